/** Whether a chain exists that is longer than a search looked. */

/** Steps after which the question is left open: then a search has to say that it may have missed something. */
const BUDGET = 200_000;

/**
 * Is there a chain from `from` to `to` of more than `maxHops` hops that repeats nobody? `hops` are all that can be on
 * one. Depth first over what can still reach the target; true also where the budget ran out.
 */
export function longerPathMayExist(
  hops: readonly (readonly [from: string, to: string])[],
  from: string,
  to: string,
  maxHops: number,
): boolean {
  const useful = hopsTowards(hops, to);
  const visited = new Set([from]);
  let budget = BUDGET;
  const search = (at: string, length: number): boolean => {
    if (at === to) return length > maxHops;
    // Every further hop takes somebody new.
    if (length + useful.size - visited.size <= maxHops) return false;
    for (const next of useful.get(at) ?? []) {
      if (visited.has(next)) continue;
      if (--budget < 0) return true;
      visited.add(next);
      const found = search(next, length + 1);
      visited.delete(next);
      if (found) return true;
    }
    return false;
  };
  return search(from, 0);
}

/** Outgoing hops of everybody who can reach the target. */
function hopsTowards(
  hops: readonly (readonly [from: string, to: string])[],
  target: string,
): ReadonlyMap<string, readonly string[]> {
  const into = new Map<string, string[]>();
  for (const [from, to] of hops) into.set(to, [...(into.get(to) ?? []), from]);
  const reaching = new Set([target]);
  for (const at of reaching) for (const from of into.get(at) ?? []) reaching.add(from);
  const out = new Map<string, string[]>([[target, []]]);
  for (const [from, to] of hops) {
    if (reaching.has(to) && from !== target) out.set(from, [...(out.get(from) ?? []), to]);
  }
  return out;
}
