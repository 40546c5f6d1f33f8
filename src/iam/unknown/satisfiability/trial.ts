/** Evaluates the formula for states of the unknown keys, as far as they can matter (U-7b). */
import { withOverrides } from '../../facts/buildContext.js';
import {
  evaluateStatement,
  type Hit,
  type EvaluationScope,
  type StatementOutcome,
} from '../../decide/evaluate.js';
import { deniesOf, evaluateFormula, type Formula, type FormulaReading } from '../../decide/formula.js';
import { FALSE, TRUE, and, not, type Kleene } from '../../decide/kleene.js';
import { evaluateTest } from '../../match/condition.js';
import type { KeyState } from '../../match/conditionContext.js';
import type { KeyKnowledge } from '../minimalConditions.js';
import type { Residual } from '../residual.js';
import { findCheapest, type SearchResult, type WorkBound } from '../search.js';
import { canTagsAgree, suitsTags, type Domain } from './domains.js';
import type { SatisfiabilityProblem } from './satisfiabilityProblem.js';
import { TAG_KEYS } from '../../facts/data/conditionKeys.js';

export type Assignment = ReadonlyMap<string, KeyState>;
export const nothingAssigned: Assignment = new Map();

/** Returns the outcome for an assignment, whatever the keys are that it leaves open. */
type Outcome = (assignment: Assignment) => Kleene;

/** The outcomes of the formula, and of whether some Deny matches. */
export interface Trial {
  readonly value: Outcome;
  readonly denies: Outcome;
}

/** Makes a trial that evaluates a statement once for each combination of states of the keys that it reads. */
export function trialOf(formula: Formula, problem: SatisfiabilityProblem, scope: EvaluationScope): Trial {
  const ids = new Map<KeyState, number>();
  const outcomes = new Map(problem.hits.map((hit) => [hit, rememberedOutcome(hit, problem, scope, ids)]));
  const readingFor = (assignment: Assignment): FormulaReading => ({
    worst: false,
    outcomeOf: (hit) => outcomes.get(hit)?.(assignment) ?? hit,
  });
  return {
    value: (assignment) => evaluateFormula(formula, readingFor(assignment)),
    denies: (assignment) => deniesOf(formula, readingFor(assignment)),
  };
}

function rememberedOutcome(
  { statement }: Hit,
  { keys }: SatisfiabilityProblem,
  scope: EvaluationScope,
  ids: Map<KeyState, number>,
): (assignment: Assignment) => StatementOutcome {
  const own = [...statement.referencedKeys].filter((key) => keys.has(key));
  const known = new Map<string, StatementOutcome>();
  return (assignment) => {
    let name = '';
    for (const key of own) name += `${String(idOf(assignment.get(key), ids))},`;
    const cached = known.get(name);
    if (cached !== undefined) return cached;
    const outcome = evaluateStatement(statement, scope, withOverrides(scope.context, assignment));
    known.set(name, outcome);
    return outcome;
  };
}

/** Returns a number for the state; 0 for a key that is not decided yet. */
function idOf(state: KeyState | undefined, ids: Map<KeyState, number>): number {
  if (state === undefined) return 0;
  const id = ids.get(state) ?? ids.size + 1;
  ids.set(state, id);
  return id;
}

/** Finds the assignment with the fewest values for which the outcome is true. */
export const findAssignment = (
  outcomeOf: Outcome,
  domains: readonly Domain[],
  bound: WorkBound,
  from: Assignment = nothingAssigned,
): SearchResult<Assignment> =>
  findCheapest<Assignment, readonly [string, KeyState]>(
    { values: [from], complete: true },
    {
      length: domains.length,
      candidatesIn: (assignment, at) => {
        const domain = domains[at];
        if (domain === undefined) return { values: [], complete: true };
        const states = statesBeside(assignment, domain);
        return { values: states.map((state) => [domain.key, state]), complete: domain.complete };
      },
      after: (assignment, [key, state]) => new Map(assignment).set(key, state),
      outcomeOf,
      costOf: (assignment) => {
        let cost = 0;
        for (const { kind } of assignment.values()) if (kind === 'known') cost += 1;
        return cost;
      },
    },
    bound,
  );

/** Whether the outcome is true whatever the keys are. */
export const isAlways = (
  outcomeOf: Outcome,
  domains: readonly Domain[],
  bound: WorkBound,
  from?: Assignment,
): boolean =>
  findAssignment((assignment) => not(outcomeOf(assignment)), domains, bound, from).kind === 'NONE';

export const statesBeside = (assignment: Assignment, { key, states }: Domain): readonly KeyState[] =>
  states.filter((state) => suitsTags(key, state, assignment));

// ── What the domains tell about sets of conditions: whether they can be met together, and whether one follows (U-6) ──

type Condition = Extract<Residual, { kind: 'condition' }>;

export function knowledgeOf(
  domains: readonly Domain[],
  scope: EvaluationScope,
  bound: WorkBound,
): KeyKnowledge {
  const byKey = new Map(domains.map((domain) => [domain.key, domain]));
  const meets = rememberedOutcomes(scope);
  const isLinked = ({ test }: Condition): boolean =>
    [test.key, ...test.variables].some((key) => byKey.get(key)?.linked === true);
  return {
    satisfiable(residuals, added) {
      const met = new Map<string, readonly KeyState[]>();
      const all = byTheirKeys(residuals);
      // Dependencies between tags concern all of their keys.
      for (const key of all.has(TAG_KEYS) ? all.keys() : byTheirKeys(added).keys()) {
        const domain = byKey.get(key);
        if (domain?.complete !== true) continue;
        const conditions = all.get(key) ?? [];
        const states = domain.states.filter((state, i) =>
          conditions.every((one) => meets(one, state, i) !== FALSE),
        );
        if (states.length === 0) return false;
        met.set(key, states);
      }
      if (!canTagsAgree(met)) return false;
      if (!added.some((one) => isCondition(one) && isLinked(one))) return true;
      const linked = residuals.filter(isCondition).filter(isLinked);
      const keys = new Set(linked.flatMap(({ test }) => [test.key, ...test.variables]));
      const own = domains.filter(({ key }) => keys.has(key));
      return findAssignment((state) => areMet(linked, state, scope), own, bound).kind !== 'NONE';
    },
    implied(residual, others) {
      if (!isCondition(residual)) return false;
      const { key } = residual.test;
      const domain = byKey.get(key);
      if (domain?.complete !== true || domain.linked) return false;
      const conditions = others.filter(isCondition).filter(({ test }) => test.key === key);
      return domain.states.every(
        (state, i) =>
          meets(residual, state, i) === TRUE || conditions.some((one) => meets(one, state, i) === FALSE),
      );
    },
  };
}

function byTheirKeys(residuals: readonly Residual[]): ReadonlyMap<string, readonly Condition[]> {
  const found = new Map<string, Condition[]>();
  for (const residual of residuals) {
    if (!isCondition(residual)) continue;
    const own = found.get(residual.test.key);
    if (own) own.push(residual);
    else found.set(residual.test.key, [residual]);
  }
  return found;
}

const isCondition = (residual: Residual): residual is Condition => residual.kind === 'condition';

/** Returns whether the condition is met in one state of its key. Cached for each state, by its index. */
function rememberedOutcomes(
  scope: EvaluationScope,
): (condition: Condition, state: KeyState, index: number) => Kleene {
  const outcomes = new Map<string, Kleene[]>();
  return (condition, state, index) => {
    const own = outcomes.get(condition.id) ?? [];
    const known = own[index];
    if (known !== undefined) return known;
    const met = isMet(condition, new Map([[condition.test.key, state]]), scope);
    own[index] = met;
    outcomes.set(condition.id, own);
    return met;
  };
}

const areMet = (conditions: readonly Condition[], state: Assignment, scope: EvaluationScope): Kleene =>
  conditions.reduce<Kleene>((met, one) => and(met, isMet(one, state, scope)), TRUE);

function isMet(
  { test, condition: { effect } }: Condition,
  state: Assignment,
  scope: EvaluationScope,
): Kleene {
  const outcome = evaluateTest(test, effect, withOverrides(scope.context, state));
  return effect === 'ALLOW' ? outcome : not(outcome);
}
