/** Reads and writes marked targets: one node beside the graph, which is not part of imports or versions. */
import type { MarkedTarget } from '../model/stored/markedTargets.js';
import { json, otherwise } from '../model/stored/field.js';
import { cypher } from './connection/cypher.js';
import type { QueryRunner } from './connection/database.js';
import { readValue, type Read } from './read/reads.js';

const readTargets = readValue(otherwise(json<readonly MarkedTarget[]>(), []))(`
OPTIONAL MATCH (t:Targets {uid: 'targets'})
RETURN t.list AS value`);

export const targets: Read<'targets'> = (runner) => () => readTargets(runner);

const SET_TARGETS = cypher(`
MERGE (t:Targets {uid: 'targets'})
SET t.list = $list`);

export async function writeTargets(runner: QueryRunner, marked: readonly MarkedTarget[]): Promise<void> {
  await runner.run(SET_TARGETS, { list: JSON.stringify(marked) });
}
