/** What runs in the database for a question ends with the question: when its time is up, and when nobody waits. */
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer } from '../../src/api/server.js';
import { GraphTimeout, QuestionAbandoned } from '../../src/graph/model/graph.js';
import { Connection } from '../../src/graph/neo4j/connection/connection.js';
import { cypher } from '../../src/graph/neo4j/connection/cypher.js';
import { TimeLimit } from '../../src/graph/contract/timeLimit.js';
import { database } from '../support/database.js';
import { servicesOn, useGraph } from '../support/graph.js';

/** Runs for minutes. */
const LONG = cypher(`
UNWIND range(1, $most) AS x
WITH x WHERE x < 0
RETURN count(x) AS none`);

const MANY = cypher('UNWIND range(1, $most) AS x RETURN x');

const RUNNING = cypher(`
SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND range'
RETURN count(*) AS count`);

const HOURS = 100_000_000_000;

const graph = useGraph();
let other: Connection;

beforeAll(async () => {
  await graph.empty();
  other = Connection.open(database);
  await countRunning();
});

afterAll(() => other.close());

async function countRunning(): Promise<unknown> {
  const [row] = await other.run(RUNNING);
  return row?.['count'];
}

/** Fails by the limit of the test. */
async function untilRunning(count: number): Promise<void> {
  while ((await countRunning()) !== count) await sleep(20);
}

test('the time of a question ends all its statements, in the database too', async () => {
  const limit = new TimeLimit(1);
  const runner = graph.connection.within(limit);
  const questions = [HOURS, HOURS + 1].map((most) => runner.run(LONG, { most }));
  await Promise.all(questions.map((question) => expect(question).rejects.toBeInstanceOf(GraphTimeout)));
  await untilRunning(0);
  await expect(runner.run(MANY, { most: 1 })).rejects.toBeInstanceOf(GraphTimeout);
});

test('so does whoever hangs up', async () => {
  const limit = new TimeLimit();
  const question = graph.connection.within(limit).run(LONG, { most: HOURS });
  const failed = expect(question).rejects.toBeInstanceOf(QuestionAbandoned);
  await untilRunning(1);
  limit.abandon();
  await untilRunning(0);
  await failed;
});

test('the database has ended them half a second later', async () => {
  const took: number[] = [];
  // Others keep the machine busy: one of five is told by the database, and not by them.
  while (took.length < 5 && !took.some((milliseconds) => milliseconds <= 500)) {
    const limit = new TimeLimit();
    const question = graph.connection.within(limit).run(LONG, { most: HOURS });
    const failed = expect(question).rejects.toBeInstanceOf(QuestionAbandoned);
    await untilRunning(1);
    const since = performance.now();
    limit.abandon();
    await untilRunning(0);
    took.push(performance.now() - since);
    await failed;
  }
  expect(Math.min(...took)).toBeLessThanOrEqual(500);
});

test('a search ends before the rest of its question', async () => {
  const limit = new TimeLimit(5);
  const searching = graph.connection.within(limit, limit.searchOver);
  await expect(searching.run(LONG, { most: HOURS })).rejects.toBeInstanceOf(GraphTimeout);
  const rows = await graph.connection.within(limit).run(MANY, { most: 2_500 });
  expect(rows.map(({ x }) => x)).toEqual(Array.from({ length: 2_500 }, (_, at) => at + 1));
});

test('a client that closes its connection ends the statements of its request', async () => {
  const { reader, connection } = graph;
  const slow = (limit: TimeLimit) => ({
    ...reader,
    statistics: async () => {
      await connection.within(limit).run(LONG, { most: HOURS });
      return reader.statistics();
    },
  });
  const services = { ...(await servicesOn(graph)), readerWithin: slow };
  const readiness = async () => ({ ready: true });
  const server = await createServer(services, { host: '127.0.0.1', port: 0, readiness });
  const query = encodeURIComponent('{ statistics { graphVersion } }');
  const headers = { 'apollo-require-preflight': 'true' };
  const request = get(`${server.url}graphql?query=${query}`, { headers }).on('error', () => undefined);
  await untilRunning(1);
  request.destroy();
  await untilRunning(0);
  await server.stop();
});
