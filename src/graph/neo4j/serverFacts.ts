/** What a database says of itself: its release, whether it may be written to, and how large a transaction may be. */
import type { Connection, Row } from './connection/connection.js';
import { readStore } from './connection/constraints.js';
import { cypher, type Query } from './connection/cypher.js';

export interface ServerFacts {
  readonly version: string;
  readonly edition: string;
  /** Missing: it does not say, as a managed one. */
  readonly isReadOnly?: boolean;
  /** Bytes; 0: as large as may be. Missing: it does not say. */
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

/** Throws `GraphUnavailable` where it cannot be used, or holds what another version stored. */
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

/** A managed database does not let everybody ask. */
async function ifTold(connection: Connection, query: Query, parameters: Row): Promise<Row | undefined> {
  return connection.run(query, parameters).then(
    ([row]) => row,
    () => undefined,
  );
}

const UNITS: Readonly<Record<string, number>> = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

/** Of a value such as `614.00MiB`. */
function bytesOf(value: string): number | undefined {
  const [, amount, unit = ''] = /^([\d.]+)\s*(B|KiB|MiB|GiB)$/.exec(value) ?? [];
  return amount === undefined ? undefined : Number(amount) * (UNITS[unit] ?? 1);
}
