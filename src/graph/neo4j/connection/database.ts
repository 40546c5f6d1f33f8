/** The interfaces of databases that statements run on. */
import type { TimeLimit } from '../../contract/timeLimit.js';
import type { Query } from './cypher.js';

export interface DatabaseAddress {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export type Parameters = Readonly<Record<string, unknown>>;
export type Row = Readonly<Record<string, unknown>>;

/** Runs queries: each as its own read, or inside the transaction of an import. */
export interface QueryRunner {
  run(query: Query, parameters?: Parameters): Promise<readonly Row[]>;
}

/** A database, or a world in it, on which reads and imports run. */
export interface Database extends QueryRunner {
  /** Returns a runner for the reads of one question, which end when `over` aborts. */
  within(limit: TimeLimit, over?: AbortSignal): QueryRunner;
  /** Runs `work` in a transaction. It may run more than once. */
  write<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T>;
}
