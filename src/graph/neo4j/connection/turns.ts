/** Lets others have a look in between: health is told and requests are refused while many answers are worked on. */
import { setImmediate } from 'node:timers/promises';

let last: Promise<void> = Promise.resolve();

/** Whoever waits for this goes on alone: the event loop looks for what else there is before the next one does. */
export function nextTurn(): Promise<void> {
  last = last.then(() => setImmediate());
  return last;
}
