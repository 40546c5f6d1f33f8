/** Condition operators by name: family, negation, set prefix, IfExists (L-32 to L-41). */
import { FALSE, TRUE, UNKNOWN, type Kleene } from '../decide/kleene.js';

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

/** L-22: the set prefix ForAnyValue; L-23: the set prefix ForAllValues. */
type SetPrefix = 'NONE' | 'ANY' | 'ALL';

/** The properties of an operator, for matching, sample values, negation and wording. */
interface OperatorRecord {
  readonly family: OperatorFamily;
  /** Whether the test holds if the value matches none of the listed ones (L-18). */
  readonly negated: boolean;
  readonly comparison: Comparison;
  /** The words between "is" and the values in a sentence for the operator without its Not. */
  readonly words: string;
}

export interface Operator extends OperatorRecord {
  readonly set: SetPrefix;
  readonly ifExists: boolean;
}

const operators = {
  StringEquals: { family: 'equals', negated: false, comparison: 'EQ', words: '' },
  StringNotEquals: { family: 'equals', negated: true, comparison: 'EQ', words: '' },
  StringEqualsIgnoreCase: { family: 'equalsIgnoreCase', negated: false, comparison: 'EQ', words: '' },
  StringNotEqualsIgnoreCase: { family: 'equalsIgnoreCase', negated: true, comparison: 'EQ', words: '' },
  StringLike: { family: 'like', negated: false, comparison: 'EQ', words: 'like' },
  StringNotLike: { family: 'like', negated: true, comparison: 'EQ', words: 'like' },
  NumericEquals: { family: 'numeric', negated: false, comparison: 'EQ', words: '' },
  NumericNotEquals: { family: 'numeric', negated: true, comparison: 'EQ', words: '' },
  NumericLessThan: { family: 'numeric', negated: false, comparison: 'LT', words: 'less than' },
  NumericLessThanEquals: { family: 'numeric', negated: false, comparison: 'LE', words: 'at most' },
  NumericGreaterThan: { family: 'numeric', negated: false, comparison: 'GT', words: 'greater than' },
  NumericGreaterThanEquals: { family: 'numeric', negated: false, comparison: 'GE', words: 'at least' },
  DateEquals: { family: 'date', negated: false, comparison: 'EQ', words: '' },
  DateNotEquals: { family: 'date', negated: true, comparison: 'EQ', words: '' },
  DateLessThan: { family: 'date', negated: false, comparison: 'LT', words: 'before' },
  DateLessThanEquals: { family: 'date', negated: false, comparison: 'LE', words: 'at or before' },
  DateGreaterThan: { family: 'date', negated: false, comparison: 'GT', words: 'after' },
  DateGreaterThanEquals: { family: 'date', negated: false, comparison: 'GE', words: 'at or after' },
  Bool: { family: 'bool', negated: false, comparison: 'EQ', words: '' },
  BinaryEquals: { family: 'binary', negated: false, comparison: 'EQ', words: '' },
  IpAddress: { family: 'address', negated: false, comparison: 'EQ', words: 'in' },
  NotIpAddress: { family: 'address', negated: true, comparison: 'EQ', words: 'in' },
  ArnEquals: { family: 'arn', negated: false, comparison: 'EQ', words: 'like' },
  ArnLike: { family: 'arn', negated: false, comparison: 'EQ', words: 'like' },
  ArnNotEquals: { family: 'arn', negated: true, comparison: 'EQ', words: 'like' },
  ArnNotLike: { family: 'arn', negated: true, comparison: 'EQ', words: 'like' },
} satisfies Readonly<Record<string, OperatorRecord>>;

const NULL: OperatorRecord = { family: 'null', negated: false, comparison: 'EQ', words: '' };

const recordsByName = new Map<string, OperatorRecord>(Object.entries(operators));

/**
 * Parses the name of an operator; undefined if AWS does not know it (L-19, L-25a). Null does not take IfExists (L-24);
 * AWS does not document whether it takes a set prefix (E-86).
 */
export function parseOperator(name: string): Operator | undefined {
  const set = name.startsWith('ForAnyValue:') ? 'ANY' : name.startsWith('ForAllValues:') ? 'ALL' : 'NONE';
  const bare = set === 'NONE' ? name : name.slice(name.indexOf(':') + 1);
  if (bare === 'Null') return { ...NULL, set, ifExists: false };
  const ifExists = bare.endsWith('IfExists');
  const record = recordsByName.get(ifExists ? bare.slice(0, -'IfExists'.length) : bare);
  return record === undefined ? undefined : { ...record, set, ifExists };
}

/** Whether the operator takes `*` and `?` in its values as wildcards (L-34, L-40). */
export const takesWildcards = ({ family }: Operator): boolean => family === 'like' || family === 'arn';

/** Signs of a comparison with the operand that meet the test. */
const metBy: Record<Comparison, readonly number[]> = { EQ: [0], LT: [-1], LE: [-1, 0], GT: [1], GE: [0, 1] };

export const satisfies = (order: number, comparison: Comparison): boolean =>
  metBy[comparison].includes(Math.sign(order));

/** Returns whether all values from one on meet the comparison; `order`: that of this least value to the operand. */
export function satisfyFrom(order: number, comparison: Comparison): Kleene {
  const possible = [-1, 0, 1].filter((sign) => sign >= Math.sign(order));
  const met = possible.filter((sign) => satisfies(sign, comparison));
  return met.length === possible.length ? TRUE : met.length > 0 ? UNKNOWN : FALSE;
}
