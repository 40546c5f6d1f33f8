/** From the rows that tell of a region to its hops: which principals have which, and whose were not read. */
import type { PathRegion, RegionHop, RegionHops } from '../pathReader.js';
import type { Row } from './connection.js';
import { edgeTypes, familyOf, type EdgeType } from './edgeRows.js';

/** A region of more hops, from policy sets to principals, is not read whole. */
export const MOST_HOPS = 200_000;

export type HopsOfRegion = Pick<PathRegion, 'groups' | 'privileged' | 'unread'>;

export const listIn = <T>(value: unknown): readonly T[] => (value ?? []) as readonly T[];

// ── Read from the starts ────────────────────────────────────────────────────────────────────────────────────────────

/** A principal of the region: what takes it further, and from which sets a hop leads to it. */
type EndRow = readonly [
  principal: string,
  sets: readonly string[],
  privilege: 'ALLOWED' | 'CONDITIONAL' | null,
  hops: readonly (readonly [set: string, edge: EdgeType])[],
];

/** `to`: missing where chains end with whoever has administrative access. */
export function fromStarts(row: Row, from: readonly string[], to: string | undefined): HopsOfRegion {
  const principals = [...listIn<EndRow>(row['starts']), ...listIn<EndRow>(row['targets'])];
  const isCut = Number(row['forwardHops']) >= MOST_HOPS;
  return {
    groups: groupsOf(principals),
    privileged: new Map(to === undefined ? principals.flatMap(privilegeIn) : []),
    unread: isCut ? from : unreadOf(row['read'], principals, to),
  };
}

const privilegeIn = ([principal, , privilege]: EndRow) =>
  privilege === null ? [] : [[principal, privilege] as const];

/** Chains pass neither the end nor, where they lead to administrative access, who has it for certain. */
function unreadOf(
  setsRead: unknown,
  principals: readonly EndRow[],
  to: string | undefined,
): readonly string[] {
  if (!Array.isArray(setsRead)) return [];
  const read = new Set<unknown>(setsRead);
  return principals
    .filter(([principal, , privilege]) => (to === undefined ? privilege !== 'ALLOWED' : principal !== to))
    .filter(([, sets]) => !sets.every((set) => read.has(set)))
    .map(([principal]) => principal);
}

/** One for each policy set that takes somebody of the region further. */
function groupsOf(principals: readonly EndRow[]): readonly RegionHops[] {
  const hops = new Map<string, RegionHop[]>();
  for (const [to, , , own] of principals) {
    for (const [set, edge] of own) appendTo(hops, set, hopOf(to, edge));
  }
  const members = new Map<string, string[]>();
  for (const [principal, sets] of principals) for (const set of sets) appendTo(members, set, principal);
  return [...hops].map(([set, own]) => ({ members: members.get(set) ?? [], hops: own }));
}

function appendTo<K, T>(lists: Map<K, T[]>, key: K, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

const hopOf = (to: string, edge: EdgeType): RegionHop => ({
  to,
  by: familyOf(edge) === 'ASSUME' ? 'ASSUMING' : 'ESCALATING',
  firm: edge === edgeTypes[familyOf(edge)].ALLOWED,
});

// ── Read between the ends ───────────────────────────────────────────────────────────────────────────────────────────

/** A policy set, and whom its hops lead to; all by their places. */
type SetRow = readonly [
  set: number,
  hops: readonly (readonly [edge: EdgeType, targets: readonly number[]])[],
];

/** Only what the starts can reach. Where too many lead to the end, the row tells what was read from the starts. */
export function betweenEnds(row: Row, from: readonly string[], to: string): HopsOfRegion {
  const principals = listIn<string>(row['principals']);
  const setsOf = listIn<readonly number[]>(row['setsOfMembers']);
  const hopsOf = new Map(listIn<SetRow>(row['hops']));
  const isCut = Number(row['backwardHops']) >= MOST_HOPS || setsOf.flat().length >= MOST_HOPS;
  const read = fromStarts(row, from, to);
  const starts = principals.flatMap((principal, at) => (from.includes(principal) ? [at] : []));
  const between = [...membersReached(starts, setsOf, hopsOf)].map(([set, members]) => ({
    members: members.map((at) => principals[at] ?? ''),
    hops: (hopsOf.get(set) ?? []).flatMap(([edge, targets]) =>
      targets.map((at) => hopOf(principals[at] ?? '', edge)),
    ),
  }));
  return { ...read, groups: [...read.groups, ...between], unread: isCut ? from : read.unread };
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
