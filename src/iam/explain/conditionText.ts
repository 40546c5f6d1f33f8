/** Words a condition as it has to be met: an Allow's has to hold, a Deny's has to fail. */
import type { UnresolvedCondition } from '../decide/decision.js';
import { parseOperator, type Operator } from '../match/operators.js';

export type ReadableCondition = Pick<UnresolvedCondition, 'operator' | 'key' | 'values'> & {
  /** Missing: the condition has to hold. */
  readonly effect?: UnresolvedCondition['effect'];
};

const opposites: Readonly<Record<string, string>> = { true: 'false', false: 'true' };

/** Returns "aws:SourceIp is in 203.0.113.0/24", for example, or for a Deny "aws:SourceIp is not in 203.0.113.0/24". */
export function conditionText({ operator, key, values, effect = 'ALLOW' }: ReadableCondition): string {
  const mustFail = effect === 'DENY';
  if (operator === 'Null')
    return (values[0] === 'true') === mustFail ? `${key} is present` : `${key} is absent`;
  const parsed = parseOperator(operator);
  if (parsed === undefined || parsed.family === 'null')
    return `${operator} ${key} ${values.join(' or ')} ${mustFail ? 'does not hold' : 'holds'}`;
  return parsed.set === 'NONE'
    ? ofOneValue(key, values, parsed, mustFail)
    : ofEachValue(key, values, parsed, mustFail);
}

/** An absent key meets negated tests and tests with IfExists. If such a test has to fail, the key must be present. */
function ofOneValue(
  key: string,
  values: readonly string[],
  { words, negated, ifExists }: Operator,
  mustFail: boolean,
): string {
  if (negated === mustFail) {
    const text = words === '' && values.length === 1 ? `= ${values[0] ?? ''}` : `is ${listed(words, values)}`;
    return `${key} ${text}${ifExists && !mustFail ? ' (or absent)' : ''}`;
  }
  const [value = ''] = values;
  const other = opposites[value];
  if (ifExists && mustFail && values.length === 1 && other !== undefined) return `${key} = ${other}`;
  const present = ifExists && mustFail ? 'is present and ' : '';
  return `${key} ${present}is ${noneOf(words, values)}`;
}

/** Words a test with a set operator. ForAnyValue fails if no value meets it, ForAllValues if some value does not. */
function ofEachValue(
  key: string,
  values: readonly string[],
  { words, set, negated, ifExists }: Operator,
  mustFail: boolean,
): string {
  const isNone = negated !== mustFail;
  if ((set === 'ALL') !== mustFail)
    return `${isNone ? 'no' : 'every'} value of ${key} is ${listed(words, values)}`;
  const absent = ifExists && !mustFail ? ' (or there is none)' : '';
  return `a value of ${key} is ${isNone ? noneOf(words, values) : listed(words, values)}${absent}`;
}

const listed = (words: string, values: readonly string[]): string => `${words} ${values.join(' or ')}`.trim();

const noneOf = (words: string, values: readonly string[]): string =>
  values.length === 1 ? `not ${listed(words, values)}` : `${words} neither ${values.join(' nor ')}`.trim();
