/** Decisions are made in one piece each: between two of them the server does what else there is to do. */
import { setImmediate } from 'node:timers/promises';
import type { TimeLimit } from '../../graph/contract/timeLimit.js';

/** Of all requests: several that came in one round of the event loop would go on in one as well. */
let last: Promise<unknown> = Promise.resolve();

/** Throws where the question has no time left. */
export async function nextTurn({ over }: TimeLimit): Promise<void> {
  last = last.then(() => setImmediate());
  await last;
  over.throwIfAborted();
}
