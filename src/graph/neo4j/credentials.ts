/** Reads what users and root users sign in with. */
import type { AccessKey, Credentials } from '../graph.js';
import type { QueryRunner, Row } from './connection.js';
import { cypher } from './cypher.js';
import { byKey, jsonList } from './rows.js';

const simple = ['mfaActive', 'passwordEnabled', 'passwordLastUsedAt', 'passwordLastChangedAt'] as const;

/** What is known of the credentials of these? Bounded by the identifiers. */
const CREDENTIALS = cypher(`
UNWIND $identifiers AS identifier
MATCH (p:Principal {uid: identifier})
RETURN identifier AS key, p {.accessKeys, ${simple.map((field) => `.${field}`).join(', ')}} AS credentials`);

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
