/** Reads and writes backup files: one header line, then the dump of Neo4j. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, open, rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { ExpectedError } from '../../expectedError.js';
import { parsedJson } from '../../parsedJson.js';

const header = z.object({
  format: z.literal('rolegraph backup'),
  formatVersion: z.literal(1),
  madeAt: z.string(),
  /** The Neo4j release that made the dump. */
  neo4j: z.string(),
  storeVersion: z.number().int(),
  /** The version of the graph, which the restored one must have. */
  graphVersion: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
});

type Header = z.infer<typeof header>;

/** Writes the backup beside `file`, and gives it the name once it is whole and on disk. The draft may stay. */
export async function writeBackup(
  file: string,
  dump: string,
  known: Pick<Header, 'neo4j' | 'storeVersion' | 'graphVersion'>,
): Promise<Header> {
  const { bytes, sha256 } = await digestOf(dump, 0);
  const madeAt = new Date().toISOString();
  const made = { format: 'rolegraph backup', formatVersion: 1, madeAt, ...known, bytes, sha256 } as const;
  const draft = `${dump}.backup`;
  const content = async function* () {
    yield `${JSON.stringify(made)}\n`;
    yield* createReadStream(dump);
  };
  await pipeline(Readable.from(content()), createWriteStream(draft, { mode: 0o600, flush: true }));
  // Not every file system has links; only a link never takes the place of a file that came meanwhile.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw new ExpectedError(`${file} is there already. Choose another name.`);
    return rename(draft, file);
  });
  return made;
}

/** Checks a backup and writes its dump to a file. Throws `ExpectedError` unless the backup is whole and unchanged. */
export async function readBackup(file: string, dump: string): Promise<Header> {
  const { made, length } = await readHeader(file);
  const found = await digestOf(file, length);
  if (found.bytes !== made.bytes || found.sha256 !== made.sha256)
    throw new ExpectedError(`${file} is damaged: it is not what was written on ${made.madeAt}.`);
  await pipeline(createReadStream(file, { start: length }), createWriteStream(dump, { mode: 0o600 }));
  return made;
}

const LONGEST_HEADER = 4_096;

async function readHeader(file: string): Promise<{ readonly made: Header; readonly length: number }> {
  const handle = await open(file).catch((error: unknown) => {
    throw new ExpectedError(`${file} cannot be read: ${String(error)}`);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_HEADER), 0, LONGEST_HEADER, 0);
    const end = buffer.subarray(0, bytesRead).indexOf('\n');
    const parsed = header.safeParse(parsedJson(buffer.toString('utf8', 0, Math.max(end, 0))));
    if (parsed.success) return { made: parsed.data, length: end + 1 };
    throw new ExpectedError(`${file} is no backup that this version of Rolegraph reads.`);
  } finally {
    await handle.close();
  }
}

async function digestOf(file: string, start: number): Promise<Pick<Header, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file, { start })) {
    const part = chunk as Buffer;
    hash.update(part);
    bytes += part.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
