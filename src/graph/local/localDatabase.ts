/** Gives a command a lease on the Neo4j of its data folder, which is started where it does not run yet. */
import type { Socket } from 'node:net';
import { resolve } from 'node:path';
import { openDatabaseFolder } from './databaseFolder.js';
import { LocalDatabaseUnavailable } from './localDatabaseUnavailable.js';
import { defaultCacheDir } from './install/neo4jJars.js';
import { reachSupervisor } from './reachSupervisor.js';
import { messagesFrom } from './supervisorMessage.js';
import type {
  LocalDatabaseAddress,
  StartProgress,
  SupervisorMessage,
  SupervisorOrder,
} from './supervisorMessage.js';

export { LocalDatabaseUnavailable } from './localDatabaseUnavailable.js';

export interface LocalDatabaseOptions {
  readonly dataDir: string;
  /** Where the jars are kept; the user's cache folder by default. */
  readonly cacheDir?: string;
  /** 7687 by default; 0 takes any free one, and so does a port that is in use. */
  readonly preferredPort?: number;
  /** False only for throw-away data: then every local process can read and write everything. */
  readonly auth?: boolean;
  readonly heapMegabytes?: number;
  /** Query plans stay however the data changes: where it is emptied and filled over and over, all would be made anew. */
  readonly keepPlans?: boolean;
  /** It starts and answers sooner, and would be slow with a large graph. By default the size of the store decides. */
  readonly isSmall?: boolean;
  /** A module whose `rehearse` puts an empty database through what it is for; starts are quicker after that. */
  readonly rehearsal?: string;
  readonly onProgress?: (event: StartProgress) => void;
}

export interface DatabaseLease extends LocalDatabaseAddress {
  /** Resolves when the database has gone away while the lease was held. */
  readonly lost: Promise<string>;
  release(): Promise<void>;
}

/** A supervisor may end, because its last lease has, in the moment in which we reach it. */
const ATTEMPTS = 6;
const FIRST_WORD_MS = 30_000;

/** Throws LocalDatabaseUnavailable with a sentence that says what is missing and the ways out. */
export async function acquireLocalDatabase(options: LocalDatabaseOptions): Promise<DatabaseLease> {
  const order = await orderFor(options);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const socket = await reachSupervisor(order);
    const lease = socket && (await awaitLease(socket, options.onProgress));
    if (lease !== undefined) return lease;
  }
  throw new LocalDatabaseUnavailable(
    `The local Neo4j of ${order.home} kept ending before it could be used; its logs folder says more.`,
  );
}

async function orderFor(options: LocalDatabaseOptions): Promise<SupervisorOrder> {
  const { home, socketPath } = await openDatabaseFolder(options.dataDir);
  const { cacheDir = defaultCacheDir(process.env), preferredPort = 7687 } = options;
  const { auth = true, keepPlans = false, isSmall, heapMegabytes, rehearsal } = options;
  const base = { home, socketPath, cacheDir: resolve(cacheDir), preferredPort, auth, keepPlans };
  return {
    ...base,
    ...(isSmall === undefined ? {} : { isSmall }),
    ...(rehearsal === undefined ? {} : { rehearsal }),
    ...(heapMegabytes === undefined ? {} : { heapMegabytes }),
  };
}

/** Undefined when the supervisor ended before it said how the start went. */
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
    if (message.kind === 'failed') throw failed(socket, message.message);
    if (message.kind === 'progress') onProgress?.(message.progress);
    if (message.kind !== 'ready') continue;
    onProgress?.({ step: 'READY', message: message.message, fraction: 1 });
    return leaseOn(socket, message.address, inbox);
  }
}

function failed(socket: Socket, message: string): LocalDatabaseUnavailable {
  socket.destroy();
  return new LocalDatabaseUnavailable(message);
}

/** The open connection is the lease. It does not keep the process alive, and ends with it in whatever way it ends. */
function leaseOn(
  socket: Socket,
  address: LocalDatabaseAddress,
  inbox: AsyncGenerator<SupervisorMessage, undefined>,
): DatabaseLease {
  const closed = new Promise<void>((resolve) =>
    socket.once('close', () => {
      resolve();
    }),
  );
  let released = false;
  socket.unref();
  const lost = new Promise<string>((resolve) => {
    void inbox.next().then(({ value }) => {
      if (!released)
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
