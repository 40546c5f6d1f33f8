/** Reads groups and their members. */
import type { IamGroup, Principal } from '../../../model/graph.js';
import type { ListFilter, Page, PageRequest } from '../../../contract/pageRequests.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { GROUP, PRINCIPAL, groupOf, principalOf } from '../projections.js';
import { IN_ACCOUNT_BY_NAME, keyedQuery, listParameters, listQuery, pageOf, pagesByKey } from '../pages.js';
import { byKey, rowsIn } from '../rows.js';

/** Which groups have these ARNs? Bounded by the ARNs. */
const GROUPS = cypher(`
UNWIND $arns AS arn
MATCH (n:IamGroup {uid: arn})
RETURN arn AS key, n ${GROUP} AS group`);

export async function groups(
  runner: QueryRunner,
  arns: readonly string[],
): Promise<ReadonlyMap<string, IamGroup>> {
  return byKey(await runner.run(GROUPS, { arns }), (row) => groupOf(row['group']));
}

const GROUP_PAGE = listQuery({ label: 'IamGroup', where: IN_ACCOUNT_BY_NAME, entry: `n ${GROUP}` });

export async function groupPage(
  runner: QueryRunner,
  page: PageRequest,
  filter: ListFilter,
): Promise<Page<IamGroup>> {
  const [row] = await runner.run(GROUP_PAGE, listParameters(page, filter));
  return pageOf(row, page.first, groupOf);
}

/** Which groups are these users in? A user is in at most ten or so. */
const GROUPS_OF_USERS = cypher(`
UNWIND $arns AS arn
MATCH (u:Principal {uid: arn})-[:MEMBER_OF]->(n:IamGroup)
WITH arn, n ORDER BY n.uid
RETURN arn AS key, collect(n ${GROUP}) AS groups`);

export async function groupsOfUsers(
  runner: QueryRunner,
  arns: readonly string[],
): Promise<ReadonlyMap<string, readonly IamGroup[]>> {
  return byKey(await runner.run(GROUPS_OF_USERS, { arns }), (row) => rowsIn(row['groups']).map(groupOf));
}

const MEMBERS = keyedQuery({
  owner: '(o:IamGroup {uid: key})',
  pattern: '(o)<-[:MEMBER_OF]-(n:Principal)',
  entry: `n ${PRINCIPAL}`,
});

export const membersOfGroups = (
  runner: QueryRunner,
  arns: readonly string[],
  page: PageRequest,
): Promise<ReadonlyMap<string, Page<Principal>>> =>
  pagesByKey(runner, MEMBERS, page, { keys: arns }, principalOf);
