/** Which instance profiles are there, and of which accounts may there be more? */
import type { Account, InstanceProfile } from '../../graph/model/graph.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { InstanceProfileFilter } from '../../graph/contract/pageRequests.js';
import type { Page } from '../../graph/contract/pageRequests.js';
import type { PageRequest } from '../../graph/contract/pageRequests.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { notImportedGap } from '../shared/dataGaps.js';

export interface AnsweredInstanceProfiles extends Page<InstanceProfile> {
  readonly dataGaps: readonly DataGap[];
}

/** One read. */
export async function instanceProfiles(
  reader: GraphReader,
  filter: InstanceProfileFilter,
  request: PageRequest,
): Promise<AnsweredInstanceProfiles> {
  const { accounts, ...page } = await reader.instanceProfilePage(request, filter);
  const dataGaps = accounts.length === 0 ? [notImportedGap(filter.accountId)] : accounts.flatMap(gapOf);
  return { ...page, dataGaps };
}

/** Account authorization details show a profile only with the role in it (F-22). */
function gapOf({ accountId, completeness = [] }: Account): readonly DataGap[] {
  const section = completeness.find((one) => one.section === 'INSTANCE_PROFILES');
  const status = section?.status ?? 'NOT_COLLECTED';
  if (status === 'COLLECTED') return [];
  const why = section?.detail === undefined ? '' : ` ${section.detail}`;
  const known = status === 'PARTIAL' ? 'Not all instance profiles' : 'No instance profiles';
  const message = `${known} of account ${accountId} are known.${why} Import what this prints: aws iam list-instance-profiles`;
  return [{ kind: status === 'DENIED' ? 'COLLECTION_INCOMPLETE' : 'EXPORT_INCOMPLETE', accountId, message }];
}
