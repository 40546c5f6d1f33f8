/**
 * Finds, creates and changes nodes and relationships of any label and type, inside one transaction. It uses the same
 * few statements for all, because the database must plan each text, which takes longer than a small import.
 */
import { batchesOf, inBatches, type QueryRunner } from '../connection/connection.js';
import { keyLabels } from '../connection/constraints.js';
import { cypher } from '../connection/cypher.js';
import { integer } from '../connection/statements.js';
import { groupBy } from '../../model/groupBy.js';
import { decoder, oneOf, optional, text, type Entity } from '../../model/stored/field.js';
import { getOrMake, memoize } from '../../model/memoize.js';
import { textsIn } from '../read/columns.js';

export type KeyLabel = (typeof keyLabels)[number];

export interface NodeKey {
  readonly label: KeyLabel;
  readonly uid: string;
}

export type Properties = Readonly<Record<string, unknown>>;

/** A node as statements find it. `hash`: of its stored content; of a policy document, why it could not be read. */
export const foundFields = { id: text, label: oneOf(...keyLabels), uid: text, hash: optional(text) };

const foundNode = decoder('Node', foundFields);

export interface NewNode extends NodeKey {
  /** Labels besides that of its key. */
  readonly otherLabels?: readonly string[];
  /** Properties other than the uid. Undefined ones are not stored. */
  readonly properties: Properties;
}

/** The type of a relationship, between the key labels of its ends. */
export type RelationshipKind = `${KeyLabel} ${string} ${KeyLabel}`;

/** A node whose `properties` are set in any case, and `initial` only if it is created. */
export interface MergedNode extends NewNode {
  readonly initial: Properties;
}

export interface NewRelationship {
  readonly kind: RelationshipKind;
  readonly from: string;
  readonly to: string;
  readonly properties?: Properties;
  /** Hash of the properties: relationships with the same start and hash are sent together. */
  readonly hash?: string;
}

/** Finds nodes. Looks for each uid under its own label only. */
const FIND_NODES = cypher(`
CALL () {
${keyLabels.map(findLabeled).join('\nUNION ALL\n')}
}
RETURN elementId(n) AS id, n.uid AS uid, label, coalesce(n.contentHash, n.quarantined) AS hash`);

function findLabeled(label: KeyLabel): string {
  return `UNWIND [row IN $rows WHERE row.label = '${label}' | row.to] AS uids
UNWIND uids AS uid
MATCH (n:${label} {uid: uid})
RETURN n, '${label}' AS label`;
}

const CREATE_NODES = cypher(`
UNWIND $rows AS row
CREATE (n:$(row.labels)) SET n = row.properties
RETURN row.at AS at, elementId(n) AS id`);

/** Replaces all properties. Labels of principals can change, since an import may add or lose one. */
const REPLACE_NODES = cypher(`
UNWIND $rows AS row
MATCH (n) WHERE elementId(n) = row.id
SET n = row.properties REMOVE n:External:IamUser:IamRole SET n:$(row.labels)`);

const SET_PROPERTIES = cypher(`
UNWIND $rows AS row
MATCH (n) WHERE elementId(n) = row.id
SET n += row.properties`);

/** Returns what the deleted nodes led to. */
const DELETE_NODES = cypher(`
UNWIND $rows AS id
MATCH (n) WHERE elementId(n) = id
OPTIONAL MATCH (n)-->(m)
WITH n, collect(m.uid) AS targets
DETACH DELETE n
RETURN targets`);

const CONNECT = cypher(`
UNWIND $rows AS row
MATCH (a) WHERE elementId(a) = row.from
UNWIND row.to AS target
MATCH (b) WHERE elementId(b) = target
CREATE (a)-[r:$(row.type)]->(b) SET r = row.properties`);

const DISCONNECT = cypher(`
UNWIND $rows AS id
MATCH ()-[r]->() WHERE elementId(r) = id
DELETE r`);

const DISCONNECT_FROM = cypher(`
UNWIND $rows AS id
MATCH (n)-[r]->() WHERE elementId(n) = id AND type(r) = $type
DELETE r`);

type KindParts = readonly [from: KeyLabel, type: string, to: KeyLabel];

/** Splits a kind, cached: there are few kinds, and very many relationships. */
const partsOf = memoize(
  (kind: RelationshipKind): KindParts => kind.split(' ') as [KeyLabel, string, KeyLabel],
);

/** A map by label and uid. */
class ByKey<T> {
  private readonly labels = new Map<KeyLabel, Map<string, T>>();

  get(label: KeyLabel, uid: string): T | undefined {
    return this.labels.get(label)?.get(uid);
  }

  set(label: KeyLabel, uid: string, value: T): void {
    getOrMake(this.labels, label, () => new Map()).set(uid, value);
  }
}

export class GraphEditor {
  /** The database's own ids of nodes; null: there is no such node. */
  private readonly ids = new ByKey<string | null>();
  private readonly hashes = new ByKey<string>();

  constructor(private readonly runner: QueryRunner) {}

  /** Looks up which nodes are stored. Must come before nodes are created, changed or connected. */
  async find(keys: readonly NodeKey[]): Promise<void> {
    const unknown: NodeKey[] = [];
    for (const { label, uid } of keys) this.note(label, uid, unknown);
    await this.lookUp(unknown);
  }

  async findEnds(relationships: readonly NewRelationship[]): Promise<void> {
    const unknown: NodeKey[] = [];
    for (const { kind, from, to } of relationships) {
      const [fromLabel, , toLabel] = partsOf(kind);
      this.note(fromLabel, from, unknown);
      this.note(toLabel, to, unknown);
    }
    await this.lookUp(unknown);
  }

  private note(label: KeyLabel, uid: string, unknown: NodeKey[]): void {
    if (this.ids.get(label, uid) !== undefined) return;
    this.ids.set(label, uid, null);
    unknown.push({ label, uid });
  }

  private async lookUp(keys: readonly NodeKey[]): Promise<void> {
    const sent = batchesOf(keys).map((batch) => {
      const byLabel = groupBy(batch, ({ label }) => label);
      const rows = [...byLabel].map(([label, some]) => ({ label, to: some.map(({ uid }) => uid) }));
      return this.runner.run(FIND_NODES, { rows });
    });
    for (const found of await Promise.all(sent)) found.map(foundNode).forEach((node) => this.know(node));
  }

  /** Takes note of a node that another statement found. */
  know({ label, uid, id, hash }: Entity<typeof foundFields>): void {
    this.ids.set(label, uid, id);
    if (hash !== undefined) this.hashes.set(label, uid, hash);
  }

  isStored({ label, uid }: NodeKey): boolean {
    return typeof this.ids.get(label, uid) === 'string';
  }

  /** Returns the hash of the node's stored content, if it has one. */
  hashOf({ label, uid }: NodeKey): string | undefined {
    return this.hashes.get(label, uid);
  }

  /** Creates nodes that are not stored, the first of several with the same key. Returns the created ones. */
  async createMissing<T extends NewNode>(nodes: readonly T[]): Promise<readonly T[]> {
    const first = new ByKey<T>();
    const missing = nodes.filter((node) => {
      if (this.isStored(node) || first.get(node.label, node.uid) !== undefined) return false;
      first.set(node.label, node.uid, node);
      return true;
    });
    const rows = missing.map((node, at) => ({ at: integer(at), ...storedForm(node) }));
    const created = await inBatches(this.runner, CREATE_NODES, rows);
    for (const row of created) {
      const node = missing[Number(row['at'])];
      if (node) this.ids.set(node.label, node.uid, String(row['id']));
    }
    return missing;
  }

  /** Replaces all properties of stored nodes. */
  async replace(nodes: readonly NewNode[]): Promise<void> {
    const rows = nodes.map((node) => ({ id: this.idOf(node), ...storedForm(node) }));
    await inBatches(this.runner, REPLACE_NODES, rows);
  }

  /** Sets properties of stored nodes, and creates the others. Returns the created ones. */
  async merge(nodes: readonly MergedNode[]): Promise<readonly NodeKey[]> {
    await this.find(nodes);
    await this.setProperties(nodes.filter((node) => this.isStored(node)));
    return this.createMissing(
      nodes.map((node) => ({ ...node, properties: { ...node.initial, ...node.properties } })),
    );
  }

  /** Sets properties of stored nodes; null removes one. Other properties stay. */
  async setProperties(nodes: readonly NewNode[]): Promise<void> {
    const rows = nodes
      .filter(({ properties }) => Object.keys(properties).length > 0)
      .map((node) => ({ id: this.idOf(node), properties: storable(node.properties) }));
    await inBatches(this.runner, SET_PROPERTIES, rows);
  }

  /** Deletes stored nodes. Returns the uids of what they led to. */
  async delete(nodes: readonly NodeKey[]): Promise<readonly string[]> {
    const ids = nodes.map((node) => this.idOf(node));
    const deleted = await inBatches(this.runner, DELETE_NODES, ids);
    for (const { label, uid } of nodes) this.ids.set(label, uid, null);
    return deleted.flatMap((row) => textsIn(row['targets']));
  }

  /** Creates relationships. Leaves out those of which an end is not stored. */
  async connect(relationships: readonly NewRelationship[]): Promise<void> {
    await Promise.all(
      batchesOf(relationships)
        .map((batch) => this.connections(batch))
        .filter((rows) => rows.length > 0)
        .map((rows) => this.runner.run(CONNECT, { rows })),
    );
  }

  /** Deletes relationships by the database's own ids. */
  async disconnect(ids: readonly string[]): Promise<void> {
    await inBatches(this.runner, DISCONNECT, ids);
  }

  /** Deletes relationships of a type that start at stored nodes. */
  async disconnectFrom(type: string, nodes: readonly NodeKey[]): Promise<void> {
    const ids = nodes.map((node) => this.idOf(node));
    await inBatches(this.runner, DISCONNECT_FROM, ids, { type });
  }

  private connections(relationships: readonly NewRelationship[]): readonly Connections[] {
    const together = new Map<string, Connections & { readonly to: string[] }>();
    const alone: Connections[] = [];
    for (const { kind, from, to, properties, hash } of relationships) {
      const [fromLabel, type, toLabel] = partsOf(kind);
      const start = this.ids.get(fromLabel, from);
      const end = this.ids.get(toLabel, to);
      if (!start || !end) continue;
      if (properties !== undefined && hash === undefined) {
        alone.push({ from: start, to: [end], type, properties: storable(properties) });
        continue;
      }
      const key = `${start} ${type} ${hash ?? ''}`;
      const known = together.get(key);
      if (known) known.to.push(end);
      else together.set(key, { from: start, to: [end], type, properties: storable(properties ?? {}) });
    }
    return [...together.values(), ...alone];
  }

  idOf({ label, uid }: NodeKey): string {
    const id = this.ids.get(label, uid);
    if (!id) throw new TypeError(`There is no ${label} ${uid}.`);
    return id;
  }
}

interface Connections {
  readonly from: string;
  readonly to: readonly string[];
  readonly type: string;
  readonly properties: Properties;
}

const storedForm = ({ label, uid, otherLabels = [], properties }: NewNode) => ({
  labels: [label, ...otherLabels],
  properties: storable({ uid, ...properties }),
});

/** Converts properties for the driver, which stores numbers as floats unless they are its own integers. */
export function storable(properties: Properties): Properties {
  const stored: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties))
    if (value !== undefined)
      stored[name] = Array.isArray(value) ? value.map(storableValue) : storableValue(value);
  return stored;
}

const storableValue = (value: unknown): unknown => (typeof value === 'number' ? integer(value) : value);
