/** JSON for the engine: numbers may keep their text, and keys are never looked up on a plain object. */

/** A number with its text as written, so that 9007199254740993 keeps its value (L-5). */
export class JsonNumber {
  constructor(readonly jsonNumber: string) {}
}

export type JsonValue =
  | null
  | boolean
  | string
  | number
  | JsonNumber
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

export type JsonObject = ReadonlyMap<string, JsonValue>;

/** Returns the entries of a JSON object as a Map, even hostile keys like `__proto__`; undefined for anything else. */
export function asObject(value: JsonValue): JsonObject | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (Array.isArray(value) || value instanceof JsonNumber) return undefined;
  return new Map(Object.entries(value as Record<string, JsonValue>));
}

export function asArray(value: JsonValue): readonly JsonValue[] | undefined {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : undefined;
}

/** Returns the text of a string, number or boolean, as written (L-5); undefined for anything else. */
export function scalarText(value: JsonValue): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  return value instanceof JsonNumber ? value.jsonNumber : undefined;
}

/** Names the kind of a JSON value, for messages. */
export function describeJson(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (value instanceof JsonNumber) return 'a number';
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value}`;
}
