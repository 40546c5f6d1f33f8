/** The same import has its facts in the same order, and so the same hash. */
import { createHash } from 'node:crypto';

/** Sorted by one of their fields. */
export const inOrder = <K extends string, T extends { readonly [P in K]: string }>(
  facts: readonly T[],
  key: K,
): readonly T[] => facts.toSorted((a, b) => (a[key] < b[key] ? -1 : Number(a[key] > b[key])));

/** One hash of all that an import says of an account: that of the JSON `[parts, hashes]`, which for a large account is longer than a string may be. */
export function hashOfFacts(parts: Readonly<Record<string, unknown>>, hashes: readonly string[]): string {
  const hash = createHash('sha256').update('[{');
  for (const [index, [name, value]] of Object.entries(parts).entries()) {
    hash.update(`${index === 0 ? '' : ','}${JSON.stringify(name)}:`);
    for (const piece of Array.isArray(value) ? piecesOf(value) : [JSON.stringify(value)]) hash.update(piece);
  }
  for (const piece of ['},', ...piecesOf(hashes), ']']) hash.update(piece);
  return hash.digest('hex').slice(0, 32);
}

function* piecesOf(list: readonly unknown[]): Generator<string> {
  yield '[';
  for (const [index, one] of list.entries()) yield `${index === 0 ? '' : ','}${JSON.stringify(one)}`;
  yield ']';
}
