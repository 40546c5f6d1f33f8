/**
 * Searches sequences of decisions, each among finitely many candidates, under a three-valued constraint and within one
 * bound: used for values of keys, sets of conditions, and attributes that requests of a chain pass.
 */
import { FALSE, TRUE, UNKNOWN, type Kleene } from '../decide/kleene.js';

export interface Candidates<Value> {
  readonly values: readonly Value[];
  /** Whether no other value makes a difference. */
  readonly complete: boolean;
}

export interface SearchSpace<State, Value> {
  /** The number of decisions. */
  readonly length: number;
  readonly candidatesIn: (state: State, at: number) => Candidates<Value>;
  /** Returns the state after a decision; undefined if the value is ruled out. */
  readonly after: (state: State, value: Value, at: number) => State | undefined;
  /** TRUE: any further decisions are accepted. FALSE: none are. Missing: every complete sequence is accepted. */
  readonly outcomeOf?: (state: State) => Kleene;
  /** Returns the cost, which never decreases from one decision to the next. */
  readonly costOf: (state: State, at: number) => number;
  /** Returns a name. States with the same name continue in the same way, so only the cheapest is followed. */
  readonly nameOf?: (state: State) => string;
}

/** The number of sequences that may still be tried. Several searches can share it. */
export interface WorkBound {
  left: number;
}

export type SearchResult<State> =
  /** The cheapest accepted state; among equals the first. */
  | { readonly kind: 'FOUND'; readonly state: State }
  /** No state is accepted. */
  | { readonly kind: 'NONE' }
  /** No state is certainly accepted, but some may be. */
  | { readonly kind: 'OPEN' }
  /** The search was not decided within the bound, or the candidates were incomplete. */
  | { readonly kind: 'UNDECIDED' };

export function findCheapest<State, Value>(
  starts: Candidates<State>,
  space: SearchSpace<State, Value>,
  bound: WorkBound,
): SearchResult<State> {
  let best: { readonly state: State; readonly cost: number } | undefined;
  const { open, finished } = walk(starts, space, bound, {
    isWanted: (cost) => best === undefined || cost < best.cost,
    found: (state, cost) => (best = { state, cost }),
  });
  if (best !== undefined) return { kind: 'FOUND', state: best.state };
  if (!finished) return { kind: 'UNDECIDED' };
  return { kind: open ? 'OPEN' : 'NONE' };
}

export function findAll<State, Value>(
  starts: Candidates<State>,
  space: SearchSpace<State, Value>,
  bound: WorkBound,
): Candidates<State> {
  const values: State[] = [];
  const { finished } = walk(starts, space, bound, {
    isWanted: () => true,
    found: (state) => values.push(state),
  });
  return { values, complete: finished };
}

interface Visitor<State> {
  readonly isWanted: (cost: number) => boolean;
  readonly found: (state: State, cost: number) => void;
}

function walk<State, Value>(
  starts: Candidates<State>,
  space: SearchSpace<State, Value>,
  bound: WorkBound,
  { isWanted, found }: Visitor<State>,
): { readonly open: boolean; readonly finished: boolean } {
  const seen = new Map<string, number>();
  let [open, finished] = [false, starts.complete];
  const isNew = (state: State, at: number, cost: number): boolean => {
    if (space.nameOf === undefined) return true;
    const name = `${String(at)} ${space.nameOf(state)}`;
    const known = seen.get(name);
    if (known !== undefined && known <= cost) return false;
    seen.set(name, cost);
    return true;
  };
  const visit = (state: State, at: number): void => {
    if (bound.left < 0) return;
    const cost = space.costOf(state, at);
    if (!isWanted(cost) || !isNew(state, at, cost)) {
      bound.left -= 1;
      return;
    }
    const isEnd = at === space.length;
    const value = space.outcomeOf?.(state) ?? (isEnd ? TRUE : UNKNOWN);
    if (value !== UNKNOWN || isEnd) {
      bound.left -= 1;
      if (value === TRUE) found(state, cost);
      else if (value !== FALSE) open = true;
      return;
    }
    const { values, complete } = space.candidatesIn(state, at);
    finished &&= complete;
    if (values.length === 0) bound.left -= 1;
    for (const candidate of values) {
      const next = space.after(state, candidate, at);
      if (next === undefined) bound.left -= 1;
      else visit(next, at + 1);
      if (bound.left < 0) break;
    }
  };
  for (const state of starts.values) visit(state, 0);
  return { open, finished: finished && bound.left >= 0 };
}
