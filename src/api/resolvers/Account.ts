/** Fields of an account that are read or computed. */
import { connect } from '../connection.js';
import { nodeId } from '../nodeId.js';
import type { AccountResolvers } from '../types.generated.js';

/** Of an account that policies only name. */
const nothing = { users: 0, roles: 0, groups: 0, managedPolicies: 0, instanceProfiles: 0 };

export const Account: AccountResolvers = {
  id: (account) => nodeId(account),
  counts: async ({ accountId }, _arguments, { loaders }) =>
    (await loaders.accountCounts.load(accountId)) ?? nothing,
  principals: ({ accountId }, page, { loaders }) =>
    connect(page, (request) => loaders.principalsOfAccounts(accountId, request)),
};
