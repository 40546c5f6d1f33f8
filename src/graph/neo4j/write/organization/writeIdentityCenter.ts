/** Writes an instance of Identity Center: what differs from what is stored, and nothing else. */
import type { WriteReport } from '../../../contract/graphWriter.js';
import type {
  IdentityCenterFacts,
  IdentityCenterProposal,
} from '../../../model/facts/identityCenterFacts.js';
import { integer, type QueryRunner, type Row } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { countImport } from '../countImport.js';
import { deleteUnused } from '../deleteUnused.js';
import { difference, type Difference } from '../difference.js';
import {
  GraphEditor,
  buildHashedNode,
  typeOf,
  type Stored,
  type NewRelationship,
  type Properties,
} from '../graphEditor.js';
import {
  identityCenterRows,
  type IdentityCenterLink,
  type IdentityCenterLinkKind,
  type IdentityCenterNode,
} from './identityCenterRows.js';
import { markManagersOutdated } from '../account/outdatedAccounts.js';
import { missingDocuments, writeDocuments } from '../writeShared.js';

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

/** Who owned the instance, as far as was known? */
const OWNER = cypher('MATCH (i:IdentityCenter {uid: $arn}) RETURN i.ownerAccountId AS owner');

export async function writeIdentityCenter(
  runner: QueryRunner,
  { facts, listTexts }: IdentityCenterProposal,
): Promise<WriteReport> {
  const editor = new GraphEditor(runner);
  const { instanceArn: arn, ownerAccountId: owner = null } = facts;
  const hash = await claimInstance(editor, arn, Object.fromEntries(listTexts));
  if (hash === facts.contentHash) return { outcome: 'UNCHANGED', added: 0, changed: 0, removed: 0 };
  const [before] = hash === undefined ? [] : await runner.run(OWNER, { arn });
  const counts = await writeChanges(runner, editor, facts, hash === undefined);
  if ((before?.['owner'] ?? null) !== owner) await markManagersOutdated(runner);
  return { outcome: hash === undefined ? 'CREATED' : 'UPDATED', ...counts };
}

/** The instance's node, there from now on. Returns the hash of what was imported of it before. */
async function claimInstance(
  editor: GraphEditor,
  uid: string,
  texts: Properties,
): Promise<string | undefined> {
  const node = { label: 'IdentityCenter', uid, properties: {} } as const;
  const created = await editor.merge([node, { label: 'IdentityCenterExport', uid, properties: texts }]);
  if (created.some(({ label }) => label === 'IdentityCenterExport'))
    await editor.connect([{ kind: 'IdentityCenter LAST_EXPORT IdentityCenterExport', from: uid, to: uid }]);
  return editor.hashOf(node);
}

async function writeChanges(
  runner: QueryRunner,
  editor: GraphEditor,
  facts: IdentityCenterFacts,
  isNew: boolean,
): Promise<Omit<WriteReport, 'outcome'>> {
  const changes = await changesOf(runner, facts, isNew);
  const documents = await missingDocuments(editor, facts.documents);
  await writeDocuments(editor, documents);
  const { nodes, links } = changes;
  await editor.disconnect(links.removed.map(({ id }) => id));
  await editor.delete(nodes.removed.map(({ id }) => id));
  await writeNew(runner, editor, facts, changes);
  const unused = links.removed.filter(({ kind }) => typeOf(kind) === 'HAS_DOCUMENT').map(({ to }) => to);
  if (unused.length > 0) await deleteUnused(runner, { policies: [], documents: unused });
  return {
    added: nodes.added.length + links.added.length + documents.length,
    changed: nodes.changed.length,
    removed: nodes.removed.length + links.removed.length,
  };
}

type StoredNode = Stored<Pick<IdentityCenterNode, 'label' | 'uid' | 'hash'>>;
type StoredLink = Stored<IdentityCenterLink>;

interface Changes {
  readonly nodes: Difference<IdentityCenterNode, StoredNode>;
  readonly links: Difference<IdentityCenterLink, StoredLink>;
}

/** What does the instance own? Bounded by the instance. */
const STORED_NODES = cypher(`
MATCH (:IdentityCenter {uid: $arn})-[:OWNS]->(n:PermissionSet|IdentityCenterPrincipal)
RETURN elementId(n) AS id, n.uid AS uid, n.contentHash AS hash, labels(n)[0] AS label`);

/** How is it connected? Bounded by the instance. */
const STORED_LINKS = cypher(`
MATCH (:IdentityCenter {uid: $arn})-[:OWNS]->(n:PermissionSet|IdentityCenterPrincipal)
MATCH (n)-[r:HAS_DOCUMENT|MEMBER_OF|ASSIGNED]->(m)
RETURN elementId(r) AS id, n.uid AS from, labels(n)[0] + ' ' + type(r) + ' ' + labels(m)[0] AS kind, m.uid AS to, r.accountId AS accountId`);

/** `isNew`: nothing is stored of it. */
async function changesOf(runner: QueryRunner, facts: IdentityCenterFacts, isNew: boolean): Promise<Changes> {
  const rows = identityCenterRows(facts);
  const nodes = isNew ? [] : await runner.run(STORED_NODES, { arn: facts.instanceArn });
  const links = isNew ? [] : await runner.run(STORED_LINKS, { arn: facts.instanceArn });
  return {
    nodes: difference<Omit<StoredNode, 'id'>, IdentityCenterNode, StoredNode>(
      rows.nodes,
      nodes as unknown as StoredNode[],
      ({ uid }) => uid,
      ({ hash }) => hash,
    ),
    links: difference<IdentityCenterLink, IdentityCenterLink, StoredLink>(
      rows.links,
      links.map(storedLink),
      ({ kind, from, to, accountId = '' }) => `${kind}|${from}|${to}|${accountId}`,
      () => '',
    ),
  };
}

const storedLink = (row: Row): StoredLink => ({
  id: String(row['id']),
  kind: row['kind'] as IdentityCenterLinkKind,
  from: String(row['from']),
  to: String(row['to']),
  ...(row['accountId'] === null ? {} : { accountId: String(row['accountId']) }),
});

async function writeNew(
  runner: QueryRunner,
  editor: GraphEditor,
  facts: IdentityCenterFacts,
  { nodes, links }: Changes,
): Promise<void> {
  const { instanceArn: arn } = facts;
  const written = [...nodes.added, ...nodes.changed].map(buildHashedNode);
  await editor.find(written);
  await editor.replace(written.filter((node) => editor.isStored(node)));
  const created = await editor.createMissing(written);
  await editor.findEnds(links.added);
  await editor.connect([
    ...created.map(({ label, uid: to }) => ({
      kind: `IdentityCenter OWNS ${label}` as const,
      from: arn,
      to,
    })),
    ...links.added.map(withAccount),
  ]);
  const now = Date.now();
  const properties = { ...sealOf(facts), importedAt: integer(now) };
  await editor.setProperties([{ label: 'IdentityCenter', uid: arn, properties }]);
  await countImport(runner, now);
}

const withAccount = ({ accountId, ...link }: IdentityCenterLink): NewRelationship => ({
  ...link,
  ...(accountId === undefined ? {} : { properties: { accountId } }),
});

const sealOf = ({ contentHash, name, identityStoreId, ownerAccountId }: IdentityCenterFacts) => ({
  contentHash,
  name: name ?? null,
  identityStoreId: identityStoreId ?? null,
  ownerAccountId: ownerAccountId ?? null,
});
