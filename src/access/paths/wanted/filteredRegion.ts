/** Applies a filter to the region of a search, and lists the principals whose other hops are unknown then. */
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import type {
  HopEnds,
  HopScope,
  RegionHop,
  RegionHops,
  UnexploredEscalation,
} from '../../../graph/contract/pathReader.js';
import { appendTo } from '../../../graph/model/groupBy.js';
import { distancesFrom } from '../../../graph/contract/hopDistances.js';
import { accountOfIdentifier } from '../../../graph/model/principals/namedPrincipal.js';
import { leftOf } from '../../shared/completeness.js';
import { MOST_TIMED_HOPS } from '../../shared/limits.js';
import { HopReading } from '../loadHops.js';
import type { Region } from '../loadRegion.js';
import { isAvoided, mayUse, type PathFilter } from './pathFilter.js';
import { getOrMake } from '../../../graph/model/memoize.js';

export interface FilteredSearch {
  readonly filter: PathFilter;
  readonly scope: HopScope;
  /** Principals at which paths begin besides the start. */
  readonly gained: readonly string[];
  /** Nothing in the question can meet a condition: a conditional hop stays conditional, except for dates. */
  readonly isAsStored: boolean;
}

/** Filters the region. Conditions that only the details of a hop show are left to the code that reads these. */
export async function filteredRegion(
  reader: GraphReader,
  region: Region,
  search: FilteredSearch,
): Promise<Region> {
  const { filter, isAsStored, gained } = search;
  const kept = region.groups.map((group) => keptOf(group, search));
  const { groups, isChanged } = await readByWays(reader, { ...region, groups: kept }, search);
  const privileged = [...region.privileged].filter(
    ([one, decision]) =>
      !isAvoided(filter, one) && !(filter.onlyUnconditional && isAsStored && decision !== 'ALLOWED'),
  );
  const reached = distancesFrom(groups, [region.start, ...gained]);
  const unexplored = [
    ...unexploredUnder(filter, region, reached),
    ...unsearchedWays(region, groups).filter(({ principal }) => reached.has(principal)),
  ];
  return {
    ...region,
    groups,
    privileged: new Map(privileged),
    unexplored,
    isChanged: isChanged || region.isChanged === true,
  };
}

function keptOf({ members, hops }: RegionHops, { filter, isAsStored }: FilteredSearch): RegionHops {
  const isKept = ({ to, unconditional, timed, techniques }: RegionHop): boolean =>
    !isAvoided(filter, to) &&
    techniques?.some((id) => mayUse(filter, id)) !== false &&
    (unconditional || timed === true || !filter.onlyUnconditional || !isAsStored);
  return { members: members.filter((one) => !isAvoided(filter, one)), hops: hops.filter(isKept) };
}

/** Whether the filter may close some ways of the hop and leave others, which may be less firm. */
const isMixed = ({ techniques = [] }: RegionHop, filter: PathFilter): boolean =>
  techniques.length > 0 &&
  (filter.avoidedPrincipals.size > 0 || techniques.some((id) => !mayUse(filter, id)));

/**
 * Judges mixed hops by their ways. Members of a group have the same ways, so one member is read for all. A hop that
 * is not read stays, as conditional.
 */
async function readByWays(
  reader: GraphReader,
  region: Region,
  { filter, scope }: FilteredSearch,
): Promise<{ readonly groups: readonly RegionHops[]; readonly isChanged: boolean }> {
  const { groups } = region;
  const representatives = new Representatives(groups);
  const pairs = groups.flatMap((group) =>
    group.hops.filter((hop) => isMixed(hop, filter)).flatMap(({ to }) => representatives.of(group, to)),
  );
  if (pairs.length === 0) return { groups, isChanged: false };
  const anyFirmness = { ...filter, onlyUnconditional: false };
  const reading = new HopReading(reader, { scope, region, filter: anyFirmness });
  if (pairs.length <= MOST_TIMED_HOPS) await reading.read(pairs);
  const left = (group: RegionHops, hop: RegionHop): readonly RegionHop[] => {
    if (!isMixed(hop, filter)) return [hop];
    const pair = pairs.length <= MOST_TIMED_HOPS ? representatives.of(group, hop.to)[0] : undefined;
    if (pair === undefined) return [{ ...hop, unconditional: false }];
    const ways = reading.alternativesOf(pair).filter(({ mechanism }) => mechanism === 'ESCALATION');
    if (ways.length === 0 && !reading.isUnsearched(pair)) return [];
    return [{ ...hop, unconditional: ways.some(({ decision }) => decision === 'ALLOWED') }];
  };
  const filtered = groups.map((group) => ({ ...group, hops: group.hops.flatMap((hop) => left(group, hop)) }));
  return { groups: filtered, isChanged: !reading.isCurrent };
}

/** Finds, for a hop of a group, a member that no other group leads to the same target. */
class Representatives {
  private readonly targets = new Map<RegionHops, ReadonlySet<string>>();
  private readonly groupsOf = new Map<string, RegionHops[]>();

  constructor(groups: readonly RegionHops[]) {
    for (const group of groups) {
      const { members, hops } = group;
      this.targets.set(group, new Set(hops.filter(({ by }) => by === 'ESCALATING').map(({ to }) => to)));
      for (const member of members) appendTo(this.groupsOf, member, group);
    }
  }

  /** Returns at most one pair. */
  of(group: RegionHops, to: string): readonly HopEnds[] {
    const leads = (one: RegionHops): boolean => this.targets.get(one)?.has(to) === true;
    const found = group.members.find(
      (member) => (this.groupsOf.get(member) ?? []).filter(leads).length === 1,
    );
    return found === undefined ? [] : [[found, to]];
  }
}

/** Filters the list of unexplored escalations. */
function unexploredUnder(
  filter: PathFilter,
  region: Region,
  reached: ReadonlyMap<string, number>,
): readonly UnexploredEscalation[] {
  const left = region.unexplored
    .filter(({ principal }) => reached.has(principal) && !isAvoided(filter, principal))
    .map(({ principal, techniqueIds }) => ({
      principal,
      techniqueIds: techniqueIds.filter((id) => mayUse(filter, id)),
    }))
    .filter(({ techniqueIds }) => techniqueIds.length > 0);
  return leftOf(region, left);
}

/**
 * Finds principals that can make themselves administrators unconditionally, and that the filter keeps from it. For
 * these, imports do not search other ways inside the account, so such ways are unexplored under the filter.
 */
function unsearchedWays(whole: Region, left: readonly RegionHops[]): readonly UnexploredEscalation[] {
  const before = administering(whole.groups, whole);
  const after = administering(left, whole);
  return [...before]
    .filter(([principal]) => !after.has(principal))
    .map(([principal, techniqueIds]) => ({ principal, techniqueIds: [...techniqueIds].sort() }));
}

/** Returns, by principal, the techniques of its unconditional hops to administrators of its account. */
function administering(
  groups: readonly RegionHops[],
  { privileged }: Region,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const isUnconditional = ({ to, by, unconditional }: RegionHop): boolean =>
    by === 'ESCALATING' && unconditional && (privileged.get(to) === 'ALLOWED' || to.endsWith(':root'));
  for (const { members, hops } of groups)
    for (const { to, techniques = [] } of hops.filter(isUnconditional))
      for (const member of members) {
        if (accountOfIdentifier(member) !== accountOfIdentifier(to)) continue;
        const known = getOrMake(found, member, () => new Set());
        for (const id of techniques) known.add(id);
      }
  return found;
}
