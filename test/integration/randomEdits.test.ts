/** An import recomputes what it can have changed, across accounts: random edits, imported one by one, give the graph of a fresh import. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { EditableEstate, type Edit } from '../support/editableEstate.js';
import { emptyGraph, type TestGraph } from '../support/graph.js';
import '../support/seed.js';

let graph: TestGraph;

beforeAll(async () => {
  graph = await emptyGraph();
});

afterAll(() => graph.close());

async function importAll(documents: readonly unknown[]): Promise<void> {
  const named = documents.map((document, index) => ({
    name: `${index}.json`,
    content: JSON.stringify(document),
  }));
  const { problems } = await ingestDocuments(graph.writer, named);
  expect(problems).toEqual([]);
}

async function startAnew(): Promise<void> {
  await graph.close();
  graph = await emptyGraph();
}

const edits = fc.array(fc.tuple(fc.nat(9), fc.nat(2), fc.nat(5), fc.nat(59)) satisfies fc.Arbitrary<Edit>, {
  minLength: 4,
  maxLength: 12,
});

test('edits imported one by one give the graph that a fresh import of the result gives', async () => {
  await fc.assert(
    fc.asyncProperty(edits, async (list) => {
      await startAnew();
      const estate = new EditableEstate();
      await importAll(estate.documents());
      for (const edit of list) await importAll(estate.edit(edit));
      const edited = await graph.dump();
      await startAnew();
      await importAll(estate.documents());
      expect(edited).toEqual(await graph.dump());
    }),
    { numRuns: 6 },
  );
}, 600_000);
