/** For each unknown key the states to try: values for every outcome of its tests, sets of them, and absence (U-7). */
import { isMultiValuedKey } from '../../facts/data/conditionKeys.js';
import { withOverrides } from '../../facts/buildContext.js';
import { UNKNOWN } from '../../decide/kleene.js';
import { evaluateTest } from '../../match/condition.js';
import {
  ABSENT,
  type ConditionContext,
  type KeyState,
  type UnknownState,
} from '../../match/conditionContext.js';
import { resolveOperand } from '../../match/operand.js';
import { isPresent, isTiedByTags, suitsTags } from './requestTags.js';
import { linksOf, type Links } from './links.js';
import { readResource } from '../../match/resourceElement.js';
import type { OpenTest, SatisfiabilityProblem, Setting } from './satisfiabilityProblem.js';
import { valuesFor, type CandidateValues } from './values.js';

export interface Domain {
  readonly key: string;
  /** Absence first, where it is possible. */
  readonly states: readonly KeyState[];
  readonly complete: boolean;
  /** Its tests read other unknown keys too (U-7a). */
  readonly linked: boolean;
}

/** Sets of values multiply quickly; beyond this many the domain is not known to be complete. */
const MAX_STATES = 1_500;

/** One domain per unknown key, in the order in which the keys come up. */
export function domainsOf(problem: SatisfiabilityProblem, scope: Setting): readonly Domain[] {
  const links = linksOf(problem, scope);
  return [...problem.keys].map(([key, state]) => domainOf(key, state, problem, links, scope));
}

const noResource = readResource('*', true);

/** That of one key alone, whose tests read nothing else that is unknown. */
export function domainAlone(
  key: string,
  state: UnknownState,
  tests: readonly OpenTest[],
  context: ConditionContext,
): Domain {
  const problem: SatisfiabilityProblem = {
    hits: [],
    tests,
    templates: [],
    keys: new Map([[key, state]]),
    stated: new Map(),
  };
  const setting: Setting = { resource: noResource, context };
  return domainOf(key, state, problem, linksOf(problem, setting), setting);
}

function domainOf(
  key: string,
  state: UnknownState,
  problem: SatisfiabilityProblem,
  links: Links,
  scope: Setting,
): Domain {
  const reading = problem.tests.filter(({ test }) => test.key === key || test.variables.includes(key));
  const component = links.componentOf(key);
  const own = problem.tests.filter(({ test }) => component.keys.has(test.key));
  const operands = [...own.flatMap(({ test }) => test.operands), ...links.literalsOf(key)];
  const plain = operands.flatMap((operand) => resolveOperand(operand, scope.context) ?? []);
  const families = new Set(own.map(({ test }) => test.operator.family));
  const values = valuesFor(key, { operands: plain, families }, state, component.keys.size);
  const linked = component.keys.size > 1 || links.isLinked(key);
  const singles = linked ? values.values : distinctSingles(key, values.values, reading, scope);
  const sets =
    state.severalValues === true ? setsOf(key, singles, reading, linked, scope) : eachAlone(singles);
  const all: readonly KeyState[] = [
    ...(state.present ? [] : [ABSENT]),
    ...sets.states.map((members): KeyState => ({ kind: 'known', values: members })),
  ];
  const states = all.filter((one) => suitsTags(key, one, problem.stated));
  const tells = isTiedByTags(key, problem.keys) ? isPresent : () => true;
  return {
    key,
    states: linked ? states : distinctStates(key, states, reading, scope, tells),
    complete: values.complete && sets.complete && links.isComplete(key),
    linked,
  };
}

/** One value for each combination of outcomes; values whose outcome hangs on another key are kept apart. */
function distinctSingles(
  key: string,
  values: CandidateValues['values'],
  tests: readonly OpenTest[],
  scope: Setting,
): readonly string[] {
  const single = tests.map(({ test, effect }) => ({
    effect,
    test: { ...test, multiValued: false, operator: { ...test.operator, set: 'NONE' as const } },
  }));
  return distinctBy(values, (value) => signature(key, { kind: 'known', values: [value] }, single, scope));
}

function distinctStates(
  key: string,
  states: readonly KeyState[],
  tests: readonly OpenTest[],
  scope: Setting,
  tells: (state: KeyState) => boolean,
): readonly KeyState[] {
  return distinctBy(states, (state) => {
    const outcomes = signature(key, state, tests, scope);
    return outcomes === undefined ? undefined : `${outcomes} ${String(tells(state))}`;
  });
}

function distinctBy<T>(items: readonly T[], keyOf: (item: T) => string | undefined): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (key === undefined) return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The outcomes of all tests, or undefined where one of them is still open. */
function signature(
  key: string,
  state: KeyState,
  tests: readonly OpenTest[],
  scope: Setting,
): string | undefined {
  const context = withOverrides(scope.context, new Map([[key, state]]));
  let text = '';
  for (const { test, effect } of tests) {
    const outcome = evaluateTest(test, effect, context);
    if (outcome === UNKNOWN) return undefined;
    text += String(outcome);
  }
  return text;
}

interface Sets {
  readonly states: readonly (readonly string[])[];
  readonly complete: boolean;
}

function eachAlone(singles: readonly string[]): Sets {
  return { states: singles.map((value) => [value]), complete: true };
}

/**
 * Every set with at most as many members as there are set tests. A scalar test and a variable also tell one value
 * from several (L-21, L-27): then two of one kind are tried as well.
 */
function setsOf(
  key: string,
  singles: readonly string[],
  tests: readonly OpenTest[],
  linked: boolean,
  scope: Setting,
): Sets {
  const setTests = tests.filter(({ test }) => test.key === key && test.operator.set !== 'NONE').length;
  const declared = isMultiValuedKey(key);
  const scalars = scope.context.scalarOnMultiValued === 'any' ? tests.length - setTests : 0;
  const mixed = !declared && (linked || tests.length > setTests);
  const size = Math.max(mixed ? 2 : 1, setTests + scalars);
  let states: readonly (readonly string[])[] = [[]];
  let frontier: readonly { readonly members: readonly string[]; readonly next: number }[] = [
    { members: [], next: 0 },
  ];
  for (let length = 1; length <= size; length += 1) {
    frontier = frontier.flatMap(({ members, next }) =>
      singles.slice(next).map((value, i) => ({ members: [...members, value], next: next + i + 1 })),
    );
    if (states.length + frontier.length > MAX_STATES) return { states, complete: false };
    states = [...states, ...frontier.map(({ members }) => members)];
  }
  if (mixed) states = [...states, ...singles.map((value) => [value, value])];
  return { states, complete: true };
}
