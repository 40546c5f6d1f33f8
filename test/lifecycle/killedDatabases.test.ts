/** A local Neo4j whose users are killed, or that is killed itself: nothing is left running, and nothing is lost. */
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type OpenGraph } from '../../src/cli/openGraph.js';
import { readConfig } from '../../src/config.js';
import type { DatabaseLease } from '../../src/graph/local/localDatabase.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { generateEstate } from '../support/generateAccounts.js';
import { isDeep } from '../support/runs.js';
import { acquire, below, databasesOf, query, running } from './dataFolders.js';
import { goneWithin, startLeaseHolder } from './processes.js';

describe('commands that use one data folder', { timeout: 60_000 }, () => {
  it('share its database where they start at once, and leave nothing running where they are killed', async () => {
    const folder = below('shared');
    const holders = await Promise.all([
      startLeaseHolder(folder),
      startLeaseHolder(folder),
      startLeaseHolder(folder),
    ]);

    expect(new Set(holders.map(({ uri }) => uri)).size).toBe(1);
    expect(holders[0].uri).toMatch(/^bolt:\/\/127\.0\.0\.1:\d+$/);
    expect(databasesOf('shared').length).toBeGreaterThan(0);

    for (const { process } of holders) process.kill('SIGKILL');
    await goneWithin(10_000, folder);
  });
});

describe('a database that dies while it is used', { timeout: 60_000 }, () => {
  let lease: DatabaseLease;

  beforeAll(async () => {
    lease = await acquire('killed');
    await query(lease, 'CREATE (n:Kept {value: 7}) RETURN n.value');
  }, 60_000);

  async function acquireAgain(): Promise<void> {
    lease = await acquire('killed');
    expect(await query(lease, 'MATCH (n:Kept) RETURN n.value')).toEqual([7]);
  }

  it('is heard of by those who hold a lease, and comes back when they ask again', async () => {
    process.kill((await running('killed')).pid, 'SIGKILL');
    expect(await lease.lost).toMatch(/^The local Neo4j is gone: it ended with SIGKILL/);
    await acquireAgain();
  });

  it('is no obstacle to the next command, which comes at once, where its supervisor was killed', async () => {
    process.kill((await running('killed')).supervisor, 'SIGKILL');
    expect(await lease.lost).toMatch(/supervisor .* ended/);
    await acquireAgain();
  });

  it('does not outlive its supervisor when no other command comes', async () => {
    process.kill((await running('killed')).supervisor, 'SIGKILL');
    await goneWithin(10_000, below('killed'));
  });
});

/** Each takes two starts of a database and up to two imports: a hundred would take an hour. */
const KILLS = 20;

describe.runIf(isDeep)('a database that is killed while it commits', { timeout: 1_800_000 }, () => {
  const documents = generateEstate(3, 60, 7).map(({ accountId, document }) => ({
    name: `${accountId}.json`,
    content: JSON.stringify(document),
  }));

  /** Works on the graph of the folder's database. */
  async function withGraph<T>(work: (graph: OpenGraph, lease: DatabaseLease) => Promise<T>): Promise<T> {
    const lease = await acquire('committing');
    const graph = await openGraph(readConfig({ NEO4J_URI: lease.uri, NEO4J_PASSWORD: 'unused' }));
    try {
      return await work(graph, lease);
    } finally {
      await graph.close();
      await lease.release();
    }
  }

  /** The accounts that are there, each with its roles. */
  async function contentsOf({ reader }: OpenGraph): Promise<ReadonlyMap<string, readonly string[]>> {
    const ids = [...(await reader.contentHashes()).keys()];
    const pages = await Promise.all(
      ids.map((accountId) => reader.principalPage({ first: 1_000 }, { accountId, kind: 'ROLE' })),
    );
    return new Map(ids.map((id, index) => [id, pages[index]?.entries.map(([key]) => key) ?? []]));
  }

  const importing = ({ writer }: OpenGraph) => ingestDocuments(writer, documents);

  it('holds each account whole or not at all, and takes the import again', async () => {
    const [whole, took] = await withGraph(async (graph) => {
      const since = performance.now();
      await importing(graph);
      return [await contentsOf(graph), performance.now() - since];
    });
    expect([...whole.values()].map(({ length }) => length > 5)).toEqual([true, true, true]);
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await withGraph(async (graph, lease) => {
        await graph.empty();
        const { pid } = await running('committing');
        const broken = importing(graph).catch(() => undefined);
        await sleep((took * kill) / (KILLS + 1));
        process.kill(pid, 'SIGKILL');
        await Promise.all([broken, lease.lost]);
      });
      await withGraph(async (graph) => {
        for (const [id, roles] of await contentsOf(graph)) expect(roles).toEqual(whole.get(id));
        await importing(graph);
        expect(await contentsOf(graph)).toEqual(whole);
      });
    }
  });
});
