/** The local database's password: made up before the first start, kept in a file that only its owner can read. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** To be called before the database starts: a new one takes the password from its file of initial users. */
export async function databasePassword(home: string): Promise<string> {
  const kept = join(home, 'password');
  const initialUsers = join(home, 'data', 'dbms', 'auth.ini');
  const known = existsSync(kept) ? (await readFile(kept, 'utf8')).trim() : '';
  const password = known === '' ? randomBytes(24).toString('base64url') : known;
  if (known === '' || !existsSync(initialUsers)) await writePrivately(initialUsers, initialUser(password));
  if (known === '') await writePrivately(kept, password);
  return password;
}

/** Neo4j hashes a password this often. */
const ROUNDS = 1024;

/** A line as `neo4j-admin dbms set-initial-password` writes it, which would start a Java of its own. */
function initialUser(password: string): string {
  const salt = randomBytes(32);
  let hash = createHash('sha256').update(salt).update(password).digest();
  for (let round = 1; round < ROUNDS; round += 1) hash = createHash('sha256').update(hash).digest();
  return `neo4j:SHA-256,${hash.toString('hex')},${salt.toString('hex')},${String(ROUNDS)}:\n`;
}

async function writePrivately(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'w', 0o600);
  await file.writeFile(text);
  await file.sync();
  await file.close();
}
