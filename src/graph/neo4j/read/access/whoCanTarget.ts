/** Reads the resource side of who may do an action: the resource, principals that its policies name, and accounts. */
import { distinctNames, each, gaps, names } from '../columns.js';
import {
  ROLE_AS_RESOURCE,
  rolesAsResources,
  STORED_RESOURCE,
  storedResources,
} from '../inventory/resources.js';
import { PRINCIPAL, principalOf } from '../projections.js';
import { readAnswer } from '../reads.js';

/** Reads the resource's own policies and the policy sets of principals they name. Bounded by these and the accounts. */
export const readTarget = readAnswer({
  roles: rolesAsResources,
  resources: storedResources,
  named: each(principalOf),
  trusted: names,
  letIn: names,
  imported: names,
  missingProviders: distinctNames,
  principalGaps: gaps,
})(`
CALL () {
  CALL () {
    MATCH (t:Principal {uid: $resource}) WHERE t:IamRole
    RETURN t
    UNION
    UNWIND $holders AS arn
    MATCH (t:Resource {uid: arn})
    RETURN t
  }
  RETURN collect(t) AS trusting, collect(t.accountId) AS ownedBy
}
CALL () {
  MATCH (r:Principal&IamRole {uid: $resource})-[:TRUST_POLICY]->(d:PolicyDocument)
  RETURN collect(${ROLE_AS_RESOURCE}) AS roles
}
CALL (trusting) {
  UNWIND trusting AS r
  WITH r WHERE r:Resource
  OPTIONAL MATCH (r)-[:RESOURCE_POLICY]->(d:PolicyDocument)
  RETURN collect(${STORED_RESOURCE}) AS resources
}
CALL (trusting) {
  UNWIND trusting AS t
  MATCH (t)-[:TRUSTS|SINGLES_OUT]->(n:Principal) WHERE NOT n:IamUser AND NOT n:IamRole
  WITH DISTINCT n
  RETURN collect(n ${PRINCIPAL}) AS named
}
CALL (trusting) {
  UNWIND trusting AS t
  MATCH (t)-[:TRUSTS]->(n:Principal)
  RETURN collect(DISTINCT coalesce(n.accountId, n.uid)) AS trusted
}
CALL (trusting) {
  CALL (trusting) {
    UNWIND trusting AS t
    MATCH (t)-[:TRUSTS]->(:Principal)-[:GOVERNED_BY]->(s:PolicySet {shared: true})
    RETURN s
    UNION
    UNWIND trusting AS t
    MATCH (t)-[:TRUSTS]->(:Anyone) WHERE coalesce(t.allowsAnyone, true)
    MATCH (s:PolicySet {accountId: t.accountId}) WHERE s.shared
    RETURN s
    UNION
    UNWIND trusting AS t
    MATCH (t)-[:TRUSTS]->(n:RoleSession)
    MATCH (:IamRole {sessionKey: n.sessionKey})-[:GOVERNED_BY]->(s:PolicySet {shared: true})
    RETURN s
  }
  RETURN collect(s.uid) AS letIn
}
CALL (ownedBy, trusted) {
  WITH $owners + ownedBy AS owners, trusted
  MATCH (a:Account)
  WITH a, owners, trusted ORDER BY a.uid
  RETURN collect(CASE WHEN a.imported THEN a.uid END) AS imported,
         collect(CASE WHEN a.imported THEN a.missingProviders END) AS missingProviders,
         collect(CASE WHEN owners = [] OR '*' IN trusted OR a.uid IN owners OR a.uid IN trusted THEN a.principalGaps END) AS principalGaps
}`);
