import type { QueryRunner } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';

const COUNT_IMPORT = cypher(`
MATCH (g:GraphState {uid: 'state'})
SET g.version = g.version + 1, g.lastImportAt = $now`);

/** The graph is another one from the commit on: what was remembered of it under its version does not count any more. */
export async function countImport(runner: QueryRunner, now: number): Promise<void> {
  await runner.run(COUNT_IMPORT, { now });
}
