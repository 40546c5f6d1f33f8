/** Fields of a user that are read or computed. */
import type { IamUserResolvers } from '../types.generated.js';
import { credentialFields } from './credentialFields.js';
import { escalatableBy } from './escalationFields.js';
import { iamPrincipalFields } from './iamPrincipalFields.js';
import { principalFields } from './principalFields.js';

export const IamUser: IamUserResolvers = {
  ...principalFields,
  ...iamPrincipalFields,
  ...credentialFields,
  escalatableBy,
  groups: async ({ identifier }, _arguments, { loaders }) =>
    (await loaders.groupsOfUsers.load(identifier)) ?? [],
};
