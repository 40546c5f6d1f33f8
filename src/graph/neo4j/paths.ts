/** Searches chains of assumed roles. */
import type { DataGap } from '../../iam/decision.js';
import type { Account, IamRole } from '../graph.js';
import type { PathRegion, StoredHop, StoredPaths } from '../graphReader.js';
import { GRANT, grantOf } from './assumeRole.js';
import type { QueryRunner, Row } from './connection.js';
import { cypher, type Query } from './cypher.js';
import { ACCOUNT, PRINCIPAL, accountOf, jsonList, principalOf } from './rows.js';

/** `maxHops` of the API, 1 to 10. Every hop is two relationships: to a policy set, and from it to a role. */
const HOPS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** The database is asked for no more paths than this, whatever `k` is: 100 paths, and as many that repeat a principal. */
export const MOST_PATHS = 200;

/**
 * What are the shortest chains between two principals? The bound of a path pattern cannot be a parameter, so there is
 * a text for each. Bounded by MOST_PATHS; both ends are keyed, so the search runs from both.
 */
const shortestPathsOf = (hops: number): Query =>
  cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  MATCH (s:Principal {uid: $from})
  MATCH (t:Principal {uid: $to})
  MATCH p = SHORTEST ${MOST_PATHS} (s)-[:GOVERNED_BY|CAN_ASSUME|CAN_ASSUME_IF]->{1,${2 * hops}}(t)
  WITH p ORDER BY length(p) LIMIT $limit
  RETURN collect({
    principals: [n IN nodes(p) WHERE n:Principal | n ${PRINCIPAL}],
    grants: [e IN relationships(p) WHERE type(e) <> 'GOVERNED_BY' | e ${GRANT}]
  }) AS paths
}
CALL (paths) {
  UNWIND paths AS path
  UNWIND path.principals AS principal
  WITH DISTINCT principal.accountId AS id
  MATCH (a:Account {uid: id})
  RETURN collect(a ${ACCOUNT}) AS accounts
}
RETURN paths, accounts, g.version AS version`);

const SHORTEST_PATHS: ReadonlyMap<number, Query> = new Map(HOPS.map((hops) => [hops, shortestPathsOf(hops)]));

/** `limit` up to MOST_PATHS. */
export async function shortestPaths(
  runner: QueryRunner,
  from: string,
  to: string,
  maxHops: number,
  limit: number,
): Promise<StoredPaths> {
  const query = SHORTEST_PATHS.get(maxHops);
  if (!query) throw new RangeError(`maxHops ${maxHops} is not within 1 to 10`);
  const [row = {}] = await runner.run(query, { from, to, limit });
  const paths = (row['paths'] as Row[] | undefined) ?? [];
  return {
    paths: paths.map(hopsOf),
    limited: paths.length >= limit,
    accounts: accountsOf(row['accounts']),
    graphVersion: String(row['version'] ?? 0),
  };
}

const accountsOf = (rows: unknown): ReadonlyMap<string, Account> =>
  new Map((rows as Row[]).map(accountOf).map((account) => [account.accountId, account]));

function hopsOf(path: Row): readonly StoredHop[] {
  const principals = (path['principals'] as Row[]).map(principalOf);
  return (path['grants'] as Row[]).flatMap((grant, index) => {
    const from = principals[index];
    const to = principals[index + 1];
    return from && to ? [{ from, to: to as IamRole, grant: grantOf(grant) }] : [];
  });
}

/** A region of more hops than this is not read whole. */
const MOST_HOPS = 5_000;

/**
 * Where can the source get to at all, over which hops, and which outside principals lead to the target? Distinct nodes
 * only, so it is linear in what is reachable; hops are bounded by MOST_HOPS.
 */
const PATH_REGION = cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  MATCH (s:Principal {uid: $from})-[:GOVERNED_BY|CAN_ASSUME|CAN_ASSUME_IF*1..]->(n:Principal)
  RETURN collect(DISTINCT n) AS reached
}
CALL (reached) {
  MATCH (s:Principal {uid: $from})
  UNWIND [s] + reached AS a
  MATCH (a)-[:GOVERNED_BY]->(:PolicySet)-[:CAN_ASSUME|CAN_ASSUME_IF]->(b:Principal)
  WITH DISTINCT a, b LIMIT ${MOST_HOPS + 1}
  RETURN collect([a.uid, b.uid]) AS hops
}
CALL () {
  MATCH (t:Principal {uid: $to})<-[:GOVERNED_BY|CAN_ASSUME|CAN_ASSUME_IF*1..]-(n:External)
  WITH DISTINCT n.accountId AS id WHERE id IS NOT NULL
  WITH id ORDER BY id LIMIT 50
  RETURN collect(id) AS outside
}
CALL () {
  MATCH (a:Account) WHERE a.imported
  WITH a ORDER BY a.uid
  RETURN collect(a.uid) AS imported, [a IN collect(a) WHERE a.outdated | a.uid] AS outdated
}
CALL () {
  MATCH (o:Organization)
  RETURN count(o) > 0 AS organizationImported, collect(o.dataGaps) AS organizationGaps
}
RETURN hops, size(reached) AS reached, outside, imported, outdated, organizationImported, organizationGaps,
       g.version AS version,
       EXISTS { MATCH (f:Principal {uid: $from}) WHERE f.kind <> 'EXTERNAL' } AS hasFrom,
       EXISTS { MATCH (t:Principal {uid: $to}) WHERE t.kind <> 'EXTERNAL' } AS hasTo`);

export async function pathRegion(runner: QueryRunner, from: string, to: string): Promise<PathRegion> {
  const [row = {}] = await runner.run(PATH_REGION, { from, to });
  const hops = (row['hops'] as [string, string][] | undefined) ?? [];
  return {
    hops,
    explored: Number(row['reached'] ?? 0) + 1,
    limited: hops.length > MOST_HOPS,
    outsideAccounts: (row['outside'] as string[] | undefined) ?? [],
    hasFrom: row['hasFrom'] === true,
    hasTo: row['hasTo'] === true,
    importedAccounts: new Set(row['imported'] as string[] | undefined),
    outdatedAccounts: (row['outdated'] as string[] | undefined) ?? [],
    organizationImported: row['organizationImported'] === true,
    organizationGaps: ((row['organizationGaps'] as string[] | undefined) ?? []).flatMap((gaps) =>
      jsonList<DataGap>(gaps),
    ),
    graphVersion: String(row['version'] ?? 0),
  };
}
