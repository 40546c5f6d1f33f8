/** Reads earlier derivations that no unit owns: edges, and findings of principals' own policy sets. */
import { namedPrincipalKind } from '../../../model/principals/namedPrincipal.js';
import { decoder, optional, otherwise, text, texts, uid } from '../../../model/stored/field.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import type { StoredRows } from '../unitChanges.js';
import type { NodeRow } from '../unitRows.js';
import { accountOfEdge, accountOfSet, EDGE_TYPES, hashOfFindings, noFindings, typesOf } from './edgeRows.js';

/** Reads derived edges that start or end in accounts. Bounded by the accounts and the edges into and out of them. */
const EDGES = cypher(`
UNWIND $accountIds AS accountId
CALL (accountId) {
  MATCH (:Principal {accountId: accountId})-[:GOVERNED_BY]->(s:PolicySet)
  WITH DISTINCT s
  MATCH (s)-[e:${EDGE_TYPES}]->(r:Principal)
  RETURN s, e, r
  UNION
  MATCH (r:Principal {accountId: accountId})<-[e:${EDGE_TYPES}]-(s:PolicySet)
  RETURN s, e, r
}
RETURN DISTINCT elementId(e) AS id, s.uid AS from, s.accountId AS source, r.uid AS to, e.hash AS hash,
       'PolicySet ' + type(e) + ' Principal' AS kind`);

/** Reads findings of own policy sets of principals. Bounded by the principals. */
const OWN_FINDINGS = cypher(`
UNWIND $accountIds AS accountId
MATCH (:Principal {accountId: accountId})-[:GOVERNED_BY]->(s:PolicySet {shared: false})
WHERE s.findings IS NOT NULL
RETURN DISTINCT s.uid AS uid, s.findings AS findings, s.unfollowed AS unfollowed`);

/**
 * Returns the stored derivations that an import replaces: all assume-role edges that start or end in the accounts, and
 * escalations that start there. An escalation from another account stays as long as its target does (`kept`); one to a
 * root user stays whether or not the account is imported.
 */
export async function storedDerivations(
  runner: QueryRunner,
  accountIds: readonly string[],
  kept: ReadonlySet<string>,
): Promise<Pick<StoredRows, 'parts' | 'links'>> {
  const [edges, findings] = await Promise.all([
    runner.run(EDGES, { accountIds }),
    runner.run(OWN_FINDINGS, { accountIds }),
  ]);
  const ids = new Set(accountIds);
  const isTheirs = ({ kind, source, to }: Edge): boolean =>
    isAssuming(kind) || ids.has(source) || (!kept.has(to) && namedPrincipalKind(to) !== 'ROOT');
  return {
    links: edges
      .map(edgeOf)
      .filter(isTheirs)
      .map(({ source: _, ...edge }) => ({ ...edge, unit: accountOfEdge(edge.from, edge.to, ids) })),
    parts: findings.map(findingsOf).map(storedFindings),
  };
}

const isAssuming = (kind: string): boolean => typesOf('ASSUME').some((type) => kind.includes(` ${type} `));

const edgeOf = decoder('Edge', {
  id: text,
  kind: text,
  from: text,
  source: otherwise(text, ''),
  to: text,
  hash: text,
});

type Edge = ReturnType<typeof edgeOf>;

const findingsOf = decoder('PolicySet', { uid, findings: text, unfollowed: optional(texts) });

const storedFindings = ({ uid: set, findings, unfollowed }: ReturnType<typeof findingsOf>): NodeRow => ({
  unit: accountOfSet(set),
  label: 'PolicySet',
  uid: set,
  hash: hashOfFindings(findings, unfollowed),
  properties: noFindings,
});
