/** The decision on one request (part 1 of the rules), with unknown keys as conditions (part 3). */
import { CAVEAT, caveatsOf } from '../explain/caveats.js';
import { clockOf } from '../facts/clock.js';
import { chooseResiduals, isSatisfiedBy, noKnowledge, type Choice } from '../unknown/minimalConditions.js';
import {
  isDenied,
  isGranted,
  type AccessEvaluation,
  type Decision,
  type LayerKind,
  type StatementMatch,
  type UnresolvedCondition,
} from './decision.js';
import { statementMatch, type Hit } from './evaluate.js';
import {
  asEvaluated,
  hitValue,
  alternativeValue,
  type StatementGroup,
  type LayerAlternative,
} from './formula.js';
import { dataGaps } from '../explain/evaluationGaps.js';
import { passingText } from '../facts/passedOn.js';
import { boundComparisons } from '../match/globAlgebra.js';
import { TRUE, UNKNOWN } from './kleene.js';
import type { PolicyLayers } from './layers.js';
import { caveatBits, judge, type Judgement } from './judge.js';
import { isForeign, prepare, type Prepared } from './prepare.js';
import { type AccessRequest, defaultSwitches, type EvaluationSwitches } from './request.js';
import { namesSession } from '../unknown/residual.js';
import { layerVerdicts } from '../explain/verdicts.js';

/**
 * Decides whether the principal may do this. `layers` must have every policy that applies to the request; missing ones
 * count as the rules say (U-9). Pure: the same input gives the same answer, including the order of its lists.
 */
export function decide(
  request: AccessRequest,
  layers: PolicyLayers,
  switches?: Partial<EvaluationSwitches>,
): AccessEvaluation {
  return boundComparisons(() => {
    const prepared = prepare(request, layers, { ...defaultSwitches, ...switches });
    const { serviceRule } = prepared;
    if (serviceRule?.kind === 'allowed') return ruled(prepared, 'ALLOWED', serviceRule.reason);
    if (serviceRule?.kind === 'denied') return ruled(prepared, 'EXPLICIT_DENY', serviceRule.reason);
    return answer(prepared, judge(prepared));
  });
}

/** Returns the decision of a service rule that no policy can change. */
function ruled(prepared: Prepared, decision: Decision, reason: string): AccessEvaluation {
  return {
    decision,
    callerCanSatisfy: decision === 'ALLOWED',
    layers: layerVerdicts(prepared, new Set()),
    determiningStatements: [],
    conditions: [],
    preconditions: [],
    caveats: [],
    dataGaps: [],
    serviceRule: reason,
    approximate: false,
  };
}

function answer(prepared: Prepared, judgement: Judgement): AccessEvaluation {
  const { decision } = judgement;
  const choice = decision === 'CONDITIONAL' ? chosen(prepared, judgement) : undefined;
  const alternative =
    choice?.alternative ??
    prepared.formula.alternatives.find((candidate) => alternativeValue(candidate, asEvaluated) === TRUE);
  const residuals = choice?.residuals ?? [];
  const conditions = residuals.flatMap((residual) =>
    residual.kind === 'condition' ? [residual.condition] : [],
  );
  const preconditions = residuals.flatMap((residual) =>
    residual.kind === 'precondition' ? [residual.text] : [],
  );
  const serviceRule = isDenied({ decision }) ? ruleOfDenial(prepared, decision) : undefined;
  return {
    decision,
    callerCanSatisfy: judgement.callerCanSatisfy,
    layers: layerVerdicts(prepared, alternative === undefined ? new Set() : bypassedBy(alternative)),
    determiningStatements: determining(prepared, judgement, alternative, choice),
    conditions,
    preconditions,
    caveats: caveatsOf(
      caveatBits(prepared, judgement, alternative) | endpointBit(prepared, decision, conditions),
      clockOf(prepared.request.context),
    ),
    dataGaps: dataGaps(prepared, conditions, preconditions),
    ...(serviceRule === undefined ? {} : { serviceRule }),
    approximate: judgement.approximate,
    ...(residuals.some(namesSession) ? { namesSession: true } : {}),
    ...(judgement.example === undefined ? {} : { exampleContext: judgement.example }),
  };
}

const keysOfEndpoints = ['aws:sourcevpc', 'aws:sourcevpce', 'aws:vpcsourceip'];

/** Returns the caveat that the policy of a VPC endpoint may deny the request (E-99). */
function endpointBit(
  { layers, request: { context } }: Prepared,
  decision: Decision,
  conditions: readonly UnresolvedCondition[],
): number {
  if (layers.endpoint !== undefined || !isGranted(decision)) return 0;
  const isMeant = keysOfEndpoints.some(
    (key) =>
      context.entries.get(key)?.kind === 'known' || conditions.some((one) => one.key.toLowerCase() === key),
  );
  return isMeant ? CAVEAT.ENDPOINT_POLICY : 0;
}

/** Returns why it is denied although policies allow the action itself. */
function ruleOfDenial(prepared: Prepared, decision: Decision): string | undefined {
  const { refused, closedToOutsiders, relation } = prepared;
  // E-39
  if (refused.length > 0) return `What it passes on is not allowed: ${passingText(refused)}.`;
  const isOutsider = closedToOutsiders && relation !== 'SAME_ACCOUNT' && decision === 'IMPLICIT_DENY';
  return isOutsider ? closedReason(prepared) : undefined;
}

/** Returns why the resource policy cannot grant to other accounts (E-29b, E-34a, E-58, E-71). */
function closedReason({ request }: Prepared): string {
  if (isForeign(request)) return 'Nothing is shared between the partitions of AWS.';
  return request.resource.publicAccess === 'RESTRICTED'
    ? 'The bucket policy is public and RestrictPublicBuckets is on, so what it grants to other accounts has no effect.'
    : `The service does not let a resource policy grant ${request.action} to another account.`;
}

function chosen(prepared: Prepared, { knowledge, callerCanSatisfy }: Judgement): Choice | undefined {
  return (
    (callerCanSatisfy ? chooseResiduals(prepared, knowledge, true) : undefined) ??
    chooseResiduals(prepared, knowledge, false) ??
    chooseResiduals(prepared, noKnowledge, false)
  );
}

/** Returns layers of the caller's side that the alternative does not need (E-22b, E-22e to E-22g). */
function bypassedBy({ groups }: LayerAlternative): ReadonlySet<LayerKind> {
  const used = new Set(groups.map(({ layer }) => layer));
  const side: readonly LayerKind[] = ['IDENTITY', 'PERMISSIONS_BOUNDARY', 'SESSION'];
  return new Set(used.has('RESOURCE') || used.has('TRUST') ? side.filter((layer) => !used.has(layer)) : []);
}

/** Returns the statements that decided: those that deny, or those that allow in every layer that has to. */
export function determining(
  prepared: Prepared,
  { decision }: Judgement,
  alternative: LayerAlternative | undefined,
  choice: Choice | undefined,
): readonly StatementMatch[] {
  const { formula } = prepared;
  if (decision === 'EXPLICIT_DENY') {
    const certain = formula.denies.filter((hit) => hit.outcome === TRUE);
    return (certain.length > 0 ? certain : formula.denies).map(statementMatch);
  }
  if (decision === 'ALLOWED' || decision === 'CONDITIONAL') {
    // If no alternative is certain, all that may hold together cover every case (U-7).
    const alternatives = alternative === undefined ? formula.alternatives : [alternative];
    const groups = [...formula.required, ...alternatives.flatMap((one) => one.groups)];
    const allows = groups.flatMap((group) => grantsOf(group, prepared, choice));
    return unique(decision === 'ALLOWED' ? allows : [...allows, ...formula.denies]).map(statementMatch);
  }
  return [];
}

/** Returns the certain grants of a group; if there are none, those that the chosen conditions make certain. */
function grantsOf(group: StatementGroup, prepared: Prepared, choice: Choice | undefined): readonly Hit[] {
  const certain = group.hits.filter((hit) => hitValue(hit, group.classes, asEvaluated) === TRUE);
  if (certain.length > 0) return certain;
  const open = group.hits.filter((hit) => hitValue(hit, group.classes, asEvaluated) === UNKNOWN);
  if (choice === undefined || open.length === 1) return open;
  return open.filter((hit) => isSatisfiedBy(hit, group, prepared, choice));
}

/** A statement may allow several actions that one request needs. */
function unique(hits: readonly Hit[]): readonly Hit[] {
  const keyOf = ({ layer, level, policy, statement }: Hit): string =>
    JSON.stringify([layer, level, policy.id, statement.index]);
  return [...new Map(hits.map((hit) => [keyOf(hit), hit])).values()];
}
