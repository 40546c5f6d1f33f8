/** Cuts a page from a complete list that is sorted by its key. */
import type { Page, PageRequest } from '../../graph/contract/pageRequests.js';

export function pageOf<T>(
  list: readonly T[],
  keyOf: (one: T) => string,
  { first, after }: PageRequest,
): Pick<Page<T>, 'entries' | 'hasNextPage' | 'totalCount'> {
  const rest = after === undefined ? list : list.filter((one) => keyOf(one) > after);
  return {
    entries: rest.slice(0, first).map((one) => [keyOf(one), one] as const),
    hasNextPage: rest.length > first,
    totalCount: list.length,
  };
}
