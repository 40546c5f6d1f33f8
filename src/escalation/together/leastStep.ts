/** Leaves out of a step the identities that it does without. */
import { fewestOf } from '../fewest.js';
import { arnOfId, isChanged, type HeldIdentity } from './heldIdentity.js';
import { findGains } from './findGains.js';
import { isWithin, type HeldStep } from './jointStep.js';
import { atOnce } from '../../graph/contract/turns.js';
import type { PreparedAccount } from '../apply/applyTechniques.js';

interface Held {
  stepsLike(
    step: HeldStep,
    isIn: (id: string) => boolean,
    only?: Pick<HeldStep, 'techniqueId'>,
  ): readonly HeldStep[];
}

/** Returns the same step with as few identities as possible. Tries to leave out the last ones first. */
export function leastOf(held: Held, step: HeldStep): HeldStep {
  let best = step;
  const isEnough = (some: readonly string[]): boolean => {
    const less = takenWith(held, best, new Set(some));
    best = less ?? best;
    return less !== undefined;
  };
  fewestOf(step.restsOn.toReversed(), isEnough);
  // The identity without its change may be enough.
  for (const changed of best.restsOn.filter(isChanged))
    isEnough(best.restsOn.map((id) => (id === changed ? arnOfId(id) : id)));
  return best;
}

/** Returns the step as these take it; undefined if they do not. */
export function takenWith(held: Held, step: HeldStep, ids: ReadonlySet<string>): HeldStep | undefined {
  const same = held.stepsLike(step, (id) => ids.has(id), step);
  return same.find(({ techniqueId }) => techniqueId === step.techniqueId) ?? same[0];
}

/** As a last change: none. */
const UNCHANGED = 'unchanged';

/** Whether the step includes all calls by which unchanged identities get to a principal. */
export function includesStep(
  step: HeldStep,
  to: string,
  unchanged: readonly HeldIdentity[],
  account: PreparedAccount,
): boolean {
  // As if changed, so that what one takes alone is found, too.
  const held = unchanged.map((one) => ({ ...one, changedBy: UNCHANGED }));
  const { steps } = atOnce(findGains(held, account));
  return steps.some((one) => one.to === to && isWithin(one, step));
}
