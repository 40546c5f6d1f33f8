/** A condition in words, as it has to be met: an Allow's holds, a Deny's fails. */
import type { UnresolvedCondition } from './decision.js';

export type ReadableCondition = Pick<UnresolvedCondition, 'operator' | 'key' | 'values'> & {
  /** Missing: the condition holds. */
  readonly effect?: UnresolvedCondition['effect'];
};

/** `is` and what it compares with; operators with Not are read as the same without it. */
const comparisons: Readonly<Record<string, string>> = {
  Bool: '',
  StringEquals: '',
  StringEqualsIgnoreCase: '',
  BinaryEquals: '',
  NumericEquals: '',
  DateEquals: '',
  StringLike: 'like',
  ArnEquals: 'like',
  ArnLike: 'like',
  IpAddress: 'in',
  NumericLessThan: 'less than',
  NumericLessThanEquals: 'at most',
  NumericGreaterThan: 'greater than',
  NumericGreaterThanEquals: 'at least',
  DateLessThan: 'before',
  DateLessThanEquals: 'at or before',
  DateGreaterThan: 'after',
  DateGreaterThanEquals: 'at or after',
};

const opposites: Readonly<Record<string, string>> = { true: 'false', false: 'true' };

interface Parsed {
  readonly comparison: string;
  readonly quantifier: 'any' | 'all' | undefined;
  readonly isNegated: boolean;
  readonly ifExists: boolean;
}

/** Such as "aws:SourceIp is in 203.0.113.0/24", or of a Deny "aws:SourceIp is not in 203.0.113.0/24". */
export function conditionText({ operator, key, values, effect = 'ALLOW' }: ReadableCondition): string {
  const mustFail = effect === 'DENY';
  if (operator === 'Null')
    return (values[0] === 'true') === mustFail ? `${key} is present` : `${key} is absent`;
  const parsed = parse(operator);
  if (parsed === undefined)
    return `${operator} ${key} ${values.join(' or ')} ${mustFail ? 'does not hold' : 'holds'}`;
  return parsed.quantifier === undefined
    ? ofOneValue(key, values, parsed, mustFail)
    : ofEachValue(key, values, parsed, mustFail);
}

function parse(operator: string): Parsed | undefined {
  const [, set, name = '', exists] =
    /^(?:(ForAnyValue|ForAllValues):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const comparison = comparisons[name.replace('Not', '')];
  if (comparison === undefined) return undefined;
  const quantifier = set === undefined ? undefined : set === 'ForAnyValue' ? 'any' : 'all';
  return { comparison, quantifier, isNegated: name.includes('Not'), ifExists: exists !== undefined };
}

/** An absent key meets a negated test, and one with IfExists; where such a test has to fail, the key is present. */
function ofOneValue(
  key: string,
  values: readonly string[],
  { comparison, isNegated, ifExists }: Parsed,
  mustFail: boolean,
): string {
  if (isNegated === mustFail) {
    const text =
      comparison === '' && values.length === 1 ? `= ${values[0] ?? ''}` : `is ${listed(comparison, values)}`;
    return `${key} ${text}${ifExists && !mustFail ? ' (or absent)' : ''}`;
  }
  const [value = ''] = values;
  const other = opposites[value];
  if (ifExists && mustFail && values.length === 1 && other !== undefined) return `${key} = ${other}`;
  const present = ifExists && mustFail ? 'is present and ' : '';
  return `${key} ${present}is ${noneOf(comparison, values)}`;
}

/** A test that fails for any value holds for none, and the other way round. */
function ofEachValue(
  key: string,
  values: readonly string[],
  { comparison, quantifier, isNegated, ifExists }: Parsed,
  mustFail: boolean,
): string {
  const negated = isNegated !== mustFail;
  if ((quantifier === 'all') !== mustFail)
    return `${negated ? 'no' : 'every'} value of ${key} is ${listed(comparison, values)}`;
  const absent = ifExists && !mustFail ? ' (or there is none)' : '';
  return `a value of ${key} is ${negated ? noneOf(comparison, values) : listed(comparison, values)}${absent}`;
}

const listed = (comparison: string, values: readonly string[]): string =>
  `${comparison} ${values.join(' or ')}`.trim();

const noneOf = (comparison: string, values: readonly string[]): string =>
  values.length === 1
    ? `not ${listed(comparison, values)}`
    : `${comparison} neither ${values.join(' nor ')}`.trim();
