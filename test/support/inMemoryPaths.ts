/** The hops of an in-memory graph, as searches read them: everybody is a policy set of one. */
import { mergedWays } from '../../src/graph/escalationWays.js';
import type { Principal } from '../../src/graph/graph.js';
import type {
  DetailedHops,
  GraphReader,
  HopDetails,
  HopScope,
  PathRegion,
  RegionHop,
  RegionQuestion,
} from '../../src/graph/graphReader.js';
import { accountOfIdentifier } from '../../src/graph/namedPrincipal.js';
import { importedAccounts, isAdministrator, organizationsOf, type InMemoryGraph } from './inMemoryFacts.js';

type Find = (identifier: string) => Principal | undefined;

export const pathReader = (graph: InMemoryGraph, principal: Find) =>
  ({
    pathRegion: async (question) => regionIn(graph, principal, question),
    hopDetails: async (pairs, scope) => detailsIn(graph, pairs, scope),
  }) satisfies Partial<GraphReader>;

/** All that the starts can reach, up to as many principals as the question allows. */
function regionIn(graph: InMemoryGraph, principal: Find, question: RegionQuestion): PathRegion {
  const { from, to, scope, most } = question;
  const reached = new Set(from);
  for (const at of reached) for (const hop of hopsFrom(graph, at, scope)) reached.add(hop.to);
  const ends = to === undefined ? from : [...from, to];
  const accounts = new Set(ends.map(accountOfIdentifier));
  const imported = importedAccounts(graph);
  const members = [...reached].filter((one) => hopsFrom(graph, one, scope).length > 0);
  return {
    groups: members.slice(0, most).map((one) => ({ members: [one], hops: hopsFrom(graph, one, scope) })),
    privileged: new Map(to === undefined ? [...reached].flatMap((one) => privilegeOf(principal(one))) : []),
    limited: members.length > most,
    outsideAccounts: [],
    known: new Set(ends.filter((one) => principal(one) !== undefined)),
    importedAccounts: new Set([...imported].filter((id) => accounts.has(id))),
    anythingImported: imported.size > 0,
    outdatedAccounts: graph.outdatedAccounts ?? [],
    organizationImported: organizationsOf(graph).anyImported,
    organizationGaps: [],
    graphVersion: graph.graphVersion,
  };
}

function privilegeOf(
  principal: Principal | undefined,
): readonly (readonly [string, 'ALLOWED' | 'CONDITIONAL'])[] {
  if (!principal) return [];
  if (principal.kind === 'ROOT') return [[principal.identifier, 'ALLOWED']];
  if (!isAdministrator(principal) || !('administration' in principal)) return [];
  return principal.administration ? [[principal.identifier, principal.administration.decision]] : [];
}

const escalationsOf = (graph: InMemoryGraph, scope: HopScope) =>
  scope === 'ASSUMING' ? [] : (graph.escalations ?? []);

const hopsFrom = (graph: InMemoryGraph, at: string, scope: HopScope): readonly RegionHop[] =>
  [
    ...graph.hops.map((hop) => ({ ...hop, by: 'ASSUMING' as const })),
    ...escalationsOf(graph, scope).map((hop) => ({ ...hop, by: 'ESCALATING' as const })),
  ]
    .filter(({ from }) => from.identifier === at)
    .map(({ to, by, grant }) => ({ to: to.identifier, by, firm: grant.decision === 'ALLOWED' }));

function detailsIn(
  graph: InMemoryGraph,
  pairs: readonly (readonly [from: string, to: string])[],
  scope: HopScope,
): DetailedHops {
  return {
    hops: pairs.flatMap((pair) => detailsOf(graph, pair, scope)),
    accounts: new Map(graph.accounts.map((one) => [one.accountId, one])),
    graphVersion: graph.graphVersion,
  };
}

function detailsOf(
  graph: InMemoryGraph,
  [from, to]: readonly [from: string, to: string],
  scope: HopScope,
): readonly HopDetails[] {
  const isMeant = (hop: { readonly from: Principal; readonly to: Principal }): boolean =>
    hop.from.identifier === from && hop.to.identifier === to;
  const assuming = graph.hops.filter(isMeant);
  const escalating = escalationsOf(graph, scope).filter(isMeant);
  const [first] = [...assuming, ...escalating];
  if (!first) return [];
  return [
    {
      from: first.from,
      to: first.to,
      grants: assuming.map(({ grant }) => grant),
      ways: mergedWays(escalating.map(({ grant }) => grant.ways)),
    },
  ];
}
