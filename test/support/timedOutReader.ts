/** A graph that answers in time but once, or no more from some question on. */
import fc from 'fast-check';
import { GraphTimeout, SearchTimeout } from '../../src/graph/model/graph.js';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';

export interface TimeOut {
  /** The number of the question that takes too long, from 1. */
  readonly at: number;
  /** Whether those after it are answered again. */
  readonly once: boolean;
}

type Ask = (...asked: readonly unknown[]) => Promise<unknown>;

/** At one of so many questions; at none, in half of the draws. */
export const timeOutsUpTo = (max: number): fc.Arbitrary<TimeOut | undefined> =>
  fc.option(fc.record({ at: fc.integer({ min: 1, max }), once: fc.boolean() }), { nil: undefined, freq: 2 });

export const timeOuts = timeOutsUpTo(8);

export function timedOutReader(reader: GraphReader, timeOut: TimeOut | undefined): GraphReader {
  if (timeOut === undefined) return reader;
  const { at, once } = timeOut;
  let asked = 0;
  const inTime = async (name: string, ask: Ask, question: readonly unknown[]): Promise<unknown> => {
    asked += 1;
    const Timeout = isOfSearch(name) ? SearchTimeout : GraphTimeout;
    if (once ? asked === at : asked >= at) throw new Timeout('It took too long.');
    return ask(...question);
  };
  const asks = Object.entries(reader) as unknown as readonly (readonly [string, Ask])[];
  const timed = asks.map(([name, ask]) => [name, (...question: unknown[]) => inTime(name, ask, question)]);
  return Object.fromEntries(timed) as unknown as GraphReader;
}

/** The reads that end before the rest of their question (`neo4jReader`). */
const isOfSearch = (name: string): boolean =>
  [
    'pathRegion',
    'hopLayer',
    'rolesOfOtherAccounts',
    'codeObjects',
    'hopsNeedingDetails',
    'hopDetails',
    'derivationInput',
  ].includes(name);
