/** Reads who can escalate to whom, and what else principals can do with the techniques. */
import { mergedGrant, mergedAlternatives } from '../../../model/escalationAlternatives.js';
import type { EscalationGrant, EscalationAlternative } from '../../../model/graph.js';
import type { EscalationEntry } from '../../../contract/escalationReader.js';
import type { Page, PageRequest } from '../../../contract/pageRequests.js';
import { decoder, oneOf } from '../../../model/stored/field.js';
import { each, escalationAlternatives, named, one } from '../columns.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher, type Query } from '../../connection/cypher.js';
import { ESCALATION_TYPES } from '../../write/account/edgeRows.js';
import { PRINCIPAL, principalOf } from '../projections.js';
import { pagesByKey } from '../pages.js';
import { byKey, escalationAlternativesOf, textsIn } from '../rows.js';

/**
 * `pattern` leads from `key` to principals `p` over edges `e`. Somebody is reached through the set that is shared with
 * others, one's own, or both. Grants are read of the page alone: they are long.
 * An edge that principals have in common may lead to one of them, of which it says nothing.
 */
const pagesOver = (pattern: string): Query =>
  cypher(`
MATCH (g:GraphState {uid: 'state'})
UNWIND $keys AS key
CALL (key) {
  MATCH ${pattern} WHERE p.uid <> key
  WITH p, e ORDER BY type(e), startNode(e).uid
  WITH p, collect(e) AS edges ORDER BY p.uid
  WITH collect([p, edges]) AS found
  RETURN size(found) AS total, [x IN found WHERE $after IS NULL OR x[0].uid > $after][0..$limit] AS page
}
CALL (page) {
  UNWIND page AS x
  WITH x[0] AS p, x[1] AS edges ORDER BY p.uid
  RETURN collect([p.uid, {principal: p ${PRINCIPAL}, edges: [e IN edges | e {.decision, .ways}]}]) AS entries
}
RETURN key, entries, total, g.version AS version`);

/** Whom can each of these escalate to? Bounded by whom. */
const ESCALATIONS = pagesOver(
  `(:Principal {uid: key})-[:GOVERNED_BY]->(:PolicySet)-[e:${ESCALATION_TYPES}]->(p:Principal)`,
);

/** Who can escalate to each of these? Bounded by who can. */
const ESCALATIONS_INTO = pagesOver(
  `(p:Principal)-[:GOVERNED_BY]->(:PolicySet)-[e:${ESCALATION_TYPES}]->(:Principal {uid: key})`,
);

type Pages = ReadonlyMap<string, Page<EscalationEntry>>;

export const escalations = (
  runner: QueryRunner,
  identifiers: readonly string[],
  page: PageRequest,
): Promise<Pages> => pagesByKey(runner, ESCALATIONS, page, { keys: identifiers }, entryOf);

export const escalationsInto = (
  runner: QueryRunner,
  arns: readonly string[],
  page: PageRequest,
): Promise<Pages> => pagesByKey(runner, ESCALATIONS_INTO, page, { keys: arns }, entryOf);

const grantOf: (row: unknown) => EscalationGrant = decoder('ESCALATES_TO', {
  decision: oneOf('ALLOWED', 'CONDITIONAL'),
  alternatives: named('ways', escalationAlternatives),
});

const rowOf = decoder('ESCALATES_TO', { principal: one(principalOf), edges: each(grantOf) });

function entryOf(value: unknown): EscalationEntry {
  const { principal, edges } = rowOf(value);
  return { principal, grant: mergedGrant(edges) };
}

/** What was found of these, and of the sets that they share? Bounded by the identifiers. */
const FINDINGS = cypher(`
UNWIND $identifiers AS identifier
MATCH (:Principal {uid: identifier})-[:GOVERNED_BY]->(s:PolicySet)
WHERE s.findings IS NOT NULL
WITH identifier, s ORDER BY s.uid
RETURN identifier AS key, collect(s.findings) AS findings`);

export async function findings(
  runner: QueryRunner,
  identifiers: readonly string[],
): Promise<ReadonlyMap<string, readonly EscalationAlternative[]>> {
  const rows = await runner.run(FINDINGS, { identifiers });
  return byKey(rows, (row) => mergedAlternatives(textsIn(row['findings']).map(escalationAlternativesOf)));
}
