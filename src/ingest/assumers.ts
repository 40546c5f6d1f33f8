/** Which policy sets of an account can assume the same: they differ only in documents that say nothing of assuming. */
import type { PolicySet } from '../graph/graphReader.js';
import { groupBy } from '../graph/groupBy.js';
import { answerKey } from '../graph/policySetLayers.js';
import { contentHash } from './policyDocuments.js';

/** Administrators who each hold something of their own beside would have edges each, to every role that lets them in. */
export function withAssumers(
  sets: readonly PolicySet[],
  bearsOnAssuming: (documentHash: string) => boolean,
): readonly PolicySet[] {
  const alike = groupBy(sets, (set) => assumersUid(set, bearsOnAssuming));
  return [...alike].flatMap(([uid, some]) =>
    uid === undefined || some.length === 1 ? some : some.map((set) => ({ ...set, assumersUid: uid })),
  );
}

/** Undefined: it can assume nothing but what lets it in by name, or lets in anybody of its account. */
function assumersUid(set: PolicySet, bearsOnAssuming: (hash: string) => boolean): string | undefined {
  if (!set.mayAssume) return undefined;
  const key = answerKey(set, set.identityHashes.filter(bearsOnAssuming));
  return `${set.accountId}:ASSUMERS:${contentHash(key)}`;
}
