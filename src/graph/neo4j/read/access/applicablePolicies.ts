/** Reads everything stored that bears on some requests. */
import type { PrincipalPolicies } from '../../../model/storedPolicies.js';
import { accountsOf } from '../../../model/principals/namedPrincipal.js';
import { policyHolders } from '../../../engine/policyHolder.js';
import { decoder, text } from '../../../model/stored/field.js';
import { cypher } from '../../connection/cypher.js';
import { distinctNames, each, gaps, graphVersion, holds, names, one } from '../columns.js';
import { ORGANIZATION_PLACES, organizations } from '../organization/organizations.js';
import { wantedPrincipal } from '../inventory/principals.js';
import {
  ROLE_AS_RESOURCE,
  rolesAsResources,
  STORED_RESOURCE,
  storedResources,
} from '../inventory/resources.js';
import { HELD, heldPolicyOf, PRINCIPAL, principalOf } from '../projections.js';
import { readRow, type Read } from '../reads.js';

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
RETURN principals, roles, resources, imported, gaps, missingProviders, organizations, g.version AS version,
       EXISTS { MATCH (a:Account) WHERE a.contentHash IS NOT NULL } AS anythingImported`);

const read = readRow(APPLICABLE_POLICIES, {
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
  graphVersion,
});

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
