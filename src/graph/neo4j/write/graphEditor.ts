/**
 * Finds, creates and changes nodes and relationships of any label and type, inside one transaction. The statements are
 * the same few for all of them, because the database plans each text anew, and that costs more than small imports do.
 */
import { batchesOf, inBatches, type QueryRunner } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';

/** Of each, `uid` names one node: the constraints say so. */
export const keyLabels = [
  'Account',
  'AccountExport',
  'Organization',
  'OrganizationExport',
  'OrganizationRoot',
  'OrganizationalUnit',
  'IdentityCenter',
  'IdentityCenterExport',
  'IdentityCenterPrincipal',
  'PermissionSet',
  'Principal',
  'IamGroup',
  'Policy',
  'PolicyDocument',
  'Statement',
  'ActionPattern',
  'PolicySet',
  'InstanceProfile',
  'Resource',
  'Workload',
] as const;

export type KeyLabel = (typeof keyLabels)[number];

export interface NodeKey {
  readonly label: KeyLabel;
  readonly uid: string;
}

export type Properties = Readonly<Record<string, unknown>>;

/** With the database's own id. */
export type Stored<T> = T & { readonly id: string };

export interface NewNode extends NodeKey {
  /** Beside the one of its key. */
  readonly otherLabels?: readonly string[];
  /** Its uid stands in its key. */
  readonly properties: Properties;
}

/** Its type between the labels that its ends have as keys. */
export type RelationshipKind = `${KeyLabel} ${string} ${KeyLabel}`;

/** What is set where the node is there already, and `initial` only where it is not. */
export interface MergedNode extends NodeKey {
  readonly properties: Properties;
  readonly initial?: Properties;
}

export interface NewRelationship {
  readonly kind: RelationshipKind;
  readonly from: string;
  readonly to: string;
  readonly properties?: Properties;
  /** Of the properties: those of one start and hash are sent once. */
  readonly hash?: string;
}

const FIND_NODES = cypher(`
UNWIND $rows AS uid
MATCH (n:${keyLabels.join('|')} {uid: uid})
RETURN elementId(n) AS id, uid, [label IN labels(n) WHERE label IN $labels][0] AS label, n.contentHash AS hash`);

const CREATE_NODES = cypher(`
UNWIND $rows AS row
CREATE (n:$(row.labels)) SET n = row.properties
RETURN row.key AS key, elementId(n) AS id`);

/** What is stored and not given goes. A principal that is imported is no outside one any more. */
const REPLACE_NODES = cypher(`
UNWIND $rows AS row
MATCH (n) WHERE elementId(n) = row.id
SET n = row.properties SET n:$(row.labels) REMOVE n:External`);

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

/** A node that is stored with the hash of all that it says. */
export const buildHashedNode = ({
  label,
  uid,
  hash,
  properties,
}: NodeKey & { readonly hash: string; readonly properties: Properties }): NewNode => ({
  label,
  uid,
  properties: { ...properties, contentHash: hash },
});

export const typeOf = (kind: RelationshipKind): string => kind.split(' ')[1] ?? '';

export function endsOf({ kind, from, to }: NewRelationship): readonly NodeKey[] {
  const [fromLabel, , toLabel] = kind.split(' ') as [KeyLabel, string, KeyLabel];
  return [
    { label: fromLabel, uid: from },
    { label: toLabel, uid: to },
  ];
}

export class GraphEditor {
  /** The database's own ids, by label and uid; null: there is no such node. */
  private readonly ids = new Map<string, string | null>();
  private readonly hashes = new Map<string, string>();

  constructor(private readonly runner: QueryRunner) {}

  /** Looks up which of these are stored. Whatever is created, changed or connected was looked up or created before. */
  async find(keys: readonly NodeKey[]): Promise<void> {
    const unknown = new Set<string>();
    for (const key of keys) {
      if (this.ids.has(textOf(key))) continue;
      this.ids.set(textOf(key), null);
      unknown.add(key.uid);
    }
    const found = await inBatches(this.runner, FIND_NODES, [...unknown], { labels: keyLabels });
    for (const row of found) {
      const key = `${String(row['label'])} ${String(row['uid'])}`;
      this.ids.set(key, String(row['id']));
      if (typeof row['hash'] === 'string') this.hashes.set(key, row['hash']);
    }
  }

  isStored(key: NodeKey): boolean {
    return typeof this.ids.get(textOf(key)) === 'string';
  }

  /** The hash of what it is stored with, where it has one. */
  hashOf(key: NodeKey): string | undefined {
    return this.hashes.get(textOf(key));
  }

  /** Of several with one key the first is created. Returns those that were not stored. */
  async createMissing<T extends NewNode>(nodes: readonly T[]): Promise<readonly T[]> {
    const missing = new Map<string, T>();
    for (const node of nodes)
      if (!this.isStored(node) && !missing.has(textOf(node))) missing.set(textOf(node), node);
    const rows = [...missing].map(([key, node]) => ({ key, ...storedForm(node) }));
    const created = await inBatches(this.runner, CREATE_NODES, rows);
    for (const row of created) this.ids.set(String(row['key']), String(row['id']));
    return [...missing.values()];
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
      nodes.map(({ initial, properties, ...key }) => ({ ...key, properties: { ...initial, ...properties } })),
    );
  }

  /** Other properties of stored nodes stay; null takes one away. */
  async setProperties(nodes: readonly (NodeKey & { readonly properties: Properties })[]): Promise<void> {
    const rows = nodes
      .filter(({ properties }) => Object.keys(properties).length > 0)
      .map((node) => ({ id: this.idOf(node), properties: node.properties }));
    await inBatches(this.runner, SET_PROPERTIES, rows);
  }

  /** By the database's own ids of nodes. */
  async delete(ids: readonly string[]): Promise<void> {
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
      const [fromLabel, type, toLabel] = kind.split(' ') as [KeyLabel, string, KeyLabel];
      const start = this.ids.get(`${fromLabel} ${from}`);
      const end = this.ids.get(`${toLabel} ${to}`);
      if (!start || !end) continue;
      if (properties !== undefined && hash === undefined) {
        alone.push({ from: start, to: [end], type, properties });
        continue;
      }
      const key = `${start} ${type} ${hash ?? ''}`;
      const known = together.get(key);
      if (known) known.to.push(end);
      else together.set(key, { from: start, to: [end], type, properties: properties ?? {} });
    }
    return [...together.values(), ...alone];
  }

  private idOf(key: NodeKey): string {
    const id = this.ids.get(textOf(key));
    if (!id) throw new TypeError(`There is no ${key.label} ${key.uid}.`);
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
  properties: { uid, ...properties },
});

const textOf = ({ label, uid }: NodeKey): string => `${label} ${uid}`;
