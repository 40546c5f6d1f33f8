/** Puts a case to the engine: documents that it refuses are quarantined, as an import would do. */
import { compilePolicy } from '../../../src/iam/language/compile.js';
import { decide } from '../../../src/iam/decide/decide.js';
import type { AccessEvaluation } from '../../../src/iam/decide/decision.js';
import type { AppliedPolicy, Guardrails, Layer, PolicyLayers } from '../../../src/iam/decide/layers.js';
import { parsePolicyDocument, type PolicyDocumentKind } from '../../../src/iam/language/policyDocument.js';
import { prepare } from '../../../src/iam/decide/prepare.js';
import {
  type AccessRequest,
  type ContextValue,
  type RequestPrincipal,
  defaultSwitches,
} from '../../../src/iam/decide/request.js';
import { domainsOf } from '../../../src/iam/unknown/satisfiability/domains.js';
import { problemOf } from '../../../src/iam/unknown/satisfiability/satisfiabilityProblem.js';
import {
  asksTrustPolicy,
  type CallerJson,
  type CaseJson,
  type GivenJson,
  type GuardrailJson,
  type LayerJson,
  type PolicyJson,
  type WhenJson,
} from './cases.js';
import type { Choices } from './completions.js';
import type { JsonObject } from './json.js';

export function engineDecide({ given, when }: CaseJson): AccessEvaluation {
  return decide(engineRequest(given.principal, when), engineLayers(given, when));
}

/** The states of the unknown keys that the engine tells apart. */
export function engineChoices({ given, when }: CaseJson): readonly Choices[] {
  const request = engineRequest(given.principal, when);
  const { formula, scope } = prepare(request, engineLayers(given, when), defaultSwitches);
  return domainsOf(problemOf(formula, scope), scope.context).map(({ key, states }) => ({
    key,
    list: states.map((state) => (state.kind === 'known' ? state.values : null)),
  }));
}

function engineRequest(caller: CallerJson, when: WhenJson): AccessRequest {
  const { restrictsPublicAccess, takesNoResource, abacEnabled } = when;
  const entries = new Map(
    Object.entries(when.context).map(([key, values]) => [key.toLowerCase(), contextValue(values)]),
  );
  return {
    principal: enginePrincipal(caller),
    action: when.action,
    resource: {
      arn: when.resource,
      accountId: when.owner,
      tags: new Map(Object.entries(when.resourceTags)),
      ...(takesNoResource === undefined ? {} : { takesNoResource }),
      ...(restrictsPublicAccess === true ? { publicAccess: 'RESTRICTED' } : {}),
      ...(abacEnabled === undefined ? {} : { abacEnabled }),
    },
    context: { entries, unlisted: when.unlistedContextKeys },
  };
}

function contextValue(values: readonly string[] | null): ContextValue {
  return values === null ? { kind: 'absent' } : { kind: 'known', values };
}

function enginePrincipal(caller: CallerJson): RequestPrincipal {
  if (caller.kind === 'user' || caller.kind === 'roleSession')
    return { ...caller, tags: new Map(Object.entries(caller.tags)) };
  return caller;
}

function engineLayers(given: GivenJson, when: WhenJson): PolicyLayers {
  const { identity, boundary, session, resource, endpoint, scp, rcp } = given;
  const resourceKind = asksTrustPolicy(when) ? 'TRUST' : 'RESOURCE';
  return {
    identity: layerOf('identity', 'IDENTITY', identity ?? { policies: [] }),
    ...(boundary === undefined ? {} : { permissionsBoundary: layerOf('boundary', 'IDENTITY', boundary) }),
    ...(session === undefined ? {} : { session: layerOf('session', 'SESSION', session) }),
    serviceControl: guardrailsOf('scp', 'SERVICE_CONTROL', scp),
    resourceControl: guardrailsOf('rcp', 'RESOURCE_CONTROL', rcp),
    ...(resource === undefined ? {} : { resource: layerOf('resource', resourceKind, resource) }),
    ...(endpoint === undefined ? {} : { endpoint: layerOf('endpoint', 'ENDPOINT', endpoint) }),
  };
}

function layerOf(name: string, kind: PolicyDocumentKind, layer: LayerJson): Layer {
  if (layer === 'NOT_COLLECTED') return { status: 'NOT_COLLECTED' };
  return {
    status: 'COLLECTED',
    policies: layer.policies.map((policy, i) => policyOf(`${name}.${String(i)}`, kind, policy)),
  };
}

function guardrailsOf(
  name: string,
  kind: PolicyDocumentKind,
  guardrail: GuardrailJson | undefined,
): Guardrails {
  if (guardrail === undefined) return { status: 'NO_ORGANIZATION' };
  if (typeof guardrail === 'string') return { status: guardrail };
  const levels = guardrail.map((policies, level) => ({
    target: `level${String(level)}`,
    policies: policies.map((policy, i) => policyOf(`${name}.${String(level)}.${String(i)}`, kind, policy)),
  }));
  return { status: 'COLLECTED', levels };
}

function policyOf(id: string, kind: PolicyDocumentKind, policy: PolicyJson): AppliedPolicy {
  return { id, name: id, compiled: policy === 'QUARANTINED' ? undefined : compiledOf(kind, policy) };
}

type Compiled = AppliedPolicy['compiled'];

/** The same document object often comes again in a changed case. */
const compiledPolicies = new WeakMap<JsonObject, Map<PolicyDocumentKind, Compiled>>();

function compiledOf(kind: PolicyDocumentKind, policy: JsonObject): Compiled {
  const known = compiledPolicies.get(policy) ?? new Map<PolicyDocumentKind, Compiled>();
  compiledPolicies.set(policy, known);
  if (!known.has(kind)) {
    const parsed = parsePolicyDocument(policy, kind);
    known.set(kind, parsed.ok ? compilePolicy(parsed.document) : undefined);
  }
  return known.get(kind);
}
