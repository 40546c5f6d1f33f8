/** Runs `rolegraph backup` and `rolegraph restore`: the local database as one file. */
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Config } from '../../config.js';
import { ExpectedError } from '../../expectedError.js';
import { hasStore, replaceStore, storeOf } from '../../graph/local/databaseFolder.js';
import { DUMP, dumpStore, loadStore, withFolder } from '../../graph/local/dumps.js';
import { defaultCacheDir } from '../../graph/local/neo4jJars.js';
import { startDatabase, STOP_PATIENCE_MS } from '../../graph/local/startDatabase.js';
import { applyConstraints, STORE_VERSION } from '../../graph/neo4j/connection/constraints.js';
import { Connection } from '../../graph/neo4j/connection/connection.js';
import { graphVersion } from '../../graph/neo4j/read/inventory/accounts.js';
import { inNewFolder } from '../../newFolder.js';
import { duringCommand } from '../audit.js';
import { bold, green, print, tell } from '../terminal.js';
import { readBackup, writeBackup } from './backupFile.js';

/** Writes a backup. Throws where the file exists, a command uses the database, or there is none. */
export async function backup(config: Config, file: string): Promise<void> {
  refuseOtherNeo4j(config);
  const target = resolve(file);
  if (existsSync(target)) throw new ExpectedError(`${target} is there already. Choose another name.`);
  const made = await duringCommand(config, 'backup', { file }, async () => {
    return withFolder(config.dataDir, async (home) => {
      // Otherwise an empty store is made, and backed up.
      if (!hasStore(home))
        throw new ExpectedError(
          `${resolve(config.dataDir)} contains no graph. Set ROLEGRAPH_DATA_DIR to the folder that does.`,
        );
      return inNewFolder(join(dirname(target), '.rolegraph-backup-'), async (folder) => {
        // With the folder locked, no import ends between this and the dump. Repairs a store that was killed, too.
        const version = await versionIn(home);
        tell('Dumping the store …');
        const known = { neo4j: await dumpStore(home, folder), storeVersion: STORE_VERSION };
        return writeBackup(target, join(folder, DUMP), { ...known, graphVersion: version });
      });
    });
  });
  print(`${bold(target)} ${green('written')}: graph version ${made.graphVersion}, ${made.bytes} bytes.`);
}

interface RestoreOptions {
  readonly replace: boolean;
}

/** Restores a backup. Throws, without any change, if a store is there, or the file is damaged or does not open. */
export async function restore(config: Config, file: string, { replace }: RestoreOptions): Promise<void> {
  refuseOtherNeo4j(config);
  await duringCommand(config, 'restore', { file, replace }, () => restoreFrom(file, config, replace));
}

const restoreFrom = (file: string, config: Config, replace: boolean): Promise<void> =>
  withFolder(config.dataDir, async (home) => {
    if (hasStore(home) && !replace)
      throw new ExpectedError(
        `${config.dataDir} holds a graph already. Choose another ROLEGRAPH_DATA_DIR, or give --replace to have it replaced.`,
      );
    const draft = `${home}.restored`;
    await rm(draft, { recursive: true, force: true });
    await mkdir(join(draft, 'logs'), { recursive: true, mode: 0o700 });
    try {
      tell('Reading the backup …');
      const made = await readBackup(file, join(draft, DUMP));
      refuseNewer(file, made.storeVersion);
      await loadStore(draft, draft);
      tell('Opening what was restored …');
      await proveStore(home, draft, made.graphVersion);
      await replaceStore(home, storeOf(draft));
      print(`${bold(file)} ${green('restored')}: graph version ${made.graphVersion}, of ${made.madeAt}.`);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  });

function refuseOtherNeo4j({ neo4j }: Config): void {
  if (neo4j)
    throw new ExpectedError(
      'Backups are of the local Neo4j, and NEO4J_URI names another. Unset it, or back that one up by its own means (neo4j-admin database dump).',
    );
}

function refuseNewer(file: string, storeVersion: number): void {
  if (storeVersion > STORE_VERSION) throw new ExpectedError(`A newer Rolegraph wrote ${file}. Use that one.`);
}

/** Opens the restored store, with the password of its folder or a new one, and checks that it is the saved one. */
async function proveStore(home: string, draft: string, version: string): Promise<void> {
  const password = 'password';
  if (existsSync(join(home, password))) await cp(join(home, password), join(draft, password));
  const found = await versionIn(draft);
  if (found !== version)
    throw new ExpectedError(`The graph is in version ${found}, and was saved in version ${version}.`);
  if (!existsSync(join(home, password))) await rename(join(draft, password), join(home, password));
}

/** Reads the version of the graph in a home that is locked, with a database that runs as long as that. */
async function versionIn(home: string): Promise<string> {
  const settings = { preferredPort: 0, auth: true, keepPlans: false, cacheDir: defaultCacheDir(process.env) };
  const context = { signal: new AbortController().signal, report: () => undefined };
  const { address, server } = await startDatabase({ ...settings, home }, context);
  try {
    const connection = Connection.open(address);
    try {
      await applyConstraints(connection);
      return await graphVersion(connection)();
    } finally {
      await connection.close();
    }
  } finally {
    await server.stop(STOP_PATIENCE_MS);
  }
}
