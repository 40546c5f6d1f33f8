/** Hops of several identities in one hand, and what is asked of a search for them. */
import type { Hand } from '../../../escalation/together/hand.js';
import type { HandStep } from '../../../escalation/together/handStep.js';
import type { UnexploredEscalation } from '../../../graph/contract/pathReader.js';
import type { Granted } from '../../../iam/decide/decision.js';
import type { SearchLimit } from '../../shared/answer.js';
import type { HopGraph } from '../hopGraph.js';
import type { PathFilter } from '../wanted/pathFilter.js';
import type { AccountsHeld } from './accountsHeld.js';

/** A hop of several identities. Ids are ARNs, or `arn#1` for an identity after a change. */
export interface JointHop {
  /** The deepest of those that it rests on. */
  readonly from: string;
  readonly to: string;
  /** One more than that of the deepest. */
  readonly depth: number;
  readonly unconditional: boolean;
  readonly step: HandStep;
  readonly hand: Hand;
}

export interface JointHops {
  readonly hops: readonly JointHop[];
  /** ARNs of all that the start comes to, itself among them. */
  readonly held: readonly string[];
  /** Gains that the search did not follow, of single identities or of several together. */
  readonly unexplored: readonly UnexploredTogether[];
  readonly truncatedBy: readonly SearchLimit[];
}

/** No search was made, or it ended before it began. */
export const noJointHops = (...truncatedBy: readonly SearchLimit[]): JointHops => ({
  hops: [],
  held: [],
  unexplored: [],
  truncatedBy,
});

export interface UnexploredTogether extends UnexploredEscalation {
  /** No one of them has it alone, as it is. */
  readonly isJoint: boolean;
}

/** Over the hops of a graph; what is gained is an end there, as long as the graph has no hops from it. */
export interface JointQuestion {
  readonly graph: HopGraph;
  readonly start: string;
  readonly maxHops: number;
  readonly accounts: AccountsHeld;
  /** Ids of the accounts in which it is asked what identities come to together; missing: all. */
  readonly within?: ReadonlySet<string>;
  /** ARNs: whoever else is gained does not count. Missing: all do. */
  readonly wanted?: ReadonlySet<string>;
  /** Who has administrative access, as far as it is known: in its account nothing more can be gained. */
  readonly privileged: ReadonlyMap<string, Granted>;
  /** Which steps count; missing: all. */
  readonly filter?: PathFilter | undefined;
}

/** What the search leaves out: hops to one identity, or hops in which one takes part. */
export interface Without {
  readonly to?: string;
  /** ARN. */
  readonly by?: string;
}
