/** Folders for some work. */
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';

/** Works in a new folder, whose path begins with `start`, and deletes it in any case but that the process is killed. */
export async function inNewFolder<T>(start: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(start);
  // A database that ends with the process may still write into it.
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  try {
    return await work(folder);
  } finally {
    process.off('exit', remove);
    await rm(folder, { recursive: true, force: true });
  }
}
