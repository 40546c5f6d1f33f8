/** Reads groups and their members. */
import type { IamGroup, Principal } from '../../model/graph.js';
import type { ListFilter } from '../../contract/pages.js';
import type { Page } from '../../contract/pages.js';
import type { PageRequest } from '../../contract/pages.js';
import type { QueryRunner, Row } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import { listParameters } from './principals.js';
import { GROUP, PRINCIPAL, groupOf, principalOf } from './projections.js';
import { byKey, pageOf } from './rows.js';

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

/** A page of groups by ARN. Bounded by the page; the total is a count over the filter. */
const GROUP_PAGE = cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  MATCH (n:IamGroup)
  WHERE ($accountId IS NULL OR n.accountId = $accountId) AND ($text IS NULL OR n.nameKey CONTAINS $text)
  RETURN count(n) AS total
}
CALL () {
  MATCH (n:IamGroup)
  WHERE ($accountId IS NULL OR n.accountId = $accountId) AND ($text IS NULL OR n.nameKey CONTAINS $text)
    AND ($after IS NULL OR n.uid > $after)
  WITH n ORDER BY n.uid LIMIT $limit
  RETURN collect([n.uid, n ${GROUP}]) AS entries
}
RETURN entries, total, g.version AS version`);

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
  return byKey(await runner.run(GROUPS_OF_USERS, { arns }), (row) => (row['groups'] as Row[]).map(groupOf));
}

/** A page of the members of each of these groups. Bounded by groups × page. */
const MEMBERS = cypher(`
MATCH (g:GraphState {uid: 'state'})
UNWIND $arns AS arn
MATCH (n:IamGroup {uid: arn})
CALL (n) {
  MATCH (n)<-[:MEMBER_OF]-(u:Principal) WHERE $after IS NULL OR u.uid > $after
  WITH u ORDER BY u.uid LIMIT $limit
  RETURN collect([u.uid, u ${PRINCIPAL}]) AS entries
}
RETURN arn AS key, entries, COUNT { (n)<-[:MEMBER_OF]-() } AS total, g.version AS version`);

export async function membersOfGroups(
  runner: QueryRunner,
  arns: readonly string[],
  page: PageRequest,
): Promise<ReadonlyMap<string, Page<Principal>>> {
  const rows = await runner.run(MEMBERS, { arns, after: page.after ?? null, limit: page.first + 1 });
  return byKey(rows, (row) => pageOf(row, page.first, principalOf));
}
