/** The resolver map: a field that is not in it is a property of what its parent answered. */
import type { Resolvers } from '../types.generated.js';
import { Account } from './Account.js';
import { AccessLevelPermissions, EffectivePermissions, ServicePermissions } from './EffectivePermissions.js';
import { IamGroup } from './IamGroup.js';
import { IamRole } from './IamRole.js';
import { InstanceProfile } from './InstanceProfile.js';
import { importDocuments } from './Mutation/importDocuments.js';
import { Policy } from './Policy.js';
import { principalFields } from './principalFields.js';
import { account } from './Query/account.js';
import { accounts } from './Query/accounts.js';
import { assumeRolePaths } from './Query/assumeRolePaths.js';
import { can } from './Query/can.js';
import { canBatch } from './Query/canBatch.js';
import { effectivePermissions } from './Query/effectivePermissions.js';
import { group } from './Query/group.js';
import { groups } from './Query/groups.js';
import { node } from './Query/node.js';
import { policies } from './Query/policies.js';
import { policy } from './Query/policy.js';
import { principal } from './Query/principal.js';
import { principals } from './Query/principals.js';
import { search } from './Query/search.js';
import { statistics } from './Query/statistics.js';
import { whoCan } from './Query/whoCan.js';
import { RoleSession } from './RoleSession.js';
import { StatementMatch } from './StatementMatch.js';
import { nodeType, policyHolderType, principalType, searchResultType } from './typeNames.js';

export const resolvers: Resolvers = {
  Query: {
    account,
    accounts,
    assumeRolePaths,
    can,
    canBatch,
    effectivePermissions,
    group,
    groups,
    node,
    policies,
    policy,
    principal,
    principals,
    search,
    statistics,
    whoCan,
  },
  Mutation: { importDocuments },

  Node: { __resolveType: nodeType },
  Principal: { __resolveType: principalType },
  PolicyHolder: { __resolveType: policyHolderType },
  SearchResult: { __resolveType: searchResultType },

  IamUser: principalFields,
  IamRole,
  AccountRoot: principalFields,
  RoleSession,
  SamlProvider: principalFields,
  OidcProvider: principalFields,
  ServicePrincipal: principalFields,
  ExternalPrincipal: principalFields,
  Anyone: principalFields,

  Account,
  AccessLevelPermissions,
  EffectivePermissions,
  ServicePermissions,
  IamGroup,
  InstanceProfile,
  Policy,
  StatementMatch,
  Statistics: { actionListUpdatedAt: (_statistics, _arguments, { actions }) => actions.updatedAt },
  AccountImport: { account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId) },
};
