/** Does work that may end with an expected error. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { unlessAborted } from '../../graph/contract/timeLimit.js';
import { SearchTimeout } from '../../graph/model/graph.js';

/** Returns undefined if the work ends with one of the errors. */
export async function undefinedOn<T>(
  expected: readonly (abstract new (...given: never) => Error)[],
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (expected.some((one) => error instanceof one)) return undefined;
    throw error;
  }
}

/** Ends a read that no search owns with the time for searching: what was found by then can be answered. */
export const whileSearching = <T>({ searchOver }: GraphReader, reading: Promise<T>): Promise<T> =>
  searchOver ? unlessAborted(reading, searchOver) : reading;

/** Returns undefined if the time for searching ran out. */
export const inTime = <T>(reading: Promise<T>): Promise<T | undefined> =>
  undefinedOn([SearchTimeout], () => reading);
