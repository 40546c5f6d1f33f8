/** Empties a graph; its keys, indexes and names stay. */
import type { Connection } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';

const DELETE_EVERYTHING = cypher(`
MATCH (g:GraphState {uid: 'state'})
SET g = {uid: g.uid, version: 0, constraints: g.constraints}
WITH g
MATCH (n) WHERE n <> g
DETACH DELETE n`);

export async function deleteEverything(connection: Connection): Promise<void> {
  await connection.write((runner) => runner.run(DELETE_EVERYTHING));
}
