/** Reads what runs as which role. */
import type { RoleUser, Workload, WorkloadRole } from '../../../model/graph.js';
import type { ListFilter, Page, PageRequest } from '../../../contract/pageRequests.js';
import { decoder, oneOf, optional, text } from '../../../model/stored/field.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { named, one } from '../columns.js';
import { PRINCIPAL, WORKLOAD, principalOf, workloadOf } from '../projections.js';
import { IN_ACCOUNT_BY_NAME, keyedQuery, listParameters, listQuery, pageOf, pagesByKey } from '../pages.js';
import { byKey, rowsIn } from '../rows.js';

/** What runs, of these ARNs? Bounded by the ARNs. */
const WORKLOADS = cypher(`
UNWIND $arns AS arn
MATCH (n:Workload {uid: arn})
RETURN arn AS key, n ${WORKLOAD} AS workload`);

export async function workloads(
  runner: QueryRunner,
  arns: readonly string[],
): Promise<ReadonlyMap<string, Workload>> {
  return byKey(await runner.run(WORKLOADS, { arns }), (row) => workloadOf(row['workload']));
}

const useColumns = {
  use: oneOf('CODE', 'SERVICE'),
  instanceProfileArn: named('profile', optional(text)),
};

const workloadRoleOf = decoder('The role of a workload', { ...useColumns, role: one(principalOf) });
const roleUserOf = decoder('The user of a role', { ...useColumns, workload: one(workloadOf) });

const WORKLOAD_PAGE = listQuery({
  label: 'Workload',
  where: `${IN_ACCOUNT_BY_NAME} AND ($kind IS NULL OR n.kind = $kind)`,
  entry: `n ${WORKLOAD}`,
});

export async function workloadPage(
  runner: QueryRunner,
  page: PageRequest,
  filter: ListFilter & { readonly kind?: string },
): Promise<Page<Workload>> {
  const [row] = await runner.run(WORKLOAD_PAGE, {
    ...listParameters(page, filter),
    kind: filter.kind ?? null,
  });
  return pageOf(row, page.first, workloadOf);
}

/**
 * Which roles does each of these run as? A role that it reaches in several ways counts once: with its credentials in
 * the code's hands where that is one of them. Some roles each.
 */
const ROLES_OF_WORKLOADS = cypher(`
UNWIND $arns AS arn
CALL (arn) {
  MATCH (:Workload {uid: arn})-[x:RUNS_AS]->(p:Principal)
  RETURN p, x.use AS use, null AS profile
  UNION ALL
  MATCH (:Workload {uid: arn})-[:USES_PROFILE]->(i:InstanceProfile)-[:CONTAINS]->(p:IamRole)
  RETURN p, 'CODE' AS use, i.uid AS profile
}
WITH arn, p, min(use) AS use, min(profile) AS profile ORDER BY p.uid
RETURN arn AS key, collect({role: p ${PRINCIPAL}, use: use, profile: profile}) AS roles`);

export async function rolesOfWorkloads(
  runner: QueryRunner,
  arns: readonly string[],
): Promise<ReadonlyMap<string, readonly WorkloadRole[]>> {
  const rows = await runner.run(ROLES_OF_WORKLOADS, { arns });
  return byKey(rows, (row) => rowsIn(row['roles']).map(workloadRoleOf));
}

/** A page of what runs as each of these roles, in whatever way. Bounded by the users of the roles. */
const USERS_OF_ROLES = cypher(`
MATCH (g:GraphState {uid: 'state'})
UNWIND $arns AS arn
CALL (arn) {
  CALL (arn) {
    MATCH (n:Workload)-[x:RUNS_AS]->(:Principal {uid: arn})
    RETURN n, x.use AS use, null AS profile
    UNION ALL
    MATCH (n:Workload)-[:USES_PROFILE]->(i:InstanceProfile)-[:CONTAINS]->(:Principal {uid: arn})
    RETURN n, 'CODE' AS use, i.uid AS profile
  }
  WITH n, min(use) AS use, min(profile) AS profile ORDER BY n.uid
  WITH collect({key: n.uid, n: n, use: use, profile: profile}) AS found
  CALL (found) {
    UNWIND [x IN found WHERE $after IS NULL OR x.key > $after][0..$limit] AS x
    WITH x, x.n AS n ORDER BY x.key
    RETURN collect([x.key, {workload: n ${WORKLOAD}, use: x.use, profile: x.profile}]) AS entries
  }
  RETURN size(found) AS total, entries
}
RETURN arn AS key, entries, total, g.version AS version`);

export const usersOfRoles = (
  runner: QueryRunner,
  arns: readonly string[],
  page: PageRequest,
): Promise<ReadonlyMap<string, Page<RoleUser>>> =>
  pagesByKey(runner, USERS_OF_ROLES, page, { arns }, roleUserOf);

const WORKLOADS_OF_PROFILES = keyedQuery({
  owner: '(o:InstanceProfile {uid: key})',
  pattern: '(o)<-[:USES_PROFILE]-(n:Workload)',
  entry: `n ${WORKLOAD}`,
});

export const workloadsOfInstanceProfiles = (
  runner: QueryRunner,
  arns: readonly string[],
  page: PageRequest,
): Promise<ReadonlyMap<string, Page<Workload>>> =>
  pagesByKey(runner, WORKLOADS_OF_PROFILES, page, { keys: arns }, workloadOf);
