/** The history of imports in Neo4j: nodes beside the graph that nothing leads to. */
import type { AdministrationState, History, LeadingPrincipal } from '../contract/history.js';
import { TimeLimit } from '../contract/timeLimit.js';
import type { DataGap } from '../../iam/decide/decision.js';
import {
  count,
  decoder,
  encode,
  flag,
  json,
  oneOf,
  optional,
  otherwise,
  text,
  texts,
} from '../model/stored/field.js';
import { importFields } from '../model/stored/importTable.js';
import type { Connection } from './connection/connection.js';
import { cypher } from './connection/cypher.js';
import { IMPORTS_KEPT, STATE_TIMEOUT_MS } from './limits.js';
import { importRecord } from './read/projections.js';
import { EDGE_TYPES } from './write/account/edgeRows.js';
import { storable } from './write/graphEditor.js';

const VERSION = cypher("MATCH (g:GraphState {uid: 'state'}) RETURN g.version AS version");

/** Who has administrative access, and whoever leads on: bounded by the principals of the graph and their hops. */
const LEADING = cypher(`
MATCH (p:Principal)
WHERE p.administrator IS NOT NULL OR p:AccountRoot OR EXISTS { (p)-[:GOVERNED_BY]->(:PolicySet)-[:${EDGE_TYPES}]->() }
RETURN p.uid AS identifier, p.administrator AS administrator,
       COLLECT { MATCH (p)-[:GOVERNED_BY]->(q:PolicySet) RETURN elementId(q) } AS sets,
       COLLECT { MATCH (p)<-[:CAN_ASSUME|ESCALATES_TO]-(q:PolicySet) RETURN elementId(q) } AS allowed,
       COLLECT { MATCH (p)<-[:CAN_ASSUME_IF|ESCALATES_TO_IF]-(q:PolicySet) RETURN elementId(q) } AS conditional`);

const leadingOf: (row: unknown) => LeadingPrincipal = decoder('Principal', {
  identifier: text,
  administrator: optional(oneOf('ALLOWED', 'CONDITIONAL')),
  sets: texts,
  allowed: texts,
  conditional: texts,
});

/** What is missing of accounts. */
const GAPS = cypher(`
MATCH (a:Account) WHERE a.imported
RETURN a.uid AS accountId, a.dataGaps AS dataGaps, a.outdated AS outdated,
       COUNT { MATCH (q:PolicySet {accountId: a.uid}) WHERE q.unfollowed IS NOT NULL } AS unexplored`);

const knownOfAccount = decoder('Account', {
  accountId: text,
  dataGaps: otherwise(json<readonly DataGap[]>(), []),
  outdated: optional(flag),
  unexplored: count,
});

/** Counted anew after each, so that the last come last. */
const KEEP = cypher(`
MATCH (g:GraphState {uid: 'state'})
SET g.imports = coalesce(g.imports, 0) + 1
CREATE (n:Import) SET n = $made, n.uid = right('000000000' + toString(g.imports), 10)
WITH n
CALL (n) {
  MATCH (old:Import) WHERE old.uid < n.uid
  WITH old ORDER BY old.uid DESC SKIP ${IMPORTS_KEPT - 1}
  DELETE old
}
RETURN ${importRecord.entry} AS made`);

export function neo4jHistory(connection: Connection): History {
  const version = async () => Number((await connection.run(VERSION))[0]?.['version'] ?? 0);
  return {
    version,
    administration: async () => {
      const graphVersion = await version();
      const limit = new TimeLimit(STATE_TIMEOUT_MS);
      const runner = connection.within(limit);
      const reads = Promise.all([runner.run(LEADING), runner.run(GAPS)]);
      const [principals, accounts] = await reads.finally(() => limit.done());
      return {
        graphVersion,
        principals: principals.map(leadingOf),
        ...knownOf(accounts.map(knownOfAccount)),
      };
    },
    keep: async (made) => {
      const properties = storable(encode(importFields, made));
      const [row] = await connection.write((runner) => runner.run(KEEP, { made: properties }));
      return importRecord.of(row?.['made']);
    },
  };
}

const knownOf = (
  accounts: readonly ReturnType<typeof knownOfAccount>[],
): Pick<AdministrationState, 'gaps' | 'unexplored'> => ({
  gaps: new Map(accounts.map((one) => [one.accountId, gapsOf(one)])),
  unexplored: accounts.reduce((sum, { unexplored }) => sum + unexplored, 0),
});

const gapsOf = ({ accountId, dataGaps, outdated }: ReturnType<typeof knownOfAccount>): readonly DataGap[] =>
  outdated === true ? [...dataGaps, { kind: 'DERIVATION_PENDING', accountId, message: '' }] : dataGaps;
