/**
 * Reads objects of the input by tables: each property has its reader, and the type of the result follows from the
 * readers.
 *
 * These tables are no zod schemas. zod would only check the shape of a document, a tenth of the work; the rest would
 * be as long. Here, one wrong field does not hide the next, and refuses only its account, which an ARN names. Some
 * wrong fields are only noted. Fields beside a list apply to its elements. Places are those in the file, even if it is
 * read in parts.
 */
import type { Fields } from './fields.js';
import type { Origin } from './findings.js';

/** Reads a value from an object; undefined where the object does not have it. */
export type Reader<T> = (fields: Fields) => T;

/** A reader without whose value there is no record. The reader itself reports the problem. */
export interface RequiredReader<T> {
  (fields: Fields): T | undefined;
  readonly isRequired: true;
}

type Table = Readonly<Record<string, Reader<unknown> | RequiredReader<unknown>>>;
type Value<R> = R extends Reader<infer T> ? T : never;
type IsOptional<R> = R extends { readonly isRequired: true }
  ? false
  : undefined extends Value<R>
    ? true
    : false;

/** The type of what a table reads. */
export type Read<T extends Table> = {
  readonly [K in keyof T as IsOptional<T[K]> extends true ? never : K]: Exclude<Value<T[K]>, undefined>;
} & {
  readonly [K in keyof T as IsOptional<T[K]> extends true ? K : never]?: Exclude<Value<T[K]>, undefined>;
};

/** Undefined where a required value may be missing; otherwise never. */
type Lack<T extends Table> = [Extract<T[keyof T], { readonly isRequired: true }>] extends [never]
  ? never
  : undefined;

/** Returns a reader of the properties. It stops and returns undefined once a required value is missing. */
export function record<T extends Table>(table: T): Reader<Read<T> | Lack<T>> {
  const readers = Object.entries(table);
  return (fields) => {
    const found: Record<string, unknown> = {};
    for (const [name, read] of readers) {
      const value = read(fields);
      if (value !== undefined) found[name] = value;
      else if ('isRequired' in read) return undefined as Lack<T>;
    }
    return found as Read<T>;
  };
}

export const origin = (fields: Fields): Origin => fields.origin;

export const required = <T>(read: Reader<T | undefined>): RequiredReader<T> =>
  Object.assign((fields: Fields) => read(fields), { isRequired: true } as const);

export const text = (key: string) => (fields: Fields) => fields.text(key);
export const texts = (key: string) => (fields: Fields) => fields.texts(key);
export const flag = (key: string) => (fields: Fields) => fields.flag(key);
export const time = (key: string) => (fields: Fields) => fields.time(key);
export const requiredText = (key: string) => required((fields) => fields.requiredText(key));

export const inside =
  <T>(key: string, read: Reader<T>): Reader<T | undefined> =>
  (fields) => {
    const found = fields.record(key);
    return found && read(found);
  };

/** Returns a reader that applies only where the key exists, even with null: an empty list says more than no list. */
export const whereThere =
  <T>(key: string, read: Reader<T>): Reader<T | undefined> =>
  (fields) =>
    fields.has(key) ? read(fields) : undefined;
