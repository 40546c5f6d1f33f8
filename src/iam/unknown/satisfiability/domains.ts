/** Finds states to try for each unknown key: values for every outcome of its tests, sets of them, and absence (U-7). */
import {
  isMultiValuedKey,
  keyType,
  REQUEST_TAG,
  TAG_KEYS,
  TRANSITIVE_TAG_KEYS,
} from '../../facts/data/conditionKeys.js';
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
import type { Candidates } from '../search.js';
import { linksOf, type Links } from './links.js';
import type { OpenKeys, OpenTest } from './satisfiabilityProblem.js';
import { valuesFor } from './values.js';
import { MOST_COMPARISONS, MOST_OPEN_VALUES, MOST_VALUE_SETS } from '../../limits.js';

export interface Domain {
  readonly key: string;
  /** The states, absence first if it is possible. */
  readonly states: readonly KeyState[];
  readonly complete: boolean;
  /** Whether its tests read other unknown keys too (U-7a). */
  readonly linked: boolean;
}

/** Returns one domain per unknown key, in the order in which the keys occur. */
export function domainsOf(problem: OpenKeys, context: ConditionContext): readonly Domain[] {
  const links = linksOf(problem, context);
  return [...problem.keys].map(([key, state]) => domainOf(key, state, problem, links, context));
}

function domainOf(
  key: string,
  state: UnknownState,
  problem: OpenKeys,
  links: Links,
  base: ConditionContext,
): Domain {
  const reading = problem.tests.filter(({ test }) => test.key === key || test.variables.includes(key));
  const component = links.keysWith(key);
  const own = problem.tests.filter(({ test }) => component.has(test.key));
  const further = atMost(MOST_OPEN_VALUES, {
    values: links.operandsOf(key),
    complete: links.isComplete(key),
  });
  const operands = [...own.flatMap(({ test }) => test.operands), ...further.values];
  const plain = operands.flatMap((operand) => resolveOperand(operand, base) ?? []);
  const families = new Set(own.map(({ test }) => test.operator.family));
  if ([...component].some((one) => one !== key && keyType(one) === 'ARN')) families.add('arn');
  const share = Math.ceil(Math.log2(problem.keys.size));
  const all = valuesFor(key, { operands: plain, families }, state, component.size, share);
  const found = atMost(MOST_COMPARISONS / Math.max(operands.length, 1), all);
  const linked = component.size > 1 || links.isLinked(key);
  const hasTagTies = isTiedByTags(key, problem.keys);
  const presenceCounts = (one: KeyState): boolean => hasTagTies && isPresent(one);
  const scalars = reading.map(asScalar);
  const singles = linked
    ? found.values
    : oneOfEach(found.values, (value) => signature(key, known([value]), scalars, base));
  const sets =
    state.severalValues === true
      ? setsOf(key, singles, reading, linked)
      : { values: singles.map((value) => [value]), complete: true };
  const possible = [...(state.present ? [] : [ABSENT]), ...sets.values.map(known)];
  const states = possible.filter((one) => suitsTags(key, one, problem.stated));
  return {
    key,
    states: linked
      ? states
      : oneOfEach(states, (one) => signature(key, one, reading, base, presenceCounts(one))),
    complete: found.complete && sets.complete && further.complete,
    linked,
  };
}

const atMost = <T>(most: number, { values, complete }: Candidates<T>): Candidates<T> =>
  values.length <= most ? { values, complete } : { values: values.slice(0, most), complete: false };

const known = (values: readonly string[]): KeyState => ({ kind: 'known', values });

const asScalar = ({ test, effect }: OpenTest): OpenTest => ({
  effect,
  test: { ...test, multiValued: false, operator: { ...test.operator, set: 'NONE' } },
});

/** Keeps one item of each name, and all items without a name. */
function oneOfEach<T>(items: readonly T[], nameOf: (item: T) => string | undefined): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const name = nameOf(item);
    if (name === undefined) return true;
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}

/** Returns the outcomes of all tests; undefined if one is open, because it depends on another key. */
function signature(
  key: string,
  state: KeyState,
  tests: readonly OpenTest[],
  base: ConditionContext,
  presenceCounts = false,
): string | undefined {
  const context = withOverrides(base, new Map([[key, state]]));
  let text = String(presenceCounts);
  for (const { test, effect } of tests) {
    const outcome = evaluateTest(test, effect, context);
    if (outcome === UNKNOWN) return undefined;
    text += String(outcome);
  }
  return text;
}

/**
 * Returns every set with at most as many members as there are set tests. Scalar tests and variables also distinguish
 * one value from several (L-21, L-27): then two equal values are tried as well.
 */
function setsOf(
  key: string,
  singles: readonly string[],
  tests: readonly OpenTest[],
  linked: boolean,
): Candidates<readonly string[]> {
  const setTests = tests.filter(({ test }) => test.key === key && test.operator.set !== 'NONE').length;
  const mixed = !isMultiValuedKey(key) && (linked || tests.length > setTests);
  const size = Math.max(mixed ? 2 : 1, setTests);
  const sets: (readonly string[])[] = [[]];
  let longest: readonly (readonly number[])[] = [[]];
  for (let length = 1; length <= size; length += 1) {
    longest = longest.flatMap((members) =>
      [...singles.keys()].slice((members.at(-1) ?? -1) + 1).map((next) => [...members, next]),
    );
    if (sets.length + longest.length > MOST_VALUE_SETS) return { values: sets, complete: false };
    sets.push(...longest.map((members) => members.flatMap((at) => singles[at] ?? [])));
  }
  return { values: mixed ? [...sets, ...singles.map((value) => [value, value])] : sets, complete: true };
}

// ── Dependencies between the tags that a request passes and the list of their keys (U-7c) ────────────────────────────

/** Whether the key is about a tag, or about a list of some tag keys. */
const isOfTags = (key: string): boolean => key.startsWith(REQUEST_TAG) || key === TRANSITIVE_TAG_KEYS;

/** Whether the possible states of the key depend on some of the other keys. */
const isTiedByTags = (key: string, keys: ReadonlyMap<string, unknown>): boolean =>
  key === TAG_KEYS ? [...keys.keys()].some(isOfTags) : isOfTags(key) && keys.has(TAG_KEYS);

const isPresent = (state: KeyState): boolean => state.kind === 'known' && state.values.length > 0;

/** Whether the key can have the state together with the others. */
export function suitsTags(
  key: string,
  state: KeyState,
  others: Iterable<readonly [string, KeyState]>,
): boolean {
  if (key === TAG_KEYS)
    return isPresent(state) || ![...others].some(([other, its]) => isOfTags(other) && isPresent(its));
  if (!isOfTags(key) || !isPresent(state)) return true;
  return [...others].every(([other, its]) => other !== TAG_KEYS || its.kind === 'unknown' || isPresent(its));
}

/** Whether the keys, each in one of its states, may agree. False: some certainly contradict each other. */
export function canTagsAgree(statesOf: ReadonlyMap<string, readonly KeyState[]>): boolean {
  const lists = statesOf.get(TAG_KEYS);
  if (lists === undefined || lists.some(isPresent)) return true;
  return [...statesOf].every(([key, states]) => !isOfTags(key) || !states.every(isPresent));
}
