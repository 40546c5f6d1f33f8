/** In which ways can one hop be taken, by the policies that bear on it: where the way that was stored leads nowhere. */
import { assumeActions } from '../graph/assumeActions.js';
import type { ApplicablePolicies } from '../graph/graphReader.js';
import { keyOfRole, roleSessionKey } from '../graph/roleSessionKey.js';
import { nameOfArn } from '../iam/arn.js';
import { sessionNameOf } from '../iam/chain/sessionNames.js';
import { compilePolicy } from '../iam/compile.js';
import type { ChainCondition, PassingAction, Permission } from '../iam/chain/request.js';
import { decide } from '../iam/decide.js';
import type { Decision } from '../iam/decision.js';
import { policiesOfLayer, type AppliedPolicy, type Layer, type PolicyLayers } from '../iam/layers.js';
import type { KeyState } from '../iam/match/conditionContext.js';
import { parsePolicyDocument, type JsonValue, type PolicyDocumentKind } from '../iam/policyDocument.js';
import { hasAccount, type AccessRequest, type Tags } from '../iam/request.js';
import { waysToAllow, type WayToAllow } from '../iam/ways.js';
import { prepareRequest, type PreparedRequest } from './accessRequest.js';
import type { Hop } from './answer.js';
import { byUid, citeCondition, citeStatement } from './cite.js';
import { contextOfHop, sessionAtStart, type WayThere } from './hopContext.js';
import { hopSentence } from './sentence.js';

export interface HopWay {
  readonly hop: Hop;
  readonly conditions: readonly ChainCondition[];
}

export interface HopWays {
  readonly request: AccessRequest;
  readonly ways: readonly HopWay[];
  readonly complete: boolean;
  readonly permits: (action: PassingAction, passed: ReadonlyMap<string, KeyState>) => Permission;
}

/** Keys in lower case of tags that count as not known: those of the role that calls, and those of the one it assumes. */
export interface OpenTags {
  readonly ofCallers: ReadonlySet<string>;
  readonly ofRoles: ReadonlySet<string>;
}

export function hopWays(
  hop: Hop,
  index: number,
  way: WayThere,
  stored: ApplicablePolicies,
  openTags: OpenTags,
): HopWays {
  const prepared = prepareRequest(
    {
      principal: sessionAtStart(way, index) ?? hop.from.identifier,
      action: assumeActions[hop.mechanism],
      resource: hop.to.identifier,
      context: contextOfHop(hop.from, index, way.context),
      unlistedContextKeys: 'UNKNOWN',
    },
    stored,
  );
  const judged = withoutTags(prepared, openTags);
  const found = [undefined, ...sessionsNamed(prepared)].map((session) => waysAs(session, hop, judged));
  return {
    request: prepared.request,
    ways: found.flatMap(({ ways }) => ways),
    complete: found.every(({ complete }) => complete),
    permits: permissionsOf(prepared),
  };
}

/** Each tag that is open has no known value: a condition on it is one that the chain has to meet. */
function withoutTags(
  { request, ...rest }: PreparedRequest,
  { ofCallers, ofRoles }: OpenTags,
): PreparedRequest {
  const { principal, resource } = request;
  const caller =
    principal.kind === 'roleSession' && principal.tags
      ? { ...principal, tags: tagsBut(principal.tags, ofCallers) }
      : principal;
  const { tags, ...role } = resource;
  const isOpen = tags === undefined || ofRoles.size > 0;
  return { ...rest, request: { ...request, principal: caller, resource: isOpen ? role : resource } };
}

const tagsBut = (tags: Tags, keys: ReadonlySet<string>): Tags =>
  new Map([...tags].filter(([key]) => !keys.has(key.toLowerCase())));

/** ARNs of the sessions of the caller's role that the trust policy names (E-55). */
function sessionsNamed({ request: { principal }, layers }: PreparedRequest): readonly string[] {
  if (principal.kind !== 'roleSession' || principal.sessionArn !== undefined) return [];
  const name = principal.roleArn === undefined ? undefined : nameOfArn(principal.roleArn);
  if (name === undefined) return [];
  const key = keyOfRole(principal.partition, principal.accountId, name);
  const statements = policiesOfLayer(layers.resource).flatMap(({ compiled }) => compiled?.statements ?? []);
  const values = statements.flatMap(({ source }) => source.principal?.values ?? []).map(({ value }) => value);
  return [...new Set(values)].filter((value) => roleSessionKey(value) === key).sort();
}

/** As a session of that ARN; without one as a session that no policy names. */
function waysAs(
  sessionArn: string | undefined,
  hop: Hop,
  { request, layers }: PreparedRequest,
): Pick<HopWays, 'ways' | 'complete'> {
  const { principal } = request;
  const caller =
    sessionArn !== undefined && principal.kind === 'roleSession' ? { ...principal, sessionArn } : principal;
  const { ways, complete } = waysToAllow({ ...request, principal: caller }, layers);
  const sessionName = sessionArn === undefined ? undefined : sessionNameOf(sessionArn);
  return { ways: ways.filter(needsNoName).map((one) => asHop(one, hop, sessionName)), complete };
}

const needsNoName = ({ residuals }: WayToAllow): boolean =>
  !residuals.some((residual) => residual.kind === 'precondition' && residual.namesSession === true);

function asHop(
  { residuals, determiningStatements }: WayToAllow,
  { from, to, mechanism, crossAccount }: Hop,
  sessionName: string | undefined,
): HopWay {
  const open = residuals.filter((residual) => residual.kind === 'condition');
  const texts = residuals.flatMap((residual) => (residual.kind === 'precondition' ? [residual.text] : []));
  const preconditions =
    sessionName === undefined ? texts : [`The role's session is named "${sessionName}".`, ...texts];
  const found = {
    from,
    to,
    mechanism,
    decision: residuals.length + preconditions.length > 0 ? ('CONDITIONAL' as const) : ('ALLOWED' as const),
    conditions: open.map(({ condition }) => citeCondition(condition, byUid)),
    preconditions,
    ...(sessionName === undefined ? {} : { sessionName }),
    determiningStatements: determiningStatements.map((match) => citeStatement(match, byUid)),
    crossAccount,
  };
  return {
    hop: { ...found, sentence: hopSentence(found) },
    conditions: open.map(({ test, condition }) => ({ readings: [test], effect: condition.effect })),
  };
}

/**
 * E-39: the role's trust policy has to allow it; so has the caller's own side where it is of another account, and for
 * a source identity where the caller is a role session.
 */
function permissionsOf({ request, layers }: PreparedRequest): HopWays['permits'] {
  const { principal, resource } = request;
  const known = new Map<string, Permission>();
  const isOutsider = hasAccount(principal) && principal.accountId !== resource.accountId;
  const judge = (action: PassingAction, passed: ReadonlyMap<string, KeyState>): Permission => {
    const entries = new Map(request.context.entries);
    for (const [key, state] of passed) if (state.kind !== 'unknown') entries.set(key, state);
    const passing = { ...request, action, context: { ...request.context, entries } };
    const trust = decide(passing, withOwnSideOpen(layers)).decision;
    const asksCaller = isOutsider || (action === 'sts:SetSourceIdentity' && principal.kind === 'roleSession');
    const caller = asksCaller ? callerSide(passing, layers) : 'ALLOWED';
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
