/** Fields of groups, resources, access keys and what runs that are read or computed. */
import { rotationDue } from '../../access/exposure/accessKeys.js';
import type { InstanceProfile as StoredInstanceProfile, RoleUser } from '../../graph/model/graph.js';
import { resourcePolicyUid } from '../../graph/model/policyUid.js';
import { inRange } from '../arguments/arguments.js';
import type { Context } from '../context.js';
import { nodeId } from '../nodes.js';
import type {
  AccessKeyResolvers,
  IamGroupResolvers,
  InstanceProfileResolvers,
  ResourceResolvers,
  RoleUserEdgeResolvers,
  WorkloadResolvers,
  WorkloadRoleResolvers,
} from '../types.generated.js';
import { principalsThatCan } from './access.js';
import { policyGrants } from './policies.js';

const DAY = 86_400_000;

export const AccessKey: AccessKeyResolvers = {
  accessKeyId: ({ id }) => id ?? null,
  neverUsed: ({ neverUsed }) => neverUsed === true,
  rotationDue: (key, { afterDays }) =>
    rotationDue(key, inRange('afterDays', afterDays, 0, 36_500), Date.now()) ?? null,
  ageInDays: ({ createdAt }) =>
    createdAt === undefined ? null : Math.max(0, Math.floor((Date.now() - createdAt) / DAY)),
};

export const IamGroup: IamGroupResolvers = {
  id: nodeId,
  account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId),
  policies: ({ arn }, _arguments, { loaders }) => loaders.policiesOfHolders.load(arn),
  members: ({ arn }, page, { loaders }) => loaders.membersOfGroups(arn, page),
};

export const Resource: ResourceResolvers = {
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
  exposure: async (resource, _arguments, { loaders }) =>
    (await loaders.exposures.load(resource)) ?? { reachableFromOutside: [], dataGaps: [] },
  whoCan: ({ arn }, question, context) => principalsThatCan({ ...question, resource: arn }, context),
};

export const InstanceProfile: InstanceProfileResolvers = {
  id: nodeId,
  role: async ({ roleArn }, _arguments, { loaders }) => {
    const role = roleArn === undefined ? null : await loaders.principals.load(roleArn);
    return role?.kind === 'ROLE' ? role : null;
  },
  usedBy: ({ arn }, page, { loaders }) => loaders.workloadsOfInstanceProfiles(arn, page),
};

export const Workload: WorkloadResolvers = {
  id: nodeId,
  account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId),
  runsAs: ({ arn }, _arguments, { loaders }) => loaders.rolesOfWorkloads.load(arn),
  instanceProfiles: async ({ instanceProfileArns }, _arguments, { loaders }) => {
    const profiles = await loaders.instanceProfiles.loadMany(instanceProfileArns);
    return profiles.filter((one): one is StoredInstanceProfile => one !== null && !(one instanceof Error));
  },
};

/** Through which a workload has a role. */
const instanceProfile = (
  { instanceProfileArn: arn }: Pick<RoleUser, 'instanceProfileArn'>,
  _arguments: object,
  { loaders }: Context,
) => (arn === undefined ? null : loaders.instanceProfiles.load(arn));

export const WorkloadRole: WorkloadRoleResolvers = { instanceProfile };
export const RoleUserEdge: RoleUserEdgeResolvers = { instanceProfile };
