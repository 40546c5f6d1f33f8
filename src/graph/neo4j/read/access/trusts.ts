/** Reads the principals that trust policies and resource policies name, and roles that trust outside their accounts. */
import { decoder, text, texts, uid } from '../../../model/stored/field.js';
import { distinctNames, each, holds, numbers, one } from '../columns.js';
import { ORGANIZATION_PLACES, organizations } from '../organization/organizations.js';
import { DOCUMENT, documents } from './policySets.js';
import { PRINCIPAL, principal, principalOf, roleOf } from '../projections.js';
import { listsByKey, readAnswer, type Read, type SomeReads } from '../reads.js';

/**
 * Reads the roles that trust a principal outside their account, a service or an identity provider, or whose trust
 * policy could not be parsed. Bounded by the roles; returns each document once.
 */
const read = readAnswer({
  roles: each(decoder('IamRole', { role: one(roleOf), trustHash: text })),
  documents,
  trusted: each(principalOf),
  providers: each(decoder('Principal', { uid, clientIds: texts })),
  missingProviders: distinctNames,
  imported: distinctNames,
  anythingImported: holds,
  organizations,
})(`
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
  RETURN collect(d ${DOCUMENT}) AS documents
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
WITH *, EXISTS { MATCH (a:Account) WHERE a.contentHash IS NOT NULL } AS anythingImported`);

const outwardTrusts: Read<'outwardTrusts'> = (runner) => async (accountId) => {
  const { providers, imported, ...rest } = await read(runner, { accountId: accountId ?? null });
  const audiences = new Map(providers.map((provider) => [provider.uid, provider.clientIds]));
  return { ...rest, audiences, importedAccounts: imported };
};

export const trustReads = {
  trustGrants: listsByKey({
    ...principal,
    find: `CALL (key) {
  MATCH (:Principal {uid: key})-[t:TRUSTS]->(n:Principal)
  RETURN t, n
  UNION
  MATCH (:Resource {uid: key})-[t:TRUSTS]->(n:Principal)
  RETURN t, n
}`,
    found: ['t'],
    entry: `{principal: n ${PRINCIPAL}, statementIndexes: t.statements}`,
    of: decoder('TRUSTS', { principal: one(principalOf), statementIndexes: numbers }),
  }),
  outwardTrusts,
} satisfies SomeReads;
