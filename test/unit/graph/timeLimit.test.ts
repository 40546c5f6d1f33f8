/** The clock of a question: when it ends, what makes it stand, and what ends it at once. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GraphTimeout, QuestionAbandoned, SearchTimeout } from '../../../src/graph/model/graph.js';
import { TimeLimit } from '../../../src/graph/contract/timeLimit.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const isOver = (limit: TimeLimit) => [limit.searchOver.aborted, limit.over.aborted];

test('a search ends somewhat before the question does', async () => {
  const limit = new TimeLimit();
  await vi.advanceTimersByTimeAsync(7_999);
  expect(isOver(limit)).toEqual([false, false]);
  await vi.advanceTimersByTimeAsync(1);
  expect(isOver(limit)).toEqual([true, false]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(isOver(limit)).toEqual([true, true]);
  expect(limit.searchOver.reason).toBeInstanceOf(SearchTimeout);
  expect(limit.over.reason).toBeInstanceOf(GraphTimeout);
  expect(limit.over.reason).not.toBeInstanceOf(SearchTimeout);
});

test('the clock stands while anything is planned', async () => {
  const limit = new TimeLimit();
  await vi.advanceTimersByTimeAsync(1_000);
  const planned = ([30_000, 20_000] as const).map((ms) =>
    limit.standStill(new Promise<void>((resolve) => setTimeout(resolve, ms))),
  );
  await vi.advanceTimersByTimeAsync(30_000);
  await Promise.all(planned);
  await vi.advanceTimersByTimeAsync(6_999);
  expect(isOver(limit)).toEqual([false, false]);
  await vi.advanceTimersByTimeAsync(1);
  expect(isOver(limit)).toEqual([true, false]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(isOver(limit)).toEqual([true, true]);
});

test('planning that fails starts the clock again', async () => {
  const limit = new TimeLimit();
  await expect(limit.standStill(Promise.reject(new Error('no')))).rejects.toThrow('no');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(isOver(limit)).toEqual([true, true]);
});

test('a client that hangs up ends it at once, whatever makes the clock stand', () => {
  const limit = new TimeLimit();
  void limit.standStill(new Promise(() => undefined));
  limit.abandon();
  expect(isOver(limit)).toEqual([true, true]);
  expect(limit.over.reason).toBeInstanceOf(QuestionAbandoned);
});

test('nothing ends once the answer is there', async () => {
  const limit = new TimeLimit();
  limit.done();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(isOver(limit)).toEqual([false, false]);
});
