/** Permissions over the list of AWS's actions: worked out only where somebody asks. */
import { expandPermissions } from '../../access/permissions/expandPermissions.js';
import { pageOfList } from '../pagination.js';
import type {
  AccessLevelPermissionsResolvers,
  EffectiveActionResolvers,
  EffectivePermissionsResolvers,
  ServicePermissionsResolvers,
} from '../types.generated.js';

export const EffectivePermissions: EffectivePermissionsResolvers = {
  preconditions: ({ unreadDenies }) => [...new Set(unreadDenies.map(({ precondition }) => precondition))],
  services: async (permissions, _arguments, { actions }) =>
    expandPermissions(permissions, await actions.services(permissions.services)),
};

export const ServicePermissions: ServicePermissionsResolvers = {
  allowedCount: ({ accessLevels }) => accessLevels.reduce((sum, level) => sum + level.actions.length, 0),
};

export const AccessLevelPermissions: AccessLevelPermissionsResolvers = {
  allowedCount: ({ actions }) => actions.length,
  actions: ({ actions, graphVersion }, page) => pageOfList(page, actions, (one) => one.action, graphVersion),
};

export const EffectiveAction: EffectiveActionResolvers = {
  decision: ({ outcome }) => outcome.decision,
  preconditions: ({ outcome }) => outcome.preconditions,
  allowedBy: ({ outcome }) => outcome.allowedBy,
  limitedBy: ({ outcome }) => outcome.limitedBy,
};
