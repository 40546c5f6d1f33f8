/** Fields of permission sets, and of who is assigned them, that are read or computed. */
import type {
  PermissionSetAssignment as Assignment,
  PermissionSetPolicy as Reference,
} from '../../graph/model/graph.js';
import type { Loaders } from '../reading/loaders.js';
import type { PermissionSetPolicyOf } from '../mappers.js';
import { nodeId } from '../nodes.js';
import type {
  IdentityCenterPrincipalResolvers,
  PermissionSetAssignmentResolvers,
  PermissionSetPolicyResolvers,
  PermissionSetResolvers,
} from '../types.generated.js';

const inPartitionOf = (arn: string, policies: readonly Reference[]): readonly PermissionSetPolicyOf[] =>
  policies.map((policy) => ({ ...policy, partition: arn.split(':')[1] ?? 'aws' }));

export const PermissionSet: PermissionSetResolvers = {
  id: nodeId,
  awsManagedPolicies: ({ arn, managedPolicies }) => inPartitionOf(arn, managedPolicies),
  customerManagedPolicies: ({ arn, customerManagedPolicies }) => inPartitionOf(arn, customerManagedPolicies),
  permissionsBoundary: ({ arn, permissionsBoundary: boundary }) =>
    inPartitionOf(arn, boundary ? [boundary] : [])[0] ?? null,
  provisionedAs: ({ arn }, page, { loaders }) => loaders.rolesOfPermissionSets(arn, page),
  assignments: ({ arn }, page, { loaders }) => loaders.assignmentsOfPermissionSets(arn, page),
};

export const PermissionSetPolicy: PermissionSetPolicyResolvers = {
  /** F-102: customer managed policies by name and path. */
  policy: ({ name, arn, path, partition }, { accountId }, { loaders }) => {
    if (arn !== undefined) return loaders.managedPolicies.load(arn);
    if (typeof accountId !== 'string') return null;
    return loaders.managedPolicies.load(`arn:${partition}:iam::${accountId}:policy${path ?? '/'}${name}`);
  },
};

export const PermissionSetAssignment: PermissionSetAssignmentResolvers = {
  account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId),
  status: ({ role }) => (role ? 'PROVISIONED' : 'ROLE_NOT_IMPORTED'),
  reason: (assignment, _arguments, { loaders }) => (assignment.role ? null : reasonOf(assignment, loaders)),
};

/** F-104: assignments without a role. */
async function reasonOf({ accountId }: Assignment, { accounts }: Loaders): Promise<string> {
  const account = await accounts.load(accountId);
  return account?.imported
    ? `The import of account ${accountId} holds no role of this permission set: it is older than the assignment, or the permission set is not provisioned there yet.`
    : `Account ${accountId} was not imported. Import its account authorization details.`;
}

export const IdentityCenterPrincipal: IdentityCenterPrincipalResolvers = {
  id: nodeId,
  type: ({ kind }) => kind,
  members: ({ uid }, page, { loaders }) => loaders.membersOfIdentityCenterGroups(uid, page),
};
