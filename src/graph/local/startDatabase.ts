/** Starts the Neo4j of one data folder and waits until it answers. */
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { claimForLine } from './databaseFolder.js';
import { databasePassword } from './server/databasePassword.js';
import { findJava } from './install/findJava.js';
import { freePort } from './server/freePort.js';
import { LocalDatabaseUnavailable } from './localDatabaseUnavailable.js';
import { ensureJars } from './install/neo4jJars.js';
import { launchServer } from './server/neo4jServer.js';
import type { Neo4jServer, ServerLaunch } from './server/neo4jServer.js';
import { endOrphanedDatabase, runningFile } from './server/orphanedDatabase.js';
import { copyEmptyStore, prepareQuickStart } from './server/quickStart.js';
import { isStoreSmall } from './server/storeSize.js';
import type { LocalDatabaseAddress, StartProgress, SupervisorOrder } from './supervisorMessage.js';

export interface RunningDatabase {
  readonly address: LocalDatabaseAddress;
  readonly version: string;
  readonly server: Neo4jServer;
}

export interface StartContext {
  readonly signal: AbortSignal;
  readonly report: (progress: StartProgress) => void;
}

/** A machine that is busy with a dozen other things needs minutes; a process that ends is noticed at once. */
const READY_LIMIT_MS = 300_000;
const READY_INTERVAL_MS = 50;
const STOP_PATIENCE_MS = 15_000;
/** A store may stay locked this many starts: its former owner is still writing to disk. */
const LOCKED_STARTS = 20;
const PORT_CLASHES = 3;

export async function startDatabase(order: SupervisorOrder, context: StartContext): Promise<RunningDatabase> {
  const environment = javaEnvironment();
  await claimForLine(order.home);
  const java = await findJava(environment);
  const jars = await ensureJars({ cacheDir: order.cacheDir, java, environment, ...context });
  const { javaFlags: archiveFlags, emptyStore } = await prepareQuickStart(
    { java, jars, environment, rehearsal: order.rehearsal },
    context,
  );
  context.report({ step: 'START', message: `Starting Neo4j ${jars.version}` });
  await endOrphanedDatabase(order.home, STOP_PATIENCE_MS);
  const isSmall = order.isSmall ?? (await isStoreSmall(order.home));
  await copyEmptyStore(order.home, emptyStore);
  return launchUntilReady(
    { order: { ...order, isSmall }, java, jars, environment, archiveFlags },
    context.signal,
  );
}

/** Under a locale without Unicode Java could not read a folder's name from its command line. */
function javaEnvironment(): NodeJS.ProcessEnv {
  return process.platform === 'linux' ? { ...process.env, LC_ALL: 'C.UTF-8' } : process.env;
}

type LaunchPlan = Omit<ServerLaunch, 'port' | 'order'> & {
  readonly order: SupervisorOrder & ServerLaunch['order'];
};

/** Starts again where the port was taken between looking and binding, or the store is not free yet. */
async function launchUntilReady(plan: LaunchPlan, signal: AbortSignal): Promise<RunningDatabase> {
  const password = plan.order.auth ? await databasePassword(plan.order.home) : '';
  let clashes = 0;
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    const port = await freePort(clashes === 0 ? plan.order.preferredPort : 0);
    const server = await launchServer({ ...plan, port });
    const address = await awaitReady(server, plan.order, { port, password }, signal).catch(
      async (error: unknown) => {
        await server.stop(STOP_PATIENCE_MS);
        throw error;
      },
    );
    if (address !== undefined) return { address, version: plan.jars.version, server };
    const failure = await server.whyEnded();
    if (failure.kind === 'PORT_TAKEN' && clashes < PORT_CLASHES) clashes += 1;
    else if (failure.kind === 'STORE_LOCKED' && attempt < LOCKED_STARTS) await sleep(1_000);
    else throw new LocalDatabaseUnavailable(`The local Neo4j did not start: ${failure.message}`);
  }
}

/** Undefined when the process ended first. */
async function awaitReady(
  server: Neo4jServer,
  order: SupervisorOrder,
  { port, password }: { readonly port: number; readonly password: string },
  signal: AbortSignal,
): Promise<LocalDatabaseAddress | undefined> {
  const uri = `bolt://127.0.0.1:${String(port)}`;
  const address = { uri, user: 'neo4j', password, database: 'neo4j' };
  await recordRunning(order.home, server.pid, uri);
  // Loaded while Java starts.
  const { isDatabaseReady } = await import('../neo4j/connection/readiness.js');
  const deadline = Date.now() + READY_LIMIT_MS;
  while (server.isRunning()) {
    signal.throwIfAborted();
    if (Date.now() > deadline) throw await notReadyInTime(server);
    if ((await server.isListening()) && (await isDatabaseReady(address).catch(refused))) return address;
    await sleep(READY_INTERVAL_MS);
  }
  return undefined;
}

function refused(error: unknown): never {
  throw new LocalDatabaseUnavailable(
    `The local Neo4j refuses the password that the data folder keeps for it. ${String(error)}`,
  );
}

/** For people who look for the address, and for the next start, which must find a database left behind. */
async function recordRunning(home: string, pid: number, uri: string): Promise<void> {
  await writeFile(runningFile(home), `${JSON.stringify({ uri, pid, supervisor: process.pid })}\n`);
}

async function notReadyInTime(server: Neo4jServer): Promise<LocalDatabaseUnavailable> {
  const seconds = String(READY_LIMIT_MS / 1_000);
  return new LocalDatabaseUnavailable(
    `The local Neo4j did not answer within ${seconds} s.${await server.tail()}`,
  );
}
