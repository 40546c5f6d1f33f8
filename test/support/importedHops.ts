/** What an import of exports puts into the graph, in memory, with who may assume what as the engine derives it. */
import type { IamRole, Principal } from '../../src/graph/model/graph.js';
import type { StoredOrganizations } from '../../src/graph/model/storedPolicies.js';
import { namedPrincipal } from '../../src/graph/model/principals/namedPrincipal.js';
import type {
  AccountFacts,
  CanAssumeEdge,
  Escalations,
  ManagedOrganization,
  Neighbors,
} from '../../src/graph/contract/graphWriter.js';
import { deriveAssumeEdges } from '../../src/derive/deriveAssumeEdges.js';
import { deriveEscalations, noEscalations } from '../../src/derive/deriveEscalations.js';
import { defaultDerivationRules, type DerivationRules } from '../../src/derive/derivationRules.js';
import { startsOf } from './edgeStarts.js';
import { factsOf, graphOf } from './importedGraph.js';
import type { InMemoryGraph, StoredHop } from './inMemoryFacts.js';
import { noNeighbors } from './noNeighbors.js';
import { resourceControlsAround } from './organizations.js';
import { atOnce } from '../../src/graph/contract/turns.js';

const noOrganizations: StoredOrganizations = { anyImported: false, places: new Map() };

export const importedHops = (
  documents: readonly unknown[],
  organizations: StoredOrganizations = noOrganizations,
): InMemoryGraph => estateOf(documents, { organizations, managed: [] }, () => noEscalations);

/** With who can escalate to whom, too. */
export const importedEstate = (
  documents: readonly unknown[],
  organizations: StoredOrganizations = noOrganizations,
  managed: readonly ManagedOrganization[] = [],
  rules: DerivationRules = defaultDerivationRules,
): InMemoryGraph =>
  estateOf(documents, { organizations, managed }, (facts, edges, neighbors) =>
    atOnce(deriveEscalations(facts, edges, neighbors, rules)),
  );

function estateOf(
  documents: readonly unknown[],
  { organizations, managed }: Pick<Neighbors, 'organizations' | 'managed'>,
  escalationsOf: (
    facts: readonly AccountFacts[],
    edges: readonly CanAssumeEdge[],
    neighbors: Neighbors,
  ) => Escalations,
): InMemoryGraph {
  const facts = factsOf(documents);
  const neighbors: Neighbors = {
    ...noNeighbors,
    ...resourceControlsAround(organizations, facts),
    managed,
    importedAccounts: new Set(facts.map(({ accountId }) => accountId)),
    organizations,
  };
  const edges = atOnce(deriveAssumeEdges(facts, neighbors));
  const graph = graphOf(facts, escalationsOf(facts, edges, neighbors));
  const find = (identifier: string): Principal =>
    graph.principals.find((one) => one.identifier === identifier) ?? namedPrincipal(identifier);
  const sets = facts.flatMap(({ policySets }) => policySets);
  const hops = edges.flatMap(({ source, targetArn, grant }) =>
    startsOf(source, sets).map((from): StoredHop => ({
      from: find(from),
      to: find(targetArn) as IamRole,
      grant,
    })),
  );
  return { ...graph, hops, organizations, managed };
}
