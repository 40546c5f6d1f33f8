/** Every way in which what is open of a request can come out so that it is allowed (U-6). */
import { allChoices, noKnowledge, type Choices } from './minimalConditions.js';
import { hasServiceDoubt, ifServicesAreNamed, MEANS_SERVICES } from './doubtfulRules.js';
import { decide, determining } from '../decide/decide.js';
import type { StatementMatch } from '../decide/decision.js';
import { judge } from '../decide/judge.js';
import type { PolicyLayers } from '../decide/layers.js';
import { prepare } from '../decide/prepare.js';
import type { AccessRequest } from '../decide/request.js';
import type { Residual } from './residual.js';
import { defaultSwitches, type EvaluationSwitches } from '../decide/evaluationOptions.js';

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

function asksNoMore(one: AllowAlternative, other: AllowAlternative): boolean {
  const asked = new Set(other.residuals.map(({ id }) => id));
  return one.residuals.every(({ id }) => asked.has(id));
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
  const choicesWith = (knowledge: typeof judgement.knowledge): Choices =>
    allChoices(prepared.formula, prepared.scope, request.principal, knowledge);
  const exact = choicesWith(judgement.knowledge);
  const { choices, complete } = exact.choices.length > 0 ? exact : choicesWith(noKnowledge);
  const alternatives = choices.map(({ residuals, alternative }) => ({
    residuals,
    determiningStatements: determining(prepared, judgement, alternative, residuals),
    caveats,
  }));
  return { alternatives, complete };
}
