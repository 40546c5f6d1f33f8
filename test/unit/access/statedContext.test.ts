/** What a question states of the requests holds for escalations too (G-22), also where a technique acts on what is not known. */
import { describe, expect, it } from 'vitest';
import type { PrivilegePath } from '../../../src/access/shared/answer.js';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { needsIdentityPolicy } from '../../../src/escalation/data/identityOnlyActions.js';
import { resourceTypes } from '../../../src/escalation/data/resourceTypes.js';
import { policyHolders } from '../../../src/graph/engine/policyHolder.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { fullAccess, organizationOf } from '../../support/organizations.js';
import { exportsOfEstate } from '../../support/roleEstate.js';

const HOME = '111122223333';
const mallory = `arn:aws:iam::${HOME}:user/mallory`;
const worker = `arn:aws:iam::${HOME}:role/worker`;

type Statement = Readonly<Record<string, unknown>>;

const from = (vpce: string, operator = 'StringEquals') => ({
  Condition: { [operator]: { 'aws:SourceVpce': vpce } },
});
const allow = (Action: string | readonly string[], more: Statement = {}): Statement => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...more,
});
const deny = (Action: string, more: Statement): Statement => ({ ...allow(Action, more), Effect: 'Deny' });

interface Held {
  readonly own: readonly Statement[];
  readonly boundary?: readonly Statement[];
  readonly scp?: readonly Statement[];
}

/** Of a user who is asked about at this endpoint, and a role that administers the account and trusts a service. */
async function paths(
  service: string,
  vpce: string,
  { scp, ...held }: Held,
): Promise<readonly PrivilegePath[]> {
  const members = {
    [mallory]: held,
    [worker]: {
      own: [allow('*')],
      trust: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
    },
  };
  const level = { ...fullAccess, ...(scp ? { limit: scp } : {}) };
  const organization = organizationOf({ [HOME]: { scp: [fullAccess, fullAccess, level] } });
  const reader = inMemoryReader(importedEstate(exportsOfEstate({ members }), organization));
  const context = [{ key: 'aws:SourceVpce', values: [vpce] }];
  return (await pathsToPrivilege(reader, { from: mallory, maxHops: 3, k: 10, context })).paths;
}

const techniquesIn = (found: readonly PrivilegePath[]): readonly string[] =>
  found.flatMap(({ hops }) =>
    hops.flatMap((hop) => (hop.mechanism === 'ESCALATION' ? [hop.techniqueId] : [])),
  );
const sentencesOf = (found: readonly PrivilegePath[]): string =>
  found.map(({ sentence }) => sentence).join('\n');
const otherwise = 'something else allows it';

const [lambda, ec2] = ['lambda.amazonaws.com', 'ec2.amazonaws.com'];
const create = 'lambda:CreateFunction';
const passing = [allow('iam:PassRole'), allow('lambda:InvokeFunction')];
const creating = (...vpces: readonly string[]) => [
  ...passing,
  ...vpces.map((vpce) => allow(create, from(vpce))),
];

describe('a stated context and an action that only identity policies allow (G-22, G-25)', () => {
  it('meets the condition that was found: there is a path', async () => {
    const found = await paths(lambda, 'vpce-1', { own: creating('vpce-1') });
    expect(techniquesIn(found)).toEqual(['T-071']);
    expect(found.map(({ decision }) => decision)).toEqual(['ALLOWED']);
  });

  it('rules it out, and nothing else allows it: there is none', async () => {
    expect(await paths(lambda, 'vpce-2', { own: creating('vpce-1') })).toEqual([]);
  });

  it('rules it out, and another statement allows it', async () => {
    const found = await paths(lambda, 'vpce-2', { own: creating('vpce-1', 'vpce-2') });
    expect(techniquesIn(found)).toEqual(['T-071']);
  });

  it('rules it out, and another statement allows it beside a data perimeter', async () => {
    const perimeter = deny('*', { Condition: { StringNotEquals: { 'aws:ResourceAccount': HOME } } });
    const found = await paths(lambda, 'vpce-2', { own: [...creating('vpce-1', 'vpce-2'), perimeter] });
    expect(techniquesIn(found)).toEqual(['T-071']);
  });

  it.each(['ssm:StartSession', 'ssm:SendCommand'])('on a managed node, by %s', async (action) => {
    const own = [allow(action, from('vpce-1'))];
    const found = await paths(ec2, 'vpce-1', { own });
    expect(found.length).toBeGreaterThan(0);
    expect(sentencesOf(found)).not.toContain(otherwise);
    expect(await paths(ec2, 'vpce-2', { own })).toEqual([]);
  });

  it.each<readonly [string, Partial<Held>]>([
    ['a Deny', { own: [...passing, allow(create), deny('lambda:*', from('vpce-1', 'StringNotEquals'))] }],
    ['the boundary', { boundary: [...passing, allow('lambda:*', from('vpce-1'))] }],
    ['a service control policy', { scp: [deny('lambda:*', from('vpce-1', 'StringNotEquals'))] }],
  ])('is what %s rules out, whatever the resource', async (_what, held) => {
    const whole = { own: [...passing, allow(create)], ...held };
    expect(techniquesIn(await paths(lambda, 'vpce-1', whole))).toEqual(['T-071']);
    expect(await paths(lambda, 'vpce-2', whole)).toEqual([]);
  });

  it('leaves a path open where a Deny is about some resources only', async () => {
    const Resource = `arn:aws:lambda:*:${HOME}:function:x*`;
    const own = [
      ...passing,
      allow(create, { Resource }),
      deny(create, { Resource, ...from('vpce-1', 'StringNotEquals') }),
    ];
    expect(sentencesOf(await paths(lambda, 'vpce-2', { own }))).toContain(otherwise);
  });
});

describe('a stated context and an action that a resource policy may allow', () => {
  it('leaves the path open: the policy of the function may let the caller in (G-13, G-22)', async () => {
    const own = [allow(['lambda:UpdateFunctionCode', 'lambda:InvokeFunction'], from('vpce-1'))];
    const found = await paths(lambda, 'vpce-2', { own });
    expect(techniquesIn(found).length).toBeGreaterThan(0);
    expect(sentencesOf(found)).toContain(otherwise);
  });
});

describe('a stated fact of the caller', () => {
  const OUTSIDE = '999988887777';
  const root = `arn:aws:iam::${OUTSIDE}:root`;
  const bridge = `arn:aws:iam::${HOME}:role/bridge`;
  const assume = (principal: string, more: Statement = {}): Statement => ({
    Effect: 'Allow',
    Principal: { AWS: principal },
    Action: 'sts:AssumeRole',
    ...more,
  });
  const pathsUnder = async (key: string, stated: string, asked: string) => {
    const condition = { Condition: { StringEquals: { [key]: asked } } };
    const members = {
      [bridge]: { own: [allow('sts:AssumeRole')], trust: [assume(root)] },
      [worker]: { trust: [assume(bridge, condition)] },
    };
    const organization = organizationOf({ [HOME]: {} });
    const reader = inMemoryReader(importedEstate(exportsOfEstate({ members }), organization));
    const context = [{ key, values: [stated] }];
    return (await assumeRolePaths(reader, { from: root, to: worker, maxHops: 3, k: 10, context })).paths;
  };

  it.each([
    ['aws:PrincipalOrgID', 'o-elsewhere99', 'o-exampleorg'],
    ['aws:PrincipalIsAWSService', 'true', 'false'],
  ])('%s is of the start alone: a role on the way has its own (U-8, E-60)', async (key, stated, own) => {
    expect(await pathsUnder(key, stated, own)).toHaveLength(1);
    expect(await pathsUnder(key, stated, stated)).toEqual([]);
  });
});

describe('what a question states of a service that starts', () => {
  const start = 'lambda.amazonaws.com';
  const fn = `arn:aws:iam::${HOME}:role/fn`;

  it.each([
    ['aws:SourceAccount', HOME],
    ['aws:SourceArn', `arn:aws:lambda:eu-west-1:${HOME}:function:f`],
    ['aws:SourceOrgID', 'o-exampleorg'],
    ['aws:SourceOrgPaths', 'o-exampleorg/r-root/'],
  ])('%s is in its call alone: roles on the way send none (E-60)', async (key, value) => {
    const trust = (Principal: Statement, Condition: Statement): readonly Statement[] => [
      { Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition },
    ];
    const set = key === 'aws:SourceOrgPaths' ? 'ForAnyValue:' : '';
    const members = {
      [fn]: {
        own: [allow('sts:AssumeRole')],
        trust: trust({ Service: start }, { [`${set}StringEquals`]: { [key]: value } }),
      },
      [worker]: { trust: trust({ AWS: fn }, { Null: { [key]: 'true' } }) },
    };
    const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
    const context = [{ key, values: [value] }];
    const found = await assumeRolePaths(reader, { from: start, to: worker, maxHops: 3, k: 10, context });
    expect(found.paths.map(({ decision }) => decision)).toEqual(['ALLOWED']);
  });
});

describe('what a question states of the session of its start', () => {
  it('does not make an administrator on the way one for certain, at which paths end (E-93)', async () => {
    const admin = `arn:aws:iam::${HOME}:role/admin`;
    const trust = (AWS: string) => [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }];
    const revoked = { Condition: { DateLessThan: { 'aws:TokenIssueTime': '2099-01-01T00:00:00Z' } } };
    const members = {
      [mallory]: {},
      [admin]: { own: [allow('*'), deny('*', revoked)], trust: trust(mallory) },
      [worker]: { own: [allow('*')], trust: trust(admin) },
    };
    const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
    const context = [{ key: 'aws:TokenIssueTime', values: [] }];
    const found = await pathsToPrivilege(reader, { from: mallory, maxHops: 3, k: 10, context });
    const ends = found.paths.map(({ hops }) => hops.map(({ to }) => to.identifier));
    expect(ends).toContainEqual([admin, worker]);
  });
});

describe('what a question states of how its start signed in', () => {
  it.each([
    ['aws:SignInSessionArn', `arn:aws:signin:us-east-1:${HOME}:session/s`],
    ['aws:ViaCustomerDomain', '444455556666'],
  ])('%s is not known of a role on the way (E-64)', async (key, value) => {
    const trust = (AWS: string, operator: string, asked: string) => [
      {
        Effect: 'Allow',
        Principal: { AWS },
        Action: 'sts:AssumeRole',
        Condition: { [operator]: { [key]: asked } },
      },
    ];
    const bridge = `arn:aws:iam::${HOME}:role/bridge`;
    const members = {
      [mallory]: {},
      [bridge]: { trust: trust(mallory, 'StringEquals', value) },
      [worker]: { trust: trust(bridge, 'Null', 'true') },
    };
    const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
    const context = [{ key, values: [value] }];
    const found = await assumeRolePaths(reader, { from: mallory, to: worker, maxHops: 3, k: 10, context });
    expect(found.paths.map(({ hops }) => hops.map(({ decision }) => decision))).toEqual([
      ['ALLOWED', 'CONDITIONAL'],
    ]);
  });
});

describe('the actions that only identity policies allow', () => {
  const named = [...resourceTypes.keys()].filter(needsIdentityPolicy);
  const creations =
    /^(?:codebuild:CreateProject|dynamodb:CreateTable|lambda:Create(?:Function|EventSourceMapping)|sagemaker:CreateModelPackage)$/;

  it('are about something without a policy, but for what they create (G-25)', () => {
    const hasPolicy = (type: string) => policyHolders(type.replace('arn:*:', 'arn:aws:')).length > 0;
    const isOpen = ([first, ...others]: readonly string[]) =>
      first !== undefined && [first, ...others].every(hasPolicy);
    const open = named.filter((action) => isOpen(resourceTypes.get(action) ?? []));
    expect(open.filter((action) => !creations.test(action))).toEqual([]);
  });

  it.each([
    ['lambda:CreateFunction', true],
    ['lambda:UpdateFunctionCode', false],
    ['lambda:InvokeFunction', false],
    ['ssm:StartSession', true],
    ['ssm:GetParameter', false],
    ['glue:CreateJob', true],
    ['glue:PutResourcePolicy', false],
    ['ec2:RunInstances', true],
    ['s3:PutObject', false],
    ['kms:CreateGrant', false],
    ['sts:AssumeRole', false],
    ['organizations:UpdatePolicy', false],
  ])('%s: %s (G-25)', (action, expected) => {
    expect(needsIdentityPolicy(action)).toBe(expected);
  });
});
