/** A lock between processes that is held for moments: a file beside the one that it is for. */
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { setTimeout as later } from 'node:timers/promises';

/** Nobody writes a line for so long: who held the lock was killed. */
const STALE_MS = 10_000;

const WAIT_MS = 15_000;

/** Throws where it cannot be had. */
export async function locked<T>(path: string, work: () => Promise<T>): Promise<T> {
  await take(path);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<void> {
  const deadline = Date.now() + WAIT_MS;
  while (!(await isTaken(path))) {
    if (Date.now() > deadline) throw new Error(`another process holds ${path}`);
    await removeStale(path);
    await later(10);
  }
}

async function isTaken(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx', 0o600)).close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Away under a name of its own first: what another process took between the look and this is put back. */
async function removeStale(path: string): Promise<void> {
  if (!(await isStale(path))) return;
  const aside = `${path}.${process.pid}`;
  await rename(path, aside).catch(() => undefined);
  if (!(await isStale(aside))) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function isStale(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > STALE_MS;
}
