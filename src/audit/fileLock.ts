/** Locks a file between processes for moments, by another file beside it, which names its owner. */
import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { setTimeout as later } from 'node:timers/promises';

/** No process holds the lock for this long: one that seems to was killed. */
const STALE_MS = 10_000;

const WAIT_MS = 15_000;

/** Throws if it cannot get the lock. */
export async function locked<T>(path: string, work: () => Promise<T>): Promise<T> {
  const owner = randomUUID();
  await take(path, owner);
  try {
    return await work();
  } finally {
    await release(path, owner);
  }
}

async function take(path: string, owner: string): Promise<void> {
  const deadline = Date.now() + WAIT_MS;
  while (!(await isTaken(path, owner))) {
    if (Date.now() > deadline) throw new Error(`another process holds ${path}`);
    await removeStale(path, owner);
    await later(10);
  }
}

async function isTaken(path: string, owner: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(owner);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Leaves the lock alone if another process took it over meanwhile. */
async function release(path: string, owner: string): Promise<void> {
  const holder = await readFile(path, 'utf8').catch(() => undefined);
  if (holder === owner) await rm(path, { force: true });
}

/** Renames the stale lock before it removes it, and puts it back if another process took the lock meanwhile. */
async function removeStale(path: string, owner: string): Promise<void> {
  if (!(await isStale(path))) return;
  const aside = `${path}.${owner}`;
  await rename(path, aside).catch(() => undefined);
  if (!(await isStale(aside))) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function isStale(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > STALE_MS;
}
