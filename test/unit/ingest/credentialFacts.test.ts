/** Which source counts for a user's credentials, and how keys of the report find their ids (F-88, F-119). */
import { describe, expect, test } from 'vitest';
import type { AccessKey } from '../../../src/graph/model/graph.js';
import { completeExport, exportToTexts, type WholeExport } from '../../../src/ingest/merge/completeExport.js';
import { completenessOfExport } from '../../../src/ingest/normalize/coverage.js';
import { credentialFacts } from '../../../src/ingest/normalize/credentialFacts.js';
import {
  accountWith,
  type AccountLists,
  type CredentialDetail,
} from '../../../src/ingest/formats/account/accountExport.js';
import { mergeAccountExports } from '../../../src/ingest/merge/mergePages.js';
import { SpillFile } from '../../../src/ingest/read/spillFile.js';
import { bareUser, mergeFiles } from './exports.js';

const accountId = '111122223333';
const origin = { file: 'x.json', path: '$' };
const key = `arn:aws:iam::${accountId}:user/ann`;
const day = (number: number, milliseconds = 0): number => Date.UTC(2026, 0, number) + milliseconds;

const ann = {
  ...bareUser(accountId, 'Ann'),
  arn: `arn:aws:iam::${accountId}:user/team/Ann`,
  path: '/team/',
};

const exportOf = (lists: Partial<AccountLists>) => accountWith({ accountId, partition: 'aws' }, lists);
const factsOf = (...credentials: readonly CredentialDetail[]) =>
  credentialFacts(exportOf({ users: [ann], credentials }));
const keysOf = (accessKeys: readonly AccessKey[], reportedKeys: readonly AccessKey[]) =>
  factsOf({ arn: key, origin, accessKeys, reportedKeys }).ofUser(ann)?.accessKeys;

const used = { lastUsedAt: day(20), lastUsedRegion: 'eu-west-1', lastUsedService: 's3' };

describe('the keys of a user', () => {
  test('are those of the report where nothing names them, without ids (F-119)', () => {
    const reportedKeys = [{ status: 'ACTIVE' as const, createdAt: day(1), ...used }];
    expect(factsOf({ arn: key, origin, reportedKeys }).ofUser({ name: 'ann' })?.accessKeys).toEqual(
      reportedKeys,
    );
  });

  test('are those that list-access-keys names, whatever the report says of them (F-88)', () => {
    expect(
      keysOf(
        [{ id: 'AKIA1', status: 'INACTIVE', createdAt: day(1) }],
        [
          { status: 'ACTIVE', createdAt: day(1), ...used },
          { status: 'ACTIVE', createdAt: day(9) },
        ],
      ),
    ).toEqual([{ id: 'AKIA1', status: 'INACTIVE', createdAt: day(1), ...used }]);
  });

  test('have what the report says of the one key that was created in the same second, in any order (F-119)', () => {
    expect(
      keysOf(
        [
          { id: 'AKIA1', status: 'ACTIVE', createdAt: day(1, 400) },
          { id: 'AKIA2', status: 'ACTIVE', createdAt: day(2) },
        ],
        [
          { status: 'ACTIVE', createdAt: day(2) },
          { status: 'ACTIVE', createdAt: day(1), ...used },
        ],
      ),
    ).toEqual([
      { id: 'AKIA1', status: 'ACTIVE', createdAt: day(1, 400), ...used },
      { id: 'AKIA2', status: 'ACTIVE', createdAt: day(2) },
    ]);
  });

  test.each<readonly [string, readonly AccessKey[], readonly AccessKey[]]>([
    [
      'two named keys',
      [
        { id: 'AKIA1', status: 'ACTIVE', createdAt: day(1) },
        { id: 'AKIA2', status: 'ACTIVE', createdAt: day(1) },
      ],
      [{ status: 'ACTIVE', createdAt: day(1), ...used }],
    ],
    [
      'two keys of the report',
      [{ id: 'AKIA1', status: 'ACTIVE', createdAt: day(1) }],
      [
        { status: 'ACTIVE', createdAt: day(1), ...used },
        { status: 'ACTIVE', createdAt: day(1) },
      ],
    ],
    [
      'keys without dates, which have only places in common,',
      [{ id: 'AKIA1', status: 'ACTIVE' }],
      [{ status: 'ACTIVE', ...used }],
    ],
  ])('are not joined where the date fits %s (F-119)', (_what, named, reported) => {
    expect(keysOf(named, reported)).toEqual(named);
  });

  test('are unknown, not none, where neither source was collected (F-88)', () => {
    expect(factsOf({ arn: key, origin, mfaActive: true }).ofUser(ann)).toEqual({ mfaActive: true });
    expect(factsOf().ofUser(ann)).toBeUndefined();
  });

  test('hold no secret, even if an input did (F-90)', () => {
    const withSecret = { id: 'AKIA1', status: 'ACTIVE' as const, SecretAccessKey: 'wJalr' };
    expect(JSON.stringify(keysOf([withSecret], []))).toBe('[{"status":"ACTIVE","id":"AKIA1"}]');
  });
});

describe('the root user', () => {
  test('has what the report says of it (F-80)', () => {
    expect(
      factsOf({ arn: `arn:aws:iam::${accountId}:root`, origin, mfaActive: false, reportedKeys: [] }).ofRoot,
    ).toEqual({ accessKeys: [], mfaActive: false });
  });
});

describe('users that no export holds', () => {
  test('are noted, and nothing else becomes of them (F-15)', () => {
    const stranger = (name: string) => ({
      arn: `arn:aws:iam::${accountId}:user/${name}`,
      origin,
      mfaActive: true,
    });
    const { notes } = factsOf({ arn: key, origin, mfaActive: true }, stranger('ben'), stranger('cid'));
    expect(notes.map(({ message }) => message)).toEqual([
      `The credentials of arn:aws:iam::${accountId}:user/ben and of 1 more are not shown: no export of account ${accountId} holds such users.`,
    ]);
    expect(factsOf({ arn: key, origin, mfaActive: true }).notes).toEqual([]);
  });
});

describe('several sources', () => {
  test.each(['a.json', 'z.json'])('of two reports the later one counts, be it in %s (F-88)', async (name) => {
    const report = (at: string, mfa: string) => ({
      Content: Buffer.from(`user,arn,mfa_active\nann,${ann.arn},${mfa}\n`).toString('base64'),
      ReportFormat: 'text/csv',
      GeneratedTime: at,
    });
    const later = [name, JSON.stringify(report('2026-01-02T00:00:00Z', 'false'))] as const;
    const earlier = ['m.json', JSON.stringify(report('2026-01-01T00:00:00Z', 'true'))] as const;
    const files = [later, earlier].toSorted(([one], [other]) => (one < other ? -1 : 1));
    const merged = await mergeFiles(Object.fromEntries(files));
    expect(merged.accounts[0]?.credentials).toMatchObject([{ mfaActive: false, reportedAt: day(2) }]);
  });

  const report: CredentialDetail = {
    arn: key,
    origin,
    mfaActive: false,
    passwordEnabled: true,
    reportedKeys: [{ status: 'ACTIVE', createdAt: day(1) }],
  };
  const devices: CredentialDetail = { arn: key, origin, mfaActive: true };
  const called = { id: 'AKIA1', status: 'ACTIVE', createdAt: day(1) } as const;
  const keys: CredentialDetail = { arn: key, origin, accessKeys: [called] };
  const page = (credentials: readonly CredentialDetail[]) => ({
    path: '$',
    accounts: [exportOf({ credentials })],
    awsManagedPolicies: [],
    collected: { credentials: true },
    truncated: false,
    call: '',
    isMarkedLast: false,
  });
  const file = (name: string, one: CredentialDetail) => ({
    file: name,
    pages: [page([one])],
    refusedAccountIds: [],
    problems: [],
    notes: [],
  });

  test('of one import: a call about the user counts before the report, in any order (F-88)', () => {
    for (const files of [
      [file('a', report), file('b', devices)],
      [file('a', devices), file('b', report)],
    ]) {
      expect(mergeAccountExports(files).accounts[0]?.credentials).toMatchObject([
        { mfaActive: true, passwordEnabled: true, reportedKeys: report.reportedKeys },
      ]);
    }
  });

  const whole = (one: CredentialDetail) => ({
    account: exportOf({ credentials: [one] }),
    awsManaged: new Map(),
  });
  const keysAfter = (last: CredentialDetail, now: CredentialDetail) => {
    const { account } = completeExport(whole(now), exportToTexts(whole(last)), new SpillFile());
    return credentialFacts({ ...account, users: [ann] }).ofUser({ name: 'ann' })?.accessKeys;
  };

  test('of two imports complete one another field by field (F-114)', () => {
    for (const [first, second] of [
      [report, keys],
      [keys, report],
    ] as const) {
      const { account } = completeExport(whole(second), exportToTexts(whole(first)), new SpillFile());
      expect(account.credentials).toMatchObject([
        { mfaActive: false, passwordEnabled: true, accessKeys: [{ id: 'AKIA1' }] },
      ]);
    }
  });

  test('of keys that an earlier call told those are gone that a later report lacks (F-88)', () => {
    const two = { ...keys, accessKeys: [called, { ...called, id: 'AKIA2', createdAt: day(2) }] };
    const reporting = (...reportedKeys: readonly AccessKey[]) => ({ ...report, reportedKeys });
    expect(keysAfter(two, reporting())).toEqual([]);
    const asked = { ...reporting({ status: 'ACTIVE', createdAt: day(2) }), accessKeys: [] };
    expect(keysAfter(two, asked)).toEqual([]);
    const second = { status: 'INACTIVE', createdAt: day(2), ...used } as const;
    expect(keysAfter(two, reporting(second))).toEqual([{ ...second, id: 'AKIA2' }]);
    const expired: AccessKey = { ...called, id: 'AKIA2', status: 'EXPIRED', createdAt: day(2) };
    expect(keysAfter({ ...keys, accessKeys: [expired] }, reporting(second))).toEqual([
      { ...expired, ...used },
    ]);
    // Which of them it is, the report does not say of a key without a date.
    expect(keysAfter(two, reporting({ status: 'ACTIVE' }))).toEqual([{ status: 'ACTIVE' }]);
    expect(keysAfter(reporting(), two)).toEqual(two.accessKeys);
  });

  describe('of a user who was deleted', () => {
    const user = (userId: string, createdAt: number) => ({ ...ann, userId, createdAt });
    const [old, anew] = [user('AIDA1', day(1)), user('AIDA2', day(5))];
    const known = { ...keys, mfaActive: true, accessKeys: [{ ...called, createdAt: day(3) }] };
    const held = (lists: Partial<AccountLists>, truncated = false) => ({
      account: accountWith({ accountId, partition: 'aws' }, lists, truncated),
      awsManaged: new Map(),
    });
    /** Import after import, what the graph says of the user at the end. */
    const after = (first: WholeExport, ...later: readonly WholeExport[]) => {
      const { account } = later.reduce(
        (last, now) => completeExport(now, exportToTexts(last), new SpillFile()),
        first,
      );
      const credentials = credentialFacts(account).ofUser(account.users[0] ?? ann);
      const { status } = completenessOfExport(account).find(({ section }) => section === 'CREDENTIALS') ?? {};
      return { credentials, status };
    };
    const before = held({ users: [old], credentials: [known] });

    test('are not those of one of the same name who was made since (F-88)', () => {
      const unknown = { credentials: undefined, status: 'NOT_COLLECTED' };
      expect(after(before, held({ users: [anew] }))).toEqual(unknown);
      expect(after(before, held({ users: [] }), held({ users: [anew] }))).toEqual(unknown);
      expect(after(before, held({ users: [user('AIDA2', day(1))] }))).toEqual(unknown);
      expect(after(before, held({ users: [anew] }, true))).toEqual(unknown);
      const ofOthers = { ...report, arn: `${key}-2` };
      expect(after(before, held({ users: [anew], credentials: [ofOthers] }))).toEqual({
        credentials: undefined,
        status: 'PARTIAL',
      });
    });

    test('are not the new one’s in a report that was made before (F-88)', () => {
      const reported = { ...report, reportedKeys: [], userCreatedAt: day(1) };
      const unknown = { credentials: undefined, status: 'PARTIAL' };
      expect(after(held({ users: [anew], credentials: [reported] }))).toEqual(unknown);
      expect(after(held({ users: [anew], credentials: [known] }))).toEqual(unknown);
      const later = [
        { ...reported, userCreatedAt: day(5, 300) },
        { ...report, arn: `arn:aws:iam::${accountId}:root` },
      ];
      const facts = { accessKeys: [], mfaActive: false, passwordEnabled: true };
      expect(after(before, held({ credentials: later }), held({ users: [anew] }))).toEqual({
        credentials: facts,
        status: 'COLLECTED',
      });
      expect(after(held({ users: [anew], credentials: [reported] }), held({ credentials: later }))).toEqual({
        credentials: facts,
        status: 'COLLECTED',
      });
    });

    test('stay where the user does, and where more pages follow', () => {
      const same = { credentials: { accessKeys: known.accessKeys, mfaActive: true }, status: 'PARTIAL' };
      expect(after(before, held({ users: [old] }))).toEqual(same);
      expect(after(before, held({ users: [] }, true))).toEqual(same);
      expect(after(held({ credentials: [known] }), held({ users: [old] }))).toEqual(same);
    });
  });

  test('a collection of all credentials replaces what was known of any (F-88)', () => {
    const coverage = [
      {
        arn: 'credentials:*@',
        list: 'credentials' as const,
        kind: '*',
        region: '',
        status: 'COLLECTED' as const,
        origin,
      },
    ];
    const now = { account: exportOf({ credentials: [report], coverage }), awsManaged: new Map() };
    const last = { account: exportOf({ credentials: [keys] }), awsManaged: new Map() };
    expect(completeExport(now, exportToTexts(last), new SpillFile()).account.credentials).toEqual([report]);
  });
});
