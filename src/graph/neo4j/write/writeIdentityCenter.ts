/** Writes an instance of Identity Center: what differs from what is stored, and nothing else. */
import type { WriteReport } from '../../contract/graphWriter.js';
import type { IdentityCenterFacts, IdentityCenterProposal } from '../../model/identityCenterFacts.js';
import { inBatches, type QueryRunner, type Row } from '../connection/connection.js';
import { cypher, type Query } from '../connection/cypher.js';
import { difference, type Difference } from './difference.js';
import {
  identityCenterRows,
  type IdentityCenterLabel,
  type IdentityCenterLink,
  type IdentityCenterLinkType,
  type IdentityCenterNode,
} from './identityCenterRows.js';
import { markManagersOutdated } from './outdatedAccounts.js';
import { deleteUnused, missingDocuments, writeDocuments } from './sharedStatements.js';

/** What did the instances consist of? A few at most. */
const LAST_IDENTITY_CENTERS = cypher(`
MATCH (:IdentityCenter)-[:LAST_EXPORT]->(x:IdentityCenterExport)
RETURN x.uid AS arn, [name IN keys(x) WHERE name <> 'uid' | [name, x[name]]] AS texts
ORDER BY arn`);

export async function lastIdentityCenters(
  runner: QueryRunner,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const rows = await runner.run(LAST_IDENTITY_CENTERS);
  return new Map(
    rows.map((row) => [String(row['arn']), new Map(row['texts'] as [string, string][])] as const),
  );
}

const CLAIM_INSTANCE = cypher(`
MERGE (i:IdentityCenter {uid: $arn})
MERGE (x:IdentityCenterExport {uid: $arn})
SET x += $texts
MERGE (i)-[:LAST_EXPORT]->(x)
RETURN i.contentHash AS hash, i.ownerAccountId AS owner`);

export async function writeIdentityCenter(
  runner: QueryRunner,
  { facts, listTexts }: IdentityCenterProposal,
): Promise<WriteReport> {
  const { instanceArn: arn } = facts;
  const [claimed] = await runner.run(CLAIM_INSTANCE, { arn, texts: Object.fromEntries(listTexts) });
  const hash = claimed?.['hash'] ?? undefined;
  if (hash === facts.contentHash) return { outcome: 'UNCHANGED', added: 0, changed: 0, removed: 0 };
  const counts = await writeChanges(runner, facts);
  if (claimed?.['owner'] !== (facts.ownerAccountId ?? null)) await markManagersOutdated(runner);
  return { outcome: hash === undefined ? 'CREATED' : 'UPDATED', ...counts };
}

async function writeChanges(
  runner: QueryRunner,
  facts: IdentityCenterFacts,
): Promise<Omit<WriteReport, 'outcome'>> {
  const { instanceArn: arn } = facts;
  const changes = await changesOf(runner, facts);
  const documents = await missingDocuments(runner, facts.documents);
  await writeDocuments(runner, documents);
  await removeOld(runner, changes);
  await writeNew(runner, arn, changes);
  await runner.run(SEAL_INSTANCE, { arn, now: Date.now(), properties: sealOf(facts) });
  const unused = changes.links.removed.filter(({ type }) => type === 'HAS_DOCUMENT').map(({ to }) => to);
  if (unused.length > 0) await deleteUnused(runner, { policies: [], documents: unused });
  const { nodes, links } = changes;
  return {
    added: nodes.added.length + links.added.length + documents.length,
    changed: nodes.changed.length,
    removed: nodes.removed.length + links.removed.length,
  };
}

type StoredNode = Pick<IdentityCenterNode, 'label' | 'uid' | 'hash'>;

interface Changes {
  readonly nodes: Difference<IdentityCenterNode, StoredNode>;
  readonly links: Difference<IdentityCenterLink, IdentityCenterLink>;
}

/** What does the instance own? Bounded by the instance. */
const STORED_NODES = cypher(`
MATCH (:IdentityCenter {uid: $arn})-[:OWNS]->(n:PermissionSet|IdentityCenterPrincipal)
RETURN n.uid AS uid, n.contentHash AS hash, labels(n)[0] AS label`);

/** How is it connected? Bounded by the instance. */
const STORED_LINKS = cypher(`
MATCH (:IdentityCenter {uid: $arn})-[:OWNS]->(n:PermissionSet|IdentityCenterPrincipal)
MATCH (n)-[r:HAS_DOCUMENT|MEMBER_OF|ASSIGNED]->(m)
RETURN n.uid AS from, type(r) AS type, m.uid AS to, r.accountId AS accountId`);

async function changesOf(runner: QueryRunner, facts: IdentityCenterFacts): Promise<Changes> {
  const rows = identityCenterRows(facts);
  const nodes = await runner.run(STORED_NODES, { arn: facts.instanceArn });
  const links = await runner.run(STORED_LINKS, { arn: facts.instanceArn });
  return {
    nodes: difference<StoredNode, IdentityCenterNode, StoredNode>(
      rows.nodes,
      nodes as unknown as StoredNode[],
      ({ uid }) => uid,
      ({ hash }) => hash,
    ),
    links: difference<IdentityCenterLink, IdentityCenterLink, IdentityCenterLink>(
      rows.links,
      links.map(storedLink),
      ({ type, from, to, accountId = '' }) => `${type}|${from}|${to}|${accountId}`,
      () => '',
    ),
  };
}

const storedLink = (row: Row): IdentityCenterLink => ({
  type: row['type'] as IdentityCenterLinkType,
  from: String(row['from']),
  to: String(row['to']),
  ...(row['accountId'] === null ? {} : { accountId: String(row['accountId']) }),
});

const labels: readonly IdentityCenterLabel[] = ['PermissionSet', 'IdentityCenterPrincipal'];

const perLabel = (
  text: (label: IdentityCenterLabel) => string,
): Readonly<Record<IdentityCenterLabel, Query>> => ({
  PermissionSet: cypher(text('PermissionSet')),
  IdentityCenterPrincipal: cypher(text('IdentityCenterPrincipal')),
});

/** Rows `{ arn, uid, hash, properties }`; `arn`: of the instance. */
const WRITE_NODES = perLabel(
  (label) => `
UNWIND $rows AS row
MATCH (i:IdentityCenter {uid: row.arn})
MERGE (n:${label} {uid: row.uid})
SET n = row.properties SET n.uid = row.uid, n.contentHash = row.hash
MERGE (i)-[:OWNS]->(n)`,
);

const DELETE_NODES = perLabel(
  (label) => `
UNWIND $rows AS row
MATCH (n:${label} {uid: row.uid})
DETACH DELETE n`,
);

/** Rows `{ from, to, accountId }`. */
const CREATE_LINKS: Readonly<Record<IdentityCenterLinkType, Query>> = {
  HAS_DOCUMENT: cypher(`
UNWIND $rows AS row
MATCH (a:PermissionSet {uid: row.from})
MATCH (b:PolicyDocument {uid: row.to})
CREATE (a)-[:HAS_DOCUMENT]->(b)`),
  MEMBER_OF: cypher(`
UNWIND $rows AS row
MATCH (a:IdentityCenterPrincipal {uid: row.from})
MATCH (b:IdentityCenterPrincipal {uid: row.to})
CREATE (a)-[:MEMBER_OF]->(b)`),
  ASSIGNED: cypher(`
UNWIND $rows AS row
MATCH (a:IdentityCenterPrincipal {uid: row.from})
MATCH (b:PermissionSet {uid: row.to})
CREATE (a)-[:ASSIGNED {accountId: row.accountId}]->(b)`),
};

const DELETE_LINKS: Readonly<Record<IdentityCenterLinkType, Query>> = {
  HAS_DOCUMENT: cypher(`
UNWIND $rows AS row
MATCH (:PermissionSet {uid: row.from})-[r:HAS_DOCUMENT]->(:PolicyDocument {uid: row.to})
DELETE r`),
  MEMBER_OF: cypher(`
UNWIND $rows AS row
MATCH (:IdentityCenterPrincipal {uid: row.from})-[r:MEMBER_OF]->(:IdentityCenterPrincipal {uid: row.to})
DELETE r`),
  ASSIGNED: cypher(`
UNWIND $rows AS row
MATCH (:IdentityCenterPrincipal {uid: row.from})-[r:ASSIGNED {accountId: row.accountId}]->(:PermissionSet {uid: row.to})
DELETE r`),
};

const linkTypes: readonly IdentityCenterLinkType[] = ['HAS_DOCUMENT', 'MEMBER_OF', 'ASSIGNED'];

async function removeOld(runner: QueryRunner, { nodes, links }: Changes): Promise<void> {
  for (const type of linkTypes)
    await inBatches(
      runner,
      DELETE_LINKS[type],
      links.removed.filter((link) => link.type === type),
    );
  for (const label of labels) {
    const gone = nodes.removed.filter((node) => node.label === label);
    await inBatches(
      runner,
      DELETE_NODES[label],
      gone.map(({ uid }) => ({ uid })),
    );
  }
}

async function writeNew(runner: QueryRunner, arn: string, { nodes, links }: Changes): Promise<void> {
  for (const label of labels) {
    const written = [...nodes.added, ...nodes.changed].filter((node) => node.label === label);
    const rows = written.map(({ uid, hash, properties }) => ({ arn, uid, hash, properties }));
    await inBatches(runner, WRITE_NODES[label], rows);
  }
  for (const type of linkTypes)
    await inBatches(
      runner,
      CREATE_LINKS[type],
      links.added.filter((link) => link.type === type),
    );
}

const SEAL_INSTANCE = cypher(`
MATCH (i:IdentityCenter {uid: $arn})
SET i += $properties, i.importedAt = $now
WITH i
MATCH (g:GraphState {uid: 'state'})
SET g.version = g.version + 1, g.lastImportAt = $now`);

const sealOf = ({ contentHash, name, identityStoreId, ownerAccountId }: IdentityCenterFacts) => ({
  contentHash,
  name: name ?? null,
  identityStoreId: identityStoreId ?? null,
  ownerAccountId: ownerAccountId ?? null,
});
