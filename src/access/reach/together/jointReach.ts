/**
 * Defines who reaches some principals, also by several identities: either all candidates were searched from, or the
 * caller searches.
 */
import type { HopEnds } from '../../../graph/contract/pathReader.js';
import type { JointHops } from '../../paths/together/jointHops.js';
import type { SearchLimit } from '../../shared/answer.js';
import type { HopsIntoOtherAccounts } from '../intoOtherAccounts.js';
import type { JointStepsByStart, KnownReach, ReachableSet, Steps } from '../reachableSet.js';

export interface JointReach extends KnownReach {
  /** Hops of principals that administrators give the permission to. */
  readonly hopsIntoOtherAccounts: HopsIntoOtherAccounts;
}

/**
 * The steps include those of several identities: a principal that reaches further by several identities gets there by
 * a separate step.
 */
export interface ProvedReach extends JointReach {
  readonly joint: JointStepsByStart;
}

/** The steps are those of single identities. */
export interface CandidateReach extends JointReach {
  /** ARNs of principals that may get there by several identities. */
  readonly candidates: ReadonlySet<string>;
  /** Returns the hops that a principal makes with the identities that it holds; undefined if they lead nowhere. */
  readonly hopsFrom: (one: string) => Promise<JointHops | undefined>;
  /** The same of one that gets there alone; undefined if it gets there no sooner by them. */
  readonly soonerFrom: (one: string) => Promise<SoonerHops | undefined>;
  /**
   * Searches forwards from a principal that cannot take some of the hops after those before them. Returns the limit where
   * there was no more time for it, or there were too many of them.
   */
  readonly searchWithout: (contradicted: readonly HopEnds[], one: string) => Promise<ReachFrom | SearchLimit>;
}

/** `steps`: those of single identities, also to whom it then holds; the same for each principal. */
export interface SoonerHops {
  readonly joint: JointHops;
  readonly steps: readonly Steps[];
}

/** What a principal reaches, with the hops that it makes with the identities that it holds. */
export interface ReachFrom extends Pick<JointReach, 'hopsIntoOtherAccounts'> {
  readonly reach: Pick<ReachableSet, 'steps' | 'privileged'>;
  readonly joint: JointHops;
}
