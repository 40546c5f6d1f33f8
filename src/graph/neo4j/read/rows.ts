/** Rows of queries to maps, lists and pages. */
import type { EscalationAlternative } from '../../model/graph.js';
import type { Page } from '../../contract/pages.js';
import type { Row } from '../connection/connection.js';

export const jsonList = <T>(value: unknown): readonly T[] =>
  typeof value === 'string' ? (JSON.parse(value) as readonly T[]) : [];

/** What an earlier version stored says nothing of caveats. */
export const escalationAlternativesOf = (value: unknown): readonly EscalationAlternative[] =>
  jsonList<Omit<EscalationAlternative, 'caveats'> & Partial<EscalationAlternative>>(value).map((way) => ({
    caveats: [],
    ...way,
  }));

/** A collected list of rows; none where nothing was collected. */
export const rowsIn = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as Row[]) : []);

/** Rows `{ key, … }` by key. */
export function byKey<T>(rows: readonly Row[], entry: (row: Row) => T): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [String(row['key']), entry(row)]));
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
