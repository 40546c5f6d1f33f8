/** Reads facts of other accounts that edges of the imported accounts depend on. */
import type {
  AccountFacts,
  CodeResource,
  Neighbors,
  ResourceAskingWho,
  TrustingRole,
} from '../../../contract/graphWriter.js';
import { roleSessionKey } from '../../../model/principals/roleSessionKey.js';
import {
  accountOfIdentifier,
  accountsOfRoots,
  isUniqueId,
} from '../../../model/principals/namedPrincipal.js';
import type { QueryRunner, Row } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { managedOrganizations } from '../organization/managedOrganizations.js';
import { places } from '../organization/organizations.js';
import { DOCUMENT, SET, SET_PARTS, documents, documentsByHash, policySetOf } from '../access/policySets.js';
import { distinctNames, each, names, numbers, one } from '../columns.js';
import { readValue } from '../reads.js';
import { PRINCIPAL, roleOf } from '../projections.js';
import { decoder, oneOf, text, texts } from '../../../model/stored/field.js';

/** Reads roles of other accounts that trust principals of these. Bounded by roles that trust these, or anyone. */
const TRUSTING_ROLES = cypher(`
CALL () {
  UNWIND $accountIds AS id
  MATCH (p:Principal {accountId: id})<-[:TRUSTS]-(r:IamRole) WHERE NOT r.accountId IN $accountIds
  RETURN r
  UNION
  MATCH (:Principal {uid: '*'})<-[:TRUSTS]-(r:IamRole) WHERE NOT r.accountId IN $accountIds
  RETURN r
  UNION
  UNWIND $uniqueIds AS id
  MATCH (:Principal {uid: id})<-[:TRUSTS]-(r:IamRole) WHERE NOT r.accountId IN $accountIds
  RETURN r
}
MATCH (r)-[:TRUST_POLICY]->(d:PolicyDocument)
CALL (r) {
  MATCH (r)-[t:TRUSTS]->(x:Principal)
  WITH x, t ORDER BY x.uid
  RETURN collect({identifier: x.uid, statementIndexes: t.statements}) AS trusts
}
WITH r, d, trusts ORDER BY r.uid
RETURN r ${PRINCIPAL} AS role, trusts, [(r)-[:SINGLES_OUT]->(x:Principal) | x.uid] AS singledOut, d.uid AS trustHash, d ${DOCUMENT} AS document`);

/** Returns a Cypher condition: the resource holds code (G-13). */
export const holdsCode = (resource: string): string =>
  `${resource}.service + ':' + ${resource}.resourceType IN ['lambda:function', 'ecr:repository']`;

/** Returns a Cypher condition: the principal is known by its unique id only (E-44). */
export const isNamedById = (principal: string): string =>
  `(${principal}.uid STARTS WITH 'AIDA' OR ${principal}.uid STARTS WITH 'AROA')`;

/**
 * Reads unique ids in policies of roles and resources that no principal of their account has (E-44). Few: mostly deleted
 * ones.
 */
const readUniqueIds = readValue(distinctNames)(`
MATCH (p:Principal)
WHERE ${isNamedById('p')} AND EXISTS { (p)<-[:TRUSTS|SINGLES_OUT]-() }
RETURN collect(p.uid) AS value`);

/** Reads policy sets of other accounts that roles of these may let in. Bounded by the accounts that the roles trust. */
const TRUSTED_SETS = cypher(`
CALL () {
  UNWIND $identifiers AS identifier
  MATCH (:Principal {uid: identifier})-[:GOVERNED_BY]->(s:PolicySet {shared: true})
  RETURN s
  UNION
  UNWIND $sessionKeys AS key
  MATCH (:IamRole {sessionKey: key})-[:GOVERNED_BY]->(s:PolicySet {shared: true})
  RETURN s
  UNION
  UNWIND $uniqueIds AS id
  MATCH (:Principal {uniqueId: id})-[:GOVERNED_BY]->(s:PolicySet {shared: true})
  WHERE NOT s.accountId IN $accountIds
  RETURN s
  UNION
  UNWIND $accounts AS id
  MATCH (:Account {uid: id})-[:OWNS]->(s:PolicySet {mayAssume: true})
  RETURN s
  UNION
  MATCH (a:Account) WHERE $anyone AND NOT a.uid IN $accountIds
  MATCH (a)-[:OWNS]->(s:PolicySet {mayAssume: true})
  RETURN s
}
${SET_PARTS}
WITH s, members, included, bounds ORDER BY s.uid
RETURN ${SET} AS policySet, [d IN included + bounds | d ${DOCUMENT}] AS documents`);

/**
 * Reads principals of the accounts that policies of others' resources name, also in conditions or by unique id. Bounded
 * by these.
 */
const readNamed = readValue(names)(`
CALL () {
  UNWIND $accountIds AS id
  MATCH (p:Principal {accountId: id}) WHERE NOT p:AccountRoot
  RETURN p
  UNION
  UNWIND $uniqueIds AS id
  MATCH (p:Principal {uid: id})
  RETURN p
}
WITH p WHERE EXISTS { MATCH (p)<-[:TRUSTS|SINGLES_OUT]-(r:Resource) WHERE r.accountId IS NULL OR NOT r.accountId IN $accountIds }
WITH p ORDER BY p.uid
RETURN collect(p.uid) AS value`);

/** Reads resources of other accounts whose policies tell principals of these, or of any account, apart (G-8). */
const ASKING_WHO = cypher(`
CALL () {
  UNWIND $accountIds AS id
  MATCH (p:Principal {accountId: id})<-[:SINGLES_OUT]-(r:Resource) WHERE p:AccountRoot
  RETURN p, r
  UNION
  MATCH (p:Principal {uid: '*'})<-[:SINGLES_OUT]-(r:Resource)
  RETURN p, r
}
WITH p, r WHERE r.accountId IS NULL OR NOT r.accountId IN $accountIds
MATCH (r)-[:RESOURCE_POLICY]->(d:PolicyDocument)
WITH d, p ORDER BY p.uid
WITH d, collect(DISTINCT p.uid) AS singledOut ORDER BY d.uid
RETURN d.uid AS policyHash, singledOut, d ${DOCUMENT} AS document`);

/** Reads the resource control policies of the accounts' organizations, whichever accounts they apply to (G-8). */
const RESOURCE_CONTROLS = cypher(`
UNWIND $accountIds AS id
MATCH (a:Account {uid: id})
MATCH (:Organization {uid: a.organizationId})-[:OWNS]->(p:Policy)-[:HAS_DOCUMENT]->(d:PolicyDocument)
WHERE EXISTS { (p)<-[:HAS_RCP]-() }
WITH d, 'arn:' + a.partition + ':iam::' + id + ':root' AS root ORDER BY root
WITH d, collect(DISTINCT root) AS singledOut ORDER BY d.uid
RETURN d.uid AS policyHash, singledOut, d ${DOCUMENT} AS document`);

/**
 * Reads functions and repositories of other accounts whose policies name principals of these, or anyone, and the roles
 * that they run as (G-13). Bounded by the resources that name the accounts or anyone.
 */
const CODE_RESOURCES = cypher(`
CALL () {
  UNWIND $accountIds AS id
  MATCH (:Principal {accountId: id})<-[:TRUSTS]-(r:Resource)
  WHERE ${holdsCode('r')} AND NOT r.accountId IN $accountIds
  RETURN r
  UNION
  MATCH (:Principal {uid: '*'})<-[:TRUSTS]-(r:Resource)
  WHERE ${holdsCode('r')} AND NOT r.accountId IN $accountIds
  RETURN r
}
MATCH (r)-[:RESOURCE_POLICY]->(d:PolicyDocument)
CALL (r) {
  MATCH (r)-[:TRUSTS]->(x:Principal)
  WITH x ORDER BY x.uid
  RETURN collect(x.uid) AS names
}
CALL (r) {
  OPTIONAL MATCH (:Workload {uid: r.uid})-[:RUNS_AS {use: 'CODE'}]->(p:Principal)
  WITH p ORDER BY p.uid
  RETURN collect(p.uid) AS roleArns
}
WITH r, d, names, roleArns ORDER BY r.uid
RETURN r.uid AS arn, r.accountId AS accountId, r.service + ':' + r.resourceType AS kind, names, roleArns, d.uid AS policyHash, d ${DOCUMENT} AS document`);

const readImported = readValue(distinctNames)(
  'MATCH (a:Account) WHERE a.imported RETURN collect(a.uid) AS value',
);

/** What the graph has. Statements about the rest are neither planned nor run. */
interface Stored {
  /** Whether some account was imported. */
  readonly accounts: boolean;
  readonly resources: boolean;
  readonly organizations: boolean;
}

const anything: Stored = { accounts: true, resources: true, organizations: true };

export async function neighbors(
  runner: QueryRunner,
  accounts: readonly AccountFacts[],
  stored = anything,
): Promise<Neighbors> {
  const accountIds = accounts.map((facts) => facts.accountId);
  const uniqueIds = stored.accounts ? await uniqueIdsNamed(runner, accounts) : [];
  const [roles, sets, namedByResources, resources, controls, code, importedAccounts, managed] =
    await Promise.all([
      stored.accounts ? runner.run(TRUSTING_ROLES, { accountIds, uniqueIds }) : [],
      stored.accounts ? runner.run(TRUSTED_SETS, { accountIds, ...trustedBy(accounts) }) : [],
      stored.resources ? readNamed(runner, { accountIds, uniqueIds }) : [],
      stored.resources ? runner.run(ASKING_WHO, { accountIds }) : [],
      stored.organizations ? runner.run(RESOURCE_CONTROLS, { accountIds }) : [],
      stored.resources ? runner.run(CODE_RESOURCES, { accountIds }) : [],
      stored.accounts ? readImported(runner) : new Set<string>(),
      managedOrganizations(runner, accounts),
    ]);
  const asking = [...resources, ...controls];
  const trustingRoles = roles.map(trustingRoleOf);
  const trustedSets = sets.map(trustedSetOf);
  const policySets = trustedSets.map((one) => one.policySet);
  const codeResources = code.map(codeResourceOf);
  const singledOut = accounts.flatMap((facts) => facts.roles.flatMap((role) => role.singledOut));
  const placed = new Set([
    ...accountIds,
    ...[...trustingRoles, ...policySets, ...codeResources].map(({ accountId }) => accountId),
    ...[...namedOutside(accounts), ...singledOut].flatMap((one) => accountOfIdentifier(one) ?? []),
    ...managed.flatMap((organization) => organization.accountIds),
  ]);
  const organizations = await places(runner, { accountIds: [...placed] });
  return {
    trustingRoles,
    policySets,
    documents: new Map([
      ...documentsByHash([...roles, ...asking, ...code].map((row) => row['document'])),
      ...trustedSets.flatMap((one) => [...one.documents]),
    ]),
    namedByResources,
    resourcesAskingWho: asking.map(askingWhoOf),
    codeResources,
    importedAccounts,
    organizations,
    managed,
  };
}

/** Returns the unique ids by which policies name members of the accounts. */
async function uniqueIdsNamed(
  runner: QueryRunner,
  accounts: readonly AccountFacts[],
): Promise<readonly string[]> {
  const named = await readUniqueIds(runner);
  if (named.size === 0) return [];
  const members = accounts.flatMap(({ policySets }) => policySets.flatMap((set) => set.members));
  return members.map(({ uniqueId }) => uniqueId).filter((id) => named.has(id));
}

/** Returns identifiers in the accounts' trust policies that are outside these accounts. */
function namedOutside(accounts: readonly AccountFacts[]): readonly string[] {
  const own = new Set<string | undefined>(accounts.map((facts) => facts.accountId));
  const roles = accounts.flatMap((facts) => facts.roles);
  const named = new Set(roles.flatMap((role) => role.trusts.map((trust) => trust.identifier)));
  return [...named].filter((identifier) => !own.has(accountOfIdentifier(identifier)));
}

function trustedBy(accounts: readonly AccountFacts[]) {
  const outside = namedOutside(accounts);
  return {
    identifiers: outside,
    sessionKeys: outside.flatMap((identifier) => roleSessionKey(identifier) ?? []),
    uniqueIds: outside.filter(isUniqueId),
    accounts: accountsOfRoots(outside),
    anyone: outside.includes('*'),
  };
}

const trustedSetOf = decoder('PolicySet', { policySet: one(policySetOf), documents });

const codeResourceOf: (row: Row) => CodeResource = decoder('Resource', {
  arn: text,
  accountId: text,
  kind: oneOf('lambda:function', 'ecr:repository'),
  policyHash: text,
  names: texts,
  roleArns: texts,
});

const askingWhoOf: (row: Row) => ResourceAskingWho = decoder('Resource', {
  policyHash: text,
  singledOut: texts,
});

const trustingRole = decoder('IamRole', {
  role: one(roleOf),
  trusts: each(decoder('Trust', { identifier: text, statementIndexes: numbers })),
  singledOut: texts,
  trustHash: text,
});

function trustingRoleOf(row: Row): TrustingRole {
  const { role, ...trust } = trustingRole(row);
  const { identifier: arn, accountId, tags, serviceLinked } = role;
  return { arn, accountId, partition: arn.split(':')[1] ?? 'aws', tags, serviceLinked, ...trust };
}
