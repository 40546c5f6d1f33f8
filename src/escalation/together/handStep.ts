/** Defines what a hand gains in one step. */
import type { Verdict } from '../apply/verdict.js';
import type { JointChange } from './jointChange.js';
import type { Unexplored } from './unexploredTogether.js';

/** One step: a principal is taken over, or a held identity is changed. */
export interface HandStep {
  /** ARN of the target, or the id of an identity after a change: `arn#1`. */
  readonly to: string;
  /** Missing: the step assumes a role. */
  readonly techniqueId?: string;
  readonly verdict: Verdict;
  /** Ids of the identities that must be held for it. */
  readonly neededIdentities: readonly string[];
  readonly change?: JointChange;
}

export type TakenStep = Pick<HandStep, 'to' | 'techniqueId' | 'verdict'>;

export interface Advance {
  readonly steps: readonly HandStep[];
  /** Changes that also remove something: each is tried instead of the others. */
  readonly exclusive: readonly JointChange[];
  readonly unexplored: readonly Unexplored[];
}
