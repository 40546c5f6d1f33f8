/** Reads which policy sets may be able to do an action. */
import { setsSessionAttribute } from '../../../../iam/decide/combineLayers.js';
import { passableBy } from '../../../../iam/facts/passedOn.js';
import { needsNoPolicy } from '../../../../iam/decide/serviceRules.js';
import type { PolicySet } from '../../../model/storedPolicies.js';
import { policyHolders } from '../../../engine/policyHolder.js';
import { accountsLetIn } from '../../../engine/accountsLetIn.js';
import { isAssuming } from '../../../model/assumeActions.js';
import type { EquivalentSets, WhoCanFacts } from '../../../contract/whoCanReader.js';
import type { QueryRunner } from '../../connection/connection.js';
import { accountsOf } from '../../../model/principals/namedPrincipal.js';
import { decoder, text } from '../../../model/stored/field.js';
import { each, tuples } from '../columns.js';
import { ORGANIZATION_PLACES, organizations } from '../organization/organizations.js';
import { readAnswer, type Read } from '../reads.js';
import { readTarget } from './whoCanTarget.js';
import { boundaryOf, DOCUMENT, documents } from './policySets.js';
import { mayBeNamed, AWS_MANAGED_ACCOUNT } from '../../../engine/policySetLayers.js';
import { groupBy } from '../../../model/groupBy.js';

/** A Cypher condition: the condition element of statement `t` shows that some key holds a list (U-7). */
const TELLS_OF_LISTS =
  "(toLower(t.condition) CONTAINS 'forallvalues:' OR toLower(t.condition) CONTAINS 'foranyvalue:')";

/** A Cypher condition: the action pattern `a` may match the action. */
const MAY_MATCH = "a.service IN ['*', $service] AND $action STARTS WITH a.prefix";

/** The same of the action, or of one that permits what its request may pass on (E-39). */
const MAY_BEAR = "a.service IN ['*', $service] AND any(one IN $actions WHERE one STARTS WITH a.prefix)";

/**
 * Subqueries that find policy sets `s` whose identity policies may allow the action, and sets that the resource's own
 * policies let in. The engine decides which are allowed. `included`: their documents that concern the action.
 */
const SETS = {
  /** Bounded by the policy sets of the accounts. */
  ofAccounts: `
  CALL () {
    UNWIND $accounts AS id
    MATCH (s:PolicySet {accountId: id}) WHERE s.shared AND (s.mayAssume OR NOT $assumes)
    RETURN s, NULL AS isLetIn
    UNION
    UNWIND $letIn AS uid
    MATCH (s:PolicySet {uid: uid}) WHERE s.accountId IN $accounts
    RETURN s, true AS isLetIn
  }
  WITH s, count(isLetIn) AS letIn
  OPTIONAL MATCH (s)-[:INCLUDES]->(d:PolicyDocument)
  WITH d, collect([s, letIn]) AS holders
  WITH d, holders, EXISTS {
    MATCH (d)-[:HAS_STATEMENT]->(:Statement)-[:ALLOWS]->(a:ActionPattern) WHERE ${MAY_MATCH}
  } AS allows
  WITH d, holders, allows, allows OR d.quarantined IS NOT NULL OR EXISTS {
    MATCH (d)-[:HAS_STATEMENT]->(:Statement)-[:ALLOWS|DENIES]->(a:ActionPattern) WHERE ${MAY_BEAR}
  } OR EXISTS {
    MATCH (d)-[:HAS_STATEMENT]->(t:Statement) WHERE ${TELLS_OF_LISTS}
  } AS bears
  UNWIND holders AS holder
  WITH holder[0] AS s, holder[1] AS letIn, CASE WHEN allows THEN d END AS allowing, CASE WHEN bears THEN d END AS bearing
  WITH s, letIn, count(allowing) AS ways, collect(bearing) AS included
  WHERE $isFree OR letIn + ways > 0`,
  /** Bounded by the policy sets of the graph, not by its principals. */
  ofAll: ofAllThatAre(`
    MATCH (a:ActionPattern) WHERE ${MAY_MATCH}
    MATCH (a)<-[:ALLOWS]-(:Statement)<-[:HAS_STATEMENT]-(:PolicyDocument)<-[:INCLUDES]-(s:PolicySet)
    RETURN s`),
  /** For an action that needs no policy of the caller's own (E-6, E-39, E-75). */
  withoutNeed: ofAllThatAre(`
    MATCH (s:PolicySet {shared: true})
    RETURN s`),
};

function ofAllThatAre(found: string): string {
  return `
  CALL () {
    CALL () {${found}
      UNION
      UNWIND $letIn AS uid
      MATCH (s:PolicySet {uid: uid})
      RETURN s
    }
    RETURN s, NULL AS d
    UNION ALL
    CALL () {
      MATCH (a:ActionPattern) WHERE ${MAY_BEAR}
      MATCH (a)<-[:ALLOWS|DENIES]-(:Statement)<-[:HAS_STATEMENT]-(d:PolicyDocument)
      RETURN d
      UNION
      MATCH (t:Statement) WHERE ${TELLS_OF_LISTS}
      MATCH (t)<-[:HAS_STATEMENT]-(d:PolicyDocument)
      RETURN d
      UNION
      MATCH (d:PolicyDocument) WHERE d.quarantined IS NOT NULL
      RETURN d
    }
    MATCH (d)<-[:INCLUDES]-(s:PolicySet)
    RETURN s, d
  }
  WITH s, collect(d) AS included, count(*) > count(d) AS isFound WHERE isFound`;
}

/** Reads the policy sets that may be allowed. Sets of one account that are the same for the action are merged. */
const setsQuery = (sets: string): string => `
CALL () {${sets}
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
  RETURN collect(d ${DOCUMENT}) AS documents
}
CALL () {
  UNWIND $accounts AS id
  MATCH (a:Account {uid: id}) WHERE a.imported
  WITH a ORDER BY a.uid
  RETURN collect(a {accountId: a.uid, .partition}) AS roots
}
WITH *, $placed AS accountIds
${ORGANIZATION_PLACES}`;

/** A row without column names, since there may be tens of thousands. */
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

function equivalentSetsOf([accountId, partition, kind, partial, ...others]: SetRow): EquivalentSets {
  const [boundaryStatus, boundary, serviceLinked, included, uids, memberCount] = others;
  return {
    uids,
    accountId,
    partition,
    kind,
    partial,
    identityHashes: included.toSorted(),
    boundary: boundaryOf(boundaryStatus, [boundary]),
    serviceLinked: serviceLinked === true,
    memberCount,
  };
}

const readSets = (sets: string) =>
  readAnswer({
    sets: tuples<SetRow>(),
    documents,
    roots: each(decoder('Account', { accountId: text, partition: text })),
    organizations,
  })(setsQuery(sets));

const readSetsOfAccounts = readSets(SETS.ofAccounts);
const readSetsOfAll = readSets(SETS.ofAll);
const readSetsWithoutNeed = readSets(SETS.withoutNeed);

/**
 * Reads the names of documents by account; if several policies of one have a document, the first name. Bounded by these
 * policies.
 */
const readNames = readAnswer({
  namesOfDocuments: tuples<readonly [hash: string, accountId: string, name: string]>(),
})(`
CALL () {
  UNWIND $hashes AS hash
  MATCH (:PolicyDocument {uid: hash})<-[:HAS_DOCUMENT]-(p:Policy)
  WITH hash, coalesce(p.accountId, '${AWS_MANAGED_ACCOUNT}') AS accountId, min(p.name) AS name
  RETURN collect([hash, accountId, name]) AS namesOfDocuments
}`);

export const whoCanFacts: Read<'whoCanFacts'> = (runner) => async (action, resource) => {
  for (;;) {
    const holders = policyHolders(resource);
    const owners = accountsOf([resource]);
    const target = await readTarget(runner, { resource, holders, owners });
    const found = await setsFor(runner, action, resource, target);
    const { documents, isCurrent } = await withNames(runner, resource, found);
    // An import may come between the reads.
    if (isCurrent && found.graphVersion === target.graphVersion)
      return factsOf(target, { ...found, documents });
  }
};

type Target = Awaited<ReturnType<typeof readTarget>>;
type Found = Awaited<ReturnType<typeof readSetsOfAll>>;

function setsFor(
  runner: QueryRunner,
  action: string,
  resource: string,
  { letIn, imported, ...target }: Target,
): Promise<Found> {
  const some = accountsLetIn(action, resource, target);
  const accounts = some ?? imported;
  const isFree = needsNoPolicy(action) || setsSessionAttribute(action);
  const read = some ? readSetsOfAccounts : isFree ? readSetsWithoutNeed : readSetsOfAll;
  const owners = [...target.resources.values()].map((stored) => stored.resource.accountId);
  const named = target.named.flatMap(({ accountId }) => accountId ?? []);
  const lower = action.toLowerCase();
  return read(runner, {
    action: lower,
    actions: [lower, ...passableBy(lower).map((one) => one.toLowerCase())],
    service: lower.slice(0, lower.indexOf(':')),
    assumes: isAssuming(action),
    isFree,
    accounts,
    letIn,
    placed: [...new Set([...accounts, ...accountsOf([resource]), ...owners, ...named])],
  });
}

/** Adds names to the documents that an answer may have to name. */
async function withNames(runner: QueryRunner, resource: string, { documents, graphVersion }: Found) {
  const hashes = [...documents.values()].filter((one) => mayBeNamed(one, resource)).map(({ hash }) => hash);
  if (hashes.length === 0) return { documents, isCurrent: true };
  const { namesOfDocuments, ...read } = await readNames(runner, { hashes });
  const named = new Map(documents);
  for (const [hash, own] of groupBy(namesOfDocuments, ([one]) => one)) {
    const document = documents.get(hash);
    if (document) named.set(hash, { ...document, names: new Map(own.map(([, id, name]) => [id, name])) });
  }
  return { documents: named, isCurrent: read.graphVersion === graphVersion };
}

const factsOf = (
  { imported, letIn: _sets, trusted: _who, ...target }: Target,
  found: Found,
): WhoCanFacts => ({
  ...target,
  ...found,
  sets: found.sets.map(equivalentSetsOf),
  importedAccounts: new Set(imported),
});
