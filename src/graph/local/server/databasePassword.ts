/** The local database's password: made up on the first start, kept in a file that only its owner can read. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

export interface DatabasePassword {
  readonly password: string;
  /** True until the database has taken it. */
  readonly isNew: boolean;
  /** To be called once the database has taken it. */
  keep(): Promise<void>;
}

/** It is written down before the database learns it, so that no crash in between locks us out. */
export async function databasePassword(home: string): Promise<DatabasePassword> {
  const kept = join(home, 'password');
  const draft = join(home, 'password.new');
  const known = await readWord(kept);
  if (known !== undefined) return { password: known, isNew: false, keep: () => Promise.resolve() };
  const password = (await readWord(draft)) ?? (await writeDraft(draft));
  return { password, isNew: true, keep: () => rename(draft, kept) };
}

async function writeDraft(path: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const file = await open(path, 'w', 0o600);
  await file.writeFile(password);
  await file.sync();
  await file.close();
  return password;
}

async function readWord(path: string): Promise<string | undefined> {
  if (!existsSync(path)) return undefined;
  return (await readFile(path, 'utf8')).trim() || undefined;
}
