/**
 * Searches a region of the graph for the first paths, and reports whether a limit may have hidden others. It reads ever
 * larger regions (`searchOnce`), each again around hops that hide others (`searchAroundHiddenHops`), and looks in each
 * for the first chains that can be taken (`chainsOver`).
 */
import { isChanged } from '../../escalation/together/heldIdentity.js';
import { memoize } from '../../graph/model/memoize.js';
import type { MarkedTarget } from '../../graph/model/stored/markedTargets.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { HopEnds, HopScope } from '../../graph/contract/pathReader.js';
import { readLimitedRoots } from '../can/limitedRoots.js';
import type { ContextInput, PathAnswer, SearchLimit } from '../shared/answer.js';
import { chooseMechanisms, type ChosenMechanisms } from './feasible/chooseMechanisms.js';
import { feasibleChains, type SearchEnd } from './feasible/feasibleChains.js';
import { HopGraph, VIRTUAL_END, type HopGroup } from './hopGraph.js';
import { hopKey, HopReading } from './loadHops.js';
import { KShortestPaths } from './kShortestPaths.js';
import { isEndKept, type NeededAtEnd } from './lostRights.js';
import { completenessOf, steadily } from '../shared/completeness.js';
import { roleOfSession } from '../shared/identifiers.js';
import { orderOfHidden, withoutHiddenConditions, withoutHopsBeside } from './wanted/hiddenHops.js';
import { inTime } from '../shared/inTime.js';
import { asLimitedStart, readRegion, type Region } from './loadRegion.js';
import { readerAtTime, SearchedAccounts } from './together/searchedAccounts.js';
import { alone, regionWithJointHops, type WholeRegion } from './together/regionWithJointHops.js';
import { laterHops, noOthers, type JointHop, type JointQuestion } from './together/jointHops.js';
import { jointPathHops } from './together/jointPathHops.js';
import { Derivations, distinctOf, type FoundChain } from './together/supportingChains.js';
import { regionAt } from './timedHops.js';
import { codeWritersAmong } from '../reach/codeWriters.js';
import { singleStep } from '../reach/reachableSet.js';
import { filteredRegion } from './wanted/filteredRegion.js';
import { PathEnds } from './wanted/pathEnds.js';
import { goalsOf, type Goals } from './wanted/targetGoals.js';
import { allowsDecision, mayUse, type PathFilter } from './wanted/pathFilter.js';
import { LEAST_IN_CONTEXT, MOST_FURTHER_PASSES } from '../shared/limits.js';

export interface PathsWanted {
  /** A principal, or an assumed-role session, which takes the hops of its role. */
  readonly from: string;
  /** Reached by assuming roles alone. Missing: any principal with administrative access, also by escalating. */
  readonly to?: string;
  readonly maxHops: number;
  readonly k: number;
  readonly context: readonly ContextInput[];
  /** Marked targets, at which paths to administrative access may end as well; missing: none. */
  readonly targets?: readonly MarkedTarget[] | undefined;
  /** Missing: every step may be taken. */
  readonly filter?: PathFilter | undefined;
}

/** The limits of a search's work. Tests pass lower ones. */
export interface WorkLimits {
  /** Numbers of policy sets to look at from either end: the first, then larger ones if it finds too few paths. */
  readonly sizes: readonly number[];
  readonly steps: number;
}

/** The first size is nearly always enough. The last takes seconds, so there is no larger one. */
const BETWEEN: WorkLimits = { sizes: [200, 2_000, 10_000], steps: 20_000_000 };

/** A search without a known end reaches many principals that lead nowhere, so it begins smaller. */
const TO_PRIVILEGE: WorkLimits = { ...BETWEEN, sizes: [50, 200, 2_000, 10_000] };

export interface FoundPaths {
  /** In no particular order; one more than wanted if there are more. */
  readonly chains: readonly FoundChain[];
  readonly completeness: PathAnswer['completeness'];
  readonly region: Region;
  readonly accounts: HopReading['accounts'];
  readonly ends: PathEnds;
  readonly goals: Goals | undefined;
}

type Further = Pick<JointQuestion, 'contradicted' | 'besideAdministrators'>;

const scopeOf = ({ to }: PathsWanted): HopScope =>
  to === undefined ? 'ASSUMING_AND_ESCALATING' : 'ASSUMING';

export async function searchPaths(
  reader: GraphReader,
  wanted: PathsWanted,
  limits: WorkLimits = wanted.to === undefined ? TO_PRIVILEGE : BETWEEN,
): Promise<FoundPaths> {
  const start = await roleOfSession(reader, wanted.from);
  return steadily(() => searchOnce(reader, wanted, start, limits));
}

/** Searches ever larger regions until one holds the paths that come first. */
async function searchOnce(
  reader: GraphReader,
  wanted: PathsWanted,
  start: string,
  { sizes, steps }: WorkLimits,
): Promise<FoundPaths> {
  const { to, k, filter, context } = wanted;
  const goals = wanted.targets && (await goalsOf(reader, wanted.targets, { from: start, context }));
  const ends = to === undefined ? { goals: [...(goals?.of.keys() ?? [])] } : { to };
  const search = { start, ...ends, detailed: filter !== undefined };
  const [size = 0, ...more] = sizes;
  const timed = readerAtTime(reader, context);
  const accountsAt = memoize((graphVersion: string) => new SearchedAccounts(timed, graphVersion));
  const limited = to === undefined ? await readLimitedRoots(reader, [start]) : undefined;
  const read = async (most: number, more: Further = {}): Promise<WholeRegion> => {
    const readWith = async (gained: readonly string[]): Promise<Region> => {
      const stored = asLimitedStart(await readRegion(reader, { ...search, gained }, most), limited);
      const dated = await regionAt(reader, stored, context);
      const region = withoutHopsBeside(dated, reader, more.contradicted);
      const isKnownMore = context.length > 0 || start !== wanted.from || region.standIns.length > 0;
      const isAsStored = to === undefined && !isKnownMore;
      return filter
        ? filteredRegion(reader, region, { filter, scope: scopeOf(wanted), gained, isAsStored })
        : region;
    };
    return to === undefined
      ? regionWithJointHops(readWith, wanted.maxHops, accountsAt, { filter, ...more })
      : alone(await readWith([]));
  };
  const question = { ...wanted, goals };
  const searchRegionOfSize = async (most: number): Promise<FoundInRegion> => {
    const found = await searchRegion(await read(most), reader, question, steps);
    const again = async (more: Further): Promise<FoundInRegion | undefined> => {
      const region = await inTime(read(most, more));
      return region && searchRegion(region, reader, question, steps);
    };
    return to === undefined ? searchAroundHiddenHops(found, again, k) : found;
  };
  let found = await searchRegionOfSize(size);
  for (const larger of more) {
    if (found.region.depth === Infinity || found.certain > k) break;
    const next = await inTime(searchRegionOfSize(larger));
    if (!next) return cutBy('TIME_LIMIT', found);
    found = keepFound(found, next);
  }
  return found;
}

/** Searches again without hops that turned out to be unusable, since joint steps may be hidden behind them. */
async function searchAroundHiddenHops(
  first: FoundInRegion,
  searchAgain: (more: Further) => Promise<FoundInRegion | undefined>,
  k: number,
): Promise<FoundInRegion> {
  const hiding = new Map<string, HopEnds>();
  let besideAdministrators = false;
  let found = first;
  for (let passes = 0; ;) {
    const before = hiding.size;
    for (const pair of [...found.contradicted, ...found.closed]) hiding.set(hopKey(...pair), pair);
    const isHiding = hiding.size > before;
    if (!isHiding && (besideAdministrators || !mayHoldMore(found, k))) return found;
    if (isHiding) passes += 1;
    else besideAdministrators = true;
    if (passes > MOST_FURTHER_PASSES) return cutBy('WORK_LIMIT', found);
    const again = await searchAgain({ contradicted: [...hiding.values()], besideAdministrators });
    if (again === undefined) return cutBy('TIME_LIMIT', found);
    found = keepFound(found, again);
  }
}

/** Whether paths are missing, and joint steps were skipped because an administrator of the account was held. */
const mayHoldMore = ({ isLeftToAdministrators, region, chains }: FoundInRegion, k: number): boolean =>
  isLeftToAdministrators && region.depth === Infinity && chains.length <= k;

/** Keeps what was found before if time cut the search after it, and that found less. */
function keepFound(before: FoundInRegion, after: FoundInRegion): FoundInRegion {
  const isCut = after.completeness.truncatedBy.includes('TIME_LIMIT');
  const isLess = after.chains.length < before.chains.length;
  return isCut && isLess ? cutBy('TIME_LIMIT', before) : after;
}

/** Marks that a limit ended the search before another one of more hops, or of a larger region. */
function cutBy<F extends FoundPaths>(end: SearchEnd, found: F): F {
  const { completeness } = found;
  const others = completeness.truncatedBy.filter((limit) => limit !== 'WORK_LIMIT' && limit !== 'TIME_LIMIT');
  const truncatedBy: readonly SearchLimit[] = [...others, end];
  return {
    ...found,
    completeness: { ...completeness, complete: false, truncatedBy: truncatedBy.toSorted() },
  };
}

interface FoundInRegion extends FoundPaths {
  /** The number of chains that come first whatever was not read. */
  readonly certain: number;
  /** Hops that single identities cannot take, or not after those before them. */
  readonly contradicted: readonly HopEnds[];
  readonly closed: readonly HopEnds[];
  readonly isLeftToAdministrators: boolean;
}

async function searchRegion(
  { region, joint }: WholeRegion,
  reader: GraphReader,
  question: PathsWanted & Pick<FoundPaths, 'goals'>,
  steps: number,
): Promise<FoundInRegion> {
  const { to, k, context, filter, goals } = question;
  const { depth } = region;
  const met = joint.hops.map((hop) => hop.to);
  const ends = new PathEnds(region, goals, context, met, reader.administrativeActions);
  const groups = to === undefined ? ends.hops() : region.groups;
  const searching = async () => {
    const soonest = await chainsOver(reader, { region, ends, groups, hops: joint.hops }, question, steps);
    if (laterHops(joint).length === 0) return [soonest] as const;
    const over = { region, ends, groups: withoutConditions(groups), hops: joint.unconditionalHops };
    return [soonest, await chainsOver(reader, over, question, steps)] as const;
  };
  const counts = (id: string): boolean => filter === undefined || mayUse(filter, id);
  const [all, code] = await Promise.all([searching(), codeWritersAmong(reader, joint.held, counts)]);
  const [{ found, search, reading, size }] = all;
  const chains = distinctOf(all.flatMap(({ derivations }) => derivations.chains));
  const certain = chains.filter(({ hops }) => hops.length <= depth).length;
  const isWhole = depth === Infinity;
  const principals = chains.flatMap((one) => one.steps.map((step) => step.joint?.id ?? step.to.identifier));
  // If there are more paths than wanted anyway, nobody has to know of others.
  const isAsked = isWhole && chains.length <= k && !joint.isLeftToAdministrators;
  const others = isAsked ? await joint.othersTo(principals) : noOthers;
  const truncatedBy: readonly SearchLimit[] = [
    ...(!isWhole || search.longerMayExist() ? (['MAX_HOPS'] as const) : []),
    ...([{ chains }, ...all.map(({ derivations }) => derivations)].some((one) => one.chains.length > k)
      ? (['MAX_PATHS'] as const)
      : []),
    ...all.flatMap((one) => [one.found, one.derivations].flatMap(({ endedBy }) => endedBy ?? [])),
    ...(!isWhole && certain <= k ? (['WORK_LIMIT'] as const) : []),
    ...(all.every((one) => one.reading.isCurrent) && region.isChanged !== true
      ? []
      : (['GRAPH_CHANGED'] as const)),
    ...[joint, code, ends, others].flatMap((one) => one.truncatedBy),
  ];
  const unexplored = [
    ...[region, joint, code, ends, others].flatMap((one) => one.unexplored),
    ...all.flatMap((one) =>
      [one.reading, one.found, one.derivations].flatMap(({ unexplored: some }) => some),
    ),
  ];
  const completeness = completenessOf(truncatedBy, size, unexplored);
  const { isLeftToAdministrators } = joint;
  const { accounts } = reading;
  return { ...found, chains, completeness, region, accounts, ends, goals, certain, isLeftToAdministrators };
}

interface SearchedGraph {
  readonly region: Region;
  readonly ends: PathEnds;
  readonly groups: readonly HopGroup[];
  readonly hops: readonly JointHop[];
}

/** Finds the first chains over some hops, with the steps of each. */
async function chainsOver(
  reader: GraphReader,
  { region, ends, groups, hops }: SearchedGraph,
  question: PathsWanted,
  steps: number,
) {
  const { from, to, maxHops, k, context, filter } = question;
  const { start } = region;
  const pathContext = { from, context };
  const joint = await jointPathHops(reader, hops, { from: start, context, clock: region.clock });
  const reading = new HopReading(reader, { scope: scopeOf(question), region, ...pathContext, filter, joint });
  const end = to ?? VIRTUAL_END;
  // Without a given end, the search ends at VIRTUAL_END, one hop after an administrator.
  const further = to === undefined ? 1 : 0;
  const ordered = withoutHiddenConditions([...groups, ...hops.map(singleStep)], reader);
  const graph = HopGraph.of(ordered, [start, end], orderOfHidden(reader));
  const search = new KShortestPaths(graph, start, end, { maxHops: maxHops + further, steps });
  const chooseAlone = chooseMechanisms(reading.versionedReader, pathContext, undefined, isSoughtBy(filter));
  const choose =
    to === undefined
      ? chooseMechanisms(reading.versionedReader, pathContext, ends.lastRequestOf, isSoughtBy(filter, ends))
      : chooseAlone;
  const neededAtEnd: NeededAtEnd = to === undefined ? ends.neededAt : () => undefined;
  const least = context.length > 0 || from !== start || filter !== undefined ? LEAST_IN_CONTEXT : 0;
  const over = { reading, graph, choose: chooseAlone, start, maxHops, steps, neededAtEnd };
  const derivations = new Derivations(over);
  const looking = { k, least, ...(to === undefined && { end: VIRTUAL_END }), chooseAlone, derivations };
  const found = await feasibleChains(search, reading, choose, looking);
  const changed = new Set(hops.map(({ to: id }) => id).filter(isChanged));
  return { found, derivations, search, reading, size: graph.size - further - changed.size };
}

/** Leaves out hops with conditions, but for those to the end of the paths. */
const withoutConditions = (groups: readonly HopGroup[]): readonly HopGroup[] =>
  groups.map(({ members, hops }) => ({
    members,
    hops: hops.filter(({ to, unconditional }) => unconditional || to === VIRTUAL_END),
  }));

/** Whether all hops of a chain, as judged together, lead to its end and are as firm as the filter asks. */
const isSoughtBy =
  (filter: PathFilter | undefined, ends?: PathEnds) =>
  (chosen: ChosenMechanisms): boolean => {
    const last = chosen.hops.at(-1)?.to;
    if (ends && !isEndKept(ends.neededAt)(chosen)) return false;
    if (filter === undefined) return true;
    const end = last && ends ? [ends.endOf(last, chosen)] : [];
    return [...chosen.hops, ...end].every((one) => allowsDecision(filter, one));
  };
