/** Lends the database of a data folder: each connection is a lease, and the bound socket is the lock on the folder. */
import { statSync, unlinkSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendMessage, type SupervisorMessage } from './supervisorMessages.js';

/** How long the database outlives its last lease, so that commands that run in sequence share it. */
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

  /** Takes the lock; undefined: another supervisor has the folder. */
  static async open(socketPath: string): Promise<LeaseServer | undefined> {
    const leases = new LeaseServer(socketPath);
    if (!(await bindSocket(leases.#server, socketPath))) return undefined;
    leases.#bound = socketIdentity(socketPath);
    leases.#endAfter(FIRST_LEASE_MS);
    return leases;
  }

  /** Aborted when no lease is left. */
  get idle(): AbortSignal {
    return this.#idle.signal;
  }

  /** Whether the socket is still ours. False: another supervisor has put its own in this place. */
  isOurs(): boolean {
    return socketIdentity(this.#socketPath) === this.#bound;
  }

  /** Sends a message to every holder, and to later ones. */
  announce(message: SupervisorMessage): void {
    this.#latest = message;
    for (const socket of this.#holders) sendMessage(socket, message);
  }

  /** Also removes the socket's file: later commands start a new supervisor, which waits for this one to end. */
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
 * Returns a text that identifies the socket file; empty if there is none. It includes the time of the last change,
 * since inode numbers are reused at once. Named pipes have no file and are never stale.
 */
export function socketIdentity(socketPath: string): string {
  if (process.platform === 'win32') return 'pipe';
  const found = statSync(socketPath, { throwIfNoEntry: false, bigint: true });
  return found === undefined ? '' : `${String(found.ino)} ${String(found.ctimeNs)}`;
}

/** Binds the socket, and removes one that a dead process left. False: another process answers on it. */
async function bindSocket(server: Server, socketPath: string): Promise<boolean> {
  for (let attempt = 0; attempt < BIND_ATTEMPTS; attempt += 1) {
    if (await listen(server, socketPath)) return true;
    const before = socketIdentity(socketPath);
    if (before === '') continue;
    if (process.platform === 'win32' || (await isAnswered(socketPath))) return false;
    // These two calls run without interruption, so a socket that was bound in the meantime is not removed.
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
