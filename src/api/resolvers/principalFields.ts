/** The fields that every principal has, whatever its type. */
import { can } from '../../access/can/can.js';
import type { EffectivePermissions } from '../../access/shared/answer.js';
import type { Account, IamGroup, Policy, Principal } from '../../graph/model/graph.js';
import { accessQuestion } from '../accessQuestion.js';
import type { Context } from '../context.js';
import { nodeId } from '../nodeId.js';
import { permissionsOf } from '../permissionsOf.js';
import type { IamUserCanArgs, IamUserEffectivePermissionsArgs } from '../types.generated.js';
import { assumableBy, canAssume } from './assumeRoleConnection.js';
import { actingIdentity } from './actingIdentity.js';
import { escalationFields } from './escalationFields.js';
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

  async permissionsBoundary(
    principal: Principal,
    _arguments: object,
    { loaders }: Context,
  ): Promise<Policy | null> {
    const holder = await actingIdentity(principal, loaders);
    return holder ? loaders.boundaries.load(holder.identifier) : null;
  },

  async groups(
    { kind, identifier }: Principal,
    _arguments: object,
    { loaders }: Context,
  ): Promise<readonly IamGroup[]> {
    return kind === 'USER' ? ((await loaders.groupsOfUsers.load(identifier)) ?? []) : [];
  },

  canAssume,
  assumableBy,
  ...escalationFields,
  pathsToPrivilege: privilegePathsOf,
  blastRadius: blastRadiusOf,

  can: async ({ identifier }: Principal, question: IamUserCanArgs, context: Context) =>
    can(context.reader, await accessQuestion({ ...question, principal: identifier }, context)),

  effectivePermissions: (
    { identifier }: Principal,
    { services }: IamUserEffectivePermissionsArgs,
    { reader }: Context,
  ): Promise<EffectivePermissions> => permissionsOf(reader, identifier, services),
};
