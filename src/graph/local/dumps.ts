/** Dumps the store of a data folder to a file, and loads it, with Neo4j's own tool. Locks the folder meanwhile. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabaseFolder, settleStore } from './databaseFolder.js';
import { findJava } from './findJava.js';
import { LeaseServer } from './leaseServer.js';
import { defaultCacheDir, ensureJars } from './neo4jJars.js';
import { STOP_PATIENCE_MS } from './startDatabase.js';
import { LocalDatabaseUnavailable } from './supervisorMessages.js';
import { endOrphanedDatabase, spawnTethered } from './tether.js';

/** Longer than a database outlives its last lease, since each check prolongs its life. */
const LOOK_AGAIN_MS = 4_000;
const LOOKS = 4;

/** Runs `work` with the folder locked, so that other commands are refused. Throws if a command uses its database. */
export async function withFolder<T>(dataDir: string, work: (home: string) => Promise<T>): Promise<T> {
  const { home, socketPath } = await openDatabaseFolder(dataDir);
  const lock = await lockFolder(socketPath);
  try {
    lock.announce({
      kind: 'failed',
      message: `A backup or restore of ${dataDir} is running. Try again after it.`,
    });
    await endOrphanedDatabase(home, STOP_PATIENCE_MS);
    await settleStore(home);
    return await work(home);
  } finally {
    await lock.close();
  }
}

async function lockFolder(socketPath: string): Promise<LeaseServer> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    if (looks > 0) await sleep(LOOK_AGAIN_MS);
    const lock = await LeaseServer.open(socketPath);
    if (lock !== undefined) return lock;
  }
  throw new LocalDatabaseUnavailable(
    'A server or another command uses the local Neo4j. Stop it, and try again.',
  );
}

/** Neo4j's name for a dump of its database `neo4j`. */
export const DUMP = 'neo4j.dump';

/** Writes `DUMP` into the folder. Returns Neo4j's version. */
export const dumpStore = (home: string, folder: string): Promise<string> =>
  runTool(home, ['database', 'dump', 'neo4j', `--to-path=${folder}`]);

/** Loads `DUMP` from the folder into a home without a store. Returns Neo4j's version. */
export const loadStore = (home: string, folder: string): Promise<string> =>
  runTool(home, ['database', 'load', 'neo4j', `--from-path=${folder}`]);

async function runTool(home: string, args: readonly string[]): Promise<string> {
  const environment = process.env;
  const java = await findJava(environment);
  const context = { signal: new AbortController().signal, report: () => undefined };
  const jars = await ensureJars({ cacheDir: defaultCacheDir(environment), java, environment, ...context });
  const conf = join(home, 'conf');
  await mkdir(conf, { recursive: true });
  await writeFile(join(conf, 'neo4j.conf'), '', { flag: 'a' });
  const flags = ['--add-opens=java.base/java.nio=ALL-UNNAMED', '-cp', join(jars.folder, 'lib', '*')];
  const run = spawnTethered({
    command: java.command,
    args: [...flags, 'org.neo4j.cli.AdminTool', ...args],
    cwd: home,
    env: { ...environment, NEO4J_HOME: home, NEO4J_CONF: conf },
    output: 'pipe',
  });
  let said = '';
  for (const stream of [run.child.stdout, run.child.stderr])
    stream?.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-4_000)));
  const outcome = await run.ended;
  if (outcome === '0') return jars.version;
  throw new LocalDatabaseUnavailable(
    `Neo4j's own tool failed (${args[1] ?? ''}, exit ${outcome}):\n${said.trim().split('\n').slice(-4).join('\n')}`,
  );
}
