/** Reads the part of the graph between principals: the hops that a chain from one to another can take. */
import type { PathRegion, RegionQuestion } from '../../../contract/pathReader.js';
import { accountsOf } from '../../../model/principals/namedPrincipal.js';
import {
  accountsAssumableBy,
  NO_ASSUMABLE_UNREAD,
  OUTSIDE_ON_PATHS,
  outsideThatMayLead,
  UNREAD_OF_ASSUMABLE,
  accountsBeyond,
  accountsOfSets,
  gapsOfAccounts,
  isShown,
} from './principalGaps.js';
import type { Entity } from '../../../model/stored/field.js';
import type { QueryRunner } from '../../connection/connection.js';
import { MOST_HOPS } from '../../limits.js';
import { EDGE_TYPES, typesOf } from '../../write/account/edgeRows.js';
import { distinctNames, holds, names } from '../columns.js';
import { readAnswer } from '../reads.js';
import { unexploredOnPaths, accountsVisitedOf, visitedColumns } from './visitedAccounts.js';
import { betweenColumns, regionBetween, regionToPrivilege, toPrivilegeColumns } from './regionRows.js';

/** The relationship types of assuming a role, for patterns. */
const ASSUMING = typesOf('ASSUME').join('|');

/** Numbers of policy sets that decide how a region is read; tests use lower ones. */
export interface RegionLimits {
  /** If at most this many lead to the end, they are not narrowed down to those that the starts can reach. */
  readonly few: number;
  /** At least this many are read backwards from the end, to find outside accounts that lead there. */
  readonly leastBack: number;
}

const LIMITS: RegionLimits = { few: 50, leastBack: 2_000 };

/**
 * Returns the administrative access of a principal: ALLOWED, CONDITIONAL or null. Root users always have it, except the
 * root user of an account that was never imported if a search starts with it: there it means any principal of the
 * account. That of accounts that the answer may not show counts as ALLOWED.
 */
const privilegeOf = (principal: string): string =>
  `CASE WHEN ${principal}:AccountRoot AND NOT (${principal}:External AND ${principal}.uid IN $from) THEN 'ALLOWED'
    WHEN ${principal}.administrator IS NULL OR ${isShown(principal)} THEN ${principal}.administrator ELSE 'ALLOWED' END`;

/**
 * A Cypher condition: a chain goes on from `x`. Unconditional administrative access ends a chain; the root user of an
 * account that was never imported may start one.
 */
const IS_PASSED = `(x.administrator IS NULL OR (x.administrator <> 'ALLOWED' AND ${isShown('x')})) AND (NOT x:AccountRoot OR (x:External AND x.uid IN $from))`;

/** Returns a clause that finds the policy sets `q` of a principal from which hops lead on. */
const onwards = (principal: string, edges: string): string =>
  `OPTIONAL MATCH (${principal})-[:GOVERNED_BY]->(q:PolicySet) WHERE EXISTS { (q)-[:${edges}]->() }`;

/** Returns a subquery that yields the starts, with their policy sets from which hops lead on. */
const startsOf = (edges: string): string => `
CALL () {
  MATCH (s:Principal) WHERE s.uid IN $from
  ${onwards('s', edges)}
  WITH s, collect(q.uid) AS sets
  RETURN collect([s.uid, sets, ${privilegeOf('s')}, []]) AS starts
}`;

/** Returns a subquery for hops from policy sets `forward`, except to principals, other than the end, without hops. */
const HOPS_FROM = `
CALL (forward) {
  UNWIND forward AS a
  MATCH (a)-[e:${ASSUMING}]->(b:Principal)
  WITH a, e, b LIMIT ${MOST_HOPS}
  WITH b, collect([a.uid, type(e)]) AS hops
  ${onwards('b', ASSUMING)}
  WITH b, hops, collect(q.uid) AS sets
  RETURN collect(CASE WHEN size(sets) > 0 OR b.uid = $to THEN [b.uid, sets, null, hops] END) AS targets,
         sum(size(hops)) AS forwardHops
}`;

/**
 * Returns a subquery for hops from policy sets `between` to members of such sets and to the end `t`, with principals
 * and sets by their positions in a list. Members that no hop leads to are left out unless they are starts.
 */
const HOPS_BETWEEN = `
CALL (between, t) {
  UNWIND range(0, size(between) - 1) AS at
  WITH between[at] AS q, at, t
  MATCH (q)<-[:GOVERNED_BY]-(p:Principal)
  WHERE p <> t AND (EXISTS { (p)<-[:${ASSUMING}]-() } OR p.uid IN $from)
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
    MATCH (b)<-[e:${ASSUMING}]-(a:PolicySet)
    WITH a, e, at LIMIT ${MOST_HOPS}
    RETURN a, null AS place, type(e) AS edge, at AS target
  }
  WITH a, edge, max(place) AS place, collect(target) AS into
  WITH a, max(place) AS place, sum(size(into)) AS hops, collect(CASE WHEN edge IS NOT NULL THEN [edge, into] END) AS own
  RETURN sum(hops) AS backwardHops, collect(CASE WHEN place IS NOT NULL AND hops > 0 THEN [place, own] END) AS hops
}`;

/** Facts about the graph and the ends, independent of the hops between them. */
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
 * Reads the hops by which the starts can get to the end. Uses policy sets that lead to the end, narrowed down to those
 * that the starts can reach unless these are too many. If too many lead to the end, uses those that the starts can
 * reach. A hidden hop can lead to any set that leads to the end, so these sets decide which gaps count. Reads distinct
 * policy sets only, bounded by $most, $mostBack and MOST_HOPS.
 */
const between = readAnswer({ ...betweenColumns, ...standingColumns })(`
OPTIONAL MATCH (t:Principal {uid: $to})
CALL (t) {
  MATCH (t)<-[:GOVERNED_BY|${ASSUMING}*1..]-(n:PolicySet|External)
  WITH DISTINCT n LIMIT $mostBack
  RETURN collect(n) AS backward
}
CALL (backward) {
  UNWIND [n IN backward WHERE n:External | n.accountId] AS id
  WITH DISTINCT id WHERE id IS NOT NULL
  WITH id ORDER BY id IN $shown DESC, id LIMIT 50
  RETURN collect(id) AS leading
}
WITH g, t, leading, size(backward) >= $mostBack AS manyLeadThere, [n IN backward WHERE n:PolicySet] AS backward
CALL (backward, leading, manyLeadThere) {
  WITH backward, leading, manyLeadThere WHERE manyLeadThere OR size(leading) > 0 OR size(backward) > $few
  MATCH (s:Principal)-[:GOVERNED_BY|${ASSUMING}*1..]->(n:PolicySet) WHERE s.uid IN $from
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
${accountsOfSets('leading')}
WITH *, ofSets + beyond + $accounts AS touched
${gapsOfAccounts('INTO', '$accounts')}
WITH *, [] AS unfollowed, [] AS visitedAccounts, ${NO_ASSUMABLE_UNREAD}
${startsOf(ASSUMING)}
${HOPS_FROM}
${HOPS_BETWEEN}
${STANDING}
WITH *, CASE WHEN size(forward) >= $most THEN [n IN forward | n.uid] END AS read,
     [p IN principals | p.uid] AS identifiers`);

/** The type of an edge; if details are wanted, also its techniques and whether it depends on time. */
const HOW = 'CASE WHEN $detailed THEN [type(e), e.techniques, e.hangsOnTime] ELSE [type(e)] END';

/**
 * Returns subqueries. `met`: targets of hops from policy sets `forward`, including those without hops, since several of
 * them together may lead on, with their sets that have hops or escalations that no search follows. `finals`: principals with administrative access and goals, with the hops to them from
 * further sets of `met` that are not in `forward`.
 */
const HOPS_TO_PRIVILEGE = `
CALL (forward) {
  UNWIND forward AS a
  MATCH (a)-[e:${EDGE_TYPES}]->(b:Principal)
  WITH a, e, b LIMIT ${MOST_HOPS}
  WITH b, collect(a) AS sources, collect(${HOW}) AS edges
  WITH b, sources, edges, ${privilegeOf('b')} AS privilege
  CALL (b, privilege) {
    WITH b WHERE privilege IS NULL OR privilege <> 'ALLOWED'
    MATCH (b)-[:GOVERNED_BY]->(q:PolicySet)
    WHERE EXISTS { (q)-[:${EDGE_TYPES}]->() } OR (q.unfollowed IS NOT NULL AND ${isShown('b')})
    RETURN collect(q) AS sets
  }
  RETURN sum(size(edges)) AS forwardHops,
         collect({principal: b, sources: sources, edges: edges, privilege: privilege, sets: sets}) AS met
}
CALL (forward, met) {
  UNWIND met AS one
  UNWIND one.sets AS q
  WITH DISTINCT q WHERE NOT q IN forward
  MATCH (q)-[e:${EDGE_TYPES}]->(c:Principal)
  WITH q, e, c, ${privilegeOf('c')} AS privilege WHERE privilege IS NOT NULL OR c.uid IN $goals
  WITH q, e, c, privilege LIMIT ${MOST_HOPS}
  WITH c, privilege, collect(q) AS sources, collect(${HOW}) AS edges
  RETURN sum(size(edges)) AS lastHops,
         collect({principal: c, sources: sources, edges: edges, privilege: privilege, sets: []}) AS finals
}`;

/** A row for a principal: its policy sets that lead on, its administrative access, and the hops that lead to it. */
const ROW =
  '[one.principal.uid, [q IN one.sets | q.uid], one.privilege, [at IN range(0, size(one.edges) - 1) | [one.sources[at].uid] + one.edges[at]]]';

/**
 * Reads the hops by which the starts can get to administrative access, without passing a principal that has it
 * unconditionally. Reads distinct policy sets only, bounded by $most and MOST_HOPS.
 */
const toPrivilege = readAnswer({ ...toPrivilegeColumns, ...standingColumns })(`
CALL () {
  MATCH p = (s:Principal)-[:GOVERNED_BY|${EDGE_TYPES}*1..]->(n:PolicySet)
  WHERE s.uid IN $from AND all(x IN nodes(p) WHERE ${IS_PASSED})
  WITH DISTINCT n LIMIT $most
  RETURN collect(n) AS forward
}
WITH *, $from AS starting
${accountsOfSets('forward')}
${accountsBeyond('forward', 'starting')}
WITH *, ofSets + beyond + $accounts AS touched, any(uid IN $from WHERE NOT uid STARTS WITH 'arn:') AS anywhere
${gapsOfAccounts('FROM', '$accounts')}
${unexploredOnPaths(EDGE_TYPES)}
${accountsAssumableBy('forward', 'starting')}
${UNREAD_OF_ASSUMABLE}
${outsideThatMayLead(EDGE_TYPES)}
WITH *, ofSets AS visitedAccounts
${startsOf(EDGE_TYPES)}
${HOPS_TO_PRIVILEGE}
${STANDING}
WITH *, [one IN met | ${ROW}] AS targets, [one IN finals | ${ROW}] AS last,
     CASE WHEN size(forward) >= $most THEN [n IN forward | n.uid] END AS read`);

export async function pathRegion(
  runner: QueryRunner,
  question: RegionQuestion,
  { few, leastBack }: RegionLimits = LIMITS,
): Promise<PathRegion> {
  const { from, to, detailed = false, goals = [], shownAccounts: shown = null, most } = question;
  const ends = to === undefined ? from : [...from, to];
  const accounts = accountsOf(ends);
  const mostBack = to === undefined || most === 0 ? most : Math.max(most, leastBack);
  const asked = { from, to, most, mostBack, few, ends, accounts, starting: accountsOf(from), shown };
  if (to === undefined) {
    const row = await toPrivilege(runner, { ...asked, detailed, goals });
    return { ...regionToPrivilege(row, from), ...standingOf(row) };
  }
  const row = await between(runner, asked);
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
