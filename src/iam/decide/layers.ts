/** The policies that bear on a request, by layer (V-2): the second half of the engine's input. */
import type { CompiledPolicy } from '../language/compile.js';

/** A policy as it bears on a request. `id` is opaque to the engine and comes back in every statement match. */
export interface AppliedPolicy {
  readonly id: string;
  /** What a person calls it, for explanations. */
  readonly name: string;
  /** Missing: the document could not be read. It may allow and deny anything (E-79). */
  readonly compiled: CompiledPolicy | undefined;
}

/**
 * One layer. COLLECTED with no policies is a layer that was looked at and is empty; NOT_COLLECTED is U (U-9).
 * PARTIAL: these policies and others that the export names but does not hold (F-10): an Allow may be missing.
 */
export type Layer =
  | { readonly status: 'COLLECTED' | 'PARTIAL'; readonly policies: readonly AppliedPolicy[] }
  | { readonly status: 'NOT_COLLECTED' };

/** Policies attached directly at one place of the path root → OU … → account (E-19a). */
export interface GuardrailLevel {
  /** `r-…`, `ou-…` or an account id. */
  readonly target: string;
  /** What a person calls it, for explanations. */
  readonly name?: string;
  readonly policies: readonly AppliedPolicy[];
  /** Others are attached too, whose content was not collected: each may allow or deny anything (F-168). */
  readonly partial?: boolean;
}

export type Guardrails =
  /** The policy type does not apply: management account, type not enabled (E-19d, E-19j). */
  | { readonly status: 'NOT_APPLICABLE' }
  /** No organization was imported: counts as full access, and the answer says so (U-9a). */
  | { readonly status: 'NO_ORGANIZATION' }
  /** Organizations were imported, but none of them has the account: counts as full access too (U-9a, U-9c). */
  | { readonly status: 'OUTSIDE' }
  /** An organization was imported, but not what is attached to this account (U-9a). */
  | { readonly status: 'NOT_COLLECTED' }
  | { readonly status: 'COLLECTED'; readonly levels: readonly GuardrailLevel[] };

export interface PolicyLayers {
  /** Own and groups' policies (E-13). NOT_COLLECTED where the principal's account was never imported (U-9c). */
  readonly identity: Layer;
  /** Missing: the principal has none. */
  readonly permissionsBoundary?: Layer;
  /** Missing: no session policy was passed (E-18). */
  readonly session?: Layer;
  readonly serviceControl: Guardrails;
  readonly resourceControl: Guardrails;
  /**
   * The resource's own policy; a role's trust policy where the action is one of sts:AssumeRole* (E-27d).
   * Missing: this kind of resource has none, or its policy takes no part. NOT_COLLECTED: it can have one (U-9d).
   */
  readonly resource?: Layer;
  /** Missing: the request does not travel through an endpoint, as far as the question says (E-21). */
  readonly endpoint?: Layer;
}

/** Nothing is attached, and all of that is known. */
export const noPolicies: Layer = { status: 'COLLECTED', policies: [] };

export function policiesOfLayer(layer: Layer | undefined): readonly AppliedPolicy[] {
  return layer === undefined || layer.status === 'NOT_COLLECTED' ? [] : layer.policies;
}

/** E-21: an endpoint without a policy of its own has the default one. */
export const isDefaultEndpoint = ({ endpoint }: PolicyLayers): boolean =>
  endpoint?.status === 'COLLECTED' && endpoint.policies.length === 0;

const areRead = (policies: readonly AppliedPolicy[]): boolean =>
  policies.every(({ compiled }) => compiled !== undefined);

/** All its policies are known, and were understood (U-9, E-79). */
export const isLayerRead = (layer: Layer): boolean => layer.status === 'COLLECTED' && areRead(layer.policies);

/** The same of each level; where there is no organization to read, or none was imported, full access is assumed (U-9a). */
export const areGuardrailsRead = (guardrails: Guardrails): boolean =>
  guardrails.status !== 'NOT_COLLECTED' &&
  levelsOf(guardrails).every(({ partial = false, policies }) => !partial && areRead(policies));

/** What it allows of some resource, as if it allowed it of any. */
export function allowingAnywhere(layer: Layer, denies: 'LEFT_OUT' | 'KEPT' = 'LEFT_OUT'): Layer {
  if (layer.status === 'NOT_COLLECTED') return layer;
  const policies = layer.policies.map((policy): AppliedPolicy => {
    if (!policy.compiled) return policy;
    const statements = policy.compiled.statements.flatMap((statement) => {
      if (statement.effect === 'DENY') return denies === 'KEPT' ? statement : [];
      return { ...statement, resource: undefined };
    });
    return { ...policy, compiled: { ...policy.compiled, statements, byAction: new Map() } };
  });
  return { ...layer, policies };
}

/** The same of all that stands on the caller's side. What it denies counts where it is about the whole request. */
export function callerAllowingAnywhere({
  identity,
  permissionsBoundary,
  session,
  serviceControl,
}: PolicyLayers): PolicyLayers {
  const anywhere = (layer: Layer): Layer => allowingAnywhere(layer, 'KEPT');
  return {
    identity: anywhere(identity),
    ...(permissionsBoundary ? { permissionsBoundary: anywhere(permissionsBoundary) } : {}),
    ...(session ? { session: anywhere(session) } : {}),
    serviceControl: guardrailsAnywhere(serviceControl, anywhere),
    resourceControl: { status: 'NOT_APPLICABLE' },
  };
}

function guardrailsAnywhere(guardrails: Guardrails, anywhere: (layer: Layer) => Layer): Guardrails {
  if (guardrails.status !== 'COLLECTED') return guardrails;
  const levels = guardrails.levels.map((level) => ({
    ...level,
    policies: policiesOfLayer(anywhere({ status: 'COLLECTED', policies: level.policies })),
  }));
  return { ...guardrails, levels };
}

export function levelsOf(guardrails: Guardrails): readonly GuardrailLevel[] {
  return guardrails.status === 'COLLECTED' ? guardrails.levels : [];
}

function policiesOfGuardrails(guardrails: Guardrails): readonly AppliedPolicy[] {
  return levelsOf(guardrails).flatMap(({ policies }) => policies);
}

/** Those of every layer, also of one that takes no part in a request. */
export function allPolicies(layers: PolicyLayers): readonly AppliedPolicy[] {
  const { identity, permissionsBoundary, session, resource, endpoint } = layers;
  return [
    ...[identity, permissionsBoundary, session, resource, endpoint].flatMap(policiesOfLayer),
    ...[layers.serviceControl, layers.resourceControl].flatMap(policiesOfGuardrails),
  ];
}
