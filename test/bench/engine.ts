/** How long does one decision take, compiled and in process? */
import { compilePolicy } from '../../src/iam/language/compile.js';
import { decide } from '../../src/iam/decide/decide.js';
import type { PolicyLayers } from '../../src/iam/decide/layers.js';
import { parsePolicyDocument, type JsonValue } from '../../src/iam/language/policyDocument.js';
import { unknownContext, type AccessRequest } from '../../src/iam/decide/request.js';
import { say } from './measure.js';

const services = ['s3', 'ec2', 'dynamodb', 'sqs', 'sns', 'kms', 'logs', 'lambda', 'iam', 'sts'];

const statement = (policy: number, index: number): JsonValue => {
  const service = services[(policy + index) % services.length] ?? 's3';
  return {
    Effect: index % 7 === 6 ? 'Deny' : 'Allow',
    Action: [`${service}:Get*`, `${service}:List*`, `${service}:Describe*`],
    Resource: `arn:aws:${service}:*:111122223333:thing-${policy}-${index}/*`,
  };
};

const policy = (number: number, statements: number): JsonValue => ({
  Version: '2012-10-17',
  Statement: Array.from({ length: statements }, (_, index) => statement(number, index)),
});

function compiled(value: JsonValue) {
  const result = parsePolicyDocument(value, 'IDENTITY');
  if (!result.ok) throw new Error('the policy of the benchmark is malformed');
  return compilePolicy(result.document);
}

const micro = (runs: number, work: () => unknown): number => {
  for (let warm = 0; warm < runs / 10; warm += 1) work();
  const start = performance.now();
  for (let run = 0; run < runs; run += 1) work();
  return ((performance.now() - start) / runs) * 1000;
};

export function benchEngine(): void {
  const policies = Array.from({ length: 10 }, (_, number) => ({
    id: `p${number}`,
    name: `p${number}`,
    compiled: compiled(policy(number, 20)),
  }));
  const layers: PolicyLayers = {
    identity: { status: 'COLLECTED', policies },
    serviceControl: { status: 'NO_ORGANIZATION' },
    resourceControl: { status: 'NO_ORGANIZATION' },
  };
  const request: AccessRequest = {
    principal: {
      kind: 'user',
      partition: 'aws',
      accountId: '111122223333',
      arn: 'arn:aws:iam::111122223333:user/ann',
    },
    action: 'dynamodb:GetItem',
    resource: { arn: 'arn:aws:dynamodb:eu-west-1:111122223333:thing-3-9/x', accountId: '111122223333' },
    context: unknownContext,
  };
  const large = policy(0, 48);
  say(
    `engine: one decision over 10 policies of 20 statements: ${micro(100_000, () => decide(request, layers)).toFixed(1)} µs`,
  );
  say(
    `engine: parse and compile a policy of ${JSON.stringify(large).length} bytes: ${micro(2_000, () => compiled(large)).toFixed(0)} µs`,
  );
}
