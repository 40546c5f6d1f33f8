/** Reads what users and root users sign in with. */
import type { Credentials } from '../../../model/graph.js';
import type { AccessKeyFacts } from '../../../contract/graphReader.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { IMPORTED_ACCOUNTS } from './accounts.js';
import { CREDENTIALS, PRINCIPAL, accountOf, credentialsOf, principalOf } from '../projections.js';
import { byKey, rowsIn } from '../rows.js';

/** What is known of the credentials of these? Bounded by the identifiers. */
const CREDENTIALS_OF = cypher(`
UNWIND $identifiers AS identifier
MATCH (p:Principal {uid: identifier})
RETURN identifier AS key, p ${CREDENTIALS} AS credentials`);

export async function credentials(
  runner: QueryRunner,
  identifiers: readonly string[],
): Promise<ReadonlyMap<string, Credentials>> {
  const rows = await runner.run(CREDENTIALS_OF, { identifiers });
  return byKey(rows, (row) => credentialsOf(row['credentials']));
}

/** Of whom are access keys known, and what was collected of the accounts? Bounded by the users of the graph. */
const ACCESS_KEY_FACTS = cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  MATCH (p:IamUser|AccountRoot)
  WHERE p.accessKeys IS NOT NULL AND ($accountId IS NULL OR p.accountId = $accountId)
  WITH p ORDER BY p.uid
  RETURN collect({principal: p ${PRINCIPAL}, credentials: p ${CREDENTIALS}}) AS holders
}${IMPORTED_ACCOUNTS}
RETURN holders, accounts, g.version AS version`);

export async function accessKeyFacts(runner: QueryRunner, accountId?: string): Promise<AccessKeyFacts> {
  const [row = {}] = await runner.run(ACCESS_KEY_FACTS, { accountId: accountId ?? null });
  return {
    holders: rowsIn(row['holders']).map((holder) => ({
      principal: principalOf(holder['principal']),
      credentials: credentialsOf(holder['credentials']),
    })),
    accounts: rowsIn(row['accounts']).map(accountOf),
    graphVersion: String(row['version'] ?? 0),
  };
}
