/** Fields of an instance profile that are read or computed. */
import { connect } from '../pagination.js';
import { nodeId } from '../nodeId.js';
import type { InstanceProfileResolvers } from '../types.generated.js';

export const InstanceProfile: InstanceProfileResolvers = {
  id: (profile) => nodeId(profile),
  role: async ({ roleArn }, _arguments, { loaders }) => {
    const role = roleArn === undefined ? null : await loaders.principals.load(roleArn);
    return role?.kind === 'ROLE' ? role : null;
  },
  usedBy: ({ arn }, page, { loaders }) =>
    connect(page, (request) => loaders.workloadsOfInstanceProfiles(arn, request)),
};
