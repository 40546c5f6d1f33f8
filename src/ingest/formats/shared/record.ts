/**
 * Objects of the input as tables: by name of a property, what reads it. The types of what is read follow from there.
 *
 * These are no schemas of zod, which only tells whether a document has a shape: a tenth of the work. What is left would be
 * as long there. One wrong field does not hide the next, and refuses only its account, which stands in an ARN; some are
 * only notes; what is beside a list counts for its elements; and places are those in the file, if it is read in parts.
 */
import type { Fields } from './fields.js';
import type { Origin } from './findings.js';

/** Reads something of an object; undefined where the object does not say it. */
export type Reader<T> = (fields: Fields) => T;

/** Without it there is no record; whoever reads it tells the problem. */
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

/** What is read by a table. */
export type Read<T extends Table> = {
  readonly [K in keyof T as IsOptional<T[K]> extends true ? never : K]: Exclude<Value<T[K]>, undefined>;
} & {
  readonly [K in keyof T as IsOptional<T[K]> extends true ? K : never]?: Exclude<Value<T[K]>, undefined>;
};

/** Nothing, where something may be missing that is required. */
type Lack<T extends Table> = [Extract<T[keyof T], { readonly isRequired: true }>] extends [never]
  ? never
  : undefined;

/** What the object says of the properties; nothing more is read once something required is missing. */
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

/** What the object at the key says. */
export const inside =
  <T>(key: string, read: Reader<T>): Reader<T | undefined> =>
  (fields) => {
    const found = fields.record(key);
    return found && read(found);
  };

/** Where the key is there, if with null; an empty list tells more than none. */
export const whereThere =
  <T>(key: string, read: Reader<T>): Reader<T | undefined> =>
  (fields) =>
    fields.has(key) ? read(fields) : undefined;
