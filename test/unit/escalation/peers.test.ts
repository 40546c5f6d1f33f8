/** Somebody all of whose policies the caller has is a target where anything tells it apart (G-8). */
import { expect, it } from 'vitest';
import {
  allow,
  arnOf,
  deny,
  escalationsIn,
  nameOf,
  rootArn,
  type AccountIs,
  type Statement,
} from '../../support/escalationAccount.js';

const keys = allow('iam:CreateAccessKey', arnOf('user', 'peer'));
const shared = { attached: ['shared'] };
const policies = (...statements: readonly Statement[]) => ({ shared: [statements] });

/** Targets of mallory's escalations. */
const targets = (is: AccountIs): readonly string[] => [
  ...new Set(escalationsIn(is).edges.map(({ targetArn }) => nameOf(targetArn))),
];

const peers = (rest: AccountIs, more: readonly Statement[] = []): AccountIs => ({
  policies: policies(allow('sts:AssumeRole')),
  ...rest,
  users: {
    mallory: { ...shared, may: [keys, ...more] },
    peer: { ...shared, credentials: { keys: 0 } },
    ...rest.users,
  },
});

it('is no target where nothing tells it apart', () => {
  expect(targets(peers({}))).toEqual([]);
  expect(targets(peers({ roles: { vault: { may: [allow('s3:*')], trusts: [rootArn] } } }))).toEqual([]);
});

it('is a target where a trust policy names it, and without any policy too (E-27b)', () => {
  const roles = { vault: { may: [allow('s3:*')], trusts: [arnOf('user', 'peer')] } };
  expect(targets(peers({ roles }))).toEqual(['peer']);
  expect(targets({ roles, users: { mallory: { may: [keys] }, peer: { credentials: { keys: 0 } } } })).toEqual(
    ['peer'],
  );
});

it('is a target where its tags open a role, unless the caller has them too (E-37)', () => {
  const trust = [
    {
      ...allow('sts:AssumeRole', '*', { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } } }),
      Resource: undefined,
      Principal: { AWS: rootArn },
    },
  ];
  const is = (own: Readonly<Record<string, string>>): AccountIs => ({
    policies: policies(allow('sts:AssumeRole')),
    users: {
      mallory: { ...shared, may: [keys], tags: own },
      peer: { ...shared, credentials: { keys: 0 }, tags: { team: 'red' } },
    },
    roles: { vault: { may: [allow('s3:*')], trust } },
  });
  expect(targets(is({}))).toEqual(['peer']);
  expect(targets(is({ team: 'red' }))).toEqual([]);
});

it('is a target where it is a user, and MFA opens a role for it that sessions never have (E-43)', () => {
  const trust = [
    {
      ...allow('sts:AssumeRole', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
      Resource: undefined,
      Principal: { AWS: rootArn },
    },
  ];
  const is: AccountIs = {
    policies: policies(allow('sts:AssumeRole'), keys),
    users: { peer: { ...shared, credentials: { keys: 0 } } },
    roles: { worker: { ...shared, trusts: ['ec2.amazonaws.com'] }, vault: { may: [allow('s3:*')], trust } },
  };
  expect(targets(is)).toContain('peer');
});

it('is a target where a Deny of the caller takes what it may do', () => {
  expect(targets(peers({}, [deny('sts:AssumeRole')]))).toEqual(['peer']);
});

it('is a target where policies ask who it is, but for managing oneself', () => {
  const own = (action: string, resource: string) => ({ policies: policies(allow(action, resource)) });
  expect(targets(peers(own('s3:*', 'arn:aws:s3:::homes/${aws:username}/*')))).toEqual(['peer']);
  expect(targets(peers(own('iam:ChangePassword', arnOf('user', '${aws:username}'))))).toEqual([]);
});
