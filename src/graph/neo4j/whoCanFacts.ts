/** Reads which policy sets may be able to do an action. */
import type { PolicySet } from '../graphReader.js';
import { groupBy } from '../groupBy.js';
import { policyHolders } from '../policyHolder.js';
import type { CountedPolicySet, WhoCanFacts } from '../whoCanReader.js';
import { accountsOf, rolesByArn } from './applicablePolicies.js';
import type { QueryRunner, Row } from './connection.js';
import { cypher } from './cypher.js';
import { ORGANIZATION_PLACES, organizationsOf } from './organizations.js';
import { boundaryOf, documentsByHash } from './policySets.js';
import { STORED_RESOURCE, resourcesByArn } from './resources.js';
import { PRINCIPAL, principalOf, rowsIn } from './rows.js';

/**
 * Which policy sets have an Allow whose action pattern may match, or are let in by the resource's own policy alone?
 * More than will be allowed: the engine decides. Bounded by the policy sets of the graph, not by its principals; where a
 * role is to be assumed, by those of the accounts that its trust policy names, or all where it may name anybody.
 */
const WHO_CAN_FACTS = cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  CALL () {
    MATCH (t:Principal {uid: $resource}) WHERE t:IamRole
    RETURN t
    UNION
    UNWIND $holders AS arn
    MATCH (t:Resource {uid: arn})
    RETURN t
  }
  RETURN collect(t) AS trusting
}
CALL () {
  OPTIONAL MATCH (t:Principal&IamRole {uid: $resource})-[:TRUST_POLICY]->(d:PolicyDocument)
  WHERE $assumes AND d.quarantined IS NULL AND NOT EXISTS {
    MATCH (t)-[:TRUSTS]->(n:Principal)
    WHERE n.accountId IS NULL AND NOT n:ServicePrincipal AND NOT n:SamlProvider AND NOT n:OidcProvider
  }
  OPTIONAL MATCH (t)-[:TRUSTS]->(n:Principal)
  RETURN CASE WHEN count(t) > 0 THEN collect(DISTINCT n.accountId) END AS letIn
}
CALL (trusting, letIn) {
  CALL (trusting, letIn) {
    MATCH (a:ActionPattern) WHERE letIn IS NULL AND a.service IN ['*', $service] AND $action STARTS WITH a.prefix
    MATCH (a)<-[:ALLOWS]-(:Statement)<-[:HAS_STATEMENT]-(:PolicyDocument)<-[:INCLUDES]-(s:PolicySet)
    RETURN s
    UNION
    UNWIND letIn AS id
    MATCH (:Account {uid: id})-[:OWNS]->(s:PolicySet {mayAssume: true})
    RETURN s
    UNION
    UNWIND trusting AS t
    MATCH (t)-[:TRUSTS]->(:Principal)-[:GOVERNED_BY]->(s:PolicySet {shared: true})
    RETURN s
    UNION
    UNWIND trusting AS t
    MATCH (t)-[:TRUSTS]->(:Anyone) WHERE coalesce(t.allowsAnyone, true)
    MATCH (:Account {uid: t.accountId})-[:OWNS]->(s:PolicySet {shared: true})
    RETURN s
    UNION
    UNWIND trusting AS t
    MATCH (t)-[:TRUSTS]->(n:RoleSession)
    MATCH (:IamRole {sessionKey: n.sessionKey})-[:GOVERNED_BY]->(s:PolicySet {shared: true})
    RETURN s
  }
  RETURN collect(s) AS found
}
CALL (found) {
  UNWIND found AS s
  CALL (s) {
    MATCH (s)<-[:GOVERNED_BY]-(p:Principal)
    RETURN p.serviceLinked AS serviceLinked LIMIT 1
  }
  CALL (s) {
    MATCH (s)-[:BOUNDED_BY]->(b:PolicyDocument)
    RETURN collect(b) AS bounds
  }
  RETURN collect([s.uid, s.accountId, s.partition, s.kind, s.partial, s.mayAssume, s.boundaryStatus, [b IN bounds | b.uid], COUNT { (s)<-[:GOVERNED_BY]-() }, serviceLinked]) AS sets,
         collect(bounds) AS boundLists
}
CALL (found) {
  UNWIND found AS s
  MATCH (s)-[:INCLUDES]->(d:PolicyDocument)
  WITH DISTINCT d
  WHERE d.quarantined IS NOT NULL OR EXISTS {
    MATCH (d)-[:HAS_STATEMENT]->(:Statement)-[:ALLOWS|DENIES]->(a:ActionPattern)
    WHERE a.service IN ['*', $service] AND $action STARTS WITH a.prefix
  } OR EXISTS {
    MATCH (d)-[:HAS_STATEMENT]->(t:Statement) WHERE toLower(t.condition) CONTAINS 'forallvalues:' OR toLower(t.condition) CONTAINS 'foranyvalue:'
  }
  RETURN collect(d) AS bearing
}
CALL (bearing, letIn) {
  UNWIND bearing AS d
  MATCH (d)<-[:INCLUDES]-(s:PolicySet) WHERE letIn IS NULL OR s.accountId IN letIn
  RETURN collect([d.uid, s.uid]) AS inclusions
}
CALL (bearing, boundLists) {
  UNWIND [bearing] + boundLists AS documents
  UNWIND documents AS d
  WITH DISTINCT d
  OPTIONAL MATCH (d)<-[:HAS_DOCUMENT]-(p:Policy)
  WITH d, min(p.name) AS name
  RETURN collect(d {hash: d.uid, .text, .quarantined, name: name}) AS documents
}
CALL () {
  MATCH (r:Principal&IamRole {uid: $resource})-[:TRUST_POLICY]->(d:PolicyDocument)
  RETURN collect({role: r ${PRINCIPAL}, trust: r {.name, documentHash: d.uid, documentText: d.text, quarantined: d.quarantined}}) AS roles
}
CALL (trusting) {
  UNWIND trusting AS r
  WITH r WHERE r:Resource
  OPTIONAL MATCH (r)-[:RESOURCE_POLICY]->(d:PolicyDocument)
  RETURN collect(${STORED_RESOURCE}) AS resources
}
CALL (trusting) {
  UNWIND trusting AS t
  MATCH (t)-[:TRUSTS]->(n:Principal) WHERE NOT n:IamUser AND NOT n:IamRole
  WITH DISTINCT n
  RETURN collect(n ${PRINCIPAL}) AS named
}
CALL () {
  MATCH (a:Account) WHERE a.imported
  WITH a ORDER BY a.uid
  RETURN collect(a {.uid, .partition}) AS accounts
}
WITH *, $owners + [a IN accounts | a.uid] + [n IN named | n.accountId]
        + [stored IN resources | stored.resource.accountId] AS accountIds
${ORGANIZATION_PLACES}
RETURN sets, inclusions, documents, roles, resources, named, accounts, organizations, g.version AS version`);

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
    assumes: lower === 'sts:assumerole',
    holders: policyHolders(resource),
    owners: accountsOf([resource]),
  });
  const accounts = rowsIn(row['accounts']);
  return {
    sets: policySetsIn(row),
    documents: documentsByHash(rowsIn(row['documents'])),
    roles: rolesByArn(rowsIn(row['roles'])),
    resources: resourcesByArn(rowsIn(row['resources'])),
    named: rowsIn(row['named']).map(principalOf),
    roots: accounts.map((account) => ({
      accountId: String(account['uid']),
      partition: String(account['partition']),
    })),
    importedAccounts: new Set(accounts.map((account) => String(account['uid']))),
    organizations: organizationsOf(row['organizations']),
    graphVersion: String(row['version'] ?? 0),
  };
}

/** Rows without names: there may be tens of thousands. */
type SetRow = readonly [
  uid: string,
  accountId: string,
  partition: string,
  kind: PolicySet['kind'],
  partial: boolean,
  mayAssume: boolean,
  boundaryStatus: string,
  bounds: readonly string[],
  memberCount: number,
  serviceLinked: boolean | null,
];

/** With the documents that bear on the action. */
function policySetsIn(row: Row): readonly CountedPolicySet[] {
  const included = groupBy(
    (row['inclusions'] ?? []) as readonly (readonly [hash: string, set: string])[],
    ([, set]) => set,
  );
  return ((row['sets'] ?? []) as readonly SetRow[]).map(
    ([
      uid,
      accountId,
      partition,
      kind,
      partial,
      mayAssume,
      boundaryStatus,
      bounds,
      memberCount,
      serviceLinked,
    ]) => ({
      uid,
      accountId,
      partition,
      kind,
      partial,
      mayAssume,
      identityHashes: (included.get(uid) ?? []).map(([hash]) => hash).toSorted(),
      boundary: boundaryOf(boundaryStatus, bounds),
      memberCount,
      serviceLinked: serviceLinked === true,
    }),
  );
}
