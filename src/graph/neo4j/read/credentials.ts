/** Reads what users and root users sign in with. */
import type { AccessKey, Credentials } from '../../model/graph.js';
import type { AccessKeyFacts } from '../../contract/graphReader.js';
import type { QueryRunner, Row } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import { ACCOUNT, PRINCIPAL, accountOf, byKey, jsonList, principalOf, rowsIn } from './rows.js';

const simple = ['mfaActive', 'passwordEnabled', 'passwordLastUsedAt', 'passwordLastChangedAt'] as const;

const CREDENTIAL_FIELDS = `{.accessKeys, ${simple.map((field) => `.${field}`).join(', ')}}`;

/** What is known of the credentials of these? Bounded by the identifiers. */
const CREDENTIALS = cypher(`
UNWIND $identifiers AS identifier
MATCH (p:Principal {uid: identifier})
RETURN identifier AS key, p ${CREDENTIAL_FIELDS} AS credentials`);

export async function credentials(
  runner: QueryRunner,
  identifiers: readonly string[],
): Promise<ReadonlyMap<string, Credentials>> {
  const rows = await runner.run(CREDENTIALS, { identifiers });
  return byKey(rows, (row) => credentialsOf(row['credentials'] as Row));
}

function credentialsOf(row: Row): Credentials {
  const known = simple.filter((field) => row[field] !== null && row[field] !== undefined);
  return {
    ...(typeof row['accessKeys'] === 'string' ? { accessKeys: jsonList<AccessKey>(row['accessKeys']) } : {}),
    ...Object.fromEntries(known.map((field) => [field, row[field]])),
  };
}

/** Of whom are access keys known, and what was collected of the accounts? Bounded by the users of the graph. */
const ACCESS_KEY_FACTS = cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  MATCH (p:IamUser|AccountRoot)
  WHERE p.accessKeys IS NOT NULL AND ($accountId IS NULL OR p.accountId = $accountId)
  WITH p ORDER BY p.uid
  RETURN collect({principal: p ${PRINCIPAL}, credentials: p ${CREDENTIAL_FIELDS}}) AS holders
}
CALL () {
  MATCH (a:Account) WHERE a.imported AND ($accountId IS NULL OR a.uid = $accountId)
  WITH a ORDER BY a.uid
  RETURN collect(a ${ACCOUNT}) AS accounts
}
RETURN holders, accounts, g.version AS version`);

export async function accessKeyFacts(runner: QueryRunner, accountId?: string): Promise<AccessKeyFacts> {
  const [row = {}] = await runner.run(ACCESS_KEY_FACTS, { accountId: accountId ?? null });
  return {
    holders: rowsIn(row['holders']).map((holder) => ({
      principal: principalOf(holder['principal']),
      credentials: credentialsOf(holder['credentials'] as Row),
    })),
    accounts: rowsIn(row['accounts']).map(accountOf),
    graphVersion: String(row['version'] ?? 0),
  };
}
