/** Opens the graph for a command: in the user's database, or in a local one that is started for as long as it takes. */
import type { Config } from '../config.js';
import type { Rules } from '../derive/derivationSettings.js';
import type { GraphReader } from '../graph/contract/graphReader.js';
import type { GraphWriter } from '../graph/contract/graphWriter.js';
import type { Worlds } from '../graph/contract/worlds.js';
import {
  acquireLocalDatabase,
  type DatabaseLease,
  type LocalDatabaseOptions,
} from '../graph/local/localDatabase.js';
import type { DatabaseAddress } from '../graph/neo4j/connection/connection.js';
import type { TimeLimit } from '../graph/contract/timeLimit.js';
import { progressBar, tell } from './terminal.js';

export interface OpenGraph {
  readonly reader: GraphReader;
  /** Reads that end with the limit of a question. */
  readonly readerWithin: (limit: TimeLimit) => GraphReader;
  readonly writer: GraphWriter;
  readonly worlds: Worlds;
  /** Under which imports derive. */
  readonly rules: Rules;
  /** For a database that has just started: has it plan what an import comes to later, or all that questions read. Never fail. */
  planImport(): Promise<void>;
  planReads(): Promise<void>;
  planWorlds(): Promise<void>;
  readonly uri: string;
  /** Whether the database holds nothing, whoever put it there. */
  isEmpty(): Promise<boolean>;
  /** Nothing is left. */
  empty(): Promise<void>;
  /** Reads that run, and that wait for a connection. */
  readonly load: () => { readonly reading: number; readonly waiting: number };
  /** Throws `GraphUnavailable`. */
  verify(): Promise<void>;
  /** Resolves if a local database dies while it is in use. */
  readonly lost: Promise<string>;
  close(): Promise<void>;
}

const never = new Promise<never>(() => undefined);

/** Loaded by the process that starts a local database, once. */
export const rehearsalModule = new URL(
  import.meta.url.endsWith('.ts') ? './rehearseDatabase.ts' : './rehearseDatabase.js',
  import.meta.url,
).href;

/** How a local database is started, if that comes to it. */
type LocalOptions = Pick<LocalDatabaseOptions, 'isSmall'>;

/** Throws `GraphUnavailable` or `LocalDatabaseUnavailable`, with what to do. */
export async function openGraph(config: Config, local: LocalOptions = {}): Promise<OpenGraph> {
  const { rules } = config;
  if (config.neo4j) return connect(config.neo4j, rules, never, async () => undefined);
  const [lease] = await Promise.all([startLocal(config.dataDir, local), loadAccess()]);
  return connect(lease, rules, lease.lost, () => lease.release());
}

/** What a local database need not wait for. */
const loadAccess = () =>
  Promise.all([
    import('../graph/neo4j/connection/connection.js'),
    import('../graph/neo4j/connection/constraints.js'),
    import('../graph/neo4j/neo4jGraph.js'),
    import('../graph/neo4j/planAhead.js'),
    import('../graph/neo4j/worlds.js'),
    import('../ingest/storedFacts.js'),
    import('../derive/derivationSettings.js'),
    import('../graph/neo4j/write/deleteEverything.js'),
  ]);

async function connect(
  address: DatabaseAddress,
  settings: Config['rules'],
  lost: Promise<string>,
  release: () => Promise<void>,
): Promise<OpenGraph> {
  const [
    { Connection },
    { applyConstraints },
    { neo4jReader, neo4jWriter },
    { planImport, planReads, planWorlds },
    { neo4jWorlds },
    facts,
    { rulesFor },
    { deleteEverything, isEmpty },
  ] = await loadAccess();
  const connection = Connection.open(address);
  const stored = { connection, derivation: facts.derivationUnder(settings) };
  const close = async () => {
    await connection.close();
    await release();
  };
  try {
    await connection.verify();
    await applyConstraints(connection);
  } catch (error) {
    await close();
    throw error;
  }
  const verify = () => connection.verify();
  return {
    reader: neo4jReader(stored),
    readerWithin: (limit) => neo4jReader(stored, limit),
    writer: neo4jWriter(connection),
    worlds: neo4jWorlds(stored),
    rules: rulesFor(settings),
    planImport: () => planImport(connection),
    planReads: () => planReads(connection),
    planWorlds: () => planWorlds(connection),
    uri: address.uri,
    isEmpty: () => isEmpty(connection),
    empty: () => deleteEverything(connection),
    load: () => connection.load,
    verify,
    lost,
    close,
  };
}

/** Says what takes long: the jars, once. */
async function startLocal(dataDir: string, local: LocalOptions): Promise<DatabaseLease> {
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
