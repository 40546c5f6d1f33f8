/** Reads which accounts roles of other accounts let in, once for all questions on one version of the graph. */
import { appendTo } from '../../../graph/model/groupBy.js';
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import { keptByVersion } from '../../../graph/contract/keptByGraph.js';
import type { SearchedAccounts } from '../../paths/together/searchedAccounts.js';

/** By role: the ids of the accounts. */
const kept = keptByVersion(() => new Map<string, readonly string[]>());

const none: readonly string[] = [];

/**
 * Returns the ids of accounts of which some of the roles let in a principal, unless one there can assume them without
 * conditions. If the time ran out, those that are known.
 */
export async function readAccountsLetIn(
  roles: readonly string[],
  accounts: Pick<SearchedAccounts, 'untilTimeout'>,
  reader: GraphReader,
  graphVersion: string,
): Promise<readonly string[]> {
  const known = kept(reader, graphVersion);
  const unknown = roles.filter((one) => !known.has(one));
  if (unknown.length > 0) {
    const found = await accounts.untilTimeout(reader.rolesOfOtherAccounts({ roles: unknown }));
    const byRole = new Map<string, string[]>();
    for (const [id, own] of found ?? []) for (const one of own) appendTo(byRole, one, id);
    for (const one of found ? unknown : []) known.set(one, byRole.get(one) ?? none);
  }
  return [...new Set(roles.flatMap((one) => known.get(one) ?? none))].sort();
}
