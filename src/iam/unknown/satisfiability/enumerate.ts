/** Refines the interval answer (U-5) to the exact answer for unknown keys, as far as it can be computed (U-7b). */
import { noKnowledge, type KeyKnowledge } from '../minimalConditions.js';
import { controllerOf } from '../../facts/data/conditionKeys.js';
import type { ContextEntry, Decision } from '../../decide/decision.js';
import { FALSE, TRUE, UNKNOWN, kleene, not } from '../../decide/kleene.js';
import type { Prepared } from '../../decide/prepare.js';
import { compileTest } from '../../match/condition.js';
import type { KeyState } from '../../match/conditionContext.js';
import { domainsOf, type Domain } from './domains.js';
import { problemOf, type OpenTest, type SatisfiabilityProblem } from './satisfiabilityProblem.js';
import {
  findAssignment,
  isAlways,
  knowledgeOf,
  statesBeside,
  trialOf,
  type Assignment,
  type Trial,
} from './trial.js';
import { MOST_OPEN, MOST_OPEN_VALUES, MOST_SESSIONS } from '../../limits.js';

export interface Enumeration {
  readonly decision: Decision;
  readonly callerCanSatisfy: boolean;
  readonly approximate: boolean;
  readonly example: readonly ContextEntry[] | undefined;
  readonly knowledge: KeyKnowledge;
}

/** Refines a decision. `interval`: CONDITIONAL, UNKNOWN, or an IMPLICIT_DENY that may be explicit in every case. */
export function enumerate(prepared: Prepared, interval: Decision): Enumeration {
  const { formula, scope, switches, request } = prepared;
  const problem = problemOf(formula, scope, request.context.entries);
  if (isTooLarge(problem)) return asInterval(interval);
  const domains = domainsOf(problem, scope.context);
  const trial = trialOf(formula, problem, scope);
  const limit = switches.witnessLimit;
  const knowledge = knowledgeOf(domains, scope, { left: limit });
  const base = { callerCanSatisfy: false, approximate: false, example: undefined, knowledge };
  const denied = (): Enumeration => {
    const isExplicit = isAlways(trial.denies, domains, { left: limit });
    return { ...base, decision: isExplicit ? 'EXPLICIT_DENY' : 'IMPLICIT_DENY' };
  };
  if (interval === 'IMPLICIT_DENY') return denied();
  const complete = domains.every((domain) => domain.complete);
  const allowing = findAssignment(trial.value, domains, { left: limit });
  if (complete && allowing.kind === 'NONE') return denied();
  if (interval === 'UNKNOWN') return { ...base, decision: interval };
  const denying = findAssignment((keys) => not(trial.value(keys)), domains, { left: limit });
  const isAllowed =
    denying.kind === 'NONE' || (denying.kind === 'OPEN' && allowsEachSession(prepared, problem));
  if (complete && isAllowed) return { ...base, decision: 'ALLOWED', callerCanSatisfy: true };
  const found = [allowing, denying].map(({ kind }) => kind);
  const example = allowing.kind === 'FOUND' ? shortened(allowing.state, trial, domains) : undefined;
  return {
    ...base,
    decision: 'CONDITIONAL',
    approximate: !found.every((kind) => kind === 'FOUND') && (!complete || found.includes('UNDECIDED')),
    callerCanSatisfy: example !== undefined && callerCanSatisfy(prepared, trial, domains),
    example: example && exampleOf(example, problem, domains),
  };
}

/** Returns the interval answer, without a search. */
const asInterval = (decision: Decision): Enumeration => ({
  decision,
  callerCanSatisfy: false,
  approximate: decision === 'CONDITIONAL',
  example: undefined,
  knowledge: noKnowledge,
});

/** Whether the problem is too large to search. Usual policies leave a few dozen tests open. */
function isTooLarge({ tests, hits, keys, templates }: SatisfiabilityProblem): boolean {
  const values = tests.reduce((sum, { test }) => sum + test.operands.length, 0);
  return (
    Math.max(hits.length, tests.length, keys.size, templates.length) > MOST_OPEN || values > MOST_OPEN_VALUES
  );
}

/** Removes values that are not needed, because unknown or absent is enough. */
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

/** Whether the caller's keys can have values that allow the request whatever the others are (U-2a). */
function callerCanSatisfy(
  { request: { principal, action }, switches }: Prepared,
  trial: Trial,
  domains: readonly Domain[],
): boolean {
  const isCallers = ({ key }: Domain): boolean =>
    controllerOf(key, principal, action.toLowerCase()) === 'CALLER';
  const own = domains.filter(isCallers);
  const others = domains.filter((domain) => !isCallers(domain));
  const bound = { left: switches.witnessLimit };
  const chosen = findAssignment(
    (assignment) => {
      if (trial.value(assignment) === FALSE) return FALSE;
      if (assignment.size < own.length) return UNKNOWN;
      return kleene(isAlways(trial.value, others, bound, assignment));
    },
    own,
    bound,
  );
  return chosen.kind === 'FOUND';
}

/** Returns the values of an assignment, with keys as the policies spell them. */
const exampleOf = (
  assignment: Assignment,
  { tests }: SatisfiabilityProblem,
  domains: readonly Domain[],
): readonly ContextEntry[] =>
  domains.flatMap(({ key }) => {
    const state = assignment.get(key);
    const spelled = tests.find(({ test }) => test.key === key)?.test.source.key ?? key;
    return state?.kind === 'known' ? [{ key: spelled, values: state.values }] : [];
  });

// ── A caller that may be any session of its role: each one that a policy names, and one that none names (E-55) ──────

const USER_ID = 'aws:userid';

/** Whether every session is allowed, whatever the other unknown keys are. */
function allowsEachSession(
  { formula, scope, switches, request: { principal } }: Prepared,
  problem: SatisfiabilityProblem,
): boolean {
  const { anySession } = scope.forms;
  if (anySession === undefined || principal.kind !== 'roleSession') return false;
  const { roleId } = principal;
  const named = sessionsNamed(anySession, problem);
  if (roleId === undefined || named.length === 0 || named.length > MOST_SESSIONS) return false;
  const idOf = (arn: string): string => `${roleId}:${arn.slice(anySession.length)}`;
  const ids = new Set(named.map(idOf));
  const domains = domainsOf({ ...problem, tests: [...problem.tests, ...[...ids].map(isId)] }, scope.context);
  if (!domains.every(({ complete }) => complete)) return false;
  const isAllowed = (session: string, idStates: (domain: Domain) => readonly KeyState[]): boolean => {
    const forms = { ...scope.forms, session: [session], anySession: undefined };
    // E-64: aws:userid ends with the name of the session.
    const own = domains.map((one) => (one.key === USER_ID ? { ...one, states: idStates(one) } : one));
    const { value } = trialOf(formula, problem, { ...scope, forms });
    return isAlways(value, own, { left: switches.witnessLimit });
  };
  const isOfNamed = (state: KeyState): boolean =>
    state.kind === 'known' && state.values.every((value) => ids.has(value));
  // No session has an empty name.
  return (
    isAllowed(anySession, ({ states }) => states.filter((state) => !isOfNamed(state))) &&
    named.every((arn) => isAllowed(arn, () => [{ kind: 'known', values: [idOf(arn)] }]))
  );
}

/** Makes a test of one id, so that each id has its own state. */
function isId(id: string): OpenTest {
  const test = compileTest({ operator: 'StringEquals', key: USER_ID, values: [id] }, '2008-10-17');
  if (!test.valid) throw new Error(`No test of ${USER_ID}`);
  return { test, effect: 'ALLOW' };
}

const sessionsNamed = (anySession: string, { hits }: SatisfiabilityProblem): readonly string[] => [
  ...new Set(
    hits.flatMap(({ statement: { principal } }) =>
      [...(principal?.aws ?? [])].filter((arn) => arn !== anySession && arn.startsWith(anySession)),
    ),
  ),
];
