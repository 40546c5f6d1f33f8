/** What kind of resource a request is about, and so how its own policy takes part (E-26, E-27, E-29, E-30, E-51). */
import { isServiceLinkedRoleArn, parseArn, type Arn } from '../language/arn.js';
import { NO_ACTION, splitAction, type ActionName } from '../match/action.js';
import type { AccessRequest } from './request.js';

/** E-27d, E-72: the actions that a role's trust policy decides. */
const trustActions = new Set([
  'assumerole',
  'assumerolewithsaml',
  'assumerolewithwebidentity',
  'setcontext',
  'setsourceidentity',
  'tagsession',
]);

/** `name` without its service, in lower case. */
export const isTrustAction = (name: string): boolean => trustActions.has(name);

/**
 * E-31b: whether principals of other accounts may do it only where a policy of the resource itself lets them. Of STS
 * trust policies decide, or nothing (E-6, E-51, E-75); who may retire a grant, the grant says (E-26d).
 */
export function isOpenedByResourceAlone(action: string): boolean {
  const { service, text } = splitAction(action) ?? NO_ACTION;
  return service !== 'sts' && text !== 'kms:retiregrant';
}

const bucketPolicyActions = new Set(['getbucketpolicy', 'putbucketpolicy', 'deletebucketpolicy']);
const queuePolicyActions = new Set(['getqueueattributes', 'setqueueattributes']);

export interface ResourceRule {
  readonly kind: 'TRUST' | 'KMS_KEY' | 'LATTICE_SERVICE' | 'ORDINARY';
  /** E-26, E-27: without an Allow in the resource's own policy nothing is allowed, even inside the account. */
  readonly mustGrant: boolean;
  /** E-26d, E-27d, E-51: the resource's own policy has no say in this action. */
  readonly takesPart: boolean;
}

/** E-30a: of the services of the same name the only action that auth policies decide. */
export const callsLatticeService = (service: string, name: string): boolean =>
  service === 'vpc-lattice-svcs' && name === 'invoke';

const ordinary: ResourceRule = { kind: 'ORDINARY', mustGrant: false, takesPart: true };

export function resourceRuleFor({ resource }: AccessRequest, { service, name }: ActionName): ResourceRule {
  const arn = parseArn(resource.arn);
  if (callsLatticeService(service, name)) return { ...ordinary, kind: 'LATTICE_SERVICE' };
  if (service === 'sts' && name === 'assumeroot') return { ...ordinary, takesPart: false };
  if (service === 'sts' && trustActions.has(name) && !tagsFederatedUser(arn, name))
    return { kind: 'TRUST', mustGrant: true, takesPart: true };
  if (arn?.service === 'iam' && arn.resource.startsWith('role/')) return { ...ordinary, takesPart: false };
  if (arn?.service !== 'kms' || !arn.resource.startsWith('key/')) return ordinary;
  return name === 'retiregrant' && service === 'kms'
    ? { ...ordinary, takesPart: false }
    : { kind: 'KMS_KEY', mustGrant: true, takesPart: true };
}

/** E-39a: no policy of a resource is asked. */
const tagsFederatedUser = (arn: Arn | undefined, name: string): boolean =>
  name === 'tagsession' && arn?.service === 'sts' && arn.resource.startsWith('federated-user/');

/** E-20c: requests that RCPs never bear on, whatever is attached. */
export function escapesResourceControl(request: AccessRequest, { service, name }: ActionName): boolean {
  const { principal, resource } = request;
  if (principal.kind === 'roleSession' && principal.serviceLinked) return true;
  if (isServiceLinkedRoleArn(resource.arn)) return true;
  if (service === 'kms' && name === 'retiregrant') return true;
  return parseArn(resource.arn)?.resource.startsWith('alias/aws/') ?? false;
}

/**
 * E-29c, E-51c: the root user of the owning account reaches the bucket policy past that policy's own Deny; so does,
 * for a queue policy, a root session that was made to unlock it.
 */
export function escapesResourceDeny(
  { principal }: AccessRequest,
  { service, name }: ActionName,
  sameAccount: boolean,
  sessionPolicyNames: readonly string[],
): boolean {
  if (principal.kind !== 'root' || !sameAccount) return false;
  if (service === 's3') return bucketPolicyActions.has(name);
  return (
    service === 'sqs' &&
    queuePolicyActions.has(name) &&
    sessionPolicyNames.some((policy) => policy.endsWith('SQSUnlockQueuePolicy'))
  );
}
