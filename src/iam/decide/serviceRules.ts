/** Rules that services apply besides policies (E-16, E-30a, E-34a, E-75 to E-77, E-82, E-96, E-101, E-103, E-112). */
import {
  byDelegation,
  changesOwnPassword,
  creations,
  grantOperations,
  neverOpenAcrossAccounts,
  onlyByManagement,
  onlyOpenAcrossAccounts,
  readsPasswordPolicy,
  servedUnsignedIf,
  servesUnsigned,
  serviceEnforcedDenies,
  undocumentedEdits,
} from '../facts/data/serviceEnforced.js';
import { parseArn } from '../language/arn.js';
import { FALSE, TRUE } from './kleene.js';
import { NO_ACTION, splitAction, type ActionName } from '../match/action.js';
import type { ConditionContext } from '../match/conditionContext.js';
import {
  compileResourcePattern,
  matchResourcePattern,
  type RequestedResource,
} from '../match/resourceElement.js';
import { ownerOf } from '../facts/resourceFacts.js';
import { hasAccount, type AccessRequest, type RequestPrincipal, type RequestResource } from './request.js';
import {
  callsLatticeService,
  configuresFunction,
  configuresSearchDomain,
  isOfAwsManagedKey,
  isOfOrganization,
  needsPolicyToClose,
  servicesOfInstances,
  servicesOfOrganizations,
} from './resourceRules.js';
import { denied, needs, type ServiceRule } from './evaluatedLayers.js';
import {
  federatedCalls,
  federatedRule,
  refusals,
  serviceLinkedRule,
  SESSION_TOKEN,
  stsRule,
  WHO_AM_I,
} from './stsRules.js';

const ruledServices = new Set(['sts', 'iam', 'kms', 'vpc-lattice-svcs', ...servicesOfOrganizations]);
const isForOrganization = (call: string): boolean => onlyByManagement.has(call) || byDelegation.has(call);

/** Returns the service rule for a request; undefined: policies alone decide. Decisions come before requirements. */
export function serviceRuleFor(
  request: AccessRequest,
  action: ActionName,
  resource: RequestedResource,
  context: ConditionContext,
): ServiceRule | undefined {
  const { kind } = request.principal;
  const isRuled = ruledServices.has(action.service) || isForOrganization(action.text);
  if (!isRuled && !federatedCalls.has(kind) && kind !== 'anonymous') return undefined;
  const rules = [
    kind === 'anonymous' ? unsignedRule(action) : undefined,
    stsRule(request, action, context),
    federatedRule(request, action),
    serviceLinkedRule(request, action),
    organizationsRule(request, action),
    passwordRule(request.principal, action, resource, context),
    managedKeyRule(request, action, context),
    enforcedDeny(request.resource, action, resource, context),
    callsLatticeService(action.service, action.name) ? needs(SERVICE_NETWORK) : undefined,
  ].filter((rule) => rule !== undefined);
  const preconditions = rules.flatMap((rule) => (rule.kind === 'needs' ? rule.preconditions : []));
  const settled = rules.find((rule) => rule.kind !== 'needs');
  return settled ?? (preconditions.length === 0 ? undefined : { kind: 'needs', preconditions });
}

/** Returns the rule for unsigned requests (E-96). */
function unsignedRule({ service, text }: ActionName): ServiceRule | undefined {
  const isServed = servesUnsigned(service);
  if (isServed === undefined) return needs(servedUnsignedIf.get(text) ?? SERVES_UNSIGNED);
  return isServed ? undefined : denied(`The service ${service} refuses requests that nobody signed.`);
}

/** The precondition if AWS does not document it. */
export const SERVES_UNSIGNED = 'the service serves requests that nobody signed';

/** E-30a: the resource does not tell through which network a request comes. */
const SERVICE_NETWORK =
  'the auth policy of the service network that the request comes through allows it, or the auth type of the network is NONE';

type Call = Pick<AccessRequest, 'principal' | 'resource'>;

/** E-103: who can call for an organization. What belongs to an organization is its management account's. */
function organizationsRule(request: Call, action: ActionName): ServiceRule | undefined {
  const { service, text } = action;
  const { principal } = request;
  if (!hasAccount(principal)) return undefined;
  const { accountId, organization } = principal;
  const isOfOther =
    isOfOrganization(service, request.resource.arn) && (ownerOf(request) ?? accountId) !== accountId;
  const isMember = (organization?.managementAccountId ?? accountId) !== accountId;
  if (!isOfOther && !isMember) return undefined;
  if (onlyByManagement.has(text))
    return denied('Only the management account of the organization can call this.');
  if (byDelegation.has(text) || (isOfOther && service !== 'organizations'))
    return needs(DELEGATED_ADMINISTRATOR);
  if (isOfOther) return needs(PARTY);
  return organization?.delegatedServices?.includes(IDENTITY_CENTER)
    ? undefined
    : instanceRule(request, action);
}

const IDENTITY_CENTER = 'sso.amazonaws.com';

/**
 * E-112: an instance of Identity Center, and most of what is in it, has no ARN that names an account. It is the
 * management account's, unless a member has one of its own, which has no permission sets.
 */
function instanceRule(request: Call, { service, name, text }: ActionName): ServiceRule | undefined {
  if (!servicesOfInstances.has(service) || needNoInstance.has(text) || ownerOf(request) !== undefined)
    return undefined;
  const part = parseArn(request.resource.arn)?.resource ?? '';
  const isOfAccounts =
    /permissionset|accountassignment/.test(name) || /^(permissionSet|account)\//.test(part);
  return needs(isOfAccounts ? DELEGATED_ADMINISTRATOR : OWN_INSTANCE);
}

const needNoInstance: ReadonlySet<string> = new Set(['sso:createinstance', 'sso:listinstances']);

const DELEGATED_ADMINISTRATOR =
  "the account may call this for the organization, as a delegated administrator or by the organization's delegation policy";
const OWN_INSTANCE =
  "the instance of IAM Identity Center is the account's own, or the account administers that of the organization";
const PARTY =
  'AWS Organizations lets the account call this, as a member of the organization or as invited to it';

/** E-82: whoever uses an AWS managed key does so by the service that the key is for. */
function managedKeyRule(
  { resource }: AccessRequest,
  { service, name }: ActionName,
  context: ConditionContext,
): ServiceRule | undefined {
  const isUse = service === 'kms' && grantOperations.has(name) && name !== 'describekey';
  if (!isUse || !isOfAwsManagedKey(resource.arn)) return undefined;
  const via = context.lookup('kms:viaservice');
  if (via.kind === 'known') return undefined;
  return via.kind === 'absent'
    ? denied('An AWS managed key is used through the service that it is for, and not directly.')
    : needs('the service that the key is for makes the call in the name of the caller');
}

/** E-101: the call is about the password of the user who makes it; without an ARN, no user that is meant makes it. */
function passwordRule(
  principal: RequestPrincipal,
  { text }: ActionName,
  resource: RequestedResource,
  context: ConditionContext,
): ServiceRule | undefined {
  if (!changesOwnPassword(text) || !hasAccount(principal)) return undefined;
  const { kind } = principal;
  if (kind === 'accountMember') return needs(IS_OWN_PASSWORD);
  if (kind !== 'user' || principal.arn === undefined) return denied(OWN_PASSWORD);
  const match = matchResourcePattern(patternOf(principal.arn), resource, context, true);
  if (match === FALSE) return denied(OWN_PASSWORD);
  return match === TRUE ? undefined : needs(IS_OWN_PASSWORD);
}

const IS_OWN_PASSWORD = 'the user is the one whose password it is';
const OWN_PASSWORD = 'This call changes the password of the user who makes it, and of nobody else.';

const patternOf = (resource: string) => compileResourcePattern(resource, '2012-10-17', 'IDENTITY');

const withPattern = <Rule extends { readonly resource: string }>(rule: Rule) => ({
  ...rule,
  pattern: patternOf(rule.resource),
});

const enforced = serviceEnforcedDenies.map(withPattern);
const undocumented = undocumentedEdits.map(withPattern);

/** Returns the refusal to change AWS's own resources (E-16); a requirement if a pattern only partly matches. */
function enforcedDeny(
  { excludesAwsOwned }: RequestResource,
  { text }: ActionName,
  resource: RequestedResource,
  context: ConditionContext,
): ServiceRule | undefined {
  const preconditions: string[] = [];
  for (const { actions, pattern, reason, resources } of enforced) {
    if (!actions.has(text)) continue;
    const match = matchResourcePattern(pattern, resource, context, true);
    if (match === TRUE) return denied(reason);
    if (match !== FALSE && !creations.has(text) && excludesAwsOwned !== true)
      preconditions.push(`the resource is not one of ${resources}`);
  }
  return preconditions.length === 0 ? undefined : { kind: 'needs', preconditions };
}

/** Whether AWS manages the role, or some that the pattern matches, and may refuse this change of it (E-77). */
export function isUndocumentedEdit(
  { text }: ActionName,
  resource: RequestedResource,
  context: ConditionContext,
): boolean {
  return undocumented.some(
    ({ actions, pattern }) =>
      actions.has(text) && matchResourcePattern(pattern, resource, context, true) !== FALSE,
  );
}

/** Whether a resource policy can grant this action to another account at all (E-34a, E-100, E-114). */
export function opensToOtherAccounts({ service, name }: ActionName): boolean {
  if (configuresSearchDomain(service, name) || configuresFunction(service, name)) return false;
  const isListed = onlyOpenAcrossAccounts.get(service)?.has(name) ?? true;
  return isListed && neverOpenAcrossAccounts.get(service)?.has(name) !== true;
}

/** Returns actions that the caller may do without permission and that no policy can deny (E-6, E-75). */
export function freeActions(principal: RequestPrincipal): readonly string[] {
  if (principal.kind === 'user' || principal.kind === 'root') return [WHO_AM_I, SESSION_TOKEN];
  return hasAccount(principal) ? [WHO_AM_I] : [];
}

/** Whether principals without any policy may do the action (E-6, E-75, E-101, E-102, E-104). */
export const needsNoPolicy = (action: string): boolean =>
  needsPolicyToClose(action) ||
  changesOwnPassword(action) ||
  readsPasswordPolicy(action) ||
  [WHO_AM_I, SESSION_TOKEN].some((free) => free.toLowerCase() === action.toLowerCase());

/**
 * Returns the rule for what belongs to organizations, for lists of what a principal may do. `type`: the pattern of the
 * resources that the action acts on.
 */
export function organizationsRuleFor(
  principal: RequestPrincipal,
  asked: string,
  type: string,
): ServiceRule | undefined {
  const action = splitAction(asked) ?? NO_ACTION;
  const { service, text } = action;
  if (!hasAccount(principal) || !(servicesOfOrganizations.has(service) || isForOrganization(text)))
    return undefined;
  const { accountId, organization } = principal;
  const ownerOfType =
    servicesOfInstances.has(service) || !isOfOrganization(service, type)
      ? accountId
      : (organization?.managementAccountId ?? accountId);
  const owner = parseArn(type)?.account === '*' ? { accountId: ownerOfType } : {};
  return organizationsRule({ principal, resource: { arn: type, ...owner } }, action);
}

/** Returns the actions and resources that services refuse to a principal, for lists of what it may do. */
export function serviceDeniesFor(
  principal: RequestPrincipal,
): readonly { readonly actions: readonly string[]; readonly resources: readonly string[] }[] {
  const edits = serviceEnforcedDenies.map(({ actions, resource }) => ({
    actions: [...actions],
    resources: [resource],
  }));
  const calls = refusals.filter(({ kinds }) => kinds.includes(principal.kind)).flatMap((one) => one.actions);
  return calls.length === 0 ? edits : [...edits, { actions: calls, resources: ['*'] }];
}
