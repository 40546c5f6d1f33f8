/** Somebody all of whose policies the caller has is a target where anything tells it apart (G-8). */
import { describe, expect, it } from 'vitest';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import {
  allow,
  arnOf,
  deny,
  escalationsIn,
  home,
  nameOf,
  rootArn,
  type AccountIs,
  type Statement,
} from '../../support/escalationAccount.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { organizationOf, rcpFullAccess } from '../../support/organizations.js';
import { exportsOfEstate } from '../../support/roleEstate.js';

const keys = allow('iam:CreateAccessKey', arnOf('user', 'peer'));
const elsewhere = '777777777777';
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

it('is a target where the caller may set its tags, and a policy asks for them (G-8, G-20)', () => {
  const red = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } } };
  const trust = [{ Effect: 'Allow', Principal: { AWS: rootArn }, Action: 'sts:AssumeRole', ...red }];
  const is = (may: readonly Statement[], more: AccountIs = { roles: { vault: { may: [], trust } } }) =>
    targets(peers(more, may));
  const tagging = (...names: readonly string[]) =>
    names.map((name) => allow('iam:TagUser', arnOf('user', name)));
  expect(is(tagging('peer'))).toContain('peer');
  expect(is(tagging('peer', 'mallory'))).not.toContain('peer');
  expect(is(tagging('peer'), {})).toEqual([]);
  expect(is([])).toEqual([]);
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

describe('where policies ask who it is', () => {
  const own = (action: string | readonly string[], resource: string, rest: AccountIs = {}): AccountIs =>
    peers({ policies: policies(allow(action, resource)), ...rest });
  const named = (type: string) => `arn:aws:iam::${home}:${type}/\${aws:username}`;

  it('is a target', () => {
    expect(targets(own('s3:*', 'arn:aws:s3:::homes/${aws:username}/*'))).toEqual(['peer']);
  });

  it.each(['user', 'user/*', 'mfa', 'sms-mfa'])('is none where it looks after its own %s', (type) => {
    const actions = ['iam:ChangePassword', 'iam:*AccessKey*', 'iam:*MFADevice', 'iam:Get*', 'iam:List*'];
    expect(targets(own(actions, named(type)))).toEqual([]);
  });

  it.each(['iam:PassRole', 'iam:PutRolePolicy', 'iam:GetRole'])(
    'is a target where a role of its name is not the one of the caller’s: %s (G-8)',
    (action) => {
      const roles = { peer: { may: [allow('*')], trusts: ['lambda.amazonaws.com'] } };
      expect(targets(own(action, named('role'), { roles }))).toContain('peer');
      expect(targets(own(action, named('group')))).toContain('peer');
      expect(targets(own(action, named('instance-profile')))).toContain('peer');
    },
  );

  it.each([
    ['iam:PutUserPolicy', ['peer']],
    ['iam:*', ['peer']],
    ['iam:CreateAccessKey', []],
  ])(
    'is a target where it may give itself rights, and the caller is a role without a name: %s (G-8)',
    (action, expected) => {
      const beside = [allow(action, named('user')), keys];
      const trust = [
        { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ];
      const members = { [arnOf('user', 'peer')]: { beside }, [arnOf('role', 'worker')]: { beside, trust } };
      const { escalations = [] } = importedEstate(exportsOfEstate({ members }));
      const ways = escalations.filter(({ from }) => from.name === 'worker');
      expect(ways.map(({ to }) => to.name)).toEqual(expected);
    },
  );
});

it.each<readonly [string, Statement, readonly string[]]>([
  ['by name', { ArnNotLike: { 'aws:PrincipalArn': arnOf('user', 'peer') } }, ['peer']],
  ['by tag', { StringNotEquals: { 'aws:PrincipalTag/team': 'red' } }, ['peer']],
  ['of the organization', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-exampleorg' } }, []],
])(
  'is a target where a resource control policy over another account spares it %s (G-8)',
  (_how, Condition, expected) => {
    const closed = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition };
    const organizations = organizationOf({
      [home]: {},
      [elsewhere]: { rcp: [rcpFullAccess, rcpFullAccess, { ...rcpFullAccess, Closed: closed }] },
    });
    const is = peers({
      policies: policies(allow('s3:*')),
      users: { peer: { ...shared, credentials: { keys: 0 }, tags: { team: 'red' } } },
    });
    const { edges } = escalationsIn(is, organizations);
    expect(edges.map(({ targetArn }) => nameOf(targetArn))).toEqual(expected);
  },
);

describe.each<readonly [string, string, string | undefined]>([
  ['of the account', home, undefined],
  ['of another account that lets in the account', elsewhere, rootArn],
  ['of another account that lets in everyone', elsewhere, '*'],
])('where the policy of a bucket %s asks who reads its objects', (_where, owner, letIn) => {
  const mallory = arnOf('user', 'mallory');
  const twin = arnOf('user', 'twin');
  const peer = arnOf('user', 'peer');
  const worker = arnOf('role', 'worker');
  const objects = 'arn:aws:s3:::secrets/*';
  const reading = allow('s3:GetObject', objects);
  const changing = [keys, allow('iam:UpdateAssumeRolePolicy', worker)];
  const trust = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const graphOf = (statement: Statement) =>
    importedEstate([
      ...exportsOfEstate({
        members: {
          [mallory]: { own: changing, beside: [reading] },
          [twin]: { own: [...changing, allow('sqs:SendMessage')], beside: [reading] },
          [peer]: { beside: [reading], tags: { team: 'red' } },
          [worker]: { beside: [reading], tags: { team: 'red' }, trust: [trust] },
        },
      }),
      {
        ResourceArn: 'arn:aws:s3:::secrets',
        AccountId: owner,
        Policy: {
          Version: '2012-10-17',
          Statement: [
            { ...statement, Resource: objects },
            ...(letIn === undefined ? [] : [{ ...reading, Principal: { AWS: letIn } }]),
          ],
        },
      },
    ]);
  const closed = (operator: string, key: string, value: string | readonly string[]): Statement => ({
    ...deny('s3:GetObject', objects, { Condition: { [operator]: { [key]: value } } }),
    Principal: '*',
  });
  const named = (...AWS: readonly string[]): Statement => ({
    ...deny('s3:GetObject', objects),
    Principal: { AWS },
  });
  const allWays = ['mallory peer', 'mallory worker', 'twin peer', 'twin worker'];
  const patterns = ['arn:aws:iam::*:user/p*', arnOf('role', 'w*')];

  it.each<readonly [string, Statement, readonly string[]]>([
    ['spares targets by ARN', closed('ArnNotEquals', 'aws:PrincipalArn', [peer, worker]), allWays],
    ['spares them by a pattern', closed('ArnNotLike', 'aws:PrincipalArn', patterns), allWays],
    [
      'spares them by id',
      closed('StringNotLike', 'aws:userid', ['AIDA3333peer', 'AROA3333worker:*']),
      allWays,
    ],
    ['spares them by tag', closed('StringNotEquals', 'aws:PrincipalTag/team', 'red'), allWays],
    ['denies both callers', named(mallory, twin), allWays],
    ['denies one of them', named(mallory), allWays.slice(0, 2)],
    ['spares everybody', closed('ArnNotLike', 'aws:PrincipalArn', 'arn:aws:iam::*:*'), []],
    ['asks something else', closed('StringNotEquals', 'aws:SourceVpce', 'vpce-1'), []],
  ])('and %s (G-8)', (_what, statement, expected) => {
    const ways = graphOf(statement).escalations?.map(({ from, to }) => `${from.name} ${to.name}`);
    expect(ways?.toSorted()).toEqual(expected);
  });

  it('whoever becomes a principal that it spares gets to read them (G-8)', async () => {
    const reader = inMemoryReader(graphOf(closed('ArnNotLike', 'aws:PrincipalArn', patterns)));
    const question = {
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::secrets/one',
      context: [],
      maxHops: 2,
    };
    const { entries } = await whoCanTransitively(reader, question, { first: 10 });
    const all = entries.map(([identifier]) => nameOf(identifier));
    expect(all).toEqual(expect.arrayContaining(['mallory', 'twin', 'peer', 'worker']));
  });
});
