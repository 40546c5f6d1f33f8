/** An account that cannot be derived again is named: its edges stay as before the change. */
import { expect, test } from 'vitest';
import type { GraphWriter, ImportTransaction } from '../../../src/graph/contract/graphWriter.js';
import { ImportTooLarge } from '../../../src/graph/model/graph.js';
import { defaultDerivationRules } from '../../../src/derive/derivationRules.js';
import { ingestWhole } from '../../../src/ingest/ingest.js';

test('U-9: an import says which account was too large to be derived again', async () => {
  const accountId = '111122223333';
  const transaction = {
    outdatedAccounts: async () => [{ accountId, partition: 'aws', principals: 1 }],
    lastLists: () => Promise.reject(new ImportTooLarge('Raise the limit.')),
  } as Partial<ImportTransaction>;
  const writer = {
    inTransaction: (work: (own: Partial<ImportTransaction>) => unknown) => work(transaction),
  } as unknown as GraphWriter;
  const none = { organizations: [], identityCenters: [], accounts: [] };
  const { problems } = await ingestWhole(writer, defaultDerivationRules, none);
  const message = `Role assumptions of account ${accountId} were not recomputed. Raise the limit.`;
  expect(problems).toEqual([{ file: '.', path: '$', message, accountId }]);
});
