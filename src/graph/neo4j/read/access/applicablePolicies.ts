/** Reads everything stored that bears on some requests. */
import type { PrincipalPolicies } from '../../../model/storedPolicies.js';
import { accountsOf } from '../../../model/principals/namedPrincipal.js';
import { policyHolders } from '../../../engine/policyHolder.js';
import { decoder, text } from '../../../model/stored/field.js';
import { distinctNames, each, gaps, holds, names, one } from '../columns.js';
import { ORGANIZATION_PLACES, organizations } from '../organization/organizations.js';
import { wantedPrincipal } from '../inventory/principals.js';
import {
  ROLE_AS_RESOURCE,
  rolesAsResources,
  STORED_RESOURCE,
  storedResources,
} from '../inventory/resources.js';
import { heldPolicies, heldPolicyOf, PRINCIPAL, principalOf } from '../projections.js';
import { readAnswer, type Read } from '../reads.js';

/**
 * Which policies bear on requests of these principals on these resources? A session is its role's. AWS's quotas
 * bound the policies of each principal.
 */
const read = readAnswer({
  principals: each(
    decoder('Principal', {
      key: text,
      principal: one(principalOf),
      own: each(heldPolicyOf),
      inherited: each(heldPolicyOf),
      boundaries: each(heldPolicyOf),
      missingGroups: names,
    }),
  ),
  roles: rolesAsResources,
  resources: storedResources,
  imported: distinctNames,
  missingProviders: distinctNames,
  gaps,
  anythingImported: holds,
  organizations,
})(`
CALL () {
  UNWIND $principals AS wanted
  OPTIONAL MATCH (named:Principal {uid: wanted.identifier})
  OPTIONAL MATCH (role:IamRole {sessionKey: wanted.sessionKey})
  WITH wanted, coalesce(role, named) AS p WHERE p IS NOT NULL
  ${heldPolicies('own', 'p', '(p)-[:HAS_POLICY]->(x:Policy)')}
  ${heldPolicies('inherited', 'p', '(p)-[:MEMBER_OF]->(:IamGroup)-[:HAS_POLICY]->(x:Policy)')}
  ${heldPolicies('boundaries', 'p', '(p)-[:HAS_BOUNDARY]->(x:Policy)')}
  RETURN collect({key: wanted.identifier, principal: p ${PRINCIPAL}, missingGroups: p.missingGroups,
                  own: own, inherited: inherited, boundaries: boundaries}) AS principals
}
CALL () {
  UNWIND $resources AS arn
  MATCH (r:Principal&IamRole {uid: arn})-[:TRUST_POLICY]->(d:PolicyDocument)
  RETURN collect(${ROLE_AS_RESOURCE}) AS roles
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
WITH *, EXISTS { MATCH (a:Account) WHERE a.contentHash IS NOT NULL } AS anythingImported`);

export const applicablePolicies: Read<'applicablePolicies'> = (runner) => async (principals, resources) => {
  const found = await read(runner, {
    principals: principals.map(wantedPrincipal),
    resources,
    holders: [...new Set(resources.flatMap(policyHolders))],
    accounts: accountsOf([...principals, ...resources]),
  });
  const { imported: importedAccounts, gaps: accountGaps, ...rest } = found;
  return {
    ...rest,
    importedAccounts,
    accountGaps: accountGaps.filter((gap) => gap.kind === 'EXPORT_INCOMPLETE'),
    principals: new Map(
      found.principals.map(({ key, principal, own, inherited, boundaries, missingGroups }) => {
        const [boundary] = boundaries;
        const identity = [...own, ...inherited];
        const policies = { principal, identity, missingGroups, ...(boundary ? { boundary } : {}) };
        return [key, policies] satisfies [string, PrincipalPolicies];
      }),
    ),
  };
};
