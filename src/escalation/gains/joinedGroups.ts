/** Finds the groups that a user can join, and what it gains there (T-009, T-016, T-182, T-187). */
import type { Trial, Binding } from '../apply/trial.js';
import type { AccountGroup } from '../context/accountContents.js';
import type { AccountIndex } from '../context/accountIndex.js';
import { heldByGroup, type Holdings } from '../context/holdings.js';
import { provided, type Verdict } from '../apply/verdict.js';

/** Returns one for each group of the account, and one more where not all groups are known. */
export const groupsToJoin = ({ accountIndex }: Trial): readonly Pick<Binding, 'chosen'>[] => [
  ...[...accountIndex.groups.keys()].map((chosen) => ({ chosen })),
  ...(accountIndex.account.completeness.some(isAllGroups) ? [] : [{}]),
];

const isAllGroups = ({ section, status }: AccountIndex['account']['completeness'][number]): boolean =>
  section === 'GROUPS' && status === 'COLLECTED';

/** Returns the holdings with those of the group. */
export function joined(accountIndex: AccountIndex, before: Holdings, group: AccountGroup): Holdings {
  const { holder, held, partial } = before;
  const more = heldByGroup(accountIndex, group);
  return {
    ...before,
    holder: 'groupArns' in holder ? { ...holder, groupArns: [...holder.groupArns, group.arn] } : holder,
    held: [...held, ...more],
    partial: partial || more.length < group.policyUids.length,
  };
}

/** Judges administration by a user with only the group's policies; `text`: the precondition if they are not known. */
export function administrationInGroup(
  { accountIndex }: Trial,
  arn: string | undefined,
  text: string,
): Verdict | undefined {
  if (arn === undefined) return provided(text);
  const policyUids = accountIndex.groups.get(arn)?.policyUids ?? [];
  const hashes = policyUids.flatMap((uid) => accountIndex.policies.get(uid)?.documentHash ?? []);
  const partial = hashes.length < policyUids.length;
  const user = { kind: 'USER', hashes: hashes.toSorted(), partial, boundary: { status: 'NONE' } } as const;
  return accountIndex.administrationWith(user) ?? (partial ? provided(text) : undefined);
}
