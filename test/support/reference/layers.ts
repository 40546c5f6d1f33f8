/** What each layer says about a request: does it allow, does it deny (V-3), and what is not known of it (U-9). */
import {
  accountOf,
  asksTrustPolicy,
  type CaseJson,
  type GuardrailJson,
  type LayerJson,
  type PolicyJson,
} from './cases.js';
import { isWellFormed, readStatements, type DocumentKind, type DocumentStatement } from './documents.js';
import type { GrantClass } from './principals.js';
import { takesResourceControl } from './services.js';
import { allows, denies, isAllow, matchesApart, type StatementScope } from './statements.js';
import { and, or, type Truth } from './truth.js';

export interface Verdict {
  readonly allows: Truth;
  readonly denies: Truth;
  /** A ceiling that is there, and that was not collected (U-9f) or not understood (E-79). */
  readonly missing: boolean;
}

const silent: Verdict = { allows: true, denies: false, missing: false };

const uncollected: Verdict = { allows: 'unknown', denies: 'unknown', missing: true };

interface Policies {
  readonly statements: readonly DocumentStatement[];
  /** Some document could not be read: it may allow and deny anything (E-79). */
  readonly unreadable: boolean;
}

/** The case without the documents that could not be read: what is granted for certain, as far as they are no ceilings. */
export function asReadOnly({ given, when }: CaseJson): CaseJson {
  const { identity, resource } = given;
  const kind = asksTrustPolicy(when) ? 'TRUST' : 'RESOURCE';
  return {
    given: {
      ...given,
      ...(identity === undefined ? {} : { identity: layerAsRead(identity, 'IDENTITY') }),
      ...(resource === undefined ? {} : { resource: layerAsRead(resource, kind) }),
    },
    when,
  };
}

function layerAsRead(layer: LayerJson, kind: DocumentKind): LayerJson {
  if (layer === 'NOT_COLLECTED') return layer;
  return { policies: layer.policies.filter((policy) => isRead(policy, kind)) };
}

const isRead = (policy: PolicyJson, kind: DocumentKind): policy is Exclude<PolicyJson, 'QUARANTINED'> =>
  policy !== 'QUARANTINED' && isWellFormed(policy, kind);

function policiesOf(policies: readonly PolicyJson[], kind: DocumentKind): Policies {
  const readable = policies.filter((policy) => isRead(policy, kind));
  return {
    statements: readable.flatMap((policy) => readStatements(policy, kind)),
    unreadable: readable.length < policies.length,
  };
}

/** Policies without a Principal: identity policies, boundaries, session policies, SCPs. */
function plainVerdict(policies: readonly PolicyJson[], kind: DocumentKind, scope: StatementScope): Verdict {
  const { statements, unreadable } = policiesOf(policies, kind);
  const matched = (wanted: boolean): readonly Truth[] =>
    statements.filter((from) => isAllow(from) === wanted).map((from) => matchesApart(from, scope));
  return {
    allows: or([...matched(true), unreadable && 'unknown']),
    denies: or([...matched(false), unreadable && 'unknown']),
    missing: unreadable,
  };
}

/** I. It is no ceiling; the identity side that was never imported is a condition (U-9c, U-9f). */
export function identityVerdict({ given }: CaseJson, scope: StatementScope): Verdict {
  const { identity, principal } = given;
  if (accountOf(principal) === undefined || principal.kind === 'root') return silent;
  if (principal.kind === 'federatedUserSession' && principal.userArn === undefined) return silent;
  if (identity === 'NOT_COLLECTED') return { allows: 'unknown', denies: 'unknown', missing: false };
  return { ...plainVerdict(identity?.policies ?? [], 'IDENTITY', scope), missing: false };
}

/** B. */
export function boundaryVerdict({ given }: CaseJson, scope: StatementScope): Verdict {
  const { boundary } = given;
  if (boundary === undefined) return silent;
  if (boundary === 'NOT_COLLECTED') return uncollected;
  return plainVerdict(boundary.policies, 'IDENTITY', scope);
}

/** S. None for a federated session means no permissions (E-18b); for root it only denies (E-51b). */
export function sessionVerdict({ given }: CaseJson, scope: StatementScope): Verdict {
  const { session, principal } = given;
  if (session === undefined) return { ...silent, allows: principal.kind !== 'federatedUserSession' };
  if (session === 'NOT_COLLECTED') return uncollected;
  const verdict = plainVerdict(session.policies, 'SESSION', scope);
  return principal.kind === 'root' ? { ...verdict, allows: true } : verdict;
}

/** E-19: every level has to allow. No organization counts as full access (U-9a). */
export function serviceControlVerdict({ given, when }: CaseJson, scope: StatementScope): Verdict {
  const { scp } = given;
  if (isExemptFromControl({ given, when })) return silent;
  return guardrailVerdict(scp, (policies) => plainVerdict(policies, 'SERVICE_CONTROL', scope));
}

/** E-19d. */
function isExemptFromControl({ given }: CaseJson): boolean {
  const { principal } = given;
  return accountOf(principal) === undefined || (principal.kind === 'roleSession' && principal.serviceLinked);
}

/** E-20a: Allow is always given, so only a Deny counts. */
export function resourceControlVerdict(testCase: CaseJson, scope: StatementScope): Verdict {
  if (!takesResourceControl(testCase)) return silent;
  const verdict = guardrailVerdict(testCase.given.rcp, (policies) => ({
    ...principalVerdict(policies, 'RESOURCE_CONTROL', scope),
    allows: true,
  }));
  // E-20c: whether a Deny applies to an action without a resource is not certain.
  if (testCase.when.takesNoResource !== true) return verdict;
  return { ...silent, denies: verdict.missing || verdict.denies === false ? false : 'unknown' };
}

function guardrailVerdict(
  guardrail: GuardrailJson | undefined,
  judge: (policies: readonly PolicyJson[]) => Verdict,
): Verdict {
  if (guardrail === 'NOT_COLLECTED') return uncollected;
  if (guardrail === undefined || typeof guardrail === 'string') return silent;
  const levels = guardrail.map(judge);
  return {
    allows: and(levels.map((level) => level.allows)),
    denies: or(levels.map((level) => level.denies)),
    missing: levels.some(({ missing }) => missing),
  };
}

/** E-21: an endpoint that the request does not pass says nothing. */
export function endpointVerdict({ given }: CaseJson, scope: StatementScope): Verdict {
  const { endpoint } = given;
  if (endpoint === undefined) return silent;
  if (endpoint === 'NOT_COLLECTED') return uncollected;
  return principalVerdict(endpoint.policies, 'ENDPOINT', scope);
}

function principalVerdict(
  policies: readonly PolicyJson[],
  kind: DocumentKind,
  scope: StatementScope,
): Verdict {
  const { grants, denies: denied, unreadable } = grantsOf({ policies }, kind, scope);
  return {
    allows: or([...grants.values(), unreadable && 'unknown']),
    denies: denied,
    missing: unreadable,
  };
}

export interface Grants {
  /** By class (V-4). */
  readonly grants: ReadonlyMap<GrantClass, Truth>;
  readonly denies: Truth;
  /** A document could not be read: it may grant anything to anybody (E-79). */
  readonly unreadable: boolean;
}

/** A policy that names principals, by the class of its grants. */
export function grantsOf(
  layer: Exclude<LayerJson, string>,
  kind: DocumentKind,
  scope: StatementScope,
): Grants {
  const { statements, unreadable } = policiesOf(layer.policies, kind);
  const grants = new Map<GrantClass, Truth>();
  for (const reach of statements.filter(isAllow).flatMap((from) => allows(from, scope)))
    grants.set(reach.through, or([grants.get(reach.through) ?? false, reach.truth]));
  const denied = statements.filter((from) => !isAllow(from)).map((from) => denies(from, scope));
  return { grants, denies: or([...denied, unreadable && 'unknown']), unreadable };
}
