/** Writes an organization: what differs from what is stored, and nothing else. */
import type { OrganizationReport } from '../../../contract/graphWriter.js';
import type { OrganizationFacts, OrganizationProposal } from '../../../model/facts/organizationFacts.js';
import { inBatches, integer, type QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { difference, type Difference } from '../difference.js';
import { markMembersOutdated, markOutsidersOutdated } from '../account/outdatedAccounts.js';
import { countImport } from '../countImport.js';
import { deleteUnnamedAccounts, deleteUnused } from '../deleteUnused.js';
import {
  GraphEditor,
  buildHashedNode,
  type MergedNode,
  type Stored,
  type Properties,
} from '../graphEditor.js';
import {
  organizationRows,
  type OrganizationLink,
  type OrganizationNode,
  type OrganizationRows,
} from './organizationRows.js';
import { missingDocuments, writeDocuments } from '../writeShared.js';

/** `isFirst`: no account was imported before. */
export async function writeOrganization(
  runner: QueryRunner,
  { facts, listTexts }: OrganizationProposal,
  isFirst: boolean,
): Promise<OrganizationReport> {
  const editor = new GraphEditor(runner);
  const hash = await claimOrganization(editor, facts, Object.fromEntries(listTexts));
  if (hash === facts.contentHash)
    return { outcome: 'UNCHANGED', added: 0, changed: 0, removed: 0, outdatedAccounts: 0 };
  const counts = await writeChanges(runner, editor, facts, hash === undefined);
  const others = hash === undefined && !isFirst ? await markOutsidersOutdated(runner) : 0;
  return {
    outcome: hash === undefined ? 'CREATED' : 'UPDATED',
    ...counts,
    outdatedAccounts: counts.outdatedAccounts + others,
  };
}

/** The organization's node, there from now on. Returns the hash of what was imported of it before. */
async function claimOrganization(
  editor: GraphEditor,
  { organizationId: uid, partition }: OrganizationFacts,
  texts: Properties,
): Promise<string | undefined> {
  const node = { label: 'Organization', uid, properties: { partition } } as const;
  const created = await editor.merge([node, { label: 'OrganizationExport', uid, properties: texts }]);
  if (created.some(({ label }) => label === 'OrganizationExport'))
    await editor.connect([{ kind: 'Organization LAST_EXPORT OrganizationExport', from: uid, to: uid }]);
  return editor.hashOf(node);
}

async function writeChanges(
  runner: QueryRunner,
  editor: GraphEditor,
  facts: OrganizationFacts,
  isNew: boolean,
): Promise<Omit<OrganizationReport, 'outcome'>> {
  const id = facts.organizationId;
  const changes = await changesOf(runner, id, organizationRows(facts), isNew);
  const documents = await missingDocuments(editor, facts.documents);
  await writeDocuments(editor, documents);
  await removeOld(runner, editor, id, changes);
  await writeNew(runner, editor, facts, changes);
  const outdatedAccounts = await markMembersOutdated(runner, id, membersIn(changes.nodes.removed));
  await sweep(runner, changes);
  const { nodes, links } = changes;
  return {
    added: nodes.added.length + links.added.length + documents.length,
    changed: nodes.changed.length,
    removed: nodes.removed.length + links.removed.length,
    outdatedAccounts,
  };
}

type StoredNode = Stored<Pick<OrganizationNode, 'label' | 'uid' | 'hash'>>;
type StoredLink = Stored<OrganizationLink>;

interface Changes {
  readonly nodes: Difference<OrganizationNode, StoredNode>;
  readonly links: Difference<OrganizationLink, StoredLink>;
}

/** What does the organization own, and what does it say of accounts? Bounded by the organization. */
const STORED_NODES = cypher(`
MATCH (:Organization {uid: $id})-[:OWNS]->(n)
RETURN elementId(n) AS id, n.uid AS uid, n.contentHash AS hash,
       [l IN labels(n) WHERE l IN ['OrganizationRoot', 'OrganizationalUnit', 'Policy']][0] AS label
UNION
MATCH (:Organization {uid: $id})-[:HAS_ROOT|HAS_UNIT*0..]->()-[:HAS_ACCOUNT]->(a:Account)
RETURN elementId(a) AS id, a.uid AS uid, a.memberHash AS hash, 'Account' AS label`);

/** How is it connected? Bounded by the organization. */
const STORED_LINKS = cypher(`
MATCH (o:Organization {uid: $id})
CALL (o) {
  RETURN o AS n
  UNION
  MATCH (o)-[:OWNS]->(n)
  RETURN n
  UNION
  MATCH (o)-[:HAS_ROOT|HAS_UNIT*0..]->()-[:HAS_ACCOUNT]->(n:Account)
  RETURN n
}
MATCH (n)-[r:HAS_ROOT|HAS_UNIT|HAS_ACCOUNT|HAS_SCP|HAS_RCP|HAS_DOCUMENT]->(m)
RETURN elementId(r) AS id, n.uid AS from, labels(n)[0] + ' ' + type(r) + ' ' + labels(m)[0] AS kind, m.uid AS to`);

/** `isNew`: nothing is stored of it. */
async function changesOf(
  runner: QueryRunner,
  id: string,
  rows: OrganizationRows,
  isNew: boolean,
): Promise<Changes> {
  const nodes = isNew ? [] : await runner.run(STORED_NODES, { id });
  const links = isNew ? [] : await runner.run(STORED_LINKS, { id });
  return {
    nodes: difference<Omit<StoredNode, 'id'>, OrganizationNode, StoredNode>(
      rows.nodes,
      nodes as unknown as StoredNode[],
      ({ uid }) => uid,
      ({ hash }) => hash,
    ),
    links: difference<OrganizationLink, OrganizationLink, StoredLink>(
      rows.links,
      links as unknown as StoredLink[],
      ({ kind, from, to }) => `${kind}|${from}|${to}`,
      () => '',
    ),
  };
}

const membersIn = (nodes: readonly StoredNode[]): readonly string[] =>
  nodes.filter(({ label }) => label === 'Account').map(({ uid }) => uid);

/** Rows `{ uid, organizationId }`. */
const FORGET_MEMBERS = cypher(`
UNWIND $rows AS row
MATCH (a:Account {uid: row.uid, organizationId: row.organizationId})
REMOVE a.organizationId, a.name, a.status, a.joinedAt, a.guardrailsCollected, a.delegatedServices, a.memberHash`);

async function removeOld(
  runner: QueryRunner,
  editor: GraphEditor,
  organizationId: string,
  { nodes, links }: Changes,
): Promise<void> {
  await editor.disconnect(links.removed.map(({ id }) => id));
  await inBatches(
    runner,
    FORGET_MEMBERS,
    membersIn(nodes.removed).map((uid) => ({ uid, organizationId })),
  );
  await editor.delete(nodes.removed.filter(isOwned).map(({ id }) => id));
}

/** By the organization: an account is not. */
const isOwned = ({ label }: Pick<OrganizationNode, 'label'>): boolean => label !== 'Account';

/** An account is in one organization: what another one says of it goes. */
const LEAVE_OTHERS = cypher(`
UNWIND $rows AS uid
MATCH (a:Account {uid: uid})-[r:HAS_SCP|HAS_RCP|HAS_ACCOUNT]-()
WHERE a.organizationId <> $id
DELETE r`);

async function writeNew(
  runner: QueryRunner,
  editor: GraphEditor,
  facts: OrganizationFacts,
  { nodes, links }: Changes,
): Promise<void> {
  const { organizationId: id } = facts;
  const written = [...nodes.added, ...nodes.changed];
  const members = written.filter((node) => !isOwned(node));
  await editor.find(written);
  const known = members.filter((node) => editor.isStored(node)).map(({ uid }) => uid);
  await inBatches(runner, LEAVE_OTHERS, known, { id });
  await editor.merge(members.map((node) => memberNode(facts, node)));
  const owned = written.filter(isOwned).map(buildHashedNode);
  await editor.replace(owned.filter((node) => editor.isStored(node)));
  const created = await editor.createMissing(owned);
  await editor.findEnds(links.added);
  await editor.connect([
    ...created.map(({ label, uid: to }) => ({ kind: `Organization OWNS ${label}` as const, from: id, to })),
    ...links.added,
  ]);
  const now = Date.now();
  const properties = { ...sealOf(facts), importedAt: integer(now) };
  await editor.setProperties([{ label: 'Organization', uid: id, properties }]);
  await countImport(runner, now);
}

/** What an organization says of an account; the rest is the account's import's. */
const memberNode = (
  { partition }: OrganizationFacts,
  { label, uid, hash, properties }: OrganizationNode,
): MergedNode => ({
  label,
  uid,
  properties: { joinedAt: null, delegatedServices: null, ...properties, memberHash: hash },
  initial: { imported: false, version: integer(0), partition },
});

const sealOf = (facts: OrganizationFacts) => ({
  contentHash: facts.contentHash,
  arn: facts.arn,
  managementAccountId: facts.managementAccountId,
  featureSet: facts.featureSet ?? null,
  enabledPolicyTypes: facts.enabledPolicyTypes ?? null,
  serviceControl: facts.guardrails.serviceControl,
  resourceControl: facts.guardrails.resourceControl,
  dataGaps: JSON.stringify(facts.dataGaps),
  accounts: integer(facts.accounts.length),
});

/** What the organization no longer uses may be used by nobody. */
async function sweep(runner: QueryRunner, { nodes, links }: Changes): Promise<void> {
  const documents = links.removed.filter(({ kind }) => kind.includes('HAS_DOCUMENT')).map(({ to }) => to);
  if (documents.length > 0) await deleteUnused(runner, { policies: [], documents });
  const members = membersIn(nodes.removed);
  if (members.length > 0) await deleteUnnamedAccounts(runner, members);
}
