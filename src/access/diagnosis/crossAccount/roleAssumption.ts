/** One assumption of a role, and what each side of it says by itself: the other sides are taken as open. */
import type { Principal } from '../../../graph/model/graph.js';
import { anyAwsPrincipal } from '../../../graph/engine/anyAwsPrincipal.js';
import { partitionOf } from '../../../graph/engine/requestPrincipal.js';
import { isAccountId, isServiceLinkedRoleArn } from '../../../iam/language/arn.js';
import { compilePolicy } from '../../../iam/language/compile.js';
import { decide } from '../../../iam/decide/decide.js';
import type {
  AccessEvaluation,
  Decision,
  LayerKind,
  LayerVerdict,
  StatementMatch,
} from '../../../iam/decide/decision.js';
import type { AppliedPolicy, Guardrails, Layer, PolicyLayers } from '../../../iam/decide/layers.js';
import {
  parsePolicyDocument,
  type JsonValue,
  type PolicyDocumentKind,
} from '../../../iam/language/policyDocument.js';
import { hasAccount, unknownContext, type AccessRequest } from '../../../iam/decide/request.js';

export interface Assumption {
  readonly from: Principal;
  readonly request: AccessRequest;
  readonly layers: PolicyLayers;
  /** Of all sides together. */
  readonly evaluation: AccessEvaluation;
}

/** What one side says; of its own policies only. */
export interface SideVerdict extends Pick<AccessEvaluation, 'decision' | 'conditions' | 'preconditions'> {
  readonly statements: readonly StatementMatch[];
  readonly verdicts: readonly LayerVerdict[];
}

export const isDenied = ({ decision }: { readonly decision: Decision }): boolean =>
  decision === 'IMPLICIT_DENY' || decision === 'EXPLICIT_DENY';

export const isInOneAccount = ({ request: { principal, resource } }: Assumption): boolean =>
  hasAccount(principal) && principal.accountId === resource.accountId;

/** A rule of the service that no policy can change (E-7d, E-52), and on whose side it stands. */
export function serviceRuleOf({
  request,
  evaluation,
}: Assumption): { readonly reason: string; readonly side: 'OWN' | 'TRUST' } | undefined {
  if (!isRuled(evaluation)) return undefined;
  const side = isServiceLinkedRoleArn(request.resource.arn) ? 'TRUST' : 'OWN';
  return { reason: evaluation.serviceRule ?? '', side };
}

const isRuled = ({ serviceRule, decision, determiningStatements }: AccessEvaluation): boolean =>
  serviceRule !== undefined && decision === 'EXPLICIT_DENY' && determiningStatements.length === 0;

/** Why the service lets nobody edit this role in this way (E-16); undefined: it does. */
export const editRefusal = (
  action: 'iam:PutRolePolicy' | 'iam:UpdateAssumeRolePolicy',
  roleArn: string,
): string | undefined => {
  const request = { principal: anyAwsPrincipal, action, resource: { arn: roleArn }, context: unknownContext };
  return decide(request, { identity: openIdentity, ...noGuardrails }).serviceRule;
};

const STAND_IN = 'stand-in';

/** Without a compiled form, and so allowing nothing, where the document is malformed. */
export function appliedDocument(id: string, document: unknown, kind: PolicyDocumentKind): AppliedPolicy {
  const parsed = parsePolicyDocument(document as JsonValue, kind);
  return { id, name: id, compiled: parsed.ok ? compilePolicy(parsed.document) : undefined };
}

export const documentOf = (statement: object): object => ({ Version: '2012-10-17', Statement: [statement] });

const standIn = (statement: object, kind: PolicyDocumentKind): Layer => ({
  status: 'COLLECTED',
  policies: [appliedDocument(STAND_IN, documentOf({ Effect: 'Allow', ...statement }), kind)],
});

const openIdentity = standIn({ Action: '*', Resource: '*' }, 'IDENTITY');
export const noGuardrails: { readonly [P in 'serviceControl' | 'resourceControl']: Guardrails } = {
  serviceControl: { status: 'NOT_APPLICABLE' },
  resourceControl: { status: 'NOT_APPLICABLE' },
};

/** Lets the caller in by its account, so that inside one account its own policies count (E-27a). */
function openTrust({ principal, action }: AccessRequest): Layer {
  const Principal =
    principal.kind === 'service'
      ? { Service: principal.service }
      : principal.kind === 'saml' || principal.kind === 'webIdentity'
        ? { Federated: principal.provider }
        : { AWS: hasAccount(principal) && isAccountId(principal.accountId) ? principal.accountId : '*' };
  return standIn({ Principal, Action: action }, 'TRUST');
}

/** The trust policy, or another in its place. */
export function trustSide({ request, layers }: Assumption, trust = layers.resource): SideVerdict {
  return judged(['TRUST'], request, behindTrust(trust));
}

/** This trust policy, and nothing else in the way. */
export const behindTrust = (trust: Layer | undefined): PolicyLayers => ({
  identity: openIdentity,
  ...(trust ? { resource: trust } : {}),
  ...noGuardrails,
});

/** Identity policies and boundary; `trust`: let in by this policy instead of by the account. */
export function ownSide({ request, layers }: Assumption, trust?: Layer): SideVerdict {
  const { serviceControl: _scp, resourceControl: _rcp, resource: _resource, ...own } = layers;
  return judged(
    ['IDENTITY', 'PERMISSIONS_BOUNDARY', ...(trust ? (['TRUST'] as const) : [])],
    atHome(request),
    {
      ...own,
      resource: trust ?? openTrust(request),
      ...noGuardrails,
    },
  );
}

/**
 * Do the caller's own policies let it in through this trust policy (missing: its account is trusted) and the guardrails,
 * all conditions taken together? Guardrails that are closed by themselves are left out: they close it in any case.
 */
export function isOpenTogether(assumption: Assumption, trust?: Layer): boolean {
  const { request, layers } = assumption;
  const resource = trust ?? openTrust(request);
  const guardrails = isDenied(guardrailSide(assumption)) ? noGuardrails : {};
  return !isDenied(decide(atHome(request), { ...layers, resource, ...guardrails }));
}

/** E-27b: does this trust policy let the caller in without a permission of its own? */
export const letsInDirectly = ({ request }: Assumption, trust: Layer): boolean =>
  !isDenied(
    decide(request, { identity: { status: 'COLLECTED', policies: [] }, resource: trust, ...noGuardrails }),
  );

export function guardrailSide({ request, layers }: Assumption): SideVerdict {
  const { serviceControl, resourceControl } = layers;
  return judged(['SERVICE_CONTROL', 'RESOURCE_CONTROL'], atHome(request), {
    identity: openIdentity,
    resource: openTrust(request),
    serviceControl,
    resourceControl,
  });
}

/** That nothing is shared between partitions (E-58) is the trust policy's to say. */
const atHome = (request: AccessRequest): AccessRequest =>
  hasAccount(request.principal)
    ? { ...request, principal: { ...request.principal, partition: partitionOf(request.resource.arn) } }
    : request;

function judged(kinds: readonly LayerKind[], request: AccessRequest, layers: PolicyLayers): SideVerdict {
  const evaluation = decide(request, layers);
  const verdicts = evaluation.layers.filter(({ layer }) => kinds.includes(layer));
  const { decision, statements } = isRuled(evaluation)
    ? besideRule(verdicts)
    : { decision: evaluation.decision, statements: evaluation.determiningStatements };
  return {
    decision,
    statements: statements.filter(({ layer, policyId }) => kinds.includes(layer) && policyId !== STAND_IN),
    conditions: evaluation.conditions,
    preconditions: evaluation.preconditions,
    verdicts,
  };
}

const worstFirst = [
  ['DENIES', 'EXPLICIT_DENY'],
  ['NO_ALLOW', 'IMPLICIT_DENY'],
  ['UNKNOWN', 'UNKNOWN'],
  ['CONDITIONAL', 'CONDITIONAL'],
] as const;

/** What the layers say where a rule of the service has decided without them. */
function besideRule(verdicts: readonly LayerVerdict[]): Pick<SideVerdict, 'decision' | 'statements'> {
  const [, decision] = worstFirst.find(([outcome]) => verdicts.some((one) => one.outcome === outcome)) ?? [];
  const effect = decision === 'EXPLICIT_DENY' ? 'DENY' : 'ALLOW';
  const statements = verdicts.flatMap((one) => one.statements).filter((match) => match.effect === effect);
  return { decision: decision ?? 'ALLOWED', statements };
}
