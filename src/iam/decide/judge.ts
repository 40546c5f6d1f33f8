/** Turns the formula into a decision: lowest and highest outcome (U-5), missing layers (U-9f), unknown keys (U-7). */
import { parseArn } from '../language/arn.js';
import { CAVEAT, type CaveatBits } from '../explain/caveats.js';
import { noKnowledge } from '../unknown/minimalConditions.js';
import type { Decision } from './decision.js';
import type { LayerResult } from './evaluate.js';
import { layerResults } from './evaluatedLayers.js';
import {
  asEvaluated,
  atWorst,
  deniesOf,
  evaluateFormula,
  groupValue,
  type LayerAlternative,
} from './formula.js';
import {
  canBeShared,
  grantOperations,
  publicCalls,
  sharedBesidePolicies,
} from '../facts/data/serviceEnforced.js';
import { servicesOfOrganizations } from './resourceRules.js';
import { FALSE, TRUE, UNKNOWN } from './kleene.js';
import { prepare, type Prepared } from './prepare.js';
import { isUndocumentedEdit } from './serviceRules.js';
import { enumerate, type Enumeration } from '../unknown/satisfiability/enumerate.js';

export interface Judgement extends Enumeration {
  /** Whether the answer would differ if aws:MultiFactorAuthPresent were absent instead of false (E-43). */
  readonly mfaMatters: boolean;
}

export function judge(prepared: Prepared): Judgement {
  const judged = judgeContext(prepared);
  if (!prepared.scope.context.readSessionMfa) return judged;
  return { ...judged, mfaMatters: withoutMfaKey(prepared) !== judged.decision };
}

/** Returns the decision if the key were absent, as AWS's page on MFA can be read (E-43). */
function withoutMfaKey({ request, layers, switches }: Prepared): Decision {
  const absent = { kind: 'absent' } as const;
  const entries = new Map(request.context.entries).set('aws:multifactorauthpresent', absent);
  const other = { ...request, context: { ...request.context, entries } };
  return judgeContext(prepare(other, layers, switches)).decision;
}

function judgeContext(prepared: Prepared): Judgement {
  const decision = intervalDecision(prepared);
  const settled: Judgement = {
    decision,
    callerCanSatisfy: decision === 'ALLOWED',
    approximate: false,
    example: undefined,
    knowledge: noKnowledge,
    mfaMatters: false,
  };
  if (decision === 'ALLOWED' || decision === 'EXPLICIT_DENY') return settled;
  const mayBeExplicit = deniesOf(prepared.formula, asEvaluated) === UNKNOWN;
  if (decision === 'IMPLICIT_DENY' && !mayBeExplicit) return settled;
  return { ...settled, ...enumerate(prepared, decision) };
}

/** Returns the decision by lowest and highest outcome (U-5), or UNKNOWN (U-9f). */
function intervalDecision({ formula }: Prepared): Decision {
  const value = evaluateFormula(formula, asEvaluated);
  if (value === TRUE) return 'ALLOWED';
  if (value === FALSE) return deniesOf(formula, asEvaluated) === TRUE ? 'EXPLICIT_DENY' : 'IMPLICIT_DENY';
  return evaluateFormula(formula, atWorst) === FALSE ? 'UNKNOWN' : 'CONDITIONAL';
}

// ── Rules that AWS does not state clearly and that an answer depends on ─────────────────────────────────────────────

/**
 * Returns caveats of the statements that took part, and of those that did not match but might by another reading: a
 * near Allow matters unless the answer is an Allow, a near Deny unless it is a Deny.
 */
export function caveatBits(
  prepared: Prepared,
  { decision, mfaMatters }: Judgement,
  alternative: LayerAlternative | undefined,
): CaveatBits {
  const results = layerResults(prepared.evaluated);
  let bits = mfaMatters ? CAVEAT.SESSION_MFA : 0;
  if (publicCalls.has(prepared.scope.action.text)) bits |= CAVEAT.PUBLIC_CALL;
  if (decision === 'EXPLICIT_DENY') return bits | certainDenyBits(results);
  for (const result of results) {
    for (const hit of [...result.denies, ...result.allows]) bits |= hit.caveats;
    bits |= result.nearDeny;
    if (decision !== 'ALLOWED') bits |= result.nearAllow;
  }
  if (decision !== 'IMPLICIT_DENY') bits |= alternative?.caveat ?? 0;
  return bits | requestBits(prepared, decision === 'IMPLICIT_DENY');
}

/** Returns no caveats if one certain Deny has none. */
function certainDenyBits(results: readonly LayerResult[]): CaveatBits {
  const denies = results.flatMap((result) => result.denies).filter((hit) => hit.outcome === TRUE);
  if (denies.some((hit) => hit.caveats === 0)) return 0;
  return denies.reduce((bits, hit) => bits | hit.caveats, 0);
}

function requestBits(prepared: Prepared, denied: boolean): CaveatBits {
  const { request, scope, rule } = prepared;
  let bits = denied && mayBeGranted(prepared) ? CAVEAT.KMS_GRANT : 0;
  if (!denied && isUndocumentedEdit(scope.action, scope.resource, scope.context))
    bits |= CAVEAT.PROTECTED_ROLE;
  if (denied && mayBeShared(prepared)) bits |= CAVEAT.RESOURCE_SHARE;
  if (!denied && goesOnToBucket(prepared)) bits |= CAVEAT.ACCESS_POINT;
  if (!denied && callsAgent(prepared)) bits |= CAVEAT.AGENT_ENDPOINT;
  if (request.resource.ignoresAcls === false && scope.action.service === 's3') bits |= CAVEAT.ACL;
  const { principal, resource } = request;
  const self = principal.kind === 'roleSession' && principal.roleArn === resource.arn;
  if (denied && rule.kind === 'TRUST' && self) bits |= CAVEAT.SELF_ASSUME;
  return bits;
}

const neverShared = new Set([...servicesOfOrganizations, 'iam', 'sts']);

/**
 * Whether another account may have shared the resource (E-33): nothing of some services can be shared, and of most
 * others no resource that has a policy.
 */
function mayBeShared({ relation, evaluated, request, rule, scope }: Prepared): boolean {
  if (relation !== 'CROSS_ACCOUNT' || rule.kind !== 'ORDINARY' || !rule.takesPart) return false;
  if (evaluated.resource === undefined && !neverShared.has(scope.action.service)) return true;
  const arn = parseArn(request.resource.arn);
  return arn !== undefined && sharedBesidePolicies.has(arn.service) && canBeShared(arn);
}

const accessPoints: ReadonlyMap<string, RegExp> = new Map([
  ['s3', /^accesspoint\//],
  ['s3express', /^accesspoint\//],
  ['s3-object-lambda', /^accesspoint\//],
  ['s3-outposts', /^outpost\/[^/]*\/accesspoint\//],
]);

/**
 * Whether the request goes through an access point to a bucket. What is about the access point itself does not, nor
 * what the function of Object Lambda answers (E-29d).
 */
function goesOnToBucket({ request, scope: { action } }: Prepared): boolean {
  const { service = '', resource = '' } = parseArn(request.resource.arn) ?? {};
  const isAccessPoint = accessPoints.get(service)?.test(resource) === true;
  return isAccessPoint && !/accesspoint|^writegetobjectresponse$/.test(action.name);
}

/** E-116: whether the request calls a runtime of Bedrock AgentCore, which both the runtime and its endpoint decide. */
function callsAgent({ request, scope: { action } }: Prepared): boolean {
  const { service, resource = '' } = parseArn(request.resource.arn) ?? {};
  return (
    service === 'bedrock-agentcore' &&
    resource.startsWith('runtime/') &&
    /^(?:invokeagentruntime|stopruntimesession$|getagentcard$)/.test(action.name)
  );
}

/** Whether a grant may allow it, which replaces policies, but not what guardrails and endpoints allow (E-26g). */
const mayBeGranted = ({ formula, request, rule, scope }: Prepared): boolean =>
  rule.kind === 'KMS_KEY' &&
  request.principal.kind !== 'anonymous' &&
  grantOperations.has(scope.action.name) &&
  formula.required.every((group) => groupValue(group, asEvaluated) !== FALSE);
