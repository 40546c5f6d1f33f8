/** Finds all alternative sets of conditions under which a request is allowed (U-6). */
import { allChoices, asksNoMore, noKnowledge } from './minimalConditions.js';
import { decide, determining } from '../decide/decide.js';
import type { AccessEvaluation, StatementMatch } from '../decide/decision.js';
import { CAVEAT, caveatsOf } from '../explain/caveats.js';
import { judge } from '../decide/judge.js';
import type { PolicyLayers } from '../decide/layers.js';
import { prepare } from '../decide/prepare.js';
import { type AccessRequest, defaultSwitches, type EvaluationSwitches } from '../decide/request.js';
import type { Residual } from './residual.js';

export interface AllowAlternative {
  /** The requirements, all of which together are sufficient. */
  readonly residuals: readonly Residual[];
  readonly determiningStatements: readonly StatementMatch[];
  /** Caveats of the whole answer. */
  readonly caveats: readonly string[];
}

export interface AllowAlternatives {
  /** Sorted by fewest requirements. If the request is allowed anyway: one alternative without requirements. */
  readonly alternatives: readonly AllowAlternative[];
  /** Whether there are no other alternatives. */
  readonly complete: boolean;
}

export function allowAlternatives(request: AccessRequest, layers: PolicyLayers): AllowAlternatives {
  const all = alternativesUnder(defaultSwitches, request, layers);
  if (!all.alternatives.some((alternative) => hasServiceDoubt(request, alternative))) return all;
  const certain = alternativesUnder({ ...defaultSwitches, ...ifServicesAreNamed }, request, layers);
  const doubtful = all.alternatives.filter(
    (alternative) => !certain.alternatives.some((one) => asksNoMore(one, alternative)),
  );
  return {
    alternatives: [...certain.alternatives, ...doubtful.map(inDoubt)],
    complete: all.complete && certain.complete,
  };
}

/** Adds the precondition that `{"AWS":"*"}` includes services (O-12). */
const inDoubt = (alternative: AllowAlternative): AllowAlternative => ({
  ...alternative,
  residuals: [...alternative.residuals, { kind: 'precondition', id: MEANS_SERVICES, text: MEANS_SERVICES }],
});

function alternativesUnder(
  switches: EvaluationSwitches,
  request: AccessRequest,
  layers: PolicyLayers,
): AllowAlternatives {
  const { decision, determiningStatements, caveats } = decide(request, layers, switches);
  if (decision === 'ALLOWED')
    return { alternatives: [{ residuals: [], determiningStatements, caveats }], complete: true };
  if (decision !== 'CONDITIONAL') return { alternatives: [], complete: decision !== 'UNKNOWN' };
  const prepared = prepare(request, layers, switches);
  const judgement = judge(prepared);
  const exact = allChoices(prepared, judgement.knowledge);
  const { values, complete } = exact.values.length > 0 ? exact : allChoices(prepared, noKnowledge);
  const alternatives = values.map((choice) => ({
    residuals: choice.residuals,
    determiningStatements: determining(prepared, judgement, choice.alternative, choice),
    caveats,
  }));
  return { alternatives, complete };
}

// ── A doubt about a rule, shown as a condition ──────────────────────────────────────────────────────────────────────

const undocumented = caveatsOf(CAVEAT.AWS_STAR_SERVICE, undefined);

/** Completes “if …”. */
const MEANS_SERVICES = '{"AWS":"*"} matches service principals as "*" does, which AWS does not document';

/** Settings for the case that `{"AWS":"*"}` does not include services (O-12). */
const ifServicesAreNamed = { awsWildcardAdmitsServices: false } as const;

/** Whether O-12 leaves open if a statement lets the caller in. */
const hasServiceDoubt = (
  { principal }: Pick<AccessRequest, 'principal'>,
  { caveats }: Pick<AccessEvaluation, 'caveats'>,
): boolean => principal.kind === 'service' && undocumented.some((text) => caveats.includes(text));

/** Returns a doubt if the answer depends on whether `{"AWS":"*"}` includes services, which is not documented (O-12). */
export function doubtsOf(
  request: AccessRequest,
  layers: PolicyLayers,
  evaluation: AccessEvaluation,
): readonly string[] {
  if (!hasServiceDoubt(request, evaluation)) return [];
  const certain = decide(request, layers, ifServicesAreNamed);
  return asksTheSame(certain, evaluation) ? [] : [MEANS_SERVICES];
}

const asksTheSame = (one: AccessEvaluation, other: AccessEvaluation): boolean =>
  one.decision === other.decision && requirementsKey(one) === requirementsKey(other);

/** Returns a key that is equal for the same conditions and preconditions, whichever statements they come from. */
export const requirementsKey = ({
  conditions,
  preconditions,
}: Pick<AccessEvaluation, 'conditions' | 'preconditions'>): string =>
  JSON.stringify([
    conditions.map(({ operator, key, values, effect }) => [operator, key, values, effect]),
    preconditions,
  ]);
