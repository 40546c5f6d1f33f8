/** Evaluates the open conditions of an effective statement for a given action. */
import { buildContext } from '../facts/buildContext.js';
import type { EffectiveStatement } from './effectiveStatements.js';
import type { EffectiveCondition } from './layerEntries.js';
import { keyDependsOnAction } from '../facts/facts.js';
import { FALSE, UNKNOWN, type Kleene } from '../decide/kleene.js';
import type { PolicyLayers } from '../decide/layers.js';
import { evaluateTest } from '../match/condition.js';
import { rememberLast } from '../rememberLast.js';
import type { RequestContext, RequestPrincipal, RequestResource } from '../decide/request.js';

/** `NEVER`: no request for the action meets all conditions. `ALWAYS`: each request does. */
export type ConditionOutcome = 'NEVER' | 'PERHAPS' | 'ALWAYS';

/** The owner of the resource. */
export type Owner = 'ANYBODY' | 'OWN_ACCOUNT';

export type ConditionEvaluator = (
  statement: Pick<EffectiveStatement, 'conditions'>,
  action: string,
  owner?: Owner,
) => ConditionOutcome;

/** Whether a known action decides more about any of the conditions. */
export const dependsOnAction = ({ conditions }: Pick<EffectiveStatement, 'conditions'>): boolean =>
  conditions.some(({ key }) => keyDependsOnAction(key.toLowerCase()));

/** Returns a function that evaluates the conditions. `own`: represents every resource of the principal's account. */
export function conditionEvaluator(
  principal: RequestPrincipal,
  layers: PolicyLayers,
  context: RequestContext,
  own: RequestResource = { arn: '*' },
): ConditionEvaluator {
  // One action is asked for several statements in a row.
  const factsOn = (resource: RequestResource) =>
    rememberLast((action) =>
      buildContext({ request: { principal, action, resource, context }, owner: resource.accountId }, layers),
    );
  const factsOf = { ANYBODY: factsOn({ arn: '*' }), OWN_ACCOUNT: factsOn(own) };
  return ({ conditions }, action, owner = 'ANYBODY') => {
    const facts = factsOf[owner](action);
    const outcomeOf = ({ test, key, statement }: EffectiveCondition): Kleene =>
      test === undefined || !keyDependsOnAction(key.toLowerCase())
        ? UNKNOWN
        : evaluateTest(test, statement.effect, facts);
    const outcomes = conditions.map(outcomeOf);
    if (outcomes.includes(FALSE)) return 'NEVER';
    return outcomes.includes(UNKNOWN) ? 'PERHAPS' : 'ALWAYS';
  };
}
