/** The lists that hold an account's principals and their policies: whether they were collected, and whole. */
import type { DataGap } from '../../iam/decide/decision.js';
import type { AccountExport } from '../formats/account/accountExport.js';

const listNames = {
  users: 'UserDetailList',
  groups: 'GroupDetailList',
  roles: 'RoleDetailList',
  policies: 'Policies',
};

const missingLists = ({ collected }: AccountExport): readonly string[] =>
  Object.entries(listNames).flatMap(([key, name]) => (collected[key as keyof typeof listNames] ? [] : name));

/** False for an account of which only other things were ever collected, such as its resources. */
export const principalsCollected = (account: AccountExport): boolean =>
  missingLists(account).length < Object.keys(listNames).length;

/** What the export itself says is not in it (F-116). */
export function incompleteGaps(account: AccountExport): readonly DataGap[] {
  if (!principalsCollected(account)) return [];
  const { accountId, truncated } = account;
  const lists = missingLists(account);
  const what = [
    ...(lists.length > 0 ? [`it has no ${lists.join(', ')}`] : []),
    ...(truncated ? ['its last page says that more follows'] : []),
  ];
  if (what.length === 0) return [];
  const message = `The export of ${accountId} is not whole: ${what.join(', and ')}. Export the account again, all pages and without a filter.`;
  return [{ kind: 'EXPORT_INCOMPLETE', accountId, message }];
}
