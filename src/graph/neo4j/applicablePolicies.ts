/** Reads everything stored that bears on some requests. */
import type { DataGap } from '../../iam/decision.js';
import type { ApplicablePolicies, HeldPolicy, PrincipalPolicies, RoleAsResource } from '../graph.js';
import { trustPolicyUid } from '../policyUid.js';
import type { QueryRunner, Row } from './connection.js';
import { cypher } from './cypher.js';
import { wantedPrincipal } from './principals.js';
import { jsonList, PRINCIPAL, principalOf, rowsIn } from './rows.js';

const HELD = '{.uid, .name, documentHash: d.uid, documentText: d.text, quarantined: d.quarantined}';

/**
 * Which policies bear on requests of these principals on these resources? A session is its role's. AWS's quotas
 * bound the policies of each principal.
 */
const APPLICABLE_POLICIES = cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  UNWIND $principals AS wanted
  OPTIONAL MATCH (named:Principal {uid: wanted.identifier})
  OPTIONAL MATCH (role:IamRole {sessionKey: wanted.sessionKey})
  WITH wanted, coalesce(role, named) AS p WHERE p IS NOT NULL
  CALL (p) {
    MATCH (p)-[:HAS_POLICY]->(x:Policy)
    OPTIONAL MATCH (x)-[:HAS_DOCUMENT]->(d:PolicyDocument)
    WITH x, d ORDER BY x.uid
    RETURN collect(x ${HELD}) AS own
  }
  CALL (p) {
    MATCH (p)-[:MEMBER_OF]->(:IamGroup)-[:HAS_POLICY]->(x:Policy)
    OPTIONAL MATCH (x)-[:HAS_DOCUMENT]->(d:PolicyDocument)
    WITH DISTINCT x, d ORDER BY x.uid
    RETURN collect(x ${HELD}) AS inherited
  }
  CALL (p) {
    MATCH (p)-[:HAS_BOUNDARY]->(x:Policy)
    OPTIONAL MATCH (x)-[:HAS_DOCUMENT]->(d:PolicyDocument)
    RETURN collect(x ${HELD}) AS boundaries
  }
  RETURN collect({key: wanted.identifier, principal: p ${PRINCIPAL}, missingGroups: p.missingGroups,
                  own: own, inherited: inherited, boundaries: boundaries}) AS principals
}
CALL () {
  UNWIND $resources AS arn
  MATCH (r:IamRole {uid: arn})-[:TRUST_POLICY]->(d:PolicyDocument)
  RETURN collect({role: r ${PRINCIPAL}, trust: r {.name, documentHash: d.uid, documentText: d.text, quarantined: d.quarantined}}) AS roles
}
CALL () {
  UNWIND $accounts AS id
  MATCH (a:Account {uid: id}) WHERE a.imported
  RETURN collect(a.uid) AS imported, collect(a.dataGaps) AS gaps
}
RETURN principals, roles, imported, gaps, g.version AS version,
       EXISTS { MATCH (a:Account) WHERE a.imported } AS anythingImported`);

export async function applicablePolicies(
  runner: QueryRunner,
  principals: readonly string[],
  resources: readonly string[],
): Promise<ApplicablePolicies> {
  const [row = {}] = await runner.run(APPLICABLE_POLICIES, {
    principals: principals.map(wantedPrincipal),
    resources,
    accounts: accountsOf([...principals, ...resources]),
  });
  return {
    principals: new Map(
      rowsIn(row['principals']).map((entry) => [String(entry['key']), principalPoliciesOf(entry)]),
    ),
    roles: new Map(
      rowsIn(row['roles'])
        .map(roleAsResource)
        .map((entry) => [entry.role.identifier, entry]),
    ),
    importedAccounts: new Set(row['imported'] as string[]),
    accountGaps: ((row['gaps'] as string[] | undefined) ?? [])
      .flatMap((gaps) => jsonList<DataGap>(gaps))
      .filter((gap) => gap.kind === 'EXPORT_INCOMPLETE'),
    anythingImported: row['anythingImported'] === true,
    graphVersion: String(row['version'] ?? 0),
  };
}

/** The account segments of ARNs. */
function accountsOf(arns: readonly string[]): readonly string[] {
  return [...new Set(arns.map((arn) => arn.split(':')[4] ?? '').filter((id) => /^\d{12}$/.test(id)))];
}

function principalPoliciesOf(entry: Row): PrincipalPolicies {
  const [boundary] = rowsIn(entry['boundaries']).map(heldPolicyOf);
  return {
    principal: principalOf(entry['principal']),
    identity: [...rowsIn(entry['own']), ...rowsIn(entry['inherited'])].map(heldPolicyOf),
    ...(boundary ? { boundary } : {}),
    missingGroups: (entry['missingGroups'] as string[] | null) ?? [],
  };
}

/** Drops what is null. */
const heldPolicyOf = (row: Row): HeldPolicy =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as HeldPolicy;

/** A row `{ role, trust }`. */
export function roleAsResource(entry: Row): RoleAsResource {
  const role = principalOf(entry['role']);
  if (role.kind !== 'ROLE') throw new TypeError(`${role.identifier} is no role`);
  return { role, trust: heldPolicyOf({ ...(entry['trust'] as Row), uid: trustPolicyUid(role.identifier) }) };
}
