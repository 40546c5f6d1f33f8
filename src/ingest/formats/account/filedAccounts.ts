/** Entries of one list, each filed under the account that it belongs to. */
import { groupBy } from '../../../graph/model/groupBy.js';
import { accountWith, type AccountExport, type AccountLists, type ListName } from './accountExport.js';
import type { Filed } from './splitByAccount.js';

export function filedAccounts<Name extends ListName>(
  name: Name,
  entries: readonly Filed<AccountLists[Name][number]>[],
  truncated: boolean,
): readonly AccountExport[] {
  const byOwner = groupBy(entries, ({ partition, accountId }) => `${partition}:${accountId}`);
  return [...byOwner.values()].flatMap(([first, ...more]) =>
    first ? accountWith(first, { [name]: [first, ...more].map(({ detail }) => detail) }, truncated) : [],
  );
}
