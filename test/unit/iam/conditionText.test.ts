/** Conditions in words: what has to be so, of an Allow that it holds and of a Deny that it fails. */
import { expect, test } from 'vitest';
import { conditionText } from '../../../src/iam/explain/conditionText.js';

const ip = ['203.0.113.0/24'];

const rows: readonly (readonly [string, readonly string[], allow: string, deny: string])[] = [
  ['Bool', ['true'], 'k = true', 'k is not true'],
  ['BoolIfExists', ['false'], 'k = false (or absent)', 'k = true'],
  ['StringEquals', ['a'], 'k = a', 'k is not a'],
  ['StringEquals', ['a', 'b'], 'k is a or b', 'k is neither a nor b'],
  ['StringEqualsIfExists', ['a'], 'k = a (or absent)', 'k is present and is not a'],
  ['StringNotEquals', ['a'], 'k is not a', 'k = a'],
  ['StringNotEqualsIfExists', ['a', 'b'], 'k is neither a nor b', 'k is a or b'],
  ['ArnNotLike', ['a'], 'k is not like a', 'k is like a'],
  ['IpAddress', ip, 'k is in 203.0.113.0/24', 'k is not in 203.0.113.0/24'],
  ['NotIpAddress', ip, 'k is not in 203.0.113.0/24', 'k is in 203.0.113.0/24'],
  ['NumericLessThanEquals', ['3600'], 'k is at most 3600', 'k is not at most 3600'],
  ['Null', ['true'], 'k is absent', 'k is present'],
  ['Null', ['false'], 'k is present', 'k is absent'],
  ['ForAnyValue:StringLike', ['a', 'b'], 'a value of k is like a or b', 'no value of k is like a or b'],
  ['ForAnyValue:StringNotEquals', ['a'], 'a value of k is not a', 'every value of k is a'],
  ['ForAllValues:StringEquals', ['a', 'b'], 'every value of k is a or b', 'a value of k is neither a nor b'],
  ['ForAllValues:StringNotEquals', ['a'], 'no value of k is a', 'a value of k is a'],
  ['Mistaken', ['a'], 'Mistaken k a holds', 'Mistaken k a does not hold'],
];

test.each(rows)('%s %s', (operator, values, allow, deny) => {
  expect(conditionText({ operator, key: 'k', values, effect: 'ALLOW' })).toBe(allow);
  expect(conditionText({ operator, key: 'k', values })).toBe(allow);
  expect(conditionText({ operator, key: 'k', values, effect: 'DENY' })).toBe(deny);
});
