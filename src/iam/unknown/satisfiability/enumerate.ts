/** The exact answer where keys are unknown, as far as it can be worked out (U-7b), from the interval answer (U-5). */
import type { KeyKnowledge } from '../minimalConditions.js';
import { controllerOf } from '../../facts/data/conditionKeys.js';
import type { ContextEntry, Decision } from '../../decide/decision.js';
import type { Prepared } from '../../decide/prepare.js';
import { domainsOf, type Domain } from './domains.js';
import { knowledgeOf } from './knowledge.js';
import { allowsEachSession } from './sessions.js';
import { problemOf, type SatisfiabilityProblem } from './satisfiabilityProblem.js';
import {
  alwaysDenied,
  callerCanSatisfy,
  search,
  trialOf,
  type Assignment,
  type Found,
} from './searchStates.js';

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
  const domains = domainsOf(problem, scope);
  const trial = trialOf(formula, problem, scope);
  const limit = switches.witnessLimit;
  const knowledge = knowledgeOf(domains, scope);
  const denial = (): Decision => (alwaysDenied(trial, domains, limit) ? 'EXPLICIT_DENY' : 'IMPLICIT_DENY');
  const base = { callerCanSatisfy: false, approximate: false, example: undefined, knowledge };
  if (interval === 'IMPLICIT_DENY') return { ...base, decision: denial() };
  const found = search(trial, domains, limit);
  const complete = found.finished && domains.every((domain) => domain.complete);
  if (complete && !found.allowed && !found.open) return { ...base, decision: denial() };
  if (interval === 'UNKNOWN') return { ...base, decision: interval };
  if (complete && !found.denied && (!found.open || allowsEachSession(prepared, problem)))
    return { ...base, decision: 'ALLOWED', callerCanSatisfy: true };
  const { principal } = request;
  const sessionTags = principal.kind === 'roleSession' || principal.kind === 'federatedUserSession';
  const isCallers = (key: string): boolean => controllerOf(key, sessionTags) === 'CALLER';
  return {
    ...base,
    decision: 'CONDITIONAL',
    approximate: !complete && !(found.allowed && found.denied),
    callerCanSatisfy: found.allowed && callerCanSatisfy(trial, domains, isCallers, limit),
    example: exampleOf(found, problem, domains),
  };
}

/** The values of the allowing assignment, keys as the policies spell them. */
function exampleOf(
  { example }: Found,
  problem: SatisfiabilityProblem,
  domains: readonly Domain[],
): readonly ContextEntry[] | undefined {
  if (example === undefined) return undefined;
  const assignment: Assignment = example;
  return domains.flatMap(({ key }) => {
    const state = assignment.get(key);
    return state?.kind === 'known' ? [{ key: spellingOf(key, problem), values: state.values }] : [];
  });
}

function spellingOf(key: string, { tests }: SatisfiabilityProblem): string {
  return tests.find(({ test }) => test.key === key)?.test.source.key ?? key;
}
