/** What writing accounts has to change: what is stored of them, held against what is proposed. */
import type { QueryRunner, Row } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import { difference, type Difference } from './difference.js';
import {
  EDGE_TYPES,
  accountOfEdge,
  accountOfSet,
  allEdgeTypes,
  familyOf,
  type EdgeRow,
  type EdgeType,
  type OwnFindingsRow,
} from './edgeRows.js';
import type { ImportRows, RelationshipRow } from './importRows.js';
import { namedPrincipalKind } from '../../model/namedPrincipal.js';
import type { NodeRow, OwnedLabel } from './nodeRows.js';
import { ownedLabels, relationshipKind } from './ownedStatements.js';

export interface Changes {
  readonly nodes: Difference<NodeRow, StoredNode>;
  readonly relationships: Difference<RelationshipRow, RelationshipRow>;
  readonly edges: Difference<EdgeRow, StoredEdge>;
  readonly ownFindings: Difference<OwnFindingsRow, OwnFindingsRow>;
}

interface StoredNode {
  readonly accountId: string;
  readonly label: OwnedLabel;
  readonly uid: string;
  readonly hash: string;
}

interface StoredEdge {
  readonly accountId: string;
  readonly type: EdgeType;
  readonly from: string;
  readonly to: string;
  readonly hash: string;
}

/** What do the accounts own? Bounded by the accounts. */
const OWNED_NODES = cypher(`
UNWIND $accountIds AS accountId
MATCH (:Account {uid: accountId})-[:OWNS]->(n)
RETURN accountId, n.uid AS uid, n.contentHash AS hash, [l IN labels(n) WHERE l IN $labels][0] AS label`);

/** How is it connected? Bounded by the accounts. */
const OWNED_RELATIONSHIPS = cypher(`
UNWIND $accountIds AS accountId
MATCH (:Account {uid: accountId})-[:OWNS]->(n)-[r]->(m)
WHERE NOT type(r) IN $edgeTypes AND NOT (m:PolicySet AND coalesce(m.shared, true) = false)
RETURN accountId, type(r) AS type, n.uid AS from, m.uid AS to, r.statements AS statements, r.use AS use,
       CASE WHEN n:IamGroup THEN 'IamGroup' WHEN n:Resource THEN 'Resource' END AS fromLabel`);

/** Which policies of AWS do their last exports list? Bounded by the accounts. */
const LISTED_POLICIES = cypher(`
UNWIND $accountIds AS accountId
MATCH (:AccountExport {uid: accountId})-[r:LISTS]->(p:Policy)
RETURN accountId, type(r) AS type, accountId AS from, p.uid AS to`);

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
RETURN DISTINCT s.uid AS from, s.accountId AS source, r.uid AS to, type(e) AS type, e.hash AS hash`);

/** What was found of their principals alone? Bounded by those. */
const OWN_FINDINGS = cypher(`
UNWIND $accountIds AS accountId
MATCH (:Principal {accountId: accountId})-[:GOVERNED_BY]->(s:PolicySet {shared: false})
WHERE s.findings IS NOT NULL
RETURN s.uid AS uid, s.findings AS findings, s.unfollowed AS unfollowed`);

export async function changesOf(
  runner: QueryRunner,
  accountIds: readonly string[],
  rows: ImportRows,
): Promise<Changes> {
  const [nodes, relationships, listed, edges, findings] = await Promise.all([
    runner.run(OWNED_NODES, { accountIds, labels: ownedLabels }),
    runner.run(OWNED_RELATIONSHIPS, { accountIds, edgeTypes: allEdgeTypes }),
    runner.run(LISTED_POLICIES, { accountIds }),
    runner.run(EDGES, { accountIds }),
    runner.run(OWN_FINDINGS, { accountIds }),
  ]);
  return {
    nodes: difference<StoredNode, NodeRow, StoredNode>(
      rows.nodes,
      nodes as unknown as StoredNode[],
      // A function, say, can be a Resource and a Workload.
      (node) => `${node.label} ${node.uid}`,
      (node) => node.hash,
    ),
    relationships: difference<RelationshipRow, RelationshipRow, RelationshipRow>(
      rows.relationships,
      [...relationships, ...listed].map(storedRelationship),
      // Properties are part of the key: a changed TRUSTS is one that goes and one that comes.
      (row) => `${row.kind}|${row.from}|${row.to}|${row.statements?.join() ?? ''}|${row.use ?? ''}`,
      () => '',
    ),
    edges: difference<StoredEdge, EdgeRow, StoredEdge>(
      rows.edges,
      storedEdges(edges, new Set(accountIds), rows.nodes),
      (edge) => `${familyOf(edge.type)}|${edge.from}|${edge.to}`,
      (edge) => edge.hash,
    ),
    ownFindings: difference<OwnFindingsRow, OwnFindingsRow, OwnFindingsRow>(
      rows.ownFindings,
      findings.map(storedFindings),
      ({ uid }) => uid,
      ({ findings: text, unfollowed = [] }) => `${unfollowed.join()} ${text}`,
    ),
  };
}

const storedRelationship = (row: Row): RelationshipRow => ({
  accountId: String(row['accountId']),
  kind: relationshipKind(String(row['type']), (row['fromLabel'] ?? null) as 'IamGroup' | 'Resource' | null),
  from: String(row['from']),
  to: String(row['to']),
  ...(row['statements'] ? { statements: row['statements'] as number[] } : {}),
  ...(row['use'] ? { use: String(row['use']) } : {}),
});

/**
 * All assume-role edges that start or end in the accounts. Escalations follow from the account that they start in: one
 * from elsewhere stays as long as its target does, and one to a root user whether or not its account is imported.
 */
function storedEdges(
  edges: readonly Row[],
  accountIds: ReadonlySet<string>,
  nodes: readonly NodeRow[],
): readonly StoredEdge[] {
  const kept = new Set(nodes.map(({ uid }) => uid));
  const isOurs = ({ type, to }: StoredEdge, source: unknown): boolean =>
    familyOf(type) === 'ASSUME' ||
    accountIds.has(String(source)) ||
    (!kept.has(to) && namedPrincipalKind(to) !== 'ROOT');
  return edges.flatMap((row) => {
    const edge = storedEdge(row, accountIds);
    return isOurs(edge, row['source']) ? [edge] : [];
  });
}

function storedEdge(row: Row, accountIds: ReadonlySet<string>): StoredEdge {
  const [from, to, hash] = [String(row['from']), String(row['to']), String(row['hash'])];
  return { accountId: accountOfEdge(from, to, accountIds), type: row['type'] as EdgeType, from, to, hash };
}

const storedFindings = (row: Row): OwnFindingsRow => {
  const uid = String(row['uid']);
  const unfollowed = row['unfollowed'] as readonly string[] | null;
  return {
    accountId: accountOfSet(uid),
    uid,
    findings: String(row['findings']),
    ...(unfollowed ? { unfollowed } : {}),
  };
};
