/** Cuts a page from a complete list that is sorted by its key. */
import type { Page, PageRequest } from '../../graph/contract/pageRequests.js';
import type { DataGap } from '../../iam/decide/decision.js';

/** A page, and what was not imported and could add to the list. */
export interface PageWithGaps<T> extends Page<T> {
  readonly dataGaps: readonly DataGap[];
}

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
