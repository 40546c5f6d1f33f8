/** Inflates gzip, bounded in size and ratio, so that a small file can't fill the memory (I3). */
import { constants } from 'node:buffer';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

type InflateResult =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly message: string };

/** Node can't hold a longer text in one string. */
const maxInflatedBytes = constants.MAX_STRING_LENGTH;
/** Real exports shrink to a twentieth or so; gzip itself can reach a thousandth. */
const maxRatio = 200;
/** Below this the ratio doesn't matter. */
const alwaysAllowedBytes = 2 ** 26;

const inflate = promisify(gunzip);

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Several members one after the other are one text, as gzip defines it. */
export async function inflateGzip(bytes: Uint8Array): Promise<InflateResult> {
  const limit = Math.min(maxInflatedBytes, Math.max(alwaysAllowedBytes, bytes.length * maxRatio));
  try {
    const inflated = await inflate(bytes, { maxOutputLength: limit });
    if (!isGzip(inflated)) return { ok: true, bytes: inflated };
    return { ok: false, message: 'This is gzip inside gzip. Compress the export once, or not at all.' };
  } catch (error) {
    return { ok: false, message: inflateMessage(error, limit) };
  }
}

function inflateMessage(error: unknown, limit: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_BUFFER_TOO_LARGE') {
    return `This gzip file inflates to more than ${limit} bytes, which is more than an export of its size holds. If it is one, unpack it and give it in parts.`;
  }
  if (code === 'Z_BUF_ERROR') return 'This gzip file ends in the middle. Copy or export it again.';
  if (typeof code !== 'string' || !code.startsWith('Z_')) throw error;
  return 'This gzip file is damaged. Copy or export it again.';
}
