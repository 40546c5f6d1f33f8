/** Reads instance profiles. */
import type { InstanceProfile } from '../../model/graph.js';
import type { InstanceProfilePage } from '../../contract/pages.js';
import type { InstanceProfileFilter } from '../../contract/pages.js';
import type { PageRequest } from '../../contract/pages.js';
import type { QueryRunner, Row } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import { listParameters } from './principals.js';
import { ACCOUNT, INSTANCE_PROFILE, accountOf, instanceProfileOf } from './projections.js';
import { byKey, pageOf, rowsIn } from './rows.js';

/** Which instance profiles hold these roles? A handful each. */
const PROFILES_OF_ROLES = cypher(`
UNWIND $arns AS arn
MATCH (i:InstanceProfile)-[:CONTAINS]->(r:Principal&IamRole {uid: arn})
WITH arn, i, r ORDER BY i.uid
RETURN arn AS key, collect(i ${INSTANCE_PROFILE}) AS profiles`);

export async function instanceProfilesOfRoles(
  runner: QueryRunner,
  arns: readonly string[],
): Promise<ReadonlyMap<string, readonly InstanceProfile[]>> {
  const rows = await runner.run(PROFILES_OF_ROLES, { arns });
  return byKey(rows, (row) => (row['profiles'] as Row[]).map(instanceProfileOf));
}

/** Which instance profiles have these ARNs? Bounded by the ARNs. */
const PROFILES = cypher(`
UNWIND $arns AS arn
MATCH (i:InstanceProfile {uid: arn})
OPTIONAL MATCH (i)-[:CONTAINS]->(r:IamRole)
RETURN arn AS key, i ${INSTANCE_PROFILE} AS profile`);

export async function instanceProfiles(
  runner: QueryRunner,
  arns: readonly string[],
): Promise<ReadonlyMap<string, InstanceProfile>> {
  return byKey(await runner.run(PROFILES, { arns }), (row) => instanceProfileOf(row['profile']));
}

const WANTED = `
  WHERE ($accountId IS NULL OR i.accountId = $accountId) AND ($text IS NULL OR i.nameKey CONTAINS $text)
    AND ($withoutRole IS NULL OR $withoutRole <> EXISTS { (i)-[:CONTAINS]->(:IamRole) })`;

/** A page of instance profiles by ARN, and what was collected of the accounts. Bounded by the page and the accounts; the total is a count over the filter. */
const PROFILE_PAGE = cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  MATCH (i:InstanceProfile) ${WANTED}
  RETURN count(i) AS total
}
CALL () {
  MATCH (i:InstanceProfile) ${WANTED} AND ($after IS NULL OR i.uid > $after)
  WITH i ORDER BY i.uid LIMIT $limit
  OPTIONAL MATCH (i)-[:CONTAINS]->(r:IamRole)
  WITH i, r ORDER BY i.uid
  RETURN collect([i.uid, i ${INSTANCE_PROFILE}]) AS entries
}
CALL () {
  MATCH (a:Account) WHERE a.imported AND ($accountId IS NULL OR a.uid = $accountId)
  WITH a ORDER BY a.uid
  RETURN collect(a ${ACCOUNT}) AS accounts
}
RETURN entries, total, accounts, g.version AS version`);

export async function instanceProfilePage(
  runner: QueryRunner,
  page: PageRequest,
  filter: InstanceProfileFilter,
): Promise<InstanceProfilePage> {
  const [row] = await runner.run(PROFILE_PAGE, {
    ...listParameters(page, filter),
    withoutRole: filter.withoutRole ?? null,
  });
  return {
    ...pageOf(row, page.first, instanceProfileOf),
    accounts: rowsIn(row?.['accounts']).map(accountOf),
  };
}
