/** Builds what is known of the request of one hop: its caller, its role, and the question's context. */
import { anyService } from '../../../graph/engine/anyService.js';
import {
  anyAwsPrincipal,
  inPartitionOf,
  knownPrincipal,
  tagMap,
  unknownPrincipal,
} from '../../../graph/engine/requestPrincipal.js';
import { assumeActions } from '../../../graph/model/assumeActions.js';
import { namedPrincipal } from '../../../graph/model/principals/namedPrincipal.js';
import type { Principal } from '../../../graph/model/graph.js';
import { buildContext } from '../../../iam/facts/buildContext.js';
import { isClaim, RESOURCE_TAG } from '../../../iam/facts/data/conditionKeys.js';
import { lastingOf, TAGS_OFF } from '../../../iam/facts/passedOn.js';
import {
  changesWithCaller,
  isCarried,
  isOfDeliveredCredentials,
  isSessionFact,
} from '../../../iam/facts/sessionKeys.js';
import type { PolicyLayers } from '../../../iam/decide/layers.js';
import type { ChainCondition, ChainRequest } from '../../../iam/chain/chainStep.js';
import { sessionFact } from '../../../iam/chain/sharedValues.js';
import { compileTest } from '../../../iam/match/condition.js';
import { UNKNOWN_KEY, type ConditionContext } from '../../../iam/match/conditionContext.js';
import type { AccessRequest, RequestPrincipal } from '../../../iam/decide/request.js';
import { contextOf, type AccessQuestion } from '../../can/loadRequest.js';
import type { CitedCondition, ContextInput, Hop } from '../../shared/answer.js';

/** What the question says of every request on the path, and of the session at the start, if there is one. */
export interface PathContext {
  /** ARN of a principal or of an assumed-role session. */
  readonly from: string;
  readonly context: readonly ContextInput[];
}

/**
 * Returns the part of the context that applies to a hop. E-43: the credentials of an assumed role carry no MFA, even
 * if its caller used it. E-40: a source identity belongs to a session. E-81: a call of an identity provider's user
 * takes no external ID. Keys that describe the caller apply to the start only.
 */
export const contextOfHop = (
  from: Principal,
  index: number,
  context: readonly ContextInput[],
): readonly ContextInput[] =>
  context.filter(({ key: spelled }) => {
    const key = spelled.toLowerCase();
    if (key.startsWith('aws:multifactorauth')) return index === 0 && !isRole(from);
    if (key === 'aws:sourceidentity') return index > 0 || mayHaveSourceIdentity(from);
    if (key === 'sts:externalid') return !isProvider(from);
    // E-47a: a session does not keep some claims.
    return index === 0 || !changesWithCaller(key);
  });

/** Returns the part of the context that applies to requests of principals reached on the way. */
export const contextBehindHops = (context: readonly ContextInput[]): readonly ContextInput[] =>
  contextOfHop(namedPrincipal('*'), 1, context);

/** Keys that describe one request, its resource, or a service that forwards it. */
const ofOneRequest =
  /^aws:(requesttag\/.*|tagkeys|requestedregion|resource.*|calledvia.*|viaaws.*|ismcpserviceaction)$/;

/** Returns the part of the context of an action that also applies to the requests that lead to it. */
export const contextBeforeAction = ({
  action,
  context,
}: Pick<AccessQuestion, 'action' | 'context'>): readonly ContextInput[] =>
  context.filter(({ key: spelled }) => {
    const key = spelled.toLowerCase();
    if (key.startsWith('aws:')) return !ofOneRequest.test(key);
    if (key.startsWith('sts:')) return !action.toLowerCase().startsWith('sts:');
    return isClaim(key) || isOfDeliveredCredentials(key);
  });

const isProvider = ({ kind }: Principal): boolean => kind === 'SAML_PROVIDER' || kind === 'OIDC_PROVIDER';

/** Whether it is a role, even of an account that was never imported. */
const isRole = ({ kind, identifier }: Principal): boolean =>
  kind === 'ROLE' || kind === 'ROLE_SESSION' || /^arn:[^:]+:iam::\d{12}:role\//.test(identifier);

/** Whether the principal is a role session, or may be one. */
const mayHaveSourceIdentity = (from: Principal): boolean =>
  isRole(from) || ['ROOT', 'EXTERNAL', 'ANYONE'].includes(from.kind);

/** Returns the session at the start, which has a name; sessions on the way get theirs there. */
export const sessionAtStart = ({ from }: Pick<PathContext, 'from'>, index: number): string | undefined =>
  index === 0 && from.includes(':assumed-role/') ? from : undefined;

/** Builds the question that a hop asks of the stored policies. */
export const questionOfHop = (
  { from, to, mechanism }: Hop,
  index: number,
  pathContext: PathContext,
): AccessQuestion => ({
  principal: sessionAtStart(pathContext, index) ?? from.identifier,
  action: assumeActions[mechanism],
  resource: to.identifier,
  context: contextOfHop(from, index, pathContext.context),
});

/** Builds the request of a hop from what is known without the stored policies. */
export function requestOfHop(hop: Hop, index: number, pathContext: PathContext): AccessRequest {
  const { from, to, mechanism } = hop;
  const { action, resource: arn, context } = questionOfHop(hop, index, pathContext);
  const isOfServices = from.kind === 'ANYONE' && mechanism === 'SERVICE_ROLE';
  const caller = isOfServices ? anyService : callerOfHop(from, sessionAtStart(pathContext, index));
  return {
    principal: inPartitionOf(arn, caller),
    action,
    resource: {
      arn,
      ...(to.accountId === undefined ? {} : { accountId: to.accountId }),
      ...(to.kind === 'ROLE' ? { tags: tagMap(to.tags) } : {}),
    },
    context: contextOf(context),
  };
}

export function callerOfHop(from: Principal, sessionArn: string | undefined): RequestPrincipal {
  if (from.kind === 'ANYONE') return anyAwsPrincipal;
  return from.kind === 'USER' || from.kind === 'ROLE'
    ? knownPrincipal(from, sessionArn)
    : unknownPrincipal(from.identifier);
}

const noPolicies: PolicyLayers = {
  identity: { status: 'COLLECTED', policies: [] },
  serviceControl: { status: 'NO_ORGANIZATION' },
  resourceControl: { status: 'NO_ORGANIZATION' },
};

/** Whether earlier hops determine the value of the key. */
const isPropagated = (key: string): boolean =>
  key.startsWith(RESOURCE_TAG) || (isCarried(key) && !isSessionFact(key));

/** Returns the context of a request, without values that earlier hops determine. */
export function contextOfRequest(request: AccessRequest, index: number): ConditionContext {
  const owner = request.resource.accountId;
  const context = buildContext({ request, owner }, noPolicies);
  if (index === 0) return context;
  return {
    caveats: 0,
    lookup: (key) =>
      isPropagated(key) && !request.context.entries.has(key) ? UNKNOWN_KEY : context.lookup(key),
  };
}

/**
 * Compiles stored conditions. The version of their policy is unknown, and only 2012-10-17 fills in variables (L-26),
 * so a condition with variables has a reading for each version.
 */
export const conditionsAsFound = (conditions: readonly CitedCondition[]): readonly ChainCondition[] =>
  conditions.flatMap(({ effect, operator, key, values }): readonly ChainCondition[] => {
    const hasVariables = values.some((value) => value.includes('${'));
    const versions = hasVariables ? (['2012-10-17', '2008-10-17'] as const) : (['2012-10-17'] as const);
    const readings = versions
      .map((version) => compileTest({ operator, key, values }, version))
      .filter((test) => test.valid);
    return readings.length === 0 ? [] : [{ readings, effect }];
  });

/** Adds what the session carries on; nothing where its maker is told not to (E-49), and then it passes nothing. */
export const withServiceAttributes = (
  request: ChainRequest,
  preconditions: readonly string[],
): ChainRequest => {
  const lasting = lastingOf(request.caller);
  if (lasting.length === 0) return request;
  return preconditions.includes(TAGS_OFF)
    ? { ...request, permits: new Set() }
    : { ...request, handsOn: lasting };
};

/**
 * Builds a request that is allowed under these conditions, for this session name, with what it may pass on under
 * them.
 */
export function chainRequest(
  request: AccessRequest,
  index: number,
  { conditions, sessionName, permits }: Pick<ChainRequest, 'conditions' | 'sessionName' | 'permits'>,
): ChainRequest {
  const { principal, resource, context } = request;
  return {
    conditions,
    permits,
    ...(sessionName === undefined ? {} : { sessionName }),
    context: contextOfRequest(request, index),
    caller: principal,
    ...(resource.tags ? { resourceTags: resource.tags } : {}),
    knownContext: context.entries,
    factOfSession: (key) => sessionFact(key, request),
  };
}
