/** Deleting an account leaves the graph as if it had never been imported. */
import { beforeEach, expect, test } from 'vitest';
import { defaultDerivationRules } from '../../src/derive/derivationRules.js';
import type { GraphWriter } from '../../src/graph/contract/graphWriter.js';
import { deleteAccount } from '../../src/ingest/deleteAccount.js';
import { ingestDocuments, rederive } from '../../src/ingest/ingest.js';
import { generateEstate } from '../support/generateAccounts.js';
import { useGraph } from '../support/graph.js';

const graph = useGraph();
beforeEach(() => graph.empty());

const estate = generateEstate(4, 12, 7);
const documents = estate.map(({ accountId, document }) => ({
  name: `${accountId}.json`,
  content: JSON.stringify(document),
}));

/** The graph, emptied and with these documents imported. */
async function freshGraph(texts: typeof documents): Promise<typeof graph> {
  await graph.empty();
  await ingestDocuments(graph.writer, texts);
  return graph;
}

test.each([0, 1])(
  'account %i: what others trust becomes outside, and nothing else is left',
  async (index) => {
    const { writer, dump } = await freshGraph(documents);
    expect((await deleteAccount(writer, estate[index]?.accountId ?? '')).removed).toBeGreaterThan(0);
    const deleted = await dump();
    const others = await freshGraph(documents.filter((_document, other) => other !== index));
    expect(deleted).toEqual(await others.dump());
  },
);

test('what others trust stays in its partition (F-14)', async () => {
  const texts = documents.map(({ name, content }) => ({
    name,
    content: content.replaceAll('arn:aws:', 'arn:aws-cn:'),
  }));
  const { writer, dump } = await freshGraph(texts);
  await deleteAccount(writer, estate[0]?.accountId ?? '');
  const deleted = await dump();
  const others = await freshGraph(texts.slice(1));
  expect(deleted).toEqual(await others.dump());
});

test('one that was never imported deletes nothing, and says so', async () => {
  await ingestDocuments(graph.writer, documents);
  const before = await graph.dump();
  expect(await deleteAccount(graph.writer, '000000000000')).toEqual({});
  expect(await graph.dump()).toEqual(before);
});

test('what was marked as a target stays, through imports and deletions', async () => {
  const { writer, reader } = await freshGraph(documents);
  const [{ accountId = '' } = {}] = estate;
  const marked = [
    { name: 'root', principal: `arn:aws:iam::${accountId}:root` },
    { name: 'ledger', resource: 'arn:aws:s3:::ledger/*', actions: ['s3:GetObject'] },
  ];
  expect(await reader.targets()).toEqual([]);
  const version = await reader.graphVersion();
  await writer.setTargets([{ name: 'before', principal: '*' }]);
  await writer.setTargets(marked);
  expect(await reader.graphVersion()).toBe(version);
  await deleteAccount(writer, accountId);
  expect(await reader.targets()).toEqual(marked);
  await ingestDocuments(writer, documents);
  expect(await reader.targets()).toEqual(marked);
});

test('an account that is deleted while the edges of others are derived again stays deleted', async () => {
  const [{ accountId = '' } = {}] = estate;
  const { writer, dump } = await freshGraph(documents);
  await deleteAccount(writer, accountId);
  const deleted = await dump();
  const late: GraphWriter = {
    ...writer,
    inTransaction: (work) =>
      writer.inTransaction((transaction) =>
        work({
          ...transaction,
          outdatedAccounts: async () => [{ accountId, partition: 'aws', principals: 1 }],
        }),
      ),
  };
  await rederive(late, defaultDerivationRules);
  expect(await dump()).toEqual(deleted);
});
