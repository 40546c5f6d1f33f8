/** Forms of what queries put together beside stored fields: rows in rows, and lists of them. */
import type { DataGap } from '../../../iam/decide/decision.js';
import type { EscalationAlternative } from '../../model/graph.js';
import type { Field } from '../../model/stored/field.js';

interface Column<T> extends Field<T, 'ALWAYS', 'RELATED'> {
  /** May be long: it comes in parts (`readAnswer`). */
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

/** A row that `of` reads. */
export const one = <T>(of: (row: unknown) => T): Column<T> => column('a row', of);

const list = <T>(form: string, of: (values: readonly unknown[]) => T): Column<T> => ({
  ...column(form, (values) => (Array.isArray(values) ? of(values) : undefined), of([])),
  isList: true,
});

/** A list of rows that `of` reads; none where nothing was collected, as with every list here. */
export const each = <T>(of: (row: unknown) => T): Column<readonly T[]> =>
  list('a list of rows', (rows) => rows.map(of));

/** A list of rows by what they are about. */
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

/** Rows without names, of which there may be very many, as they are. */
export const tuples = <T extends readonly unknown[]>(): Column<readonly T[]> =>
  list('a list of rows', (rows) => rows as readonly T[]);

export const holds: Column<boolean> = column('true or false', (value) => value === true, false);

/** A column whose name is not that of the field. */
export const named = <F extends Field<unknown>>(name: string, field: F): F => ({
  ...field,
  properties: [name],
});

export const graphVersion: Column<string> = named('version', column('a version', String, '0'));

// ── JSON ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const jsonList = <T>(value: unknown): readonly T[] =>
  typeof value === 'string' ? (JSON.parse(value) as readonly T[]) : [];

/** A list of lists, each as JSON. */
export const gapsIn = (column: unknown): readonly DataGap[] =>
  Array.isArray(column) ? column.flatMap((gaps: unknown) => jsonList<DataGap>(gaps)) : [];

export const gaps: Column<readonly DataGap[]> = list('a list of JSON', gapsIn);

/** From JSON. What an earlier version stored says nothing of caveats. */
export const escalationAlternativesOf = (value: unknown): readonly EscalationAlternative[] =>
  jsonList<Omit<EscalationAlternative, 'caveats'> & Partial<EscalationAlternative>>(value).map(
    (alternative) => ({
      caveats: [],
      ...alternative,
    }),
  );

export const escalationAlternatives: Column<readonly EscalationAlternative[]> = column('JSON', (value) =>
  typeof value === 'string' ? escalationAlternativesOf(value) : undefined,
);
