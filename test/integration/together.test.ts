/** What several identities reach at once is told over a database as in memory. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { exportsOf } from '../support/attackedExports.js';
import { asFiles, useGraph } from '../support/graph.js';
import { importedEstate } from '../support/importedHops.js';
import { inMemoryReader } from '../support/inMemoryReader.js';
import { ask, questions } from '../support/pathQuestions.js';
import { togetherCases, type TogetherCase } from '../support/togetherTable.js';

/** All of them in one graph, each in accounts of its own. */
const rows = togetherCases.map((row, index) => {
  const there = (id: string): string => `${id.slice(0, 10)}${10 + index}`;
  return JSON.parse(JSON.stringify(row).replaceAll(/111122223333|444455556666/g, there)) as TogetherCase;
});
const documents = rows.flatMap(({ estate }) => exportsOf(estate));
const [warmUp] = rows;

const graph = useGraph();
let inMemory: GraphReader;

beforeAll(async () => {
  inMemory = inMemoryReader(importedEstate(documents));
  await graph.empty();
  await ingestDocuments(graph.writer, asFiles(documents));
  // The time that Neo4j takes to plan counts too.
  for (const question of questions)
    if (warmUp) await ask(graph.reader, question, warmUp.from, warmUp.reaches);
});

describe.each(questions)('%s', (question) => {
  it.each(rows)('$name', async ({ from, reaches }) => {
    const told = async (reader: GraphReader) => {
      const { found, truncatedBy, unexplored } = await ask(reader, question, from, reaches);
      return { found, truncatedBy, unexplored };
    };
    expect(await told(graph.reader)).toEqual(await told(inMemory));
  });
});
