/** Finds accounts of which anything was imported, and what of their workloads was not. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { Account } from '../../graph/model/graph.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { computeGaps, notImportedGap } from '../shared/dataGaps.js';
import { allPages } from '../shared/pageOf.js';

/** Returns accounts of which anything was imported, also if no principals were. */
export const collectedAccounts = async (reader: GraphReader): Promise<readonly Account[]> =>
  (await allPages((page) => reader.accountPage(page, {}))).filter(isCollected);

export const isCollected = ({ imported, completeness }: Account): boolean =>
  imported || completeness !== undefined;

/** Returns the account, or all, without those of which nothing was imported. */
export const collectedAccountsOf = async (
  reader: GraphReader,
  accountId: string | undefined,
): Promise<readonly Account[]> =>
  accountId === undefined
    ? collectedAccounts(reader)
    : [...(await reader.accounts([accountId])).values()].filter(isCollected);

/** Reports workloads of an account, or of all, that were not collected. */
export async function workloadGaps(
  reader: GraphReader,
  accountId: string | undefined,
): Promise<readonly DataGap[]> {
  const accounts = await collectedAccountsOf(reader, accountId);
  // Workloads of an account may be imported without its principals.
  return accounts.length === 0
    ? [notImportedGap(accountId)]
    : computeGaps(accounts.map((one) => ({ ...one, imported: true })));
}
