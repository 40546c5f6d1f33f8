/** Reads fields of JSON objects as their expected types, and reports those of another type (F-113). */
import { JsonNumber, type JsonValue } from '../../../iam/language/json.js';
import { isJsonArray, isJsonRecord, quote, type JsonRecord } from './jsonValue.js';
import type { Findings, Origin } from './findings.js';

export interface Located {
  readonly value: JsonValue;
  readonly path: string;
}

/**
 * One object of the input. A missing or null field is undefined, or an empty list. So is one of a wrong type, which is
 * also a problem. Unknown fields are ignored.
 */
export class Fields {
  constructor(
    private readonly object: JsonRecord,
    readonly path: string,
    readonly findings: Findings,
  ) {}

  get origin(): Origin {
    return { file: this.findings.file, path: this.path };
  }

  pathOf(key: string): string {
    return `${this.path}.${key}`;
  }

  at(key: string): Located | undefined {
    const value = this.value(key);
    return value === undefined ? undefined : { value, path: this.pathOf(key) };
  }

  /** Whether the key exists, even if its value is null. */
  has(key: string): boolean {
    return key in this.object;
  }

  /** Reports a problem at the key, or with the whole object. */
  problem(message: string, key?: string): undefined {
    return this.findings.problem(key === undefined ? this.path : this.pathOf(key), message);
  }

  note(message: string, key?: string): undefined {
    return this.findings.note(key === undefined ? this.path : this.pathOf(key), message);
  }

  text(key: string): string | undefined {
    const value = this.value(key);
    if (typeof value === 'string') return ownText(value);
    return value === undefined ? undefined : this.wrongType(key, value, 'a string');
  }

  requiredText(key: string): string | undefined {
    return this.value(key) === undefined ? this.problem(`${key} is missing. Export again.`) : this.text(key);
  }

  flag(key: string): boolean | undefined {
    const value = this.value(key);
    return value === undefined || typeof value === 'boolean'
      ? value
      : this.wrongType(key, value, 'true or false');
  }

  wholeNumber(key: string): number | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    const number = value instanceof JsonNumber ? Number(value.jsonNumber) : Number.NaN;
    return Number.isSafeInteger(number) ? number : this.wrongType(key, value, 'a whole number');
  }

  /** Returns epoch milliseconds. A text that is no time is only noted: no decision depends on it. */
  time(key: string): number | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    const text = value instanceof JsonNumber ? value.jsonNumber : value;
    if (typeof text !== 'string') return this.wrongType(key, value, 'a time');
    return (
      parseTimestamp(text) ?? this.note(`${quote(text)} is no time that an AWS client prints; left out.`, key)
    );
  }

  record(key: string): Fields | undefined {
    const field = this.at(key);
    return field === undefined ? undefined : asFields(field, this.findings);
  }

  /** Returns the objects of a list. Clients sometimes print a list of one as the object itself (F-13). */
  records(key: string): readonly Fields[] {
    const value = this.value(key);
    if (value === undefined || !isJsonRecord(value)) return this.recordList(key);
    return [new Fields(value, this.pathOf(key), this.findings)];
  }

  /** Like `records`, but accepts only a list. */
  recordList(key: string): readonly Fields[] {
    return this.elements(key)
      .map((element) => asFields(element, this.findings))
      .filter((record) => record !== undefined);
  }

  texts(key: string): readonly string[] {
    return this.elements(key)
      .map(({ value, path }) =>
        typeof value === 'string' ? ownText(value) : mismatch(this.findings, path, value, 'a string'),
      )
      .filter((text) => text !== undefined);
  }

  private value(key: string): JsonValue | undefined {
    return this.object[key] ?? undefined;
  }

  private elements(key: string): readonly Located[] {
    const value = this.value(key);
    if (value === undefined) return [];
    if (isJsonArray(value)) return elementsOf({ value, path: this.pathOf(key) }, this.findings);
    this.wrongType(key, value, 'a list');
    return [];
  }

  private wrongType(key: string, value: JsonValue, expected: string): undefined {
    return mismatch(this.findings, this.pathOf(key), value, expected);
  }
}

/** Copies a text. V8 keeps a substring as a view, so that one kept name would keep its whole file in memory. */
const ownText = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

/** Returns the elements of a list; any other value as the only element. */
export function elementsOf({ value, path }: Located, findings: Findings): readonly Located[] {
  if (!isJsonArray(value)) return [{ value, path }];
  const first = findings.firstIndex(path);
  return value.map((element, index) => ({ value: element, path: `${path}[${first + index}]` }));
}

/** Returns the fields of an object; for anything else undefined, and reports a problem. */
export function asFields({ value, path }: Located, findings: Findings): Fields | undefined {
  return isJsonRecord(value)
    ? new Fields(value, path, findings)
    : mismatch(findings, path, value, 'an object');
}

function mismatch(findings: Findings, path: string, value: JsonValue, expected: string): undefined {
  return findings.problem(
    path,
    `Expected ${expected}, found ${describeType(value)}. Correct it or export again.`,
  );
}

export function describeType(value: JsonValue): string {
  if (value === null) return 'null';
  if (isJsonArray(value)) return 'a list';
  if (value instanceof JsonNumber) return `the number ${quote(value.jsonNumber)}`;
  if (typeof value === 'string') return `the string ${quote(value)}`;
  return typeof value === 'object' ? 'an object' : String(value);
}

/** Returns the elements, and reports names that appear twice. */
export function eachOnce<T>(fields: Fields, key: string, elements: readonly T[], nameOf: (one: T) => string) {
  const seen = new Set<string>();
  for (const name of elements.map(nameOf)) {
    if (seen.has(name)) fields.problem(`${quote(name)} is in this list twice. Keep one.`, key);
    seen.add(name);
  }
  return elements;
}

// ── Times, in every form that AWS clients print (F-112)

const isoTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,9})?(?:Z|([+-])(\d\d):?(\d\d))?$/;
const epochSeconds = /^\d{1,11}(?:\.\d{1,9})?$/;

/** Returns epoch milliseconds, or undefined where the text is no time. A time without an offset is UTC. */
export function parseTimestamp(text: string): number | undefined {
  if (epochSeconds.test(text)) return Math.round(Number(text) * 1000);
  const parts = isoTime.exec(text);
  if (parts === null) return undefined;
  const [, date, time, fraction = '', sign = '+', hours = '0', minutes = '0'] = parts;
  const utc = Date.parse(`${date}T${time}${fraction.slice(0, 4)}Z`);
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return Number.isNaN(utc) ? undefined : utc - (sign === '-' ? -offset : offset);
}
