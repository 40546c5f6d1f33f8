/** Splits long work into turns. Between turns the server can do other work, such as refusing requests. */
import { setImmediate } from 'node:timers/promises';

/** The length of a turn in milliseconds; quick pieces of work share one. */
const TURN_MS = 5;

/** All questions and imports together wait here, since their pieces would add up in one round of the event loop. */
const waiting: (() => void)[] = [];
let isGivingTurns = false;
let begun = 0;

/** Waits for the next turn: first come, first served. Throws if `over` has been aborted. */
export async function nextTurn(over?: AbortSignal): Promise<void> {
  await new Promise<void>((begin) => {
    waiting.push(begin);
    if (!isGivingTurns) void giveTurns();
  });
  over?.throwIfAborted();
}

/** Waits for the next turn if the present one is over. Throws if `over` has been aborted. */
export async function yieldTurn(over?: AbortSignal): Promise<void> {
  if (isOver()) await nextTurn(over);
  else over?.throwIfAborted();
}

async function giveTurns(): Promise<void> {
  isGivingTurns = true;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (isOver()) {
      await setImmediate();
      begun = performance.now();
    }
    next();
    // Ticks come after all promises: when it has done its piece.
    await new Promise<void>((resolve) => process.nextTick(resolve));
  }
  isGivingTurns = false;
}

const isOver = (): boolean => performance.now() - begun >= TURN_MS;

/** Long work that yields between its pieces. */
export type Work<T> = Generator<undefined, T>;

/** Does the work, and lets other work have its turn in between. Throws if `over` is aborted. */
export const inTurns = async <T>(work: Work<T>, over?: AbortSignal): Promise<T> =>
  (await whileWanted(work, () => true, over)) as T;

async function whileWanted<T>(
  work: Work<T>,
  isWanted: () => boolean,
  over?: AbortSignal,
): Promise<T | undefined> {
  while (isWanted()) {
    for (let piece = work.next(); ; piece = work.next()) {
      if (piece.done) return piece.value;
      if (isOver()) break;
    }
    await nextTurn(over);
  }
  return undefined;
}

let lastLong: Promise<unknown> = Promise.resolve();

/**
 * Does long work in turns, one work after the other: all at once would end later, and often find the same, which is
 * kept once it is found. Returns undefined if the work is not wanted any more when the others are done, or in one of its
 * own turns, and throws if `over` is aborted before it is done.
 */
export function oneByOne<T>(
  work: Work<T>,
  isWanted: () => boolean,
  over?: AbortSignal,
): Promise<T | undefined> {
  const done = lastLong.then(() => whileWanted(work, isWanted, over));
  lastLong = done.catch(() => undefined);
  return done;
}

/** Does all of the work in one piece. */
export function atOnce<T>(work: Work<T>): T {
  for (let piece = work.next(); ; piece = work.next()) if (piece.done) return piece.value;
}
