/** Reads and writes marked targets: one node beside the graph, which is not part of imports or versions. */
import type { MarkedTarget } from '../model/stored/markedTargets.js';
import { json, optional } from '../model/stored/field.js';
import { cypher } from './connection/cypher.js';
import type { QueryRunner } from './connection/database.js';
import { named } from './read/columns.js';
import { readRow, type Read } from './read/reads.js';

const readTargets = readRow({ targets: named('list', optional(json<readonly MarkedTarget[]>())) })(`
OPTIONAL MATCH (t:Targets {uid: 'targets'})
RETURN t.list AS list`);

export const targets: Read<'targets'> = (runner) => async () => (await readTargets(runner)).targets ?? [];

const SET_TARGETS = cypher(`
MERGE (t:Targets {uid: 'targets'})
SET t.list = $list`);

export async function writeTargets(runner: QueryRunner, marked: readonly MarkedTarget[]): Promise<void> {
  await runner.run(SET_TARGETS, { list: JSON.stringify(marked) });
}
