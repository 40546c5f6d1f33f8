/** Reads permission sets, the roles that they became, and who is assigned them. */
import type { IamRole, PermissionSet, PermissionSetAssignment } from '../../../model/graph.js';
import type { ListFilter, Page, PageRequest } from '../../../contract/pageRequests.js';
import { permissionSetRolePattern } from '../../../model/principals/permissionSetRole.js';
import { decoder, optional, text } from '../../../model/stored/field.js';
import { one } from '../columns.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { isOf, rowsOfRoles } from './identityCenterPrincipals.js';
import {
  IDENTITY_CENTER_PRINCIPAL,
  PERMISSION_SET,
  PRINCIPAL,
  identityCenterPrincipalOf,
  permissionSetOf,
  roleOf,
} from '../projections.js';
import { listParameters, pageOf, pagesByKey } from '../pages.js';
import { byKey } from '../rows.js';

/** Roles `r` that a permission set `s` became (E-53). */
const ROLES_OF_SET = `
  MATCH (r:Principal)
  WHERE r.nameKey STARTS WITH s.rolePrefixKey AND r.name STARTS WITH s.rolePrefix
    AND size(r.name) = size(s.rolePrefix) + 16 AND r:IamRole AND r.uid =~ $rolePattern
    AND ${isOf('r.accountId')}`;

/** Which permission sets have these ARNs? Bounded by the ARNs. */
const PERMISSION_SETS = cypher(`
UNWIND $arns AS arn
MATCH (s:PermissionSet {uid: arn})
OPTIONAL MATCH (s)-[:HAS_DOCUMENT]->(d:PolicyDocument)
RETURN arn AS key, s ${PERMISSION_SET} AS permissionSet`);

export async function permissionSets(
  runner: QueryRunner,
  arns: readonly string[],
): Promise<ReadonlyMap<string, PermissionSet>> {
  return byKey(await runner.run(PERMISSION_SETS, { arns }), (row) => permissionSetOf(row['permissionSet']));
}

/** A page of permission sets by ARN. AWS's quotas bound how many there are. */
const PERMISSION_SET_PAGE = cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  MATCH (s:PermissionSet)
  WHERE ($text IS NULL OR s.nameKey CONTAINS $text)
    AND ($accountId IS NULL OR EXISTS { (s)<-[:ASSIGNED {accountId: $accountId}]-() }
         OR EXISTS { ${ROLES_OF_SET} AND r.accountId = $accountId })
  RETURN collect(s) AS found
}
CALL (found) {
  UNWIND found AS s
  WITH s WHERE $after IS NULL OR s.uid > $after
  ORDER BY s.uid LIMIT $limit
  OPTIONAL MATCH (s)-[:HAS_DOCUMENT]->(d:PolicyDocument)
  WITH s, d ORDER BY s.uid
  RETURN collect([s.uid, s ${PERMISSION_SET}]) AS entries
}
RETURN entries, size(found) AS total, g.version AS version`);

export async function permissionSetPage(
  runner: QueryRunner,
  page: PageRequest,
  filter: ListFilter,
): Promise<Page<PermissionSet>> {
  const parameters = { ...listParameters(page, filter), rolePattern: permissionSetRolePattern };
  const [row] = await runner.run(PERMISSION_SET_PAGE, parameters);
  return pageOf(row, page.first, permissionSetOf);
}

/** Which permission set did these roles come from? None where it may be one of several. Bounded by the roles. */
const SETS_OF_ROLES = cypher(`
UNWIND $rows AS row
MATCH (s:PermissionSet {name: row.permissionSet})
WHERE ${isOf('row.accountId')}
WITH row, collect(s) AS found WHERE size(found) = 1
WITH row, found[0] AS s
OPTIONAL MATCH (s)-[:HAS_DOCUMENT]->(d:PolicyDocument)
RETURN row.role AS key, s ${PERMISSION_SET} AS permissionSet`);

export async function permissionSetsOfRoles(
  runner: QueryRunner,
  roleArns: readonly string[],
): Promise<ReadonlyMap<string, PermissionSet>> {
  const rows = rowsOfRoles(roleArns);
  if (rows.length === 0) return new Map();
  return byKey(await runner.run(SETS_OF_ROLES, { rows }), (row) => permissionSetOf(row['permissionSet']));
}

/** A page of the roles that each of these became. Bounded by permission sets × page; the total is a count. */
const ROLES_OF_SETS = cypher(`
MATCH (g:GraphState {uid: 'state'})
UNWIND $arns AS arn
MATCH (s:PermissionSet {uid: arn})
CALL (s) {
  ${ROLES_OF_SET}
  WITH r ORDER BY r.uid
  RETURN collect(r) AS found
}
RETURN arn AS key, size(found) AS total, g.version AS version,
       [r IN found WHERE $after IS NULL OR r.uid > $after | [r.uid, r ${PRINCIPAL}]][..$limit] AS entries`);

export async function rolesOfPermissionSets(
  runner: QueryRunner,
  arns: readonly string[],
  page: PageRequest,
): Promise<ReadonlyMap<string, Page<IamRole>>> {
  const parameters = { arns, rolePattern: permissionSetRolePattern };
  return pagesByKey(runner, ROLES_OF_SETS, page, parameters, roleOf);
}

/** A page of the assignments of each. Bounded by permission sets × page, once its assignments are sorted. */
const ASSIGNMENTS_OF_SETS = cypher(`
MATCH (g:GraphState {uid: 'state'})
UNWIND $arns AS arn
MATCH (s:PermissionSet {uid: arn})
CALL (s) {
  MATCH (s)<-[a:ASSIGNED]-(p:IdentityCenterPrincipal)
  WITH s, p, a.accountId AS accountId, a.accountId + ' ' + p.uid AS key
  WHERE $after IS NULL OR key > $after
  WITH s, p, accountId, key ORDER BY key LIMIT $limit
  CALL (s, accountId) {
    ${ROLES_OF_SET} AND r.accountId = accountId
    WITH r ORDER BY r.uid LIMIT 1
    RETURN collect(r ${PRINCIPAL})[0] AS role
  }
  WITH p, accountId, key, role ORDER BY key
  RETURN collect([key, {accountId: accountId, principal: p ${IDENTITY_CENTER_PRINCIPAL}, role: role}]) AS entries
}
RETURN arn AS key, entries, COUNT { (s)<-[:ASSIGNED]-() } AS total, g.version AS version`);

export async function assignmentsOfPermissionSets(
  runner: QueryRunner,
  arns: readonly string[],
  page: PageRequest,
): Promise<ReadonlyMap<string, Page<PermissionSetAssignment>>> {
  const parameters = { arns, rolePattern: permissionSetRolePattern };
  return pagesByKey(runner, ASSIGNMENTS_OF_SETS, page, parameters, assignmentOf);
}

const assignmentOf = decoder('ASSIGNED', {
  accountId: text,
  principal: one(identityCenterPrincipalOf),
  role: optional(one(roleOf)),
});
