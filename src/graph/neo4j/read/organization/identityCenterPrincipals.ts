/** Reads the users and groups behind Identity Center, and who of them can sign in as a role. */
import type { IdentityCenterPrincipal } from '../../../model/graph.js';
import type { AssigneePage, Page, PageRequest } from '../../../contract/pageRequests.js';
import { permissionSetRole } from '../../../model/principals/permissionSetRole.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { IDENTITY_CENTER_PRINCIPAL, identityCenterPrincipalOf } from '../projections.js';
import { keyedQuery, pageOf, pageParameters, pagesByKey } from '../pages.js';
import { byKey, textsIn } from '../rows.js';

/** Whether a role of this name in the account is of `s`: other instances can have a permission set of its name. */
export const isOf = (accountId: string): string => `
  (COUNT { MATCH (o:PermissionSet) WHERE o.name = s.name } = 1
   OR EXISTS { (s)<-[:ASSIGNED {accountId: ${accountId}}]-() })`;

/** Those that Identity Center made, with account and permission set (F-103). */
export const rowsOfRoles = (roleArns: readonly string[]) =>
  roleArns.flatMap((role) => {
    const made = permissionSetRole(role);
    return made ? [{ role, ...made }] : [];
  });

/** A page of the people who can sign in as each of these roles. Bounded by roles × those assigned. */
const ASSIGNEES = cypher(`
MATCH (g:GraphState {uid: 'state'})
UNWIND $rows AS row
MATCH (:Principal {uid: row.role})
MATCH (s:PermissionSet {name: row.permissionSet})
WHERE ${isOf('row.accountId')}
WITH g, row, collect(s) AS found WHERE size(found) = 1
WITH g, row, found[0] AS s
CALL (s, row) {
  MATCH (s)<-[:ASSIGNED {accountId: row.accountId}]-()<-[:MEMBER_OF*0..1]-(u:IdentityCenterPrincipal {kind: 'USER'})
  WITH DISTINCT u ORDER BY u.uid
  RETURN collect(u) AS users
}
CALL (s, row) {
  MATCH (s)<-[:ASSIGNED {accountId: row.accountId}]-(p:IdentityCenterPrincipal) WHERE NOT p.membersCollected
  WITH p ORDER BY p.name
  RETURN collect(p.name) AS groupsWithoutMembers
}
RETURN row.role AS key, size(users) AS total, g.version AS version, groupsWithoutMembers,
       [u IN users WHERE $after IS NULL OR u.uid > $after | [u.uid, u ${IDENTITY_CENTER_PRINCIPAL}]][..$limit] AS entries`);

export async function assigneesOfRoles(
  runner: QueryRunner,
  roleArns: readonly string[],
  page: PageRequest,
): Promise<ReadonlyMap<string, AssigneePage>> {
  const wanted = rowsOfRoles(roleArns);
  if (wanted.length === 0) return new Map();
  const rows = await runner.run(ASSIGNEES, { rows: wanted, ...pageParameters(page) });
  return byKey(rows, (row) => ({
    ...pageOf(row, page.first, identityCenterPrincipalOf),
    groupsWithoutMembers: textsIn(row['groupsWithoutMembers']),
  }));
}

/** Which users and groups are these? Bounded by the uids. */
const PRINCIPALS = cypher(`
UNWIND $uids AS uid
MATCH (p:IdentityCenterPrincipal {uid: uid})
RETURN uid AS key, p ${IDENTITY_CENTER_PRINCIPAL} AS principal`);

export async function identityCenterPrincipals(
  runner: QueryRunner,
  uids: readonly string[],
): Promise<ReadonlyMap<string, IdentityCenterPrincipal>> {
  return byKey(await runner.run(PRINCIPALS, { uids }), (row) => identityCenterPrincipalOf(row['principal']));
}

const MEMBERS = keyedQuery({
  owner: '(o:IdentityCenterPrincipal {uid: key})',
  pattern: '(o)<-[:MEMBER_OF]-(n:IdentityCenterPrincipal)',
  entry: `n ${IDENTITY_CENTER_PRINCIPAL}`,
});

export const membersOfIdentityCenterGroups = (
  runner: QueryRunner,
  uids: readonly string[],
  page: PageRequest,
): Promise<ReadonlyMap<string, Page<IdentityCenterPrincipal>>> =>
  pagesByKey(runner, MEMBERS, page, { keys: uids }, identityCenterPrincipalOf);
