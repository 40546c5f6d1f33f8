/** Leaves out what earlier imports held and another account or organization holds by now. */
import type { ImportTransaction } from '../../graph/contract/graphWriter.js';
import { accountOfArn } from '../../iam/language/arn.js';
import type { AccountLists } from '../formats/account/accountExport.js';
import type { WholeExport } from './completeExport.js';
import { noOrganizationLists, type OrganizationLists } from '../formats/unitParts.js';
import { withoutReferences, type MergedOrganization } from './organizationKind.js';

/**
 * Drops resources of earlier imports that another account has now, such as a bucket that was deleted and created
 * elsewhere. `listed`: the resources that this import lists, by account.
 */
export async function withoutMovedResources(
  transaction: Pick<ImportTransaction, 'ownersOf'>,
  whole: WholeExport,
  listed: ReadonlyMap<string, AccountLists['resources']> = new Map(),
): Promise<WholeExport> {
  const { accountId, resources } = whole.account;
  const arnsOf = (id: string) => (listed.get(id) ?? []).map(({ arn }) => arn);
  const now = new Set(arnsOf(accountId));
  const kept = resources.flatMap(({ arn }) => ((accountOfArn(arn) ?? now.has(arn)) ? [] : arn));
  const owners = await transaction.ownersOf(kept);
  const others = new Set([...listed.keys()].filter((id) => id !== accountId).flatMap(arnsOf));
  const moved = new Set(
    kept.filter((arn) => others.has(arn) || (owners.get(arn) ?? accountId) !== accountId),
  );
  if (moved.size === 0) return whole;
  return {
    ...whole,
    account: { ...whole.account, resources: resources.filter(({ arn }) => !moved.has(arn)) },
  };
}

/**
 * Drops accounts of earlier imports that another organization has now. `listed`: what this import lists itself.
 */
export async function withoutMovedAccounts(
  transaction: Pick<ImportTransaction, 'organizationsOf'>,
  whole: MergedOrganization,
  listed: OrganizationLists = noOrganizationLists,
): Promise<MergedOrganization> {
  const now = new Set(listed.accounts.map(({ id }) => id));
  const kept = whole.accounts.flatMap(({ id }) => (now.has(id) ? [] : id));
  const organizations = await transaction.organizationsOf(kept);
  const moved = new Set(kept.filter((id) => (organizations.get(id) ?? whole.id) !== whole.id));
  if (moved.size === 0) return whole;
  const accounts = whole.accounts.filter(({ id }) => !moved.has(id));
  return withoutReferences({ ...whole, accounts }, moved, listed);
}
