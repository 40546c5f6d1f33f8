/** Reads which roles lie one hop of assuming from principals. */
import type { FurtherHops, OneHopFurther } from '../../../contract/pathReader.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher, type Query } from '../../connection/cypher.js';
import { typesOf } from '../../write/account/edgeRows.js';

const EDGES = typesOf('ASSUME').join('|');

/** `hops` yields roles `r`, each with the type of an edge and the principal `by` which it is found. */
const further = (hops: string): Query =>
  cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  ${hops}
  WITH r, edge, by ORDER BY edge, by
  WITH r, head(collect(by)) AS by
  WITH r, by ORDER BY r.uid LIMIT $most
  RETURN collect([r.uid, by]) AS roles
}
RETURN roles, g.version AS version`);

/** Which roles may these assume, or who may assume these? Bounded by the edges of their policy sets, each set once. */
const queries: Readonly<Record<FurtherHops['direction'], Query>> = {
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

export async function oneHopFurther(
  runner: QueryRunner,
  identifiers: readonly string[],
  { direction, except, most }: FurtherHops,
): Promise<OneHopFurther> {
  const [row = {}] = await runner.run(queries[direction], { identifiers, except, most });
  return {
    roles: new Map((row['roles'] ?? []) as readonly (readonly [string, string])[]),
    graphVersion: String(row['version'] ?? 0),
  };
}
