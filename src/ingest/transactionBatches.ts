/** Groups accounts that are imported in one transaction. */
import type { GraphWriter } from '../graph/contract/graphWriter.js';
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

export const principalsIn = ({ users, roles }: Record<'users' | 'roles', readonly unknown[]>): number =>
  users.length + roles.length;

/** Returns how many principals an account has, together with what earlier imports hold of it. */
export async function readSizes(
  writer: GraphWriter,
  accounts: readonly AccountExport[],
): Promise<(account: AccountExport) => number> {
  const partial = accounts.filter(({ collected: { users, roles } }) => users !== true || roles !== true);
  const ids = partial.map(({ accountId }) => accountId);
  const stored =
    ids.length === 0
      ? new Map<string, number>()
      : await writer.inTransaction((transaction) => transaction.principalsOf(ids));
  return (account) => Math.max(principalsIn(account), stored.get(account.accountId) ?? 0);
}
