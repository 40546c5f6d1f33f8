/** One run of the Neo4j server: its settings, its command line, its log, and what its end meant. */
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { Java } from './findJava.js';
import type { Neo4jJars } from './neo4jJars.js';
import type { SupervisorOrder } from './supervisorMessages.js';
import { homeArgument, spawnTethered } from './tether.js';

export interface ServerLaunch extends Pick<SupervisorOrder, 'home' | 'auth' | 'keepPlans' | 'heapMegabytes'> {
  readonly isSmall: boolean;
  readonly java: Java;
  readonly jars: Neo4jJars;
  readonly environment: NodeJS.ProcessEnv;
  readonly port: number;
  readonly archiveFlags: readonly string[];
}

export type Neo4jServer = Awaited<ReturnType<typeof launchServer>>;

/** `conf`: its settings, as its file has them. */
export async function launchServer(launch: ServerLaunch, conf = neo4jConf(launch)) {
  const { home, java, environment } = launch;
  await mkdir(join(home, 'conf'), { recursive: true });
  await writeFile(join(home, 'conf', 'neo4j.conf'), conf);
  const log = join(home, 'logs', 'console.log');
  const output = openSync(log, 'w', 0o600);
  const program = { command: java.command, args: commandLine(launch), cwd: home, env: environment };
  const run = spawnTethered({ ...program, output });
  closeSync(output);
  let running = true;
  const ended = run.ended.finally(() => (running = false));
  return {
    pid: run.child.pid ?? 0,
    /** Exit code or signal, once it has ended. */
    ended,
    isRunning: () => running,
    /** Its own log says so: on the port itself another Neo4j might answer that was quicker than ours. */
    isListening: async () => (await readFile(log, 'utf8')).includes('Bolt enabled on '),
    whyEnded: async () => describeEnd(await ended, log),
    /** The last lines of its log. */
    tail: () => logTail(log),
    stop: async (patienceMs: number) => {
      await run.stop(patienceMs);
      await ended;
    },
  };
}

/** Neo4j reaches into these packages; without the first it ends at once. */
const OPENED_PACKAGES = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'];

function commandLine({ jars, archiveFlags, ...settings }: ServerLaunch): readonly string[] {
  return [
    '-Xms256m',
    `-Xmx${String(serverMemory(settings.heapMegabytes).heapMegabytes)}m`,
    '-XX:+UseG1GC',
    // To compile with all optimizations takes half of the work of a cold start, and a small graph never gains it back.
    ...(settings.isSmall ? ['-XX:TieredStopAtLevel=1'] : []),
    '-XX:+ExitOnOutOfMemoryError',
    ...OPENED_PACKAGES.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    '--enable-native-access=ALL-UNNAMED',
    '-Dio.netty.tryReflectionSetAccessible=true',
    '-Dlog4j2.disable.jmx=true',
    '-Dfile.encoding=UTF-8',
    ...archiveFlags,
    // Java itself expands the star.
    '-cp',
    join(jars.folder, 'lib', '*'),
    'org.neo4j.server.CommunityEntryPoint',
    homeArgument(settings.home),
    `--config-dir=${join(settings.home, 'conf')}`,
    '--console-mode',
  ];
}

/**
 * Loopback only, Bolt only. Validation is strict: an unknown or a repeated key stops the start. Folders are the defaults
 * below the home directory. Plans are made anew where the graph has grown a lot, but not over and over while a first
 * import fills it. Heap and other Java options are flags, because only Neo4j's own start script reads them from here.
 */
export function neo4jConf({ port, auth, keepPlans, heapMegabytes }: ServerLaunch): string {
  const address = `127.0.0.1:${String(port)}`;
  const memory = serverMemory(heapMegabytes);
  return [
    'server.default_listen_address=127.0.0.1',
    'server.bolt.enabled=true',
    `server.bolt.listen_address=${address}`,
    `server.bolt.advertised_address=${address}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    'dbms.usage_report.enabled=false',
    `dbms.security.auth_enabled=${String(auth)}`,
    'dbms.security.allow_csv_import_from_file_urls=false',
    `server.memory.pagecache.size=${String(memory.pageCacheMegabytes)}m`,
    `db.memory.transaction.max=${String(memory.transactionMegabytes)}m`,
    `dbms.memory.transaction.total.max=${String(memory.allTransactionsMegabytes)}m`,
    'db.transaction.timeout=60s',
    'db.transaction.monitor.check.interval=250ms',
    'db.lock.acquisition.timeout=20s',
    'db.tx_log.rotation.size=32m',
    'db.tx_log.preallocate=false',
    'db.tx_log.rotation.retention_policy=100M size',
    'internal.server.bolt.thread_pool_shutdown_wait_time=0s',
    `dbms.cypher.min_replan_interval=${keepPlans ? '1d' : '1m'}`,
    '',
  ].join('\n');
}

/** By default a quarter of the machine, at least 1 and at most 4 GiB: an account is imported in one transaction. */
export function serverMemory(heapMegabytes = defaultHeap()) {
  return {
    heapMegabytes,
    pageCacheMegabytes: Math.max(256, Math.round(heapMegabytes / 4)),
    transactionMegabytes: Math.round(heapMegabytes * 0.6),
    allTransactionsMegabytes: Math.round(heapMegabytes * 0.7),
  };
}

/** In a container the machine is what the container may use. */
export const machineMegabytes = (): number =>
  Math.floor(Math.min(process.constrainedMemory() || Infinity, totalmem()) / 2 ** 20);

function defaultHeap(): number {
  const quarter = Math.floor(machineMegabytes() / 4);
  return Math.min(4096, Math.max(1024, quarter));
}

/** The preferred port where it is free, else any free one. */
export async function freePort(preferred: number): Promise<number> {
  const server = createServer().listen({ port: preferred, host: '127.0.0.1', exclusive: true });
  try {
    await once(server, 'listening');
  } catch {
    return preferred === 0 ? 0 : freePort(0);
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

const EXIT_CODES: Readonly<Record<string, string>> = {
  '1': 'the server could not start',
  '2': 'the database could not start',
  '3': 'its configuration is invalid',
  '4': 'its license was not accepted',
};

/** A locked store and other failures end with the same code, so the log decides. */
async function describeEnd(outcome: string, log: string) {
  const text = await readFile(log, 'utf8').catch(() => '');
  const meaning = EXIT_CODES[outcome];
  const message = `it ended with ${outcome}${meaning === undefined ? '' : ` (${meaning})`}.`;
  return { kind: kindOfEnd(text), message: `${message}${await logTail(log)}` };
}

function kindOfEnd(log: string): 'PORT_TAKEN' | 'STORE_LOCKED' | 'OTHER' {
  if (log.includes('FileLockException') || log.includes('StoreLockException')) return 'STORE_LOCKED';
  if (log.includes('Address already in use') || log.includes('PortBindException')) return 'PORT_TAKEN';
  return 'OTHER';
}

/** Where in Java's code an error arose helps nobody here, and would crowd out the error itself. */
const STACK_FRAME = /^\s+(at |\.\.\. \d+ more)/;

/** The last lines of a log file, for a message about a start that failed. */
export async function logTail(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const shown = text.split('\n').filter((line) => line.trim() !== '' && !STACK_FRAME.test(line));
  return shown.length === 0 ? '' : [`\nThe last lines of ${path}:`, ...shown.slice(-12)].join('\n  ');
}
