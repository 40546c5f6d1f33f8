/** Which groups a user can be put into, and what that makes of it (T-009, T-016, T-182, T-187). */
import type { TechniqueApplication, Binding } from '../apply/applyTechnique.js';
import type { AccountGroup } from '../context/accountContents.js';
import type { AccountIndex } from '../context/accountIndex.js';
import { heldByGroup, type Holdings } from '../context/holdings.js';
import { provided, type Verdict } from '../apply/verdict.js';

/** One for each group of the account, and one more where not all of them are known. */
export const groupsToJoin = ({ accountIndex }: TechniqueApplication): readonly Pick<Binding, 'chosen'>[] => [
  ...[...accountIndex.groups.keys()].map((chosen) => ({ chosen })),
  ...(accountIndex.account.completeness.some(isAllGroups) ? [] : [{}]),
];

const isAllGroups = ({ section, status }: AccountIndex['account']['completeness'][number]): boolean =>
  section === 'GROUPS' && status === 'COLLECTED';

/** With what a group gives its members. */
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

/** Administration by a user that has nothing but what the group gives it; `text`: said where that is not known. */
export function administrationInGroup(
  { accountIndex }: TechniqueApplication,
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
