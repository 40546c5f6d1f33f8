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
