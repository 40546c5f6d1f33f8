/** The one way to the database: sessions, time limits, and its errors in our words. */
import neo4j, { type Driver, type Session } from 'neo4j-driver';
import { ReadTooLarge } from '../../model/graph.js';
import { TimeLimit } from '../../contract/timeLimit.js';
import { parametersOf, type Query } from './cypher.js';
import {
  hadNoConnection,
  isLockTimeout,
  isMemoryError,
  isPassing,
  isRefusal,
  readMemoryMessage,
  refuseOldServer,
  translated,
} from './databaseErrors.js';
import type { Database, DatabaseAddress, Parameters, QueryRunner, Row } from './database.js';
import { Semaphore } from './semaphore.js';
import { planned, runnerOf, unlessAborted, withIntegers } from './statements.js';
import { World } from './world.js';
import { READS_AT_ONCE, READ_TIMEOUT_MS, WORLD_TIMEOUT_MS, WRITE_TIMEOUT_MS } from '../limits.js';

export type { DatabaseAddress, Parameters, QueryRunner, Row } from './database.js';

/**
 * Looser values than these keep callers of a database that is down waiting for many seconds. There are connections
 * left for imports when all reads that may run do.
 */
const driverSettings = {
  maxConnectionPoolSize: READS_AT_ONCE + 8,
  connectionAcquisitionTimeout: 1_500,
  connectionTimeout: 1_500,
  maxTransactionRetryTime: 500,
  disableLosslessIntegers: true,
  // Answers are taken whole.
  fetchSize: -1,
  telemetryDisabled: true,
  userAgent: 'rolegraph',
} as const;

export class Connection implements Database {
  private readonly reads = new Semaphore(READS_AT_ONCE);

  private constructor(
    private readonly driver: Driver,
    private readonly address: DatabaseAddress,
  ) {}

  static open(address: DatabaseAddress): Connection {
    const auth = neo4j.auth.basic(address.user, address.password);
    return new Connection(neo4j.driver(address.uri, auth, driverSettings), address);
  }

  /** Reads that run, and that wait for their turn: the driver tells nothing of its connections. */
  get load(): { readonly reading: number; readonly waiting: number } {
    return { reading: this.reads.running, waiting: this.reads.inLine };
  }

  /** Throws `GraphUnavailable` where the database is not there, refuses us, or is too old. */
  async verify(): Promise<void> {
    try {
      const info = await this.driver.getServerInfo({ database: this.address.database });
      refuseOldServer(info.agent ?? '');
    } catch (error) {
      throw translated(error, this.address);
    }
  }

  /** What the local launcher must know. Throws where waiting cannot help: it refuses the password. */
  async answers(): Promise<boolean> {
    try {
      await this.driver.executeQuery('RETURN 1', {}, { database: this.address.database });
      return true;
    } catch (error) {
      if (isRefusal(error)) throw error;
      return false;
    }
  }

  /** One read: one statement, one round trip. It has a time limit of its own. */
  run(query: Query, parameters?: Parameters): Promise<readonly Row[]> {
    const limit = new TimeLimit();
    return this.within(limit)
      .run(query, parameters)
      .finally(() => limit.done());
  }

  /** For the reads of one question. `over`: when they end. */
  within(limit: TimeLimit, over: AbortSignal = limit.over): QueryRunner {
    return {
      run: (query, parameters = {}) =>
        this.reads.take(over, () =>
          this.read(query, parametersOf(query, withIntegers(parameters)), limit, over),
        ),
    };
  }

  private read(
    query: Query,
    parameters: Parameters,
    limit: TimeLimit,
    over: AbortSignal,
  ): Promise<readonly Row[]> {
    over.throwIfAborted();
    return this.inSession(neo4j.session.READ, async (session) => {
      // In no transaction of ours: to begin and to commit one takes longer than most reads.
      const reading = planned(session.run(query, parameters, { timeout: READ_TIMEOUT_MS }), limit);
      // To close the session resets its connection, on which the database ends at once what runs there.
      const result = await unlessAborted(reading, over, () => void session.close());
      return result.records.map((record) => record.toObject());
    });
  }

  /** One write transaction; `work` may run more than once. Waits for a writer that holds what it needs. */
  async write<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const deadline = Date.now() + WRITE_TIMEOUT_MS;
    const once = (session: Session) =>
      session.executeWrite((transaction) => work(runnerOf(transaction)), { timeout: WRITE_TIMEOUT_MS });
    for (;;) {
      try {
        return await this.inSession(neo4j.session.WRITE, once);
      } catch (error) {
        if (!isLockTimeout(error) || Date.now() > deadline) throw error;
      }
    }
  }

  /** The graph as changes would leave it, to be closed. Ends by itself when its time is over. */
  async openWorld(): Promise<World> {
    const { database } = this.address;
    const session = this.driver.session({
      database,
      defaultAccessMode: neo4j.session.WRITE,
      fetchSize: 1_000,
    });
    try {
      const transaction = await session.beginTransaction({ timeout: WORLD_TIMEOUT_MS });
      return new World(session, transaction, this.address);
    } catch (error) {
      await session.close();
      throw translated(error, this.address);
    }
  }

  /** For statements that may not share a transaction with others: constraints and indexes. */
  async command(query: Query): Promise<void> {
    await this.inSession(neo4j.session.WRITE, (session) => session.run(query));
  }

  /** Has a statement planned and not run. `after`: in a transaction in which this has changed something, which is undone. */
  async plan(query: Query, after?: Query): Promise<void> {
    const explained = `EXPLAIN ${query}`;
    if (after === undefined)
      await this.inSession(neo4j.session.READ, (session) => session.run(explained, { input: {} }));
    else
      await this.inSession(neo4j.session.WRITE, async (session) => {
        const transaction = await session.beginTransaction();
        await transaction.run(after, { input: {} });
        await transaction.run(explained, { input: {} });
        await transaction.rollback();
      });
  }

  async close(): Promise<void> {
    await this.driver.close();
  }

  private async inSession<T>(
    defaultAccessMode: 'READ' | 'WRITE',
    work: (session: Session) => PromiseLike<T>,
    isSecondTry = false,
  ): Promise<T> {
    const { database } = this.address;
    const session = this.driver.session({ database, defaultAccessMode, fetchSize: 1_000 });
    try {
      return await work(session);
    } catch (error) {
      const mayPass =
        hadNoConnection(error) || (defaultAccessMode === neo4j.session.READ && isPassing(error));
      if (isSecondTry || !mayPass)
        throw defaultAccessMode === neo4j.session.READ && isMemoryError(error)
          ? new ReadTooLarge(readMemoryMessage)
          : translated(error, this.address);
    } finally {
      await session.close();
    }
    return this.inSession(defaultAccessMode, work, true);
  }
}

/** Larger ones gain nothing. */
const BATCH = 5_000;

export const batchesOf = <T>(rows: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, batch) =>
    rows.slice(batch * BATCH, (batch + 1) * BATCH),
  );

/**
 * Sends rows in batches, one after the other without waiting, and returns what they all return; no rows, no statement.
 * `others`: further parameters.
 */
export async function inBatches(
  runner: QueryRunner,
  query: Query,
  rows: readonly unknown[],
  others: Parameters = {},
): Promise<readonly Row[]> {
  const answers = await Promise.all(
    batchesOf(rows).map((batch) => runner.run(query, { ...others, rows: batch })),
  );
  return answers.flat();
}
