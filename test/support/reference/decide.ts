/**
 * The reference: decides a request whose context is fully known, straight from the JSON of its policies.
 * Slow and obvious, so that its agreement with the engine means something.
 */
import { accountOf, asksTrustPolicy, type CaseJson } from './cases.js';
import {
  asReadOnly,
  boundaryVerdict,
  endpointVerdict,
  grantsOf,
  identityVerdict,
  resourceControlVerdict,
  serviceControlVerdict,
  sessionVerdict,
  type Grants,
  type Verdict,
} from './layers.js';
import type { GrantClass } from './principals.js';
import { ignoresKeyPolicy, isKmsKey, isOwnersWayBack, serviceRuleOf } from './services.js';
import { scopeOf } from './scope.js';
import type { StatementScope } from './statements.js';
import { and, or, type Truth } from './truth.js';

/** DENIED: a service refuses, and the rules do not say by which kind of denial. */
export type ReferenceDecision =
  'ALLOWED' | 'CONDITIONAL' | 'IMPLICIT_DENY' | 'EXPLICIT_DENY' | 'UNKNOWN' | 'DENIED';

interface Verdicts {
  readonly identity: Verdict;
  readonly boundary: Verdict;
  readonly session: Verdict;
  readonly serviceControl: Verdict;
  readonly resourceControl: Verdict;
  readonly endpoint: Verdict;
  /** Undefined: none, or not collected. */
  readonly resource: Grants | undefined;
}

export function referenceDecide(testCase: CaseJson): ReferenceDecision {
  const rule = serviceRuleOf(testCase);
  if (rule === 'ALWAYS_ALLOWED') return 'ALLOWED';
  if (rule === 'NEVER_ALLOWED') return 'DENIED';
  const each = [testCase, ...passedBy(testCase)].map((one) => ({ one, verdicts: verdictsOf(one) }));
  const access = each.map(({ one, verdicts }) => accessOf(one, verdicts));
  const denied = each.map(({ one, verdicts }) => deniedBy(one, verdicts));
  const isUnknown = each.some(({ one, verdicts }) => isMissing(one, verdicts) || isDeniedAsRead(one));
  return decisionOf(and([...access, rule === 'CONSOLE_ONLY' ? 'unknown' : true]), or(denied), isUnknown);
}

/** E-39, E-39a: a request that makes a session and passes tags or a source identity takes permission for that, too. */
function passedBy({ when, ...rest }: CaseJson): readonly CaseJson[] {
  const isFederated = /^sts:getfederationtoken$/i.test(when.action);
  if (!isFederated && !/^sts:assumerole(with|$)/i.test(when.action)) return [];
  const sent = Object.entries(when.context).flatMap(([key, values]) =>
    values === null || values.length === 0 ? [] : [key.toLowerCase()],
  );
  const tags = sent.some((key) => /^(aws:(requesttag\/.*|tagkeys)|sts:transitivetagkeys)$/.test(key));
  const actions = [
    ...(tags ? ['sts:TagSession'] : []),
    ...(sent.includes('sts:sourceidentity') && !isFederated ? ['sts:SetSourceIdentity'] : []),
  ];
  return actions.map((action) => ({ ...rest, when: { ...when, action } }));
}

/** E-79: only a document that could not be read may allow it. */
function isDeniedAsRead(testCase: CaseJson): boolean {
  const asRead = asReadOnly(testCase);
  return accessOf(asRead, verdictsOf(asRead)) === false;
}

function verdictsOf(testCase: CaseJson): Verdicts {
  const scope = scopeOf(testCase);
  return {
    identity: identityVerdict(testCase, scope),
    boundary: boundaryVerdict(testCase, scope),
    session: sessionVerdict(testCase, scope),
    serviceControl: serviceControlVerdict(testCase, scope),
    resourceControl: resourceControlVerdict(testCase, scope),
    endpoint: endpointVerdict(testCase, scope),
    resource: resourceGrants(testCase, scope),
  };
}

function resourceGrants({ given, when }: CaseJson, scope: StatementScope): Grants | undefined {
  const { resource } = given;
  if (resource === undefined || resource === 'NOT_COLLECTED' || ignoresKeyPolicy(when)) return undefined;
  return grantsOf(resource, asksTrustPolicy(when) ? 'TRUST' : 'RESOURCE', scope);
}

/** U-5: low takes what is sure, high what is possible. */
function decisionOf(access: Truth, denied: Truth, missing: boolean): ReferenceDecision {
  if (access === true && denied === false) return 'ALLOWED';
  if (denied === true) return 'EXPLICIT_DENY';
  if (access === false) return 'IMPLICIT_DENY';
  return missing ? 'UNKNOWN' : 'CONDITIONAL';
}

/** E-9: any Deny in any layer that applies. */
function deniedBy(testCase: CaseJson, verdicts: Verdicts): Truth {
  const { identity, boundary, session, serviceControl, resourceControl, endpoint, resource } = verdicts;
  const layers = [identity, boundary, session, serviceControl, resourceControl, endpoint];
  const byResource = resource?.denies ?? (isResourceMissing(testCase) && 'unknown');
  return or([...layers.map(({ denies }) => denies), isOwnersWayBack(testCase) ? false : byResource]);
}

/** U-9d: not collected matters only where the resource has to grant. */
function isResourceMissing(testCase: CaseJson): boolean {
  return testCase.given.resource === 'NOT_COLLECTED' && resourceMustGrant(testCase);
}

function resourceMustGrant(testCase: CaseJson): boolean {
  const { given, when } = testCase;
  if (ignoresKeyPolicy(when)) return false;
  return accountOf(given.principal) !== when.owner || asksTrustPolicy(when) || isKmsKey(when);
}

function isMissing(testCase: CaseJson, verdicts: Verdicts): boolean {
  const { boundary, session, serviceControl, resourceControl, endpoint } = verdicts;
  const layers = [boundary, session, serviceControl, resourceControl, endpoint];
  return layers.some(({ missing }) => missing) || isResourceMissing(testCase);
}

/** Everything that has to allow. */
function accessOf(testCase: CaseJson, verdicts: Verdicts): Truth {
  const { serviceControl, resourceControl, endpoint } = verdicts;
  const ceilings = [serviceControl.allows, resourceControl.allows, endpoint.allows];
  const account = accountOf(testCase.given.principal);
  // E-26d: a grant may name the caller, who needs no permission then.
  if (account !== undefined && ignoresKeyPolicy(testCase.when)) {
    const isOwn = account === testCase.when.owner;
    return and([...ceilings, isOwn ? or([sameAccountAccess(testCase, verdicts), 'unknown']) : 'unknown']);
  }
  if (account === undefined) return and([...ceilings, grantedToOutsider(testCase, verdicts)]);
  const isSameAccount = account === testCase.when.owner;
  const way = isSameAccount ? sameAccountAccess(testCase, verdicts) : crossAccountAccess(testCase, verdicts);
  return and([...ceilings, way]);
}

function grant({ resource }: Verdicts, through: GrantClass): Truth {
  return or([resource?.grants.get(through) ?? false, resource?.unreadable === true && 'unknown']);
}

function anyGrant(testCase: CaseJson, { resource }: Verdicts): Truth {
  if (resource === undefined) return isResourceMissing(testCase) && 'unknown';
  return or([...resource.grants.values(), resource.unreadable && 'unknown']);
}

/** E-26d: a grant that nobody collected may let an outsider retire it. E-31b, with Block Public Access (E-29b), which spares service principals. */
function grantedToOutsider(testCase: CaseJson, verdicts: Verdicts): Truth {
  const spared = testCase.given.principal.kind === 'service';
  if (testCase.when.restrictsPublicAccess === true && !spared) return false;
  if (ignoresKeyPolicy(testCase.when)) return 'unknown';
  return anyGrant(testCase, verdicts);
}

/** I ∧ B ∧ S. */
function callerSide({ identity, boundary, session }: Verdicts): Truth {
  return and([identity.allows, boundary.allows, session.allows]);
}

/** E-31: both sides. */
function crossAccountAccess(testCase: CaseJson, verdicts: Verdicts): Truth {
  const side = callerSide(verdicts);
  return and([side, grantedToOutsider(testCase, verdicts)]);
}

/** The tables of E-22, E-26 and E-27: each class on its own, the best one wins. */
function sameAccountAccess(testCase: CaseJson, verdicts: Verdicts): Truth {
  if (passesIdentityOn(testCase)) return and([anyGrant(testCase, verdicts), callerSide(verdicts)]);
  const side = callerSide(verdicts);
  const direct = [
    and([grant(verdicts, 'ENTITY'), entityLimit(testCase, verdicts)]),
    grant(verdicts, 'SESSION'),
    grant(verdicts, 'WILDCARD'),
  ];
  if (!resourceMustGrant(testCase)) return or([side, ...direct]);
  if (isResourceMissing(testCase)) return 'unknown';
  return or([and([grant(verdicts, 'ACCOUNT'), side]), ...direct]);
}

/** E-39: a role session that sets a source identity needs both sides, however the trust policy names it. */
const passesIdentityOn = ({ when, given }: CaseJson): boolean =>
  when.action.toLowerCase() === 'sts:setsourceidentity' && given.principal.kind === 'roleSession';

/** What still limits a caller whose entity is named: E-22b, E-22e, E-22i; E-27c: AWS says both of boundaries. */
function entityLimit({ given, when }: CaseJson, { boundary, session }: Verdicts): Truth {
  if (given.principal.kind === 'root') return true;
  if (given.principal.kind !== 'user') return and([boundary.allows, session.allows]);
  return asksTrustPolicy(when) ? or([boundary.allows, 'unknown']) : true;
}
