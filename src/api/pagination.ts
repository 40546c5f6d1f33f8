/** Pages of long lists: opaque cursors that hold for one version of the graph, and connections made of pages. */
import type { Page } from '../graph/contract/pageRequests.js';
import type { PageRequest } from '../graph/contract/pageRequests.js';
import { inRange } from './arguments/arguments.js';
import { apiError, badUserInput } from './errors.js';

export interface PageArguments {
  readonly first: number;
  readonly after?: string | null | undefined;
}

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export interface RelayConnection<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

interface Cursor {
  readonly graphVersion: string;
  readonly key: string;
}

export const encodeCursor = ({ graphVersion, key }: Cursor): string =>
  Buffer.from(JSON.stringify([graphVersion, key])).toString('base64url');

/** Throws BAD_USER_INPUT for anything that `encodeCursor` did not make. */
export function decodeCursor(text: string): Cursor {
  const parsed = parseJson(Buffer.from(text, 'base64url').toString());
  const [graphVersion, key]: readonly unknown[] = Array.isArray(parsed) ? parsed : [];
  if (typeof graphVersion === 'string' && typeof key === 'string') {
    const cursor = { graphVersion, key };
    if (encodeCursor(cursor) === text) return cursor;
  }
  throw badUserInput('after', 'This is no cursor: give `endCursor` of the page before, as it came.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A page with whether anything comes before it: what `after` named does. */
type ReadPage<P> = P & Pick<PageInfo, 'hasPreviousPage'>;

/**
 * Reads one page. The reader says which version of the graph it read, so a cursor of another one is found out
 * without a further round trip. `null`: the list's owner is not there (any more), and the page is empty.
 */
export function readPage<P extends Page<unknown>>(
  page: PageArguments,
  read: (page: PageRequest) => Promise<P>,
): Promise<ReadPage<P>>;
export function readPage<P extends Page<unknown>>(
  page: PageArguments,
  read: (page: PageRequest) => Promise<P | null>,
): Promise<ReadPage<P | Page<never>>>;
export async function readPage<P extends Page<unknown>>(
  { first, after }: PageArguments,
  read: (page: PageRequest) => Promise<P | null>,
): Promise<ReadPage<P | Page<never>>> {
  const size = inRange('first', first, 1, 100);
  const cursor = typeof after === 'string' ? decodeCursor(after) : undefined;
  const page = await read({ first: size, ...(cursor ? { after: cursor.key } : {}) });
  if (!page) return { ...emptyPage, hasPreviousPage: false };
  if (cursor && cursor.graphVersion !== page.graphVersion) {
    throw apiError(
      'CURSOR_EXPIRED',
      'The graph has changed since the page before was read. Start again without `after`.',
      { argument: 'after' },
    );
  }
  return { ...page, hasPreviousPage: cursor !== undefined };
}

const emptyPage: Page<never> = { entries: [], hasNextPage: false, totalCount: 0, graphVersion: '' };

export function toConnection<T>(page: ReadPage<Page<T>>): RelayConnection<T> {
  const { entries, hasNextPage, hasPreviousPage, totalCount, graphVersion } = page;
  const edges = entries.map(([key, node]) => ({ cursor: encodeCursor({ graphVersion, key }), node }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}

/** Reads one page as a connection. */
export async function connect<T>(
  page: PageArguments,
  read: (page: PageRequest) => Promise<Page<T> | null>,
): Promise<RelayConnection<T>> {
  return toConnection(await readPage(page, read));
}

/** A page of a list that is there whole, sorted by its key. */
export const pageOfList = <T>(
  page: PageArguments,
  list: readonly T[],
  keyOf: (entry: T) => string,
  graphVersion: string,
): Promise<RelayConnection<T>> =>
  connect(page, async ({ first, after }) => {
    const rest = after === undefined ? list : list.filter((entry) => keyOf(entry) > after);
    return {
      entries: rest.slice(0, first).map((entry) => [keyOf(entry), entry] as const),
      hasNextPage: rest.length > first,
      totalCount: list.length,
      graphVersion,
    };
  });
