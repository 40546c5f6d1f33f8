/** Identity Center in the graph in arrays. */
import type { IamRole, IdentityCenterPrincipal, PermissionSet } from '../../src/graph/model/graph.js';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import type { Page } from '../../src/graph/contract/pageRequests.js';
import type { PageRequest } from '../../src/graph/contract/pageRequests.js';
import { permissionSetRole } from '../../src/graph/model/principals/permissionSetRole.js';
import { contains, found, sources, type InMemoryGraph } from './inMemoryFacts.js';

type IdentityCenterReader = Pick<
  GraphReader,
  | 'permissionSets'
  | 'permissionSetPage'
  | 'permissionSetsOfRoles'
  | 'rolesOfPermissionSets'
  | 'assignmentsOfPermissionSets'
  | 'assigneesOfRoles'
  | 'identityCenterPrincipals'
  | 'membersOfIdentityCenterGroups'
>;

export function identityCenterReader(
  graph: InMemoryGraph,
  roles: readonly IamRole[],
  pageOf: <T>(all: readonly T[], key: (entry: T) => string, page: PageRequest) => Page<T>,
): IdentityCenterReader {
  const { permissionSets = [], assignments = [], identityCenterPrincipals = [] } = graph;
  const memberships = graph.identityCenterMemberships ?? [];
  const assigned = (set: PermissionSet, accountId?: string) =>
    assignments.filter(
      (one) => one.permissionSetArn === set.arn && (accountId === undefined || one.accountId === accountId),
    );
  const principalOf = (uid: string): IdentityCenterPrincipal | undefined =>
    identityCenterPrincipals.find((one) => one.uid === uid);
  const setOf = (roleArn: string): PermissionSet | undefined => {
    const made = permissionSetRole(roleArn);
    const named = permissionSets.filter(({ name }) => name === made?.permissionSet);
    const fitting = named.filter((set) => named.length === 1 || assigned(set, made?.accountId).length > 0);
    return fitting.length === 1 ? fitting[0] : undefined;
  };
  const rolesOf = (set: PermissionSet) => roles.filter(({ identifier }) => setOf(identifier) === set);
  const setByArn = (arn: string): PermissionSet | undefined => permissionSets.find((one) => one.arn === arn);
  const uidOf = ({ uid }: IdentityCenterPrincipal): string => uid;

  return {
    permissionSets: async (arns) => found(arns, setByArn),
    permissionSetPage: async (page, { accountId, nameContains }) =>
      pageOf(
        permissionSets.filter(
          (set) =>
            contains(set.name, nameContains) &&
            (accountId === undefined ||
              assigned(set, accountId).length > 0 ||
              rolesOf(set).some((role) => role.accountId === accountId)),
        ),
        ({ arn }) => arn,
        page,
      ),
    permissionSetsOfRoles: async (arns) => found(arns, setOf),
    rolesOfPermissionSets: async (arns, page) =>
      found(arns, (arn) => {
        const set = setByArn(arn);
        return set && pageOf(rolesOf(set), ({ identifier }) => identifier, page);
      }),
    assignmentsOfPermissionSets: async (arns, page) =>
      found(arns, (arn) => {
        const set = setByArn(arn);
        if (!set) return undefined;
        const entries = assigned(set).flatMap(({ accountId, principalUid }) => {
          const role = rolesOf(set).find((one) => one.accountId === accountId);
          const principal = principalOf(principalUid);
          return principal ? [{ accountId, principal, ...(role ? { role } : {}) }] : [];
        });
        return pageOf(entries, ({ accountId, principal }) => `${accountId} ${principal.uid}`, page);
      }),
    assigneesOfRoles: async (arns, page) =>
      found(arns, (arn) => {
        const set = setOf(arn);
        if (!set) return undefined;
        const direct = assigned(set, permissionSetRole(arn)?.accountId).map((one) => one.principalUid);
        const uids = new Set(direct.flatMap((uid) => [uid, ...sources(memberships, uid)]));
        const all = [...uids].flatMap((uid) => principalOf(uid) ?? []);
        const users = all.filter(({ kind, disabled }) => kind === 'USER' && !disabled);
        const unknown = all.filter(({ membersCollected }) => !membersCollected);
        return {
          ...pageOf(users, uidOf, page),
          groupsWithoutMembers: unknown.map(({ name }) => name),
          areAssignmentsKnown: true,
        };
      }),
    identityCenterPrincipals: async (uids) => found(uids, principalOf),
    membersOfIdentityCenterGroups: async (uids, page) =>
      found(uids, (uid) => {
        const members = sources(memberships, uid).flatMap((each) => principalOf(each) ?? []);
        return principalOf(uid) && pageOf(members, uidOf, page);
      }),
  };
}
