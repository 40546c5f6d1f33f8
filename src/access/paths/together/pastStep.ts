/** For choke points: what a search for a way past a step leaves out, and what it keeps. */
import { arnOfId } from '../../../escalation/together/heldIdentity.js';
import type { HeldIdentities } from '../../../escalation/together/heldIdentities.js';
import { isOfAnother, type HeldStep } from '../../../escalation/together/jointStep.js';

/** What the search leaves out. */
export interface Without {
  /** The step itself: also where whom it changes is held before. */
  readonly step?: HeldStep;
  /** ARN of an identity that makes no call. */
  readonly by?: string;
  /** ARN of the identity that takes the step alone. What it does to others by the same calls is no part of the step. */
  readonly alone?: string;
  /** Where that one leads by the step: others may take it as well. */
  readonly to?: string;
}

/** Whether whoever takes the left-out step alone changes another identity by the same calls. `least`: as few take it. */
export const isOthersPart = (step: HeldStep, least: HeldStep, { alone }: Without): boolean =>
  least.restsOn[0] === alone && isOfAnother(step, least);

/** Whether a hop is the step that a search leaves out, or takes it as somebody who is changed by then. */
export function isLeftOut(hop: HeldStep, { step, alone }: Without, held: HeldIdentities): boolean {
  const by = new Set(hop.restsOn.map(arnOfId));
  if (step?.to === hop.to) {
    const isByItsActors = step.restsOn.every((id) => by.has(arnOfId(id)));
    if (isByItsActors || by.has(step.verdict.via ?? '') || by.has(step.subject ?? '')) return true;
  }
  if (alone === undefined || !by.has(alone)) return false;
  const isAssuming = by.size === 1 && hop.techniqueId === undefined;
  return hop.verdict.via === alone || (isAssuming && held.assumes(alone, hop.to));
}
