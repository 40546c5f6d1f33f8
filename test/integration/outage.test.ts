/** The database goes away and comes back: errors within seconds that say what to do, and recovery by itself. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GraphUnavailable } from '../../src/graph/model/graph.js';
import { Connection } from '../../src/graph/neo4j/connection/connection.js';
import { graphVersion } from '../../src/graph/neo4j/read/inventory/accounts.js';
import { database } from '../support/database.js';
import { emptyGraph } from '../support/graph.js';
import { Switchboard } from '../support/switchboard.js';

const board = new Switchboard(new URL(database.uri.replace('bolt:', 'http:')));
let connection: Connection;

beforeAll(async () => {
  await (await emptyGraph()).close();
  await board.open();
  connection = Connection.open({ ...database, uri: `bolt://127.0.0.1:${board.port}` });
});

afterAll(async () => {
  await connection.close();
  await board.cut();
});

async function failure(
  work: () => Promise<unknown>,
): Promise<{ readonly error: unknown; readonly ms: number }> {
  const start = performance.now();
  const error = await work().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { error, ms: performance.now() - start };
}

test('a question fails within seconds while the database is away, and works again once it is back', async () => {
  await connection.verify();
  await graphVersion(connection)();
  await board.cut();
  for (const work of [() => graphVersion(connection)(), () => connection.verify()]) {
    const { error, ms } = await failure(work);
    expect(error).toBeInstanceOf(GraphUnavailable);
    expect((error as Error).message).toMatch(/NEO4J_URI/);
    expect(ms).toBeLessThan(4_000);
  }
  await board.open();
  await connection.verify();
  expect(await graphVersion(connection)()).toMatch(/^\d+$/);
});

test('work of this process that takes longer than a connection may does not count as an outage', async () => {
  const fresh = Connection.open(database);
  const reading = graphVersion(fresh)();
  await new Promise(setImmediate);
  const until = performance.now() + 2_000;
  while (performance.now() < until);
  expect(await reading).toMatch(/^\d+$/);
  await fresh.close();
});

test('an address where nobody answers is named', async () => {
  const nowhere = Connection.open({ ...database, uri: 'bolt://127.0.0.1:9' });
  const { error } = await failure(() => nowhere.verify());
  expect((error as Error).message).toMatch(/bolt:\/\/127\.0\.0\.1:9 cannot be reached/);
  await nowhere.close();
});

test('a database that is not there is named', async () => {
  const other = Connection.open({ ...database, database: 'nosuch' });
  const { error } = await failure(() => other.run('RETURN 1 AS one' as never));
  expect((error as Error).message).toMatch(/NEO4J_DATABASE/);
  await other.close();
});

test('where there is no room, nothing is written, and questions go on', async () => {
  const full = new GraphUnavailable('The disk is full.');
  const lasting = await Connection.openLasting(database, {
    prepare: async () => undefined,
    mayBeAway: false,
    refuseWrites: () => Promise.reject(full),
  });
  await expect(lasting.write(async () => 'written')).rejects.toBe(full);
  await expect(lasting.openWorld(30)).rejects.toBe(full);
  expect(await graphVersion(lasting)()).toMatch(/^\d+$/);
  await lasting.close();
});
