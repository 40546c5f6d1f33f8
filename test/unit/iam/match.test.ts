import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../src/iam/decide/decision.js';
import { shaped } from '../../../src/iam/facts/keyFacts.js';
import { FALSE, TRUE, UNKNOWN, type Kleene } from '../../../src/iam/decide/kleene.js';
import { compileTest, evaluateTest } from '../../../src/iam/match/condition.js';
import {
  ABSENT,
  UNKNOWN_KEY,
  UNKNOWN_VALUE,
  type ConditionContext,
  type KeyState,
} from '../../../src/iam/match/conditionContext.js';

type Given = Readonly<Record<string, KeyState>>;
type Row = readonly [operator: string, values: readonly string[], given: KeyState, expected: Kleene];

const known = (...values: readonly string[]): KeyState => ({ kind: 'known', values });
const several: KeyState = { kind: 'unknown', present: true, severalValues: true };

function contextOf(given: Given): ConditionContext {
  return { lookup: (key) => given[key] ?? ABSENT, caveats: 0 };
}

function holds(
  effect: Effect,
  operator: string,
  values: readonly string[],
  context: ConditionContext,
  key = 'k',
): Kleene {
  return evaluateTest(compileTest({ operator, key, values }, '2012-10-17'), effect, context);
}

/** Without regard to the effect: both have to agree. */
function checkBoth(operator: string, values: readonly string[], given: Given, expected: Kleene): void {
  expect(holds('ALLOW', operator, values, contextOf(given))).toBe(expected);
  expect(holds('DENY', operator, values, contextOf(given))).toBe(expected);
}

describe('a value list with a variable (L-18, L-29, U-2)', () => {
  it.each<Row>([
    ['StringEquals', ['${v}', 'red'], UNKNOWN_KEY, TRUE],
    ['StringEquals', ['red', '${v}'], UNKNOWN_KEY, TRUE],
    ['StringEquals', ['${v}', 'blue'], UNKNOWN_KEY, UNKNOWN],
    ['StringEquals', ['${v}', 'blue'], ABSENT, FALSE],
    ['StringEquals', ['${v}', 'red'], ABSENT, TRUE],
    ['StringEquals', ['${v}'], known('red'), TRUE],
    ['StringEquals', ['${v}'], known('red', 'blue'), FALSE],
    ['StringEquals', ['r${v}'], UNKNOWN_KEY, UNKNOWN],
    ['StringEquals', ['r${v}'], shaped('e*'), UNKNOWN],
    ['StringEquals', ['r${v}'], shaped('x*'), FALSE],
    ['StringEquals', ["r${v, 'ed'}"], shaped('x*'), FALSE],
    ['StringEquals', ['b${v}'], UNKNOWN_KEY, FALSE],
    ['StringEquals', ['${v}b'], UNKNOWN_KEY, FALSE],
    ['StringEquals', ['*${v}'], UNKNOWN_KEY, FALSE],
    ['StringEquals', ['R${v}'], UNKNOWN_KEY, FALSE],
    ['StringEqualsIgnoreCase', ['R${v}'], UNKNOWN_KEY, UNKNOWN],
    ['StringEqualsIgnoreCase', ['R${v}'], known('ED'), TRUE],
    ['StringEqualsIgnoreCase', ['${v}B'], UNKNOWN_KEY, FALSE],
    ['StringNotEquals', ['${v}', 'red'], UNKNOWN_KEY, FALSE],
    ['StringNotEquals', ['${v}', 'blue'], UNKNOWN_KEY, UNKNOWN],
    ['StringNotEquals', ['b${v}'], UNKNOWN_KEY, TRUE],
    ['StringNotEquals', ['${v}', 'blue'], ABSENT, TRUE],
    ['StringLike', ['?e${v}'], UNKNOWN_KEY, UNKNOWN],
    ['StringLike', ['b*${v}'], UNKNOWN_KEY, FALSE],
    ['StringNotLike', ['${v}', 'r*'], UNKNOWN_KEY, FALSE],
  ])('%s %j of red', (operator, values, given, expected) => {
    checkBoth(operator, values, { k: known('red'), v: given }, expected);
  });

  it('Bool takes the text as a whole (L-37)', () => {
    checkBoth('Bool', ['${v}'], { k: known('true'), v: UNKNOWN_VALUE }, UNKNOWN);
    checkBoth('Bool', ['no${v}'], { k: known('false'), v: UNKNOWN_VALUE }, UNKNOWN);
    checkBoth('Bool', ['tr${v}'], { k: known('true'), v: known('ue') }, TRUE);
  });

  it.each<[values: readonly string[], read: string, expected: number]>([
    [["${v, 'd'}"], 'd', TRUE],
    [["${v, ''}"], '', TRUE],
    [["${v,'d'}"], 'd', FALSE],
    [["${v, 'd}"], 'd', FALSE],
    [["${v, d'}"], 'd', FALSE],
    [["${v, '}"], '', FALSE],
    [['${*}'], '*', TRUE],
    [['${*}'], 'x', FALSE],
    [['${?}'], '?', TRUE],
    [['${?}'], 'x', FALSE],
    [['${$}{v}'], '${v}', TRUE],
    [['a${v'], 'a${v', TRUE],
    [['a${}'], 'a', FALSE],
    [['a}${*}b'], 'a}*b', TRUE],
  ])('%j reads as %s (L-26, L-30, L-31)', (values, read, expected) => {
    checkBoth('StringLike', values, { k: known(read) }, expected as Kleene);
  });
});

describe('a value list of ARNs (L-28, L-29, L-40)', () => {
  const arn = 'arn:aws:s3:::b';
  type ArnRow = readonly [
    operator: string,
    values: readonly string[],
    variable: KeyState,
    allow: Kleene,
    deny: Kleene,
  ];

  it.each<ArnRow>([
    ['ArnLike', ['x'], ABSENT, FALSE, TRUE],
    ['ArnNotLike', ['x'], ABSENT, FALSE, TRUE],
    ['ArnLike', [arn, 'x'], ABSENT, TRUE, TRUE],
    ['ArnNotLike', [arn, 'x'], ABSENT, FALSE, FALSE],
    ['ArnLike', ['x', arn], ABSENT, FALSE, TRUE],
    ['ArnNotLike', ['arn:aws:s3:::c', 'x'], ABSENT, FALSE, TRUE],
    ['ArnLike', ['x:aws:s3:::b'], ABSENT, FALSE, TRUE],
    ['ArnLike', ['arn:aws:s3::b'], ABSENT, FALSE, TRUE],
    ['ArnLike', ['arn:aws:s3:::b:c'], ABSENT, FALSE, FALSE],
    ['ArnLike', ['${v}'], known(arn), TRUE, TRUE],
    ['ArnLike', ['${v}'], known('arn:aws:s3:::c'), FALSE, FALSE],
    ['ArnLike', ['${v}'], known('b'), FALSE, TRUE],
    ['ArnLike', ['${v}'], ABSENT, FALSE, FALSE],
    ['ArnNotLike', ['${v}'], ABSENT, TRUE, TRUE],
    ['ArnLike', ['${v}'], UNKNOWN_KEY, UNKNOWN, UNKNOWN],
    ['ArnLike', ['${v}', arn], UNKNOWN_KEY, UNKNOWN, TRUE],
    ['ArnNotLike', ['${v}', arn], UNKNOWN_KEY, FALSE, UNKNOWN],
    ['ArnLike', ['${v}', 'x'], UNKNOWN_KEY, UNKNOWN, TRUE],
    ['ArnNotLike', ['${v}', 'x'], UNKNOWN_KEY, FALSE, UNKNOWN],
    ['ArnLike', ['arn:aws:s3:::${v}'], known('b'), TRUE, TRUE],
    ['ArnLike', ['arn:aws:s3:::${v}'], known('*'), FALSE, FALSE],
    ['ArnLike', ['arn:aws:s3:::${v}'], ABSENT, FALSE, FALSE],
    ['ArnLike', ['arn:aws:s3:::${v}'], UNKNOWN_KEY, UNKNOWN, UNKNOWN],
    ['ArnLike', ['arn:aws:s3:::b${v}', 'arn:aws:s3:::b'], UNKNOWN_KEY, UNKNOWN, TRUE],
    ['ArnLike', ['arn:aws:sns:::${v}'], UNKNOWN_KEY, FALSE, FALSE],
    ['ArnLike', ['arn:aws:s3:${v}::b'], known(''), TRUE, TRUE],
    ['ArnLike', ['arn:aws:s3${v}:b'], known('::'), FALSE, TRUE],
    ['ArnLike', ['${v}:aws:s3:::b'], known('arn'), TRUE, TRUE],
    ['ArnLike', ['${v}:aws:s3:::b'], known('x'), FALSE, TRUE],
    ['ArnLike', ['${v}:aws:s3:::c'], UNKNOWN_KEY, UNKNOWN, UNKNOWN],
    ['ArnLike', ['arn:aws:${v}'], known('x'), FALSE, TRUE],
    ['ArnLike', ['arn:aws:${v}'], ABSENT, FALSE, FALSE],
    ['ArnLike', ['arn:aws:${v}'], UNKNOWN_KEY, UNKNOWN, UNKNOWN],
    ['ArnLike', ['${v}/b'], known('arn:aws:s3:::b'), FALSE, TRUE],
  ])('%s %j with the variable %j', (operator, values, variable, allow, deny) => {
    const given = { k: known(arn), v: variable };
    expect(holds('ALLOW', operator, values, contextOf(given))).toBe(allow);
    expect(holds('DENY', operator, values, contextOf(given))).toBe(deny);
  });

  it('says what is uncertain, and nothing else', () => {
    const caveats = (operator: string, value: string, text = 'true'): number => {
      const context = contextOf({ k: known(text), v: known('true') });
      holds('ALLOW', operator, [value], context);
      return context.caveats;
    };
    expect(caveats('ArnLike', '*', arn)).not.toBe(0);
    expect(caveats('ArnLike', 'x', arn)).toBe(0);
    expect(caveats('Bool', '${v}')).not.toBe(0);
    expect(caveats('Bool', 'true')).toBe(0);
    expect(caveats('StringEquals', '${v}')).toBe(0);
    expect(caveats('StringEquals', "${v,'x'}")).not.toBe(0);
  });
});

describe('a key of which only the form is known (U-2, E-59)', () => {
  const user = shaped('arn:aws:iam::111122223333:user/*');
  const session = shaped('AROAEXAMPLE:*');

  it.each<Row>([
    ['ArnLike', ['arn:aws:iam::111122223333:user/a*', 'arn:aws:iam::*:user/*'], user, TRUE],
    ['ArnNotLike', ['arn:aws:iam::111122223333:user/a*', 'arn:aws:iam::*:user/*'], user, FALSE],
    ['ArnLike', ['arn:aws:iam::111122223333:user/a*'], user, UNKNOWN],
    ['ArnLike', ['arn:aws:iam::111122223333:role/*'], user, FALSE],
    ['ArnLike', ['arn:aws:iam::111122223333:user/*/*'], user, UNKNOWN],
    ['ArnLike', ['arn:aws:iam::444455556666:user/*'], user, FALSE],
    ['ArnLike', ['arn:*:iam::111122223333:*'], user, TRUE],
    ['StringLike', ['${v}', 'arn:*'], user, TRUE],
    ['StringNotLike', ['${v}', 'arn:*'], user, FALSE],
    ['StringEquals', ['arn:aws:iam::111122223333:user/a'], user, UNKNOWN],
    ['StringEquals', ['arn:aws:iam::111122223333:role/a'], user, FALSE],
    ['StringEqualsIgnoreCase', ['x'], user, UNKNOWN],
    ['ForAllValues:StringLike', ['arn:*'], user, UNKNOWN],
    ['ArnLike', ['arn:aws:iam::111122223333:user/*'], session, FALSE],
    ['ArnNotLike', ['arn:aws:iam::111122223333:user/*'], session, FALSE],
    ['ArnNotLike', ['x'], session, FALSE],
    ['StringLike', ['AROAEXAMPLE:*'], session, TRUE],
    ['StringNotLike', ['AROAEXAMPLE:a*'], session, UNKNOWN],
    ['NotIpAddress', ['10.0.0.0/8'], session, UNKNOWN],
    ['NotIpAddress', [], session, UNKNOWN],
  ])('%s %j', (operator, values, state, expected) => {
    checkBoth(operator, values, { k: state, v: UNKNOWN_KEY }, expected);
  });

  it('a text that is no ARN decides by the effect, and a variable may yield one (L-40)', () => {
    const values = ['${v}', 'arn:aws:iam::111122223333:user/*'];
    const context = contextOf({ k: user, v: UNKNOWN_KEY });
    expect(holds('ALLOW', 'ArnLike', values, context)).toBe(UNKNOWN);
    expect(holds('DENY', 'ArnLike', values, context)).toBe(TRUE);
    expect(holds('ALLOW', 'ArnNotLike', values, context)).toBe(FALSE);
    expect(holds('DENY', 'ArnNotLike', values, context)).toBe(UNKNOWN);
    expect(holds('ALLOW', 'ArnLike', ['x'], context)).toBe(FALSE);
    expect(holds('DENY', 'ArnNotLike', ['x'], context)).toBe(TRUE);
  });
});

describe('a key that is not known (U-2)', () => {
  it.each<Row>([
    ['NumericEquals', ['x'], UNKNOWN_VALUE, FALSE],
    ['NumericNotEquals', ['x'], UNKNOWN_VALUE, TRUE],
    ['NumericNotEquals', ['x'], UNKNOWN_KEY, TRUE],
    ['NumericNotEquals', ['x', '5'], UNKNOWN_VALUE, UNKNOWN],
    ['NumericNotEquals', ['x'], several, UNKNOWN],
    ['NumericEqualsIfExists', ['x'], UNKNOWN_VALUE, FALSE],
    ['NumericEqualsIfExists', ['x'], UNKNOWN_KEY, UNKNOWN],
    ['DateEquals', ['x'], UNKNOWN_KEY, FALSE],
    ['DateNotEquals', ['x'], UNKNOWN_KEY, TRUE],
    ['IpAddress', ['x'], UNKNOWN_KEY, FALSE],
    ['NotIpAddress', ['x'], UNKNOWN_VALUE, UNKNOWN],
    ['ArnNotLike', [], UNKNOWN_VALUE, UNKNOWN],
    ['StringEquals', [], UNKNOWN_VALUE, FALSE],
    ['StringNotEquals', [], UNKNOWN_VALUE, TRUE],
    ['StringNotEquals', [], several, UNKNOWN],
    ['StringEquals', ['red'], UNKNOWN_VALUE, UNKNOWN],
    ['StringNotEquals', ['red'], UNKNOWN_VALUE, UNKNOWN],
    ['ForAnyValue:StringEquals', [], several, FALSE],
    ['ForAnyValue:StringNotEquals', [], several, UNKNOWN],
    ['ForAllValues:StringEquals', [], several, UNKNOWN],
    ['ForAllValues:StringNotEquals', [], several, TRUE],
    ['ForAllValues:StringNotEquals', [], UNKNOWN_KEY, TRUE],
    ['ForAllValues:NotIpAddress', ['x'], several, UNKNOWN],
    ['Null', ['true'], UNKNOWN_KEY, UNKNOWN],
    ['Null', ['true'], UNKNOWN_VALUE, FALSE],
    ['Null', ['false'], UNKNOWN_VALUE, TRUE],
    ['Null', ['true', 'false'], UNKNOWN_KEY, TRUE],
    ['Null', [], UNKNOWN_KEY, FALSE],
    ['Null', [], ABSENT, FALSE],
    ['Null', ['true'], known(), TRUE],
    ['Null', ['false'], known(''), TRUE],
  ])('%s %j', (operator, values, state, expected) => {
    checkBoth(operator, values, { k: state }, expected);
  });

  it('that is declared to hold a list meets no scalar operator (L-21)', () => {
    const outcome = (operator: string, state: KeyState): Kleene =>
      holds('ALLOW', operator, ['red'], contextOf({ 'aws:tagkeys': state }), 'aws:TagKeys');
    expect(outcome('StringEquals', several)).toBe(FALSE);
    expect(outcome('StringNotEquals', several)).toBe(FALSE);
    expect(outcome('StringEquals', UNKNOWN_KEY)).toBe(FALSE);
    expect(outcome('StringNotEquals', UNKNOWN_KEY)).toBe(UNKNOWN);
    expect(outcome('StringEquals', known('red'))).toBe(FALSE);
  });
});

describe('one value of the request (L-18, L-35, L-36, L-39)', () => {
  it.each<[operator: string, four: Kleene, five: Kleene, six: Kleene]>([
    ['Equals', FALSE, TRUE, FALSE],
    ['NotEquals', TRUE, FALSE, TRUE],
    ['LessThan', TRUE, FALSE, FALSE],
    ['LessThanEquals', TRUE, TRUE, FALSE],
    ['GreaterThan', FALSE, FALSE, TRUE],
    ['GreaterThanEquals', FALSE, TRUE, TRUE],
  ])('four, five and six: %s five', (operator, four, five, six) => {
    for (const family of ['Numeric', 'Date']) {
      checkBoth(`${family}${operator}`, ['5'], { k: known('4') }, four);
      checkBoth(`${family}${operator}`, ['5'], { k: known('5') }, five);
      checkBoth(`${family}${operator}`, ['5'], { k: known('6') }, six);
      checkBoth(`${family}${operator}`, ['5'], { k: known('x') }, operator === 'NotEquals' ? TRUE : FALSE);
    }
  });

  it('that is no address meets neither operator (L-39)', () => {
    checkBoth('IpAddress', ['10.0.0.0/8'], { k: known('x') }, FALSE);
    checkBoth('NotIpAddress', ['10.0.0.0/8'], { k: known('x') }, FALSE);
    checkBoth('NotIpAddress', ['10.0.0.0/8'], { k: known('11.0.0.1') }, TRUE);
  });
});
