/**
 * Names the changes in a reach that take rights from others (T-002): what is counted over them may go on by a right that
 * is gone by then. Paths are followed step by step instead (`lostRights.ts`).
 */
import { arnOfId } from '../../escalation/together/heldIdentity.js';
import { techniqueOf } from '../../escalation/together/jointStep.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { UnexploredEscalation } from '../../graph/contract/pathReader.js';
import type { Taken } from '../../graph/model/graph.js';
import { HopReading, hopsOfNoStart } from '../paths/loadHops.js';
import { isTaking } from '../paths/lostRights.js';
import type { JointHop } from '../paths/together/jointHops.js';
import { takenIn } from '../paths/together/jointPathHops.js';
import type { Completeness } from '../shared/answer.js';
import { inTime } from '../shared/inTime.js';
import { MOST_TIMED_HOPS } from '../shared/limits.js';
import { readMarkedHops } from './layersAtHand.js';
import type { JointStepsByStart, KnownReach, ReachableSet } from './reachableSet.js';

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
  // A change that takes rights only from whom it changes counts where that one takes a step with others.
  const acting = new Set(
    [...joint.values()].flatMap(({ hops }) => hops.flatMap(({ step }) => step.restsOn.map(arnOfId))),
  );
  const alone = timed.flatMap((pair): readonly UnexploredEscalation[] => {
    const all = reading.alternativesOf(pair);
    const strongest = all.filter((way) => way.decision === all[0]?.decision);
    const ways = strongest.filter(isTaking).filter(({ takes }) => acting.has(pair[0]) || isFromOthers(takes));
    if (ways.length === 0 || ways.length < strongest.length) return [];
    return [{ principal: pair[0], techniqueIds: ways.map(({ techniqueId }) => techniqueId) }];
  });
  const unread = pairs.slice(MOST_TIMED_HOPS).map(([principal]) => ({ principal, techniqueIds: [] }));
  const jointly = [...joint].flatMap(([principal, { hops }]) => {
    const techniqueIds = hops.filter(isJointChange).flatMap(({ step }) => techniqueOf(step) ?? []);
    return techniqueIds.length === 0 ? [] : [{ principal, techniqueIds }];
  });
  return { truncatedBy: [], unexplored: [...alone, ...unread, ...jointly] };
}

const isFromOthers = ({ fromAll, mayEnd }: Taken): boolean => fromAll.length > 0 || mayEnd === 'ANY';

function isJointChange({ step, held }: JointHop): boolean {
  const takes = takenIn(step.change, held);
  return takes !== undefined && isFromOthers(takes);
}
