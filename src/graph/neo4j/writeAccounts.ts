/** Writes accounts: what differs from what is stored, and nothing else. */
import type { AccountFacts, DocumentFact, ImportProposal, WriteReport } from '../graphWriter.js';
import { accountOfEdge, type EdgeRow } from './edgeRows.js';
import {
  importRows,
  type ImportRows,
  type NodeRow,
  type OwnedLabel,
  type RelationshipRow,
} from './importRows.js';
import {
  DELETE_EDGES,
  FORGET_PRINCIPALS,
  createEdges,
  createNodes,
  createRelationships,
  deleteNodes,
  deleteRelationships,
  isPrincipal,
  ownedLabels,
  relationshipKind,
  relationshipKinds,
  updateNodes,
} from './ownedStatements.js';
import { inBatches, integer, type QueryRunner, type Row } from './connection.js';
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
export async function writeAccounts(
  runner: QueryRunner,
  proposal: ImportProposal,
): Promise<ReadonlyMap<string, WriteReport>> {
  const all = proposal.accounts.map(({ facts }) => facts);
  const rows = importRows(proposal);
  const [existing, documents, changes] = await Promise.all([
    claimAccounts(runner, all),
    missingDocuments(runner, new Map(all.flatMap((facts) => [...facts.documents]))),
    changesOf(
      runner,
      all.map((facts) => facts.accountId),
      rows,
    ),
  ]);
  await writeDocuments(runner, documents);
  await Promise.all([
    writeAwsPolicies(runner, rows.awsPolicies),
    removeOld(runner, changes),
    writeNodes(runner, changes.nodes),
    writeNamedPrincipals(runner, rows.named),
    writeRelationships(runner, changes.relationships.added),
    writeOwnSets(runner, rows.ownSets),
    writeEdges(runner, [...changes.edges.added, ...changes.edges.changed]),
    sealAccounts(runner, proposal),
  ]);
  await sweep(runner, changes);
  return reports(all, changes, documents, existing);
}

interface Changes {
  readonly nodes: Difference<NodeRow, StoredNode>;
  readonly relationships: Difference<RelationshipRow, RelationshipRow>;
  readonly edges: Difference<EdgeRow, StoredEdge>;
}

interface StoredNode {
  readonly accountId: string;
  readonly label: OwnedLabel;
  readonly uid: string;
  readonly hash: string;
}

interface StoredEdge {
  readonly accountId: string;
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
WHERE NOT type(r) IN ['CAN_ASSUME', 'CAN_ASSUME_IF'] AND NOT (m:PolicySet AND m.shared = false)
RETURN accountId, type(r) AS type, n.uid AS from, m.uid AS to, r.statements AS statements, r.use AS use,
       CASE WHEN n:IamGroup THEN 'IamGroup' WHEN n:Resource THEN 'Resource' END AS fromLabel`);

/** Which derived edges start or end in them? Bounded by the accounts and who may enter or leave them. */
const EDGES = cypher(`
UNWIND $accountIds AS accountId
CALL (accountId) {
  MATCH (:Principal {accountId: accountId})-[:GOVERNED_BY]->(s:PolicySet)-[e:CAN_ASSUME|CAN_ASSUME_IF]->(r:Principal)
  RETURN s, e, r
  UNION
  MATCH (r:Principal {accountId: accountId})<-[e:CAN_ASSUME|CAN_ASSUME_IF]-(s:PolicySet)
  RETURN s, e, r
}
RETURN DISTINCT s.uid AS from, r.uid AS to, e.hash AS hash`);

async function changesOf(
  runner: QueryRunner,
  accountIds: readonly string[],
  rows: ImportRows,
): Promise<Changes> {
  const [nodes, relationships, edges] = await Promise.all([
    runner.run(OWNED_NODES, { accountIds, labels: ownedLabels }),
    runner.run(OWNED_RELATIONSHIPS, { accountIds }),
    runner.run(EDGES, { accountIds }),
  ]);
  const ids = new Set(accountIds);
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
      relationships.map(storedRelationship),
      // Properties are part of the key: a changed TRUSTS is one that goes and one that comes.
      (row) => `${row.kind}|${row.from}|${row.to}|${row.statements?.join() ?? ''}|${row.use ?? ''}`,
      () => '',
    ),
    edges: difference<StoredEdge, EdgeRow, StoredEdge>(
      rows.edges,
      edges.map((row) => storedEdge(row, ids)),
      (edge) => `${edge.from}|${edge.to}`,
      (edge) => edge.hash,
    ),
  };
}

const storedRelationship = (row: Row): RelationshipRow => ({
  accountId: String(row['accountId']),
  kind: relationshipKind(String(row['type']), row['fromLabel'] as 'IamGroup' | 'Resource' | null),
  from: String(row['from']),
  to: String(row['to']),
  ...(row['statements'] ? { statements: row['statements'] as number[] } : {}),
  ...(row['use'] ? { use: String(row['use']) } : {}),
});

function storedEdge(row: Row, accountIds: ReadonlySet<string>): StoredEdge {
  const [from, to] = [String(row['from']), String(row['to'])];
  return { accountId: accountOfEdge(from, to, accountIds), from, to, hash: String(row['hash']) };
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

const ends = (rows: readonly { readonly from: string; readonly to: string }[]) =>
  rows.map(({ from, to }) => ({ from, to }));

async function writeNodes(runner: QueryRunner, nodes: Changes['nodes']): Promise<void> {
  await Promise.all(
    ownedLabels.flatMap((label) => {
      const added = nodes.added.filter((node) => node.label === label);
      const changed = nodes.changed.filter((node) => node.label === label);
      return [
        inBatches(runner, createNodes[label], added.map(nodeRow)),
        inBatches(runner, updateNodes[label], changed.map(nodeRow)),
      ];
    }),
  );
}

const nodeRow = ({ accountId, uid, properties }: NodeRow) => ({ accountId, uid, properties });

async function writeRelationships(runner: QueryRunner, added: readonly RelationshipRow[]): Promise<void> {
  await Promise.all(
    relationshipKinds.map((kind) => {
      const rows = added.filter((row) => row.kind === kind);
      return inBatches(runner, createRelationships[kind], rows.map(relationshipRow));
    }),
  );
}

const relationshipRow = ({ from, to, statements, use }: RelationshipRow) => ({
  from,
  to,
  statements: statements?.map(integer) ?? null,
  use: use ?? null,
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
  const unnamed = [...targets('TRUSTS', 'RESOURCE_TRUSTS', 'RUNS_AS'), ...principals];
  if (unnamed.length > 0) await deleteUnnamed(runner, unnamed);
  const policies = targets('PRINCIPAL_HAS_POLICY', 'GROUP_HAS_POLICY', 'HAS_BOUNDARY');
  const documents = targets('HAS_DOCUMENT', 'TRUST_POLICY', 'INCLUDES', 'BOUNDED_BY', 'RESOURCE_POLICY');
  if (policies.length + documents.length > 0) await deleteUnused(runner, { policies, documents });
}

/** Counts by account; a new document counts with the first account that has it. */
function reports(
  accounts: readonly AccountFacts[],
  { nodes, relationships, edges }: Changes,
  documents: readonly DocumentFact[],
  existing: ReadonlySet<string>,
): ReadonlyMap<string, WriteReport> {
  const ofDocuments = documents.map(({ hash }) => ({
    accountId: accounts.find((facts) => facts.documents.has(hash))?.accountId ?? '',
  }));
  const added = countByAccount([...nodes.added, ...relationships.added, ...edges.added, ...ofDocuments]);
  const changed = countByAccount([...nodes.changed, ...edges.changed]);
  const removed = countByAccount([...nodes.removed, ...relationships.removed, ...edges.removed]);
  return new Map(
    accounts.map(({ accountId }) => [
      accountId,
      {
        outcome: existing.has(accountId) ? 'UPDATED' : 'CREATED',
        added: added.get(accountId) ?? 0,
        changed: changed.get(accountId) ?? 0,
        removed: removed.get(accountId) ?? 0,
      },
    ]),
  );
}

function countByAccount(rows: readonly { readonly accountId: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { accountId } of rows) counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
  return counts;
}

const CLAIM_ACCOUNTS = cypher(`
UNWIND $rows AS row
MERGE (a:Account {uid: row.accountId})
ON CREATE SET a.version = 0, a.imported = false
SET a.partition = row.partition, a.imported = row.imported
WITH a WHERE a.contentHash IS NOT NULL
RETURN collect(a.uid) AS existing`);

/**
 * The accounts' nodes, there from now on; returns those of which something had been imported before. An account of
 * which only resources were collected is still not imported as far as its principals go.
 */
async function claimAccounts(
  runner: QueryRunner,
  accounts: readonly AccountFacts[],
): Promise<ReadonlySet<string>> {
  const rows = accounts.map(({ accountId, partition, principalsCollected }) => ({
    accountId,
    partition,
    imported: principalsCollected,
  }));
  const [row] = await runner.run(CLAIM_ACCOUNTS, { rows });
  return new Set(row?.['existing'] as string[]);
}

const SEAL_ACCOUNTS = cypher(`
UNWIND $rows AS row
MATCH (a:Account {uid: row.accountId})
SET a += row.properties, a.version = a.version + 1
MERGE (x:AccountExport {uid: row.accountId})
SET x += row.exportTexts
MERGE (a)-[:LAST_EXPORT]->(x)
WITH DISTINCT 1 AS once
MATCH (g:GraphState {uid: 'state'})
SET g.version = g.version + 1, g.lastImportAt = $now`);

/** From the commit on, readers see the new state and its version. */
async function sealAccounts(runner: QueryRunner, { accounts, rulesVersion }: ImportProposal): Promise<void> {
  const now = Date.now();
  await runner.run(SEAL_ACCOUNTS, {
    now,
    rows: accounts.map(({ facts, exportTexts, isRederived = false }) => ({
      accountId: facts.accountId,
      exportTexts: Object.fromEntries(exportTexts),
      properties: {
        rulesVersion,
        outdated: null,
        ...(isRederived ? {} : sealOf(facts, now)),
      },
    })),
  });
}

const sealOf = (facts: AccountFacts, now: number) => ({
  contentHash: facts.contentHash,
  importedAt: integer(now),
  dataGaps: JSON.stringify(facts.dataGaps),
  completeness: JSON.stringify(facts.completeness),
  users: integer(facts.users.length),
  roles: integer(facts.roles.length),
  groups: integer(facts.groups.length),
  managedPolicies: integer(facts.policies.filter((policy) => policy.kind === 'MANAGED').length),
  instanceProfiles: integer(facts.instanceProfiles.length),
});
