/** Which access keys are old, unused, doubled, or such that a role could replace them? */
import { describe, expect, test } from 'vitest';
import { accessKeys, rotationDue, type AccessKeyFilter } from '../../../src/access/exposure/accessKeys.js';
import type { Account, Credentials, IamUser } from '../../../src/graph/model/graph.js';
import { namedPrincipal } from '../../../src/graph/model/principals/namedPrincipal.js';
import { emptyGraph } from '../../support/inMemoryFacts.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';

const [first, second] = ['111111111111', '222222222222'];
const now = Date.UTC(2026, 5, 1);
const daysAgo = (days: number): number => now - days * 86_400_000;

const user = (name: string, accountId = first): IamUser => ({
  type: 'PRINCIPAL',
  kind: 'USER',
  identifier: `arn:aws:iam::${accountId}:user/${name}`,
  name,
  accountId,
  path: '/',
  uniqueId: `AIDA${name}`,
  tags: [],
});

const root = `arn:aws:iam::${first}:root`;
const ACTIVE = 'ACTIVE' as const;

const credentials: readonly (readonly [string, Credentials])[] = [
  [
    user('robot').identifier,
    {
      passwordEnabled: false,
      accessKeys: [{ id: 'old', status: ACTIVE, createdAt: daysAgo(400), lastUsedAt: daysAgo(1) }],
    },
  ],
  [
    user('ann').identifier,
    {
      passwordEnabled: true,
      accessKeys: [
        { id: 'two-a', status: ACTIVE, createdAt: daysAgo(90), lastUsedAt: daysAgo(60) },
        { id: 'two-b', status: ACTIVE, createdAt: daysAgo(10), neverUsed: true },
      ],
    },
  ],
  [
    user('ben').identifier,
    {
      accessKeys: [
        { id: 'off', status: 'INACTIVE', createdAt: daysAgo(800), lastUsedAt: daysAgo(700) },
        { id: 'unseen', status: ACTIVE },
      ],
    },
  ],
  [user('cid').identifier, { passwordEnabled: false, accessKeys: [] }],
  [
    user('zoe', second).identifier,
    {
      passwordEnabled: false,
      accessKeys: [{ id: 'never', status: ACTIVE, createdAt: daysAgo(200), neverUsed: true }],
    },
  ],
  [
    root,
    {
      accessKeys: [{ id: 'root', status: ACTIVE, createdAt: daysAgo(1000), lastUsedAt: daysAgo(900) }],
      passwordEnabled: false,
    },
  ],
];

const account = (accountId: string, status?: 'COLLECTED' | 'PARTIAL' | 'DENIED', detail?: string) => ({
  type: 'ACCOUNT' as const,
  accountId,
  partition: 'aws',
  imported: true,
  version: 1,
  dataGaps: [],
  ...(status
    ? {
        completeness: [{ section: 'CREDENTIALS' as const, status, kinds: [], ...(detail ? { detail } : {}) }],
      }
    : {}),
});

const reader = inMemoryReader({
  ...emptyGraph,
  graphVersion: '7',
  accounts: [
    account(first, 'PARTIAL', 'Not known of 3 users.'),
    account(second, 'COLLECTED'),
    account('333333333333'),
    account('444444444444', 'DENIED'),
  ],
  principals: [
    ...['robot', 'ann', 'ben', 'cid'].map((name) => user(name)),
    user('zoe', second),
    namedPrincipal(root),
  ],
  credentials: new Map(credentials),
});

const page = (filter: AccessKeyFilter) => accessKeys(reader, filter, { first: 100 }, now);
const ids = async (filter: AccessKeyFilter) => (await page(filter)).entries.map(([, { id }]) => id).sort();

describe('access keys', () => {
  test.each<readonly [string, AccessKeyFilter, readonly string[]]>([
    ['are all that are known', {}, ['never', 'off', 'old', 'root', 'two-a', 'two-b', 'unseen']],
    ['are of one account', { accountId: second }, ['never']],
    ['have a status', { status: 'INACTIVE' }, ['off']],
    ['are at least so old', { olderThanDays: 90 }, ['never', 'off', 'old', 'root', 'two-a']],
    ['of a day more are older', { olderThanDays: 91 }, ['never', 'off', 'old', 'root']],
    ['are unused since their last use', { unusedForDays: 60 }, ['never', 'off', 'root', 'two-a']],
    [
      'are unused since they were made, if never used (F-79)',
      { unusedForDays: 5 },
      ['never', 'off', 'root', 'two-a', 'two-b'],
    ],
    ['are of users with two active ones', { usersWithTwoActiveKeys: true }, ['two-a', 'two-b']],
    ['are of all other users', { usersWithTwoActiveKeys: false }, ['never', 'off', 'old', 'root', 'unseen']],
    [
      'could be replaced by a role: active, used, and of a user without a password',
      { replaceableByRole: true },
      ['old'],
    ],
    ['meet all that is asked', { status: ACTIVE, olderThanDays: 90, unusedForDays: 100 }, ['never', 'root']],
  ])('%s', async (_what, filter, expected) => {
    expect(await ids(filter)).toEqual([...expected].sort());
  });

  test('say whose they are', async () => {
    const { entries } = await page({ olderThanDays: 900 });
    expect(entries.map(([, { principal }]) => principal.identifier)).toEqual([root]);
  });

  test('come in pages, by owner', async () => {
    const { entries: all, totalCount } = await page({});
    expect(totalCount).toBe(7);
    const { entries, hasNextPage } = await accessKeys(
      reader,
      {},
      { first: 3, after: all[2]?.[0] ?? '' },
      now,
    );
    expect(entries.map(([key]) => key)).toEqual(all.slice(3, 6).map(([key]) => key));
    expect(hasNextPage).toBe(true);
  });
});

describe('what was not collected', () => {
  const gaps = async (filter: AccessKeyFilter) =>
    (await page(filter)).dataGaps.map(
      ({ kind, accountId, message }) => `${kind} ${String(accountId)} ${message}`,
    );

  test('is a gap of each account (F-88)', async () => {
    expect(await gaps({})).toEqual([
      `EXPORT_INCOMPLETE ${first} Not all access keys of account ${first} are known. Not known of 3 users.`,
      'EXPORT_INCOMPLETE 333333333333 The access keys of account 333333333333 are not known. Import its credential report.',
      'COLLECTION_INCOMPLETE 444444444444 The access keys of account 444444444444 are not known. Import its credential report.',
    ]);
    expect(await gaps({ accountId: second })).toEqual([]);
  });

  test('is the last use of a key, where the question is about it', async () => {
    expect(await gaps({ unusedForDays: 1, accountId: first })).toContain(
      `EXPORT_INCOMPLETE ${first} The last use of 1 access key of account ${first} is not known. Import its credential report.`,
    );
  });

  test('is everything where nothing was imported', async () => {
    const { dataGaps } = await accessKeys(inMemoryReader(emptyGraph), {}, { first: 1 }, now);
    expect(dataGaps).toMatchObject([{ kind: 'NOTHING_IMPORTED' }]);
  });

  test('is everything of an account that was never imported, where others were (U-9d)', async () => {
    const missing = '999999999999';
    expect(await gaps({ accountId: missing })).toEqual([
      `ACCOUNT_NOT_IMPORTED ${missing} Account ${missing} was never imported, so its contents are not known. Import its export.`,
    ]);
  });
});

test('a key is looked at as often however many accounts there are', async () => {
  const readsAmong = async (count: number): Promise<number> => {
    let reads = 0;
    const principal = Object.defineProperty(user('robot'), 'accountId', {
      get: () => {
        reads += 1;
        return first;
      },
    });
    const accounts = Array.from({ length: count }, (_, index) => account(String(index).padStart(12, '9')));
    const facts = { accounts, holders: [{ principal, credentials: {} }], graphVersion: '7' };
    const counting = { ...reader, accessKeyFacts: () => Promise.resolve(facts) };
    await accessKeys(counting, {}, { first: 1 }, now);
    return reads;
  };
  expect(await readsAmong(50)).toBe(await readsAmong(1));
});

describe('a credential report of long ago', () => {
  const reportedAt = Date.UTC(2024, 5, 10);
  const used = { status: ACTIVE, createdAt: reportedAt - 400 * 86_400_000 };
  const dated = {
    ...account(first),
    completeness: [
      { section: 'CREDENTIALS', status: 'COLLECTED', kinds: [], collectedAt: reportedAt },
    ] as const,
  };
  const withReport = (of: Account) =>
    inMemoryReader({
      ...emptyGraph,
      accounts: [of],
      principals: [user('robot')],
      credentials: new Map([
        [
          user('robot').identifier,
          {
            passwordEnabled: false,
            accessKeys: [
              { ...used, id: 'yesterday', lastUsedAt: reportedAt - 86_400_000 },
              { ...used, id: 'idle', lastUsedAt: reportedAt - 90 * 86_400_000 },
            ],
          },
        ],
      ]),
    });
  const asked = async (filter: AccessKeyFilter, at: number, of: Account = dated) => {
    const { entries, dataGaps } = await accessKeys(withReport(of), filter, { first: 10 }, at);
    return { ids: entries.map(([, { id }]) => id), gaps: dataGaps.map(({ message }) => message) };
  };

  test('tells of unused keys up to its own date, and that it is old (F-119)', async () => {
    expect(await asked({ unusedForDays: 90 }, now)).toEqual({
      ids: ['idle'],
      gaps: [
        `The access key data of account ${first} is from 2024-06-10: since then keys may have been used, replaced or deleted. Import a new credential report.`,
      ],
    });
  });

  test('without a date is no younger than the import', async () => {
    const imported = { ...account(first, 'COLLECTED'), importedAt: reportedAt };
    const { ids: unused, gaps } = await asked({ unusedForDays: 90 }, now, imported);
    expect(unused).toEqual(['idle']);
    expect(gaps).toHaveLength(1);
  });

  test('is no gap on its day, nor where the question is about no date', async () => {
    expect(await asked({ unusedForDays: 90 }, reportedAt + 4 * 3_600_000)).toEqual({
      ids: ['idle'],
      gaps: [],
    });
    expect((await asked({ status: ACTIVE }, now)).gaps).toEqual([]);
  });
});

describe('what is not known of a single key', () => {
  const asked = async (credential: Credentials, filter: AccessKeyFilter) => {
    const { entries, dataGaps } = await accessKeys(
      inMemoryReader({
        ...emptyGraph,
        accounts: [account(first, 'COLLECTED')],
        principals: [user('robot')],
        credentials: new Map([[user('robot').identifier, credential]]),
      }),
      filter,
      { first: 10 },
      now,
    );
    return { count: entries.length, gaps: dataGaps.map(({ message }) => message) };
  };

  test('is no age: a key that was never used is unused since nobody knows when', async () => {
    const never: Credentials = { accessKeys: [{ status: ACTIVE, neverUsed: true }] };
    const gaps = [`The age of 1 access key of account ${first} is not known. Import its credential report.`];
    expect(await asked(never, { unusedForDays: 90 })).toEqual({ count: 0, gaps });
    expect(await asked(never, { olderThanDays: 90 })).toEqual({ count: 0, gaps });
    expect(await asked(never, {})).toEqual({ count: 1, gaps: [] });
  });

  test('is no gap where the question leaves out the key anyway', async () => {
    const inactive: Credentials = { accessKeys: [{ status: 'INACTIVE' }] };
    const dates = { olderThanDays: 90, unusedForDays: 90 };
    expect(await asked(inactive, { status: ACTIVE, ...dates })).toEqual({ count: 0, gaps: [] });
    expect(await asked(inactive, { usersWithTwoActiveKeys: true, ...dates })).toEqual({ count: 0, gaps: [] });
    expect((await asked(inactive, { status: 'INACTIVE', ...dates })).gaps).toHaveLength(2);
    const unsigned: Credentials = { accessKeys: [{ status: ACTIVE, lastUsedAt: daysAgo(1) }] };
    expect((await asked(unsigned, { status: 'INACTIVE', replaceableByRole: true })).gaps).toEqual([]);
  });

  test('is a gap where a role could stand in its place if its user had no password', async () => {
    const key = { status: ACTIVE, createdAt: daysAgo(200), lastUsedAt: daysAgo(1) };
    const message = `Whether a password exists for 1 user with an active access key in account ${first} is not known. Import its credential report.`;
    expect(await asked({ accessKeys: [key] }, { replaceableByRole: true })).toEqual({
      count: 0,
      gaps: [message],
    });
    expect(await asked({ accessKeys: [key], passwordEnabled: true }, { replaceableByRole: true })).toEqual({
      count: 0,
      gaps: [],
    });
    expect((await asked({ accessKeys: [key] }, { status: ACTIVE })).gaps).toEqual([]);
  });
});

test('a key is due to be replaced where it works and is old enough', () => {
  expect(rotationDue({ status: ACTIVE, createdAt: daysAgo(90) }, 90, now)).toBe(true);
  expect(rotationDue({ status: ACTIVE, createdAt: daysAgo(89) }, 90, now)).toBe(false);
  expect(rotationDue({ status: 'INACTIVE', createdAt: daysAgo(900) }, 90, now)).toBe(false);
  expect(rotationDue({ status: ACTIVE }, 90, now)).toBeUndefined();
});
