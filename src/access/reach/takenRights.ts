/**
 * Finds out whether counts hold though changes on the way take rights from others (T-002): counts again without these
 * changes, and with each of them but without what it may end. Paths are followed step by step instead (`lostRights.ts`).
 */
import { accountOfId, arnOfId } from '../../escalation/together/heldIdentity.js';
import { techniqueOf } from '../../escalation/together/jointStep.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { HopEnds, UnexploredEscalation } from '../../graph/contract/pathReader.js';
import { yieldTurn } from '../../graph/contract/turns.js';
import { appendTo, groupBy, parted } from '../../graph/model/groupBy.js';
import type { Principal, Taken } from '../../graph/model/graph.js';
import { once } from '../../graph/model/memoize.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import { HopReading, hopsOfNoStart } from '../paths/loadHops.js';
import { isLostBy, isTaking, type Changing } from '../paths/lostRights.js';
import type { JointHop } from '../paths/together/jointHops.js';
import { takenIn } from '../paths/together/jointPathHops.js';
import type { Completeness, PathHop } from '../shared/answer.js';
import { inTime } from '../shared/inTime.js';
import { MOST_TIMED_HOPS } from '../shared/limits.js';
import { neededToAdminister } from './adminHops.js';
import { readMarkedHops } from './layersAtHand.js';
import type { JointStepsByStart, KnownReach, ReachableSet, Steps } from './reachableSet.js';

/** Returns what is counted over a reach, as texts: each holds if it is counted over hops that all hold. */
type Count = (reach: ReachableSet) => readonly string[] | Promise<readonly string[]>;

type Doubts = Pick<Completeness, 'truncatedBy' | 'unexplored'>;

/** A hop by which a principal changes itself, and that takes something away whichever way it goes. */
interface Change {
  readonly pair: HopEnds;
  readonly ways: readonly Changing[];
  /** Its ways that take nothing: the change may still be the only one without conditions. */
  readonly others: readonly PathHop[];
}

/** What is left of hops, and who is no administrator any more. */
interface Loss {
  readonly left: readonly (readonly [hop: HopEnds, ways: readonly PathHop[]])[];
  readonly administrators: ReadonlySet<string>;
}

/** Adds to what was not followed the changes that the count may wrongly rest on. */
export async function withDoubts(
  reader: GraphReader,
  known: KnownReach & { readonly joint: JointStepsByStart },
  count: Count,
): Promise<KnownReach> {
  const { reach, joint, unexplored } = known;
  const found = await inTime(findDoubts(reader, reach, joint, count));
  const doubts = found ?? { truncatedBy: ['TIME_LIMIT'], unexplored: [] };
  return {
    ...known,
    reach: { ...reach, truncatedBy: [...reach.truncatedBy, ...doubts.truncatedBy] },
    unexplored: [...unexplored, ...doubts.unexplored],
  };
}

async function findDoubts(
  reader: GraphReader,
  reach: ReachableSet,
  joint: JointStepsByStart,
  count: Count,
): Promise<Doubts> {
  const none: Doubts = { truncatedBy: [], unexplored: [] };
  const { pairs, isCurrent } = await readMarkedHops(reader, reach);
  if (!isCurrent) return { ...none, truncatedBy: ['GRAPH_CHANGED'] };
  const taking = [...joint].filter(([, { hops }]) => hops.some(isJointChange));
  if (pairs.length + taking.length === 0) return none;
  const open = new Set(await count(reach));
  const isProved = async (losses: readonly Loss[], jointly: typeof taking): Promise<boolean> => {
    await yieldTurn(reader.searchOver);
    const dropped = jointly.flatMap(([, { steps }]) => steps);
    for (const one of await count(reachWithout(reach, losses, new Set(dropped)))) open.delete(one);
    return open.size === 0;
  };
  if (await isProved([lossOf(pairs.map(closed))], pairs.length > 0 ? [...joint] : taking)) return none;
  const losses = new Losses(reader, reach);
  const unread = pairs.slice(MOST_TIMED_HOPS);
  const changes = await losses.changesAmong(pairs.slice(0, MOST_TIMED_HOPS));
  const mayClose = ({ step }: JointHop): boolean => changes.some((one) => mayCloseStep(one, step));
  const inDoubt = [...joint].filter(
    ([, { hops }]) => unread.length > 0 || hops.some((hop) => isJointChange(hop) || mayClose(hop)),
  );
  const harmful: { readonly change: Change; readonly ends: readonly Loss[] }[] = [];
  for (const change of changes) {
    const ends = await Promise.all(change.ways.map((way) => losses.of(way, change.pair)));
    if (ends.every(({ left, administrators }) => left.length + administrators.size > 0))
      harmful.push({ change, ends });
  }
  const apart = harmful.map(({ change: { pair, others } }) => lossOf([[pair, others]]));
  const rest = lossOf(unread.map(closed));
  if (await isProved([rest, ...apart], inDoubt)) return none;
  for (const [at, { ends }] of harmful.entries())
    for (const loss of ends)
      if (await isProved([rest, loss, ...apart.toSpliced(at, 1)], inDoubt)) return none;
  const unexplored = [
    ...harmful.map(({ change }) => unexploredOf(change)),
    ...unread.map(([principal]) => ({ principal, techniqueIds: [] })),
    ...inDoubt.map(([principal, { hops }]) => ({
      principal,
      techniqueIds: hops.filter(isJointChange).flatMap(({ step }) => techniqueOf(step) ?? []),
    })),
  ];
  return { ...none, unexplored };
}

const lossOf = (left: Loss['left'], administrators: Iterable<string> = []): Loss => ({
  left,
  administrators: new Set(administrators),
});

const closed = (pair: HopEnds) => [pair, []] as const;

const unexploredOf = ({ pair: [principal], ways }: Change): UnexploredEscalation => ({
  principal,
  techniqueIds: ways.map(({ techniqueId }) => techniqueId),
});

const isFromOthers = ({ fromAll, mayEnd }: Taken): boolean => fromAll.length > 0 || mayEnd === 'ANY';

function isJointChange({ step, held }: JointHop): boolean {
  const takes = takenIn(step.change, held);
  return takes !== undefined && isFromOthers(takes);
}

/** Whether one of the identities that take the step may lack what it needs after the change. */
const mayCloseStep = ({ pair: [from], ways }: Change, { restsOn }: JointHop['step']): boolean =>
  restsOn.some((id) => arnOfId(id) === from) ||
  (ways.some(({ takes }) => isFromOthers(takes)) &&
    restsOn.some((id) => accountOfId(id) === accountOfIdentifier(from)));

/** Finds what changes may end. */
class Losses {
  private readonly reading: HopReading;

  constructor(
    private readonly reader: GraphReader,
    private readonly reach: ReachableSet,
  ) {
    this.reading = new HopReading(reader, { scope: 'ASSUMING_AND_ESCALATING', region: hopsOfNoStart(reach) });
  }

  async changesAmong(pairs: readonly HopEnds[]): Promise<readonly Change[]> {
    await this.reading.read(pairs);
    return pairs.flatMap((pair) => {
      const all = this.reading.alternativesOf(pair);
      const strongest = all.filter((way) => way.decision === all[0]?.decision);
      const ways = strongest.filter(isTaking);
      if (ways.length === 0 || ways.length < strongest.length) return [];
      return [{ pair, ways, others: all.filter((way) => !isTaking(way)) }];
    });
  }

  async of(way: Changing, [from, to]: HopEnds): Promise<Loss> {
    if (!isFromOthers(way.takes)) return lossOf([]);
    const accountId = accountOfIdentifier(from);
    const isThere = (one: string): boolean => accountOfIdentifier(one) === accountId;
    const { privileged } = this.reach;
    const administrators = await this.reader.principals([...privileged.keys()].filter(isThere));
    const isLost = (one: Principal): boolean => {
      const needed = neededToAdminister(one);
      return needed !== undefined && isLostBy(needed, way);
    };
    const lost = new Set([...administrators].filter(([, one]) => isLost(one)).map(([one]) => one));
    // Whoever administers the account can give back what is gone.
    const isEnd = (one: string): boolean =>
      isThere(one) && privileged.get(one) === 'ALLOWED' && !lost.has(one);
    const acting = this.behind(to, isEnd).filter((one) => isThere(one) && one !== from && !isEnd(one));
    const pairs = acting.flatMap((one) => this.hopsOf(one).map((target): HopEnds => [one, target]));
    await this.reading.read(pairs.slice(0, MOST_TIMED_HOPS));
    const left = pairs.slice(0, MOST_TIMED_HOPS).flatMap((pair) => {
      const ways = this.reading.alternativesOf(pair);
      const some = ways.filter((one) => !isLostBy(one, way));
      return some.length < ways.length ? [[pair, some] as const] : [];
    });
    return lossOf([...left, ...pairs.slice(MOST_TIMED_HOPS).map(closed)], lost);
  }

  /** Returns the principal, and those to which hops lead on. */
  private behind(first: string, isEnd: (one: string) => boolean): readonly string[] {
    const met = new Set([first]);
    const followed = new Set<Steps>();
    for (const one of met)
      for (const step of isEnd(one) ? [] : (this.steps().get(one) ?? [])) {
        if (followed.has(step)) continue;
        followed.add(step);
        for (const { to } of step.hops) met.add(to);
      }
    return [...met];
  }

  private hopsOf(one: string): readonly string[] {
    const all = (this.steps().get(one) ?? []).flatMap(({ hops }) => hops);
    return [...new Set(all.flatMap(({ to, by }) => (by === 'ADMINISTERING' ? [] : to)))];
  }

  private readonly steps = once((): ReadonlyMap<string, readonly Steps[]> => {
    const found = new Map<string, Steps[]>();
    for (const step of this.reach.steps) for (const one of step.members) appendTo(found, one, step);
    return found;
  });
}

type Left = ReadonlyMap<string, ReadonlyMap<string, readonly PathHop[]>>;

function reachWithout(
  reach: ReachableSet,
  losses: readonly Loss[],
  dropped: ReadonlySet<Steps>,
): ReachableSet {
  const byStart = groupBy(
    losses.flatMap(({ left }) => left),
    ([[from]]) => from,
  );
  const left: Left = new Map(
    [...byStart].map(([from, own]) => [from, new Map(own.map(([[, to], ways]) => [to, ways]))]),
  );
  const lost = new Set(losses.flatMap(({ administrators }) => [...administrators]));
  return {
    ...reach,
    privileged: new Map([...reach.privileged].filter(([one]) => !lost.has(one))),
    steps: reach.steps.flatMap((step) => (dropped.has(step) ? [] : stepsWithout(step, left, lost))),
  };
}

function stepsWithout(step: Steps, left: Left, lost: ReadonlySet<string>): readonly Steps[] {
  const { members, hops } = step;
  if (hops[0]?.by === 'ADMINISTERING') return [{ members: members.filter((one) => !lost.has(one)), hops }];
  const [some, others] = parted(members, (one) => hops.some(({ to }) => left.get(one)?.has(to)));
  const hopsOf = (member: string): Steps['hops'] =>
    hops.flatMap((hop) => {
      const ways = left.get(member)?.get(hop.to);
      if (ways === undefined) return hop;
      const isFirm = ways.some(({ decision }) => decision === 'ALLOWED');
      return ways.length === 0 ? [] : { ...hop, unconditional: hop.unconditional && isFirm };
    });
  if (some.length === 0) return [step];
  return [{ members: others, hops }, ...some.map((one) => ({ members: [one], hops: hopsOf(one) }))];
}
