/** What the editor sends to the database, held against a database that remembers nothing. */
import { expect, test } from 'vitest';
import type { Parameters, QueryRunner, Row } from '../../../src/graph/neo4j/connection/connection.js';
import { GraphEditor, type NodeKey } from '../../../src/graph/neo4j/write/graphEditor.js';
import { ownSet } from '../../../src/graph/neo4j/write/account/edgeRows.js';

const sets = ['one', 'two'].map((uid): NodeKey => ({ label: 'PolicySet', uid }));
const roles = ['a', 'b', 'c'].map((uid): NodeKey => ({ label: 'Principal', uid }));

/** Everything that is asked for is stored; its id is its uid. */
function recordingEditor() {
  const sent: Parameters[] = [];
  const runner: QueryRunner = {
    run: (query, parameters = {}) => {
      sent.push(parameters);
      const isFinding = query.includes('n.contentHash');
      const all = [...sets, ...roles];
      return Promise.resolve(
        isFinding ? all.map(({ label, uid }): Row => ({ id: uid, label, uid, hash: null })) : [],
      );
    },
  };
  return { editor: new GraphEditor(runner), sent };
}

const edge = (from: string, to: string, hash: string) => ({
  kind: 'PolicySet CAN_ASSUME Principal' as const,
  from,
  to,
  properties: { hash },
  hash,
});

test('roles that a set may assume by equal grants are one row, all others have their own', async () => {
  const { editor, sent } = recordingEditor();
  await editor.find([...sets, ...roles]);
  await editor.connect([
    edge('one', 'a', 'x'),
    edge('two', 'a', 'x'),
    edge('one', 'b', 'x'),
    edge('one', 'c', 'y'),
  ]);
  expect(sent.at(-1)?.['rows']).toEqual([
    { from: 'one', to: ['a', 'b'], type: 'CAN_ASSUME', properties: { hash: 'x' } },
    { from: 'two', to: ['a'], type: 'CAN_ASSUME', properties: { hash: 'x' } },
    { from: 'one', to: ['c'], type: 'CAN_ASSUME', properties: { hash: 'y' } },
  ]);
});

test('a relationship of which an end is not stored is left out', async () => {
  const { editor, sent } = recordingEditor();
  await editor.find([...sets, ...roles]);
  const before = sent.length;
  await editor.connect([edge('one', 'nobody', 'x')]);
  expect(sent).toHaveLength(before);
});

test('of nodes with one key the first is created', async () => {
  const { editor, sent } = recordingEditor();
  const key = { label: 'Account', uid: '111111111111' } as const;
  const created = await editor.createMissing([
    { ...key, properties: { imported: true } },
    { ...key, properties: { imported: false } },
  ]);
  expect(created).toHaveLength(1);
  expect(sent.at(-1)?.['rows']).toMatchObject([{ properties: { uid: key.uid, imported: true } }]);
});

test.each([
  ['lambda.amazonaws.com', undefined],
  ['*', undefined],
  ['arn:aws:iam::111111111111:role/deployer', '111111111111'],
])('the set of %s alone is of the account %s', (principal, accountId) => {
  expect(ownSet(`only:${principal}`, [principal]).initial).toMatchObject({ accountId });
});
