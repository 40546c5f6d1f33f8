/** The policies that apply to a request, by layer (V-2): the second half of the engine's input. */
import type { CompiledPolicy, CompiledStatement } from '../language/compile.js';

/** A policy that applies to a request. `id` is opaque to the engine, and every statement match returns it. */
export interface AppliedPolicy {
  readonly id: string;
  /** Its name for users, for explanations. */
  readonly name: string;
  /** Missing: the document could not be read. It may allow and deny anything (E-79). */
  readonly compiled: CompiledPolicy | undefined;
}

/**
 * One layer. COLLECTED without policies: the layer is known to be empty. NOT_COLLECTED: unknown (U-9). PARTIAL: the
 * export names further policies that it lacks (F-10), so that an Allow may be missing.
 */
export type Layer =
  | { readonly status: 'COLLECTED' | 'PARTIAL'; readonly policies: readonly AppliedPolicy[] }
  | { readonly status: 'NOT_COLLECTED' };

/** Policies that are attached directly at one place of the path root → OU … → account (E-19a). */
export interface GuardrailLevel {
  /** `r-…`, `ou-…` or an account id. */
  readonly target: string;
  /** Its name for users, for explanations. */
  readonly name?: string;
  readonly policies: readonly AppliedPolicy[];
  /** Whether further policies are attached whose content was not collected: each may allow or deny anything (F-168). */
  readonly partial?: boolean;
}

export type Guardrails =
  /** The policy type does not apply: management account, type not enabled (E-19d, E-19j). */
  | { readonly status: 'NOT_APPLICABLE' }
  /** No organization was imported: full access is assumed, and the answer says so (U-9a). */
  | { readonly status: 'NO_ORGANIZATION' }
  /** Organizations were imported, but none has the account: full access is assumed too (U-9a, U-9c). */
  | { readonly status: 'OUTSIDE' }
  /** An organization was imported, but not the policies attached to this account (U-9a). */
  | { readonly status: 'NOT_COLLECTED' }
  | { readonly status: 'COLLECTED'; readonly levels: readonly GuardrailLevel[] };

export interface PolicyLayers {
  /** Own policies and those of the groups (E-13). NOT_COLLECTED: the principal's account was never imported (U-9c). */
  readonly identity: Layer;
  /** Missing: the principal has none. */
  readonly permissionsBoundary?: Layer;
  /** Missing: no session policy was passed (E-18). */
  readonly session?: Layer;
  readonly serviceControl: Guardrails;
  readonly resourceControl: Guardrails;
  /**
   * The resource's own policy; for sts:AssumeRole* actions, the role's trust policy (E-27d). Missing: this kind of
   * resource has none, or its policy does not apply. NOT_COLLECTED: it can have one (U-9d).
   */
  readonly resource?: Layer;
  /** Missing: the question does not say that the request goes through an endpoint (E-21). */
  readonly endpoint?: Layer;
}

/** A layer that is known to be empty. */
export const noPolicies: Layer = { status: 'COLLECTED', policies: [] };

export function policiesOfLayer(layer: Layer | undefined): readonly AppliedPolicy[] {
  return layer === undefined || layer.status === 'NOT_COLLECTED' ? [] : layer.policies;
}

/** Whether the endpoint has the default policy, since it has none of its own (E-21). */
export const isDefaultEndpoint = ({ endpoint }: PolicyLayers): boolean =>
  endpoint?.status === 'COLLECTED' && endpoint.policies.length === 0;

const areRead = (policies: readonly AppliedPolicy[]): boolean =>
  policies.every(({ compiled }) => compiled !== undefined);

/** Whether all policies of the layer are known and were parsed (U-9, E-79). */
export const isLayerRead = (layer: Layer): boolean => layer.status === 'COLLECTED' && areRead(layer.policies);

/** Whether all levels were read. True if no organization applies or was imported: full access is assumed (U-9a). */
export const areGuardrailsRead = (guardrails: Guardrails): boolean =>
  guardrails.status !== 'NOT_COLLECTED' &&
  levelsOf(guardrails).every(({ partial = false, policies }) => !partial && areRead(policies));

/** Returns the layers with other policies. `change` gets those of each layer, and of each level of guardrails. */
export function withPolicies(
  layers: PolicyLayers,
  change: (policies: Policies, kind: keyof PolicyLayers, level?: string) => Policies,
): PolicyLayers {
  const { identity, permissionsBoundary, session, resource, serviceControl, resourceControl } = layers;
  const inLayer = (kind: keyof PolicyLayers, layer: Layer): Layer =>
    layer.status === 'NOT_COLLECTED' ? layer : { ...layer, policies: change(layer.policies, kind) };
  const inLevels = (kind: keyof PolicyLayers, guardrails: Guardrails): Guardrails => {
    if (guardrails.status !== 'COLLECTED') return guardrails;
    const levels = guardrails.levels.map((level) => ({
      ...level,
      policies: change(level.policies, kind, level.target),
    }));
    return { ...guardrails, levels };
  };
  return {
    ...layers,
    identity: inLayer('identity', identity),
    ...(permissionsBoundary
      ? { permissionsBoundary: inLayer('permissionsBoundary', permissionsBoundary) }
      : {}),
    ...(session ? { session: inLayer('session', session) } : {}),
    ...(resource ? { resource: inLayer('resource', resource) } : {}),
    serviceControl: inLevels('serviceControl', serviceControl),
    resourceControl: inLevels('resourceControl', resourceControl),
  };
}

type Policies = readonly AppliedPolicy[];

/** Returns the policy with each statement changed, or left out. */
export function withStatements(
  policy: AppliedPolicy,
  change: (statement: CompiledStatement) => CompiledStatement | readonly CompiledStatement[],
): AppliedPolicy {
  if (!policy.compiled) return policy;
  const statements = policy.compiled.statements.flatMap(change);
  return { ...policy, compiled: { ...policy.compiled, statements, byAction: new Map() } };
}

/** Returns the layers with every Allow extended to all resources, without Denies or with them. */
export const allowingAnywhere = (
  layers: PolicyLayers,
  denies: 'LEFT_OUT' | 'KEPT' = 'LEFT_OUT',
): PolicyLayers => {
  const anywhere = (statement: CompiledStatement) => {
    if (statement.effect === 'DENY') return denies === 'KEPT' ? statement : [];
    return { ...statement, resource: undefined };
  };
  return withPolicies(layers, (policies) => policies.map((policy) => withStatements(policy, anywhere)));
};

/** Returns the caller's layers with Allows extended to all resources. A Deny counts if it covers the whole request. */
export const callerAllowingAnywhere = ({
  resource: _resource,
  endpoint: _endpoint,
  ...caller
}: PolicyLayers): PolicyLayers =>
  allowingAnywhere({ ...caller, resourceControl: { status: 'NOT_APPLICABLE' } }, 'KEPT');

export function levelsOf(guardrails: Guardrails): readonly GuardrailLevel[] {
  return guardrails.status === 'COLLECTED' ? guardrails.levels : [];
}

function policiesOfGuardrails(guardrails: Guardrails): readonly AppliedPolicy[] {
  return levelsOf(guardrails).flatMap(({ policies }) => policies);
}

/** Returns the policies of every layer, including layers that do not take part in the decision. */
export function allPolicies(layers: PolicyLayers): readonly AppliedPolicy[] {
  const { identity, permissionsBoundary, session, resource, endpoint } = layers;
  return [
    ...[identity, permissionsBoundary, session, resource, endpoint].flatMap(policiesOfLayer),
    ...[layers.serviceControl, layers.resourceControl].flatMap(policiesOfGuardrails),
  ];
}
