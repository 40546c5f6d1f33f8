/** Sends statements to the database: converts parameters, applies time limits, and limits how many await an answer. */
import neo4j, { type QueryResult, type Result, type Transaction } from 'neo4j-driver';
import type { TimeLimit } from '../../contract/timeLimit.js';
import { MOST_ROWS_AHEAD } from '../limits.js';
import type { Parameters, QueryRunner, Row } from './database.js';
import { parametersOf, type Query } from './cypher.js';
import { importTooLarge, isMemoryError } from './databaseErrors.js';
import { Semaphore } from './semaphore.js';

/** Stops the clock while the database plans: it has planned a statement once it returns the columns. */
export async function planned(result: Result, limit: TimeLimit): Promise<QueryResult> {
  await limit.standStill(result.keys());
  return result;
}

export function runnerOf(transaction: Pick<Transaction, 'run'>): QueryRunner {
  const inFlight = new Semaphore(MOST_ROWS_AHEAD);
  const send = async (query: Query, parameters: Parameters): Promise<readonly Row[]> => {
    const sent = withIntegers(parameters);
    try {
      const { records } = await transaction.run(query, parametersOf(query, sent));
      return records.splice(0).map((record) => record.toObject());
    } catch (error) {
      // The error counts as transient, so the driver would repeat the whole oversized transaction.
      throw isMemoryError(error) ? importTooLarge(error) : error;
    } finally {
      // Frees memory: the driver keeps parameters and answers until the transaction ends.
      for (const name of Object.keys(sent)) sent[name] = undefined;
    }
  };
  return {
    run: (query, parameters = {}) =>
      inFlight.take(undefined, () => send(query, parameters), rowsIn(parameters)),
  };
}

/** Counts rows; a row with many ends counts as many. */
const rowsIn = ({ rows }: Parameters): number =>
  Array.isArray(rows) ? (rows as readonly Row[]).reduce((count, row) => count + endsOf(row), 0) : 1;

const endsOf = ({ to }: Row): number => (Array.isArray(to) ? to.length : 1);

/** Converts whole numbers to integers, since the driver sends numbers as floats, which LIMIT refuses. */
export function withIntegers(parameters: Parameters): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, withInteger(value)]));
}

const withInteger = (value: unknown): unknown =>
  typeof value === 'number' && Number.isInteger(value) ? neo4j.int(value) : value;

/** Converts a value inside a row to an integer. */
export const integer = (value: number | undefined): unknown =>
  value === undefined ? undefined : neo4j.int(value);
