/** Finds what a principal gains or loses between two lists of effective statements. */
import { areaFromText } from '../../iam/permissions/areaFromText.js';
import { areaContains, areasContain, areasMeet, type Area } from '../../iam/permissions/areas.js';
import { asKnown, type Change } from '../../graph/model/changes.js';
import type { EffectiveStatementAnswer } from '../shared/answer.js';
import { conditionKey } from './compareTerms.js';
import type { Permissions } from './accessState.js';

export interface StatementChange {
  readonly change: Change;
  /** As it is now; if it is gone, as it was. */
  readonly statement: EffectiveStatementAnswer;
}

export function compareStatements(before: Permissions, after: Permissions): readonly StatementChange[] {
  const [old, now] = [before.statements, after.statements];
  const changeTo = (change: Change, statement: EffectiveStatementAnswer): StatementChange => {
    const known = asKnown(change, before.dataGaps, after.dataGaps);
    return { change: known, statement };
  };
  return [
    ...unmatched('ALLOW', now, old).map((one) => changeTo(isThere(one, old) ? 'LOOSENED' : 'GAINED', one)),
    ...unmatched('ALLOW', old, now).map((one) => changeTo(isThere(one, now) ? 'TIGHTENED' : 'LOST', one)),
    ...denials(now, old).map((one) => changeTo('TIGHTENED', one)),
    ...denials(old, now).map((one) => changeTo('LOOSENED', one)),
  ];
}

/** Returns the statements that the others do not cover under the same or fewer conditions. */
function unmatched(
  effect: EffectiveStatementAnswer['effect'],
  some: readonly EffectiveStatementAnswer[],
  others: readonly EffectiveStatementAnswer[],
): readonly EffectiveStatementAnswer[] {
  const same = others.filter((one) => one.effect === effect);
  return some
    .filter((one) => one.effect === effect)
    .filter((one) => {
      const asLoose = same.filter((other) => hasConditionsOf(one, other));
      return !areasContain(asLoose.map(areaOf), areaOf(one));
    });
}

/** Returns the Denies of one side only that take away something allowed on the other. */
const denials = (
  some: readonly EffectiveStatementAnswer[],
  others: readonly EffectiveStatementAnswer[],
): readonly EffectiveStatementAnswer[] =>
  unmatched('DENY', some, others).filter((denial) =>
    others.some((one) => one.effect === 'ALLOW' && areasMeet(areaOf(one), areaOf(denial))),
  );

/** Whether a statement allows as much, under any conditions. */
const isThere = (statement: EffectiveStatementAnswer, all: readonly EffectiveStatementAnswer[]): boolean =>
  all.some((other) => other.effect === 'ALLOW' && areaContains(areaOf(other), areaOf(statement)));

/** Whether each condition of the other one is also one of this. */
function hasConditionsOf(one: EffectiveStatementAnswer, other: EffectiveStatementAnswer): boolean {
  const own = new Set(one.conditions.map(conditionKey));
  return (
    (other.exact || !one.exact) && other.conditions.every((condition) => own.has(conditionKey(condition)))
  );
}

/** Returns the actions and resources that a statement is about. */
export const areaOf = ({ actions, resources, notActions, notResources }: EffectiveStatementAnswer): Area =>
  areaFromText(actions, resources, notActions, notResources);
