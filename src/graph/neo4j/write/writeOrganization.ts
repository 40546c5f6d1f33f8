/** Writes an organization: what differs from what is stored, and nothing else. */
import type { OrganizationReport } from '../../contract/graphWriter.js';
import type { OrganizationFacts, OrganizationProposal } from '../../model/organizationFacts.js';
import { inBatches, integer, type QueryRunner, type Row } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import { difference, type Difference } from './difference.js';
import { markMembersOutdated, markOutsidersOutdated } from './outdatedAccounts.js';
import {
  linkKind,
  linkKinds,
  organizationRows,
  type OrganizationLink,
  type OrganizationNode,
  type OrganizationRows,
} from './organizationRows.js';
import {
  createLinks,
  CREATE_NODES,
  deleteLinks,
  DELETE_NODES,
  FORGET_MEMBERS,
  SET_MEMBERS,
  UPDATE_NODES,
} from './organizationStatements.js';
import { deleteUnnamedAccounts, deleteUnused, missingDocuments, writeDocuments } from './sharedStatements.js';

const CLAIM_ORGANIZATION = cypher(`
MERGE (o:Organization {uid: $id})
WITH o, o.contentHash AS hash
SET o.partition = $partition
RETURN hash, COUNT { MATCH (:Organization) } = 1 AS isOnly`);

const SAVE_LISTS = cypher(`
MATCH (o:Organization {uid: $id})
MERGE (x:OrganizationExport {uid: $id})
SET x += $texts
MERGE (o)-[:LAST_EXPORT]->(x)`);

export async function writeOrganization(
  runner: QueryRunner,
  { facts, listTexts }: OrganizationProposal,
): Promise<OrganizationReport> {
  const { organizationId: id, partition } = facts;
  const [claimed] = await runner.run(CLAIM_ORGANIZATION, { id, partition });
  await runner.run(SAVE_LISTS, { id, texts: Object.fromEntries(listTexts) });
  const hash = claimed?.['hash'] ?? undefined;
  if (hash === facts.contentHash)
    return { outcome: 'UNCHANGED', added: 0, changed: 0, removed: 0, outdatedAccounts: 0 };
  const isFirst = hash === undefined && claimed?.['isOnly'] === true;
  const counts = await writeChanges(runner, facts, isFirst);
  return { outcome: hash === undefined ? 'CREATED' : 'UPDATED', ...counts };
}

async function writeChanges(
  runner: QueryRunner,
  facts: OrganizationFacts,
  isFirst: boolean,
): Promise<Omit<OrganizationReport, 'outcome'>> {
  const id = facts.organizationId;
  const changes = await changesOf(runner, id, organizationRows(facts));
  const documents = await missingDocuments(runner, facts.documents);
  await writeDocuments(runner, documents);
  await removeOld(runner, id, changes);
  await writeNew(runner, facts, changes);
  await runner.run(SEAL_ORGANIZATION, { id, now: Date.now(), properties: sealOf(facts) });
  const members = await markMembersOutdated(runner, id, membersIn(changes.nodes.removed));
  const others = isFirst ? await markOutsidersOutdated(runner) : 0;
  await sweep(runner, changes);
  const { nodes, links } = changes;
  return {
    added: nodes.added.length + links.added.length + documents.length,
    changed: nodes.changed.length,
    removed: nodes.removed.length + links.removed.length,
    outdatedAccounts: members + others,
  };
}

type StoredNode = Pick<OrganizationNode, 'label' | 'uid' | 'hash'>;

interface Changes {
  readonly nodes: Difference<OrganizationNode, StoredNode>;
  readonly links: Difference<OrganizationLink, OrganizationLink>;
}

/** What does the organization own, and what does it say of accounts? Bounded by the organization. */
const STORED_NODES = cypher(`
MATCH (:Organization {uid: $id})-[:OWNS]->(n)
RETURN n.uid AS uid, n.contentHash AS hash,
       [l IN labels(n) WHERE l IN ['OrganizationRoot', 'OrganizationalUnit', 'Policy']][0] AS label
UNION
MATCH (:Organization {uid: $id})-[:HAS_ROOT|HAS_UNIT*0..]->()-[:HAS_ACCOUNT]->(a:Account)
RETURN a.uid AS uid, a.memberHash AS hash, 'Account' AS label`);

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
RETURN n.uid AS from, labels(n)[0] AS fromLabel, type(r) AS type, m.uid AS to, labels(m)[0] AS toLabel`);

async function changesOf(runner: QueryRunner, id: string, rows: OrganizationRows): Promise<Changes> {
  const nodes = await runner.run(STORED_NODES, { id });
  const links = await runner.run(STORED_LINKS, { id });
  return {
    nodes: difference<StoredNode, OrganizationNode, StoredNode>(
      rows.nodes,
      nodes as unknown as StoredNode[],
      ({ uid }) => uid,
      ({ hash }) => hash,
    ),
    links: difference<OrganizationLink, OrganizationLink, OrganizationLink>(
      rows.links,
      links.map(storedLink),
      ({ kind, from, to }) => `${kind}|${from}|${to}`,
      () => '',
    ),
  };
}

const storedLink = (row: Row): OrganizationLink => ({
  kind: linkKind(String(row['fromLabel']), String(row['type']), String(row['toLabel'])),
  from: String(row['from']),
  to: String(row['to']),
});

const membersIn = (nodes: readonly StoredNode[]): readonly string[] =>
  nodes.filter(({ label }) => label === 'Account').map(({ uid }) => uid);

const ownedIn = <T extends StoredNode>(nodes: readonly T[], label: OrganizationNode['label']): readonly T[] =>
  nodes.filter((node) => node.label === label);

async function removeOld(runner: QueryRunner, id: string, { nodes, links }: Changes): Promise<void> {
  for (const kind of linkKinds)
    await inBatches(runner, deleteLinks[kind], ends(links.removed.filter((link) => link.kind === kind)));
  const members = membersIn(nodes.removed).map((uid) => ({ uid, organizationId: id }));
  await inBatches(runner, FORGET_MEMBERS, members);
  for (const label of ownedLabels)
    await inBatches(
      runner,
      DELETE_NODES[label],
      ownedIn(nodes.removed, label).map(({ uid }) => ({ uid })),
    );
}

const ownedLabels = ['OrganizationRoot', 'OrganizationalUnit', 'Policy'] as const;

const ends = (links: readonly OrganizationLink[]) => links.map(({ from, to }) => ({ from, to }));

async function writeNew(
  runner: QueryRunner,
  { organizationId: id, partition }: OrganizationFacts,
  { nodes, links }: Changes,
): Promise<void> {
  const row = ({ uid, hash, properties }: OrganizationNode) => ({ id, partition, uid, hash, properties });
  for (const label of ownedLabels) {
    await inBatches(runner, CREATE_NODES[label], ownedIn(nodes.added, label).map(row));
    await inBatches(runner, UPDATE_NODES[label], ownedIn(nodes.changed, label).map(row));
  }
  await inBatches(runner, SET_MEMBERS, ownedIn([...nodes.added, ...nodes.changed], 'Account').map(row));
  for (const kind of linkKinds)
    await inBatches(runner, createLinks[kind], ends(links.added.filter((link) => link.kind === kind)));
}

const SEAL_ORGANIZATION = cypher(`
MATCH (o:Organization {uid: $id})
SET o += $properties, o.importedAt = $now
WITH o
MATCH (g:GraphState {uid: 'state'})
SET g.version = g.version + 1, g.lastImportAt = $now`);

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
