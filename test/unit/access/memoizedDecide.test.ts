/** Checks that ask one thing of equal policies are decided once, and answered as each would be by itself. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { can, type AccessQuestion } from '../../../src/access/can/can.js';
import { decideOnce } from '../../../src/access/shared/memoizedDecide.js';
import type { IamRole, Policy, Principal } from '../../../src/graph/model/graph.js';
import { inlinePolicyUid, trustPolicyUid } from '../../../src/graph/model/policyUid.js';
import { decide } from '../../../src/iam/decide/decide.js';
import { unknownContext } from '../../../src/iam/decide/request.js';
import { compileJson } from '../../../src/iam/language/compile.js';
import { emptyGraph, type InMemoryGraph } from '../../support/inMemoryFacts.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';

const accountId = '111122223333';
const arnOf = (resource: string): string => `arn:aws:iam::${accountId}:${resource}`;

const role = (name: string, team = name): IamRole => ({
  type: 'PRINCIPAL',
  kind: 'ROLE',
  identifier: arnOf(`role/${name}`),
  name,
  accountId,
  path: '/',
  uniqueId: `AROA${name.toUpperCase()}`,
  createdAt: 0,
  tags: [{ key: 'team', value: team }],
  serviceLinked: false,
});

const names = Array.from({ length: 20 }, (_, index) => `app-${index}`);

const policy = (owner: IamRole, kind: 'INLINE' | 'TRUST', name: string, statements: unknown): Policy => {
  const documentText = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const uid = kind === 'TRUST' ? trustPolicyUid(owner.identifier) : inlinePolicyUid(owner.identifier, name);
  const documentHash = createHash('sha256').update(documentText).digest('hex');
  return {
    type: 'POLICY',
    kind,
    uid,
    name,
    accountId,
    ownerArn: owner.identifier,
    documentHash,
    documentText,
  };
};

/** Each role has the statements in an inline policy of its own. */
function graphOf(
  statements: unknown,
  nameOf: (owner: IamRole) => string = () => 'access',
  trust?: unknown,
): InMemoryGraph {
  const roles = names.map((name) => role(name));
  const target = role('target');
  const held = roles.map((owner) => policy(owner, 'INLINE', nameOf(owner), statements));
  const trusts = trust === undefined ? [] : [policy(target, 'TRUST', 'target', trust)];
  return {
    ...emptyGraph,
    accounts: [{ type: 'ACCOUNT', accountId, partition: 'aws', imported: true, version: 1, dataGaps: [] }],
    principals: [...roles, target] satisfies Principal[],
    policies: [...held, ...trusts],
    attachments: held.map(({ ownerArn = '', uid }) => [ownerArn, uid] as const),
  };
}

interface IndexedResource extends Partial<AccessQuestion> {
  readonly graph: InMemoryGraph;
}

/** How often the engine is asked for all roles together; fails unless each is told what `can` tells it alone. */
async function decisionsFor({ graph, ...asked }: IndexedResource): Promise<number> {
  const reader = inMemoryReader(graph);
  let count = 0;
  const judge = decideOnce((request, layers) => {
    count += 1;
    return decide(request, layers);
  });
  for (const name of names) {
    const question: AccessQuestion = {
      principal: arnOf(`role/${name}`),
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::data/key',
      context: [],
      unlistedContextKeys: 'UNKNOWN',
      ...asked,
    };
    expect(await can(reader, question, judge)).toEqual(await can(reader, question));
  }
  return count;
}

const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };

describe('checks of principals with the same documents', () => {
  test('are decided once, and each cites its own policy and speaks of its own principal', async () => {
    const graph = graphOf(read);
    expect(await decisionsFor({ graph })).toBe(1);
    const judge = decideOnce();
    const ask = (name: string) =>
      can(
        inMemoryReader(graph),
        {
          principal: arnOf(`role/${name}`),
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::data/key',
          context: [],
          unlistedContextKeys: 'UNKNOWN',
        },
        judge,
      );
    await ask('app-0');
    const { decision, explanation, determiningStatements } = await ask('app-7');
    expect(decision).toBe('ALLOWED');
    expect(explanation).toContain('The role app-7 may do');
    expect(determiningStatements.map(({ policyId }) => policyId)).toEqual([
      inlinePolicyUid(arnOf('role/app-7'), 'access'),
    ]);
  });

  test('are decided once for each question: action, resource, context, unlisted keys', async () => {
    const reader = inMemoryReader(graphOf(read));
    const base: AccessQuestion = {
      principal: arnOf('role/app-0'),
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::data/key',
      context: [],
      unlistedContextKeys: 'UNKNOWN',
    };
    const questions: readonly AccessQuestion[] = [
      base,
      { ...base, action: 's3:PutObject' },
      { ...base, resource: 'arn:aws:s3:::other/key' },
      { ...base, context: [{ key: 'aws:SourceIp', values: ['203.0.113.7'] }] },
      { ...base, unlistedContextKeys: 'ABSENT' },
    ];
    let count = 0;
    const judge = decideOnce((request, layers) => {
      count += 1;
      return decide(request, layers);
    });
    for (const question of [...questions, ...questions]) {
      expect(await can(reader, question, judge)).toEqual(await can(reader, question));
    }
    expect(count).toBe(questions.length);
  });

  test('are decided once though a statement on another action reads who asks', async () => {
    const own = { Effect: 'Allow', Action: 'iam:GetUser', Resource: 'arn:aws:iam::*:user/${aws:username}' };
    expect(await decisionsFor({ graph: graphOf([read, own]) })).toBe(1);
  });
});

describe('checks of principals that something tells apart', () => {
  test('are decided one by one where a statement on the action reads who asks', async () => {
    const tagged = { ...read, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'app-3' } } };
    expect(await decisionsFor({ graph: graphOf([tagged, read]) })).toBe(names.length);
  });

  test('are decided apart for those that the trust policy names', async () => {
    const assume = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' };
    const trust = {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { AWS: [arnOf('root'), arnOf('role/app-3'), arnOf('role/app-0')] },
    };
    const graph = graphOf(assume, undefined, trust);
    expect(await decisionsFor({ graph, action: 'sts:AssumeRole', resource: arnOf('role/target') })).toBe(3);
  });

  test('are decided apart for a role that is to assume itself (E-28)', async () => {
    const graph = graphOf({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: arnOf('role/app-9') });
    const owner = graph.principals.find(({ name }) => name === 'app-9') as IamRole;
    const trust = policy(owner, 'TRUST', 'app-9', {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: 'ec2.amazonaws.com' },
    });
    const asked = { action: 'sts:AssumeRole', resource: arnOf('role/app-9') };
    expect(await decisionsFor({ graph: { ...graph, policies: [...graph.policies, trust] }, ...asked })).toBe(
      2,
    );
  });

  test('are decided apart where a policy of some speaks of passing on session tags alone (E-39)', async () => {
    const of = (Action: string | readonly string[], Effect = 'Allow') => ({ Effect, Action, Resource: '*' });
    const trust = { ...of(['sts:AssumeRole', 'sts:TagSession']), Principal: { AWS: arnOf('root') } };
    const graph = graphOf(of('sts:AssumeRole'), undefined, { ...trust, Resource: undefined });
    const beside = [of('sts:TagSession'), of('s3:GetObject'), of('sts:TagSession', 'Deny')].map((one, at) =>
      policy(role(`app-${String(at + 1)}`), 'INLINE', 'beside', one),
    );
    const policies = [...graph.policies, ...beside];
    const attachments = [
      ...graph.attachments,
      ...beside.map(({ ownerArn = '', uid }) => [ownerArn, uid] as const),
    ];
    const asked = { action: 'sts:AssumeRole', resource: arnOf('role/target') };
    const context = [{ key: 'aws:RequestTag/team', values: ['red'] }];
    const withBeside = { ...graph, policies, attachments };
    expect(await decisionsFor({ graph: withBeside, ...asked, context })).toBe(3);
    expect(await decisionsFor({ graph: withBeside, ...asked })).toBe(1);
  });

  test('are decided apart where the answer calls policies by names that differ', async () => {
    const graph = graphOf(read, ({ name }) => `access-of-${name}`);
    expect(await decisionsFor({ graph, resource: 'arn:aws:s3:::data/*/x' })).toBe(1);
    expect(await decisionsFor({ graph, resource: 'arn:aws:s3:::*/key' })).toBe(names.length);
  });
});

test('users are told apart where one may be asked to change its own password (E-101)', () => {
  const judge = decideOnce(decide);
  const full = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const identity = {
    status: 'COLLECTED',
    policies: [{ id: 'full', name: 'full', compiled: compileJson(full, 'IDENTITY') }],
  } as const;
  const none = { status: 'NO_ORGANIZATION' } as const;
  const decisionOf = (name: string, by: typeof decide): string => {
    const principal = { kind: 'user', partition: 'aws', accountId, arn: arnOf(`user/${name}`) } as const;
    const resource = { arn: arnOf('user/a/*') };
    const request = { principal, action: 'iam:ChangePassword', resource, context: unknownContext };
    return by(request, { identity, serviceControl: none, resourceControl: none }).decision;
  };
  const users = ['b/bob', 'a/alice', 'b/bob'];
  expect(users.map((name) => decisionOf(name, judge))).toEqual(users.map((name) => decisionOf(name, decide)));
  expect(new Set(users.map((name) => decisionOf(name, decide))).size).toBe(2);
});
