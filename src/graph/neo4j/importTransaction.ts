/** One account's import: a transaction that excludes every other import. */
import type { AccountFacts, AccountTransaction } from '../graphWriter.js';
import type { QueryRunner } from './connection.js';
import { cypher } from './cypher.js';
import { neighbours } from './neighbours.js';
import { writeAccount } from './writeAccount.js';

/** Takes the write lock that every import needs, so that imports follow one another; readers do not wait. */
const LOCK = cypher("MATCH (g:GraphState {uid: 'state'}) SET g.importing = $now");

export async function importTransaction(runner: QueryRunner): Promise<AccountTransaction> {
  await runner.run(LOCK, { now: Date.now() });
  return {
    lastExport: (accountId) => lastExport(runner, accountId),
    isUnchanged: (facts, rulesVersion) => isUnchanged(runner, facts, rulesVersion),
    neighbours: (facts) => neighbours(runner, facts),
    write: (proposal) => writeAccount(runner, proposal),
  };
}

const LAST_EXPORT = cypher('MATCH (x:AccountExport {uid: $accountId}) RETURN x.text AS text');

async function lastExport(runner: QueryRunner, accountId: string): Promise<string | undefined> {
  const [row] = await runner.run(LAST_EXPORT, { accountId });
  return row ? String(row['text']) : undefined;
}

const UNCHANGED = cypher(`
MATCH (a:Account {uid: $accountId})
WHERE a.imported AND a.contentHash = $contentHash AND a.rulesVersion = $rulesVersion
RETURN a.uid AS uid`);

async function isUnchanged(runner: QueryRunner, facts: AccountFacts, rulesVersion: string): Promise<boolean> {
  const { accountId, contentHash } = facts;
  return (await runner.run(UNCHANGED, { accountId, contentHash, rulesVersion })).length > 0;
}
