/** Pages: of everything with a label, and of what hangs together with each of some keys. */
import type { ListFilter, Page, PageRequest } from '../../contract/pageRequests.js';
import type { Parameters, QueryRunner, Row } from '../connection/connection.js';
import { cypher, type Query } from '../connection/cypher.js';
import { byKey } from './rows.js';

/** What a page tells of each node `n`. */
interface PageEntry {
  readonly entry: string;
  /** Matches what the entry takes beside `n`, such as `d` of `OF_DOCUMENT`; as many rows as before. */
  readonly beside?: { readonly match: string; readonly variables: string };
}

/** Yields the document `d` of `n`, where it has one. */
export const OF_DOCUMENT = {
  match: 'OPTIONAL MATCH (n)-[:HAS_DOCUMENT]->(d:PolicyDocument)',
  variables: 'd',
};

const entriesOf = ({ entry, beside }: PageEntry): string => `WITH n ORDER BY n.uid LIMIT $limit${
  beside === undefined ? '' : `\n  ${beside.match}\n  WITH n, ${beside.variables} ORDER BY n.uid`
}
  RETURN collect([n.uid, ${entry}]) AS entries`;

interface ListQuery extends PageEntry {
  /** Of the nodes `n`. */
  readonly label: string;
  /** A condition on `n`. */
  readonly where: string;
  /** Subqueries that yield further `columns`. */
  readonly more?: string;
  readonly columns?: string;
}

/** Of lists by account and name. */
export const IN_ACCOUNT_BY_NAME =
  '($accountId IS NULL OR n.accountId = $accountId) AND ($text IS NULL OR n.nameKey CONTAINS $text)';

/** A page of the nodes with a label by uid. Bounded by the page; the total is a count over the filter. */
export const listQuery = ({ label, where, more, columns, ...page }: ListQuery): Query =>
  cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  MATCH (n:${label}) WHERE ${where}
  RETURN count(n) AS total
}
CALL () {
  MATCH (n:${label}) WHERE ${where} AND ($after IS NULL OR n.uid > $after)
  ${entriesOf(page)}
}${more ?? ''}
RETURN entries, total, ${columns === undefined ? '' : `${columns}, `}g.version AS version`);

interface KeyedQuery extends PageEntry {
  /** Matches the owner `o` that is meant by `key`; missing: the pattern begins with `key`. */
  readonly owner?: string;
  /** Leads to the nodes `n`. */
  readonly pattern: string;
  /** A condition on `n`. */
  readonly where?: string;
  /** How many there are, where the owner says so. */
  readonly total?: string;
}

/** A page by uid for each of $keys. Bounded by keys × page; the total is a count. */
export const keyedQuery = ({ owner, pattern, where, total, ...page }: KeyedQuery): Query =>
  cypher(`
MATCH (g:GraphState {uid: 'state'})
UNWIND $keys AS key${owner === undefined ? '' : `\nMATCH ${owner}`}
CALL (${owner === undefined ? 'key' : 'o'}) {
  MATCH ${pattern} WHERE ${where === undefined ? '' : `${where} AND `}($after IS NULL OR n.uid > $after)
  ${entriesOf(page)}
}
RETURN key, entries, ${total ?? `COUNT { MATCH ${pattern}${where === undefined ? '' : ` WHERE ${where}`} }`} AS total, g.version AS version`);

export const pageParameters = ({ first, after }: PageRequest) => ({ after: after ?? null, limit: first + 1 });

export const listParameters = (page: PageRequest, filter: ListFilter) => ({
  accountId: filter.accountId ?? null,
  text: filter.nameContains?.toLowerCase() ?? null,
  ...pageParameters(page),
});

/** Runs a query that yields `key`, `entries`, `total` and `version`. */
export async function pagesByKey<T>(
  runner: QueryRunner,
  query: Query,
  page: PageRequest,
  parameters: Parameters,
  entry: (value: unknown) => T,
): Promise<ReadonlyMap<string, Page<T>>> {
  const rows = await runner.run(query, { ...parameters, ...pageParameters(page) });
  return byKey(rows, (row) => pageOf(row, page.first, entry));
}

/** A row `{ entries: [[key, value]…], total, version }` of at most `first + 1` entries. */
export function pageOf<T>(row: Row | undefined, first: number, entry: (value: unknown) => T): Page<T> {
  const all = (row?.['entries'] ?? []) as readonly (readonly [unknown, unknown])[];
  return {
    entries: all.slice(0, first).map(([key, value]) => [String(key), entry(value)] as const),
    hasNextPage: all.length > first,
    totalCount: Number(row?.['total'] ?? 0),
    graphVersion: String(row?.['version'] ?? 0),
  };
}
