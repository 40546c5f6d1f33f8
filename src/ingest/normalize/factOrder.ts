/** Orders facts, so that the same import has the same hash. */
import { contentHash } from '../../graph/model/contentHash.js';

export const inOrder = <K extends string, T extends { readonly [P in K]: string }>(
  facts: readonly T[],
  key: K,
): readonly T[] => facts.toSorted((a, b) => (a[key] < b[key] ? -1 : Number(a[key] > b[key])));

/**
 * Returns one hash of all facts of an account, and of texts in any order. Hashes each list by itself: together they may
 * exceed the longest string.
 */
export const hashOfFacts = (parts: Readonly<Record<string, unknown>>, texts: readonly string[]): string =>
  contentHash([Object.entries(parts).map(([name, part]) => [name, contentHash(part)]), texts.toSorted()]);
