/** Which resources are there; and of those, which let somebody outside in, or nobody? */
import type { Resource } from '../../graph/model/graph.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { Page, PageRequest, ResourceListFilter } from '../../graph/contract/pageRequests.js';
import type { ActionCatalog } from '../permissions/actionCatalog.js';
import { exposedAmong } from './resourceExposure.js';

export interface ResourceQuestion extends ListQuestion {
  readonly exposed?: boolean;
}

type ListQuestion = Omit<ResourceListFilter, 'namesOutsiders' | 'only' | 'except'>;

/** With `exposed`, every resource whose policy names an outsider is judged. */
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

/** Judged together. */
const BATCH = 200;

async function exposedArns(
  reader: GraphReader,
  catalog: ActionCatalog,
  filter: ListQuestion,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after: string | undefined, more = true; more;) {
    const page = { first: BATCH, ...(after === undefined ? {} : { after }) };
    const { entries, hasNextPage } = await reader.resourcePage(page, { ...filter, namesOutsiders: true });
    const resources = entries.map(([, resource]) => resource);
    found.push(...(await exposedAmong(reader, catalog, resources)));
    after = entries.at(-1)?.[0];
    more = hasNextPage;
  }
  return found;
}
