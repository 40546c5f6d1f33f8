/** Reads all stored facts that some requests need. */
import type { HeldPolicy, PrincipalPolicies } from '../../../model/storedPolicies.js';
import { accountsOf } from '../../../model/principals/namedPrincipal.js';
import { policyHolders } from '../../../engine/policyHolder.js';
import { definedFields } from '../../../model/definedFields.js';
import { decoder, text } from '../../../model/stored/field.js';
import { heldPolicyFields } from '../../../model/stored/tables.js';
import { distinctNames, each, gaps, holds, names, one } from '../columns.js';
import { ORGANIZATION_PLACES, organizations } from '../organization/organizations.js';
import { wantedPrincipal } from '../inventory/principals.js';
import {
  ROLE_AS_RESOURCE,
  rolesAsResources,
  STORED_RESOURCE,
  storedResources,
} from '../inventory/resources.js';
import { heldPolicyOf, PRINCIPAL, principalOf, projection } from '../projections.js';
import { readAnswer, type Read } from '../reads.js';
import { DOCUMENT, documents } from './policySets.js';

/** A policy without the text of its document, which many policies may share. */
const HELD = projection(heldPolicyFields, {
  documentHash: 'd.uid',
  documentText: 'null',
  quarantined: 'null',
});

/** Returns a subquery that yields the policies a pattern leads to from `p` as `name`, and as `name` + `Documents`. */
const held = (name: string, pattern: string): string => `CALL (p) {
    MATCH ${pattern}
    OPTIONAL MATCH (x)-[:HAS_DOCUMENT]->(d:PolicyDocument)
    WITH DISTINCT x, d ORDER BY x.uid
    RETURN collect(x ${HELD}) AS ${name}, collect(d) AS ${name}Documents
  }`;

/**
 * Reads the policies that apply to requests of these principals on these resources. A session has the policies of its
 * role. AWS quotas bound the policies of each principal.
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
  documents,
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
  ${held('own', '(p)-[:HAS_POLICY]->(x:Policy)')}
  ${held('inherited', '(p)-[:MEMBER_OF]->(:IamGroup)-[:HAS_POLICY]->(x:Policy)')}
  ${held('boundaries', '(p)-[:HAS_BOUNDARY]->(x:Policy)')}
  RETURN collect({key: wanted.identifier, principal: p ${PRINCIPAL}, missingGroups: p.missingGroups,
                  own: own, inherited: inherited, boundaries: boundaries}) AS principals,
         collect(ownDocuments + inheritedDocuments + boundariesDocuments) AS lists
}
CALL (lists) {
  UNWIND lists AS list
  UNWIND list AS d
  WITH DISTINCT d
  RETURN collect(d ${DOCUMENT}) AS documents
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
  const { imported: importedAccounts, gaps: accountGaps, documents: texts, ...rest } = found;
  const withText = (policy: HeldPolicy): HeldPolicy => {
    const { text: documentText, quarantined } = texts.get(policy.documentHash ?? '') ?? {};
    return { ...policy, ...definedFields({ documentText, quarantined }) };
  };
  return {
    ...rest,
    importedAccounts,
    accountGaps: accountGaps.filter((gap) => gap.kind === 'EXPORT_INCOMPLETE'),
    principals: new Map(
      found.principals.map(({ key, principal, own, inherited, boundaries, missingGroups }) => {
        const [boundary] = boundaries.map(withText);
        const identity = [...own, ...inherited].map(withText);
        const all = { principal, identity, missingGroups, ...(boundary ? { boundary } : {}) };
        return [key, all] satisfies [string, PrincipalPolicies];
      }),
    ),
  };
};
