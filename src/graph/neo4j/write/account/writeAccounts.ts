/** Writes accounts: what differs from what is stored, and nothing else. */
import type { AccountFacts, ImportProposal, WriteReport } from '../../../contract/graphWriter.js';
import type { DocumentFact } from '../../../model/facts/documentFact.js';
import { namedPrincipalKind } from '../../../model/principals/namedPrincipal.js';
import { inBatches, integer, type QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { changesOf, type Changes } from './accountChanges.js';
import { deleteUnnamed, deleteUnused, deleteUnusedOwnSets } from '../deleteUnused.js';
import type { EdgeRow } from './edgeRows.js';
import { GraphEditor, typeOf, type NewRelationship, type NodeKey } from '../graphEditor.js';
import { countImport } from '../countImport.js';
import { hashOfListed, importRows, type ImportRows, type RelationshipRow } from './importRows.js';
import type { NodeRow } from './nodeRows.js';
import { markAccountsRestingOn } from './markAccountsRestingOn.js';
import { isPrincipal, keyOf, nodeOf } from './ownedLabels.js';
import {
  awsPolicyNode,
  documentsOfPolicies,
  missingDocuments,
  missingMembers,
  namedNodes,
  ownSetNode,
  writeDocuments,
} from '../writeShared.js';

/**
 * Reads first, then writes. Statements that need no answer of one another are sent without waiting: one connection runs
 * them in the order in which they are sent. `isFirst`: no account was imported before.
 */
export async function writeAccounts(
  runner: QueryRunner,
  proposal: ImportProposal,
  isFirst: boolean,
): Promise<ReadonlyMap<string, WriteReport>> {
  const all = proposal.accounts.map(({ facts }) => facts);
  const current = all.map(({ accountId }) => accountId);
  const rows = importRows(proposal);
  const editor = new GraphEditor(runner);
  const existing = await claimAccounts(editor, all);
  const documents = await missingDocuments(
    editor,
    new Map(all.flatMap((facts) => [...facts.documents, ...facts.listed.documents])),
  );
  const changes = await changesOf(runner, current, rows, isFirst);
  await writeDocuments(editor, documents);
  await removeOld(runner, editor, changes);
  const isNew = await writeNodes(editor, changes, rows);
  await connectNodes(editor, changes, [
    ...documentsOfPolicies(rows.awsPolicies.filter(({ uid }) => isNew.has(uid))),
    ...(await missingMembers(runner, rows.ownSets, isNew)),
  ]);
  await Promise.all([editor.setProperties(ownFindings(changes)), sealAccounts(runner, editor, proposal)]);
  await sweep(runner, changes);
  if (!isFirst) await markAccountsRestingOn(runner, proposal, changes);
  return reports(all, changes, documents, existing);
}

/** A principal that others still name stays as one that is known by name only; everything else goes. */
const FORGET_PRINCIPALS = cypher(`
UNWIND $rows AS uid
MATCH (n:Principal {uid: uid})<-[o:OWNS]-(:Account)
DELETE o
REMOVE n:IamUser, n:IamRole
SET n = {uid: n.uid, name: n.name, nameKey: n.nameKey, searchText: n.searchText, accountId: n.accountId,
         partition: split(n.uid, ':')[1],
         kind: CASE WHEN n:AccountRoot THEN 'ROOT' WHEN n:SamlProvider THEN 'SAML_PROVIDER'
                    WHEN n:OidcProvider THEN 'OIDC_PROVIDER' ELSE 'EXTERNAL' END}
FOREACH (_ IN CASE WHEN n:SamlProvider OR n:OidcProvider THEN [] ELSE [1] END | SET n:External)`);

async function removeOld(
  runner: QueryRunner,
  editor: GraphEditor,
  { nodes, relationships, edges }: Changes,
): Promise<void> {
  const principals = nodes.removed.filter(isPrincipal).map(({ uid }) => uid);
  await Promise.all([
    editor.disconnect(idsOf([...edges.removed, ...edges.replaced, ...relationships.removed])),
    inBatches(runner, FORGET_PRINCIPALS, principals),
    editor.delete(idsOf(nodes.removed.filter((node) => !isPrincipal(node)))),
  ]);
}

const idsOf = (stored: readonly { readonly id: string }[]): readonly string[] => stored.map(({ id }) => id);

/** With those that are shared or only named. Returns the uids of those that were not stored. */
async function writeNodes(
  editor: GraphEditor,
  { nodes: { added, changed }, ownFindings: found }: Changes,
  { awsPolicies, named, ownSets }: ImportRows,
): Promise<ReadonlySet<string>> {
  const owned = [...added, ...changed];
  const shared = [...awsPolicies.map(awsPolicyNode), ...namedNodes(named), ...ownSets.map(ownSetNode)];
  await editor.find([...owned.map(keyOf), ...shared, ...Object.values(found).flat().map(setKey)]);
  await editor.replace(owned.filter((node) => editor.isStored(keyOf(node))).map(nodeOf));
  const created = await editor.createMissing([...added.map(nodeOf), ...shared]);
  return new Set(created.map(({ uid }) => uid));
}

const setKey = ({ uid }: { readonly uid: string }): NodeKey => ({ label: 'PolicySet', uid });

async function connectNodes(
  editor: GraphEditor,
  { nodes, relationships, edges }: Changes,
  shared: readonly NewRelationship[],
): Promise<void> {
  const added = [
    ...nodes.added.map(ownership),
    ...relationships.added.map(withProperties),
    ...[...edges.added, ...edges.changed].map(edgeRelationship),
    ...shared,
  ];
  await editor.findEnds(added);
  await editor.connect(added);
}

const ownership = (node: NodeRow): NewRelationship => ({
  kind: `Account OWNS ${keyOf(node).label}`,
  from: node.accountId,
  to: node.uid,
});

const withProperties = ({ kind, from, to, statements, use }: RelationshipRow): NewRelationship => ({
  kind,
  from,
  to,
  ...(statements === undefined ? {} : { properties: { statements: statements.map(integer) } }),
  ...(use === undefined ? {} : { properties: { use } }),
});

const edgeRelationship = ({ type, from, to, properties, hash }: EdgeRow): NewRelationship => ({
  kind: `PolicySet ${type} Principal`,
  from,
  to,
  properties,
  hash,
});

/** null: there are none any more. */
const ownFindings = ({ ownFindings: { added, changed, removed } }: Changes) => [
  ...[...added, ...changed].map(({ uid, findings, unfollowed = null }) => ({
    ...setKey({ uid }),
    properties: { findings, unfollowed },
  })),
  ...removed.map((row) => ({ ...setKey(row), properties: { findings: null, unfollowed: null } })),
];

/** What the account no longer uses may be used by nobody. */
async function sweep(
  runner: QueryRunner,
  { nodes, relationships, edges, ownFindings }: Changes,
): Promise<void> {
  const targets = (...types: readonly string[]) => [
    ...new Set(relationships.removed.filter(({ kind }) => types.includes(typeOf(kind))).map(({ to }) => to)),
  ];
  const sets = [
    ...new Set([...edges.removed.map(({ from }) => from), ...ownFindings.removed.map(({ uid }) => uid)]),
  ];
  if (sets.length > 0) await deleteUnusedOwnSets(runner, sets);
  const principals = nodes.removed.filter(isPrincipal).map((node) => node.uid);
  const administered = edges.removed.map(({ to }) => to).filter((arn) => namedPrincipalKind(arn) === 'ROOT');
  const unnamed = [...targets('TRUSTS', 'SINGLES_OUT', 'RUNS_AS'), ...principals, ...administered];
  if (unnamed.length > 0) await deleteUnnamed(runner, unnamed);
  const policies = targets('HAS_POLICY', 'HAS_BOUNDARY', 'LISTS');
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

/**
 * The accounts' nodes, there from now on; returns those of which something had been imported before. An account of
 * which only resources were collected is still not imported as far as its principals go.
 */
async function claimAccounts(
  editor: GraphEditor,
  accounts: readonly AccountFacts[],
): Promise<ReadonlySet<string>> {
  const nodes = accounts.map(({ accountId: uid, partition, principalsCollected: imported }) => ({
    label: 'Account' as const,
    uid,
    properties: { partition, imported },
    initial: { version: integer(0) },
  }));
  const exports = nodes.map(({ uid }) => ({ label: 'AccountExport' as const, uid, properties: {} }));
  const created = await editor.merge([...nodes, ...exports]);
  await editor.connect(
    created
      .filter(({ label }) => label === 'AccountExport')
      .map(({ uid }) => ({ kind: 'Account LAST_EXPORT AccountExport', from: uid, to: uid })),
  );
  return new Set(nodes.filter((node) => editor.hashOf(node) !== undefined).map(({ uid }) => uid));
}

const SEAL_ACCOUNTS = cypher(`
UNWIND $rows AS row
MATCH (a:Account {uid: row.accountId})
SET a += row.properties, a.version = a.version + 1`);

/** From the commit on, readers see the new state and its version. */
async function sealAccounts(
  runner: QueryRunner,
  editor: GraphEditor,
  { accounts, escalations: { restingElsewhere, changingCode }, rulesVersion }: ImportProposal,
): Promise<void> {
  const now = Date.now();
  await editor.setProperties(
    accounts.map(({ facts, exportTexts }) => ({
      label: 'AccountExport',
      uid: facts.accountId,
      properties: { ...Object.fromEntries(exportTexts), listedHash: hashOfListed(facts) },
    })),
  );
  await runner.run(SEAL_ACCOUNTS, {
    rows: accounts.map(({ facts, isRederived = false }) => ({
      accountId: facts.accountId,
      properties: {
        rulesVersion,
        outdated: null,
        restsElsewhere: restingElsewhere.has(facts.accountId) ? true : null,
        changesCode: changingCode.has(facts.accountId) ? true : null,
        ...(isRederived ? {} : sealOf(facts, now)),
      },
    })),
  });
  await countImport(runner, now);
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
