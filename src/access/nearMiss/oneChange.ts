/** By which single change would an assumption that is denied be open? Each is tried: the engine decides. */
import { ofSomebody } from '../../graph/anyone.js';
import { decide } from '../../iam/decide.js';
import type { AccessEvaluation } from '../../iam/decision.js';
import type { NearMiss } from '../answer.js';
import { isDenied, type Assumption } from '../crossAccount/assumption.js';
import { additions } from './additions.js';
import type { Change, Surroundings } from './change.js';
import { liftedGuardrails, removals } from './removals.js';

export interface Opening extends Change {
  readonly decision: NearMiss['decision'];
  readonly evaluation: AccessEvaluation;
}

export function openings(assumption: Assumption, surroundings: Surroundings): readonly Opening[] {
  if (!isDenied(assumption.evaluation)) return [];
  const changes = [
    ...additions(assumption, surroundings),
    ...removals(assumption),
    ...liftedGuardrails(assumption),
  ];
  return changes.flatMap((change) => {
    const evaluation = ofSomebody(decide(assumption.request, change.layers));
    const { decision } = evaluation;
    return decision === 'ALLOWED' || decision === 'CONDITIONAL' ? [{ ...change, decision, evaluation }] : [];
  });
}
