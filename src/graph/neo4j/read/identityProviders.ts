/** Reads the SAML and OIDC providers that imports hold. */
import type { IdentityProvider, Principal } from '../../model/graph.js';
import type { QueryRunner, Row } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import { PRINCIPAL, byKey, principalOf } from './rows.js';

const fields = ['url', 'clientIds', 'createdAt', 'validUntil'] as const;

/** What do imports say of these providers? Bounded by the ARNs. */
const PROVIDERS = cypher(`
UNWIND $arns AS arn
MATCH (p:Principal {uid: arn})<-[:OWNS]-(:Account)
RETURN arn AS key, p {${fields.map((field) => `.${field}`).join(', ')}} AS provider`);

export async function identityProviders(
  runner: QueryRunner,
  arns: readonly string[],
): Promise<ReadonlyMap<string, IdentityProvider>> {
  return byKey(await runner.run(PROVIDERS, { arns }), (row) => {
    const provider = row['provider'] as Row;
    const known = fields.filter((field) => provider[field] !== null && provider[field] !== undefined);
    return Object.fromEntries(known.map((field) => [field, provider[field]]));
  });
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
  return byKey(rows, (row) => (row['providers'] as Row[]).map(principalOf));
}
