/** Pages long lists: opaque cursors that are valid for one version of the graph, and connections of pages. */
import { createHash } from 'node:crypto';
import type { GraphQLField, GraphQLFieldResolver, GraphQLObjectType } from 'graphql';
import { pageOf } from '../access/shared/pageOf.js';
import type { Page, PageRequest } from '../graph/contract/pageRequests.js';
import { parsedJson } from '../parsedJson.js';
import { apiError, badUserInput } from './errors.js';
import { nodeId, type NodeObject } from './nodes.js';

export interface PageArguments {
  readonly first: number;
  readonly after?: string | null | undefined;
  /** A hash of the question that the list answers (`tieCursors`); missing: its cursors are not tied to one. */
  readonly question?: string | undefined;
}

export interface RelayConnection<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly nodes: readonly T[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
}

interface Cursor {
  readonly graphVersion: string;
  readonly key: string;
  /** As in `PageArguments`. */
  readonly question?: string | undefined;
}

export const encodeCursor = ({ graphVersion, key, question }: Cursor): string =>
  Buffer.from(JSON.stringify([graphVersion, key, ...(question === undefined ? [] : [question])])).toString(
    'base64url',
  );

/** Decodes a cursor. Throws BAD_USER_INPUT for anything that `encodeCursor` did not create. */
export function decodeCursor(text: string): Cursor {
  const parsed = parsedJson(Buffer.from(text, 'base64url').toString());
  const [graphVersion, key, question]: readonly unknown[] = Array.isArray(parsed) ? parsed : [];
  if (typeof graphVersion === 'string' && typeof key === 'string') {
    const cursor = { graphVersion, key, ...(typeof question === 'string' ? { question } : {}) };
    if (encodeCursor(cursor) === text) return cursor;
  }
  throw badUserInput('after', 'This is no cursor: give `endCursor` of the page before, as it came.');
}

const ELSEWHERE =
  'This cursor is of another list, or was made with other arguments: give `endCursor` of the page before, and all else as it was.';

/** The page of an owner that does not exist, or no longer does. */
export const noPage: Page<never> = { entries: [], hasNextPage: false, totalCount: 0, graphVersion: '' };

/**
 * Reads one page as a connection, with the other fields of the page. The reader returns the version of the graph that
 * it read, so a cursor of another version is detected without another round trip.
 */
export async function connect<T, P extends object>(
  { first, after, question }: PageArguments,
  read: (page: PageRequest) => Promise<Page<T> & P>,
): Promise<RelayConnection<T> & P> {
  const cursor = typeof after === 'string' ? decodeCursor(after) : undefined;
  if (cursor?.question !== undefined && question !== undefined && cursor.question !== question)
    throw badUserInput('after', ELSEWHERE);
  const page = await read({ first, ...(cursor ? { after: cursor.key } : {}) });
  const { graphVersion, hasNextPage } = page;
  const isLater = cursor !== undefined && graphVersion !== noPage.graphVersion;
  if (isLater && cursor.graphVersion !== graphVersion) {
    throw apiError(
      'CURSOR_EXPIRED',
      'The graph has changed since the page before was read. Start again without `after`.',
      { argument: 'after' },
    );
  }
  const edges = page.entries.map(([key, node]) => ({
    cursor: encodeCursor({ graphVersion, key, question }),
    node,
  }));
  const [startCursor = null, endCursor = null] = [edges[0]?.cursor, edges.at(-1)?.cursor];
  return {
    ...page,
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: { hasNextPage, hasPreviousPage: isLater, startCursor, endCursor },
  };
}

/** Turns entries into edges, for entries that are more than their node. */
export function withEdges<T, Edge extends { readonly node: unknown }>(
  { edges: entries, totalCount, pageInfo }: RelayConnection<T>,
  edgeOf: (entry: T) => Edge,
) {
  const edges = entries.map(({ cursor, node }) => ({ cursor, ...edgeOf(node) }));
  return { edges, nodes: edges.map(({ node }): Edge['node'] => node), pageInfo, totalCount };
}

/** Returns a page of a complete list that is sorted by its key. */
export const pageOfList = <T>(
  page: PageArguments,
  list: readonly T[],
  keyOf: (entry: T) => string,
  graphVersion: string,
): Promise<RelayConnection<T>> =>
  connect(page, async (request) => ({ ...pageOf(list, keyOf, request), graphVersion }));

/** The most entries of a page. What an operation costs assumes no more (`costs.yaml`): a server may only lower it. */
export const MOST_ON_PAGE = 100;

// ── The question of a list: in another list, a cursor would leave out what stands before its place ───────────────────

type Given = Readonly<Record<string, unknown>>;

/** The arguments of each root field of an operation, by its path. */
const asked = new WeakMap<object, Given>();

/** An answer that is no node but has lists: what tells these from those of like answers in the same operation. */
export interface Answer {
  readonly question?: unknown;
}

/** Gives a list its question, so that it refuses cursors of another field, object, or made with other arguments. */
export function tieCursors<C>(
  resolve: GraphQLFieldResolver<unknown, C, Given>,
  { name, args }: GraphQLField<unknown, unknown>,
  type: GraphQLObjectType,
): typeof resolve {
  const isQuestion = type.name === 'Query';
  const hasPages = ['first', 'after'].every((page) => args.some((one) => one.name === page));
  if (!isQuestion && !hasPages) return resolve;
  return (source, given, context, info): unknown => {
    if (isQuestion) asked.set(info.path, given);
    if (!hasPages) return resolve(source, given, context, info);
    let { path } = info;
    while (path.prev !== undefined) path = path.prev;
    const root = withoutPage(asked.get(path) ?? {});
    const of = isNode(source) ? nodeId(source) : [root, (source as Answer | undefined)?.question];
    const question = hash([type.name, name, of, withoutPage(given)]);
    return resolve(source, { ...given, question }, context, info);
  };
}

const isNode = (source: unknown): source is NodeObject =>
  typeof source === 'object' && source !== null && 'type' in source;

/** A page, and states to compare or ask in: the version in a cursor says which these were. */
const apart = new Set(['first', 'after', 'before', 'scenario']);

const withoutPage = (given: Given): Given =>
  Object.fromEntries(Object.entries(given).filter(([name]) => !apart.has(name)));

/** A null counts as left out. */
const hash = (question: readonly unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify(question, (_key, value: unknown) => value ?? undefined))
    .digest('base64url')
    .slice(0, 8);
