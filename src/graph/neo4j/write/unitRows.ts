/**
 * What an import says of a unit (an account, an organization, or an instance of Identity Center), as nodes and
 * relationships. How a list of facts is stored is one `Table`; what is added, changed and removed follows from the rows.
 */
import { contentHash } from '../../model/contentHash.js';
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
  /** What the unit owns: all that is stored of it. */
  readonly nodes: readonly NodeRow[];
  /** What it says of nodes that are not its own. */
  readonly parts: readonly PartRow[];
  readonly links: readonly LinkRow[];
  /** What units share: created where it is missing. */
  readonly shared: readonly SharedNode[];
}

interface UnitRow {
  /** Uid of the unit. */
  readonly unit: string;
  /** Of everything that is stored. */
  readonly hash: string;
}

export interface NodeRow extends NewNode, UnitRow {}
export interface PartRow extends MergedNode, UnitRow {}

export interface LinkRow extends NewRelationship {
  readonly unit: string;
}

export interface SharedNode extends MergedNode {
  /** Created with it. */
  readonly links: readonly NewRelationship[];
}

/** Facts that are stored by their uid, or else by their ARN. */
type Named = { readonly uid: string } | { readonly arn: string };

/** How the facts of one list are stored: a node of each, and the relationships that start there. */
export interface Table<Fact> {
  readonly label: KeyLabel;
  readonly otherLabel?: string;
  /** What has a name here is found by searches, if its label is one of those. */
  readonly propertiesOf: (fact: Fact) => Properties;
  readonly links?: readonly LinksOf<Fact>[];
}

export type LinksOf<Fact> = readonly [
  kind: RelationshipKind,
  targetsOf: (fact: Fact) => readonly (string | Target | undefined)[],
];

interface Target {
  readonly to: string;
  readonly properties: Properties;
}

type OwnRows = Pick<UnitRows, 'nodes' | 'links'>;

const uidOf = (fact: Named): string => ('uid' in fact ? fact.uid : fact.arn);

export const rowsOf = <Fact extends Named>(
  unit: string,
  facts: readonly Fact[],
  table: Table<Fact>,
): OwnRows => ({
  nodes: nodeRows(unit, facts, table),
  links: (table.links ?? []).flatMap((links) => linkRows(unit, facts, uidOf, links)),
});

/** Whether lists of a kind are narrowed by name. */
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
    const hash = contentHash([otherLabel ?? label, properties]);
    return { unit, label, otherLabels, uid, hash, properties: { contentHash: hash, ...properties } };
  });
}

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

/** How searches find a node. */
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

/** An empty list is not stored. */
export const unlessEmpty = <T>(list: readonly T[]): readonly T[] | undefined =>
  list.length === 0 ? undefined : list;
