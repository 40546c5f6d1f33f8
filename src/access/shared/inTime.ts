/** What a search reads as long as it has time. */
import { SearchTimeout } from '../../graph/model/graph.js';

/** Undefined: the time for searching ran out. */
export async function inTime<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof SearchTimeout) return undefined;
    throw error;
  }
}
