/** What somebody gains or loses between two lists of effective statements. */
import { areaFromText } from '../../iam/permissions/areaFromText.js';
import { areaContains, areasContain, areasMeet, type Area } from '../../iam/permissions/areas.js';
import type { DataGap } from '../../iam/decide/decision.js';
import type { EffectiveStatementAnswer } from '../shared/answer.js';
import type { Permissions } from './accessState.js';

/** What is not known any more is never lost. */
export type Change = 'GAINED' | 'LOST' | 'LOOSENED' | 'TIGHTENED' | 'NOW_UNKNOWN' | 'NOW_KNOWN';

export interface StatementChange {
  readonly change: Change;
  /** As it is now; where it is gone, as it was. */
  readonly statement: EffectiveStatementAnswer;
}

export function compareStatements(before: Permissions, after: Permissions): readonly StatementChange[] {
  const isNowUnknown = hasMore(after.dataGaps, before.dataGaps);
  const isNowKnown = hasMore(before.dataGaps, after.dataGaps);
  const [old, now] = [before.statements, after.statements];
  return [
    ...unmatched('ALLOW', now, old).map((statement): StatementChange => {
      const had = isThere(statement, old);
      return { change: had ? 'LOOSENED' : isNowKnown ? 'NOW_KNOWN' : 'GAINED', statement };
    }),
    ...unmatched('ALLOW', old, now).map((statement): StatementChange => {
      const has = isThere(statement, now);
      return { change: has ? 'TIGHTENED' : isNowUnknown ? 'NOW_UNKNOWN' : 'LOST', statement };
    }),
    ...denials(now, old).map((statement) => ({ change: 'TIGHTENED' as const, statement })),
    ...denials(old, now).map((statement) => ({ change: 'LOOSENED' as const, statement })),
  ];
}

const keyOf = ({ kind, accountId = '', message }: DataGap): string => `${kind} ${accountId} ${message}`;

export function hasMore(some: readonly DataGap[], than: readonly DataGap[]): boolean {
  const known = new Set(than.map(keyOf));
  return some.some((gap) => !known.has(keyOf(gap)));
}

/** Those of which the others do not say as much, under no more conditions. */
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

/** Of the Denies on one side only, those that take away what is allowed on the other. */
const denials = (
  some: readonly EffectiveStatementAnswer[],
  others: readonly EffectiveStatementAnswer[],
): readonly EffectiveStatementAnswer[] =>
  unmatched('DENY', some, others).filter((denial) =>
    others.some((one) => one.effect === 'ALLOW' && areasMeet(areaOf(one), areaOf(denial))),
  );

/** Whatever its conditions. */
const isThere = (statement: EffectiveStatementAnswer, all: readonly EffectiveStatementAnswer[]): boolean =>
  all.some((other) => other.effect === 'ALLOW' && areaContains(areaOf(other), areaOf(statement)));

/** Each condition of the other one is also one of this. */
function hasConditionsOf(one: EffectiveStatementAnswer, other: EffectiveStatementAnswer): boolean {
  const own = new Set(one.conditions.map((condition) => JSON.stringify(condition)));
  return (
    (other.exact || !one.exact) && other.conditions.every((condition) => own.has(JSON.stringify(condition)))
  );
}

const areaOf = ({ actions, resources, notActions, notResources }: EffectiveStatementAnswer): Area =>
  areaFromText(actions, resources, notActions, notResources);
