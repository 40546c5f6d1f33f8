/** Reads what trust policies name, and the instance profiles of roles. */
import type { InstanceProfile, TrustGrant } from '../graph.js';
import type { QueryRunner, Row } from './connection.js';
import { cypher } from './cypher.js';
import { PRINCIPAL, byKey, instanceProfileOf, principalOf } from './rows.js';

/** Whom do the trust policies of these roles name? A trust policy has at most some dozens of principals. */
const TRUST_GRANTS = cypher(`
UNWIND $arns AS arn
MATCH (r:IamRole {uid: arn})-[t:TRUSTS]->(p:Principal)
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

const PROFILE = '{.uid, .name, roleArn: r.uid}';

/** Which instance profiles hold these roles? A handful each. */
const PROFILES_OF_ROLES = cypher(`
UNWIND $arns AS arn
MATCH (i:InstanceProfile)-[:CONTAINS]->(r:IamRole {uid: arn})
WITH arn, i, r ORDER BY i.uid
RETURN arn AS key, collect(i ${PROFILE}) AS profiles`);

export async function instanceProfilesOfRoles(
  runner: QueryRunner,
  arns: readonly string[],
): Promise<ReadonlyMap<string, readonly InstanceProfile[]>> {
  const rows = await runner.run(PROFILES_OF_ROLES, { arns });
  return byKey(rows, (row) => (row['profiles'] as Row[]).map(instanceProfileOf));
}

/** Which instance profiles have these ARNs? Bounded by the ARNs. */
const PROFILES = cypher(`
UNWIND $arns AS arn
MATCH (i:InstanceProfile {uid: arn})
OPTIONAL MATCH (i)-[:CONTAINS]->(r:IamRole)
RETURN arn AS key, i ${PROFILE} AS profile`);

export async function instanceProfiles(
  runner: QueryRunner,
  arns: readonly string[],
): Promise<ReadonlyMap<string, InstanceProfile>> {
  return byKey(await runner.run(PROFILES, { arns }), (row) => instanceProfileOf(row['profile']));
}
