/** One document of an exported account: JSON with a line for each entry of its lists. */

export interface ExportedDocument {
  /** As a file is named. */
  readonly name: string;
  readonly content: string;
  /** What the account's imports held of this and the document cannot say, in sentences. */
  readonly omitted: readonly string[];
}

/** JSON that is there already. */
export class JsonText {
  constructor(readonly json: string) {}
}

/** What is undefined is left out. */
export type Written =
  | null
  | boolean
  | number
  | string
  | JsonText
  | readonly Written[]
  | { readonly [key: string]: Written | undefined };

export const exportedDocument = (
  name: string,
  value: Written,
  omitted: readonly string[] = [],
): ExportedDocument => ({ name, content: `${inLines(value)}\n`, omitted });

function inLines(value: Written): string {
  if (isList(value)) return value.length === 0 ? '[]' : `[\n${value.map(jsonOf).join(',\n')}\n]`;
  return isObject(value) ? `{\n${membersOf(value, inLines).join(',\n')}\n}` : jsonOf(value);
}

function jsonOf(value: Written): string {
  if (value instanceof JsonText) return value.json;
  if (isList(value)) return `[${value.map(jsonOf).join(',')}]`;
  return isObject(value) ? `{${membersOf(value, jsonOf).join(',')}}` : JSON.stringify(value);
}

type WrittenObject = { readonly [key: string]: Written | undefined };

const membersOf = (value: WrittenObject, write: (member: Written) => string): readonly string[] =>
  Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : `${JSON.stringify(key)}:${write(member)}`,
  );

const isList = (value: Written): value is readonly Written[] => Array.isArray(value);

const isObject = (value: Written): value is WrittenObject =>
  typeof value === 'object' && value !== null && !(value instanceof JsonText);

/** As AWS prints times. */
export const timeOf = (milliseconds: number | undefined): string | undefined =>
  milliseconds === undefined ? undefined : new Date(milliseconds).toISOString();

export const tagsOf = (tags: readonly (readonly [key: string, value: string])[]): Written =>
  tags.map(([Key, Value]) => ({ Key, Value }));
