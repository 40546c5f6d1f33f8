/** Reads organizations, and pages of what is in them. */
import { cypher } from '../../connection/cypher.js';
import { names } from '../columns.js';
import { account, organization, organizationalUnit, policy } from '../projections.js';
import { byKey, pagesByKey, readRow, type SomeReads } from '../reads.js';
import { places } from './organizations.js';

/** Which organizations were imported? A few at most. */
const organizationIds = readRow(
  cypher('MATCH (o:Organization) WITH o ORDER BY o.uid RETURN collect(o.uid) AS ids'),
  { ids: names },
);

const owner = '(o:Organization {uid: key})';

export const organizationReads = {
  organizationIds: (runner) => async () => (await organizationIds(runner)).ids,
  organizations: byKey(organization),
  unitsOfOrganizations: pagesByKey({
    ...organizationalUnit,
    owner,
    pattern: '(o)-[:OWNS]->(n:OrganizationRoot|OrganizationalUnit)',
  }),
  accountsOfOrganizations: pagesByKey({
    ...account,
    owner,
    pattern: '(n:Account {organizationId: o.uid})',
    total: 'o.accounts',
  }),
  policiesOfOrganizations: pagesByKey({ ...policy, owner, pattern: '(o)-[:OWNS]->(n:Policy)' }),
  places: (runner) => (ids) => places(runner, ids),
} satisfies SomeReads;
