/** Fields of an account that are read or computed. */
import { completenessOf } from '../../graph/model/accountCompleteness.js';
import type { Account as StoredAccount } from '../../graph/model/graph.js';
import { connect } from '../pagination.js';
import type { Loaders } from '../reading/loaders.js';
import { nodeId } from '../nodeId.js';
import type { AccountResolvers } from '../types.generated.js';

/** Of an account that policies or an organization only name. */
const nothing = { users: 0, roles: 0, groups: 0, managedPolicies: 0, instanceProfiles: 0 };

export const Account: AccountResolvers = {
  id: (account) => nodeId(account),
  counts: async ({ accountId }, _arguments, { loaders }) =>
    (await loaders.accountCounts.load(accountId)) ?? nothing,
  organization: ({ organizationId }, _arguments, { loaders }) =>
    organizationId === undefined ? null : loaders.organizations.load(organizationId),
  place: ({ accountId, organizationId }, _arguments, { loaders }) =>
    organizationId === undefined ? null : loaders.places.load(accountId),
  principals: ({ accountId }, page, { loaders }) =>
    connect(page, (request) => loaders.principalsOfAccounts(accountId, request)),
  administrators: ({ accountId }, page, { loaders }) =>
    connect(page, (request) => loaders.administratorsOfAccounts(accountId, request)),
  identityProviders: async ({ accountId }, _arguments, { loaders }) =>
    (await loaders.identityProvidersOfAccounts.load(accountId)) ?? [],
  completeness: (account, _arguments, { loaders }) => completenessOfAccount(account, loaders),
};

export async function completenessOfAccount(
  { accountId, organizationId, completeness }: StoredAccount,
  loaders: Loaders,
) {
  const place = organizationId === undefined ? null : await loaders.places.load(accountId);
  return completenessOf(completeness ?? [], place ?? undefined);
}
