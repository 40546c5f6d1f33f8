/** The graph in Neo4j: each question and each write to the file that knows its Cypher. */
import type { GraphReader } from '../graph.js';
import type { GraphWriter } from '../graphWriter.js';
import { accountCounts, accountPage, accounts } from './accounts.js';
import { applicablePolicies } from './applicablePolicies.js';
import { assumableBy, canAssume } from './assumeRole.js';
import type { Connection } from './connection.js';
import { groupPage, groups, groupsOfUsers, membersOfGroups } from './groups.js';
import { importTransaction } from './importTransaction.js';
import { pathRegion, shortestPaths } from './paths.js';
import {
  boundariesOf,
  holdersOfPolicies,
  managedPolicies,
  policies,
  policiesOfHolders,
  policyPage,
} from './policies.js';
import { principalPage, principals, principalsByName, principalsOfAccounts } from './principals.js';
import { search } from './search.js';
import { graphVersion, statistics } from './statistics.js';
import { instanceProfiles, instanceProfilesOfRoles, trustGrants } from './trust.js';
import { whoCanFacts } from './whoCanFacts.js';

export const neo4jReader = (connection: Connection): GraphReader => ({
  graphVersion: () => graphVersion(connection),
  accounts: (ids) => accounts(connection, ids),
  accountCounts: (ids) => accountCounts(connection, ids),
  accountPage: (page, filter) => accountPage(connection, page, filter),
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
  trustGrants: (arns) => trustGrants(connection, arns),
  instanceProfilesOfRoles: (arns) => instanceProfilesOfRoles(connection, arns),
  instanceProfiles: (arns) => instanceProfiles(connection, arns),
  canAssume: (identifiers, page) => canAssume(connection, identifiers, page),
  assumableBy: (arns, page) => assumableBy(connection, arns, page),
  search: (text, page) => search(connection, text, page),
  principalsByName: (name, accountId) => principalsByName(connection, name, accountId),
  statistics: () => statistics(connection),
  applicablePolicies: (principals, resources) => applicablePolicies(connection, principals, resources),
  whoCanFacts: (action, resource) => whoCanFacts(connection, action, resource),
  shortestPaths: (from, to, maxHops, limit) => shortestPaths(connection, from, to, maxHops, limit),
  pathRegion: (from, to) => pathRegion(connection, from, to),
});

export const neo4jWriter = (connection: Connection): GraphWriter => ({
  importAccounts: (work) => connection.write(async (runner) => work(await importTransaction(runner))),
});
