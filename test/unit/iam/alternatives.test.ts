/** Every way in which an open request can come out so that it is allowed (U-6). */
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../../src/iam/language/compile.js';
import type { Layer, PolicyLayers } from '../../../src/iam/decide/layers.js';
import { parsePolicyDocument, type JsonValue } from '../../../src/iam/language/policyDocument.js';
import { unknownContext, type AccessRequest } from '../../../src/iam/decide/request.js';
import { allowAlternatives } from '../../../src/iam/unknown/alternatives.js';

const request: AccessRequest = {
  principal: {
    kind: 'user',
    partition: 'aws',
    accountId: '111122223333',
    arn: 'arn:aws:iam::111122223333:user/u',
    userId: 'AIDA',
    tags: new Map(),
  },
  action: 's3:GetObject',
  resource: { arn: 'arn:aws:s3:::b/k', accountId: '111122223333' },
  context: unknownContext,
};

function layersOf(...statements: readonly JsonValue[]): PolicyLayers {
  const parsed = parsePolicyDocument({ Version: '2012-10-17', Statement: statements }, 'IDENTITY');
  if (!parsed.ok) throw new Error('no policy');
  const identity: Layer = {
    status: 'COLLECTED',
    policies: [{ id: 'own', name: 'own', compiled: compilePolicy(parsed.document) }],
  };
  const none = { status: 'NO_ORGANIZATION' } as const;
  return { identity, serviceControl: none, resourceControl: none };
}

function trustedBy(statements: readonly JsonValue[]): PolicyLayers {
  const parsed = parsePolicyDocument({ Version: '2012-10-17', Statement: statements }, 'TRUST');
  if (!parsed.ok) throw new Error('no policy');
  const policies = [{ id: 'trust', name: 'trust', compiled: compilePolicy(parsed.document) }];
  return {
    ...layersOf(),
    identity: { status: 'COLLECTED', policies: [] },
    resource: { status: 'COLLECTED', policies },
  };
}

const allow = (Condition?: JsonValue): JsonValue => ({
  Effect: 'Allow',
  Action: 's3:*',
  Resource: '*',
  ...(Condition === undefined ? {} : { Condition }),
});
const from = (address: string) => allow({ IpAddress: { 'aws:SourceIp': address } });

const told = (layers: PolicyLayers, asked = request) => {
  const { alternatives, complete } = allowAlternatives(asked, layers);
  return {
    complete,
    alternatives: alternatives.map(({ residuals, determiningStatements }) => ({
      asks: residuals.map((one) => (one.kind === 'condition' ? one.condition.values.join() : one.text)),
      by: determiningStatements.map(({ statementIndex }) => statementIndex),
    })),
  };
};

describe('the ways to an Allow', () => {
  it('are one that asks nothing where it is allowed anyway', () => {
    expect(told(layersOf(from('10.0.0.0/8'), allow()))).toEqual({
      complete: true,
      alternatives: [{ asks: [], by: [1] }],
    });
  });
  it('are none where it is denied', () => {
    const deny = { Effect: 'Deny', Action: '*', Resource: '*' };
    expect(told(layersOf(allow(), deny))).toEqual({ complete: true, alternatives: [] });
    expect(told(layersOf())).toEqual({ complete: true, alternatives: [] });
  });
  it('are each Allow with what it asks and the statement that decides', () => {
    expect(told(layersOf(from('10.0.0.0/8'), from('192.0.2.0/24')))).toEqual({
      complete: true,
      alternatives: [
        { asks: ['10.0.0.0/8'], by: [0] },
        { asks: ['192.0.2.0/24'], by: [1] },
      ],
    });
  });
  it('ask of a Deny that it fails, in each of them', () => {
    const deny = {
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
    };
    const { alternatives } = told(layersOf(from('10.0.0.0/8'), from('192.0.2.0/24'), deny));
    expect(alternatives.map(({ asks }) => [...asks].sort())).toEqual([
      ['10.0.0.0/8', 'us-east-1'],
      ['192.0.2.0/24', 'us-east-1'],
    ]);
  });
  it('of a service say which of them rest on {"AWS":"*"}, and come first where they do not (O-12)', () => {
    const trust = (Principal: JsonValue, network?: string): JsonValue => ({
      Effect: 'Allow',
      Principal,
      Action: 'sts:AssumeRole',
      ...(network === undefined ? {} : { Condition: { StringEquals: { 'aws:SourceVpce': network } } }),
    });
    const service = { Service: 'lambda.amazonaws.com' };
    const asked = {
      ...request,
      principal: { kind: 'service', service: 'lambda.amazonaws.com' },
      action: 'sts:AssumeRole',
      resource: { arn: 'arn:aws:iam::111122223333:role/r', accountId: '111122223333' },
    } as const;
    const alternatives = (...statements: readonly JsonValue[]) =>
      told(trustedBy(statements), asked).alternatives.map(({ asks }) => asks);
    const undocumented = expect.stringContaining('which AWS does not document') as string;
    expect(alternatives(trust({ AWS: '*' }), trust(service, 'v1'))).toEqual([['v1'], [undocumented]]);
    expect(alternatives(trust({ AWS: '*' }), trust(service))).toEqual([[]]);
    expect(alternatives(trust({ AWS: '*' }, 'v1'), trust(service, 'v1'))).toEqual([['v1']]);
    expect(alternatives(trust('*'))).toEqual([[]]);
  });
});
