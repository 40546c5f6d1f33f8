/** Finds the accounts that differ between two graphs, if derivation of the others does not depend on the difference. */
import { isAccountId } from '../../../../iam/language/arn.js';
import type { QueryRunner } from '../../connection/database.js';
import { cypher } from '../../connection/cypher.js';
import { accountReads } from '../inventory/accounts.js';

/** Reads facts of accounts that others depend on: roles, resources, principals they trust, and code with its roles. */
const OUTWARD = cypher(`
UNWIND $accountIds AS id
RETURN id,
  COLLECT { MATCH (a:Account {uid: id}) RETURN [a.imported, a.partition] } AS account,
  COLLECT {
    MATCH (r:Principal {accountId: id}) WHERE r:IamRole
    WITH r ORDER BY r.uid
    RETURN [
      COLLECT {
        UNWIND keys(r) AS name
        WITH name ORDER BY name WHERE NOT name IN ['administration', 'administrator']
        RETURN [name, r[name]]
      },
      COLLECT { MATCH (r)-[:TRUST_POLICY]->(d:PolicyDocument) RETURN d.uid },
      COLLECT { MATCH (r)-[t:TRUSTS]->(p:Principal) WITH p, t ORDER BY p.uid RETURN [p.uid, t.statements] },
      COLLECT { MATCH (r)-[:SINGLES_OUT]->(p:Principal) WITH p ORDER BY p.uid RETURN p.uid }]
  } AS roles,
  COLLECT {
    MATCH (s:Resource {accountId: id})
    WITH s ORDER BY s.uid
    RETURN [s.uid,
      COLLECT { MATCH (s)-[:RESOURCE_POLICY]->(d:PolicyDocument) RETURN d.uid },
      COLLECT { MATCH (s)-[:TRUSTS]->(p:Principal) WITH p ORDER BY p.uid RETURN p.uid },
      COLLECT {
        MATCH (:Workload {uid: s.uid})-[u:RUNS_AS]->(p:Principal)
        WITH p, u ORDER BY p.uid, u.use
        RETURN [p.uid, u.use]
      }]
  } AS resources`);

/**
 * Returns ids of the accounts that differ. Undefined: derivation of other accounts may differ too, because these
 * accounts let in other principals than before, or because an organization or Identity Center instance differs.
 */
export async function changedAccounts(
  before: QueryRunner,
  after: QueryRunner,
): Promise<ReadonlySet<string> | undefined> {
  const [old, now] = await Promise.all([before, after].map((graph) => accountReads.contentHashes(graph)()));
  const all = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  const accountIds = all.filter((uid) => old?.get(uid) !== now?.get(uid)).sort();
  if (!accountIds.every(isAccountId)) return undefined;
  const [was, is] = await Promise.all([before, after].map((graph) => graph.run(OUTWARD, { accountIds })));
  return JSON.stringify(was) === JSON.stringify(is) ? new Set(accountIds) : undefined;
}
