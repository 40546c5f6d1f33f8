/** Tries the states of the unknown keys against the formula, as far as they can matter (U-7b). */
import { withOverrides } from '../../facts/buildContext.js';
import {
  evaluateStatement,
  type Hit,
  type EvaluationScope,
  type StatementOutcome,
} from '../../decide/evaluate.js';
import { deniesOf, evaluateFormula, type Formula, type FormulaReading } from '../../decide/formula.js';
import { FALSE, TRUE, UNKNOWN, type Kleene } from '../../decide/kleene.js';
import type { KeyState } from '../../match/conditionContext.js';
import type { Domain } from './domains.js';
import { suitsTags } from './requestTags.js';
import type { SatisfiabilityProblem } from './satisfiabilityProblem.js';

export type Assignment = ReadonlyMap<string, KeyState>;

export interface Found {
  readonly allowed: boolean;
  readonly denied: boolean;
  /** Something that is no key was still open when all keys were decided. */
  readonly open: boolean;
  /** Every assignment was covered. */
  readonly finished: boolean;
  /** The allowing assignment with the fewest values. */
  readonly example: Assignment | undefined;
}

/** The formula under assignments of the unknown keys. */
interface Trial {
  value(assignment: Assignment): Kleene;
  denies(assignment: Assignment): Kleene;
}

/** A statement is evaluated once for each combination of states of the keys that it reads itself. */
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

/** 0 for a key that is not decided yet. */
function idOf(state: KeyState | undefined, ids: Map<KeyState, number>): number {
  if (state === undefined) return 0;
  const id = ids.get(state) ?? ids.size + 1;
  ids.set(state, id);
  return id;
}

/**
 * Depth first over the keys; a branch ends where the keys decided so far settle the answer. Once an Allow and a
 * denial are found, only branches that can still give a shorter example are followed.
 */
export function search(trial: Trial, domains: readonly Domain[], limit: number): Found {
  const tally = { allowed: false, denied: false, open: false, tried: 0 };
  let best: { readonly cost: number; readonly assignment: Assignment } | undefined;
  const visit = (at: number, cost: number, assignment: Map<string, KeyState>): void => {
    if (tally.tried > limit) return;
    if (tally.denied && best !== undefined && cost >= best.cost) return;
    const value = trial.value(assignment);
    const domain = domains[at];
    if (value !== UNKNOWN || domain === undefined) {
      note(value, tally);
      if (value === TRUE && (best === undefined || cost < best.cost))
        best = { cost, assignment: new Map(assignment) };
      return;
    }
    for (const state of statesBeside(assignment, domain)) {
      assignment.set(domain.key, state);
      visit(at + 1, cost + (state.kind === 'known' ? 1 : 0), assignment);
      assignment.delete(domain.key);
    }
  };
  visit(0, 0, new Map());
  const { allowed, denied, open, tried } = tally;
  const example = best === undefined ? undefined : shortened(best.assignment, trial, domains);
  return { allowed, denied, open, finished: tried <= limit, example };
}

const statesBeside = (assignment: Assignment, { key, states }: Domain): readonly KeyState[] =>
  states.filter((state) => suitsTags(key, state, assignment));

function note(
  value: Kleene,
  tally: { allowed: boolean; denied: boolean; open: boolean; tried: number },
): void {
  tally.tried += 1;
  if (value === TRUE) tally.allowed = true;
  else if (value === FALSE) tally.denied = true;
  else tally.open = true;
}

/** Leaves out values that are not needed: unknown will do, or absence. */
function shortened(assignment: Assignment, trial: Trial, domains: readonly Domain[]): Assignment {
  let kept = new Map(assignment);
  for (const [key, state] of assignment) {
    if (state.kind !== 'known') continue;
    const without = new Map(kept);
    without.delete(key);
    const domain = domains.find((one) => one.key === key);
    const absent = domain && statesBeside(without, domain).find(({ kind }) => kind === 'absent');
    const withAbsence = absent === undefined ? without : new Map(kept).set(key, absent);
    if (trial.value(without) === TRUE) kept = without;
    else if (trial.value(withAbsence) === TRUE) kept = withAbsence;
  }
  return kept;
}

/** U-5: is every assignment explicitly denied? */
export function alwaysDenied(trial: Trial, domains: readonly Domain[], limit: number): boolean {
  let tried = 0;
  const visit = (at: number, assignment: Map<string, KeyState>): boolean => {
    const value = trial.denies(assignment);
    if (value !== UNKNOWN) return value === TRUE;
    const domain = domains[at];
    tried += 1;
    if (domain?.complete !== true || tried > limit) return false;
    return statesBeside(assignment, domain).every((state) =>
      visit(at + 1, new Map(assignment).set(domain.key, state)),
    );
  };
  return visit(0, new Map());
}

/** U-2a: can the caller's keys be set so that it is allowed whatever the others are? */
export function callerCanSatisfy(
  trial: Trial,
  domains: readonly Domain[],
  isCallers: (key: string) => boolean,
  limit: number,
): boolean {
  const own = domains.filter(({ key }) => isCallers(key));
  const others = domains.filter(({ key }) => !isCallers(key));
  let tried = 0;
  const holdsForAll = (at: number, assignment: Assignment): boolean => {
    tried += 1;
    const value = trial.value(assignment);
    const domain = others[at];
    if (value !== UNKNOWN || domain?.complete !== true || tried > limit) return value === TRUE;
    return statesBeside(assignment, domain).every((state) =>
      holdsForAll(at + 1, new Map(assignment).set(domain.key, state)),
    );
  };
  const canChoose = (at: number, assignment: Assignment): boolean => {
    if (tried > limit || trial.value(assignment) === FALSE) return false;
    const domain = own[at];
    if (domain === undefined) return holdsForAll(0, assignment);
    return statesBeside(assignment, domain).some((state) =>
      canChoose(at + 1, new Map(assignment).set(domain.key, state)),
    );
  };
  return canChoose(0, new Map());
}
