/** To whom identities of an account would come, all in one hand: nobody who holds some of them comes to more. */
import type { Applied } from '../apply/applyTechniques.js';
import { MOST_ROUNDS } from '../limits.js';
import { Hand } from './hand.js';

export interface LeadsTogether {
  /** ARNs. */
  readonly to: ReadonlySet<string>;
  /** There may be more: by changes that also take something away, or by what is not followed. */
  readonly isOpen: boolean;
}

/** `arns`: of users and roles. */
export function leadsTogether(arns: readonly string[], applied: Applied): LeadsTogether {
  const hand = new Hand(applied, false);
  for (const arn of arns) hand.hold(arn);
  const to = new Set<string>();
  let isOpen = false;
  for (let round = 0; hand.size > 1; round += 1) {
    const { steps, exclusive, unexplored } = hand.advance();
    isOpen ||= exclusive.length > 0 || unexplored.some(({ isJoint }) => isJoint);
    for (const step of steps) to.add(step.to);
    if (!steps.some(({ change }) => change !== undefined)) break;
    isOpen ||= round === MOST_ROUNDS;
    if (round === MOST_ROUNDS) break;
  }
  return { to, isOpen };
}
