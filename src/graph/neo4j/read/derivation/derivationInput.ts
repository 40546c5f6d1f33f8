/** Reads the input for deriving edges of accounts again. */
import type { DerivationConfig, DerivationReader } from '../../../contract/derivationReader.js';
import type { AccountFacts, ImportTransaction } from '../../../contract/graphWriter.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { accountReads, graphVersion } from '../inventory/accounts.js';
import { neighbors } from './neighbors.js';

/** Reads by several statements. If an import came in between, reads again, until the question is over. */
export function derivationInput(
  runner: QueryRunner,
  derivation: DerivationConfig,
): DerivationReader['derivationInput'] {
  const versionNow = graphVersion(runner);
  return async (accountIds) => {
    for (let before = await versionNow(); ;) {
      const accounts = await factsOfAccounts(runner, derivation, accountIds);
      const around = await neighbors(runner, accounts);
      const after = await versionNow();
      const { settings } = derivation;
      if (after === before) return { accounts, neighbors: around, settings, graphVersion: after };
      before = after;
    }
  };
}

/** Makes facts of the imported accounts; the others have no lists. */
async function factsOfAccounts(
  runner: QueryRunner,
  { lists, factsOf }: DerivationConfig,
  accountIds: readonly string[],
): Promise<readonly AccountFacts[]> {
  const [accounts, texts] = await Promise.all([
    accountReads.accounts(runner)(accountIds),
    lastLists(
      runner,
      accountIds.map((accountId) => ({ accountId, lists })),
    ),
  ]);
  const facts: AccountFacts[] = [];
  for (const account of accounts.values()) {
    const last = texts.get(account.accountId);
    if (last !== undefined) facts.push(await factsOf(account, last));
  }
  return facts;
}

/** Reads the content of the last imports of accounts, as texts that are opaque to the graph. */
const LAST_LISTS = cypher(`
UNWIND $rows AS row
MATCH (x:AccountExport {uid: row.accountId})
RETURN x.uid AS unit, [list IN row.lists WHERE x[list] IS NOT NULL | [list, x[list]]] AS lists`);

export async function lastLists(runner: QueryRunner, rows: Parameters<ImportTransaction['lastLists']>[0]) {
  const found = await runner.run(LAST_LISTS, { rows });
  return new Map(found.map((row) => [String(row['unit']), new Map(row['lists'] as [string, string[]][])]));
}
