/** The graph in Neo4j: connects each read and write of the contract with the file that has its Cypher. */
import type { DerivationConfig, DerivationReader } from '../contract/derivationReader.js';
import type { GraphReader } from '../contract/graphReader.js';
import type { GraphWriter } from '../contract/graphWriter.js';
import type { History } from '../contract/history.js';
import type { TimeLimit } from '../contract/timeLimit.js';
import { committedOnce } from './connection/committedOnce.js';
import type { Connection } from './connection/connection.js';
import type { Database, QueryRunner } from './connection/database.js';
import { importReads, neo4jHistory } from './history.js';
import { applicablePolicies } from './read/access/applicablePolicies.js';
import { groupsThatMayAllow } from './read/access/groupsThatMayAllow.js';
import { identifiersOfSets, membersOfSets } from './read/access/setMembers.js';
import { trustReads } from './read/access/trusts.js';
import { whoCanFacts } from './read/access/whoCanFacts.js';
import { derivationInput, lastLists } from './read/derivation/derivationInput.js';
import { accountReads } from './read/inventory/accounts.js';
import { policyReads } from './read/inventory/policies.js';
import { principalReads } from './read/inventory/principals.js';
import { resourceReads } from './read/inventory/resources.js';
import { search } from './read/inventory/search.js';
import { workloadReads } from './read/inventory/workloads.js';
import { identityCenterReads } from './read/organization/identityCenter.js';
import { organizationReads } from './read/organization/organizations.js';
import { administration } from './read/paths/administration.js';
import { codeObjects } from './read/paths/codeObjects.js';
import { hopDetails, hopsNeedingDetails } from './read/paths/hopDetails.js';
import { hopLayer } from './read/paths/hopLayer.js';
import { pathRegion } from './read/paths/pathRegion.js';
import { rolesOfOtherAccounts } from './read/paths/rolesOfOtherAccounts.js';
import { stepReads } from './read/paths/steps.js';
import { visitedAccounts } from './read/paths/visitedAccounts.js';
import type { Reads, SomeReads } from './read/reads.js';
import { importTransaction } from './write/importTransaction.js';
import { targets, writeTargets } from './targets.js';

/** Reads of searches, which end early so that there is time left to answer with what was found. */
const searches = {
  pathRegion: (runner) => (question) => pathRegion(runner, question),
  hopLayer,
  rolesOfOtherAccounts,
  codeObjects,
  hopsNeedingDetails,
  hopDetails,
} satisfies SomeReads;

const reads: Reads<
  Exclude<keyof GraphReader, keyof typeof searches | keyof DerivationReader | 'searchOver' | 'shownAccounts'>
> = {
  ...accountReads,
  ...importReads,
  ...organizationReads,
  ...identityCenterReads,
  ...principalReads,
  ...policyReads,
  ...resourceReads,
  ...workloadReads,
  ...stepReads,
  ...trustReads,
  search,
  targets,
  applicablePolicies,
  groupsThatMayAllow,
  whoCanFacts,
  membersOfSets,
  identifiersOfSets,
  visitedAccounts,
  administration,
};

/** A graph in a database, or a world of it, with what derivation needs besides. */
export interface Neo4jGraph<D extends Database = Database> {
  readonly connection: D;
  readonly derivation: DerivationConfig;
}

/** Makes a reader for one question, whose reads end with its time limit. Without `limit`, each read has its own. */
export function neo4jReader(graph: Neo4jGraph, limit?: TimeLimit): GraphReader {
  const { connection, derivation } = graph;
  const runner = limit ? connection.within(limit) : connection;
  const searching = limit ? connection.within(limit, limit.searchOver) : connection;
  return {
    graph,
    administrativeActions: derivation.settings.administrativeActions,
    ...(limit ? { searchOver: limit.searchOver } : {}),
    ...on(runner, reads),
    ...on(searching, searches),
    derivationInput: derivationInput(searching, derivation),
    lastLists: async (accountId) =>
      (await lastLists(runner, [{ accountId, lists: derivation.lists }])).get(accountId),
  };
}

const on = <Name extends keyof GraphReader>(
  runner: QueryRunner,
  some: Reads<Name>,
): Pick<GraphReader, Name> => {
  const methods = Object.entries<(runner: QueryRunner) => unknown>(some);
  return Object.fromEntries(methods.map(([name, read]) => [name, read(runner)])) as Pick<GraphReader, Name>;
};

/** Makes a writer with a history. `exposure`: counts the exposure of the graph that an import has changed. */
export const neo4jWriter = (connection: Connection, exposure?: History['exposure']): GraphWriter => ({
  ...writerIn(committedOnce(connection)),
  // These may be written twice, and need not wait for the lock of imports.
  setTargets: writerIn(connection).setTargets,
  isOneTransaction: false,
  history: neo4jHistory(connection, exposure),
});

/** Makes a writer without a history: for a world, or for a part of an import. */
export const writerIn = (database: Pick<Database, 'write'>): GraphWriter => ({
  inTransaction: (work) => database.write(async (runner) => work(await importTransaction(runner))),
  inOneTransaction: (work) => database.write((runner) => work(writerIn({ write: (own) => own(runner) }))),
  isOneTransaction: true,
  setTargets: (marked) => database.write((runner) => writeTargets(runner, marked)),
});
