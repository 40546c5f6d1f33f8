/** Finds the cheapest sequence of choices that takes something through all requests of a chain. */

export interface Step<State, Choice> {
  readonly next: State;
  readonly choice: Choice;
  readonly cost: number;
}

export type Run<Choice> =
  | { readonly kind: 'FOUND'; readonly choices: readonly Choice[] }
  /** `at`: the request that none gets past. */
  | { readonly kind: 'IMPOSSIBLE'; readonly at: number }
  /** There were too many to try. */
  | { readonly kind: 'UNDECIDED' };

/** States alive at a time; every one of them is tried with every choice. */
const MAX_STATES = 2_000;

interface Reached<State, Choice> {
  readonly state: State;
  readonly choices: readonly Choice[];
  readonly cost: number;
}

/**
 * `stepsFrom`: what a state can become by one request, undefined where that is too much to list. Of states that
 * `nameOf` calls the same only the cheapest is followed, among equals the first.
 */
export function cheapestRun<State, Choice>(
  starts: readonly State[],
  length: number,
  stepsFrom: (at: number, state: State) => readonly Step<State, Choice>[] | undefined,
  nameOf: (state: State) => string,
): Run<Choice> {
  let alive: readonly Reached<State, Choice>[] = starts.map((state, cost) => ({ state, choices: [], cost }));
  for (let at = 0; at < length; at += 1) {
    if (alive.length > MAX_STATES) return { kind: 'UNDECIDED' };
    const reached = new Map<string, Reached<State, Choice>>();
    for (const { state, choices, cost } of alive) {
      const steps = stepsFrom(at, state);
      if (steps === undefined) return { kind: 'UNDECIDED' };
      for (const step of steps) {
        const name = nameOf(step.next);
        const known = reached.get(name);
        const total = cost + step.cost;
        if (known !== undefined && known.cost <= total) continue;
        reached.set(name, { state: step.next, choices: [...choices, step.choice], cost: total });
      }
    }
    if (reached.size === 0) return { kind: 'IMPOSSIBLE', at };
    alive = [...reached.values()];
  }
  const [first, ...others] = alive;
  if (first === undefined) return { kind: 'IMPOSSIBLE', at: 0 };
  const best = others.reduce((cheapest, one) => (one.cost < cheapest.cost ? one : cheapest), first);
  return { kind: 'FOUND', choices: best.choices };
}
