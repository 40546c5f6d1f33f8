/** Lists resources, on request only those that grant access to outsiders, or only the others. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { PageRequest, ResourceListFilter } from '../../graph/contract/pageRequests.js';
import { nextTurn } from '../../graph/contract/turns.js';
import type { Resource } from '../../graph/model/graph.js';
import type { DataGap } from '../../iam/decide/decision.js';
import type { ActionCatalog } from '../permissions/actionCatalog.js';
import { distinctGaps, firstResourceGaps, notImportedGap, sectionGap } from '../shared/dataGaps.js';
import { RESOURCES_JUDGED_AT_ONCE } from '../shared/limits.js';
import type { PageWithGaps } from '../shared/pageOf.js';
import { collectedAccountsOf } from './collectedAccounts.js';
import { gapsOf, inquiriesInto, judgeExposed } from './resourceExposure.js';

interface ResourceQuestion extends ListQuestion {
  readonly exposed?: boolean;
}

type ListQuestion = Omit<ResourceListFilter, 'mayBeExposed' | 'only' | 'except'>;

/**
 * Lists resources. With `exposed`, judges every resource that may grant access to an outsider, and reports what could
 * change the result.
 */
export async function listResources(
  reader: GraphReader,
  catalog: ActionCatalog,
  page: PageRequest,
  { exposed, ...filter }: ResourceQuestion,
): Promise<PageWithGaps<Resource>> {
  if (exposed === undefined) return { ...(await reader.resourcePage(page, filter)), dataGaps: [] };
  const { arns, gaps } = await findExposed(reader, catalog, filter);
  const listed = exposed ? { only: arns } : { except: arns };
  const [found, lacking] = await Promise.all([
    reader.resourcePage(page, { ...filter, ...listed }),
    gapsOfAccounts(reader, filter.accountId),
  ]);
  return { ...found, dataGaps: firstResourceGaps(distinctGaps([...lacking, ...gaps])) };
}

/** Reports accounts whose resources, and their policies, are not all known. */
async function gapsOfAccounts(
  reader: GraphReader,
  accountId: string | undefined,
): Promise<readonly DataGap[]> {
  const accounts = await collectedAccountsOf(reader, accountId);
  if (accounts.length === 0) return [notImportedGap(accountId)];
  return accounts.flatMap((account) =>
    sectionGap(account, 'RESOURCE_POLICIES', (isPartial, why) => {
      const known = isPartial ? 'Not all policies' : 'No policies';
      return `${known} of resources of account ${account.accountId} are known.${why} Import its resources.`;
    }),
  );
}

/** Returns the ARNs of exposed resources. Judges each until one outsider gets in. */
async function findExposed(reader: GraphReader, catalog: ActionCatalog, filter: ListQuestion) {
  const arns: string[] = [];
  const gaps: DataGap[] = [];
  for (let after: string | undefined, more = true; more;) {
    const page = { first: RESOURCES_JUDGED_AT_ONCE, ...(after === undefined ? {} : { after }) };
    const { entries, hasNextPage } = await reader.resourcePage(page, { ...filter, mayBeExposed: true });
    const resources = entries.map(([, resource]) => resource);
    const known = resources.filter(({ policyStatus }) => policyStatus !== 'NOT_COLLECTED');
    gaps.push(...resources.filter((one) => !known.includes(one)).flatMap((one) => gapsOf(one)));
    for (const inquiry of await inquiriesInto(reader, catalog, known)) {
      await nextTurn();
      const { isExposed, dataGaps } = judgeExposed(inquiry);
      if (isExposed) arns.push(inquiry.resource.arn);
      gaps.push(...dataGaps);
    }
    after = entries.at(-1)?.[0];
    more = hasNextPage;
  }
  return { arns, gaps };
}
