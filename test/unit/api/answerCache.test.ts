/** What an earlier request was answered is given again to later pages, and only as long as it holds. */
import { describe, expect, test, vi } from 'vitest';
import type { SearchLimit } from '../../../src/access/shared/answer.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import { Memory, SharedAnswer } from '../../../src/api/reading/answerCache.js';

const answered = (graphVersion: string, ...truncatedBy: readonly SearchLimit[]) => ({
  graphVersion,
  completeness: { complete: truncatedBy.length === 0, truncatedBy, explored: 1, unexplored: [] },
});

const atVersion = (graphVersion: string) =>
  ({ graphVersion: async () => graphVersion }) as Partial<GraphReader> as GraphReader;

test('is asked once while the graph stays the same', async () => {
  const memory = new Memory();
  const ask = vi.fn(async () => answered('7', 'MAX_HOPS'));
  const first = await memory.answer({ to: 'a' }, atVersion('7'), ask);
  expect(await memory.answer({ to: 'a' }, atVersion('7'), ask)).toBe(first);
  expect(ask).toHaveBeenCalledTimes(1);
  await memory.answer({ to: 'b' }, atVersion('7'), ask);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('is asked again once the graph has changed', async () => {
  const memory = new Memory();
  await memory.answer('question', atVersion('7'), async () => answered('7'));
  const now = answered('8');
  expect(await memory.answer('question', atVersion('8'), async () => now)).toBe(now);
  expect(await memory.answer('question', atVersion('8'), async () => answered('8'))).toBe(now);
});

test('is asked again after a while, since dates can be over by then (E-93)', async () => {
  let now = 0;
  const memory = new Memory(undefined, () => now);
  const ask = vi.fn(async () => answered('7'));
  for (now of [0, 600_000, 1_000_000]) await memory.answer('question', atVersion('7'), ask);
  expect(ask).toHaveBeenCalledTimes(2);
});

test.each(['TIME_LIMIT', 'GRAPH_CHANGED'] as const)('is asked again where %s cut it short', async (limit) => {
  const memory = new Memory();
  await memory.answer('question', atVersion('7'), async () => answered('7', limit));
  const whole = answered('7');
  expect(await memory.answer('question', atVersion('7'), async () => whole)).toBe(whole);
});

test('forgets what was asked longest ago', async () => {
  const memory = new Memory();
  const ask = vi.fn(async () => answered('7'));
  for (const question of ['a', 'b', 'c', 'd', 'e']) await memory.answer(question, atVersion('7'), ask);
  await memory.answer('e', atVersion('7'), ask);
  expect(ask).toHaveBeenCalledTimes(5);
  await memory.answer('a', atVersion('7'), ask);
  expect(ask).toHaveBeenCalledTimes(6);
});

describe('what everybody asks in the same words', () => {
  const never = new AbortController().signal;

  test('is worked out once for each version of the graph, also where all ask at once', async () => {
    const shared = new SharedAnswer<number>();
    const ask = vi.fn(async () => 1);
    const asking = (version: string) => shared.answer(atVersion(version), never, ask);
    expect(await Promise.all(['7', '7', '7'].map(asking))).toEqual([1, 1, 1]);
    expect(ask).toHaveBeenCalledTimes(1);
    await asking('8');
    expect(ask).toHaveBeenCalledTimes(2);
  });

  test('goes on where the question that asked first runs out of time', async () => {
    const shared = new SharedAnswer<number>();
    let finish = (_: number): void => undefined;
    const ask = vi.fn(() => new Promise<number>((resolve) => (finish = resolve)));
    const over = new AbortController();
    const first = shared.answer(atVersion('7'), over.signal, ask);
    await vi.waitFor(() => expect(ask).toHaveBeenCalled());
    over.abort(new Error('too long'));
    await expect(first).rejects.toThrow('too long');
    const second = shared.answer(atVersion('7'), never, ask);
    finish(5);
    expect(await second).toBe(5);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test('is asked again where that failed', async () => {
    const shared = new SharedAnswer<number>();
    const failed = shared.answer(atVersion('7'), never, async () => Promise.reject(new Error('no')));
    await expect(failed).rejects.toThrow('no');
    expect(await shared.answer(atVersion('7'), never, async () => 2)).toBe(2);
  });
});
