/** Defines a step that held identities take, and the identities that it rests on. */
import type { Verdict } from '../apply/verdict.js';
import type { JointChange } from './jointChange.js';
import type { Unexplored } from './unexplored.js';

/** A principal is taken over, or a held identity is changed. The verdict says who acts: which identity makes which call. */
export interface JointStep {
  /** ARN of the target, where a root user stands for its account; or the id of an identity after a change: `arn#1`. */
  readonly to: string;
  /** Missing: the step assumes a role. */
  readonly techniqueId?: string;
  readonly verdict: Verdict;
}

export interface HeldStep extends JointStep {
  /** Ids of the identities that must be held for it. */
  readonly restsOn: readonly string[];
  readonly change?: JointChange;
}

export interface Advance {
  readonly steps: readonly HeldStep[];
  /** Exchanges: changes that also take something away. Each is tried instead of the others. */
  readonly exchanges: readonly JointChange[];
  readonly unexplored: readonly Unexplored[];
}
