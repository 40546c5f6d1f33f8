/** Facts about the global keys that describe the caller (E-43, E-59, E-60, E-64). */
import rootTasks from './data/rootTasks.json' with { type: 'json' };
import { nameOfArn, parseIamArn, rootArn } from '../language/arn.js';
import { ABSENT, UNKNOWN_KEY, UNKNOWN_VALUE, type KeyState } from '../match/conditionContext.js';
import {
  known,
  organizationFact,
  perhaps,
  shaped,
  tagState,
  webIdentityProvider,
  type RequestFacts,
} from './keyFacts.js';
import { ANY_ACTION, hasAccount, isAnyAwsPrincipal, type RequestPrincipal } from '../decide/request.js';
import { compileGlob } from '../match/wildcard.js';
import { PRINCIPAL_TAG } from './data/conditionKeys.js';

type Kind = RequestPrincipal['kind'];
type ByKind = Readonly<Partial<Record<Kind, KeyState>>>;

const ofKinds = (state: KeyState, ...kinds: readonly Kind[]): ByKind =>
  Object.fromEntries(kinds.map((kind) => [kind, state]));

const withoutToken = ofKinds(UNKNOWN_KEY, 'root', 'user', 'accountMember');
const ofSessions = ofKinds(UNKNOWN_KEY, 'roleSession', 'accountMember');
const ofServices = ofKinds(UNKNOWN_KEY, 'service');
const ofAccounts = (state: KeyState): ByKind =>
  ofKinds(state, 'root', 'user', 'roleSession', 'federatedUserSession', 'accountMember');

/** Keys for which the kind of caller decides all that is known; other kinds do not have them. */
const byKind = new Map<string, ByKind>([
  [
    'aws:principaltype',
    {
      ...ofKinds(UNKNOWN_VALUE, 'accountMember', 'service', 'webIdentity'),
      root: known('Account'),
      user: known('User'),
      saml: known('User'),
      roleSession: known('AssumedRole'),
      federatedUserSession: known('FederatedUser'),
      anonymous: known('Anonymous'),
    },
  ],
  // E-60; absent in unsigned requests.
  ['aws:principalisawsservice', { ...ofAccounts(known('false')), service: known('true') }],
  ['aws:principalservicenameslist', ofServices],
  // Temporary credentials only; a user or root may hold those of GetSessionToken (V-1).
  [
    'aws:tokenissuetime',
    { ...withoutToken, ...ofKinds(UNKNOWN_VALUE, 'roleSession', 'federatedUserSession') },
  ],
  // E-43: a user may have used MFA with GetSessionToken.
  [
    'aws:multifactorauthpresent',
    { ...withoutToken, ...ofKinds(known('false'), 'roleSession', 'federatedUserSession') },
  ],
  ['aws:multifactorauthage', withoutToken],
  ['aws:sourceidentity', ofSessions],
  ['aws:sourcearn', ofServices],
  ['aws:sourceaccount', ofServices],
  ['aws:sourceorgid', ofServices],
  ['aws:sourceorgpaths', ofServices],
  ['aws:calledvia', ofAccounts(UNKNOWN_KEY)],
  ['aws:calledviafirst', ofAccounts(UNKNOWN_KEY)],
  ['aws:calledvialast', ofAccounts(UNKNOWN_KEY)],
  ['aws:signinsessionarn', ofAccounts(UNKNOWN_KEY)],
  ['aws:viacustomerdomain', ofAccounts(UNKNOWN_KEY)],
]);

/** Returns the state of keys that come with role credentials, such as those of an EC2 instance (E-80). */
export const instanceFact = ({ kind }: RequestPrincipal): KeyState => ofSessions[kind] ?? ABSENT;

/** Returns what is known about a key; undefined: nothing. `key`: starts with `aws:`, in lower case. */
export function principalFact(
  key: string,
  { request: { principal, action }, owner }: RequestFacts,
): KeyState | undefined {
  if (key.startsWith(PRINCIPAL_TAG)) return principalTag(key.slice(PRINCIPAL_TAG.length), principal);
  const ofRule = hasAccount(principal) && maySendEvents(action) ? sendingRule(key, principal) : undefined;
  if (ofRule !== undefined) return ofRule;
  const states = byKind.get(key);
  if (states !== undefined) return states[principal.kind] ?? ABSENT;
  switch (key) {
    case 'aws:principalarn':
      return principalArn(principal);
    case 'aws:principalaccount':
      return principalAccount(principal, owner);
    case 'aws:sourceowner':
      return sourceOwner(principal);
    case 'aws:userid':
      return userId(principal);
    case 'aws:username':
      return userName(principal);
    case 'aws:principalservicename':
      return principal.kind === 'service' ? known(principal.service) : ABSENT;
    case 'aws:principalorgid':
    case 'aws:principalorgpaths':
      if (principal.kind === 'anonymous' || principal.kind === 'service') return ABSENT;
      return hasAccount(principal) ? organizationFact(key, principal.organization) : undefined;
    case 'aws:assumedroot':
      return principal.kind === 'root' && mayBeRootTask(action) ? UNKNOWN_KEY : ABSENT;
    case 'aws:federatedprovider':
      // E-74: a caller that assumes a role with a token of an OIDC provider, and the session that it gets.
      return principal.kind === 'webIdentity'
        ? webIdentityProvider(principal.provider)
        : instanceFact(principal);
    default:
      return undefined;
  }
}

const rootTaskActions = new Set(rootTasks.actions.map((action) => action.toLowerCase()));

/** Whether a session of `sts:AssumeRoot` may make the request. */
const mayBeRootTask = (action: string): boolean =>
  action === ANY_ACTION || rootTaskActions.has(action.toLowerCase());

const maySendEvents = (action: string): boolean =>
  action === ANY_ACTION || action.toLowerCase() === 'events:putevents';

/** E-64(aws:SourceArn): EventBridge sends the events of a rule to another bus in the name of the rule's account. */
function sendingRule(
  key: string,
  principal: Extract<RequestPrincipal, { accountId: string }>,
): KeyState | undefined {
  const { partition, accountId } = principal;
  if (key !== 'aws:sourcearn' && key !== 'aws:sourceaccount') return undefined;
  if (isAnyAwsPrincipal(principal)) return UNKNOWN_KEY;
  return perhaps(
    key === 'aws:sourcearn' ? shaped(`arn:${partition}:events:*:${accountId}:rule/*`) : known(accountId),
  );
}

/** E-59: if a caller represents any of its kind, only the form of its ARN is known. */
function principalArn(principal: RequestPrincipal): KeyState | undefined {
  switch (principal.kind) {
    case 'root':
      return known(rootArn(principal));
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
      return ofNoPrincipal;
    default:
      return ABSENT;
  }
}

/** E-59: of the principals that AWS lists for aws:PrincipalArn, a service is none. */
const ofNoPrincipal: KeyState = {
  ...UNKNOWN_KEY,
  excludes: ['arn:*:iam:*', 'arn:*:sts:*'].map(compileGlob),
};

/** Returns a pattern with a wildcard in the resource only: an earlier one would cross colons in StringLike (L-34). */
function anyArn(
  { partition, accountId }: { partition: string; accountId: string },
  service: string,
  resource: string,
): string {
  return `arn:${partition}:${service}::${accountId}:${resource}`;
}

/** Returns the account of the caller; for SAML callers, that of the role (E-50a). */
function principalAccount(principal: RequestPrincipal, owner: string | undefined): KeyState {
  if (hasAccount(principal)) return known(principal.accountId);
  if (principal.kind === 'anonymous') return known('anonymous');
  return principal.kind === 'saml' && owner !== undefined ? known(owner) : UNKNOWN_VALUE;
}

/**
 * E-64(aws:SourceOwner): a service sends the account for which it acts. AWS documents nothing for other callers, for
 * which only their own account is possible.
 */
function sourceOwner(principal: RequestPrincipal): KeyState {
  if (hasAccount(principal)) return perhaps(known(principal.accountId));
  return principal.kind === 'service' ? UNKNOWN_KEY : ABSENT;
}

/** AIDA… · AROA…:session · account:name · account id · `anonymous` (E-69). */
function userId(principal: RequestPrincipal): KeyState {
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
    case 'webIdentity':
      return UNKNOWN_VALUE;
    case 'service':
      return UNKNOWN_KEY;
    case 'anonymous':
      return known('anonymous');
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

/** The service that passes attributes of a certificate as principal tags. */
const ROLES_ANYWHERE = 'rolesanywhere.amazonaws.com';

/**
 * E-40: a session may have more tags than its role, and other values of the role's tags if the trust policy lets them
 * be passed. A user has only its own tags.
 */
function principalTag(key: string, principal: RequestPrincipal): KeyState {
  if (principal.kind === 'service' && principal.service === ROLES_ANYWHERE) return UNKNOWN_KEY;
  if (!hasAccount(principal) || principal.kind === 'root') return ABSENT;
  if (principal.kind !== 'user' && principal.kind !== 'roleSession') return UNKNOWN_KEY;
  const otherwise = principal.kind === 'user' ? ABSENT : UNKNOWN_KEY;
  if (principal.tags === undefined) return UNKNOWN_KEY;
  const own = tagState(principal.tags, key, otherwise);
  const isOpen = principal.kind === 'roleSession' && principal.takesSessionTags === true;
  return isOpen && own !== otherwise ? UNKNOWN_VALUE : own;
}
