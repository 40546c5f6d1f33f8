/** By which single change would an assumption be open, or open in another way? Each is tried: the engine decides. */
import { ofSomebody } from '../../graph/anyone.js';
import { decide } from '../../iam/decide.js';
import type { AccessEvaluation } from '../../iam/decision.js';
import { controllerOf, isProviderKey } from '../../iam/data/conditionKeys.js';
import type { NearMiss } from '../answer.js';
import { isDenied, type Assumption } from '../crossAccount/assumption.js';
import { additions, passingAdditions } from './additions.js';
import type { Change, Surroundings } from './change.js';
import { liftedGuardrails, removals } from './removals.js';

export interface Opening extends Change {
  readonly decision: NearMiss['decision'];
  readonly evaluation: AccessEvaluation;
}

/** Of an assumption that is open under conditions: what would make it ask for something else. */
export function openings(assumption: Assumption, surroundings: Surroundings): readonly Opening[] {
  const { evaluation, request } = assumption;
  if (isDenied(evaluation))
    return tried(request, [
      ...additions(assumption, surroundings),
      ...removals(assumption),
      ...liftedGuardrails(assumption),
    ]);
  const passing = tried(request, passingAdditions(assumption, surroundings));
  if (!isOpenUnderConditions(assumption)) return passing;
  const changes = [...additions(assumption, surroundings, isHandedOn), ...removals(assumption)];
  const before = demandsOf(evaluation);
  return [...tried(request, changes).filter((one) => demandsOf(one.evaluation) !== before), ...passing];
}

export const isOpenUnderConditions = ({ evaluation }: Assumption): boolean =>
  evaluation.decision === 'CONDITIONAL';

const tried = (request: Assumption['request'], changes: readonly Change[]): readonly Opening[] =>
  changes.flatMap((change) => {
    const evaluation = ofSomebody(decide(request, change.layers));
    const { decision } = evaluation;
    return decision === 'ALLOWED' || decision === 'CONDITIONAL' ? [{ ...change, decision, evaluation }] : [];
  });

const demandsOf = ({ conditions, preconditions }: AccessEvaluation): string =>
  JSON.stringify([
    conditions.map(({ operator, key, values, effect }) => [operator, key, values, effect]),
    preconditions,
  ]);

/** What one request of a chain gives to the next, and what hops can contradict each other in. */
function isHandedOn(spelled: string): boolean {
  const key = spelled.toLowerCase();
  return controllerOf(key, true) === 'CALLER' || key.startsWith('saml:') || isProviderKey(key);
}
