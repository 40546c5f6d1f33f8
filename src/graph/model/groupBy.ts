/** Groups values by a key, and keeps their order, or sorts them by one. */

export function groupBy<T, K>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) appendTo(groups, keyOf(one), one);
  return groups;
}

export function appendTo<T, K>(groups: Map<K, T[]>, key: K, one: T): void {
  const group = groups.get(key);
  if (group) group.push(one);
  else groups.set(key, [one]);
}

/** Keeps the first value of each key. */
export const firstOfEach = <T, K>(all: readonly T[], keyOf: (one: T) => K): readonly T[] =>
  [...groupBy(all, keyOf).values()].flatMap((group) => group.slice(0, 1));

/** Removes duplicates, by JSON. */
export const distinct = <T>(all: readonly T[]): readonly T[] =>
  all.length < 2 ? all : [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];

/** Returns those for which it holds, and the others. */
export function splitBy<T>(
  list: readonly T[],
  isFirst: (one: T) => boolean,
): readonly [readonly T[], readonly T[]] {
  const first: T[] = [];
  const others: T[] = [];
  for (const one of list) (isFirst(one) ? first : others).push(one);
  return [first, others];
}

/** Sorts by a key, which is made once of each. */
export const sortBy = <T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] =>
  all
    .map((one) => [keyOf(one), one] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, one]) => one);
