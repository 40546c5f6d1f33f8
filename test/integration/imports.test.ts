/** Exports that are sent to `/import`, on a real Neo4j: the graph is what an import of the same files makes of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer, type RunningServer } from '../../src/api/server.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { generateEstate } from '../support/generateAccounts.js';
import { emptyGraph, servicesOn, useGraph } from '../support/graph.js';

const documents = generateEstate(3, 12, 7).map(({ accountId, document }) => ({
  name: `exports/${accountId}.json`,
  content: JSON.stringify(document),
}));

const graph = useGraph();
let server: RunningServer;

let expected: readonly string[];

beforeAll(async () => {
  const before = await emptyGraph();
  await ingestDocuments(before.writer, documents);
  expected = await before.dump();
  await before.close();
  await graph.empty();
  const readiness = async () => ({ ready: true }) as const;
  server = await createServer(await servicesOn(graph), { host: '127.0.0.1', port: 0, readiness });
});

afterAll(() => server.stop());

test('come in as by any other import, and say so', async () => {
  const form = new FormData();
  for (const { name, content } of documents) form.append('files', new Blob([content]), name);
  const headers = { 'x-rolegraph-import': '1' };
  const sent = await fetch(`${server.url}import`, { method: 'POST', headers, body: form });
  const answer = (await sent.json()) as Record<string, unknown>;
  expect(sent.status).toBe(200);
  expect(answer['accounts']).toMatchObject(documents.map(() => ({ outcome: 'CREATED' })));
  expect(answer['files']).toMatchObject(documents.map(({ name }) => ({ name, problems: [] })));
  expect(answer['graphVersion']).toBe(await graph.reader.graphVersion());
  expect(await graph.dump()).toEqual(expected);
  const told = (await (await fetch(`${server.url}import`)).json()) as Record<string, unknown>;
  expect(told).toMatchObject({ state: 'IDLE', last: answer });
});
