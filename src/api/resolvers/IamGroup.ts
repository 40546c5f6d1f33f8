/** Fields of a group that are read or computed. */
import { connect } from '../pagination.js';
import { nodeId } from '../nodeId.js';
import type { IamGroupResolvers } from '../types.generated.js';

export const IamGroup: IamGroupResolvers = {
  id: (group) => nodeId(group),
  account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId),
  policies: async ({ arn }, _arguments, { loaders }) => (await loaders.policiesOfHolders.load(arn)) ?? [],
  members: ({ arn }, page, { loaders }) => connect(page, (request) => loaders.membersOfGroups(arn, request)),
};
