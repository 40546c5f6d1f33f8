/** In a cluster reads go to followers and writes to the leader, and whoever imported reads what was imported. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openGraph, type OpenGraph } from '../../src/cli/openGraph.js';
import { sampleDir } from '../../src/cli/sampleDir.js';
import { readConfig } from '../../src/config.js';
import { TimeLimit } from '../../src/graph/contract/timeLimit.js';
import { ingestPaths } from '../../src/ingest/ingest.js';
import { BoltCluster } from '../support/boltCluster.js';
import { database } from '../support/database.js';
import { emptyGraph } from '../support/graph.js';

const cluster = new BoltCluster(new URL(database.uri.replace('bolt:', 'http:')));
let graph: OpenGraph;

beforeAll(async () => {
  await (await emptyGraph()).close();
  const environment = { NEO4J_URI: await cluster.open(), NEO4J_PASSWORD: database.password || 'unused' };
  graph = await openGraph(readConfig(environment), { mayBeAway: true });
});

afterAll(async () => {
  await graph.close();
  await cluster.close();
});

beforeEach(() => {
  cluster.asked.length = 0;
});

/** Without the looks whether the database answers at all, which a slow machine may come to at any time. */
const asked = () => cluster.asked.filter(({ text }) => !text.includes('RETURN 1'));
const askedOf = (role: string) => asked().filter((one) => one.role === role);

test('an import goes to the leader, and what is read afterwards waits for it', async () => {
  await ingestPaths(graph.writer, [sampleDir], () => undefined);
  expect(askedOf('LEADER').length).toBeGreaterThan(10);
  expect(askedOf('LEADER').filter(({ isRead }) => isRead)).toEqual([]);
  expect(askedOf('FOLLOWER').filter(({ isRead }) => !isRead)).toEqual([]);

  cluster.asked.length = 0;
  expect(await graph.reader.graphVersion()).not.toBe('0');
  await graph.reader.principalPage({ first: 10 }, {});
  expect(askedOf('LEADER')).toEqual([]);
  expect(askedOf('FOLLOWER').length).toBeGreaterThan(1);
  expect(askedOf('FOLLOWER').every(({ isRead, hasBookmarks }) => isRead && hasBookmarks)).toBe(true);
});

test('a world is on the leader, and so is what its questions read', async () => {
  const world = await graph.worlds.open(new AbortController().signal);
  await world.settle('scenario');
  cluster.asked.length = 0;
  const limit = new TimeLimit();
  expect(await world.readerWithin(limit).graphVersion()).toMatch(/\+scenario$/);
  limit.done();
  expect(asked().map(({ role, text }) => [role, text.includes('GraphState')])).toEqual([['LEADER', true]]);
  await world.close();
});
