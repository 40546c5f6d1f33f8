/** Turns the rows of a region into hops of principals, and finds principals whose hops were not read. */
import { appendTo } from '../../../model/groupBy.js';
import { distancesFrom, nearestOf } from '../../../contract/hopDistances.js';
import type { HopScope, PathRegion, RegionHop, RegionHops } from '../../../contract/pathReader.js';
import { count, optional, texts, type Entity } from '../../../model/stored/field.js';
import { named, names, tuples } from '../columns.js';
import { EDGE_TYPES, typesOf, type EdgeType } from '../../write/account/edgeRows.js';
import { MOST_HOPS } from '../../limits.js';

export type HopsOfRegion = Pick<PathRegion, 'groups' | 'privileged' | 'depth'>;

/** Makes one value for each scope; `edges`: the relationship types of the scope, for patterns. */
export const inEachScope = <T>(
  make: (edges: string, scope: HopScope) => T,
): Readonly<Record<HopScope, T>> => ({
  ASSUMING: make(typesOf('ASSUME').join('|'), 'ASSUMING'),
  ASSUMING_AND_ESCALATING: make(EDGE_TYPES, 'ASSUMING_AND_ESCALATING'),
});

// ── Read from the starts ────────────────────────────────────────────────────────────────────────────────────────────

/** A principal of the region: its policy sets that lead on, its administrative access, and the hops that lead to it. */
type EndRow = readonly [
  principal: string,
  sets: readonly string[],
  privilege: 'ALLOWED' | 'CONDITIONAL' | null,
  hops: readonly HopRow[],
];

type HopRow = readonly [
  set: string,
  edge: EdgeType,
  techniques?: readonly string[] | null,
  timed?: boolean | null,
];

/** Columns of a read from the starts. `read`: the sets whose hops were read, if too many can be reached. */
const fromStarts = {
  starts: tuples<EndRow>(),
  targets: tuples<EndRow>(),
  forwardHops: count,
  read: optional(texts),
};

function regionFromStarts(
  { starts, targets, forwardHops, read }: Entity<typeof fromStarts>,
  from: readonly string[],
  to: string,
): HopsOfRegion {
  const principals = [...starts, ...targets];
  const groups = groupsOf(principals);
  const unread = unreadOf(read, principals).filter((principal) => principal !== to);
  const depth = forwardHops >= MOST_HOPS ? 0 : nearestOf(unread, distancesFrom(groups, from));
  return { groups, privileged: new Map(), depth };
}

export const toPrivilegeColumns = { ...fromStarts, last: tuples<EndRow>(), lastHops: count };

/**
 * Makes the region of chains to administrative access. If too many sets can be reached, only hops to administrative
 * access were read of the others: from principals with such a set, chains of two or more further hops may be missing.
 */
export function regionToPrivilege(
  { starts, targets, last, read, ...hops }: Entity<typeof toPrivilegeColumns>,
  from: readonly string[],
): HopsOfRegion {
  const principals = [...starts, ...targets, ...last];
  const groups = groupsOf(principals);
  const isCut = hops.forwardHops >= MOST_HOPS || hops.lastHops >= MOST_HOPS;
  const unread = unreadOf(read, principals);
  return {
    groups,
    privileged: new Map(principals.flatMap(privilegeIn)),
    depth:
      isCut || unreadOf(read, starts).length > 0 ? 0 : nearestOf(unread, distancesFrom(groups, from)) + 1,
  };
}

const privilegeIn = ([principal, , privilege]: EndRow) =>
  privilege === null ? [] : [[principal, privilege] as const];

/** Returns the principals whose own hops were not all read. */
function unreadOf(setsRead: readonly string[] | undefined, principals: readonly EndRow[]): readonly string[] {
  if (setsRead === undefined) return [];
  const read = new Set(setsRead);
  return principals.filter(([, sets]) => !sets.every((set) => read.has(set))).map(([principal]) => principal);
}

function groupsOf(principals: readonly EndRow[]): readonly RegionHops[] {
  const hops = new Map<string, RegionHop[]>();
  for (const [to, , , own] of principals) {
    for (const [set, edge, techniques, timed] of own)
      appendTo(hops, set, {
        ...hopOf(to, edge),
        ...(techniques ? { techniques } : {}),
        ...(timed === true ? { timed } : {}),
      });
  }
  const members = new Map<string, string[]>();
  for (const [principal, sets] of principals) for (const set of sets) appendTo(members, set, principal);
  return [...hops].map(([set, own]) => ({ members: members.get(set) ?? [], hops: own }));
}

export const hopOf = (to: string, edge: EdgeType): RegionHop => ({ to, ...hopsOver[edge] });

const hopsOver: Readonly<Record<EdgeType, Pick<RegionHop, 'by' | 'unconditional'>>> = {
  CAN_ASSUME: { by: 'ASSUMING', unconditional: true },
  CAN_ASSUME_IF: { by: 'ASSUMING', unconditional: false },
  ESCALATES_TO: { by: 'ESCALATING', unconditional: true },
  ESCALATES_TO_IF: { by: 'ESCALATING', unconditional: false },
};

// ── Read between the ends ───────────────────────────────────────────────────────────────────────────────────────────

/** A policy set and the targets of its hops, all by their positions. */
type SetRow = readonly [
  set: number,
  hops: readonly (readonly [edge: EdgeType, targets: readonly number[]])[],
];

export const betweenColumns = {
  ...fromStarts,
  principals: named('identifiers', names),
  setsOfMembers: tuples<readonly number[]>(),
  hops: tuples<SetRow>(),
  backwardHops: count,
};

/**
 * Makes the region between starts and end, with hops that the starts can reach; if too many lead to the end, those read
 * from the starts.
 */
export function regionBetween(
  row: Entity<typeof betweenColumns>,
  from: readonly string[],
  to: string,
): HopsOfRegion {
  const { principals, setsOfMembers: setsOf } = row;
  const hopsOf = new Map(row.hops);
  const isCut = row.backwardHops >= MOST_HOPS || setsOf.flat().length >= MOST_HOPS;
  const read = regionFromStarts(row, from, to);
  const starts = principals.flatMap((principal, at) => (from.includes(principal) ? [at] : []));
  const between = [...membersReached(starts, setsOf, hopsOf)].map(([set, members]) => ({
    members: members.map((at) => principals[at] ?? ''),
    hops: (hopsOf.get(set) ?? []).flatMap(([edge, targets]) =>
      targets.map((at) => hopOf(principals[at] ?? '', edge)),
    ),
  }));
  return { ...read, groups: [...read.groups, ...between], depth: isCut ? 0 : read.depth };
}

/** Returns, by policy set, its members that the starts can reach. */
function membersReached(
  starts: readonly number[],
  setsOf: readonly (readonly number[])[],
  hopsOf: ReadonlyMap<number, SetRow[1]>,
): ReadonlyMap<number, readonly number[]> {
  const met = new Set(starts);
  const members = new Map<number, number[]>();
  for (const at of met) {
    for (const set of setsOf[at] ?? []) {
      const hops = members.has(set) ? [] : (hopsOf.get(set) ?? []);
      appendTo(members, set, at);
      for (const [, targets] of hops) for (const target of targets) met.add(target);
    }
  }
  return members;
}
