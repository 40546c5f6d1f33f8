/**
 * Names the changes in a reach that take rights from others (T-002): what is counted over them may go on by a right that
 * is gone by then. Paths are followed step by step instead (`lostRights.ts`).
 */
import { arnOfId } from '../../escalation/together/heldIdentity.js';
import { techniqueOf } from '../../escalation/together/jointStep.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { HopEnds } from '../../graph/contract/pathReader.js';
import type { Taken } from '../../graph/model/graph.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import { HopReading, hopsOfNoStart } from '../paths/loadHops.js';
import { isTaking } from '../paths/lostRights.js';
import type { JointHop } from '../paths/together/jointHops.js';
import { takenIn } from '../paths/together/jointPathHops.js';
import type { Completeness, PathHop } from '../shared/answer.js';
import { inTime } from '../shared/inTime.js';
import { MOST_TIMED_HOPS } from '../shared/limits.js';
import { readMarkedHops } from './layersAtHand.js';
import type { JointStepsByStart, KnownReach, ReachableSet, Steps } from './reachableSet.js';

type Doubts = Pick<Completeness, 'truncatedBy' | 'unexplored'>;

/** Adds to what was not followed the changes that counts may wrongly rest on. */
export async function withDoubts(
  reader: GraphReader,
  known: KnownReach & { readonly joint: JointStepsByStart },
): Promise<KnownReach> {
  const { reach, joint, unexplored } = known;
  const found = await inTime(findDoubts(reader, reach, joint));
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
): Promise<Doubts> {
  const { pairs, isCurrent } = await readMarkedHops(reader, reach);
  if (!isCurrent) return { truncatedBy: ['GRAPH_CHANGED'], unexplored: [] };
  const reading = new HopReading(reader, { scope: 'ASSUMING_AND_ESCALATING', region: hopsOfNoStart(reach) });
  const timed = pairs.slice(0, MOST_TIMED_HOPS);
  await reading.read(timed);
  const alone = timed.flatMap((pair) => {
    const strongest = strongestOf(reading, pair);
    const ways = strongest.filter(isTaking);
    return ways.length < strongest.length ? [] : ways.map((way) => ({ ...way, principal: pair[0] }));
  });
  const together = [...joint].flatMap(([principal, { hops }]) => hops.flatMap(changeIn(principal)));
  const changed = new Set([
    ...alone.map(({ principal }) => principal),
    ...together.map(({ subject }) => subject),
  ]);
  const strengthened = await onlyStrengthened(reading, reach, changed);
  // A change that takes rights only from whom it changes counts where others strengthen that one, or it takes a step
  // with others.
  const steps = [...joint.values()].flatMap(({ hops }) => hops.map(({ step }) => step));
  const acting = new Set(
    steps.flatMap(({ restsOn, verdict: { via = '' } }) => [...restsOn.map(arnOfId), via]),
  );
  const unexplored = [
    ...alone.filter(
      ({ principal, takes }) => isFromOthers(takes) || acting.has(principal) || strengthened.has(principal),
    ),
    ...together.filter(({ subject, takes }) => isFromOthers(takes) || strengthened.has(subject)),
  ].map(({ principal, techniqueId }) => ({ principal, techniqueIds: [techniqueId] }));
  const unread = pairs.slice(MOST_TIMED_HOPS).map(([principal]) => ({ principal, techniqueIds: [] }));
  return { truncatedBy: [], unexplored: [...unexplored, ...unread] };
}

function strongestOf(reading: HopReading, pair: HopEnds): readonly PathHop[] {
  const all = reading.alternativesOf(pair);
  return all.filter(({ decision }) => decision === all[0]?.decision);
}

const isFromOthers = ({ fromAll, mayEnd }: Taken): boolean => fromAll.length > 0 || mayEnd === 'ANY';

const changeIn =
  (principal: string) =>
  ({ step, held }: JointHop) => {
    const takes = takenIn(step.change, held);
    const subject = step.change?.subject ?? '';
    return takes === undefined ? [] : [{ principal, subject, takes, techniqueId: techniqueOf(step) ?? '' }];
  };

/** Returns those of them through whom alone somebody else comes to administer their account. */
async function onlyStrengthened(
  reading: HopReading,
  { steps }: ReachableSet,
  changed: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const accounts = new Set([...changed].map(accountOfIdentifier));
  const roots = (hops: Steps['hops']): readonly string[] =>
    hops.flatMap(({ to }) => (to.endsWith(':root') && accounts.has(accountOfIdentifier(to)) ? to : []));
  const pairs = steps.flatMap(({ members, hops }) =>
    roots(hops).flatMap((to) => members.map((from): HopEnds => [from, to])),
  );
  if (pairs.length > MOST_TIMED_HOPS) return changed;
  await reading.read(pairs);
  const only = pairs.flatMap((pair) => {
    const [via = '', ...others] = new Set(
      strongestOf(reading, pair).map((way) => ('via' in way ? way.via : '')),
    );
    return others.length === 0 && via !== pair[0] ? via : [];
  });
  return new Set(only.filter((via) => changed.has(via)));
}
