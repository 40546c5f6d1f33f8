/** Lends the database of one data folder: every open connection is a lease. */
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { bindSocket, socketIdentity } from './socketLock.js';
import { sendMessage } from './supervisorMessage.js';
import type { SupervisorMessage } from './supervisorMessage.js';

/** How long the database outlives its last lease, so that commands run one after another share it. */
const GRACE_MS = 2_000;
/** How long a fresh supervisor waits for the command that started it. */
const FIRST_LEASE_MS = 20_000;

export class LeaseServer {
  /** Resolves when the first lease is taken. */
  readonly taken: Promise<void>;
  readonly #server = createServer((socket) => {
    this.#lend(socket);
  });
  readonly #holders = new Set<Socket>();
  readonly #idle = new AbortController();
  readonly #identity: () => string;
  #bound = '';
  #latest: SupervisorMessage | undefined;
  #timer: NodeJS.Timeout | undefined;

  private constructor(socketPath: string) {
    this.taken = new Promise((resolve) => {
      this.#server.once('connection', () => {
        resolve();
      });
    });
    this.#identity = () => socketIdentity(socketPath);
  }

  /** Undefined when another supervisor has the folder. */
  static async open(socketPath: string): Promise<LeaseServer | undefined> {
    const leases = new LeaseServer(socketPath);
    if (!(await bindSocket(leases.#server, socketPath))) return undefined;
    leases.#bound = leases.#identity();
    leases.#endAfter(FIRST_LEASE_MS);
    return leases;
  }

  /** Aborted when nobody holds a lease any more. */
  get idle(): AbortSignal {
    return this.#idle.signal;
  }

  /** False when another supervisor has put its own socket in this place. */
  isOurs(): boolean {
    return this.#identity() === this.#bound;
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
    this.#timer = setTimeout(() => {
      this.#idle.abort();
    }, milliseconds);
  }
}
