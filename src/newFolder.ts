/** Folders for some work, which are gone once it is over, or its process. */
import { rmSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
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

/** What `mkdtemp` appends to a path. */
const SUFFIX = /^[A-Za-z0-9]{6}$/;

async function sweep(start: string): Promise<void> {
  const [parent, prefix] = [dirname(start), basename(start)];
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const path = join(parent, name);
    const isNamedSo = name.startsWith(prefix) && SUFFIX.test(name.slice(prefix.length));
    if (isNamedSo && (await isLeft(path))) await rm(path, ALL).catch(() => undefined);
  }
}

/** Whether it is a folder as `mkdtemp` makes them for this user alone, and no work goes on in it. */
async function isLeft(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (found?.isDirectory() !== true || Date.now() - found.mtimeMs <= LIFE_MS) return false;
  const user = process.getuid?.();
  return user === undefined || (found.uid === user && (found.mode & 0o777) === 0o700);
}
