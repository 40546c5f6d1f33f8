/** Reads the conditions and evidence of single hops, which the search for chains does not need. */
import { mergedAlternatives } from '../../../model/escalationAlternatives.js';
import type { EscalationAlternative } from '../../../model/graph.js';
import { decoder } from '../../../model/stored/field.js';
import { each, eachBy, jsonList, one, tuples } from '../columns.js';
import { account, PRINCIPAL, principalOf } from '../projections.js';
import { readAnswer, type Read } from '../reads.js';
import { typesOf } from '../../write/account/edgeRows.js';
import { inEachScope } from './regionRows.js';
import { GRANT, grantOf } from './steps.js';

/**
 * Reads the edges between the two principals of each pair. Bounded by the pairs: both ends are looked up by key, and an
 * edge from the end with fewer edges, since the policy set of an administrator has thousands.
 */
const detailsOver = (edges: string) =>
  readAnswer({
    hops: each(
      decoder('The hop', {
        from: one(principalOf),
        to: one(principalOf),
        grants: each(grantOf),
        ways: each(jsonList<EscalationAlternative>),
      }),
    ),
    accounts: eachBy(({ accountId }) => accountId, account.of),
  })(`
CALL () {
  UNWIND $pairs AS pair
  MATCH (a:Principal {uid: pair[0]})
  MATCH (b:Principal {uid: pair[1]})
  MATCH (a)-[:GOVERNED_BY]->(s:PolicySet)
  CALL (s, b) {
    MATCH (s)-[e:${edges}]->(b)
    RETURN e
  }
  WITH a, b, e ORDER BY type(e)
  WITH a, b, collect(e) AS edges
  RETURN collect({from: a ${PRINCIPAL}, to: b ${PRINCIPAL},
                  grants: [e IN edges WHERE type(e) STARTS WITH 'CAN_ASSUME' | e ${GRANT}],
                  ways: [e IN edges WHERE type(e) STARTS WITH 'ESCALATES_TO' | e.ways]}) AS hops
}
CALL (hops) {
  UNWIND hops AS hop
  UNWIND [hop.from.accountId, hop.to.accountId] AS id
  WITH DISTINCT id
  MATCH (a:Account {uid: id})
  RETURN collect(a ${account.row}) AS accounts
}`);

const details = inEachScope(detailsOver);

export const hopDetails: Read<'hopDetails'> = (runner) => async (pairs, scope) => {
  const { hops, ...rest } = await details[scope](runner, { pairs });
  return {
    ...rest,
    hops: hops.map(({ ways, ...hop }) => ({ ...hop, alternatives: mergedAlternatives(ways) })),
  };
};

/** Bounded by the marked edges, which an index finds: few techniques take rights away. */
const marked = readAnswer({ hops: tuples<readonly [members: readonly string[], to: string]>() })(`
CALL () {
  CALL () {
    ${typesOf('ESCALATE')
      .map(
        (type) =>
          `MATCH (a:PolicySet)-[e:${type}]->(b:Principal) WHERE e.needsDetails IS NOT NULL RETURN a, b`,
      )
      .join('\n    UNION ALL\n    ')}
  }
  MATCH (p:Principal)-[:GOVERNED_BY]->(a)
  WITH a, b, collect(p.uid) AS members
  RETURN collect([members, b.uid]) AS hops
}`);

export const hopsNeedingDetails: Read<'hopsNeedingDetails'> = (runner) => async () => {
  const { hops, ...rest } = await marked(runner);
  return { ...rest, groups: hops.map(([members, to]) => ({ members, to })) };
};
