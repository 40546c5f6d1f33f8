/** Measures how far apart principals are, over hops and administrative access. */
import type { Principal } from '../../graph/model/graph.js';
import type { HopEnds } from '../../graph/contract/pathReader.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { Page, PageRequest } from '../../graph/contract/pageRequests.js';
import { accountOfIdentifier, namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import { pageOf } from '../shared/pageOf.js';
import { readLimitedRoots } from '../can/limitedRoots.js';
import { arnOfId } from '../../escalation/together/heldIdentity.js';
import type { PathHop } from '../shared/answer.js';
import { inTime } from '../shared/inTime.js';
import { MOST_TIMED_HOPS } from '../shared/limits.js';
import { HopReading, hopsOfNoStart } from '../paths/loadHops.js';
import { viaOf } from '../paths/together/jointPathHops.js';
import { readMarkedHops } from './layersAtHand.js';
import type { JointStepsByStart, ReachableSet } from './reachableSet.js';
import { hopsToVirtualEnd } from '../paths/loadRegion.js';
import { HopGraph, VIRTUAL_END, UNREACHABLE, type HopGroup } from '../paths/hopGraph.js';

export interface Distance {
  readonly identifier: string;
  /** The fewest hops. */
  readonly distance: number;
  /** The fewest hops over unconditional hops alone; missing: every path has conditions. */
  readonly unconditionalDistance?: number;
}

export interface Distances {
  /** Nearest first, then by identifier; without the end itself. */
  readonly within: readonly Distance[];
  /** Whether a principal, or an unconditional path, is further away than `maxHops`. */
  readonly anyFurther: boolean;
}

interface DistanceLimits {
  readonly maxHops: number;
  readonly further?: number;
  /** With the same numbers as the graph. */
  readonly visible?: HopGraph | undefined;
}

/** Finds who reaches one of the ends over the steps. */
export function findReaching(ends: ReadonlySet<string>, steps: readonly HopGroup[]): ReadonlySet<string> {
  const toEnds = hopsToVirtualEnd([...ends].map((one) => [one, 'ALLOWED']));
  const graph = HopGraph.of([...steps, ...toEnds], [VIRTUAL_END]);
  const distances = graph.distancesTo(graph.numberOf(VIRTUAL_END), [], false);
  return new Set(graph.allNames.filter((_one, number) => distances[number] !== UNREACHABLE));
}

/** Returns the ends, and who is one unconditional hop from one of them. */
export function nextTo(ends: Iterable<string>, steps: readonly HopGroup[]): ReadonlySet<string> {
  const all = new Set(ends);
  const leading = steps.filter(({ hops }) =>
    hops.some(({ to, unconditional }) => unconditional && all.has(to)),
  );
  return new Set([...all, ...leading.flatMap(({ members }) => members)]);
}

/**
 * Measures distances to an end. `further`: the hops from the principals that `end` represents to the end. `visible`:
 * the hops of which the caller may know whether they have conditions.
 */
export function distancesTo(end: string, graph: HopGraph, limits: DistanceLimits): Distances {
  const { visible = graph } = limits;
  const target = graph.numberOf(end);
  const any = graph.distancesTo(target, [], false);
  return withinLimits(graph, target, any, visible.distancesTo(target, [], true), limits);
}

/** The same from a start to others. */
export function distancesFrom(start: string, graph: HopGraph, limits: DistanceLimits): Distances {
  const { visible = graph } = limits;
  const source = graph.numberOf(start);
  const any = measureFrom(source, graph, false);
  return withinLimits(graph, source, any, measureFrom(source, visible, true), limits);
}

function measureFrom(source: number, graph: HopGraph, onlyUnconditional: boolean): Int32Array {
  const distances = new Int32Array(graph.size).fill(UNREACHABLE);
  const followed = new Set<number>();
  const queue = [source];
  distances[source] = 0;
  for (const at of queue)
    for (const [group, targets] of graph.groupsFrom(at)) {
      if (followed.has(group)) continue;
      followed.add(group);
      for (const [to, unconditional] of targets) {
        if (distances[to] !== UNREACHABLE || (onlyUnconditional && !unconditional)) continue;
        distances[to] = (distances[at] ?? 0) + 1;
        queue.push(to);
      }
    }
  return distances;
}

function withinLimits(
  graph: HopGraph,
  itself: number,
  any: Int32Array,
  unconditional: Int32Array,
  { maxHops, further = 0 }: DistanceLimits,
): Distances {
  const most = maxHops + further;
  const isFurther = (distance: number): boolean => distance > most && distance < UNREACHABLE;
  // Numbers follow the order of identifiers.
  const found: Distance[] = [];
  any.forEach((distance, number) => {
    const identifier = graph.nameOf(number);
    // Identities after a change, and nodes for steps of several identities, are not principals.
    if (number === itself || distance > most || identifier !== arnOfId(identifier)) return;
    const own = unconditional[number] ?? UNREACHABLE;
    found.push({
      identifier,
      distance: distance - further,
      ...(own > most ? {} : { unconditionalDistance: own - further }),
    });
  });
  return {
    within: found.sort((a, b) => a.distance - b.distance),
    anyFurther: any.some(isFurther) || unconditional.some(isFurther),
  };
}

/**
 * Returns the hops between principals of these accounts. Of paths through other accounts the caller learns the length, and
 * not whether they have conditions. Undefined: the caller may know all.
 */
export function visibleHops(
  graph: HopGraph,
  groups: readonly HopGroup[],
  { accountIds, throughOthers }: VisibleAccounts,
): HopGraph | undefined {
  if (accountIds === undefined) return undefined;
  const mine = new Set(accountIds);
  const isTold = (one: string): boolean =>
    one === VIRTUAL_END || (one === arnOfId(one) && mine.has(accountOfIdentifier(one) ?? ''));
  const own = groups.map(({ members, hops }) => ({
    members: members.filter(isTold),
    hops: hops.filter(({ to }) => isTold(to)),
  }));
  const visible = HopGraph.of(own, graph.allNames);
  for (const [from, to] of throughOthers)
    if (visible.has(from) && visible.has(to)) visible.close(visible.numberOf(from), visible.numberOf(to));
  return visible;
}

/** The accounts of a caller, and hops between their principals that only something of others makes unconditional. */
export interface VisibleAccounts {
  readonly accountIds?: readonly string[] | undefined;
  readonly throughOthers: readonly HopEnds[];
}

/** `accountIds`: undefined if the caller may know all accounts. */
export async function readVisibleAccounts(
  reader: GraphReader,
  reach: Pick<ReachableSet, 'principals' | 'graphVersion'>,
  joint: JointStepsByStart,
  accountIds: readonly string[] | undefined,
): Promise<VisibleAccounts> {
  if (accountIds === undefined) return { throughOthers: [] };
  const isMine = (arn: string): boolean => accountIds.includes(accountOfIdentifier(arn) ?? '');
  const isOfOthers = (via = ''): boolean => accountOfIdentifier(via) !== undefined && !isMine(via);
  const isFree = (way: PathHop): boolean =>
    way.decision === 'ALLOWED' && !(way.mechanism === 'ESCALATION' && isOfOthers(way.via));
  const readStored = async (): Promise<readonly HopEnds[]> => {
    const marked = (await readMarkedHops(reader, reach)).pairs.filter((pair) => pair.every(isMine));
    const reading = new HopReading(reader, {
      scope: 'ASSUMING_AND_ESCALATING',
      region: hopsOfNoStart(reach),
    });
    await reading.read(marked.slice(0, MOST_TIMED_HOPS));
    return marked.filter((pair) => !reading.alternativesOf(pair).some(isFree));
  };
  const stored = await inTime(readStored());
  // If there is no time to read them, no hop counts as visible.
  if (stored === undefined) return { accountIds: [], throughOthers: [] };
  const jointly = [...joint.values()]
    .flatMap(({ hops }) => hops)
    .filter(({ step }) => isOfOthers(viaOf(step)))
    .map(({ from, to }): HopEnds => [from, to]);
  return { accountIds, throughOthers: [...stored, ...jointly] };
}

/** Returns the same hops in the opposite direction. */
export const turned = (groups: readonly HopGroup[]): readonly HopGroup[] =>
  groups.flatMap(({ members, hops }) =>
    [true, false].map((unconditional) => ({
      members: hops.filter((one) => one.unconditional === unconditional).map(({ to }) => to),
      hops: members.map((to) => ({ to, unconditional })),
    })),
  );

export type ReachedPrincipal = Distance & { readonly principal: Principal };

/** Returns a key that sorts as the list does. */
const sortKey = ({ distance, identifier }: Distance): string =>
  `${String(distance).padStart(2, '0')} ${identifier}`;

/** Returns a page of a complete list, with the principals that it names. */
export async function reachedPage(
  reader: GraphReader,
  list: readonly Distance[],
  request: PageRequest,
  graphVersion: string,
): Promise<Page<ReachedPrincipal>> {
  const page = pageOf(list, sortKey, request);
  const principals = await reader.principals(page.entries.map(([, { identifier }]) => identifier));
  const entries = page.entries.map(([key, one]) => {
    const principal = principals.get(one.identifier) ?? namedPrincipal(one.identifier);
    return [key, { ...one, principal }] as const;
  });
  return { ...page, entries, graphVersion };
}

/**
 * Leaves out root users that are denied everything, and leaves those that are limited no unconditional path. `limited` is
 * also of `others`.
 */
export async function readAsLimited(
  reader: GraphReader,
  distances: readonly Distance[],
  others: Iterable<string> = [],
) {
  const limited = await readLimitedRoots(reader, [
    ...distances.map(({ identifier }) => identifier),
    ...others,
  ]);
  const reaching = distances
    .filter(({ identifier }) => limited.of.get(identifier) !== 'DENIED')
    .map((one) => (limited.of.has(one.identifier) ? conditionally(one) : one));
  return { reaching, limited };
}

/** Returns the distance of paths that all have conditions. */
export const conditionally = <T extends Distance>({ unconditionalDistance: _any, ...one }: T) => one;
