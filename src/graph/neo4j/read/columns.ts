/** Forms of columns that queries build besides stored fields: rows in rows, and lists of rows. */
import type { DataGap } from '../../../iam/decide/decision.js';
import type { Field } from '../../model/stored/field.js';

interface Column<T> extends Field<T, 'ALWAYS', 'RELATED'> {
  /** The list may be long, so it is read in parts (`readAnswer`). */
  readonly isList?: true;
}

export const isList = (column: Field<unknown>): boolean => 'isList' in column;

const column = <T>(form: string, decode: (value: unknown) => T | undefined, otherwise?: T): Column<T> => ({
  presence: 'ALWAYS',
  place: 'RELATED',
  form,
  ...(otherwise === undefined ? {} : { otherwise }),
  encode: (value) => [value],
  decode: ([value]) => decode(value),
});

export const one = <T>(of: (row: unknown) => T): Column<T> => column('a row', of);

const list = <T>(form: string, of: (values: readonly unknown[]) => T): Column<T> => ({
  ...column(form, (values) => (Array.isArray(values) ? of(values) : undefined), of([])),
  isList: true,
});

/** Declares a list of rows that `of` reads; empty if the column is missing, as for every list here. */
export const each = <T>(of: (row: unknown) => T): Column<readonly T[]> =>
  list('a list of rows', (rows) => rows.map(of));

export const eachBy = <T>(
  keyOf: (one: T) => string,
  of: (row: unknown) => T,
): Column<ReadonlyMap<string, T>> =>
  list('a list of rows', (rows) => new Map(rows.map(of).map((one) => [keyOf(one), one])));

export const textsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

export const names: Column<readonly string[]> = list('a list of texts', textsIn);

export const distinctNames: Column<ReadonlySet<string>> = list(
  'a list of texts, or of lists of them',
  (texts) => new Set(texts.flat().map(String)),
);

export const numbers: Column<readonly number[]> = list('a list of numbers', (all) => all.map(Number));

/** Declares rows without column names, unchecked, since there may be very many. */
export const tuples = <T extends readonly unknown[]>(): Column<readonly T[]> =>
  list('a list of rows', (rows) => rows as readonly T[]);

export const holds: Column<boolean> = column('true or false', (value) => value === true, false);

export const named = <F extends Field<unknown>>(name: string, field: F): F => ({
  ...field,
  properties: [name],
});

export const graphVersion: Column<string> = named('version', column('a version', String, '0'));

// ── JSON ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const jsonList = <T>(value: unknown): readonly T[] =>
  typeof value === 'string' ? (JSON.parse(value) as readonly T[]) : [];

export const gaps: Column<readonly DataGap[]> = list('a list of JSON', (lists) =>
  lists.flatMap((gaps) => jsonList<DataGap>(gaps)),
);
