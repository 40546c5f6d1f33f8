/** Reads organizations, and pages of what is in them. */
import type { Account, Organization, OrganizationalUnit, Policy } from '../../../model/graph.js';
import type { Page, PageRequest } from '../../../contract/pageRequests.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import {
  ACCOUNT,
  accountOf,
  ORGANIZATION,
  ORGANIZATIONAL_UNIT,
  organizationalUnitOf,
  organizationOf,
  POLICY,
  policyOf,
} from '../projections.js';
import { OF_DOCUMENT, keyedQuery, pagesByKey } from '../pages.js';
import { byKey, textsIn } from '../rows.js';

/** Which organizations were imported? A few at most. */
const ORGANIZATION_IDS = cypher('MATCH (o:Organization) WITH o ORDER BY o.uid RETURN collect(o.uid) AS ids');

export async function organizationIds(runner: QueryRunner): Promise<readonly string[]> {
  const [row] = await runner.run(ORGANIZATION_IDS);
  return textsIn(row?.['ids']);
}

/** Which organizations have these ids? Bounded by the ids. */
const ORGANIZATIONS = cypher(`
UNWIND $ids AS id
MATCH (o:Organization {uid: id})
RETURN o.uid AS key, o ${ORGANIZATION} AS organization`);

export async function organizations(
  runner: QueryRunner,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Organization>> {
  return byKey(await runner.run(ORGANIZATIONS, { ids }), (row) => organizationOf(row['organization']));
}

const UNITS = keyedQuery({
  owner: '(o:Organization {uid: key})',
  pattern: '(o)-[:OWNS]->(n:OrganizationRoot|OrganizationalUnit)',
  entry: `n ${ORGANIZATIONAL_UNIT}`,
  beside: {
    match: `OPTIONAL MATCH (n)<-[:HAS_UNIT]-(p:OrganizationRoot|OrganizationalUnit)
  CALL (n) {
    MATCH (n)-[:HAS_SCP]->(s:Policy) WITH s ORDER BY s.uid RETURN collect(s.uid) AS scps
  }
  CALL (n) {
    MATCH (n)-[:HAS_RCP]->(s:Policy) WITH s ORDER BY s.uid RETURN collect(s.uid) AS rcps
  }`,
    variables: 'p, scps, rcps',
  },
});

const MEMBERS = keyedQuery({
  owner: '(o:Organization {uid: key})',
  pattern: '(n:Account {organizationId: o.uid})',
  entry: `n ${ACCOUNT}`,
  total: 'o.accounts',
});

const POLICIES = keyedQuery({
  owner: '(o:Organization {uid: key})',
  pattern: '(o)-[:OWNS]->(n:Policy)',
  entry: `n ${POLICY}`,
  beside: OF_DOCUMENT,
});

type PagesOf<T> = (
  runner: QueryRunner,
  ids: readonly string[],
  page: PageRequest,
) => Promise<ReadonlyMap<string, Page<T>>>;

export const unitsOfOrganizations: PagesOf<OrganizationalUnit> = (runner, keys, page) =>
  pagesByKey(runner, UNITS, page, { keys }, organizationalUnitOf);

export const accountsOfOrganizations: PagesOf<Account> = (runner, keys, page) =>
  pagesByKey(runner, MEMBERS, page, { keys }, accountOf);

export const policiesOfOrganizations: PagesOf<Policy> = (runner, keys, page) =>
  pagesByKey(runner, POLICIES, page, { keys }, policyOf);
