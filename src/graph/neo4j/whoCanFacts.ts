/** Reads all that may be able to do an action. */
import type { WhoCanFacts } from '../graph.js';
import { roleAsResource } from './applicablePolicies.js';
import type { QueryRunner } from './connection.js';
import { cypher } from './cypher.js';
import { SET, SET_PARTS, documentsByHash, policySetOf } from './policySets.js';
import { PRINCIPAL, principalOf, rowsIn } from './rows.js';

/**
 * Which policy sets have an Allow whose action pattern may match, or are let in by the resource's trust policy alone?
 * More than will be allowed: the engine decides. Bounded by the policy sets of the graph, not by its principals.
 */
const WHO_CAN_FACTS = cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  CALL () {
    MATCH (a:ActionPattern) WHERE a.service IN ['*', $service] AND $action STARTS WITH a.prefix
    MATCH (a)<-[:ALLOWS]-(:Statement)<-[:HAS_STATEMENT]-(:PolicyDocument)<-[:INCLUDES]-(s:PolicySet)
    RETURN s
    UNION
    MATCH (:IamRole {uid: $resource})-[:TRUSTS]->(:Principal)-[:GOVERNED_BY]->(s:PolicySet {shared: true})
    RETURN s
    UNION
    MATCH (r:IamRole {uid: $resource})-[:TRUSTS]->(:Anyone)
    MATCH (:Account {uid: r.accountId})-[:OWNS]->(s:PolicySet)
    RETURN s
    UNION
    MATCH (:IamRole {uid: $resource})-[:TRUSTS]->(n:RoleSession)
    MATCH (:IamRole {sessionKey: n.sessionKey})-[:GOVERNED_BY]->(s:PolicySet {shared: true})
    RETURN s
  }
  ${SET_PARTS}
  RETURN collect(${SET}) AS sets, collect(included) AS includedLists, collect(bounds) AS boundLists
}
CALL (includedLists, boundLists) {
  UNWIND includedLists + boundLists AS documents
  UNWIND documents AS d
  WITH DISTINCT d
  OPTIONAL MATCH (d)<-[:HAS_DOCUMENT]-(p:Policy)
  WITH d, min(p.name) AS name
  RETURN collect(d {hash: d.uid, .text, .quarantined, name: name}) AS documents
}
CALL () {
  MATCH (r:IamRole {uid: $resource})-[:TRUST_POLICY]->(d:PolicyDocument)
  RETURN collect({role: r ${PRINCIPAL}, trust: r {.name, documentHash: d.uid, documentText: d.text, quarantined: d.quarantined}}) AS roles
}
CALL () {
  MATCH (:IamRole {uid: $resource})-[:TRUSTS]->(n:Principal) WHERE NOT n:IamUser AND NOT n:IamRole
  RETURN collect(n ${PRINCIPAL}) AS named
}
CALL () {
  MATCH (a:Account) WHERE a.imported
  WITH a ORDER BY a.uid
  RETURN collect(a {.uid, .partition}) AS accounts
}
RETURN sets, documents, roles, named, accounts, g.version AS version`);

export async function whoCanFacts(
  runner: QueryRunner,
  action: string,
  resource: string,
): Promise<WhoCanFacts> {
  const lower = action.toLowerCase();
  const [row = {}] = await runner.run(WHO_CAN_FACTS, {
    action: lower,
    service: lower.slice(0, lower.indexOf(':')),
    resource,
  });
  const [role] = rowsIn(row['roles']).map(roleAsResource);
  const accounts = rowsIn(row['accounts']);
  return {
    sets: rowsIn(row['sets']).map(policySetOf),
    documents: documentsByHash(rowsIn(row['documents'])),
    ...(role ? { role } : {}),
    named: rowsIn(row['named']).map(principalOf),
    roots: accounts.map((account) => ({
      accountId: String(account['uid']),
      partition: String(account['partition']),
    })),
    importedAccounts: new Set(accounts.map((account) => String(account['uid']))),
    graphVersion: String(row['version'] ?? 0),
  };
}
