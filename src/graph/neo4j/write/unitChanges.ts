/** Finds what must change when units are written, by comparing stored with proposed rows. */
import { decoder, text } from '../../model/stored/field.js';
import { userFields } from '../../model/stored/tables.js';
import { inBatches, type QueryRunner, type Row } from '../connection/connection.js';
import { keyLabels } from '../connection/constraints.js';
import { cypher } from '../connection/cypher.js';
import { allEdgeTypes } from './account/edgeRows.js';
import { foundFields, type GraphEditor, type NodeKey } from './graphEditor.js';
import type { LinkRow, NodeRow, PartRow, UnitRows } from './unitRows.js';

export interface Difference<Proposed, Stored> {
  readonly added: readonly Proposed[];
  readonly changed: readonly Proposed[];
  /** The stored versions of the changed ones. */
  readonly replaced: readonly Stored[];
  readonly removed: readonly Stored[];
}

export interface UnitChanges {
  readonly nodes: Difference<NodeRow, StoredNode>;
  readonly parts: Difference<PartRow, NodeRow>;
  readonly links: Difference<LinkRow, StoredLink>;
}

/** Stored rows. The properties of a part are those that remove it. */
export interface StoredRows {
  readonly nodes: readonly StoredNode[];
  readonly parts: readonly NodeRow[];
  readonly links: readonly StoredLink[];
}

type StoredNode = ReturnType<typeof storedNode>;

type Hashed = Pick<LinkRow, 'hash'>;

type Link = Pick<LinkRow, 'unit' | 'from' | 'to' | 'hash'> & {
  readonly kind: string;
  readonly properties?: unknown;
};

export type StoredLink = Link & { readonly id: string };

/** Reads the nodes that units own. Bounded by the units. */
const OWNED_NODES = cypher(`
UNWIND $rows AS id
MATCH (u) WHERE elementId(u) = id
MATCH (u)-[o:OWNS]->(n)
RETURN elementId(n) AS id, elementId(o) AS ownership, u.uid AS unit, n.uid AS uid, n.contentHash AS hash,
       n.administration AS administration, [l IN labels(n) WHERE l IN $labels][0] AS label`);

/**
 * Reads the relationships of the units, of the nodes they own, of their exports, and of accounts of an organization.
 * Leaves out derived edges and principals' own policy sets, which no unit owns. Bounded by the units.
 */
const OWNED_LINKS = cypher(`
UNWIND $rows AS id
MATCH (u) WHERE elementId(u) = id
CALL (u) {
  MATCH (u:Organization)
  RETURN u AS n
  UNION
  MATCH (u)-[:OWNS|LAST_EXPORT]->(n)
  RETURN n
  UNION
  MATCH (u)-[:HAS_ROOT|HAS_UNIT*0..]->()-[:HAS_ACCOUNT]->(n)
  RETURN n
}
MATCH (n)-[r]->(m)
WHERE NOT type(r) IN $others AND NOT (m:PolicySet AND coalesce(m.shared, true) = false)
RETURN elementId(r) AS id, u.uid AS unit, n.uid AS from, m.uid AS to, properties(r) AS properties,
       [l IN labels(n) WHERE l IN $labels][0] + ' ' + type(r) + ' ' + [l IN labels(m) WHERE l IN $labels][0] AS kind`);

const others = ['OWNS', 'LAST_EXPORT', ...allEdgeTypes];

/** Reads stored rows of the units that were written before. */
export async function readStored(
  runner: QueryRunner,
  editor: GraphEditor,
  units: readonly NodeKey[],
): Promise<Pick<StoredRows, 'nodes' | 'links'>> {
  const ids = storedIds(editor, units);
  const [nodes, links] = await Promise.all([
    readStoredNodes(runner, editor, units),
    inBatches(runner, OWNED_LINKS, ids, { labels: keyLabels, others }),
  ]);
  return { nodes, links: links.map(storedLink) };
}

export async function readStoredNodes(
  runner: QueryRunner,
  editor: GraphEditor,
  units: readonly NodeKey[],
): Promise<readonly StoredNode[]> {
  const found = await inBatches(runner, OWNED_NODES, storedIds(editor, units), { labels: keyLabels });
  const nodes = found.map(storedNode);
  nodes.forEach((node) => editor.know(node));
  return nodes;
}

const storedIds = (editor: GraphEditor, units: readonly NodeKey[]): readonly string[] =>
  units.filter((unit) => editor.hashOf(unit) !== undefined).map((unit) => editor.idOf(unit));

const storedNode = decoder('Node', {
  ...foundFields,
  unit: text,
  ownership: text,
  administration: userFields.administration,
});

const storedLink = (row: Row): StoredLink => ({
  id: String(row['id']),
  unit: String(row['unit']),
  kind: String(row['kind']),
  from: String(row['from']),
  to: String(row['to']),
  properties: row['properties'],
});

export const changesOf = (rows: Omit<UnitRows, 'shared'>, stored: StoredRows): UnitChanges => ({
  nodes: difference(rows.nodes, stored.nodes, (node) => `${node.unit} ${keyOf(node)}`),
  parts: difference(rows.parts, stored.parts, keyOf),
  links: difference(rows.links, stored.links, keyOfLink),
});

// The label is needed since a function, for example, can be a Resource and a Workload.
const keyOf = ({ label, uid }: NodeKey): string => `${label} ${uid}`;

/**
 * Returns the key of a link. A link without hash never changes: with other properties, one is removed and one added. A
 * derived edge replaces one of the same family, with or without conditions.
 */
const keyOfLink = ({ unit, kind, from, to, hash, properties = {} }: Link): string =>
  hash === undefined
    ? `${unit}|${kind}|${from}|${to}|${JSON.stringify(properties)}`
    : `${kind.replace('_IF ', ' ')}|${from}|${to}`;

function difference<Proposed extends Hashed, Stored extends Hashed>(
  proposed: readonly Proposed[],
  stored: readonly Stored[],
  keyOf: (entry: Proposed | Stored) => string,
): Difference<Proposed, Stored> {
  if (stored.length === 0) return { added: proposed, changed: [], replaced: [], removed: [] };
  const storedByKey = new Map(stored.map((entry) => [keyOf(entry), entry]));
  const kept = new Set<string>();
  const [added, changed, replaced]: [Proposed[], Proposed[], Stored[]] = [[], [], []];
  for (const entry of proposed) {
    const key = keyOf(entry);
    const before = storedByKey.get(key);
    if (before === undefined) added.push(entry);
    else kept.add(key);
    if (before === undefined || before.hash === entry.hash) continue;
    changed.push(entry);
    replaced.push(before);
  }
  return { added, changed, replaced, removed: stored.filter((entry) => !kept.has(keyOf(entry))) };
}
