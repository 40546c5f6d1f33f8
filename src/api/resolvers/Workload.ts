/** Fields of what runs, and of the roles that it runs as, that are read or computed. */
import type { InstanceProfile, WorkloadRole as StoredWorkloadRole } from '../../graph/model/graph.js';
import type { Loaders } from '../reading/loaders.js';
import { nodeId } from '../nodeId.js';
import type { WorkloadResolvers, WorkloadRoleResolvers } from '../types.generated.js';

export const Workload: WorkloadResolvers = {
  id: (workload) => nodeId(workload),
  account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId),
  runsAs: async ({ arn }, _arguments, { loaders }) => (await loaders.rolesOfWorkloads.load(arn)) ?? [],
  instanceProfiles: async ({ instanceProfileArns }, _arguments, { loaders }) => {
    const profiles = await loaders.instanceProfiles.loadMany(instanceProfileArns);
    return profiles.filter((one): one is InstanceProfile => one !== null && !(one instanceof Error));
  },
};

export const WorkloadRole: WorkloadRoleResolvers = {
  instanceProfile: (role, _arguments, { loaders }) => instanceProfileOf(role, loaders),
};

export const instanceProfileOf = async (
  { instanceProfileArn }: Pick<StoredWorkloadRole, 'instanceProfileArn'>,
  loaders: Loaders,
): Promise<InstanceProfile | null> =>
  instanceProfileArn === undefined ? null : loaders.instanceProfiles.load(instanceProfileArn);
