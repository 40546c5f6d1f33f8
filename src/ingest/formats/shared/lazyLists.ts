/** Lists of an account that need not be in memory: they are worked out when they are asked for. */
import {
  listNames,
  type AccountExport,
  type AccountLists,
  type Listed,
  type ListName,
} from '../account/accountExport.js';

/** Each list is asked for again only once nobody holds what was found. */
export function listsOnDemand(read: (name: ListName) => readonly Listed[]): AccountLists {
  const lists = {};
  for (const name of listNames) {
    let held: WeakRef<readonly Listed[]> | undefined;
    const get = () => {
      const list = held?.deref() ?? read(name);
      held = new WeakRef(list);
      return list;
    };
    Object.defineProperty(lists, name, { enumerable: true, get });
  }
  return lists as AccountLists;
}

/** The account with something else said of it; its lists are not read for that. */
export function extendAccount<Extra extends object>(
  account: AccountExport,
  extra: Extra,
): AccountExport & Extra {
  const { accountId, partition, collected, truncated } = account;
  const lists = listsOnDemand((name) => account[name]);
  return Object.assign(lists, { accountId, partition, collected, truncated }, extra);
}
