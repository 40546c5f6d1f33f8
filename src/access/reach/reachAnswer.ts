/** Builds the common parts of answers about the reach of a principal. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { PathRegion } from '../../graph/contract/pathReader.js';
import { datedBy } from '../can/loadRequest.js';
import { roleOfSession } from '../shared/identifiers.js';
import { standInsOf, type Region } from '../paths/loadRegion.js';
import { pathGaps } from '../paths/pathAnswer.js';
import type { SearchAnswer, SearchLimit } from '../shared/answer.js';
import { completenessOf } from '../shared/completeness.js';
import type { KnownReach, ReachableSet } from './reachableSet.js';

/** Reads what an answer needs about a principal, its stand-ins and the imported accounts. */
export async function readPrincipalRegion(reader: GraphReader, identifier: string): Promise<Region> {
  const start = await roleOfSession(reader, identifier);
  const region = await reader.pathRegion({ from: [start], to: start, most: 0 });
  return { ...region, start, standIns: standInsOf(start, region) };
}

/** `end`: the end of the paths, in words. */
export const answerOfReach = (
  { reach, gaps, unexplored }: KnownReach,
  region: PathRegion,
  {
    ends,
    end,
    truncatedBy,
  }: { readonly ends: readonly string[]; readonly end: string; readonly truncatedBy: readonly SearchLimit[] },
): SearchAnswer => ({
  completeness: completenessOf(truncatedBy, reach.principals.size, unexplored),
  dataGaps: pathGaps(ends, end, region, gaps),
  graphVersion: reach.graphVersion,
  ...datedBy(region.clock),
});

/**
 * Returns the limits that may have hidden results. `anyFurther`: a principal is further away than the question asked.
 */
export const collectSearchLimits = (
  reach: ReachableSet,
  { graphVersion }: PathRegion,
  anyFurther: boolean,
): readonly SearchLimit[] => [
  ...reach.truncatedBy,
  ...(anyFurther ? (['MAX_HOPS'] as const) : []),
  ...(reach.graphVersion === graphVersion ? [] : (['GRAPH_CHANGED'] as const)),
];
