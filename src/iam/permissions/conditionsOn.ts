/** What becomes of the open conditions of an effective statement once the action is known. */
import { buildContext } from '../facts/context.js';
import type { EffectiveCondition, EffectiveStatement } from './effectiveStatements.js';
import { hangsOnAction } from '../facts/facts.js';
import { FALSE, UNKNOWN, type Kleene } from '../decide/kleene.js';
import type { PolicyLayers } from '../decide/layers.js';
import { evaluateTest } from '../match/condition.js';
import type { RequestContext, RequestPrincipal } from '../decide/request.js';
import { defaultSwitches } from '../decide/evaluationOptions.js';

/** `NEVER`: no request for the action meets them all. `ALWAYS`: each does. */
export type MetOn = 'NEVER' | 'PERHAPS' | 'ALWAYS';

export type ConditionsOn = (statement: Pick<EffectiveStatement, 'conditions'>, action: string) => MetOn;

/** Whether the action tells more of any of the conditions than the statement does. */
export const hangOnAction = ({ conditions }: Pick<EffectiveStatement, 'conditions'>): boolean =>
  conditions.some(({ key }) => hangsOnAction(key.toLowerCase()));

export function conditionsOn(
  principal: RequestPrincipal,
  layers: PolicyLayers,
  context: RequestContext,
): ConditionsOn {
  const factsOn = lastOf((action) =>
    buildContext(
      { request: { principal, action, resource: { arn: '*' }, context }, owner: undefined },
      layers,
      defaultSwitches.scalarOperatorOnMultiValuedKey,
    ),
  );
  return ({ conditions }, action) => {
    const facts = factsOn(action);
    const outcomeOf = ({ test, key, statement }: EffectiveCondition): Kleene =>
      test === undefined || !hangsOnAction(key.toLowerCase())
        ? UNKNOWN
        : evaluateTest(test, statement.effect, facts);
    const outcomes = conditions.map(outcomeOf);
    if (outcomes.includes(FALSE)) return 'NEVER';
    return outcomes.includes(UNKNOWN) ? 'PERHAPS' : 'ALWAYS';
  };
}

/** One action is asked of several statements in a row. */
function lastOf<T>(make: (action: string) => T): (action: string) => T {
  let last: readonly [string, T] | undefined;
  return (action) => {
    if (last?.[0] !== action) last = [action, make(action)];
    return last[1];
  };
}
