/** Every way in which what is open of a request can come out so that it is allowed (U-6). */
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
  /** All of them together suffice. */
  readonly residuals: readonly Residual[];
  readonly determiningStatements: readonly StatementMatch[];
  /** Of the answer as a whole. */
  readonly caveats: readonly string[];
}

export interface AllowAlternatives {
  /** What asks least first; one that asks nothing where it is allowed anyway. */
  readonly alternatives: readonly AllowAlternative[];
  /** There is no other. */
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

/** O-12: any AWS principal, and services. */
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
  const alternatives = values.map(({ residuals, alternative }) => ({
    residuals,
    determiningStatements: determining(prepared, judgement, alternative, residuals),
    caveats,
  }));
  return { alternatives, complete };
}

// ── Doubts about a rule that are as good as a condition ─────────────────────────────────────────────────────────────

const undocumented = caveatsOf(CAVEAT.AWS_STAR_SERVICE, undefined);

/** Completes “if …”. */
const MEANS_SERVICES = '{"AWS":"*"} matches service principals as "*" does, which AWS does not document';

/** O-12: what an answer is if `{"AWS":"*"}` lets in no service. */
const ifServicesAreNamed = { awsWildcardAdmitsServices: false } as const;

/** Whether there is a statement of which O-12 leaves open whether it lets the caller in. */
const hasServiceDoubt = (
  { principal }: Pick<AccessRequest, 'principal'>,
  { caveats }: Pick<AccessEvaluation, 'caveats'>,
): boolean => principal.kind === 'service' && undocumented.some((text) => caveats.includes(text));

/** O-12: whether `{"AWS":"*"}` lets in a service is not documented, which matters where the answer rests on it. */
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
  one.decision === other.decision && askedBy(one) === askedBy(other);

const askedBy = ({ conditions, preconditions }: AccessEvaluation): string =>
  JSON.stringify([
    conditions.map(({ operator, key, values, effect }) => [operator, key, values, effect]),
    preconditions,
  ]);
