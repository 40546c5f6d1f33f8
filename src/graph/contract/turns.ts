/** Splits long work into turns. Between turns the server can do other work, such as refusing requests. */
import { setImmediate } from 'node:timers/promises';

/** The length of a turn in milliseconds; quick pieces of work share one. */
const TURN_MS = 5;

/** The queue of all questions and imports together, since their pieces would add up in one round of the event loop. */
let last: Promise<void> = Promise.resolve();
let begun = 0;

/** Waits for the next turn. Throws if `over` has been aborted. */
export async function nextTurn(over?: AbortSignal): Promise<void> {
  do {
    last = last.then(begin);
    await last;
    // Work that went on just before may have used up the whole turn.
  } while (isOver());
  over?.throwIfAborted();
}

async function begin(): Promise<void> {
  if (!isOver()) return;
  await setImmediate();
  begun = performance.now();
}

const isOver = (): boolean => performance.now() - begun >= TURN_MS;

/** Runs the steps, and lets other work have its turn in between. */
export async function inTurns<T>(steps: Generator<undefined, T>): Promise<T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (isOver()) await nextTurn();
  }
}
