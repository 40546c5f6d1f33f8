/** Where one data folder keeps its database, and the check that no other version line opens that store. */
import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LocalDatabaseUnavailable } from './localDatabaseUnavailable.js';
import { NEO4J_LINE } from './install/neo4jRelease.js';

export interface DatabaseFolder {
  /** Neo4j's home directory: configuration, data and logs lie below it. */
  readonly home: string;
  /** The socket whose binding is the lock on this folder. */
  readonly socketPath: string;
}

/** Addresses of local sockets are limited to 104 bytes on macOS and 108 on Linux, the final NUL included. */
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

/** The folder for temporary files is shared, so ours must belong to us alone: its sockets hand out passwords. */
async function privateSocketFolder(): Promise<string> {
  const owner = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `rolegraph-${String(owner)}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== owner) {
    throw new LocalDatabaseUnavailable(
      `${folder} belongs to somebody else; set TMPDIR to a folder of yours.`,
    );
  }
  await chmod(folder, 0o700);
  return folder;
}

/** Upgrades of a store are one-way: a store of another line is refused, whatever its folder is called. */
export async function claimForLine(home: string): Promise<void> {
  const marker = join(home, 'store-line');
  const found = await readFile(marker, 'utf8').catch(() => undefined);
  if (found === undefined) return writeFile(marker, `${NEO4J_LINE}\n`);
  if (found.trim() === NEO4J_LINE) return;
  throw new LocalDatabaseUnavailable(
    `${home} holds a store of Neo4j ${found.trim()}, and this is ${NEO4J_LINE}: it is left alone. Choose another ROLEGRAPH_DATA_DIR.`,
  );
}
