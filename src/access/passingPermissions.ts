/** May a hop hand on what it passes to the session that it makes (E-39)? */
import { compilePolicy } from '../iam/compile.js';
import type { ChainRequest, PassingAction, Permission } from '../iam/chain/request.js';
import { decide } from '../iam/decide.js';
import type { Decision } from '../iam/decision.js';
import type { AppliedPolicy, Layer, PolicyLayers } from '../iam/layers.js';
import type { KeyState } from '../iam/match/conditionContext.js';
import { parsePolicyDocument, type JsonValue, type PolicyDocumentKind } from '../iam/policyDocument.js';
import { hasAccount, type AccessRequest } from '../iam/request.js';
import type { JudgedRequest } from './requestWays.js';

/** The role's trust policy, with the guardrails; the caller's own policies. */
export type PassingSide = 'TRUST' | 'CALLER';

/**
 * E-39: the role's trust policy has to allow it; so has the caller's own side where it is of another account, and for
 * a source identity where the caller is a role session. `sides`: those that are asked.
 */
export function passingPermissions(
  { request, layers }: JudgedRequest,
  sides: readonly PassingSide[] = ['TRUST', 'CALLER'],
): ChainRequest['permits'] {
  const { principal, resource } = request;
  const known = new Map<string, Permission>();
  const isOutsider = hasAccount(principal) && principal.accountId !== resource.accountId;
  const judge = (action: PassingAction, passed: ReadonlyMap<string, KeyState>): Permission => {
    const entries = new Map(request.context.entries);
    for (const [key, state] of passed) if (state.kind !== 'unknown') entries.set(key, state);
    const passing = { ...request, action, context: { ...request.context, entries } };
    const trust = sides.includes('TRUST') ? decide(passing, withOwnSideOpen(layers)).decision : 'ALLOWED';
    const asksCaller = isOutsider || (action === 'sts:SetSourceIdentity' && principal.kind === 'roleSession');
    const caller = asksCaller && sides.includes('CALLER') ? callerSide(passing, layers) : 'ALLOWED';
    return weaker(permissionOf(trust), permissionOf(caller));
  };
  return (action, passed) => {
    const name = JSON.stringify([action, ...passed]);
    const permission = known.get(name) ?? judge(action, passed);
    known.set(name, permission);
    return permission;
  };
}

/** UNKNOWN: what has to allow it was not collected. */
const permissionOf = (decision: Decision): Permission =>
  decision === 'ALLOWED' ? 'ALLOWED' : decision.endsWith('_DENY') ? 'DENIED' : 'CONDITIONAL';

const weaker = (a: Permission, b: Permission): Permission =>
  a === 'DENIED' || b === 'DENIED' ? 'DENIED' : a === 'ALLOWED' ? b : a;

function policyOf(kind: PolicyDocumentKind, statement: JsonValue): AppliedPolicy {
  const parsed = parsePolicyDocument({ Version: '2012-10-17', Statement: statement }, kind);
  return { id: '', name: '', compiled: parsed.ok ? compilePolicy(parsed.document) : undefined };
}

const everything = policyOf('IDENTITY', { Effect: 'Allow', Action: '*', Resource: '*' });

const opened = (layer: Layer): Layer =>
  layer.status === 'NOT_COLLECTED' ? layer : { ...layer, policies: [...layer.policies, everything] };

/** Only a Deny of the caller's own side counts. */
function withOwnSideOpen({ identity, permissionsBoundary, ...layers }: PolicyLayers): PolicyLayers {
  return {
    ...layers,
    identity: opened(identity),
    ...(permissionsBoundary ? { permissionsBoundary: opened(permissionsBoundary) } : {}),
  };
}

/** As if the trust policy left it to the caller's account. */
function callerSide(request: AccessRequest, layers: PolicyLayers): Decision {
  const { principal } = request;
  if (!hasAccount(principal) || layers.identity.status === 'NOT_COLLECTED') return 'UNKNOWN';
  const statement = { Effect: 'Allow', Principal: { AWS: principal.accountId }, Action: 'sts:*' };
  const resource: Layer = { status: 'COLLECTED', policies: [policyOf('TRUST', statement)] };
  return decide(request, { ...layers, resource }).decision;
}
