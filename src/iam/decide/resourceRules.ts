/** Finds the kind of a resource, which decides how its own policy takes part (E-26, E-27, E-29, E-30, E-51). */
import { isServiceLinkedRoleArn, parseArn, type Arn } from '../language/arn.js';
import { functionPolicyActions } from '../facts/data/serviceEnforced.js';
import { NO_ACTION, splitAction, type ActionName } from '../match/action.js';
import { globsIntersect } from '../match/globAlgebra.js';
import { compileGlob, hasWildcard, matchesGlob } from '../match/wildcard.js';
import type { Layer } from './layers.js';
import type { AccessRequest } from './request.js';

/** The actions that a role's trust policy decides (E-27d, E-72). */
const trustActions = new Set([
  'assumerole',
  'assumerolewithsaml',
  'assumerolewithwebidentity',
  'setcontext',
  'setsourceidentity',
  'tagsession',
]);

/** Whether a trust policy decides the action. `name`: without service, in lower case. */
export const isTrustAction = (name: string): boolean => trustActions.has(name);

/**
 * Whether principals of other accounts may do the action only if the resource's own policy lets them (E-31b). False for
 * STS, where trust policies decide or nothing does (E-6, E-51, E-75), for retiring a grant, which the grant decides
 * (E-26d), and for what belongs to an organization (E-103).
 */
export function isOpenedByResourceAlone(action: string): boolean {
  const { service, text } = splitAction(action) ?? NO_ACTION;
  return service !== 'sts' && !servicesOfOrganizations.has(service) && text !== 'kms:retiregrant';
}

/** The services that act on an instance of Identity Center (E-112). */
export const servicesOfInstances: ReadonlySet<string> = new Set([
  'identitystore',
  'identitystore-auth',
  'sso',
  'sso-directory',
]);

/** The services whose resources belong to an organization, to its member accounts or to its Identity Center (E-103). */
export const servicesOfOrganizations: ReadonlySet<string> = new Set([
  'account',
  'organizations',
  ...servicesOfInstances,
]);

/** Whether the organization decides who can call from another account, as no policy of a resource does (E-103). */
export const isOfOrganization = (service: string, arn: string): boolean =>
  servicesOfOrganizations.has(service) &&
  (service !== 'account' || parseArn(arn)?.resource.startsWith('account/o-') === true);

/** What no Deny of the resource's own policy keeps the root user of its account from (E-29c). */
const openToRoot: ReadonlySet<string> = new Set([
  ...['s3', 's3express', 's3-outposts'].flatMap((service) =>
    ['get', 'put', 'delete'].map((verb) => `${service}:${verb}bucketpolicy`),
  ),
  'dynamodb:deleteresourcepolicy',
]);
const queuePolicyActions = new Set(['getqueueattributes', 'setqueueattributes']);

export interface ResourceRule {
  readonly kind: 'TRUST' | 'KMS_KEY' | 'LATTICE_SERVICE' | 'ORDINARY';
  /** Whether nothing is allowed without an Allow in the resource's own policy, even inside the account (E-26, E-27). */
  readonly mustGrant: boolean;
  /** False: the resource's own policy does not apply (E-26d, E-27d, E-51, E-100, E-105, E-108, E-109, E-114). */
  readonly takesPart: boolean;
  /** The question is about a pattern that keys match, and other resources may. */
  readonly isMixed?: true;
}

/** Whether it is a call of a VPC Lattice service, which auth policies decide (E-30a). */
export const callsLatticeService = (service: string, name: string): boolean =>
  service === 'vpc-lattice-svcs' && (name === 'invoke' || name === 'connect');

const ordinary: ResourceRule = { kind: 'ORDINARY', mustGrant: false, takesPart: true };

interface Call {
  readonly principal: Pick<AccessRequest['principal'], 'kind'>;
  readonly resource: AccessRequest['resource'];
}

/** Whether a policy of the resource has a part in the action for some principal. */
export const policyMayDecide = (action: string, arn: string): boolean =>
  resourceRuleFor({ principal: { kind: 'service' }, resource: { arn } }, splitAction(action) ?? NO_ACTION)
    .takesPart;

export function resourceRuleFor(request: Call, action: ActionName): ResourceRule {
  const { service, name } = action;
  const arn = parseArn(request.resource.arn);
  if (callsLatticeService(service, name)) return { ...ordinary, kind: 'LATTICE_SERVICE' };
  if (service === 'sts' && name === 'assumeroot') return { ...ordinary, takesPart: false };
  if (configuresSearchDomain(service, name) || (service === 'apigateway' && isRestApi(arn)))
    return { ...ordinary, takesPart: false };
  if (configuresFunction(service, name) && isFunction(arn)) return { ...ordinary, takesPart: false };
  if (writesDomainPolicy(service, name) || (isLogGroup(arn) && request.principal.kind !== 'service'))
    return { ...ordinary, takesPart: false };
  if (service === 'sts' && trustActions.has(name) && !tagsFederatedUser(arn, name))
    return { kind: 'TRUST', mustGrant: true, takesPart: true };
  if (arn?.service === 'iam' && arn.resource.startsWith('role/')) return { ...ordinary, takesPart: false };
  const isKey = arn?.service === 'kms' && arn.resource.startsWith('key/');
  if (!isKey && !mayBeKey(request, arn, action)) return ordinary;
  if (name === 'retiregrant' && service === 'kms') return { ...ordinary, takesPart: false };
  return { kind: 'KMS_KEY', mustGrant: true, takesPart: true, ...(isKey ? {} : { isMixed: true }) };
}

const anyKey = compileGlob('key/*');

/** Whether keys match the pattern, as they match `*` for actions of KMS (L-17). */
function mayBeKey({ resource }: Call, arn: Arn | undefined, { service }: ActionName): boolean {
  const isPattern = resource.isLiteral !== true && /[*?]/.test(resource.arn);
  if (service !== 'kms' || resource.takesNoResource === true || !isPattern) return false;
  return (
    arn === undefined ||
    (matchesGlob(compileGlob(arn.service), 'kms') && globsIntersect(compileGlob(arn.resource), anyKey))
  );
}

const aliasActions = new Set(['createalias', 'deletealias', 'updatealias']);

/**
 * Returns the pattern that is decided in place of an alias: what is done by one is decided for the key behind it,
 * which no import knows, so for any key of the region (E-26h). Of AWS managed keys AWS makes the policies.
 */
export function keysBehindAlias(resource: string, { service, name }: ActionName): string | undefined {
  if (service !== 'kms' || aliasActions.has(name)) return undefined;
  const arn = parseArn(resource);
  if (arn?.service !== 'kms' || !/^alias\/(?!aws\/)/.test(arn.resource)) return undefined;
  return `arn:${arn.partition}:kms:${arn.region}:${arn.account}:key/*`;
}

/** Whether it is a call about a domain of OpenSearch itself, which its policy does not decide (E-100). */
export const configuresSearchDomain = (service: string, name: string): boolean =>
  service === 'es' && !name.startsWith('eshttp') && name !== 'escrossclusterget';

/** Whether it is a REST API, or of one, whose policy decides who may call it and not who may change it (E-105). */
const isRestApi = (arn: Arn | undefined): boolean =>
  arn?.service === 'apigateway' && arn.resource.startsWith('/restapis');

/** Whether it writes the policy of a domain of CodeArtifact, which that policy does not decide (E-108). */
const writesDomainPolicy = (service: string, name: string): boolean =>
  service === 'codeartifact' && name === 'putdomainpermissionspolicy';

/** Whether it writes the policy of a repository of CodeArtifact, in which that policy has no part, but its domain's has. */
export const writesRepositoryPolicy = (action: string): boolean =>
  action.toLowerCase() === 'codeartifact:putrepositorypermissionspolicy';

/** Whether it is a call of Lambda that no policy of a function decides (E-114), nor that of a layer. */
export const configuresFunction = (service: string, name: string): boolean =>
  service === 'lambda' && !functionPolicyActions.has(name) && !name.includes('layerversion');

/** Whether it is a function of Lambda, a version or an alias, whose policy decides some calls (E-114). */
const isFunction = (arn: Arn | undefined): boolean =>
  arn?.service === 'lambda' && arn.resource.startsWith('function:');

/** Whether it is a log group, or of one, whose policy bears on services alone (E-109). */
export const isLogGroup = (arn: Arn | undefined): boolean =>
  arn?.service === 'logs' && arn.resource.startsWith('log-group:');

/** Whether it tags a federated user session, which no resource policy decides (E-39a). */
const tagsFederatedUser = (arn: Arn | undefined, name: string): boolean =>
  name === 'tagsession' && arn?.service === 'sts' && arn.resource.startsWith('federated-user/');

interface OpenWithoutPolicy {
  readonly actions: readonly string[];
  readonly precondition: string;
}

/**
 * What lets in everyone to some actions while it has no policy, by its type: the actions, and on what that hangs
 * (E-102, E-104).
 */
export const openWithoutPolicy: ReadonlyMap<string, OpenWithoutPolicy> = new Map([
  [
    'elasticfilesystem:file-system',
    {
      actions: ['ClientMount', 'ClientWrite', 'ClientRootAccess'].map((name) => `elasticfilesystem:${name}`),
      precondition:
        'the file system has no policy, and the caller reaches one of its mount targets, which is open to everyone then',
    },
  ],
  [
    'apigateway:restapis',
    {
      actions: ['execute-api:Invoke'],
      precondition:
        'the API has no policy and is not private, and the called method is open to everyone, or its own authorizer accepts the caller',
    },
  ],
]);

const preconditions: ReadonlyMap<string, string> = new Map(
  [...openWithoutPolicy.values()].flatMap(({ actions, precondition }) =>
    actions.map((action) => [action.toLowerCase(), precondition] as const),
  ),
);

/** Whether a resource lets in everyone to this action while it has no policy (E-102, E-104). */
export const needsPolicyToClose = (action: string): boolean => preconditions.has(action.toLowerCase());

/** Returns on what it hangs that everyone is let in; undefined: a policy may close the resource, or it needs none. */
export const openingWithoutPolicy = (action: string, layer: Layer | undefined): string | undefined =>
  layer !== undefined && (layer.status === 'NOT_COLLECTED' || layer.policies.length === 0)
    ? preconditions.get(action.toLowerCase())
    : undefined;

/** Whether RCPs never apply to the request (E-20c). */
export function escapesResourceControl(request: AccessRequest, { service, name }: ActionName): boolean {
  const { principal, resource } = request;
  if (principal.kind === 'roleSession' && principal.serviceLinked) return true;
  if (isServiceLinkedRoleArn(resource.arn)) return true;
  if (service === 'kms' && name === 'retiregrant') return true;
  return isOfAwsManagedKey(resource.arn);
}

/** Whether it is an alias by which an AWS managed key is known. */
export function isOfAwsManagedKey(text: string): boolean {
  const arn = parseArn(text);
  return arn?.service === 'kms' && arn.resource.startsWith('alias/aws/');
}

const serviceLinkedRoles = compileGlob('role/aws-service-role/*');

/**
 * Whether RCPs apply to some roles of a pattern and not to others (E-20c). Only services can assume a service-linked
 * role: for other callers they may as well apply to all.
 */
export function mayEscapeResourceControl(
  { principal, resource }: AccessRequest,
  { service }: ActionName,
): boolean {
  const arn = parseArn(resource.arn);
  if (principal.kind !== 'service' || service !== 'sts' || arn === undefined) return false;
  return hasWildcard(arn.resource) && globsIntersect(compileGlob(arn.resource), serviceLinkedRoles);
}

/**
 * Whether a Deny of the resource's own policy has no effect: for the root user of the owning account on that policy
 * itself, and for a root session that was made to unlock a queue policy (E-29c, E-51c).
 */
export function escapesResourceDeny(
  { principal }: AccessRequest,
  { service, name, text }: ActionName,
  sameAccount: boolean,
  sessionPolicyNames: readonly string[],
): boolean {
  if (principal.kind !== 'root' || !sameAccount) return false;
  if (openToRoot.has(text)) return true;
  return (
    service === 'sqs' &&
    queuePolicyActions.has(name) &&
    sessionPolicyNames.some((policy) => policy.endsWith('SQSUnlockQueuePolicy'))
  );
}
