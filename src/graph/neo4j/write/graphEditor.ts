/**
 * Finds, creates and changes nodes and relationships of any label and type, inside one transaction. The statements are
 * the same few for all of them, because the database plans each text anew, and that costs more than small imports do.
 */
import { batchesOf, inBatches, type QueryRunner } from '../connection/connection.js';
import { keyLabels } from '../connection/constraints.js';
import { cypher } from '../connection/cypher.js';
import { integer } from '../connection/statements.js';
import { groupBy } from '../../model/groupBy.js';
import { decoder, oneOf, optional, text, type Entity } from '../../model/stored/field.js';

export type KeyLabel = (typeof keyLabels)[number];

export interface NodeKey {
  readonly label: KeyLabel;
  readonly uid: string;
}

export type Properties = Readonly<Record<string, unknown>>;

/** As statements find it: with the database's own id, and the hash of what it is stored with, where it has one. */
export const foundFields = { id: text, label: oneOf(...keyLabels), uid: text, hash: optional(text) };

const foundNode = decoder('Node', foundFields);

export interface NewNode extends NodeKey {
  /** Beside the one of its key. */
  readonly otherLabels?: readonly string[];
  /** Its uid stands in its key. What is undefined is not stored. */
  readonly properties: Properties;
}

/** Its type between the labels that its ends have as keys. */
export type RelationshipKind = `${KeyLabel} ${string} ${KeyLabel}`;

/** What is set where the node is there already; where it is not, `initial` is too. */
export interface MergedNode extends NewNode {
  readonly initial: Properties;
}

export interface NewRelationship {
  readonly kind: RelationshipKind;
  readonly from: string;
  readonly to: string;
  readonly properties?: Properties;
  /** Of the properties: those of one start and hash are sent once. */
  readonly hash?: string;
}

/** Each uid is looked for under its own label only. */
const FIND_NODES = cypher(`
CALL () {
${keyLabels.map(findLabeled).join('\nUNION ALL\n')}
}
RETURN elementId(n) AS id, n.uid AS uid, label, n.contentHash AS hash`);

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

/** What is stored and not given goes. What a principal is can change: whether an import holds it. */
const REPLACE_NODES = cypher(`
UNWIND $rows AS row
MATCH (n) WHERE elementId(n) = row.id
SET n = row.properties REMOVE n:External:IamUser:IamRole SET n:$(row.labels)`);

const SET_PROPERTIES = cypher(`
UNWIND $rows AS row
MATCH (n) WHERE elementId(n) = row.id
SET n += row.properties`);

const DELETE_NODES = cypher(`
UNWIND $rows AS id
MATCH (n) WHERE elementId(n) = id
DETACH DELETE n`);

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

type KindParts = readonly [from: KeyLabel, type: string, to: KeyLabel];

const kinds = new Map<RelationshipKind, KindParts>();

/** There are few kinds, and very many relationships. */
function partsOf(kind: RelationshipKind): KindParts {
  const known = kinds.get(kind);
  if (known) return known;
  const parts = kind.split(' ') as [KeyLabel, string, KeyLabel];
  kinds.set(kind, parts);
  return parts;
}

/** By label and uid. */
class ByKey<T> {
  private readonly labels = new Map<KeyLabel, Map<string, T>>();

  get(label: KeyLabel, uid: string): T | undefined {
    return this.labels.get(label)?.get(uid);
  }

  set(label: KeyLabel, uid: string, value: T): void {
    const ofLabel = this.labels.get(label) ?? new Map<string, T>();
    ofLabel.set(uid, value);
    this.labels.set(label, ofLabel);
  }
}

export class GraphEditor {
  /** The database's own ids; null: there is no such node. */
  private readonly ids = new ByKey<string | null>();
  private readonly hashes = new ByKey<string>();

  constructor(private readonly runner: QueryRunner) {}

  /** Looks up which of these are stored. Whatever is created, changed or connected was looked up or created before. */
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

  /** What another statement found. */
  know({ label, uid, id, hash }: Entity<typeof foundFields>): void {
    this.ids.set(label, uid, id);
    if (hash !== undefined) this.hashes.set(label, uid, hash);
  }

  isStored({ label, uid }: NodeKey): boolean {
    return typeof this.ids.get(label, uid) === 'string';
  }

  /** The hash of what it is stored with, where it has one. */
  hashOf({ label, uid }: NodeKey): string | undefined {
    return this.hashes.get(label, uid);
  }

  /** Of several with one key the first is created. Returns those that were not stored. */
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

  /** Afterwards stored nodes have these properties and no others. */
  async replace(nodes: readonly NewNode[]): Promise<void> {
    const rows = nodes.map((node) => ({ id: this.idOf(node), ...storedForm(node) }));
    await inBatches(this.runner, REPLACE_NODES, rows);
  }

  /** Creates what is not stored. Returns that. */
  async merge(nodes: readonly MergedNode[]): Promise<readonly NodeKey[]> {
    await this.find(nodes);
    await this.setProperties(nodes.filter((node) => this.isStored(node)));
    return this.createMissing(
      nodes.map((node) => ({ ...node, properties: { ...node.initial, ...node.properties } })),
    );
  }

  /** Other properties of stored nodes stay; null takes one away. */
  async setProperties(nodes: readonly NewNode[]): Promise<void> {
    const rows = nodes
      .filter(({ properties }) => Object.keys(properties).length > 0)
      .map((node) => ({ id: this.idOf(node), properties: storable(node.properties) }));
    await inBatches(this.runner, SET_PROPERTIES, rows);
  }

  async delete(nodes: readonly NodeKey[]): Promise<void> {
    const ids = nodes.map((node) => this.idOf(node));
    await inBatches(this.runner, DELETE_NODES, ids);
  }

  /** Those of which an end is not stored are left out. */
  async connect(relationships: readonly NewRelationship[]): Promise<void> {
    await Promise.all(
      batchesOf(relationships)
        .map((batch) => this.connections(batch))
        .filter((rows) => rows.length > 0)
        .map((rows) => this.runner.run(CONNECT, { rows })),
    );
  }

  /** By the database's own ids of relationships. */
  async disconnect(ids: readonly string[]): Promise<void> {
    await inBatches(this.runner, DISCONNECT, ids);
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

/** The driver takes numbers for floats unless they are integers of its own. */
export function storable(properties: Properties): Properties {
  const stored: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties))
    if (value !== undefined)
      stored[name] = Array.isArray(value) ? value.map(storableValue) : storableValue(value);
  return stored;
}

const storableValue = (value: unknown): unknown => (typeof value === 'number' ? integer(value) : value);
