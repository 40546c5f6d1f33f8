/** Inflates gzip and zip piece by piece within limits, so that no small file exhausts memory or time (I3). */
import { NamedError } from '../../expectedError.js';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { MAX_EXPANSION, ALWAYS_ALLOWED_BYTES, MAX_ARCHIVE_ENTRIES } from '../limits.js';

export class CannotUnpack extends NamedError {}

const isBomb = (inflated: number, packed: number): boolean =>
  inflated > ALWAYS_ALLOWED_BYTES && inflated > packed * MAX_EXPANSION;

/** Counts all that one import reads, so that many small bombs count as one. */
export class Expansion {
  #packed = 0;
  #inflated = 0;

  addPacked(bytes: number): void {
    this.#packed += bytes;
  }

  /** Counts inflated bytes. Throws `CannotUnpack`. */
  addInflated(bytes: number): void {
    this.#inflated += bytes;
    if (isBomb(this.#inflated, this.#packed))
      throw new CannotUnpack(
        `All files of this import up to this one inflate to more than ${MAX_EXPANSION} times their size, which is more than exports do. If they are exports, unpack them first.`,
      );
  }
}

export async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  tell: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    tell(chunk.length);
    yield chunk;
  }
}

// ── gzip ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Inflates gzip. Several members in a row are one text, as gzip defines it. Throws `CannotUnpack`. */
export async function* inflated(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let taken = 0;
  let produced = 0;
  const gunzip = createGunzip();
  const source = Readable.from(
    counted(chunks, (bytes) => {
      taken += bytes;
    }),
  );
  source.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const chunk of source.pipe(gunzip) as AsyncIterable<Uint8Array>) {
      if (produced === 0 && isGzip(chunk)) {
        throw new CannotUnpack('This is gzip inside gzip. Compress the export once, or not at all.');
      }
      produced += chunk.length;
      if (isBomb(produced, taken)) {
        throw new CannotUnpack(
          `This gzip file inflates to more than ${MAX_EXPANSION} times its size, which is more than an export does. If it is one, unpack it first.`,
        );
      }
      yield chunk;
    }
  } catch (error) {
    throw inflateError(error);
  } finally {
    source.destroy();
  }
}

function inflateError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR')
    return new CannotUnpack('This gzip file ends in the middle. Copy or export it again.');
  if (typeof code !== 'string' || !code.startsWith('Z_')) return error;
  return new CannotUnpack('This gzip file is damaged. Copy or export it again.');
}

// ── zip ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface ZipMember {
  /** The name in the archive; used only as a label. */
  readonly name: string;
  readonly packedSize: number;
  chunks(): AsyncIterable<Uint8Array>;
}

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);

/** Returns the sorted files of an archive, each readable until the next is requested. Throws `CannotUnpack`. */
export async function* zipMembers(path: string): AsyncGenerator<ZipMember> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(damaged);
  try {
    const entries = await readEntries(zip);
    const files = entries.filter(({ fileName }) => !fileName.endsWith('/'));
    files.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
    for (const entry of files) {
      const { fileName: name, compressedSize: packedSize } = entry;
      yield { name, packedSize, chunks: () => contentOf(zip, entry) };
    }
  } finally {
    zip.close();
  }
}

/** Reads the directory. Refuses more entries, and more inflated bytes, than honest archives have. */
async function readEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  let [compressed, inflates] = [0, 0];
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      compressed += entry.compressedSize;
      inflates += entry.uncompressedSize;
      const problem =
        hostile(entry, entries.length, compressed, zip.fileSize) ?? hostileAsAWhole(inflates, compressed);
      if (problem !== undefined) throw new CannotUnpack(problem);
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
  if (count > MAX_ARCHIVE_ENTRIES)
    return `This zip archive holds more than ${MAX_ARCHIVE_ENTRIES} files. Unpack it and give the exports.`;
  if (compressed > fileSize) return 'The files of this zip archive overlap, which no honest archive does.';
  if (entry.isEncrypted())
    return `${entry.fileName} in this zip archive is encrypted. Unpack it and give the files.`;
  if (isBomb(entry.uncompressedSize, entry.compressedSize))
    return `${entry.fileName} in this zip archive inflates to more than ${MAX_EXPANSION} times its size, which is more than an export does.`;
  return undefined;
}

const hostileAsAWhole = (inflates: number, compressed: number): string | undefined =>
  isBomb(inflates, compressed)
    ? `The files of this zip archive inflate to more than ${MAX_EXPANSION} times their size, which is more than exports do. If they are exports, unpack it first.`
    : undefined;

function damaged(error: unknown): never {
  if (error instanceof CannotUnpack) throw error;
  throw new CannotUnpack('This zip archive is damaged. Copy it again, or unpack it and give the files.');
}
