/** Whether the database answers: while it is known not to, what is asked of it fails at once, and one look a second finds out that it is back. */
import { setMaxListeners } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { GraphAway, GraphUnavailable } from '../../model/graph.js';
import { isRefused } from './databaseErrors.js';
import { unlessAborted } from '../../contract/timeLimit.js';

/** What waits for an answer. A database that commits much may be silent for seconds, which an import has the patience for. */
export type Kind = 'QUESTION' | 'IMPORT';

export interface Checks {
  /** Whether the database answers, on a connection of its own. */
  look(): Promise<void>;
  /** The same, and all that it needs for questions. */
  prepare(): Promise<void>;
  /** What of this kind still waits has been given up. */
  giveUp(kind: Kind): void;
}

/** Whatever waits longer makes us look. */
const QUIET_MS = 300;

/** How long it may be silent before whoever waits is told: a client of a server soon, others once it is sure. */
const PATIENCE_MS = 1_500;
const LONG_PATIENCE_MS = 15_000;
/** One that has just started is slow. */
const RETURN_PATIENCE_MS = 5_000;

const PAUSE_MS = 1_000;
/** After three wrong passwords the database locks a user out for five seconds, whoever else signs in as that. */
const PAUSE_WHEN_REFUSED_MS = 8_000;

/** Keys, indexes and what they take to fill. */
const PREPARE_MS = 120_000;

export class Availability {
  #away: GraphUnavailable | undefined;
  #waiting = 0;
  #isWatching = false;
  #isLooking = false;
  #back = Promise.resolve();
  readonly #closed = new AbortController();
  readonly #lost = { QUESTION: newLoss(), IMPORT: newLoss() };

  /** `mayBeAway`: it is waited for, also at the start. */
  constructor(
    private readonly checks: Checks,
    private readonly mayBeAway: boolean,
  ) {}

  /** Throws `GraphUnavailable` where the database is away, or goes away meanwhile. */
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

  /** Throws what keeps the database from being used. */
  async begin(): Promise<void> {
    try {
      await this.#prepare(LONG_PATIENCE_MS);
    } catch (error) {
      if (!this.mayBeAway || !(error instanceof GraphAway)) throw error;
      this.#goAway(error);
    }
  }

  /** From now on it counts as away. */
  #goAway(reason: GraphUnavailable): void {
    this.#away = reason;
    this.#giveUp('QUESTION', reason);
    const patience = setTimeout(() => this.#giveUp('IMPORT', reason), LONG_PATIENCE_MS).unref();
    this.#back = this.#return().finally(() => clearTimeout(patience));
  }

  /** Resolves when it is there, or when nobody asks any more. */
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
    await withinTime(this.checks.look(), patience);
    await withinTime(this.checks.prepare(), PREPARE_MS);
  }

  /** As long as anything waits. */
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
    const problem = await withinTime(this.checks.look(), patience).catch((error: unknown) => error);
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
  // One of each that waits.
  setMaxListeners(0, loss.signal);
  return loss;
}

const TICK_MS = 100;

/** In the time in which this process could have noticed an answer: while it works on an import, it notices none. */
async function withinTime(work: Promise<void>, milliseconds: number): Promise<void> {
  for (let left = milliseconds / TICK_MS; left > 0; left -= 1) {
    const tick = after(TICK_MS, false, { ref: false });
    if (await Promise.race([work.then(() => true), tick])) return;
  }
  throw new GraphAway(
    'Neo4j accepts connections and does not answer. Is it overloaded, or the network between?',
  );
}
