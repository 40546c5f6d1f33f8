/** Builds a value from the tokens of a JSON text, and refuses malformed JSON and text above the limits. */
import { NamedError } from '../../expectedError.js';
import { Tokenizer, TokenizerError, TokenType } from '@streamparser/json';
import { JsonNumber, type JsonValue } from '../../iam/language/json.js';
import { jsonPath } from '../formats/shared/jsonValue.js';
import { MAX_DEPTH, MAX_DUPLICATE_KEYS, MAX_ELEMENT_BYTES } from '../limits.js';

export interface JsonContent {
  readonly value: JsonValue;
  /** JSON paths of repeated keys, in the whole document. The last value of such a key is in `value` (F-111). */
  readonly duplicateKeys: readonly string[];
}

/** Some elements of one list of a document; of an object's list, with the other top-level members. */
export interface JsonSlice extends JsonContent {
  /** JSON path of the list, `$` or `$.UserDetailList`. */
  readonly list: string;
  /** The index of its first element in the whole list. */
  readonly firstIndex: number;
}

/** The reason why reading ended, with JSON path, byte offset, and text to show beside line and column. */
export class MalformedJson extends NamedError {
  constructor(
    readonly path: string,
    readonly reason: string,
    readonly offset: number,
    readonly within = '',
  ) {
    super(`${reason}.`);
  }
}

/** The size of the buffer in which the tokenizer collects a string. */
const STRING_BYTES = 2 ** 16;

type Expected = 'VALUE' | 'FIRST_ELEMENT' | 'KEY' | 'FIRST_KEY' | 'COLON' | 'COMMA' | 'END';

const expectedWords: Partial<Record<Expected, string>> = {
  VALUE: 'a JSON value',
  FIRST_ELEMENT: 'a JSON value',
  KEY: 'a key in double quotes',
  FIRST_KEY: 'a key in double quotes',
  COLON: 'a colon',
};

const MORE_TEXT =
  'There is more text after the end of the JSON value (give several pages as several files or as one list)';

/** An object or list that is being read. `at`: the key or index of the current value. */
type Container =
  | { readonly isList: true; value: JsonValue[]; at: number }
  | { readonly isList: false; readonly value: Record<string, JsonValue>; at: string | undefined };

/** Returns an object without prototype, so that input keys such as `__proto__` are ordinary keys. */
const emptyObject = (): Record<string, JsonValue> => Object.create(null) as Record<string, JsonValue>;

const loneSurrogate = /\p{Surrogate}/u;

/** States in which the tokenizer can stop, with the problem; in any other state it is between two values. */
const stoppedIn: readonly (readonly [state: string, problem: string])[] = [
  ['STRING_AFTER', 'Not JSON: expected one of " \\ / b f n r t u after a backslash'],
  ['STRING_UNICODE', 'Not JSON: expected four hexadecimal digits after \\u'],
  ['STRING', 'A string holds a line break or another control character that is not escaped'],
  ...['TRUE', 'FALSE', 'NULL', 'NUMBER'].map((state) => [state, 'Not JSON: expected a JSON value'] as const),
];

/** A tokenizer that also keeps the last number as written. */
class JsonTokenizer extends Tokenizer {
  number = '';

  protected override parseNumber(text: string): number {
    this.number = text;
    return Number.NaN;
  }
}

/** Builds a value from tokens. With `sliceBytes`, it cuts the top-level lists into slices. */
export class JsonBuilder {
  private readonly tokenizer: JsonTokenizer;
  private readonly open: Container[] = [];
  private expected: Expected = 'VALUE';
  private root: JsonValue | undefined;
  private duplicateKeys = new Set<string>();
  /** The last number or literal, by byte offsets. */
  private word = { start: 0, end: -1 };
  private bytes = 0;
  private slices: JsonSlice[] = [];
  /** The ends of the last slice, and of the last top-level member or element, as byte offsets. */
  private sliceEnd = 0;
  private entryEnd = 0;

  /** `bytes`: the length of the text, if known. `head`: the members that go with each slice of an object's list. */
  constructor(
    private readonly sliceBytes?: number,
    bytes = STRING_BYTES,
    private readonly head?: JsonContent,
  ) {
    this.tokenizer = new JsonTokenizer({ stringBufferSize: Math.min(STRING_BYTES, bytes + 8) });
    this.tokenizer.onToken = ({ token, value, offset }) => this.take(token, value, offset);
  }

  write(bytes: Uint8Array): void {
    try {
      this.tokenizer.write(bytes);
    } catch (error) {
      if (error instanceof TokenizerError) this.stopped(error.message);
      throw error;
    }
    this.bytes += bytes.length;
    if (this.sliceBytes !== undefined && this.bytes - this.entryEnd > MAX_ELEMENT_BYTES)
      this.fail(`This takes more than ${MAX_ELEMENT_BYTES / 2 ** 20} MiB, more than any entity of AWS`, 0);
  }

  /** Returns the whole value, without elements that are in slices. */
  end(): JsonValue {
    try {
      this.tokenizer.end();
    } catch (error) {
      if (!(error instanceof TokenizerError)) throw error;
      if (this.expected === 'END') this.unexpected(this.bytes);
    }
    if (this.root === undefined)
      throw new MalformedJson(
        this.path(),
        'The JSON ends in the middle',
        this.bytes,
        `, inside ${this.path()}`,
      );
    return this.root;
  }

  takeSlices(): readonly JsonSlice[] {
    const { slices } = this;
    this.slices = [];
    return slices;
  }

  takeDuplicateKeys(): readonly string[] {
    const keys = [...this.duplicateKeys];
    this.duplicateKeys.clear();
    return keys;
  }

  private take(token: TokenType, value: string | number | boolean | null, offset: number): void {
    switch (token) {
      case TokenType.STRING:
        return this.takeString(String(value), offset);
      case TokenType.COLON:
        if (this.expected !== 'COLON') this.unexpected(offset);
        this.expected = 'VALUE';
        return;
      case TokenType.COMMA:
        return this.takeComma(offset);
      case TokenType.LEFT_BRACE:
        return this.begin({ isList: false, value: emptyObject(), at: undefined }, offset);
      case TokenType.LEFT_BRACKET:
        return this.begin({ isList: true, value: [], at: 0 }, offset);
      case TokenType.RIGHT_BRACE:
      case TokenType.RIGHT_BRACKET:
        return this.close(token === TokenType.RIGHT_BRACKET, offset);
      case TokenType.NUMBER:
        return this.takeWord(new JsonNumber(this.tokenizer.number), this.tokenizer.number, offset);
      default:
        return this.takeWord(value, String(value), offset);
    }
  }

  private takeString(text: string, offset: number): void {
    if (loneSurrogate.test(text))
      this.fail('The string that begins here holds half a character (a lone surrogate)', offset);
    if (this.expected === 'KEY' || this.expected === 'FIRST_KEY') this.takeKey(text, offset);
    else this.add(text, offset);
  }

  private takeKey(key: string, offset: number): void {
    const object = this.open.at(-1);
    if (object === undefined || object.isList) return;
    object.at = key;
    this.expected = 'COLON';
    if (!(key in object.value)) return;
    if (this.sliceBytes !== undefined && this.open.length === 1)
      this.fail(`${JSON.stringify(key)} is there more than once. Keep one`, offset);
    this.duplicateKeys.add(this.path());
    if (this.duplicateKeys.size > MAX_DUPLICATE_KEYS)
      this.fail(`More than ${MAX_DUPLICATE_KEYS} keys are repeated`, offset);
  }

  private takeWord(value: JsonValue, written: string, offset: number): void {
    if (!this.takesValue()) this.unexpected(offset, true);
    this.add(value, offset);
    this.word = { start: offset, end: offset + written.length };
  }

  private takeComma(offset: number): void {
    const container = this.open.at(-1);
    if (container === undefined || this.expected !== 'COMMA') return this.unexpected(offset);
    if (container.isList) container.at += 1;
    this.expected = container.isList ? 'VALUE' : 'KEY';
  }

  private begin(container: Container, offset: number): void {
    if (!this.takesValue()) this.unexpected(offset);
    if (this.open.length === MAX_DEPTH)
      this.fail(`The JSON is nested deeper than ${MAX_DEPTH} levels`, offset);
    this.open.push(container);
    this.expected = container.isList ? 'FIRST_ELEMENT' : 'FIRST_KEY';
  }

  private close(isList: boolean, offset: number): void {
    const container = this.open.at(-1);
    const isEmpty = this.expected === (isList ? 'FIRST_ELEMENT' : 'FIRST_KEY');
    if (container?.isList !== isList || !(isEmpty || this.expected === 'COMMA'))
      return this.unexpected(offset);
    if (container.isList && this.isSliced()) this.cut(container, offset);
    this.open.pop();
    this.expected = 'VALUE';
    this.add(container.value, offset);
  }

  private takesValue(): boolean {
    return this.expected === 'VALUE' || this.expected === 'FIRST_ELEMENT';
  }

  private add(value: JsonValue, offset: number): void {
    if (!this.takesValue()) this.unexpected(offset);
    const container = this.open.at(-1);
    this.expected = container === undefined ? 'END' : 'COMMA';
    if (container === undefined) this.root = value;
    else if (container.isList) container.value.push(value);
    else if (container.at !== undefined) container.value[container.at] = value;
    if (this.sliceBytes === undefined || this.open.length > 2) return;
    if (container?.isList === true && this.isSliced()) {
      this.entryEnd = offset;
      if (offset - this.sliceEnd > this.sliceBytes) this.cut(container, offset);
    } else if (this.open.length < 2) this.entryEnd = offset;
  }

  /** Whether the current list is a top-level one. */
  private isSliced(): boolean {
    const isAtTop = this.open.length === 1 || (this.open.length === 2 && this.open[0]?.isList === false);
    return this.sliceBytes !== undefined && isAtTop;
  }

  private cut(list: Extract<Container, { isList: true }>, offset: number): void {
    const { value } = list;
    if (value.length === 0) return;
    list.value = [];
    this.sliceEnd = offset;
    const path = this.open.slice(0, -1).flatMap(({ at }) => at ?? []);
    const [key] = path;
    this.slices.push({
      value: key === undefined ? value : Object.assign(emptyObject(), this.head?.value, { [key]: value }),
      duplicateKeys: [...new Set([...(this.head?.duplicateKeys ?? []), ...this.takeDuplicateKeys()])],
      list: jsonPath(path),
      firstIndex: list.at + 1 - value.length,
    });
  }

  private path(): string {
    return jsonPath(this.open.flatMap(({ at }) => at ?? []));
  }

  private fail(reason: string, offset: number): never {
    throw new MalformedJson(this.path(), reason, offset);
  }

  private unexpected(offset: number, isWord = false): never {
    // `01` and `nullx` are one word that is no value.
    if (isWord && offset === this.word.end) this.fail('Not JSON: expected a JSON value', this.word.start);
    if (this.expected === 'END') this.fail(MORE_TEXT, offset);
    const end = this.open.at(-1)?.isList === true ? ']' : '}';
    this.fail(`Not JSON: expected ${expectedWords[this.expected] ?? `a comma or ${end}`}`, offset);
  }

  /** Throws for an error of the tokenizer. Its position and state are only in its message. */
  private stopped(message: string): never {
    const [, offset, state = ''] = /absolute position "(\d+)"\) in state (\w+)/.exec(message) ?? [];
    const problem = stoppedIn.find(([start]) => state.startsWith(start));
    if (problem === undefined) this.unexpected(Number(offset), true);
    this.fail(problem[1], Number(offset));
  }
}
