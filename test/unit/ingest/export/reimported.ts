/** Accounts as an import leaves them in the graph, given back, and imported again. */
import { expect } from 'vitest';
import { documentsOf } from '../../../../src/ingest/export/exportAccount.js';
import type { ExportedDocument } from '../../../../src/ingest/export/exportAccount.js';
import { listNames, type Listed } from '../../../../src/ingest/formats/account/accountExport.js';
import {
  completeExport,
  exportToTexts,
  type WholeExport,
} from '../../../../src/ingest/merge/completeExport.js';
import { inOrder } from '../../../../src/ingest/normalize/factOrder.js';
import { normalizeAccount } from '../../../../src/ingest/normalize/normalizeAccount.js';
import { emptyExport } from '../../../../src/ingest/storedFacts.js';
import { mergeFiles } from '../exports.js';
import { atOnce } from '../../../../src/graph/contract/turns.js';

/** The accounts of an import, as texts of the graph give them back; throws where something is refused. */
export async function importedAccounts(texts: readonly string[]): Promise<readonly WholeExport[]> {
  const { accounts, awsManagedPolicies: awsManaged, problems } = await mergeFiles({ ...texts });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return accounts.map((account) =>
    completeExport(emptyExport(account), exportToTexts({ account, awsManaged })),
  );
}

/** The documents of an account, and the account that an import makes of them. */
export async function reimported(
  whole: WholeExport,
): Promise<{ readonly documents: readonly ExportedDocument[]; readonly again: WholeExport | undefined }> {
  const documents = documentsOf(whole);
  const [again] = await importedAccounts(documents.map(({ content }) => content));
  return { documents, again };
}

/** All that is known of an account, but not where it stood. */
export function saidOf({ account, awsManaged }: WholeExport): Readonly<Record<string, unknown>> {
  const lists = listNames.map((name) => [
    name,
    inOrder<'arn', Listed>(account[name], 'arn').map(withoutPlace),
  ]);
  const { facts } = atOnce(normalizeAccount(account, awsManaged));
  const { accountId, partition, truncated } = account;
  return {
    ...{ accountId, partition, truncated, completeness: facts.completeness, gaps: facts.dataGaps },
    ...Object.fromEntries(lists),
    hash: facts.contentHash,
  };
}

const withoutPlace = (entry: Listed): unknown =>
  JSON.parse(
    JSON.stringify({ ...entry, origin: undefined }, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && 'file' in value
        ? { ...value, file: undefined, path: undefined }
        : value,
    ),
  );

export const accountId = '111122223333';

export const json = (...documents: readonly unknown[]): readonly string[] =>
  documents.map((one) => JSON.stringify(one));

/** Details of one user. */
export const userWith = (fields: object) => ({
  UserDetailList: [{ UserName: 'alice', Arn: `arn:aws:iam::${accountId}:user/alice`, ...fields }],
});

/** Each account that is given back goes in again as it was. Returns what is said to be left out. */
export async function expectSame(texts: readonly string[]): Promise<readonly string[]> {
  const accounts = await importedAccounts(texts);
  expect(accounts.length).toBeGreaterThan(0);
  const omitted: string[] = [];
  for (const whole of accounts) {
    const { documents, again } = await reimported(whole);
    expect(again && saidOf(again)).toEqual(saidOf(whole));
    omitted.push(...documents.flatMap((one) => one.omitted));
  }
  return omitted;
}
