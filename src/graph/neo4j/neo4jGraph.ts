/** The graph in Neo4j: each question and each write to the file that knows its Cypher. */
import type { EscalationReader } from '../contract/escalationReader.js';
import type { GraphReader } from '../contract/graphReader.js';
import type { PathReader } from '../contract/pathReader.js';
import type { GraphWriter } from '../contract/graphWriter.js';
import type { TimeLimit } from '../contract/timeLimit.js';
import { accountCounts, accountPage, accounts } from './read/inventory/accounts.js';
import { visitedAccounts } from './read/paths/visitedAccounts.js';
import { applicablePolicies } from './read/access/applicablePolicies.js';
import { assumableBy, canAssume, rolesWithUnreadTrust } from './read/paths/assumeRole.js';
import type { Connection, QueryRunner } from './connection/connection.js';
import { accessKeyFacts, credentials } from './read/inventory/credentials.js';
import { escalations, escalationsInto, findings } from './read/paths/escalations.js';
import { groupPage, groups, groupsOfUsers, membersOfGroups } from './read/inventory/groups.js';
import { groupsThatMayAllow } from './read/access/groupsThatMayAllow.js';
import { identityProviders, identityProvidersOfAccounts } from './read/inventory/identityProviders.js';
import { importTransaction } from './write/importTransaction.js';
import {
  instanceProfilePage,
  instanceProfiles,
  instanceProfilesOfRoles,
} from './read/inventory/instanceProfiles.js';
import {
  accountsOfOrganizations,
  organizationIds,
  organizations,
  policiesOfOrganizations,
  unitsOfOrganizations,
} from './read/organization/organizationLists.js';
import { places } from './read/organization/organizations.js';
import { hopDetails } from './read/paths/hopDetails.js';
import { oneHopFurther } from './read/paths/adjacentRoles.js';
import { hopLayer } from './read/paths/hopLayer.js';
import { pathRegion } from './read/paths/pathRegion.js';
import {
  assigneesOfRoles,
  identityCenterPrincipals,
  membersOfIdentityCenterGroups,
} from './read/organization/identityCenterPrincipals.js';
import {
  assignmentsOfPermissionSets,
  permissionSetPage,
  permissionSets,
  permissionSetsOfRoles,
  rolesOfPermissionSets,
} from './read/organization/permissionSets.js';
import {
  boundariesOf,
  holdersOfPolicies,
  managedPolicies,
  policies,
  policiesOfHolders,
  policyPage,
} from './read/inventory/policies.js';
import {
  administratorsOfAccounts,
  principalPage,
  principals,
  principalsByName,
  principalsOfAccounts,
} from './read/inventory/principals.js';
import { resourcePage, resources } from './read/inventory/resources.js';
import { search } from './read/inventory/search.js';
import { identifiersOfSets, membersOfSets } from './read/access/setMembers.js';
import { graphVersion, statistics } from './read/inventory/statistics.js';
import { outwardTrusts } from './read/access/outwardTrusts.js';
import { trustGrants } from './read/access/trust.js';
import { whoCanFacts } from './read/access/whoCanFacts.js';
import {
  rolesOfWorkloads,
  usersOfRoles,
  workloadPage,
  workloads,
  workloadsOfInstanceProfiles,
} from './read/inventory/workloads.js';

/** Reads of one question, which end with its limit of time; without a limit each has one of its own. */
export const neo4jReader = (connection: Connection, limit?: TimeLimit): GraphReader =>
  limit
    ? readerOn(connection.within(limit), connection.within(limit, limit.searchOver))
    : readerOn(connection, connection);

/** `searching`: for what a search can do without, if it has to. */
const readerOn = (connection: QueryRunner, searching: QueryRunner): GraphReader => ({
  graphVersion: () => graphVersion(connection),
  accounts: (ids) => accounts(connection, ids),
  accountCounts: (ids) => accountCounts(connection, ids),
  accountPage: (page, filter) => accountPage(connection, page, filter),
  organizationIds: () => organizationIds(connection),
  organizations: (ids) => organizations(connection, ids),
  unitsOfOrganizations: (ids, page) => unitsOfOrganizations(connection, ids, page),
  accountsOfOrganizations: (ids, page) => accountsOfOrganizations(connection, ids, page),
  policiesOfOrganizations: (ids, page) => policiesOfOrganizations(connection, ids, page),
  places: (ids) => places(connection, ids),
  principals: (identifiers) => principals(connection, identifiers),
  principalPage: (page, filter) => principalPage(connection, page, filter),
  principalsOfAccounts: (ids, page) => principalsOfAccounts(connection, ids, page),
  groups: (arns) => groups(connection, arns),
  groupPage: (page, filter) => groupPage(connection, page, filter),
  groupsOfUsers: (arns) => groupsOfUsers(connection, arns),
  membersOfGroups: (arns, page) => membersOfGroups(connection, arns, page),
  policies: (uids) => policies(connection, uids),
  managedPolicies: (arns) => managedPolicies(connection, arns),
  policyPage: (page, filter) => policyPage(connection, page, filter),
  policiesOfHolders: (arns) => policiesOfHolders(connection, arns),
  boundariesOf: (arns) => boundariesOf(connection, arns),
  holdersOfPolicies: (uids, page) => holdersOfPolicies(connection, uids, page),
  resources: (arns) => resources(connection, arns),
  resourcePage: (page, filter) => resourcePage(connection, page, filter),
  permissionSets: (arns) => permissionSets(connection, arns),
  permissionSetPage: (page, filter) => permissionSetPage(connection, page, filter),
  permissionSetsOfRoles: (arns) => permissionSetsOfRoles(connection, arns),
  rolesOfPermissionSets: (arns, page) => rolesOfPermissionSets(connection, arns, page),
  assignmentsOfPermissionSets: (arns, page) => assignmentsOfPermissionSets(connection, arns, page),
  assigneesOfRoles: (arns, page) => assigneesOfRoles(connection, arns, page),
  identityCenterPrincipals: (uids) => identityCenterPrincipals(connection, uids),
  membersOfIdentityCenterGroups: (uids, page) => membersOfIdentityCenterGroups(connection, uids, page),
  trustGrants: (arns) => trustGrants(connection, arns),
  outwardTrusts: (accountId) => outwardTrusts(connection, accountId),
  search: (text, page) => search(connection, text, page),
  principalsByName: (name, accountId) => principalsByName(connection, name, accountId),
  statistics: () => statistics(connection),
  applicablePolicies: (principals, resources) => applicablePolicies(connection, principals, resources),
  groupsThatMayAllow: (userArn, action) => groupsThatMayAllow(connection, userArn, action),
  whoCanFacts: (action, resource) => whoCanFacts(connection, action, resource),
  membersOfSets: (question) => membersOfSets(connection, question),
  identifiersOfSets: (question) => identifiersOfSets(connection, question),
  ...stepReader(connection),
  ...pathReader(connection, searching),
  ...inventoryReader(connection),
  ...escalationReader(connection),
});

/** Single steps of assuming roles. */
const stepReader = (connection: QueryRunner) =>
  ({
    canAssume: (identifiers, page) => canAssume(connection, identifiers, page),
    assumableBy: (arns, page) => assumableBy(connection, arns, page),
    rolesWithUnreadTrust: () => rolesWithUnreadTrust(connection),
  }) satisfies Partial<GraphReader>;

const pathReader = (connection: QueryRunner, searching: QueryRunner) =>
  ({
    pathRegion: (question) => pathRegion(searching, question),
    hopLayer: (question) => hopLayer(searching, question),
    visitedAccounts: (question) => visitedAccounts(connection, question),
    oneHopFurther: (identifiers, further) => oneHopFurther(searching, identifiers, further),
    hopDetails: (pairs, scope) => hopDetails(searching, pairs, scope),
  }) satisfies PathReader;

const escalationReader = (connection: QueryRunner) =>
  ({
    escalations: (identifiers, page) => escalations(connection, identifiers, page),
    escalationsInto: (arns, page) => escalationsInto(connection, arns, page),
    findings: (identifiers) => findings(connection, identifiers),
    administratorsOfAccounts: (ids, page) => administratorsOfAccounts(connection, ids, page),
  }) satisfies EscalationReader;

/** What runs, and what people and providers sign in with. */
const inventoryReader = (connection: QueryRunner) =>
  ({
    instanceProfilesOfRoles: (arns) => instanceProfilesOfRoles(connection, arns),
    instanceProfiles: (arns) => instanceProfiles(connection, arns),
    instanceProfilePage: (page, filter) => instanceProfilePage(connection, page, filter),
    workloads: (arns) => workloads(connection, arns),
    workloadPage: (page, filter) => workloadPage(connection, page, filter),
    rolesOfWorkloads: (arns) => rolesOfWorkloads(connection, arns),
    usersOfRoles: (arns, page) => usersOfRoles(connection, arns, page),
    workloadsOfInstanceProfiles: (arns, page) => workloadsOfInstanceProfiles(connection, arns, page),
    credentials: (identifiers) => credentials(connection, identifiers),
    accessKeyFacts: (accountId) => accessKeyFacts(connection, accountId),
    identityProviders: (arns) => identityProviders(connection, arns),
    identityProvidersOfAccounts: (ids) => identityProvidersOfAccounts(connection, ids),
  }) satisfies Partial<GraphReader>;

export const neo4jWriter = (connection: Connection): GraphWriter => ({
  importAccounts: (work) => connection.write(async (runner) => work(await importTransaction(runner))),
});
