/** Fields of a resource that are read or computed. */
import { resourcePolicyUid } from '../../graph/model/policyUid.js';
import { nodeId } from '../nodeId.js';
import type { ResourceResolvers } from '../types.generated.js';
import { policyGrants } from './policyGrants.js';
import { principalsThatCan } from './principalsThatCan.js';

export const Resource: ResourceResolvers = {
  id: (resource) => nodeId(resource),
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
