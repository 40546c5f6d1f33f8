/** Empties a graph. Keys and indexes stay, and the version is counted up, so that caches no longer apply. */
import type { Connection } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';

const DELETE_EVERYTHING = cypher(`
MATCH (g:GraphState {uid: 'state'})
SET g = {uid: g.uid, version: g.version + 1, constraints: g.constraints, storeVersion: g.storeVersion}
WITH g
MATCH (n) WHERE n <> g
DETACH DELETE n`);

export async function deleteEverything(connection: Connection): Promise<void> {
  await connection.write((runner) => runner.run(DELETE_EVERYTHING));
}

const IS_EMPTY = cypher(`
RETURN NOT EXISTS { MATCH (n) WHERE NOT n:GraphState } AS isEmpty`);

/** Whether the database has no nodes, including those of other programs. */
export async function isEmpty(connection: Connection): Promise<boolean> {
  const [row] = await connection.run(IS_EMPTY);
  return row?.['isEmpty'] === true;
}
