/** Reads JSON strictly: keeps numbers as written, reports repeated keys, says where it stops (F-111, L-3, L-5). */
import { JsonNumber, type JsonValue } from '../../iam/language/json.js';
import { jsonPath, type JsonRecord } from '../formats/shared/jsonValue.js';

export type JsonResult =
  | { readonly ok: true; readonly value: JsonValue; readonly duplicateKeys: readonly string[] }
  | { readonly ok: false; readonly path: string; readonly message: string };

/** Objects and arrays inside each other; real exports stay below 20. */
const maxDepth = 64;
/** No AWS output has any; the bound keeps a hostile file from filling the memory with paths. */
const maxDuplicateKeys = 1000;
const byteOrderMark = '\uFEFF';
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const numberCharacters = /[-+.0-9A-Za-z]*/y;
const loneSurrogate = /\p{Surrogate}/u;
const literals = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const escapes = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Of a repeated key the last value counts, as with every JSON parser; `duplicateKeys` says where that happened. */
export function parseJson(text: string): JsonResult {
  const reader = new JsonReader(text);
  try {
    const value = reader.document();
    return { ok: true, value, duplicateKeys: [...reader.duplicateKeys] };
  } catch (error) {
    if (error instanceof Malformed) return { ok: false, path: error.path, message: error.message };
    throw error;
  }
}

/** Keys come from the input: without a prototype `__proto__` and `constructor` are keys like any other. */
function emptyObject(): Record<string, JsonValue> {
  return Object.create(null) as Record<string, JsonValue>;
}

class Malformed extends Error {
  constructor(
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}

/** One pass over one text; recursion is bounded by `maxDepth`. */
class JsonReader {
  readonly duplicateKeys = new Set<string>();
  private readonly text: string;
  private at: number;
  private depth = 0;
  /** What is being read at each depth; undefined before the first member of an object or array. */
  private readonly location: (string | number | undefined)[] = [];

  constructor(text: string) {
    this.text = text;
    this.at = text.startsWith(byteOrderMark) ? 1 : 0;
  }

  document(): JsonValue {
    const value = this.value();
    this.skipBlanks();
    if (this.at < this.text.length)
      this.fail(
        'There is more text after the end of the JSON value (give several pages as several files or as one list)',
      );
    return value;
  }

  private value(): JsonValue {
    this.skipBlanks();
    switch (this.text.charAt(this.at)) {
      case '{':
        return this.object();
      case '[':
        return this.array();
      case '"':
        return this.string();
      case 't':
      case 'f':
      case 'n':
        return this.literal();
      default:
        return this.number();
    }
  }

  private object(): JsonRecord {
    const object = emptyObject();
    this.enter();
    if (!this.closes('}')) {
      do this.member(object);
      while (this.continues('}'));
    }
    this.depth -= 1;
    return object;
  }

  private member(object: Record<string, JsonValue>): void {
    this.skipBlanks();
    if (this.text.charAt(this.at) !== '"') this.unexpected('a key in double quotes');
    const key = this.string();
    this.location[this.depth - 1] = key;
    this.skipBlanks();
    if (this.text.charAt(this.at) !== ':') this.unexpected('a colon');
    this.at += 1;
    if (key in object) this.repeated();
    object[key] = this.value();
  }

  private repeated(): void {
    this.duplicateKeys.add(this.path());
    if (this.duplicateKeys.size > maxDuplicateKeys)
      this.fail(`More than ${maxDuplicateKeys} keys are repeated`);
  }

  private array(): readonly JsonValue[] {
    const array: JsonValue[] = [];
    this.enter();
    if (!this.closes(']')) {
      do {
        this.location[this.depth - 1] = array.length;
        array.push(this.value());
      } while (this.continues(']'));
    }
    this.depth -= 1;
    return array;
  }

  private enter(): void {
    if (this.depth === maxDepth) this.fail(`The JSON is nested deeper than ${maxDepth} levels`);
    this.location[this.depth] = undefined;
    this.depth += 1;
    this.at += 1;
  }

  private closes(end: string): boolean {
    this.skipBlanks();
    if (this.text.charAt(this.at) !== end) return false;
    this.at += 1;
    return true;
  }

  private continues(end: string): boolean {
    if (this.closes(end)) return false;
    if (this.text.charAt(this.at) !== ',') this.unexpected(`a comma or ${end}`);
    this.at += 1;
    return true;
  }

  private string(): string {
    const start = this.at + 1;
    for (let end = start; ; end += 1) {
      const code = this.text.charCodeAt(end);
      if (code === 0x22) {
        this.at = end + 1;
        return this.text.slice(start, end);
      }
      if (code === 0x5c) return this.stringWithEscapes(start, end);
      if (!(code >= 0x20)) this.brokenString(end);
    }
  }

  private stringWithEscapes(start: number, firstEscape: number): string {
    let value = this.text.slice(start, firstEscape);
    this.at = firstEscape;
    for (;;) {
      value += this.escape();
      const run = this.at;
      while (!this.endsRun(this.text.charCodeAt(this.at))) this.at += 1;
      value += this.text.slice(run, this.at);
      const code = this.text.charCodeAt(this.at);
      if (code === 0x22) break;
      if (code !== 0x5c) this.brokenString(this.at);
    }
    this.at += 1;
    if (loneSurrogate.test(value))
      this.fail('The string that ends here holds half a character (a lone surrogate)');
    return value;
  }

  /** At a quote, a backslash, a control character or the end of the text, where the code is NaN. */
  private endsRun(code: number): boolean {
    return code === 0x22 || code === 0x5c || !(code >= 0x20);
  }

  private escape(): string {
    const letter = this.text.charAt(this.at + 1);
    if (letter === 'u') return this.unicodeEscape();
    const character = escapes.get(letter);
    if (character === undefined) {
      this.at += 1;
      return this.unexpected('one of " \\ / b f n r t u after a backslash');
    }
    this.at += 2;
    return character;
  }

  private unicodeEscape(): string {
    const digits = this.text.slice(this.at + 2, this.at + 6);
    if (!/^[0-9A-Fa-f]{4}$/.test(digits)) {
      this.at += 2 + digits.search(/[^0-9A-Fa-f]|$/);
      this.unexpected('four hexadecimal digits after \\u');
    }
    this.at += 6;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  private brokenString(at: number): never {
    this.at = at;
    if (at >= this.text.length) this.unexpected('the end of a string');
    return this.fail('A string holds a line break or another control character that is not escaped');
  }

  private literal(): boolean | null {
    const word = this.word();
    const value = literals.get(word);
    if (value === undefined) return this.noValue(word);
    this.at += word.length;
    return value;
  }

  private number(): JsonNumber {
    number.lastIndex = this.at;
    const written = number.exec(this.text)?.[0];
    const word = this.word();
    if (written === undefined || written !== word) return this.noValue(word);
    this.at += written.length;
    return new JsonNumber(written);
  }

  /** Everything up to the next blank or sign of punctuation: `nullx` and `01` are no JSON. */
  private word(): string {
    numberCharacters.lastIndex = this.at;
    return numberCharacters.exec(this.text)?.[0] ?? '';
  }

  private noValue(word: string): never {
    const cutShort = this.depth > 0 && this.at + word.length === this.text.length;
    if (cutShort) this.at = this.text.length;
    return this.unexpected('a JSON value');
  }

  private skipBlanks(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at += 1;
    }
  }

  private unexpected(expected: string): never {
    if (this.at < this.text.length) this.fail(`Not JSON: expected ${expected}`);
    throw new Malformed(
      this.path(),
      `The JSON ends in the middle, at ${this.place()}, inside ${this.path()}.`,
    );
  }

  private fail(message: string): never {
    throw new Malformed(this.path(), `${message}, at ${this.place()}.`);
  }

  private path(): string {
    return jsonPath(this.location.slice(0, this.depth).filter((part) => part !== undefined));
  }

  private place(): string {
    let line = 1;
    let start = 0;
    for (let end = this.text.indexOf('\n'); end >= 0 && end < this.at; end = this.text.indexOf('\n', start)) {
      line += 1;
      start = end + 1;
    }
    return `line ${line} column ${this.at - start + 1}`;
  }
}
