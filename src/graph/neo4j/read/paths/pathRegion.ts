/** Reads the part of the graph that lies between principals: which hops a chain from one to another can take. */
import type { PathRegion, RegionQuestion } from '../../../contract/pathReader.js';
import { accountsOf } from '../../../model/principals/namedPrincipal.js';
import {
  accountsAssumableBy,
  NO_ASSUMABLE_UNREAD,
  OUTSIDE_ON_PATHS,
  outsideThatMayLead,
  UNREAD_OF_ASSUMABLE,
  accountsBeyond,
  ANY_GAPS,
  accountsOfSets,
  gapsOfAccounts,
} from './principalGaps.js';
import type { Entity } from '../../../model/stored/field.js';
import type { QueryRunner } from '../../connection/connection.js';
import { MOST_HOPS } from '../../limits.js';
import { distinctNames, holds, names } from '../columns.js';
import { readAnswer } from '../reads.js';
import { unexploredOnPaths, accountsVisitedOf, visitedColumns } from './visitedAccounts.js';
import {
  betweenColumns,
  inEachScope,
  regionBetween,
  regionToPrivilege,
  toPrivilegeColumns,
} from './regionRows.js';

/** How many policy sets bear on how a region is read; lower ones are for tests. */
export interface RegionLimits {
  /** Of so few that lead to the end, it is not asked which ones the starts can reach. */
  readonly few: number;
  /** From the end so many are looked at anyway: it tells which outside accounts lead there. */
  readonly leastBack: number;
}

const LIMITS: RegionLimits = { few: 50, leastBack: 2_000 };

/**
 * ALLOWED, CONDITIONAL or null. Root users have administrative access by nature; one of an account that was never imported
 * stands for its principals where a search starts, and for the account only where a hop leads to it.
 */
const privilegeOf = (principal: string): string =>
  `CASE WHEN ${principal}:AccountRoot AND NOT (${principal}:External AND ${principal}.uid IN $from) THEN 'ALLOWED' ELSE ${principal}.administrator END`;

/** Whoever has administrative access for certain ends a chain; the root of an account that was never imported may start one. */
const IS_PASSED =
  "(x.administrator IS NULL OR x.administrator <> 'ALLOWED') AND (NOT x:AccountRoot OR (x:External AND x.uid IN $from))";

/** The sets that take a principal further, and whether it has administrative access. */
const onwards = (principal: string, edges: string): string =>
  `OPTIONAL MATCH (${principal})-[:GOVERNED_BY]->(q:PolicySet) WHERE EXISTS { (q)-[:${edges}]->() }`;

/** The starts, with the sets that take them further. */
const startsOf = (edges: string): string => `
CALL () {
  MATCH (s:Principal) WHERE s.uid IN $from
  ${onwards('s', edges)}
  WITH s, collect(q.uid) AS sets
  RETURN collect([s.uid, sets, ${privilegeOf('s')}, []]) AS starts
}`;

/** The hops from policy sets `forward`, but for those to principals that are neither the end nor lead on. */
const hopsFrom = (edges: string): string => `
CALL (forward) {
  UNWIND forward AS a
  MATCH (a)-[e:${edges}]->(b:Principal)
  WITH a, e, b LIMIT ${MOST_HOPS}
  WITH b, collect([a.uid, type(e)]) AS hops
  ${onwards('b', edges)}
  WITH b, hops, collect(q.uid) AS sets
  RETURN collect(CASE WHEN size(sets) > 0 OR b.uid = $to THEN [b.uid, sets, null, hops] END) AS targets,
         sum(size(hops)) AS forwardHops
}`;

/**
 * The hops from policy sets `between` to their members and to the end `t`: principals and sets by their places in a list.
 * Members whom no hop leads to are there only where they are starts.
 */
const hopsBetween = (edges: string): string => `
CALL (between, t) {
  UNWIND range(0, size(between) - 1) AS at
  WITH between[at] AS q, at, t
  MATCH (q)<-[:GOVERNED_BY]-(p:Principal)
  WHERE p <> t AND (EXISTS { (p)<-[:${edges}]-() } OR p.uid IN $from)
  WITH p, at LIMIT ${MOST_HOPS}
  WITH p, collect(at) AS sets
  RETURN collect(p) AS members, collect(sets) AS setsOfMembers
}
WITH *, [p IN members + [t] WHERE p IS NOT NULL] AS principals
CALL (between, principals) {
  CALL (between, principals) {
    UNWIND range(0, size(between) - 1) AS at
    RETURN between[at] AS a, at AS place, null AS edge, null AS target
    UNION ALL
    UNWIND range(0, size(principals) - 1) AS at
    WITH principals[at] AS b, at
    MATCH (b)<-[e:${edges}]-(a:PolicySet)
    WITH a, e, at LIMIT ${MOST_HOPS}
    RETURN a, null AS place, type(e) AS edge, at AS target
  }
  WITH a, edge, max(place) AS place, collect(target) AS into
  WITH a, max(place) AS place, sum(size(into)) AS hops, collect(CASE WHEN edge IS NOT NULL THEN [edge, into] END) AS own
  RETURN sum(hops) AS backwardHops, collect(CASE WHEN place IS NOT NULL AND hops > 0 THEN [place, own] END) AS hops
}`;

/** What is known of the graph and of the ends, whatever lies between them. */
const STANDING = `
WITH *, EXISTS { MATCH (:Organization) } AS organizationImported,
     [uid IN $ends WHERE EXISTS { MATCH (p:Principal {uid: uid}) WHERE p.kind <> 'EXTERNAL' }] AS known,
     [id IN $accounts WHERE EXISTS { MATCH (a:Account {uid: id}) WHERE a.imported }] AS importedAccounts,
     EXISTS { MATCH (a:Account) WHERE a.imported } AS anythingImported`;

const standingColumns = {
  ...visitedColumns,
  visitedAccounts: names,
  organizationImported: holds,
  known: distinctNames,
  importedAccounts: distinctNames,
  anythingImported: holds,
};

/**
 * Over which hops can the starts get to the end? Of the policy sets that lead there, those count that the starts can
 * reach, where these are few enough to be told; where too many lead there, what the starts can reach is read instead.
 * A hop that is hidden can lead to whoever leads there, so that those tell which gaps count.
 * Distinct policy sets only, bounded by $most, $mostBack and MOST_HOPS.
 */
const between = inEachScope((edges) =>
  readAnswer({ ...betweenColumns, ...standingColumns })(`
OPTIONAL MATCH (t:Principal {uid: $to})
CALL (t) {
  MATCH (t)<-[:GOVERNED_BY|${edges}*1..]-(n:PolicySet|External)
  WITH DISTINCT n LIMIT $mostBack
  RETURN collect(n) AS backward
}
CALL (backward) {
  UNWIND [n IN backward WHERE n:External | n.accountId] AS id
  WITH DISTINCT id WHERE id IS NOT NULL
  WITH id ORDER BY id LIMIT 50
  RETURN collect(id) AS leading
}
WITH g, t, leading, size(backward) >= $mostBack AS manyLeadThere, [n IN backward WHERE n:PolicySet] AS backward
CALL (backward, leading, manyLeadThere) {
  WITH backward, leading, manyLeadThere WHERE manyLeadThere OR size(leading) > 0 OR size(backward) > $few
  MATCH (s:Principal)-[:GOVERNED_BY|${edges}*1..]->(n:PolicySet) WHERE s.uid IN $from
  WITH DISTINCT n LIMIT $most
  RETURN collect(n) AS reached
}
${OUTSIDE_ON_PATHS}
WITH g, t, outside, backward, manyLeadThere AND $most > 0 AS anywhere,
     CASE WHEN manyLeadThere THEN beyond ELSE [] END AS beyond,
     CASE WHEN manyLeadThere THEN reached ELSE [] END AS forward,
     CASE
       WHEN manyLeadThere THEN []
       WHEN size(backward) <= $few OR size(reached) >= $most THEN backward
       ELSE [n IN reached WHERE n IN backward]
     END AS between
WITH *, backward + forward AS leading
${accountsOfSets('leading', ANY_GAPS)}
WITH *, ofSets + beyond + $accounts AS touched
${gapsOfAccounts('INTO', '$accounts')}
WITH *, [] AS unfollowed, [] AS visitedAccounts, ${NO_ASSUMABLE_UNREAD}
${startsOf(edges)}
${hopsFrom(edges)}
${hopsBetween(edges)}
${STANDING}
WITH *, CASE WHEN size(forward) >= $most THEN [n IN forward | n.uid] END AS read,
     [p IN principals | p.uid] AS identifiers`),
);

/** The type of an edge; where details are wanted, what else tells its hops apart. */
const HOW = 'CASE WHEN $detailed THEN [type(e), e.techniques, e.hangsOnTime] ELSE [type(e)] END';

/**
 * `met`: whom the hops from policy sets `forward` lead to, whether or not they lead on: several may do so together. `finals`:
 * who has administrative access or is a goal, and the hops to it from their sets that are not among `forward`.
 */
const hopsToPrivilege = (edges: string): string => `
CALL (forward) {
  UNWIND forward AS a
  MATCH (a)-[e:${edges}]->(b:Principal)
  WITH a, e, b LIMIT ${MOST_HOPS}
  WITH b, collect(a) AS sources, collect(${HOW}) AS edges
  WITH b, sources, edges, ${privilegeOf('b')} AS privilege
  CALL (b, privilege) {
    WITH b WHERE privilege IS NULL OR privilege <> 'ALLOWED'
    MATCH (b)-[:GOVERNED_BY]->(q:PolicySet) WHERE EXISTS { (q)-[:${edges}]->() }
    RETURN collect(q) AS sets
  }
  RETURN sum(size(edges)) AS forwardHops,
         collect({principal: b, sources: sources, edges: edges, privilege: privilege, sets: sets}) AS met
}
CALL (forward, met) {
  UNWIND met AS one
  UNWIND one.sets AS q
  WITH DISTINCT q WHERE NOT q IN forward
  MATCH (q)-[e:${edges}]->(c:Principal)
  WITH q, e, c, ${privilegeOf('c')} AS privilege WHERE privilege IS NOT NULL OR c.uid IN $goals
  WITH q, e, c, privilege LIMIT ${MOST_HOPS}
  WITH c, privilege, collect(q) AS sources, collect(${HOW}) AS edges
  RETURN sum(size(edges)) AS lastHops,
         collect({principal: c, sources: sources, edges: edges, privilege: privilege, sets: []}) AS finals
}`;

/** A principal in a row: what takes it further, its privilege, and the hops that lead to it. */
const ROW =
  '[one.principal.uid, [q IN one.sets | q.uid], one.privilege, [at IN range(0, size(one.edges) - 1) | [one.sources[at].uid] + one.edges[at]]]';

/**
 * Over which hops can the starts get to administrative access, passing nobody who has it for certain? Distinct policy
 * sets only, bounded by $most and MOST_HOPS.
 */
const toPrivilege = inEachScope((edges) =>
  readAnswer({ ...toPrivilegeColumns, ...standingColumns })(`
CALL () {
  MATCH p = (s:Principal)-[:GOVERNED_BY|${edges}*1..]->(n:PolicySet)
  WHERE s.uid IN $from AND all(x IN nodes(p) WHERE ${IS_PASSED})
  WITH DISTINCT n LIMIT $most
  RETURN collect(n) AS forward
}
WITH *, $from AS starting
${accountsOfSets('forward')}
${accountsBeyond('forward', 'starting')}
WITH *, ofSets + beyond + $accounts AS touched, any(uid IN $from WHERE NOT uid STARTS WITH 'arn:') AS anywhere
${gapsOfAccounts('FROM', '$accounts')}
${unexploredOnPaths(edges)}
${accountsAssumableBy('forward', 'starting')}
${UNREAD_OF_ASSUMABLE}
${outsideThatMayLead(edges)}
WITH *, ofSets AS visitedAccounts
${startsOf(edges)}
${hopsToPrivilege(edges)}
${STANDING}
WITH *, [one IN met | ${ROW}] AS targets, [one IN finals | ${ROW}] AS last,
     CASE WHEN size(forward) >= $most THEN [n IN forward | n.uid] END AS read`),
);

export async function pathRegion(
  runner: QueryRunner,
  question: RegionQuestion,
  { few, leastBack }: RegionLimits = LIMITS,
): Promise<PathRegion> {
  const { from, to, scope, detailed = false, goals = [], most } = question;
  const ends = to === undefined ? from : [...from, to];
  const accounts = accountsOf(ends);
  const mostBack = to === undefined || most === 0 ? most : Math.max(most, leastBack);
  const asked = { from, to, most, mostBack, few, ends, accounts, starting: accountsOf(from) };
  if (to === undefined) {
    const row = await toPrivilege[scope](runner, { ...asked, detailed, goals });
    return { ...regionToPrivilege(row, from), ...standingOf(row) };
  }
  const row = await between[scope](runner, asked);
  return { ...regionBetween(row, from, to), ...standingOf(row) };
}

const standingOf = (row: Entity<typeof standingColumns> & { readonly graphVersion: string }) => ({
  ...accountsVisitedOf(row),
  visitedAccounts: row.visitedAccounts.toSorted(),
  known: row.known,
  importedAccounts: row.importedAccounts,
  anythingImported: row.anythingImported,
  organizationImported: row.organizationImported,
});
