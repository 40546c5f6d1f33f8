/** Connects to the supervisor of a data folder, and starts one where nobody answers. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LocalDatabaseUnavailable } from './localDatabaseUnavailable.js';
import { logTail } from './server/logTail.js';
import type { SupervisorOrder } from './supervisorMessage.js';

const START_LIMIT_MS = 30_000;

/** Undefined when another command's supervisor was quicker than ours and is gone again: try once more. */
export async function reachSupervisor(order: SupervisorOrder): Promise<Socket | undefined> {
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
  const tail = await logTail(log, 12);
  throw new LocalDatabaseUnavailable(`The supervisor of the local Neo4j could not be started.${tail}`);
}

/** It outlives us: other commands may hold a lease when we end. */
function spawnSupervisor(order: SupervisorOrder, log: string): ChildProcess {
  const here = fileURLToPath(import.meta.url);
  const isSource = here.endsWith('.ts');
  const loader = isSource ? ['--import', tsxLoader(here)] : [];
  const entry = join(dirname(here), isSource ? 'supervisor.ts' : 'supervisor.js');
  const output = openSync(log, 'w', 0o600);
  const child = spawn(process.execPath, [...loader, entry, JSON.stringify(order)], {
    cwd: order.home,
    // Options for our own process, a debugger's port among them, are not for this one.
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

/** Not `import.meta.resolve`: a test runner that compiles as it goes does not offer it. */
function tsxLoader(from: string): string {
  return pathToFileURL(createRequire(from).resolve('tsx')).href;
}

function tryConnect(socketPath: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED' || error.code === 'EAGAIN')
        resolve(undefined);
      else reject(new LocalDatabaseUnavailable(`The local Neo4j cannot be reached: ${error.message}`));
    });
  });
}
