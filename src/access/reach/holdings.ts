/** What a principal is and what it stands for, and what every answer about its reach says. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { PathRegion } from '../../graph/contract/pathReader.js';
import { datedBy } from '../can/loadRequest.js';
import { actingIn } from '../paths/findPaths.js';
import { standInsOf, type Region } from '../paths/loadRegion.js';
import { pathGaps } from '../paths/pathAnswer.js';
import type { SearchAnswer, SearchLimit } from '../shared/answer.js';
import { completenessOf } from '../shared/completeness.js';
import type { KnownReach, ReachableSet } from './walkReachable.js';

/** What an answer about a principal has to know of it, of what it stands for and of what was imported. */
export async function holdingsOf(reader: GraphReader, identifier: string): Promise<Region> {
  const from = await actingIn(reader, identifier);
  // Since no hop is read, every scope gives the same; this one shares the statement of role paths.
  const region = await reader.pathRegion({ from: [from], to: from, scope: 'ASSUMING', most: 0 });
  return { ...region, from, standIns: standInsOf(from, region) };
}

/** `end`: to whom ways lead, in words. */
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

/** Why there may be more than was found. `anyFurther`: somebody is further than was asked for. */
export const collectSearchLimits = (
  reach: ReachableSet,
  { graphVersion }: PathRegion,
  anyFurther: boolean,
): readonly SearchLimit[] => [
  ...reach.truncatedBy,
  ...(anyFurther ? (['MAX_HOPS'] as const) : []),
  ...(reach.graphVersion === graphVersion ? [] : (['GRAPH_CHANGED'] as const)),
];
