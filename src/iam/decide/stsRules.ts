/** Rules of AWS STS, and of IAM for its sessions, besides policies (E-6, E-7, E-47, E-50 to E-52, E-75, E-110). */
import { isServiceLinkedRoleArn } from '../language/arn.js';
import type { ActionName } from '../match/action.js';
import type { ConditionContext } from '../match/conditionContext.js';
import { denied, needs, type ServiceRule } from './evaluatedLayers.js';
import { hasAccount, type AccessRequest, type RequestPrincipal } from './request.js';

export const federatedCalls = new Map([
  ['webIdentity', 'assumerolewithwebidentity'],
  ['saml', 'assumerolewithsaml'],
]);

export const WHO_AM_I = 'sts:GetCallerIdentity';
export const SESSION_TOKEN = 'sts:GetSessionToken';

/** STS actions that are refused to some kinds of callers. */
export const refusals: readonly {
  readonly kinds: readonly RequestPrincipal['kind'][];
  readonly actions: readonly string[];
  readonly reason: string;
}[] = [
  {
    // E-47, E-50
    kinds: ['root', 'user', 'roleSession', 'accountMember'],
    actions: ['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'],
    reason: 'This call is made by a federated identity, without AWS credentials.',
  },
  {
    // E-7a
    kinds: ['roleSession'],
    actions: ['sts:GetFederationToken', SESSION_TOKEN],
    reason: 'A role session cannot call GetFederationToken or GetSessionToken.',
  },
  {
    // E-7b
    kinds: ['federatedUserSession'],
    actions: ['sts:*'],
    reason: 'A federated user session can call nothing of STS but GetCallerIdentity.',
  },
  {
    // E-7d, E-51
    kinds: ['root'],
    actions: ['sts:AssumeRole', 'sts:AssumeRoot'],
    reason: 'Root user credentials cannot assume a role.',
  },
];

const refusalOf = (kind: RequestPrincipal['kind'], { service, text }: ActionName): string | undefined =>
  refusals.find(
    ({ kinds, actions }) =>
      kinds.includes(kind) &&
      actions.some((action) => action.toLowerCase() === text || action === `${service}:*`),
  )?.reason;

export function stsRule(
  { principal }: AccessRequest,
  action: ActionName,
  context: ConditionContext,
): ServiceRule | undefined {
  const { kind } = principal;
  const { service, text } = action;
  if (service !== 'sts' && service !== 'iam') return undefined;
  if (text === 'sts:getcalleridentity' && hasAccount(principal))
    // E-6
    return { kind: 'allowed', reason: 'sts:GetCallerIdentity needs no permission and cannot be denied.' };
  const ofToken = kind === 'user' ? sessionTokenRule(action, context) : undefined;
  if (ofToken !== undefined) return ofToken;
  const refusal = refusalOf(kind, action);
  if (refusal !== undefined) return denied(refusal);
  if (kind === 'federatedUserSession')
    // E-7b
    return needs('the session is a console session (through CLI and API it cannot call IAM)');
  if (text === 'sts:getsessiontoken') return getSessionTokenRule(principal, context);
  const setting = requiredSettings.get(text);
  return setting !== undefined && hasAccount(principal) ? needs(setting) : undefined;
}

/** E-51, E-110: what a call requires that is neither a policy nor in the data. */
const requiredSettings: ReadonlyMap<string, string> = new Map([
  [
    'sts:assumeroot',
    'the caller is in the management account or the delegated administrator account for IAM, and centralized root access is on',
  ],
  ['sts:getwebidentitytoken', 'outbound identity federation is on for the account'],
]);

/**
 * E-75: sts:GetSessionToken authenticates the caller, which policies do not control
 * (docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html).
 * For credentials that are known to be temporary, such as those of AssumeRoot, policies decide.
 */
function getSessionTokenRule({ kind }: RequestPrincipal, context: ConditionContext): ServiceRule | undefined {
  if (kind === 'accountMember')
    return needs('the principal is a user of its account (a role cannot call GetSessionToken)');
  const isMeant = kind === 'user' || kind === 'root';
  if (!isMeant || context.lookup('aws:tokenissuetime').kind === 'known') return undefined;
  return {
    kind: 'allowed',
    reason: 'Users and the root user need no permission for sts:GetSessionToken, and no policy can deny it.',
  };
}

/** E-7c: credentials count as those of GetSessionToken only if the question gives the time of the token. */
function sessionTokenRule({ service, name }: ActionName, context: ConditionContext): ServiceRule | undefined {
  if (context.lookup('aws:tokenissuetime').kind !== 'known') return undefined;
  if (service === 'sts') {
    return name === 'assumerole'
      ? undefined
      : denied(
          // E-7c
          'Credentials of GetSessionToken can call nothing of STS but AssumeRole and GetCallerIdentity.',
        );
  }
  const mfa = context.lookup('aws:multifactorauthpresent');
  if (mfa.kind === 'unknown') return needs('the session was made with MFA');
  return mfa.kind === 'known' && mfa.values[0] === 'true'
    ? undefined
    : // E-7c
      denied('Credentials of GetSessionToken without MFA cannot call IAM.');
}

/** E-47, E-50: a federated identity can only assume a role, by an unsigned call. */
export function federatedRule(
  { principal }: AccessRequest,
  { service, name }: ActionName,
): ServiceRule | undefined {
  const own = federatedCalls.get(principal.kind);
  if (own === undefined) return undefined;
  const part = service === 'sts' && (name === own || name === 'tagsession' || name === 'setsourceidentity');
  return part ? undefined : denied('A federated identity can assume a role and do nothing else.');
}

/** E-52: only its service can assume a service-linked role. */
export function serviceLinkedRule(
  { principal, resource }: AccessRequest,
  { service, name }: ActionName,
): ServiceRule | undefined {
  const assumes = service === 'sts' && name.startsWith('assumerole');
  return assumes && principal.kind !== 'service' && isServiceLinkedRoleArn(resource.arn)
    ? // E-52
      denied('Only its service can assume a service-linked role.')
    : undefined;
}
