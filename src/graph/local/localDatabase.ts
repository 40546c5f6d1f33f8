/** Gives a command a lease on the Neo4j of its data folder, and starts it if it does not run. */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, type Socket } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openDatabaseFolder } from './databaseFolder.js';
import { defaultCacheDir } from './neo4jJars.js';
import { logTail } from './neo4jServer.js';
import {
  LocalDatabaseUnavailable,
  messagesFrom,
  type DatabaseSettings,
  type StartProgress,
  type SupervisorMessage,
  type SupervisorOrder,
} from './supervisorMessages.js';
import type { DatabaseAddress } from '../neo4j/connection/connection.js';

export interface LocalDatabaseOptions extends Partial<DatabaseSettings> {
  readonly dataDir: string;
  readonly onProgress?: (event: StartProgress) => void;
}

export interface DatabaseLease extends DatabaseAddress {
  /** Resolves with a message if the database ends while the lease is held. */
  readonly lost: Promise<string>;
  release(): Promise<void>;
}

/** Several attempts, since a supervisor may end because of its last lease just when it is reached. */
const ATTEMPTS = 6;
const FIRST_WORD_MS = 30_000;
const START_LIMIT_MS = 30_000;

/** Takes a lease. Throws LocalDatabaseUnavailable with a message that says what is missing and what to do. */
export async function acquireLocalDatabase(options: LocalDatabaseOptions): Promise<DatabaseLease> {
  const { dataDir, onProgress, cacheDir = defaultCacheDir(process.env), ...settings } = options;
  const defaults = { preferredPort: 7687, auth: true, keepPlans: false, cacheDir: resolve(cacheDir) };
  const order = { ...defaults, ...settings, ...(await openDatabaseFolder(dataDir)) };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const socket = await reachSupervisor(order);
    const lease = socket && (await awaitLease(socket, onProgress));
    if (lease !== undefined) return lease;
  }
  throw new LocalDatabaseUnavailable(
    `The local Neo4j of ${order.home} kept ending before it could be used; its logs folder says more.`,
  );
}

/** Connects to the supervisor, or starts one. Undefined: another command's was faster and has ended; try again. */
async function reachSupervisor(order: SupervisorOrder): Promise<Socket | undefined> {
  const running = await tryConnect(order.socketPath);
  if (running !== undefined) return running;
  const log = join(order.home, 'logs', 'supervisor.log');
  const supervisor = spawnSupervisor(order, log);
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    const hasEnded = supervisor.exitCode !== null || supervisor.signalCode !== null;
    const socket = await tryConnect(order.socketPath);
    if (socket !== undefined) return socket;
    if (hasEnded && supervisor.exitCode === 0) return undefined;
    if (hasEnded) break;
    await sleep(40);
  }
  throw new LocalDatabaseUnavailable(
    `The supervisor of the local Neo4j could not be started.${await logTail(log)}`,
  );
}

/** Starts a supervisor that outlives this process, since other commands may hold leases when this one ends. */
function spawnSupervisor(order: SupervisorOrder, log: string): ChildProcess {
  const here = fileURLToPath(import.meta.url);
  const isSource = here.endsWith('.ts');
  // `import.meta.resolve` is missing in test runners that compile on the fly.
  const tsx = () => pathToFileURL(createRequire(here).resolve('tsx')).href;
  const loader = isSource ? ['--import', tsx()] : [];
  const entry = join(dirname(here), isSource ? 'supervisor.ts' : 'supervisor.js');
  const output = openSync(log, 'w', 0o600);
  const child = spawn(process.execPath, [...loader, entry, JSON.stringify(order)], {
    cwd: order.home,
    // Options for this process, such as a debugger port, are not for the supervisor.
    env: { ...process.env, NODE_OPTIONS: '' },
    detached: true,
    stdio: ['ignore', output, output],
    windowsHide: true,
  });
  closeSync(output);
  child.unref();
  child.once('error', () => undefined);
  return child;
}

function tryConnect(socketPath: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (['ENOENT', 'ECONNREFUSED', 'EAGAIN'].includes(error.code ?? '')) resolve(undefined);
      else reject(new LocalDatabaseUnavailable(`The local Neo4j cannot be reached: ${error.message}`));
    });
  });
}

/** Waits for the database to start; undefined: the supervisor ended before it reported the outcome. */
async function awaitLease(
  socket: Socket,
  onProgress: LocalDatabaseOptions['onProgress'],
): Promise<DatabaseLease | undefined> {
  const inbox = messagesFrom(socket);
  socket.setTimeout(FIRST_WORD_MS, () => {
    socket.destroy(new LocalDatabaseUnavailable('The supervisor of the local Neo4j does not answer.'));
  });
  for (;;) {
    const message = (await inbox.next()).value;
    socket.setTimeout(0);
    if (message === undefined || message.kind === 'lost') return undefined;
    if (message.kind === 'failed') {
      socket.destroy();
      throw new LocalDatabaseUnavailable(message.message);
    }
    if (message.kind === 'progress') onProgress?.(message.progress);
    else {
      onProgress?.({ step: 'READY', message: message.message, fraction: 1 });
      return leaseOn(socket, message.address, inbox);
    }
  }
}

/** Makes a lease of an open connection. It does not keep the process alive, and ends however the process ends. */
function leaseOn(
  socket: Socket,
  address: DatabaseAddress,
  inbox: AsyncGenerator<SupervisorMessage, undefined>,
): DatabaseLease {
  const closed = new Promise((resolve) => socket.once('close', resolve));
  let released = false;
  socket.unref();
  const lost = new Promise<string>((resolve) => {
    void inbox.next().then(({ value }) => {
      if (released) return;
      resolve(value?.kind === 'lost' ? value.message : 'The supervisor of the local Neo4j has ended.');
    });
  });
  const release = async (): Promise<void> => {
    released = true;
    socket.ref();
    socket.destroy();
    await closed;
  };
  return { ...address, lost, release };
}
