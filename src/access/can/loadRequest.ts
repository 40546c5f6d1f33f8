/** Builds the engine's input from a question and stored data: a request, and the policies that apply to it. */
import {
  anyAwsPrincipal,
  knownPrincipal,
  partitionOf,
  unknownPrincipal,
} from '../../graph/engine/requestPrincipal.js';
import type { IamRole, IamUser } from '../../graph/model/graph.js';
import type { ApplicablePolicies, HeldPolicy, PrincipalPolicies } from '../../graph/model/storedPolicies.js';
import { accountOfIdentifier, isCanonicalUser } from '../../graph/model/principals/namedPrincipal.js';
import { missingProviderGap, packagedPolicyGap } from '../../graph/engine/importGaps.js';
import { guardOf } from '../../graph/engine/guardrails.js';
import { clockOf } from '../../iam/facts/clock.js';
import { servesUnsigned } from '../../iam/facts/data/serviceEnforced.js';
import { NO_ACTION, splitAction } from '../../iam/match/action.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { noPolicies, type Layer, type PolicyLayers } from '../../iam/decide/layers.js';
import {
  contextAt,
  type AccessRequest,
  type Clock,
  type ContextValue,
  type RequestContext,
  type RequestPrincipal,
} from '../../iam/decide/request.js';
import { parseIamArn } from '../../iam/language/arn.js';
import { QuestionRefused, type ContextInput, type SearchAnswer } from '../shared/answer.js';
import { applied, quarantineGap, sessionLayer } from './heldPolicy.js';
import { nothingImportedGap } from '../shared/dataGaps.js';
import { takesTrustPolicy, targetOf, type ResourceQuestion } from './requestResource.js';

export interface AccessQuestion extends ResourceQuestion {
  readonly principal: string;
  readonly context: readonly ContextInput[];
  /** What holds of keys that `context` does not list; missing: they are unknown. */
  readonly unlistedContextKeys?: RequestContext['unlisted'];
  /** JSON texts of the policies passed when the session was made. */
  readonly sessionPolicies?: readonly string[];
}

export interface PreparedRequest {
  readonly request: AccessRequest;
  readonly layers: PolicyLayers;
  /** Gaps of the stored data that the engine cannot know of. */
  readonly gaps: readonly DataGap[];
}

/** `meant`: as of `targetOf`. Throws `QuestionRefused` if the principal or the role does not exist. */
export function prepareRequest(
  question: AccessQuestion,
  stored: ApplicablePolicies,
  meant?: PrincipalPolicies,
): PreparedRequest {
  const target = targetOf(question, stored, meant);
  const caller = callerFor(question.principal, question.action, stored);
  const session = sessionLayer(question.sessionPolicies ?? [], caller.principal);
  const guard = guardOf(stored.organizations);
  const { principal, resource, guardrails } = guard(caller.principal, target.resource);
  return {
    request: {
      principal,
      action: question.action,
      resource,
      context: contextOf(question.context, stored.clock, question.unlistedContextKeys),
    },
    layers: {
      ...caller.layers,
      ...(session ? { session } : {}),
      ...(target.layer ? { resource: target.layer } : {}),
      ...guardrails,
    },
    gaps: [
      ...(stored.anythingImported ? [] : [nothingImportedGap]),
      ...caller.gaps,
      ...target.gaps,
      ...stored.accountGaps,
    ],
  };
}

export function contextOf(
  entries: readonly ContextInput[],
  clock?: Clock,
  unlisted: RequestContext['unlisted'] = 'UNKNOWN',
): RequestContext {
  const valueOf = ({ values }: ContextInput): ContextValue =>
    values.length === 0 ? { kind: 'absent' } : { kind: 'known', values };
  const known = new Map(entries.map((entry) => [entry.key.toLowerCase(), valueOf(entry)]));
  return { ...contextAt(clock), entries: known, unlisted };
}

/** Returns the time of the question: dates in policies before it count as past. None for one that no calendar has. */
export function datedBy(
  clock: Clock | undefined,
  context: readonly ContextInput[] = [],
): Pick<SearchAnswer, 'decidedAt'> {
  const at = clockOf(contextOf(context, clock));
  const decidedAt = Number(at?.requestsFrom);
  return Number.isNaN(new Date(decidedAt).getTime()) ? {} : { decidedAt };
}

export interface RequestCaller {
  readonly principal: RequestPrincipal;
  readonly layers: Pick<PolicyLayers, 'identity' | 'permissionsBoundary'>;
  readonly gaps: readonly DataGap[];
}

/** The caller `*` of actions that have to be signed: any principal that can sign. */
const anyCaller: RequestCaller = {
  principal: anyAwsPrincipal,
  layers: { identity: { status: 'NOT_COLLECTED' } },
  gaps: [],
};

type StoredCallers = Pick<ApplicablePolicies, 'principals' | 'importedAccounts' | 'missingProviders'>;

/** Throws `QuestionRefused` if the principal does not exist. */
export const callerFor = (identifier: string, action: string, stored: StoredCallers): RequestCaller =>
  identifier === '*' && isAlwaysSigned(action) ? anyCaller : callerOf(identifier, stored);

/** E-96: whether requests for the action are always signed. Role assumptions count as signed too. */
function isAlwaysSigned(action: string): boolean {
  const { service } = splitAction(action) ?? NO_ACTION;
  return takesTrustPolicy(action) || servesUnsigned(service) === false;
}

export function callerOf(identifier: string, stored: StoredCallers): RequestCaller {
  const held = stored.principals.get(identifier);
  const known = held?.principal;
  if (held && known && (known.kind === 'USER' || known.kind === 'ROLE'))
    return iamCaller(identifier, known, held);
  if (isCanonicalUser(identifier)) return anyCaller;
  const accountId = accountOfIdentifier(identifier);
  const isFederated = /:(saml|oidc)-provider\//.test(identifier);
  if (accountId === undefined || isFederated) {
    const isMissing = accountId !== undefined && stored.missingProviders.has(identifier);
    return {
      principal: { ...unknownPrincipal(identifier), ...(isMissing ? { isMissing } : {}) },
      layers: { identity: noPolicies },
      gaps: isMissing ? [missingProviderGap(identifier, accountId)] : [],
    };
  }
  return stored.importedAccounts.has(accountId)
    ? callerOfImported(identifier, accountId)
    : outsideCaller(identifier, accountId);
}

function iamCaller(identifier: string, known: IamUser | IamRole, held: PrincipalPolicies): RequestCaller {
  const boundary = held.boundary && boundaryLayer(held.boundary);
  return {
    principal: knownPrincipal(known, identifier === known.identifier ? undefined : identifier),
    layers: { identity: identityLayer(held), ...(boundary ? { permissionsBoundary: boundary } : {}) },
    gaps: gapsOf(held),
  };
}

function identityLayer(held: PrincipalPolicies): Layer {
  const present = held.identity.filter((policy) => policy.documentHash !== undefined);
  const partial = present.length < held.identity.length || held.missingGroups.length > 0;
  return {
    status: partial ? 'PARTIAL' : 'COLLECTED',
    policies: present.map((policy) => applied(policy, 'IDENTITY')),
  };
}

const boundaryLayer = (boundary: HeldPolicy): Layer =>
  boundary.documentHash === undefined
    ? { status: 'NOT_COLLECTED' }
    : { status: 'COLLECTED', policies: [applied(boundary, 'IDENTITY')] };

function gapsOf({ principal, identity, boundary, missingGroups }: PrincipalPolicies): readonly DataGap[] {
  const { name, accountId = '' } = principal;
  const gap = (kind: DataGap['kind'], message: string): DataGap => {
    const again = 'Export the account again, without a filter.';
    return { kind, accountId, message: `${message} ${again}` };
  };
  const isMissing = ({ documentHash }: HeldPolicy): boolean => documentHash === undefined;
  const boundaries = boundary ? [boundary] : [];
  const held = [...identity, ...boundaries];
  return [
    ...missingGroups.map((group) =>
      gap('GROUP_NOT_IMPORTED', `${name} is in group ${group}, which the export does not hold.`),
    ),
    ...identity
      .filter(isMissing)
      .map((policy) =>
        gap('POLICY_NOT_IMPORTED', `${name} has policy ${policy.name}, which the export does not hold.`),
      ),
    ...boundaries
      .filter(isMissing)
      .map((policy) =>
        gap(
          'PERMISSIONS_BOUNDARY_NOT_IMPORTED',
          `The permissions boundary ${policy.name} of ${name} is not in the export.`,
        ),
      ),
    ...held.flatMap(quarantineGap(accountId)),
    ...held.flatMap(({ arn, defaultVersionId, dataPackage }) =>
      arn !== undefined && dataPackage !== undefined
        ? packagedPolicyGap(arn, defaultVersionId, dataPackage, accountId)
        : [],
    ),
  ];
}

/**
 * Returns a root user. Users and roles of an imported account are stored or do not exist, and sessions of
 * GetFederationToken are not found either. Throws `QuestionRefused` for these.
 */
function callerOfImported(identifier: string, accountId: string): RequestCaller {
  if (identifier.endsWith(':root')) {
    const root = { kind: 'root', partition: partitionOf(identifier), accountId } as const;
    return { principal: root, layers: { identity: noPolicies }, gaps: [] };
  }
  const session = unknownPrincipal(identifier);
  if (session.kind === 'federatedUserSession')
    return { ...anyCaller, principal: { ...session, isImported: true } };
  if (parseIamArn(identifier)?.kind === 'group')
    throw new QuestionRefused(
      'BAD_USER_INPUT',
      `${identifier} is a group, which makes no requests. Ask about one of its members.`,
      'principal',
    );
  throw new QuestionRefused(
    'NOT_FOUND',
    `${identifier} is not in the imported data of account ${accountId}. Search for it, or import a newer export.`,
    'principal',
  );
}

function outsideCaller(identifier: string, accountId: string): RequestCaller {
  const gap: DataGap = {
    kind: 'ACCOUNT_NOT_IMPORTED',
    accountId,
    message: `Account ${accountId} was never imported, so what its principals may do is not known. Import its export.`,
  };
  return {
    principal: unknownPrincipal(identifier),
    layers: { identity: { status: 'NOT_COLLECTED' } },
    gaps: [gap],
  };
}
