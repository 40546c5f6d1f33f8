/** Runs `rolegraph diff`: compares the access of two states, each a folder of exports or the stored graph. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectWatched, readAccessState, type AccessState } from '../../access/compare/accessState.js';
import { withCauses } from '../../access/compare/causes.js';
import { differing } from '../../access/compare/compareSides.js';
import { compareStates } from '../../access/compare/compareStates.js';
import type { AccessDifference, Watch } from '../../access/compare/difference.js';
import { addPaths } from '../../access/compare/pathsToAdministration.js';
import { QuestionRefused } from '../../access/shared/answer.js';
import { datedReader } from '../../api/reading/requestReaders.js';
import { duringCommand } from '../audit.js';
import type { Config } from '../../config.js';
import { ExpectedError } from '../../expectedError.js';
import { clockAt } from '../../iam/facts/clock.js';
import { isAccountId } from '../../iam/language/arn.js';
import { readKept, type KeptTexts } from '../../ingest/difference/keptUnits.js';
import { ingestPaths } from '../../ingest/ingest.js';
import { inNewFolder } from '../../newFolder.js';
import { withGraph, type OpenGraph } from '../openGraph.js';
import { Stopped, stopSignal } from '../stopSignal.js';
import { print, tell } from '../terminal.js';
import { renderDifference } from './renderDifference.js';
import { StatesBetween } from './statesBetween.js';
import { readWatches } from './watchFile.js';

export interface DiffOptions {
  readonly format: 'text' | 'json';
  /** A file with the watched actions. */
  readonly watch?: string;
  /** The number of states between the two that may be tried to find causes. */
  readonly trials: number;
}

/** The word that stands for the stored graph in place of a folder. */
const STORED = 'stored';

type Two<T> = readonly [before: T, after: T];

export async function diff(
  config: Config,
  sides: Two<string>,
  { format, watch, trials }: DiffOptions,
): Promise<void> {
  if (config.neo4j && sides.includes(STORED) && sides.some((side) => side !== STORED))
    throw new ExpectedError(
      'Exports are compared in a database of their own, and NEO4J_URI is the only one. Unset it, or compare two folders in an empty database.',
    );
  const watches = watch === undefined ? [] : await readWatches(watch);
  const stopped = stopSignal().then((why): never => {
    tell(why);
    throw new Stopped('The comparison was stopped.');
  });
  // A signal may come while nothing waits for it.
  stopped.catch(() => undefined);
  const difference = await differenceOf({ config, stopped }, sides, watches, trials);
  print(format === 'json' ? JSON.stringify(difference, null, 2) : renderDifference(difference));
}

interface Command {
  readonly config: Config;
  /** Rejects at a signal, so that nothing of the comparison is left behind. */
  readonly stopped: Promise<never>;
}

/** Returns the difference. A folder is read last, if there is one: states between the two are tried in its database. */
async function differenceOf(
  command: Command,
  [before, after]: Two<string>,
  watches: readonly Watch[],
  trials: number,
): Promise<AccessDifference> {
  const isAfterLast = after !== STORED;
  const [first, last] = isAfterLast ? [before, after] : [after, before];
  const inOrder = <T>(one: T, other: T): Two<T> => (isAfterLast ? [one, other] : [other, one]);
  // Both states, and those between them, are compared at one time: dates in policies can have passed (E-93).
  const clock = clockAt(Date.now());
  const inDatedGraph = <T>(side: string, work: (graph: OpenGraph) => Promise<T>): Promise<T> =>
    inGraphOf(command, side, (graph) => work({ ...graph, reader: datedReader(graph.reader, clock) }));
  const one = await inDatedGraph(first, (graph) => readSide(graph, watches));
  return inDatedGraph(last, async (graph) => {
    const states = inOrder(one, await readSide(graph, watches));
    expectThere(states);
    const difference = compareStates(states[0].state, states[1].state);
    return last === STORED ? difference : explained(difference, states, graph, isAfterLast, trials);
  });
}

function expectThere([before, after]: Two<SideRead>): void {
  try {
    expectWatched(before.state, after.state);
  } catch (error) {
    throw error instanceof QuestionRefused ? new ExpectedError(`Neither state: ${error.message}`) : error;
  }
}

/** Adds paths and causes. `graph` holds one of the two states: `after` if `holdsAfter`. */
async function explained(
  difference: AccessDifference,
  [before, after]: Two<SideRead>,
  graph: OpenGraph,
  holdsAfter: boolean,
  trials: number,
): Promise<AccessDifference> {
  const changed = differing(before.contentHashes, after.contentHashes);
  const between = new StatesBetween(graph, [before.kept, after.kept], changed, holdsAfter);
  if (between.parts.length === 0) return difference;
  tell('Trying what the differences come from');
  const all = between.parts.map((_part, at) => at);
  const withPaths = await addPaths(
    difference,
    (read) => between.inState(all, read),
    (read) => between.inState([], read),
  );
  return withCauses(withPaths, [before.state, after.state], between, trials);
}

async function inGraphOf<T>(
  { config, stopped }: Command,
  side: string,
  work: (graph: OpenGraph) => Promise<T>,
): Promise<T> {
  const untilStopped = (done: Promise<T>): Promise<T> => Promise.race([done, stopped]);
  if (side === STORED) return untilStopped(withGraph(config, work));
  const onImport = (graph: OpenGraph) => importing(graph, side, work);
  if (config.neo4j)
    return withGraph(config, (graph) =>
      duringCommand(config, 'diff', [side], () =>
        inEmptyDatabase(graph, () => untilStopped(onImport(graph))),
      ),
    );
  return inNewFolder(join(tmpdir(), 'rolegraph-diff-'), (dataDir) =>
    untilStopped(withGraph({ ...config, dataDir }, onImport)),
  );
}

/** Runs `work` in the user's own database, which must be empty, and empties it again. */
async function inEmptyDatabase<T>(graph: OpenGraph, work: () => Promise<T>): Promise<T> {
  if (!(await graph.isEmpty()))
    throw new ExpectedError(
      'The database of NEO4J_URI is not empty, and a folder would mix with what it holds. Point it at an empty one, or unset it.',
    );
  try {
    return await work();
  } finally {
    await graph.empty();
  }
}

async function importing<T>(
  graph: OpenGraph,
  folder: string,
  work: (graph: OpenGraph) => Promise<T>,
): Promise<T> {
  tell(`Importing ${folder}`);
  const { problems } = await ingestPaths(graph.writer, [folder], () => undefined, graph.rules);
  const [first] = problems;
  if (first) throw new ExpectedError(`${first.file} ${first.path}: ${first.message}`);
  return work(graph);
}

interface SideRead {
  readonly state: AccessState;
  readonly kept: KeptTexts;
  readonly contentHashes: ReadonlyMap<string, string>;
}

async function readSide({ reader, writer }: OpenGraph, watches: readonly Watch[]): Promise<SideRead> {
  tell('Reading who may do what');
  const contentHashes = await reader.contentHashes();
  const state = await readAccessState(reader, watches);
  return {
    state,
    kept: await readKept(writer, [...contentHashes.keys()].filter(isAccountId)),
    contentHashes,
  };
}
