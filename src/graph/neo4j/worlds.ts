/** Worlds in Neo4j: the reader and the writer of the graph, on a transaction that is never committed. */
import type { World, Worlds } from '../contract/worlds.js';
import { WorldsBusy } from '../model/graph.js';
import type { Connection } from './connection/connection.js';
import { cypher } from './connection/cypher.js';
import { Semaphore } from './connection/semaphore.js';
import { WORLDS_WAITING } from './limits.js';
import { neo4jReader, neo4jWriter, type Neo4jGraph } from './neo4jGraph.js';

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
  const close = async () => {
    await world.close();
    onClose();
  };
  try {
    const [state] = await world.run(BEGIN);
    const own = { connection: world, derivation };
    return {
      writer: neo4jWriter(world),
      settle: async (name) => {
        await world.run(SETTLE, { stored: String(state?.['version']), name });
      },
      readerWithin: (limit) => neo4jReader(own, limit),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
