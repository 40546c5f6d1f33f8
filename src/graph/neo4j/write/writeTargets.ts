/** Writes what is marked as a target: no part of what imports write, and of no version of the graph. */
import type { MarkedTarget } from '../../model/stored/markedTargets.js';
import { cypher } from '../connection/cypher.js';
import type { QueryRunner } from '../connection/database.js';

const SET_TARGETS = cypher(`
MERGE (t:Targets {uid: 'targets'})
SET t.list = $list`);

export async function writeTargets(runner: QueryRunner, targets: readonly MarkedTarget[]): Promise<void> {
  await runner.run(SET_TARGETS, { list: JSON.stringify(targets) });
}
