/** A small seeded generator of random numbers, fast enough for a hundred thousand cases. */
export interface Random {
  /** At least 0, below `limit`. */
  readonly below: (limit: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Between `least` and `most` items, drawn again and again. */
  readonly list: <T>(least: number, most: number, draw: () => T) => readonly T[];
  /** One of the branches, by weight. */
  readonly weighted: <T>(branches: readonly (readonly [weight: number, draw: () => T])[]) => T;
}

/** Mulberry32. */
function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function randomFrom(seed: number): Random {
  const next = stream(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  return {
    below,
    pick,
    chance: (probability) => next() < probability,
    list: (least, most, draw) => Array.from({ length: least + below(most - least + 1) }, draw),
    weighted: (branches) => {
      let left = next() * branches.reduce((sum, [weight]) => sum + weight, 0);
      const chosen = branches.find(([weight]) => (left -= weight) < 0) ?? branches[0];
      if (chosen === undefined) throw new Error('nothing to choose from');
      return chosen[1]();
    },
  };
}
