/** The time limit of one question, for all its statements together. */
import { setMaxListeners } from 'node:events';
import { GraphTimeout, QuestionAbandoned, SearchTimeout } from '../model/graph.js';

/** The time of a question, unless the environment sets another. */
export const QUESTION_SECONDS = 10;

/** The part of the time for searching. The rest is left to answer with what was found. */
const PART_FOR_SEARCHING = 0.8;

/**
 * The clock stops while the database plans a statement, which happens once and can take seconds on a busy machine, and
 * while an import runs, which has a limit of its own. Once nobody waits for the answer, the question ends.
 */
export class TimeLimit {
  readonly #over = new AbortController();
  readonly #searchOver = new AbortController();
  /** How long the clock has run until it last stopped, and when it last started. */
  #elapsed = 0;
  #since = performance.now();
  /** The number of reasons for which the clock is stopped. */
  #standing = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly seconds: number = QUESTION_SECONDS) {
    // Each running read adds a listener.
    setMaxListeners(0, this.over, this.searchOver);
    this.#go();
  }

  /** Aborted when the question must end. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  /** Aborted when searches must end, somewhat earlier. */
  get searchOver(): AbortSignal {
    return this.#searchOver.signal;
  }

  /** Ends the question because the client hung up, or has its answer. */
  abandon(): void {
    const reason = new QuestionAbandoned('Nobody waits for the answer.');
    for (const controller of [this.#searchOver, this.#over]) controller.abort(reason);
    this.done();
  }

  /** Stops the timer once the answer is complete. */
  done(): void {
    clearTimeout(this.#timer);
  }

  /** Stops the clock until `work` is done. */
  async standStill<T>(work: Promise<T>): Promise<T> {
    if (this.#standing === 0) this.#stop();
    this.#standing += 1;
    try {
      return await work;
    } finally {
      this.#standing -= 1;
      if (this.#standing === 0) this.#go();
    }
  }

  get #tooLong(): string {
    const ofSearch = this.seconds * PART_FOR_SEARCHING;
    return `The question took longer than its ${this.seconds} seconds, of which a search has ${ofSearch}. Ask for less: fewer hops, a smaller page.`;
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#elapsed += performance.now() - this.#since;
  }

  /** Starts the timer for the next limit. The timer does not keep the process alive. */
  #go(): void {
    this.#since = performance.now();
    if (this.#over.signal.aborted) return;
    const isSearching = !this.#searchOver.signal.aborted;
    const [next, part, Reason] = isSearching
      ? ([this.#searchOver, PART_FOR_SEARCHING, SearchTimeout] as const)
      : ([this.#over, 1, GraphTimeout] as const);
    const timeIsUp = (): void => {
      next.abort(new Reason(this.#tooLong, { limit: { name: 'questionSeconds', max: this.seconds } }));
      this.#stop();
      this.#go();
    };
    this.#timer = setTimeout(timeIsUp, Math.max(this.seconds * 1_000 * part - this.#elapsed, 0)).unref();
  }
}

/** Returns the result of `work`, unless the signal aborts: then calls `stop` and throws the signal's reason. */
export async function unlessAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
  stop: () => void = () => undefined,
): Promise<T> {
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => {
      reject(signal.reason as Error);
      stop();
    };
    signal.addEventListener('abort', abort, { once: true });
  });
  if (signal.aborted) abort();
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
