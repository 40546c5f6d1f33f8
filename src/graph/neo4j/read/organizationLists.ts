/** Reads organizations, and pages of what is in them. */
import type { Account, Organization, OrganizationalUnit, Policy } from '../../model/graph.js';
import type { Page } from '../../contract/pages.js';
import type { PageRequest } from '../../contract/pages.js';
import type { QueryRunner } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import {
  ACCOUNT,
  accountOf,
  ORGANIZATION,
  ORGANIZATIONAL_UNIT,
  organizationalUnitOf,
  organizationOf,
  POLICY,
  policyOf,
} from './projections.js';
import { byKey, pageOf } from './rows.js';

/** Which organizations were imported? A few at most. */
const ORGANIZATION_IDS = cypher('MATCH (o:Organization) WITH o ORDER BY o.uid RETURN collect(o.uid) AS ids');

export async function organizationIds(runner: QueryRunner): Promise<readonly string[]> {
  const [row] = await runner.run(ORGANIZATION_IDS);
  return row?.['ids'] as string[];
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

/** A page of the roots and units of each. Bounded by organizations × page. */
const UNITS = cypher(`
MATCH (g:GraphState {uid: 'state'})
UNWIND $ids AS id
MATCH (o:Organization {uid: id})
CALL (o) {
  MATCH (o)-[:OWNS]->(u:OrganizationRoot|OrganizationalUnit) WHERE $after IS NULL OR u.uid > $after
  WITH u ORDER BY u.uid LIMIT $limit
  OPTIONAL MATCH (u)<-[:HAS_UNIT]-(p:OrganizationRoot|OrganizationalUnit)
  CALL (u) {
    MATCH (u)-[:HAS_SCP]->(s:Policy) WITH s ORDER BY s.uid RETURN collect(s.uid) AS scps
  }
  CALL (u) {
    MATCH (u)-[:HAS_RCP]->(s:Policy) WITH s ORDER BY s.uid RETURN collect(s.uid) AS rcps
  }
  WITH u, p, scps, rcps ORDER BY u.uid
  RETURN collect([u.uid, u ${ORGANIZATIONAL_UNIT}]) AS entries
}
RETURN id AS key, entries, g.version AS version,
       COUNT { (o)-[:OWNS]->(:OrganizationRoot|OrganizationalUnit) } AS total`);

export async function unitsOfOrganizations(
  runner: QueryRunner,
  ids: readonly string[],
  page: PageRequest,
): Promise<ReadonlyMap<string, Page<OrganizationalUnit>>> {
  const rows = await runner.run(UNITS, parameters(ids, page));
  return byKey(rows, (row) => pageOf(row, page.first, organizationalUnitOf));
}

const parameters = (ids: readonly string[], page: PageRequest) => ({
  ids,
  after: page.after ?? null,
  limit: page.first + 1,
});

/** A page of the member accounts of each. Bounded by organizations × page. */
const MEMBERS = cypher(`
MATCH (g:GraphState {uid: 'state'})
UNWIND $ids AS id
MATCH (o:Organization {uid: id})
CALL (o) {
  MATCH (a:Account {organizationId: o.uid}) WHERE $after IS NULL OR a.uid > $after
  WITH a ORDER BY a.uid LIMIT $limit
  RETURN collect([a.uid, a ${ACCOUNT}]) AS entries
}
RETURN id AS key, entries, o.accounts AS total, g.version AS version`);

export async function accountsOfOrganizations(
  runner: QueryRunner,
  ids: readonly string[],
  page: PageRequest,
): Promise<ReadonlyMap<string, Page<Account>>> {
  const rows = await runner.run(MEMBERS, parameters(ids, page));
  return byKey(rows, (row) => pageOf(row, page.first, accountOf));
}

/** A page of the policies of each. Bounded by organizations × page. */
const POLICIES_OF_ORGANIZATIONS = cypher(`
MATCH (g:GraphState {uid: 'state'})
UNWIND $ids AS id
MATCH (o:Organization {uid: id})
CALL (o) {
  MATCH (o)-[:OWNS]->(p:Policy) WHERE $after IS NULL OR p.uid > $after
  WITH p ORDER BY p.uid LIMIT $limit
  OPTIONAL MATCH (p)-[:HAS_DOCUMENT]->(d:PolicyDocument)
  WITH p, d ORDER BY p.uid
  RETURN collect([p.uid, p ${POLICY}]) AS entries
}
RETURN id AS key, entries, COUNT { (o)-[:OWNS]->(:Policy) } AS total, g.version AS version`);

export async function policiesOfOrganizations(
  runner: QueryRunner,
  ids: readonly string[],
  page: PageRequest,
): Promise<ReadonlyMap<string, Page<Policy>>> {
  const rows = await runner.run(POLICIES_OF_ORGANIZATIONS, parameters(ids, page));
  return byKey(rows, (row) => pageOf(row, page.first, policyOf));
}
