/** Lists instance profiles, and the accounts that may have more. */
import type { Account, InstanceProfile } from '../../graph/model/graph.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { InstanceProfileFilter, PageRequest } from '../../graph/contract/pageRequests.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { notImportedGap, sectionGap } from '../shared/dataGaps.js';
import type { PageWithGaps } from '../shared/pageOf.js';

/** Lists the profiles in one read. */
export async function instanceProfiles(
  reader: GraphReader,
  filter: InstanceProfileFilter,
  request: PageRequest,
): Promise<PageWithGaps<InstanceProfile>> {
  const { accounts, ...page } = await reader.instanceProfilePage(request, filter);
  const dataGaps = accounts.length === 0 ? [notImportedGap(filter.accountId)] : accounts.flatMap(gapOf);
  return { ...page, dataGaps };
}

/**
 * Reports an account whose profiles are not all known: account authorization details show a profile only with the
 * role in it (F-22).
 */
const gapOf = (account: Account): readonly DataGap[] =>
  sectionGap(account, 'INSTANCE_PROFILES', (isPartial, why) => {
    const known = isPartial ? 'Not all instance profiles' : 'No instance profiles';
    return `${known} of account ${account.accountId} are known.${why} Import what this prints: aws iam list-instance-profiles`;
  });
