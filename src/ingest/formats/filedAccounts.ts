/** Entries of one list, each filed under the account that it belongs to. */
import { accountWith, type AccountExport, type AccountLists, type ListName } from './accountExport.js';
import type { Filed } from './splitByAccount.js';

export function filedAccounts<Name extends ListName>(
  name: Name,
  entries: readonly Filed<AccountLists[Name][number]>[],
  truncated: boolean,
): readonly AccountExport[] {
  const byOwner = new Map<string, Filed<AccountLists[Name][number]>[]>();
  for (const entry of entries) {
    const key = `${entry.partition}:${entry.accountId}`;
    const group = byOwner.get(key);
    if (group) group.push(entry);
    else byOwner.set(key, [entry]);
  }
  return [...byOwner.values()].flatMap(([first, ...more]) =>
    first ? accountWith(first, { [name]: [first, ...more].map(({ detail }) => detail) }, truncated) : [],
  );
}
