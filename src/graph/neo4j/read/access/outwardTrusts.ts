/** Reads the roles whose trust policies reach beyond their accounts. */
import type { OutwardTrusts } from '../../../contract/graphReader.js';
import { decoder, text } from '../../../model/stored/field.js';
import { one } from '../columns.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { ORGANIZATION_PLACES, organizationsOf } from '../organization/organizations.js';
import { documentsByHash } from './policySets.js';
import { PRINCIPAL, principalOf, roleOf } from '../projections.js';
import { rowsIn, listsIn, textsIn } from '../rows.js';

/**
 * Which roles name somebody outside their accounts, a service or a provider, or have a trust policy that was not
 * understood? Bounded by the roles; each document comes once.
 */
const OUTWARD_TRUSTS = cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  MATCH (r:IamRole)-[:TRUST_POLICY]->(d:PolicyDocument)
  WHERE ($accountId IS NULL OR r.accountId = $accountId)
    AND (d.quarantined IS NOT NULL OR EXISTS {
      MATCH (r)-[:TRUSTS]->(n:Principal)
      WHERE n.accountId IS NULL OR n.accountId <> r.accountId OR n:SamlProvider OR n:OidcProvider
    })
  WITH r, d ORDER BY r.uid
  RETURN collect({role: r ${PRINCIPAL}, trustHash: d.uid}) AS roles, collect(DISTINCT d) AS found, collect(r) AS trusting
}
CALL (found) {
  UNWIND found AS d
  RETURN collect(d {hash: d.uid, .text, .quarantined}) AS documents
}
CALL (trusting) {
  UNWIND trusting AS r
  MATCH (r)-[:TRUSTS]->(n:Principal)
  WHERE n.accountId <> r.accountId
  WITH DISTINCT n
  RETURN collect(n ${PRINCIPAL}) AS trusted
}
CALL (trusting) {
  UNWIND trusting AS r
  MATCH (r)-[:TRUSTS]->(n:OidcProvider)
  WHERE n.clientIds IS NOT NULL
  WITH DISTINCT n
  RETURN collect(n {.uid, .clientIds}) AS providers
}
CALL () {
  MATCH (a:Account) WHERE a.imported OR a.organizationId IS NOT NULL
  RETURN collect(a.uid) AS accountIds, collect(CASE WHEN a.imported THEN a.uid END) AS imported,
         collect(a.missingProviders) AS missingProviders
}
${ORGANIZATION_PLACES}
RETURN roles, documents, trusted, providers, missingProviders, imported, organizations, g.version AS version,
       EXISTS { MATCH (a:Account) WHERE a.contentHash IS NOT NULL } AS anythingImported`);

export async function outwardTrusts(runner: QueryRunner, accountId?: string): Promise<OutwardTrusts> {
  const [row = {}] = await runner.run(OUTWARD_TRUSTS, { accountId: accountId ?? null });
  return {
    roles: rowsIn(row['roles']).map(trustingRole),
    documents: documentsByHash(rowsIn(row['documents'])),
    trusted: rowsIn(row['trusted']).map(principalOf),
    audiences: new Map(
      rowsIn(row['providers']).map((provider) => [String(provider['uid']), textsIn(provider['clientIds'])]),
    ),
    missingProviders: new Set(listsIn(row['missingProviders']).flat()),
    importedAccounts: new Set(textsIn(row['imported'])),
    anythingImported: row['anythingImported'] === true,
    organizations: organizationsOf(row['organizations']),
    graphVersion: String(row['version'] ?? 0),
  };
}

const trustingRole: (row: unknown) => OutwardTrusts['roles'][number] = decoder('IamRole', {
  role: one(roleOf),
  trustHash: text,
});
