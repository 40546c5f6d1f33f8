/** Causes are found by trying alone: whatever brings differences about, what is told suffices, and nothing less of it does. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isolate, type Suspicion } from '../../../../src/access/compare/isolate.js';
import { runs } from '../../../support/runs.js';

/** Each difference is gone where all parts of one of its sets are put back. */
type Rules = readonly (readonly (readonly number[])[])[];

const isGone = (sets: Rules[number], putBack: readonly number[]): boolean =>
  sets.some((set) => set.every((part) => putBack.includes(part)));

function suspicion(rules: Rules, size: number, given: Partial<Suspicion<number>> = {}) {
  const tried: (readonly number[])[] = [];
  const asked: Suspicion<number> = {
    differences: rules.map((_sets, at) => at),
    size,
    likely: () => [],
    trials: 10_000,
    attempt: async (putBack, open) => {
      tried.push(putBack);
      return new Set(open.filter((one) => isGone(rules[one] ?? [], putBack)));
    },
    ...given,
  };
  return { asked, tried };
}

const SIZE = 12;
const set = fc.uniqueArray(fc.nat(SIZE - 1), { minLength: 1, maxLength: 4 });
const rules = fc.array(fc.array(set, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });

test('what is told suffices, and is too little without any of it', async () => {
  await fc.assert(
    fc.asyncProperty(rules, fc.array(fc.nat(SIZE - 1), { maxLength: 3 }), async (all, likely) => {
      const { asked, tried } = suspicion(all, SIZE, { likely: () => likely });
      const causes = await isolate(asked);
      expect([...causes.keys()].sort()).toEqual(asked.differences);
      for (const [one, cause] of causes) {
        const sets = all[one] ?? [];
        expect(isGone(sets, cause)).toBe(true);
        for (const part of cause)
          expect(
            isGone(
              sets,
              cause.filter((other) => other !== part),
            ),
          ).toBe(false);
        // Not guessed: it was among what was tried.
        expect(tried.map(String)).toContain(String(cause));
      }
    }),
    runs(2_000),
  );
});

test('nothing is told that was not settled within the trials', async () => {
  await fc.assert(
    fc.asyncProperty(rules, fc.nat(30), async (all, trials) => {
      const { asked, tried } = suspicion(all, SIZE, { trials });
      const causes = await isolate(asked);
      expect(tried.length).toBeLessThanOrEqual(trials);
      for (const [one, cause] of causes)
        for (const part of cause)
          expect(
            isGone(
              all[one] ?? [],
              cause.filter((other) => other !== part),
            ),
          ).toBe(false);
    }),
    runs(2_000),
  );
});

test('of a hundred parts one is found in a few trials, and what is likely in one', async () => {
  const single: Rules = [[[77]]];
  const halved = suspicion(single, 100);
  expect(await isolate(halved.asked)).toEqual(new Map([[0, [77]]]));
  expect(halved.tried.length).toBeLessThan(16);
  const likely = suspicion(single, 100, { likely: () => [77] });
  expect(await isolate(likely.asked)).toEqual(new Map([[0, [77]]]));
  expect(likely.tried).toEqual([[77]]);
});

test('differences of one cause share their trials', async () => {
  const one = suspicion([[[5]]], 64);
  const many = suspicion(
    Array.from({ length: 50 }, () => [[5]]),
    64,
  );
  await isolate(one.asked);
  await isolate(many.asked);
  expect(many.tried).toEqual(one.tried);
});

test('a difference that is there whatever is put back has no cause', async () => {
  const { asked } = suspicion([[[1]], []], 8);
  expect(await isolate(asked)).toEqual(new Map([[0, [1]]]));
});

test('where nothing can be tried any more, what was found stands, and nothing is taken for tried in vain', async () => {
  const all: Rules = [[[1]], [[2, 3]]];
  const { asked, tried } = suspicion(all, 4, { likely: (one) => [one + 1] });
  const attempt: typeof asked.attempt = async (putBack, open) =>
    tried.length < 3 ? asked.attempt(putBack, open) : undefined;
  expect(await isolate({ ...asked, attempt })).toEqual(new Map([[0, [1]]]));
  expect(tried).toEqual([[1], [2], [0, 1, 2, 3]]);
});
