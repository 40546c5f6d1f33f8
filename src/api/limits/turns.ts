/** Decisions are made in one piece each: between them the server does what else there is to do. */
import { setImmediate } from 'node:timers/promises';
import type { TimeLimit } from '../../graph/contract/timeLimit.js';

/** Quick decisions share a turn of this many milliseconds. */
const TURN_MS = 5;

/** Of all requests: several that came in one round of the event loop would go on in one as well. */
let last: Promise<void> = Promise.resolve();
let begun = 0;

/** Throws where the question has no time left. */
export async function nextTurn({ over }: TimeLimit): Promise<void> {
  do {
    last = last.then(begin);
    await last;
    // Whoever was let in just before may have taken all of the turn meanwhile.
  } while (isOver());
  over.throwIfAborted();
}

async function begin(): Promise<void> {
  if (!isOver()) return;
  await setImmediate();
  begun = performance.now();
}

const isOver = (): boolean => performance.now() - begun >= TURN_MS;
