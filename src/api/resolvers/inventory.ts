/** Resolves fields of groups, resources, access keys, workloads and Identity Center that are read or computed. */
import { rotationDue } from '../../access/exposure/accessKeys.js';
import type {
  InstanceProfile,
  PermissionSetAssignment,
  PermissionSetPolicy,
  RoleUser,
} from '../../graph/model/graph.js';
import { resourcePolicyUid } from '../../graph/model/policyUid.js';
import { inRange } from '../arguments/arguments.js';
import type { Context } from '../context.js';
import type { PermissionSetPolicyOf } from '../mappers.js';
import { nodeId } from '../nodes.js';
import type { Loaders } from '../reading/loaders.js';
import type { Resolvers } from '../types.generated.js';
import { principalsThatCan } from './access.js';
import { policyGrants } from './policies.js';

const DAY = 86_400_000;

/** Resolves the instance profile through which a workload has a role. */
const instanceProfile = (
  { instanceProfileArn: arn }: Pick<RoleUser, 'instanceProfileArn'>,
  _arguments: object,
  { loaders }: Context,
) => (arn === undefined ? null : loaders.instanceProfiles.load(arn));

const inPartitionOf = (
  arn: string,
  policies: readonly PermissionSetPolicy[],
): readonly PermissionSetPolicyOf[] =>
  policies.map((policy) => ({ ...policy, partition: arn.split(':')[1] ?? 'aws' }));

/** F-104: explains an assignment without a role. */
async function reasonOf({ accountId }: PermissionSetAssignment, { accounts }: Loaders): Promise<string> {
  const account = await accounts.load(accountId);
  return account?.imported
    ? `The import of account ${accountId} holds no role of this permission set: it is older than the assignment, or the permission set is not provisioned there yet.`
    : `Account ${accountId} was not imported. Import its account authorization details.`;
}

export const inventoryTypes = {
  AccessKey: {
    accessKeyId: ({ id }) => id ?? null,
    neverUsed: ({ neverUsed }) => neverUsed === true,
    rotationDue: (key, { afterDays }) =>
      rotationDue(key, inRange('afterDays', afterDays, 0, 36_500), Date.now()) ?? null,
    ageInDays: ({ createdAt }) =>
      createdAt === undefined ? null : Math.max(0, Math.floor((Date.now() - createdAt) / DAY)),
  },
  IamGroup: {
    id: nodeId,
    account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId),
    policies: ({ arn }, _arguments, { loaders }) => loaders.policiesOfHolders.load(arn),
    members: ({ arn }, page, { loaders }) => loaders.membersOfGroups(arn, page),
  },
  Resource: {
    id: nodeId,
    account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId),
    policy: ({ arn }, _arguments, { loaders }) => loaders.policies.load(resourcePolicyUid(arn)),
    grants: async ({ arn }, _arguments, { loaders }) => {
      const grants = await policyGrants(arn, resourcePolicyUid(arn), 'RESOURCE', loaders);
      return grants.map(({ principal, statements }) => ({
        principal,
        statements: statements.map(([, cited]) => cited),
      }));
    },
    exposure: async (resource, _arguments, { loaders, caller }) => {
      const found = await loaders.exposures.load(resource);
      const { reachableFromOutside = [], dataGaps = [] } = found ?? {};
      // A limited caller may not know which accounts are in the organization.
      return caller.accountIds || !found ? { reachableFromOutside, dataGaps } : found;
    },
    whoCan: ({ arn }, question, context) => principalsThatCan({ ...question, resource: arn }, context),
  },
  InstanceProfile: {
    id: nodeId,
    role: async ({ roleArn }, _arguments, { loaders }) => {
      const role = roleArn === undefined ? null : await loaders.principals.load(roleArn);
      return role?.kind === 'ROLE' ? role : null;
    },
    usedBy: ({ arn }, page, { loaders }) => loaders.workloadsOfInstanceProfiles(arn, page),
  },
  Workload: {
    id: nodeId,
    account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId),
    runsAs: ({ arn }, _arguments, { loaders }) => loaders.rolesOfWorkloads.load(arn),
    instanceProfiles: async ({ instanceProfileArns }, _arguments, { loaders }) => {
      const profiles = await loaders.instanceProfiles.loadMany(instanceProfileArns);
      return profiles.filter((one): one is InstanceProfile => one !== null && !(one instanceof Error));
    },
  },
  WorkloadRole: { instanceProfile },
  RoleUserEdge: { instanceProfile },
  PermissionSet: {
    id: nodeId,
    awsManagedPolicies: ({ arn, managedPolicies }) => inPartitionOf(arn, managedPolicies),
    customerManagedPolicies: ({ arn, customerManagedPolicies }) =>
      inPartitionOf(arn, customerManagedPolicies),
    permissionsBoundary: ({ arn, permissionsBoundary: boundary }) =>
      inPartitionOf(arn, boundary ? [boundary] : [])[0] ?? null,
    provisionedAs: ({ arn }, page, { loaders }) => loaders.rolesOfPermissionSets(arn, page),
    assignments: ({ arn }, page, { loaders }) => loaders.assignmentsOfPermissionSets(arn, page),
  },
  PermissionSetPolicy: {
    /** F-102: finds customer managed policies by name and path. */
    policy: ({ name, arn, path, partition }, { accountId }, { loaders }) => {
      if (arn !== undefined) return loaders.managedPolicies.load(arn);
      if (typeof accountId !== 'string') return null;
      return loaders.managedPolicies.load(`arn:${partition}:iam::${accountId}:policy${path ?? '/'}${name}`);
    },
  },
  PermissionSetAssignment: {
    account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId),
    status: ({ role }) => (role ? 'PROVISIONED' : 'ROLE_NOT_IMPORTED'),
    reason: (assignment, _arguments, { loaders }) => (assignment.role ? null : reasonOf(assignment, loaders)),
  },
  IdentityCenterPrincipal: {
    id: nodeId,
    type: ({ kind }) => kind,
    members: ({ uid }, page, { loaders }) => loaders.membersOfIdentityCenterGroups(uid, page),
  },
} satisfies Resolvers;
