/** Inflates gzip piece by piece, bounded in ratio, so that a small file can't fill memory or time (I3). */
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Real exports shrink to a twentieth or so; gzip itself can reach a thousandth. */
const MAX_RATIO = 200;
/** Below this the ratio doesn't matter. */
const ALWAYS_ALLOWED_BYTES = 2 ** 26;

export class CannotInflate extends Error {
  override readonly name = 'CannotInflate';
}

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Several members one after the other are one text, as gzip defines it. Throws `CannotInflate`. */
export async function* inflated(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let taken = 0;
  let produced = 0;
  const counted = async function* () {
    for await (const chunk of chunks) {
      taken += chunk.length;
      yield chunk;
    }
  };
  const gunzip = createGunzip();
  const source = Readable.from(counted());
  source.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const chunk of source.pipe(gunzip) as AsyncIterable<Uint8Array>) {
      if (produced === 0 && isGzip(chunk)) {
        throw new CannotInflate('This is gzip inside gzip. Compress the export once, or not at all.');
      }
      produced += chunk.length;
      if (produced > ALWAYS_ALLOWED_BYTES && produced > taken * MAX_RATIO) {
        throw new CannotInflate(
          `This gzip file inflates to more than ${MAX_RATIO} times its size, which is more than an export does. If it is one, unpack it first.`,
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
    return new CannotInflate('This gzip file ends in the middle. Copy or export it again.');
  if (typeof code !== 'string' || !code.startsWith('Z_')) return error;
  return new CannotInflate('This gzip file is damaged. Copy or export it again.');
}
