/** Reads whom trust policies and those of resources name. */
import type { TrustGrant } from '../../../model/graph.js';
import type { QueryRunner, Row } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { PRINCIPAL, principalOf } from '../projections.js';
import { byKey } from '../rows.js';

/** Whom do the trust policies of these roles, or the policies of these resources, name? Some dozens of principals each. */
const TRUST_GRANTS = cypher(`
UNWIND $arns AS arn
CALL (arn) {
  MATCH (r:Principal {uid: arn})-[t:TRUSTS]->(p:Principal)
  RETURN t, p
  UNION
  MATCH (r:Resource {uid: arn})-[t:TRUSTS]->(p:Principal)
  RETURN t, p
}
WITH arn, t, p ORDER BY p.uid
RETURN arn AS key, collect([p ${PRINCIPAL}, t.statements]) AS grants`);

export async function trustGrants(
  runner: QueryRunner,
  arns: readonly string[],
): Promise<ReadonlyMap<string, readonly TrustGrant[]>> {
  return byKey(await runner.run(TRUST_GRANTS, { arns }), (row) =>
    (row['grants'] as [Row, number[]][]).map(grantOf),
  );
}

const grantOf = ([principal, statements]: [Row, number[]]): TrustGrant => ({
  principal: principalOf(principal),
  statementIndexes: statements.map(Number),
});
