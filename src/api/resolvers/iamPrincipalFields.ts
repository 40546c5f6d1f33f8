/** What users, roles and sessions of roles have beside the fields of every principal. */
import type { Policy, Principal } from '../../graph/model/graph.js';
import type { Context } from '../context.js';
import { actingIdentity } from './actingIdentity.js';
import { administration, canEscalateTo, findings } from './escalationFields.js';

export const iamPrincipalFields = {
  async permissionsBoundary(
    principal: Principal,
    _arguments: object,
    { loaders }: Context,
  ): Promise<Policy | null> {
    const holder = await actingIdentity(principal, loaders);
    return holder ? loaders.boundaries.load(holder.identifier) : null;
  },
  administration,
  canEscalateTo,
  findings,
};
