/** Resolves fields of accounts, of organizations and of their parts that are read or computed. */
import { uncollectedGaps } from '../../access/exposure/listPrincipals.js';
import { computeGaps, derivationGaps, notImportedGap } from '../../access/shared/dataGaps.js';
import { completenessOf } from '../../graph/model/accountCompleteness.js';
import { outsideGap } from '../../iam/explain/evaluationGaps.js';
import type { Account as StoredAccount, Policy } from '../../graph/model/graph.js';
import type { OrganizationPlace as Place, StoredGuardrails } from '../../graph/model/storedPolicies.js';
import type { CitedGuardrailLevel } from '../mappers.js';
import type { Loaders } from '../reading/loaders.js';
import { nodeId } from '../nodes.js';
import type { Resolvers } from '../types.generated.js';

/** The counts of an account that only policies or an organization name. */
const nothing = { users: 0, roles: 0, groups: 0, managedPolicies: 0, instanceProfiles: 0 };

async function completenessOfAccount(
  { accountId, organizationId, completeness }: StoredAccount,
  loaders: Loaders,
) {
  const place = organizationId === undefined ? null : await loaders.places.load(accountId);
  return completenessOf(completeness ?? [], place ?? undefined);
}

const pendingGaps = async ({ accountId }: StoredAccount, { outdated }: Loaders) =>
  derivationGaps((await outdated.from(undefined)).filter((id) => id === accountId));

/** Returns what is not known of the guardrails of an account (U-9). */
async function organizationGapsOf({ accountId, organizationId }: StoredAccount, loaders: Loaders) {
  if (organizationId !== undefined) return (await loaders.organizations.load(organizationId))?.dataGaps ?? [];
  return (await loaders.anyOrganization()) ? [outsideGap(accountId)] : [];
}

/** Returns the management account; one that no list of accounts has yet is known by its id. */
async function managementAccount(organizationId: string, accountId: string, loaders: Loaders) {
  const partition = (await loaders.organizations.load(organizationId))?.arn.split(':')[1] ?? 'aws';
  const named = { type: 'ACCOUNT' as const, accountId, partition, imported: false, version: 0, dataGaps: [] };
  return (await loaders.accounts.load(accountId)) ?? named;
}

/** Returns the levels; both types of policies have the same ones if both were collected. */
function levelsOf({ serviceControl, resourceControl }: Place): readonly CitedGuardrailLevel[] {
  const [scps, rcps] = [collectedLevels(serviceControl), collectedLevels(resourceControl)];
  return (scps ?? rcps ?? []).map(({ targetId, targetName }, index) => ({
    targetId,
    name: targetName,
    serviceControl: scps?.[index]?.policies.map(({ uid }) => uid) ?? null,
    resourceControl: rcps?.[index]?.policies.map(({ uid }) => uid) ?? null,
  }));
}

const collectedLevels = (guardrails: StoredGuardrails) =>
  guardrails.status === 'COLLECTED' ? guardrails.levels : undefined;

async function policiesIn(uids: readonly string[], { policies }: Loaders): Promise<readonly Policy[]> {
  const found = await Promise.all(uids.map((uid) => policies.load(uid)));
  return found.filter((policy) => policy !== null);
}

export const accountTypes = {
  Account: {
    id: nodeId,
    counts: async ({ accountId }, _arguments, { loaders }) =>
      (await loaders.accountCounts.load(accountId)) ?? nothing,
    organization: ({ organizationId }, _arguments, { loaders }) =>
      organizationId === undefined ? null : loaders.organizations.load(organizationId),
    place: ({ accountId, organizationId }, _arguments, { loaders }) =>
      organizationId === undefined ? null : loaders.places.load(accountId),
    principals: async (account, page, { loaders }) => ({
      ...(await loaders.principalsOfAccounts(account.accountId, page)),
      readGaps: async () => uncollectedGaps(account.accountId, account),
    }),
    administrators: async ({ accountId, imported }, page, { loaders }) => ({
      ...(await loaders.administratorsOfAccounts(accountId, page)),
      readGaps: async () => (imported ? loaders.administratorGaps(accountId) : [notImportedGap(accountId)]),
    }),
    identityProviders: ({ accountId }, _arguments, { loaders }) =>
      loaders.identityProvidersOfAccounts.load(accountId),
    completeness: (account, _arguments, { loaders }) => completenessOfAccount(account, loaders),
    dataGaps: async (account, _arguments, { loaders }) => [
      ...account.dataGaps,
      ...computeGaps([account]),
      ...(await pendingGaps(account, loaders)),
      ...(account.imported ? await organizationGapsOf(account, loaders) : []),
    ],
  },
  AccountImport: {
    account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId),
    completeness: async ({ accountId }, _arguments, { loaders }) => {
      const account = await loaders.accounts.load(accountId);
      return account ? completenessOfAccount(account, loaders) : [];
    },
  },
  Organization: {
    id: nodeId,
    managementAccount: ({ organizationId, managementAccountId }, _arguments, { loaders }) =>
      managementAccount(organizationId, managementAccountId, loaders),
    units: ({ organizationId }, page, { loaders }) => loaders.unitsOfOrganizations(organizationId, page),
    accounts: ({ organizationId }, page, { loaders }) =>
      loaders.accountsOfOrganizations(organizationId, page),
    policies: ({ organizationId }, page, { loaders }) =>
      loaders.policiesOfOrganizations(organizationId, page),
  },
  OrganizationImport: {
    organization: ({ organizationId }, _arguments, { loaders }) => loaders.organizations.load(organizationId),
  },
  OrganizationalUnit: {
    serviceControlPolicies: ({ serviceControlPolicyUids: uids }, _arguments, { loaders }) =>
      policiesIn(uids, loaders),
    resourceControlPolicies: ({ resourceControlPolicyUids: uids }, _arguments, { loaders }) =>
      policiesIn(uids, loaders),
  },
  OrganizationPlace: {
    serviceControl: ({ serviceControl }) => serviceControl.status,
    resourceControl: ({ resourceControl }) => resourceControl.status,
    levels: levelsOf,
  },
  GuardrailLevel: {
    serviceControlPolicies: ({ serviceControl }, _arguments, { loaders }) =>
      serviceControl && policiesIn(serviceControl, loaders),
    resourceControlPolicies: ({ resourceControl }, _arguments, { loaders }) =>
      resourceControl && policiesIn(resourceControl, loaders),
  },
} satisfies Resolvers;
