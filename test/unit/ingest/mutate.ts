/** Hostile variants of a document: by value and by text, the same for the same seed. */

/** A small generator with a seed, so that a failure comes back (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export type Random = (below: number) => number;

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

export function mutateValue(text: string, random: Random): string {
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

export function mutateText(text: string, random: Random): string {
  const at = random(text.length);
  const length = random(4) === 0 ? random(2000) : random(3);
  const choice = random(3);
  if (choice === 0) return text.slice(0, at) + text.slice(at + length);
  if (choice === 1)
    return text.slice(0, at) + (snippets[random(snippets.length)] ?? '') + text.slice(at + length);
  return text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
}
