/** In which regions it was looked for what runs, kind by kind. */
import type { AccountFacts } from '../../graph/contract/graphWriter.js';
import type { AccountExport } from '../formats/account/accountExport.js';
import { missingRegions } from '../formats/workloads/regions.js';
import { inOrder } from './factOrder.js';
import { kindOfArn } from '../formats/account/scopes.js';

/** Regions by kind; `*` stands for every kind, and an empty region for a global service. */
export type Inventory = ReadonlyMap<string, ReadonlySet<string>>;

type Inventoried = Pick<AccountExport, 'coverage' | 'resources' | 'workloads'>;

/**
 * Where something was found somebody looked; of what a collection lists, where it could read all of it (G-3). An entry
 * without a region says nothing against what was found in one: it is of a global service, or of all other regions.
 */
export function inventoryOf(
  { coverage, ...account }: Inventoried,
  list: 'resources' | 'workloads',
): Inventory {
  const regions = new Map<string, Set<string>>();
  const add = (kind: string, region: string) =>
    regions.set(kind, (regions.get(kind) ?? new Set<string>()).add(region));
  const unread = new Set<string>();
  for (const { list: of, kind, region, status } of coverage) {
    if (of !== list) continue;
    if (status === 'COLLECTED') add(kind, region);
    else if (region !== '') unread.add(`${kind}@${region}`);
  }
  for (const { arn } of account[list]) {
    const [kind, region] = [kindOfArn(arn), arn.split(':')[3] ?? ''];
    if (!unread.has(`${kind}@${region}`) && !unread.has(`*@${region}`)) add(kind, region);
  }
  return regions;
}

/** Regions that every account has and where nobody looked for the kind; `*`: it was looked for nowhere. */
export function unseenRegions(inventory: Inventory, partition: string, kind: string): readonly string[] {
  const seen = [...(inventory.get(kind) ?? []), ...(inventory.get('*') ?? [])];
  if (seen.length === 0) return ['*'];
  return seen.includes('') ? [] : missingRegions(partition, seen);
}

/**
 * As facts. `wholeRegions`: where a collection listed all that there is, with what runs as no role (G-12): records of
 * workloads with roles say nothing of others without, and earlier versions left those out.
 */
export function inventoryFacts(account: AccountExport): AccountFacts['inventory'] {
  const coverage = account.coverage.filter(({ withoutRole }) => withoutRole);
  const whole = inventoryOf({ coverage, resources: [], workloads: [] }, 'workloads');
  const facts = [...inventoryOf(account, 'workloads')].map(([kind, regions]) => ({
    kind,
    regions: [...regions].sort(),
    wholeRegions: [...(whole.get(kind) ?? [])].sort(),
  }));
  return inOrder(facts, 'kind');
}
