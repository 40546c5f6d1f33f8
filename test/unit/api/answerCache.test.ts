/** What an earlier request was answered is given again to later pages, and only as long as it holds. */
import { expect, test, vi } from 'vitest';
import type { SearchLimit } from '../../../src/access/shared/answer.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import { Memory } from '../../../src/api/reading/answerCache.js';

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

test('is asked again where an import or other scenarios left something out', async () => {
  const memory = new Memory();
  await memory.answer('question', atVersion('7'), async () => ({ ...answered('7'), isUnfinished: true }));
  const whole = { ...answered('7'), isUnfinished: false };
  expect(await memory.answer('question', atVersion('7'), async () => whole)).toBe(whole);
  expect(await memory.answer('question', atVersion('7'), async () => answered('7'))).toBe(whole);
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
