/** Reads as long as a search has time. */
import { SearchTimeout } from '../../graph/model/graph.js';

/** Returns undefined if the time for searching ran out. */
export async function inTime<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof SearchTimeout) return undefined;
    throw error;
  }
}
