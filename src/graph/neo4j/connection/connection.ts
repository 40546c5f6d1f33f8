/** The one way to the database: sessions, time limits, and its errors in our words. */
import neo4j, {
  type Driver,
  type ManagedTransaction,
  Neo4jError,
  type QueryResult,
  type Result,
  type Session,
} from 'neo4j-driver';
import { GraphTimeout, GraphUnavailable, ImportTooLarge, ReadTooLarge } from '../../model/graph.js';
import { TimeLimit } from '../../contract/timeLimit.js';
import { parametersOf, type Query } from './cypher.js';
import { Semaphore } from './semaphore.js';
import { READ_TIMEOUT_MS, WRITE_TIMEOUT_MS, MOST_ROWS_AHEAD, READS_AT_ONCE } from '../limits.js';

export interface DatabaseAddress {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export type Parameters = Readonly<Record<string, unknown>>;
export type Row = Readonly<Record<string, unknown>>;

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
  telemetryDisabled: true,
  userAgent: 'rolegraph',
} as const;

/** What runs queries: one read of its own, or inside an import's transaction. */
export interface QueryRunner {
  run(query: Query, parameters?: Parameters): Promise<readonly Row[]>;
}

export class Connection implements QueryRunner {
  private readonly reads = new Semaphore(READS_AT_ONCE);

  private constructor(
    private readonly driver: Driver,
    private readonly address: DatabaseAddress,
  ) {}

  static open(address: DatabaseAddress): Connection {
    const auth = neo4j.auth.basic(address.user, address.password);
    return new Connection(neo4j.driver(address.uri, auth, driverSettings), address);
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

  /** For statements that may not share a transaction with others: constraints and indexes. */
  async command(query: Query): Promise<void> {
    await this.inSession(neo4j.session.WRITE, (session) => session.run(query));
  }

  /** Has a statement planned and not run. */
  async plan(query: Query): Promise<void> {
    await this.inSession(neo4j.session.READ, (session) => session.run(`EXPLAIN ${query}`, { input: {} }));
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

/** What `work` comes to; or it is stopped, and the signal says why. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal, stop: () => void): Promise<T> {
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => {
      reject(signal.reason as Error);
      stop();
    };
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** The database has planned a statement when it says which columns there will be. */
async function planned(result: Result, limit: TimeLimit): Promise<QueryResult> {
  await limit.standStill(result.keys());
  return result;
}

function runnerOf(transaction: ManagedTransaction): QueryRunner {
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
function withIntegers(parameters: Parameters): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, withInteger(value)]));
}

const withInteger = (value: unknown): unknown =>
  typeof value === 'number' && Number.isInteger(value) ? neo4j.int(value) : value;

/** For values inside rows. */
export const integer = (value: number | undefined): unknown =>
  value === undefined ? undefined : neo4j.int(value);

function refuseOldServer(agent: string): void {
  const [major = 0, minor = 0] = (/Neo4j\/(\d+)\.(\d+)/.exec(agent) ?? []).slice(1).map(Number);
  if (major > 5 || (major === 5 && minor >= 26)) return;
  throw new GraphUnavailable(
    `This is ${agent || 'a server of unknown version'}; Rolegraph needs Neo4j 5.26 or later. Point NEO4J_URI at a newer one.`,
  );
}

const memoryMessage =
  'The account is larger than one transaction may be. Raise db.memory.transaction.max (and the heap) of the database; what was there before stays.';

const readMemoryMessage =
  'The question looks at more than one transaction may hold. Raise db.memory.transaction.max (and the heap) of the database, or ask for fewer hops.';

/** The database lets nobody wait for a lock for longer than it is set to. */
const isLockTimeout = (error: unknown): boolean =>
  error instanceof Neo4jError && error.code.includes('LockAcquisitionTimeout');

/** A connection may be there all the same: while this process works on an import it notices nothing but the time. */
const hadNoConnection = (error: unknown): boolean => error instanceof Neo4jError && error.code === NO_CODE;

/**
 * A lost connection, or what the database calls transient, but for what is too large the second time too. In writes the
 * driver tries again itself.
 */
const isPassing = (error: unknown): boolean =>
  error instanceof Neo4jError && error.retryable && !isMemoryError(error);

/** What the driver gives as the code of errors of its own pool of connections. */
const NO_CODE = 'N/A';

const isRefusal = (error: unknown): error is Neo4jError =>
  error instanceof Neo4jError && error.code.startsWith('Neo.ClientError.Security.');

const isMemoryError = (error: unknown): boolean =>
  error instanceof Neo4jError && error.code.endsWith('MemoryPoolOutOfMemoryError');

/** Our own errors pass; the driver's get a sentence that says what to do. */
function translated(error: unknown, { uri, user, database }: DatabaseAddress): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const { code } = error;
  const unavailable = (problem: string) =>
    new GraphUnavailable(`Neo4j at ${uri} ${problem}`, { cause: error });
  if (isMemoryError(error)) return new ImportTooLarge(memoryMessage);
  if (code.includes('TransactionTimedOut'))
    return new GraphTimeout('The database took too long and was stopped.');
  if (isRefusal(error)) return unavailable(`refuses user "${user}". Check NEO4J_USER and NEO4J_PASSWORD.`);
  if (code.includes('DatabaseNotFound'))
    return unavailable(`has no database "${database}". Check NEO4J_DATABASE.`);
  if (unreachableCodes.some((unreachable) => code.includes(unreachable)))
    return unavailable('cannot be reached. Is it running, and is NEO4J_URI right?');
  return error;
}

const unreachableCodes = ['ServiceUnavailable', 'SessionExpired', NO_CODE, 'DatabaseUnavailable'];

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
