/** Converts principals of the graph to principals of the policy engine. */
import { isAnyAwsPrincipal, type RequestPrincipal, type Tags } from '../../iam/decide/request.js';
import type { Tag } from '../model/graph.js';
import type { ChangedIdentity, PolicySetMember } from '../model/storedPolicies.js';
import {
  accountOfIdentifier,
  isCanonicalUser,
  namedPrincipalKind,
} from '../model/principals/namedPrincipal.js';
import { isOriginAccessIdentity, isServiceLinkedRoleArn, lastPart } from '../../iam/language/arn.js';

/** Returns a user, or a session of a role, with the session name if `sessionArn` is given. */
export function knownPrincipal(principal: PolicySetMember, sessionArn?: string): RequestPrincipal {
  const { identifier: arn, accountId, uniqueId } = principal;
  const base = { partition: partitionOf(arn), accountId, tags: tagMap(principal.tags) };
  if (principal.kind === 'USER') return { kind: 'user', ...base, arn, userId: uniqueId };
  return {
    kind: 'roleSession',
    ...base,
    roleArn: arn,
    roleId: uniqueId,
    ...(sessionArn === undefined ? {} : { sessionArn: asNamed(arn, sessionArn) }),
    serviceLinked: principal.serviceLinked,
    ...(principal.takesSessionTags === true ? { takesSessionTags: true } : {}),
  };
}

/** Returns the principal with whatever tags policies ask for (G-20), and with another ARN (G-32). */
export function asChanged(
  principal: RequestPrincipal,
  { hasAnyTags, namedAs }: ChangedIdentity,
): RequestPrincipal {
  const renamed = namedAs === undefined ? principal : withName(principal, namedAs);
  if (!hasAnyTags || !('tags' in renamed)) return renamed;
  const { tags: _any, ...rest } = renamed;
  return rest;
}

function withName(principal: RequestPrincipal, arn: string): RequestPrincipal {
  if (principal.kind === 'user') return { ...principal, arn };
  return principal.kind === 'roleSession' ? { ...principal, roleArn: arn } : principal;
}

/** Writes the role name as AWS does. A role is found by its name in any case, but policies match exactly (E-55). */
const asNamed = (roleArn: string, sessionArn: string): string =>
  sessionArn.replace(/(?<=:assumed-role\/)[^/]+/, () => lastPart(roleArn));

/** Returns a principal known by identifier only: a service, a provider, anyone, or one of an account never imported. */
export function unknownPrincipal(identifier: string): RequestPrincipal {
  if (isCanonicalUser(identifier)) return anyAwsPrincipal;
  if (isOriginAccessIdentity(identifier)) return { kind: 'service', service: identifier };
  switch (namedPrincipalKind(identifier)) {
    case 'ANYONE':
      return { kind: 'anonymous' };
    case 'SERVICE':
      return { kind: 'service', service: identifier };
    case 'SAML_PROVIDER':
      return { kind: 'saml', provider: identifier };
    case 'OIDC_PROVIDER':
      return { kind: 'webIdentity', provider: identifier };
    default:
      return outsidePrincipal(identifier);
  }
}

/** The root of an outside account means any of its principals: a trust policy that names it lets in all of them. */
function outsidePrincipal(arn: string): RequestPrincipal {
  const base = { partition: partitionOf(arn), accountId: accountOfIdentifier(arn) ?? '' };
  const [type = '', name = ''] = (arn.split(':')[5] ?? '').split('/');
  if (type === 'user') return { kind: 'user', ...base, arn };
  if (type === 'role')
    return { kind: 'roleSession', ...base, roleArn: arn, serviceLinked: isServiceLinkedRoleArn(arn) };
  // The ARN of a session has no path, by which service-linked roles are told (E-52).
  if (type === 'assumed-role')
    return {
      kind: 'roleSession',
      ...base,
      sessionArn: arn,
      serviceLinked: name.startsWith('AWSServiceRoleFor'),
    };
  if (type === 'federated-user')
    return { kind: 'federatedUserSession', ...base, sessionArn: arn, hasUnknownMaker: true };
  return { kind: 'accountMember', ...base };
}

export const partitionOf = (arn: string): string => arn.split(':')[1] ?? 'aws';

export const tagMap = (tags: readonly Tag[]): Tags => new Map(tags.map((tag) => [tag.key, tag.value]));

/** The principal of a signed request from any account, which `*` lets in besides unsigned requests. */
export const anyAwsPrincipal: Extract<RequestPrincipal, { readonly kind: 'accountMember' }> = {
  kind: 'accountMember',
  partition: 'aws',
  // As long as an account id, so that twelve `?` fit it.
  accountId: '(anyaccount)',
  isAny: true,
};

/** Puts `anyAwsPrincipal` into the partition of the resource, since nothing is shared between partitions (E-58). */
export const inPartitionOf = (arn: string, principal: RequestPrincipal): RequestPrincipal =>
  isAnyAwsPrincipal(principal) ? { ...principal, partition: partitionOf(arn) } : principal;
