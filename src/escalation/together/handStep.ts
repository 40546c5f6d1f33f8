/** What a hand comes to in one step. */
import type { Verdict } from '../apply/verdict.js';
import type { JointChange } from './heldTogether.js';
import type { Unexplored } from './unexploredTogether.js';

/** One step: somebody is taken over, or somebody who is held is changed. */
export interface HandStep {
  /** ARN of the target, or the id of an identity after a change: `arn#1`. */
  readonly to: string;
  /** Missing: by assuming a role. */
  readonly techniqueId?: string;
  readonly verdict: Verdict;
  /** Ids of those who have to be held for it. */
  readonly rests: readonly string[];
  readonly change?: JointChange;
}

export type TakenStep = Pick<HandStep, 'to' | 'techniqueId' | 'verdict'>;

export interface Advance {
  readonly steps: readonly HandStep[];
  /** Changes that also take something away: each is tried instead of the others. */
  readonly exclusive: readonly JointChange[];
  readonly unexplored: readonly Unexplored[];
}
