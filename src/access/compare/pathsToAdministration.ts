/** Finds a shortest path to administrative access to an account from each of some principals. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import { groupBy } from '../../graph/model/groupBy.js';
import { readLimitedRoots } from '../can/limitedRoots.js';
import { pathOf } from '../paths/pathAnswer.js';
import { administrationAt } from '../reach/adminHops.js';
import { readRootArn } from '../reach/chokePoints.js';
import { readPrincipalRegion } from '../reach/reachAnswer.js';
import { readCandidateReachInto } from '../reach/together/readReachInto.js';
import { REACH } from '../reach/walkReachable.js';
import { intoAccount } from '../reach/whoCanReach.js';
import type { PrivilegePath } from '../shared/answer.js';
import { noEvidence } from '../shared/evidence.js';
import { MOST_HOPS_COMPARED, MOST_PATHS_COMPARED } from '../shared/limits.js';
import { administratorWords } from '../shared/sentences.js';
import { endFrom } from '../whoCan/routeEnds.js';
import { Routes } from '../whoCan/shortestRoutes.js';
import type { AccessDifference, ReachDifference, EvidencePath } from './difference.js';

/** Reads one of the states. */
export type Side = <T>(read: (reader: GraphReader) => Promise<T>) => Promise<T | undefined>;

/** Adds paths to the first differences in reach: from the state that has the path, or the shorter one. */
export async function addPaths(
  difference: AccessDifference,
  before: Side,
  after: Side,
): Promise<AccessDifference> {
  const told = difference.reach.slice(0, MOST_PATHS_COMPARED);
  const isBefore = ({ change }: ReachDifference): boolean =>
    change === 'LOST' || change === 'TIGHTENED' || change === 'NOW_UNKNOWN';
  const now = told.filter((one) => !isBefore(one) && one.after !== undefined);
  const old = told.filter((one) => !now.includes(one) && one.before !== undefined);
  const paths = new Map([...(await pathsBy(now, after)), ...(await pathsBy(old, before))]);
  return {
    ...difference,
    reach: difference.reach.map((one) => {
      const path = paths.get(one);
      return path === undefined ? one : { ...one, path };
    }),
  };
}

async function pathsBy(
  some: readonly ReachDifference[],
  side: Side,
): Promise<ReadonlyMap<ReachDifference, EvidencePath>> {
  if (some.length === 0) return new Map();
  const found = await side(async (reader) => {
    const paths = new Map<ReachDifference, EvidencePath>();
    for (const [accountId, own] of groupBy(some, (one) => one.accountId)) {
      const pathFrom = await pathsInto(reader, accountId);
      for (const one of own) {
        const path = await pathFrom(one.principal);
        if (path) paths.set(one, path);
      }
    }
    return paths;
  });
  return found ?? new Map();
}

async function pathsInto(
  reader: GraphReader,
  accountId: string,
): Promise<(from: string) => Promise<EvidencePath | undefined>> {
  const root = await readRootArn(reader, accountId);
  const { clock } = await readPrincipalRegion(reader, root);
  const into = {
    ...intoAccount(accountId, MOST_HOPS_COMPARED),
    depthTo: 'ADMINISTRATORS' as const,
    context: [],
  };
  const found = await readCandidateReachInto(reader, into, REACH, undefined);
  const asked = { action: '*', resource: root, context: [], maxHops: MOST_HOPS_COMPARED };
  const byNature = { principal: namedPrincipal(root), decision: 'ALLOWED', ...noEvidence } as const;
  const ends = { allowed: [byNature], given: [] };
  const routes = new Routes(reader, asked, ends, found, clock);
  return async (from) => {
    const alone = await routes.from(from);
    const route = alone ?? (await routes.from(from, true));
    if (route?.kind !== 'OPEN') return undefined;
    const { steps, hops, last } = route;
    const start = (await reader.principals([from])).get(from) ?? namedPrincipal(from);
    const principal = hops.at(-1)?.to ?? start;
    const own = last ?? administrationAt(principal, hops.length, [], clock);
    const end = { principal, ...administratorWords(principal), ...own };
    const limited = (await readLimitedRoots(reader, [from])).of.get(from);
    return evidencePathOf(pathOf(steps, new Map(), endFrom(start, limited, end, clock)));
  };
}

const evidencePathOf = ({ depth, decision, sentence, hops }: PrivilegePath): EvidencePath => ({
  depth,
  decision,
  sentence,
  steps: hops.map(({ from, to, sentence: own }) => ({
    from: from.identifier,
    to: to.identifier,
    sentence: own,
  })),
});
