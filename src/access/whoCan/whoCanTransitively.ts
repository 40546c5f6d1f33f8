/** Finds the principals that may do an action on a resource, or can become one that may. */
import { isAssuming } from '../../graph/model/assumeActions.js';
import type { MayThen } from '../../escalation/together/findAllGains.js';
import { once } from '../../graph/model/memoize.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { PageRequest } from '../../graph/contract/pageRequests.js';
import type { UnexploredEscalation } from '../../graph/contract/pathReader.js';
import type { WhoCanFacts } from '../../graph/contract/whoCanReader.js';
import { accountOfIdentifier, accountsOf } from '../../graph/model/principals/namedPrincipal.js';
import { changedSince } from '../can/limitedRoots.js';
import { datedBy } from '../can/loadRequest.js';
import type { PrincipalAccess } from '../shared/answer.js';
import { steadily } from '../shared/completeness.js';
import { distinctGaps } from '../shared/dataGaps.js';
import { findFederatedUsers } from './federatedSessions.js';
import { findWhoMayNameUsers } from './namedUsers.js';
import type { AnsweredQuestion } from './freedByRemoval.js';
import { findPolicyWriters, mayWriteOnceChanged, type Writer } from './resourcePolicyWriters.js';
import { contextBehindHops } from '../paths/feasible/hopRequest.js';
import { VIRTUAL_END } from '../paths/hopGraph.js';
import { readerAtTime } from '../paths/together/searchedAccounts.js';
import { distancesTo, readAsLimited, type Distance } from '../reach/distances.js';
import { answerOfReach, collectSearchLimits } from '../reach/reachAnswer.js';
import { REACH, type ReachLimits } from '../reach/walkReachable.js';
import { Routes, type TransitiveWhoCanQuestion } from './shortestRoutes.js';
import { accessOfEach, sortKey, type Entries, type Listed } from './accessByRoutes.js';
import type { WhoCanAnswer } from './whoCan.js';
import { readCandidateReachInto } from '../reach/together/readReachInto.js';
import type { CandidateReach } from '../reach/together/jointReach.js';
import { everyoneWho, mayOnceChanged, whoMayAfterGrant } from './evaluateWhoCan.js';

/**
 * Lists each principal with its shortest route, which has no hops if the principal may do it itself. Only for the
 * principals of the page it is checked whether the conditions of a route can hold together, and those without such a
 * route are left out: `totalCount` counts the others too.
 */
export const whoCanTransitively = (
  reader: GraphReader,
  question: TransitiveWhoCanQuestion,
  page: PageRequest,
  limits: ReachLimits = REACH,
): Promise<WhoCanAnswer> => steadily(() => whoCanTransitivelyOnce(reader, question, page, limits));

const END = 'a principal that may do it';

async function whoCanTransitivelyOnce(
  reader: GraphReader,
  question: TransitiveWhoCanQuestion,
  page: PageRequest,
  limits: ReachLimits,
): Promise<WhoCanAnswer> {
  const ends = await readEnds(reader, question);
  const { own, behind, assumed, asked } = ends;
  const after = { question: asked, facts: ends.facts, ...behind };
  const [region, reached, propagated, federated, namers] = await Promise.all([
    reader.pathRegion({ from: [], to: question.resource, most: 0 }),
    readIntoEnds(readerAtTime(reader, question.context), question, { ...ends, after }, limits),
    findPolicyWriters(reader, after, limits),
    findFederatedUsers(reader, after),
    findWhoMayNameUsers(reader, after),
  ]);
  const { reach } = reached;
  const routes = new Routes(reader, question, behind, reached, ends.facts.clock, assumed);
  const { within, anyFurther } = distancesTo(VIRTUAL_END, routes.graph, { ...question, further: 1 });
  const { reaching: near, limited } = await readAsLimited(reader, within, reached.candidates);
  const direct = new Map(own.allowed.map((one) => [one.principal.identifier, one]));
  const reaching = near.map(({ identifier }) => identifier);
  const others = await withoutTheRole(reaching, routes, assumed);
  const listed = listedIn([...direct.keys(), ...others], reached.candidates);
  const accessOf = (some: readonly Listed[]) => accessOfEach(reader, some, { direct, routes, limited });
  const { closed, ...found } = await pageOf(listed, page, accessOf);
  const versions = [own, behind, propagated, federated, namers].flatMap((one) => one.graphVersions);
  const isCurrent =
    [ends.facts.graphVersion, ...versions].every((one) => one === reach.graphVersion) && routes.areCurrent;
  const truncatedBy = [
    ...collectSearchLimits(reach, region, anyFurther),
    ...routes.cutShortBy,
    ...(namers.isCut ? (['WORK_LIMIT'] as const) : []),
    ...(isCurrent ? changedSince(limited, reach.graphVersion) : (['GRAPH_CHANGED'] as const)),
  ];
  const principals = new Set([...reach.principals, ...direct.keys()]);
  const missed = unlisted([...propagated.writers, ...federated.found], own.allowed, within);
  const isListed = new Set([...direct.keys(), ...reaching].filter((one) => !closed.has(one)));
  const unnamed = namers.found.filter(({ principal }) => !isListed.has(principal));
  const unexplored = [...reached.unexplored, ...routes.unexplored, ...missed, ...unnamed];
  const told = { ...reached, reach: { ...reach, principals }, unexplored };
  const answer = answerOfReach(told, region, { ends: [question.resource], end: END, truncatedBy });
  return {
    ...found,
    ...countOf(listed, [...direct.keys(), ...closed, ...routed(found.entries)], closed.size),
    ...answer,
    ...datedBy(ends.facts.clock, question.context),
    dataGaps: distinctGaps([...own.gaps, ...behind.gaps, ...answer.dataGaps]),
  };
}

type Ends = Awaited<ReturnType<typeof readEnds>>;

/**
 * Reads the ends of routes. `own`: principals that may do it themselves. `behind`: those that may at the end of a
 * route.
 */
async function readEnds(reader: GraphReader, question: TransitiveWhoCanQuestion) {
  const { action, resource, context } = question;
  const facts = await reader.whoCanFacts(action, resource);
  const own = await everyoneWho(reader, question, facts);
  const asked = { ...question, context: contextBehindHops(context) };
  const later = context.length === 0 ? own : await everyoneWho(reader, asked, facts);
  const assumed = assumedRole(question, facts);
  // The search backwards from the role finds the principals that its trust policy lets in.
  const { given, graphVersions } =
    assumed === undefined
      ? await whoMayAfterGrant(reader, asked, facts, later.allowed)
      : { given: [], graphVersions: [] };
  const behind = { ...later, given, graphVersions: [...later.graphVersions, ...graphVersions] };
  return { facts, own, behind, assumed, asked };
}

function readIntoEnds(
  reader: GraphReader,
  question: TransitiveWhoCanQuestion,
  { facts, behind, assumed, after }: Ends & { readonly after: AnsweredQuestion },
  limits: ReachLimits,
): Promise<CandidateReach> {
  const { resource, maxHops, context } = question;
  const allowed = behind.allowed.map(({ principal }) => principal.identifier);
  const principals = [...allowed, ...(assumed === undefined ? [] : [assumed])];
  const given = behind.given.map(({ principal }) => principal.identifier);
  const accounts = accountsOf([...principals, ...given]);
  const concerned = accountsOfWhoMay(resource, facts);
  const { graphVersion: version } = facts;
  const depthTo = 'PRINCIPALS' as const;
  const into = { principals, accounts, maxHops, concerned, context, version, depthTo };
  // For an assumed role, the search follows changes itself.
  const mayThen = once(async (): Promise<MayThen> => {
    const each = [mayOnceChanged(after.question, facts), await mayWriteOnceChanged(reader, after)];
    return (accountIndex, changed) => each.some((may) => may(accountIndex, changed));
  });
  return readCandidateReachInto(reader, into, limits, assumed === undefined ? mayThen : undefined);
}

/** Returns the imported role to assume: a principal that can become it needs no permission to assume it. */
const assumedRole = ({ action, resource }: TransitiveWhoCanQuestion, { roles }: WhoCanFacts) =>
  isAssuming(action) && roles.has(resource) ? resource : undefined;

/**
 * Writers that the answer does not list, or lists with conditions although they need none. Principals with conditional
 * routes alone count as not listed, since their conditions may contradict each other.
 */
function unlisted(
  writers: readonly Writer[],
  direct: readonly PrincipalAccess[],
  reaching: readonly Distance[],
): readonly UnexploredEscalation[] {
  const reported = new Map([
    ...reaching
      .filter(({ unconditionalDistance }) => unconditionalDistance !== undefined)
      .map(({ identifier }) => [identifier, true] as const),
    ...direct.map(({ principal, decision }) => [principal.identifier, decision === 'ALLOWED'] as const),
  ]);
  return writers.filter(
    ({ principal, unconditional }) => !reported.has(principal) || (unconditional && !reported.get(principal)),
  );
}

/** The role itself counts only if a route leads from it to a principal that can assume it. */
async function withoutTheRole(
  reaching: readonly string[],
  routes: Routes,
  assumed: string | undefined,
): Promise<readonly string[]> {
  if (assumed === undefined || !reaching.includes(assumed) || (await routes.from(assumed))) return reaching;
  return reaching.filter((one) => one !== assumed);
}

/**
 * Returns the accounts of principals that may do it: the owner's, and those that the policy names; all if the owner
 * is unknown.
 */
function accountsOfWhoMay(
  resource: string,
  { resources, named, importedAccounts }: WhoCanFacts,
): readonly string[] {
  const owners = [...resources.values()].map((one) => one.resource.accountId);
  const known = [accountOfIdentifier(resource), ...owners].filter((id) => id !== undefined);
  if (known.length === 0) return [...importedAccounts];
  return [...known, ...named.flatMap(({ accountId }) => accountId ?? [])];
}

/** Sorts by identifier. Principals that may need several identities come last, since each has to be searched from. */
function listedIn(alone: readonly string[], candidates: ReadonlySet<string>): readonly Listed[] {
  const sure = new Set(alone);
  const others = [...candidates].filter((one) => !sure.has(one));
  return [
    ...[...sure].sort().map((identifier) => ({ identifier, isJoint: false })),
    ...others.sort().map((identifier) => ({ identifier, isJoint: true })),
  ];
}

/** `settled`: whoever is known to have a route, or to have none. */
function countOf(listed: readonly Listed[], settled: readonly string[], closed: number) {
  const all = new Set(settled);
  const totalCountIsUpperBound = listed.some(({ identifier }) => !all.has(identifier));
  return { totalCount: listed.length - closed, totalCountIsUpperBound };
}

const routed = (entries: Entries): readonly string[] =>
  entries.flatMap(([, { path, principal }]) => (path === undefined ? [] : [principal.identifier]));

/** Skips principals without a route (`closed`), and fills the page with the next ones. */
async function pageOf(
  listed: readonly Listed[],
  { first, after }: PageRequest,
  accessOfSome: (some: readonly Listed[]) => Promise<Entries>,
): Promise<Pick<WhoCanAnswer, 'entries' | 'hasNextPage'> & { readonly closed: ReadonlySet<string> }> {
  let rest = after === undefined ? listed : listed.filter((one) => sortKey(one) > after);
  const entries: Entries[number][] = [];
  const closed = new Set<string>();
  while (entries.length < first && rest.length > 0) {
    const some = rest.slice(0, first - entries.length);
    const found = new Map(await accessOfSome(some));
    entries.push(...found);
    for (const one of some) if (!found.has(sortKey(one))) closed.add(one.identifier);
    rest = rest.slice(some.length);
  }
  return { entries, hasNextPage: rest.length > 0, closed };
}
