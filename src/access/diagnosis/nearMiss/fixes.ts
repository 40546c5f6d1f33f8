/** By which single change would an assumption be open, or open in another way? Each is tried: the engine decides. */
import { decide } from '../../../iam/decide/decide.js';
import type { PassingAction } from '../../../iam/chain/chainStep.js';
import type { AccessEvaluation } from '../../../iam/decide/decision.js';
import { controllerOf, isProviderKey } from '../../../iam/facts/data/conditionKeys.js';
import type { NearMiss } from '../../shared/answer.js';
import { isDenied, type Assumption } from '../crossAccount/roleAssumption.js';
import { requestedAttributes, passingLacked } from '../crossAccount/sessionAttributeStep.js';
import { additions, passingAdditions } from './additions.js';
import type { ProposedChange, FixContext } from './proposedChange.js';
import { liftedGuardrails, removals } from './removals.js';

export interface Opening extends ProposedChange {
  readonly decision: NearMiss['decision'];
  readonly evaluation: AccessEvaluation;
  /** What it asks to hand on, and allows (E-39). */
  readonly mayPass: readonly PassingAction[];
}

/** Of an assumption that is open under conditions: what would make it ask for something else. */
export function openings(assumption: Assumption, accountContext: FixContext): readonly Opening[] {
  const { evaluation } = assumption;
  if (isDenied(evaluation) || passingLacked(assumption).length > 0)
    return tried(assumption, [
      ...additions(assumption, accountContext),
      ...removals(assumption),
      ...liftedGuardrails(assumption),
    ]);
  const passing = tried(assumption, passingAdditions(assumption, accountContext));
  if (!isOpenUnderConditions(assumption)) return passing;
  const changes = [...additions(assumption, accountContext, isPropagated), ...removals(assumption)];
  const before = demandsOf(evaluation);
  return [...tried(assumption, changes).filter((one) => demandsOf(one.evaluation) !== before), ...passing];
}

export const isOpenUnderConditions = ({ evaluation }: Assumption): boolean =>
  evaluation.decision === 'CONDITIONAL';

const tried = (assumption: Assumption, changes: readonly ProposedChange[]): readonly Opening[] =>
  changes.flatMap((change) => {
    const evaluation = decide(assumption.request, change.layers);
    const { decision } = evaluation;
    if (decision !== 'ALLOWED' && decision !== 'CONDITIONAL') return [];
    const changed = { ...assumption, layers: change.layers, evaluation };
    if (passingLacked(changed).length > 0) return [];
    return [{ ...change, decision, evaluation, mayPass: requestedAttributes(changed) }];
  });

const demandsOf = ({ conditions, preconditions }: AccessEvaluation): string =>
  JSON.stringify([
    conditions.map(({ operator, key, values, effect }) => [operator, key, values, effect]),
    preconditions,
  ]);

/** What one request of a chain gives to the next, and what hops can contradict each other in. */
function isPropagated(spelled: string): boolean {
  const key = spelled.toLowerCase();
  return controllerOf(key, true) === 'CALLER' || key.startsWith('saml:') || isProviderKey(key);
}
