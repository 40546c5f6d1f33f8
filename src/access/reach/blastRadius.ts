/**
 * Finds what can be reached from a principal: by assuming roles, by escalation, and by administrative access to
 * accounts.
 */
import { inTurns, nextTurn, type Work } from '../../graph/contract/turns.js';
import type { Principal, WorkloadRole } from '../../graph/model/graph.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { HopEnds } from '../../graph/contract/pathReader.js';
import {
  accountOfIdentifier,
  accountsOf,
  namedPrincipal,
} from '../../graph/model/principals/namedPrincipal.js';
import { hiddenPrincipal } from '../../graph/model/principals/hiddenPrincipal.js';
import { changedSince, readLimitedRoots } from '../can/limitedRoots.js';
import { administrationOf } from './adminHops.js';
import { answerOfReach, collectSearchLimits, readPrincipalRegion } from './reachAnswer.js';
import { HopGraph } from '../paths/hopGraph.js';
import { HopReading } from '../paths/loadHops.js';
import type { Region } from '../paths/loadRegion.js';
import { refuseMissing } from '../paths/pathAnswer.js';
import type { SearchAnswer, SearchLimit } from '../shared/answer.js';
import { steadily } from '../shared/completeness.js';
import { askEach, joinedAnswer, startOf } from '../paths/startRoles.js';
import { readReachFrom } from './together/readReachFrom.js';
import {
  conditionally,
  distancesFrom,
  readVisibleAccounts,
  visibleHops,
  type Distance,
  type Distances,
  type VisibleAccounts,
} from './distances.js';
import type { ReachableSet, Steps } from './reachableSet.js';
import { withDoubts } from './takenRights.js';
import { REACH, Walk, type ReachLimits } from './walkReachable.js';
import type { Granted } from '../../iam/decide/decision.js';
import { getOrMake } from '../../graph/model/memoize.js';

/** `maxHops` 1 to 10. */
export interface BlastRadiusQuestion {
  readonly principal: string;
  readonly maxHops: number;
  /**
   * Accounts whose principals are listed and counted, on paths through all accounts, and whose conditions are reported;
   * missing: all.
   */
  readonly accountIds?: readonly string[];
}

export interface InReach extends Distance {
  readonly administrator?: Granted;
}

export interface BlastRadius extends SearchAnswer {
  readonly principal: Principal;
  /** Nearest first. A root user stands for the administration of its account. */
  readonly reached: readonly InReach[];
  readonly unconditionalCount: number;
  readonly assumableCount: number;
  readonly administratorCount: number;
  /** The number of accounts of the reached principals. */
  readonly accountCount: number;
  /** Ids of accounts over which it gains, or has, administrative access. */
  readonly administeredAccountIds: readonly string[];
  readonly crossAccountHopCount: number;
  /** For a workload: the roles that it runs as. */
  readonly startsAs?: readonly WorkloadRole[];
}

/**
 * Finds the blast radius. Conditions count hop by hop: whether those of one path can hold together is not checked. An
 * administrator of an account can become any principal in it, in one more hop. A workload starts at each role that it
 * runs as. Throws `QuestionRefused` if the principal is in an imported account but does not exist there.
 */
export const blastRadius = (
  reader: GraphReader,
  question: BlastRadiusQuestion,
  limits: ReachLimits = REACH,
): Promise<BlastRadius> => steadily(() => blastRadiusOfStart(reader, question, limits));

async function blastRadiusOfStart(
  reader: GraphReader,
  { principal, maxHops, accountIds }: BlastRadiusQuestion,
  limits: ReachLimits,
): Promise<BlastRadius> {
  const counts = (identifier: string): boolean => {
    const accountId = accountOfIdentifier(identifier);
    return accountIds === undefined || (accountId !== undefined && accountIds.includes(accountId));
  };
  const start = await startOf(reader, principal, 'principal');
  const { startsAs, gaps } = start;
  const found = await askEach(start, (one) =>
    reachOfOne(reader, { principal: one, maxHops, ...(accountIds && { accountIds }) }, limits),
  );
  const starts = new Set(found.map((one) => one.principal.identifier));
  const reached = nearestOf(found).filter(({ identifier }) => !starts.has(identifier) && counts(identifier));
  const administrators = reached.filter(({ administrator }) => administrator !== undefined);
  const assumable = new Set(found.flatMap((one) => one.assumable));
  return {
    principal: found.find((one) => counts(one.principal.identifier))?.principal ?? hiddenPrincipal(1),
    reached,
    unconditionalCount: reached.filter(({ unconditionalDistance }) => unconditionalDistance !== undefined)
      .length,
    assumableCount: [...assumable].filter((one) => !starts.has(one) && counts(one)).length,
    administratorCount: administrators.length,
    accountCount: accountsOf(reached.map(({ identifier }) => identifier)).length,
    administeredAccountIds: accountsOf(
      [
        ...found.filter(({ isAdministrator }) => isAdministrator).map((one) => one.principal.identifier),
        ...administrators.map(({ identifier }) => identifier),
      ].filter(counts),
    ).toSorted(),
    crossAccountHopCount: await inTurns(crossAccountHops(found, counts)),
    ...(startsAs.length === 0 ? {} : { startsAs: startsAs.filter(({ role }) => counts(role.identifier)) }),
    ...joinedAnswer(found, gaps),
  };
}

/** Merges the reach of several starts, with the least distances. */
function nearestOf(found: readonly ReachOfOne[]): readonly InReach[] {
  const [first, ...others] = found;
  if (others.length === 0) return first?.reached ?? [];
  const nearest = new Map<string, InReach>();
  for (const one of found.flatMap(({ reached }) => reached)) {
    const known = nearest.get(one.identifier);
    const near = known !== undefined && known.distance <= one.distance ? known : one;
    const unconditional = [known, one].flatMap((any) => any?.unconditionalDistance ?? []);
    nearest.set(one.identifier, {
      ...near,
      ...(unconditional.length === 0 ? {} : { unconditionalDistance: Math.min(...unconditional) }),
    });
  }
  return [...nearest.values()].sort(
    (a, b) => a.distance - b.distance || (a.identifier < b.identifier ? -1 : 1),
  );
}

interface ReachOfOne extends SearchAnswer {
  readonly principal: Principal;
  readonly reached: readonly InReach[];
  /** It has administrative access to its own account. */
  readonly isAdministrator: boolean;
  /** Principals reached by assuming roles alone. */
  readonly assumable: readonly string[];
  readonly reach: ReachableSet;
}

async function reachOfOne(
  reader: GraphReader,
  question: BlastRadiusQuestion,
  limits: ReachLimits,
): Promise<ReachOfOne> {
  const { principal: identifier, maxHops } = question;
  const region = await readPrincipalRegion(reader, identifier);
  const { start, standIns } = region;
  refuseMissing({ principal: start }, region);
  const own = (await reader.principals([start])).get(start) ?? namedPrincipal(start);
  const { limited, changed } = await limitsOfStart(reader, region);
  if (limited === 'DENIED') return reachOfNone(own, region, changed);
  const accounts = isAdministrator(own, region.importedAccounts) ? [own.accountId ?? ''] : [];
  const search = { direction: 'FROM', maxHops } as const;
  // A principal that is near by other hops may be further by assuming roles alone.
  const asStart = (found: ReachableSet) => startingAs(reader, region, found);
  const [anyhow, assuming] = await Promise.all([
    readReachFrom(reader, new Walk(reader, { ...search, scope: 'ASSUMING_AND_ESCALATING' }, limits), {
      from: start,
      principals: [start, ...standIns],
      accounts,
      maxHops,
      asStart,
    }),
    new Walk(reader, { ...search, scope: 'ASSUMING' }, limits)
      .from({ principals: [start, ...standIns], accounts: [] })
      .then(asStart),
  ]);
  const { reach } = anyhow;
  const visible = await readVisibleAccounts(reader, reach, anyhow.joint, question.accountIds);
  const found = await distancesIn(reach, start, maxHops, visible);
  const within = limited ? found.within.map(conditionally) : found.within;
  const assumable = await distancesIn(assuming, start, maxHops, visible);
  const known = await withDoubts(reader, anyhow);
  const truncatedBy = [
    ...collectSearchLimits(known.reach, region, found.anyFurther),
    ...collectSearchLimits(assuming, region, assumable.anyFurther),
    ...changed,
  ];
  return {
    principal: own,
    reached: within.map((one): InReach => {
      const administrator = reach.privileged.get(one.identifier);
      return administrator === undefined ? one : { ...one, administrator };
    }),
    isAdministrator: reach.privileged.has(start),
    assumable: assumable.within.map((one) => one.identifier),
    reach,
    ...answerOfReach(known, region, { ends: [identifier], end: 'other principals', truncatedBy }),
  };
}

async function limitsOfStart(reader: GraphReader, { start, graphVersion }: Region) {
  const roots = await readLimitedRoots(reader, [start]);
  return { limited: roots.of.get(start), changed: changedSince(roots, graphVersion) };
}

/** A root user that guardrails deny everything reaches nobody. */
function reachOfNone(principal: Principal, region: Region, truncatedBy: readonly SearchLimit[]): ReachOfOne {
  const none = new Set<string>();
  const reach: ReachableSet = {
    steps: [],
    principals: new Set([region.start]),
    met: none,
    beyond: none,
    privileged: new Map(),
    truncatedBy: [],
    graphVersion: region.graphVersion,
  };
  const known = { reach, gaps: region, unexplored: [] };
  const asked = { ends: [region.start], end: 'other principals', truncatedBy };
  const answer = answerOfReach(known, region, asked);
  return { principal, reached: [], isAdministrator: false, assumable: [], reach, ...answer };
}

async function distancesIn(
  { steps }: ReachableSet,
  start: string,
  maxHops: number,
  visible: VisibleAccounts,
): Promise<Distances> {
  await nextTurn();
  const graph = HopGraph.of(steps, [start]);
  return distancesFrom(start, graph, { maxHops, visible: visibleHops(graph, steps, visible) });
}

const isAdministrator = (principal: Principal, importedAccounts: ReadonlySet<string>): boolean =>
  administrationOf(principal) !== undefined &&
  (principal.kind !== 'ROOT' || importedAccounts.has(principal.accountId ?? ''));

/** Replaces the start's stand-ins by the start, and drops the hops that the engine closes to it. */
async function startingAs(reader: GraphReader, region: Region, reach: ReachableSet): Promise<ReachableSet> {
  const { start, standIns } = region;
  if (standIns.length === 0) return reach;
  const isStart = ({ members }: Steps): boolean =>
    members.some((one) => one === start || standIns.includes(one));
  const reading = new HopReading(reader, { scope: 'ASSUMING', region });
  const first = reach.steps.filter(isStart).flatMap(({ hops }) => hops);
  const closed = new Set(
    (await reading.read(first.map(({ to }): HopEnds => [start, to]))).map(([, to]) => to),
  );
  return {
    ...reach,
    steps: reach.steps.map((some) =>
      isStart(some) ? { members: [start], hops: some.hops.filter(({ to }) => !closed.has(to)) } : some,
    ),
    truncatedBy: [...reach.truncatedBy, ...(reading.isCurrent ? [] : (['GRAPH_CHANGED'] as const))],
  };
}

/** Counts the hops between reached principals, the starts among them, from one account into another; each pair once. */
function* crossAccountHops(
  found: readonly ReachOfOne[],
  counts: (identifier: string) => boolean,
): Work<number> {
  const pairs = new Map<string, Set<string>>();
  for (const { principal, reached, reach } of found) {
    const among = new Set(
      [principal.identifier, ...reached.map(({ identifier }) => identifier)].filter(counts),
    );
    for (const { members, hops } of reach.steps) {
      yield;
      const starts = members
        .filter((one) => among.has(one))
        .map((one) => [one, accountOfIdentifier(one)] as const);
      for (const { to, by } of hops) {
        const other = accountOfIdentifier(to);
        if (by === 'ADMINISTERING' || other === undefined || !among.has(to)) continue;
        const across = starts.filter(([, own]) => own !== undefined && own !== other);
        if (across.length === 0) continue;
        const known = getOrMake(pairs, to, () => new Set());
        for (const [start] of across) known.add(start);
      }
    }
  }
  return [...pairs.values()].reduce((sum, { size }) => sum + size, 0);
}
