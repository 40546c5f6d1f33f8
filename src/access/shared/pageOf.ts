/** Cuts a page from a complete list that is sorted by its key, and reads all pages of a list. */
import type { Page, PageRequest } from '../../graph/contract/pageRequests.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { PAGE_READ } from './limits.js';

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

type ReadPage<P> = (page: PageRequest) => Promise<P>;

/** Reads all entries of a list. */
export const allPages = async <T>(read: ReadPage<Page<T>>): Promise<readonly T[]> =>
  entriesOf(await pagesOf(read));

export const entriesOf = <T>(pages: readonly Page<T>[]): readonly T[] =>
  pages.flatMap(({ entries }) => entries.map(([, one]) => one));

/** Reads all pages of a list. */
export async function pagesOf<P extends Page<unknown>>(read: ReadPage<P>): Promise<readonly P[]> {
  const pages: P[] = [];
  for (let after: string | undefined; ;) {
    const page = await read({ first: PAGE_READ, ...(after === undefined ? {} : { after }) });
    pages.push(page);
    after = page.entries.at(-1)?.[0];
    if (!page.hasNextPage) return pages;
  }
}
