/** Reads inputs, one at a time and bounded: paths or in-memory texts in, JSON documents or problems out. */
import { createReadStream } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { JsonValue } from '../../iam/language/json.js';
import { exportCommand, foreignBytes, foreignText } from '../formats/shared/notJson.js';
import { isJsonArray, isJsonRecord } from '../formats/shared/jsonValue.js';
import { parseJson } from './strictJson.js';
import type { Problem } from '../problem.js';
import { CannotInflate, inflated, isGzip } from './gzipStream.js';
import { CannotSlice, jsonSlices, type JsonSlice } from './jsonSlices.js';
import { CannotUnzip, isZip, withZipMembers } from './zipArchive.js';

/** Bytes with a name for messages: a file, or a document that was handed over in memory. */
export interface RawInput {
  readonly kind: 'INPUT';
  readonly name: string;
  chunks(): AsyncIterable<Uint8Array>;
}

/** What a path turned out to be. NOTE: passed over, and why; nothing is wrong. */
export type ReadResult =
  | RawInput
  | { readonly kind: 'PROBLEM'; readonly problem: Problem }
  | { readonly kind: 'NOTE'; readonly note: Problem };

export interface InputDocument {
  readonly file: string;
  readonly value: JsonValue;
  /** JSON paths of keys that occur more than once in their object; the last one is in `value` (F-111). */
  readonly duplicateKeys: readonly string[];
  /** Set where this is a part of a document that is too large to be read in one piece. */
  readonly slice?: Pick<JsonSlice, 'list' | 'firstIndex' | 'isRest'>;
}

export type DocumentResult =
  { readonly ok: true; readonly document: InputDocument } | { readonly ok: false; readonly problem: Problem };

/** In bytes: what is read in one piece, and in which parts the rest. */
export interface ReadLimits {
  readonly onePiece: number;
  readonly slice: number;
}

const defaultLimits: ReadLimits = { onePiece: 2 ** 23, slice: 2 ** 22 };
/** Inside a folder, other files are passed over; given by name, every file is read. */
const exportExtensions = new Set(['.json', '.gz', '.csv', '.zip']);

const notByName =
  'Its name is not that of an export (.json, .csv, .gz, .zip), so passed over. Give it by name if it is one.';

/** Files and folders in the given order; folders are walked, sorted. What two paths both name is read once. */
export async function* readPaths(paths: readonly string[]): AsyncGenerator<ReadResult> {
  const seen = new Set<string>();
  for (const name of paths) {
    const place = await findPlace(name, name);
    if ('kind' in place) yield place;
    else if (place.isFolder) yield* readFolder(place, seen);
    else yield* readOnce(place, seen);
  }
}

/** Whether the exports at these paths, packed as they are, take no more than so many bytes. What cannot be read takes none. */
export async function areWithin(bytes: number, paths: readonly string[]): Promise<boolean> {
  let left = bytes;
  for (const name of paths) {
    const place = await findPlace(name, name);
    if ('kind' in place) continue;
    for await (const step of walk(place)) {
      if (!('kind' in step)) left -= step.bytes;
      if (left < 0) return false;
    }
  }
  return true;
}

/** Something that exists: the name it was called by, and where it really is. */
interface Place {
  readonly name: string;
  readonly real: string;
  readonly isFolder: boolean;
  readonly bytes: number;
}

type Notice = Exclude<ReadResult, RawInput>;

async function findPlace(name: string, path: string): Promise<Place | Notice> {
  try {
    const real = await realpath(path);
    const stats = await stat(real);
    if (stats.isFile() || stats.isDirectory()) {
      return { name, real, isFolder: stats.isDirectory(), bytes: stats.size };
    }
    return problem(name, 'This is neither a file nor a folder. Save the output to a file and give that.');
  } catch (error) {
    return problem(name, fileSystemMessage(error));
  }
}

async function* readFolder(folder: Place, seen: Set<string>): AsyncGenerator<ReadResult> {
  let found = 0;
  for await (const step of walk(folder)) {
    if ('kind' in step) {
      yield step;
    } else {
      found += 1;
      yield* readOnce(step, seen);
    }
  }
  if (found === 0) {
    yield problem(
      folder.name,
      `This folder holds no exports (.json, .csv, .gz or .zip). Make one with: ${exportCommand}`,
    );
  }
}

/** Without recursion: the last pending place is next. A folder that several links lead to is walked once, so a loop of links ends. */
async function* walk(folder: Place): AsyncGenerator<Place | Notice> {
  const walked = new Set<string>();
  const pending: Place[] = [folder];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    if (!place.isFolder) {
      yield place;
    } else if (!walked.has(place.real)) {
      walked.add(place.real);
      const inside: Place[] = [];
      for (const entry of await listFolder(place, folder)) {
        if ('kind' in entry) yield entry;
        else inside.push(entry);
      }
      for (const entry of inside.reverse()) pending.push(entry);
    }
  }
}

async function listFolder(folder: Place, root: Place): Promise<readonly (Place | Notice)[]> {
  try {
    const names = await readdir(folder.real);
    const sorted = names.sort((a, b) => (a < b ? -1 : 1));
    return await Promise.all(sorted.map((name) => findEntry(folder, name, root)));
  } catch (error) {
    return [problem(folder.name, fileSystemMessage(error))];
  }
}

async function findEntry(folder: Place, entry: string, root: Place): Promise<Place | Notice> {
  const name = join(folder.name, entry);
  if (entry.startsWith('.')) return note(name, 'Hidden, so passed over.');
  const place = await findPlace(name, join(folder.real, entry));
  const isExport = exportExtensions.has(extname(entry).toLowerCase());
  if ('kind' in place) return isExport ? place : note(name, notByName);
  const isInside = place.real === root.real || place.real.startsWith(`${root.real}${sep}`);
  if (!isInside)
    return note(name, 'A link that leads out of the folder, so passed over. Give its target by name.');
  return place.isFolder || isExport ? place : note(name, notByName);
}

async function* readOnce(place: Place, seen: Set<string>): AsyncGenerator<ReadResult> {
  if (seen.has(place.real)) return;
  seen.add(place.real);
  try {
    yield* (await startsAsZip(place.real)) ? await inZip(place) : [fileInput(place)];
  } catch (error) {
    yield problem(place.name, error instanceof CannotUnzip ? error.message : fileSystemMessage(error));
  }
}

async function startsAsZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return isZip(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

const fileInput = ({ name, real }: Place): RawInput => ({
  kind: 'INPUT',
  name,
  chunks: () => createReadStream(real, { highWaterMark: 2 ** 18 }),
});

/** Its files, as those of a folder. */
function inZip({ name, real }: Place): Promise<AsyncGenerator<ReadResult>> {
  return withZipMembers<ReadResult>(real, async function* (members) {
    for (const member of members) {
      const inside = `${name}/${member.name}`;
      const isExport = exportExtensions.has(extname(member.name).toLowerCase());
      if (!isExport) yield note(inside, notByName);
      else yield { kind: 'INPUT', name: inside, chunks: () => memberChunks(member.open()) };
    }
  });
}

async function* memberChunks(member: Promise<AsyncIterable<Uint8Array>>): AsyncGenerator<Uint8Array> {
  yield* await member;
}

const fileSystemMessages = new Map([
  ['ENOENT', 'There is no such file or folder. Check the path.'],
  ['ENOTDIR', 'There is no such file or folder. Check the path.'],
  ['EACCES', 'It may not be read. Give yourself permission to read it.'],
  ['EPERM', 'It may not be read. Give yourself permission to read it.'],
  ['ELOOP', 'The link leads in a circle. Give the file itself.'],
]);

function fileSystemMessage(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  return fileSystemMessages.get(code) ?? `It can't be read (${code}).`;
}

function problem(file: string, message: string): { readonly kind: 'PROBLEM'; readonly problem: Problem } {
  return { kind: 'PROBLEM', problem: { file, path: '$', message } };
}

function note(file: string, message: string): { readonly kind: 'NOTE'; readonly note: Problem } {
  return { kind: 'NOTE', note: { file, path: '$', message } };
}

/** A document that is in memory already, on the same way as a file. */
export function textInput(name: string, content: string): RawInput {
  return { kind: 'INPUT', name, chunks: () => inPieces(Buffer.from(content, 'utf8')) };
}

async function* inPieces(...pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

/**
 * Inflates, decodes and parses one input: one document, or the parts of one that is too large to be read in one piece,
 * until the first problem.
 */
export async function* readDocuments(
  { name, chunks }: RawInput,
  limits: ReadLimits = defaultLimits,
): AsyncGenerator<DocumentResult> {
  try {
    const { head, rest } = await upTo(limits.onePiece, unpacked(chunks()));
    const message = foreignBytes(head) ?? (rest ? foreignText(beginning(head)) : undefined);
    if (message !== undefined) yield refused(name, '$', message);
    else if (rest === undefined) yield wholeDocument(name, decodeUtf8(head));
    else yield* slicedDocuments(name, jsonSlices(rest, limits.slice));
  } catch (error) {
    yield refusal(name, error);
  }
}

async function* slicedDocuments(
  name: string,
  slices: AsyncGenerator<JsonSlice>,
): AsyncGenerator<DocumentResult> {
  for await (const { text, ...slice } of slices) {
    const json = parseJson(text);
    if (!json.ok) {
      // Line and column would be those of the part.
      const message = json.message.replace(/, at line \d+ column \d+(?:, inside \S+)?/, '');
      yield refused(name, inWhole(json.path, slice), `${message} Export it again: ${exportCommand}`);
      return;
    }
    const duplicateKeys = json.duplicateKeys.map((path) => inWhole(path, slice));
    yield { ok: true, document: { file: name, value: json.value, duplicateKeys, slice } };
  }
}

/** A path of a part as one of the whole document. */
function inWhole(path: string, { list, firstIndex }: NonNullable<InputDocument['slice']>): string {
  if (list === undefined || !path.startsWith(`${list}[`)) return path;
  const end = path.indexOf(']', list.length);
  const index = Number(path.slice(list.length + 1, end)) + firstIndex;
  return `${list}[${index}${path.slice(end)}`;
}

/** The first bytes, and where that is not all of them a stream that begins with them. */
async function upTo(
  limit: number,
  chunks: AsyncGenerator<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly rest: AsyncIterable<Uint8Array> | undefined }> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
    pieces.push(next.value);
    size += next.value.length;
    if (size > limit) {
      const head = Buffer.concat(pieces);
      return { head, rest: continued(head, chunks) };
    }
  }
  return { head: Buffer.concat(pieces), rest: undefined };
}

async function* continued(head: Uint8Array, chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  yield* chunks;
}

async function* unpacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const all = { [Symbol.asyncIterator]: () => joined(first.value, iterator) };
  yield* isGzip(first.value) ? inflated(all) : all;
}

async function* joined(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

function wholeDocument(name: string, text: string): DocumentResult {
  if (isCredentialReport(text)) {
    return {
      ok: true,
      document: { file: name, value: { ReportFormat: 'text/csv', Content: text }, duplicateKeys: [] },
    };
  }
  const foreign = foreignText(text);
  if (foreign !== undefined) return refused(name, '$', foreign);
  const json = parseJson(text);
  if (!json.ok) return refused(name, json.path, `${json.message} Export it again: ${exportCommand}`);
  return { ok: true, document: { file: name, value: json.value, duplicateKeys: json.duplicateKeys } };
}

/** The CSV file that is inside the JSON of the call (F-76, F-77). */
const isCredentialReport = (text: string): boolean => /^\uFEFF?"?user"?,"?arn"?,/.test(text);

function refused(file: string, path: string, message: string): DocumentResult {
  return { ok: false, problem: { file, path, message } };
}

function refusal(name: string, error: unknown): DocumentResult {
  if (error instanceof CannotSlice)
    return refused(name, error.path, `${error.message} Export it again: ${exportCommand}`);
  if (error instanceof CannotInflate || error instanceof CannotUnzip)
    return refused(name, '$', error.message);
  if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return refused(name, '$', 'This is not UTF-8 text. Save it as UTF-8, or export it again.');
  }
  return refused(name, '$', fileSystemMessage(error));
}

/** Enough to tell other kinds of text from JSON. */
const beginning = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, 2 ** 12));

/** Skips a byte order mark (F-111). */
const decodeUtf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** For an input that no format recognizes: says what it holds and what is expected, one of `kinds`. */
export function unknownKindProblem({ file, value }: InputDocument, kinds: readonly string[]): Problem {
  const expected = 'UserDetailList, GroupDetailList, RoleDetailList and Policies';
  const message = `This is ${describeContent(value)}, and no input that can be imported. Expected account authorization details, with ${expected}: ${exportCommand} — or another of these kinds: ${kinds.join(', ')}.`;
  return { file, path: '$', message };
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
