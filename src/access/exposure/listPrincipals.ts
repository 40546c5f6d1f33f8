/** Lists principals and, where administrators are asked for, what may hide some. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { PageRequest, PrincipalListFilter } from '../../graph/contract/pageRequests.js';
import type { Principal } from '../../graph/model/graph.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { derivationGaps, distinctGaps, notImportedGap, visitedNear } from '../shared/dataGaps.js';
import { allPages, type PageWithGaps } from '../shared/pageOf.js';

export async function listPrincipals(
  reader: GraphReader,
  request: PageRequest,
  filter: PrincipalListFilter,
): Promise<PageWithGaps<Principal>> {
  const page = await reader.principalPage(request, filter);
  const dataGaps =
    filter.administrator === undefined ? [] : await administratorGaps(reader, filter.accountId);
  return { ...page, dataGaps };
}

/** Reports what may hide administrators of an account, or of all: whoever may be one is not stored as one. */
async function administratorGaps(
  reader: GraphReader,
  accountId: string | undefined,
): Promise<readonly DataGap[]> {
  const accounts =
    accountId === undefined
      ? (await allPages((page) => reader.accountPage(page, { imported: true }))).map((one) => one.accountId)
      : [accountId];
  if (accounts.length === 0) return [notImportedGap(undefined)];
  const found = await visitedNear(reader, 'FROM', accounts);
  return distinctGaps([
    ...found.outsideAccounts.map(notImportedGap),
    ...found.principalGaps,
    ...found.organizationGaps,
    ...derivationGaps(found.outdatedAccounts.filter((id) => accounts.includes(id))),
  ]);
}
