/** What to try of something that several requests read, under one key or several (U-7). */
import { isMultiValuedKey, isSingleValuedKey } from '../facts/data/conditionKeys.js';
import type { ValidTest } from '../match/condition.js';
import { UNKNOWN_KEY, type ConditionContext, type KeyState } from '../match/conditionContext.js';
import { resolveOperand, type Operand } from '../match/operand.js';
import { compileGlob, globOf, literalTokens, matchesGlob, textOf, type Glob } from '../match/wildcard.js';
import { domainsOf } from '../unknown/satisfiability/domains.js';
import type { Candidates } from '../unknown/search.js';
import { conditionsOn, type ChainCondition, type ChainRequest } from './chainStep.js';

/** What STS accepts of what its callers send, whatever policies say of it. */
interface AcceptedForm {
  /** Globs of which each value matches one. */
  readonly shapes?: readonly Glob[];
  /** Whether a value can have these characters, beside others. */
  readonly mayHold: (text: string) => boolean;
}

const holding = (characters: RegExp): AcceptedForm => ({
  shapes: [compileGlob('??*')],
  mayHold: (text) => characters.test(text),
});

const name = holding(/^[\w+=,.@-]{0,64}$/);

const acceptedForms = new Map([
  ['sts:rolesessionname', name],
  ['sts:sourceidentity', name],
  ['aws:sourceidentity', name],
  ['sts:externalid', holding(/^[\w+=,.@:/-]{0,1224}$/)],
]);

const formOf = (key: string): AcceptedForm => acceptedForms.get(key) ?? { mayHold: () => true };

/** As aws:userid has a session's name, behind the id of its role; how long the name is shows where the id is written out. */
export const sessionIdAfter = (prefix: string): AcceptedForm => ({
  shapes: [compileGlob(`${prefix}??*`)],
  mayHold: (text) =>
    text.startsWith(prefix) ? name.mayHold(text.slice(prefix.length)) : /^[\w+=,.@:-]*$/.test(text),
});

export interface PlacedCondition {
  readonly condition: ChainCondition;
  /** Of the request that it is put to: its variables are read there. */
  readonly context: ConditionContext;
  /** What the state has before the text that the condition is about. */
  readonly prefix: string;
}

export const placedOn = (
  requests: readonly ChainRequest[],
  isMeant: (key: string) => boolean,
  prefix = '',
): readonly PlacedCondition[] =>
  requests.flatMap((request) =>
    conditionsOn(request, isMeant).map((condition) => ({ condition, context: request.context, prefix })),
  );

const nothingKnown: ConditionContext = {
  lookup: () => UNKNOWN_KEY,
  scalarOnMultiValued: 'never',
  caveats: 0,
};

/** `key` says of what type the values are. Complete: whatever the conditions can say together, under some state they do. */
export function candidatesFor(
  key: string,
  placed: readonly PlacedCondition[],
  known: { readonly present: boolean } & Partial<AcceptedForm>,
): Candidates<KeyState> {
  const { present, shapes, mayHold } = { ...formOf(key), ...known };
  const read = placed.flatMap((one) =>
    one.condition.readings.map((test) => ({ test, placed: one, operands: operandsOf(test, one) })),
  );
  const tests = read.map(({ test, placed: { condition }, operands }) => {
    // One that no value matches stands for no value: beside others it would hide them.
    const matched = operands.filter((operand) => mayHold(charactersOf(operand)));
    return { test: { ...test, key, operands: matched, variables: [] }, effect: condition.effect };
  });
  const isList = !isSingleValuedKey(key) && tests.some(({ test }) => test.operator.set !== 'NONE');
  const severalValues = isMultiValuedKey(key) || isList;
  const state = { kind: 'unknown', present, severalValues, ...(shapes ? { shapes } : {}) } as const;
  const open = { keys: new Map([[key, state]]), tests, templates: [], stated: new Map<string, KeyState>() };
  const [{ states, complete } = { states: [], complete: true }] = domainsOf(open, nothingKnown);
  const isWhole = read.every(({ test, operands }) => operands.length === test.operands.length);
  return { values: states, complete: complete && isWhole };
}

/** What a request can send: each value that the conditions name or that is known, and one of each further kind. */
export function sendableValues(
  key: string,
  placed: readonly PlacedCondition[],
  known: readonly KeyState[],
): Candidates<string> {
  const { values, complete } = candidatesFor(key, placed, { present: true });
  const operands = placed.flatMap(({ condition }) => condition.readings.flatMap((test) => test.operands));
  const named = operands.flatMap((operand) => (operand.kind === 'text' ? [operand.text] : []));
  const { shapes, mayHold } = formOf(key);
  const isAccepted = (text: string): boolean =>
    mayHold(text) && (shapes === undefined || shapes.some((shape) => matchesGlob(shape, text)));
  const sent = [...named, ...known.flatMap(textsOf)].filter(isAccepted);
  return { values: [...new Set([...values.flatMap(textsOf), ...sent])], complete };
}

const textsOf = (state: KeyState): readonly string[] => (state.kind === 'known' ? state.values : []);

/** Those of a test on the state, its variables filled in, as far as there is saying so. */
function operandsOf({ operands }: ValidTest, { context, prefix }: PlacedCondition): readonly Operand[] {
  return operands.flatMap((operand) => {
    const resolved = resolveOperand(operand, context);
    return (resolved && prefixed(resolved, prefix)) ?? [];
  });
}

function charactersOf(operand: Operand): string {
  if (operand.kind === 'glob') return textOf(operand.glob.tokens.filter((token) => token >= 0));
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
