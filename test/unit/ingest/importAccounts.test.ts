/** How accounts are prepared and written, one transaction after the other, on a graph that keeps nothing. */
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { defaultDerivationRules } from '../../../src/derive/derivationRules.js';
import type {
  AccountFacts,
  GraphWriter,
  ImportTransaction,
} from '../../../src/graph/contract/graphWriter.js';
import { accountWith, type UserDetail } from '../../../src/ingest/formats/account/accountExport.js';
import { ImportTooLarge } from '../../../src/graph/model/graph.js';
import { exportToTexts } from '../../../src/ingest/merge/completeExport.js';
import { importAccounts } from '../../../src/ingest/importAccounts.js';
import type { MergedAccount } from '../../../src/ingest/merge/mergePages.js';
import { SpillFile } from '../../../src/ingest/read/spillFile.js';
import { noNeighbors } from '../../support/noNeighbors.js';
import { bareUser } from './exports.js';

const usersOf = (accountId: string, count: number): readonly UserDetail[] =>
  Array.from({ length: count }, (_, at) => bareUser(accountId, `u${at}`));

const account = (accountId: string, users: number): MergedAccount => ({
  ...accountWith({ accountId, partition: 'aws' }, { users: usersOf(accountId, users), roles: [] }),
  files: ['x.json'],
});

/** Imports accounts into a graph whose transactions have these functions. */
function importInto(
  transaction: Partial<ImportTransaction>,
  accounts: readonly MergedAccount[],
  isOneTransaction = false,
) {
  const all: Partial<ImportTransaction> = {
    lastLists: async () => new Map(),
    principalsOf: async () => new Map(),
    ownersOf: async () => new Map(),
    unchanged: async () => new Set(),
    neighbors: async () => noNeighbors,
    writeDocuments: async () => undefined,
    write: async () => new Map(),
    writeDates: async () => new Map(),
    ...transaction,
  };
  const writer = {
    inTransaction: (work: (one: unknown) => unknown) => work(all),
    isOneTransaction,
  } as unknown as GraphWriter;
  const destination = { writer, rules: defaultDerivationRules, spill: new SpillFile() };
  const merged = {
    accounts,
    organizations: [],
    identityCenters: [],
    awsManagedPolicies: new Map(),
    refused: new Map(),
    problems: [],
    notes: [],
  };
  return importAccounts(destination, merged, () => undefined);
}

test('accounts that are too large together go in one by one, unless all share one transaction', async () => {
  const sizes: number[] = [];
  const write = async ({ accounts }: { readonly accounts: readonly unknown[] }) => {
    sizes.push(accounts.length);
    if (accounts.length > 1) throw new ImportTooLarge('Raise the limit.');
    return new Map();
  };
  const both = [account('222233334444', 1), account('333344445555', 1)];
  await importInto({ write }, both);
  expect(sizes.splice(0)).toEqual([2, 1, 1]);
  await expect(importInto({ write }, both, true)).rejects.toThrow('Raise the limit.');
  expect(sizes).toEqual([2]);
});

test('a failed write ends the import, and not the process where the next accounts cannot be read after it', async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on('unhandledRejection', note);
  let isClosed = false;
  const { users, ...rest } = account('222233334444', 1_500);
  const next = {
    ...rest,
    get users() {
      if (isClosed) throw new TypeError('The spill file of this import is closed.');
      return users;
    },
  };
  const write = () => {
    isClosed = true;
    return setTimeout(5).then(() => Promise.reject(new Error('no disk')));
  };
  await expect(importInto({ write }, [account('111122223333', 1_500), next])).rejects.toThrow('no disk');
  await setTimeout(20);
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

describe('an account of which only buckets are imported again', () => {
  const accountId = '111122223333';
  const buckets = (id: string): MergedAccount => ({
    ...accountWith({ accountId: id, partition: 'aws' }, { resources: [] }),
    files: ['buckets.json'],
  });

  test('counts with the principals that it has, of which a transaction takes only so many', async () => {
    const batches: (readonly string[])[] = [];
    const unchanged = async (all: readonly AccountFacts[]) => {
      batches.push(all.map(({ accountId }) => accountId));
      return new Set(batches.flat());
    };
    const ids = ['111122223333', '222233334444', '333344445555'];
    const principalsOf = async () => new Map(ids.map((id, at) => [id, [1_500, 1_500, 300][at] ?? 0]));
    await importInto({ unchanged, principalsOf }, ids.map(buckets));
    expect(batches).toEqual([['111122223333'], ['222233334444', '333344445555']]);
  });

  test('leaves its memory to the derivation where it is large', async () => {
    const writeDocuments = vi.fn(async () => undefined);
    const importedBefore = (users: number) => {
      const { files: _files, ...last } = account(accountId, users);
      return async () => new Map([[accountId, exportToTexts({ account: last, awsManaged: new Map() })]]);
    };
    await importInto({ writeDocuments, lastLists: importedBefore(2_100) }, [buckets(accountId)]);
    expect(writeDocuments).not.toHaveBeenCalled();
    await importInto({ writeDocuments, lastLists: importedBefore(100) }, [buckets(accountId)]);
    expect(writeDocuments).toHaveBeenCalledOnce();
  });
});
