/** Counts the ways in for outsiders. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { ExposureSummary } from '../../graph/model/stored/importTable.js';
import type { ActionCatalog } from '../permissions/actionCatalog.js';
import { distinctGaps } from '../shared/dataGaps.js';
import { listResources } from './listResources.js';
import { trustExposure } from './trust/trustExposure.js';

/** The smallest page: only the totals matter. */
const first = { first: 1 };

/** Counts over all trust policies and resource policies. */
export async function countExposure(reader: GraphReader, actions: ActionCatalog): Promise<ExposureSummary> {
  const [openings, exposed] = await Promise.all([
    trustExposure(reader, {}, first),
    listResources(reader, actions, first, { exposed: true }),
  ]);
  return {
    roleOpenings: openings.totalCount,
    exposedResources: exposed.totalCount,
    dataGaps: distinctGaps([...openings.dataGaps, ...exposed.dataGaps]),
  };
}
