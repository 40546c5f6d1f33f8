/** Does one test of a Condition block hold in a context that is fully known (L-18 to L-43)? */
import { isInside, parseAddress, parseNetwork } from './addresses.js';
import { compareArn, isArn } from './arns.js';
import { decodeBase64 } from './base64.js';
import { compareDecimals, parseDecimal } from './decimal.js';
import { parseDate } from './dates.js';
import type { Operator } from './operators.js';
import { matchesTokens, plainText } from './tokens.js';
import type { Truth } from './truth.js';
import { expand, type Expansion, type VariableLookup } from './variables.js';

export interface ConditionScope {
  readonly effect: 'Allow' | 'Deny';
  /** The values of a key; undefined where it is missing. Key names without regard to case (L-19). */
  readonly values: (key: string) => readonly string[] | undefined;
  readonly isMultivalued: (key: string) => boolean;
  /** Undefined where the document's version knows no variables. */
  readonly lookup: VariableLookup | undefined;
}

export interface Test {
  readonly operator: Operator;
  readonly key: string;
  readonly policyValues: readonly string[];
}

export function testHolds(test: Test, scope: ConditionScope): Truth {
  const values = scope.values(test.key);
  const { set, ifExists, negated, family } = test.operator;
  if (family === 'NULL') return nullHolds(test, values);
  if (set === 'ForAnyValue') return (values ?? []).some((value) => valueHolds(value, test, scope));
  if (set === 'ForAllValues') return (values ?? []).every((value) => valueHolds(value, test, scope));
  if (values === undefined) return ifExists || negated;
  return scalarHolds(values, test, scope);
}

/** L-21, L-23a: a scalar operator does not look into sets. */
function scalarHolds(values: readonly string[], test: Test, scope: ConditionScope): boolean {
  const [value] = values;
  if (value === undefined) return false;
  return !scope.isMultivalued(test.key) && values.length === 1 && valueHolds(value, test, scope);
}

/** L-41; an empty set counts as absent (L-23a). E-86: then a set operator leaves open what holds. */
function nullHolds({ operator, policyValues }: Test, values: readonly string[] | undefined): Truth {
  const isAbsent = values === undefined || values.length === 0;
  const holds = policyValues.some((wanted) => (wanted.toLowerCase() === 'true') === isAbsent);
  if (!isAbsent || operator.set === undefined) return holds;
  return holds === (operator.set === 'ForAllValues') ? holds : 'unknown';
}

/** One value of the request against the whole list: OR, and NOR for negated operators (L-18). */
function valueHolds(value: string, test: Test, scope: ConditionScope): boolean {
  const { operator, policyValues } = test;
  if (operator.family === 'ARN') return arnHolds(value, test, scope);
  if (operator.family === 'IP' && parseAddress(value) === undefined) return false;
  const matches = policyValues.some((policyValue) => valueMatches(value, policyValue, operator, scope));
  return operator.negated ? !matches : matches;
}

/** L-40: value by value; the first that matches or cannot be parsed decides. */
function arnHolds(value: string, { operator, policyValues }: Test, scope: ConditionScope): boolean {
  if (!isArn(value)) return false;
  for (const policyValue of policyValues) {
    const outcome = compareArn(policyValue, value, scope.lookup);
    if (outcome === 'MATCH') return !operator.negated;
    if (outcome === 'UNPARSABLE') return scope.effect === 'Deny';
  }
  return operator.negated;
}

function valueMatches(
  value: string,
  policyValue: string,
  operator: Operator,
  scope: ConditionScope,
): boolean {
  switch (operator.family) {
    case 'NUMERIC':
      return numbersRelate(value, policyValue, operator);
    case 'DATE':
      return datesRelate(value, policyValue, operator);
    case 'BINARY':
      return decodeBase64(value) !== undefined && decodeBase64(value) === decodeBase64(policyValue);
    case 'IP':
      return isInNetwork(value, policyValue);
    case 'BOOL':
      return boolsAgree(value, expand(policyValue, scope.lookup));
    default:
      return stringsMatch(value, expand(policyValue, scope.lookup), operator);
  }
}

function numbersRelate(value: string, policyValue: string, { relation }: Operator): boolean {
  const left = parseDecimal(value);
  const right = parseDecimal(policyValue);
  return left !== undefined && right !== undefined && relation?.(compareDecimals(left, right)) === true;
}

function datesRelate(value: string, policyValue: string, { relation }: Operator): boolean {
  const left = parseDate(value);
  const right = parseDate(policyValue);
  if (left === undefined || right === undefined) return false;
  return relation?.(left < right ? -1 : left > right ? 1 : 0) === true;
}

function isInNetwork(value: string, policyValue: string): boolean {
  const address = parseAddress(value);
  const network = parseNetwork(policyValue);
  return address !== undefined && network !== undefined && isInside(address, network);
}

/** L-37: `true` in any spelling is true, everything else is false. */
function boolsAgree(value: string, expansion: Expansion | undefined): boolean {
  if (expansion === undefined) return false;
  return (value.toLowerCase() === 'true') === (plainText(expansion.tokens).toLowerCase() === 'true');
}

function stringsMatch(value: string, expansion: Expansion | undefined, { family }: Operator): boolean {
  if (expansion === undefined) return false;
  if (family === 'STRING_LIKE') return matchesTokens(expansion.tokens, value);
  const text = plainText(expansion.tokens);
  return family === 'STRING' ? value === text : value.toLowerCase() === text.toLowerCase();
}
