/** A graph that another version of the program stored is read where that is safe, and otherwise refused and left alone. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { keyLabels, applyConstraints, STORE_VERSION } from '../../src/graph/neo4j/connection/constraints.js';
import { cypher } from '../../src/graph/neo4j/connection/cypher.js';
import { contentHash } from '../../src/graph/model/contentHash.js';
import * as organizations from '../../src/graph/model/stored/organizationTables.js';
import { importFields } from '../../src/graph/model/stored/importTable.js';
import * as tables from '../../src/graph/model/stored/tables.js';
import { useGraph } from '../support/graph.js';

const SET_STATE = cypher(`
MATCH (g:GraphState {uid: 'state'})
SET g.storeVersion = $storeVersion, g.constraints = CASE WHEN $isKnown THEN g.constraints ELSE 'other' END
MERGE (:Account {uid: '111122223333'})`);
const STATE = cypher("MATCH (g:GraphState {uid: 'state'}) RETURN g.storeVersion AS storeVersion");
const CLEAR_ACCOUNTS = cypher('MATCH (a:Account) DELETE a');

const graph = useGraph();
beforeAll(() => graph.empty());

beforeEach(() => set(STORE_VERSION, true));

/** Not for the next file: it would be refused. */
afterAll(async () => {
  await graph.connection.write((runner) => runner.run(CLEAR_ACCOUNTS));
  await applyConstraints(graph.connection);
});

const set = (storeVersion: number | null, isKnown: boolean) =>
  graph.connection.write((runner) => runner.run(SET_STATE, { storeVersion, isKnown }));

const stored = async () => (await graph.connection.run(STATE))[0]?.['storeVersion'];

test.each([
  ['this version', STORE_VERSION, true],
  ['this version, before an index was added', STORE_VERSION, false],
  ['the version before, which said nothing', null, true],
])('of %s is taken', async (_name, version, isKnown) => {
  await set(version, isKnown);
  await applyConstraints(graph.connection);
  expect(await stored()).toBe(STORE_VERSION);
});

test.each([
  ['a newer version', STORE_VERSION + 1, true, /newer Rolegraph/],
  ['an older version', STORE_VERSION - 1, true, /older Rolegraph .*import the exports there/],
  ['a version long ago, which said nothing', null, false, /older Rolegraph/],
])('of %s is refused, and stays as it is', async (_name, version, isKnown, reason) => {
  await set(version, isKnown);
  await expect(applyConstraints(graph.connection)).rejects.toThrow(reason);
  expect(await stored()).toBe(version);
});

test('without anything in it is taken, whichever it is of', async () => {
  await set(STORE_VERSION + 1, false);
  await graph.connection.write((runner) => runner.run(CLEAR_ACCOUNTS));
  await applyConstraints(graph.connection);
  expect(await stored()).toBe(STORE_VERSION);
});

test('what is stored is what this version of the store says', () => {
  const fields = { ...tables, ...organizations, importFields };
  const form = Object.entries(fields).map(([name, table]) => [name, JSON.stringify(table)]);
  // Another hash: raise STORE_VERSION unless older stores can be read as they are, and write the hash here.
  expect([STORE_VERSION, contentHash([JSON.stringify(form), ...keyLabels])]).toEqual([
    1,
    '897c3d2929e56d940b2d75ca1fbd8eda',
  ]);
});
