/**
 * Cuts a JSON document that is too large for one string into documents of the same shape: `{"A":[1,2,3,…]}` becomes
 * `{"A":[1,2]}`, `{"A":[3,…]}` and so on. It finds where elements end and leaves everything else to the parser.
 */

import { parseJson } from './strictJson.js';

/** A part of a document. `firstIndex`: where in the whole list its first element stands. */
export interface JsonSlice {
  readonly text: string;
  /** JSON path of the list that was cut, `$` or `$.UserDetailList`; missing in the rest. */
  readonly list?: string;
  readonly firstIndex: number;
  /** The rest: what is in no list, and lists without elements. It comes last. */
  readonly isRest: boolean;
}

/** The text is no JSON that can be cut; `path` says where. */
export class CannotSlice extends Error {
  override readonly name = 'CannotSlice';
  constructor(
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}

/** More than any one entity of AWS takes, so that a hostile file can't fill the memory. */
const MAX_ELEMENT_BYTES = 2 ** 26;

const byte = (character: string): number => character.charCodeAt(0);
const QUOTE = byte('"');
const BACKSLASH = byte('\\');
const COMMA = byte(',');
const COLON = byte(':');
const openers = new Set([byte('{'), byte('[')]);
const closers = new Set([byte('}'), byte(']')]);
const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** Cuts after about `sliceBytes` bytes. Throws `CannotSlice`, or what the input throws. */
export async function* jsonSlices(
  chunks: AsyncIterable<Uint8Array>,
  sliceBytes: number,
): AsyncGenerator<JsonSlice> {
  const slicer = new Slicer(sliceBytes);
  for await (const chunk of chunks) yield* slicer.take(chunk);
  yield* slicer.end();
}

type Place =
  /** Before the root, in it between members, and after it. */
  | 'START'
  | 'FIRST_MEMBER'
  | 'MEMBER'
  | 'AFTER_VALUE'
  | 'END'
  /** In a key of the root, or between it and its value. */
  | 'KEY'
  | 'COLON'
  | 'VALUE'
  /** In a value that is no list. */
  | 'OTHER'
  /** In a list: before, in and after an element. */
  | 'FIRST_ELEMENT'
  | 'NEXT_ELEMENT'
  | 'ELEMENT'
  | 'AFTER_ELEMENT';

class Slicer {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private place: Place = 'START';
  private rootIsList = false;
  /** As written, in quotes, and what it says. */
  private key = '';
  private keyName = '';
  private readonly keys = new Set<string>();
  /** Bytes of the key, element or value that is being read, from earlier chunks. */
  private pending: Uint8Array[] = [];
  private pendingBytes = 0;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private elements: string[] = [];
  private elementBytes = 0;
  private index = 0;
  private readonly rest: string[] = [];

  constructor(private readonly sliceBytes: number) {}

  *take(chunk: Uint8Array): Generator<JsonSlice> {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk[at] ?? 0;
      if (this.isInside()) {
        if (!this.endsInside(code)) continue;
        this.keep(chunk, from, this.place === 'KEY' ? at + 1 : at);
        yield* this.finish();
        if (this.place === 'COLON') continue;
      }
      if (isBlank(code)) continue;
      yield* this.between(code);
      if (this.isInside()) {
        from = at;
        this.begins(code);
      }
    }
    if (this.isInside()) this.keep(chunk, from, chunk.length);
  }

  *end(): Generator<JsonSlice> {
    if (this.place !== 'END') throw this.cannot('This ends in the middle.');
    const text = `{${this.rest.join(',')}}`;
    if (!this.rootIsList) yield { text, firstIndex: 0, isRest: true };
  }

  private isInside(): boolean {
    return this.place === 'KEY' || this.place === 'OTHER' || this.place === 'ELEMENT';
  }

  private begins(code: number): void {
    this.depth = openers.has(code) ? 1 : 0;
    this.inString = code === QUOTE;
    this.escaped = false;
  }

  /** Whether this byte, in a key, value or element, is no longer, or for a key the last, of it. */
  private endsInside(code: number): boolean {
    if (this.inString) {
      if (this.escaped) this.escaped = false;
      else if (code === BACKSLASH) this.escaped = true;
      else if (code === QUOTE) {
        this.inString = false;
        return this.place === 'KEY';
      }
      return false;
    }
    if (code === QUOTE) this.inString = true;
    else if (openers.has(code)) this.depth += 1;
    else if (closers.has(code)) {
      if (this.depth === 0) return true;
      this.depth -= 1;
    } else return this.depth === 0 && code === COMMA;
    return false;
  }

  private keep(chunk: Uint8Array, from: number, to: number): void {
    this.pending.push(chunk.slice(from, to));
    this.pendingBytes += to - from;
    if (this.pendingBytes > MAX_ELEMENT_BYTES) {
      throw this.cannot(
        `This takes more than ${MAX_ELEMENT_BYTES / 2 ** 20} MiB, more than any entity of AWS.`,
      );
    }
  }

  /** What was read is whole: a key, a value or an element. */
  private *finish(): Generator<JsonSlice> {
    const text = this.decode();
    if (this.place === 'KEY') {
      this.key = text;
      this.keyName = this.nameOf(text);
      this.place = 'COLON';
    } else if (this.place === 'OTHER') {
      this.rest.push(`${this.key}:${text}`);
      this.place = 'AFTER_VALUE';
    } else {
      this.elements.push(text);
      this.place = 'AFTER_ELEMENT';
      if (this.elementBytes > this.sliceBytes) yield* this.cut();
    }
  }

  private nameOf(key: string): string {
    const result = parseJson(key);
    if (result.ok && typeof result.value === 'string') return result.value;
    throw this.cannot('This key is no string of JSON.');
  }

  private decode(): string {
    const bytes = Buffer.concat(this.pending);
    this.pending = [];
    this.elementBytes += bytes.length;
    this.pendingBytes = 0;
    return this.decoder.decode(bytes);
  }

  private *cut(): Generator<JsonSlice> {
    if (this.elements.length === 0) return;
    const list = `[${this.elements.join(',')}]`;
    const path = this.rootIsList ? '$' : `$.${this.keyName}`;
    yield {
      text: this.rootIsList ? list : `{${this.key}:${list}}`,
      list: path,
      firstIndex: this.index,
      isRest: false,
    };
    this.index += this.elements.length;
    this.elements = [];
    this.elementBytes = 0;
  }

  /** A byte that is no blank, outside of keys, values and elements. */
  private *between(code: number): Generator<JsonSlice> {
    const character = String.fromCharCode(code);
    if (this.place === 'START') this.root(character);
    else if (this.place === 'FIRST_MEMBER' && character === '}') this.place = 'END';
    else if (this.place === 'FIRST_MEMBER' || this.place === 'MEMBER')
      this.expect(code === QUOTE, 'a key in double quotes', 'KEY');
    else if (this.place === 'COLON') this.expect(code === COLON, 'a colon', 'VALUE');
    else if (this.place === 'VALUE') this.value(character);
    else if (this.place === 'FIRST_ELEMENT' && character === ']') yield* this.closeList();
    else if (this.place === 'FIRST_ELEMENT' || this.place === 'NEXT_ELEMENT')
      this.expect(code !== COMMA && !closers.has(code), 'an element', 'ELEMENT');
    else if (this.place === 'AFTER_ELEMENT' && character === ']') yield* this.closeList();
    else if (this.place === 'AFTER_ELEMENT') this.expect(code === COMMA, 'a comma', 'NEXT_ELEMENT');
    else if (this.place === 'AFTER_VALUE' && character === '}') this.place = 'END';
    else if (this.place === 'AFTER_VALUE') this.expect(code === COMMA, 'a comma', 'MEMBER');
    else throw this.cannot('There is more text after the end of the JSON value.');
  }

  private root(character: string): void {
    // The three bytes of a byte order mark.
    if ('\u00EF\u00BB\u00BF'.includes(character)) return;
    this.rootIsList = character === '[';
    const next = this.rootIsList ? 'FIRST_ELEMENT' : 'FIRST_MEMBER';
    this.expect(this.rootIsList || character === '{', 'an object or a list', next);
  }

  private value(character: string): void {
    if (this.keys.has(this.keyName)) throw this.cannot(`${this.key} is there more than once. Keep one.`);
    this.keys.add(this.keyName);
    this.index = 0;
    this.place = character === '[' ? 'FIRST_ELEMENT' : 'OTHER';
  }

  private *closeList(): Generator<JsonSlice> {
    if (this.index + this.elements.length === 0 && !this.rootIsList) this.rest.push(`${this.key}:[]`);
    yield* this.cut();
    this.place = this.rootIsList ? 'END' : 'AFTER_VALUE';
  }

  private expect(isThere: boolean, what: string, next: Place): void {
    if (!isThere) throw this.cannot(`Expected ${what}.`);
    this.place = next;
  }

  private cannot(message: string): CannotSlice {
    const list = this.rootIsList || this.key === '' ? '$' : `$.${this.keyName}`;
    const inList = this.place.endsWith('ELEMENT');
    return new CannotSlice(inList ? `${list}[${this.index + this.elements.length}]` : list, message);
  }
}
