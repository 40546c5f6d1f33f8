/**
 * The forms of stored fields. Each field is declared once, in the table of its noun, which gives its type, what an
 * import writes, what a query asks for and how a row is read.
 */
import { NamedError } from '../../../expectedError.js';

/** OPTIONAL: some entities lack the field. */
type Presence = 'ALWAYS' | 'OPTIONAL';

/**
 * NODE: a property of the entity's own node. RELATED: a value that is read from, and written with, another node, such
 * as a policy's document. CONSTANT: the same for all entities of the noun, and not stored.
 */
type Storage = 'NODE' | 'RELATED' | 'CONSTANT';

export interface Field<T, P extends Presence = Presence, W extends Storage = Storage> {
  readonly presence: P;
  readonly place: W;
  /** Properties that hold the value; missing: one with the field's name. */
  readonly properties?: readonly string[];
  /** The value if nothing is stored. */
  readonly otherwise?: T;
  /** The form in words, for messages: "a text". */
  readonly form: string;
  /** Returns what is stored: one value for each property. */
  encode(value: T): readonly unknown[];
  /** Reads stored values; undefined: they do not have this form. */
  decode(stored: readonly unknown[]): T | undefined;
}

export type StoredFields = Readonly<Record<string, Field<unknown>>>;

type Value<F> = F extends Field<infer T> ? T : never;
type Flat<T> = { [K in keyof T]: T[K] };

/** An entity as it is read, with these fields. */
export type Entity<F extends StoredFields> = Flat<
  { readonly [K in keyof F as F[K] extends { readonly presence: 'ALWAYS' } ? K : never]: Value<F[K]> } & {
    readonly [K in keyof F as F[K] extends { readonly presence: 'OPTIONAL' } ? K : never]?: Value<F[K]>;
  }
>;

type OfNode<F extends StoredFields> = {
  [K in keyof F as F[K] extends { readonly place: 'NODE' } ? K : never]: F[K];
};

/** The part of an entity that is written to its own node. */
export type Written<F extends StoredFields> = {
  [K in keyof Entity<OfNode<F>>]:
    Entity<OfNode<F>>[K] | (F[K & keyof F] extends { readonly presence: 'OPTIONAL' } ? undefined : never);
};

/** Names of the fields that are read from other nodes. */
export type Related<F extends StoredFields> = keyof {
  [K in keyof F as F[K] extends { readonly place: 'RELATED' } ? K : never]: F[K];
} &
  string;

// ── Forms ───────────────────────────────────────────────────────────────────────────────────────────────────────────

type StoredField<T> = Field<T, 'ALWAYS', 'NODE'>;

const plain = <T>(form: string, isOfForm: (stored: unknown) => stored is T): StoredField<T> => ({
  presence: 'ALWAYS',
  place: 'NODE',
  form,
  encode: (value) => [value],
  decode: ([stored]) => (isOfForm(stored) ? stored : undefined),
});

const isText = (stored: unknown): stored is string => typeof stored === 'string';
const isNumber = (stored: unknown): stored is number => typeof stored === 'number';
const isTexts = (stored: unknown): stored is readonly string[] =>
  Array.isArray(stored) && stored.every(isText);

export const text = plain('a text', isText);
export const count = plain('a number', isNumber);
/** Epoch milliseconds. */
export const time = plain('a time', isNumber);
export const flag = plain('true or false', (stored) => typeof stored === 'boolean');
export const texts = plain('a list of texts', isTexts);

/** Texts that are sorted when they are read. */
export const sortedTexts: StoredField<readonly string[]> = {
  ...texts,
  decode: ([stored]) => (isTexts(stored) ? stored.toSorted() : undefined),
};

/** The `uid` of the node, whatever the field is called. */
export const uid = { ...text, properties: ['uid'] };

export const oneOf = <const T extends string>(...values: readonly T[]): StoredField<T> =>
  plain(`one of ${values.join(', ')}`, (stored): stored is T => values.some((value) => value === stored));

/** Any value, stored as a text that only this program reads. */
export const json = <T>(): StoredField<T> => ({
  presence: 'ALWAYS',
  place: 'NODE',
  form: 'JSON',
  encode: (value) => [JSON.stringify(value)],
  decode: ([stored]) => (isText(stored) ? (JSON.parse(stored) as T) : undefined),
});

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Tags, stored as two parallel lists so that queries can ask for keys. */
export const tags: StoredField<readonly Tag[]> = {
  presence: 'ALWAYS',
  place: 'NODE',
  properties: ['tagKeys', 'tagValues'],
  form: 'as many keys as values',
  encode: (value) => [value.map((tag) => tag.key), value.map((tag) => tag.value)],
  decode: ([keys, values]) =>
    isTexts(keys) && isTexts(values) && keys.length === values.length
      ? keys.map((key, at) => ({ key, value: values[at] ?? '' }))
      : undefined,
};

export const constant = <const T>(value: T): Field<T, 'ALWAYS', 'CONSTANT'> => ({
  presence: 'ALWAYS',
  place: 'CONSTANT',
  properties: [],
  form: 'a constant',
  encode: () => [],
  decode: () => value,
});

export const optional = <T, W extends Storage>(field: Field<T, Presence, W>): Field<T, 'OPTIONAL', W> => ({
  ...field,
  presence: 'OPTIONAL',
});

export const related = <T, P extends Presence>(field: Field<T, P>): Field<T, P, 'RELATED'> => ({
  ...field,
  place: 'RELATED',
});

/** Gives a field a value for when nothing is stored. */
export const otherwise = <T, W extends Storage>(
  field: Field<T, Presence, W>,
  value: T,
): Field<T, 'ALWAYS', W> => ({ ...field, presence: 'ALWAYS', otherwise: value });

// ── Writing and reading ─────────────────────────────────────────────────────────────────────────────────────────────

export const propertiesOf = (name: string, field: Field<unknown>): readonly string[] =>
  field.properties ?? [name];

/** Returns the properties of an entity's node. */
export function encode<F extends StoredFields>(fields: F, entity: Written<F>): Record<string, unknown> {
  const values: Readonly<Record<string, unknown>> = entity;
  const properties: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name];
    if (field.place !== 'NODE' || value === undefined) continue;
    const stored = field.encode(value);
    propertiesOf(name, field).forEach((property, at) => {
      properties[property] = stored[at];
    });
  }
  return properties;
}

/** Returns null for each property of the node, which removes the fields. */
export const noneOf = (fields: StoredFields): Record<string, null> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      field.place === 'NODE' ? propertiesOf(name, field).map((property) => [property, null]) : [],
    ),
  );

/** Returns the properties for a node that has other properties too: removes fields that are missing. */
export const encodeAll = <F extends StoredFields>(
  fields: F,
  entity: Written<F>,
): Record<string, unknown> => ({
  ...noneOf(fields),
  ...encode(fields, entity),
});

/** A stored value does not have the form that the table of its noun declares. */
export class StoredFieldError extends NamedError {
  constructor(noun: string, row: Readonly<Record<string, unknown>>, problem: string) {
    const uid = row['uid'];
    const which = typeof uid === 'string' ? `${noun} ${uid}` : noun;
    super(`The graph is not as this version stores it: ${which} ${problem}. Import it again.`);
  }
}

/** Returns a function that reads an entity from a row with the properties of the fields. */
export function decoder<F extends StoredFields>(noun: string, fields: F): (row: unknown) => Entity<F> {
  const entries = Object.entries(fields).map(
    ([name, field]) => [name, field, propertiesOf(name, field)] as const,
  );
  return (row) => {
    if (!isRow(row)) throw new StoredFieldError(noun, {}, 'is not there');
    const entity: Record<string, unknown> = {};
    for (const [name, field, properties] of entries) {
      const value = valueOf(noun, row, name, field, properties);
      if (value !== undefined) entity[name] = value;
    }
    return entity as Entity<F>;
  };
}

const isRow = (row: unknown): row is Readonly<Record<string, unknown>> =>
  typeof row === 'object' && row !== null;

function valueOf(
  noun: string,
  row: Readonly<Record<string, unknown>>,
  name: string,
  field: Field<unknown>,
  properties: readonly string[],
): unknown {
  const stored = properties.map((property) => row[property]);
  if (properties.length > 0 && stored.every((one) => one === null || one === undefined)) {
    if (field.presence === 'OPTIONAL' || field.otherwise !== undefined) return field.otherwise;
    throw new StoredFieldError(noun, row, `has no ${name}`);
  }
  const value = field.decode(stored);
  if (value === undefined) throw new StoredFieldError(noun, row, `has in ${name} what is not ${field.form}`);
  return value;
}
