/**
 * Makes starts faster with two things that are made once beside the jars: Java's archive of loaded classes, with which
 * the server starts in about half the time, and an empty store with keys and indexes, which is copied to new data
 * folders.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, launchServer, type Neo4jServer, type ServerLaunch } from './neo4jServer.js';
import type { StartContext } from './supervisorMessages.js';

/** The time between two attempts to make them. */
const ATTEMPT_MS = 3_600_000;
/** The time limit for making them. Writing the archive takes some seconds when the server stops. */
const TRAINING_LIMIT_MS = 120_000;
const POLL_MS = 150;

const QUIET = ['-Xlog:cds=off', '-Xlog:cds+dynamic=off'];

interface Training extends Pick<ServerLaunch, 'java' | 'jars' | 'environment'> {
  /** A module that implements `Rehearsal`. */
  readonly rehearsal: string | undefined;
}

interface Rehearsal {
  rehearse(uri: string): Promise<void>;
}

/**
 * Makes archive and empty store if they are missing, by running a temporary database first. The empty store may be
 * missing afterwards, if it could not be made. Java ignores an archive that does not fit the jars or the Java version.
 */
export async function prepareQuickStart(training: Training, { signal, report }: StartContext) {
  const { command, version } = training.java;
  const build = createHash('sha256').update(`${command}\n${version}`).digest('hex').slice(0, 12);
  const archive = join(training.jars.folder, `classes-${build}.jsa`);
  const emptyStore = join(training.jars.folder, 'empty-store');
  const marker = `${archive}.attempt`;
  if (!existsSync(archive) || !existsSync(emptyStore)) {
    const canTry =
      training.rehearsal !== undefined && !version.includes('OpenJ9') && (await claimAttempt(marker));
    if (canTry) {
      report({ step: 'START', message: 'Preparing Neo4j for quick starts, once' });
      // The server also starts without them.
      await leaveBehind(training, { archive, emptyStore }, signal).catch(() => undefined);
    }
    // If the start was stopped, the attempt did not fail: the next start tries again.
    if (signal.aborted) await rm(marker, { force: true });
    signal.throwIfAborted();
  }
  const javaFlags = existsSync(archive) ? [`-XX:SharedArchiveFile=${archive}`, ...QUIET] : [];
  return { javaFlags, emptyStore };
}

/** Copies the empty store to a folder without a store. Any local process could write to it while it was made. */
export async function copyEmptyStore(home: string, emptyStore: string): Promise<void> {
  const store = join(home, 'data');
  if (existsSync(store) || !existsSync(emptyStore)) return;
  const draft = join(home, 'data.part');
  await rm(draft, { recursive: true, force: true });
  await cp(emptyStore, draft, { recursive: true });
  await rename(draft, store);
}

async function leaveBehind(
  { rehearsal = '', ...launch }: Training,
  { archive, emptyStore }: { readonly archive: string; readonly emptyStore: string },
  signal: AbortSignal,
): Promise<void> {
  const draft = `${archive}.part`;
  // In the same folder as its destination, so that the store can be moved there.
  const home = await mkdtemp(`${emptyStore}-`);
  try {
    await mkdir(join(home, 'logs'));
    const port = await freePort(0);
    const settings = { home, port, auth: false, keepPlans: false, isSmall: true, heapMegabytes: 512 };
    const archiveFlags = [`-XX:ArchiveClassesAtExit=${draft}`, ...QUIET];
    const server = await launchServer({ ...launch, ...settings, archiveFlags });
    const over = AbortSignal.any([signal, AbortSignal.timeout(TRAINING_LIMIT_MS)]);
    const { rehearse } = (await import(rehearsal)) as Rehearsal;
    const outcome = await train(server, () => rehearse(`bolt://127.0.0.1:${String(port)}`), over);
    if (outcome !== '0') return;
    if (existsSync(draft)) await rename(draft, archive);
    if (!existsSync(emptyStore)) await rename(join(home, 'data'), emptyStore);
  } finally {
    await rm(draft, { force: true });
    await rm(home, { recursive: true, force: true });
  }
}

/** Runs the rehearsal and stops the server; kills it if `over` aborts. Returns how the server ended. */
async function train(server: Neo4jServer, rehearse: () => Promise<void>, over: AbortSignal): Promise<string> {
  const kill = () => void server.stop(0);
  over.addEventListener('abort', kill, { once: true });
  if (over.aborted) kill();
  while (server.isRunning() && !(await server.isListening())) await sleep(POLL_MS);
  if (server.isRunning()) await rehearse().catch(() => undefined);
  if (server.isRunning()) await server.stop(TRAINING_LIMIT_MS);
  over.removeEventListener('abort', kill);
  return server.ended;
}

/** Whether to make an attempt now. False if the last was recent, or if the cache cannot be written. */
async function claimAttempt(marker: string): Promise<boolean> {
  const last = await stat(marker).catch(() => undefined);
  if (last !== undefined && Date.now() - last.mtimeMs < ATTEMPT_MS) return false;
  return writeFile(marker, '').then(
    () => true,
    () => false,
  );
}
