/** Groups policy sets of an account with the same statements about assuming roles, whatever else they hold. */
import { contentHash } from '../../graph/model/contentHash.js';
import type { PolicySet } from '../../graph/model/storedPolicies.js';
import { groupBy } from '../../graph/model/groupBy.js';
import { answerKey } from '../../graph/engine/policySetLayers.js';

/** What an identity document says about assuming roles, as text equal for equal statements; undefined: nothing. */
export type AssumeRoleStatements = (documentHash: string) => string | undefined;

/**
 * Marks sets that can assume the same. Without it, administrators with a document of their own would each have edges to
 * every role that lets them in. `anyoneIsTrusted`: a role of the account lets in everyone, so that sets count that
 * allow nothing themselves.
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

/** The order of the documents makes no difference. */
function assumersUid(set: PolicySet, relevantStatementsOf: AssumeRoleStatements): string {
  const fingerprints = set.identityHashes.flatMap((hash) => relevantStatementsOf(hash) ?? []).toSorted();
  return `${set.accountId}:ASSUMERS:${contentHash(answerKey(set, fingerprints))}`;
}

/** Policy sets of one account that can assume the same: one is judged for all, and their edges have one source. */
export type Assumers = readonly PolicySet[];

export const assumersAmong = (sets: readonly PolicySet[]): readonly Assumers[] => [
  ...groupBy(sets, assumersOf).values(),
];

/** Returns the uid of the source of the set's assume-role edges. */
export const assumersOf = ({ uid, assumersUid = uid }: PolicySet): string => assumersUid;
