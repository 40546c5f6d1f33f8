/** An import: a transaction that excludes every other import. */
import type { AccountFacts, ImportTransaction } from '../graphWriter.js';
import type { QueryRunner } from './connection.js';
import { cypher } from './cypher.js';
import { neighbours } from './neighbours.js';
import { writeAccounts } from './writeAccounts.js';

/** Takes the write lock that every import needs, so that imports follow one another; readers do not wait. */
const LOCK = cypher("MATCH (g:GraphState {uid: 'state'}) SET g.importing = $now");

export async function importTransaction(runner: QueryRunner): Promise<ImportTransaction> {
  await runner.run(LOCK, { now: Date.now() });
  return {
    lastExport: (accountId) => lastExport(runner, accountId),
    unchanged: (accounts, rulesVersion) => unchanged(runner, accounts, rulesVersion),
    neighbours: (accounts) => neighbours(runner, accounts),
    write: (proposal) => writeAccounts(runner, proposal),
  };
}

const LAST_EXPORT = cypher('MATCH (x:AccountExport {uid: $accountId}) RETURN x.text AS text');

async function lastExport(runner: QueryRunner, accountId: string): Promise<string | undefined> {
  const [row] = await runner.run(LAST_EXPORT, { accountId });
  return row ? String(row['text']) : undefined;
}

const UNCHANGED = cypher(`
UNWIND $rows AS row
MATCH (a:Account {uid: row.accountId})
WHERE a.imported AND a.contentHash = row.contentHash AND a.rulesVersion = $rulesVersion
RETURN collect(a.uid) AS ids`);

async function unchanged(
  runner: QueryRunner,
  accounts: readonly AccountFacts[],
  rulesVersion: string,
): Promise<ReadonlySet<string>> {
  const rows = accounts.map(({ accountId, contentHash }) => ({ accountId, contentHash }));
  const [row] = await runner.run(UNCHANGED, { rows, rulesVersion });
  return new Set(row?.['ids'] as string[]);
}
