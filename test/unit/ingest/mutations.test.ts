/** Hostile variants of a real-shaped export: each is read correctly or refused with a place, and none hangs (I4, I5). */
import { describe, expect, it } from 'vitest';
import { complaints, fixtureText, mergeTexts } from './exports.js';

/** A small generator with a seed, so that a failure comes back (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Random = (below: number) => number;

const hostileValues: readonly unknown[] = [
  null,
  true,
  0,
  -1.5e300,
  '',
  'x',
  '\u0000',
  '%',
  '%7B%22',
  '*',
  [],
  {},
  [[]],
  [null],
  { length: 3 },
  'arn:aws:iam::12345678901:user/x',
  'arn:aws:iam::111122223333:user/__proto__',
  'arn:aws:iam::444455556666:role/x',
  '__proto__',
  'a'.repeat(10_000),
];
const hostileKeys = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '',
  'Arn',
  'Path',
  'a.b[0]',
];

interface Slot {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function slotsOf(value: unknown): readonly Slot[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...slotsOf(holder[key])]);
}

function setKey(holder: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function mutateValue(text: string, random: Random): string {
  const value: unknown = JSON.parse(text);
  for (let round = random(3); round >= 0; round -= 1) {
    const slots = slotsOf(value);
    const slot = slots[random(slots.length)];
    const other = slots[random(slots.length)];
    if (slot === undefined || other === undefined) continue;
    const choice = random(5);
    if (choice === 0) Reflect.deleteProperty(slot.holder, slot.key);
    else if (choice === 1) setKey(slot.holder, slot.key, hostileValues[random(hostileValues.length)]);
    else if (choice === 2)
      setKey(slot.holder, hostileKeys[random(hostileKeys.length)] ?? '', slot.holder[slot.key]);
    else if (choice === 3) setKey(slot.holder, slot.key, structuredClone(other.holder[other.key]));
    else setKey(slot.holder, slot.key, [slot.holder[slot.key]]);
  }
  return JSON.stringify(value);
}

const snippets = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  '\\u12',
  '\n',
  '0',
  '-',
  '\u0000',
  '\uFEFF',
  'é',
  '%',
  'null',
];

function mutateText(text: string, random: Random): string {
  const at = random(text.length);
  const length = random(4) === 0 ? random(2000) : random(3);
  const choice = random(3);
  if (choice === 0) return text.slice(0, at) + text.slice(at + length);
  if (choice === 1)
    return text.slice(0, at) + (snippets[random(snippets.length)] ?? '') + text.slice(at + length);
  return text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
}

const prototypeKeys = Object.getOwnPropertyNames(Object.prototype);
const seeds = Array.from({ length: 150 }, (_, index) => index + 1);

describe.each([
  ['values', mutateValue],
  ['text', mutateText],
])('450 exports with mutated %s', (_what, mutate) => {
  it.each(['cli.json', 'javascript-sdk.json', 'two-accounts.json'])(
    'are read or refused with a place: %s',
    async (name) => {
      const text = fixtureText(name);
      for (const seed of seeds) {
        const merged = await mergeTexts({ 'mutated.json': mutate(text, randomFrom(seed)) });
        const outcome = `seed ${seed}: ${complaints(merged.problems).join(' | ')}`;
        const said = [...merged.problems, ...merged.notes];
        expect(
          said.every(({ file, path, message }) => file !== '' && path.startsWith('$') && message !== ''),
          outcome,
        ).toBe(true);
        expect(merged.accounts.length + said.length, outcome).toBeGreaterThan(0);
        const ids = merged.accounts.map(({ accountId }) => accountId);
        expect(
          ids.every((id) => /^\d{12}$/.test(id) && !merged.refusedAccountIds.includes(id)),
          outcome,
        ).toBe(true);
      }
      expect(Object.keys({})).toEqual([]);
      expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(prototypeKeys);
    },
    10_000,
  );
});
