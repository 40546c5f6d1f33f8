/** Which groups a new user can be put into, and what that makes of it (T-016). */
import type { TechniqueApplication, Binding } from '../apply/applyTechnique.js';
import type { AccountIndex } from '../context/accountIndex.js';
import { provided, type Verdict } from '../apply/verdict.js';

/** One for each group of the account, and one more where not all of them are known. */
export const groupsToJoin = ({ accountIndex }: TechniqueApplication): readonly Pick<Binding, 'chosen'>[] => [
  ...[...accountIndex.groups.keys()].map((chosen) => ({ chosen })),
  ...(accountIndex.account.completeness.some(isAllGroups) ? [] : [{}]),
];

const isAllGroups = ({ section, status }: AccountIndex['account']['completeness'][number]): boolean =>
  section === 'GROUPS' && status === 'COLLECTED';

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
