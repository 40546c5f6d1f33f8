/** What else than assuming a role a session is for: escalating, or administering its account (U-8). */
import { administrativeActions, typeOf } from '../../../escalation/gains/administration.js';
import { alternatives, leavesOf, mentions, type Leaf } from '../../../escalation/catalog/variants.js';
import { formsOf, type Requirement } from '../../../escalation/catalog/technique.js';
import { techniqueById } from '../../../escalation/catalog/techniques.js';
import { needsIdentityPolicy } from '../../../escalation/data/identityOnlyActions.js';
import type { Principal } from '../../../graph/model/graph.js';
import { partitionOf } from '../../../graph/engine/requestPrincipal.js';
import type { ApplicablePolicies } from '../../../graph/model/storedPolicies.js';
import { namedPrincipal } from '../../../graph/model/principals/namedPrincipal.js';
import { decide } from '../../../iam/decide/decide.js';
import { callerAllowingAnywhere } from '../../../iam/decide/layers.js';
import { prepareRequest, type AccessQuestion } from '../../can/loadRequest.js';
import { administrationAt } from '../../reach/adminHops.js';
import type { Clock } from '../../../iam/decide/request.js';
import type { CitedCondition, ContextInput, PathHop } from '../../shared/answer.js';
import { contextOfHop } from './hopRequest.js';
import { isCarried, layersFor, type Alternative, type LastRequest, type Needed } from './finalAction.js';

/**
 * What administering the account takes. Which actions these are can be set at import: so only where identity policies
 * allow none of the usual ones it is closed for certain.
 */
export function administrationRequest(
  principal: Principal,
  context: readonly ContextInput[],
  clock: Clock | undefined,
): LastRequest | undefined {
  const { conditions } = administrationAt(principal, 1, context, clock);
  if (!hangOnSession(conditions) || principal.accountId === undefined) return undefined;
  const ask = asking(principal, context);
  const alternatives = administrationAsks(principal, ask).map((needed): Alternative => ({
    needed: [needed],
    isWhole: false,
  }));
  return { question: ask('iam:*', '*'), found: { conditions, preconditions: [] }, alternatives };
}

const administrationAsks = ({ identifier, accountId = '' }: Principal, ask: Ask): readonly Needed[] =>
  administrativeActions.map((action) => {
    const path = `${typeOf(action) ?? '*'}/rolegraph`;
    const resource = `arn:${partitionOf(identifier)}:iam::${accountId}:${path}`;
    return { question: ask(action, resource), by: 'IDENTITY' };
  });

/** Whether what is stated leaves none of the usual administrative actions. */
export const isNoAdministrator = (principal: Principal, { context, stored }: Stated): boolean =>
  administrationAsks(principal, asking(principal, context)).every((needed) => isDenied(needed, stored));

/** Of an escalation after assumed roles. */
export function escalationRequest(hop: PathHop, context: readonly ContextInput[]): LastRequest | undefined {
  const { from, to, mechanism, conditions } = hop;
  if (mechanism !== 'ESCALATION' || !hangOnSession(conditions)) return undefined;
  const technique = techniqueById(hop.techniqueId);
  const choices = (technique ? formsOf(technique) : []).flatMap(({ required }) => alternatives(required));
  const ask = asking(from, context);
  return {
    question: ask('*', to.identifier),
    found: { conditions, preconditions: [] },
    alternatives: choices.map((alternative) => alternativeOf(alternative, hop, ask)),
  };
}

/** What a question states of the requests of an escalation, and what decides them. */
export interface Stated {
  readonly context: readonly ContextInput[];
  readonly stored: ApplicablePolicies;
}

/**
 * G-22: whether what is stated of the requests leaves no alternative of the technique, for certain. Through another user
 * or role than was found it may still go, so that there it is asked of any.
 */
export function isRuledOut(
  { from, to, techniqueId, via = '' }: EscalationHop & { readonly techniqueId: string },
  { context, stored }: Stated,
): boolean {
  const technique = techniqueById(techniqueId);
  const choices = (technique ? formsOf(technique) : []).flatMap(({ required }) => alternatives(required));
  const ask: Ask = (action, resource) => ({
    principal: from.identifier,
    action,
    resource,
    context,
    unlistedContextKeys: 'UNKNOWN',
  });
  const target = /:(user|role)\//.test(via) ? namedPrincipal('*') : to;
  return (
    choices.length > 0 &&
    choices.every((alternative) =>
      alternativeOf(alternative, { from, to: target }, ask).needed.some(
        // Its trust policy may be rewritten first.
        (one) => one.question.action !== 'sts:AssumeRole' && isDenied(one, stored),
      ),
    )
  );
}

function isDenied(needed: Needed, stored: ApplicablePolicies): boolean {
  const { request, layers } = prepareRequest(needed.question, stored);
  const isOnSome = needed.by === 'IDENTITY_ANYWHERE';
  const { decision } = decide(request, isOnSome ? callerAllowingAnywhere(layers) : layersFor(needed, layers));
  return decision === 'IMPLICIT_DENY' || decision === 'EXPLICIT_DENY';
}

/**
 * As far as it is known on what: elsewhere, of what no resource's own policy allows, that an identity policy allows it
 * of something (G-25).
 */
function alternativeOf(alternative: Requirement, hop: EscalationHop, ask: Ask): Alternative {
  const passing = mentions(alternative, 'pass') || mentions(alternative, 'profile') ? ['iam:PassRole'] : [];
  const leaves = leavesOf(alternative);
  const asked = leaves.flatMap((leaf): readonly Needed[] => {
    const resource = resourceOf(leaf, hop);
    if (resource !== undefined) return [{ question: ask(leaf.action, resource), by: 'ALL' }];
    return needsIdentityPolicy(leaf.action) ? anywhere(leaf.action, ask) : [];
  });
  const needed = [...asked, ...passing.flatMap((action) => anywhere(action, ask))];
  const isWhole = needed.length === leaves.length && needed.every(({ by }) => by === 'ALL');
  return { needed, isWhole };
}

type EscalationHop = Pick<PathHop, 'from' | 'to'> & { readonly via?: string };

const anywhere = (action: string, ask: Ask): readonly Needed[] => [
  { question: ask(action, '*'), by: 'IDENTITY_ANYWHERE' },
];

/** What has been changed, or the target itself. */
function resourceOf({ on }: Leaf, { from, to, via = '' }: EscalationHop): string | undefined {
  if (on === 'SELF' || on === 'OWN_ROLE') return from.identifier;
  if (on !== 'USER' && on !== 'ROLE') return undefined;
  const type = `:${on.toLowerCase()}/`;
  return [to.identifier, via].find((arn) => arn.includes(type));
}

const hangOnSession = (conditions: readonly CitedCondition[]): boolean =>
  conditions.some(({ key }) => isCarried(key.toLowerCase()));

type Ask = (action: string, resource: string) => AccessQuestion;

const asking =
  (principal: Principal, context: readonly ContextInput[]): Ask =>
  (action, resource) => ({
    principal: principal.identifier,
    action,
    resource,
    context: contextOfHop(principal, 1, context),
    unlistedContextKeys: 'UNKNOWN',
  });
