/** Reads the single hops of many principals at once: one layer of a search. */
import type { HopScope, RegionHops } from '../../../contract/pathReader.js';
import { BEYOND_OF_EACH } from './principalGaps.js';
import { names, tuples } from '../columns.js';
import { ESCALATION_TYPES, type EdgeType } from '../../write/account/edgeRows.js';
import { readAnswer, type Read } from '../reads.js';
import { hopOf, inEachScope } from './regionRows.js';

/**
 * A Cypher condition: `p` is a root user that means administrative access to its account. If the account was never
 * imported, it means that only if an escalation leads to it.
 */
const STANDS_FOR_ACCOUNT = `(p:AccountRoot AND (NOT p:External OR EXISTS { (p)<-[:${ESCALATION_TYPES}]-() }))`;

/** The administrative access of `p`: ALLOWED, CONDITIONAL or null. Root users always have it. */
const PRIVILEGE = `CASE WHEN ${STANDS_FOR_ACCOUNT} THEN 'ALLOWED' ELSE p.administrator END`;

type HopRow = readonly [
  members: readonly string[],
  edge: EdgeType,
  targets: readonly string[],
  timed: boolean,
];
type BeyondRow = readonly [
  principals: readonly string[],
  techniqueIds: readonly string[],
  unreadBeyond: readonly string[],
  named: readonly string[],
  openTo: readonly string[],
];

const columns = {
  hops: tuples<HopRow>(),
  members: names,
  privileged: tuples<readonly [principal: string, privilege: 'ALLOWED' | 'CONDITIONAL']>(),
  beyond: tuples<BeyondRow>(),
};

/**
 * Reads one layer. `hops`: clauses that yield policy sets' `members`, a type of their edges `edge`, whether these are
 * `timed`, and their `targets`. `met`: which of the two the search finds. `who`: a condition on principals `p` of
 * $accounts to look up. Bounded by $most and by the principals of the accounts. Each principal counts once, however
 * many hops it has.
 */
const layer = (hops: string, met: 'members' | 'targets', who: string, more = ONLY_HOPS) =>
  readAnswer(columns)(`
CALL () {
  ${hops}
  RETURN collect([[p IN members | p.uid], edge, [b IN targets | b.uid], timed]) AS hops, collect(${met}) AS lists
}
CALL () {
  UNWIND $accounts AS id
  MATCH (p:Principal {accountId: id}) WHERE ${who}
  RETURN collect(p) AS found
}
CALL () {
  UNWIND $principals AS uid
  MATCH (p:Principal {uid: uid})
  RETURN collect(p) AS asked
}
CALL (lists, found, asked) {
  UNWIND lists + [found, asked] AS list
  UNWIND list AS p
  WITH DISTINCT p WHERE p:AccountRoot OR p.administrator IS NOT NULL
  WITH p.uid AS uid, ${PRIVILEGE} AS privilege
  RETURN collect(CASE WHEN privilege IS NOT NULL THEN [uid, privilege] END) AS privileged
}
${more}
WITH *, [p IN found | p.uid] AS members`);

/** Whether edge `e` depends on time. Only looks at conditional edges: reading a property of every edge takes long. */
const TIMED = "type(e) ENDS WITH '_IF' AND e.hangsOnTime IS NOT NULL";

/** A Cypher condition: a hop from account `home` to `b` leaves it, or `b` cannot be taken over. */
const LEAVES = "(NOT (b:IamUser OR b:IamRole) OR b.accountId <> home OR b.uid CONTAINS ':role/aws-')";

const ONLY_HOPS = 'WITH *, [] AS beyond';

/** Reads hops from principals. For whole accounts, it reads policy sets, and members only of those with such hops. */
const from = (edges: string, scope: HopScope) =>
  layer(
    `CALL () {
    UNWIND $principals AS uid
    MATCH (p:Principal {uid: uid})-[:GOVERNED_BY]->(a:PolicySet)
    WITH a, collect(p) AS members, min(p.accountId) AS home
    MATCH (a)-[e:${edges}]->(b:Principal) WHERE $administered[home] IS NULL OR ${LEAVES}
    WITH a, members, e, b LIMIT $most
    RETURN members, type(e) AS edge, ${TIMED} AS timed, collect(b) AS targets
    UNION ALL
    UNWIND $allPrincipalsOf AS home
    MATCH (a:PolicySet {accountId: home})-[e:${edges}]->(b:Principal) WHERE ${LEAVES}
    WITH a, e, b LIMIT $most
    WITH a, type(e) AS edge, ${TIMED} AS timed, collect(b) AS targets
    MATCH (p:IamUser|IamRole)-[:GOVERNED_BY]->(a)
    WHERE NOT (p.uid CONTAINS ':role/aws-service-role/' OR p.uid CONTAINS ':role/aws-reserved/')
    RETURN collect(p) AS members, edge, timed, targets
  }`,
    'targets',
    'p:IamUser OR p:IamRole',
    scope === 'ASSUMING' ? ONLY_HOPS : BEYOND_OF_EACH,
  );

const into = (edges: string) =>
  layer(
    `UNWIND $principals AS uid
  MATCH (b:Principal {uid: uid})<-[e:${edges}]-(a:PolicySet)
  WITH DISTINCT a, e, b LIMIT $most
  WITH a, type(e) AS edge, ${TIMED} AS timed, collect(b) AS targets
  MATCH (p:Principal)-[:GOVERNED_BY]->(a)
  WITH edge, timed, targets, collect(p) AS members`,
    'members',
    `${STANDS_FOR_ACCOUNT} OR p.administrator IS NOT NULL`,
  );

const layers = inEachScope((edges, scope) => ({ FROM: from(edges, scope), INTO: into(edges) }));

export const hopLayer: Read<'hopLayer'> = (runner) => async (question) => {
  const { direction, scope, administered, ...parameters } = question;
  const isAdministered = Object.fromEntries(administered.map((id) => [id, true]));
  const read = layers[scope][direction];
  const found = await read(runner, { ...parameters, administered: isAdministered });
  const { hops, privileged, beyond, ...rest } = found;
  return {
    ...rest,
    groups: hops.map(groupOf),
    privileged: new Map(privileged),
    beyond: beyond.flatMap(beyondOf),
  };
};

const beyondOf = ([principals, techniqueIds, unreadBeyond, named, openTo]: BeyondRow) =>
  principals.map((principal) => ({ principal, techniqueIds, unreadBeyond, assumable: { named, openTo } }));

function groupOf([members, edge, targets, timed]: HopRow): RegionHops {
  const how = timed ? { timed: true as const } : {};
  return { members, hops: targets.map((to) => ({ ...hopOf(to, edge), ...how })) };
}
