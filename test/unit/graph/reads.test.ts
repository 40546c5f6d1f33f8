/** Reads that are declared as data: what they send, and what they make of the rows. */
import { expect, test } from 'vitest';
import type { ListFilter } from '../../../src/graph/contract/pageRequests.js';
import { decoder, text, uid } from '../../../src/graph/model/stored/field.js';
import type { Parameters, QueryRunner, Row } from '../../../src/graph/neo4j/connection/connection.js';
import { holds, names } from '../../../src/graph/neo4j/read/columns.js';
import {
  byKey,
  listPage,
  listsByKey,
  pagesByKey,
  pagesOfAll,
  readAnswer,
  type Entry,
} from '../../../src/graph/neo4j/read/reads.js';

interface Thing {
  readonly arn: string;
  readonly name: string;
}

const thing: Entry<Thing> & { readonly label: string } = {
  label: 'Thing',
  entry: 'n {.uid, .name}',
  of: decoder('Thing', { arn: uid, name: text }),
};
const find = 'MATCH (n:Thing {uid: key})';

/** A database that answers every statement with the same rows. */
function answering(...rows: readonly Row[]) {
  const sent: (Parameters & { readonly query: string })[] = [];
  const runner: QueryRunner = {
    run: async (query, parameters = {}) => {
      sent.push({ query, ...parameters });
      return rows;
    },
  };
  return { runner, sent };
}

const row = (name: string) => ({ uid: `arn:${name}`, name });
const read = (name: string) => ({ arn: `arn:${name}`, name });
const page = { total: 3, version: 7, entries: ['a', 'b', 'c'].map((name) => [`arn:${name}`, row(name)]) };
const pageRead = {
  entries: [
    ['arn:a', read('a')],
    ['arn:b', read('b')],
  ],
  hasNextPage: true,
  totalCount: 3,
  graphVersion: '7',
};

test('by key: one thing, or a list, for each key that is there', async () => {
  const one = answering({ key: 'arn:a', entry: row('a') });
  expect(await byKey({ ...thing, find })(one.runner)(['arn:a', 'arn:b'])).toEqual(
    new Map([['arn:a', read('a')]]),
  );
  expect(one.sent).toMatchObject([{ keys: ['arn:a', 'arn:b'] }]);
  const list = answering({ key: 'arn:a', entry: [row('a'), row('b')] });
  expect(await listsByKey({ ...thing, find })(list.runner)(['arn:a'])).toEqual(
    new Map([['arn:a', [read('a'), read('b')]]]),
  );
});

test('keys are sent as they are wanted, and none of them sends nothing', async () => {
  const { runner, sent } = answering();
  const wanted = (keys: readonly string[]) => keys.filter((key) => key !== 'no').map((key) => ({ key }));
  const things = byKey({ ...thing, find: `WITH key.key AS key ${find}`, wanted })(runner);
  expect(await things(['no'])).toEqual(new Map());
  expect(sent).toEqual([]);
  await things(['no', 'yes']);
  expect(sent).toMatchObject([{ keys: [{ key: 'yes' }] }]);
});

test('a list is narrowed by the conditions whose field is given; one entry more says whether there are more', async () => {
  const { runner, sent } = answering(page);
  const list = listPage<ListFilter, Thing>({
    ...thing,
    where: { accountId: 'n.accountId = $accountId', nameContains: 'n.name CONTAINS $nameContains' },
  });
  expect(await list(runner)({ first: 2 }, { accountId: '1' })).toEqual(pageRead);
  expect(sent).toMatchObject([{ accountId: '1', nameContains: null, after: null, limit: 3 }]);
});

test.each([
  pagesByKey({ ...thing, owner: '(o:Owner {uid: key})', pattern: '(o)-->(n:Thing)' }),
  pagesOfAll({ ...thing, find: 'MATCH (:Owner {uid: key})-[e]->(n:Thing)', found: ['e'] }),
])('pages by key, %#', async (pages) => {
  const { runner, sent } = answering({ key: 'o', ...page });
  expect(await pages(runner)(['o'], { first: 2, after: 'arn:' })).toEqual(new Map([['o', pageRead]]));
  expect(sent).toMatchObject([{ keys: ['o'], after: 'arn:', limit: 3 }]);
});

test('a row is read by its columns, and a database without anything gives none of anything', async () => {
  const things = readAnswer({ names })('WITH g, ["a"] AS names');
  const { runner, sent } = answering({ names: ['a'], version: 7 });
  expect(await things(runner)).toEqual({ names: ['a'], graphVersion: '7' });
  expect(sent).toMatchObject([
    { query: expect.stringMatching(/RETURN names\[.+\] AS names, g\.version AS version$/) as string },
  ]);
  expect(await things(answering().runner)).toEqual({ names: [], graphVersion: '0' });
});

test('lists come in parts, and all else in the first of them', async () => {
  const read = readAnswer({ names, others: names, anything: holds })('WITH g, ["a"] AS names');
  const { runner, sent } = answering(
    { names: ['a', 'b'], others: ['x'], anything: true, version: 7 },
    { names: ['c'], others: [], anything: null, version: 7 },
  );
  const answer = { names: ['a', 'b', 'c'], others: ['x'], anything: true, graphVersion: '7' };
  expect(await read(runner)).toEqual(answer);
  expect(sent[0]?.query).toContain('CASE WHEN partAt = 0 THEN anything END AS anything');
});
