/** Builders of reads: each makes a statement once, and turns its rows into an answer. */
import type { GraphReader } from '../../contract/graphReader.js';
import type { Page, PageRequest } from '../../contract/pageRequests.js';
import { decoder, propertiesOf, type Field, type StoredFields } from '../../model/stored/field.js';
import type { Parameters, QueryRunner, Row } from '../connection/connection.js';
import { cypher, type Query } from '../connection/cypher.js';
import { graphVersion, isList } from './columns.js';

/** A method of the reader, given the runner for its statement. */
export type Read<Name extends keyof GraphReader> = (runner: QueryRunner) => GraphReader[Name];
export type Reads<Name extends keyof GraphReader> = { readonly [N in Name]: Read<N> };
export type SomeReads = Partial<Reads<keyof GraphReader>>;

/** How each node `n` is read. */
export interface Entry<T> {
  readonly entry: string;
  /** Matches other nodes that the entry needs, such as its document `d`; must not change the number of rows. */
  readonly beside?: { readonly match: string; readonly variables: string };
  readonly of: (value: unknown) => T;
}

const matchOf = ({ beside }: Pick<Entry<unknown>, 'beside'>): string =>
  beside === undefined ? '' : `\n${beside.match}`;

const variables = (...lists: readonly (string | undefined)[]): string =>
  lists.filter((list) => list !== undefined).join(', ');

// ── One row ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Makes a read of the only value of a statement, which returns it AS value. */
export const readValue =
  <T>(value: Field<T, 'ALWAYS'>) =>
  (statement: string) => {
    const query = cypher(statement);
    const answerOf = decoder('The answer', { value }) as (row: unknown) => { readonly value: T };
    return async (runner: QueryRunner, parameters?: Parameters) =>
      answerOf((await runner.run(query, parameters))[0] ?? {}).value;
  };

/**
 * Makes a read of the columns that a statement yields, with the version of the graph. Lists are returned in parts,
 * since the driver decodes one long record several times slower than many short ones.
 */
export const readAnswer =
  <F extends StoredFields>(columns: F) =>
  (statement: string) => {
    const query = inParts(statement, columns);
    const answerOf = decoder('The answer', { ...columns, graphVersion });
    return async (runner: QueryRunner, parameters?: Parameters) =>
      answerOf(joined(await runner.run(query, parameters), columns));
  };

/** The number of list entries in one record, which gives up to a few KB. */
const PART = 10;

function inParts(statement: string, columns: StoredFields): Query {
  const lists = listsOf(columns);
  if (lists.length === 0) return versioned(statement, ...columnsOf(columns));
  const longest = `reduce(longest = 0, some IN [${variables(...lists)}] | CASE WHEN size(some) > longest THEN size(some) ELSE longest END)`;
  const partOf = (name: string): string =>
    lists.includes(name)
      ? `${name}[partAt..partAt + ${PART}] AS ${name}`
      : `CASE WHEN partAt = 0 THEN ${name} END AS ${name}`;
  return versioned(
    `${statement.trim()}\nUNWIND range(0, ${longest}, ${PART}) AS partAt`,
    ...columnsOf(columns).map(partOf),
  );
}

/** Joins records: the first has everything but the rest of its lists. */
function joined([first = {}, ...more]: readonly Row[], columns: StoredFields): Row {
  if (more.length === 0) return first;
  const partsOf = (name: string): readonly unknown[] =>
    [first, ...more].flatMap((row) => (Array.isArray(row[name]) ? (row[name] as readonly unknown[]) : []));
  return { ...first, ...Object.fromEntries(listsOf(columns).map((name) => [name, partsOf(name)])) };
}

const listsOf = (columns: StoredFields): readonly string[] =>
  columnsOf(Object.fromEntries(Object.entries(columns).filter(([, column]) => isList(column))));

/**
 * Clauses that yield `g`, the version of the graph before all else is read: an answer that an import overtakes counts as
 * older than it may be, never as newer. `collect` keeps the planner from reading the version where it is used.
 */
export const GRAPH = `MATCH (state:GraphState {uid: 'state'})
WITH collect(state {.version, .lastImportAt})[0] AS g`;

const versioned = (statement: string, ...columns: readonly string[]): Query =>
  cypher(`${GRAPH}
${statement.trim()}
RETURN ${variables(...columns, 'g.version AS version')}`);

const columnsOf = (columns: StoredFields): readonly string[] =>
  Object.entries(columns).flatMap(([name, field]) => propertiesOf(name, field));

// ── By key ──────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Keyed<T> extends Entry<T> {
  /** Clauses that lead from `key` to the nodes `n`. */
  readonly find: string;
  /** Further variables that `find` yields for the entry. */
  readonly found?: readonly string[];
  /** Maps the keys to values to unwind instead; then `find` begins with `WITH` and must yield the original `key`. */
  readonly wanted?: (keys: readonly string[]) => readonly unknown[];
}

/** Makes a read of at most one entry for each key. Bounded by the keys. */
export const byKey = <T>({ find, entry, of, ...rest }: Keyed<T>) =>
  keyed(
    cypher(`
UNWIND $keys AS key
${find}${matchOf(rest)}
RETURN key, ${entry} AS entry`),
    rest.wanted,
    of,
  );

/** Makes a read of all entries for each key, sorted by uid. Only for lists that AWS quotas bound. */
export const listsByKey = <T>({ find, entry, of, found = [], ...rest }: Keyed<T>) =>
  keyed(
    cypher(`
UNWIND $keys AS key
${find}${matchOf(rest)}
WITH ${variables('key', 'n', ...found, rest.beside?.variables)} ORDER BY n.uid
RETURN key, collect(${entry}) AS entry`),
    rest.wanted,
    (list): readonly T[] => (Array.isArray(list) ? list.map(of) : []),
  );

const keyed =
  <T>(query: Query, wanted: Keyed<T>['wanted'], of: (value: unknown) => T) =>
  (runner: QueryRunner) =>
  (keys: readonly string[]): Promise<ReadonlyMap<string, T>> =>
    rowsByKey(runner, query, { keys: wanted?.(keys) ?? keys }, (row) => of(row['entry']));

async function rowsByKey<T>(
  runner: QueryRunner,
  query: Query,
  parameters: Parameters & { readonly keys: readonly unknown[] },
  of: (row: Row) => T,
): Promise<ReadonlyMap<string, T>> {
  const rows = parameters.keys.length === 0 ? [] : await runner.run(query, parameters);
  return new Map(rows.map((row) => [String(row['key']), of(row)]));
}

// ── Pages ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A condition on `n` for each field of a filter, used if the field is given. */
export type Conditions<F> = { readonly [Name in keyof Required<F>]: string };

interface ListPage<F, T> extends Entry<T> {
  readonly label: string;
  readonly where: Conditions<NoInfer<F>>;
}

/**
 * Makes a read of a page of nodes with a label, sorted by uid. Bounded by the page; the total is a count. `columns`:
 * further ones, which `subquery` yields.
 */
export function listPage<F extends object, T, C extends StoredFields = Readonly<Record<never, never>>>(
  { label, where, of, ...page }: ListPage<F, T>,
  subquery = '',
  columns = {} as C,
) {
  const conditions = Object.entries<string>(where).map(([name, holds]) => `($${name} IS NULL OR ${holds})`);
  const statement = `
CALL () {
  MATCH (n:${label}) WHERE ${conditions.join(' AND ')}
  RETURN count(n) AS total
}
CALL () {
  MATCH (n:${label}) WHERE ${[...conditions, AFTER].join(' AND ')}
  ${entriesOf(page)}
}${subquery}`;
  const query = versioned(statement, 'entries', 'total', ...columnsOf(columns));
  const moreOf = decoder('The answer', columns);
  return (runner: QueryRunner) => async (request: PageRequest, filter: F) => {
    const given = new Map<string, unknown>(Object.entries(filter));
    const filters = Object.fromEntries(Object.keys(where).map((name) => [name, given.get(name) ?? null]));
    const [row = {}] = await runner.run(query, { ...filters, ...pageParameters(request) });
    return { ...pageOf(row, request.first, of), ...moreOf(row) };
  };
}

const AFTER = '($after IS NULL OR n.uid > $after)';

const entriesOf = ({ entry, beside }: Omit<Entry<unknown>, 'of'>): string =>
  `WITH n ORDER BY n.uid LIMIT $limit${
    beside === undefined ? '' : `\n  ${beside.match}\n  WITH n, ${beside.variables} ORDER BY n.uid`
  }
  RETURN collect([n.uid, ${entry}]) AS entries`;

interface KeyedPages<T> extends Entry<T> {
  /** Matches the owner `o` by `key`; missing: the pattern uses `key` itself. */
  readonly owner?: string;
  /** A pattern that leads to the nodes `n`. */
  readonly pattern: string;
  /** A condition on `n`. */
  readonly where?: string;
  /** An expression for the total, if the owner stores it. */
  readonly total?: string;
}

/** Makes a read of a page for each key, sorted by uid. Bounded by keys × page; the total is a count. */
export function pagesByKey<T>({ owner, pattern, where, total, of, ...page }: KeyedPages<T>) {
  const statement = `
UNWIND $keys AS key${owner === undefined ? '' : `\nMATCH ${owner}`}
CALL (${owner === undefined ? 'key' : 'o'}) {
  MATCH ${pattern} WHERE ${where === undefined ? '' : `${where} AND `}${AFTER}
  ${entriesOf(page)}
}`;
  const count = `COUNT { MATCH ${pattern}${where === undefined ? '' : ` WHERE ${where}`} }`;
  return pagesOf({ statement, total: total ?? count, of, columns: {} });
}

interface FoundPages<T> extends Omit<Keyed<T>, 'wanted'> {
  /** The sort key of pages; missing: the uid. */
  readonly at?: string;
}

/**
 * Makes a read of a page for each key, if all nodes must be found to know the total or to have each `n` once. Bounded
 * by the found nodes; entries are read for the page only.
 */
export function pagesOfAll<T>({ find, found = [], at = 'n.uid', entry, of, ...rest }: FoundPages<T>) {
  const statement = `
UNWIND $keys AS key
CALL (key) {
  ${find}
  WITH ${variables(`${at} AS at`, 'n', ...found)} ORDER BY at
  WITH collect({${variables('at: at', 'n: n', ...found.map((name) => `${name}: ${name}`))}}) AS found
  RETURN size(found) AS total, [x IN found WHERE $after IS NULL OR x.at > $after][..$limit] AS page
}
CALL (page) {
  UNWIND page AS x
  WITH ${variables('x.at AS at', 'x.n AS n', ...found.map((name) => `x.${name} AS ${name}`))}${matchOf(rest)}
  WITH ${variables('at', 'n', ...found, rest.beside?.variables)} ORDER BY at
  RETURN collect([at, ${entry}]) AS entries
}`;
  return pagesOf({ statement, of, columns: {} });
}

interface PagesByKey<T, C extends StoredFields> extends Pick<Keyed<T>, 'of' | 'wanted'> {
  /** A statement that yields `key` and `entries`, and further columns. */
  readonly statement: string;
  /** An expression for the total; missing: the statement yields `total`. */
  readonly total?: string;
  readonly columns: C;
}

/** Makes a read of a page for each key, from a statement. */
export function pagesOf<T, C extends StoredFields>({
  statement,
  total,
  wanted,
  of,
  columns,
}: PagesByKey<T, C>) {
  const count = total === undefined ? 'total' : `${total} AS total`;
  const query = versioned(statement, 'key', 'entries', count, ...columnsOf(columns));
  const moreOf = decoder('The answer', columns);
  return (runner: QueryRunner) => (keys: readonly string[], page: PageRequest) =>
    rowsByKey(runner, query, { keys: wanted?.(keys) ?? keys, ...pageParameters(page) }, (row) => ({
      ...pageOf(row, page.first, of),
      ...moreOf(row),
    }));
}

export const pageParameters = ({ first, after, accountIds }: PageRequest) => ({
  after: after ?? null,
  limit: first + 1,
  accountIds: accountIds ?? null,
});

/** A condition on `n` for pages that may be narrowed to accounts. */
export const IN_ACCOUNTS = '($accountIds IS NULL OR n.accountId IN $accountIds)';

/** Makes a page of a row `{ entries: [[key, value]…], total, version }` with at most `first + 1` entries. */
export function pageOf<T>(row: Row, first: number, of: (value: unknown) => T): Page<T> {
  const entries = pairsIn(row['entries']);
  return {
    entries: entries.slice(0, first).map(([key, value]) => [String(key), of(value)] as const),
    hasNextPage: entries.length > first,
    totalCount: Number(row['total'] ?? 0),
    graphVersion: String(row['version'] ?? 0),
  };
}

const pairsIn = (list: unknown): readonly (readonly [unknown, unknown])[] =>
  Array.isArray(list) ? list.map(([key, value]: readonly unknown[]) => [key, value]) : [];
