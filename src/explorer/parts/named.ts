/** Finds what has a name among the results of a search. */
import type { SearchQuery } from '../../api/operations.generated.js';

type Search = Pick<SearchQuery['search'], 'nodes' | 'totalCount'>;
type Found = Search['nodes'][number];

export interface Named {
  /** ARNs of what has the name. */
  readonly addresses: readonly string[];
  /** Whether others may have it too, which the results do not show. */
  readonly isCut: boolean;
}

export const addressOfFound = (found: Found): string | undefined => {
  if ('identifier' in found) return found.identifier;
  if ('resourceArn' in found) return found.resourceArn;
  return 'workloadArn' in found ? found.workloadArn : undefined;
};

/** So many of each kind a search looks at. */
export const MOST_LOOKED_AT = 1_000;

export function namedIn({ nodes, totalCount }: Search, name: string): Named {
  const addresses = nodes.flatMap((one) =>
    'name' in one && one.name === name ? (addressOfFound(one) ?? []) : [],
  );
  // Results of this name come first, however it is capitalized.
  const last = nodes.at(-1);
  const isLastNamed = last && 'name' in last && last.name.toLowerCase() === name.toLowerCase();
  const isCut = totalCount >= MOST_LOOKED_AT || (totalCount > nodes.length && isLastNamed === true);
  return { addresses, isCut };
}
