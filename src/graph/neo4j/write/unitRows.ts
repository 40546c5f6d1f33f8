/**
 * Turns facts of a unit (an account, an organization or an Identity Center instance) into rows of nodes and
 * relationships. A `Table` says how a list of facts is stored; the rows decide what is added, changed and removed.
 */
import { contentHash } from '../../model/contentHash.js';
import { dateFields } from '../../model/facts/dateFields.js';
import { searchedLabels } from '../connection/constraints.js';
import type {
  KeyLabel,
  MergedNode,
  NewNode,
  NewRelationship,
  Properties,
  RelationshipKind,
} from './graphEditor.js';

export interface UnitRows {
  /** Nodes that the unit owns. */
  readonly nodes: readonly NodeRow[];
  /** Properties that it sets on nodes of others. */
  readonly parts: readonly PartRow[];
  readonly links: readonly LinkRow[];
  /** Nodes that units share, created if missing. */
  readonly shared: readonly SharedNode[];
}

interface UnitRow {
  /** Uid of the unit. */
  readonly unit: string;
  /** Hash of all stored properties. */
  readonly hash: string;
}

export interface NodeRow extends NewNode, UnitRow {}
export interface PartRow extends MergedNode, UnitRow {}

export interface LinkRow extends NewRelationship {
  readonly unit: string;
}

export interface SharedNode extends MergedNode {
  /** Relationships that are created with the node. */
  readonly links: readonly NewRelationship[];
}

/** A fact that is stored by its uid, or else by its ARN. */
type Named = { readonly uid: string } | { readonly arn: string };

/** How the facts of one list are stored: a node for each, and the relationships that start there. */
export interface Table<Fact> {
  readonly label: KeyLabel;
  readonly otherLabel?: string;
  /** Returns the properties. A node with a `name` is found by searches, if its label is searched. */
  readonly propertiesOf: (fact: Fact) => Properties;
  readonly links?: readonly LinksOf<Fact>[];
}

export type LinksOf<Fact> = readonly [
  kind: RelationshipKind,
  targetsOf: (fact: Fact) => readonly (string | Pick<LinkRow, 'to' | 'properties'> | undefined)[],
];

const uidOf = (fact: Named): string => ('uid' in fact ? fact.uid : fact.arn);

export const rowsOf = <Fact extends Named>(
  unit: string,
  facts: readonly Fact[],
  table: Table<Fact>,
): Pick<UnitRows, 'nodes' | 'links'> => ({
  nodes: nodeRows(unit, facts, table),
  links: (table.links ?? []).flatMap((links) => linkRows(unit, facts, uidOf, links)),
});

/** Whether nodes with the label can be filtered by name. */
const hasNameKey = (label: KeyLabel): boolean =>
  label === 'InstanceProfile' || searchedLabels.some((one) => one === label);

function nodeRows<Fact extends Named>(
  unit: string,
  facts: readonly Fact[],
  { label, otherLabel, propertiesOf }: Table<Fact>,
): readonly NodeRow[] {
  const otherLabels = otherLabel === undefined ? [] : [otherLabel];
  const isSearched = hasNameKey(label);
  return facts.map((fact) => {
    const uid = uidOf(fact);
    const own = propertiesOf(fact);
    const properties = isSearched
      ? { ...searched(String(own['name']), String(own['arn'] ?? uid)), ...own }
      : own;
    const hash = rowHash(otherLabel ?? label, properties);
    return { unit, label, otherLabels, uid, hash, properties: { contentHash: hash, ...properties } };
  });
}

/** Returns a hash of all properties. Its first part leaves out dates. */
function rowHash(label: string, properties: Properties): string {
  const whole = contentHash([label, properties]);
  const others = Object.entries(properties).filter(([field]) => !dateFields.has(field));
  if (others.length === Object.keys(properties).length) return whole;
  return `${contentHash([label, Object.fromEntries(others)])} ${whole}`;
}

/** Whether rows with these hashes differ in dates at most. */
export const isSameButDates = (hash: string, other: string): boolean =>
  hash.split(' ')[0] === other.split(' ')[0];

export function linkRows<Fact>(
  unit: string,
  facts: readonly Fact[],
  startOf: (fact: Fact) => string,
  [kind, targetsOf]: LinksOf<Fact>,
): readonly LinkRow[] {
  const rows: LinkRow[] = [];
  for (const fact of facts) {
    const from = startOf(fact);
    for (const target of targetsOf(fact)) {
      if (typeof target === 'string') rows.push({ unit, kind, from, to: target });
      else if (target !== undefined) rows.push({ unit, kind, from, ...target });
    }
  }
  return rows;
}

/** Returns the properties by which searches find a node. */
export const searched = (name: string, arn: string) => ({
  nameKey: name.toLowerCase(),
  searchText: `${name} ${arn}`.toLowerCase(),
});

export const joinRows = (rows: readonly Partial<UnitRows>[]): UnitRows => ({
  nodes: rows.flatMap(({ nodes = [] }) => nodes),
  parts: rows.flatMap(({ parts = [] }) => parts),
  links: rows.flatMap(({ links = [] }) => links),
  shared: rows.flatMap(({ shared = [] }) => shared),
});

/** Returns undefined for an empty list, which is not stored. */
export const unlessEmpty = <T>(list: readonly T[]): readonly T[] | undefined =>
  list.length === 0 ? undefined : list;
