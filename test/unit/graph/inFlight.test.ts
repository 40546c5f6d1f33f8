/** Statements of a transaction go out in order, and only so many rows ahead of the answers. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { InFlight } from '../../../src/graph/neo4j/connection/inFlight.js';

function transaction(most: number) {
  const inFlight = new InFlight(most);
  const sent: string[] = [];
  const answers = new Map<string, () => void>();
  const send = (name: string, rows: number): Promise<void> =>
    inFlight.after(rows, () => {
      sent.push(name);
      return new Promise((resolve) => answers.set(name, resolve));
    });
  const answer = async (name: string): Promise<void> => {
    answers.get(name)?.();
    await nextTurn();
  };
  return { inFlight, sent, send, answer };
}

it('sends what fits without waiting, and the rest as answers come', async () => {
  const { sent, send, answer } = transaction(10);
  const all = Promise.all([send('a', 4), send('b', 4), send('c', 4), send('d', 1)]);
  await nextTurn();
  expect(sent).toEqual(['a', 'b']);
  await answer('a');
  expect(sent).toEqual(['a', 'b', 'c', 'd']);
  for (const name of ['b', 'c', 'd']) await answer(name);
  await all;
});

it('lets nothing overtake what waits, though it would fit', async () => {
  const { sent, send, answer } = transaction(10);
  const all = Promise.all([send('a', 8), send('large', 9), send('small', 1)]);
  await nextTurn();
  expect(sent).toEqual(['a']);
  await answer('a');
  expect(sent).toEqual(['a', 'large', 'small']);
  for (const name of ['large', 'small']) await answer(name);
  await all;
});

it('sends what is larger than all that may wait, by itself', async () => {
  const { sent, send, answer } = transaction(10);
  const all = Promise.all([send('a', 1), send('huge', 50)]);
  await nextTurn();
  expect(sent).toEqual(['a']);
  await answer('a');
  expect(sent).toEqual(['a', 'huge']);
  await answer('huge');
  await all;
});

it('goes on after one that failed', async () => {
  const { inFlight, sent, send, answer } = transaction(10);
  await expect(inFlight.after(10, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  const next = send('next', 10);
  await nextTurn();
  expect(sent).toEqual(['next']);
  await answer('next');
  await next;
});
