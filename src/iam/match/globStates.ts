/** Walks globs as automata: a state is a position in the tokens, and a symbol a character. */
import { ANY_ONE, ANY_RUN, COLON_CODE, PART_ONE, PART_RUN, type Tokens } from './wildcard.js';

/** A symbol for every character that is in neither pattern. */
const OTHER = -3;

/** Returns every literal character of the patterns, and one symbol for all others. */
export function alphabet(patterns: readonly Tokens[]): readonly number[] {
  const symbols = new Set<number>([OTHER]);
  for (const tokens of patterns) {
    for (const token of tokens) if (token >= 0) symbols.add(token);
  }
  return [...symbols];
}

/** Returns the steps that lead on from a position; a step over a star takes no symbol. */
export function moves(
  tokens: Tokens,
  at: number,
  symbols: readonly number[],
): readonly { to: number; symbol: number | undefined }[] {
  const token = tokens[at];
  if (token === undefined) return [];
  if (token === ANY_RUN) {
    return [{ to: at + 1, symbol: undefined }, ...symbols.map((symbol) => ({ to: at, symbol }))];
  }
  return token === ANY_ONE
    ? symbols.map((symbol) => ({ to: at + 1, symbol }))
    : [{ to: at + 1, symbol: token }];
}

/** Returns the positions in the tokens that one more character leads to. */
export function stepStates(tokens: Tokens, states: readonly number[], symbol: number): readonly number[] {
  const reached: number[] = [];
  for (const state of states) {
    const token = tokens[state];
    if (token === ANY_RUN || (token === PART_RUN && symbol !== COLON_CODE)) reached.push(state);
    else if (token === ANY_ONE || token === symbol || (token === PART_ONE && symbol !== COLON_CODE))
      reached.push(state + 1);
  }
  return closeStates(tokens, reached);
}

/** Steps over stars. Drops positions before the last star, which accepts everything that they accept. */
export function closeStates(tokens: Tokens, states: readonly number[]): readonly number[] {
  const closed = new Set<number>();
  for (let state of states) {
    closed.add(state);
    while (tokens[state] === ANY_RUN || tokens[state] === PART_RUN) {
      state += 1;
      closed.add(state);
    }
  }
  let lastStar = -1;
  for (const state of closed) if (tokens[state] === ANY_RUN && state > lastStar) lastStar = state;
  return [...closed].filter((state) => state >= lastStar).sort((x, y) => x - y);
}
