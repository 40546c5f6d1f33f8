/** Reads that are more than the database takes at once wait for their turn, in order, and not for ever. */
import { expect, test } from 'vitest';
import { Semaphore } from '../../../src/graph/neo4j/connection/semaphore.js';

/** Nobody loses patience. */
const never = new AbortController().signal;

const later = <T>(ms: number, value: T): Promise<T> =>
  new Promise((resolve) => setTimeout(() => resolve(value), ms));

test('so many run at once, and the others follow in order', async () => {
  const turns = new Semaphore(2);
  const started: number[] = [];
  let running = 0;
  let most = 0;
  const one = async (number: number) => {
    started.push(number);
    running += 1;
    most = Math.max(most, running);
    await later(2, undefined);
    running -= 1;
    return number;
  };
  const all = [0, 1, 2, 3, 4, 5, 6].map((number) => turns.take(never, () => one(number)));
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(most).toBe(2);
  expect(started).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('work that fails hands its turn on', async () => {
  const turns = new Semaphore(1);
  const failing = turns.take(never, () => Promise.reject(new Error('refused')));
  const next = turns.take(never, () => Promise.resolve('done'));
  await expect(failing).rejects.toThrow('refused');
  expect(await next).toBe('done');
});

test('whoever waits too long gives up, and takes no turn from others', async () => {
  const turns = new Semaphore(1);
  const long = turns.take(never, () => later(40, 'long'));
  const patience = new AbortController();
  const impatient = turns.take(patience.signal, () => Promise.resolve('never'));
  const patient = turns.take(never, () => Promise.resolve('patient'));
  patience.abort(new Error('too late'));
  await expect(impatient).rejects.toThrow('too late');
  expect([await long, await patient]).toEqual(['long', 'patient']);
  expect(await turns.take(never, () => Promise.resolve('free'))).toBe('free');
});
