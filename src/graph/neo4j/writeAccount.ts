/** Writes one account: what differs from what is stored, and nothing else. */
import type { AccountProposal, WriteReport } from '../graphWriter.js';
import {
  accountRows,
  type AccountRows,
  type EdgeRow,
  type NodeRow,
  type OwnedLabel,
  type RelationshipRow,
} from './accountRows.js';
import {
  DELETE_EDGES,
  FORGET_PRINCIPALS,
  createEdges,
  createNodes,
  createRelationships,
  deleteNodes,
  deleteRelationships,
  ownedLabels,
  relationshipKind,
  relationshipKinds,
  updateNodes,
} from './accountStatements.js';
import { inBatches, integer, type QueryRunner } from './connection.js';
import { cypher } from './cypher.js';
import { type Difference, difference } from './difference.js';
import {
  deleteUnnamed,
  deleteUnused,
  deleteUnusedOwnSets,
  missingDocuments,
  writeAwsPolicies,
  writeDocuments,
  writeNamedPrincipals,
  writeOwnSets,
} from './sharedStatements.js';

/**
 * Reads first, then writes. The statements of either part are sent without waiting for one another: one connection
 * runs them in the order in which they are sent.
 */
export async function writeAccount(runner: QueryRunner, proposal: AccountProposal): Promise<WriteReport> {
  const { facts } = proposal;
  const rows = accountRows(proposal);
  const [existed, documents, changes] = await Promise.all([
    claimAccount(runner, proposal),
    missingDocuments(runner, facts.documents),
    changesOf(runner, facts.accountId, rows),
  ]);
  await Promise.all([
    writeDocuments(runner, documents),
    writeAwsPolicies(runner, rows.awsPolicies),
    removeOld(runner, changes),
    writeNodes(runner, facts.accountId, changes.nodes),
    writeNamedPrincipals(runner, rows.named),
    writeRelationships(runner, changes.relationships.added),
    writeOwnSets(runner, rows.ownSets),
    writeEdges(runner, [...changes.edges.added, ...changes.edges.changed]),
    sealAccount(runner, proposal),
  ]);
  await sweep(runner, changes);
  return reportOf(changes, documents.length, existed);
}

interface Changes {
  readonly nodes: Difference<NodeRow, StoredNode>;
  readonly relationships: Difference<RelationshipRow, RelationshipRow>;
  readonly edges: Difference<EdgeRow, StoredEdge>;
}

interface Identified {
  readonly uid: string;
  readonly hash: string;
}

interface StoredNode extends Identified {
  readonly label: OwnedLabel;
}

interface StoredEdge {
  readonly from: string;
  readonly to: string;
  readonly hash: string;
}

/** What does the account own? Bounded by the account. */
const OWNED_NODES = cypher(`
MATCH (:Account {uid: $accountId})-[:OWNS]->(n)
RETURN n.uid AS uid, n.contentHash AS hash, [l IN labels(n) WHERE l IN $labels][0] AS label`);

/** How is it connected? Bounded by the account. */
const OWNED_RELATIONSHIPS = cypher(`
MATCH (:Account {uid: $accountId})-[:OWNS]->(n)-[r]->(m)
WHERE NOT type(r) IN ['CAN_ASSUME', 'CAN_ASSUME_IF'] AND NOT (m:PolicySet AND m.shared = false)
RETURN type(r) AS type, n.uid AS from, n:IamGroup AS fromGroup, m.uid AS to, r.statements AS statements`);

/** Which derived edges start or end in it? Bounded by the account and who may enter or leave it. */
const EDGES = cypher(`
CALL () {
  MATCH (:Principal {accountId: $accountId})-[:GOVERNED_BY]->(s:PolicySet)-[e:CAN_ASSUME|CAN_ASSUME_IF]->(r:Principal)
  RETURN s, e, r
  UNION
  MATCH (r:Principal {accountId: $accountId})<-[e:CAN_ASSUME|CAN_ASSUME_IF]-(s:PolicySet)
  RETURN s, e, r
}
RETURN DISTINCT s.uid AS from, r.uid AS to, e.hash AS hash`);

async function changesOf(runner: QueryRunner, accountId: string, rows: AccountRows): Promise<Changes> {
  const [nodes, relationships, edges] = await Promise.all([
    runner.run(OWNED_NODES, { accountId, labels: ownedLabels }),
    runner.run(OWNED_RELATIONSHIPS, { accountId }),
    runner.run(EDGES, { accountId }),
  ]);
  return {
    nodes: difference<Identified, NodeRow, StoredNode>(
      rows.nodes,
      nodes as unknown as StoredNode[],
      (node) => node.uid,
      (node) => node.hash,
    ),
    relationships: difference<RelationshipRow, RelationshipRow, RelationshipRow>(
      rows.relationships,
      relationships.map((row) => ({
        kind: relationshipKind(String(row['type']), row['fromGroup'] === true),
        from: String(row['from']),
        to: String(row['to']),
        ...(row['statements'] ? { statements: row['statements'] as number[] } : {}),
      })),
      // Statement numbers are part of the key: a changed TRUSTS is one that goes and one that comes.
      (row) => `${row.kind}|${row.from}|${row.to}|${row.statements?.join() ?? ''}`,
      () => '',
    ),
    edges: difference<StoredEdge, EdgeRow, StoredEdge>(
      rows.edges,
      edges as unknown as StoredEdge[],
      (edge) => `${edge.from}|${edge.to}`,
      (edge) => edge.hash,
    ),
  };
}

async function removeOld(runner: QueryRunner, { nodes, relationships, edges }: Changes): Promise<void> {
  await Promise.all([
    inBatches(runner, DELETE_EDGES, ends([...edges.removed, ...edges.changed])),
    ...relationshipKinds.map((kind) => {
      const rows = relationships.removed.filter((row) => row.kind === kind);
      return inBatches(runner, deleteRelationships[kind], ends(rows));
    }),
    ...ownedLabels.map((label) => {
      const rows = nodes.removed.filter((node) => node.label === label).map(({ uid }) => ({ uid }));
      return inBatches(runner, isPrincipal(label) ? FORGET_PRINCIPALS : deleteNodes[label], rows);
    }),
  ]);
}

const isPrincipal = (label: OwnedLabel): boolean => label === 'IamUser' || label === 'IamRole';

const ends = (rows: readonly { readonly from: string; readonly to: string }[]) =>
  rows.map(({ from, to }) => ({ from, to }));

async function writeNodes(runner: QueryRunner, accountId: string, nodes: Changes['nodes']): Promise<void> {
  await Promise.all(
    ownedLabels.flatMap((label) => {
      const added = nodes.added.filter((node) => node.label === label);
      const changed = nodes.changed.filter((node) => node.label === label);
      return [
        inBatches(runner, createNodes[label], added.map(nodeRow), { accountId }),
        inBatches(runner, updateNodes[label], changed.map(nodeRow)),
      ];
    }),
  );
}

const nodeRow = ({ uid, properties }: NodeRow) => ({ uid, properties });

async function writeRelationships(runner: QueryRunner, added: readonly RelationshipRow[]): Promise<void> {
  await Promise.all(
    relationshipKinds.map((kind) => {
      const rows = added.filter((row) => row.kind === kind);
      return inBatches(runner, createRelationships[kind], rows.map(relationshipRow));
    }),
  );
}

const relationshipRow = ({ from, to, statements }: RelationshipRow) => ({
  from,
  to,
  statements: statements?.map(integer) ?? null,
});

async function writeEdges(runner: QueryRunner, edges: readonly EdgeRow[]): Promise<void> {
  await Promise.all(
    (['CAN_ASSUME', 'CAN_ASSUME_IF'] as const).map((type) => {
      const rows = edges.filter((edge) => edge.type === type);
      return inBatches(
        runner,
        createEdges[type],
        rows.map(({ from, to, properties }) => ({ from, to, properties })),
      );
    }),
  );
}

/** What the account no longer uses may be used by nobody. */
async function sweep(runner: QueryRunner, { nodes, relationships, edges }: Changes): Promise<void> {
  const targets = (...kinds: readonly RelationshipRow['kind'][]) => [
    ...new Set(relationships.removed.filter((row) => kinds.includes(row.kind)).map((row) => row.to)),
  ];
  const sets = [...new Set(edges.removed.map((edge) => edge.from))];
  if (sets.length > 0) await deleteUnusedOwnSets(runner, sets);
  const principals = nodes.removed.filter((node) => isPrincipal(node.label)).map((node) => node.uid);
  const unnamed = [...targets('TRUSTS'), ...principals];
  if (unnamed.length > 0) await deleteUnnamed(runner, unnamed);
  const policies = targets('PRINCIPAL_HAS_POLICY', 'GROUP_HAS_POLICY', 'HAS_BOUNDARY');
  const documents = targets('HAS_DOCUMENT', 'TRUST_POLICY', 'INCLUDES', 'BOUNDED_BY');
  if (policies.length + documents.length > 0) await deleteUnused(runner, { policies, documents });
}

function reportOf(
  { nodes, relationships, edges }: Changes,
  documents: number,
  existed: boolean,
): WriteReport {
  return {
    outcome: existed ? 'UPDATED' : 'CREATED',
    added: nodes.added.length + relationships.added.length + edges.added.length + documents,
    changed: nodes.changed.length + edges.changed.length,
    removed: nodes.removed.length + relationships.removed.length + edges.removed.length,
  };
}

const CLAIM_ACCOUNT = cypher(`
MERGE (a:Account {uid: $accountId})
ON CREATE SET a.version = 0, a.imported = false
SET a.partition = $partition
WITH a, a.imported AS existed
SET a.imported = true
RETURN existed`);

/** The account's node, there from now on; says whether it had been imported before. */
async function claimAccount(runner: QueryRunner, { facts }: AccountProposal): Promise<boolean> {
  const { accountId, partition } = facts;
  const [row] = await runner.run(CLAIM_ACCOUNT, { accountId, partition });
  return row?.['existed'] === true;
}

const SEAL_ACCOUNT = cypher(`
MATCH (a:Account {uid: $accountId})
SET a += $properties, a.version = a.version + 1
MERGE (x:AccountExport {uid: $accountId})
SET x.text = $exportText
MERGE (a)-[:LAST_EXPORT]->(x)
WITH a
MATCH (g:GraphState {uid: 'state'})
SET g.version = g.version + 1, g.lastImportAt = $now`);

/** Last: from the commit on, readers see the new state and its version. */
async function sealAccount(runner: QueryRunner, proposal: AccountProposal): Promise<void> {
  const { facts, rulesVersion, exportText } = proposal;
  const now = Date.now();
  await runner.run(SEAL_ACCOUNT, {
    accountId: facts.accountId,
    exportText,
    now,
    properties: {
      contentHash: facts.contentHash,
      rulesVersion,
      importedAt: integer(now),
      dataGaps: JSON.stringify(facts.dataGaps),
      users: integer(facts.users.length),
      roles: integer(facts.roles.length),
      groups: integer(facts.groups.length),
      managedPolicies: integer(facts.policies.filter((policy) => policy.kind === 'MANAGED').length),
      instanceProfiles: integer(facts.instanceProfiles.length),
    },
  });
}
