/** Which single hops stand between principals and administrative access to an account? */
import { techniqueById } from '../../escalation/catalog/techniques.js';
import { assumeActions } from '../../graph/model/assumeActions.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { Page, PageRequest } from '../../graph/contract/pageRequests.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { datedBy, type Dated } from '../can/loadRequest.js';
import type { Completeness, PathHop, PathStep, SearchLimit } from '../shared/answer.js';
import { bridgesTo, type Onwards } from './dominators.js';
import { HopGraph, NOBODY, UNREACHABLE, type HopGroup } from '../paths/hopGraph.js';
import { HopReading } from '../paths/loadHops.js';
import { pathGaps } from '../paths/pathAnswer.js';
import { completenessOf } from '../shared/completeness.js';
import { chainStep } from '../shared/derivation.js';
import { pageOf } from '../shared/pageOf.js';
import type { Region } from '../paths/loadRegion.js';
import {
  collectSearchLimits,
  REACH,
  holdingsOf,
  steadily,
  type ReachableSet,
  type ReachLimits,
} from './walkReachable.js';
import { nameOf } from '../shared/sentences.js';
import { readIntoAccount } from './whoCanReach.js';
import { MOST_PAIRS, MOST_LAYERS } from '../shared/limits.js';

/** A hop between two principals. */
export interface Choke {
  readonly from: string;
  readonly to: string;
  /** Principals that lose every way to administrative access with it. */
  readonly cutsOff: number;
}

export interface Chokes extends Dated {
  /** Those that cut most off first. */
  readonly chokes: readonly Choke[];
  /** Principals that can reach administrative access and do not have it. */
  readonly sourceCount: number;
  readonly completeness: Completeness;
  readonly dataGaps: readonly DataGap[];
  readonly region: Region;
  readonly graphVersion: string;
}

export interface ChokePoint {
  readonly hop: PathStep;
  readonly cutsOff: number;
  readonly sentence: string;
  /** How to close each of the hop's ways. */
  readonly closing: readonly string[];
}

export interface ChokePointPage extends Page<ChokePoint>, Dated {
  readonly sourceCount: number;
  readonly completeness: Completeness;
  readonly dataGaps: readonly DataGap[];
}

/** Conditions count hop by hop: a way past a hop counts even if its conditions cannot hold together. */
export async function chokesOf(
  reader: GraphReader,
  accountId: string,
  limits: ReachLimits = REACH,
): Promise<Chokes> {
  const root = await rootOf(reader, accountId);
  const { region } = await holdingsOf(reader, root);
  const { reach, gaps, unexplored } = await readIntoAccount(
    reader,
    { accountId, maxHops: MOST_LAYERS },
    limits,
  );
  const groups = groupsByAccount(reach, accountId);
  const isTooLarge =
    groups.reduce((sum, one) => sum + one.members.length * one.targets.length, 0) > MOST_PAIRS;
  const { chokes, sourceCount } = chokesIn(isTooLarge ? [] : groups);
  const truncatedBy = collectSearchLimits(reach, region, isTooLarge).map((limit): SearchLimit =>
    limit === 'MAX_HOPS' ? 'WORK_LIMIT' : limit,
  );
  const words = `administrative access to account ${accountId}`;
  return {
    // What was not read may hold another way past any of them.
    chokes: truncatedBy.some((limit) => limit === 'TIME_LIMIT' || limit === 'WORK_LIMIT') ? [] : chokes,
    sourceCount,
    completeness: completenessOf(truncatedBy, reach.principals.size, unexplored),
    dataGaps: pathGaps([root], words, region, gaps),
    region,
    graphVersion: reach.graphVersion,
    ...datedBy(region.clock),
  };
}

/** In the partition of the account. */
async function rootOf(reader: GraphReader, accountId: string): Promise<string> {
  const account = (await reader.accounts([accountId])).get(accountId);
  return `arn:${account?.partition ?? 'aws'}:iam::${accountId}:root`;
}

/** What has administrative access to an account, as a point of its own: who has it leads there, and it to everybody. */
const administrationOf = (accountId: string, end: string): string =>
  accountId === end ? NOBODY : `administration of ${accountId}`;

const isPrincipal = (name: string): boolean => name !== NOBODY && !name.startsWith('administration of ');

function groupsByAccount({ steps, principals, privileged }: ReachableSet, end: string): readonly HopGroup[] {
  const targetsIn = new Map<string, HopGroup>();
  for (const { members, hops } of steps) {
    const id = accountOfIdentifier(members[0] ?? '') ?? '';
    if (hops[0]?.by === 'ADMINISTERING' && id !== end) {
      targetsIn.set(id, { members: [administrationOf(id, end)], targets: hops });
    }
  }
  const administering = [...privileged]
    .filter(([one]) => principals.has(one))
    .map(([one]) => ({
      members: [one],
      targets: [{ to: administrationOf(accountOfIdentifier(one) ?? '', end), unconditional: true }],
    }));
  const hops = steps
    .filter((one) => one.hops[0]?.by !== 'ADMINISTERING')
    .map(({ members, hops: targets }) => ({ members, targets }));
  return [...hops, ...targetsIn.values(), ...administering];
}

function chokesIn(groups: readonly HopGroup[]): Pick<Chokes, 'chokes' | 'sourceCount'> {
  const graph = HopGraph.of(groups, [NOBODY]);
  const names = Array.from({ length: graph.size }, (_one, number) => graph.nameOf(number));
  const onwards: Onwards = names.map((_name, number) => graph.next(number).map(({ to }) => to));
  const end = graph.numberOf(NOBODY);
  const distances = graph.distancesTo(end, [], false);
  const isSource = names.map(
    (name, number) => isPrincipal(name) && (distances[number] ?? 0) > 1 && distances[number] !== UNREACHABLE,
  );
  const chokes = bridgesTo(end, onwards).flatMap(({ from, to, cutsOff }): readonly Choke[] => {
    const [start, target] = [names[from] ?? '', names[to] ?? ''];
    if (!isPrincipal(start) || !isPrincipal(target)) return [];
    const count = cutsOff.filter((number) => isSource[number]).length;
    return count === 0 ? [] : [{ from: start, to: target, cutsOff: count }];
  });
  return { chokes: chokes.sort(mostFirst), sourceCount: isSource.filter(Boolean).length };
}

const keyOf = ({ cutsOff, from, to }: Choke): string =>
  `${String(9_999_999_999 - cutsOff).padStart(10, '0')} ${from} ${to}`;

const mostFirst = (a: Choke, b: Choke): number => (keyOf(a) < keyOf(b) ? -1 : 1);

/** With what each hop of the page rests on. `read`: for who remembers what was read for an earlier page. */
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
  { chokes, completeness, region, ...found }: Chokes,
): Promise<ChokePointPage> {
  const page = pageOf(chokes, keyOf, request);
  const pathContext = { from: region.from, context: [] };
  const reading = new HopReading(reader, 'ASSUMING_AND_ESCALATING', region, pathContext);
  await reading.read(page.entries.map(([, { from, to }]) => [from, to] as const));
  const limits = [...completeness.truncatedBy, ...(reading.isCurrent ? [] : (['GRAPH_CHANGED'] as const))];
  return {
    ...page,
    entries: page.entries.flatMap(([key, one]) => {
      const point = pointOf(one, reading.alternativesOf([one.from, one.to]), found.sourceCount, accountId);
      return point ? [[key, point] as const] : [];
    }),
    completeness: completenessOf(limits, completeness.explored, completeness.unexplored),
    ...found,
  };
}

function pointOf(
  { cutsOff }: Choke,
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
    sentence: `Without this step, ${count} no route to administrative access to account ${accountId}: ${hop.sentence}`,
    closing: [...new Set([hop, ...alternatives].map(closingOf))],
  };
}

/** A trust policy that names a principal of its own account lets it in without any permission, but not past a Deny. */
function closingOf(hop: PathHop): string {
  const { from, to } = hop;
  if (hop.mechanism === 'ESCALATION') return techniqueById(hop.techniqueId)?.closing ?? hop.sentence;
  const trust = `Change the trust policy of ${nameOf(to)} so that it does not let in ${nameOf(from)}`;
  const canBeDenied = from.kind === 'USER' || from.kind === 'ROLE';
  return canBeDenied
    ? `${trust}, or deny ${nameOf(from)} ${assumeActions[hop.mechanism]} on it.`
    : `${trust}.`;
}
