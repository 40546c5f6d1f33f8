/** Simplifies the conditions of a stored step under what a question says of the request. */
import { caveatsOf } from '../../../iam/explain/caveats.js';
import { clockOf, timed } from '../../../iam/facts/clock.js';
import { conditionText } from '../../../iam/explain/conditionText.js';
import { FALSE, TRUE } from '../../../iam/decide/kleene.js';
import { compileTest, evaluateTest } from '../../../iam/match/condition.js';
import { isAlwaysPresent } from '../../../iam/facts/facts.js';
import { UNKNOWN_KEY, UNKNOWN_VALUE, type ConditionContext } from '../../../iam/match/conditionContext.js';
import type { RequestContext } from '../../../iam/decide/request.js';
import type { CitedCondition, GrantTerms } from '../../shared/answer.js';
import { decisionUnder } from '../../shared/evidence.js';

/**
 * Drops conditions that are met. A condition that cannot be met does not close the step: the stored ones are those of
 * one way to an Allow, and there may be others.
 */
export function underContext(stored: GrantTerms, context: RequestContext): GrantTerms {
  const { entries } = context;
  const clock = clockOf(context);
  if ((entries.size === 0 && clock === undefined) || stored.conditions.length === 0) return stored;
  const known: ConditionContext = {
    lookup: (key) =>
      entries.get(key) ?? timed(key, isAlwaysPresent(key) ? UNKNOWN_VALUE : UNKNOWN_KEY, clock),
    caveats: 0,
  };
  const judged = stored.conditions.map((condition) => ({ condition, result: outcomeOf(condition, known) }));
  const otherwise = (condition: CitedCondition): string => {
    const basis = entries.has(condition.key.toLowerCase()) ? 'the known context' : 'the time of the question';
    return `something else allows it (${basis} rules out that ${conditionText(condition)})`;
  };
  const conditions = judged.filter(({ result }) => result === undefined).map(({ condition }) => condition);
  const preconditions = [
    ...stored.preconditions,
    ...judged.filter(({ result }) => result === false).map(({ condition }) => otherwise(condition)),
  ];
  const caveats = [...stored.caveats, ...caveatsOf(known.caveats, clock)];
  return { decision: decisionUnder({ conditions, preconditions }), conditions, preconditions, caveats };
}

/** Returns whether the condition is met; undefined if that is still open. */
function outcomeOf(
  { operator, key, values, effect }: CitedCondition,
  known: ConditionContext,
): boolean | undefined {
  // The value of a variable in it is not known here.
  if (values.some((value) => value.includes('${'))) return undefined;
  const outcome = evaluateTest(compileTest({ operator, key, values }, '2012-10-17'), effect, known);
  if (outcome === TRUE) return effect === 'ALLOW';
  return outcome === FALSE ? effect === 'DENY' : undefined;
}
