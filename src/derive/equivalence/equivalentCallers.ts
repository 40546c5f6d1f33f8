/**
 * Groups principals that escalate alike: their policies differ only in documents of their own with equal statements
 * about techniques.
 */
import { isOfPermissionSet, type AccountPolicySet } from '../../escalation/context/accountContents.js';
import type { AccountIndex } from '../../escalation/context/accountIndex.js';
import { groupBy } from '../../graph/model/groupBy.js';

export interface EquivalentCallers {
  readonly sets: readonly AccountPolicySet[];
  /** Hashes of the documents that all of them hold. */
  readonly common: ReadonlySet<string>;
}

/**
 * Groups all sets of the account by likeness. Otherwise developers with a policy each would each be judged, and have
 * edges, to every role that they may pass. Only sets of one member are grouped: members of one set share all policies
 * (G-8), those of different sets do not.
 */
export function groupEquivalentCallers(accountIndex: AccountIndex): readonly EquivalentCallers[] {
  const { policySets } = accountIndex.around;
  const holders = new Map<string, number>();
  for (const hash of policySets.flatMap(({ identityHashes }) => identityHashes))
    holders.set(hash, (holders.get(hash) ?? 0) + 1);
  const isOwn = (hash: string): boolean => holders.get(hash) === 1;
  const groups = [...groupBy(policySets, (set) => keyOf(set, isOwn, accountIndex)).values()];
  // Policies of resources of other accounts may tell them apart after another import.
  if (groups.some(({ length }) => length > 1)) accountIndex.restsElsewhere = true;
  return groups.map((sets) => ({
    sets,
    common: new Set(
      sets.flatMap(({ identityHashes }) =>
        sets.length === 1 ? identityHashes : identityHashes.filter((hash) => !isOwn(hash)),
      ),
    ),
  }));
}

/** Returns a key that is equal for similar sets; the set's own uid where it is like no other. */
function keyOf(set: AccountPolicySet, isOwn: (hash: string) => boolean, accountIndex: AccountIndex): string {
  const { uid, kind, partial, boundary, members, anyMember, identityHashes } = set;
  const own = identityHashes.filter(isOwn);
  const mayEscalate = identityHashes.some((hash) => accountIndex.allowedIn(hash).size > 0);
  if (members.length !== 1 || own.length === 0 || !mayEscalate) return uid;
  const fingerprints = own.flatMap((hash) => accountIndex.fingerprintIn(hash) ?? []).toSorted();
  const common = identityHashes.filter((hash) => !isOwn(hash));
  const denies = own.some((hash) => accountIndex.denies(hash));
  const guarded = members.map((arn) => accountIndex.peers.guardedAs(arn));
  const isWorkforce = isOfPermissionSet(set);
  return JSON.stringify([
    kind,
    partial,
    boundary,
    anyMember,
    common,
    fingerprints,
    denies,
    guarded,
    isWorkforce,
  ]);
}
