/** Reads which roles lie one hop of assuming from principals. */
import type { FurtherHops } from '../../../contract/pathReader.js';
import { cypher } from '../../connection/cypher.js';
import { typesOf } from '../../write/account/edgeRows.js';
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

/** Which roles of other accounts name somebody of these, or anyone? Bounded by the trust policies that name them. */
const ELSEWHERE = cypher(`
UNWIND $accountIds AS id
CALL (id) {
  MATCH (:Principal {accountId: id})<-[:TRUSTS|SINGLES_OUT]-(r:IamRole) WHERE r.accountId <> id
  RETURN r
  UNION
  MATCH (:Principal {uid: '*'})<-[:TRUSTS]-(r:IamRole) WHERE r.accountId <> id
  RETURN r
}
RETURN id, collect(DISTINCT r.uid) AS roles`);

export const rolesOfOtherAccounts: Read<'rolesOfOtherAccounts'> = (runner) => async (accountIds) => {
  const rows = await runner.run(ELSEWHERE, { accountIds });
  return new Map(rows.map(({ id, roles }) => [String(id), textsIn(roles)]));
};
