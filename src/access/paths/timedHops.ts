/** Decides, at the time of the question, the hops and administrators that the import left open because of dates. */
import type { Principal } from '../../graph/model/graph.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { HopEnds, HopLayer, HopScope, RegionHop, RegionHops } from '../../graph/contract/pathReader.js';
import { dependsOnTime, isDateKey } from '../../iam/facts/clock.js';
import { administrationAt, administrationOf } from '../reach/adminHops.js';
import type { ContextInput } from '../shared/answer.js';
import { isNoAdministrator, type Stated } from './feasible/finalRequests.js';
import { contextBehindHops } from './feasible/hopRequest.js';
import { HopReading, hopsOfNoStart } from './loadHops.js';
import type { Region } from './loadRegion.js';
import { MOST_TIMED_HOPS } from '../shared/limits.js';
import type { Granted } from '../../iam/decide/decision.js';

interface Asked {
  readonly scope: HopScope;
  readonly context: readonly ContextInput[];
}

export async function layerAt(
  reader: GraphReader,
  layer: HopLayer,
  { scope, context }: Asked,
): Promise<HopLayer> {
  const time = timeIn(context);
  const [groups, privileged] = await Promise.all([
    groupsAt(reader, layer, { scope, context: time }),
    // A search over role assumption alone does not use administrators.
    scope === 'ASSUMING' ? layer.privileged : administratorsAt(reader, layer.privileged, time),
  ]);
  return { ...layer, groups, privileged };
}

/** Judges administrators only: hops of a region are judged one by one, as paths use them. */
export const regionAt = async (
  reader: GraphReader,
  region: Region,
  context: readonly ContextInput[],
): Promise<Region> => ({
  ...region,
  privileged: await administratorsAt(reader, region.privileged, timeIn(context)),
});

/** Returns the times that hold for every request: administrators on the way have newer sessions than the start. */
const timeIn = (context: readonly ContextInput[]): readonly ContextInput[] =>
  contextBehindHops(context).filter(({ key }) => isDateKey(key.toLowerCase()));

const isTimed = ({ unconditional, timed }: RegionHop): boolean => !unconditional && timed === true;

async function groupsAt(
  reader: GraphReader,
  { groups, graphVersion }: HopLayer,
  { scope, context }: Asked,
): Promise<readonly RegionHops[]> {
  const timed = groups.filter(({ hops }) => hops.some(isTimed));
  const pairs = timed.flatMap(({ members, hops }) =>
    hops.filter(isTimed).flatMap(({ to }) => members.map((from): HopEnds => [from, to])),
  );
  if (pairs.length === 0 || pairs.length > MOST_TIMED_HOPS) return groups;
  const reading = new HopReading(reader, { scope, region: hopsOfNoStart({ graphVersion }), context });
  await reading.read(pairs);
  return groups.flatMap((group) => {
    const { members, hops } = group;
    const left = hops.filter((hop) => !isTimed(hop));
    if (left.length === hops.length) return group;
    const single = hops
      .filter(isTimed)
      .flatMap((hop) => members.flatMap((from) => hopAt(from, hop, reading) ?? []));
    return left.length === 0 ? single : [{ members, hops: left }, ...single];
  });
}

/** Returns undefined if the hop is closed. */
function hopAt(from: string, hop: RegionHop, reading: HopReading): RegionHops | undefined {
  const alternatives = reading
    .alternativesOf([from, hop.to])
    .filter(({ mechanism }) => (mechanism === 'ESCALATION') === (hop.by === 'ESCALATING'));
  if (alternatives.length === 0) return undefined;
  const unconditional = alternatives.some(({ decision }) => decision === 'ALLOWED');
  return { members: [from], hops: [{ to: hop.to, by: hop.by, unconditional }] };
}

type Privileged = HopLayer['privileged'];

async function administratorsAt(
  reader: GraphReader,
  privileged: Privileged,
  context: readonly ContextInput[],
): Promise<Privileged> {
  const open = [...privileged].filter(([, decision]) => decision === 'CONDITIONAL').map(([one]) => one);
  const known = open.length === 0 ? [] : [...(await reader.principals(open)).values()];
  const timed = known.filter((one) => dependsOnTime(administrationOf(one)?.conditions ?? []));
  if (timed.length === 0) return privileged;
  const ids = timed.map(({ identifier }) => identifier);
  const stored = await reader.applicablePolicies(ids, []);
  const found = new Map(privileged);
  for (const one of timed) {
    const decision = decisionAt(one, { stored, context, actions: reader.administrativeActions });
    if (decision === undefined) found.delete(one.identifier);
    else found.set(one.identifier, decision);
  }
  return found;
}

/** Returns undefined if the principal is no administrator at that time. */
function decisionAt(principal: Principal, stated: Stated): Granted | undefined {
  const before = administrationOf(principal)?.preconditions ?? [];
  const { decision, preconditions } = administrationAt(principal, 0, stated.context, stated.stored.clock);
  const isRuledOutAsFound = preconditions.length > before.length;
  if (isRuledOutAsFound && isNoAdministrator(principal, stated)) return undefined;
  return decision;
}
