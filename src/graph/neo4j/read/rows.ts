/** Rows of queries to maps and lists. */
import type { EscalationAlternative } from '../../model/graph.js';
import type { Row } from '../connection/connection.js';

export const jsonList = <T>(value: unknown): readonly T[] =>
  typeof value === 'string' ? (JSON.parse(value) as readonly T[]) : [];

/** What an earlier version stored says nothing of caveats. */
export const escalationAlternativesOf = (value: unknown): readonly EscalationAlternative[] =>
  jsonList<Omit<EscalationAlternative, 'caveats'> & Partial<EscalationAlternative>>(value).map(
    (alternative) => ({
      caveats: [],
      ...alternative,
    }),
  );

/** A collected list of texts; none where nothing was collected. */
export const textsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** A collected list of lists of texts. */
export const listsIn = (value: unknown): readonly (readonly string[])[] =>
  Array.isArray(value) ? value.map(textsIn) : [];

/** A collected list of rows; none where nothing was collected. */
export const rowsIn = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as Row[]) : []);

/** Rows `{ key, … }` by key. */
export function byKey<T>(rows: readonly Row[], entry: (row: Row) => T): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [String(row['key']), entry(row)]));
}
