/** Fields of a role that are read or computed. */
import { trustPolicyUid } from '../../graph/model/policyUid.js';
import type { IamRoleResolvers } from '../types.generated.js';
import { assignedTo } from './assignedTo.js';
import { escalatableBy } from './escalationFields.js';
import { iamPrincipalFields } from './iamPrincipalFields.js';
import { documentOf } from './Policy.js';
import { principalFields } from './principalFields.js';
import { trustRelationships } from './trustRelationships.js';
import { usersOfRole } from './usersOfRole.js';

export const IamRole: IamRoleResolvers = {
  ...principalFields,
  ...iamPrincipalFields,
  escalatableBy,
  trustPolicy: async ({ identifier }, _arguments, { loaders }) => {
    const policy = await loaders.policies.load(trustPolicyUid(identifier));
    return policy && documentOf(policy);
  },
  trustRelationships: (role, _arguments, { loaders }) => trustRelationships(role, loaders),
  instanceProfiles: async ({ identifier }, _arguments, { loaders }) =>
    (await loaders.instanceProfilesOfRoles.load(identifier)) ?? [],
  permissionSet: ({ identifier }, _arguments, { loaders }) => loaders.permissionSetsOfRoles.load(identifier),
  assignedTo,
  usedBy: ({ identifier }, page, { loaders }) => usersOfRole(identifier, page, loaders),
};
