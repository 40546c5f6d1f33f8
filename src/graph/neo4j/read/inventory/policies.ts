/** Reads policies, and the principals and groups that they are attached to. */
import type { PolicyHolder } from '../../../contract/graphReader.js';
import { RESOURCE_SUFFIX, TRUST_SUFFIX } from '../../../model/policyUid.js';
import { group, policy, PRINCIPAL, userOrRoleOf } from '../projections.js';
import { byKey, IN_ACCOUNTS, listPage, listsByKey, pagesByKey, type SomeReads } from '../reads.js';
import { LISTED } from './principals.js';

const ownerOf = (uid: string, suffix: string): string | null =>
  uid.endsWith(suffix) ? uid.slice(0, -suffix.length) : null;

/** Finds a policy by uid: a trust policy at its role, and a resource policy at its resource. */
const FIND_POLICY = `WITH key AS wanted, key.uid AS key
CALL (wanted) {
  MATCH (n:Policy {uid: wanted.uid})
  OPTIONAL MATCH (n)-[:HAS_DOCUMENT]->(d:PolicyDocument)
  RETURN n ${policy.row} AS found
  UNION
  MATCH (r:Principal&IamRole {uid: wanted.role})-[:TRUST_POLICY]->(d:PolicyDocument)
  RETURN {uid: wanted.uid, kind: 'TRUST', name: r.name, accountId: r.accountId, ownerArn: r.uid,
          documentHash: d.uid, documentText: d.text, quarantined: d.quarantined} AS found
  UNION
  MATCH (r:Resource {uid: wanted.resource})-[:RESOURCE_POLICY]->(d:PolicyDocument)
  RETURN {uid: wanted.uid, kind: 'RESOURCE', name: r.name, accountId: r.accountId, ownerArn: r.uid,
          documentHash: d.uid, documentText: d.text, quarantined: d.quarantined} AS found
}`;

const isGroup = (row: unknown): boolean => typeof row === 'object' && row !== null && !('kind' in row);

export const policyReads = {
  policies: byKey({
    wanted: (uids) =>
      uids.map((uid) => ({
        uid,
        role: ownerOf(uid, TRUST_SUFFIX),
        resource: ownerOf(uid, RESOURCE_SUFFIX),
      })),
    find: FIND_POLICY,
    entry: 'found',
    of: policy.of,
  }),
  managedPolicies: byKey({
    ...policy,
    find: `CALL (key) {
  MATCH (n:Policy {arn: key})
  RETURN n ORDER BY coalesce(n.updatedAt, 0) DESC, n.uid LIMIT 1
}`,
  }),
  policyPage: listPage({ ...policy, where: { ...LISTED, kind: 'n.kind = $kind' } }),
  policiesOfHolders: listsByKey({
    ...policy,
    find: `CALL (key) {
  MATCH (:Principal {uid: key})-[:HAS_POLICY]->(n:Policy)
  RETURN n
  UNION
  MATCH (:Principal {uid: key})-[:MEMBER_OF]->(:IamGroup)-[:HAS_POLICY]->(n:Policy)
  RETURN n
  UNION
  MATCH (:IamGroup {uid: key})-[:HAS_POLICY]->(n:Policy)
  RETURN n
}`,
  }),
  boundariesOf: byKey({ ...policy, find: 'MATCH (:Principal {uid: key})-[:HAS_BOUNDARY]->(n:Policy)' }),
  holdersOfPolicies: pagesByKey({
    owner: '(o:Policy {uid: key})',
    // Accounts may hold other versions of an AWS managed policy, each of which is stored.
    pattern: '(c:Policy)<-[:HAS_POLICY]-(n)',
    where: `(c.uid = o.uid OR c.arn = o.arn) AND ${IN_ACCOUNTS}`,
    entry: `CASE WHEN n:IamGroup THEN n ${group.row} ELSE n ${PRINCIPAL} END`,
    of: (row): PolicyHolder => (isGroup(row) ? group.of(row) : userOrRoleOf(row)),
  }),
} satisfies SomeReads;
