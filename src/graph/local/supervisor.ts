/** The process that owns the database of a data folder: starts it, lends it, and ends it after the last lease. */
import { once } from 'node:events';
import { LeaseServer } from './leaseServer.js';
import { startDatabase, STOP_PATIENCE_MS, type RunningDatabase } from './startDatabase.js';
import { LocalDatabaseUnavailable, type SupervisorOrder } from './supervisorMessages.js';

process.umask(0o077);
const order = JSON.parse(process.argv[2] ?? '{}') as SupervisorOrder;
const leases = await LeaseServer.open(order.socketPath);
if (leases !== undefined) await supervise(order, leases);
process.exit(0);

async function supervise(order: SupervisorOrder, leases: LeaseServer): Promise<void> {
  const over = AbortSignal.any([leases.idle, terminationSignal()]);
  try {
    if (!leases.isOurs())
      throw new LocalDatabaseUnavailable('Another process has taken this data folder over.');
    const database = await startDatabase(order, {
      signal: over,
      report: (progress) => leases.announce({ kind: 'progress', progress }),
    });
    const { address, version } = database;
    leases.announce({ kind: 'ready', address, message: `Neo4j ${version} is ready at ${address.uri}` });
    await lend(database, leases, over);
  } catch (error) {
    if (over.aborted) return;
    leases.announce({ kind: 'failed', message: messageOf(error) });
    // Later commands start a new supervisor: the cause may be fixed by then.
    await Promise.race([leases.taken, aborted(over)]);
  } finally {
    await leases.close();
  }
}

/** Lends the database until the last lease ends. A command that comes as it stops starts another, which waits. */
async function lend({ server }: RunningDatabase, leases: LeaseServer, over: AbortSignal): Promise<void> {
  const stillRuns = await Promise.race([aborted(over).then(() => true), server.ended.then(() => false)]);
  if (stillRuns) {
    if (!leases.idle.aborted) leases.announce({ kind: 'lost', message: 'The local Neo4j was told to stop.' });
    await Promise.all([leases.close(), server.stop(STOP_PATIENCE_MS)]);
    return;
  }
  const { message } = await server.whyEnded();
  leases.announce({ kind: 'lost', message: `The local Neo4j is gone: ${message}` });
}

function messageOf(error: unknown): string {
  if (error instanceof LocalDatabaseUnavailable) return error.message;
  return `The local Neo4j could not be started: ${error instanceof Error ? error.message : String(error)}`;
}

function terminationSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
