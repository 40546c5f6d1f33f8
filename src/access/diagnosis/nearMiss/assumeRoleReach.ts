/** Which principals lie how many hops of assuming roles from some, and by whom the fewest hops lead there. */
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import type { FurtherHops } from '../../../graph/contract/pathReader.js';

export interface AssumeRoleReach {
  /** The one that it is of is there too, at no distance. */
  readonly places: ReadonlyMap<string, Place>;
  /** False: there are more than were wanted. */
  readonly complete: boolean;
  readonly graphVersions: readonly string[];
}

interface Place {
  readonly distance: number;
  /** Who is one hop nearer; missing: it is the one that the reach is of. */
  readonly by?: string;
}

export interface AssumeRoleReachLimits {
  readonly maxHops: number;
  /** Principals. */
  readonly most: number;
}

/** `standIns`: principals whose hops it has too. */
export async function reachOf(
  reader: GraphReader,
  direction: FurtherHops['direction'],
  { of, standIns = [] }: { readonly of: string; readonly standIns?: readonly string[] },
  { maxHops, most }: AssumeRoleReachLimits,
): Promise<AssumeRoleReach> {
  const places = new Map<string, Place>([[of, { distance: 0 }]]);
  const graphVersions: string[] = [];
  let edge: readonly string[] = [of, ...standIns];
  for (let distance = 1; distance <= maxHops && edge.length > 0; distance += 1) {
    const room = most - places.size;
    const except = [...places.keys()];
    const found = await reader.oneHopFurther(edge, { direction, except, most: room + 1 });
    graphVersions.push(found.graphVersion);
    const taken = [...found.roles].slice(0, room);
    for (const [role, by] of taken) places.set(role, { distance, by: standIns.includes(by) ? of : by });
    if (taken.length < found.roles.size) return { places, complete: false, graphVersions };
    edge = taken.map(([role]) => role);
  }
  return { places, complete: true, graphVersions };
}

/** From the one given, hop by hop, to the one that the reach is of. */
export function traceBack({ places }: AssumeRoleReach, start: string): readonly string[] {
  const way: string[] = [];
  for (let at: string | undefined = start; at !== undefined; at = places.get(at)?.by) way.push(at);
  return way;
}
