/** Reads permission sets, the roles provisioned from them, and the users and groups to which they are assigned. */
import { permissionSetRole, permissionSetRolePattern } from '../../../model/principals/permissionSetRole.js';
import { decoder, optional, text } from '../../../model/stored/field.js';
import { holds, names, one } from '../columns.js';
import { identityCenterPrincipal, permissionSet, PRINCIPAL, roleOf } from '../projections.js';
import { byKey, listPage, pagesByKey, pagesOfAll, pagesOf, type SomeReads } from '../reads.js';

/**
 * Returns a Cypher condition: a role in the account with the name of the set was provisioned from it. Other instances can
 * have a permission set with the same name.
 */
const isOf = (set: string, accountId: string): string => `
  (COUNT { MATCH (o:PermissionSet) WHERE o.name = ${set}.name } = 1
   OR EXISTS { (${set})<-[:ASSIGNED {accountId: ${accountId}}]-() })`;

/** Returns clauses that find the roles provisioned from a permission set (E-53). */
const rolesOf = (set: string, role: string): string => `
  MATCH (${role}:Principal)
  WHERE ${role}.nameKey STARTS WITH ${set}.rolePrefixKey AND ${role}.name STARTS WITH ${set}.rolePrefix
    AND size(${role}.name) = size(${set}.rolePrefix) + 16 AND ${role}:IamRole
    AND ${role}.uid =~ '${permissionSetRolePattern.replaceAll('\\', '\\\\')}'
    AND ${isOf(set, `${role}.accountId`)}`;

/** Returns the roles that Identity Center made, with their account and permission set (F-103). */
const madeRoles = (roleArns: readonly string[]) =>
  roleArns.flatMap((role) => {
    const made = permissionSetRole(role);
    return made ? [{ role, ...made }] : [];
  });

/** Finds the permission sets `s` from which a role may be provisioned. Callers use none if there are several. */
const SET_OF_ROLE = `MATCH (s:PermissionSet {name: made.permissionSet})
WHERE ${isOf('s', 'made.accountId')}`;

/** Reads a page of the users who can sign in as each of some roles. Bounded by roles × assigned users. */
const ASSIGNEES = `
UNWIND $keys AS made
MATCH (:Principal {uid: made.role})
${SET_OF_ROLE}
WITH g, made, collect(s) AS sets WHERE size(sets) = 1
WITH g, made, sets[0] AS s
CALL (s, made) {
  MATCH (s)<-[:ASSIGNED {accountId: made.accountId}]-()<-[:MEMBER_OF*0..1]-(u:IdentityCenterPrincipal {kind: 'USER'})
  WHERE NOT coalesce(u.disabled, false)
  WITH DISTINCT u ORDER BY u.uid
  RETURN collect(u) AS users
}
CALL (s, made) {
  MATCH (s)<-[:ASSIGNED {accountId: made.accountId}]-(p:IdentityCenterPrincipal) WHERE NOT p.membersCollected
  WITH p ORDER BY p.name
  RETURN collect(p.name) AS groupsWithoutMembers
}
WITH g, made.role AS key, users, groupsWithoutMembers,
     any(account IN ['*', made.accountId] WHERE account IN coalesce(s.assignmentsIn, ['*'])) AS areAssignmentsKnown,
     [u IN users WHERE $after IS NULL OR u.uid > $after | [u.uid, u ${identityCenterPrincipal.row}]][..$limit] AS entries`;

const assignmentOf = decoder('ASSIGNED', {
  accountId: text,
  principal: one(identityCenterPrincipal.of),
  role: optional(one(roleOf)),
});

export const identityCenterReads = {
  permissionSets: byKey(permissionSet),
  permissionSetPage: listPage({
    ...permissionSet,
    where: {
      accountId: `EXISTS { (n)<-[:ASSIGNED {accountId: $accountId}]-() }
    OR EXISTS { ${rolesOf('n', 'r')} AND r.accountId = $accountId }`,
      nameContains: 'n.nameKey CONTAINS toLower($nameContains)',
    },
  }),
  permissionSetsOfRoles: byKey({
    ...permissionSet,
    wanted: madeRoles,
    find: `WITH key AS made
${SET_OF_ROLE}
WITH made.role AS key, collect(s) AS sets WHERE size(sets) = 1
WITH key, sets[0] AS n`,
  }),
  rolesOfPermissionSets: pagesOfAll({
    find: `MATCH (s:PermissionSet {uid: key})${rolesOf('s', 'n')}`,
    entry: `n ${PRINCIPAL}`,
    of: roleOf,
  }),
  assignmentsOfPermissionSets: pagesOfAll({
    find: `MATCH (s:PermissionSet {uid: key})<-[a:ASSIGNED]-(n:IdentityCenterPrincipal)
  WITH n, s, a.accountId AS accountId`,
    found: ['s', 'accountId'],
    at: "accountId + ' ' + n.uid",
    beside: {
      match: `  CALL (s, accountId) {
    ${rolesOf('s', 'r')} AND r.accountId = accountId
    WITH r ORDER BY r.uid LIMIT 1
    RETURN collect(r ${PRINCIPAL})[0] AS role
  }`,
      variables: 'role',
    },
    entry: `{accountId: accountId, principal: n ${identityCenterPrincipal.row}, role: role}`,
    of: assignmentOf,
  }),
  assigneesOfRoles: pagesOf({
    statement: ASSIGNEES,
    total: 'size(users)',
    wanted: madeRoles,
    of: identityCenterPrincipal.of,
    columns: { groupsWithoutMembers: names, areAssignmentsKnown: holds },
  }),
  identityCenterPrincipals: byKey(identityCenterPrincipal),
  membersOfIdentityCenterGroups: pagesByKey({
    ...identityCenterPrincipal,
    owner: '(o:IdentityCenterPrincipal {uid: key})',
    pattern: '(o)<-[:MEMBER_OF]-(n:IdentityCenterPrincipal)',
  }),
} satisfies SomeReads;
