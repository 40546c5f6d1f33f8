/** The run's throw-away database as an empty graph, and a way to compare what is in it. */
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';
import { loadActionCatalog } from '../../src/access/permissions/actionCatalog.js';
import type { Services } from '../../src/api/context.js';
import { countExposureIn } from '../../src/cli/openGraph.js';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import type { GraphWriter } from '../../src/graph/contract/graphWriter.js';
import type { Worlds } from '../../src/graph/contract/worlds.js';
import { Connection } from '../../src/graph/neo4j/connection/connection.js';
import { applyConstraints } from '../../src/graph/neo4j/connection/constraints.js';
import { cypher } from '../../src/graph/neo4j/connection/cypher.js';
import { neo4jReader, neo4jWriter } from '../../src/graph/neo4j/neo4jGraph.js';
import { neo4jWorlds } from '../../src/graph/neo4j/worlds.js';
import { deleteEverything } from '../../src/graph/neo4j/write/deleteEverything.js';
import { ingestDocuments, ingestPaths, type ImportReport } from '../../src/ingest/ingest.js';
import { derivationUnder } from '../../src/ingest/storedFacts.js';
import { database } from './database.js';

export interface TestGraph {
  readonly connection: Connection;
  readonly reader: GraphReader;
  readonly writer: GraphWriter;
  readonly worlds: Worlds;
  /** Everything in the graph but times, counters, the last exports and the history of imports, in a fixed order. */
  dump(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const DUMP_NODES = cypher(`
MATCH (n) WHERE NOT n:GraphState AND NOT n:Import AND NOT n:AccountExport AND NOT n:OrganizationExport AND NOT n:IdentityCenterExport
RETURN labels(n) AS labels, properties(n) AS properties`);

const DUMP_RELATIONSHIPS = cypher(`
MATCH (a)-[r]->(b) WHERE NOT a:AccountExport
RETURN type(r) AS type, a.uid AS from, b.uid AS to, properties(r) AS properties`);

const volatile = new Set(['importedAt', 'version']);

const stable = (value: unknown): string =>
  JSON.stringify(value, (key, part: unknown) => {
    if (volatile.has(key)) return undefined;
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });

/** As files to import. */
export const asFiles = (
  documents: readonly unknown[],
): readonly { readonly name: string; readonly content: string }[] =>
  documents.map((one, index) => ({ name: `${index}.json`, content: JSON.stringify(one) }));

/** What the API answers with. */
export async function servicesOn({ reader, writer, worlds }: TestGraph): Promise<Services> {
  return { reader, writer, worlds, actions: await loadActionCatalog() };
}

export async function emptyGraph(): Promise<TestGraph> {
  const connection = Connection.open(database);
  await applyConstraints(connection);
  await deleteEverything(connection);
  const stored = { connection, derivation: derivationUnder({}) };
  return {
    connection,
    reader: neo4jReader(stored),
    writer: neo4jWriter(connection, () => countExposureIn(neo4jReader(stored))),
    worlds: neo4jWorlds(stored),
    async dump() {
      const rows = [...(await connection.run(DUMP_NODES)), ...(await connection.run(DUMP_RELATIONSHIPS))];
      return rows
        .map((row) =>
          stable({ ...row, ...(Array.isArray(row['labels']) ? { labels: [...row['labels']].sort() } : {}) }),
        )
        .sort();
    },
    close: () => connection.close(),
  };
}

/** The graph of the tests of a file, open from when it is first emptied to the last of them. */
export function useGraph(): TestGraph & { empty(): Promise<void> } {
  const graph = {
    close: async () => {},
    async empty() {
      await graph.close();
      Object.assign(graph, await emptyGraph());
    },
  } as TestGraph & { empty(): Promise<void> };
  afterAll(() => graph.close());
  return graph;
}

/** Imports documents that have no problems. */
export async function importInto({ writer }: TestGraph, ...documents: readonly unknown[]): Promise<void> {
  const { problems } = await ingestDocuments(writer, asFiles(documents));
  expect(problems).toEqual([]);
}

export const sample = fileURLToPath(new URL('../../src/sample', import.meta.url));

export const importSample = ({ writer }: TestGraph): Promise<ImportReport> =>
  ingestPaths(writer, [sample], () => undefined);
