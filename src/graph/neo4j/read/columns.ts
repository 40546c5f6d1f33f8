/** Forms of what queries put together beside stored fields: rows in rows, and lists of them. */
import type { EscalationAlternative } from '../../model/graph.js';
import type { Field } from '../../model/stored/field.js';
import { escalationAlternativesOf } from './rows.js';

type Column<T> = Field<T, 'ALWAYS', 'RELATED'>;

const column = <T>(form: string, decode: (value: unknown) => T | undefined): Column<T> => ({
  presence: 'ALWAYS',
  place: 'RELATED',
  form,
  encode: (value) => [value],
  decode: ([value]) => decode(value),
});

/** A row that `of` reads. */
export const one = <T>(of: (row: unknown) => T): Column<T> => column('a row', of);

/** A list of rows that `of` reads. */
export const each = <T>(of: (row: unknown) => T): Column<readonly T[]> =>
  column('a list of rows', (rows) => (Array.isArray(rows) ? rows.map(of) : undefined));

export const numbers: Column<readonly number[]> = column('a list of numbers', (list) =>
  Array.isArray(list) ? list.map(Number) : undefined,
);

/** A column whose name is not that of the field. */
export const named = <F extends Field<unknown>>(name: string, field: F): F => ({
  ...field,
  properties: [name],
});

/** As JSON. */
export const escalationAlternatives: Column<readonly EscalationAlternative[]> = column('JSON', (value) =>
  typeof value === 'string' ? escalationAlternativesOf(value) : undefined,
);
