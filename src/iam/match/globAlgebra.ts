/** Compares globs with globs: whether two overlap, whether one contains the other, and their intersection (L-17). */
import { FALSE, TRUE, UNKNOWN, and, type Kleene } from '../decide/kleene.js';
import { alphabet, closeStates, moves, stepStates } from './globStates.js';
import { ANY_ONE, ANY_RUN, globOf, matchesGlob, type Glob, type Tokens } from './wildcard.js';
import { MOST_GLOB_PAIRS, MOST_GLOB_PLACES, MOST_GLOB_STATES, MOST_GLOB_WORK } from '../limits.js';

/** The number of pairs of positions that the current decision has compared, and its limit. */
let compared = 0;
let most = Infinity;

/** Makes a decision with a limit of comparisons, beyond which patterns count as too large to compare. */
export function boundComparisons<T>(decision: () => T): T {
  const before = { compared, most };
  [compared, most] = [0, Math.min(most - compared, MOST_GLOB_WORK)];
  try {
    return decision();
  } finally {
    [compared, most] = [before.compared + compared, before.most];
  }
}

function takesTooMuch(pairs: number): boolean {
  compared += pairs;
  return compared > most;
}

/** The cost of one position in a search, in pairs of positions of a table. */
const PLACE = 16;

/** Returns true if `outer` contains `inner`, unknown if they overlap or are too large to compare (L-17). */
export function compareGlobs(outer: Glob, inner: Glob): Kleene {
  if (outer.tokens.length * inner.tokens.length < LARGE) return comparison(outer, inner);
  if (compared > most) return UNKNOWN;
  const known = comparisons.get(inner) ?? new WeakMap<Glob, Comparison>();
  const { result, pairs } = known.get(outer) ?? measuredComparison(outer, inner);
  comparisons.set(inner, known.set(outer, { result, pairs }));
  // Cached comparisons count too, so that a decision does not depend on what was compared before.
  return takesTooMuch(pairs) ? UNKNOWN : result;
}

interface Comparison {
  readonly result: Kleene;
  readonly pairs: number;
}

/** Compares without the limit of the decision, and measures the pairs that it takes. */
function measuredComparison(outer: Glob, inner: Glob): Comparison {
  const before = { compared, most };
  [compared, most] = [0, Infinity];
  try {
    return { result: comparison(outer, inner), pairs: compared };
  } finally {
    ({ compared, most } = before);
  }
}

/** The number of pairs of positions from which a comparison is cached, since one decision needs it several times. */
const LARGE = 4_096;

const comparisons = new WeakMap<Glob, WeakMap<Glob, Comparison>>();

function comparison(outer: Glob, inner: Glob): Kleene {
  if (!globsIntersect(outer, inner)) return FALSE;
  return globContains(outer, inner) === true ? TRUE : UNKNOWN;
}

/** Compares two patterns of six parts, part by part. */
export function comparePatterns(outer: readonly Glob[], inner: readonly Glob[]): Kleene {
  let result: Kleene = TRUE;
  for (const [i, part] of outer.entries()) {
    const other = inner[i];
    result = and(result, other === undefined ? FALSE : compareGlobs(part, other));
    if (result === FALSE) break;
  }
  return result;
}

/** Whether a text matches both globs. Exact, except that it is true for patterns that are too large. */
export function globsIntersect(a: Glob, b: Glob): boolean {
  if (a.literal !== undefined) return matchesGlob(b, a.literal);
  if (b.literal !== undefined) return matchesGlob(a, b.literal);
  return !differsAtEnds(a.tokens, b.tokens) && tokensIntersect(a.tokens, b.tokens);
}

/** Whether they differ before the first wildcard of either, or after the last, as most disjoint patterns do. */
const differsAtEnds = (a: Tokens, b: Tokens): boolean =>
  differsUpToWildcard(a, b, 0, 1) || differsUpToWildcard(a, b, -1, -1);

function differsUpToWildcard(a: Tokens, b: Tokens, from: number, step: number): boolean {
  for (let at = from; ; at += step) {
    const x = a.at(at);
    const y = b.at(at);
    if (x === undefined || y === undefined || x < 0 || y < 0) return false;
    if (x !== y) return true;
  }
}

/** Fills a table, of which two rows are kept: whether the parts of both patterns after two positions intersect. */
function tokensIntersect(a: Tokens, b: Tokens): boolean {
  const pairs = a.length * b.length;
  if (pairs > MOST_GLOB_PAIRS || takesTooMuch(pairs)) return true;
  // One more position, after which nothing follows.
  let [row, below] = [new Uint8Array(b.length + 2), new Uint8Array(b.length + 2)];
  for (let i = a.length; i >= 0; i -= 1) {
    [row, below] = [below, row];
    const x = a[i];
    for (let j = b.length; j >= 0; j -= 1) {
      const y = b[j];
      const isRun = x === ANY_RUN || y === ANY_RUN;
      if (x === undefined && y === undefined) row[j] = 1;
      else if (isRun) row[j] = Number(below[j] === 1 || row[j + 1] === 1);
      else row[j] = Number(below[j + 1] === 1 && (x === y || x === ANY_ONE || y === ANY_ONE));
    }
  }
  return row[0] === 1;
}

/** Whether every text that matches `inner` matches `outer`; undefined if the patterns are too large. */
export function globContains(outer: Glob, inner: Glob): boolean | undefined {
  if (inner.literal !== undefined) return matchesGlob(outer, inner.literal);
  if (outer.literal !== undefined) return false;
  if (isPrefixOf(outer.tokens, inner.tokens)) return true;
  return !demandsMore(outer.tokens, inner.tokens) && tokensContain(outer.tokens, inner.tokens);
}

/** Whether `outer`, before its first star or after its last, requires a character that `inner` does not require. */
function demandsMore(outer: Tokens, inner: Tokens): boolean {
  return differsUpToStar(outer, inner, 0, 1) || differsUpToStar(outer, inner, -1, -1);
}

function differsUpToStar(outer: Tokens, inner: Tokens, from: number, step: number): boolean {
  for (let at = from; ; at += step) {
    const outerToken = outer.at(at);
    const innerToken = inner.at(at);
    if (outerToken === undefined || outerToken === ANY_RUN) return false;
    if (outerToken !== ANY_ONE && outerToken !== innerToken) return true;
    if (innerToken === undefined || innerToken === ANY_RUN) return false;
  }
}

/** Handles common cases without a search: `*` contains everything, `abc*` everything that starts with `abc`. */
function isPrefixOf(outer: Tokens, inner: Tokens): boolean {
  const last = outer.length - 1;
  if (outer[last] !== ANY_RUN || inner.length < last) return false;
  for (let i = 0; i < last; i += 1) {
    const token = outer[i];
    if (token === undefined || token < 0 || token !== inner[i]) return false;
  }
  return true;
}

/** Steps through `inner` with all states that `outer` can be in. False if some text matches only `inner`. */
function tokensContain(outer: Tokens, inner: Tokens): boolean | undefined {
  if (takesTooMuch((outer.length + inner.length) * PLACE)) return undefined;
  const symbols = alphabet([outer, inner]);
  const start: readonly number[] = closeStates(outer, [0]);
  const seen = new Set<string>([`0|${start.join()}`]);
  const queue: { readonly at: number; readonly states: readonly number[] }[] = [{ at: 0, states: start }];
  let places = 0;
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { at, states } = next;
    if (at === inner.length && !states.includes(outer.length)) return false;
    for (const move of moves(inner, at, symbols)) {
      const reached = move.symbol === undefined ? states : stepStates(outer, states, move.symbol);
      places += reached.length;
      if (places > MOST_GLOB_PLACES || takesTooMuch((reached.length + 1) * PLACE)) return undefined;
      const key = `${String(move.to)}|${reached.join()}`;
      if (seen.has(key)) continue;
      if (seen.size >= MOST_GLOB_STATES) return undefined;
      seen.add(key);
      queue.push({ at: move.to, states: reached });
    }
  }
  return true;
}

/**
 * Returns the texts that match both, as the shortest list of globs that it finds: none if they are disjoint, one if one
 * contains the other. Undefined if there are more than `limit` globs.
 */
export function globIntersection(a: Glob, b: Glob, limit = 64): readonly Glob[] | undefined {
  if (!globsIntersect(a, b)) return [];
  if (globContains(b, a) === true) return [a];
  if (globContains(a, b) === true) return [b];
  const merged = interleave(a.tokens, b.tokens, limit);
  return merged === undefined ? undefined : withoutSubsumed(merged);
}

/** Returns the intersection of two patterns, part by part. Also undefined if they have different numbers of parts. */
export function intersectParts(
  a: readonly Glob[],
  b: readonly Glob[],
  limit = 256,
): readonly (readonly Glob[])[] | undefined {
  if (a.length !== b.length) return undefined;
  let combined: readonly (readonly Glob[])[] = [[]];
  for (const [i, part] of a.entries()) {
    const other = b[i];
    const common = other === undefined ? undefined : globIntersection(part, other);
    if (common === undefined) return undefined;
    if (common.length === 0) return [];
    combined = combined.flatMap((parts) => withoutSubsumed(common).map((glob) => [...parts, glob]));
    if (combined.length > limit) return undefined;
  }
  return combined;
}

interface Overlay {
  readonly i: number;
  readonly j: number;
  readonly made: Tokens;
}

/** Returns every way of aligning the two patterns; a star absorbs what it is aligned with. */
function interleave(a: Tokens, b: Tokens, limit: number): readonly Glob[] | undefined {
  const found = new Map<string, Glob>();
  const seen = new Set<string>();
  const queue: Overlay[] = [{ i: 0, j: 0, made: [] }];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { i, j, made } = next;
    const key = `${String(i)},${String(j)},${made.join()}`;
    if (seen.has(key)) continue;
    if (seen.size > limit * 256 || takesTooMuch((made.length + 1) * PLACE)) return undefined;
    seen.add(key);
    if (i === a.length && j === b.length) found.set(made.join(), globOf(made));
    if (found.size > limit) return undefined;
    queue.push(...overlays(a, b, i, j, made));
  }
  return [...found.keys()].sort().flatMap((key) => found.get(key) ?? []);
}

function overlays(a: Tokens, b: Tokens, i: number, j: number, made: Tokens): readonly Overlay[] {
  const x = a[i];
  const y = b[j];
  if (x === ANY_RUN && y === ANY_RUN) {
    const run = append(made, ANY_RUN);
    return [
      { i: i + 1, j, made: run },
      { i, j: j + 1, made: run },
    ];
  }
  if (x === ANY_RUN) {
    const skipped = { i: i + 1, j, made };
    return y === undefined ? [skipped] : [skipped, { i, j: j + 1, made: append(made, y) }];
  }
  if (y === ANY_RUN) {
    const skipped = { i, j: j + 1, made };
    return x === undefined ? [skipped] : [skipped, { i: i + 1, j, made: append(made, x) }];
  }
  if (x === undefined || y === undefined) return [];
  if (x === y || y === ANY_ONE) return [{ i: i + 1, j: j + 1, made: append(made, x) }];
  return x === ANY_ONE ? [{ i: i + 1, j: j + 1, made: append(made, y) }] : [];
}

function append(made: Tokens, token: number): Tokens {
  return token === ANY_RUN && made.at(-1) === ANY_RUN ? made : [...made, token];
}

/** Removes globs that another one of the list contains. */
export function withoutSubsumed(globs: readonly Glob[]): readonly Glob[] {
  let kept: readonly Glob[] = [];
  for (const candidate of globs) {
    if (kept.some((other) => globContains(other, candidate) === true)) continue;
    kept = [...kept.filter((other) => globContains(candidate, other) !== true), candidate];
  }
  return kept;
}
