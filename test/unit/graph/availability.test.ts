/** A database that goes away is looked for once a second; what waits is given up in time, and imports later than questions. */
import { setTimeout as after } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { GraphAway, GraphUnavailable } from '../../../src/graph/model/graph.js';
import { Availability, type Kind } from '../../../src/graph/neo4j/connection/availability.js';
import { refuseOldServer } from '../../../src/graph/neo4j/connection/databaseErrors.js';

const gone = new GraphAway('It is gone.');

let made: Availability;

afterEach(() => made.close());

/** Of a database that answers as `look` says. */
function availabilityOf(look: () => Promise<void>) {
  const looks: number[] = [];
  const givenUp: Kind[] = [];
  const counted = () => {
    looks.push(performance.now());
    return look();
  };
  const checks = {
    look: counted,
    prepare: async () => undefined,
    giveUp: (kind: Kind) => givenUp.push(kind),
  };
  made = new Availability(checks, true);
  return { looks, givenUp };
}

const failing = () => made.during(() => Promise.reject(gone));

test('what is asked meanwhile fails at once, and the database is looked for once a second until it is back', async () => {
  let isThere = false;
  const { looks } = availabilityOf(async () => {
    if (!isThere) throw gone;
  });
  await expect(failing()).rejects.toThrow(gone);
  await after(1);
  let wasAsked = false;
  const asking = made.during(async () => (wasAsked = true));
  await expect(asking).rejects.toThrow(gone);
  expect(wasAsked).toBe(false);
  await after(2_500);
  const pauses = looks.slice(1).map((at, index) => at - (looks[index] ?? 0));
  expect(pauses.length).toBeGreaterThan(0);
  expect(Math.min(...pauses)).toBeGreaterThan(990);
  isThere = true;
  await made.back();
  expect(await made.during(async () => 'there')).toBe('there');
});

test('one failure is no outage where the database answers all the same', async () => {
  availabilityOf(async () => undefined);
  await expect(failing()).rejects.toThrow(gone);
  await after(10);
  expect(await made.during(async () => 'there')).toBe('there');
});

test('a question to a silent database is given up within two seconds, an import that runs goes on', async () => {
  const { givenUp } = availabilityOf(() => new Promise(() => undefined));
  let finish = (_: string): void => undefined;
  const importing = made.during(() => new Promise<string>((resolve) => (finish = resolve)), 'IMPORT');
  const begun = performance.now();
  await expect(made.during(() => new Promise(() => undefined))).rejects.toThrow(/does not answer/);
  expect(performance.now() - begun).toBeLessThan(2_500);
  expect(givenUp).toEqual(['QUESTION']);
  finish('imported');
  expect(await importing).toBe('imported');
});

test('a start waits for a database that is away, not for one that refuses us', async () => {
  availabilityOf(() => Promise.reject(gone));
  await made.begin();
  made.close();
  availabilityOf(() => Promise.reject(new GraphUnavailable('It is too old.')));
  await expect(made.begin()).rejects.toThrow('It is too old.');
});

test.each([
  ['Neo4j/5.26.0', true],
  ['Neo4j/5.27-aura', true],
  ['Neo4j/2026.01.0', true],
  ['Neo4j/5.25.9', false],
  ['Neo4j/4.4.30', false],
  ['Memgraph/3.1.0', false],
  ['', false],
])('a database that calls itself %j is new enough: %s', (agent, isEnough) => {
  const looked = () => refuseOldServer(agent);
  if (isEnough) expect(looked).not.toThrow();
  else expect(looked).toThrow(/needs Neo4j 5\.26 or later/);
});
