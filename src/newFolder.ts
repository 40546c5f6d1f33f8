/** Folders for some work, which are gone once it is over, or its process. */
import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Tries again where others still write into it, such as a database that ends. */
const ALL = { recursive: true, force: true, maxRetries: 3 } as const;

/** A folder that has not changed for this long is of a process that was killed: work says more often that it goes on. */
const LIFE_MS = 10 * 60_000;
const BEAT_MS = LIFE_MS / 10;

/** Works in a new folder, whose path begins with `start`, and deletes it in any case, and those of killed processes. */
export async function inNewFolder<T>(start: string, work: (folder: string) => Promise<T>): Promise<T> {
  await sweep(start);
  const folder = await mkdtemp(start);
  const deleteNow = (): void => rmSync(folder, ALL);
  // A process that exits does not wait for its work.
  process.once('exit', deleteNow);
  const beat = setInterval(() => void touch(folder), BEAT_MS).unref();
  try {
    return await work(folder);
  } finally {
    clearInterval(beat);
    await rm(folder, ALL);
    process.off('exit', deleteNow);
  }
}

const touch = (folder: string): Promise<void> =>
  utimes(folder, new Date(), new Date()).catch(() => undefined);

async function sweep(start: string): Promise<void> {
  const names = await readdir(dirname(start)).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(basename(start)))) {
    const path = join(dirname(start), name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
    // Another user's cannot be deleted.
    if (Date.now() - mtimeMs > LIFE_MS) await rm(path, ALL).catch(() => undefined);
  }
}
