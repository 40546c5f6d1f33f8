/** Groups accounts that are imported in one transaction. */
import type { AccountExport } from './formats/account/accountExport.js';
import { PRINCIPALS_PER_TRANSACTION } from './limits.js';

export function inBatches<T>(
  accounts: readonly T[],
  principalsOf: (account: T) => number,
): readonly (readonly T[])[] {
  const batches: T[][] = [];
  let size = Infinity;
  for (const account of accounts) {
    const principals = principalsOf(account);
    if (size + principals > PRINCIPALS_PER_TRANSACTION) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(account);
    size += principals;
  }
  return batches;
}

export const principalsIn = ({ users, roles }: AccountExport): number => users.length + roles.length;
