/** Which groups a new user can be put into, and what that makes of it (T-016). */
import type { Attempt, Binding } from '../apply/applyTechnique.js';
import type { Estate } from '../context/accountIndex.js';
import { provided, type Verdict } from '../apply/verdict.js';

/** One for each group of the account, and one more where not all of them are known. */
export const groupsToJoin = ({ estate }: Attempt): readonly Pick<Binding, 'chosen'>[] => [
  ...[...estate.groups.keys()].map((chosen) => ({ chosen })),
  ...(estate.account.completeness.some(isAllGroups) ? [] : [{}]),
];

const isAllGroups = ({ section, status }: Estate['account']['completeness'][number]): boolean =>
  section === 'GROUPS' && status === 'COLLECTED';

/** Administration by a user that has nothing but what the group gives it; `text`: said where that is not known. */
export function administrationInGroup(
  { estate }: Attempt,
  arn: string | undefined,
  text: string,
): Verdict | undefined {
  if (arn === undefined) return provided(text);
  const policyUids = estate.groups.get(arn)?.policyUids ?? [];
  const hashes = policyUids.flatMap((uid) => estate.policies.get(uid)?.documentHash ?? []);
  const partial = hashes.length < policyUids.length;
  const user = { kind: 'USER', hashes: hashes.toSorted(), partial, boundary: { status: 'NONE' } } as const;
  return estate.administrationWith(user) ?? (partial ? provided(text) : undefined);
}
