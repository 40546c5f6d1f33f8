/** The only connection to the database: handles sessions, time limits and errors. */
import { setTimeout as after } from 'node:timers/promises';
import neo4j, { type Driver, type Session, type SessionConfig } from 'neo4j-driver';
import { TimeLimit, unlessAborted } from '../../contract/timeLimit.js';
import { nextTurn } from '../../contract/turns.js';
import { Availability, type Checks, type Kind } from './availability.js';
import { cypher, parametersOf, type Query } from './cypher.js';
import {
  hadNoConnection,
  isLockTimeout,
  isMemoryError,
  isPassing,
  isRefusal,
  readTooLarge,
  refuseOldServer,
  translated,
} from './databaseErrors.js';
import type { Database, DatabaseAddress, Parameters, QueryRunner, Row } from './database.js';
import { driverTo } from './driver.js';
import { greet } from './handshake.js';
import { Semaphore } from './semaphore.js';
import { planned, runnerOf, withIntegers } from './statements.js';
import { World } from './world.js';
import { READS_AT_ONCE, READ_SECONDS, WRITE_SECONDS } from '../limits.js';

export type { DatabaseAddress, Parameters, QueryRunner, Row } from './database.js';

const CLOSE_MS = 1_000;

const NOTHING = cypher('RETURN 1 AS nothing');

type Access = 'READ' | 'WRITE';
type Bookmarks = Pick<SessionConfig, 'bookmarkManager'>;

interface LastingOptions {
  /** Makes what the database must have; called again when it is back. */
  readonly prepare: (connection: Connection) => Promise<void>;
  /** Waits for a database that is away, and fails calls soon if it is silent. Set for a server. */
  readonly mayBeAway: boolean;
  /** Called before imports and worlds; throws if there is no room for them. */
  readonly refuseWrites?: (() => Promise<void>) | undefined;
}

export class Connection implements Database {
  private readonly reads = new Semaphore(READS_AT_ONCE);
  /** Imports have their own connections, because giving up a silent one gives up all connections of its driver. */
  private readonly drivers: Record<Kind, Driver>;
  private availability: Availability | undefined;
  private refuseWrites: LastingOptions['refuseWrites'];

  private constructor(
    private readonly address: DatabaseAddress,
    /** In a cluster, these make reads see everything that was written or read before. */
    private readonly bookmarks: Bookmarks,
  ) {
    this.drivers = { QUESTION: driverTo(address), IMPORT: driverTo(address) };
  }

  static open(address: DatabaseAddress): Connection {
    const isRouted = address.uri.startsWith('neo4j');
    return new Connection(address, isRouted ? { bookmarkManager: neo4j.bookmarkManager() } : {});
  }

  /**
   * Opens a connection that outlives its database: while the database is away, calls fail at once, and the connection
   * looks for it. Throws `GraphUnavailable`.
   */
  static async openLasting(address: DatabaseAddress, options: LastingOptions): Promise<Connection> {
    const { prepare, mayBeAway, refuseWrites } = options;
    const connection = Connection.open(address);
    const once = async (work: (other: Connection) => Promise<void>) => {
      const other = new Connection(address, connection.bookmarks);
      // If the database is silent, closing never ends.
      await work(other).finally(() => void other.close().catch(() => undefined));
    };
    const checks: Checks = {
      look: async (over) => {
        await greet(address, over);
        await once((other) => other.verify());
      },
      prepare: () => once(prepare),
      giveUp: (kind) => connection.renew(kind),
    };
    connection.refuseWrites = refuseWrites;
    connection.availability = new Availability(checks, mayBeAway);
    await connection.availability.begin().catch(async (error: unknown) => {
      await connection.close();
      throw error;
    });
    return connection;
  }

  /** Resolves when the database is back, or the connection is closed. */
  async back(): Promise<void> {
    await this.availability?.back();
  }

  /** The numbers of reads that run and that wait for their turn. The driver does not report its connections. */
  get load(): { readonly reading: number; readonly waiting: number } {
    return { reading: this.reads.running, waiting: this.reads.inLine };
  }

  /** Throws `GraphUnavailable` if the database cannot be reached, refuses the user, or is too old. */
  async verify(): Promise<void> {
    const asked = await this.inSession(neo4j.session.READ, (session) => session.run('RETURN 1'));
    refuseOldServer(asked.summary.server.agent ?? '');
  }

  /** Whether the database answers, for the local launcher. Throws if it refuses the password: waiting cannot help. */
  async answers(): Promise<boolean> {
    try {
      await this.drivers.QUESTION.executeQuery('RETURN 1', {}, { database: this.address.database });
      return true;
    } catch (error) {
      if (isRefusal(error)) throw error;
      return false;
    }
  }

  /** Runs one statement in one round trip, with its own time limit. */
  run(query: Query, parameters?: Parameters): Promise<readonly Row[]> {
    const limit = new TimeLimit();
    return this.within(limit)
      .run(query, parameters)
      .finally(() => limit.done());
  }

  /** Returns a runner for the reads of one question, which end when `over` aborts. */
  within(limit: TimeLimit, over: AbortSignal = limit.over): QueryRunner {
    return {
      run: (query, parameters = {}) =>
        this.reads.take(over, () => {
          const input = parametersOf(query, withIntegers(parameters));
          over.throwIfAborted();
          return this.inSession(neo4j.session.READ, async (session) => {
            // Uses no explicit transaction: to begin and commit one takes longer than most reads.
            const reading = planned(session.run(query, input, { timeout: READ_SECONDS * 1_000 }), limit);
            // Closing the session resets its connection, and the database then ends at once what runs on it.
            const result = await unlessAborted(reading, over, () => void session.close());
            await nextTurn();
            return result.records.map((record) => record.toObject());
          });
        }),
    };
  }

  /** Runs one write transaction; `work` may run more than once. Waits for other writers that hold locks it needs. */
  async write<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    await this.refuseWrites?.();
    const timeout = WRITE_SECONDS * 1_000;
    const deadline = Date.now() + timeout;
    const once = (session: Session) =>
      session.executeWrite((transaction) => work(runnerOf(transaction)), { timeout });
    for (;;) {
      try {
        return await this.inSession(neo4j.session.WRITE, once, 'IMPORT');
      } catch (error) {
        if (!isLockTimeout(error) || Date.now() > deadline) throw error;
      }
    }
  }

  /** Opens a world, which the caller must close. It ends by itself when its time is over. */
  async openWorld(seconds: number): Promise<World> {
    await this.refuseWrites?.();
    return this.during(async () => {
      const session = this.session(neo4j.session.WRITE);
      try {
        const transaction = await session.beginTransaction({ timeout: seconds * 1_000 });
        return new World(session, transaction, this.address, (work) => this.during(work), seconds);
      } catch (error) {
        await session.close();
        throw translated(error, this.address);
      }
    });
  }

  /**
   * Runs a statement on the server that takes writes: for statements that need their own transaction, such as those for
   * constraints and indexes, and for questions about that server.
   */
  async command(query: Query, parameters: Parameters = {}): Promise<readonly Row[]> {
    const input = parametersOf(query, withIntegers(parameters));
    const result = await this.inSession(neo4j.session.WRITE, (session) => session.run(query, input));
    return result.records.map((record) => record.toObject());
  }

  /** Makes later reads see everything that is stored now, whichever server of a cluster answers. */
  async catchUp(): Promise<void> {
    if (this.bookmarks.bookmarkManager) await this.command(NOTHING);
  }

  /** Plans a statement without running it; with `after`, in a transaction that runs `after` first, rolled back. */
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
    this.availability?.close();
    const closed = Promise.all(Object.values(this.drivers).map((driver) => driver.close()));
    // A silent database does not answer to closing either.
    await Promise.race([closed, after(CLOSE_MS, undefined, { ref: false })]);
  }

  private renew(kind: Kind): void {
    const given = this.drivers[kind];
    this.drivers[kind] = driverTo(this.address);
    void given.close().catch(() => undefined);
  }

  private during<T>(work: () => Promise<T>, kind: Kind = 'QUESTION'): Promise<T> {
    return this.availability ? this.availability.during(work, kind) : work();
  }

  private session(defaultAccessMode: Access, kind: Kind = 'QUESTION'): Session {
    const { database } = this.address;
    return this.drivers[kind].session({ ...this.bookmarks, database, defaultAccessMode, fetchSize: 1_000 });
  }

  private inSession<T>(
    mode: Access,
    work: (session: Session) => PromiseLike<T>,
    kind: Kind = 'QUESTION',
  ): Promise<T> {
    return this.during(() => this.trying(mode, work, kind), kind);
  }

  private async trying<T>(
    mode: Access,
    work: (session: Session) => PromiseLike<T>,
    kind: Kind,
    isSecondTry = false,
  ): Promise<T> {
    const session = this.session(mode, kind);
    try {
      return await work(session);
    } catch (error) {
      const mayPass = hadNoConnection(error) || (mode === neo4j.session.READ && isPassing(error));
      if (isSecondTry || !mayPass)
        throw mode === neo4j.session.READ && isMemoryError(error)
          ? readTooLarge(error)
          : translated(error, this.address, mode === neo4j.session.READ ? READ_SECONDS : WRITE_SECONDS);
    } finally {
      await session.close();
    }
    return this.trying(mode, work, kind, true);
  }
}

/** Rows per batch; larger batches gain nothing. */
const BATCH = 5_000;

export const batchesOf = <T>(rows: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, batch) =>
    rows.slice(batch * BATCH, (batch + 1) * BATCH),
  );

/** Runs a query for batches of rows, if any, without waiting in between. `others`: further parameters. */
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
