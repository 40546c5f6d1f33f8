/** What a list of instance profiles says of accounts that were never imported. */
import { expect, test } from 'vitest';
import { instanceProfiles } from '../../../src/access/exposure/listInstanceProfiles.js';
import { account, own, vendor } from '../../support/exposedRole.js';
import { importedGraph } from '../../support/importedGraph.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';

const gapsOf = async (accountId: string | undefined, ...imported: readonly string[]) => {
  const reader = inMemoryReader(importedGraph(imported.map((id) => account(id))));
  const filter = accountId === undefined ? {} : { accountId };
  const { dataGaps } = await instanceProfiles(reader, filter, { first: 1 });
  return dataGaps.map((gap) => [gap.kind, gap.accountId]);
};

test('the account of the filter is not there (U-9d)', async () => {
  expect(await gapsOf(vendor, own)).toEqual([['ACCOUNT_NOT_IMPORTED', vendor]]);
  expect(await gapsOf(own, own)).toEqual([['EXPORT_INCOMPLETE', own]]);
});

test('nothing was imported at all', async () => {
  expect(await gapsOf(undefined)).toEqual([['NOTHING_IMPORTED', undefined]]);
});
