/** Changes in the verbs of AWS come to what importing the changed files into an empty graph comes to. */
import { afterAll, beforeEach, expect, test } from 'vitest';
import { usualRules } from '../../src/derive/derivationSettings.js';
import { applyChanges } from '../../src/ingest/changes/applyChanges.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { AT, estateFiles, type Files } from '../support/changeableEstate.js';
import { changeCases } from '../support/changeCases.js';
import { asFiles, emptyGraph, type TestGraph } from '../support/graph.js';

let graph: TestGraph;

beforeEach(async () => {
  await graph?.close();
  graph = await emptyGraph();
});

afterAll(() => graph.close());

const imported = async (files: Files) => {
  await graph.close();
  graph = await emptyGraph();
  const { problems } = await ingestDocuments(graph.writer, asFiles(Object.values(files)));
  expect(problems).toEqual([]);
};

const kinds = [...new Set(changeCases.map(({ kind }) => kind))];

test.each(kinds)('%s', async (kind) => {
  const cases = changeCases.filter((one) => one.kind === kind);
  await imported(estateFiles());
  const before = await graph.dump();
  const changes = cases.flatMap((one) => one.changes);
  await applyChanges({ writer: graph.writer, rules: usualRules }, changes, [], AT);
  const changed = await graph.dump();
  const files = estateFiles();
  for (const { edit } of cases) edit(files);
  await imported(files);
  expect(changed).toEqual(await graph.dump());
  expect(changed).not.toEqual(before);
});
