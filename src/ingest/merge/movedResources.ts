/** Leaves out resources that an account no longer has, because an import of another account holds them. */
import type { ImportTransaction } from '../../graph/contract/graphWriter.js';
import { accountOfArn } from '../../iam/language/arn.js';
import type { AccountLists } from '../formats/account/accountExport.js';
import type { WholeExport } from './completeExport.js';

/**
 * Returns the export without resources of earlier imports that belong to another account by now: the name of a deleted
 * bucket is free for any account. `listed`: the resources that this import lists.
 */
export async function withoutMoved(
  transaction: Pick<ImportTransaction, 'ownersOf'>,
  whole: WholeExport,
  listed: AccountLists['resources'] = [],
): Promise<WholeExport> {
  const { accountId, resources } = whole.account;
  const now = new Set(listed.map(({ arn }) => arn));
  const kept = resources.flatMap(({ arn }) => ((accountOfArn(arn) ?? now.has(arn)) ? [] : arn));
  const owners = await transaction.ownersOf(kept);
  const isOfAnother = ({ arn }: { readonly arn: string }) => (owners.get(arn) ?? accountId) !== accountId;
  if (!resources.some(isOfAnother)) return whole;
  return { ...whole, account: { ...whole.account, resources: resources.filter((one) => !isOfAnother(one)) } };
}
