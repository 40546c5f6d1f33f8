/** Resolves fields of principals that are read or computed: those of all, and those of each type. */
import type { OwnedAccessKey } from '../../access/exposure/accessKeys.js';
import type { Credentials, IamRole as Role, IdentityProvider, Principal } from '../../graph/model/graph.js';
import { trustPolicyUid } from '../../graph/model/policyUid.js';
import type { Context } from '../context.js';
import { nodeId } from '../nodes.js';
import { withEdges } from '../pagination.js';
import type { Loaders } from '../reading/loaders.js';
import type {
  IamRoleResolvers,
  IamUserResolvers,
  PrincipalCanArgs,
  PrincipalEffectivePermissionsArgs,
  RoleSessionResolvers,
} from '../types.generated.js';
import { can, permissionsOf } from './access.js';
import { assignedTo } from './inventory.js';
import { privilegePathsOf } from './paths.js';
import { documentOf, policyGrants } from './policies.js';
import { blastRadiusOf } from './reach.js';
import {
  actingIdentity,
  administration,
  assumableBy,
  canAssume,
  canEscalateTo,
  escalatableBy,
  findings,
} from './steps.js';

/** Fields of every principal, whatever its type. */
const principalFields = {
  id: (principal: Principal) => nodeId(principal),
  arn: ({ identifier }: Principal) => (identifier.startsWith('arn:') ? identifier : null),
  account: ({ accountId }: Principal, _arguments: object, { loaders }: Context) =>
    accountId === undefined ? null : loaders.accounts.load(accountId),
  policies: async (principal: Principal, _arguments: object, { loaders }: Context) => {
    const holder = await actingIdentity(principal, loaders);
    return holder ? loaders.policiesOfHolders.load(holder.identifier) : [];
  },
  canAssume,
  assumableBy,
  pathsToPrivilege: privilegePathsOf,
  blastRadius: blastRadiusOf,
  can: ({ identifier }: Principal, question: PrincipalCanArgs, context: Context) =>
    can({ ...question, principal: identifier }, context),
  effectivePermissions: (
    { identifier }: Principal,
    { services }: PrincipalEffectivePermissionsArgs,
    context: Context,
  ) => permissionsOf(identifier, services, context),
};

/** Further fields of users, roles and sessions of roles. */
const iamPrincipalFields = {
  ...principalFields,
  permissionsBoundary: async (principal: Principal, _arguments: object, { loaders }: Context) => {
    const holder = await actingIdentity(principal, loaders);
    return holder ? loaders.boundaries.load(holder.identifier) : null;
  },
  administration,
  canEscalateTo,
  findings,
};

/** Returns a resolver for a field of further data on a principal; null if none was collected. */
const fieldOf =
  <V extends object>(load: (loaders: Loaders, identifier: string) => Promise<V | null>) =>
  <Name extends keyof V>(name: Name) =>
  async ({ identifier }: Principal, _arguments: object, { loaders }: Context) =>
    (await load(loaders, identifier))?.[name] ?? null;

const credential = fieldOf<Credentials>((loaders, identifier) => loaders.credentials.load(identifier));

/** Fields of the credentials of users and root users. */
const credentialFields = {
  accessKeys: async (
    principal: Principal,
    _arguments: object,
    { loaders }: Context,
  ): Promise<readonly OwnedAccessKey[] | null> => {
    const keys = (await loaders.credentials.load(principal.identifier))?.accessKeys;
    return keys?.map((key) => ({ ...key, principal })) ?? null;
  },
  mfaActive: credential('mfaActive'),
  passwordEnabled: credential('passwordEnabled'),
  passwordLastUsedAt: credential('passwordLastUsedAt'),
  passwordLastChangedAt: credential('passwordLastChangedAt'),
};

export const ServicePrincipal = principalFields;
export const ExternalPrincipal = principalFields;
export const Anyone = principalFields;
export const HiddenPrincipal = principalFields;

export const AccountRoot = { ...principalFields, ...credentialFields, escalatableBy };

export const IamUser: IamUserResolvers = {
  ...iamPrincipalFields,
  ...credentialFields,
  escalatableBy,
  groups: ({ identifier }, _arguments, { loaders }) => loaders.groupsOfUsers.load(identifier),
};

export const RoleSession: RoleSessionResolvers = {
  ...iamPrincipalFields,
  role: ({ identifier }, _arguments, { loaders }) => loaders.rolesOfSessions.load(identifier),
};

const provider = fieldOf<IdentityProvider>((loaders, arn) => loaders.identityProviders.load(arn));

export const SamlProvider = {
  ...principalFields,
  createdAt: provider('createdAt'),
  validUntil: provider('validUntil'),
};

export const OidcProvider = {
  ...principalFields,
  url: provider('url'),
  clientIds: provider('clientIds'),
  createdAt: provider('createdAt'),
};

export const IamRole: IamRoleResolvers = {
  ...iamPrincipalFields,
  escalatableBy,
  trustPolicy: async ({ identifier }, _arguments, { loaders }) => {
    const policy = await loaders.policies.load(trustPolicyUid(identifier));
    return policy && documentOf(policy);
  },
  trustRelationships,
  instanceProfiles: ({ identifier }, _arguments, { loaders }) =>
    loaders.instanceProfilesOfRoles.load(identifier),
  permissionSet: ({ identifier }, _arguments, { loaders }) => loaders.permissionSetsOfRoles.load(identifier),
  assignedTo,
  usedBy: async ({ identifier, accountId }, page, { loaders }) => ({
    ...withEdges(await loaders.workloadsOfRoles(identifier, page), ({ workload, ...use }) => ({
      node: workload,
      ...use,
    })),
    readGaps: () => loaders.workloadGaps(accountId),
  }),
};

/** Returns the content of its trust policy, by statement and principal. */
async function trustRelationships({ identifier }: Role, _arguments: object, { loaders }: Context) {
  const grants = await policyGrants(identifier, trustPolicyUid(identifier), 'TRUST', loaders);
  const cited = grants.flatMap(({ principal, statements }) =>
    statements.map(([{ effect, action, conditions }, statement]) => ({
      principal,
      effect,
      actions: action.values,
      conditions,
      statement,
    })),
  );
  return cited.sort((a, b) => a.statement.statementIndex - b.statement.statementIndex);
}
