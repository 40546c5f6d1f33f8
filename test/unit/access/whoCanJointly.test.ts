/** Who gets there by several identities at once, where single ones seem to be enough, or to be in the way. */
import { describe, expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import type { AttackedEstate, AttackedMember, Document } from '../../support/attackedEstate.js';
import { graphOfAttacked } from '../../support/attackedExports.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';

const ACCOUNT = '111122223333';
const arn = (name: string): string => `arn:aws:iam::${ACCOUNT}:${name}`;
const [wes, alice] = [arn('user/wes'), arn('user/alice')];

type Statement = Document[number];

const allow = (Action: string | readonly string[], Resource = '*'): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
});

const holding = (...own: Document): AttackedMember => ({
  inline: { own },
  attached: [],
  tags: {},
  groups: [],
});

/** `more`: condition of its trust policy. */
const roleOf = (Principal: Statement, own: Document, more: Statement = {}): AttackedMember => ({
  ...holding(...own),
  trust: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...more }],
});

const readerOf = (members: AttackedEstate['members']): GraphReader =>
  inMemoryReader(graphOfAttacked({ members, groups: {}, policies: {}, guardrails: {} }));

/** As quin, wes creates a function that runs as worker, and as rob invokes it. */
const split = (own: Document): AttackedEstate['members'] => ({
  [wes]: holding(allow('sts:AssumeRole')),
  [arn('role/quin')]: roleOf({ AWS: wes }, [allow(['iam:PassRole', 'kinesisanalytics:CreateApplication'])]),
  [arn('role/rob')]: roleOf({ AWS: wes }, [allow('kinesisanalytics:StartApplication')]),
  [arn('role/worker')]: roleOf({ Service: 'kinesisanalytics.amazonaws.com' }, own),
});

const named = (RoleSessionName: string): Statement => ({
  Condition: { StringEquals: { 'sts:RoleSessionName': RoleSessionName } },
});

const sending = {
  action: 'sqs:SendMessage',
  resource: `arn:aws:sqs:eu-west-1:${ACCOUNT}:queue`,
  context: [],
  maxHops: 10,
};

async function told(reader: GraphReader): Promise<readonly string[]> {
  const { entries } = await whoCanTransitively(reader, sending, { first: 50 });
  return entries.map(([, { principal, decision }]) => `${principal.identifier} ${decision}`);
}

describe('who ends up doing it by several identities', () => {
  it('is told last where it has no other route, and is searched from on its page', async () => {
    const reader = readerOf(split([allow('sqs:SendMessage')]));
    const all = await told(reader);
    expect(all.at(-1)).toBe(`${wes} ALLOWED`);
    const first = await whoCanTransitively(reader, sending, { first: all.length - 1 });
    expect([first.hasNextPage, first.totalCount, first.totalCountIsUpperBound]).toEqual([
      true,
      all.length,
      true,
    ]);
    const after = first.entries.at(-1)?.[0] ?? '';
    const { entries, hasNextPage } = await whoCanTransitively(reader, sending, { first: 50, after });
    expect(entries.map(([, { principal }]) => principal.identifier)).toEqual([wes]);
    expect(hasNextPage).toBe(false);
  });

  it('is not counted where its identities lead nowhere together, once that was searched', async () => {
    const started = roleOf({ AWS: wes }, [
      { ...allow('kinesisanalytics:StartApplication'), Condition: { Bool: { 'aws:ViaAWSService': true } } },
    ]);
    for (const rob of [undefined, started]) {
      const members = { ...split([allow('sqs:SendMessage')]), ...(rob ? { [arn('role/rob')]: rob } : {}) };
      const { entries, ...counted } = await whoCanTransitively(readerOf(members), sending, { first: 50 });
      expect([counted.totalCount, counted.totalCountIsUpperBound]).toEqual([entries.length, false]);
    }
  });

  it('is told as well where its route by single identities contradicts itself', async () => {
    const mid = arn('role/mid');
    const reader = readerOf({
      ...split([allow('sqs:SendMessage')]),
      [mid]: roleOf({ AWS: wes }, [allow('sts:AssumeRole', arn('role/end'))], named('ci')),
      [arn('role/end')]: roleOf({ AWS: `arn:aws:sts::${ACCOUNT}:assumed-role/mid/cd` }, [
        allow('sqs:SendMessage'),
      ]),
    });
    expect(await told(reader)).toContain(`${wes} ALLOWED`);
  });
});

describe('a route of single identities that cannot be taken hides none of several (U-8, G-20)', () => {
  const [bob, helper, boss] = [arn('user/bob'), arn('role/helper'), arn('role/boss')];
  const found = ['helper', 'bob', 'bob', 'boss'];
  const trusting = (by: string, key: string, value: string): Statement => ({
    Effect: 'Allow',
    Principal: { AWS: by },
    Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
    Condition: { StringEquals: { [key]: value } },
  });
  const readerWith = (own: Statement, more: Document) =>
    readerOf({
      [alice]: holding(allow('iam:TagUser', bob)),
      [bob]: holding(allow('s3:GetObject')),
      [helper]: roleOf({ AWS: alice }, [allow('iam:CreateAccessKey', bob), allow('sts:AssumeRole', boss)]),
      [boss]: { ...holding(own), trust: [trusting(bob, 'aws:PrincipalTag/team', 'red'), ...more] },
    });
  const context = [{ key: 'aws:SourceIp', values: ['203.0.113.1'] }];
  const ways: readonly (readonly [string, Document])[] = [
    ['there is none', []],
    ['it contradicts itself', [trusting(helper, 'aws:SourceIdentity', 'red')]],
  ];
  const closed: Document = [trusting(helper, 'aws:SourceIp', '198.51.100.1')];

  it.each([...ways, ['what is stated closes it', closed] as const])(
    'to administrative access: %s',
    async (_name, more) => {
      const question = { from: alice, maxHops: 6, k: 5, context };
      const { paths } = await pathsToPrivilege(readerWith(allow('*'), more), question);
      expect(paths.map(({ hops }) => hops.map(({ to }) => to.name))).toEqual([found]);
    },
  );

  it('nor may one that goes on from whom only several gain: two users would be tagged in turn', async () => {
    const [mid, bill] = [arn('role/mid'), arn('user/bill')];
    const red = (by: string) => trusting(by, 'aws:PrincipalTag/team', 'red');
    const never = (by: string) => trusting(by, 'aws:SourceIdentity', 'red');
    const reader = readerOf({
      [alice]: holding(allow('iam:TagUser', bob), allow('iam:TagUser', bill)),
      [bob]: holding(allow('s3:GetObject')),
      [bill]: holding(allow('s3:ListBucket')),
      [helper]: roleOf({ AWS: alice }, [allow('iam:CreateAccessKey', bob), allow('sts:AssumeRole', mid)]),
      [mid]: {
        ...holding(allow('iam:CreateAccessKey', bill), allow('sts:AssumeRole', boss)),
        trust: [red(bob), never(helper)],
      },
      [boss]: { ...holding(allow('*')), trust: [red(bill), never(mid)] },
    });
    const { completeness } = await pathsToPrivilege(reader, { from: alice, maxHops: 10, k: 5, context });
    expect(completeness.truncatedBy).toEqual(['ESCALATION_UNEXPLORED']);
  });

  const ended = { ...allow('sqs:SendMessage'), Condition: { StringLike: { 'aws:userid': '*:cd' } } };

  it.each([
    ...ways.map((way) => [...way, allow('sqs:SendMessage')] as const),
    ['what is stated closes it', closed, allow('sqs:SendMessage')] as const,
    ['the last request contradicts it', [trusting(helper, 'sts:RoleSessionName', 'ci')], ended] as const,
  ])('to who may do it: %s', async (_name, more, own) => {
    const { entries } = await whoCanTransitively(
      readerWith(own, more),
      { ...sending, context },
      { first: 50 },
    );
    const routes = entries.flatMap(([, { principal, path }]) =>
      principal.identifier === alice ? [path?.hops.map(({ to }) => to.name)] : [],
    );
    expect(routes).toEqual([found]);
  });
});

it('who gets somewhere alone hides nobody from a question that comes later (G-1)', async () => {
  const pat = arn('user/pat');
  const reader = readerOf({
    ...split([allow('s3:GetObject')]),
    [pat]: holding(
      allow(['iam:PassRole', 'kinesisanalytics:CreateApplication', 'kinesisanalytics:StartApplication']),
    ),
  });
  await whoCanReach(reader, { to: arn('root'), maxHops: 10 });
  const { reaching } = await whoCanReach(reader, { to: arn('role/worker'), maxHops: 10 });
  expect(reaching.map(({ identifier }) => identifier)).toEqual(expect.arrayContaining([pat, wes]));
});

it('a Deny that goes unlocks what a policy allows by a variable (T-010, L-13)', async () => {
  const deploy = arn('role/deploy');
  const stops = [allow('s3:GetObject'), { ...allow('iam:PutUserPolicy'), Effect: 'Deny' }];
  const members = {
    [alice]: {
      ...holding(),
      inline: {
        own: [allow('sts:AssumeRole', deploy), allow('iam:PutUserPolicy', arn('user/${aws:username}'))],
        stops,
      },
    },
    [deploy]: roleOf({ AWS: alice }, [allow('iam:DeleteUserPolicy')]),
  };
  const { reaching } = await whoCanReach(readerOf(members), { to: arn('root'), maxHops: 10 });
  expect(reaching.map(({ identifier }) => identifier)).toContain(alice);
});
