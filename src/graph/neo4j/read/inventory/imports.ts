/** Reads the history of imports. */
import { cypher } from '../../connection/cypher.js';
import { importRecord } from '../projections.js';
import { pageOf, pageParameters, type SomeReads } from '../reads.js';

/** The last first; a hundred are kept. */
const IMPORTS = cypher(`
MATCH (g:GraphState {uid: 'state'})
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
