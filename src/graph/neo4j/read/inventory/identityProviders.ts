/** Reads the SAML and OIDC providers that imports hold. */
import type { IdentityProvider, Principal } from '../../../model/graph.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { IDENTITY_PROVIDER, PRINCIPAL, identityProviderOf, principalOf } from '../projections.js';
import { byKey, rowsIn } from '../rows.js';

/** What do imports say of these providers? Bounded by the ARNs. */
const PROVIDERS = cypher(`
UNWIND $arns AS arn
MATCH (p:Principal {uid: arn})<-[:OWNS]-(:Account)
RETURN arn AS key, p ${IDENTITY_PROVIDER} AS provider`);

export async function identityProviders(
  runner: QueryRunner,
  arns: readonly string[],
): Promise<ReadonlyMap<string, IdentityProvider>> {
  return byKey(await runner.run(PROVIDERS, { arns }), (row) => identityProviderOf(row['provider']));
}

/** Which providers do these accounts hold? AWS's quotas bound them to some hundreds each. */
const PROVIDERS_OF_ACCOUNTS = cypher(`
UNWIND $ids AS id
MATCH (:Account {uid: id})-[:OWNS]->(p:Principal)
WHERE p:SamlProvider OR p:OidcProvider
WITH id, p ORDER BY p.uid
RETURN id AS key, collect(p ${PRINCIPAL}) AS providers`);

export async function identityProvidersOfAccounts(
  runner: QueryRunner,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Principal[]>> {
  const rows = await runner.run(PROVIDERS_OF_ACCOUNTS, { ids });
  return byKey(rows, (row) => rowsIn(row['providers']).map(principalOf));
}
