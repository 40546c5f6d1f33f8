/** Fields of a role session that are read or computed. */
import type { RoleSessionResolvers } from '../types.generated.js';
import { iamPrincipalFields } from './iamPrincipalFields.js';
import { principalFields } from './principalFields.js';

export const RoleSession: RoleSessionResolvers = {
  ...principalFields,
  ...iamPrincipalFields,
  role: ({ identifier }, _arguments, { loaders }) => loaders.rolesOfSessions.load(identifier),
};
