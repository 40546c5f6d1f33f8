/**
 * Reads that are more than the database takes at once wait for their turn, in order, and not for ever. Statements of a
 * transaction go out in order, and only so many rows ahead of the answers.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Semaphore } from '../../../src/graph/neo4j/connection/semaphore.js';

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
  const all = [0, 1, 2, 3, 4, 5, 6].map((number) => turns.take(undefined, () => one(number)));
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(most).toBe(2);
  expect(started).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('work that fails hands its turn on', async () => {
  const turns = new Semaphore(1);
  const failing = turns.take(undefined, () => Promise.reject(new Error('refused')));
  const next = turns.take(undefined, () => Promise.resolve('done'));
  await expect(failing).rejects.toThrow('refused');
  expect(await next).toBe('done');
});

test('whoever waits too long gives up, and takes no turn from others', async () => {
  const turns = new Semaphore(1);
  const long = turns.take(undefined, () => later(40, 'long'));
  const patience = new AbortController();
  const impatient = turns.take(patience.signal, () => Promise.resolve('never'));
  const patient = turns.take(undefined, () => Promise.resolve('patient'));
  patience.abort(new Error('too late'));
  await expect(impatient).rejects.toThrow('too late');
  expect([await long, await patient]).toEqual(['long', 'patient']);
  expect(await turns.take(undefined, () => Promise.resolve('free'))).toBe('free');
});

function transaction(most: number) {
  const inFlight = new Semaphore(most);
  const sent: string[] = [];
  const answers = new Map<string, () => void>();
  const send = (name: string, rows: number): Promise<void> =>
    inFlight.take(
      undefined,
      () => {
        sent.push(name);
        return new Promise((resolve) => answers.set(name, resolve));
      },
      rows,
    );
  const answer = async (name: string): Promise<void> => {
    answers.get(name)?.();
    await nextTurn();
  };
  return { inFlight, sent, send, answer };
}

test('sends what fits without waiting, and the rest as answers come', async () => {
  const { sent, send, answer } = transaction(10);
  const all = Promise.all([send('a', 4), send('b', 4), send('c', 4), send('d', 1)]);
  await nextTurn();
  expect(sent).toEqual(['a', 'b']);
  await answer('a');
  expect(sent).toEqual(['a', 'b', 'c', 'd']);
  for (const name of ['b', 'c', 'd']) await answer(name);
  await all;
});

test('lets nothing overtake what waits, though it would fit', async () => {
  const { sent, send, answer } = transaction(10);
  const all = Promise.all([send('a', 8), send('large', 9), send('small', 1)]);
  await nextTurn();
  expect(sent).toEqual(['a']);
  await answer('a');
  expect(sent).toEqual(['a', 'large', 'small']);
  for (const name of ['large', 'small']) await answer(name);
  await all;
});

test('sends what is larger than all that may wait, by itself', async () => {
  const { sent, send, answer } = transaction(10);
  const all = Promise.all([send('a', 1), send('huge', 50)]);
  await nextTurn();
  expect(sent).toEqual(['a']);
  await answer('a');
  expect(sent).toEqual(['a', 'huge']);
  await answer('huge');
  await all;
});

test('goes on after one that failed', async () => {
  const { inFlight, sent, send, answer } = transaction(10);
  await expect(inFlight.take(undefined, () => Promise.reject(new Error('refused')), 10)).rejects.toThrow(
    'refused',
  );
  const next = send('next', 10);
  await nextTurn();
  expect(sent).toEqual(['next']);
  await answer('next');
  await next;
});

test('lets what comes next begin where what waits before it gives up', async () => {
  const { inFlight, sent, send, answer } = transaction(10);
  const first = send('a', 8);
  const patience = new AbortController();
  const large = inFlight.take(patience.signal, () => Promise.resolve('large'), 9);
  const small = send('small', 1);
  await nextTurn();
  expect(sent).toEqual(['a']);
  patience.abort(new Error('too late'));
  await expect(large).rejects.toThrow('too late');
  await nextTurn();
  expect(sent).toEqual(['a', 'small']);
  for (const name of ['a', 'small']) await answer(name);
  await Promise.all([first, small]);
});

test('whoever comes too late has no turn', async () => {
  const turns = new Semaphore(1);
  const over = AbortSignal.abort(new Error('too late'));
  await expect(turns.take(over, () => Promise.resolve('never'))).rejects.toThrow('too late');
  expect(await turns.take(undefined, () => Promise.resolve('free'))).toBe('free');
});
