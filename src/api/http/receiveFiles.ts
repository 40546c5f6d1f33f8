/** Writes each file of a multipart request to a file of its own: the given name is only a label, never a path. */
import { NamedError, type Limit } from '../../expectedError.js';
import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import type { SentFile } from '../../ingest/ingest.js';

export interface UploadLimits {
  /** The limit of the whole body. */
  readonly bytes: number;
  readonly files: number;
  /** Seconds without a byte after which the body is given up: it keeps other imports out. */
  readonly idleSeconds: number;
}

/** The upload is refused. The message explains what is wrong with the request, and what to do. */
export class UploadRefused extends NamedError {
  constructor(
    readonly code: 'BAD_REQUEST' | 'PAYLOAD_TOO_LARGE' | 'RESOURCE_LIMIT',
    message: string,
    limit?: Limit,
  ) {
    super(message, { limit });
  }
}

const MOST_LABEL_CHARACTERS = 1_000;

const tooLarge = ({ bytes }: UploadLimits): UploadRefused =>
  new UploadRefused(
    'PAYLOAD_TOO_LARGE',
    `The files together are larger than ${Math.round(bytes / 2 ** 20)} MB. Send fewer at once, raise ROLEGRAPH_IMPORT_LIMIT, or import them with: rolegraph import PATH`,
    { name: 'importBytes', max: bytes },
  );

const stalled = ({ idleSeconds: max }: UploadLimits): UploadRefused =>
  new UploadRefused('BAD_REQUEST', `Nothing of the files came for ${max} seconds. Send them again.`, {
    name: 'importIdleSeconds',
    max,
  });

/** Returns the files in the order of arrival. `onBytes`: gets the number of received bytes. Throws `UploadRefused`. */
export async function receiveFiles(
  request: IncomingMessage,
  folder: string,
  limits: UploadLimits,
  onBytes: (bytes: number) => void,
): Promise<readonly SentFile[]> {
  if (Number(request.headers['content-length'] ?? 0) > limits.bytes) throw tooLarge(limits);
  const files: SentFile[] = [];
  const streams: Readable[] = [];
  const written: Promise<void>[] = [];
  const body = bodyOf(request, limits, onBytes);
  const take = (stream: Readable, label: string): void => {
    const path = join(folder, String(files.length));
    files.push({ name: labelOf(label, files.length), path });
    const writing = pipeline(stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    // A file that cannot be written ends the request: otherwise the parser would wait for it forever.
    writing.catch((error: Error) => body.destroy(error));
    streams.push(stream);
    written.push(writing);
  };
  const parser = parserOf(request, limits);
  parser.on('file', (_field, stream, label) => take(stream, label));
  let isCut = false;
  for (const event of ['filesLimit', 'partsLimit']) parser.on(event, () => (isCut = true));
  try {
    await pipeline(body, parser);
    await Promise.all(written);
  } catch (error) {
    // The folder is deleted next, so no file in it may be open then.
    for (const stream of streams) stream.destroy();
    await Promise.allSettled(written);
    throw asRefusal(error);
  }
  if (isCut)
    throw new UploadRefused('BAD_REQUEST', `More than ${limits.files} files. Send a zip archive of them.`, {
      name: 'importFiles',
      max: limits.files,
    });
  return files;
}

function parserOf({ headers }: IncomingMessage, { files }: UploadLimits) {
  const type = headers['content-type'] ?? '';
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': type },
      preservePath: true,
      limits: { files, parts: files + 1, fields: 0, fieldSize: 1_000, headerPairs: 20, headerSize: 16_384 },
    });
  } catch {
    throw malformed();
  }
}

const malformed = (): UploadRefused =>
  new UploadRefused('BAD_REQUEST', 'The body is no multipart/form-data with files, or ends in the middle.');

/** Returns the body; it ends with an error if it is too large or breaks off. The request stays open for the answer. */
function bodyOf(request: IncomingMessage, limits: UploadLimits, onBytes: (bytes: number) => void): Transform {
  let bytes = 0;
  const idle = setTimeout(() => body.destroy(stalled(limits)), limits.idleSeconds * 1_000).unref();
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      idle.refresh();
      bytes += chunk.length;
      onBytes(bytes);
      done(bytes > limits.bytes ? tooLarge(limits) : null, chunk);
    },
  });
  body.once('close', () => clearTimeout(idle));
  request.once('error', () => body.destroy(malformed()));
  request.once('close', () => request.complete || body.destroy(malformed()));
  return request.pipe(body);
}

/** Returns the error as a refusal. One of the file system says that the temporary folder takes nothing. */
function asRefusal(error: unknown): UploadRefused {
  if (error instanceof UploadRefused) return error;
  return notKept(error) ?? malformed();
}

/** Returns an error of the file system as a refusal, which does not name the folder; undefined for any other. */
export const notKept = (error: unknown): UploadRefused | undefined =>
  error instanceof Error && 'syscall' in error && 'code' in error
    ? new UploadRefused(
        'RESOURCE_LIMIT',
        `The server cannot keep what is sent (${String(error.code)}). Make room in its temporary folder, or set TMPDIR to a folder that has some.`,
      )
    : undefined;

/** Returns the name that the client gives, with folders, without control characters, which would garble reports. */
function labelOf(label: string | undefined, index: number): string {
  const text = (label ?? '').replaceAll(/\p{C}/gu, '').slice(0, MOST_LABEL_CHARACTERS).trim();
  return text === '' ? `file ${index + 1}` : text;
}
