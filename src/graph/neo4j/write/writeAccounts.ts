/** Writes accounts: what differs from what is stored, and nothing else. */
import type { AccountFacts, ImportProposal, WriteReport } from '../../contract/graphWriter.js';
import type { DocumentFact } from '../../model/documentFact.js';
import { groupBy } from '../../model/groupBy.js';
import { changesOf, type Changes } from './accountChanges.js';
import { allEdgeTypes, edgeFamilies, edgeGroups, familyOf, type EdgeRow } from './edgeRows.js';
import { permissionSetRole } from '../../model/permissionSetRole.js';
import { accountOfIdentifier, namedPrincipalKind } from '../../model/namedPrincipal.js';
import { hashOfListed, importRows, type RelationshipRow } from './importRows.js';
import type { NodeRow } from './nodeRows.js';
import {
  FORGET_PRINCIPALS,
  SET_OWN_FINDINGS,
  createEdges,
  createNodes,
  createRelationships,
  deleteEdges,
  deleteNodes,
  deleteRelationships,
  isPrincipal,
  ownedLabels,
  relationshipKinds,
  updateNodes,
} from './ownedStatements.js';
import { markManagersOf } from '../read/managedOrganizations.js';
import { markChangingCode, markRestingOn } from './outdatedAccounts.js';
import { inBatches, integer, type QueryRunner } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
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
    missingDocuments(
      runner,
      new Map(all.flatMap((facts) => [...facts.documents, ...facts.listed.documents])),
    ),
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
    writeOwnFindings(runner, changes.ownFindings),
    writeEdges(runner, [...changes.edges.added, ...changes.edges.changed]),
    sealAccounts(runner, proposal),
  ]);
  await sweep(runner, changes);
  const imported = new Set(
    proposal.accounts.flatMap(({ facts, isRederived = false }) => (isRederived ? [] : facts.accountId)),
  );
  await markRestingOn(runner, {
    accountIds: withOtherRoles(changes).filter((id) => imported.has(id)),
    named: otherwiseNamed(changes),
    current: all.map(({ accountId }) => accountId),
  });
  await markChangingCode(runner, {
    accountIds: withOtherCode(changes).filter((id) => imported.has(id)),
    named: namedByCode(changes),
    current: all.map(({ accountId }) => accountId),
  });
  await markManagersOf(runner, withNewPermissionSetRoles(changes));
  return reports(all, changes, documents, existing);
}

/** Accounts whose roles may let in others than before. */
const withOtherRoles = ({ nodes, relationships }: Changes): readonly string[] => {
  const roles = [...nodes.added, ...nodes.changed, ...nodes.removed].filter(
    ({ label }) => label === 'IamRole',
  );
  const trusts = [...relationships.added, ...relationships.removed].filter(
    ({ kind }) => kind === 'TRUSTS' || kind === 'TRUST_POLICY',
  );
  return [...new Set([...roles, ...trusts].map(({ accountId }) => accountId))];
};

/** Functions and repositories, whose policies may let others change the code that runs as a role (G-13). */
const holdsCode = (arn: string): boolean =>
  /^arn:[^:]+:(?:lambda:.+:function|ecr:.+:repository)[:/]/.test(arn);

/** Accounts of which one of these lets in others than before, or runs as another role. */
const withOtherCode = ({ nodes, relationships }: Changes): readonly string[] => {
  const changed = [...nodes.added, ...nodes.changed, ...nodes.removed].filter(({ uid }) => holdsCode(uid));
  const related = [...relationships.added, ...relationships.removed].filter(({ from }) => holdsCode(from));
  return [...new Set([...changed, ...related].map(({ accountId }) => accountId))];
};

/** Whom policies of these name now or no more. */
const namedByCode = ({ relationships }: Changes): readonly string[] => [
  ...new Set(
    [...relationships.added, ...relationships.removed]
      .filter(({ kind, from }) => kind === 'RESOURCE_TRUSTS' && holdsCode(from))
      .map(({ to }) => accountOfIdentifier(to) ?? to),
  ),
];

/** Whom roles and resources name now or no more: by account, or else as they are named. */
const otherwiseNamed = ({ relationships }: Changes): readonly string[] => [
  ...new Set(
    [...relationships.added, ...relationships.removed]
      .filter(({ kind }) => kind === 'TRUSTS' || kind === 'RESOURCE_TRUSTS')
      // A resource that is open to anyone names nobody.
      .filter(({ kind, to }) => kind === 'TRUSTS' || to !== '*')
      .map(({ to }) => accountOfIdentifier(to) ?? to),
  ),
];

const withNewPermissionSetRoles = ({ nodes }: Changes): readonly string[] => [
  ...new Set(nodes.added.flatMap(({ uid, accountId }) => (permissionSetRole(uid) ? accountId : []))),
];

async function removeOld(runner: QueryRunner, { nodes, relationships, edges }: Changes): Promise<void> {
  await Promise.all([
    ...edgeFamilies.map((family) => {
      const rows = [...edges.removed, ...edges.changed].filter((edge) => familyOf(edge.type) === family);
      return inBatches(runner, deleteEdges[family], ends(rows));
    }),
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

const writeOwnFindings = (
  runner: QueryRunner,
  { added, changed, removed }: Changes['ownFindings'],
): Promise<void> =>
  inBatches(runner, SET_OWN_FINDINGS, [
    ...[...added, ...changed].map(({ uid, findings, unfollowed = null }) => ({
      uid,
      findings,
      unfollowed,
    })),
    ...removed.map(({ uid }) => ({ uid, findings: null, unfollowed: null })),
  ]);

async function writeEdges(runner: QueryRunner, edges: readonly EdgeRow[]): Promise<void> {
  const bySet = [...groupBy(edges, ({ from }) => from).values()].flat();
  await Promise.all(
    allEdgeTypes.map((type) => {
      const rows = bySet.filter((edge) => edge.type === type);
      return inBatches(runner, createEdges[type], rows, edgeGroups);
    }),
  );
}

/** What the account no longer uses may be used by nobody. */
async function sweep(
  runner: QueryRunner,
  { nodes, relationships, edges, ownFindings }: Changes,
): Promise<void> {
  const targets = (...kinds: readonly RelationshipRow['kind'][]) => [
    ...new Set(relationships.removed.filter((row) => kinds.includes(row.kind)).map((row) => row.to)),
  ];
  const sets = [
    ...new Set([...edges.removed.map(({ from }) => from), ...ownFindings.removed.map(({ uid }) => uid)]),
  ];
  if (sets.length > 0) await deleteUnusedOwnSets(runner, sets);
  const principals = nodes.removed.filter((node) => isPrincipal(node.label)).map((node) => node.uid);
  const administered = edges.removed.map(({ to }) => to).filter((arn) => namedPrincipalKind(arn) === 'ROOT');
  const unnamed = [
    ...targets('TRUSTS', 'SINGLES_OUT', 'RESOURCE_TRUSTS', 'RUNS_AS'),
    ...principals,
    ...administered,
  ];
  if (unnamed.length > 0) await deleteUnnamed(runner, unnamed);
  const policies = targets('PRINCIPAL_HAS_POLICY', 'GROUP_HAS_POLICY', 'HAS_BOUNDARY', 'LISTS');
  const documents = targets('HAS_DOCUMENT', 'TRUST_POLICY', 'INCLUDES', 'BOUNDED_BY', 'RESOURCE_POLICY');
  if (policies.length + documents.length > 0) await deleteUnused(runner, { policies, documents });
}

/** Counts by account; a new document counts with the first account that has it. */
function reports(
  accounts: readonly AccountFacts[],
  { nodes, relationships, edges, ownFindings }: Changes,
  documents: readonly DocumentFact[],
  existing: ReadonlySet<string>,
): ReadonlyMap<string, WriteReport> {
  const ofDocuments = documents.map(({ hash }) => ({
    accountId: accounts.find((facts) => hasDocument(facts, hash))?.accountId ?? '',
  }));
  const derived = (kind: 'added' | 'changed' | 'removed') => [...edges[kind], ...ownFindings[kind]];
  const added = countByAccount([...nodes.added, ...relationships.added, ...derived('added'), ...ofDocuments]);
  const changed = countByAccount([...nodes.changed, ...derived('changed')]);
  const removed = countByAccount([...nodes.removed, ...relationships.removed, ...derived('removed')]);
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

const hasDocument = ({ documents, listed }: AccountFacts, hash: string): boolean =>
  documents.has(hash) || listed.documents.has(hash);

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
MERGE (x:AccountExport {uid: row.accountId})
MERGE (a)-[:LAST_EXPORT]->(x)
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
WITH row
MATCH (x:AccountExport {uid: row.accountId})
SET x += row.exportTexts, x.listedHash = row.listedHash
WITH DISTINCT 1 AS once
MATCH (g:GraphState {uid: 'state'})
SET g.version = g.version + 1, g.lastImportAt = $now`);

/** From the commit on, readers see the new state and its version. */
async function sealAccounts(
  runner: QueryRunner,
  { accounts, escalations: { restingElsewhere, changingCode }, rulesVersion }: ImportProposal,
): Promise<void> {
  const now = Date.now();
  await runner.run(SEAL_ACCOUNTS, {
    now,
    rows: accounts.map(({ facts, exportTexts, isRederived = false }) => ({
      accountId: facts.accountId,
      exportTexts: Object.fromEntries(exportTexts),
      listedHash: hashOfListed(facts),
      properties: {
        rulesVersion,
        outdated: null,
        restsElsewhere: restingElsewhere.has(facts.accountId) ? true : null,
        changesCode: changingCode.has(facts.accountId) ? true : null,
        ...(isRederived ? {} : sealOf(facts, now)),
      },
    })),
  });
}

const sealOf = (facts: AccountFacts, now: number) => ({
  contentHash: facts.contentHash,
  importedAt: integer(now),
  dataGaps: JSON.stringify(facts.dataGaps),
  principalGaps: facts.principalGaps.length === 0 ? null : JSON.stringify(facts.principalGaps),
  unreadTrusts: facts.unreadTrusts.length === 0 ? null : facts.unreadTrusts,
  missingProviders: facts.missingProviders.length === 0 ? null : facts.missingProviders,
  completeness: JSON.stringify(facts.completeness),
  users: integer(facts.users.length),
  roles: integer(facts.roles.length),
  groups: integer(facts.groups.length),
  managedPolicies: integer(facts.policies.filter((policy) => policy.kind === 'MANAGED').length),
  instanceProfiles: integer(facts.instanceProfiles.length),
});
