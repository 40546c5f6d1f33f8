/**
 * The combinations of layers that have to allow: the tables of E-22, E-26, E-27, E-31 and E-32 as data; and what may
 * allow beside all imported policies.
 */
import { CAVEAT } from '../explain/caveats.js';
import { changesOwnPassword, readsPasswordPolicy } from '../facts/data/serviceEnforced.js';
import { GRANT, type GrantClasses } from '../match/principalElement.js';
import type { EvaluatedRequest } from './evaluatedLayers.js';
import {
  groupValue,
  asEvaluated,
  layerGroup,
  settled,
  type StatementGroup,
  type LayerAlternative,
} from './formula.js';
import { FALSE, TRUE, UNKNOWN } from './kleene.js';
import { hasAccount, isAnyAwsPrincipal, type AccessRequest, type RequestPrincipal } from './request.js';
import { isOfOrganization, openingWithoutPolicy } from './resourceRules.js';

const ACCOUNT_CLASSES: GrantClasses = GRANT.ACCOUNT | GRANT.CANONICAL;

export function combinationsOf(input: EvaluatedRequest): readonly LayerAlternative[] {
  const others = grantsBesidePolicies(input).map((grant) => alternative([grant]));
  return [...policyCombinations(input), ...others];
}

function policyCombinations(input: EvaluatedRequest): readonly LayerAlternative[] {
  switch (input.relation) {
    case 'NO_ACCOUNT':
      return [alternative([resourceGroup(input, ownClasses(input.request)), ...publicAccessGroups(input)])];
    case 'CROSS_ACCOUNT':
      return [alternative([...ownerSide(input), ...publicAccessGroups(input), ...callerSide(input)])];
    case 'SAME_ACCOUNT':
      return sameAccountAlternatives(input);
  }
}

/** E-31b; E-51, E-26d and E-103 for what the resource's own policy does not decide. */
function ownerSide(input: EvaluatedRequest): readonly StatementGroup[] {
  if (isOfOrganization(input.scope.action.service, input.request.resource.arn)) return [];
  switch (input.request.action.toLowerCase()) {
    case 'sts:assumeroot':
      return [];
    case 'kms:retiregrant':
      return [settled('RESOURCE', UNKNOWN, "a grant of the key names the caller's account")];
    default:
      return [resourceGroup(input)];
  }
}

/** Returns preconditions if RestrictPublicBuckets, or the policy as public, may be what stops outsiders (E-29b, E-95). */
function publicAccessGroups(input: EvaluatedRequest): readonly StatementGroup[] {
  if (!isOutsider(input)) return [];
  const { publicAccess } = input.request.resource;
  const open = publicAccess && openPublicAccess.get(publicAccess);
  return open === undefined ? [] : [settled('RESOURCE', UNKNOWN, open)];
}

/** The precondition if the setting was not imported. */
export const UNRESTRICTED = 'RestrictPublicBuckets is off for the bucket and its account';

/** The preconditions where AWS does not say how it reads the policy, and where an import does not say it. */
const openPublicAccess: ReadonlyMap<string, string> = new Map([
  ['MAY_BE_RESTRICTED', UNRESTRICTED],
  ['MAY_BE_PUBLIC', 'Amazon S3 does not take the bucket policy as a public one, which AWS leaves open'],
  [
    'MAY_BE_OF_VPC',
    'the access point is of a VPC (its network origin), so that its policy does not count as public',
  ],
]);

/** Whether the caller is outside the account. Services and the account of the resource are not outside (E-29b). */
const isOutsider = ({ relation, request }: EvaluatedRequest): boolean =>
  relation === 'CROSS_ACCOUNT' || request.principal.kind === 'anonymous';

/** E-33: a resource without its own policy cannot be accessed from another account. */
const refused = settled('RESOURCE', FALSE);

const alternative = (groups: readonly StatementGroup[], caveat = 0): LayerAlternative => ({ groups, caveat });

/** E-22l, E-22m, E-32, E-47, E-50: callers without an account need only the resource's side (E-31c). */
function ownClasses({ principal }: AccessRequest): GrantClasses {
  switch (principal.kind) {
    case 'service':
      return GRANT.SERVICE | GRANT.ENTITY | GRANT.WILDCARD;
    case 'webIdentity':
    case 'saml':
      return GRANT.FEDERATED;
    default:
      return GRANT.WILDCARD;
  }
}

/** E-31a, and the rows of E-22 without a direct grant: I ∧ B ∧ S. */
function callerSide(input: EvaluatedRequest): readonly StatementGroup[] {
  return [identityGroup(input), ...callerLimits(input)];
}

/** E-5, E-18b: root has no identity policies, and neither has a federated session of root: I is true. */
function identityGroup({ request: { principal }, evaluated, relation }: EvaluatedRequest): StatementGroup {
  if (principal.kind === 'root') return settled('IDENTITY', TRUE);
  if (principal.kind === 'federatedUserSession') {
    if (principal.hasUnknownMaker) return settled('IDENTITY', UNKNOWN, makerIsAllowed(principal));
    if (principal.userArn === undefined) return settled('IDENTITY', TRUE);
  }
  const { identity } = evaluated;
  if (identity.status === 'NOT_COLLECTED' && relation === 'CROSS_ACCOUNT') {
    return settled('IDENTITY', UNKNOWN, ownAccountAllows(principal));
  }
  return layerGroup(identity);
}

/** Words the precondition for a federated session whose maker is not known (E-97). */
const makerIsAllowed = ({ accountId }: { readonly accountId: string }): string =>
  `who made the session in account ${accountId} is allowed it, and so is the session by its own policy`;

/** Words the precondition for an account that was not imported (U-9c). For a wildcard principal it names no account. */
function ownAccountAllows(principal: RequestPrincipal): string {
  if (principal.kind === 'accountMember' && principal.isImported)
    return `account ${principal.accountId} allows it to some principal of its own`;
  if (isAnyAwsPrincipal(principal)) return "the caller's own account allows it";
  const whose = hasAccount(principal) ? `account ${principal.accountId}` : "the caller's account";
  return `the identity policies of ${whose}, which were not imported, allow it`;
}

/** Returns B ∧ S, if there are any: permissions boundary and session policies. */
const callerLimits = (input: EvaluatedRequest): readonly StatementGroup[] => [
  ...boundaryGroups(input),
  ...sessionGroups(input),
];

/** Returns the permissions boundary; root has none (E-5). */
const boundaryGroups = ({ evaluated: { boundary }, request }: EvaluatedRequest): readonly StatementGroup[] =>
  boundary === undefined || request.principal.kind === 'root' ? [] : [layerGroup(boundary)];

/** E-18; E-51b: for root a session policy only denies. */
function sessionGroups({ evaluated: { session }, request }: EvaluatedRequest): readonly StatementGroup[] {
  if (request.principal.kind === 'root') return [];
  if (session !== undefined) return [layerGroup(session)];
  const { principal } = request;
  return principal.kind === 'federatedUserSession' && !principal.hasUnknownMaker
    ? [settled('SESSION', FALSE)]
    : [];
}

/** Returns the resource's own policy, through some grant classes or any. One that was not collected may not exist (U-9d). */
function resourceGroup(input: EvaluatedRequest, classes?: GrantClasses): StatementGroup {
  const { evaluated, rule, closedToOutsiders, request } = input;
  if (!rule.takesPart || (closedToOutsiders && isOutsider(input))) return refused;
  if (evaluated.resource !== undefined) {
    const group = layerGroup(evaluated.resource, classes);
    const { status, unreadable } = evaluated.resource;
    const isMissing = status !== 'COLLECTED' && unreadable.length === 0;
    const mayBeNone = isMissing && input.relation === 'SAME_ACCOUNT';
    return mayBeNone && !rule.mustGrant ? { ...group, fixed: FALSE, missing: false } : group;
  }
  // U-9d: no key policy is taken to name a caller of its own account; that it lets the account decide stays open.
  const namesCaller = input.relation === 'SAME_ACCOUNT' && classes !== ACCOUNT_CLASSES;
  if (rule.isMixed && namesCaller) return refused;
  if (rule.mustGrant && request.resource.isLiteral !== true && /[*?]/.test(request.resource.arn)) {
    const what = rule.kind === 'TRUST' ? 'trust policy of each role' : 'key policy of each key';
    return settled('RESOURCE', UNKNOWN, `the ${what} in question allows it`);
  }
  return refused;
}

/** E-22, E-26, E-27: the best class wins, so every row that applies to the caller is an alternative. */
function sameAccountAlternatives(input: EvaluatedRequest): readonly LayerAlternative[] {
  const { kind: ruleKind, mustGrant } = input.rule;
  if (ruleKind === 'TRUST' && passesIdentityOn(input.request))
    return [alternative([resourceGroup(input), ...callerSide(input)])];
  if (ruleKind === 'LATTICE_SERVICE') return latticeAlternatives(input);
  const { principal } = input.request;
  const { kind } = principal;
  // E-97: of an unknown maker the first row says what a grant to it hangs on.
  const isKnown = kind !== 'federatedUserSession' || principal.hasUnknownMaker !== true;
  const delegated = mustGrant ? [resourceGroup(input, ACCOUNT_CLASSES)] : [];
  const ordinary = alternative([...delegated, ...callerSide(input)]);
  const anyone = resourceGroup(input, GRANT.WILDCARD);
  const entity = resourceGroup(input, GRANT.ENTITY);
  const session = resourceGroup(input, GRANT.SESSION);
  switch (kind) {
    case 'user':
      return [
        ordinary,
        alternative([entity, ...userLimits(input)]),
        alternative([anyone, ...sessionGroups(input)], pastBoundary(input)),
      ];
    case 'roleSession':
    case 'federatedUserSession':
      return [
        ordinary,
        ...(isKnown ? [alternative([entity, ...callerLimits(input)])] : []),
        alternative([session]),
        alternative([anyone], kind === 'roleSession' ? 0 : CAVEAT.WILDCARD_FEDERATED_USER),
      ];
    default:
      return [ordinary, alternative([anyone])];
  }
}

/** E-30a: both sides have to allow, unless the service does not authenticate callers. */
function latticeAlternatives(input: EvaluatedRequest): readonly LayerAlternative[] {
  const isRead = input.evaluated.resource?.status === 'COLLECTED';
  const isOpen = settled(
    'RESOURCE',
    UNKNOWN,
    isRead ? AUTH_TYPE_NONE : `${AUTH_POLICY_ALLOWS}, or ${AUTH_TYPE_NONE}`,
  );
  return [
    alternative([resourceGroup(input), ...callerSide(input)]),
    alternative([isOpen, ...callerSide(input)]),
  ];
}

const AUTH_POLICY_ALLOWS = 'the auth policy of the service, which was not imported, allows it';
const AUTH_TYPE_NONE = 'the auth type of the service is NONE, so that no auth policy of it is in force';

const sessionAttributeActions = new Set(['sts:tagsession', 'sts:setsourceidentity', 'sts:setcontext']);

/** Whether the action sets session tags, source identity or session context, which the trust policy decides (E-39, E-72). */
export const setsSessionAttribute = (action: string): boolean =>
  sessionAttributeActions.has(action.toLowerCase());

/** E-39: then both sides have to allow it inside the account too, however the trust policy names the role. */
const passesIdentityOn = ({ principal, action }: AccessRequest): boolean =>
  principal.kind === 'roleSession' && action.toLowerCase() === 'sts:setsourceidentity';

/** O-2: the caveat applies if the boundary alone would have stopped the user. */
function pastBoundary(input: EvaluatedRequest): number {
  const isStopped = boundaryGroups(input).some((boundary) => groupValue(boundary, asEvaluated) !== TRUE);
  return isStopped ? CAVEAT.WILDCARD_PAST_BOUNDARY : 0;
}

/** E-22b: a direct grant to a user is not limited by the boundary; E-27c: in a trust policy AWS says both. */
function userLimits(input: EvaluatedRequest): readonly StatementGroup[] {
  if (input.rule.kind !== 'TRUST') return sessionGroups(input);
  const precondition =
    "the user's permissions boundary need not allow what a trust policy that names the user allows (AWS documents both that it has to and that it need not)";
  const open = { fixed: UNKNOWN, missing: false, precondition };
  return [...boundaryGroups(input).map((boundary) => ({ ...boundary, ...open })), ...sessionGroups(input)];
}

// ── Beside all imported policies (E-26d, E-101, E-102, E-104) ───────────────────────────────────────────────────────

/** Returns preconditions each of which allows the request by itself. */
function grantsBesidePolicies(input: EvaluatedRequest): readonly StatementGroup[] {
  const { layers, scope } = input;
  if (scope.action.text === 'kms:retiregrant') return namedByGrant(input);
  const opening = openingWithoutPolicy(scope.action.text, layers.resource);
  if (opening !== undefined) return [settled('RESOURCE', UNKNOWN, opening)];
  return isLetByPasswordPolicy(input) ? [settled('IDENTITY', UNKNOWN, PASSWORD_POLICY)] : [];
}

/** E-26d: a principal that the grant names may retire it without a permission. */
const namedByGrant = ({ request: { principal } }: EvaluatedRequest): readonly StatementGroup[] =>
  hasAccount(principal) || principal.kind === 'service'
    ? [settled('RESOURCE', UNKNOWN, 'a grant of the key names the caller')]
    : [];

/** E-101: what the password policy of an account may let each of its users do. */
const PASSWORD_POLICY = 'the password policy of the account lets users change their own password';

/** Whether it is a user's own password, as that of others is denied (`passwordRule`), or what it has to be like. */
function isLetByPasswordPolicy({ request: { principal }, relation, scope }: EvaluatedRequest): boolean {
  if (principal.kind !== 'user' || relation !== 'SAME_ACCOUNT') return false;
  return readsPasswordPolicy(scope.action.text) || changesOwnPassword(scope.action.text);
}
