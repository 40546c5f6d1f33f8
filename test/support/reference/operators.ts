/** The names of the condition operators, taken apart (L-18 to L-25, L-32 to L-41). */
import { remember } from './remember.js';

export type Family =
  | 'STRING'
  | 'STRING_IGNORE_CASE'
  | 'STRING_LIKE'
  | 'NUMERIC'
  | 'DATE'
  | 'BOOL'
  | 'BINARY'
  | 'IP'
  | 'ARN'
  | 'NULL';

/** How the sign of (request value − policy value) has to be, for numbers and dates. */
type Relation = (sign: number) => boolean;

export interface BaseOperator {
  readonly family: Family;
  readonly negated: boolean;
  readonly relation?: Relation;
}

export interface Operator extends BaseOperator {
  readonly set: 'ForAllValues' | 'ForAnyValue' | undefined;
  readonly ifExists: boolean;
}

function ordered(name: string, family: 'NUMERIC' | 'DATE'): readonly (readonly [string, BaseOperator])[] {
  const operator = (negated: boolean, relation: Relation): BaseOperator => ({ family, negated, relation });
  return [
    [`${name}Equals`, operator(false, (sign) => sign === 0)],
    [`${name}NotEquals`, operator(true, (sign) => sign === 0)],
    [`${name}LessThan`, operator(false, (sign) => sign < 0)],
    [`${name}LessThanEquals`, operator(false, (sign) => sign <= 0)],
    [`${name}GreaterThan`, operator(false, (sign) => sign > 0)],
    [`${name}GreaterThanEquals`, operator(false, (sign) => sign >= 0)],
  ];
}

export const baseOperators: ReadonlyMap<string, BaseOperator> = new Map<string, BaseOperator>([
  ['StringEquals', { family: 'STRING', negated: false }],
  ['StringNotEquals', { family: 'STRING', negated: true }],
  ['StringEqualsIgnoreCase', { family: 'STRING_IGNORE_CASE', negated: false }],
  ['StringNotEqualsIgnoreCase', { family: 'STRING_IGNORE_CASE', negated: true }],
  ['StringLike', { family: 'STRING_LIKE', negated: false }],
  ['StringNotLike', { family: 'STRING_LIKE', negated: true }],
  ...ordered('Numeric', 'NUMERIC'),
  ...ordered('Date', 'DATE'),
  ['Bool', { family: 'BOOL', negated: false }],
  ['BinaryEquals', { family: 'BINARY', negated: false }],
  ['IpAddress', { family: 'IP', negated: false }],
  ['NotIpAddress', { family: 'IP', negated: true }],
  ['ArnEquals', { family: 'ARN', negated: false }],
  ['ArnLike', { family: 'ARN', negated: false }],
  ['ArnNotEquals', { family: 'ARN', negated: true }],
  ['ArnNotLike', { family: 'ARN', negated: true }],
  ['Null', { family: 'NULL', negated: false }],
]);

/** Undefined for a name that AWS does not know; names are case-sensitive (L-19). */
export const parseOperator = remember((name): Operator | undefined => {
  const [first = '', second, ...more] = name.split(':');
  const set = second === undefined ? undefined : first;
  if (more.length > 0 || (set !== undefined && set !== 'ForAllValues' && set !== 'ForAnyValue'))
    return undefined;
  const rest = second ?? first;
  const ifExists = rest.endsWith('IfExists');
  const base = baseOperators.get(ifExists ? rest.slice(0, -'IfExists'.length) : rest);
  if (base === undefined || (base.family === 'NULL' && ifExists)) return undefined;
  return { ...base, set, ifExists };
});
