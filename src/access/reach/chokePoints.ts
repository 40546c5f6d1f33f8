/** Finds the single hops without which principals cannot reach administrative access to an account. */
import { techniqueById } from '../../escalation/catalog/techniques.js';
import { assumeActions } from '../../graph/model/assumeActions.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { groupBy } from '../../graph/model/groupBy.js';
import type { Page, PageRequest } from '../../graph/contract/pageRequests.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import type { PathHop, PathStep, SearchLimit, SearchAnswer } from '../shared/answer.js';
import { changedSince, readLimitedRoots } from '../can/limitedRoots.js';
import { bridgesTo, type Onwards } from './dominators.js';
import { answerOfReach, collectSearchLimits, readPrincipalRegion } from './reachAnswer.js';
import { HopGraph, VIRTUAL_END, UNREACHABLE, type HopGroup } from '../paths/hopGraph.js';
import { HopReading, ofEachTechnique } from '../paths/loadHops.js';
import { chainStep } from '../paths/pathAnswer.js';
import { SearchedAccounts } from '../paths/together/searchedAccounts.js';
import { arnOfId } from '../../escalation/together/heldIdentity.js';
import type { JointHop } from '../paths/together/jointHops.js';
import { jointPathHops } from '../paths/together/jointPathHops.js';
import { closingJointly, identitiesOf, isTakenBy, jointAlternatives } from './together/jointAlternatives.js';
import { hopsBesideAdministration } from './together/hopsBesideAdministration.js';
import { neededByStarts, type KnownHops, type NeededByStarts } from './together/neededSteps.js';
import { readProvedReachInto } from './together/readReachInto.js';
import type { ProvedReach } from './together/jointReach.js';
import { isAfterGrant, pathHopsIntoOtherAccounts, type HopsIntoOtherAccounts } from './intoOtherAccounts.js';
import { completenessOf, steadily } from '../shared/completeness.js';
import { pageOf } from '../shared/pageOf.js';
import type { Region } from '../paths/loadRegion.js';
import type { ReachableSet, Steps } from './reachableSet.js';
import { withDoubts } from './takenRights.js';
import { REACH, type ReachLimits } from './walkReachable.js';
import { hopSentence, nameOf } from '../shared/sentences.js';
import { intoAccount } from './whoCanReach.js';
import { MOST_PAIRS, MOST_LAYERS } from '../shared/limits.js';
import { rootArn } from '../../iam/language/arn.js';

/** A hop between two principals. */
export interface Choke {
  readonly from: string;
  readonly to: string;
  /** The number of principals that lose every path to administrative access without it. */
  readonly cutsOff: number;
  /** The hop itself, if several identities take it together. */
  readonly joint?: JointHop;
}

export interface Chokes extends SearchAnswer {
  /** Those that cut most principals off first. */
  readonly chokes: readonly Choke[];
  /** The number of principals that can reach administrative access and do not have it. */
  readonly sourceCount: number;
  readonly region: Region;
  readonly hopsIntoOtherAccounts: HopsIntoOtherAccounts;
}

export interface ChokePoint {
  readonly hop: PathStep;
  readonly cutsOff: number;
  readonly sentence: string;
  /** How to close each of the hop's ways. */
  readonly closing: readonly string[];
}

export interface ChokePointPage extends Page<ChokePoint>, SearchAnswer {
  readonly sourceCount: number;
}

/**
 * Finds the choke points. Conditions count hop by hop: a path around a hop counts even if its conditions cannot hold
 * together.
 */
export async function chokesOf(
  reader: GraphReader,
  accountId: string,
  limits: ReachLimits = REACH,
): Promise<Chokes> {
  const root = await readRootArn(reader, accountId);
  const region = await readPrincipalRegion(reader, root);
  const found = await readProvedReachInto(reader, intoAccount(accountId, MOST_LAYERS), limits);
  const { reach, joint, hopsIntoOtherAccounts } = found;
  const groups = groupsByAccount(reach, accountId);
  const isTooLarge = groups.reduce((sum, one) => sum + one.members.length * one.hops.length, 0) > MOST_PAIRS;
  const { chokes, sourceCount, ...own } = await chokesIn(isTooLarge ? [] : groups, joint, {
    accounts: new SearchedAccounts(reader, reach.graphVersion),
    privileged: reach.privileged,
    reader,
    limits,
    reach,
    numbers: new Map(),
  });
  const known = await withDoubts(reader, found);
  const asWork = (limit: SearchLimit): SearchLimit => (limit === 'MAX_HOPS' ? 'WORK_LIMIT' : limit);
  const truncatedBy = [...collectSearchLimits(known.reach, region, isTooLarge), ...own.truncatedBy].map(
    asWork,
  );
  const end = `administrative access to account ${accountId}`;
  return {
    // What was not read may hold a path around any of them.
    chokes: truncatedBy.some((limit) => limit === 'TIME_LIMIT' || limit === 'WORK_LIMIT') ? [] : chokes,
    sourceCount,
    region,
    hopsIntoOtherAccounts,
    ...answerOfReach({ ...known, unexplored: [...known.unexplored, ...own.unexplored] }, region, {
      ends: [root],
      end,
      truncatedBy: [...truncatedBy, ...own.notSearched.map(asWork)],
    }),
  };
}

/** Returns the root user's ARN in the partition of the account. */
export async function readRootArn(reader: GraphReader, accountId: string): Promise<string> {
  const account = (await reader.accounts([accountId])).get(accountId);
  return rootArn({ partition: account?.partition ?? 'aws', accountId });
}

/**
 * Names the node for administrative access to an account. Hops lead from administrators to it, and from it to all
 * principals of the account.
 */
const administrationNode = (accountId: string, end: string): string =>
  accountId === end ? VIRTUAL_END : `administration of ${accountId}`;

const isPrincipal = (name: string): boolean =>
  name !== VIRTUAL_END && !name.startsWith('administration of ') && name === arnOfId(name);

function groupsByAccount({ steps, principals, privileged }: ReachableSet, end: string): readonly HopGroup[] {
  const isAdministering = ({ hops }: Steps): boolean => hops[0]?.by === 'ADMINISTERING';
  // Each walk found only some of the principals of an account.
  const administered = groupBy(
    steps.filter(isAdministering),
    ({ members: [one = ''] }) => accountOfIdentifier(one) ?? '',
  );
  const inward = [...administered].filter(([id]) => id !== end);
  const leading = inward.map(([id, found]) => ({
    members: [administrationNode(id, end)],
    hops: [...new Map(found.flatMap(({ hops }) => hops).map((hop) => [hop.to, hop])).values()],
  }));
  const administering = [...privileged]
    .filter(([one]) => principals.has(one))
    .map(([one]) => ({
      members: [one],
      hops: [{ to: administrationNode(accountOfIdentifier(one) ?? '', end), unconditional: true }],
    }));
  const others = steps.filter((one) => !isAdministering(one));
  return [...others, ...leading, ...administering];
}

type ChokesFound = Pick<Chokes, 'chokes' | 'sourceCount'> &
  Pick<NeededByStarts, 'unexplored' | 'truncatedBy' | 'notSearched'>;

async function chokesIn(
  stored: readonly HopGroup[],
  jointSteps: ProvedReach['joint'],
  known: KnownHops,
): Promise<ChokesFound> {
  const { beside, unknown } = await hopsBesideAdministration(bridgesIn(stored).bridges, known);
  const groups = [...stored, ...beside];
  const { graph, reaching, bridges } = bridgesIn(groups);
  const limited = await readLimitedRoots(known.reader, reaching);
  const sources = reaching.filter((one) => limited.of.get(one) !== 'DENIED');
  const found = new Map<string, Choke>();
  const add = (choke: Choke): void => {
    const cutsOff = choke.cutsOff + (found.get(keyOf(choke))?.cutsOff ?? 0);
    found.set(keyOf(choke), { ...choke, cutsOff });
  };
  const joint = jointSources(graph, sources, jointSteps);
  const cutOff = new Set([...joint, ...bridges.flatMap(({ cutsOff }) => cutsOff)]);
  const starts = sources.filter((one) => cutOff.has(one));
  const { needed, alone, ...limits } = await neededByStarts(groups, starts, joint, known);
  for (const step of needed) add({ ...step, cutsOff: 1 });
  for (const { from, to, cutsOff } of bridges)
    add({ from, to, cutsOff: cutsOff.filter((one) => alone.has(one)).length });
  const chokes = [...found.values()].filter(
    ({ from, to, cutsOff, joint }) =>
      cutsOff > 0 &&
      !unknown.has(from) &&
      (joint !== undefined || (isPrincipal(to) && (isPrincipal(from) || isAfterGrant(from)))),
  );
  const truncatedBy = [...limits.truncatedBy, ...changedSince(limited, known.reach.graphVersion)];
  return { chokes: chokes.sort(mostFirst), sourceCount: sources.length, ...limits, truncatedBy };
}

/** Finds who reaches the end without being there, and the hops without which some of them do not. */
function bridgesIn(groups: readonly HopGroup[]) {
  const graph = HopGraph.of(groups, [VIRTUAL_END]);
  const names = graph.allNames;
  const onwards: Onwards = names.map((_name, number) => graph.next(number).map(({ to }) => to));
  const end = graph.numberOf(VIRTUAL_END);
  const distances = graph.distancesTo(end, [], false);
  const reaching = names.filter(
    (name, number) => isPrincipal(name) && (distances[number] ?? 0) > 1 && distances[number] !== UNREACHABLE,
  );
  const nameOf = (number: number): string => graph.nameOf(number);
  const bridges = bridgesTo(end, onwards).map(({ from, to, cutsOff }) => ({
    from: nameOf(from),
    to: nameOf(to),
    cutsOff: cutsOff.map(nameOf),
  }));
  return { graph, reaching, bridges };
}

/** Returns the sources that reach the end by hops of several identities, or that reach a principal that does. */
function jointSources(
  graph: HopGraph,
  sources: readonly string[],
  jointSteps: ProvedReach['joint'],
): readonly string[] {
  if (jointSteps.size === 0) return [];
  const holding = graph.with([
    { members: [...jointSteps.keys()], hops: [{ to: JOINT_STEP, unconditional: true }] },
  ]);
  const distances = holding.distancesTo(holding.numberOf(JOINT_STEP), [], false);
  return sources.filter((one) => distances[holding.numberOf(one)] !== UNREACHABLE);
}

/** Names the node that every holder of identities which take a step together leads to. */
const JOINT_STEP = 'a step of several identities';

/** Others take another step, though it leads to the same principal from the last one gained. */
const keyOf = ({ from, to, joint }: Choke): string =>
  [from, to, ...(joint ? identitiesOf(joint) : [])].join(' ');

const sortKey = (choke: Choke): string =>
  `${String(9_999_999_999 - choke.cutsOff).padStart(10, '0')} ${keyOf(choke)}`;

const mostFirst = (a: Choke, b: Choke): number => (sortKey(a) < sortKey(b) ? -1 : 1);

/**
 * Returns a page of choke points, each hop with its evidence. `read`: for callers that keep what was read for an
 * earlier page.
 */
export const chokePoints = (
  reader: GraphReader,
  accountId: string,
  page: PageRequest,
  read: () => Promise<Chokes> = () => chokesOf(reader, accountId),
): Promise<ChokePointPage> => steadily(async () => pageOfChokes(reader, accountId, page, await read()));

async function pageOfChokes(
  reader: GraphReader,
  accountId: string,
  request: PageRequest,
  { chokes, completeness, region, hopsIntoOtherAccounts, ...found }: Chokes,
): Promise<ChokePointPage> {
  const page = pageOf(chokes, sortKey, request);
  const known = { from: region.start, context: [], clock: region.clock };
  const joint = page.entries.flatMap(([, one]) => one.joint ?? []);
  const reading = new HopReading(reader, {
    scope: 'ASSUMING_AND_ESCALATING',
    region,
    joint: await jointPathHops(reader, joint.flatMap(jointAlternatives), known),
    elsewhere: pathHopsIntoOtherAccounts(reader, hopsIntoOtherAccounts, known),
  });
  await reading.read(page.entries.map(([, { from, to }]) => [from, to] as const));
  const limits = [...completeness.truncatedBy, ...(reading.isCurrent ? [] : (['GRAPH_CHANGED'] as const))];
  return {
    ...page,
    entries: page.entries.flatMap(([key, one]) => {
      const ways = ofEachTechnique(reading.alternativesOf([one.from, one.to]).filter(isTakenBy(one.joint)));
      const point = pointOf(one, ways, found.sourceCount, accountId);
      return point ? [[key, point] as const] : [];
    }),
    completeness: completenessOf(limits, completeness.explored, completeness.unexplored),
    ...found,
  };
}

function pointOf(
  { cutsOff, joint }: Choke,
  [hop, ...alternatives]: readonly PathHop[],
  sourceCount: number,
  accountId: string,
): ChokePoint | undefined {
  if (!hop) return undefined;
  const have = cutsOff === 1 ? 'has' : 'have';
  const among = sourceCount === 1 ? 'principal' : 'principals';
  const count = `${cutsOff} of ${sourceCount} ${among} ${have}`;
  return {
    hop: chainStep({ ...hop, ...(alternatives.length > 0 ? { alternatives } : {}) }, []),
    cutsOff,
    sentence: `Without this step, ${count} no route to administrative access to account ${accountId}: ${hopSentence(hop)}`,
    closing: [...new Set([hop, ...alternatives].map((way) => closingOf(way, joint)))],
  };
}

/**
 * Says how to close a hop. A trust policy that names a principal of its own account lets it in without any
 * permission, but not past a Deny.
 */
function closingOf(hop: PathHop, joint: JointHop | undefined): string {
  const { from, to } = hop;
  const jointly = joint && closingJointly(hop, joint.held);
  if (jointly !== undefined) return jointly;
  if (hop.mechanism === 'ESCALATION') return techniqueById(hop.techniqueId)?.closing ?? hopSentence(hop);
  const trust = `Change the trust policy of ${nameOf(to)} so that it does not trust ${nameOf(from)}`;
  const canBeDenied = from.kind === 'USER' || from.kind === 'ROLE';
  return canBeDenied
    ? `${trust}, or deny ${nameOf(from)} ${assumeActions[hop.mechanism]} on it.`
    : `${trust}.`;
}
