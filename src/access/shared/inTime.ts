/** Ends reads of a search at its time limit. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { undefinedOn } from '../../expectedError.js';
import { unlessAborted } from '../../graph/contract/timeLimit.js';
import { SearchTimeout } from '../../graph/model/graph.js';

/** Ends a read that no search owns with the time for searching: what was found by then can be answered. */
export const whileSearching = <T>({ searchOver }: GraphReader, reading: Promise<T>): Promise<T> =>
  searchOver ? unlessAborted(reading, searchOver) : reading;

/** Returns undefined if the time for searching ran out. */
export const inTime = <T>(reading: Promise<T>): Promise<T | undefined> =>
  undefinedOn([SearchTimeout], () => reading);
