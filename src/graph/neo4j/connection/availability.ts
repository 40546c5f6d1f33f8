/** Tracks whether the database answers. While it is away, calls fail at once, and it is checked once a second. */
import { setMaxListeners } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { GraphAway, GraphUnavailable } from '../../model/graph.js';
import { isRefused } from './databaseErrors.js';
import { unlessAborted } from '../../contract/timeLimit.js';

/** The kind of call that waits. Imports wait longer, since a database that commits much may be silent for seconds. */
export type Kind = 'QUESTION' | 'IMPORT';

export interface Checks {
  /** Checks that the database answers, on a new connection, which ends with `over`. */
  look(over: AbortSignal): Promise<void>;
  /** Checks that the database answers, and makes what questions need in it. */
  prepare(): Promise<void>;
  /** Called after all waiting calls of this kind were given up. */
  giveUp(kind: Kind): void;
}

/** A call that waits longer makes `Availability` check the database. */
const QUIET_MS = 300;

/** How long the database may be silent before calls fail: short for clients of a server, long for others. */
const PATIENCE_MS = 1_500;
const LONG_PATIENCE_MS = 15_000;
/** A database that has just started is slow. */
const RETURN_PATIENCE_MS = 5_000;

const PAUSE_MS = 1_000;
/** After three wrong passwords the database locks the user out for five seconds, also for other clients. */
const PAUSE_WHEN_REFUSED_MS = 8_000;

/** The time limit for making keys and indexes, and for filling them. */
const PREPARE_MS = 120_000;

export class Availability {
  #away: GraphUnavailable | undefined;
  #waiting = 0;
  #isWatching = false;
  #isLooking = false;
  #back = Promise.resolve();
  readonly #closed = new AbortController();
  readonly #lost = { QUESTION: newLoss(), IMPORT: newLoss() };

  /** `mayBeAway`: waits for a database that is away, also at the start. */
  constructor(
    private readonly checks: Checks,
    private readonly mayBeAway: boolean,
  ) {}

  /** Runs `work`. Throws `GraphUnavailable` if the database is away, or goes away meanwhile. */
  async during<T>(work: () => PromiseLike<T>, kind: Kind = 'QUESTION'): Promise<T> {
    if (this.#away) throw this.#away;
    this.#waiting += 1;
    void this.#watch();
    try {
      return await unlessAborted(Promise.resolve(work()), this.#lost[kind].signal);
    } catch (error) {
      if (error instanceof GraphAway || isRefused(error)) void this.#suspect();
      throw error;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Prepares the database. Throws the reason if it cannot be used. */
  async begin(): Promise<void> {
    try {
      await this.#prepare(LONG_PATIENCE_MS);
    } catch (error) {
      if (!this.mayBeAway || !(error instanceof GraphAway)) throw error;
      this.#goAway(error);
    }
  }

  /** Marks the database as away, fails waiting calls and starts to look for it. */
  #goAway(reason: GraphUnavailable): void {
    this.#away = reason;
    this.#giveUp('QUESTION', reason);
    const patience = setTimeout(() => this.#giveUp('IMPORT', reason), LONG_PATIENCE_MS).unref();
    this.#back = this.#return().finally(() => clearTimeout(patience));
  }

  /** Resolves when the database is back, or when this is closed. */
  back(): Promise<void> {
    return this.#back;
  }

  close(): void {
    this.#closed.abort();
  }

  #giveUp(kind: Kind, reason: GraphUnavailable): void {
    const lost = this.#lost[kind];
    this.#lost[kind] = newLoss();
    lost.abort(reason);
    this.checks.giveUp(kind);
  }

  async #return(): Promise<void> {
    do await this.#pause(isRefused(this.#away) ? PAUSE_WHEN_REFUSED_MS : PAUSE_MS);
    while (!this.#closed.signal.aborted && !(await this.#isBack()));
    this.#away = undefined;
  }

  async #isBack(): Promise<boolean> {
    try {
      await this.#prepare(RETURN_PATIENCE_MS);
      return true;
    } catch (error) {
      if (error instanceof GraphUnavailable) this.#away = error;
      return false;
    }
  }

  async #prepare(patience: number): Promise<void> {
    await withinTime((over) => this.checks.look(over), patience);
    await withinTime(() => this.checks.prepare(), PREPARE_MS);
  }

  /** Checks the database repeatedly as long as calls wait. */
  async #watch(): Promise<void> {
    if (this.#isWatching) return;
    this.#isWatching = true;
    do {
      await this.#pause(QUIET_MS);
      if (this.#waiting > 0) await this.#suspect();
    } while (this.#waiting > 0 && !this.#closed.signal.aborted);
    this.#isWatching = false;
  }

  async #suspect(): Promise<void> {
    if (this.#away || this.#isLooking || this.#closed.signal.aborted) return;
    this.#isLooking = true;
    const patience = this.mayBeAway ? PATIENCE_MS : LONG_PATIENCE_MS;
    const problem = await withinTime((over) => this.checks.look(over), patience).catch(
      (error: unknown) => error,
    );
    this.#isLooking = false;
    if (problem instanceof GraphUnavailable && !this.#closed.signal.aborted) this.#goAway(problem);
  }

  async #pause(milliseconds: number): Promise<void> {
    const { signal } = this.#closed;
    await after(milliseconds, undefined, { ref: false, signal }).catch(() => undefined);
  }
}

function newLoss(): AbortController {
  const loss = new AbortController();
  // Each waiting call adds a listener.
  setMaxListeners(0, loss.signal);
  return loss;
}

const TICK_MS = 100;

/** Counts only time in which this process could have noticed an answer: while it works on an import, it cannot. */
async function withinTime(begin: (over: AbortSignal) => Promise<void>, milliseconds: number): Promise<void> {
  const over = new AbortController();
  const work = begin(over.signal);
  try {
    for (let left = milliseconds / TICK_MS; left > 0; left -= 1) {
      const tick = after(TICK_MS, false, { ref: false });
      if (await Promise.race([work.then(() => true), tick])) return;
    }
  } finally {
    over.abort();
  }
  throw new GraphAway(
    'Neo4j accepts connections and does not answer. Is it overloaded, or the network between?',
  );
}
