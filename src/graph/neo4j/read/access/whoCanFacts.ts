/** Reads which policy sets may be able to do an action. */
import { needsNoPolicy } from '../../../../iam/decide/serviceRules.js';
import type { PolicySet } from '../../../model/storedPolicies.js';
import { policyHolders } from '../../../engine/policyHolder.js';
import type { EquivalentSets } from '../../../contract/whoCanReader.js';
import { accountsOf } from '../../../model/principals/namedPrincipal.js';
import { decoder, text } from '../../../model/stored/field.js';
import { distinctNames, each, gaps, tuples } from '../columns.js';
import { ORGANIZATION_PLACES, organizations } from '../organization/organizations.js';
import { MOST_ACCOUNTS } from '../../limits.js';
import {
  ROLE_AS_RESOURCE,
  rolesAsResources,
  STORED_RESOURCE,
  storedResources,
} from '../inventory/resources.js';
import { PRINCIPAL, principalOf } from '../projections.js';
import { readAnswer, type Read } from '../reads.js';
import { boundaryOf, documents } from './policySets.js';

/** A condition of a statement `t` says that some key holds a list (U-7). */
const TELLS_OF_LISTS =
  "(toLower(t.condition) CONTAINS 'forallvalues:' OR toLower(t.condition) CONTAINS 'foranyvalue:')";

/**
 * Which policy sets have an Allow whose action pattern may match, or are let in by the resource's own policy alone?
 * More than will be allowed: the engine decides. Bounded by the policy sets of the graph, not by its principals; where a
 * role is to be assumed, by those of the accounts that its trust policy names, or all where it may name anybody. Sets of
 * one account come as one where they differ in nothing that bears on the action.
 */
const FIND_SETS = `
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
    RETURN s`;

const READ_FACTS = `
  }
  RETURN collect(s) AS found
}
CALL (found, letIn) {
  CALL (found, letIn) {
    UNWIND CASE WHEN letIn IS NULL THEN [] ELSE found END AS s
    MATCH (s)-[:INCLUDES]->(d:PolicyDocument)
    WITH DISTINCT d
    WHERE d.quarantined IS NOT NULL OR EXISTS {
      MATCH (d)-[:HAS_STATEMENT]->(:Statement)-[:ALLOWS|DENIES]->(a:ActionPattern)
      WHERE a.service IN ['*', $service] AND $action STARTS WITH a.prefix
    } OR EXISTS {
      MATCH (d)-[:HAS_STATEMENT]->(t:Statement) WHERE ${TELLS_OF_LISTS}
    }
    RETURN d
    UNION ALL
    WITH letIn WHERE letIn IS NULL
    MATCH (a:ActionPattern) WHERE a.service IN ['*', $service] AND $action STARTS WITH a.prefix
    MATCH (a)<-[:ALLOWS|DENIES]-(:Statement)<-[:HAS_STATEMENT]-(d:PolicyDocument)
    RETURN d
    UNION ALL
    WITH letIn WHERE letIn IS NULL
    MATCH (t:Statement) WHERE ${TELLS_OF_LISTS}
    MATCH (t)<-[:HAS_STATEMENT]-(d:PolicyDocument)
    RETURN d
    UNION ALL
    WITH letIn WHERE letIn IS NULL
    MATCH (d:PolicyDocument) WHERE d.quarantined IS NOT NULL
    RETURN d
  }
  RETURN collect(DISTINCT d) AS bearing
}
CALL (found, letIn, bearing) {
  CALL (found, letIn, bearing) {
    UNWIND found AS s
    RETURN s, NULL AS d
    UNION ALL
    UNWIND bearing AS d
    MATCH (d)<-[:INCLUDES]-(s:PolicySet) WHERE letIn IS NULL OR s.accountId IN letIn
    RETURN s, d
  }
  WITH s, collect(d) AS included, count(*) > count(d) AS isFound WHERE isFound
  OPTIONAL MATCH (s)-[:BOUNDED_BY]->(b:PolicyDocument) WHERE s.boundaryStatus = 'COLLECTED'
  CALL (s) {
    MATCH (s)<-[:GOVERNED_BY]-(p:Principal)
    RETURN p.serviceLinked AS serviceLinked LIMIT 1
  }
  WITH s.accountId AS accountId, s.partition AS partition, s.kind AS kind, s.partial AS partial,
       s.boundaryStatus AS boundaryStatus, b, serviceLinked, included,
       collect(s.uid) AS uids, sum(COUNT { (s)<-[:GOVERNED_BY]-() }) AS memberCount
  RETURN collect([accountId, partition, kind, partial, boundaryStatus, b.uid, serviceLinked, [d IN included | d.uid], uids, memberCount]) AS sets,
         collect(included + [b]) AS lists
}
CALL (lists) {
  UNWIND lists AS list
  UNWIND list AS d
  WITH DISTINCT d WHERE d IS NOT NULL
  OPTIONAL MATCH (d)<-[:HAS_DOCUMENT]-(p:Policy)
  WITH d, min(p.name) AS name
  RETURN collect(d {hash: d.uid, .text, .quarantined, name: name}) AS documents
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
CALL () {
  MATCH (a:Account) WHERE a.imported
  WITH a ORDER BY a.uid
  RETURN collect(a {accountId: a.uid, .partition}) AS roots, collect(a.missingProviders) AS missingProviders
}
CALL (trusting) {
  UNWIND trusting AS t
  OPTIONAL MATCH (t)-[:TRUSTS]->(n:Principal)
  RETURN collect(DISTINCT t.accountId) AS ownedBy, collect(DISTINCT coalesce(n.accountId, n.uid)) AS trustedOnes
}
CALL (ownedBy, trustedOnes) {
  WITH $owners + ownedBy AS owners, trustedOnes
  MATCH (x:Account)
  WHERE x.principalGaps IS NOT NULL AND (owners = [] OR '*' IN trustedOnes OR x.uid IN owners OR x.uid IN trustedOnes)
  WITH x ORDER BY x.uid LIMIT ${MOST_ACCOUNTS}
  RETURN collect(x.principalGaps) AS principalGaps
}
WITH *, $owners + [a IN roots | a.accountId] + [n IN named | n.accountId]
        + [stored IN resources | stored.resource.accountId] AS accountIds
${ORGANIZATION_PLACES}`;

/** Rows without names: there may be tens of thousands. */
type SetRow = readonly [
  accountId: string,
  partition: string,
  kind: PolicySet['kind'],
  partial: boolean,
  boundaryStatus: string,
  boundary: string | null,
  serviceLinked: boolean | null,
  included: readonly string[],
  uids: readonly string[],
  memberCount: number,
];

const equivalentSetsOf = ([
  accountId,
  partition,
  kind,
  partial,
  boundaryStatus,
  boundary,
  serviceLinked,
  included,
  uids,
  memberCount,
]: SetRow): EquivalentSets => ({
  uids,
  accountId,
  partition,
  kind,
  partial,
  identityHashes: included.toSorted(),
  boundary: boundaryOf(boundaryStatus, boundary === null ? [] : [boundary]),
  serviceLinked: serviceLinked === true,
  memberCount,
});

const columns = {
  sets: tuples<SetRow>(),
  documents,
  roles: rolesAsResources,
  resources: storedResources,
  named: each(principalOf),
  roots: each(decoder('Account', { accountId: text, partition: text })),
  missingProviders: distinctNames,
  principalGaps: gaps,
  organizations,
};

const readFacts = readAnswer(columns)(`${FIND_SETS}${READ_FACTS}`);

/** E-6, E-75: of an action that needs no policy, all sets. */
const readFactsOfAll = readAnswer(columns)(
  `${FIND_SETS}\n    UNION\n    MATCH (s:PolicySet {shared: true})\n    RETURN s${READ_FACTS}`,
);

export const whoCanFacts: Read<'whoCanFacts'> = (runner) => async (action, resource) => {
  const lower = action.toLowerCase();
  const read = needsNoPolicy(action) ? readFactsOfAll : readFacts;
  const facts = await read(runner, {
    action: lower,
    service: lower.slice(0, lower.indexOf(':')),
    resource,
    assumes: lower === 'sts:assumerole',
    holders: policyHolders(resource),
    owners: accountsOf([resource]),
  });
  return {
    ...facts,
    sets: facts.sets.map(equivalentSetsOf),
    importedAccounts: new Set(facts.roots.map(({ accountId }) => accountId)),
  };
};
