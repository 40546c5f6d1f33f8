/** Evaluates all layers of a request, each only if it applies (E-19d, E-20, E-21, E-27d). */
import { evaluateGuardrails, evaluateLayer, type LayerResult, type EvaluationScope } from './evaluate.js';
import type { Guardrails, PolicyLayers } from './layers.js';
import { hasAccount, type AccessRequest, type EvaluationSwitches } from './request.js';
import { escapesResourceControl, mayEscapeResourceControl, type ResourceRule } from './resourceRules.js';
import { rcpServices } from '../facts/data/serviceEnforced.js';

/** What a service decides by itself, beside all policies. */
export type ServiceRule =
  | { readonly kind: 'allowed' | 'denied'; readonly reason: string }
  /** Requirements that are not known to hold. */
  | { readonly kind: 'needs'; readonly preconditions: readonly string[] };

export function denied(reason: string): ServiceRule {
  return { kind: 'denied', reason };
}

export function needs(precondition: string): ServiceRule {
  return { kind: 'needs', preconditions: [precondition] };
}

const SERVICE_LINKED = 'the role is service-linked, or no resource control policy denies it';
const NO_RESOURCE = 'no resource control policy applies to actions without a resource, or none denies it';

interface GuardrailResult {
  /** Also NOT_APPLICABLE if the caller, the action or the resource is exempt; `note` says why. */
  readonly status: Guardrails['status'];
  readonly levels: readonly LayerResult[];
  readonly note: string | undefined;
  /** Under which precondition no Deny counts that matches (E-20c). */
  readonly deniesUnless?: string;
}

export interface EvaluatedLayers {
  readonly identity: LayerResult;
  readonly boundary: LayerResult | undefined;
  readonly session: LayerResult | undefined;
  readonly serviceControl: GuardrailResult;
  readonly resourceControl: GuardrailResult;
  readonly resource: LayerResult | undefined;
  readonly endpoint: LayerResult | undefined;
}

/** A request with the facts for its formula, and the result of each layer. */
export interface EvaluatedRequest {
  readonly request: AccessRequest;
  readonly layers: PolicyLayers;
  readonly switches: EvaluationSwitches;
  readonly scope: EvaluationScope;
  readonly owner: string | undefined;
  readonly relation: 'SAME_ACCOUNT' | 'CROSS_ACCOUNT' | 'NO_ACCOUNT';
  readonly rule: ResourceRule;
  readonly serviceRule: ServiceRule | undefined;
  /** Whether grants of the resource's policy to other accounts have no effect (E-29b, E-34a). */
  readonly closedToOutsiders: boolean;
  readonly evaluated: EvaluatedLayers;
}

export function layerResults(evaluated: EvaluatedLayers): readonly LayerResult[] {
  const { identity, boundary, session, serviceControl, resourceControl, resource, endpoint } = evaluated;
  return [
    identity,
    boundary,
    session,
    ...serviceControl.levels,
    ...resourceControl.levels,
    resource,
    endpoint,
  ].filter((result) => result !== undefined);
}

export function evaluateLayers(
  request: AccessRequest,
  layers: PolicyLayers,
  scope: EvaluationScope,
  rule: ResourceRule,
): EvaluatedLayers {
  const { permissionsBoundary, session, resource, endpoint } = layers;
  const resourceKind = rule.kind === 'TRUST' ? 'TRUST' : 'RESOURCE';
  return {
    identity: evaluateLayer('IDENTITY', layers.identity, scope),
    boundary: permissionsBoundary && evaluateLayer('PERMISSIONS_BOUNDARY', permissionsBoundary, scope),
    session: session && evaluateLayer('SESSION', session, scope),
    serviceControl: serviceControl(request, layers.serviceControl, scope),
    resourceControl: resourceControl(request, layers.resourceControl, scope),
    resource: resource && rule.takesPart ? evaluateLayer(resourceKind, resource, scope) : undefined,
    endpoint: endpoint && evaluateLayer('ENDPOINT', endpoint, scope),
  };
}

function exempt(note: string | undefined): GuardrailResult {
  return { status: 'NOT_APPLICABLE', levels: [], note };
}

/** Evaluates SCPs of the principal's account; callers without account and service-linked roles are exempt (E-19d). */
function serviceControl(
  { principal }: AccessRequest,
  guardrails: Guardrails,
  scope: EvaluationScope,
): GuardrailResult {
  // E-19d
  if (!hasAccount(principal)) return exempt('the caller belongs to no account');
  if (principal.kind === 'roleSession' && principal.serviceLinked)
    // E-52
    return exempt('service-linked role');
  const levels = evaluateGuardrails('SERVICE_CONTROL', guardrails, scope);
  return { status: guardrails.status, levels, note: undefined };
}

/** Evaluates RCPs of the resource's account, for every caller, in services that support them (E-20). */
function resourceControl(
  request: AccessRequest,
  guardrails: Guardrails,
  scope: EvaluationScope,
): GuardrailResult {
  if (!rcpServices.has(scope.action.service))
    // E-20f
    return exempt('the service does not support resource control policies');
  if (escapesResourceControl(request, scope.action))
    // E-20c
    return exempt('exempt from resource control policies');
  const levels = evaluateGuardrails('RESOURCE_CONTROL', guardrails, scope);
  const denies = levels.some((level) => level.denies.length > 0);
  if (denies && mayEscapeResourceControl(request, scope.action))
    return {
      ...exempt('service-linked roles are exempt from resource control policies'),
      deniesUnless: SERVICE_LINKED,
    };
  if (!scope.resource.none) return { status: guardrails.status, levels, note: undefined };
  // E-20c
  return { ...exempt('the action has no resource'), ...(denies ? { deniesUnless: NO_RESOURCE } : {}) };
}
