/** The exact answer where keys are unknown, as far as it can be worked out (U-7b), from the interval answer (U-5). */
import type { KeyKnowledge } from '../minimalConditions.js';
import { controllerOf } from '../../facts/data/conditionKeys.js';
import type { ContextEntry, Decision } from '../../decide/decision.js';
import { FALSE, TRUE, UNKNOWN, kleene, not } from '../../decide/kleene.js';
import type { Prepared } from '../../decide/prepare.js';
import { domainsOf, type Domain } from './domains.js';
import { knowledgeOf } from './knowledge.js';
import { allowsEachSession } from './sessions.js';
import { problemOf, type SatisfiabilityProblem } from './satisfiabilityProblem.js';
import { findAssignment, isAlways, statesBeside, trialOf, type Assignment, type Trial } from './trial.js';

interface Enumeration {
  readonly decision: Decision;
  readonly callerCanSatisfy: boolean;
  readonly approximate: boolean;
  readonly example: readonly ContextEntry[] | undefined;
  readonly knowledge: KeyKnowledge;
}

/** `interval` is CONDITIONAL, UNKNOWN, or an IMPLICIT_DENY that may prove to be explicit in every case. */
export function enumerate(prepared: Prepared, interval: Decision): Enumeration {
  const { formula, scope, switches, request } = prepared;
  const problem = problemOf(formula, scope, request.context.entries);
  const domains = domainsOf(problem, scope.context);
  const trial = trialOf(formula, problem, scope);
  const limit = switches.witnessLimit;
  const knowledge = knowledgeOf(domains, scope);
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

/** U-2a: can the caller's keys be set so that it is allowed whatever the others are? */
function callerCanSatisfy(
  { request: { principal }, switches }: Prepared,
  trial: Trial,
  domains: readonly Domain[],
): boolean {
  const sessionTags = principal.kind === 'roleSession' || principal.kind === 'federatedUserSession';
  const isCallers = ({ key }: Domain): boolean => controllerOf(key, sessionTags) === 'CALLER';
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

/** The values of an assignment, keys as the policies spell them. */
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
