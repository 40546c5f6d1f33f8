/** Distinguishes JSON values, names their paths, and writes equal values as equal texts. */
import { JsonNumber, type JsonValue } from '../../../iam/language/json.js';

/** A JSON object; those that `parseJson` makes have no prototype. */
export type JsonRecord = Readonly<Record<string, JsonValue>>;

const plainKey = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

export function isJsonArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isJsonRecord(value: JsonValue): value is JsonRecord {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber)
  );
}

/** Returns a check for one page, or an array of pages (F-6, F-36). */
export const inPages =
  (isPage: (value: JsonValue) => boolean) =>
  (value: JsonValue): boolean =>
    isJsonArray(value) ? value.some(isPage) : isPage(value);

/** Returns the text for messages: quoted, on one line and short. */
export const quote = (text: string): string =>
  JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);

/** Returns JSON text with sorted keys and numbers as written: equal for equal values. */
export const canonicalJson = (value: JsonValue): string => jsonText(value, (keys) => keys.sort());

/** Returns JSON text without white space, with keys in their order and numbers as written. */
export const compactJson = (value: JsonValue): string => jsonText(value, (keys) => keys);

function jsonText(value: JsonValue, order: (keys: string[]) => string[]): string {
  if (value instanceof JsonNumber) return value.jsonNumber;
  if (isJsonArray(value)) return `[${value.map((element) => jsonText(element, order)).join(',')}]`;
  if (!isJsonRecord(value)) return JSON.stringify(value);
  const members = order(Object.keys(value)).map(
    (key) => `${JSON.stringify(key)}:${jsonText(value[key] ?? null, order)}`,
  );
  return `{${members.join(',')}}`;
}

/** Returns a path such as `$.RoleDetailList[3]["aws:username"]`. */
export function jsonPath(parts: readonly (string | number)[]): string {
  return `$${parts.map(pathPart).join('')}`;
}

function pathPart(part: string | number): string {
  if (typeof part === 'number') return `[${part}]`;
  const short = part.length > 200 ? `${part.slice(0, 200)}…` : part;
  return plainKey.test(short) ? `.${short}` : `[${JSON.stringify(short)}]`;
}
