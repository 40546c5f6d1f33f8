/** Reads inputs one at a time, within limits: bytes in, JSON documents or problems out. */
import { isUtf8 } from 'node:buffer';
import type { JsonValue } from '../../iam/language/json.js';
import { exportCommand, foreignBytes, foreignText, isUtf16OfPowerShell } from '../formats/shared/notJson.js';
import { isJsonArray, isJsonRecord, quote } from '../formats/shared/jsonValue.js';
import type { Problem } from '../problem.js';
import { fileSystemMessage, type RawInput } from './exportPaths.js';
import { MalformedJson, type JsonContent, type JsonSlice } from './jsonBuilder.js';
import { readHead } from './jsonHead.js';
import { jsonSlices, parseJson, type JsonPart } from './strictJson.js';
import { CannotUnpack, counted, Expansion, inflated, isGzip } from './unpack.js';

export interface InputDocument extends JsonContent {
  readonly file: string;
  /** The path in its file, if that is a list of several documents; `$` otherwise. */
  readonly path?: string;
  /** Set for a part of a document that is too large to be read in one piece. */
  readonly slice?: Pick<JsonSlice, 'list' | 'firstIndex'>;
}

export type DocumentResult =
  { readonly ok: true; readonly document: InputDocument } | { readonly ok: false; readonly problem: Problem };

/** Limits in bytes: what is read in one piece, and the size of the parts of what is larger. */
export interface ReadLimits {
  readonly onePiece: number;
  readonly slice: number;
}

const defaultLimits: ReadLimits = { onePiece: 2 ** 23, slice: 2 ** 22 };

export function textInput(name: string, content: string): RawInput {
  return { kind: 'INPUT', name, chunks: () => prepended([Buffer.from(content, 'utf8')]) };
}

/**
 * Inflates, decodes and parses one input: one document, or the parts of one that is too large to be read in one piece,
 * until the first problem. `expansion`: the counter of the whole import.
 */
export async function* readDocuments(
  { name, packedSize, chunks }: RawInput,
  limits: ReadLimits = defaultLimits,
  expansion = new Expansion(),
): AsyncGenerator<DocumentResult> {
  try {
    expansion.addPacked(packedSize ?? 0);
    const ofPacked = countOnce((bytes) => expansion.addPacked(packedSize === undefined ? bytes : 0));
    const ofInflated = countOnce((bytes) => expansion.addInflated(bytes));
    const read = () => counted(chunks(), ofPacked());
    const packed = await peek(read(), 0);
    const unpacked = (bytes: AsyncIterable<Uint8Array>) =>
      asUtf8(counted(isGzip(packed.head) ? inflated(bytes) : bytes, ofInflated()));
    const { head, isAll, all } = await peek(unpacked(packed.all), limits.onePiece);
    const message = foreignBytes(head) ?? foreignText(beginning(head));
    if (message !== undefined) yield refused(name, '$', message);
    else if (isAll) yield wholeDocument(name, head);
    else {
      const beside = await readHead(all);
      for await (const part of jsonSlices(unpacked(read()), limits.slice, beside))
        yield { ok: true, document: documentOf(name, part) };
    }
  } catch (error) {
    yield refusal(name, error);
  }
}

function documentOf(file: string, { value, duplicateKeys, ...slice }: JsonPart): InputDocument {
  return { file, value, duplicateKeys, ...(slice.list === undefined ? {} : { slice }) };
}

/** Returns counters for data that is read several times from the beginning; together they report each byte once. */
function countOnce(tell: (bytes: number) => void): () => (bytes: number) => void {
  let most = 0;
  return () => {
    let size = 0;
    return (bytes) => {
      size += bytes;
      if (size > most) tell(size - most);
      most = Math.max(most, size);
    };
  };
}

/** Turns UTF-16 as Windows PowerShell writes it into UTF-8: little-endian, with a mark. Other bytes stay (F-122). */
async function* asUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst && isUtf16OfPowerShell(chunk)) decoder = new TextDecoder('utf-16le', { fatal: true });
    isFirst = false;
    yield decoder === undefined ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  decoder?.decode();
}

interface Peeked {
  readonly head: Uint8Array;
  readonly isAll: boolean;
  /** All bytes, beginning with the head. */
  readonly all: AsyncIterable<Uint8Array>;
}

/** Reads just more than `limit` bytes, or all that there are. */
async function peek(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Peeked> {
  const rest = chunks[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  for (let size = 0; size <= limit;) {
    const next = await rest.next();
    if (next.done === true) return { head: Buffer.concat(pieces), isAll: true, all: prepended(pieces) };
    pieces.push(next.value);
    size += next.value.length;
  }
  return { head: Buffer.concat(pieces), isAll: false, all: prepended(pieces, rest) };
}

async function* prepended(
  pieces: readonly Uint8Array[],
  rest?: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* pieces;
  if (rest !== undefined) yield* { [Symbol.asyncIterator]: () => rest };
}

function wholeDocument(file: string, bytes: Uint8Array): DocumentResult {
  if (!isUtf8(bytes)) return refused(file, '$', NOT_UTF8);
  if (isCredentialReport(beginning(bytes))) {
    const value = { ReportFormat: 'text/csv', Content: new TextDecoder().decode(bytes) };
    return { ok: true, document: { file, value, duplicateKeys: [] } };
  }
  const json = parseJson(bytes);
  if (!json.ok) return refused(file, json.path, `${json.message} Export it again: ${exportCommand}`);
  return { ok: true, document: { file, value: json.value, duplicateKeys: json.duplicateKeys } };
}

/** Whether the text is a credential report: the CSV text that is inside the JSON output of its call (F-76, F-77). */
const isCredentialReport = (text: string): boolean => /^\uFEFF?"?user"?,"?arn"?,/.test(text);

function refused(file: string, path: string, message: string): DocumentResult {
  return { ok: false, problem: { file, path, message } };
}

const NOT_UTF8 = 'This is not UTF-8 text. Save it as UTF-8, or export it again.';

function refusal(name: string, error: unknown): DocumentResult {
  if (error instanceof MalformedJson)
    return refused(name, error.path, `${error.message} Export it again: ${exportCommand}`);
  if (error instanceof CannotUnpack) return refused(name, '$', error.message);
  if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return refused(name, '$', NOT_UTF8);
  return refused(name, '$', fileSystemMessage(error));
}

/** Returns enough text to distinguish other kinds of text from JSON. */
const beginning = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, 2 ** 12));

/** Returns the problem with an input that no format recognizes: what it holds, and which `kinds` are expected. */
export function unknownKindProblem(
  { file, value, path = '$' }: InputDocument,
  kinds: readonly string[],
): Problem {
  const error = errorIn(value);
  if (error !== undefined)
    return {
      file,
      path,
      message: `This is an error that AWS answered with (${quote(error)}), and no output of a call. Correct what it says and export again.`,
    };
  const expected = 'UserDetailList, GroupDetailList, RoleDetailList and Policies';
  const message = `This is ${describeContent(value)}, and no input that can be imported. Expected account authorization details, with ${expected}: ${exportCommand} — or another of these kinds: ${kinds.join(', ')}.`;
  return { file, path, message };
}

/** Returns the code of an error, as the Python SDK holds it or as services send it. */
function errorIn(value: JsonValue): string | undefined {
  if (!isJsonRecord(value)) return undefined;
  const { Error: error = null, __type: type } = value;
  const code = isJsonRecord(error) ? error['Code'] : type;
  return typeof code === 'string' ? code : undefined;
}

const maxKeysShown = 8;

function describeContent(value: JsonValue): string {
  if (!isJsonArray(value)) return describeOne(value);
  const [first] = value;
  return first === undefined ? 'an empty JSON list' : `a JSON list that begins with ${describeOne(first)}`;
}

function describeOne(value: JsonValue): string {
  if (!isJsonRecord(value)) return isJsonArray(value) ? 'a list' : 'a single JSON value';
  const keys = Object.keys(value);
  if (keys.length === 0) return 'a JSON object without keys';
  const shown = keys.slice(0, maxKeysShown).map((key) => JSON.stringify(key.slice(0, 60)));
  const more = keys.length > maxKeysShown ? ` and ${keys.length - maxKeysShown} more` : '';
  return `a JSON object with the keys ${shown.join(', ')}${more}`;
}
