/** Reads policies, whom they are attached to, and who holds which. */
import type { Policy, PolicyKind } from '../../../model/graph.js';
import type { PolicyHolder } from '../../../contract/graphReader.js';
import type { ListFilter, Page, PageRequest } from '../../../contract/pageRequests.js';
import { RESOURCE_SUFFIX, TRUST_SUFFIX } from '../../../model/policyUid.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { GROUP, POLICY, PRINCIPAL, groupOf, policyOf, userOrRoleOf } from '../projections.js';
import {
  IN_ACCOUNT_BY_NAME,
  OF_DOCUMENT,
  keyedQuery,
  listParameters,
  listQuery,
  pageOf,
  pagesByKey,
} from '../pages.js';
import { byKey, rowsIn } from '../rows.js';

/** Which policies have these uids? A trust policy is found at its role, that of a resource at the resource. Bounded by the uids. */
const POLICIES = cypher(`
UNWIND $wanted AS wanted
CALL (wanted) {
  MATCH (p:Policy {uid: wanted.uid})
  OPTIONAL MATCH (p)-[:HAS_DOCUMENT]->(d:PolicyDocument)
  RETURN p ${POLICY} AS policy
  UNION
  MATCH (r:Principal&IamRole {uid: wanted.role})-[:TRUST_POLICY]->(d:PolicyDocument)
  RETURN {uid: wanted.uid, kind: 'TRUST', name: r.name, accountId: r.accountId, ownerArn: r.uid,
          documentHash: d.uid, documentText: d.text, quarantined: d.quarantined} AS policy
  UNION
  MATCH (r:Resource {uid: wanted.resource})-[:RESOURCE_POLICY]->(d:PolicyDocument)
  RETURN {uid: wanted.uid, kind: 'RESOURCE', name: r.name, accountId: r.accountId, ownerArn: r.uid,
          documentHash: d.uid, documentText: d.text, quarantined: d.quarantined} AS policy
}
RETURN wanted.uid AS key, policy`);

export async function policies(
  runner: QueryRunner,
  uids: readonly string[],
): Promise<ReadonlyMap<string, Policy>> {
  const wanted = uids.map((uid) => ({
    uid,
    role: ownerOf(uid, TRUST_SUFFIX),
    resource: ownerOf(uid, RESOURCE_SUFFIX),
  }));
  return byKey(await runner.run(POLICIES, { wanted }), (row) => policyOf(row['policy']));
}

const ownerOf = (uid: string, suffix: string): string | null =>
  uid.endsWith(suffix) ? uid.slice(0, -suffix.length) : null;

/** Which managed policies have these ARNs; of several versions of one of AWS's, the latest? Bounded by the ARNs. */
const MANAGED_POLICIES = cypher(`
UNWIND $arns AS arn
CALL (arn) {
  MATCH (p:Policy {arn: arn})
  RETURN p ORDER BY coalesce(p.updatedAt, 0) DESC, p.uid LIMIT 1
}
OPTIONAL MATCH (p)-[:HAS_DOCUMENT]->(d:PolicyDocument)
RETURN arn AS key, p ${POLICY} AS policy`);

export async function managedPolicies(
  runner: QueryRunner,
  arns: readonly string[],
): Promise<ReadonlyMap<string, Policy>> {
  return byKey(await runner.run(MANAGED_POLICIES, { arns }), (row) => policyOf(row['policy']));
}

const POLICY_PAGE = listQuery({
  label: 'Policy',
  where: `${IN_ACCOUNT_BY_NAME} AND ($kind IS NULL OR n.kind = $kind)`,
  entry: `n ${POLICY}`,
  beside: OF_DOCUMENT,
});

export async function policyPage(
  runner: QueryRunner,
  page: PageRequest,
  filter: ListFilter & { readonly kind?: PolicyKind },
): Promise<Page<Policy>> {
  const [row] = await runner.run(POLICY_PAGE, { ...listParameters(page, filter), kind: filter.kind ?? null });
  return pageOf(row, page.first, policyOf);
}

/** Which identity-based policies do these users, roles and groups have? AWS's quotas bound the answer for each. */
const POLICIES_OF_HOLDERS = cypher(`
UNWIND $arns AS arn
CALL (arn) {
  MATCH (:Principal {uid: arn})-[:HAS_POLICY]->(p:Policy)
  RETURN p
  UNION
  MATCH (:Principal {uid: arn})-[:MEMBER_OF]->(:IamGroup)-[:HAS_POLICY]->(p:Policy)
  RETURN p
  UNION
  MATCH (:IamGroup {uid: arn})-[:HAS_POLICY]->(p:Policy)
  RETURN p
}
OPTIONAL MATCH (p)-[:HAS_DOCUMENT]->(d:PolicyDocument)
WITH arn, p, d ORDER BY p.uid
RETURN arn AS key, collect(p ${POLICY}) AS policies`);

export async function policiesOfHolders(
  runner: QueryRunner,
  arns: readonly string[],
): Promise<ReadonlyMap<string, readonly Policy[]>> {
  return byKey(await runner.run(POLICIES_OF_HOLDERS, { arns }), (row) =>
    rowsIn(row['policies']).map(policyOf),
  );
}

/** Which permissions boundary do these principals have? At most one each. */
const BOUNDARIES = cypher(`
UNWIND $arns AS arn
MATCH (:Principal {uid: arn})-[:HAS_BOUNDARY]->(p:Policy)
OPTIONAL MATCH (p)-[:HAS_DOCUMENT]->(d:PolicyDocument)
RETURN arn AS key, p ${POLICY} AS policy`);

export async function boundariesOf(
  runner: QueryRunner,
  arns: readonly string[],
): Promise<ReadonlyMap<string, Policy>> {
  return byKey(await runner.run(BOUNDARIES, { arns }), (row) => policyOf(row['policy']));
}

const HOLDERS = keyedQuery({
  owner: '(o:Policy {uid: key})',
  pattern: '(o)<-[:HAS_POLICY]-(n)',
  entry: `CASE WHEN n:IamGroup THEN n ${GROUP} ELSE n ${PRINCIPAL} END`,
});

export const holdersOfPolicies = (
  runner: QueryRunner,
  uids: readonly string[],
  page: PageRequest,
): Promise<ReadonlyMap<string, Page<PolicyHolder>>> =>
  pagesByKey(runner, HOLDERS, page, { keys: uids }, holderOf);

const holderOf = (row: unknown): PolicyHolder => (isGroup(row) ? groupOf(row) : userOrRoleOf(row));

const isGroup = (row: unknown): boolean => typeof row === 'object' && row !== null && !('kind' in row);
