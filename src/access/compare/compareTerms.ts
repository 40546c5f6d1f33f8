/** Compares decisions, and the conditions that they depend on. */
import { asKnown, type Change } from '../../graph/model/changes.js';
import type { DataGap } from '../../iam/decide/decision.js';
import type { ConditionTest } from '../../iam/language/statement.js';
import type { Terms } from './accessState.js';

/** Returns the first change that applies: present on one side only, then looser or tighter. */
export function changeOf<T>(
  before: T | undefined,
  after: T | undefined,
  isLooser: (one: T, than: T) => boolean,
): Change | undefined {
  if (before === undefined) return after === undefined ? undefined : 'GAINED';
  if (after === undefined) return 'LOST';
  if (isLooser(after, before)) return 'LOOSENED';
  return isLooser(before, after) ? 'TIGHTENED' : undefined;
}

export type Gaps = readonly [before: readonly DataGap[], after: readonly DataGap[]];

/**
 * Returns the changes of a decision. If it depends on other conditions than before, it is loosened where conditions
 * are gone, and tightened where there are new ones.
 */
export function changesOfTerms(
  before: Terms | undefined,
  after: Terms | undefined,
  gaps: Gaps,
): readonly Change[] {
  const [was, is] = [before?.decision, after?.decision];
  if (was === is) return changesOfConditions(before, after).map((one) => asKnown(one, ...gaps));
  if (before && is === 'UNKNOWN') return ['NOW_UNKNOWN'];
  if (after && was === 'UNKNOWN') return ['NOW_KNOWN'];
  const change = changeOf(was, is, (one) => one === 'ALLOWED');
  return change === undefined ? [] : [asKnown(change, ...gaps)];
}

function changesOfConditions(before: Terms | undefined, after: Terms | undefined): readonly Change[] {
  const [old, now] = [conditionsOf(before), conditionsOf(after)];
  return [
    ...([...old].every((one) => now.has(one)) ? [] : (['LOOSENED'] as const)),
    ...([...now].every((one) => old.has(one)) ? [] : (['TIGHTENED'] as const)),
  ];
}

const conditionsOf = (terms: Terms | undefined): ReadonlySet<string> =>
  new Set([...(terms?.conditions ?? []).map(conditionKey), ...(terms?.preconditions ?? [])]);

/** Names a condition whatever the order of its values, and the case of its key (L-19). */
export const conditionKey = ({ operator, key, values }: ConditionTest): string =>
  JSON.stringify([operator, key.toLowerCase(), values.toSorted()]);
