/** Who reaches some principals, by several identities too: searched from all who may, or left to be. */
import type { JointHop, JointHops } from '../../paths/together/jointHops.js';
import type { HopsIntoOtherAccounts } from '../intoOtherAccounts.js';
import type { KnownReach } from '../walkReachable.js';

export interface ReachedTogether extends KnownReach {
  /** Of those to whom administrators give the permission. */
  readonly hopsIntoOtherAccounts: HopsIntoOtherAccounts;
}

/** The steps are those of one hand too: whoever reaches further by several identities gets there by a step of its own. */
export interface ProvedTogether extends ReachedTogether {
  /** By whom: the hops that it makes with what it holds. */
  readonly jointHops: ReadonlyMap<string, readonly JointHop[]>;
}

/** The steps are those of single identities. */
export interface CandidatesTogether extends ReachedTogether {
  /** ARNs of whoever may get there by several identities. */
  readonly candidates: ReadonlySet<string>;
  /** The hops that anybody makes with what it holds; undefined where that leads nowhere. */
  readonly hopsFrom: (one: string) => Promise<JointHops | undefined>;
}
