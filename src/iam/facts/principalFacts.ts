/** What is known of the global keys that describe the caller (E-43, E-59, E-60, E-64). */
import { nameOfArn, parseIamArn } from '../language/arn.js';
import { ABSENT, UNKNOWN_KEY, UNKNOWN_VALUE, type KeyState } from '../match/conditionContext.js';
import {
  instanceFact,
  known,
  organizationFact,
  shaped,
  tagState,
  webIdentityProvider,
  type RequestFacts,
} from './keyFacts.js';
import { hasAccount, type RequestPrincipal } from '../decide/request.js';

type Fact = (facts: RequestFacts) => KeyState | undefined;

const sourceKeys: Fact = ({ request: { principal } }) => (principal.kind === 'service' ? undefined : ABSENT);
const sessionsOnly: Fact = ({ request: { principal } }) =>
  principal.kind === 'roleSession' || principal.kind === 'accountMember' ? undefined : ABSENT;
const servicesOnly: Fact = ({ request: { principal } }) =>
  principal.kind === 'service' ? UNKNOWN_KEY : ABSENT;
const calledVia: Fact = ({ request: { principal } }) => (hasAccount(principal) ? undefined : ABSENT);
const organization =
  (key: string): Fact =>
  ({ request: { principal } }) => {
    if (principal.kind === 'anonymous' || principal.kind === 'service') return ABSENT;
    return hasAccount(principal) ? organizationFact(key, principal.organization) : undefined;
  };

const table = new Map<string, Fact>([
  ['aws:principalarn', ({ request }) => principalArn(request.principal)],
  ['aws:principalaccount', principalAccount],
  ['aws:principaltype', ({ request }) => principalType(request.principal)],
  ['aws:userid', ({ request }) => userId(request.principal)],
  ['aws:username', ({ request }) => userName(request.principal)],
  ['aws:principalisawsservice', ({ request }) => isService(request.principal)],
  ['aws:principalservicename', ({ request: { principal } }) => serviceName(principal)],
  ['aws:principalservicenameslist', servicesOnly],
  ['aws:principalorgid', organization('aws:principalorgid')],
  ['aws:principalorgpaths', organization('aws:principalorgpaths')],
  ['aws:tokenissuetime', ({ request }) => tokenIssueTime(request.principal)],
  ['aws:multifactorauthpresent', ({ request }) => mfaPresent(request.principal)],
  ['aws:multifactorauthage', ({ request }) => mfaAge(request.principal)],
  ['aws:federatedprovider', federatedProvider],
  ['aws:sourceidentity', sessionsOnly],
  ['aws:sourcearn', sourceKeys],
  ['aws:sourceaccount', sourceKeys],
  ['aws:sourceorgid', sourceKeys],
  ['aws:sourceorgpaths', sourceKeys],
  ['aws:calledvia', calledVia],
  ['aws:calledviafirst', calledVia],
  ['aws:calledvialast', calledVia],
  ['aws:assumedroot', ({ request: { principal } }) => (principal.kind === 'root' ? UNKNOWN_KEY : ABSENT)],
  ['aws:chatbotsourcearn', ({ request }) => instanceFact(request.principal)],
  ['aws:ec2instancesourcevpc', ({ request }) => instanceFact(request.principal)],
  ['aws:ec2instancesourceprivateipv4', ({ request }) => instanceFact(request.principal)],
]);

const TAG_PREFIX = 'aws:principaltag/';

/** Undefined: nothing is known. `key` starts with `aws:`, in lower case. */
export function principalFact(key: string, facts: RequestFacts): KeyState | undefined {
  if (key.startsWith(TAG_PREFIX)) return principalTag(key.slice(TAG_PREFIX.length), facts.request.principal);
  return table.get(key)?.(facts);
}

/** E-74: whoever assumes a role with a token of an OIDC provider, and the session that they get. */
function federatedProvider(facts: RequestFacts): KeyState | undefined {
  const { principal } = facts.request;
  return principal.kind === 'webIdentity' ? webIdentityProvider(principal.provider) : sessionsOnly(facts);
}

/** E-59. For a caller that stands for any of its kind, only the form of its ARN is known. */
function principalArn(principal: RequestPrincipal): KeyState | undefined {
  switch (principal.kind) {
    case 'root':
      return known(`arn:${principal.partition}:iam::${principal.accountId}:root`);
    case 'user':
      return principal.arn === undefined ? shaped(anyArn(principal, 'iam', 'user/*')) : known(principal.arn);
    case 'roleSession':
      return principal.roleArn === undefined
        ? shaped(principal.roleArnLike ?? anyArn(principal, 'iam', 'role/*'))
        : known(principal.roleArn);
    case 'federatedUserSession':
      return known(principal.sessionArn);
    case 'accountMember':
      return shaped(anyArn(principal, 'iam', '*'), anyArn(principal, 'sts', 'federated-user/*'));
    case 'service':
      return UNKNOWN_KEY;
    default:
      return ABSENT;
  }
}

/** Only the resource has a wildcard: one before it would run over colons, where StringLike compares (L-34). */
function anyArn(
  { partition, accountId }: { partition: string; accountId: string },
  service: string,
  resource: string,
): string {
  return `arn:${partition}:${service}::${accountId}:${resource}`;
}

/** E-50a gives the role's account for SAML callers. */
function principalAccount({ request: { principal }, owner }: RequestFacts): KeyState {
  if (hasAccount(principal)) return known(principal.accountId);
  if (principal.kind === 'anonymous') return known('anonymous');
  return principal.kind === 'saml' && owner !== undefined ? known(owner) : UNKNOWN_VALUE;
}

function principalType(principal: RequestPrincipal): KeyState {
  switch (principal.kind) {
    case 'root':
      return known('Account');
    case 'user':
    case 'saml':
      return known('User');
    case 'roleSession':
      return known('AssumedRole');
    case 'federatedUserSession':
      return known('FederatedUser');
    case 'anonymous':
      return known('Anonymous');
    default:
      return UNKNOWN_VALUE;
  }
}

/** AIDA… · AROA…:session · account:name · account id · `anonymous` (E-69). */
function userId(principal: RequestPrincipal): KeyState | undefined {
  switch (principal.kind) {
    case 'root':
      return known(principal.accountId);
    case 'user':
      return principal.userId === undefined ? UNKNOWN_VALUE : known(principal.userId);
    case 'roleSession':
      return roleSessionId(principal);
    case 'federatedUserSession': {
      const name = nameOfArn(principal.sessionArn);
      return name === undefined ? UNKNOWN_VALUE : known(`${principal.accountId}:${name}`);
    }
    case 'saml':
      return known(principal.provider);
    case 'accountMember':
      return UNKNOWN_VALUE;
    case 'service':
      return UNKNOWN_KEY;
    case 'anonymous':
      return known('anonymous');
    default:
      return ABSENT;
  }
}

function roleSessionId(principal: Extract<RequestPrincipal, { kind: 'roleSession' }>): KeyState {
  const { roleId, sessionArn } = principal;
  if (roleId === undefined) return UNKNOWN_VALUE;
  const session = sessionArn === undefined ? undefined : parseIamArn(sessionArn);
  return session?.kind === 'assumedRoleSession'
    ? known(`${roleId}:${session.sessionName}`)
    : shaped(`${roleId}:*`);
}

function userName(principal: RequestPrincipal): KeyState {
  if (principal.kind === 'accountMember') return UNKNOWN_KEY;
  if (principal.kind !== 'user') return ABSENT;
  const name = principal.arn === undefined ? undefined : nameOfArn(principal.arn);
  return name === undefined ? UNKNOWN_VALUE : known(name);
}

/** E-60; absent in unsigned requests. */
function isService(principal: RequestPrincipal): KeyState {
  if (principal.kind === 'service') return known('true');
  return hasAccount(principal) ? known('false') : ABSENT;
}

function serviceName(principal: RequestPrincipal): KeyState {
  return principal.kind === 'service' ? known(principal.service) : ABSENT;
}

/** Temporary credentials only; a user or root may hold those of GetSessionToken (V-1). */
function tokenIssueTime(principal: RequestPrincipal): KeyState {
  switch (principal.kind) {
    case 'roleSession':
    case 'federatedUserSession':
      return UNKNOWN_VALUE;
    case 'user':
    case 'root':
    case 'accountMember':
      return UNKNOWN_KEY;
    default:
      return ABSENT;
  }
}

/** E-43: `false` in role and federated-user sessions; a user may have used MFA with GetSessionToken. */
function mfaPresent(principal: RequestPrincipal): KeyState {
  switch (principal.kind) {
    case 'roleSession':
    case 'federatedUserSession':
      return known('false');
    case 'user':
    case 'root':
    case 'accountMember':
      return UNKNOWN_KEY;
    default:
      return ABSENT;
  }
}

function mfaAge(principal: RequestPrincipal): KeyState {
  const state = mfaPresent(principal);
  return state.kind === 'known' ? ABSENT : state;
}

/** E-40: a session may carry further tags than its role has; a user has the tags of the user only. */
function principalTag(key: string, principal: RequestPrincipal): KeyState {
  switch (principal.kind) {
    case 'user':
      return principal.tags === undefined ? UNKNOWN_KEY : tagState(principal.tags, key, ABSENT);
    case 'roleSession':
      return principal.tags === undefined ? UNKNOWN_KEY : tagState(principal.tags, key, UNKNOWN_KEY);
    case 'federatedUserSession':
    case 'accountMember':
      return UNKNOWN_KEY;
    default:
      return ABSENT;
  }
}
