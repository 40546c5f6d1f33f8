/** The condition operators by name: family, negation, set prefix, IfExists (L-32 to L-41). */

export type OperatorFamily =
  | 'equals'
  | 'equalsIgnoreCase'
  | 'like'
  | 'numeric'
  | 'date'
  | 'bool'
  | 'binary'
  | 'address'
  | 'arn'
  | 'null';

export type Comparison = 'EQ' | 'LT' | 'LE' | 'GT' | 'GE';

/** L-22, L-23. */
type SetPrefix = 'NONE' | 'ANY' | 'ALL';

export interface Operator {
  readonly family: OperatorFamily;
  /** L-18: true if the value matches none of the listed ones. */
  readonly negated: boolean;
  readonly comparison: Comparison;
  readonly set: SetPrefix;
  readonly ifExists: boolean;
}

type Base = readonly [OperatorFamily, boolean, Comparison];

const bases = new Map<string, Base>([
  ['StringEquals', ['equals', false, 'EQ']],
  ['StringNotEquals', ['equals', true, 'EQ']],
  ['StringEqualsIgnoreCase', ['equalsIgnoreCase', false, 'EQ']],
  ['StringNotEqualsIgnoreCase', ['equalsIgnoreCase', true, 'EQ']],
  ['StringLike', ['like', false, 'EQ']],
  ['StringNotLike', ['like', true, 'EQ']],
  ['NumericEquals', ['numeric', false, 'EQ']],
  ['NumericNotEquals', ['numeric', true, 'EQ']],
  ['NumericLessThan', ['numeric', false, 'LT']],
  ['NumericLessThanEquals', ['numeric', false, 'LE']],
  ['NumericGreaterThan', ['numeric', false, 'GT']],
  ['NumericGreaterThanEquals', ['numeric', false, 'GE']],
  ['DateEquals', ['date', false, 'EQ']],
  ['DateNotEquals', ['date', true, 'EQ']],
  ['DateLessThan', ['date', false, 'LT']],
  ['DateLessThanEquals', ['date', false, 'LE']],
  ['DateGreaterThan', ['date', false, 'GT']],
  ['DateGreaterThanEquals', ['date', false, 'GE']],
  ['Bool', ['bool', false, 'EQ']],
  ['BinaryEquals', ['binary', false, 'EQ']],
  ['IpAddress', ['address', false, 'EQ']],
  ['NotIpAddress', ['address', true, 'EQ']],
  ['ArnEquals', ['arn', false, 'EQ']],
  ['ArnLike', ['arn', false, 'EQ']],
  ['ArnNotEquals', ['arn', true, 'EQ']],
  ['ArnNotLike', ['arn', true, 'EQ']],
]);

/**
 * Undefined for a name that AWS does not know (L-19, L-25a). Null does not take IfExists (L-24); whether it takes a set
 * prefix AWS does not say (E-86).
 */
export function parseOperator(name: string): Operator | undefined {
  const set = name.startsWith('ForAnyValue:') ? 'ANY' : name.startsWith('ForAllValues:') ? 'ALL' : 'NONE';
  const bare = set === 'NONE' ? name : name.slice(name.indexOf(':') + 1);
  if (bare === 'Null') return { family: 'null', negated: false, comparison: 'EQ', set, ifExists: false };
  const ifExists = bare.endsWith('IfExists');
  const base = bases.get(ifExists ? bare.slice(0, -'IfExists'.length) : bare);
  if (base === undefined) return undefined;
  const [family, negated, comparison] = base;
  return { family, negated, comparison, set, ifExists };
}
