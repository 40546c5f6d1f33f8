/** Reads principals and groups, and credentials of principals. */
import { roleSessionKey } from '../../../model/principals/roleSessionKey.js';
import type { Principal } from '../../../model/graph.js';
import type { ListFilter } from '../../../contract/pageRequests.js';
import { decoder, optional, text } from '../../../model/stored/field.js';
import { each, one } from '../columns.js';
import { credentials, group, identityProvider, principal, principalOf, PRINCIPAL } from '../projections.js';
import {
  byKey,
  listPage,
  listsByKey,
  pagesByKey,
  readAnswer,
  readValue,
  type Conditions,
  type SomeReads,
} from '../reads.js';
import { IMPORTED_ACCOUNTS, importedAccounts } from './accounts.js';

export const LISTED: Conditions<ListFilter> = {
  accountId: 'n.accountId = $accountId',
  nameContains: 'n.nameKey CONTAINS toLower($nameContains)',
};

/** Returns the keys to find a principal by. A session that no policy names is found by its role. */
export const wantedPrincipal = (identifier: string) => ({
  identifier,
  sessionKey: roleSessionKey(identifier) ?? null,
});

const sessionColumns = decoder('Principal', {
  identifier: text,
  stored: optional(one(principalOf)),
  roleAccount: optional(text),
});

function storedOrSession(row: unknown): Principal {
  const { identifier, stored, roleAccount = '' } = sessionColumns(row);
  const name = identifier.slice(identifier.indexOf('/') + 1);
  return stored ?? { type: 'PRINCIPAL', kind: 'ROLE_SESSION', identifier, name, accountId: roleAccount };
}

/** A Cypher condition: `n` is a role that trusts EC2, in any partition (E-57), and is in no instance profile. */
const IS_EC2_WITHOUT_INSTANCE_PROFILE = `(
      EXISTS {
        (n)-[:TRUSTS]->(s:ServicePrincipal)-[:GOVERNED_BY]->(:PolicySet)-[:CAN_ASSUME|CAN_ASSUME_IF]->(n)
        WHERE s.name IN ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn']
      }
      AND NOT EXISTS { (:InstanceProfile)-[:CONTAINS]->(n) })`;

const IN_ACCOUNT = '(n:Principal {accountId: key})';

/** Reads users and roles by name; at most 20. */
const readNamed = readValue(each(principalOf))(`
MATCH (p:Principal {nameKey: $nameKey})
WHERE p.kind IN $kinds AND ($accountId IS NULL OR p.accountId = $accountId)
WITH p ORDER BY p.uid LIMIT 20
RETURN collect(p ${PRINCIPAL}) AS value`);

/** Reads users and root users with known access keys, and the imported accounts. Bounded by the users of the graph. */
const accessKeyFacts = readAnswer({
  holders: each(decoder('Principal', { principal: one(principalOf), credentials: one(credentials.of) })),
  accounts: importedAccounts,
})(`
CALL () {
  MATCH (p:IamUser|AccountRoot)
  WHERE p.accessKeys IS NOT NULL AND ($accountId IS NULL OR p.accountId = $accountId)
  WITH p ORDER BY p.uid
  RETURN collect({principal: p ${PRINCIPAL}, credentials: p ${credentials.row}}) AS holders
}${IMPORTED_ACCOUNTS}`);

export const principalReads = {
  principals: byKey({
    wanted: (identifiers) => identifiers.map(wantedPrincipal),
    find: `WITH key AS wanted, key.identifier AS key
OPTIONAL MATCH (n:Principal {uid: key})
OPTIONAL MATCH (r:IamRole {sessionKey: wanted.sessionKey})
WITH key, n, r WHERE n IS NOT NULL OR r IS NOT NULL`,
    entry: `{identifier: key, stored: n ${PRINCIPAL}, roleAccount: r.accountId}`,
    of: storedOrSession,
  }),
  principalPage: listPage({
    ...principal,
    where: {
      ...LISTED,
      kind: 'n.kind = $kind',
      ec2WithoutInstanceProfile: `$ec2WithoutInstanceProfile = ${IS_EC2_WITHOUT_INSTANCE_PROFILE}`,
      administrator: '$administrator = (n.administrator IS NOT NULL)',
      held: "$held = (n.kind IN ['USER', 'ROLE', 'ROOT'] OR EXISTS { (n)<-[:OWNS]-(:Account) })",
    },
  }),
  principalsByName: (runner) => (name, accountId, kind) => {
    const kinds = kind === undefined ? ['USER', 'ROLE'] : [kind];
    return readNamed(runner, { nameKey: name.toLowerCase(), accountId: accountId ?? null, kinds });
  },
  principalsOfAccounts: pagesByKey({ ...principal, pattern: IN_ACCOUNT }),
  administratorsOfAccounts: pagesByKey({
    ...principal,
    pattern: IN_ACCOUNT,
    where: 'n.administrator IS NOT NULL',
  }),

  groups: byKey(group),
  groupPage: listPage({ ...group, where: LISTED }),
  groupsOfUsers: listsByKey({
    ...group,
    find: 'MATCH (:Principal {uid: key})-[:MEMBER_OF]->(n:IamGroup)',
  }),
  membersOfGroups: pagesByKey({
    ...principal,
    owner: '(o:IamGroup {uid: key})',
    pattern: '(o)<-[:MEMBER_OF]-(n:Principal)',
  }),

  credentials: byKey(credentials),
  accessKeyFacts: (runner) => (accountId) => accessKeyFacts(runner, { accountId: accountId ?? null }),
  identityProviders: byKey({
    ...identityProvider,
    find: 'MATCH (n:Principal {uid: key})<-[:OWNS]-(:Account)',
  }),
  identityProvidersOfAccounts: listsByKey({
    ...principal,
    find: 'MATCH (:Account {uid: key})-[:OWNS]->(n:SamlProvider|OidcProvider)',
  }),
} satisfies SomeReads;
