/** Measures how far apart principals are, over hops and administrative access. */
import type { Principal } from '../../graph/model/graph.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { Page, PageRequest } from '../../graph/contract/pageRequests.js';
import { accountOfIdentifier, namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import { pageOf } from '../shared/pageOf.js';
import { arnOfId } from '../../escalation/together/heldIdentity.js';
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

/**
 * Measures distances to an end. `further`: the hops from the principals that `end` represents to the end. `visible`:
 * the hops of which the caller may know whether they have conditions.
 */
export function distancesTo(
  end: string,
  graph: HopGraph,
  { maxHops, further = 0, visible = graph }: DistanceLimits,
): Distances {
  const target = graph.numberOf(end);
  const any = graph.distancesTo(target, [], false);
  const unconditional = visible.distancesTo(target, [], true);
  const most = maxHops + further;
  const isFurther = (distance: number): boolean => distance > most && distance < UNREACHABLE;
  // Numbers follow the order of identifiers.
  const found: Distance[] = [];
  any.forEach((distance, number) => {
    const identifier = graph.nameOf(number);
    // Identities after a change, and nodes for steps of several identities, are not principals.
    if (number === target || distance > most || identifier !== arnOfId(identifier)) return;
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
  accountIds: readonly string[] | undefined,
): HopGraph | undefined {
  if (accountIds === undefined) return undefined;
  const mine = new Set(accountIds);
  const isTold = (one: string): boolean =>
    one === VIRTUAL_END || (one === arnOfId(one) && mine.has(accountOfIdentifier(one) ?? ''));
  const own = groups.map(({ members, hops }) => ({
    members: members.filter(isTold),
    hops: hops.filter(({ to }) => isTold(to)),
  }));
  return HopGraph.of(own, graph.allNames);
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
