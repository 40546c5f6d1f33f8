/** How outputs of Identity Center are told apart, read, put together and refused. */
import { describe, expect, it } from 'vitest';
import { formats } from '../../../src/ingest/formats/formats.js';
import { completeUnit, mergeUnits, unitToTexts } from '../../../src/ingest/merge/mergeUnits.js';
import {
  identityCenterKind,
  type MergedIdentityCenter,
} from '../../../src/ingest/merge/identityCenterKind.js';
import { normalizeIdentityCenter } from '../../../src/ingest/normalize/organization/normalizeIdentityCenter.js';
import { complaints } from './exports.js';
import {
  ADMIN,
  assignment,
  BILLING,
  described,
  group,
  inline,
  INSTANCE,
  instances,
  member,
  outputs,
  parse,
  partsOf,
  READER,
  setArn,
  SHOP,
  STORE,
  user,
} from './identityCenters.js';

async function only(value: object) {
  const { identityCenters = [], problems, notes } = await parse(value);
  const [part, ...more] = identityCenters;
  if (part === undefined || more.length > 0) throw new Error(`${identityCenters.length} parts`);
  return { part, problems: complaints(problems), notes: complaints(notes) };
}

async function wholeOf(...imports: readonly Readonly<Record<string, unknown>>[]) {
  let whole: MergedIdentityCenter | undefined;
  for (const files of imports) {
    const last = whole ? unitToTexts(identityCenterKind, whole) : new Map<string, string>();
    const stored = new Map(whole ? [[whole.id, last]] : []);
    const merged = mergeUnits(identityCenterKind, await partsOf(files), stored);
    expect([merged.problems, [...merged.refused]]).toEqual([[], []]);
    const [given] = merged.units;
    if (given === undefined) throw new Error('no instance');
    whole = completeUnit(identityCenterKind, given, last);
  }
  if (whole === undefined) throw new Error('no import');
  return whole;
}

const factsOf = async (...imports: readonly Readonly<Record<string, unknown>>[]) =>
  normalizeIdentityCenter(await wholeOf(...imports)).facts;

const hashOf = async (...imports: readonly Readonly<Record<string, unknown>>[]) =>
  (await factsOf(...imports)).contentHash;

describe('an output of Identity Center', () => {
  it.each([
    [
      'list-instances (F-91)',
      instances,
      {
        instanceArn: INSTANCE,
        identityStoreId: STORE,
        instance: [{ id: INSTANCE, ownerAccountId: '111111111111', name: 'staff' }],
      },
    ],
    [
      'list-permission-sets (F-92)',
      { PermissionSets: [ADMIN] },
      { instanceArn: INSTANCE, permissionSets: [{ id: ADMIN }], covers: ['permissionSets:*'] },
    ],
    [
      'no permission sets, with InstanceArn beside (F-92)',
      { PermissionSets: [], InstanceArn: INSTANCE },
      { instanceArn: INSTANCE, permissionSets: [], covers: ['permissionSets:*'] },
    ],
    [
      'describe-permission-set (F-93)',
      described(ADMIN, 'Admin'),
      { permissionSets: [{ id: ADMIN, name: 'Admin', sessionDuration: 'PT1H' }] },
    ],
    [
      'get-inline-policy-for-permission-set (F-94)',
      { PermissionSetArn: ADMIN, InlinePolicy: inline },
      { permissionSets: [{ id: ADMIN, inlinePolicy: { kind: 'DOCUMENT', text: inline } }] },
    ],
    [
      'no inline policy (F-94)',
      { PermissionSetArn: ADMIN, InlinePolicy: '' },
      { permissionSets: [{ id: ADMIN, inlinePolicy: { kind: 'NONE' } }] },
    ],
    [
      'list-managed-policies-in-permission-set (F-95, F-101)',
      { PermissionSetArn: ADMIN, AttachedManagedPolicies: [{ Name: 'x', Arn: 'arn:aws:iam::aws:policy/x' }] },
      { permissionSets: [{ id: ADMIN, managedPolicies: [{ name: 'x', arn: 'arn:aws:iam::aws:policy/x' }] }] },
    ],
    [
      'list-customer-managed-policy-references-in-permission-set (F-96)',
      { PermissionSetArn: ADMIN, CustomerManagedPolicyReferences: [{ Name: 'x' }] },
      { permissionSets: [{ id: ADMIN, customerManagedPolicies: [{ name: 'x', path: '/' }] }] },
    ],
    [
      'a managed permissions boundary (F-97)',
      { PermissionSetArn: ADMIN, PermissionsBoundary: { ManagedPolicyArn: 'arn:aws:iam::aws:policy/x' } },
      { permissionSets: [{ permissionsBoundary: { kind: 'MANAGED', arn: 'arn:aws:iam::aws:policy/x' } }] },
    ],
    [
      'a customer managed permissions boundary (F-97)',
      {
        PermissionSetArn: ADMIN,
        PermissionsBoundary: { CustomerManagedPolicyReference: { Name: 'x', Path: '/a/' } },
      },
      { permissionSets: [{ permissionsBoundary: { kind: 'CUSTOMER_MANAGED', name: 'x', path: '/a/' } }] },
    ],
    [
      'list-account-assignments (F-98)',
      {
        AccountAssignments: [
          assignment(ADMIN, SHOP, 'USER', 'u-ann'),
          assignment(ADMIN, SHOP, 'USER', 'u-bob'),
        ],
      },
      {
        instanceArn: INSTANCE,
        assignments: [
          { permissionSetArn: ADMIN, accountId: SHOP, principalKind: 'USER', principalId: 'u-ann' },
          { principalId: 'u-bob' },
        ],
        covers: [`assignments:${ADMIN}:${SHOP}`],
      },
    ],
    [
      'assignments of a permission set in all accounts (F-98)',
      { PermissionSetArn: ADMIN, AccountIds: [], AccountAssignments: [] },
      { instanceArn: INSTANCE, assignments: [], covers: [`assignments:${ADMIN}`] },
    ],
    [
      'identitystore list-users (F-99)',
      { Users: [user('u-ann', 'ann'), { ...user('u-bob', 'bob'), UserStatus: 'DISABLED' }] },
      {
        identityStoreId: STORE,
        users: [
          { id: 'u-ann', name: 'ann' },
          { id: 'u-bob', name: 'bob', disabled: true },
        ],
        covers: ['users:*'],
      },
    ],
    [
      'identitystore list-groups (F-99)',
      { Groups: [group('g-admins', 'admins')] },
      { identityStoreId: STORE, groups: [{ id: 'g-admins', name: 'admins' }], covers: ['groups:*'] },
    ],
    [
      'list-group-memberships (F-100)',
      { GroupMemberships: [member('g', 'u-1'), member('g', 'u-2')] },
      { memberships: [{ groupId: 'g', userId: 'u-1' }, { userId: 'u-2' }], covers: ['memberships:g'] },
    ],
  ])('is %s', async (_name, value, expected) => {
    const { part, problems, notes } = await only(value);
    expect([problems, notes]).toEqual([[], []]);
    expect(part).toMatchObject(expected);
    expect(part.refused).toBe(false);
  });

  it.each([
    ['one user', [member('g', 'u-1'), member('h', 'u-1')]],
    ['one user in one group', [member('g', 'u-1')]],
  ])('is memberships of %s, which are no whole group, with what to add (F-100)', async (_of, list) => {
    const { part, problems, notes } = await only({ GroupMemberships: list });
    expect([problems, part.memberships.length, part.covers]).toEqual([[], list.length, []]);
    expect(notes).toEqual([expect.stringContaining('Put "GroupId" beside it')]);
  });

  it('covers nothing where more follows (F-116)', async () => {
    const { part } = await only({ Users: [user('u-ann', 'ann')], NextToken: 'x' });
    expect(part.covers).toEqual([]);
  });

  it('keeps of a person the name alone', async () => {
    expect(JSON.stringify(await parse(outputs()['users.json']))).not.toContain('example.com');
  });

  it.each([
    ['users of IAM', { Users: [{ UserName: 'x', UserId: 'AIDA', Arn: 'arn:aws:iam::222222222222:user/x' }] }],
    [
      'groups of IAM',
      { Groups: [{ GroupName: 'x', GroupId: 'AGPA', Arn: 'arn:aws:iam::222222222222:group/x' }] },
    ],
    ['instances of another service', { Instances: [{ InstanceId: 'i-1' }] }],
    ['security groups', { SecurityGroups: [{ GroupId: 'sg-1' }] }],
    [
      'users of account authorization details, without their list',
      [{ UserName: 'x', Arn: 'arn:aws:iam::222222222222:user/x', AttachedManagedPolicies: [] }],
    ],
  ])('is not %s (F-99)', (_name, value) => {
    expect(formats.find(({ name }) => name === 'Identity Center')?.recognizes(value)).toBe(false);
  });
});

describe('what is refused', () => {
  it.each(['InlinePolicy', 'AttachedManagedPolicies', 'CustomerManagedPolicyReferences'])(
    'is %s that does not say which permission set it is about, with what to add (F-120)',
    async (key) => {
      const { problems, identityCenters } = await parse({ [key]: key === 'InlinePolicy' ? inline : [] });
      expect(complaints(problems)).toEqual([
        expect.stringContaining(
          `Put "PermissionSetArn": "arn:aws:sso:::permissionSet/ssoins-…/ps-…" beside "${key}"`,
        ),
      ]);
      expect(identityCenters).toMatchObject([{ refused: true }]);
    },
  );

  it.each([
    ['an ARN of something else', { PermissionSetArn: INSTANCE, InlinePolicy: '' }, '$.PermissionSetArn'],
    [
      'a name of a wrong type, beside another',
      { Users: [{ ...user('u-ann', 'ann'), DisplayName: true }] },
      '$.Users[0].DisplayName',
    ],
    [
      'an account id that is none',
      { AccountAssignments: [assignment(ADMIN, '12', 'USER', 'u')] },
      '$.AccountAssignments[0].AccountId',
    ],
    [
      'an assignment in another account than the one beside',
      {
        PermissionSetArn: ADMIN,
        AccountId: BILLING,
        AccountAssignments: [assignment(ADMIN, SHOP, 'USER', 'u')],
      },
      '$.AccountAssignments[0].AccountId',
    ],
    [
      'a permission set of another instance',
      { ...described(ADMIN, 'A'), InstanceArn: `${INSTANCE}2` },
      '$.InstanceArn',
    ],
    [
      'two permission sets in one object',
      { ...described(ADMIN, 'A'), PermissionSetArn: READER },
      '$.PermissionSetArn',
    ],
    ['a membership without a member', { GroupMemberships: [{ GroupId: 'g' }] }, '$.GroupMemberships[0]'],
    ['a list with an output of something else', [instances, { Roots: [] }], '$[1]'],
  ])('is %s', async (_name, value, path) => {
    const { problems, identityCenters = [] } = await parse(value);
    expect(problems.map((problem) => problem.path)).toEqual([path]);
    expect(identityCenters.every(({ refused }) => refused)).toBe(true);
  });

  it('is what two files say differently, naming both, and so all of the instance (F-6)', async () => {
    const parts = await partsOf({
      ...outputs(),
      'other.json': { PermissionSetArn: ADMIN, InlinePolicy: inline.replace('s3', 'sqs') },
    });
    const { units: all, refused } = mergeUnits(identityCenterKind, parts, new Map());
    expect(all).toEqual([]);
    expect(refused.get(INSTANCE)?.problems).toEqual([
      {
        file: 'other.json',
        path: '$',
        message: `${ADMIN} is also in admin-inline.json at $, with another inlinePolicy. Give only one of them, or export Identity Center again.`,
      },
    ]);
  });

  it('is no page of a list that goes on (F-36, F-116)', async () => {
    const page = (name: string, more: object = {}) => ({
      PermissionSetArn: ADMIN,
      AttachedManagedPolicies: [{ Name: name, Arn: `arn:aws:iam::aws:policy/${name}` }],
      ...more,
    });
    const managedIn = async (...pages: readonly object[]) => {
      const parts = await partsOf({ ...outputs(), 'admin-managed.json': pages });
      const { units: all, refused } = mergeUnits(identityCenterKind, parts, new Map());
      expect([...refused]).toEqual([]);
      const admin = all[0]?.permissionSets.find(({ id }) => id === ADMIN);
      expect(admin).toMatchObject({ name: 'Admin', customerManagedPolicies: expect.any(Array) as object });
      return admin?.managedPolicies?.map(({ name }) => name);
    };
    const first = page('PowerUserAccess', { NextToken: 'more' });
    expect(await managedIn(first, page('AWSBillingReadOnlyAccess'))).toEqual([
      'AWSBillingReadOnlyAccess',
      'PowerUserAccess',
    ]);
    expect(await managedIn(first)).toBeUndefined();
  });

  it('is the whole instance where one file of it is wrong', async () => {
    const parts = await partsOf({ ...outputs(), 'wrong.json': { InlinePolicy: inline } });
    const { units: all, refused } = mergeUnits(identityCenterKind, parts, new Map());
    expect([all, [...refused.keys()]]).toEqual([[], [INSTANCE]]);
  });

  it('is an identity store of which nobody knows the instance', async () => {
    const other = { ...user('u-1', 'x'), IdentityStoreId: 'd-2' };
    const parts = await partsOf({ 'users.json': { Users: [other] }, 'instances.json': instances });
    const { problems } = mergeUnits(identityCenterKind, parts, new Map());
    expect(problems.map(({ message }) => message)).toEqual([
      'Nothing here says of which instance of Identity Center the identity store d-2 is. Import the output of aws sso-admin list-instances with it.',
    ]);
  });
});

describe('parts of an instance', () => {
  it('are the same as one list of outputs, and as objects with several keys', async () => {
    const separate = await hashOf(outputs());
    const list = Object.values(outputs());
    expect(await hashOf({ 'identity-center.json': list })).toBe(separate);
    expect(await hashOf({ 'identity-center.json': [...list].reverse() })).toBe(separate);
    const about = (arn: string) =>
      Object.assign(
        {},
        ...list.filter((one) => 'PermissionSetArn' in one && one.PermissionSetArn === arn),
      ) as object;
    const named = list.filter((one) => !('PermissionSetArn' in one) && !('PermissionSet' in one));
    const combined = [
      ...named,
      { ...outputs()['admin.json'], ...about(ADMIN) },
      { ...outputs()['reader.json'], ...about(READER) },
    ];
    expect(await hashOf({ 'identity-center.json': combined })).toBe(separate);
  });

  it('make facts of all that was collected (F-91 to F-100)', async () => {
    const facts = await factsOf(outputs());
    expect(facts.permissionSets).toMatchObject([
      {
        arn: ADMIN,
        name: 'Admin',
        description: 'All of it.',
        customerManagedPolicies: [
          { name: 'base', path: '/' },
          { name: 'extra', path: '/team/' },
        ],
        permissionsBoundary: { name: 'limit', path: '/' },
        dataGaps: [],
      },
      { arn: READER, name: 'Read-Only_v2', dataGaps: [] },
    ]);
    expect(
      facts.principals.map(({ name, kind, membersCollected }) => [name, kind, membersCollected]),
    ).toEqual([
      ['admins', 'GROUP', true],
      ['staff', 'GROUP', true],
      ['ann', 'USER', true],
      ['bob', 'USER', true],
      ['cleo', 'USER', true],
    ]);
    expect(facts.assignments).toHaveLength(4);
    expect(facts.memberships).toHaveLength(2);
  });

  it('name what was not collected', async () => {
    const facts = await factsOf({
      'assignments.json': { AccountAssignments: [assignment(ADMIN, SHOP, 'GROUP', 'g-admins')] },
    });
    expect(facts.permissionSets).toMatchObject([{ name: 'ps-aaaaaaaaaaaaaaaa' }]);
    expect(facts.permissionSets[0]?.dataGaps).toHaveLength(4);
    expect(facts.principals).toMatchObject([{ name: 'g-admins', membersCollected: false }]);
  });

  const members = (...names: readonly string[]) => ({
    GroupMemberships: names.map((name) => ({
      GroupId: 'g-admins',
      IdentityStoreId: STORE,
      MemberId: { UserId: name },
    })),
  });

  it.each([
    ['with GroupId beside them', { ...members('u-ann'), GroupId: 'g-admins' }, true],
    ['of several users', members('u-ann', 'u-bob'), true],
    ['that may be of one user (F-100)', members('u-ann'), false],
    ['of which more follows (F-116)', { ...members('u-ann'), GroupId: 'g-admins', NextToken: 'x' }, false],
  ])('members of a group are known from memberships %s: %o', async (_which, list, areKnown) => {
    const assigned = { AccountAssignments: [assignment(ADMIN, SHOP, 'GROUP', 'g-admins')] };
    const { principals } = await factsOf({ 'i.json': instances, 'a.json': assigned, 'm.json': list });
    expect(principals.find(({ kind }) => kind === 'GROUP')).toMatchObject({ membersCollected: areKnown });
  });

  const assigned = { AccountAssignments: [assignment(ADMIN, SHOP, 'GROUP', 'g-admins')] };

  it.each<readonly [string, object, readonly string[]]>([
    ['in all accounts', { ...assigned, PermissionSetArn: ADMIN, AccountIds: [SHOP] }, ['*']],
    ['in one account', { ...assigned, PermissionSetArn: ADMIN, AccountId: SHOP }, [SHOP]],
    ['that may be those of one principal', assigned, []],
    ['of which more follows', { ...assigned, PermissionSetArn: ADMIN, AccountId: SHOP, NextToken: 'x' }, []],
    ['that nobody collected', described(ADMIN, 'Admin'), []],
  ])(
    'F-98: where all assignments of a permission set are known, by those %s',
    async (_which, list, known) => {
      const { permissionSets } = await factsOf({ 'i.json': instances, 'a.json': list });
      expect(permissionSets).toMatchObject([{ arn: ADMIN, assignmentsIn: known }]);
    },
  );

  it('quarantine an inline policy that cannot be understood (F-20)', async () => {
    const whole = await wholeOf({ 'a.json': { PermissionSetArn: ADMIN, InlinePolicy: '{"Statement":7}' } });
    const { facts, quarantined } = normalizeIdentityCenter(whole);
    expect(quarantined).toMatchObject([{ owner: 'inline policy of permission set ps-aaaaaaaaaaaaaaaa' }]);
    expect(facts.permissionSets[0]?.dataGaps.map(({ kind }) => kind)).toContain('POLICY_QUARANTINED');
  });
});

describe('a later import', () => {
  it('of the same changes nothing, nor does one file of it', async () => {
    const first = await hashOf(outputs());
    expect(await hashOf(outputs(), outputs())).toBe(first);
    for (const [name, value] of Object.entries(outputs()))
      expect(await hashOf(outputs(), { [name]: value }), name).toBe(first);
  });

  it('of no more than that a list is whole is a change: what others name of it is gone then (F-116)', async () => {
    const sets = { PermissionSets: [ADMIN, READER] };
    const cut = await hashOf({ 'sets.json': { ...sets, NextToken: 'more' } });
    expect(await hashOf({ 'sets.json': sets })).not.toBe(cut);
  });

  it('removes what a whole list lacks', async () => {
    const facts = await factsOf(
      outputs(),
      { 'sets.json': { PermissionSets: [READER] } },
      {
        'groups.json': { Groups: [group('g-staff', 'staff')] },
        'staff.json': { GroupMemberships: [], GroupId: 'g-admins' },
      },
    );
    expect(facts.permissionSets.map(({ arn }) => arn)).toEqual([READER]);
    expect(facts.assignments.map(({ permissionSetArn }) => permissionSetArn)).toEqual([READER]);
    expect(facts.memberships).toEqual([]);
  });

  it('removes assignments and memberships of users and groups that a whole list lacks (F-99)', async () => {
    const facts = await factsOf(outputs(), {
      'users.json': { Users: [user('u-bob', 'bob'), user('u-cleo', 'cleo')] },
      'groups.json': { Groups: [group('g-admins', 'admins')] },
    });
    const ids = (uids: readonly string[]) => uids.map((uid) => uid.split('#')[1]);
    expect(ids(facts.principals.map(({ uid }) => uid))).toEqual([
      'GROUP/g-admins',
      'USER/u-bob',
      'USER/u-cleo',
    ]);
    expect(ids(facts.assignments.map(({ principalUid }) => principalUid))).toEqual(['GROUP/g-admins']);
    expect(ids(facts.memberships.map(({ userUid }) => userUid))).toEqual(['USER/u-bob']);
  });

  it('removes those at once where one file names them and has the whole list, as a collection (F-99)', async () => {
    const {
      'users.json': users,
      'groups.json': groups,
      'admin-assignments.json': _assigned,
      'admins.json': _joined,
      ...others
    } = outputs();
    const assigned = (type: string, id: string) => assignment(ADMIN, SHOP, type, id);
    const named = [
      {
        PermissionSetArn: ADMIN,
        AccountId: SHOP,
        AccountAssignments: [
          assigned('GROUP', 'g-gone'),
          assigned('USER', 'u-gone'),
          assigned('USER', 'u-ann'),
        ],
      },
      { GroupMemberships: [member('g-admins', 'u-ann'), member('g-admins', 'u-left')] },
    ];
    const namesIn = async (files: Readonly<Record<string, object>>) => {
      const { principals } = await factsOf({ ...others, ...files });
      return principals.map(({ principalId }) => principalId);
    };
    const there = ['g-admins', 'g-staff', 'u-ann', 'u-bob', 'u-cleo'];
    expect(await namesIn({ 'all.json': [...named, users, groups] })).toEqual(there);
    expect((await namesIn({ 'one.json': named, 'two.json': [users, groups] })).toSorted()).toEqual(
      [...there, 'g-gone', 'u-gone', 'u-left'].sort(),
    );
  });

  it('keeps what it names itself, though an older or equally old whole list lacks it', async () => {
    const NEW = setArn('cccccccccccccccc');
    const added = {
      'a.json': {
        PermissionSetArn: NEW,
        AccountId: SHOP,
        AccountAssignments: [assignment(NEW, SHOP, 'USER', 'u-new')],
      },
      'm.json': { GroupMemberships: [member('g-staff', 'u-new')], GroupId: 'g-staff' },
    };
    for (const later of [added, { ...added, 'users.json': { Users: [user('u-bob', 'bob')] } }]) {
      const { assignments, memberships } = await factsOf(outputs(), later);
      expect(assignments.map(({ permissionSetArn }) => permissionSetArn)).toContain(NEW);
      expect(memberships.map(({ userUid }) => userUid)).toContain(`${INSTANCE}#USER/u-new`);
    }
  });

  it('removes assignments in the account, or of the permission set, that were read anew (F-98)', async () => {
    const inShop = { PermissionSetArn: ADMIN, AccountId: SHOP, AccountAssignments: [] };
    expect(
      (await factsOf(outputs(), { 'a.json': inShop })).assignments.map(({ accountId }) => accountId),
    ).toEqual([BILLING, SHOP]);
    const nowhere = { PermissionSetArn: ADMIN, AccountIds: [], AccountAssignments: [] };
    const left = (await factsOf(outputs(), { 'a.json': nowhere })).assignments;
    expect(left.map(({ permissionSetArn }) => permissionSetArn)).toEqual([READER]);
  });

  it('removes nothing by lists of one principal, or of one account (F-92, F-98)', async () => {
    const whole = await factsOf(outputs());
    const ofAnn = [assignment(ADMIN, BILLING, 'USER', 'u-ann'), assignment(READER, SHOP, 'USER', 'u-ann')];
    const facts = await factsOf(
      outputs(),
      { 'of-ann.json': { AccountAssignments: ofAnn } },
      { 'provisioned.json': { AccountId: SHOP, PermissionSets: [READER] } },
    );
    expect(facts.permissionSets).toEqual(whole.permissionSets);
    expect(facts.assignments).toHaveLength(whole.assignments.length + 1);
  });

  it.each<readonly [string, readonly object[]]>([
    ['of one principal', [assignment(ADMIN, SHOP, 'USER', 'u-ann')]],
    [
      'of a user and those of their groups',
      [
        assignment(ADMIN, SHOP, 'USER', 'u-bob'),
        assignment(ADMIN, SHOP, 'GROUP', 'g-admins'),
        assignment(ADMIN, SHOP, 'GROUP', 'g-staff'),
      ],
    ],
  ])('removes none by assignments %s in one account, and says what to add (F-98)', async (_of, list) => {
    const { part, notes } = await only({ AccountAssignments: list });
    expect(part.covers).toEqual([]);
    expect(notes).toEqual([expect.stringContaining('Put "PermissionSetArn" and "AccountId" beside it')]);
    const facts = await factsOf(outputs(), { 'of-one.json': { AccountAssignments: list } });
    expect(facts.assignments.length).toBeGreaterThanOrEqual(4);
    const stated = { AccountAssignments: list, PermissionSetArn: ADMIN, AccountId: SHOP };
    expect((await only(stated)).notes).toEqual([]);
    expect((await factsOf(outputs(), { 'a.json': stated })).assignments).toHaveLength(list.length + 2);
  });

  it('adds what it alone holds', async () => {
    const added = setArn('cccccccccccccccc');
    const facts = await factsOf(outputs(), { 'c.json': described(added, 'Third') });
    expect(facts.permissionSets.map(({ name }) => name)).toEqual(['Admin', 'Read-Only_v2', 'Third']);
  });
});
