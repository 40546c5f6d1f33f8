/**
 * Finds the first chains of a search that can be taken, each step by the strongest mechanism compatible with the
 * others.
 */
import { SearchTimeout } from '../../../graph/model/graph.js';
import type { HopEnds, UnexploredEscalation } from '../../../graph/contract/pathReader.js';
import { isRole } from '../../../graph/model/principals/namedPrincipal.js';
import type { SearchLimit, PathHop } from '../../shared/answer.js';
import { pairsOf, type HopReading } from '../loadHops.js';
import { changesLosing, isTaking } from '../lostRights.js';
import type { KShortestPaths } from '../kShortestPaths.js';
import type { ChooseMechanisms, ChosenMechanisms } from './chooseMechanisms.js';
import { LEAST_IN_CONTEXT, MOST_CHAINS, MOST_CONTRADICTED, MOST_LOOPS } from '../../shared/limits.js';
import { ASSUME_ROLE_TECHNIQUE } from '../../../escalation/catalog/techniques.js';

export interface FeasibleChain extends ChosenMechanisms {
  /** From the first to the last. */
  readonly principals: readonly string[];
}

export interface FeasibleChains {
  /** One more than wanted, if there are more. */
  readonly chains: readonly FeasibleChain[];
  /** Why the search ended before there were enough, though there may be more. */
  readonly endedBy?: SearchEnd;
  /** Roles that chains could pass only if these assumed themselves again: no chain passes a principal twice. */
  readonly unexplored: readonly UnexploredEscalation[];
  /** Hops that contradict those before them, as far as chains with them were looked at. */
  readonly contradicted: readonly HopEnds[];
  /** Hops that nobody can take in what is known of the requests, as far as chains with them were looked at. */
  readonly closed: readonly HopEnds[];
}

/** The search ran out of time, or reached its limit of steps or chains. */
export type SearchEnd = Extract<SearchLimit, 'TIME_LIMIT' | 'WORK_LIMIT'>;

const WORK_LIMIT = { endedBy: 'WORK_LIMIT' } as const;

interface Wanted {
  readonly k: number;
  /** The number of chains to look at in any case: the context can change which of two chains comes first. */
  readonly least: number;
  /** The virtual node at which the search ends, and which is no principal; missing: it ends at a principal. */
  readonly end?: string;
  /** Chooses without the last request; missing: there is none. */
  readonly chooseAlone?: ChooseMechanisms;
  /** What the chains come to as steps; missing: each chain counts as it is. */
  readonly derivations?: ChainDerivations;
}

interface ChainDerivations {
  /** Those that differ as steps. */
  readonly chains: readonly unknown[];
  readonly add: (chains: readonly FeasibleChain[]) => Promise<void>;
  /** Whether a chain of at least that many hops can come before the `k`-th. */
  readonly mayComeBefore: (k: number, hops: number) => boolean;
}

export async function feasibleChains(
  search: KShortestPaths,
  reading: HopReading,
  choose: ChooseMechanisms,
  { k, least, end, chooseAlone = choose, derivations }: Wanted,
): Promise<FeasibleChains> {
  const found: FeasibleChain[] = [];
  const unexplored: UnexploredEscalation[] = [];
  const contradicted: HopEnds[] = [];
  const closed: HopEnds[] = [];
  const all = { chains: found, unexplored, contradicted, closed };
  const counted = (): number => (derivations?.chains ?? found).length;
  let looked = 0;
  let mayComeBefore = false;
  try {
    while (counted() <= k || looked < least || mayComeBefore) {
      const lacking = Math.max(k + 1 - counted(), least - looked);
      const wanted = lacking > 0 ? lacking : k + 1;
      const chains = Array.from({ length: wanted }, () => search.next() ?? []).flat();
      if (chains.length === 0) return { ...all, ...(search.isOutOfSteps ? WORK_LIMIT : {}) };
      looked += chains.length;
      const routes = chains.map(({ principals }) => principals.filter((one) => one !== end));
      const shut = await reading.read(routes.flatMap(pairsOf));
      for (const [from, to] of shut) search.close(from, to);
      closed.push(...shut);
      const judged = await Promise.all(routes.map((principals) => feasible(principals, reading, choose)));
      const open = judged.flatMap((one) => one ?? []);
      found.push(...open);
      await derivations?.add(open);
      const hops = search.leastLength - (end === undefined ? 0 : 1);
      mayComeBefore = looked < LEAST_IN_CONTEXT && derivations?.mayComeBefore(k, hops) === true;
      const infeasible = routes.filter((_, at) => judged[at] === undefined);
      unexplored.push(...(await assumingAgain(infeasible, search, reading, choose)));
      for (const principals of infeasible)
        unexplored.push(...(await losing(principals, reading, chooseAlone)));
      for (const principals of infeasible)
        if (contradicted.length < MOST_CONTRADICTED && !passesAny(principals, contradicted))
          contradicted.push(...(await contradictedHop(principals, reading, chooseAlone)));
      unexplored.push(...contradicted.flatMap((pair) => byOthers(reading.alternativesOf(pair))));
      if (looked >= MOST_CHAINS) return { ...all, ...(counted() <= k ? WORK_LIMIT : {}) };
    }
  } catch (error) {
    if (!(error instanceof SearchTimeout)) throw error;
    return { ...all, endedBy: 'TIME_LIMIT' };
  }
  return all;
}

async function feasible(
  principals: readonly string[],
  reading: HopReading,
  choose: ChooseMechanisms,
): Promise<FeasibleChain | undefined> {
  const steps = pairsOf(principals).map((pair) => reading.alternativesOf(pair));
  const chosen = steps.every(({ length }) => length > 0) ? await choose(steps) : undefined;
  return chosen && { principals, ...chosen };
}

const passesAny = (principals: readonly string[], hops: readonly HopEnds[]): boolean =>
  pairsOf(principals).some(([from, to]) => hops.some(([first, next]) => first === from && next === to));

/**
 * Returns changes that take away what hops after them, or the end, need: these may go by other statements, or in another
 * order.
 */
async function losing(
  principals: readonly string[],
  reading: HopReading,
  chooseAlone: ChooseMechanisms,
): Promise<readonly UnexploredEscalation[]> {
  const steps = pairsOf(principals).map((pair) => reading.alternativesOf(pair));
  const first = steps.map((hops) => hops.find(isTaking) ?? hops[0]).flatMap((hop) => hop ?? []);
  const changes = changesLosing(first);
  const taking = changes.length === 0 ? first.filter(isTaking) : [];
  const isOfEnd =
    taking.length > 0 && steps.length === first.length && (await chooseAlone(steps)) !== undefined;
  return (isOfEnd ? taking : changes).map(({ from, techniqueId }) => ({
    principal: from.identifier,
    techniqueIds: [techniqueId],
  }));
}

/** Returns the steps of several identities among the ways of a hop: others may take them. */
const byOthers = (ways: readonly PathHop[]): readonly UnexploredEscalation[] =>
  ways.flatMap((way) =>
    way.joint === undefined || way.mechanism !== 'ESCALATION'
      ? []
      : [{ principal: way.from.identifier, techniqueIds: [way.techniqueId] }],
  );

/** Returns the first hop that cannot be taken after those before it: the last, if only the last request contradicts them. */
async function contradictedHop(
  principals: readonly string[],
  reading: HopReading,
  choose: ChooseMechanisms,
): Promise<readonly HopEnds[]> {
  const pairs = pairsOf(principals);
  const steps = pairs.map((pair) => reading.alternativesOf(pair));
  if (steps.some(({ length }) => length === 0)) return [];
  for (const at of steps.keys())
    if ((await choose(steps.slice(0, at + 1))) === undefined) return pairs.slice(at, at + 1);
  return pairs.slice(-1);
}

/**
 * G-28: a role that may assume itself, or be assumed again by whom it comes to, has other session tags or another
 * session name then, which may meet the conditions of later hops. Returns the roles for which that makes a chain
 * possible.
 */
async function assumingAgain(
  routes: readonly (readonly string[])[],
  search: KShortestPaths,
  reading: HopReading,
  choose: ChooseMechanisms,
): Promise<readonly UnexploredEscalation[]> {
  const roles = new Set(routes.flatMap((principals) => principals.slice(1).filter(isRole)));
  const loops = new Map(
    [...roles].map((role) => [role, loopsOf(role, search.loopsFrom(role, MOST_LOOPS + 1))]),
  );
  await reading.read([...loops.values()].flat(2));
  const found = new Set<string>();
  for (const principals of routes) {
    const steps = pairsOf(principals).map((pair) => reading.alternativesOf(pair));
    if (steps.some(({ length }) => length === 0)) continue;
    for (const [at, role] of principals.entries()) {
      if (at === 0 || found.has(role)) continue;
      if ((loops.get(role)?.length ?? 0) > MOST_LOOPS) found.add(role);
      for (const loop of loops.get(role) ?? []) {
        const hops = loop.map((pair) => reading.alternativesOf(pair));
        const again = [...hops.slice(0, -1), (hops.at(-1) ?? []).filter(isAssuming)];
        if (again.some(({ length }) => length === 0)) continue;
        if (await choose(steps.toSpliced(at, 0, ...again))) found.add(role);
      }
    }
  }
  return [...found].map((principal) => ({ principal, techniqueIds: [ASSUME_ROLE_TECHNIQUE] }));
}

/** Returns the hops by which it is assumed again: by itself, or over the others of each loop. */
const loopsOf = (role: string, loops: readonly (readonly string[])[]): readonly (readonly HopEnds[])[] =>
  [[], ...loops].map((over) => pairsOf([role, ...over, role]));

const isAssuming = ({ mechanism }: PathHop): boolean => mechanism === 'ASSUME_ROLE';
