/** The files in a zip archive, one after the other and bounded; nothing is written anywhere (I3). */
import { openPromise, type Entry, type ZipFile } from 'yauzl';

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
  chunks(): AsyncIterable<Uint8Array>;
}

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);

/** Its files in the order of their names, which can be read until the next is asked for. Throws `CannotUnzip`. */
export async function* zipMembers(path: string): AsyncGenerator<ZipMember> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(damaged);
  try {
    const entries = await readEntries(zip);
    const files = entries.filter(({ fileName }) => !fileName.endsWith('/'));
    files.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
    for (const entry of files) yield { name: entry.fileName, chunks: () => contentOf(zip, entry) };
  } finally {
    zip.close();
  }
}

/** Reads the directory; refuses more entries, and more inflated bytes, than an honest archive has. */
async function readEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  let compressed = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      compressed += entry.compressedSize;
      const problem = hostile(entry, entries.length, compressed, zip.fileSize);
      if (problem !== undefined) throw new CannotUnzip(problem);
    }
  } catch (error) {
    return damaged(error);
  }
  return entries;
}

async function* contentOf(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>;
  } catch (error) {
    damaged(error);
  }
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

function damaged(error: unknown): never {
  if (error instanceof CannotUnzip) throw error;
  throw new CannotUnzip('This zip archive is damaged. Copy it again, or unpack it and give the files.');
}
