/** What do `can` and `assumeRolePaths` take over HTTP, beside the same Cypher run raw? */
import { loadActionCatalog } from '../../src/access/permissions/actionCatalog.js';
import { createServer } from '../../src/api/server.js';
import type { Connection } from '../../src/graph/neo4j/connection/connection.js';
import { neo4jReader, neo4jWriter } from '../../src/graph/neo4j/neo4jGraph.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { neo4jWorlds } from '../../src/graph/neo4j/worlds.js';
import { derivationUnder } from '../../src/ingest/storedFacts.js';
import { generateEstate } from '../support/generateAccounts.js';
import { benchInProcess } from './inProcess.js';
import { quantile, samples, say } from './measure.js';

const CAN = `query ($p: PrincipalIdentifier!, $a: Action!, $r: ResourcePattern!) {
  can(principal: $p, action: $a, resource: $r) { decision explanation determiningStatements { layer statementIndex } }
}`;

const PATHS = `query ($from: PrincipalIdentifier!, $to: ARN!) {
  assumeRolePaths(from: $from, to: $to) {
    paths { length decision sentence hops { from { identifier } to { identifier } decision } }
    completeness { complete }
  }
}`;

export async function benchQuestions(connection: Connection): Promise<void> {
  const stored = { connection, derivation: derivationUnder({}) };
  const reader = neo4jReader(stored);
  const writer = neo4jWriter(connection);
  await ingestDocuments(
    writer,
    generateEstate(50, 200, 5).map(({ accountId, document }) => ({
      name: `${accountId}.json`,
      content: JSON.stringify(document),
    })),
  );
  await benchInProcess(reader);
  const [from, to] = await connectedPair(reader);
  const server = await createServer(
    { reader, writer, worlds: neo4jWorlds(stored), actions: await loadActionCatalog() },
    { host: '127.0.0.1', port: 0, readiness: async () => ({ ready: true }) },
  );
  try {
    const can = { p: from, a: 'sts:AssumeRole', r: to };
    await compare(
      'can',
      () => post(server.url, CAN, can),
      () => reader.applicablePolicies([from], [to]),
    );
    await compare(
      'assumeRolePaths',
      () => post(server.url, PATHS, { from, to }),
      async () => {
        await reader.pathRegion({ from: [from], to, most: 500 });
        await reader.hopDetails([[from, to]], 'ASSUMING');
      },
    );
  } finally {
    await server.stop();
  }
}

/** Two principals between which a path of several hops leads, where there is one. */
async function connectedPair(reader: ReturnType<typeof neo4jReader>): Promise<readonly [string, string]> {
  const { entries } = await reader.principalPage({ first: 100 }, { kind: 'USER' });
  for (const [from] of entries) {
    const page = (await reader.canAssume([from], { first: 1 })).get(from);
    const target = page?.entries[0]?.[0];
    if (target !== undefined) return [from, target];
  }
  throw new Error('nobody in the generated estate may assume a role');
}

async function post(url: string, query: string, variables: Readonly<Record<string, unknown>>): Promise<void> {
  const response = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { errors } = (await response.json()) as { readonly errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
}

async function compare(
  name: string,
  overHttp: () => Promise<unknown>,
  raw: () => Promise<unknown>,
): Promise<void> {
  await samples(100, overHttp);
  await samples(100, raw);
  const http = await samples(300, overHttp);
  const least = await samples(300, raw);
  const [ours, theirs] = [quantile(http, 0.5), quantile(least, 0.5)];
  say(
    `${name} over HTTP: p50 ${ours.toFixed(1)} ms, p95 ${quantile(http, 0.95).toFixed(1)} ms; the same Cypher raw: p50 ${theirs.toFixed(1)} ms, p95 ${quantile(least, 0.95).toFixed(1)} ms; aim at most ${(1.5 * theirs + 5).toFixed(1)} ms`,
  );
}
