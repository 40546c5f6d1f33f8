/** How far apart principals are over steps of hops and of administrative access. */
import type { Principal } from '../../graph/model/graph.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { Page, PageRequest } from '../../graph/contract/pageRequests.js';
import { namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import { pageOf } from '../shared/pageOf.js';
import { arnOfId } from '../../escalation/together/coalition.js';
import { UNREACHABLE, type HopGraph, type HopGroup } from '../paths/hopGraph.js';

export interface Distance {
  readonly identifier: string;
  /** Fewest hops. */
  readonly distance: number;
  /** Fewest hops that all are without conditions; missing: every way has some. */
  readonly unconditionalDistance?: number;
}

export interface Distances {
  /** Nearest first, then by identifier; without the end itself. */
  readonly within: readonly Distance[];
  /** Somebody, or a way without conditions, is further than `maxHops`. */
  readonly anyFurther: boolean;
}

/** `further`: hops that the end is behind whom it stands for. */
export function distancesTo(
  end: string,
  graph: HopGraph,
  { maxHops, further = 0 }: { readonly maxHops: number; readonly further?: number },
): Distances {
  const target = graph.numberOf(end);
  const any = graph.distancesTo(target, [], false);
  const unconditional = graph.distancesTo(target, [], true);
  const most = maxHops + further;
  const isFurther = (distance: number): boolean => distance > most && distance < UNREACHABLE;
  // In the order of identifiers, as numbers are.
  const found: Distance[] = [];
  any.forEach((distance, number) => {
    const identifier = graph.nameOf(number);
    // What changes make of one, and steps of several identities on their way, are no principals.
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

/** The same hops, walked the other way. */
export const turned = (groups: readonly HopGroup[]): readonly HopGroup[] =>
  groups.flatMap(({ members, hops }) =>
    [true, false].map((unconditional) => ({
      members: hops.filter((one) => one.unconditional === unconditional).map(({ to }) => to),
      hops: members.map((to) => ({ to, unconditional })),
    })),
  );

export type ReachedPrincipal = Distance & { readonly principal: Principal };

/** Sorts as the list does. */
const keyOf = ({ distance, identifier }: Distance): string =>
  `${String(distance).padStart(2, '0')} ${identifier}`;

/** A page of a list that is there whole, with the principals that it names. */
export async function reachedPage(
  reader: GraphReader,
  list: readonly Distance[],
  request: PageRequest,
  graphVersion: string,
): Promise<Page<ReachedPrincipal>> {
  const page = pageOf(list, keyOf, request);
  const principals = await reader.principals(page.entries.map(([, { identifier }]) => identifier));
  const entries = page.entries.map(([key, one]) => {
    const principal = principals.get(one.identifier) ?? namedPrincipal(one.identifier);
    return [key, { ...one, principal }] as const;
  });
  return { ...page, entries, graphVersion };
}
