/** Reads inputs, one at a time and bounded: paths or in-memory texts in, JSON documents or problems out. */
import { constants } from 'node:buffer';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { JsonValue } from '../iam/json.js';
import { exportCommand, foreignBytes, foreignText } from './formats/foreignText.js';
import { inflateGzip, isGzip } from './formats/gzip.js';
import { isJsonArray, isJsonRecord } from './formats/jsonValue.js';
import { parseJson } from './json.js';
import type { Problem } from './problem.js';

/** Bytes with a name for messages: a file, or a document that was handed over in memory. */
export interface RawInput {
  readonly kind: 'INPUT';
  readonly name: string;
  readonly bytes: Uint8Array;
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
}

export type DocumentResult =
  { readonly ok: true; readonly document: InputDocument } | { readonly ok: false; readonly problem: Problem };

/** A text longer than this doesn't fit into one string of Node. */
const maxBytes = constants.MAX_STRING_LENGTH;
const tooLarge = `This holds more than ${Math.floor(maxBytes / 2 ** 20)} MiB, more than is read in one piece. Give it as several files, one page of the call each.`;
/** Inside a folder, other files are passed over; given by name, every file is read. */
const exportExtensions = new Set(['.json', '.gz']);

const notByName =
  'Its name is not that of an export (.json, .json.gz), so passed over. Give it by name if it is one.';

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

/** Something that exists: the name it was called by, and where it really is. */
interface Place {
  readonly name: string;
  readonly real: string;
  readonly isFolder: boolean;
}

type Notice = Exclude<ReadResult, RawInput>;

async function findPlace(name: string, path: string): Promise<Place | Notice> {
  try {
    const real = await realpath(path);
    const stats = await stat(real);
    if (stats.isFile() || stats.isDirectory()) return { name, real, isFolder: stats.isDirectory() };
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
      `This folder holds no exports (.json or .json.gz). Make one with: ${exportCommand}`,
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
  yield await readInput(place);
}

async function readInput({ name, real }: Place): Promise<ReadResult> {
  try {
    const { size } = await stat(real);
    if (size > maxBytes) return problem(name, tooLarge);
    return { kind: 'INPUT', name, bytes: await readFile(real) };
  } catch (error) {
    return problem(name, fileSystemMessage(error));
  }
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
  return { kind: 'INPUT', name, bytes: Buffer.from(content, 'utf8') };
}

/** Inflates, decodes and parses one input. */
export async function readDocument({ name, bytes }: RawInput): Promise<DocumentResult> {
  const text = await decode(bytes);
  if (!text.ok) return refused(name, '$', text.message);
  const foreign = foreignText(text.text);
  if (foreign !== undefined) return refused(name, '$', foreign);
  const json = parseJson(text.text);
  if (!json.ok) return refused(name, json.path, `${json.message} Export it again: ${exportCommand}`);
  return { ok: true, document: { file: name, value: json.value, duplicateKeys: json.duplicateKeys } };
}

function refused(file: string, path: string, message: string): DocumentResult {
  return { ok: false, problem: { file, path, message } };
}

type TextResult =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

async function decode(bytes: Uint8Array): Promise<TextResult> {
  const inflated = isGzip(bytes) ? await inflateGzip(bytes) : { ok: true as const, bytes };
  if (!inflated.ok) return inflated;
  const message = foreignBytes(inflated.bytes) ?? (inflated.bytes.length > maxBytes ? tooLarge : undefined);
  return message === undefined ? decodeUtf8(inflated.bytes) : { ok: false, message };
}

/** Skips a byte order mark (F-111). */
function decodeUtf8(bytes: Uint8Array): TextResult {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { ok: false, message: 'This is not UTF-8 text. Save it as UTF-8, or export it again.' };
  }
}

/** For an input that no format recognises: says what it holds and what is expected. */
export function unknownKindProblem({ file, value }: InputDocument): Problem {
  const expected = 'UserDetailList, GroupDetailList, RoleDetailList and Policies';
  const message = `This is ${describeContent(value)}, and no input that can be imported. Expected account authorization details, with ${expected}: ${exportCommand}`;
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
