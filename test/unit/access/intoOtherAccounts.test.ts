/** Backwards: whoever administers an account gives somebody of it the permission to assume a role of another account. */
import { describe, expect, it } from 'vitest';
import { blastRadius } from '../../../src/access/reach/blastRadius.js';
import { chokePoints } from '../../../src/access/reach/chokePoints.js';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import type { AttackedMember, Document } from '../../support/attackedEstate.js';
import { graphOfAttacked } from '../../support/attackedExports.js';
import { consistentPaths } from '../../support/derivations.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import type { JsonObject } from '../../support/reference/json.js';

const [SHOP, BANK] = ['111111111111', '222222222222'];
const arn = (account: string, name: string): string => `arn:aws:iam::${account}:${name}`;
const target = arn(SHOP, 'role/target');
const chief = arn(BANK, 'user/chief');

const allow = (Action: string, Resource = '*'): JsonObject => ({ Effect: 'Allow', Action, Resource });

const holding = (...statements: Document): AttackedMember => ({
  inline: statements.length === 0 ? {} : { own: statements },
  attached: [],
  tags: {},
  groups: [],
});

const trusting = (principal: string, ...statements: Document): AttackedMember => ({
  ...holding(...statements),
  trust: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' }],
});

/** The chief of the bank administers it, but assumes nothing; the target administers the shop. */
const readerOf = (
  named: string,
  more: Readonly<Record<string, AttackedMember>> = {},
  guardrails: Readonly<Record<string, Document>> = {},
) =>
  inMemoryReader(
    graphOfAttacked({
      members: {
        [target]: trusting(named, allow('iam:*')),
        [chief]: holding(allow('iam:*')),
        [arn(BANK, 'user/helper')]: holding(allow('iam:CreateAccessKey', chief)),
        [arn(BANK, 'user/plain')]: holding(),
        ...more,
      },
      groups: {},
      policies: {},
      guardrails,
    }),
  );

/** A role of the shop that lets in somebody of the bank, or anyone, if the conditions hold. */
const asking = (
  principal: string,
  condition: JsonObject,
  more: AttackedMember = holding(),
): AttackedMember => ({
  ...more,
  trust: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole', Condition: condition }],
});

const nameOf = (identifier: string): string => identifier.replace(/^arn:aws:iam::(\d)\d+:(?:\w+\/)?/, '$1 ');

type List = readonly {
  readonly identifier: string;
  readonly distance: number;
  readonly unconditionalDistance?: number;
}[];

const told = (list: List): readonly string[] =>
  list.map((one) => `${nameOf(one.identifier)} ${one.distance} ${one.unconditionalDistance ?? '-'}`).sort();

const everybody = { first: 100 };

describe.each([
  ['the account', arn(BANK, 'root')],
  ['somebody of it without permissions', arn(BANK, 'user/plain')],
])('a role that lets in %s', (_whom, named) => {
  const reader = readerOf(named);

  it('is reached by its administrators, and by whoever reaches these', async () => {
    const { reaching, completeness } = await whoCanReach(reader, { to: target, maxHops: 10 });
    expect(told(reaching)).toEqual(['1 root 1 1', '2 chief 2 2', '2 helper 3 -', '2 root 2 2']);
    expect(completeness).toMatchObject({ complete: true });
    const { reached } = await blastRadius(reader, { principal: chief, maxHops: 10 });
    expect(told(reached)).toContain('1 target 2 2');
  });

  it('is assumed by them, by a route that says how', async () => {
    const question = { action: 'sts:AssumeRole', resource: target, context: [], maxHops: 10 };
    const { entries } = await whoCanTransitively(reader, question, everybody);
    const paths = consistentPaths(entries.flatMap(([, { path }]) => path ?? []));
    expect(paths.map(({ sentence, depth }) => `${depth} ${sentence}`)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^2 chief \(2+\) → (chief|plain) \(2+\).* by T-\d+ \(.*\) → target \(1+\) by T-038 \(Assume role\), the role itself\.$/,
        ),
        expect.stringMatching(/^3 helper \(2+\) → chief \(2+\) by T-018 /),
        expect.stringMatching(/^2 root of 2+ → /),
      ]),
    );
    expect(entries.map(([, { principal }]) => nameOf(principal.identifier))).not.toContain('2 plain');
  });

  it('is a choke point where it is the only way in', async () => {
    const { entries } = await chokePoints(reader, SHOP, everybody);
    const into = entries.find(([, { hop }]) => hop.to.identifier === target)?.[1];
    expect(into).toMatchObject({
      cutsOff: 3,
      closing: ["Name in the role's trust policy only the principals that need the role."],
    });
  });
});

describe('a role that asks who comes (G-26)', () => {
  const ci = arn(BANK, 'role/ci-1');
  const plain = arn(BANK, 'user/plain');
  const linked = arn(BANK, 'role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS');
  const permissionSet = arn(BANK, 'role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_*');
  const known = (operator: string, value: string): JsonObject => ({
    [operator]: { 'aws:PrincipalArn': value },
  });
  const tagged: JsonObject = { StringEquals: { 'aws:PrincipalTag/team': 'ops' } };
  const there = { [ci]: trusting(arn(BANK, 'saml-provider/sso')) };
  const [certain, open] = [
    ['1 root 1 1', '2 chief 2 2', '2 helper 3 -', '2 root 2 2'],
    ['1 root 1 1', '2 chief 2 -', '2 helper 3 -', '2 root 2 -'],
  ];
  const nobody = ['1 root 1 1'];

  const reaching = async (
    principal: string,
    condition: JsonObject,
    more: Readonly<Record<string, AttackedMember>> = {},
    guardrails: Readonly<Record<string, Document>> = {},
  ) => {
    const members = { ...more, [target]: asking(principal, condition, holding(allow('iam:*'))) };
    const reader = readerOf(arn(BANK, 'root'), members, guardrails);
    const backwards = await whoCanReach(reader, { to: target, maxHops: 10 });
    const forwards = await blastRadius(reader, { principal: chief, maxHops: 10 });
    const isReached = backwards.reaching.some(({ identifier }) => identifier === chief);
    expect(forwards.reached.some(({ identifier }) => identifier === target)).toBe(isReached);
    return told(backwards.reaching);
  };

  it.each([
    ['a role that is there', arn(BANK, 'root'), known('StringEquals', ci), there, certain],
    [
      'roles of a pattern, of which one is there',
      arn(BANK, 'root'),
      known('ArnLike', `${ci}*`),
      there,
      certain,
    ],
    ['roles of a pattern, of which none is there', arn(BANK, 'root'), known('ArnLike', `${ci}*`), {}, open],
    ['anyone of a pattern', '*', known('ArnLike', `${ci}*`), {}, open],
    ['whoever has a tag', arn(BANK, 'root'), tagged, {}, open],
    ['a user that it names and that has a tag', plain, tagged, {}, open],
    ['a user that has the tag', plain, tagged, { [plain]: { ...holding(), tags: { team: 'ops' } } }, certain],
    [
      'the id of a role',
      arn(BANK, 'root'),
      { StringLike: { 'aws:userid': 'AROA2222ci-1:*' } },
      there,
      certain,
    ],
  ])('and lets in %s is reached by administrators', async (_whom, principal, condition, more, expected) => {
    expect(await reaching(principal, condition, more)).toEqual(expected);
  });

  it.each([
    ['roles of Identity Center', known('ArnLike', permissionSet), {}],
    ['a service-linked role', known('ArnEquals', linked), { [linked]: trusting(arn(BANK, 'root')) }],
    ['a role of a third account', known('ArnLike', 'arn:aws:iam::333333333333:role/*'), {}],
    ['an id that nobody has', { StringLike: { 'aws:userid': 'AROA2222gone:*' } }, {}],
  ])('and lets in %s is not', async (_whom, condition, more) => {
    expect(await reaching(arn(BANK, 'root'), condition, more)).toEqual(nobody);
  });

  it('is not reached where it names a user and asks for the name of another', async () => {
    expect(await reaching(plain, known('StringEquals', ci), there)).toEqual(nobody);
  });

  it.each([
    ['everybody', [{ Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' }], nobody],
    [
      'all but one role',
      [{ Effect: 'Deny', Action: 'sts:*', Resource: '*', Condition: known('ArnNotLike', `${ci}*`) }],
      open,
    ],
  ])(
    'is reached as a guardrail leaves it that keeps %s from assuming',
    async (_whom, guardrail, expected) => {
      expect(await reaching(arn(BANK, 'root'), tagged, {}, { [BANK]: guardrail })).toEqual(expected);
    },
  );

  it('is assumed by somebody who is made for it, if the conditions hold', async () => {
    const reader = readerOf(arn(BANK, 'root'), { [target]: asking(arn(BANK, 'root'), tagged) });
    const question = { action: 'sts:AssumeRole', resource: target, context: [], maxHops: 10 };
    const { entries } = await whoCanTransitively(reader, question, everybody);
    const own = entries.find(([, { principal }]) => principal.identifier === chief)?.[1];
    expect(own?.path?.sentence).toBe(
      'chief (222222222222) → administrator of account 222222222222 by T-182 (Strengthen, then become) → target (111111111111) by T-038 (Assume role), the role itself, if aws:PrincipalTag/team = ops.',
    );
  });
});

it('is not reached where a guardrail over their account forbids to assume roles', async () => {
  const denied = [{ Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' }];
  const reader = readerOf(arn(BANK, 'root'), {}, { [BANK]: denied });
  const { reaching } = await whoCanReach(reader, { to: target, maxHops: 10 });
  expect(told(reaching)).toEqual(['1 root 1 1']);
});

it('takes conditions of whoever may now for no conditions of its administrators', async () => {
  const Condition = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } };
  const user = holding({ ...allow('sts:AssumeRole', target), Condition });
  const reader = readerOf(arn(BANK, 'root'), { [arn(BANK, 'user/user')]: user });
  const { reaching } = await whoCanReach(reader, { to: target, maxHops: 10 });
  expect(told(reaching)).toContain('2 root 2 2');
});

it('lets nobody in through a role that nobody can be given the permission of', async () => {
  const named = arn(BANK, 'role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Read_0123456789abcdef');
  const reader = readerOf(named, { [named]: trusting(arn(BANK, 'saml-provider/sso')) });
  const { reaching } = await whoCanReach(reader, { to: target, maxHops: 10 });
  expect(told(reaching)).toEqual(['1 root 1 1']);
});

it('is reached by whoever administers an account in which a service alone has a role', async () => {
  const linked = arn(BANK, 'role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS');
  const service = { Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const members = {
    [target]: trusting(arn(BANK, 'root'), allow('iam:*')),
    [linked]: { ...holding(), trust: [service] },
  };
  const reader = inMemoryReader(graphOfAttacked({ members, groups: {}, policies: {}, guardrails: {} }));
  const { reaching } = await whoCanReach(reader, { to: target, maxHops: 10 });
  expect(told(reaching)).toEqual(['1 root 1 1', '2 root 2 2']);
  const { reached } = await blastRadius(reader, { principal: arn(BANK, 'root'), maxHops: 10 });
  expect(told(reached)).toContain('1 target 2 2');
});

it('lists who may assume a role once several of its identities give it the permission', async () => {
  const [alice, deploy] = [arn(SHOP, 'user/alice'), arn(SHOP, 'role/deploy')];
  const limit = arn(SHOP, 'policy/limit');
  const reader = inMemoryReader(
    graphOfAttacked({
      members: {
        [alice]: { ...holding(allow('sts:AssumeRole', deploy)), boundary: limit },
        [deploy]: trusting(arn(SHOP, 'root'), allow('iam:PutUserPolicy', alice)),
        [target]: trusting(arn(SHOP, 'root')),
      },
      groups: {},
      policies: { [limit]: [[allow('sts:AssumeRole')]] },
      guardrails: {},
    }),
  );
  const question = { action: 'sts:AssumeRole', resource: target, context: [], maxHops: 10 };
  const { entries, totalCount } = await whoCanTransitively(reader, question, everybody);
  expect(entries.map(([, { principal, path }]) => `${nameOf(principal.identifier)} ${path?.depth}`)).toEqual([
    '1 root 1',
    '1 alice 3',
  ]);
  expect(totalCount).toBe(2);
});

it('tells of whoever administers an account of which somebody gets there by several identities', async () => {
  const [bob, deploy] = [arn(SHOP, 'user/bob'), arn(BANK, 'role/deploy')];
  const [put, key] = [arn(SHOP, 'role/put'), arn(SHOP, 'role/key')];
  const reader = inMemoryReader(
    graphOfAttacked({
      members: {
        [bob]: holding(),
        [put]: trusting(deploy, allow('iam:PutUserPolicy', bob)),
        [key]: trusting(deploy, allow('iam:CreateAccessKey', bob)),
        [deploy]: trusting(chief, allow('sts:AssumeRole')),
        [chief]: holding(allow('iam:*')),
      },
      groups: {},
      policies: {},
      guardrails: {},
    }),
  );
  const question = { action: 'iam:CreateUser', resource: arn(SHOP, 'user/new'), context: [], maxHops: 10 };
  const { entries } = await whoCanTransitively(reader, question, everybody);
  expect(entries.map(([, { principal }]) => nameOf(principal.identifier))).toEqual([
    '1 root',
    '2 deploy',
    '2 root',
    '2 chief',
  ]);
  expect((await chokePoints(reader, SHOP, everybody)).sourceCount).toBe(3);
});

describe('a role that asks for the name of a user of a group (G-33)', () => {
  const maker = arn(BANK, 'user/maker');
  const group = arn(BANK, 'group/ops');
  const making = ['iam:CreateUser', 'iam:AddUserToGroup', 'iam:CreateAccessKey'];
  const ofOps = { ArnLike: { 'aws:PrincipalArn': arn(BANK, 'user/ops-*') } };

  const reachedBy = async (may: readonly string[], given: Document) => {
    const graph = graphOfAttacked({
      members: {
        [target]: asking('*', ofOps),
        [maker]: { ...holding(...may.map((action) => allow(action))), groups: [group] },
      },
      groups: { [group]: { inline: { own: given }, attached: [] } },
      policies: {},
      guardrails: {},
    });
    const { reached, completeness } = await blastRadius(inMemoryReader(graph), {
      principal: maker,
      maxHops: 6,
    });
    return [...reached.map(({ identifier }) => nameOf(identifier)), completeness.complete];
  };

  it('lets in who may make one, and not who is in the group alone', async () => {
    expect(await reachedBy(making, [allow('sts:AssumeRole')])).toEqual(['1 target', false]);
    expect(await reachedBy(making.slice(1), [allow('sts:AssumeRole')])).toEqual([true]);
    expect(await reachedBy(making, [allow('s3:ListBucket')])).toEqual([false]);
  });
});
