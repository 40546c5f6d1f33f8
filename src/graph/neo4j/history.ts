/** The history of imports in Neo4j, as nodes that are not connected to the graph. */
import type { History } from '../contract/history.js';
import { TimeLimit } from '../contract/timeLimit.js';
import { encode } from '../model/stored/field.js';
import { importFields } from '../model/stored/importTable.js';
import { committedOnce } from './connection/committedOnce.js';
import type { Connection } from './connection/connection.js';
import { cypher } from './connection/cypher.js';
import { IMPORTS_KEPT, STATE_SECONDS } from './limits.js';
import { administration } from './read/paths/administration.js';
import { importRecord } from './read/projections.js';
import { GRAPH, pageOf, pageParameters, type SomeReads } from './read/reads.js';
import { storable } from './write/graphEditor.js';

const VERSION = cypher("MATCH (g:GraphState {uid: 'state'}) RETURN g.version AS version");

/** Adds an import and removes old ones. Ids are numbers that count up, so that they sort by time. */
const KEEP = cypher(`
MATCH (g:GraphState {uid: 'state'})
SET g.imports = coalesce(g.imports, 0) + 1
CREATE (n:Import) SET n = $made, n.uid = right('000000000' + toString(g.imports), 10)
WITH n
CALL (n) {
  MATCH (old:Import) WHERE n.exposure IS NOT NULL AND old.uid < n.uid
  REMOVE old.exposure
}
CALL (n) {
  MATCH (old:Import) WHERE old.uid < n.uid
  WITH old ORDER BY old.uid DESC SKIP ${IMPORTS_KEPT - 1}
  DELETE old
}
RETURN ${importRecord.entry} AS made`);

/** Makes the history. `exposure`: asks the questions that count it. */
export function neo4jHistory(connection: Connection, exposure?: History['exposure']): History {
  const version = async () => Number((await connection.run(VERSION))[0]?.['version'] ?? 0);
  return {
    version,
    administration: async () => {
      const limit = new TimeLimit(STATE_SECONDS);
      return administration(connection.within(limit))().finally(() => limit.done());
    },
    ...(exposure && { exposure }),
    keep: async (made) => {
      const properties = storable(encode(importFields, made));
      const [row] = await committedOnce(connection).write((runner) => runner.run(KEEP, { made: properties }));
      return importRecord.of(row?.['made']);
    },
  };
}

/** Reads a page of imports, latest first. */
const IMPORTS = cypher(`
${GRAPH}
CALL () {
  MATCH (n:Import) WHERE $after IS NULL OR n.uid < $after
  WITH n ORDER BY n.uid DESC LIMIT $limit
  RETURN collect([n.uid, ${importRecord.entry}]) AS entries
}
RETURN entries, COUNT { (:Import) } AS total, g.version AS version`);

export const importReads = {
  importPage: (runner) => async (page) => {
    const [row = {}] = await runner.run(IMPORTS, pageParameters(page));
    return pageOf(row, page.first, importRecord.of);
  },
} satisfies SomeReads;
