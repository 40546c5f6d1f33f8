/** Takes everything out of a database of a benchmark. */
import type { Connection } from '../../src/graph/neo4j/connection/connection.js';
import { applyConstraints } from '../../src/graph/neo4j/connection/constraints.js';
import { cypher } from '../../src/graph/neo4j/connection/cypher.js';

const EMPTY = cypher('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS');

export async function emptyDatabase(connection: Connection): Promise<void> {
  await connection.command(EMPTY);
  await applyConstraints(connection);
}
