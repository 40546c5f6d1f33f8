/** Reads facts of a database server: its release, whether it is read-only, and how large a transaction may be. */
import type { Connection, Row } from './connection/connection.js';
import { readStore } from './connection/constraints.js';
import { cypher, type Query } from './connection/cypher.js';
import { bytesOf } from './connection/databaseErrors.js';

export interface ServerFacts {
  readonly version: string;
  readonly edition: string;
  /** Missing: not reported, as by managed databases. */
  readonly isReadOnly?: boolean;
  /** Bytes; 0: unlimited. Missing: not reported. */
  readonly transactionBytes?: number;
}

const COMPONENTS = cypher(`
CALL dbms.components() YIELD versions, edition
RETURN versions[0] AS version, edition
LIMIT 1`);

const ACCESS = cypher(`
SHOW DATABASES YIELD name, access
WHERE name = $name
RETURN access`);

const TRANSACTION_MEMORY = cypher(`
SHOW SETTINGS YIELD name, value
WHERE name = 'db.memory.transaction.max'
RETURN value`);

/** Reads the facts. Throws `GraphUnavailable` if the database cannot be used, or another version stored its graph. */
export async function serverFacts(connection: Connection, database: string): Promise<ServerFacts> {
  await connection.verify();
  await readStore(connection);
  const [components] = await connection.run(COMPONENTS);
  const access = await ifTold(connection, ACCESS, { name: database });
  const memory = await ifTold(connection, TRANSACTION_MEMORY, {});
  const bytes = memory && bytesOf(String(memory['value']));
  return {
    version: String(components?.['version']),
    edition: String(components?.['edition']),
    ...(access && { isReadOnly: access['access'] === 'read-only' }),
    ...(bytes !== undefined && { transactionBytes: bytes }),
  };
}

/** Runs a query that may fail: a managed database may not permit it. Returns undefined then. */
async function ifTold(connection: Connection, query: Query, parameters: Row): Promise<Row | undefined> {
  return connection.run(query, parameters).then(
    ([row]) => row,
    () => undefined,
  );
}
