/** From the rows that tell of a region to its hops: which principals have which, and whose were not read. */
import { appendTo } from '../../../model/groupBy.js';
import { distancesFrom, nearestOf } from '../../../model/hopDistances.js';
import type { HopScope, PathRegion, RegionHop, RegionHops } from '../../../contract/pathReader.js';
import { count, optional, texts, type Entity } from '../../../model/stored/field.js';
import { named, names, tuples } from '../columns.js';
import { EDGE_TYPES, edgeTypes, familyOf, typesOf, type EdgeType } from '../../write/account/edgeRows.js';
import { MOST_HOPS } from '../../limits.js';

export type HopsOfRegion = Pick<PathRegion, 'groups' | 'privileged' | 'depth'>;

/** One for each scope; `edges`: as patterns of relationships name them. */
export const inEachScope = <T>(
  make: (edges: string, scope: HopScope) => T,
): Readonly<Record<HopScope, T>> => ({
  ASSUMING: make(typesOf('ASSUME').join('|'), 'ASSUMING'),
  ASSUMING_AND_ESCALATING: make(EDGE_TYPES, 'ASSUMING_AND_ESCALATING'),
});

// ── Read from the starts ────────────────────────────────────────────────────────────────────────────────────────────

/** A principal of the region: what takes it further, and from which sets a hop leads to it. */
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
  hangsOnTime?: boolean | null,
];

/** Where too many sets can be reached, `read` tells of which the hops were read. */
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
 * Where too many sets can be reached, of the others only the hops to administrative access are there: from somebody who
 * has such a set a way is missing where it takes two hops more.
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

/** Whose own hops are not all there. */
function unreadOf(setsRead: readonly string[] | undefined, principals: readonly EndRow[]): readonly string[] {
  if (setsRead === undefined) return [];
  const read = new Set(setsRead);
  return principals.filter(([, sets]) => !sets.every((set) => read.has(set))).map(([principal]) => principal);
}

/** One for each policy set that takes somebody of the region further. */
function groupsOf(principals: readonly EndRow[]): readonly RegionHops[] {
  const hops = new Map<string, RegionHop[]>();
  for (const [to, , , own] of principals) {
    for (const [set, edge, techniques, hangsOnTime] of own)
      appendTo(hops, set, {
        ...hopOf(to, edge),
        ...(techniques ? { techniques } : {}),
        ...(hangsOnTime === true ? { hangsOnTime } : {}),
      });
  }
  const members = new Map<string, string[]>();
  for (const [principal, sets] of principals) for (const set of sets) appendTo(members, set, principal);
  return [...hops].map(([set, own]) => ({ members: members.get(set) ?? [], hops: own }));
}

export const hopOf = (to: string, edge: EdgeType): RegionHop => ({
  to,
  by: familyOf(edge) === 'ASSUME' ? 'ASSUMING' : 'ESCALATING',
  unconditional: edge === edgeTypes[familyOf(edge)].ALLOWED,
});

// ── Read between the ends ───────────────────────────────────────────────────────────────────────────────────────────

/** A policy set, and whom its hops lead to; all by their places. */
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

/** Only what the starts can reach. Where too many lead to the end, the row tells what was read from the starts. */
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

/** By policy set: its members among those that the starts can reach. */
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
