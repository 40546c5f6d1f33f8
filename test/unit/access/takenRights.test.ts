/** Steps of single principals, of which one takes away what a later one needs (T-002, G-5). */
import { describe, expect, it } from 'vitest';
import { blastRadius } from '../../../src/access/reach/blastRadius.js';
import { chokesOf } from '../../../src/access/reach/chokePoints.js';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import { SearchTimeout } from '../../../src/graph/model/graph.js';
import type { Completeness } from '../../../src/access/shared/answer.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import type { AttackedEstate, AttackedMember, Document } from '../../support/attackedEstate.js';
import { graphOfAttacked } from '../../support/attackedExports.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';

const arn = (name: string): string => `arn:aws:iam::111122223333:${name}`;
const [ann, ben, top, managed] = [arn('user/ann'), arn('user/ben'), arn('role/top'), arn('policy/managed')];
const queue = 'arn:aws:sqs:eu-west-1:111122223333:queue';

type Statement = Document[number];

const allow = (Action: string, Resource: string): Statement => ({ Effect: 'Allow', Action, Resource });

const holding = (own: Document, attached: readonly string[]): AttackedMember => ({
  inline: { own },
  attached,
  tags: {},
  groups: [],
});

const rewriting = allow('iam:UpdateAssumeRolePolicy', top);
const rollingBack = allow('iam:SetDefaultPolicyVersion', managed);

/** The older version lets ann take over ben, and ben takes over top. */
const estateOf = (bens: Document, present: Document, annsMore: Document = []): AttackedEstate => ({
  members: {
    [ann]: holding([{ ...rewriting, Effect: 'Deny' }, ...annsMore], [managed]),
    [ben]: holding([allow('s3:GetObject', '*'), ...bens], [managed]),
    [top]: {
      ...holding([allow('iam:AttachRolePolicy', top), allow('sqs:SendMessage', queue)], []),
      trust: [
        {
          Effect: 'Allow',
          Principal: { Service: 'kinesisanalytics.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      ],
    },
  },
  groups: {},
  policies: { [managed]: [[rollingBack, ...present], [allow('iam:CreateAccessKey', ben)]] },
  guardrails: {},
});

async function told(estate: AttackedEstate) {
  const reader = inMemoryReader(graphOfAttacked(estate));
  const found = await pathsToPrivilege(reader, { from: ann, maxHops: 10, k: 5, context: [] });
  const asked = { action: 'sqs:SendMessage', resource: queue, context: [], maxHops: 10 };
  const { entries, completeness } = await whoCanTransitively(reader, asked, { first: 50 });
  return {
    paths: found.paths.map(({ depth, hops }) => [depth, ...hops.map(({ to }) => to.identifier)]),
    whoCan: entries.some(([, { principal }]) => principal.identifier === ann),
    saysMore: [found.completeness, completeness].map(({ complete }) => !complete),
  };
}

/** The same, where only ann may roll the policy back, by another one. */
function byAnother(bens: Document, present: Document): AttackedEstate {
  const { members, policies, ...rest } = estateOf(bens, present, [rollingBack]);
  const [before = [], older = []] = policies[managed] ?? [];
  const versions = [before.filter((one) => one !== rollingBack), older];
  return { ...rest, members, policies: { [managed]: versions } };
}

/** Of each question that counts, whether ann gets there, and whom it names for what was not followed. */
async function counted(estate: AttackedEstate) {
  const reader = inMemoryReader(graphOfAttacked(estate));
  const into = await whoCanReach(reader, { to: arn('root'), maxHops: 10 });
  const from = await blastRadius(reader, { principal: ann, maxHops: 10 });
  const chokes = await chokesOf(reader, '111122223333');
  const reaching = into.reaching.map(({ identifier }) => identifier);
  const reached = from.reached.map(({ identifier }) => identifier);
  return {
    isCounted: [
      reaching.includes(ann),
      reached.includes(arn('root')),
      chokes.chokes.some((one) => one.from === ann),
    ],
    unexplored: [into, from, chokes].map(({ completeness }) =>
      completeness.unexplored.flatMap(({ principal, techniqueIds }) => [principal, ...techniqueIds]),
    ),
  };
}

describe('of such a user, questions that count', () => {
  it('count what goes on with another policy, and are complete where nothing is taken from others', async () => {
    expect(await counted(byAnother([rewriting], []))).toEqual({
      isCounted: [true, true, true],
      unexplored: [[], [], []],
    });
  });

  it.each([
    ['may end with the same policy', byAnother([], [rewriting])],
    ['goes on without that right', byAnother([rewriting], [allow('sqs:SendMessage', queue)])],
  ])('name whose change takes a right from another one, where what follows %s', async (_how, estate) => {
    expect(await counted(estate)).toEqual({
      isCounted: [true, true, true],
      unexplored: [
        [ann, 'T-002', 'T-182'],
        [ann, 'T-002', 'T-182'],
        [ann, 'T-002'],
      ],
    });
  });
});

it.each<[string, (reader: GraphReader) => Promise<{ readonly completeness: Completeness }>]>([
  ['whoCanReach', (reader) => whoCanReach(reader, { to: arn('root'), maxHops: 10 })],
  ['blastRadius', (reader) => blastRadius(reader, { principal: ann, maxHops: 10 })],
  ['chokePoints', (reader) => chokesOf(reader, '111122223333')],
])('%s says so when the time is over before such changes are read', async (_name, ask) => {
  const reader = inMemoryReader(graphOfAttacked(byAnother([], [rewriting])));
  const ending = { ...reader, hopDetails: () => Promise.reject(new SearchTimeout('over')) };
  expect((await ask(ending)).completeness.truncatedBy).toContain('TIME_LIMIT');
});

describe('of a user that rolls its policy back to take over another one', () => {
  it('goes on with what that one has of another policy', async () => {
    const { paths, whoCan } = await told(estateOf([rewriting], []));
    expect(paths).toContainEqual([3, ben, top, arn('root')]);
    expect(whoCan).toBe(true);
  });

  it('does not go on with what it had of the same policy, and says so', async () => {
    const { paths, whoCan, saysMore } = await told(estateOf([], [rewriting]));
    expect([paths, whoCan, saysMore]).toEqual([[], false, [true, true]]);
  });

  it('is not told to do with that one what it did by the same policy, and that is said', async () => {
    const sending = allow('sqs:SendMessage', queue);
    const { whoCan, saysMore } = await told(estateOf([], [sending], [{ ...sending, Effect: 'Deny' }]));
    expect([whoCan, saysMore[1]]).toEqual([false, true]);
    const byAnother = await told(estateOf([sending], [sending], [{ ...sending, Effect: 'Deny' }]));
    expect(byAnother.whoCan).toBe(true);
  });

  it('is not told to administer by what made that one an administrator, and that is said', async () => {
    const limit = arn('policy/limit');
    const protecting = ['iam:CreateAccessKey', 'iam:*LoginProfile', 'iam:*Boundary', 'iam:*Policy'];
    const { members, policies, ...rest } = estateOf(
      [],
      [allow('*', '*'), ...protecting.map((action) => ({ ...allow(action, ben), Effect: 'Deny' as const }))],
    );
    const holder = members[ann] ?? holding([], []);
    const [before = []] = policies[managed] ?? [];
    const withLimit = (versions: readonly Document[]): AttackedEstate => ({
      ...rest,
      members: { ...members, [ann]: { ...holder, boundary: limit } },
      policies: {
        [managed]: versions,
        [limit]: [[allow('iam:SetDefaultPolicyVersion', '*'), allow('iam:CreateAccessKey', '*')]],
      },
    });
    const gaining = allow('iam:CreateAccessKey', ben);
    const { paths, saysMore } = await told(withLimit([before, [gaining]]));
    expect([paths, saysMore[0]]).toEqual([[], true]);
  });

  it('goes another way, though that has a condition', async () => {
    const fromConsole = {
      ...allow('iam:CreateAccessKey', ben),
      Condition: { StringEquals: { 'aws:UserAgent': 'console' } },
    };
    const { paths, whoCan } = await told(estateOf([], [rewriting], [fromConsole]));
    expect(paths).toContainEqual([3, ben, top, arn('root')]);
    expect(whoCan).toBe(true);
  });
});

describe('of a user that is weakened on the way, and strengthened by others (T-034, G-6b)', () => {
  const [crew, lead] = [arn('group/crew'), arn('role/lead')];
  const joining = allow('iam:AddUserToGroup', crew);
  const trust = (name: string): Document => [
    { Effect: 'Allow', Principal: { AWS: arn(name) }, Action: 'sts:AssumeRole' },
  ];

  /** The group lets her assume the role that gives her a policy, and denies something. */
  const estate = (
    denied: string,
    calls: readonly string[],
    isByHerself: boolean,
    more: Document = [],
  ): AttackedEstate => ({
    members: {
      [ben]: holding([], []),
      [ann]: holding(isByHerself ? [joining] : [], []),
      [top]: { ...holding(isByHerself ? [] : [joining], []), trust: trust('user/ann') },
      [lead]: {
        ...holding([...calls.map((call) => allow(call, ann)), ...more], []),
        trust: trust('root'),
      },
    },
    groups: {
      [crew]: {
        inline: { own: [allow('sts:AssumeRole', lead), { ...allow(denied, '*'), Effect: 'Deny' }] },
        attached: [],
      },
    },
    policies: {},
    guardrails: {},
  });
  const alone = ['iam:AttachUserPolicy', 'iam:CreateAccessKey'];
  const asked = { action: 'iam:CreateUser', resource: arn('user/new'), context: [], maxHops: 10 };

  async function toldOf(is: AttackedEstate) {
    const reader = inMemoryReader(graphOfAttacked(is));
    const { paths, completeness } = await pathsToPrivilege(reader, {
      from: ann,
      maxHops: 10,
      k: 5,
      context: [],
    });
    const counts = [
      await blastRadius(reader, { principal: ann, maxHops: 10 }),
      await whoCanReach(reader, { to: arn('root'), maxHops: 10 }),
      await chokesOf(reader, '111122223333'),
      await whoCanTransitively(reader, asked, { first: 50 }),
    ];
    return {
      ends: paths.map(({ hops }) => hops.at(-1)?.to.identifier),
      saysMore: [completeness, ...counts.map((one) => one.completeness)].map(({ complete }) => !complete),
    };
  }

  it.each([
    ['another role puts it into a group, and one alone strengthens it', estate('iam:*', alone, false)],
    ['it joins a group, and one alone strengthens it', estate('iam:*', alone, true)],
    ['it joins a group, and two strengthen it', estate('iam:*', alone.slice(0, 1), true)],
    ['another role puts it into a group, and two strengthen it', estate('iam:*', alone.slice(0, 1), false)],
  ])('tells no path where its group keeps a Deny, and says so: %s', async (_how, is) => {
    expect(await toldOf(is)).toEqual({ ends: [], saysMore: [true, true, true, true, true] });
  });

  it.each([
    ['one alone strengthens it', alone],
    ['two strengthen it', alone.slice(0, 1)],
  ])('tells the path where the group denies something else: %s', async (_how, calls) => {
    expect((await toldOf(estate('ec2:*', calls, false))).ends).toContain(arn('root'));
  });

  it.each([
    ['by the same technique', alone],
    ['by another technique', ['iam:PutUserPolicy', 'iam:CreateAccessKey']],
  ])('tells the path through whom is strengthened as well, and is not weakened: %s', async (_how, calls) => {
    const more = calls.map((call) => allow(call, ben));
    const reader = inMemoryReader(graphOfAttacked(estate('iam:*', alone, true, more)));
    const question = { from: ann, maxHops: 10, k: 5, context: [] };
    const { paths } = await pathsToPrivilege(reader, question);
    const last = paths.flatMap(({ hops }) => hops.slice(-1));
    expect(last.map((hop) => hop.mechanism === 'ESCALATION' && [hop.via, hop.to.identifier])).toEqual([
      [ben, arn('root')],
    ]);
    const others = last.flatMap(({ alternatives = [] }) => alternatives);
    expect(others.map((hop) => hop.mechanism === 'ESCALATION' && hop.via)).toEqual([ben]);
  });

  it('says that it does not follow what others do to it after it joined by itself (G-5)', async () => {
    expect((await toldOf(estate('ec2:*', alone, true))).saysMore).toEqual([true, true, true, true, true]);
  });
});
