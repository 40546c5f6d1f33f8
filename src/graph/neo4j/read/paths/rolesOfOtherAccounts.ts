/** Reads roles that trust principals of another account, unless one there can assume them without conditions. */
import { cypher } from '../../connection/cypher.js';
import { edgeTypes } from '../../write/account/edgeRows.js';
import { isNamedById } from '../derivation/neighbors.js';
import { textsIn } from '../columns.js';
import type { Read } from '../reads.js';

/** Yields the roles `r` that name a principal of the accounts, or anyone. */
const NAMING = `
  UNWIND $accountIds AS id
  MATCH (:Principal {accountId: id})<-[:TRUSTS|SINGLES_OUT]-(r:IamRole)
  RETURN r
  UNION
  MATCH (:Principal {uid: '*'})<-[:TRUSTS]-(r:IamRole)
  RETURN r
  UNION
  MATCH (i:Principal)<-[:TRUSTS]-(r:IamRole) WHERE ${isNamedById('i')}
  RETURN r`;

const ASKED = `
  UNWIND $roles AS uid
  MATCH (r:Principal {uid: uid}) WHERE r:IamRole
  RETURN r`;

/**
 * Reads, by account, the roles `r` that name a principal of it but that no principal there, which can be taken over,
 * can assume without conditions. Bounded by the roles, the principals they name, and the principals that can assume
 * them.
 */
const elsewhere = (roles: string, isAsked: string) =>
  cypher(`
CALL () {
  ${roles}
}
CALL (r) {
  MATCH (r)-[:TRUSTS|SINGLES_OUT]->(p:Principal) WHERE p.accountId IS NOT NULL
  RETURN p.accountId AS id
  UNION
  MATCH (r)-[:TRUSTS]->(i:Principal) WHERE ${isNamedById('i')}
  MATCH (p:Principal {uniqueId: i.uid})
  RETURN p.accountId AS id
  UNION
  MATCH (r)-[:TRUSTS]->(:Principal {uid: '*'})
  MATCH (a:Account {imported: true})
  RETURN a.uid AS id
}
WITH r, id WHERE id <> r.accountId AND ${isAsked} AND EXISTS { MATCH (:Account {uid: id, imported: true}) } AND NOT EXISTS {
  MATCH (r)<-[:${edgeTypes.ASSUME.ALLOWED}]-(:PolicySet)<-[:GOVERNED_BY]-(p:IamUser|IamRole {accountId: id})
  WHERE NOT (p.uid CONTAINS ':role/aws-service-role/' OR p.uid CONTAINS ':role/aws-reserved/')
}
WITH id, r ORDER BY r.uid
RETURN id, collect(r.uid) AS roles`);

const OF_ACCOUNTS = elsewhere(NAMING, 'id IN $accountIds');
const OF_ROLES = elsewhere(ASKED, 'true');

export const rolesOfOtherAccounts: Read<'rolesOfOtherAccounts'> = (runner) => async (asked) => {
  const rows = await runner.run('roles' in asked ? OF_ROLES : OF_ACCOUNTS, asked);
  return new Map(rows.map(({ id, roles }) => [String(id), textsIn(roles)]));
};
