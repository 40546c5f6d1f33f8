/** What statements run on. */
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

/** What runs queries: one read of its own, or inside an import's transaction. */
export interface QueryRunner {
  run(query: Query, parameters?: Parameters): Promise<readonly Row[]>;
}

/** What reads and imports run on: a database, or a world in it. */
export interface Database extends QueryRunner {
  /** For the reads of one question. `over`: when they end. */
  within(limit: TimeLimit, over?: AbortSignal): QueryRunner;
  /** `work` may run more than once. */
  write<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T>;
}
