/** The hops of an in-memory graph, as searches read them: everybody is a policy set of one. */
import { mergedAlternatives, needsDetails } from '../../src/graph/model/escalationAlternatives.js';
import { takesTemplate } from '../../src/graph/model/facts/accountFacts.js';
import type { AssumeRoleGrant, Principal } from '../../src/graph/model/graph.js';
import { dependsOnTime } from '../../src/iam/facts/clock.js';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import type {
  BeyondHops,
  CodeQuestion,
  CodeObject,
  DetailedHops,
  HopDetails,
  HopLayer,
  HopScope,
  LayerQuestion,
  PathRegion,
  RegionHop,
  RegionQuestion,
  RolesLettingInQuestion,
} from '../../src/graph/contract/pathReader.js';
import { accountOfIdentifier, canBeTakenOver } from '../../src/graph/model/principals/namedPrincipal.js';
import { distancesFrom, nearestOf } from '../../src/graph/contract/hopDistances.js';
import {
  accountsBeyond,
  visitedAccounts,
  assumableBy,
  gapsOfRegion,
  unexploredOf,
  type HopsBySource,
} from './inMemoryGaps.js';
import { importedAccounts, isAdministrator, organizationsOf, type InMemoryGraph } from './inMemoryFacts.js';

type Find = (identifier: string) => Principal | undefined;

export function pathReader(graph: InMemoryGraph, principal: Find) {
  const hopsBy = hopsOf(graph);
  return {
    pathRegion: async (question) =>
      regionIn(
        graph,
        principal,
        hopsBy(question.to === undefined ? 'ASSUMING_AND_ESCALATING' : 'ASSUMING'),
        question,
      ),
    hopLayer: async (question) => layerIn(graph, principal, hopsBy(question.scope), question),
    visitedAccounts: async (question) => visitedAccounts(graph, question),
    rolesOfOtherAccounts: async (asked) => rolesElsewhere(graph, asked),
    codeObjects: async (asked) => codeObjectsFor(graph, asked),
    hopsNeedingDetails: async () => ({
      groups: (graph.escalations ?? []).flatMap(({ from, to, grant }) =>
        needsDetails(grant, from.accountId) ? { members: [from.identifier], to: to.identifier } : [],
      ),
      graphVersion: graph.graphVersion,
    }),
    hopDetails: async (pairs, scope) => detailsIn(graph, pairs, scope),
  } satisfies Partial<GraphReader>;
}

/** By account: roles of others that name somebody of it, or anyone, and that nobody of it assumes without conditions. */
function rolesElsewhere(
  { trusts, singledOut = new Map(), hops, accounts }: InMemoryGraph,
  asked: RolesLettingInQuestion,
): ReadonlyMap<string, readonly string[]> {
  const isAssumed = (role: string, accountId: string): boolean =>
    hops.some(
      ({ from, to, grant }) =>
        to.identifier === role &&
        from.accountId === accountId &&
        canBeTakenOver(from.identifier) &&
        grant.decision === 'ALLOWED',
    );
  const isNaming = (role: string, accountId: string): boolean =>
    [...(trusts.get(role) ?? []).map(({ principal }) => principal), ...(singledOut.get(role) ?? [])].some(
      (one) => one.identifier === '*' || one.accountId === accountId,
    );
  const imported = accounts.filter((one) => one.imported).map(({ accountId }) => accountId);
  const ids = 'roles' in asked ? imported : imported.filter((id) => asked.accountIds.includes(id));
  const all = 'roles' in asked ? asked.roles : [...trusts.keys(), ...singledOut.keys()];
  const rolesOf = (id: string): readonly string[] =>
    all.filter((role) => accountOfIdentifier(role) !== id && isNaming(role, id) && !isAssumed(role, id));
  return new Map(ids.map((id) => [id, rolesOf(id)] as const).filter(([, roles]) => roles.length > 0));
}

function codeObjectsFor(
  { facts = [] }: InMemoryGraph,
  { principals, roots, accountIds }: CodeQuestion,
): readonly CodeObject[] {
  const named = new Set([...principals, ...roots, '*']);
  const buckets = facts.flatMap(({ accountId, resources }) =>
    resources
      .filter(({ service }) => service === 's3')
      .flatMap(({ arn, trusts }) => {
        const names = trusts.map(({ identifier }) => identifier);
        const own = names.some((one) => named.has(one)) ? [accountId] : [];
        const others = accountIds.includes(accountId)
          ? names.flatMap((one) => accountOfIdentifier(one) ?? [])
          : [];
        return [...own, ...others].map((id) => ({ id, arn }));
      }),
  );
  return facts.flatMap(({ accountId, workloads }) =>
    workloads
      .flatMap(({ roles, codeFrom = [], ...workload }) =>
        roles
          .filter(({ use }) => use === 'CODE')
          .flatMap(({ arn: role }) =>
            codeFrom.map((object) => ({ role, object, isTemplate: takesTemplate(workload) })),
          ),
      )
      .filter(({ object }) =>
        buckets.some(({ id, arn }) => id === accountId && object.startsWith(`${arn}/`)),
      ),
  );
}

/** All that the starts can reach, up to as many principals as the question allows. */
function regionIn(
  graph: InMemoryGraph,
  principal: Find,
  hops: HopsBySource,
  question: RegionQuestion,
): PathRegion {
  const { from, to, most } = question;
  const administrationOf = administrationFor(question, principal);
  const reached = new Set(from);
  for (const at of reached) for (const hop of hops.get(at) ?? []) reached.add(hop.to);
  const ends = to === undefined ? from : [...from, to];
  const accounts = new Set(ends.map(accountOfIdentifier));
  const imported = importedAccounts(graph);
  const groups = [...reached].flatMap((one) => {
    const own = hops.get(one);
    return own ? [{ members: [one], hops: own }] : [];
  });
  const left = groups.slice(most).flatMap(({ members }) => members);
  return {
    groups: groups.slice(0, most),
    privileged: new Map(to === undefined ? [...reached].flatMap(administrationOf) : []),
    depth: nearestOf(left, distancesFrom(groups.slice(0, most), from)),
    ...gapsOfRegion(graph, question, hops, (one) => administrationOf(one)[0]?.[1]),
    // One that policies only name is not there.
    known: new Set(ends.filter((one) => (principal(one)?.kind ?? 'EXTERNAL') !== 'EXTERNAL')),
    importedAccounts: new Set([...imported].filter((id) => accounts.has(id))),
    anythingImported: imported.size > 0,
    organizationImported: organizationsOf(graph).anyImported,
    graphVersion: graph.graphVersion,
  };
}

/** Everybody's own hops, up to as many as the question allows. */
function layerIn(
  graph: InMemoryGraph,
  principal: Find,
  hops: HopsBySource,
  { direction, scope, principals, administered, allPrincipalsOf, accounts, most }: LayerQuestion,
): HopLayer {
  const asked = new Set(principals);
  const isAsked = (one: string): boolean =>
    asked.has(one) || (canBeTakenOver(one) && allPrincipalsOf.includes(accountOfIdentifier(one) ?? ''));
  const isForward = direction === 'FROM' && scope === 'ASSUMING_AND_ESCALATING';
  const pairs = [...hops]
    .flatMap(([from, own]) => own.map((hop) => ({ from, hop })))
    .filter(({ from, hop }) => isAsked(direction === 'FROM' ? from : hop.to))
    .filter(({ from, hop }) => !staysIn(administered, from, hop.to))
    .slice(0, most);
  const members = graph.principals.filter(
    (one) =>
      one.accountId !== undefined &&
      accounts.includes(one.accountId) &&
      (direction === 'FROM'
        ? one.kind === 'USER' || one.kind === 'ROLE'
        : privilegeOf(principal(one.identifier)).length > 0),
  );
  const everybodyAsked = [
    ...principals,
    ...graph.principals.map(({ identifier }) => identifier).filter((one) => !asked.has(one) && isAsked(one)),
  ];
  const identifiers = members.map(({ identifier }) => identifier);
  const all = [...principals, ...identifiers, ...pairs.flatMap(({ from, hop }) => [from, hop.to])];
  return {
    groups: pairs.map(({ from, hop }) => ({ members: [from], hops: [hop] })),
    members: identifiers,
    privileged: new Map(all.flatMap((one) => privilegeOf(principal(one)))),
    beyond: isForward ? everybodyAsked.map((one) => beyondOf(graph, one)) : [],
    graphVersion: graph.graphVersion,
  };
}

const beyondOf = (graph: InMemoryGraph, principal: string): BeyondHops => ({
  principal,
  techniqueIds: unexploredOf(graph, [principal]).flatMap(({ techniqueIds }) => techniqueIds),
  unreadBeyond: accountsBeyond(graph, [principal]),
  assumable: assumableBy(graph, [principal]),
});

/** A hop inside one of the accounts, to somebody who can be taken over there. */
const staysIn = (accounts: readonly string[], from: string, to: string): boolean => {
  const id = accountOfIdentifier(from);
  return id !== undefined && accounts.includes(id) && accountOfIdentifier(to) === id && canBeTakenOver(to);
};

function privilegeOf(
  principal: Principal | undefined,
): readonly (readonly [string, 'ALLOWED' | 'CONDITIONAL'])[] {
  if (!principal) return [];
  if (principal.kind === 'ROOT') return [[principal.identifier, 'ALLOWED']];
  if (!isAdministrator(principal) || !('administration' in principal)) return [];
  return principal.administration ? [[principal.identifier, principal.administration.decision]] : [];
}

/** That of accounts that the answer may not show counts as unconditional. */
const administrationFor =
  ({ shownAccounts }: RegionQuestion, principal: Find) =>
  (identifier: string): ReturnType<typeof privilegeOf> =>
    privilegeOf(principal(identifier)).map(([one, decision]) => {
      const isShown = shownAccounts?.includes(accountOfIdentifier(one) ?? '') !== false;
      return [one, isShown ? decision : 'ALLOWED'] as const;
    });

const escalationsOf = (graph: InMemoryGraph, scope: HopScope) =>
  scope === 'ASSUMING' ? [] : (graph.escalations ?? []);

/** Each scope is put in order once, for estates with hubs. */
function hopsOf(graph: InMemoryGraph): (scope: HopScope) => HopsBySource {
  const known = new Map<HopScope, HopsBySource>();
  return (scope) => {
    const hops = known.get(scope) ?? hopsBySource(graph, scope);
    known.set(scope, hops);
    return hops;
  };
}

function hopsBySource(graph: InMemoryGraph, scope: HopScope): HopsBySource {
  const found = new Map<string, RegionHop[]>();
  const add = (from: Principal, hop: RegionHop): void => {
    const own = found.get(from.identifier) ?? [];
    found.set(from.identifier, own);
    own.push(hop);
  };
  const unconditional = ({ decision }: { readonly decision: string }): boolean => decision === 'ALLOWED';
  const timed = (alternatives: readonly Pick<AssumeRoleGrant, 'conditions'>[]) =>
    alternatives.some(({ conditions }) => dependsOnTime(conditions)) ? { timed: true as const } : {};
  for (const { from, to, grant } of graph.hops)
    add(from, { to: to.identifier, by: 'ASSUMING', unconditional: unconditional(grant), ...timed([grant]) });
  for (const { from, to, grant } of escalationsOf(graph, scope))
    add(from, {
      to: to.identifier,
      by: 'ESCALATING',
      unconditional: unconditional(grant),
      techniques: [...new Set(grant.alternatives.map(({ techniqueId }) => techniqueId))].sort(),
      ...timed(grant.alternatives),
    });
  return found;
}

function detailsIn(
  graph: InMemoryGraph,
  pairs: readonly (readonly [from: string, to: string])[],
  scope: HopScope,
): DetailedHops {
  const hops = pairs.flatMap((pair) => detailsOf(graph, pair, scope));
  const ids = hops.flatMap(({ from, to }) => [from.accountId, to.accountId]);
  const accounts = graph.accounts.filter(({ accountId }) => ids.includes(accountId));
  return {
    hops,
    accounts: new Map(accounts.map((one) => [one.accountId, one])),
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
      alternatives: mergedAlternatives(escalating.map(({ grant }) => grant.alternatives)),
    },
  ];
}
