/**
 * Builds the requests of a session after the hops that lead to it: an action, an escalation, or administering its
 * account (U-8).
 */
import { administrativeActions, typeOf } from '../../../escalation/gains/administration.js';
import {
  alternatives,
  requiredActionsOf,
  mentions,
  type RequiredAction,
} from '../../../escalation/catalog/forms.js';
import { formsOf, type Requirement } from '../../../escalation/catalog/technique.js';
import { techniqueById } from '../../../escalation/catalog/techniques.js';
import { needsIdentityPolicy } from '../../../escalation/data/identityOnlyActions.js';
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import type { Principal } from '../../../graph/model/graph.js';
import { partitionOf } from '../../../graph/engine/requestPrincipal.js';
import type { ApplicablePolicies } from '../../../graph/model/storedPolicies.js';
import { namedPrincipal } from '../../../graph/model/principals/namedPrincipal.js';
import { conditionKey, type ChainRequest } from '../../../iam/chain/chainStep.js';
import { isRequestTimeKey } from '../../../iam/chain/timing.js';
import { decide } from '../../../iam/decide/decide.js';
import { passingActions } from '../../../iam/facts/passedOn.js';
import { isCarried } from '../../../iam/facts/sessionKeys.js';
import { allowingAnywhere, callerAllowingAnywhere, type PolicyLayers } from '../../../iam/decide/layers.js';
import type { Clock } from '../../../iam/decide/request.js';
import { contextOf, prepareRequest, type AccessQuestion } from '../../can/loadRequest.js';
import { administrationAt, administrationOf } from '../../reach/adminHops.js';
import type { CitedCondition, ContextInput, Hop, PathHop, PrincipalAccess } from '../../shared/answer.js';
import { grantAlternatives, type AlternativeRequests, type OpenTags } from './grantAlternatives.js';
import { callerOfHop, chainRequest, conditionsAsFound, contextOfHop } from './hopRequest.js';
import { isDenied } from '../../../iam/decide/decision.js';

export interface LastRequest {
  /** The principal is the role at the end of the path. */
  readonly question: AccessQuestion;
  /** What the request depends on by itself, for any session of the role. */
  readonly found: Pick<PrincipalAccess, 'conditions' | 'preconditions'>;
  /** The alternatives, if it takes several calls. Missing: the question itself. Empty: they are unknown. */
  readonly alternatives?: readonly Alternative[];
  /** What other requests of the same hop depend on. */
  readonly others?: readonly CitedCondition[];
}

/** One of several ways to do something, with all calls that it needs. */
export interface Alternative {
  readonly needed: readonly Needed[];
  /** The calls are complete and exact. Otherwise the way may be closed although all these calls are allowed. */
  readonly isWhole: boolean;
}

/** `by`: all policies decide, or identity policies alone, on the given resource or on any. */
export interface Needed {
  readonly question: AccessQuestion;
  readonly by: 'ALL' | 'IDENTITY' | 'IDENTITY_ANYWHERE';
}

export const isFreeLast = (last: LastRequest | undefined): boolean =>
  last === undefined || last.found.conditions.length + last.found.preconditions.length === 0;

/**
 * Builds the last request. Returns undefined if only the policies can decide: a precondition may be about the
 * session's name, and a variable may stand for an attribute of the resource.
 */
export function buildLastRequest(
  { question, found }: LastRequest,
  hops: readonly Hop[],
): ChainRequest | undefined {
  const role = hops.at(-1)?.to;
  const hasVariables = found.conditions.some(({ values }) => values.some((value) => value.includes('${')));
  if (role === undefined || found.preconditions.length > 0 || hasVariables) return undefined;
  const request = {
    principal: callerOfHop(role, undefined),
    action: question.action,
    resource: {
      arn: question.resource,
      ...(question.resourceIsLiteral === true ? { isLiteral: true } : {}),
    },
    context: contextOf(question.context),
  };
  const conditions = conditionsAsFound(found.conditions);
  return ofSession(chainRequest(request, hops.length, { conditions, permits: anythingPassed }));
}

/** Finds each way in which the session at the end of the hops may make the request. */
export function finalAlternatives(
  needed: Needed,
  hops: readonly Hop[],
  stored: ApplicablePolicies,
  { ofCallers }: OpenTags,
): AlternativeRequests {
  const openTags = { ofCallers, ofRoles: new Set<string>() };
  const { request, layers } = prepareRequest(needed.question, stored);
  const held = stored.principals.get(needed.question.principal);
  const found = grantAlternatives({ request, layers: layersFor(needed, layers), held }, openTags);
  const values = found.alternatives.map((one) => ({
    request: ofSession(chainRequest(request, hops.length, { ...one, permits: anythingPassed })),
    alternative: one.alternative,
  }));
  return { values, complete: found.complete };
}

function layersFor({ by }: Needed, layers: PolicyLayers): PolicyLayers {
  if (by === 'ALL') return layers;
  const notApplicable = { status: 'NOT_APPLICABLE' } as const;
  const own = { identity: layers.identity, serviceControl: notApplicable, resourceControl: notApplicable };
  return by === 'IDENTITY' ? own : allowingAnywhere(own);
}

/** The last request makes no session, so it has nothing to pass on. */
const anythingPassed: ChainRequest['permits'] = new Set(passingActions);

/** Whether requests before it limit the key, in lower case: the session carries it, or ends with time (E-41). */
const isTied = (key: string): boolean => isCarried(key) || isRequestTimeKey(key);

/** Keeps only the conditions that tie the request to those before it. */
function ofSession({ conditions, knownContext, ...request }: ChainRequest): ChainRequest {
  return {
    ...request,
    conditions: conditions.filter((condition) => isTied(conditionKey(condition))),
    knownContext: new Map([...knownContext].filter(([key]) => isTied(key))),
  };
}

/** Returns the conditions that do not depend on the session: as far as is known, any other grant has them too. */
export const foundAnyway = ({ found }: LastRequest): LastRequest['found']['conditions'] =>
  found.conditions.filter(({ key }) => !isTied(key.toLowerCase()));

// ── Escalating, and administering an account ────────────────────────────────────────────────────────────────────────

/**
 * Builds the request of administering the account. The actions that this takes may have been others at import, so it is
 * closed for certain only if identity policies allow none of them.
 */
export function administrationRequest(
  principal: Principal,
  context: readonly ContextInput[],
  clock: Clock | undefined,
  actions: AdministrativeActions,
): LastRequest | undefined {
  const { conditions } = administrationAt(principal, 1, context, clock);
  if (!dependsOnSession(conditions) || principal.accountId === undefined) return undefined;
  const ask = askingBehind(principal, context);
  const alternatives = administrationAsks(principal, ask, actions).map((needed): Alternative => ({
    needed: [needed],
    isWhole: false,
  }));
  return { question: ask('iam:*', '*'), found: { conditions, preconditions: [] }, alternatives };
}

type AdministrativeActions = GraphReader['administrativeActions'];

const administrationAsks = (
  { identifier, accountId = '' }: Principal,
  ask: Ask,
  actions: AdministrativeActions = administrativeActions,
): readonly Needed[] =>
  actions.flatMap((action): readonly Needed[] => {
    const type = typeOf(action);
    if (type === undefined) return anywhere(action, ask);
    const resource = `arn:${partitionOf(identifier)}:iam::${accountId}:${type}/rolegraph`;
    return [{ question: ask(action, resource), by: 'IDENTITY' }];
  });

/** Whether the stated context leaves none of the administrative actions. */
export const isNoAdministrator = (principal: Principal, { context, stored, actions }: Stated): boolean =>
  administrationAsks(principal, askingBehind(principal, context), actions).every((needed) =>
    isDeniedCall(needed, stored),
  );

/**
 * Builds the request of an escalation by one identity after assumed roles; of a step of several, `jointRequest` does.
 */
export function escalationRequest(hop: PathHop, context: readonly ContextInput[]): LastRequest | undefined {
  const { from, to, mechanism, conditions, joint } = hop;
  if (mechanism !== 'ESCALATION' || joint || !dependsOnSession(conditions)) return undefined;
  const ask = askingBehind(from, context);
  return {
    question: ask('*', to.identifier),
    found: { conditions, preconditions: [] },
    alternatives: requirementsOf(hop.techniqueId).map((one) => alternativeOf(one, hop, ask)),
  };
}

/**
 * The context that a question states of an escalation's requests, the policies that decide them, and the administrative
 * actions.
 */
export interface Stated {
  readonly context: readonly ContextInput[];
  readonly stored: ApplicablePolicies;
  readonly actions: AdministrativeActions;
}

/** One of those that make the calls, and what is known of its requests. */
export interface Acting {
  readonly by: Principal;
  readonly context: readonly ContextInput[];
}

/**
 * G-22: whether what is known of the requests certainly leaves no alternative of the technique, of which each call may
 * be made by any of them. If the escalation goes through a user or role, another one may serve, so the calls are tried on
 * any.
 */
export function isRuledOut(
  { from, to, techniqueId, via = '' }: Takeover & { readonly techniqueId: string },
  acting: readonly Acting[],
  stored: ApplicablePolicies,
): boolean {
  const choices = requirementsOf(techniqueId);
  const target = /:(user|role)\//.test(via) ? namedPrincipal('*') : to;
  return choices.length > 0 && choices.every(isClosed);

  function isClosed(alternative: Requirement): boolean {
    const each = acting.map(
      ({ by, context }) =>
        alternativeOf(alternative, { from, to: target }, asking(by.identifier, context)).needed,
    );
    const [first = []] = each;
    return first.some(
      // The escalation may rewrite the trust policy first.
      ({ question }, at) =>
        question.action !== 'sts:AssumeRole' &&
        each.every(({ [at]: one }) => one !== undefined && isDeniedCall(one, stored)),
    );
  }
}

/** Whether it is not known to have policies that leave it no administrator, so that it may give itself other rights. */
export const mayAdminister = ({ by, context }: Acting, known: Omit<Stated, 'context'>): boolean =>
  !known.stored.principals.has(by.identifier) ||
  (administrationOf(by) !== undefined && !isNoAdministrator(by, { ...known, context }));

function isDeniedCall(needed: Needed, stored: ApplicablePolicies): boolean {
  const { request, layers } = prepareRequest(needed.question, stored);
  const isOnSome = needed.by === 'IDENTITY_ANYWHERE';
  return isDenied(decide(request, isOnSome ? callerAllowingAnywhere(layers) : layersFor(needed, layers)));
}

/**
 * Asks for each call on its resource, where that is known. Where it is not, it asks whether an identity policy allows
 * the call on anything, except for calls that a resource's own policy may allow (G-25).
 */
function alternativeOf(alternative: Requirement, hop: Takeover, ask: Ask): Alternative {
  const passing = mentions(alternative, 'pass') || mentions(alternative, 'profile') ? ['iam:PassRole'] : [];
  const leaves = requiredActionsOf(alternative);
  const asked = leaves.flatMap((leaf): readonly Needed[] => {
    const resource = resourceOf(leaf, hop);
    if (resource !== undefined) return [{ question: ask(leaf.action, resource), by: 'ALL' }];
    return needsIdentityPolicy(leaf.action) ? anywhere(leaf.action, ask) : [];
  });
  const needed = [...asked, ...passing.flatMap((action) => anywhere(action, ask))];
  const isWhole = needed.length === leaves.length && needed.every(({ by }) => by === 'ALL');
  return { needed, isWhole };
}

type Takeover = Pick<PathHop, 'from' | 'to'> & { readonly via?: string };

export const anywhere = (action: string, ask: Ask): readonly Needed[] => [
  { question: ask(action, '*'), by: 'IDENTITY_ANYWHERE' },
];

/** Returns the caller itself, or the user or role that is the target or is changed on the way. */
function resourceOf({ on }: RequiredAction, { from, to, via = '' }: Takeover): string | undefined {
  if (on === 'SELF' || on === 'OWN_ROLE') return from.identifier;
  if (on !== 'USER' && on !== 'ROLE') return undefined;
  const type = `:${on.toLowerCase()}/`;
  return [to.identifier, via].find((arn) => arn.includes(type));
}

/** Returns the alternatives of a technique, each of which is enough. */
function requirementsOf(techniqueId: string): readonly Requirement[] {
  const technique = techniqueById(techniqueId);
  return (technique ? formsOf(technique) : []).flatMap(({ required }) => alternatives(required));
}

export const dependsOnSession = (conditions: readonly CitedCondition[]): boolean =>
  conditions.some(({ key }) => isTied(key.toLowerCase()));

type Ask = (action: string, resource: string) => AccessQuestion;

const asking =
  (principal: string, context: readonly ContextInput[]): Ask =>
  (action, resource) => ({ principal, action, resource, context });

export const askingBehind = (principal: Principal, context: readonly ContextInput[]): Ask =>
  asking(principal.identifier, contextOfHop(principal, 1, context));
