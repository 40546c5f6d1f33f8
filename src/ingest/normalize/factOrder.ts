/** Orders facts, so that the same import has the same hash. */
import { createHash } from 'node:crypto';

export const inOrder = <K extends string, T extends { readonly [P in K]: string }>(
  facts: readonly T[],
  key: K,
): readonly T[] => facts.toSorted((a, b) => (a[key] < b[key] ? -1 : Number(a[key] > b[key])));

/** Returns one hash of all facts of an account: of the JSON `[parts, hashes]`, which may exceed the longest string. */
export function hashOfFacts(parts: Readonly<Record<string, unknown>>, hashes: readonly string[]): string {
  const hash = createHash('sha256');
  let text = '';
  for (const piece of piecesOfFacts(parts, hashes)) {
    text += piece;
    if (text.length < CHARACTERS) continue;
    hash.update(text);
    text = '';
  }
  return hash.update(text).digest('hex').slice(0, 32);
}

/** The number of characters that are hashed at once. */
const CHARACTERS = 2 ** 16;

function* piecesOfFacts(
  parts: Readonly<Record<string, unknown>>,
  hashes: readonly string[],
): Generator<string> {
  yield '[{';
  for (const [index, [name, value]] of Object.entries(parts).entries()) {
    yield `${index === 0 ? '' : ','}${JSON.stringify(name)}:`;
    if (Array.isArray(value)) yield* piecesOf(value);
    else yield JSON.stringify(value);
  }
  yield '},';
  yield* piecesOf(hashes);
  yield ']';
}

function* piecesOf(list: readonly unknown[]): Generator<string> {
  yield '[';
  for (const [index, one] of list.entries()) yield `${index === 0 ? '' : ','}${JSON.stringify(one)}`;
  yield ']';
}
