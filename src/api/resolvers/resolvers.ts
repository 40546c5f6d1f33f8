/** The resolver map: a field that is not in it is a property of what its parent answered. */
import type { Resolvers } from '../types.generated.js';
import { AccessKey } from './AccessKey.js';
import { Account, completenessOfAccount } from './Account.js';
import {
  AccessLevelPermissions,
  EffectiveAction,
  EffectivePermissions,
  ServicePermissions,
} from './EffectivePermissions.js';
import { IamGroup } from './IamGroup.js';
import { IamRole } from './IamRole.js';
import { IamUser } from './IamUser.js';
import {
  IdentityCenterPrincipal,
  PermissionSet,
  PermissionSetAssignment,
  PermissionSetPolicy,
} from './PermissionSet.js';
import { InstanceProfile } from './InstanceProfile.js';
import { deleteAccount } from './Mutation/deleteAccount.js';
import { importDocuments } from './Mutation/importDocuments.js';
import { Organization, OrganizationalUnit } from './Organization.js';
import { AssumeRoleConnection } from './assumeRoleConnection.js';
import { credentialFields } from './credentialFields.js';
import { escalatableBy } from './escalationFields.js';
import { OidcProvider, SamlProvider } from './identityProviders.js';
import { GuardrailLevel, OrganizationPlace } from './organizationPlace.js';
import { Policy } from './Policy.js';
import { principalFields } from './principalFields.js';
import { accessKeys } from './Query/accessKeys.js';
import { account } from './Query/account.js';
import { accounts } from './Query/accounts.js';
import { assumeRolePaths } from './Query/assumeRolePaths.js';
import { blastRadius } from './Query/blastRadius.js';
import { can } from './Query/can.js';
import { canBatch } from './Query/canBatch.js';
import { chokePoints } from './Query/chokePoints.js';
import { crossAccountAccess } from './Query/crossAccountAccess.js';
import { effectivePermissions } from './Query/effectivePermissions.js';
import { group } from './Query/group.js';
import { groups } from './Query/groups.js';
import { instanceProfiles } from './Query/instanceProfiles.js';
import { node } from './Query/node.js';
import { organization } from './Query/organization.js';
import { permissionSet } from './Query/permissionSet.js';
import { permissionSets } from './Query/permissionSets.js';
import { pathsToPrivilege } from './Query/pathsToPrivilege.js';
import { policies } from './Query/policies.js';
import { policy } from './Query/policy.js';
import { principal } from './Query/principal.js';
import { principals } from './Query/principals.js';
import { resource } from './Query/resource.js';
import { resources } from './Query/resources.js';
import { search } from './Query/search.js';
import { statistics } from './Query/statistics.js';
import { technique } from './Query/technique.js';
import { techniques } from './Query/techniques.js';
import { trustExposure } from './Query/trustExposure.js';
import { whoCan } from './Query/whoCan.js';
import { whoCanReach } from './Query/whoCanReach.js';
import { workload } from './Query/workload.js';
import { workloads } from './Query/workloads.js';
import { Resource } from './Resource.js';
import { RoleSession } from './RoleSession.js';
import { BlastRadius } from './reach.js';
import { StatementMatch } from './StatementMatch.js';
import { Technique } from './Technique.js';
import { RoleUserEdge } from './usersOfRole.js';
import { Workload, WorkloadRole } from './Workload.js';
import { Hop, PathSearch, PrivilegePath, TechniquePaths, UnexploredEscalation } from './paths.js';
import { nodeType, policyHolderType, principalType, searchResultType } from './typeNames.js';

export const resolvers: Resolvers = {
  Query: {
    accessKeys,
    account,
    accounts,
    assumeRolePaths,
    blastRadius,
    can,
    canBatch,
    chokePoints,
    crossAccountAccess,
    effectivePermissions,
    group,
    groups,
    instanceProfiles,
    node,
    organization,
    permissionSet,
    permissionSets,
    pathsToPrivilege,
    policies,
    policy,
    principal,
    principals,
    resource,
    resources,
    search,
    statistics,
    technique,
    techniques,
    trustExposure,
    whoCan,
    whoCanReach,
    workload,
    workloads,
  },
  Mutation: { deleteAccount, importDocuments },

  Node: { __resolveType: nodeType },
  Principal: { __resolveType: principalType },
  PolicyHolder: { __resolveType: policyHolderType },
  SearchResult: { __resolveType: searchResultType },

  IamUser,
  IamRole,
  AccountRoot: { ...principalFields, ...credentialFields, escalatableBy },
  RoleSession,
  SamlProvider,
  OidcProvider,
  ServicePrincipal: principalFields,
  ExternalPrincipal: principalFields,
  Anyone: principalFields,

  AccessKey,
  Account,
  AccessLevelPermissions,
  AssumeRoleConnection,
  BlastRadius,
  EffectiveAction,
  EffectivePermissions,
  ServicePermissions,
  GuardrailLevel,
  Hop,
  IamGroup,
  IdentityCenterPrincipal,
  InstanceProfile,
  Organization,
  OrganizationalUnit,
  OrganizationPlace,
  PathSearch,
  PermissionSet,
  PermissionSetAssignment,
  PermissionSetPolicy,
  Policy,
  PrivilegePath,
  Resource,
  RoleUserEdge,
  Workload,
  WorkloadRole,
  StatementMatch,
  Technique,
  TechniquePaths,
  UnexploredEscalation,
  Statistics: { actionListUpdatedAt: (_statistics, _arguments, { actions }) => actions.updatedAt },
  OrganizationImport: {
    organization: ({ organizationId }, _arguments, { loaders }) => loaders.organizations.load(organizationId),
  },
  AccountImport: {
    account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId),
    completeness: async ({ accountId }, _arguments, { loaders }) => {
      const account = await loaders.accounts.load(accountId);
      return account ? completenessOfAccount(account, loaders) : [];
    },
  },
};
