/** Finds the exports at the paths of an import: files, folders and zip archives, one input after the other. */
import { createReadStream } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { exportCommand } from '../formats/shared/notJson.js';
import type { Problem } from '../problem.js';
import { CannotUnpack, isZip, zipMembers } from './unpack.js';

/** Bytes with a name for messages: of a file, or of a document in memory. */
export interface RawInput {
  readonly kind: 'INPUT';
  readonly name: string;
  /** The packed size of a file in an archive, whose bytes are already inflated. */
  readonly packedSize?: number;
  chunks(): AsyncIterable<Uint8Array>;
}

/** The reason why a path is no input. NOTE: the path is skipped, which is no problem. */
interface Notice {
  readonly kind: 'PROBLEM' | 'NOTE';
  readonly problem: Problem;
}

export type ReadResult = RawInput | Notice;

/** Extensions of exports. Other files in a folder are skipped; a file given by name is always read. */
const exportExtensions = new Set(['.json', '.gz', '.csv', '.zip']);

const isExport = (name: string): boolean => exportExtensions.has(extname(name).toLowerCase());

const hidden = 'Hidden, so passed over.';

const outside = 'A link that leads out of the folder, so passed over. Give its target by name.';

const notByName =
  'Its name is not that of an export (.json, .csv, .gz, .zip), so passed over. Give it by name if it is one.';

const notice = (kind: Notice['kind'], file: string, message: string): Notice => ({
  kind,
  problem: { file, path: '$', message },
});

/** Reads files and folders in the given order, entries of folders sorted, and each file once. */
export async function* readPaths(paths: readonly string[]): AsyncGenerator<ReadResult> {
  const seen = new Set<string>();
  for (const name of paths) {
    let found = 0;
    const place = await findPlace(name, name);
    for await (const step of walk(place)) {
      if ('kind' in step) yield step;
      else {
        found += 1;
        yield* readOnce(step, seen);
      }
    }
    if (found > 0 || 'kind' in place) continue;
    const message = `This folder contains no exports (.json, .csv, .gz or .zip). Create one with: ${exportCommand}`;
    yield notice('PROBLEM', name, message);
  }
}

/** A file that a client sent. `name`: the client's name for it, no path here; `path`: where it is stored. */
export interface SentFile {
  readonly name: string;
  readonly path: string;
}

/** Reads the sent files that are named like exports. Others are skipped, as in a folder. */
export async function* readSent(files: readonly SentFile[]): AsyncGenerator<ReadResult> {
  for (const { name, path } of files) {
    const [own = ''] = name.split(/[/\\]/).slice(-1);
    if (own.startsWith('.')) yield notice('NOTE', name, hidden);
    else if (isExport(own)) yield* readOnce({ name, real: path, isFolder: false, bytes: 0 }, new Set());
    else yield notice('NOTE', name, notByName);
  }
}

/** Whether the exports at these paths, as packed, take at most this many bytes. What cannot be read counts as zero. */
export async function areWithin(bytes: number, paths: readonly string[]): Promise<boolean> {
  let left = bytes;
  for (const name of paths)
    for await (const step of walk(await findPlace(name, name))) {
      if (!('kind' in step)) left -= step.bytes;
      if (left < 0) return false;
    }
  return true;
}

/** An existing file or folder: its name in messages, and its real path. */
interface FoundPath {
  readonly name: string;
  readonly real: string;
  readonly isFolder: boolean;
  readonly bytes: number;
}

async function findPlace(name: string, path: string): Promise<FoundPath | Notice> {
  try {
    const real = await realpath(path);
    const stats = await stat(real);
    if (stats.isFile() || stats.isDirectory())
      return { name, real, isFolder: stats.isDirectory(), bytes: stats.size };
    const message = 'This is neither a file nor a folder. Save the output to a file and give that.';
    return notice('PROBLEM', name, message);
  } catch (error) {
    return notice('PROBLEM', name, fileSystemMessage(error));
  }
}

/** Walks folders without recursion, each once, so that loops of links end: the last pending place is next. */
async function* walk(start: FoundPath | Notice): AsyncGenerator<FoundPath | Notice> {
  const walked = new Set<string>();
  const pending = [start];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    if ('kind' in place || !place.isFolder) yield place;
    else if (!walked.has(place.real)) {
      walked.add(place.real);
      const entries = await listFolder(place, 'kind' in start ? place : start);
      yield* entries.filter((entry) => 'kind' in entry);
      pending.push(...entries.filter((entry) => !('kind' in entry)).reverse());
    }
  }
}

async function listFolder(folder: FoundPath, root: FoundPath): Promise<(FoundPath | Notice)[]> {
  try {
    const names = await readdir(folder.real);
    const sorted = names.sort((a, b) => (a < b ? -1 : 1));
    return await Promise.all(sorted.map((name) => findEntry(folder, name, root)));
  } catch (error) {
    return [notice('PROBLEM', folder.name, fileSystemMessage(error))];
  }
}

async function findEntry(folder: FoundPath, entry: string, root: FoundPath): Promise<FoundPath | Notice> {
  const name = join(folder.name, entry);
  if (entry.startsWith('.')) return notice('NOTE', name, hidden);
  const place = await findPlace(name, join(folder.real, entry));
  if ('kind' in place) return isExport(entry) ? place : notice('NOTE', name, notByName);
  const isInside = place.real === root.real || place.real.startsWith(`${root.real}${sep}`);
  if (!isInside) return notice('NOTE', name, outside);
  return place.isFolder || isExport(entry) ? place : notice('NOTE', name, notByName);
}

async function* readOnce(place: FoundPath, seen: Set<string>): AsyncGenerator<ReadResult> {
  if (seen.has(place.real)) return;
  seen.add(place.real);
  try {
    yield* (await startsAsZip(place.real)) ? inZip(place) : [fileInput(place)];
  } catch (error) {
    yield notice(
      'PROBLEM',
      place.name,
      error instanceof CannotUnpack ? error.message : fileSystemMessage(error),
    );
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

const fileInput = ({ name, real }: FoundPath): RawInput => ({
  kind: 'INPUT',
  name,
  chunks: () => createReadStream(real, { highWaterMark: 2 ** 18 }),
});

/** Reads the files of a zip archive like those of a folder. */
async function* inZip({ name, real }: FoundPath): AsyncGenerator<ReadResult> {
  for await (const { name: member, ...content } of zipMembers(real)) {
    const inside = `${name}/${member}`;
    if (/(?:^|\/)\./.test(member)) yield notice('NOTE', inside, hidden);
    else
      yield isExport(member)
        ? { kind: 'INPUT', name: inside, ...content }
        : notice('NOTE', inside, notByName);
  }
}

const fileSystemMessages = new Map([
  ['ENOENT', 'There is no such file or folder. Check the path.'],
  ['ENOTDIR', 'There is no such file or folder. Check the path.'],
  ['EACCES', 'It may not be read. Give yourself permission to read it.'],
  ['EPERM', 'It may not be read. Give yourself permission to read it.'],
  ['ELOOP', 'The link leads in a circle. Give the file itself.'],
]);

/** Returns the message for a file system error; throws any other error. */
export function fileSystemMessage(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  return fileSystemMessages.get(code) ?? `It can't be read (${code}).`;
}
