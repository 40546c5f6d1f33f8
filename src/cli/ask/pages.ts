/** Joins the pages of an answer, which a command prints as one. */
import type { CompletenessFragment } from '../../api/operations.generated.js';
import { distinct } from '../../graph/model/groupBy.js';

/** A page of any type. It lists nodes, or edges where these hold more. */
export interface PageView {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly completeness?: Completeness;
  readonly dataGaps?: readonly unknown[];
  readonly nodes?: readonly unknown[];
  readonly edges?: readonly unknown[];
}

type Completeness = Pick<CompletenessFragment, 'complete' | 'truncatedBy'> & {
  readonly unexplored: readonly unknown[];
};

export const isPage = (field: unknown): field is PageView =>
  typeof field === 'object' && field !== null && 'pageInfo' in field;

/** Joins two pages. What is missing in one page is missing in the list, since routes are computed page by page. */
export const joinPages = (page: PageView, rest: PageView): PageView => ({
  ...page,
  ...(page.completeness && rest.completeness
    ? { completeness: joinCompleteness(page.completeness, rest.completeness) }
    : {}),
  ...(page.dataGaps ? { dataGaps: distinct([...page.dataGaps, ...(rest.dataGaps ?? [])]) } : {}),
  ...(page.nodes ? { nodes: [...page.nodes, ...(rest.nodes ?? [])] } : {}),
  ...(page.edges ? { edges: [...page.edges, ...(rest.edges ?? [])] } : {}),
  pageInfo: rest.pageInfo,
});

const joinCompleteness = (one: Completeness, other: Completeness): Completeness => ({
  ...one,
  complete: one.complete && other.complete,
  truncatedBy: distinct([...one.truncatedBy, ...other.truncatedBy]),
  unexplored: distinct([...one.unexplored, ...other.unexplored]),
});
