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
  const [old, now] = [before.statements, after.statements];
  const found: readonly StatementChange[] = [
    ...unmatched('ALLOW', now, old).map((one) => changeTo(isThere(one, old) ? 'LOOSENED' : 'GAINED', one)),
    ...unmatched('ALLOW', old, now).map((one) => changeTo(isThere(one, now) ? 'TIGHTENED' : 'LOST', one)),
    ...denials(now, old).map((one) => changeTo('TIGHTENED', one)),
    ...denials(old, now).map((one) => changeTo('LOOSENED', one)),
  ];
  return found.map(({ change, statement }) =>
    changeTo(asKnown(change, before.dataGaps, after.dataGaps), statement),
  );
}

const changeTo = (change: Change, statement: EffectiveStatementAnswer): StatementChange => ({
  change,
  statement,
});

/** What is missing there may take access away; all else that is missing may give it, or hold it. */
const limiting = new Set<DataGap['kind']>([
  'ORGANIZATION_NOT_IMPORTED',
  'PERMISSIONS_BOUNDARY_NOT_IMPORTED',
  'DERIVATION_PENDING',
]);

/**
 * What is gone where less is known of what gives access may be there all the same, and so may be what seems new where less is
 * known of what limits it. The other way around, more is known now.
 */
export function asKnown(change: Change, before: readonly DataGap[], after: readonly DataGap[]): Change {
  const isMore = change === 'GAINED' || change === 'LOOSENED';
  const isHidden = ({ kind }: DataGap): boolean => limiting.has(kind) === isMore;
  const isShown = ({ kind }: DataGap): boolean => limiting.has(kind) !== isMore;
  if (hasMore(after.filter(isHidden), before)) return 'NOW_UNKNOWN';
  return hasMore(before.filter(isShown), after) ? 'NOW_KNOWN' : change;
}

const keyOf = ({ kind, accountId = '', message }: DataGap): string => `${kind} ${accountId} ${message}`;

function hasMore(some: readonly DataGap[], than: readonly DataGap[]): boolean {
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
