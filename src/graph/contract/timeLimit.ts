/** How long one question may take, however many statements it reads. */
import { setMaxListeners } from 'node:events';
import { GraphTimeout, QuestionAbandoned, SearchTimeout } from '../model/graph.js';

const QUESTION_MS = 10_000;

/** A search that runs out of time has the rest to tell what it found. */
const PART_FOR_SEARCHING = 0.8;

/**
 * The clock stops while the database plans a statement, which happens once and can take seconds on a busy machine, and
 * while an import runs, which has a limit of its own. If the client hangs up, the question ends at once.
 */
export class TimeLimit {
  readonly #over = new AbortController();
  readonly #searchOver = new AbortController();
  /** How long the clock ran, and since when it runs again. */
  #elapsed = 0;
  #since = performance.now();
  /** So many things make it stand. */
  #standing = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly most: number = QUESTION_MS) {
    // One of each read that is running.
    setMaxListeners(0, this.over, this.searchOver);
    this.#go();
  }

  /** Aborted when the question must end. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  /** Aborted somewhat earlier. */
  get searchOver(): AbortSignal {
    return this.#searchOver.signal;
  }

  /** The client hung up. */
  abandon(): void {
    const reason = new QuestionAbandoned('The client hung up.');
    for (const controller of [this.#searchOver, this.#over]) controller.abort(reason);
    this.done();
  }

  /** The answer is there. */
  done(): void {
    clearTimeout(this.#timer);
  }

  /** The clock stands until `work` is done. */
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
      next.abort(new Reason('The question took too long and was stopped.'));
      this.#stop();
      this.#go();
    };
    this.#timer = setTimeout(timeIsUp, Math.max(this.most * part - this.#elapsed, 0)).unref();
  }
}

/** What `work` comes to; or it is stopped, and the signal says why. */
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
