/** Points of callers, by a clock that stands where it is put. */
import { expect, it } from 'vitest';
import { Rate } from '../../../../src/api/limits/rate.js';

function rateAt(clock: { ms: number }) {
  return new Rate({ burst: 100, perSecond: 10 }, () => clock.ms);
}

it('lets a caller ask for what it has, and says how long to wait for more', () => {
  const clock = { ms: 0 };
  const rate = rateAt(clock);
  expect(rate.take('a', 80)).toBe(0);
  expect(rate.take('a', 30)).toBe(1);
  clock.ms = 999;
  expect(rate.take('a', 30)).toBeGreaterThan(0);
  clock.ms = 1000;
  expect(rate.take('a', 30)).toBe(0);
  expect(rate.pointsOf('a')).toBe(0);
});

it('counts callers apart, and takes nothing for what it refuses', () => {
  const rate = rateAt({ ms: 0 });
  expect(rate.take('a', 100)).toBe(0);
  expect(rate.take('a', 1)).toBeCloseTo(0.1);
  expect(rate.pointsOf('a')).toBe(0);
  expect(rate.take('b', 100)).toBe(0);
});

it('lets what costs more than a full bucket wait for a full one, and be paid off afterwards', () => {
  const clock = { ms: 0 };
  const rate = rateAt(clock);
  expect(rate.take('a', 250)).toBe(0);
  clock.ms = 10_000;
  expect(rate.take('a', 250)).toBe(15);
  clock.ms = 25_000;
  expect(rate.take('a', 250)).toBe(0);
});

it('gives back what an answer did not come to, and never more than a full bucket', () => {
  const rate = rateAt({ ms: 0 });
  rate.take('a', 60);
  rate.settle('a', 50);
  expect(rate.pointsOf('a')).toBe(90);
  rate.settle('a', 50);
  expect(rate.pointsOf('a')).toBe(100);
});

it('forgets callers whose buckets are full', () => {
  const clock = { ms: 0 };
  const rate = rateAt(clock);
  for (let caller = 0; caller < 1_000; caller += 1) rate.take(`old-${caller}`, 10);
  clock.ms = 1_000;
  rate.take('new', 10);
  expect(rate.remembered).toBe(1);
});
