/** Worlds in Neo4j: the reader and the writer of the graph, on a transaction that is never committed. */
import type { World, Worlds } from '../contract/worlds.js';
import { GraphTimeout, ImportRunning, WorldsBusy } from '../model/graph.js';
import type { Connection } from './connection/connection.js';
import type { Row } from './connection/database.js';
import { cypher } from './connection/cypher.js';
import { Semaphore } from './connection/semaphore.js';
import { importRunningMessage, type World as Transaction } from './connection/world.js';
import { WORLD_TIMEOUT_MS, WORLDS_WAITING } from './limits.js';
import { neo4jReader, writerIn, type Neo4jGraph } from './neo4jGraph.js';

/** Takes the lock of imports: what is stored stays as it is until the world ends. */
const BEGIN = cypher(`
MATCH (g:GraphState {uid: 'state'})
SET g.importing = timestamp()
RETURN g.version AS version`);

/** Whatever is remembered of a version is of this one alone: of the graph as it is stored, with the name of the scenario. */
const SETTLE = cypher(`
MATCH (g:GraphState {uid: 'state'})
SET g.version = $stored + '+' + $name`);

export function neo4jWorlds(graph: Neo4jGraph<Connection>): Worlds {
  const turns = new Semaphore(1);
  let inLine = 0;
  const open = (over: AbortSignal): Promise<World> =>
    new Promise((resolve, reject) => {
      const untilClosed = () =>
        new Promise<void>((onClose, onFailure) => {
          openOne(graph, onClose).then(resolve, onFailure);
        });
      inLine += 1;
      turns
        .take(over, untilClosed)
        .catch(reject)
        .finally(() => (inLine -= 1));
    });
  return {
    open: async (over) => {
      if (inLine > WORLDS_WAITING)
        throw new WorldsBusy(`${WORLDS_WAITING} others wait for their scenarios. Ask again later.`);
      return open(over);
    },
  };
}

async function openOne(
  { connection, derivation }: Neo4jGraph<Connection>,
  onClose: () => void,
): Promise<World> {
  const world = await connection.openWorld();
  const [state] = await begin(world);
  const close = async () => {
    clearTimeout(timer);
    await world.close();
    onClose();
  };
  // The database ends it too, but whoever waits for the turn learns of it here alone.
  const timer = setTimeout(() => void close(), WORLD_TIMEOUT_MS).unref();
  const own = { connection: world, derivation };
  return {
    writer: writerIn(world),
    settle: async (name) => {
      await world.run(SETTLE, { stored: String(state?.['version']), name });
    },
    readerWithin: (limit) => neo4jReader(own, limit),
    close,
  };
}

/** However long the database lets it wait for the lock. */
async function begin(world: Transaction): Promise<readonly Row[]> {
  try {
    return await world.run(BEGIN);
  } catch (error) {
    await world.close();
    throw error instanceof GraphTimeout ? new ImportRunning(importRunningMessage) : error;
  }
}
