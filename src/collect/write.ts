/** Writes files of a collection: each is written completely or not at all, and only its owner may read it. */
import { NamedError } from '../expectedError.js';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The folder holds files that no collection wrote, or cannot be written. */
export class FolderUnusable extends NamedError {}

/**
 * Replaces the file in one step. Until then, the text is in a hidden file, which imports ignore. Every error of the
 * file system names its path, as that of a full disk does not by itself.
 */
export async function writeJson(path: string, value: unknown): Promise<void> {
  const text = `${JSON.stringify(value, undefined, 2)}\n`;
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = join(folder, `.${basename(path)}.partial`);
  await removeFile(temporary);
  try {
    await writeNew(temporary, text);
    await rename(temporary, path);
  } catch (error) {
    await removeFile(temporary);
    throw error instanceof Error && !('path' in error) ? Object.assign(error, { path }) : error;
  }
}

async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Returns undefined if there is no such file. Throws `FolderUnusable` if it is not JSON. */
export async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) throw new FolderUnusable(`${path} is no JSON. ${otherFolder}`);
    throw error;
  }
}

export const otherFolder = 'Take it away, or give another folder with --out.';

export const removeFile = (path: string): Promise<void> => rm(path, { force: true });
