/** Reads instance profiles. */
import type { InstanceProfile } from '../../../model/graph.js';
import type {
  InstanceProfileFilter,
  InstanceProfilePage,
  PageRequest,
} from '../../../contract/pageRequests.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { IMPORTED_ACCOUNTS } from './accounts.js';
import { INSTANCE_PROFILE, accountOf, instanceProfileOf } from '../projections.js';
import { listQuery, IN_ACCOUNT_BY_NAME, listParameters, pageOf } from '../pages.js';
import { byKey, rowsIn } from '../rows.js';

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
  return byKey(rows, (row) => rowsIn(row['profiles']).map(instanceProfileOf));
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

/** With what was collected of the accounts. */
const PROFILE_PAGE = listQuery({
  label: 'InstanceProfile',
  where: `${IN_ACCOUNT_BY_NAME}
    AND ($withoutRole IS NULL OR $withoutRole <> EXISTS { (n)-[:CONTAINS]->(:IamRole) })`,
  entry: `n ${INSTANCE_PROFILE}`,
  beside: { match: 'OPTIONAL MATCH (n)-[:CONTAINS]->(r:IamRole)', variables: 'r' },
  more: IMPORTED_ACCOUNTS,
  columns: 'accounts',
});

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
