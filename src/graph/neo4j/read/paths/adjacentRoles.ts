/** Reads which roles lie one hop of assuming from principals. */
import type { FurtherHops } from '../../../contract/pathReader.js';
import { cypher } from '../../connection/cypher.js';
import { edgeTypes, typesOf } from '../../write/account/edgeRows.js';
import { isNamedById } from '../derivation/neighbors.js';
import { graphVersion, textsIn, tuples } from '../columns.js';
import { readRow, type Read } from '../reads.js';

const EDGES = typesOf('ASSUME').join('|');

/** `hops` yields roles `r`, each with the type of an edge and the principal `by` which it is found. */
const further = (hops: string) =>
  readRow(
    cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  ${hops}
  WITH r, edge, by ORDER BY edge, by
  WITH r, head(collect(by)) AS by
  WITH r, by ORDER BY r.uid LIMIT $most
  RETURN collect([r.uid, by]) AS roles
}
RETURN roles, g.version AS version`),
    { roles: tuples<readonly [role: string, by: string]>(), graphVersion },
  );

/** Which roles may these assume, or who may assume these? Bounded by the edges of their policy sets, each set once. */
const reads: Readonly<Record<FurtherHops['direction'], ReturnType<typeof further>>> = {
  ONWARDS: further(`
  MATCH (p:Principal)-[:GOVERNED_BY]->(s:PolicySet) WHERE p.uid IN $identifiers
  WITH s, min(p.uid) AS by
  MATCH (s)-[e:${EDGES}]->(r:IamRole) WHERE NOT r.uid IN $except
  WITH r, type(e) AS edge, by`),
  BACK: further(`
  MATCH (t:Principal&IamRole)<-[e:${EDGES}]-(s:PolicySet) WHERE t.uid IN $identifiers
  WITH s, type(e) AS edge, min(t.uid) AS by
  MATCH (s)<-[:GOVERNED_BY]-(r:IamRole) WHERE NOT r.uid IN $except`),
};

export const oneHopFurther: Read<'oneHopFurther'> =
  (runner) =>
  async (identifiers, { direction, ...further }) => {
    const { roles, ...rest } = await reads[direction](runner, { identifiers, ...further });
    return { ...rest, roles: new Map(roles) };
  };

/** Yields the roles `r` that name somebody of the accounts, or anyone. */
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
 * Which roles `r` name somebody of another account who cannot assume them, or nobody there can without conditions? By
 * the account. Bounded by the roles, by whom they name and by who can assume them.
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
