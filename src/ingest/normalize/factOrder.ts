/** Orders and hashes facts, so that the same import has the same hash. */
import { contentHash } from '../../graph/model/contentHash.js';
import type { withoutDates } from '../../graph/model/facts/dateFields.js';

export const inOrder = <K extends string, T extends { readonly [P in K]: string }>(
  facts: readonly T[],
  key: K,
): readonly T[] => facts.toSorted((a, b) => (a[key] < b[key] ? -1 : Number(a[key] > b[key])));

/**
 * Returns one hash of all facts of an account, and of texts in any order. Hashes each list by itself: together they may
 * exceed the longest string. `replacer`: as for `JSON.stringify`.
 */
export const hashOfFacts = (
  parts: Readonly<Record<string, unknown>>,
  texts: readonly string[],
  replacer?: typeof withoutDates,
): string =>
  contentHash([
    Object.entries(parts).map(([name, part]) => [name, contentHash(JSON.stringify(part, replacer))]),
    texts.toSorted(),
  ]);
