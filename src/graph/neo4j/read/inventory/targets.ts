/** Reads what was marked as a target: one node beside the graph. */
import type { MarkedTarget } from '../../../model/stored/markedTargets.js';
import { json, optional } from '../../../model/stored/field.js';
import { named } from '../columns.js';
import { readRow, type Read } from '../reads.js';

const readTargets = readRow({ targets: named('list', optional(json<readonly MarkedTarget[]>())) })(`
OPTIONAL MATCH (t:Targets {uid: 'targets'})
RETURN t.list AS list`);

export const targets: Read<'targets'> = (runner) => async () => (await readTargets(runner)).targets ?? [];
