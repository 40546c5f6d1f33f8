/** Reads whom trust policies and those of resources name. */
import type { TrustGrant } from '../../../model/graph.js';
import { decoder } from '../../../model/stored/field.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { numbers, one } from '../columns.js';
import { PRINCIPAL, principalOf } from '../projections.js';
import { byKey, rowsIn } from '../rows.js';

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
RETURN arn AS key, collect({principal: p ${PRINCIPAL}, statementIndexes: t.statements}) AS grants`);

export async function trustGrants(
  runner: QueryRunner,
  arns: readonly string[],
): Promise<ReadonlyMap<string, readonly TrustGrant[]>> {
  return byKey(await runner.run(TRUST_GRANTS, { arns }), (row) => rowsIn(row['grants']).map(grantOf));
}

const grantOf = decoder('TRUSTS', { principal: one(principalOf), statementIndexes: numbers });
