/** Reads what other accounts hold that bears on an account's edges. */
import type { AccountFacts, Neighbours, TrustingRole } from '../graphWriter.js';
import { roleSessionKey } from '../roleSessionKey.js';
import { accountOfIdentifier, namedPrincipalKind } from '../namedPrincipal.js';
import type { QueryRunner, Row } from './connection.js';
import { cypher } from './cypher.js';
import { DOCUMENT, SET, SET_PARTS, documentsByHash, policySetOf } from './policySets.js';
import { PRINCIPAL, principalOf } from './rows.js';

/** Which roles of other accounts let this account's principals in? Bounded by who trusts the account, or anyone. */
const TRUSTING_ROLES = cypher(`
CALL () {
  MATCH (p:Principal {accountId: $accountId})<-[:TRUSTS]-(r:IamRole) WHERE r.accountId <> $accountId
  RETURN r
  UNION
  MATCH (:Principal {uid: '*'})<-[:TRUSTS]-(r:IamRole) WHERE r.accountId <> $accountId
  RETURN r
}
MATCH (r)-[:TRUST_POLICY]->(d:PolicyDocument)
CALL (r) {
  MATCH (r)-[t:TRUSTS]->(x:Principal)
  WITH x, t ORDER BY x.uid
  RETURN collect([x.uid, t.statements]) AS trusts
}
WITH r, d, trusts ORDER BY r.uid
RETURN r ${PRINCIPAL} AS role, trusts, d ${DOCUMENT} AS document`);

/** Which policy sets of other accounts may this account's roles let in? Bounded by the accounts that they trust. */
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
  UNWIND $accounts AS id
  MATCH (:Account {uid: id})-[:OWNS]->(s:PolicySet {mayAssume: true})
  RETURN s
  UNION
  MATCH (a:Account) WHERE $anyone AND a.uid <> $accountId
  MATCH (a)-[:OWNS]->(s:PolicySet {mayAssume: true})
  RETURN s
}
${SET_PARTS}
WITH s, members, included, bounds ORDER BY s.uid
RETURN ${SET} AS policySet, [d IN included + bounds | d ${DOCUMENT}] AS documents`);

const IMPORTED_ACCOUNTS = cypher('MATCH (a:Account) WHERE a.imported RETURN collect(a.uid) AS ids');

export async function neighbours(runner: QueryRunner, facts: AccountFacts): Promise<Neighbours> {
  const { accountId } = facts;
  const [roles, sets, [imported]] = await Promise.all([
    runner.run(TRUSTING_ROLES, { accountId }),
    runner.run(TRUSTED_SETS, { accountId, ...trustedBy(facts) }),
    runner.run(IMPORTED_ACCOUNTS),
  ]);
  const documents = [
    ...roles.map((row) => row['document'] as Row),
    ...sets.flatMap((row) => row['documents'] as Row[]),
  ];
  return {
    trustingRoles: roles.map(trustingRoleOf),
    policySets: sets.map((row) => policySetOf(row['policySet'])),
    documents: documentsByHash(documents),
    importedAccounts: new Set(imported?.['ids'] as string[]),
  };
}

/** What the account's trust policies name outside it. */
function trustedBy(facts: AccountFacts) {
  const named = new Set(facts.roles.flatMap((role) => role.trusts.map((trust) => trust.identifier)));
  const outside = [...named].filter((identifier) => accountOfIdentifier(identifier) !== facts.accountId);
  return {
    identifiers: outside,
    sessionKeys: outside.flatMap((identifier) => roleSessionKey(identifier) ?? []),
    accounts: outside
      .filter((identifier) => namedPrincipalKind(identifier) === 'ROOT')
      .flatMap((identifier) => accountOfIdentifier(identifier) ?? []),
    anyone: named.has('*'),
  };
}

function trustingRoleOf(row: Row): TrustingRole {
  const role = principalOf(row['role']);
  if (role.kind !== 'ROLE') throw new TypeError(`${role.identifier} is no role`);
  return {
    arn: role.identifier,
    accountId: role.accountId,
    partition: role.identifier.split(':')[1] ?? 'aws',
    tags: role.tags,
    serviceLinked: role.serviceLinked,
    trustHash: String((row['document'] as Row)['hash']),
    trusts: (row['trusts'] as [string, number[]][]).map(([identifier, statements]) => ({
      identifier,
      statementIndexes: statements.map(Number),
    })),
  };
}
