/** Opens the graph for a command: in the user's database, or in a local one that is started for as long as it takes. */
import type { Services } from '../api/context.js';
import type { Config } from '../config.js';
import { clockAt } from '../iam/facts/clock.js';
import type { GraphReader } from '../graph/contract/graphReader.js';
import type { ExposureSummary } from '../graph/model/stored/importTable.js';
import { refuseFullDisk } from './database/freeSpace.js';
import {
  acquireLocalDatabase,
  type DatabaseLease,
  type LocalDatabaseOptions,
} from '../graph/local/localDatabase.js';
import type { DatabaseAddress } from '../graph/neo4j/connection/connection.js';
import { progressBar, tell } from './terminal.js';

export interface OpenGraph extends Required<
  Pick<Services, 'reader' | 'readerWithin' | 'writer' | 'worlds' | 'rules'>
> {
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
  /** Resolves when the database is there. */
  back(): Promise<void>;
  /** Resolves if a local database dies while it is in use. */
  readonly lost: Promise<string>;
  close(): Promise<void>;
}

/** Loaded by the process that starts a local database, once. */
export const rehearsalModule = new URL(
  import.meta.url.endsWith('.ts') ? './rehearseDatabase.ts' : './rehearseDatabase.js',
  import.meta.url,
).href;

/** How a local database is started, if that comes to it. */
interface OpenOptions extends Pick<LocalDatabaseOptions, 'isSmall'> {
  /** For a server: the user's database may be away, and is waited for; and clients are told soon where it is silent. */
  readonly mayBeAway?: boolean;
}

/** Throws `GraphUnavailable` or `LocalDatabaseUnavailable`, with what to do. */
export async function openGraph(config: Config, options: OpenOptions = {}): Promise<OpenGraph> {
  const { rules } = config;
  const { mayBeAway = false, ...local } = options;
  if (config.neo4j) return connect({ address: config.neo4j, rules, mayBeAway });
  const [lease] = await Promise.all([startLocal(config.dataDir, local), loadAccess()]);
  return connect({ address: lease, rules, mayBeAway, lease: { ...lease, dataDir: config.dataDir } });
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

interface Connecting {
  readonly address: DatabaseAddress;
  readonly rules: Config['rules'];
  readonly mayBeAway: boolean;
  /** Of a local one. */
  readonly lease?: DatabaseLease & { readonly dataDir: string };
}

async function connect({ address, rules: settings, mayBeAway, lease }: Connecting): Promise<OpenGraph> {
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
    readerWithin: (limit) => neo4jReader(stored, limit),
    writer: neo4jWriter(connection, () => countExposureIn(neo4jReader(stored))),
    worlds: neo4jWorlds(stored),
    rules: rulesFor(settings),
    planImport: () => planImport(connection),
    planReads: () => planReads(connection),
    planWorlds: () => planWorlds(connection),
    uri: address.uri,
    isEmpty: () => isEmpty(connection),
    empty: () => deleteEverything(connection),
    load: () => connection.load,
    verify: () => connection.verify(),
    back: () => connection.back(),
    lost: lease?.lost ?? new Promise<never>(() => undefined),
    close: async () => {
      await connection.close();
      await lease?.release();
    },
  };
}

/** What questions answer now, loaded once an import has changed something. */
export async function countExposureIn(reader: GraphReader): Promise<ExposureSummary> {
  const [{ countExposure }, { loadActionCatalog }, { datedReader }] = await Promise.all([
    import('../access/exposure/countExposure.js'),
    import('../access/permissions/actionCatalog.js'),
    import('../api/reading/requestReaders.js'),
  ]);
  return countExposure(datedReader(reader, clockAt(Date.now())), await loadActionCatalog());
}

/** Says what takes long: the jars, once. */
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
