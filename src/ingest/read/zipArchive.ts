/** The files in a zip archive, one after the other and bounded; nothing is written anywhere (I3). */
import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

/** Far more than a collection has; the bound keeps a hostile archive from filling the memory. */
const MAX_ENTRIES = 100_000;
const MAX_RATIO = 200;
const ALWAYS_ALLOWED_BYTES = 2 ** 26;

export class CannotUnzip extends Error {
  override readonly name = 'CannotUnzip';
}

export interface ZipMember {
  /** As in the archive; only ever a label. */
  readonly name: string;
  open(): Promise<AsyncIterable<Uint8Array>>;
}

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);

/** Its files in the order of their names. Throws `CannotUnzip`; so does `open`. */
export async function withZipMembers<T>(
  path: string,
  use: (members: readonly ZipMember[]) => AsyncGenerator<T>,
): Promise<AsyncGenerator<T>> {
  const zip = await openZip(path);
  const entries = await readEntries(zip);
  const members = entries
    .filter((entry) => !entry.fileName.endsWith('/'))
    .sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
    .map((entry) => ({ name: entry.fileName, open: () => openEntry(zip, entry) }));
  return closing(zip, use(members));
}

async function* closing<T>(zip: ZipFile, items: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* items;
  } finally {
    zip.close();
  }
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(damaged());
      else resolve(zip);
    });
  });
}

/** Reads the directory; refuses more entries, and more inflated bytes, than an honest archive has. */
function readEntries(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  let compressed = 0;
  return new Promise((resolve, reject) => {
    const refuse = (message: string) => {
      zip.close();
      reject(new CannotUnzip(message));
    };
    zip.on('error', () => refuse(damaged().message));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      compressed += entry.compressedSize;
      const problem = hostile(entry, entries.length, compressed, zip.fileSize);
      if (problem === undefined) zip.readEntry();
      else refuse(problem);
    });
    zip.readEntry();
  });
}

function hostile(entry: Entry, count: number, compressed: number, fileSize: number): string | undefined {
  if (count > MAX_ENTRIES)
    return `This zip archive holds more than ${MAX_ENTRIES} files. Unpack it and give the exports.`;
  if (compressed > fileSize) return 'The files of this zip archive overlap, which no honest archive does.';
  if (entry.isEncrypted())
    return `${entry.fileName} in this zip archive is encrypted. Unpack it and give the files.`;
  const { uncompressedSize, compressedSize } = entry;
  if (uncompressedSize > ALWAYS_ALLOWED_BYTES && uncompressedSize > compressedSize * MAX_RATIO) {
    return `${entry.fileName} in this zip archive inflates to more than ${MAX_RATIO} times its size, which is more than an export does.`;
  }
  return undefined;
}

function openEntry(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Uint8Array>> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(damaged());
      else resolve(bytesOf(stream));
    });
  });
}

async function* bytesOf(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* stream as AsyncIterable<Uint8Array>;
  } catch {
    throw damaged();
  }
}

const damaged = () =>
  new CannotUnzip('This zip archive is damaged. Copy it again, or unpack it and give the files.');
