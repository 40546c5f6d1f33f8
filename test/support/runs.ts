/** How many draws a property gets: all of them, or a few where it is run once for every mutant of the engine. */
export function runs(numRuns: number): { readonly numRuns: number } {
  const mutating = process.env['STRYKER_MUTATOR_WORKER'] !== undefined;
  return { numRuns: mutating ? Math.max(10, Math.ceil(numRuns / 100)) : numRuns };
}
