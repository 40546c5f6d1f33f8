/** Lends the database of one data folder: every open connection is a lease, and the bound socket is the lock on the folder. */
import { statSync, unlinkSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendMessage, type SupervisorMessage } from './supervisorMessages.js';

/** How long the database outlives its last lease, so that commands run one after another share it. */
const GRACE_MS = 2_000;
/** How long a fresh supervisor waits for the command that started it. */
const FIRST_LEASE_MS = 20_000;
const BIND_ATTEMPTS = 5;

export class LeaseServer {
  /** Resolves when the first lease is taken. */
  readonly taken: Promise<unknown>;
  readonly #server = createServer((socket) => this.#lend(socket));
  readonly #holders = new Set<Socket>();
  readonly #idle = new AbortController();
  readonly #socketPath: string;
  #bound = '';
  #latest: SupervisorMessage | undefined;
  #timer: NodeJS.Timeout | undefined;

  private constructor(socketPath: string) {
    this.#socketPath = socketPath;
    this.taken = new Promise((resolve) => this.#server.once('connection', resolve));
  }

  /** Undefined when another supervisor has the folder. */
  static async open(socketPath: string): Promise<LeaseServer | undefined> {
    const leases = new LeaseServer(socketPath);
    if (!(await bindSocket(leases.#server, socketPath))) return undefined;
    leases.#bound = socketIdentity(socketPath);
    leases.#endAfter(FIRST_LEASE_MS);
    return leases;
  }

  /** Aborted when nobody holds a lease any more. */
  get idle(): AbortSignal {
    return this.#idle.signal;
  }

  /** False when another supervisor has put its own socket in this place. */
  isOurs(): boolean {
    return socketIdentity(this.#socketPath) === this.#bound;
  }

  /** Tells every holder, and whoever comes later. */
  announce(message: SupervisorMessage): void {
    this.#latest = message;
    for (const socket of this.#holders) sendMessage(socket, message);
  }

  /** Also removes the socket's file: whoever comes now starts a supervisor of its own, which waits for our end. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#holders) socket.end();
    await Promise.race([closed, sleep(1_000)]);
    for (const socket of this.#holders) socket.destroy();
  }

  #lend(socket: Socket): void {
    clearTimeout(this.#timer);
    this.#holders.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#holders.delete(socket);
      if (this.#holders.size === 0) this.#endAfter(GRACE_MS);
    });
    socket.resume();
    if (this.#latest !== undefined) sendMessage(socket, this.#latest);
  }

  #endAfter(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#idle.abort(), milliseconds).unref();
  }
}

/**
 * Tells one socket file from another, empty where there is none. Inode numbers are used again at once, so the time
 * of the last change is part of it. Named pipes have no file and are never stale.
 */
export function socketIdentity(socketPath: string): string {
  if (process.platform === 'win32') return 'pipe';
  const found = statSync(socketPath, { throwIfNoEntry: false, bigint: true });
  return found === undefined ? '' : `${String(found.ino)} ${String(found.ctimeNs)}`;
}

/** False when another process answers on this socket. What a dead process left is cleared away. */
async function bindSocket(server: Server, socketPath: string): Promise<boolean> {
  for (let attempt = 0; attempt < BIND_ATTEMPTS; attempt += 1) {
    if (await listen(server, socketPath)) return true;
    const before = socketIdentity(socketPath);
    if (before === '') continue;
    if (process.platform === 'win32' || (await isAnswered(socketPath))) return false;
    // Nothing comes between these two calls, so a socket that was bound in the meantime is not taken away.
    if (socketIdentity(socketPath) === before) unlinkSync(socketPath);
  }
  return false;
}

function listen(server: Server, socketPath: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    server.once('error', fail);
    server.listen(socketPath, () => {
      server.off('error', fail);
      resolve(true);
    });
  });
}

function isAnswered(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) => {
      resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT');
    });
  });
}
