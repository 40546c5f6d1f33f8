/** Long work is done in turns: between them the server does what else there is to do, such as to refuse requests. */
import { setImmediate } from 'node:timers/promises';

/** Quick pieces share a turn of this many milliseconds. */
const TURN_MS = 5;

/** Of all questions and imports: pieces that go on in the same round of the event loop would add up. */
let last: Promise<void> = Promise.resolve();
let begun = 0;

/** Throws where what it is for has no time left. */
export async function nextTurn(over?: AbortSignal): Promise<void> {
  do {
    last = last.then(begin);
    await last;
    // Whoever was let in just before may have taken all of the turn meanwhile.
  } while (isOver());
  over?.throwIfAborted();
}

async function begin(): Promise<void> {
  if (!isOver()) return;
  await setImmediate();
  begun = performance.now();
}

const isOver = (): boolean => performance.now() - begun >= TURN_MS;

/** Whatever else is under way has its turn in between. */
export async function inTurns<T>(steps: Generator<undefined, T>): Promise<T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (isOver()) await nextTurn();
  }
}
