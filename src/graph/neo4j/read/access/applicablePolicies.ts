/** Reads everything stored that bears on some requests. */
import type { DataGap } from '../../../../iam/decide/decision.js';
import type { ApplicablePolicies } from '../../../model/storedPolicies.js';
import type { RoleAsResource } from '../../../model/storedPolicies.js';
import type { PrincipalPolicies } from '../../../model/storedPolicies.js';
import { policyHolders } from '../../../engine/policyHolder.js';
import { trustPolicyUid } from '../../../model/policyUid.js';
import type { QueryRunner, Row } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { ORGANIZATION_PLACES, organizationsOf } from '../organization/organizations.js';
import { wantedPrincipal } from '../inventory/principals.js';
import { STORED_RESOURCE, resourcesByArn } from '../inventory/resources.js';
import { HELD, heldPolicyOf, PRINCIPAL, principalOf, roleOf } from '../projections.js';
import { jsonList, rowsIn, listsIn, textsIn } from '../rows.js';

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
  MATCH (r:Principal&IamRole {uid: arn})-[:TRUST_POLICY]->(d:PolicyDocument)
  RETURN collect({role: r ${PRINCIPAL}, trust: r {.name, documentHash: d.uid, documentText: d.text, quarantined: d.quarantined}}) AS roles
}
CALL () {
  UNWIND $holders AS arn
  MATCH (r:Resource {uid: arn})
  OPTIONAL MATCH (r)-[:RESOURCE_POLICY]->(d:PolicyDocument)
  RETURN collect(${STORED_RESOURCE}) AS resources
}
CALL (resources) {
  UNWIND $accounts + [stored IN resources | stored.resource.accountId] AS id
  WITH DISTINCT id
  MATCH (a:Account {uid: id}) WHERE a.imported
  RETURN collect(a.uid) AS imported, collect(a.dataGaps) AS gaps, collect(a.missingProviders) AS missingProviders
}
WITH *, $accounts + [stored IN resources | stored.resource.accountId] AS accountIds
${ORGANIZATION_PLACES}
RETURN principals, roles, resources, imported, gaps, missingProviders, organizations, g.version AS version,
       EXISTS { MATCH (a:Account) WHERE a.contentHash IS NOT NULL } AS anythingImported`);

export async function applicablePolicies(
  runner: QueryRunner,
  principals: readonly string[],
  resources: readonly string[],
): Promise<ApplicablePolicies> {
  const [row = {}] = await runner.run(APPLICABLE_POLICIES, {
    principals: principals.map(wantedPrincipal),
    resources,
    holders: [...new Set(resources.flatMap(policyHolders))],
    accounts: accountsOf([...principals, ...resources]),
  });
  return {
    principals: new Map(
      rowsIn(row['principals']).map((entry) => [String(entry['key']), principalPoliciesOf(entry)]),
    ),
    roles: rolesByArn(rowsIn(row['roles'])),
    resources: resourcesByArn(rowsIn(row['resources'])),
    importedAccounts: new Set(textsIn(row['imported'])),
    missingProviders: new Set(listsIn(row['missingProviders']).flat()),
    accountGaps: textsIn(row['gaps'])
      .flatMap((gaps) => jsonList<DataGap>(gaps))
      .filter((gap) => gap.kind === 'EXPORT_INCOMPLETE'),
    anythingImported: row['anythingImported'] === true,
    organizations: organizationsOf(row['organizations']),
    graphVersion: String(row['version'] ?? 0),
  };
}

/** The account segments of ARNs. */
export function accountsOf(arns: readonly string[]): readonly string[] {
  return [...new Set(arns.map((arn) => arn.split(':')[4] ?? '').filter((id) => /^\d{12}$/.test(id)))];
}

function principalPoliciesOf(entry: Row): PrincipalPolicies {
  const [boundary] = rowsIn(entry['boundaries']).map(heldPolicyOf);
  return {
    principal: principalOf(entry['principal']),
    identity: [...rowsIn(entry['own']), ...rowsIn(entry['inherited'])].map(heldPolicyOf),
    ...(boundary ? { boundary } : {}),
    missingGroups: textsIn(entry['missingGroups']),
  };
}

export const rolesByArn = (rows: readonly Row[]): ReadonlyMap<string, RoleAsResource> =>
  new Map(rows.map(roleAsResource).map((entry) => [entry.role.identifier, entry]));

/** A row `{ role, trust }`. */
function roleAsResource(entry: Row): RoleAsResource {
  const role = roleOf(entry['role']);
  return { role, trust: heldPolicyOf({ ...(entry['trust'] as Row), uid: trustPolicyUid(role.identifier) }) };
}
