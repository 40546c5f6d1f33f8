/** The fields that every principal has, whatever its type. */
import { can } from '../../access/can/can.js';
import type { EffectivePermissions } from '../../access/shared/answer.js';
import type { Account, Policy, Principal } from '../../graph/model/graph.js';
import { accessQuestion } from '../arguments/accessQuestion.js';
import type { Context } from '../context.js';
import { nodeId } from '../nodeId.js';
import { permissionsOf } from '../permissionsOf.js';
import type { PrincipalCanArgs, PrincipalEffectivePermissionsArgs } from '../types.generated.js';
import { assumableBy, canAssume } from './assumeRoleSteps.js';
import { actingIdentity } from './actingIdentity.js';
import { privilegePathsOf } from './paths.js';
import { blastRadiusOf } from './reach.js';

export const principalFields = {
  id: (principal: Principal): string => nodeId(principal),

  arn: ({ identifier }: Principal): string | null => (identifier.startsWith('arn:') ? identifier : null),

  account: (
    { accountId }: Principal,
    _arguments: object,
    { loaders }: Context,
  ): Promise<Account | null> | null => (accountId === undefined ? null : loaders.accounts.load(accountId)),

  async policies(principal: Principal, _arguments: object, { loaders }: Context): Promise<readonly Policy[]> {
    const holder = await actingIdentity(principal, loaders);
    return holder ? ((await loaders.policiesOfHolders.load(holder.identifier)) ?? []) : [];
  },

  canAssume,
  assumableBy,
  pathsToPrivilege: privilegePathsOf,
  blastRadius: blastRadiusOf,

  can: async ({ identifier }: Principal, question: PrincipalCanArgs, context: Context) =>
    can(context.reader, await accessQuestion({ ...question, principal: identifier }, context)),

  effectivePermissions: (
    { identifier }: Principal,
    { services }: PrincipalEffectivePermissionsArgs,
    { reader }: Context,
  ): Promise<EffectivePermissions> => permissionsOf(reader, identifier, services),
};
