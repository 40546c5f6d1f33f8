/** Lists resources, on request only those that let outsiders in, or only the others. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { Page, PageRequest, ResourceListFilter } from '../../graph/contract/pageRequests.js';
import { nextTurn } from '../../graph/contract/turns.js';
import type { Resource } from '../../graph/model/graph.js';
import { isGranted } from '../../iam/decide/decision.js';
import type { ActionCatalog } from '../permissions/actionCatalog.js';
import { RESOURCES_JUDGED_AT_ONCE } from '../shared/limits.js';
import { inquiriesInto } from './resourceExposure.js';

interface ResourceQuestion extends ListQuestion {
  readonly exposed?: boolean;
}

type ListQuestion = Omit<ResourceListFilter, 'namesOutsiders' | 'only' | 'except'>;

/** Lists resources. With `exposed`, judges every resource whose policy names an outsider. */
export async function listResources(
  reader: GraphReader,
  catalog: ActionCatalog,
  page: PageRequest,
  { exposed, ...filter }: ResourceQuestion,
): Promise<Page<Resource>> {
  if (exposed === undefined) return reader.resourcePage(page, filter);
  const arns = await exposedArns(reader, catalog, filter);
  return reader.resourcePage(page, { ...filter, ...(exposed ? { only: arns } : { except: arns }) });
}

/** Returns the ARNs of exposed resources. Judges each until one outsider gets in. */
async function exposedArns(
  reader: GraphReader,
  catalog: ActionCatalog,
  filter: ListQuestion,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after: string | undefined, more = true; more;) {
    const page = { first: RESOURCES_JUDGED_AT_ONCE, ...(after === undefined ? {} : { after }) };
    const { entries, hasNextPage } = await reader.resourcePage(page, { ...filter, namesOutsiders: true });
    const resources = entries.map(([, resource]) => resource);
    const inquiries = await inquiriesInto(reader, catalog, resources);
    for (const { resource, outsiders, requests } of inquiries) {
      await nextTurn();
      if (outsiders.some(({ judge }) => requests.some((request) => isGranted(judge(request).decision))))
        found.push(resource.arn);
    }
    after = entries.at(-1)?.[0];
    more = hasNextPage;
  }
  return found;
}
