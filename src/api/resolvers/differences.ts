/** What changes change: the stored graph beside the world of a scenario. */
import { compareGraphs } from '../../access/compare/compareGraphs.js';
import { pageOfList, type PageArguments } from '../pagination.js';
import type { AccessDifferenceResolvers, QueryResolvers } from '../types.generated.js';

/** It is resolved in the world, and may take as long as that lasts: everything is compared. */
export const compareScenario: Required<QueryResolvers>['compareScenario'] = (
  _root,
  _arguments,
  { reader, stored, answerCache, limit },
) =>
  answerCache.differences.answer('scenario', reader, () => limit.standStill(compareGraphs(stored, reader)));

/** In the order in which they come. */
function inOrder<T extends object>(page: PageArguments, list: readonly T[], graphVersion: string) {
  const places = new Map(list.map((one, at) => [one, String(at).padStart(9, '0')]));
  return pageOfList(page, list, (one) => places.get(one) ?? '', graphVersion);
}

export const AccessDifference: AccessDifferenceResolvers = {
  administrators: ({ administrators, graphVersion }, page) => inOrder(page, administrators, graphVersion),
  reach: ({ reach, graphVersion }, page) => inOrder(page, reach, graphVersion),
  exposures: ({ exposures, graphVersion }, page) => inOrder(page, exposures, graphVersion),
  permissions: ({ permissions, graphVersion }, page) => inOrder(page, permissions, graphVersion),
  policies: ({ policies, graphVersion }, page) => inOrder(page, policies, graphVersion),
  data: ({ data, graphVersion }, page) => inOrder(page, data, graphVersion),
};
