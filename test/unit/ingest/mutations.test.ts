/** Hostile variants of a real-shaped export: each is read correctly or refused with a place, and none hangs (I4, I5). */
import { describe, expect, it } from 'vitest';
import { isDeep } from '../../support/runs.js';
import { complaints, fixtureText, mergeFiles } from './exports.js';
import { mutateText, mutateValue, randomFrom } from './mutate.js';

const prototypeKeys = Object.getOwnPropertyNames(Object.prototype);
/** Always the same, and in a deep run as many as there is time for from anywhere. */
const [first, length] = isDeep ? [Date.now() % 2 ** 31, 3_000] : [1, 150];
const seeds = Array.from({ length }, (_, index) => first + index);

describe.each([
  ['values', mutateValue],
  ['text', mutateText],
])('exports with mutated %s', (_what, mutate) => {
  it.each(['cli.json', 'javascript-sdk.json', 'two-accounts.json'])(
    'are read or refused with a place: %s',
    async (name) => {
      const text = fixtureText(name);
      for (const seed of seeds) {
        const merged = await mergeFiles({ 'mutated.json': mutate(text, randomFrom(seed)) });
        const outcome = `seed ${seed}: ${complaints(merged.problems).join(' | ')}`;
        const said = [...merged.problems, ...merged.notes];
        expect(
          said.every(({ file, path, message }) => file !== '' && path.startsWith('$') && message !== ''),
          outcome,
        ).toBe(true);
        expect(merged.accounts.length + said.length, outcome).toBeGreaterThan(0);
        const ids = merged.accounts.map(({ accountId }) => accountId);
        expect(
          ids.every((id) => /^\d{12}$/.test(id) && !merged.refused.has(id)),
          outcome,
        ).toBe(true);
      }
      expect(Object.keys({})).toEqual([]);
      expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(prototypeKeys);
    },
    isDeep ? 600_000 : 10_000,
  );
});
