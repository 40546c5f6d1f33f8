/** Distances in a region of the graph, counted in hops. */
import { appendTo } from '../model/groupBy.js';
import type { RegionHops } from './pathReader.js';

/** Returns the number of hops from the nearest start to each principal; leaves out those that cannot be reached. */
export function distancesFrom(
  groups: readonly RegionHops[],
  starts: readonly string[],
): ReadonlyMap<string, number> {
  const groupsOf = new Map<string, number[]>();
  groups.forEach(({ members }, index) => {
    for (const member of members) appendTo(groupsOf, member, index);
  });
  const done = new Set<number>();
  const distances = new Map(starts.map((start) => [start, 0]));
  for (const [at, distance] of distances) {
    for (const index of groupsOf.get(at) ?? []) {
      const hops = done.has(index) ? [] : (groups[index]?.hops ?? []);
      done.add(index);
      for (const { to } of hops) if (!distances.has(to)) distances.set(to, distance + 1);
    }
  }
  return distances;
}

/** Returns the smallest distance of the principals; Infinity: none can be reached. */
export const nearestOf = (principals: readonly string[], distances: ReadonlyMap<string, number>): number =>
  principals.reduce((least, one) => Math.min(least, distances.get(one) ?? Infinity), Infinity);
