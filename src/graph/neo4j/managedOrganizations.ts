/** Reads what the organizations have that accounts manage. */
import type { ManagedOrganization } from '../graphWriter.js';
import { rowsIn } from './rows.js';

/** A subquery. In: `accountIds`. Out: `managed`, for `managedIn`. Accounts that are closed let nobody in any more. */
export const MANAGED_ORGANIZATIONS = `
CALL (accountIds) {
  MATCH (o:Organization) WHERE o.managementAccountId IN accountIds
  CALL (o) {
    MATCH (o)-[:HAS_ROOT|HAS_UNIT*0..]->()-[:HAS_ACCOUNT]->(a:Account)
    WHERE a.uid <> o.managementAccountId AND NOT a.status IN ['SUSPENDED', 'CLOSED']
    WITH DISTINCT a.uid AS id ORDER BY id
    RETURN collect(id) AS ids
  }
  RETURN collect({managementAccountId: o.managementAccountId, accountIds: ids, hasIdentityCenter: EXISTS {
    MATCH (i:IdentityCenter) WHERE i.ownerAccountId = o.managementAccountId
  }}) AS managed
}`;

export const managedIn = (value: unknown): readonly ManagedOrganization[] =>
  rowsIn(value).map((row) => ({
    managementAccountId: String(row['managementAccountId']),
    accountIds: row['accountIds'] as readonly string[],
    hasIdentityCenter: row['hasIdentityCenter'] === true,
  }));
