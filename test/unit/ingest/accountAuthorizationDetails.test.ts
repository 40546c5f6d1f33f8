/** Account authorization details: every spelling gives the same typed export, every problem is located. */
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/iam/language/json.js';
import { accountAuthorizationDetails } from '../../../src/ingest/formats/account/accountAuthorizationDetails.js';
import { parseTimestamp } from '../../../src/ingest/formats/shared/fields.js';
import {
  awsManagedPolicy,
  complaints,
  fixtureText,
  mergeFiles,
  mergeValue,
  userNamed,
  withoutOrigins,
} from './exports.js';

async function accountOf(value: unknown) {
  const merged = await mergeValue(value);
  expect(merged.problems).toEqual([]);
  expect(merged.accounts).toHaveLength(1);
  return merged.accounts[0];
}

describe('the typed export', () => {
  it('holds what the CLI printed (F-2 to F-5)', async () => {
    const { accounts, awsManagedPolicies, problems, notes } = await mergeFiles({
      'cli.json': fixtureText('cli.json'),
    });
    expect([problems, notes]).toEqual([[], []]);
    expect(accounts).toHaveLength(1);
    expect(accounts[0]).toMatchObject({ accountId: '111122223333', partition: 'aws', truncated: false });
    expect(accounts[0]?.users[0]).toEqual({
      arn: 'arn:aws:iam::111122223333:user/alice',
      name: 'alice',
      path: '/',
      userId: 'AIDAEXAMPLEALICE00001',
      createdAt: Date.UTC(2023, 2, 9, 10, 41, 45),
      origin: { file: 'cli.json', path: '$.UserDetailList[0]' },
      inlinePolicies: [
        { name: 'may-assume', document: expect.objectContaining({ kind: 'DOCUMENT' }) as unknown },
      ],
      groupNames: ['developers'],
      attachedPolicies: [{ name: 'ReadOnlyAccess', arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
      permissionsBoundaryArn: 'arn:aws:iam::111122223333:policy/boundary',
      tags: [
        ['team', 'blue'],
        ['__proto__', 'kept'],
      ],
    });
    expect([...awsManagedPolicies.keys()]).toEqual(['arn:aws:iam::aws:policy/ReadOnlyAccess']);
  });

  it('takes paths, boundaries of either type and the last use of roles (F-4, F-12)', async () => {
    const { accounts } = await mergeFiles({ 'cli.json': fixtureText('cli.json') });
    expect(accounts[0]?.roles[0]).toMatchObject({
      name: 'deployer',
      path: '/deploy/',
      permissionsBoundaryArn: 'arn:aws:iam::111122223333:policy/boundary',
      lastUsedAt: Date.UTC(2024, 1, 29, 23, 59, 59),
      lastUsedRegion: 'eu-central-1',
    });
    expect(accounts[0]?.roles[1]).not.toHaveProperty('lastUsedAt');
  });

  it('takes what only the role inside an instance profile says from there (F-7, F-21, F-23)', async () => {
    const { accounts } = await mergeFiles({ 'cli.json': fixtureText('cli.json') });
    expect(accounts[0]?.roles[1]).toMatchObject({
      maxSessionDuration: 7200,
      description: 'Serves the shop',
      instanceProfiles: [
        {
          arn: 'arn:aws:iam::111122223333:instance-profile/web-server',
          name: 'web-server',
          tags: [['fleet', 'web']],
        },
      ],
    });
    expect(accounts[0]?.roles[0]).not.toHaveProperty('maxSessionDuration');
  });

  it('keeps all versions of a policy and knows the default one (F-16)', async () => {
    const { accounts } = await mergeFiles({ 'cli.json': fixtureText('cli.json') });
    const versions = accounts[0]?.policies[0]?.versions.map(({ versionId, isDefault }) => [
      versionId,
      isDefault,
    ]);
    expect(versions).toEqual([
      ['v2', true],
      ['v1', false],
    ]);
    expect(accounts[0]?.policies[0]).toMatchObject({
      defaultVersionId: 'v2',
      description: 'What deployments need',
    });
  });
});

describe('every spelling of the same account', () => {
  const python = ['python-page-1.json', 'python-page-2.json'];

  it.each([
    [
      'percent-encoded by the JavaScript SDK (F-6, F-9, F-122)',
      { 'js.json': fixtureText('javascript-sdk.json') },
    ],
    [
      'pages of the Python SDK in two files (F-6)',
      Object.fromEntries(python.map((name) => [name, fixtureText(name)])),
    ],
    ['an array of pages (F-6)', { 'pages.json': `[${python.map(fixtureText).join(',')}]` }],
    [
      'with a byte order mark and CRLF (F-111)',
      { 'bom.json': `\uFEFF${fixtureText('cli.json').replaceAll('\n', '\r\n')}` },
    ],
  ])('gives the same export: %s', async (_spelling, texts) => {
    const expected = await mergeFiles({ 'cli.json': fixtureText('cli.json') });
    const merged = await mergeFiles(texts);
    expect(merged.problems).toEqual([]);
    const { files, ...account } = merged.accounts[0] ?? { files: [] };
    expect(files).toEqual(Object.keys(texts));
    const { files: _, ...expectedAccount } = expected.accounts[0] ?? { files: [] };
    expect(withoutOrigins(account)).toEqual(withoutOrigins(expectedAccount));
    expect(withoutOrigins([...merged.awsManagedPolicies])).toEqual(
      withoutOrigins([...expected.awsManagedPolicies]),
    );
  });
});

describe('what is tolerated', () => {
  it.each([
    ['missing', undefined],
    ['null', null],
    ['empty', []],
  ])('lists that are %s (F-8, F-113)', async (_name, list) => {
    const user = userNamed('u', {
      GroupList: list,
      UserPolicyList: list,
      AttachedManagedPolicies: list,
      Tags: list,
    });
    const account = await accountOf({ UserDetailList: [user], GroupDetailList: list, RoleDetailList: list });
    expect(account?.users[0]).toMatchObject({
      groupNames: [],
      inlinePolicies: [],
      attachedPolicies: [],
      tags: [],
    });
    expect(account).toMatchObject({ groups: [], roles: [], policies: [] });
  });

  it('says which lists the input holds, so that absent ones delete nothing (F-113)', async () => {
    const account = await accountOf({
      UserDetailList: [userNamed('u')],
      GroupDetailList: [],
      RoleDetailList: null,
    });
    expect(account?.collected).toEqual({ users: true, groups: true });
  });

  it('an object where a list of one is meant (F-13)', async () => {
    const attached = { PolicyName: 'p', PolicyArn: 'arn:aws:iam::111122223333:policy/p' };
    const account = await accountOf({
      UserDetailList: [userNamed('u', { AttachedManagedPolicies: attached })],
    });
    expect(account?.users[0]?.attachedPolicies).toEqual([{ name: 'p', arn: attached.PolicyArn }]);
  });

  it('ids of any form, unknown fields and unknown boundary types (F-12, F-113, F-117)', async () => {
    const boundary = { PermissionsBoundaryType: 'New', PermissionsBoundaryArn: 'arn:aws:iam::aws:policy/P' };
    const user = userNamed('u', {
      UserId: 'obama',
      PermissionsBoundary: boundary,
      PasswordLastUsed: 7,
      Extra: [[]],
    });
    const account = await accountOf({ UserDetailList: [user] });
    expect(account?.users[0]).toMatchObject({
      userId: 'obama',
      permissionsBoundaryArn: 'arn:aws:iam::aws:policy/P',
    });
    expect(account?.users[0]).not.toHaveProperty('Extra');
  });

  it('account ids with leading zeros, and other partitions (F-14, F-117)', async () => {
    const account = await accountOf({
      UserDetailList: [{ Arn: 'arn:aws-us-gov:iam::000000000001:user/a/b/c' }],
    });
    expect(account).toMatchObject({ accountId: '000000000001', partition: 'aws-us-gov' });
    expect(account?.users[0]).toMatchObject({ path: '/a/b/', name: 'c' });
  });

  it('a time that is none, with a note', async () => {
    const merged = await mergeValue({ UserDetailList: [userNamed('u', { CreateDate: 'yesterday' })] });
    expect(merged.accounts[0]?.users[0]).not.toHaveProperty('createdAt');
    expect(complaints(merged.notes)).toEqual([
      '$.UserDetailList[0].CreateDate: "yesterday" is no time that an AWS client prints; left out.',
    ]);
  });

  it('a policy of which no version says that it is the default one', async () => {
    const policy = {
      Arn: 'arn:aws:iam::111122223333:policy/p',
      PolicyVersionList: [{ VersionId: 'v1', Document: {} }],
    };
    const account = await accountOf({ RoleDetailList: [], Policies: [policy] });
    expect(account?.policies[0]).not.toHaveProperty('defaultVersionId');
    expect(account?.policies[0]?.versions[0]).toMatchObject({ isDefault: false });
  });
});

describe('times', () => {
  const expected = Date.UTC(2014, 6, 30, 17, 9, 20);

  it.each([
    ['2014-07-30T17:09:20Z', expected],
    ['2014-07-30T17:09:20.000Z', expected],
    ['2014-07-30T17:09:20+00:00', expected],
    ['2014-07-30T19:09:20.123456+02:00', expected + 123],
    ['2014-07-30T12:39:20-04:30', expected],
    ['2014-07-30 17:09:20+00:00', expected],
    ['1481830215.45', 1_481_830_215_450],
    ['1406740160', expected],
  ])('%s (F-112)', (text, time) => {
    expect(parseTimestamp(text)).toBe(time);
  });

  it.each(['', 'yesterday', '2014-13-30T17:09:20Z', '2014-07-30', '-1', '1e9', 'NaN'])(
    '%j is none',
    (text) => {
      expect(parseTimestamp(text)).toBeUndefined();
    },
  );

  it('are numbers in exports of some clients (F-112)', async () => {
    const account = await accountOf({ UserDetailList: [userNamed('u', { CreateDate: 1481830215.45 })] });
    expect(account?.users[0]?.createdAt).toBe(1_481_830_215_450);
  });
});

describe('several accounts in one file (F-117)', () => {
  it('each entity goes where its ARN says; AWS managed policies belong to none', async () => {
    const merged = await mergeFiles({ 'two.json': fixtureText('two-accounts.json') });
    expect(merged.problems).toEqual([]);
    expect(merged.accounts.map((one) => [one.accountId, one.users.length, one.groups.length])).toEqual([
      ['111122223333', 1, 0],
      ['012345678901', 1, 1],
    ]);
    expect(merged.awsManagedPolicies.size).toBe(1);
  });

  it('a problem of one account leaves the other in', async () => {
    const other = { Arn: 'arn:aws:iam::444455556666:user/x', Tags: 'none' };
    const merged = await mergeValue({ UserDetailList: [userNamed('u'), other] });
    expect(merged.accounts.map(({ accountId }) => accountId)).toEqual(['111122223333']);
    expect([...merged.refused.keys()]).toEqual(['444455556666']);
    expect(complaints(merged.problems)).toEqual([
      '$.UserDetailList[1].Tags: Expected a list, found the string "none". Correct it or export again.',
    ]);
  });

  it('a problem is of the account whose entity has it, whatever its words', async () => {
    const users = [userNamed('u'), { Arn: 'arn:aws:iam::444455556666:user/x', Tags: 'none' }];
    const nobodys = await mergeValue({ UserDetailList: [...users, { UserName: 'x' }] });
    const missing = '$.UserDetailList[2]: Arn is missing, so nobody can tell what this is. Export again.';
    const wrong =
      '$.UserDetailList[1].Tags: Expected a list, found the string "none". Correct it or export again.';
    expect([...nobodys.refused].map(([id, problems]) => [id, complaints(problems)])).toEqual([
      ['111122223333', [missing]],
      ['444455556666', [wrong, missing]],
    ]);
  });

  it('a problem that is nobody’s refuses all of the file', async () => {
    const merged = await mergeValue({ UserDetailList: [userNamed('u'), { UserName: 'x' }] });
    expect(merged.accounts).toEqual([]);
    expect([...merged.refused.keys()]).toEqual(['111122223333']);
  });
});

describe('recognition', () => {
  it.each([
    ['one list of entities', { RoleDetailList: [] }, true],
    ['an array of pages', [{ IsTruncated: true }, { UserDetailList: [] }], true],
    ['policies with their versions', { Policies: [awsManagedPolicy('A', 'v1')] }, true],
    ['what list-policies prints', { Policies: [{ PolicyName: 'A', Arn: 'x' }] }, false],
    ['an organization', { Organization: {}, Accounts: [], Policies: [{ PolicySummary: {} }] }, false],
    ['an empty list', [], false],
    ['text', 'UserDetailList', false],
    ['null', null, false],
  ])('%s', (_name, value, expected) => {
    expect(accountAuthorizationDetails.recognizes(value as JsonValue)).toBe(expected);
  });

  it('an export without any entity of an account changes none, and says so', async () => {
    const merged = await mergeValue({
      UserDetailList: [],
      GroupDetailList: [],
      RoleDetailList: [],
      Policies: [],
    });
    expect(merged.accounts).toEqual([]);
    expect(complaints(merged.notes)[0]).toContain('it belongs to no account and changes none');
  });
});
