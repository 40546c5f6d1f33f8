/**
 * Operations drawn from the schema, whole and with mistakes: each is answered or refused with a code that is foreseen. A
 * deep run draws 60,000, ten minutes of a core. A million, as one night could, would hold up everything else that it tests.
 */
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/api/server.js';
import { schema } from '../../support/everyField.js';
import { broken, randomOperation, type RandomOperation, type Texts } from '../../support/randomOperation.js';
import { isDeep, runs } from '../../support/runs.js';
import { alice, deploy, developers, instance, reports } from './sampleGraph.js';
import { post, startServer, type Answer } from './services.js';

const odd = ['', '*', 'x', "'", '`', '\u0000', '__proto__', '${aws:username}', 'a'.repeat(3_000)];
const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
const texts: Texts = {
  ID: ['UFJJTkNJUEFMOmFybjphd3M6aWFtOjoxMTExMjIyMjMzMzM6dXNlci9hbGljZQ==', ...odd],
  AccountId: ['111122223333', '111122223333', '444455556666', '1'],
  ARN: [
    deploy.identifier,
    developers.arn,
    reports.arn,
    instance.arn,
    alice.identifier,
    'arn:aws:iam::1:role/x',
  ],
  PrincipalIdentifier: [
    alice.identifier,
    deploy.identifier,
    '111122223333',
    '*',
    'ec2.amazonaws.com',
    instance.arn,
    'x',
  ],
  ResourcePattern: ['*', reports.arn, 'arn:aws:s3:::data/x', 'arn:aws:s3:::*', deploy.identifier, 'x'],
  Action: ['s3:GetObject', 'sts:AssumeRole', 'ec2:DescribeInstances', 'iam:PassRole', 's3:Nothing', 'x'],
  PolicyDocument: [
    policy,
    JSON.stringify(policy),
    {},
    [],
    '{',
    { Statement: [null] },
    { Statement: [{ Effect: 1 }] },
  ],
  DateTime: ['2026-03-01T09:30:00.000Z', 'x'],
  String: ['al', 's3', 'alice', '111122223333', 'aws:SourceIp', 'T-001', ...odd],
};

let server: RunningServer;
const logged: string[] = [];
const unhandled: unknown[] = [];
const noteUnhandled = (reason: unknown): void => void unhandled.push(reason);
beforeAll(async () => {
  const logger = pino({ level: 'error' }, { write: (line) => void logged.push(line) });
  server = await startServer({ logger, limits: { burst: 1e12, perSecond: 1e12 } });
  process.on('unhandledRejection', noteUnhandled);
});
afterAll(async () => {
  process.off('unhandledRejection', noteUnhandled);
  await server.stop();
});

const ask = (operation: RandomOperation): Promise<Answer> => post(server.url, JSON.stringify(operation));

/** Throws if the answer tells of a mistake of ours. */
function expectForeseen({ status, body }: Answer): void {
  const text = JSON.stringify(body);
  expect([200, 400, 413, 503]).toContain(status);
  expect(text).not.toMatch(/"INTERNAL"|node_modules|\.[jt]s:\d+|\bat \w+ \(|Cypher/);
  for (const { extensions } of body.errors ?? []) expect(extensions['code']).toMatch(/^[A-Z_]+$/);
  expect(status === 200 || (body.errors ?? []).length > 0).toBe(true);
}

const long = { timeout: 1_800_000 };

it('operations that are drawn are mostly valid, and answered or refused', long, async () => {
  let answered = 0;
  let all = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const answer = await ask(randomOperation(schema, texts, seed));
      expectForeseen(answer);
      all += 1;
      if (answer.body.data) answered += 1;
    }),
    runs(isDeep ? 24_000 : 4_000),
  );
  expect(answered).toBeGreaterThan(all / 3);
});

it('operations with mistakes are refused or answered', long, async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      expectForeseen(await ask(broken(randomOperation(schema, texts, seed), seed)));
    }),
    runs(isDeep ? 36_000 : 6_000),
  );
});

it('nothing of them is left unhandled, and the server answers as before', async () => {
  expect(unhandled).toEqual([]);
  expect(logged).toEqual([]);
  expect((await post(server.url, '{"query":"{ __typename }"}')).body).toEqual({
    data: { __typename: 'Query' },
  });
});
