/** Does work that may end with an expected error. */
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

/** Returns undefined if the time for searching ran out. */
export const inTime = <T>(reading: Promise<T>): Promise<T | undefined> =>
  undefinedOn([SearchTimeout], () => reading);
