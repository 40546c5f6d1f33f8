/** Whether identities of an account, all in one hand, would come to somebody: who does not alone may together. */
import type { Applied } from '../apply/applyTechniques.js';
import { MOST_ROUNDS } from '../limits.js';
import { Hand } from './hand.js';

/** `arns`: of users and roles. Each change that takes something away counts, beside all others: there may be less. */
export function leadsTogether(
  arns: readonly string[],
  applied: Applied,
  isWanted: (arn: string) => boolean,
): boolean {
  const hand = new Hand(applied, false);
  for (const arn of arns) hand.hold(arn);
  if (hand.size < 2) return false;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { steps, exclusive, unexplored } = hand.advance();
    const isOpen = exclusive.length > 0 || unexplored.some(({ isJoint }) => isJoint);
    if (isOpen || steps.some(({ to }) => isWanted(to))) return true;
    if (!steps.some(({ change }) => change !== undefined)) return false;
  }
  return true;
}
