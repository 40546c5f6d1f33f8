/** Fields that only role sessions have. */
import type { RoleSessionResolvers } from '../types.generated.js';
import { principalFields } from './principalFields.js';

export const RoleSession: RoleSessionResolvers = {
  ...principalFields,
  role: ({ identifier }, _arguments, { loaders }) => loaders.rolesOfSessions.load(identifier),
};
