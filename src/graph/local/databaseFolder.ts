/** Manages the database in a data folder: its Neo4j version line, its password, and its store. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  chmod,
  lstat,
  mkdir,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { NEO4J_LINE } from './neo4jJars.js';
import { LocalDatabaseUnavailable, type SupervisorOrder } from './supervisorMessages.js';

/** `home`: Neo4j's home folder, which contains its configuration, data and logs. */
type DatabaseFolder = Pick<SupervisorOrder, 'home' | 'socketPath'>;

/** The most bytes of a socket path. The limit is 104 on macOS and 108 on Linux, including the final NUL. */
const LONGEST_SOCKET_PATH = 100;

export async function openDatabaseFolder(dataDir: string): Promise<DatabaseFolder> {
  const wanted = join(resolve(dataDir), 'neo4j', NEO4J_LINE);
  try {
    await mkdir(join(wanted, 'logs'), { recursive: true, mode: 0o700 });
    const home = await realpath(wanted);
    return { home, socketPath: await socketPathFor(home) };
  } catch (error) {
    if (error instanceof LocalDatabaseUnavailable) throw error;
    throw new LocalDatabaseUnavailable(`The data folder ${wanted} cannot be used: ${String(error)}`);
  }
}

async function socketPathFor(home: string): Promise<string> {
  const hash = createHash('sha256').update(home).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\rolegraph-${hash}`;
  const inside = join(home, 'supervisor.sock');
  if (Buffer.byteLength(inside) <= LONGEST_SOCKET_PATH) return inside;
  return join(await privateSocketFolder(), `${hash}.sock`);
}

/** Makes a folder in the shared temporary folder that only this user can access: its sockets hand out passwords. */
async function privateSocketFolder(): Promise<string> {
  const owner = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `rolegraph-${String(owner)}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== owner)
    throw new LocalDatabaseUnavailable(
      `${folder} belongs to somebody else; set TMPDIR to a folder of yours.`,
    );
  await chmod(folder, 0o700);
  return folder;
}

/** Refuses a store of another version line, whatever its folder is called, since upgrades cannot be undone. */
export async function claimForLine(home: string): Promise<void> {
  const marker = join(home, 'store-line');
  const found = await readFile(marker, 'utf8').catch(() => undefined);
  if (found === undefined) return writeFile(marker, `${NEO4J_LINE}\n`);
  if (found.trim() === NEO4J_LINE) return;
  throw new LocalDatabaseUnavailable(
    `${home} holds a store of Neo4j ${found.trim()}, and this is ${NEO4J_LINE}: it is left alone. Choose another ROLEGRAPH_DATA_DIR.`,
  );
}

export const storeOf = (home: string): string => join(home, 'data');
const storeBefore = (home: string): string => join(home, 'data.before');

export const hasStore = (home: string): boolean => existsSync(storeOf(home)) || existsSync(storeBefore(home));

/** Replaces the store. The folder always has the old or the new one; `settleStore` finishes this if it was killed. */
export async function replaceStore(home: string, store: string): Promise<void> {
  if (existsSync(storeOf(home))) await rename(storeOf(home), storeBefore(home));
  await rename(store, storeOf(home));
  await settleStore(home);
}

/** Cleans up after a restore that was killed: keeps the old store if there is no new one. */
export async function settleStore(home: string): Promise<void> {
  if (!existsSync(storeBefore(home))) return;
  if (existsSync(storeOf(home))) await rm(storeBefore(home), { recursive: true });
  else await rename(storeBefore(home), storeOf(home));
}

/** A store of some thousand principals. */
const SMALL_STORE_BYTES = 64 * 1024 * 1024;

/** Whether there is a store and it is small. False without a store, since its future size is not known. */
export async function isStoreSmall(home: string): Promise<boolean> {
  const folder = join(home, 'data', 'databases', 'neo4j');
  const files = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  return files.length > 0 && sizes.reduce((sum, size) => sum + size, 0) < SMALL_STORE_BYTES;
}

/**
 * Returns the password, which is made before the first start and kept in a file that only its owner can read. Call it
 * before the database starts: a new database reads the password from its file of initial users.
 */
export async function databasePassword(home: string): Promise<string> {
  const kept = join(home, 'password');
  const initialUsers = join(home, 'data', 'dbms', 'auth.ini');
  const known = existsSync(kept) ? (await readFile(kept, 'utf8')).trim() : '';
  const password = known === '' ? randomBytes(24).toString('base64url') : known;
  if (known === '' || !existsSync(initialUsers)) await writePrivately(initialUsers, initialUser(password));
  if (known === '') await writePrivately(kept, password);
  return password;
}

/** How often Neo4j hashes a password. */
const ROUNDS = 1024;

/** Makes a line as `neo4j-admin dbms set-initial-password` does, without starting another Java process. */
function initialUser(password: string): string {
  const salt = randomBytes(32);
  let hash = createHash('sha256').update(salt).update(password).digest();
  for (let round = 1; round < ROUNDS; round += 1) hash = createHash('sha256').update(hash).digest();
  return `neo4j:SHA-256,${hash.toString('hex')},${salt.toString('hex')},${String(ROUNDS)}:\n`;
}

async function writePrivately(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { mode: 0o600, flush: true });
}
