/** Who escalates alike: principals whose policies differ only in documents of their own that say the same of techniques. */
import type { PolicySet } from '../../../escalation/context/account.js';
import type { Estate } from '../../../escalation/context/accountIndex.js';
import { groupBy } from '../../../graph/model/groupBy.js';

export interface Alike {
  readonly sets: readonly PolicySet[];
  /** Hashes of the documents that all of them hold. */
  readonly common: ReadonlySet<string>;
}

/**
 * All sets of the account, those that are alike together. Developers with a policy each would otherwise be judged, and
 * have edges, each for itself to every role that they may pass. Only sets of one member are put together: members of one
 * set have all policies of each other (G-8), those of different ones have not.
 */
export function alikeIn(estate: Estate): readonly Alike[] {
  const { policySets } = estate.around;
  const holders = new Map<string, number>();
  for (const hash of policySets.flatMap(({ identityHashes }) => identityHashes))
    holders.set(hash, (holders.get(hash) ?? 0) + 1);
  const isOwn = (hash: string): boolean => holders.get(hash) === 1;
  return [...groupBy(policySets, (set) => keyOf(set, isOwn, estate)).values()].map((sets) => ({
    sets,
    common: new Set(
      sets.flatMap(({ identityHashes }) =>
        sets.length === 1 ? identityHashes : identityHashes.filter((hash) => !isOwn(hash)),
      ),
    ),
  }));
}

/** A set's own uid where it is like no other. */
function keyOf(set: PolicySet, isOwn: (hash: string) => boolean, estate: Estate): string {
  const { uid, kind, partial, boundary, members, anyMember, identityHashes } = set;
  const own = identityHashes.filter(isOwn);
  const mayEscalate = identityHashes.some((hash) => estate.allowedIn(hash).size > 0);
  if (members.length !== 1 || own.length === 0 || !mayEscalate) return uid;
  const says = own.flatMap((hash) => estate.saidIn(hash) ?? []).toSorted();
  const common = identityHashes.filter((hash) => !isOwn(hash));
  const denies = own.some((hash) => estate.denies(hash));
  const guarded = members.map((arn) => estate.peers.guardedAs(arn));
  return JSON.stringify([kind, partial, boundary, anyMember, common, says, denies, guarded]);
}
