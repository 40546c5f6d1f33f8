/** Worlds in Neo4j: reader and writer of the graph in a transaction that is never committed. */
import { setTimeout as later } from 'node:timers/promises';
import { versionOfWorld, type World, type Worlds } from '../contract/worlds.js';
import type { TimeLimit } from '../contract/timeLimit.js';
import { GraphTimeout, ImportRunning, WorldsBusy } from '../model/graph.js';
import type { Connection } from './connection/connection.js';
import type { Row } from './connection/database.js';
import { cypher } from './connection/cypher.js';
import { Semaphore } from './connection/semaphore.js';
import { importRunningMessage, type World as Transaction } from './connection/world.js';
import { changedAccounts } from './read/derivation/changedAccounts.js';
import { IMPORT_WAITS_MS, LOOK_FOR_IMPORTS_MS, WORLD_SECONDS, WORLDS_WAITING } from './limits.js';
import { neo4jReader, writerIn, type Neo4jGraph } from './neo4jGraph.js';

/** Takes the lock of imports, so that the stored graph does not change until the world ends. */
const BEGIN = cypher(`
MATCH (g:GraphState {uid: 'state'})
SET g.importing = timestamp()
RETURN g.version AS version`);

/** Sets the version, which caches depend on. */
const SETTLE = cypher(`
MATCH (g:GraphState {uid: 'state'})
SET g.version = $version`);

/** Counts imports and other writes, of any process, that wait for a world or for one another. */
const WAITING_IMPORTS = cypher(`
SHOW TRANSACTIONS YIELD currentQuery, status
WHERE status STARTS WITH 'Blocked' AND currentQuery CONTAINS ':GraphState' AND currentQuery <> $begin
RETURN count(*) AS waiting`);

type Graph = Neo4jGraph<Connection>;

interface WorldLimits {
  readonly seconds?: number | undefined;
  /** The most requests that wait for a world. */
  readonly waiting?: number | undefined;
}

/** Makes worlds. `patience`: how long an import waits for a world; tests use less. */
export function neo4jWorlds(
  graph: Graph,
  { seconds = WORLD_SECONDS, waiting = WORLDS_WAITING }: WorldLimits = {},
  patience: number = IMPORT_WAITS_MS,
): Worlds {
  const turns = new Semaphore(1);
  const open = (over: AbortSignal): Promise<World> =>
    new Promise((resolve, reject) => {
      const untilClosed = () =>
        new Promise<void>((onClose, onFailure) => {
          openOne({ graph, seconds, patience, over, onClose }).then(resolve, onFailure);
        });
      turns.take(over, untilClosed).catch(reject);
    });
  return {
    open: async (over) => {
      if (turns.running + turns.inLine > waiting)
        throw new WorldsBusy(busyWith(waiting), { limit: { name: 'scenariosWaiting', max: waiting } });
      return open(over);
    },
  };
}

const busyWith = (waiting: number): string =>
  `A scenario is running, and the limit of ${waiting} waiting scenarios is reached. Retry later.`;

interface Opening {
  readonly graph: Graph;
  readonly seconds: number;
  readonly patience: number;
  readonly over: AbortSignal;
  readonly onClose: () => void;
}

async function openOne({ graph, seconds, patience, over, onClose }: Opening): Promise<World> {
  const { connection, derivation } = graph;
  const milliseconds = seconds * 1_000;
  await letImportsFirst(connection, milliseconds, over);
  const world = await connection.openWorld(seconds);
  const [state] = await begin(world);
  const close = async (reason?: Error) => {
    clearTimeout(timer);
    stopLooking();
    await world.close(reason);
    onClose();
  };
  // The database also ends the transaction then, but only this lets the next request in line have its turn.
  const timer = setTimeout(() => void close(), milliseconds).unref();
  const stopLooking = whenImportWaits(connection, patience, () => void close(new ImportRunning(givenWay)));
  const own = { connection: world, derivation };
  const version = String(state?.['version']);
  let changed: ReturnType<typeof changedAccounts> | undefined;
  // Called only after all changes are made.
  const baseGraph = (limit: TimeLimit) => async () => {
    const accounts = await (changed ??= connection.catchUp().then(() => changedAccounts(connection, world)));
    const reader = neo4jReader(graph, limit);
    return accounts && { reader, graphVersion: version, changedAccounts: accounts };
  };
  return {
    writer: writerIn(world),
    settle: async (name) => {
      await world.run(SETTLE, { version: versionOfWorld(version, name) });
    },
    readerWithin: (limit) => ({ ...neo4jReader(own, limit), baseGraph: baseGraph(limit) }),
    close: () => close(),
  };
}

const givenWay =
  'An import is waiting, and the scenario took too long to yield to it. Retry after the import.';

/** Lets waiting imports go first. Throws `ImportRunning` if that takes too long, or the reason of `over`. */
async function letImportsFirst(connection: Connection, most: number, over: AbortSignal): Promise<void> {
  const deadline = Date.now() + most;
  while (await doesImportWait(connection)) {
    over.throwIfAborted();
    if (Date.now() > deadline) throw new ImportRunning(importRunningMessage);
    await later(LOOK_FOR_IMPORTS_MS);
  }
  over.throwIfAborted();
}

/** Calls `giveWay` if an import still waits after `patience`. Returns a function that stops looking. */
function whenImportWaits(connection: Connection, patience: number, giveWay: () => void): () => void {
  const over = new AbortController();
  const { signal } = over;
  const pause = (milliseconds: number) =>
    later(milliseconds, undefined, { ref: false, signal }).catch(() => undefined);
  const look = async (): Promise<void> => {
    do await pause(Math.min(LOOK_FOR_IMPORTS_MS, patience));
    while (!signal.aborted && !(await doesImportWait(connection)));
    await pause(patience);
    if (!signal.aborted) giveWay();
  };
  void look();
  return () => over.abort();
}

/** Whether an import waits. False if the database does not report it: then the import waits until the world ends. */
async function doesImportWait(connection: Connection): Promise<boolean> {
  try {
    const [row] = await connection.command(WAITING_IMPORTS, { begin: BEGIN });
    return Number(row?.['waiting']) > 0;
  } catch {
    return false;
  }
}

/** Takes the lock. Throws `ImportRunning` if the database's time limit ends the wait for it. */
async function begin(world: Transaction): Promise<readonly Row[]> {
  try {
    return await world.run(BEGIN);
  } catch (error) {
    await world.close();
    throw error instanceof GraphTimeout ? new ImportRunning(importRunningMessage) : error;
  }
}
