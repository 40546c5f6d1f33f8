/** Reads principals. */
import { roleSessionKey } from '../../../model/principals/roleSessionKey.js';
import type { Principal } from '../../../model/graph.js';
import type { Page, PageRequest, PrincipalListFilter } from '../../../contract/pageRequests.js';
import type { QueryRunner, Row } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { PRINCIPAL, principalOf } from '../projections.js';
import { IN_ACCOUNT_BY_NAME, keyedQuery, listParameters, listQuery, pageOf, pagesByKey } from '../pages.js';

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
  ${IN_ACCOUNT_BY_NAME} AND ($kind IS NULL OR n.kind = $kind)
    AND ($ec2WithoutInstanceProfile IS NULL OR $ec2WithoutInstanceProfile = (
      EXISTS {
        (n)-[:TRUSTS]->(s:ServicePrincipal)-[:GOVERNED_BY]->(:PolicySet)-[:CAN_ASSUME|CAN_ASSUME_IF]->(n)
        WHERE s.name IN $ec2
      }
      AND NOT EXISTS { (:InstanceProfile)-[:CONTAINS]->(n) }))
    AND ($administrator IS NULL OR $administrator = (n.administrator IS NOT NULL))`;

const PRINCIPAL_PAGE = listQuery({ label: 'Principal', where: WANTED, entry: `n ${PRINCIPAL}` });

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

/** Of those that have administrative access, or of all. */
const PRINCIPALS_OF_ACCOUNTS = keyedQuery({
  pattern: '(n:Principal {accountId: key})',
  where: '(NOT $administrators OR n.administrator IS NOT NULL)',
  entry: `n ${PRINCIPAL}`,
});

export const principalsOfAccounts = (
  runner: QueryRunner,
  ids: readonly string[],
  page: PageRequest,
): Promise<ReadonlyMap<string, Page<Principal>>> =>
  pagesByKey(runner, PRINCIPALS_OF_ACCOUNTS, page, { keys: ids, administrators: false }, principalOf);

export const administratorsOfAccounts = (
  runner: QueryRunner,
  ids: readonly string[],
  page: PageRequest,
): Promise<ReadonlyMap<string, Page<Principal>>> =>
  pagesByKey(runner, PRINCIPALS_OF_ACCOUNTS, page, { keys: ids, administrators: true }, principalOf);

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
