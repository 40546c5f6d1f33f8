/** Reads principals. */
import { roleSessionKey } from '../../model/roleSessionKey.js';
import type { Principal } from '../../model/graph.js';
import type { PrincipalListFilter } from '../../contract/pages.js';
import type { ListFilter } from '../../contract/pages.js';
import type { Page } from '../../contract/pages.js';
import type { PageRequest } from '../../contract/pages.js';
import type { QueryRunner, Row } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import { PRINCIPAL, principalOf } from './projections.js';
import { byKey, pageOf } from './rows.js';

/** Which principals have these identifiers; of a session that no policy names, which role? Bounded by the identifiers. */
const PRINCIPALS = cypher(`
UNWIND $wanted AS wanted
OPTIONAL MATCH (p:Principal {uid: wanted.identifier})
OPTIONAL MATCH (r:IamRole {sessionKey: wanted.sessionKey})
WITH wanted, p, r WHERE p IS NOT NULL OR r IS NOT NULL
RETURN wanted.identifier AS key, p ${PRINCIPAL} AS principal, r.accountId AS roleAccount`);

export async function principals(
  runner: QueryRunner,
  identifiers: readonly string[],
): Promise<ReadonlyMap<string, Principal>> {
  const rows = await runner.run(PRINCIPALS, { wanted: identifiers.map(wantedPrincipal) });
  return new Map(rows.map((row) => [String(row['key']), storedOrSession(row)]));
}

export const wantedPrincipal = (identifier: string) => ({
  identifier,
  sessionKey: roleSessionKey(identifier) ?? null,
});

function storedOrSession(row: Row): Principal {
  if (row['principal']) return principalOf(row['principal']);
  const identifier = String(row['key']);
  return {
    type: 'PRINCIPAL',
    kind: 'ROLE_SESSION',
    identifier,
    name: identifier.slice(identifier.indexOf('/') + 1),
    accountId: String(row['roleAccount']),
  };
}

/** E-57: what EC2 is called in the partitions. */
const ec2 = ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'];

const WANTED = `
  WHERE ($accountId IS NULL OR p.accountId = $accountId) AND ($kind IS NULL OR p.kind = $kind)
    AND ($text IS NULL OR p.nameKey CONTAINS $text)
    AND ($ec2WithoutInstanceProfile IS NULL OR $ec2WithoutInstanceProfile = (
      EXISTS {
        (p)-[:TRUSTS]->(s:ServicePrincipal)-[:GOVERNED_BY]->(:PolicySet)-[:CAN_ASSUME|CAN_ASSUME_IF]->(p)
        WHERE s.name IN $ec2
      }
      AND NOT EXISTS { (:InstanceProfile)-[:CONTAINS]->(p) }))
    AND ($administrator IS NULL OR $administrator = (p.administrator IS NOT NULL))`;

/** A page of principals by identifier. Bounded by the page; the total is a count over the filter. */
const PRINCIPAL_PAGE = cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  MATCH (p:Principal) ${WANTED}
  RETURN count(p) AS total
}
CALL () {
  MATCH (p:Principal) ${WANTED} AND ($after IS NULL OR p.uid > $after)
  WITH p ORDER BY p.uid LIMIT $limit
  RETURN collect([p.uid, p ${PRINCIPAL}]) AS entries
}
RETURN entries, total, g.version AS version`);

export async function principalPage(
  runner: QueryRunner,
  page: PageRequest,
  filter: PrincipalListFilter,
): Promise<Page<Principal>> {
  const [row] = await runner.run(PRINCIPAL_PAGE, {
    ...listParameters(page, filter),
    kind: filter.kind ?? null,
    ec2,
    ec2WithoutInstanceProfile: filter.ec2WithoutInstanceProfile ?? null,
    administrator: filter.administrator ?? null,
  });
  return pageOf(row, page.first, principalOf);
}

/** A page of the principals of each of these accounts. Bounded by accounts × page. */
const PRINCIPALS_OF_ACCOUNTS = cypher(`
MATCH (g:GraphState {uid: 'state'})
UNWIND $ids AS id
CALL (id) {
  MATCH (p:Principal {accountId: id}) WHERE $after IS NULL OR p.uid > $after
  WITH p ORDER BY p.uid LIMIT $limit
  RETURN collect([p.uid, p ${PRINCIPAL}]) AS entries
}
RETURN id AS key, entries, COUNT { (:Principal {accountId: id}) } AS total, g.version AS version`);

export async function principalsOfAccounts(
  runner: QueryRunner,
  ids: readonly string[],
  page: PageRequest,
): Promise<ReadonlyMap<string, Page<Principal>>> {
  const rows = await runner.run(PRINCIPALS_OF_ACCOUNTS, {
    ids,
    after: page.after ?? null,
    limit: page.first + 1,
  });
  return byKey(rows, (row) => pageOf(row, page.first, principalOf));
}

export const listParameters = (page: PageRequest, filter: ListFilter) => ({
  accountId: filter.accountId ?? null,
  text: filter.nameContains?.toLowerCase() ?? null,
  after: page.after ?? null,
  limit: page.first + 1,
});

/** Whom may a name mean? Users, roles and roots of that name; at most 20. */
const PRINCIPALS_BY_NAME = cypher(`
MATCH (p:Principal {nameKey: $nameKey})
WHERE p.kind IN ['USER', 'ROLE'] AND ($accountId IS NULL OR p.accountId = $accountId)
RETURN p ${PRINCIPAL} AS principal
ORDER BY p.uid LIMIT 20`);

export async function principalsByName(
  runner: QueryRunner,
  name: string,
  accountId: string | undefined,
): Promise<readonly Principal[]> {
  const rows = await runner.run(PRINCIPALS_BY_NAME, {
    nameKey: name.toLowerCase(),
    accountId: accountId ?? null,
  });
  return rows.map((row) => principalOf(row['principal']));
}
