/** What opens once somebody has set tags that it may set is found before (G-20, T-014), or the answer is not called whole. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { HOME } from '../../support/hiddenEstates.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { ask, gapsIn, type Question } from '../../support/pathQuestions.js';
import { exportsOfEstate, type Member } from '../../support/roleEstate.js';
import { organizationOf, rcpFullAccess } from '../../support/organizations.js';
import { runs } from '../../support/runs.js';
import { type Json, allow } from '../../support/statements.js';
type Tags = Readonly<Record<string, string>>;

const arn = (name: string): string => `arn:aws:iam::${HOME}:${name}`;
const FAR = '444455556666';
const [entry, boss, deploy] = [arn('user/entry'), arn('user/boss'), arn('role/deploy')];

const actions = [
  'iam:AttachUserPolicy',
  'iam:DeleteUserPermissionsBoundary',
  'iam:DeleteUserPolicy',
  'iam:PutRolePolicy',
  'iam:CreateAccessKey',
  'iam:UpdateLoginProfile',
  'iam:PutUserPolicy',
  'iam:AttachRolePolicy',
  'iam:UpdateAssumeRolePolicy',
  'iam:PassRole',
  'sts:AssumeRole',
] as const;

const keys = ['aws:ResourceTag/team', 'iam:ResourceTag/team', 'aws:PrincipalTag/team'] as const;

const condition: fc.Arbitrary<Json> = fc.oneof(
  fc.constant({}),
  fc
    .tuple(
      fc.constantFrom('StringEquals', 'StringNotEquals', 'StringEqualsIfExists'),
      fc.constantFrom(...keys),
      fc.constantFrom('red', 'blue', '${aws:PrincipalTag/team}'),
    )
    .map(([operator, key, value]) => ({ Condition: { [operator]: { [key]: value } } })),
  fc
    .tuple(fc.constantFrom(...keys), fc.constantFrom('true', 'false'))
    .map(([key, value]) => ({ Condition: { Null: { [key]: value } } })),
);

const statement: fc.Arbitrary<Json> = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
    Action: fc.subarray([...actions], { minLength: 1 }),
    Resource: fc.constantFrom('*', '*', boss, deploy, 'SELF'),
    more: condition,
  })
  .map(({ more, ...rest }) => ({ ...rest, ...more }));

/** What changes tags, by itself. */
const tagging = fc.record({
  Effect: fc.constant('Allow'),
  Action: fc.subarray(['iam:TagUser', 'iam:TagRole', 'iam:UntagUser', 'iam:UntagRole'], { minLength: 1 }),
  Resource: fc.constantFrom('*', boss, deploy, 'SELF'),
});

const tags: fc.Arbitrary<Tags> = fc.constantFrom<Tags>({}, { team: 'red' }, { team: 'blue' });

const drawn = fc.record({
  isRole: fc.boolean(),
  own: fc.array(statement, { minLength: 1, maxLength: 4 }),
  tagging,
  limit: fc.constantFrom('none', 'boundary', 'deny'),
  trusted: fc.constantFrom('lambda', 'account', 'tagged'),
  helper: fc.boolean(),
  before: fc.tuple(tags, tags, tags),
  after: fc.tuple(tags, tags, tags),
});

type Drawn = typeof drawn extends fc.Arbitrary<infer One> ? One : never;

const taggerOf = ({ isRole }: Drawn): string => arn(isRole ? 'role/tagger' : 'user/tagger');

const trustOf = ({ trusted }: Drawn): Json => {
  const Action = 'sts:AssumeRole';
  if (trusted === 'lambda')
    return { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action };
  const team = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } } };
  return {
    Effect: 'Allow',
    Principal: { AWS: arn('root') },
    Action,
    ...(trusted === 'tagged' ? team : {}),
  };
};

function readerOf(estate: Drawn, [ofTagger, ofBoss, ofDeploy]: readonly [Tags, Tags, Tags]) {
  const tagger = taggerOf(estate);
  const own = [estate.tagging, ...estate.own, allow(['lambda:CreateFunction', 'lambda:InvokeFunction'])].map(
    (one: Json) => ({ ...one, Resource: one['Resource'] === 'SELF' ? tagger : one['Resource'] }),
  );
  const limit: Member =
    estate.limit === 'none'
      ? {}
      : estate.limit === 'boundary'
        ? { boundary: [allow(['iam:*Tag*', 'iam:*Boundary', 'iam:*UserPolicy', 'lambda:*'])] }
        : {
            beside: [
              { Effect: 'Deny', Action: ['iam:CreateAccessKey', 'iam:PassRole', 'sts:*'], Resource: '*' },
            ],
          };
  const letIn = { Effect: 'Allow', Principal: { AWS: entry }, Action: 'sts:AssumeRole' };
  const members: Readonly<Record<string, Member>> = {
    [entry]: {
      own: [estate.isRole ? allow('sts:AssumeRole', tagger) : allow('iam:CreateAccessKey', tagger)],
    },
    [tagger]: { own, ...limit, tags: ofTagger, ...(estate.isRole ? { trust: [letIn] } : {}) },
    [boss]: { own: [allow('*')], tags: ofBoss },
    [deploy]: {
      own: [estate.helper ? allow('iam:PutUserPolicy', boss) : allow('*')],
      tags: ofDeploy,
      trust: [trustOf(estate)],
    },
  };
  return inMemoryReader(importedEstate(exportsOfEstate({ members })));
}

/** What the tags can be: those that it may not change stay. */
function settable(estate: Drawn): readonly [Tags, Tags, Tags] {
  const tagger = taggerOf(estate);
  const { Action, Resource } = estate.tagging;
  const changed = (who: string, before: Tags, after: Tags): Tags => {
    const kind = who.includes(':user/') ? 'User' : 'Role';
    const verb = after['team'] === undefined ? 'Untag' : 'Tag';
    const isMeant = Resource === '*' || (Resource === 'SELF' ? who === tagger : Resource === who);
    return isMeant && Action.includes(`iam:${verb}${kind}`) ? after : before;
  };
  const [b, a] = [estate.before, estate.after];
  return [changed(tagger, b[0], a[0]), changed(boss, b[1], a[1]), changed(deploy, b[2], a[2])];
}

/** Of paths, whether there is any; and whoever becomes an administrator administers the account, as its root user does. */
function endsOf(question: Question, found: readonly string[]): readonly string[] {
  if (question === 'pathsToPrivilege') return found.length > 0 ? ['administration'] : [];
  return found.map((one) =>
    question === 'blastRadius' && [boss, arn('root')].includes(one) ? 'administration' : one,
  );
}

const asked: readonly Question[] = ['pathsToPrivilege', 'blastRadius', 'whoCanReach', 'whoCan'];

it('what tags open that somebody may set is found, or said not to be searched', async () => {
  const counts = { marked: 0, whole: 0, opened: 0 };
  await fc.assert(
    fc.asyncProperty(drawn, async (estate) => {
      const before = readerOf(estate, estate.before);
      const after = readerOf(estate, settable(estate));
      const nobody = { ...estate.tagging, Resource: arn('user/nobody') };
      const untagged = readerOf({ ...estate, tagging: nobody }, estate.before);
      for (const question of asked) {
        const told = await ask(before, question, entry, deploy);
        const isMarked = !told.complete || gapsIn(told).length > 0;
        counts[isMarked ? 'marked' : 'whole'] += 1;
        const ends = endsOf(question, told.found);
        const then = endsOf(question, (await ask(after, question, entry, deploy)).found);
        const opened = then.filter((one) => !ends.includes(one));
        const unaided = endsOf(question, (await ask(untagged, question, entry, deploy)).found);
        if (ends.some((one) => !unaided.includes(one))) counts.opened += 1;
        expect({ question, opened: isMarked ? [] : opened }).toEqual({ question, opened: [] });
      }
    }),
    runs(1_000),
  );
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
});

it('a role tags the user that assumed it, who then assumes an administrator that asks for the tag', async () => {
  const ifRed = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } } };
  const letIn = { Effect: 'Allow', Principal: { AWS: arn('root') }, Action: 'sts:AssumeRole' };
  const [tagger, admin] = [arn('role/tagger'), arn('role/admin')];
  const members = {
    [entry]: { own: [allow('sts:AssumeRole', tagger), allow('sts:AssumeRole', admin, ifRed)] },
    [tagger]: { own: [allow('iam:TagUser', entry)], trust: [letIn] },
    [admin]: { own: [allow('*')], trust: [letIn] },
  };
  const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
  const { paths, completeness } = await pathsToPrivilege(reader, {
    from: entry,
    maxHops: 6,
    k: 5,
    context: [],
  });
  expect(paths.map(({ hops }) => hops.map(({ to }) => to.identifier))).toEqual([[tagger, entry, admin]]);
  expect(paths[0]?.conditions.map(({ key }) => key)).toEqual(['aws:PrincipalTag/team']);
  expect(completeness.complete).toBe(true);
});

const ifLocked = { Condition: { StringEquals: { 'aws:ResourceTag/locked': 'yes' } } };
const mayAssume = [allow('sts:AssumeRole')];
const denied = { Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' } as const;
const keptOut = [...mayAssume, { ...denied, ...ifLocked }];
const trusting = (who: string): Json => ({
  Effect: 'Allow',
  Principal: { AWS: who },
  Action: 'sts:AssumeRole',
});
const [helper, admin] = [arn('role/helper'), arn('role/admin')];

it.each<{ title: string; from: string; named: string; members: Readonly<Record<string, Member>> }>([
  { title: 'a user', from: entry, named: entry, members: { [entry]: { own: [allow('iam:UntagRole')] } } },
  {
    title: 'one of two users with the same policies',
    from: entry,
    named: entry,
    members: { [entry]: { own: [allow('iam:TagRole')] }, [boss]: { own: [allow('iam:TagRole')] } },
  },
  {
    title: 'a role',
    from: deploy,
    named: deploy,
    members: { [deploy]: { own: [allow('iam:UntagRole')], trust: [trusting(entry)] } },
  },
  {
    title: 'a session of a role',
    from: deploy,
    named: `arn:aws:sts::${HOME}:assumed-role/deploy/night`,
    members: { [deploy]: { own: [allow('iam:UntagRole')], trust: [trusting(entry)] } },
  },
  {
    title: 'a user, by a role that it assumes,',
    from: entry,
    named: entry,
    members: { [entry]: {}, [helper]: { own: [allow('iam:UntagRole', admin)], trust: [trusting(entry)] } },
  },
])('$title changes the tag of a role that lets it in by name (G-20)', async ({ from, named, members }) => {
  const all = Object.entries(members).map(([one, member]): readonly [string, Member] => [
    one,
    one === helper ? member : { ...member, own: [...keptOut, ...(member.own ?? [])] },
  ]);
  const target = { own: [allow('*')], trust: [trusting(named)], tags: { locked: 'yes' } };
  const estate = { members: { ...Object.fromEntries(all), [admin]: target } };
  const reader = inMemoryReader(importedEstate(exportsOfEstate(estate)));
  const { paths } = await pathsToPrivilege(reader, { from, maxHops: 6, k: 5, context: [] });
  expect(paths.map(({ hops, decision }) => [hops.at(-1)?.to.identifier, decision])).toEqual([
    [admin, 'CONDITIONAL'],
  ]);
  const actors = paths[0]?.hops.at(-1)?.actingAs.map(({ principal }) => principal.identifier);
  expect(actors).toEqual(helper in members ? [helper, entry] : [from]);
});

const ifRed = { Condition: { StringEquals: { 'aws:ResourceTag/team': 'red' } } };
const unlessRed = { Condition: { StringNotEquals: { 'aws:ResourceTag/team': 'red' } } };
const deniedElsewhere = (condition: Json) => ({
  [FAR]: {
    rcp: [
      { ...rcpFullAccess, Tags: { ...denied, Principal: '*', ...condition } },
      rcpFullAccess,
      rcpFullAccess,
    ],
  },
});

it.each<{
  title: string;
  own: readonly Json[];
  tags?: Tags;
  trust?: Json;
  places?: Parameters<typeof organizationOf>[0];
  unexplored: boolean;
}>([
  { title: 'a Deny of the caller', own: keptOut, tags: { locked: 'yes' }, unexplored: true },
  {
    title: 'an Allow of the caller',
    own: [allow('sts:AssumeRole', '*', { Condition: { StringEquals: { 'iam:ResourceTag/team': 'red' } } })],
    unexplored: true,
  },
  { title: 'no tag', own: keptOut, unexplored: false },
  { title: 'no permission', own: [keptOut[1] ?? {}], tags: { locked: 'yes' }, unexplored: false },
  { title: 'its trust policy', own: mayAssume, trust: ifRed, unexplored: true },
  { title: 'no trust policy', own: mayAssume, tags: { team: 'red' }, trust: ifRed, unexplored: false },
  { title: 'a permission at home', own: [allow('sts:AssumeRole', deploy)], trust: ifRed, unexplored: false },
  { title: 'a guardrail over it', own: mayAssume, places: deniedElsewhere(unlessRed), unexplored: true },
])('$title keeps somebody out of a role of another account (G-20)', async (drawn) => {
  const { own, tags = {}, trust = {}, places = {}, unexplored } = drawn;
  const far = `arn:aws:iam::${FAR}:role/far`;
  const members = {
    [entry]: { own },
    [far]: { own: [allow('*')], trust: [{ ...trusting(entry), ...trust }], tags },
  };
  const reader = inMemoryReader(importedEstate(exportsOfEstate({ members }), organizationOf(places)));
  for (const question of asked) {
    const told = await ask(reader, question, entry, far);
    const isOpen = told.unexplored.some(
      (one) => one.principal === entry && one.techniqueIds.includes('T-038'),
    );
    expect({ question, isOpen, complete: told.complete }).toEqual({
      question,
      isOpen: unexplored,
      complete: !unexplored,
    });
  }
});
