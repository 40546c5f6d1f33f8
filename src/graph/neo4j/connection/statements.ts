/** Statements on their way to the database: their parameters, their time limits, and how many are ahead of the answers. */
import neo4j, { type QueryResult, type Result, type Transaction } from 'neo4j-driver';
import type { TimeLimit } from '../../contract/timeLimit.js';
import { ImportTooLarge } from '../../model/graph.js';
import { MOST_ROWS_AHEAD } from '../limits.js';
import type { Parameters, QueryRunner, Row } from './database.js';
import { parametersOf, type Query } from './cypher.js';
import { isMemoryError, memoryMessage } from './databaseErrors.js';
import { Semaphore } from './semaphore.js';

/** The database has planned a statement when it says which columns there will be. */
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
      // Counts as transient, so the driver would repeat the whole oversized transaction.
      throw isMemoryError(error) ? new ImportTooLarge(memoryMessage) : error;
    } finally {
      // The driver holds what it was given, and its answers, until the transaction ends.
      for (const name of Object.keys(sent)) sent[name] = undefined;
    }
  };
  return {
    run: (query, parameters = {}) =>
      inFlight.take(undefined, () => send(query, parameters), rowsIn(parameters)),
  };
}

/** A row that leads to many counts as many. */
const rowsIn = ({ rows }: Parameters): number =>
  Array.isArray(rows) ? (rows as readonly Row[]).reduce((count, row) => count + endsOf(row), 0) : 1;

const endsOf = ({ to }: Row): number => (Array.isArray(to) ? to.length : 1);

/** JavaScript numbers reach the database as floats, which LIMIT refuses: whole ones are sent as integers. */
export function withIntegers(parameters: Parameters): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, withInteger(value)]));
}

const withInteger = (value: unknown): unknown =>
  typeof value === 'number' && Number.isInteger(value) ? neo4j.int(value) : value;

/** For values inside rows. */
export const integer = (value: number | undefined): unknown =>
  value === undefined ? undefined : neo4j.int(value);
