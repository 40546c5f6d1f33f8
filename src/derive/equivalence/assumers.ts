/** Which policy sets of an account can assume the same: of assuming roles they say the same, whatever else they say. */
import { contentHash } from '../../graph/model/contentHash.js';
import type { PolicySet } from '../../graph/model/storedPolicies.js';
import { groupBy } from '../../graph/model/groupBy.js';
import { answerKey } from '../../graph/engine/policySetLayers.js';

/** What an identity document says of assuming roles, equal where it is the same; undefined: nothing. */
export type AssumeRoleStatements = (documentHash: string) => string | undefined;

/**
 * Administrators who each hold something of their own beside would have edges each, to every role that lets them in.
 * `anyoneIsTrusted`: some role of the account lets in whoever it is, so that sets count which themselves allow nothing.
 */
export function withAssumers<Set extends PolicySet>(
  sets: readonly Set[],
  anyoneIsTrusted: boolean,
  relevantStatementsOf: AssumeRoleStatements,
): readonly Set[] {
  const equivalent = groupBy(sets, (set) =>
    set.mayAssume || anyoneIsTrusted ? assumersUid(set, relevantStatementsOf) : undefined,
  );
  return [...equivalent].flatMap(([uid, some]) =>
    uid === undefined || some.length === 1 ? some : some.map((set) => ({ ...set, assumersUid: uid })),
  );
}

/** The order of their documents has no say. */
function assumersUid(set: PolicySet, relevantStatementsOf: AssumeRoleStatements): string {
  const fingerprints = set.identityHashes.flatMap((hash) => relevantStatementsOf(hash) ?? []).toSorted();
  return `${set.accountId}:ASSUMERS:${contentHash(answerKey(set, fingerprints))}`;
}

/** Policy sets of one account that can assume the same: one is judged for all, and their edges start at one place. */
export type Assumers = readonly PolicySet[];

export const assumersAmong = (sets: readonly PolicySet[]): readonly Assumers[] => [
  ...groupBy(sets, assumersOf).values(),
];

/** Uid of where the set's edges of assuming start. */
export const assumersOf = ({ uid, assumersUid = uid }: PolicySet): string => assumersUid;
