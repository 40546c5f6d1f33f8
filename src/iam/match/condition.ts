/** Evaluates condition tests (L-18 to L-43); keys may be unknown (U-1, U-2). */
import { parseArn } from '../language/arn.js';
import { CAVEAT } from '../explain/caveats.js';
import { isMultiValuedKey } from '../facts/data/conditionKeys.js';
import type { Effect } from '../decide/decision.js';
import { FALSE, TRUE, UNKNOWN, and, kleene, not, or, type Kleene } from '../decide/kleene.js';
import type { ConditionTest, PolicyVersion } from '../language/statement.js';
import type { ConditionContext, KeyState, UnknownState } from './conditionContext.js';
import { compileOperand, type Operand } from './compileOperand.js';
import { parseAddress } from './ipAddress.js';
import {
  compareDatesFrom,
  compareOutside,
  compareWithShape,
  isArnShape,
  matchAddress,
  matchOperand,
  type OperandResult,
} from './operand.js';
import { parseOperator, type Operator } from './operators.js';
import { variableKeys } from './variables.js';
import type { Glob } from './wildcard.js';

/** A test that AWS would not have stored: unknown operator, or invalid base64 (L-25a, L-25c). */
interface InvalidTest {
  readonly valid: false;
  readonly source: ConditionTest;
  readonly key: string;
}

export interface ValidTest {
  readonly valid: true;
  readonly source: ConditionTest;
  /** The key in lower case (L-19). */
  readonly key: string;
  readonly operator: Operator;
  readonly operands: readonly Operand[];
  /** Whether the key is declared to hold a list (L-21). */
  readonly multiValued: boolean;
  /** Keys of the policy variables in the values, in lower case. */
  readonly variables: readonly string[];
}

export type CompiledTest = ValidTest | InvalidTest;

export function compileTest(source: ConditionTest, version: PolicyVersion): CompiledTest {
  const key = source.key.toLowerCase();
  const operator = parseOperator(source.operator);
  if (operator === undefined) return { valid: false, source, key };
  const operands: Operand[] = [];
  for (const value of source.values) {
    const operand = compileOperand(value, operator, version);
    if (operand === undefined) return { valid: false, source, key };
    operands.push(operand);
  }
  const variables = operands.flatMap((one) => (one.kind === 'template' ? variableKeys(one.template) : []));
  return { valid: true, source, key, operator, operands, multiValued: isMultiValuedKey(key), variables };
}

/** Evaluates a test (U-2). The effect matters for two cases that AWS would not have stored: L-25a and L-40. */
export function evaluateTest(test: CompiledTest, effect: Effect, context: ConditionContext): Kleene {
  if (!test.valid) return effect === 'ALLOW' ? FALSE : UNKNOWN;
  const state = context.lookup(test.key);
  if (test.operator.family === 'null') return evaluateNull(test, state, context);
  switch (state.kind) {
    case 'absent':
      return whenAbsent(test.operator, context);
    case 'known':
      return whenKnown(test, state.values, effect, context);
    case 'unknown': {
      if (state.spellings !== undefined) return whenSpelled(test, state.spellings, effect, context);
      const whenPresent = whenUnknown(test, state, effect, context);
      if (state.present) return whenPresent;
      return whenPresent === whenAbsent(test.operator, context) ? whenPresent : UNKNOWN;
    }
  }
}

/** Evaluates Null (L-41). An empty set counts as absent (L-23a). */
function evaluateNull(test: ValidTest, state: KeyState, context: ConditionContext): Kleene {
  const whenPresent = kleene(asksForNull(test, false));
  if (state.kind === 'unknown')
    return state.present ? whenPresent : agreed(whenPresent, whenNull(test, context));
  return state.kind === 'known' && state.values.length > 0 ? whenPresent : whenNull(test, context);
}

const asksForNull = ({ operands }: ValidTest, absent: boolean): boolean =>
  operands.some((operand) => operand.kind === 'truth' && operand.value === absent);

/** E-86: with a set operator, AWS does not document whether Null or the set operator decides for no values. */
function whenNull(test: ValidTest, context: ConditionContext): Kleene {
  const asked = kleene(asksForNull(test, true));
  const { set } = test.operator;
  const other = set === 'NONE' ? asked : kleene(set === 'ALL');
  if (asked !== other) context.caveats |= CAVEAT.SET_NULL;
  return agreed(asked, other);
}

/** L-20: missing keys; L-22: the set prefix ForAnyValue; L-23: the set prefix ForAllValues. */
function whenAbsent({ set, ifExists, negated }: Operator, context: ConditionContext): Kleene {
  if (set === 'ANY') {
    if (ifExists) context.caveats |= CAVEAT.ANY_IF_EXISTS;
    return FALSE;
  }
  return kleene(set === 'ALL' || ifExists || negated);
}

/** E-74: an Allow may require either spelling, a Deny may spare either; otherwise it is open if they differ. */
function whenSpelled(
  test: ValidTest,
  spellings: readonly string[],
  effect: Effect,
  context: ConditionContext,
): Kleene {
  const outcomes = spellings.map((spelling) => whenKnown(test, [spelling], effect, context));
  const [first = UNKNOWN] = outcomes;
  if (outcomes.every((outcome) => outcome === first)) return first;
  context.caveats |= CAVEAT.PROVIDER_SPELLING;
  const lenient = effect === 'ALLOW' ? TRUE : FALSE;
  const namesIt = (effect === 'ALLOW') !== test.operator.negated;
  return namesIt && outcomes.includes(lenient) ? lenient : UNKNOWN;
}

/** Evaluates a test on known values (L-21 to L-23a). */
function whenKnown(
  test: ValidTest,
  values: readonly string[],
  effect: Effect,
  context: ConditionContext,
): Kleene {
  const { set } = test.operator;
  const [first] = values;
  if (set === 'NONE') {
    const isOne = values.length === 1 && first !== undefined && !test.multiValued;
    return isOne ? testValue(test, first, effect, context) : FALSE;
  }
  const every = set === 'ALL';
  let result: Kleene = every ? TRUE : FALSE;
  for (const value of values) {
    const single = testValue(test, value, effect, context);
    result = every ? and(result, single) : or(result, single);
  }
  if (set === 'ALL' && result !== TRUE && values.includes('')) context.caveats |= CAVEAT.EMPTY_IN_SET;
  return result;
}

/** Tests one value of the key. Malformed addresses and ARNs match neither an operator nor its negation (L-39, L-40). */
function testValue(test: ValidTest, value: string, effect: Effect, context: ConditionContext): Kleene {
  const { family } = test.operator;
  if (family === 'address') {
    const address = parseAddress(value);
    if (address === undefined) return FALSE;
    return decideList(test, effect, (operand) => matchAddress(operand, address, context));
  }
  if (family === 'arn' && parseArn(value) === undefined) return FALSE;
  return decideList(test, effect, (operand) => matchOperand(operand, value, context));
}

/**
 * L-18, L-40: the first operand that matches or cannot be parsed decides. If an operand is open, the result is certain
 * only if later operands agree with what it would decide. A variable may yield text that cannot be parsed.
 */
function decideList(
  { operator, operands }: ValidTest,
  effect: Effect,
  resultOf: (operand: Operand) => OperandResult,
): Kleene {
  const matched = kleene(!operator.negated);
  const unparsable = operator.family === 'arn' ? kleene(effect === 'DENY') : matched;
  let open: Kleene | undefined;
  for (const operand of operands) {
    const result = resultOf(operand);
    if (result === 'UNPARSABLE') return agreed(open, unparsable);
    if (result === TRUE) return agreed(open, matched);
    if (result === UNKNOWN)
      open = agreed(open, operand.kind === 'template' ? agreed(matched, unparsable) : matched);
  }
  return agreed(open, not(matched));
}

function agreed(a: Kleene | undefined, b: Kleene): Kleene {
  return a === undefined || a === b ? b : UNKNOWN;
}

/** Returns the outcome for every value that the key could have; unknown if values differ (U-2). */
function whenUnknown(
  test: ValidTest,
  state: UnknownState,
  effect: Effect,
  context: ConditionContext,
): Kleene {
  const { shapes, excludes, severalValues = false } = state;
  const { set, negated, family } = test.operator;
  const scalar = set === 'NONE';
  for (const operand of test.operands) {
    if (operand.kind === 'template' && operand.mode === 'bool') context.caveats |= CAVEAT.BOOL_VARIABLE;
    if (operand.kind === 'network' && operand.network.isBareV6) context.caveats |= CAVEAT.BARE_IPV6;
  }
  if (scalar && test.multiValued) return FALSE;
  if (shapes !== undefined && scalar && family !== 'address') {
    return shapes.map((shape) => whenShaped(test, shape, effect)).reduce(agreed);
  }
  if (excludes !== undefined && scalar)
    return decideList(test, effect, (operand) => compareOutside(operand, excludes));
  if (state.notBefore !== undefined && !severalValues)
    return whenTimed(test, state.notBefore, effect, context);
  if (!test.operands.every((operand) => operand.kind === 'nothing')) return UNKNOWN;
  if (!negated) return set === 'ALL' ? UNKNOWN : FALSE;
  const mayMatchNeither = family === 'address' || family === 'arn' || (scalar && severalValues);
  return set === 'ANY' || mayMatchNeither ? UNKNOWN : TRUE;
}

/** Like `testValue` for all dates from one on (E-93). Adds the clock caveat if another clock could decide otherwise. */
function whenTimed(
  test: ValidTest,
  { earliest, settled }: NonNullable<UnknownState['notBefore']>,
  effect: Effect,
  context: ConditionContext,
): Kleene {
  const from = (date: bigint): Kleene =>
    decideList(test, effect, (operand) => compareDatesFrom(operand, test.key, date));
  const outcome = from(earliest);
  if (outcome !== UNKNOWN && from(settled) === UNKNOWN) context.caveats |= CAVEAT.CLOCK;
  return outcome;
}

/** Like `testValue` for all values of a shape. */
function whenShaped(test: ValidTest, shape: Glob, effect: Effect): Kleene {
  if (test.operator.family === 'arn' && !isArnShape(shape)) return FALSE;
  return decideList(test, effect, (operand) => compareWithShape(operand, shape));
}
