/** Whole lists of one organization, or of one instance of Identity Center, that differ are never united (F-170). */
import { describe, expect, it } from 'vitest';
import { mergeUnits, unitToTexts } from '../../../src/ingest/merge/mergeUnits.js';
import { unitNotes } from '../../../src/ingest/merge/severalLists.js';
import { identityCenterKind } from '../../../src/ingest/merge/identityCenterKind.js';
import { organizationKind } from '../../../src/ingest/merge/organizationKind.js';
import { ADMIN, assignment, INSTANCE, partsOf, READER, SHOP, user } from './identityCenters.js';
import {
  account,
  attached,
  combined,
  DENY_ID,
  denySummary,
  fullAccess,
  MEMBER,
  organization,
  ORGANIZATION,
  parse,
  ROOT,
  wholeOf,
} from './organizations.js';

async function problemsOf(files: Readonly<Record<string, object>>) {
  const parsed = await Promise.all(Object.entries(files).map(([name, value]) => parse(value, name)));
  const { refused, problems } = mergeUnits(
    organizationKind,
    parsed.flatMap((one) => one.organizations ?? []),
    new Map(),
  );
  return [...problems, ...(refused.get(ORGANIZATION)?.problems ?? [])];
}

async function centerProblemsOf(files: Readonly<Record<string, object>>) {
  const { refused, problems } = mergeUnits(identityCenterKind, await partsOf(files), new Map());
  return [...problems, ...(refused.get(INSTANCE)?.problems ?? [])];
}

const known = { 'organization.json': { Organization: organization() } };

describe('an organization', () => {
  it('is refused where two combined files differ in what is attached', async () => {
    const less = combined({ PolicyTargets: attached('p-FullAWSAccess', ROOT, MEMBER) });
    const more = combined({ PolicyTargets: attached('p-FullAWSAccess', ROOT, MEMBER, '444444444444') });
    expect(await problemsOf({ 'monday.json': less, 'tuesday.json': more })).toEqual([
      {
        file: 'tuesday.json',
        path: '$.PolicyTargets[2]',
        message:
          'p-FullAWSAccess 444444444444 is missing in monday.json at $, which is a whole list of the same. Give only the later of the two.',
      },
    ]);
  });

  it('is refused where lists of the policies of targets do not say so, with what to add (F-30)', async () => {
    const files = {
      ...known,
      'a.json': [{ Policies: [fullAccess] }, { Policies: [fullAccess, denySummary] }],
    };
    expect(await problemsOf(files)).toEqual([
      {
        file: 'a.json',
        path: '$[1].Policies[1]',
        message: `${DENY_ID} is missing in a.json at $[0], which is a whole list of the same. Give only the later of the two. If that is the output of list-policies-for-target, put "TargetId" beside it.`,
      },
    ]);
  });

  it.each<readonly [string, Readonly<Record<string, object>>]>([
    ['the same twice', { 'a.json': combined(), 'b.json': combined() }],
    [
      'pages of one list',
      {
        ...known,
        'a.json': [{ Policies: [fullAccess], NextToken: 'x' }, { Policies: [denySummary] }],
      },
    ],
    [
      'policies of different targets',
      {
        ...known,
        'a.json': { Policies: [fullAccess], TargetId: ROOT },
        'b.json': { Policies: [fullAccess, denySummary], TargetId: MEMBER },
        'c.json': { Policies: [fullAccess, denySummary] },
      },
    ],
    [
      'accounts of different parents',
      {
        ...known,
        'a.json': { Accounts: [account(MEMBER, 'shop')], ParentId: ROOT },
        'b.json': { Accounts: [account('444444444444', 'x')], ParentId: 'ou-ab12-11111111' },
      },
    ],
  ])('takes %s', async (_what, files) => {
    expect(await problemsOf(files)).toEqual([]);
  });
});

describe('an instance of Identity Center', () => {
  it('is refused where a list is of the permission sets of one account, with what to add (F-92)', async () => {
    const files = { 'a.json': { PermissionSets: [READER] }, 'b.json': { PermissionSets: [READER, ADMIN] } };
    const problems = await centerProblemsOf(files);
    expect(problems.map(({ message }) => message)).toEqual([
      `${ADMIN} is missing in a.json at $, which is a whole list of the same. Give only the later of the two. If that is the output of list-permission-sets-provisioned-to-account, put "AccountId" beside it.`,
    ]);
  });

  it.each<readonly [string, Readonly<Record<string, object>>]>([
    [
      'permission sets of one account that say so',
      {
        'a.json': { PermissionSets: [READER], AccountId: SHOP },
        'b.json': { PermissionSets: [READER, ADMIN] },
      },
    ],
    [
      'users of two pages',
      {
        'i.json': { Users: [user('a', 'a')], NextToken: 'x' },
        'b.json': [{ Users: [user('b', 'b')] }, { PermissionSets: [ADMIN] }],
      },
    ],
    [
      'assignments in two accounts',
      {
        'a.json': { PermissionSetArn: ADMIN, AccountId: SHOP, AccountAssignments: [] },
        'b.json': { AccountAssignments: [assignment(ADMIN, '333333333333', 'USER', 'u')] },
      },
    ],
  ])('takes %s', async (_what, files) => {
    expect(await centerProblemsOf(files)).toEqual([]);
  });
});

describe('what a list of a later import lacks', () => {
  it.each<readonly [string, object, readonly string[]]>([
    [
      'is told of policies, since those of one target look the same (F-30)',
      { Policies: [fullAccess] },
      [
        `No longer listed, and so gone: ${DENY_ID} of the last import of ${ORGANIZATION}. If that is the output of list-policies-for-target, put "TargetId" beside it.`,
      ],
    ],
    ['is not gone where TargetId is beside it', { Policies: [fullAccess], TargetId: MEMBER }, []],
    ['is not told of accounts', { Accounts: [account(MEMBER, 'shop')], ParentId: ROOT }, []],
  ])('%s', async (_what, later, expected) => {
    const before = await wholeOf({ 'a.json': combined() });
    const after = await wholeOf({ 'a.json': combined() }, { ...known, 'b.json': later });
    const texts = unitToTexts(organizationKind, before);
    expect(unitNotes(organizationKind, after, texts).map(({ message }) => message)).toEqual(expected);
  });

  it('is told of users, whose assignments end with it (F-170)', async () => {
    const unitOf = async (users: readonly object[]) =>
      mergeUnits(
        identityCenterKind,
        await partsOf({ 'a.json': [{ Users: users }, { PermissionSets: [ADMIN] }] }),
        new Map(),
      ).units;
    const [[before], [after]] = await Promise.all([
      unitOf([user('a', 'a'), user('b', 'b')]),
      unitOf([user('a', 'a')]),
    ]);
    if (!before || !after) throw new Error('no instance');
    const notes = unitNotes(identityCenterKind, after, unitToTexts(identityCenterKind, before));
    expect(notes.map(({ message }) => message)).toEqual([
      `No longer listed, and so gone: b of the last import of ${INSTANCE}. If that is the output of list-users with a filter, import the whole list.`,
    ]);
  });

  it('is told where nothing says where policies are attached, as without TargetId (F-30)', async () => {
    const lists = { ...known, 'a.json': { Policies: [fullAccess] } };
    const notes = unitNotes(organizationKind, await wholeOf(lists), new Map());
    expect(notes).toMatchObject([
      { message: expect.stringContaining('with "TargetId" beside it') as string },
    ]);
    const stated = { ...known, 'a.json': { Policies: [fullAccess], TargetId: ROOT } };
    expect(unitNotes(organizationKind, await wholeOf(stated), new Map())).toEqual([]);
  });

  it('is told of an empty list of the policies of a target', async () => {
    const { notes } = await parse({ Policies: [], TargetId: ROOT });
    expect(notes.map(({ path }) => path)).toEqual(['$.Policies']);
  });
});
