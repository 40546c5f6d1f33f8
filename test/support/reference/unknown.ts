/** What an answer about unknown keys claims of their completions, and whether the reference bears it out (P-9, U-5). */
import type { AccessEvaluation, UnresolvedCondition } from '../../../src/iam/decide/decision.js';
import { candidatesOf } from './candidates.js';
import type { CaseJson } from './cases.js';
import { complete, completionsOf, manyCompletions, sample, type Completion } from './completions.js';
import { testHolds } from './conditions.js';
import { contextOf } from './context.js';
import { referenceDecide, type ReferenceDecision } from './decide.js';
import { engineChoices } from './engine.js';
import { answerTo } from './laws.js';
import { parseOperator } from './operators.js';
import { randomFrom } from './random.js';
import { unknownKeys } from './unknownArbitraries.js';

const sampledCompletions = 15;
const searchedCompletions = 4_000;

/** How the answer is wrong, or undefined. */
export function wrongAbout(testCase: CaseJson, again: number): string | undefined {
  const answer = answerTo(testCase);
  const decided = answer.decision === 'CONDITIONAL' ? wrongCondition : wrongCertainty;
  return decided(testCase, answer, again);
}

function describe(completion: Completion): string {
  return JSON.stringify(Object.fromEntries(completion));
}

/** ALLOWED and denied hold for every completion. */
function wrongCertainty(
  testCase: CaseJson,
  { decision }: AccessEvaluation,
  again: number,
): string | undefined {
  const keys = unknownKeys(testCase);
  for (const completion of completionsOf(keys, testCase, randomFrom(again), sampledCompletions)) {
    const reference = referenceDecide(complete(testCase, completion));
    if (!isCertain(decision, reference)) return `${decision}, but ${reference} with ${describe(completion)}`;
  }
  return undefined;
}

function isCertain(decision: string, reference: ReferenceDecision): boolean {
  if (decision === 'UNKNOWN') return true;
  if (decision === 'IMPLICIT_DENY') return ['IMPLICIT_DENY', 'EXPLICIT_DENY', 'DENIED'].includes(reference);
  return decision === 'EXPLICIT_DENY' && reference === 'DENIED' ? true : decision === reference;
}

/** CONDITIONAL: some completion is allowed and some is not, and what is said to suffice does. */
function wrongCondition(testCase: CaseJson, answer: AccessEvaluation, again: number): string | undefined {
  return (
    wrongExample(testCase, answer) ??
    wrongResiduals(testCase, answer, again) ??
    wrongDoubt(testCase, answer, again)
  );
}

function wrongExample(testCase: CaseJson, answer: AccessEvaluation): string | undefined {
  if (answer.exampleContext === undefined) return undefined;
  const completion = filled(testCase, new Map(answer.exampleContext.map(({ key, values }) => [key, values])));
  const reference = referenceDecide(complete(testCase, completion));
  const fits = reference === 'ALLOWED' || (reference === 'CONDITIONAL' && answer.preconditions.length > 0);
  return fits ? undefined : `the example ${describe(completion)} is ${reference}`;
}

/** Keys that it does not name are absent or, where a request always has them, may hold anything. */
function filled(testCase: CaseJson, completion: Completion): Completion {
  const always = unknownKeys(testCase).filter((model) => model.always === true);
  const filler = always.map((model) => [model.key, candidatesOf(model, testCase)[0] ?? null] as const);
  return new Map([...filler, ...completion].map(([key, values]) => [key.toLowerCase(), values]));
}

/** Wherever all conditions hold, the request is allowed. */
function wrongResiduals(testCase: CaseJson, answer: AccessEvaluation, again: number): string | undefined {
  const { conditions, preconditions, approximate } = answer;
  if (approximate || preconditions.length > 0 || conditions.length === 0) return undefined;
  const keys = unknownKeys(testCase);
  for (const completion of completionsOf(keys, testCase, randomFrom(again), sampledCompletions)) {
    const completed = complete(testCase, completion);
    if (!conditions.every((condition) => isMet(condition, completed))) continue;
    const reference = referenceDecide(completed);
    if (reference !== 'ALLOWED')
      return `${reference} with ${describe(completion)}, which meets ${JSON.stringify(conditions.map(brief))}`;
  }
  return undefined;
}

function brief({ effect, operator, key, values }: UnresolvedCondition): string {
  return `${effect} ${operator} ${key} ${values.join('|')}`;
}

/** An Allow's condition has to hold, a Deny's has to fail. One that is no operator is taken as not met. */
function isMet({ operator, key, values, effect }: UnresolvedCondition, testCase: CaseJson): boolean {
  const parsed = parseOperator(operator);
  if (parsed === undefined) return false;
  const { values: valuesOf, isMultivalued, variable } = contextOf(testCase);
  const holds = testHolds(
    { operator: parsed, key, policyValues: values },
    {
      effect: effect === 'ALLOW' ? 'Allow' : 'Deny',
      values: valuesOf,
      isMultivalued,
      lookup: variable,
    },
  );
  return holds === (effect === 'ALLOW');
}

function wrongDoubt(
  testCase: CaseJson,
  { approximate, preconditions, exampleContext }: AccessEvaluation,
  again: number,
): string | undefined {
  if (approximate || preconditions.length > 0) return undefined;
  /** The example has been checked by now. */
  const found = new Set<boolean>(exampleContext === undefined ? [] : [true]);
  for (const completion of doubtfulCompletions(testCase, again)) {
    const reference = referenceDecide(complete(testCase, completion));
    if (reference === 'CONDITIONAL' || reference === 'UNKNOWN') return undefined;
    found.add(reference === 'ALLOWED');
    if (found.size === 2) return undefined;
  }
  return `CONDITIONAL, but ${found.has(true) ? 'all' : 'none'} of the completions are allowed`;
}

/** At last those that the engine tells apart: it may know better where to look, but the reference judges them too. */
function* doubtfulCompletions(testCase: CaseJson, again: number): Generator<Completion> {
  yield* manyCompletions(unknownKeys(testCase), testCase, randomFrom(again), searchedCompletions);
  for (const completion of sample(engineChoices(testCase), randomFrom(again), searchedCompletions))
    yield filled(testCase, completion);
}
