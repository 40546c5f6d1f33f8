/**
 * How deep the random tests go, read here alone. `quick`, the default: a twentieth of each campaign at a fixed seed, so
 * that a change is judged on the same draws each time. `deep` (TEST_DEPTH=deep): all of it at a fresh seed.
 */
const { TEST_DEPTH = 'quick', STRYKER_MUTATOR_WORKER } = process.env;

export const isDeep = TEST_DEPTH === 'deep';

/** Once for every mutant of the engine there is time for still less. */
const share = STRYKER_MUTATOR_WORKER === undefined ? 20 : 100;

/** How many draws a campaign of `whole` draws makes at this depth. */
export const drawsOf = (whole: number): number =>
  isDeep ? whole : Math.min(whole, Math.max(10, Math.ceil(whole / share)));

/** The same as a parameter of `fc.assert`. */
export const runs = (whole: number): { readonly numRuns: number } => ({ numRuns: drawsOf(whole) });

/** All of them in a deep run; otherwise one of `every`. */
export const someOf = <T>(all: readonly T[], every: number): readonly T[] =>
  isDeep ? all : all.filter((_, index) => index % every === 0);
