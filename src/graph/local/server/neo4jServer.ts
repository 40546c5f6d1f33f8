/** One run of the Neo4j server: its command line, its log, and what its end meant. */
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Java } from '../install/findJava.js';
import { logTail } from './logTail.js';
import type { Neo4jJars } from '../install/neo4jJars.js';
import { neo4jConf } from './neo4jConf.js';
import { homeArgument } from './orphanedDatabase.js';
import { serverMemory } from './serverMemory.js';
import type { SupervisorOrder } from '../supervisorMessage.js';
import { spawnTethered } from './tether.js';

export interface ServerLaunch {
  readonly order: Pick<SupervisorOrder, 'home' | 'auth' | 'keepPlans' | 'heapMegabytes'> & {
    readonly isSmall: boolean;
  };
  readonly java: Java;
  readonly jars: Neo4jJars;
  readonly environment: NodeJS.ProcessEnv;
  readonly port: number;
  readonly archiveFlags: readonly string[];
}

export interface ServerEnd {
  readonly kind: 'PORT_TAKEN' | 'STORE_LOCKED' | 'OTHER';
  readonly message: string;
}

export interface Neo4jServer {
  readonly pid: number;
  /** Exit code or signal, once it has ended. */
  readonly ended: Promise<string>;
  isRunning(): boolean;
  /** Its own log says so: on the port itself another Neo4j might answer that was quicker than ours. */
  isListening(): Promise<boolean>;
  whyEnded(): Promise<ServerEnd>;
  /** The last lines of its log. */
  tail(): Promise<string>;
  stop(patienceMs: number): Promise<void>;
}

/** Neo4j reaches into these packages; without the first it ends at once. */
const OPENED_PACKAGES = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'];

export async function launchServer(launch: ServerLaunch): Promise<Neo4jServer> {
  const { order, java, environment, port } = launch;
  const memory = serverMemory(order.heapMegabytes);
  await mkdir(join(order.home, 'conf'), { recursive: true });
  await writeFile(join(order.home, 'conf', 'neo4j.conf'), neo4jConf(port, order, memory));
  const log = join(order.home, 'logs', 'console.log');
  const output = openSync(log, 'w', 0o600);
  const args = [
    ...javaFlags(memory.heapMegabytes, order.isSmall),
    ...launch.archiveFlags,
    ...serverArguments(launch),
  ];
  const run = spawnTethered({ command: java.command, args, cwd: order.home, env: environment, output });
  closeSync(output);
  let running = true;
  const ended = run.ended.then((outcome) => {
    running = false;
    return outcome;
  });
  return {
    pid: run.child.pid ?? 0,
    ended,
    isRunning: () => running,
    isListening: async () => (await readFile(log, 'utf8')).includes('Bolt enabled on '),
    whyEnded: async () => describeEnd(await ended, log),
    tail: () => logTail(log, 12),
    stop: async (patienceMs) => {
      await run.stop(patienceMs);
      await ended;
    },
  };
}

/** To compile with all optimizations takes half of the work of a cold start, and a small graph never gains it back. */
const COMPILE_QUICKLY = '-XX:TieredStopAtLevel=1';

function javaFlags(heapMegabytes: number, isSmall: boolean): readonly string[] {
  return [
    '-Xms256m',
    `-Xmx${String(heapMegabytes)}m`,
    '-XX:+UseG1GC',
    ...(isSmall ? [COMPILE_QUICKLY] : []),
    '-XX:+ExitOnOutOfMemoryError',
    ...OPENED_PACKAGES.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    '--enable-native-access=ALL-UNNAMED',
    '-Dio.netty.tryReflectionSetAccessible=true',
    '-Dlog4j2.disable.jmx=true',
    '-Dfile.encoding=UTF-8',
  ];
}

function serverArguments({ order, jars }: ServerLaunch): readonly string[] {
  const folders = [homeArgument(order.home), `--config-dir=${join(order.home, 'conf')}`];
  return ['-cp', jars.classPath, jars.mainClass, ...folders, '--console-mode'];
}

const EXIT_CODES: Readonly<Record<string, string>> = {
  '1': 'the server could not start',
  '2': 'the database could not start',
  '3': 'its configuration is invalid',
  '4': 'its license was not accepted',
};

/** A locked store and other failures end with the same code, so the log decides. */
async function describeEnd(outcome: string, log: string): Promise<ServerEnd> {
  const text = await readFile(log, 'utf8').catch(() => '');
  const meaning = EXIT_CODES[outcome];
  const message = `it ended with ${outcome}${meaning === undefined ? '' : ` (${meaning})`}.`;
  return { kind: kindOfEnd(text), message: `${message}${await logTail(log, 12)}` };
}

function kindOfEnd(log: string): ServerEnd['kind'] {
  if (log.includes('FileLockException') || log.includes('StoreLockException')) return 'STORE_LOCKED';
  if (log.includes('Address already in use') || log.includes('PortBindException')) return 'PORT_TAKEN';
  return 'OTHER';
}
