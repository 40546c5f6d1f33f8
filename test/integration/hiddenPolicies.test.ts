/** What questions about paths say that they do not know, or did not search: from Neo4j the same as from arrays. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { cypher } from '../../src/graph/neo4j/connection/cypher.js';
import { asFiles, useGraph } from '../support/graph.js';
import {
  ADMIN,
  chained,
  exploredEstates,
  hiddenEstates,
  onwardEstates,
  outsideEstates,
  unconcerned,
  unexploredEstates,
  waiting,
} from '../support/hiddenEstates.js';
import { importedEstate } from '../support/importedHops.js';
import { inMemoryReader } from '../support/inMemoryReader.js';
import {
  ask,
  askDirectly,
  gapsIn,
  onward,
  questions,
  type Question,
  type Told,
} from '../support/pathQuestions.js';
import { exportsOfEstate } from '../support/roleEstate.js';

/** All of them in one graph, each in accounts of its own. */
const estates = Object.entries({
  ...hiddenEstates,
  ...onwardEstates,
  ...outsideEstates,
  ...unexploredEstates,
  ...exploredEstates,
  'U-9: nothing on the way': unconcerned,
}).map(([what, one], index) => ({ what, ...moved(one, index), to: moved(ADMIN, index) }));

function moved<T>(value: T, index: number): T {
  const there = (id: string): string => `${id.slice(0, 10)}${10 + index}`;
  return JSON.parse(JSON.stringify(value).replaceAll(/\b([12345])\1{11}\b/g, there)) as T;
}

const waitingHere = moved({ ...waiting, to: ADMIN }, estates.length);
const documents = [...estates.map(({ estate }) => estate), waitingHere.estate].flatMap(exportsOfEstate);

const graph = useGraph();
let inMemory: GraphReader;

beforeAll(async () => {
  inMemory = inMemoryReader(importedEstate(documents));
  await graph.empty();
  await ingestDocuments(graph.writer, asFiles(documents));
  // The time that Neo4j takes to plan counts too.
  const [first] = estates.filter(({ what }) => what in unexploredEstates);
  for (const question of questions) if (first) await ask(graph.reader, question, first.from, first.to);
});

/** The arrays put more principals to the engine than may do what is asked, which then finds gaps of its own. */
const comparable = (question: Question, told: Told): Told =>
  question === 'whoCan'
    ? {
        ...told,
        dataGaps: told.dataGaps.filter(
          ({ kind, accountId }) =>
            kind !== 'PERMISSIONS_BOUNDARY_NOT_IMPORTED' &&
            (kind !== 'POLICY_QUARANTINED' || accountId !== undefined),
        ),
      }
    : told;

test('roles with an unread trust policy are those of the imports', async () => {
  const roles = await graph.reader.rolesWithUnreadTrust();
  expect(roles.length).toBeGreaterThan(1);
  expect(roles).toEqual(await inMemory.rolesWithUnreadTrust());
});

test.each(estates)('whoCan, by themselves: $what', async ({ to }) => {
  const told = await askDirectly(graph.reader, to);
  expect(comparable('whoCan', told)).toEqual(comparable('whoCan', await askDirectly(inMemory, to)));
});

describe.each(questions)('%s', (question) => {
  test.each(estates)('$what', async ({ what, from, to, ...one }) => {
    const told = await ask(graph.reader, question, from, to);
    const expected = await ask(inMemory, question, from, to);
    expect(comparable(question, told)).toEqual(comparable(question, expected));
    const isAsked =
      (!(what in onwardEstates) || onward.includes(question)) &&
      (!(what in outsideEstates) || question === 'assumeRolePaths');
    if ('gap' in one && one.gap !== '' && isAsked) expect(gapsIn(told)).toContain(one.gap);
    if (what in unexploredEstates && 'technique' in one && question !== 'assumeRolePaths')
      expect(told.unexplored).toContainEqual({ principal: from, techniqueIds: [one.technique] });
  });
});

const WAITING = cypher(`
MATCH (a:Account) WHERE a.uid IN $accounts
SET a.outdated = CASE WHEN a.uid = $id AND $what = 'DERIVATION' THEN true END,
    a.organizationId = CASE WHEN a.uid = $id AND $what = 'ORGANIZATION' THEN 'o-waiting' END
WITH count(*) AS done
MERGE (o:Organization {uid: 'o-waiting'})
SET o.managementAccountId = '999999999999', o.dataGaps = $gaps`);

const lacks = [{ kind: 'EXPORT_INCOMPLETE', message: 'It lacks its policies.' }];

describe.each(questions)('%s tells of accounts that it is concerned with', (question) => {
  test.each([
    ['DERIVATION', 'DERIVATION_PENDING'],
    ['ORGANIZATION', 'EXPORT_INCOMPLETE'],
  ])('what their hops wait for: %s (G-23, U-9f)', async (what, kind) => {
    const told: string[] = [];
    const { accounts, from, to } = waitingHere;
    for (const id of accounts) {
      const gaps = JSON.stringify(what === 'ORGANIZATION' ? lacks : []);
      await graph.connection.write((runner) => runner.run(WAITING, { accounts, id, what, gaps }));
      const { dataGaps } = await ask(graph.reader, question, from, to);
      if (dataGaps.some((gap) => gap.kind === kind)) told.push(id);
    }
    expect(told).toEqual(moved(waiting.concerns(question), estates.length));
  });
});

const OUTDATED = cypher('MATCH (a:Account {uid: $id}) SET a.outdated = true');

test('hops of an account on the way can be missing where no import lacks anything (U-9)', async () => {
  const { from, passed, estate } = chained;
  const exports = exportsOfEstate(estate);
  await graph.empty();
  await ingestDocuments(graph.writer, asFiles(exports));
  await graph.connection.write((runner) => runner.run(OUTDATED, { id: passed }));
  const outdated = inMemoryReader({ ...importedEstate(exports), outdatedAccounts: [passed] });
  for (const question of questions) {
    const told = await ask(graph.reader, question, from, ADMIN);
    expect([question, gapsIn(told)]).toEqual([question, [`DERIVATION_PENDING ${passed}`]]);
    expect(told).toEqual(await ask(outdated, question, from, ADMIN));
  }
});
