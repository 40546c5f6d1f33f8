/** What an import of exports puts into the graph, in memory, with who may assume what as the engine derives it. */
import type { IamRole, Principal } from '../../src/graph/graph.js';
import type { StoredHop, StoredOrganizations } from '../../src/graph/graphReader.js';
import { namedPrincipal } from '../../src/graph/namedPrincipal.js';
import { deriveEdges } from '../../src/ingest/derive.js';
import { mergeAccountExports } from '../../src/ingest/formats/mergePages.js';
import { normalise } from '../../src/ingest/normalise.js';
import { startsOf } from './edgeStarts.js';
import { importedGraph, parse } from './importedGraph.js';
import type { InMemoryGraph } from './inMemoryFacts.js';

const noOrganizations: StoredOrganizations = { anyImported: false, places: new Map() };

export function importedHops(
  documents: readonly unknown[],
  organizations: StoredOrganizations = noOrganizations,
): InMemoryGraph {
  const { accounts, awsManagedPolicies } = mergeAccountExports(documents.map(parse));
  const facts = accounts.map((account) => normalise(account, awsManagedPolicies).facts);
  const graph = importedGraph(documents);
  const find = (identifier: string): Principal =>
    graph.principals.find((one) => one.identifier === identifier) ?? namedPrincipal(identifier);
  const sets = facts.flatMap(({ policySets }) => policySets);
  const edges = deriveEdges(facts, {
    trustingRoles: [],
    policySets: [],
    documents: new Map(),
    importedAccounts: new Set(facts.map(({ accountId }) => accountId)),
    organizations,
  });
  const hops = edges.flatMap(({ source, targetArn, grant }) =>
    startsOf(source, sets).map((from): StoredHop => ({
      from: find(from),
      to: find(targetArn) as IamRole,
      grant,
    })),
  );
  return { ...graph, hops, organizations };
}
