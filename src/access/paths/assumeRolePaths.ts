/** Finds the paths by which one principal becomes another by assuming roles. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { datedBy } from '../can/loadRequest.js';
import type { PathAnswer } from '../shared/answer.js';
import { firstOf, pathGaps, pathOf, refuseMissing } from './pathAnswer.js';
import { searchPaths, type PathsWanted, type WorkLimits } from './findPaths.js';

/** `maxHops` 1 to 10, `k` 1 to 100. */
export interface PathQuestion extends PathsWanted {
  readonly to: string;
}

/** Throws `QuestionRefused` if one of the two is in an imported account but does not exist there. */
export async function assumeRolePaths(
  reader: GraphReader,
  question: PathQuestion,
  limits?: WorkLimits,
): Promise<PathAnswer> {
  const { chains, completeness, region, accounts } = await searchPaths(reader, question, limits);
  const { start } = region;
  const { to, k } = question;
  refuseMissing({ from: start, to }, region);
  const own = start === to ? [pathOf([], new Map())] : [];
  const paths = chains.map(({ steps }) => pathOf(steps, accounts));
  return {
    paths: [...own, ...firstOf(paths, k - own.length, reader)],
    completeness,
    dataGaps: pathGaps([question.from, to], to, region),
    graphVersion: region.graphVersion,
    ...datedBy(region.clock, question.context),
  };
}
