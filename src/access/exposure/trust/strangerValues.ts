/** Values that fit patterns of conditions, made of what a stranger would choose. */
import { parseOperator, takesWildcards } from '../../../iam/match/operators.js';
import type { ConditionTest } from '../../../iam/language/statement.js';

/** No policy names it. */
export const STRANGER = 'rolegraph-stranger';

function isPattern({ operator }: ConditionTest): boolean {
  const parsed = parseOperator(operator);
  return parsed !== undefined && takesWildcards(parsed);
}

/** The patterns among the values of these tests, other than exact ones. */
export const patternsIn = (tests: readonly ConditionTest[]): readonly string[] => [
  ...new Set(tests.filter(isPattern).flatMap(({ values }) => values.filter(hasWildcard))),
];

export const hasWildcard = (value: string): boolean => /[*?]/.test(value);

/** A value that fits the pattern. */
export const fitting = (pattern: string, text = STRANGER): string =>
  pattern.replaceAll('*', text).replaceAll('?', 'x');

/** What stands before the first wildcard or policy variable; a value without any, as if something followed it. */
export function fixedStart(value: string): string {
  const [start = ''] = value.split(/[*?]|\$\{/, 1);
  return start === value ? `${value}:` : start;
}
