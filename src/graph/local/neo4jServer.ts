/** Runs the Neo4j server: makes its settings and command line, reads its log, and explains why it ended. */
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

/** Starts the server. `conf`: the content of its settings file. */
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
    /** Resolves with its exit code or signal. */
    ended,
    isRunning: () => running,
    /** Whether it accepts connections, by its own log: on the port, another Neo4j might answer that was faster. */
    isListening: async () => (await readFile(log, 'utf8')).includes('Bolt enabled on '),
    whyEnded: async () => describeEnd(await ended, log),
    tail: () => logTail(log),
    stop: async (patienceMs: number) => {
      await run.stop(patienceMs);
      await ended;
    },
  };
}

/** Packages that Neo4j accesses by reflection; without the first it ends at once. */
const OPENED_PACKAGES = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'];

function commandLine({ jars, archiveFlags, ...settings }: ServerLaunch): readonly string[] {
  return [
    '-Xms256m',
    `-Xmx${String(serverMemory(settings.heapMegabytes).heapMegabytes)}m`,
    '-XX:+UseG1GC',
    // Full optimization takes half of the work of a cold start, which never pays off for a small graph.
    ...(settings.isSmall ? ['-XX:TieredStopAtLevel=1'] : []),
    '-XX:+ExitOnOutOfMemoryError',
    ...OPENED_PACKAGES.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    '--enable-native-access=ALL-UNNAMED',
    '-Dio.netty.tryReflectionSetAccessible=true',
    '-Dlog4j2.disable.jmx=true',
    '-Dfile.encoding=UTF-8',
    ...archiveFlags,
    // Java expands the `*` itself.
    '-cp',
    join(jars.folder, 'lib', '*'),
    'org.neo4j.server.CommunityEntryPoint',
    homeArgument(settings.home),
    `--config-dir=${join(settings.home, 'conf')}`,
    '--console-mode',
  ];
}

/**
 * Makes the settings: loopback only, Bolt only. Validation is strict: an unknown or repeated key stops the start.
 * Folders are the defaults below the home directory. Query plans are renewed if the graph has grown a lot, but at most
 * once a minute, as when a first import fills it. Heap and other Java options are flags, because only Neo4j's start
 * script reads them from here.
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

/** Returns memory sizes. The heap is a quarter of the machine, 1 to 4 GiB: one transaction imports an account. */
export function serverMemory(heapMegabytes = defaultHeap()) {
  return {
    heapMegabytes,
    pageCacheMegabytes: Math.max(256, Math.round(heapMegabytes / 4)),
    transactionMegabytes: Math.round(heapMegabytes * 0.6),
    allTransactionsMegabytes: Math.round(heapMegabytes * 0.7),
  };
}

/** Returns the memory of the machine, or of the container if that is limited. */
export const machineMegabytes = (): number =>
  Math.floor(Math.min(process.constrainedMemory() || Infinity, totalmem()) / 2 ** 20);

function defaultHeap(): number {
  const quarter = Math.floor(machineMegabytes() / 4);
  return Math.min(4096, Math.max(1024, quarter));
}

/** Returns the preferred port if it is free, or else any free one. */
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

/** Explains why the server ended. Reads the log, since a locked store and other failures have the same exit code. */
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

/** Matches lines of Java stack traces, which would crowd out the error itself. */
const STACK_FRAME = /^\s+(at |\.\.\. \d+ more)/;

/** Returns the last lines of a log file, for a message about a failed start. */
export async function logTail(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const shown = text.split('\n').filter((line) => line.trim() !== '' && !STACK_FRAME.test(line));
  return shown.length === 0 ? '' : [`\nThe last lines of ${path}:`, ...shown.slice(-12)].join('\n  ');
}
