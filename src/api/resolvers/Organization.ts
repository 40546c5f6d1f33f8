/** Fields of an organization, and of its units, that are read or computed. */
import { connect } from '../pagination.js';
import type { Loaders } from '../reading/loaders.js';
import { nodeId } from '../nodeId.js';
import type { OrganizationalUnitResolvers, OrganizationResolvers } from '../types.generated.js';
import { policiesIn } from './organizationPlace.js';

export const Organization: OrganizationResolvers = {
  id: (organization) => nodeId(organization),
  managementAccount: ({ organizationId, managementAccountId }, _arguments, { loaders }) =>
    managementAccount(organizationId, managementAccountId, loaders),
  units: ({ organizationId }, page, { loaders }) =>
    connect(page, (request) => loaders.unitsOfOrganizations(organizationId, request)),
  accounts: ({ organizationId }, page, { loaders }) =>
    connect(page, (request) => loaders.accountsOfOrganizations(organizationId, request)),
  policies: ({ organizationId }, page, { loaders }) =>
    connect(page, (request) => loaders.policiesOfOrganizations(organizationId, request)),
};

/** One that no list of accounts holds yet is known by its id. */
async function managementAccount(organizationId: string, accountId: string, loaders: Loaders) {
  const partition = (await loaders.organizations.load(organizationId))?.arn.split(':')[1] ?? 'aws';
  const named = { type: 'ACCOUNT' as const, accountId, partition, imported: false, version: 0, dataGaps: [] };
  return (await loaders.accounts.load(accountId)) ?? named;
}

export const OrganizationalUnit: OrganizationalUnitResolvers = {
  serviceControlPolicies: ({ serviceControlPolicyUids: uids }, _arguments, { loaders }) =>
    policiesIn(uids, loaders),
  resourceControlPolicies: ({ resourceControlPolicyUids: uids }, _arguments, { loaders }) =>
    policiesIn(uids, loaders),
};
