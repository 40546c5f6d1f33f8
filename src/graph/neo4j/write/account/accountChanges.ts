/** What writing accounts has to change: what is stored of them, held against what is proposed. */
import type { QueryRunner, Row } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { difference, type Difference } from '../difference.js';
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
import { keyLabels, type Stored } from '../graphEditor.js';
import type { ImportRows, OwnedRelationshipKind, RelationshipRow } from './importRows.js';
import { namedPrincipalKind } from '../../../model/principals/namedPrincipal.js';
import type { NodeRow } from './nodeRows.js';
import { ownedLabels } from './ownedLabels.js';

export interface Changes {
  readonly nodes: Difference<NodeRow, StoredNode>;
  readonly relationships: Difference<RelationshipRow, StoredRelationship>;
  readonly edges: Difference<EdgeRow, StoredEdge>;
  readonly ownFindings: Difference<OwnFindingsRow, OwnFindingsRow>;
}

type StoredNode = Stored<Pick<NodeRow, 'accountId' | 'label' | 'uid' | 'hash'>>;

type StoredRelationship = Stored<RelationshipRow>;

type StoredEdge = Stored<Pick<EdgeRow, 'accountId' | 'type' | 'from' | 'to' | 'hash'>>;

/** What do the accounts own? Bounded by the accounts. */
const OWNED_NODES = cypher(`
UNWIND $accountIds AS accountId
MATCH (:Account {uid: accountId})-[:OWNS]->(n)
RETURN elementId(n) AS id, accountId, n.uid AS uid, n.contentHash AS hash, [l IN labels(n) WHERE l IN $labels][0] AS label`);

/** How is it connected? Bounded by the accounts. */
const OWNED_RELATIONSHIPS = cypher(`
UNWIND $accountIds AS accountId
MATCH (:Account {uid: accountId})-[:OWNS]->(n)-[r]->(m)
WHERE NOT type(r) IN $edgeTypes AND NOT (m:PolicySet AND coalesce(m.shared, true) = false)
RETURN elementId(r) AS id, accountId, n.uid AS from, m.uid AS to, r.statements AS statements, r.use AS use,
       [l IN labels(n) WHERE l IN $labels][0] + ' ' + type(r) + ' ' + [l IN labels(m) WHERE l IN $labels][0] AS kind`);

/** Which policies of AWS do their last exports list? Bounded by the accounts. */
const LISTED_POLICIES = cypher(`
UNWIND $accountIds AS accountId
MATCH (:AccountExport {uid: accountId})-[r:LISTS]->(p:Policy)
RETURN elementId(r) AS id, accountId, accountId AS from, p.uid AS to, 'AccountExport LISTS Policy' AS kind`);

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
RETURN DISTINCT elementId(e) AS id, s.uid AS from, s.accountId AS source, r.uid AS to, type(e) AS type, e.hash AS hash`);

/** What was found of their principals alone? Bounded by those. */
const OWN_FINDINGS = cypher(`
UNWIND $accountIds AS accountId
MATCH (:Principal {accountId: accountId})-[:GOVERNED_BY]->(s:PolicySet {shared: false})
WHERE s.findings IS NOT NULL
RETURN s.uid AS uid, s.findings AS findings, s.unfollowed AS unfollowed`);

/** `isFirst`: no account was imported before, so nothing of them is stored. */
export async function changesOf(
  runner: QueryRunner,
  accountIds: readonly string[],
  rows: ImportRows,
  isFirst: boolean,
): Promise<Changes> {
  const [nodes, relationships, listed, edges, findings] = isFirst
    ? [[], [], [], [], []]
    : await Promise.all([
        runner.run(OWNED_NODES, { accountIds, labels: ownedLabels }),
        runner.run(OWNED_RELATIONSHIPS, { accountIds, edgeTypes: allEdgeTypes, labels: keyLabels }),
        runner.run(LISTED_POLICIES, { accountIds }),
        runner.run(EDGES, { accountIds }),
        runner.run(OWN_FINDINGS, { accountIds }),
      ]);
  return {
    nodes: difference<Omit<StoredNode, 'id'>, NodeRow, StoredNode>(
      rows.nodes,
      nodes as unknown as StoredNode[],
      // A function, say, can be a Resource and a Workload.
      (node) => `${node.label} ${node.uid}`,
      (node) => node.hash,
    ),
    relationships: difference<RelationshipRow, RelationshipRow, StoredRelationship>(
      rows.relationships,
      [...relationships, ...listed].map(storedRelationship),
      // Properties are part of the key: a changed TRUSTS is one that goes and one that comes.
      (row) => `${row.kind}|${row.from}|${row.to}|${row.statements?.join() ?? ''}|${row.use ?? ''}`,
      () => '',
    ),
    edges: difference<Omit<StoredEdge, 'id'>, EdgeRow, StoredEdge>(
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

const storedRelationship = (row: Row): StoredRelationship => ({
  id: String(row['id']),
  accountId: String(row['accountId']),
  kind: row['kind'] as OwnedRelationshipKind,
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

const storedEdge = (row: Row, accountIds: ReadonlySet<string>): StoredEdge => {
  const [from, to] = [String(row['from']), String(row['to'])];
  const accountId = accountOfEdge(from, to, accountIds);
  return {
    id: String(row['id']),
    accountId,
    type: row['type'] as EdgeType,
    from,
    to,
    hash: String(row['hash']),
  };
};

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
