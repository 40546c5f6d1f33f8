/** Reads who can gain something by techniques of escalation that no search follows. */
import { groupBy } from '../groupBy.js';
import type { Unfollowed } from '../pathReader.js';
import type { Row } from './connection.js';
import { LET_IN } from './principalGaps.js';
import { listIn } from './regionRows.js';

/** Policy sets of principals that are told; there may be more. */
const MOST = 50;

/** Yields `unfollowed` of the principals `asked`, and of everybody in some accounts. */
export const UNFOLLOWED_OF_ASKED = `
CALL (asked) {
  CALL (asked) {
    UNWIND asked AS p
    MATCH (p)-[:GOVERNED_BY]->(n:PolicySet) WHERE n.unfollowed IS NOT NULL
    RETURN p, n
    UNION
    UNWIND $everybodyOf AS home
    MATCH (p:Principal)-[:GOVERNED_BY]->(n:PolicySet {accountId: home}) WHERE n.unfollowed IS NOT NULL
    RETURN p, n
  }
  WITH p, n ORDER BY p.uid LIMIT ${MOST}
  RETURN collect([p.uid, n.unfollowed]) AS unfollowed
}`;

/** Yields `unfollowed` of the starts and of whom hops from policy sets `forward` lead to. */
export const unfollowedOnTheWay = (edges: string): string => `
CALL (forward) {
  UNWIND forward AS n
  WITH forward, n WHERE n.unfollowed IS NOT NULL
  MATCH (n)<-[:GOVERNED_BY]-(p:Principal)
  WHERE p.uid IN $from OR EXISTS { MATCH (p)<-[:${edges}]-(b:PolicySet) WHERE b IN forward }
  WITH p, n ORDER BY p.uid LIMIT ${MOST}
  RETURN collect([p.uid, n.unfollowed]) AS unfollowed
}`;

/**
 * Yields `unfollowed` of whoever may get to accounts `touched` by it: they are of these, of accounts that roles of theirs
 * let in, or the technique leads into accounts that need not let them in. Bounded by the principals that have such ways.
 */
export const UNFOLLOWED_INTO = `
CALL (touched) {
  MATCH (n:PolicySet)<-[:GOVERNED_BY]-(p:Principal) WHERE n.unfollowed IS NOT NULL
  MATCH (x:Account {uid: p.accountId})
  WITH touched, x, collect([p.uid, n.unfollowed]) AS held
  WITH held, x.uid IN touched OR ${LET_IN} AS isNear
  UNWIND held AS one
  WITH one WHERE isNear OR any(id IN one[1] WHERE id IN $anywhere)
  WITH one ORDER BY one[0] LIMIT ${MOST}
  RETURN collect(one) AS unfollowed
}`;

type UnfollowedRow = readonly [principal: string, techniqueIds: readonly string[]];

/** A principal may have two policy sets. */
export const unfollowedIn = (row: Row): readonly Unfollowed[] =>
  [...groupBy(listIn<UnfollowedRow>(row['unfollowed']), ([principal]) => principal)].map(
    ([principal, rows]) => ({
      principal,
      techniqueIds: [...new Set(rows.flatMap(([, ids]) => ids))].sort(),
    }),
  );
