/** Opens the graph for a command: in the user's database, or in a local one that runs as long as the command. */
import type { Config } from '../config.js';
import { clockAt } from '../iam/facts/clock.js';
import type { GraphReader } from '../graph/contract/graphReader.js';
import type { TimeLimit } from '../graph/contract/timeLimit.js';
import type { ExposureSummary } from '../graph/model/stored/importTable.js';
import { refuseFullDisk } from './database/freeSpace.js';
import {
  acquireLocalDatabase,
  type DatabaseLease,
  type LocalDatabaseOptions,
} from '../graph/local/localDatabase.js';
import type { DatabaseAddress } from '../graph/neo4j/connection/connection.js';
import { progressBar, tell } from './terminal.js';

export type OpenGraph = Awaited<ReturnType<typeof connect>>;

/** A module that the process that starts a local database loads once. */
export const rehearsalModule = new URL(
  import.meta.url.endsWith('.ts') ? './rehearseDatabase.ts' : './rehearseDatabase.js',
  import.meta.url,
).href;

/** Options for opening the graph, and for starting a local database where it is needed. */
interface OpenOptions extends Pick<LocalDatabaseOptions, 'isSmall'> {
  /** For a server: the user's database may be away and is waited for; clients soon get an error. */
  readonly mayBeAway?: boolean;
}

/** Opens the graph. Throws `GraphUnavailable` or `LocalDatabaseUnavailable`, with what to do. */
export async function openGraph(config: Config, options: OpenOptions = {}): Promise<OpenGraph> {
  const { derivation: settings, worlds } = config;
  const { mayBeAway = false, ...local } = options;
  if (config.neo4j) return connect({ address: config.neo4j, settings, worlds, mayBeAway });
  const [lease] = await Promise.all([startLocal(config.dataDir, local), loadAccess()]);
  return connect({
    address: lease,
    settings,
    worlds,
    mayBeAway,
    lease: { ...lease, dataDir: config.dataDir },
  });
}

/** Opens the graph for some work, and closes it in any case. */
export async function withGraph<T>(
  config: Config,
  work: (graph: OpenGraph) => Promise<T>,
  options?: OpenOptions,
): Promise<T> {
  const graph = await openGraph(config, options);
  try {
    return await work(graph);
  } finally {
    await graph.close();
  }
}

const loadAccess = () =>
  Promise.all([
    import('../graph/neo4j/connection/connection.js'),
    import('../graph/neo4j/connection/constraints.js'),
    import('../graph/neo4j/neo4jGraph.js'),
    import('../graph/neo4j/planAhead.js'),
    import('../graph/neo4j/worlds.js'),
    import('../ingest/storedFacts.js'),
    import('../derive/derivationRules.js'),
    import('../graph/neo4j/write/deleteEverything.js'),
  ]);

interface Connecting {
  readonly address: DatabaseAddress;
  readonly settings: Config['derivation'];
  readonly worlds: Config['worlds'];
  readonly mayBeAway: boolean;
  /** Present for a local database. */
  readonly lease?: DatabaseLease & { readonly dataDir: string };
}

async function connect({ address, settings, worlds, mayBeAway, lease }: Connecting) {
  const [
    { Connection },
    { applyConstraints },
    { neo4jReader, neo4jWriter },
    { planImport, planReads, planWorlds },
    { neo4jWorlds },
    facts,
    { derivationRulesFor },
    { deleteEverything, isEmpty },
  ] = await loadAccess();
  const connection = await Connection.openLasting(address, {
    prepare: applyConstraints,
    mayBeAway,
    refuseWrites: lease && (() => refuseFullDisk(lease.dataDir)),
  }).catch(async (error: unknown) => {
    await lease?.release();
    throw error;
  });
  const stored = { connection, derivation: facts.derivationUnder(settings) };
  return {
    reader: neo4jReader(stored),
    readerWithin: (limit: TimeLimit) => neo4jReader(stored, limit),
    writer: neo4jWriter(connection, () => countExposureIn(neo4jReader(stored))),
    worlds: neo4jWorlds(stored, worlds),
    rules: derivationRulesFor(settings),
    /** Plan statements ahead in a database that has just started: of imports, questions, and hypothetical graphs. */
    planImport: () => planImport(connection),
    planReads: () => planReads(connection),
    planWorlds: () => planWorlds(connection),
    uri: address.uri,
    /** Whether the database holds nothing at all, from any source. */
    isEmpty: () => isEmpty(connection),
    empty: () => deleteEverything(connection),
    /** The number of reads that run, and that wait for others to end. */
    load: () => connection.load,
    /** Checks the connection. Throws `GraphUnavailable`. */
    verify: () => connection.verify(),
    /** Resolves when the database is available. */
    back: () => connection.back(),
    /** Resolves if a local database dies while it is in use. */
    lost: lease?.lost ?? new Promise<never>(() => undefined),
    close: async () => {
      await connection.close();
      await lease?.release();
    },
  };
}

/** Counts exposure as questions answer it. Its modules are loaded only once an import has changed something. */
export async function countExposureIn(reader: GraphReader): Promise<ExposureSummary> {
  const [{ countExposure }, { loadActionCatalog }, { datedReader }] = await Promise.all([
    import('../access/exposure/countExposure.js'),
    import('../access/permissions/actionCatalog.js'),
    import('../api/reading/requestReaders.js'),
  ]);
  return countExposure(datedReader(reader, clockAt(Date.now())), await loadActionCatalog());
}

/** Starts a local database, and shows the steps that take long: downloading the jars, once. */
async function startLocal(
  dataDir: string,
  local: Pick<LocalDatabaseOptions, 'isSmall'>,
): Promise<DatabaseLease> {
  const bar = progressBar();
  let said = '';
  try {
    return await acquireLocalDatabase({
      ...local,
      rehearsal: rehearsalModule,
      dataDir,
      onProgress: ({ step, message, fraction }) => {
        if (step === 'JARS' && fraction !== undefined) bar.update(Math.round(fraction * 100), 100, message);
        if (step !== 'READY' && message !== said && (fraction === undefined || !process.stderr.isTTY)) {
          if (step === 'START') bar.stop();
          if (said === '' || step !== 'JARS') tell(message);
          said = message;
        }
      },
    });
  } finally {
    bar.stop();
  }
}
