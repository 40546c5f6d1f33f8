/** A world: a transaction that makes changes to the graph, answers questions about the result, and never commits. */
import type { Session, Transaction } from 'neo4j-driver';
import { unlessAborted, type TimeLimit } from '../../contract/timeLimit.js';
import { GraphTimeout, GraphUnavailable, ImportRunning, ImportTooLarge } from '../../model/graph.js';
import type { Database, DatabaseAddress, Parameters, QueryRunner, Row } from './database.js';
import { parametersOf, type Query } from './cypher.js';
import { isLockTimeout, isMemoryError, readTooLarge, translated } from './databaseErrors.js';
import { Semaphore } from './semaphore.js';
import { planned, runnerOf, withIntegers } from './statements.js';

export const importRunningMessage = 'An import is running. Retry the scenario after it.';

export class World implements Database {
  /** Runs one statement at a time. The time limit of a question does not count while a statement of another runs. */
  private readonly turns = new Semaphore(1);
  /** The error that ended the transaction. All later calls fail with it. */
  private failure: unknown;

  constructor(
    private readonly session: Session,
    private readonly transaction: Transaction,
    private readonly address: DatabaseAddress,
    /** Runs work, and fails it if the database goes away. */
    private readonly during: <T>(work: () => Promise<T>) => Promise<T>,
    private readonly seconds: number,
  ) {}

  run(query: Query, parameters: Parameters = {}): Promise<readonly Row[]> {
    return this.orFailure(() => runnerOf(this.transaction).run(query, parameters));
  }

  /** Returns a runner for reads. A read whose question was ended still runs until the world ends. */
  within(limit: TimeLimit, over: AbortSignal = limit.over): QueryRunner {
    const read = async (query: Query, parameters: Parameters): Promise<readonly Row[]> => {
      const input = parametersOf(query, withIntegers(parameters));
      over.throwIfAborted();
      const reading = planned(this.transaction.run(query, input), limit);
      const { records } = await unlessAborted(reading, over);
      return records.map((record) => record.toObject());
    };
    return {
      run: (query, parameters = {}) =>
        this.turns.take(over, () => this.orFailure(() => read(query, parameters))),
    };
  }

  /** Runs `work` once, in the world's transaction. */
  write<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    return this.orFailure(() => work(runnerOf(this.transaction)));
  }

  /** Discards the world. Later calls fail. */
  async close(reason: Error = this.timeout()): Promise<void> {
    this.failure ??= reason;
    await this.during(() => this.session.close()).catch(() => undefined);
  }

  private async orFailure<T>(work: () => Promise<T>): Promise<T> {
    if (this.failure !== undefined) throw this.failure;
    try {
      return await this.during(work);
    } catch (error) {
      const told = this.told(error);
      if (!this.transaction.isOpen() || told instanceof GraphUnavailable) this.failure ??= told;
      throw this.failure ?? told;
    }
  }

  private timeout(): GraphTimeout {
    const message = `A scenario lasts for ${this.seconds} seconds at most, and its time is over. Change less, ask for less, or raise ROLEGRAPH_SCENARIO_TIME.`;
    return new GraphTimeout(message, { limit: { name: 'scenarioSeconds', max: this.seconds } });
  }

  private told(error: unknown): unknown {
    if (isLockTimeout(error)) return new ImportRunning(importRunningMessage);
    const known = translated(error, this.address);
    if (known instanceof GraphTimeout) return this.timeout();
    return known instanceof ImportTooLarge && isMemoryError(known.cause) ? readTooLarge(known.cause) : known;
  }
}
