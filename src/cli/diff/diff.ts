/** `rolegraph diff`: what differs in access between two states, each a folder of exports or the stored graph. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAccessState, type AccessState } from '../../access/compare/accessState.js';
import { compareStates } from '../../access/compare/compareStates.js';
import type { Config } from '../../config.js';
import { ExpectedError } from '../../expectedError.js';
import { ingestPaths } from '../../ingest/ingest.js';
import { openGraph, type OpenGraph } from '../openGraph.js';
import { print, tell } from '../terminal.js';
import { renderDifference } from './renderDifference.js';

/** The states cannot be compared; the message says why. */
export class DiffRefused extends ExpectedError {
  override readonly name = 'DiffRefused';
}

export interface DiffOptions {
  readonly format: 'text' | 'json';
}

/** In place of a folder. */
const STORED = 'stored';

export async function diff(
  config: Config,
  sides: readonly [before: string, after: string],
  { format }: DiffOptions,
): Promise<void> {
  if (config.neo4j && sides.includes(STORED) && sides.some((side) => side !== STORED))
    throw new DiffRefused(
      'Exports are compared in a database of their own, and NEO4J_URI is the only one. Unset it, or compare two folders in an empty database.',
    );
  const [before, after] = [await stateOf(config, sides[0]), await stateOf(config, sides[1])];
  const difference = compareStates(before, after);
  print(format === 'json' ? JSON.stringify(difference, null, 2) : renderDifference(difference));
}

async function stateOf(config: Config, side: string): Promise<AccessState> {
  if (side === STORED) return reading(await openGraph(config), read);
  if (config.neo4j) return reading(await openGraph(config), (graph) => inEmptyDatabase(graph, side));
  const dataDir = await mkdtemp(join(tmpdir(), 'rolegraph-diff-'));
  try {
    return await reading(await openGraph({ ...config, dataDir }), (graph) => readImported(graph, side));
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function reading<T>(graph: OpenGraph, work: (graph: OpenGraph) => Promise<T>): Promise<T> {
  try {
    return await work(graph);
  } finally {
    await graph.close();
  }
}

/** The user's own, which is emptied again. */
async function inEmptyDatabase(graph: OpenGraph, folder: string): Promise<AccessState> {
  if (!(await graph.isEmpty()))
    throw new DiffRefused(
      'The database of NEO4J_URI is not empty, and a folder would mix with what it holds. Point it at an empty one, or unset it.',
    );
  try {
    return await readImported(graph, folder);
  } finally {
    await graph.empty();
  }
}

async function readImported(graph: OpenGraph, folder: string): Promise<AccessState> {
  tell(`Importing ${folder}`);
  const { problems } = await ingestPaths(graph.writer, [folder], () => undefined, graph.rules);
  const [first] = problems;
  if (first) throw new DiffRefused(`${first.file} ${first.path}: ${first.message}`);
  return read(graph);
}

function read({ reader }: OpenGraph): Promise<AccessState> {
  tell('Reading who may do what');
  return readAccessState(reader);
}
