/** Reads what was derived of accounts before, and no unit owns: edges, and what was found of principals that are told apart. */
import { namedPrincipalKind } from '../../../model/principals/namedPrincipal.js';
import { decoder, optional, otherwise, text, texts, uid } from '../../../model/stored/field.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import type { StoredRows } from '../unitChanges.js';
import type { NodeRow } from '../unitRows.js';
import { accountOfEdge, accountOfSet, EDGE_TYPES, hashOfFindings, noFindings, typesOf } from './edgeRows.js';

/** Which derived edges start or end in them? Bounded by the accounts and who may enter or leave them. */
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

/** What was found of their principals alone? Bounded by those. */
const OWN_FINDINGS = cypher(`
UNWIND $accountIds AS accountId
MATCH (:Principal {accountId: accountId})-[:GOVERNED_BY]->(s:PolicySet {shared: false})
WHERE s.findings IS NOT NULL
RETURN s.uid AS uid, s.findings AS findings, s.unfollowed AS unfollowed`);

/**
 * All assume-role edges that start or end in the accounts. Escalations follow from the account that they start in: one
 * from elsewhere stays as long as its target does (`kept`), and one to a root user whether or not its account is imported.
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
