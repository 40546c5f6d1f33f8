/** Whether a chain exists that is longer than a search looked. */
import { UNREACHABLE, type HopGraph } from './hopGraph.js';
import { MOST_LONGER_PATH_STEPS, LONGEST_PATH } from '../shared/limits.js';

/**
 * Is there a chain from `from` to `to` of more than `maxHops` hops that repeats nobody? Depth first over what can still
 * reach the target; true also where that is left open.
 */
export function longerPathMayExist(graph: HopGraph, from: number, to: number, maxHops: number): boolean {
  const distances = graph.distancesTo(to, [], false);
  const useful = distances.reduce((count, distance) => count + (distance === UNREACHABLE ? 0 : 1), 0);
  const visited = new Set([from]);
  let budget = MOST_LONGER_PATH_STEPS;
  const search = (at: number, length: number): boolean => {
    if (at === to) return length > maxHops;
    // Every further hop takes somebody new.
    if (length + useful - visited.size <= maxHops) return false;
    for (const { to: next } of graph.next(at)) {
      if (--budget < 0 || length > LONGEST_PATH) return true;
      if (visited.has(next) || distances[next] === UNREACHABLE) continue;
      visited.add(next);
      const found = search(next, length + 1);
      visited.delete(next);
      if (found) return true;
    }
    return false;
  };
  return search(from, 0);
}
