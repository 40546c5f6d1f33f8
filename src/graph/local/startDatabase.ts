/** Starts the database of a folder, and waits until it answers. Only the holder of the folder's lock may do so. */
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseAddress } from '../neo4j/connection/connection.js';
import { claimForLine, databasePassword, isStoreSmall, settleStore } from './databaseFolder.js';
import { findJava } from './findJava.js';
import { ensureJars } from './neo4jJars.js';
import { freePort, launchServer, type Neo4jServer, type ServerLaunch } from './neo4jServer.js';
import { copyEmptyStore, prepareQuickStart } from './quickStart.js';
import { LocalDatabaseUnavailable, type StartContext, type SupervisorOrder } from './supervisorMessages.js';
import { endOrphanedDatabase, runningFile } from './tether.js';

export const STOP_PATIENCE_MS = 15_000;
/** A busy machine may need minutes. If the process ends, that is noticed at once. */
const READY_LIMIT_MS = 300_000;
const READY_INTERVAL_MS = 50;
/** How many starts may find the store locked, while its former owner still writes to disk. */
const LOCKED_STARTS = 20;
const PORT_CLASHES = 3;

export type StartOrder = Omit<SupervisorOrder, 'socketPath'>;

export type RunningDatabase = Awaited<ReturnType<typeof startDatabase>>;

export async function startDatabase(order: StartOrder, context: StartContext) {
  // With a locale without Unicode, Java could not read folder names from its command line.
  const environment = process.platform === 'linux' ? { ...process.env, LC_ALL: 'C.UTF-8' } : process.env;
  await claimForLine(order.home);
  await settleStore(order.home);
  const java = await findJava(environment);
  const jars = await ensureJars({ cacheDir: order.cacheDir, java, environment, ...context });
  const training = { java, jars, environment, rehearsal: order.rehearsal };
  const { javaFlags: archiveFlags, emptyStore } = await prepareQuickStart(training, context);
  context.report({ step: 'START', message: `Starting Neo4j ${jars.version}` });
  await endOrphanedDatabase(order.home, STOP_PATIENCE_MS);
  const isSmall = order.isSmall ?? (await isStoreSmall(order.home));
  await copyEmptyStore(order.home, emptyStore);
  const plan = { ...order, isSmall, java, jars, environment, archiveFlags };
  return launchUntilReady(plan, context.signal);
}

/** Starts the server; tries again if the port was taken meanwhile, or if the store is still locked. */
async function launchUntilReady(
  plan: Omit<ServerLaunch, 'port'> & Pick<StartOrder, 'preferredPort'>,
  signal: AbortSignal,
) {
  const { home, auth, preferredPort } = plan;
  const access = { user: 'neo4j', password: auth ? await databasePassword(home) : '', database: 'neo4j' };
  let clashes = 0;
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    const port = await freePort(clashes === 0 ? preferredPort : 0);
    const server = await launchServer({ ...plan, port });
    const address: DatabaseAddress = { uri: `bolt://127.0.0.1:${String(port)}`, ...access };
    const isReady = await awaitReady(server, home, address, signal).catch(async (error: unknown) => {
      await server.stop(STOP_PATIENCE_MS);
      throw error;
    });
    if (isReady) return { address, version: plan.jars.version, server };
    const failure = await server.whyEnded();
    if (failure.kind === 'PORT_TAKEN' && clashes < PORT_CLASHES) clashes += 1;
    else if (failure.kind === 'STORE_LOCKED' && attempt < LOCKED_STARTS) await sleep(1_000);
    else throw new LocalDatabaseUnavailable(`The local Neo4j did not start: ${failure.message}`);
  }
}

/** Waits until the database answers. False: the process ended first. */
async function awaitReady(
  server: Neo4jServer,
  home: string,
  address: DatabaseAddress,
  signal: AbortSignal,
): Promise<boolean> {
  // For users who look for the address, and for the next start, which must find a database left behind.
  const running = { uri: address.uri, pid: server.pid, supervisor: process.pid };
  await writeFile(runningFile(home), `${JSON.stringify(running)}\n`);
  // Loads the module while Java starts.
  const { Connection } = await import('../neo4j/connection/connection.js');
  const connection = Connection.open(address);
  const deadline = Date.now() + READY_LIMIT_MS;
  try {
    while (server.isRunning()) {
      signal.throwIfAborted();
      if (Date.now() > deadline)
        throw new LocalDatabaseUnavailable(
          `The local Neo4j did not answer within ${String(READY_LIMIT_MS / 1_000)} s.${await server.tail()}`,
        );
      if ((await server.isListening()) && (await connection.answers().catch(refused))) return true;
      await sleep(READY_INTERVAL_MS);
    }
    return false;
  } finally {
    await connection.close();
  }
}

function refused(error: unknown): never {
  throw new LocalDatabaseUnavailable(
    `The local Neo4j refuses the password that the data folder keeps for it. ${String(error)}`,
  );
}
