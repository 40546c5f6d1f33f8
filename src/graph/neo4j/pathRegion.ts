/** Reads the part of the graph that lies between principals: which hops a chain from one to another can take. */
import type { DataGap } from '../../iam/decision.js';
import type { HopScope, PathRegion, RegionHop, RegionHops, RegionQuestion } from '../pathReader.js';
import { accountOfIdentifier } from '../namedPrincipal.js';
import type { QueryRunner, Row } from './connection.js';
import { cypher, type Query } from './cypher.js';
import { EDGE_TYPES, edgeTypes, familyOf, typesOf, type EdgeType } from './edgeRows.js';
import { jsonList } from './rows.js';

/** As patterns of relationships name them. */
export const edgesIn: Readonly<Record<HopScope, string>> = {
  ASSUMING: typesOf('ASSUME').join('|'),
  ASSUMING_AND_ESCALATING: EDGE_TYPES,
};

/** A region of more hops, from policy sets to principals, is not read whole. */
const MOST_HOPS = 200_000;

/** From the end so many policy sets are looked at anyway: it tells which outside accounts lead there. */
const LEAST_BACK = 2_000;

/** The sets that take a principal further, and whether it has administrative access. */
const onwards = (principal: string, edges: string): string =>
  `OPTIONAL MATCH (${principal})-[:GOVERNED_BY]->(q:PolicySet) WHERE EXISTS { (q)-[:${edges}]->() }`;

/** ALLOWED, CONDITIONAL or null: root users of imported accounts have administrative access by nature. */
export const privilegeOf = (principal: string): string =>
  `CASE WHEN ${principal}:AccountRoot AND NOT ${principal}:External THEN 'ALLOWED' ELSE ${principal}.administrator END`;

/**
 * `hops` yields hops `a -e-> b` from policy sets to principals; dropped are those to principals that are neither an end
 * nor lead on. All else is about where they start and end.
 */
const regionOf = (edges: string, hops: string, isEnd: string): string => `
CALL (forward, backward) {
  CALL (forward, backward) {
    ${hops}
  }
  WITH a, e, b LIMIT ${MOST_HOPS}
  WITH b, collect([a.uid, type(e)]) AS hops
  ${onwards('b', edges)}
  WITH b, hops, collect(q.uid) AS sets
  RETURN collect(CASE WHEN size(sets) > 0 OR ${isEnd} THEN [b.uid, sets, ${privilegeOf('b')}, hops] END) AS targets,
         sum(size(hops)) >= ${MOST_HOPS} AS isCut
}
CALL () {
  MATCH (s:Principal) WHERE s.uid IN $from
  ${onwards('s', edges)}
  WITH s, collect(q.uid) AS sets
  RETURN collect([s.uid, sets, ${privilegeOf('s')}, []]) AS starts
}
CALL () {
  MATCH (a:Account) WHERE a.outdated = true
  WITH a ORDER BY a.uid
  RETURN collect(a.uid) AS outdated
}
CALL () {
  MATCH (o:Organization)
  RETURN count(o) > 0 AS organizationImported, collect(o.dataGaps) AS organizationGaps
}
RETURN targets, isCut, starts, outside, outdated, organizationImported, organizationGaps, g.version AS version,
       CASE WHEN size(forward) >= $most AND size(backward) >= $mostBack THEN [n IN forward | n.uid] END AS read,
       [uid IN $ends WHERE EXISTS { MATCH (p:Principal {uid: uid}) WHERE p.kind <> 'EXTERNAL' }] AS known,
       [id IN $accounts WHERE EXISTS { MATCH (a:Account {uid: id}) WHERE a.imported }] AS imported,
       EXISTS { MATCH (a:Account) WHERE a.imported } AS anythingImported`;

/** Forward also where both sides are too large. */
const isSmallerForward =
  '(CASE WHEN size(forward) < $most THEN size(forward) <= size(backward) ELSE size(backward) >= $mostBack END)';

/**
 * Over which hops can the starts get to the end? Looked at from both sides, and read from the one that is smaller:
 * nothing that leads to the end is missing in what the starts can reach, and the reverse. Distinct policy sets only,
 * bounded by $most, $mostBack and MOST_HOPS.
 */
const regionBetween = (edges: string): Query =>
  cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  MATCH (s:Principal)-[:GOVERNED_BY|${edges}*1..]->(n:PolicySet) WHERE s.uid IN $from
  WITH DISTINCT n LIMIT $most
  RETURN collect(n) AS forward
}
CALL () {
  MATCH (:Principal {uid: $to})<-[:GOVERNED_BY|${edges}*1..]-(n:PolicySet|External)
  WITH DISTINCT n LIMIT $mostBack
  RETURN collect(n) AS backward
}
CALL (backward) {
  UNWIND [n IN backward WHERE n:External | n.accountId] AS id
  WITH DISTINCT id WHERE id IS NOT NULL
  WITH id ORDER BY id LIMIT 50
  RETURN collect(id) AS outside
}
${regionOf(
  edges,
  `
    WITH forward WHERE ${isSmallerForward}
    UNWIND forward AS a
    MATCH (a)-[e:${edges}]->(b:Principal)
    RETURN a, e, b
    UNION ALL
    WITH backward WHERE NOT ${isSmallerForward}
    UNWIND backward AS q
    MATCH (q)<-[:GOVERNED_BY]-(b:Principal)<-[e:${edges}]-(a:PolicySet)
    RETURN a, e, b
    UNION ALL
    WITH backward WHERE NOT ${isSmallerForward}
    MATCH (b:Principal {uid: $to})<-[e:${edges}]-(a:PolicySet)
    RETURN a, e, b`,
  'b.uid = $to',
)}`);

/**
 * Over which hops can the starts get to administrative access, passing nobody who has it for certain? Distinct policy
 * sets only, bounded by $most and MOST_HOPS. Outside accounts: all whose principals may assume some role.
 */
const regionToPrivilege = (edges: string): Query =>
  cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  MATCH p = (s:Principal)-[:GOVERNED_BY|${edges}*1..]->(n:PolicySet)
  WHERE s.uid IN $from AND all(x IN nodes(p) WHERE x.administrator IS NULL OR x.administrator <> 'ALLOWED')
  WITH DISTINCT n LIMIT $most
  RETURN collect(n) AS forward
}
CALL () {
  MATCH (n:External)-[:GOVERNED_BY]->(:PolicySet)-[:${edges}]->()
  WITH DISTINCT n.accountId AS id WHERE id IS NOT NULL
  WITH id ORDER BY id LIMIT 50
  RETURN collect(id) AS outside
}
WITH g, forward, forward AS backward, outside
${regionOf(
  edges,
  `
    UNWIND forward AS a
    MATCH (a)-[e:${edges}]->(b:Principal)
    RETURN a, e, b`,
  'b:AccountRoot OR b.administrator IS NOT NULL',
)}`);

const between: Readonly<Record<HopScope, Query>> = {
  ASSUMING: regionBetween(edgesIn.ASSUMING),
  ASSUMING_AND_ESCALATING: regionBetween(edgesIn.ASSUMING_AND_ESCALATING),
};
const toPrivilege: Readonly<Record<HopScope, Query>> = {
  ASSUMING: regionToPrivilege(edgesIn.ASSUMING),
  ASSUMING_AND_ESCALATING: regionToPrivilege(edgesIn.ASSUMING_AND_ESCALATING),
};

export async function pathRegion(runner: QueryRunner, question: RegionQuestion): Promise<PathRegion> {
  const { from, to, scope, most } = question;
  const ends = to === undefined ? from : [...from, to];
  const accounts = [...new Set(ends.flatMap((identifier) => accountOfIdentifier(identifier) ?? []))];
  const query = to === undefined ? toPrivilege[scope] : between[scope];
  const mostBack = to === undefined || most === 0 ? most : Math.max(most, LEAST_BACK);
  const [row = {}] = await runner.run(query, { from, to, most, mostBack, ends, accounts });
  const principals = [...listIn<EndRow>(row['starts']), ...listIn<EndRow>(row['targets'])];
  const isCut = row['isCut'] === true;
  return {
    groups: groupsOf(principals),
    privileged: new Map(to === undefined ? principals.flatMap(privilegeIn) : []),
    unread: isCut ? from : unreadOf(row['read'], principals, to),
    outsideAccounts: listIn(row['outside']),
    known: new Set(listIn<string>(row['known'])),
    importedAccounts: new Set(listIn<string>(row['imported'])),
    anythingImported: row['anythingImported'] === true,
    ...dataIn(row),
  };
}

const dataIn = (row: Row) => ({
  outdatedAccounts: listIn<string>(row['outdated']),
  organizationImported: row['organizationImported'] === true,
  organizationGaps: listIn<string>(row['organizationGaps']).flatMap((gaps) => jsonList<DataGap>(gaps)),
  graphVersion: String(row['version'] ?? 0),
});

const listIn = <T>(value: unknown): readonly T[] => (value ?? []) as readonly T[];

/** A principal of the region: what takes it further, and from which sets a hop leads to it. */
type EndRow = readonly [
  principal: string,
  sets: readonly string[],
  privilege: 'ALLOWED' | 'CONDITIONAL' | null,
  hops: readonly (readonly [set: string, edge: EdgeType])[],
];

const privilegeIn = ([principal, , privilege]: EndRow) =>
  privilege === null ? [] : [[principal, privilege] as const];

/** Chains pass neither the end nor, where they lead to administrative access, who has it for certain. */
function unreadOf(
  setsRead: unknown,
  principals: readonly EndRow[],
  to: string | undefined,
): readonly string[] {
  if (!Array.isArray(setsRead)) return [];
  const read = new Set<unknown>(setsRead);
  return principals
    .filter(([principal, , privilege]) => (to === undefined ? privilege !== 'ALLOWED' : principal !== to))
    .filter(([, sets]) => !sets.every((set) => read.has(set)))
    .map(([principal]) => principal);
}

/** One for each policy set that takes somebody of the region further. */
function groupsOf(principals: readonly EndRow[]): readonly RegionHops[] {
  const hops = new Map<string, RegionHop[]>();
  for (const [to, , , own] of principals) {
    for (const [set, edge] of own) appendTo(hops, set, hopOf(to, edge));
  }
  const members = new Map<string, string[]>();
  for (const [principal, sets] of principals) for (const set of sets) appendTo(members, set, principal);
  return [...hops].map(([set, own]) => ({ members: members.get(set) ?? [], hops: own }));
}

function appendTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

const hopOf = (to: string, edge: EdgeType): RegionHop => ({
  to,
  by: familyOf(edge) === 'ASSUME' ? 'ASSUMING' : 'ESCALATING',
  firm: edge === edgeTypes[familyOf(edge)].ALLOWED,
});
