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
  readonly ways: readonly AllowAlternative[];
  /** There is no other. */
  readonly complete: boolean;
}

export function allowAlternatives(request: AccessRequest, layers: PolicyLayers): AllowAlternatives {
  const all = alternativesUnder(defaultSwitches, request, layers);
  if (!all.ways.some((way) => hasServiceDoubt(request, way))) return all;
  const certain = alternativesUnder({ ...defaultSwitches, ...ifServicesAreNamed }, request, layers);
  const doubtful = all.ways.filter((way) => !certain.ways.some((one) => asksNoMore(one, way)));
  return {
    ways: [...certain.ways, ...doubtful.map(inDoubt)],
    complete: all.complete && certain.complete,
  };
}

function asksNoMore(one: AllowAlternative, other: AllowAlternative): boolean {
  const asked = new Set(other.residuals.map(({ id }) => id));
  return one.residuals.every(({ id }) => asked.has(id));
}

/** O-12. */
const inDoubt = (way: AllowAlternative): AllowAlternative => ({
  ...way,
  residuals: [...way.residuals, { kind: 'precondition', id: MEANS_SERVICES, text: MEANS_SERVICES }],
});

function alternativesUnder(
  switches: EvaluationSwitches,
  request: AccessRequest,
  layers: PolicyLayers,
): AllowAlternatives {
  const { decision, determiningStatements, caveats } = decide(request, layers, switches);
  if (decision === 'ALLOWED')
    return { ways: [{ residuals: [], determiningStatements, caveats }], complete: true };
  if (decision !== 'CONDITIONAL') return { ways: [], complete: decision !== 'UNKNOWN' };
  const prepared = prepare(request, layers, switches);
  const judgement = judge(prepared);
  const choicesWith = (knowledge: typeof judgement.knowledge): Choices =>
    allChoices(prepared.formula, prepared.scope, request.principal, knowledge);
  const exact = choicesWith(judgement.knowledge);
  const { choices, complete } = exact.choices.length > 0 ? exact : choicesWith(noKnowledge);
  const ways = choices.map(({ residuals, way }) => ({
    residuals,
    determiningStatements: determining(prepared, judgement, way, residuals),
    caveats,
  }));
  return { ways, complete };
}
