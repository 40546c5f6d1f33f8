/** The states to try of something that several requests read, under one key or several (U-7). */
import { isMultiValuedKey, isSingleValuedKey } from '../facts/data/conditionKeys.js';
import type { ValidTest } from '../match/condition.js';
import { UNKNOWN_KEY, type ConditionContext, type KeyState } from '../match/conditionContext.js';
import { resolveOperand, type Operand } from '../match/operand.js';
import { globOf, literalTokens, matchesGlob, type Glob } from '../match/wildcard.js';
import { domainAlone } from '../unknown/satisfiability/domains.js';
import type { OpenTest } from '../unknown/satisfiability/satisfiabilityProblem.js';
import { acceptedAs } from './accepted.js';
import type { ChainCondition } from './chainStep.js';

export interface Candidates {
  readonly states: readonly KeyState[];
  /** Whatever the conditions can say together, under some state they say it. */
  readonly complete: boolean;
}

export interface PlacedCondition {
  readonly condition: ChainCondition;
  /** Of the request that it is put to: its variables are read there. */
  readonly context: ConditionContext;
  /** What the state has before the text that the condition is about. */
  readonly prefix?: string;
}

export interface ValueForm {
  readonly present: boolean;
  /** Globs of which each value matches one. */
  readonly shapes?: readonly Glob[];
  /** Whether a value can have these characters, beside others. */
  readonly mayHold?: (text: string) => boolean;
}

const nothingKnown: ConditionContext = {
  lookup: () => UNKNOWN_KEY,
  scalarOnMultiValued: 'never',
  caveats: 0,
};

/** `key` says of what type the values are. */
export function candidatesFor(key: string, placed: readonly PlacedCondition[], form: ValueForm): Candidates {
  const { mayHold = acceptedAs(key).mayHold } = form;
  const read = placed.flatMap((one) =>
    one.condition.readings.map((test) => readPlaced(key, test, one, mayHold)),
  );
  const tests = read.map(({ open }) => open);
  const severalValues =
    isMultiValuedKey(key) ||
    (!isSingleValuedKey(key) && tests.some(({ test }) => test.operator.set !== 'NONE'));
  const { shapes = acceptedAs(key).shapes } = form;
  const state = {
    kind: 'unknown',
    present: form.present,
    severalValues,
    ...(shapes === undefined ? {} : { shapes }),
  } as const;
  const { states, complete } = domainAlone(key, state, tests, nothingKnown);
  return { states, complete: complete && read.every(({ isWhole }) => isWhole) };
}

export interface ChainValues {
  readonly all: readonly string[];
  readonly complete: boolean;
}

/** What a request can send: each value that the conditions name, and one of each further kind. */
export function valuesFor(
  key: string,
  placed: readonly PlacedCondition[],
  form: ValueForm,
  knownContext: readonly KeyState[],
): ChainValues {
  const { states, complete } = candidatesFor(key, placed, form);
  const operands = placed.flatMap(({ condition }) => condition.readings.flatMap((test) => test.operands));
  const named = [
    ...operands.flatMap((operand) => (operand.kind === 'text' ? [operand.text] : [])),
    ...knownContext.flatMap(textsOf),
  ];
  const { shapes, mayHold } = acceptedAs(key);
  const isShaped = (text: string): boolean =>
    shapes === undefined || shapes.some((shape) => matchesGlob(shape, text));
  const sent = named.filter((text) => mayHold(text) && isShaped(text));
  return { all: [...new Set([...states.flatMap(textsOf), ...sent])], complete };
}

const textsOf = (state: KeyState): readonly string[] => (state.kind === 'known' ? state.values : []);

interface Read {
  readonly open: OpenTest;
  /** Nothing of it had to be left out. */
  readonly isWhole: boolean;
}

/** The test as one on the state, its variables filled in. */
function readPlaced(
  key: string,
  test: ValidTest,
  { condition, context, prefix = '' }: PlacedCondition,
  mayHold: (text: string) => boolean,
): Read {
  const resolved = test.operands.map((operand) => resolveOperand(operand, context));
  const operands = resolved.flatMap((operand) => (operand ? [prefixed(operand, prefix)] : []));
  const kept = operands.filter((operand) => operand !== undefined);
  // One that no value matches stands for no value: beside others it would hide them.
  const matched = kept.filter((operand) => mayHold(charactersOf(operand)));
  return {
    open: { test: { ...test, key, operands: matched, variables: [] }, effect: condition.effect },
    isWhole: kept.length === test.operands.length,
  };
}

function charactersOf(operand: Operand): string {
  if (operand.kind === 'glob')
    return String.fromCharCode(...operand.glob.tokens.filter((token) => token >= 0));
  return operand.kind === 'text' || operand.kind === 'textIgnoreCase' ? operand.text : '';
}

/** The same said of a text with something before it; undefined where there is no saying so. */
function prefixed(operand: Operand, prefix: string): Operand | undefined {
  if (prefix === '') return operand;
  switch (operand.kind) {
    case 'text':
      return { kind: 'text', text: prefix + operand.text };
    case 'textIgnoreCase':
      return { kind: 'textIgnoreCase', text: prefix.toLowerCase() + operand.text };
    case 'glob':
      return { kind: 'glob', glob: globOf([...literalTokens(prefix), ...operand.glob.tokens]) };
    case 'truth':
      return { kind: 'textIgnoreCase', text: `${prefix.toLowerCase()}true` };
    default:
      return operand.kind === 'nothing' ? operand : undefined;
  }
}
