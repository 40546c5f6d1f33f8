/** Folders for some work. */
import { mkdtemp, rm } from 'node:fs/promises';

/** Works in a new folder, whose path begins with `start`, and deletes it in any case. */
export async function inNewFolder<T>(start: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(start);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
