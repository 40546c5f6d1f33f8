/** Reads what single hops rest on: conditions and evidence, which a search for chains does without. */
import { mergedAlternatives } from '../../../model/escalationAlternatives.js';
import type { Account } from '../../../model/graph.js';
import type { DetailedHops, HopDetails, HopScope } from '../../../contract/pathReader.js';
import { GRANT, grantOf } from './assumeRole.js';
import type { QueryRunner, Row } from '../../connection/connection.js';
import { cypher, type Query } from '../../connection/cypher.js';
import { familyOf, type EdgeType } from '../../write/account/edgeRows.js';
import { edgesIn } from './pathRegion.js';
import { ACCOUNT, PRINCIPAL, accountOf, principalOf } from '../projections.js';
import { escalationAlternativesOf, rowsIn } from '../rows.js';

/**
 * By which edges does each of these get to the other? Bounded by the pairs: both ends are keyed, and an edge is looked for
 * from the end that has fewer, for an administrator's set has thousands.
 */
const detailsOver = (edges: string): Query =>
  cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  UNWIND $pairs AS pair
  MATCH (a:Principal {uid: pair[0]})
  MATCH (b:Principal {uid: pair[1]})
  MATCH (a)-[:GOVERNED_BY]->(s:PolicySet)
  CALL (s, b) {
    MATCH (s)-[e:${edges}]->(b)
    RETURN e
  }
  WITH a, b, e ORDER BY type(e)
  WITH a, b, collect(e {type: type(e), .ways, grant: e ${GRANT}}) AS edges
  RETURN collect({from: a ${PRINCIPAL}, to: b ${PRINCIPAL}, edges: edges}) AS hops
}
CALL (hops) {
  UNWIND hops AS hop
  UNWIND [hop.from.accountId, hop.to.accountId] AS id
  WITH DISTINCT id
  MATCH (a:Account {uid: id})
  RETURN collect(a ${ACCOUNT}) AS accounts
}
RETURN hops, accounts, g.version AS version`);

const details: Readonly<Record<HopScope, Query>> = {
  ASSUMING: detailsOver(edgesIn.ASSUMING),
  ASSUMING_AND_ESCALATING: detailsOver(edgesIn.ASSUMING_AND_ESCALATING),
};

export async function hopDetails(
  runner: QueryRunner,
  pairs: readonly (readonly [from: string, to: string])[],
  scope: HopScope,
): Promise<DetailedHops> {
  const [row = {}] = await runner.run(details[scope], { pairs });
  return {
    hops: rowsIn(row['hops']).map(detailsOf),
    accounts: accountsOf(rowsIn(row['accounts'])),
    graphVersion: String(row['version'] ?? 0),
  };
}

const accountsOf = (rows: readonly Row[]): ReadonlyMap<string, Account> =>
  new Map(rows.map(accountOf).map((account) => [account.accountId, account]));

function detailsOf({ from, to, edges }: Row): HopDetails {
  const all = rowsIn(edges);
  const ofFamily = (family: 'ASSUME' | 'ESCALATE') =>
    all.filter((edge) => familyOf(edge['type'] as EdgeType) === family);
  return {
    from: principalOf(from),
    to: principalOf(to),
    grants: ofFamily('ASSUME').map((edge) => grantOf(edge['grant'])),
    alternatives: mergedAlternatives(
      ofFamily('ESCALATE').map((edge) => escalationAlternativesOf(edge['ways'])),
    ),
  };
}
