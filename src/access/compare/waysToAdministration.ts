/** A shortest way to administrative access to an account, from each of some principals. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import { groupBy } from '../../graph/model/groupBy.js';
import { rootArn } from '../../iam/language/arn.js';
import { pathOf } from '../paths/pathAnswer.js';
import { administrationAt } from '../reach/adminHops.js';
import { holdingsOf } from '../reach/holdings.js';
import { readCandidatesInto } from '../reach/together/intoTogether.js';
import { REACH } from '../reach/walkReachable.js';
import { intoAccount } from '../reach/whoCanReach.js';
import type { PrivilegePath } from '../shared/answer.js';
import { MOST_HOPS_COMPARED, MOST_WAYS_COMPARED } from '../shared/limits.js';
import { administratorWords } from '../shared/sentences.js';
import { Routes } from '../whoCan/shortestRoutes.js';
import type { AccessDifference, ReachDifference, Way } from './difference.js';

/** Reads in one of the states. */
export type Side = <T>(read: (reader: GraphReader) => Promise<T>) => Promise<T | undefined>;

/** Of the first differences of who reaches administrative access: in the state that has the way, or the shorter one. */
export async function withWays(
  difference: AccessDifference,
  before: Side,
  after: Side,
): Promise<AccessDifference> {
  const told = difference.reach.slice(0, MOST_WAYS_COMPARED);
  const isBefore = ({ change }: ReachDifference): boolean =>
    change === 'LOST' || change === 'TIGHTENED' || change === 'NOW_UNKNOWN';
  const now = told.filter((one) => !isBefore(one) && one.after !== undefined);
  const old = told.filter((one) => !now.includes(one) && one.before !== undefined);
  const ways = new Map([...(await waysOf(now, after)), ...(await waysOf(old, before))]);
  return {
    ...difference,
    reach: difference.reach.map((one) => {
      const path = ways.get(one);
      return path === undefined ? one : { ...one, path };
    }),
  };
}

async function waysOf(
  some: readonly ReachDifference[],
  side: Side,
): Promise<ReadonlyMap<ReachDifference, Way>> {
  if (some.length === 0) return new Map();
  const found = await side(async (reader) => {
    const ways = new Map<ReachDifference, Way>();
    for (const [accountId, own] of groupBy(some, (one) => one.accountId)) {
      const wayFrom = await waysInto(reader, accountId);
      for (const one of own) {
        const way = await wayFrom(one.principal);
        if (way) ways.set(one, way);
      }
    }
    return ways;
  });
  return found ?? new Map();
}

const byNature = {
  decision: 'ALLOWED',
  conditions: [],
  preconditions: [],
  determiningStatements: [],
  caveats: [],
} as const;

async function waysInto(
  reader: GraphReader,
  accountId: string,
): Promise<(from: string) => Promise<Way | undefined>> {
  const account = (await reader.accounts([accountId])).get(accountId);
  const root = rootArn({ partition: account?.partition ?? 'aws', accountId });
  const { clock } = await holdingsOf(reader, root);
  const into = { ...intoAccount(accountId, MOST_HOPS_COMPARED), context: [] };
  const found = await readCandidatesInto(reader, into, REACH, undefined);
  const asked = { action: '*', resource: root, context: [], maxHops: MOST_HOPS_COMPARED };
  const ends = { allowed: [{ principal: namedPrincipal(root), ...byNature }], given: [] };
  const routes = new Routes(reader, asked, ends, found, clock);
  return async (from) => {
    const alone = await routes.from(from);
    const route = alone ?? (await routes.from(from, true));
    if (route?.kind !== 'OPEN') return undefined;
    const { steps, hops, last } = route;
    const start = (await reader.principals([from])).get(from) ?? namedPrincipal(from);
    const principal = hops.at(-1)?.to ?? start;
    const own = last ?? administrationAt(principal, hops.length, [], clock);
    return wayOf(pathOf(steps, new Map(), { principal, ...administratorWords(principal), ...own }));
  };
}

const wayOf = ({ depth, decision, sentence, hops }: PrivilegePath): Way => ({
  depth,
  decision,
  sentence,
  steps: hops.map(({ from, to, sentence: own }) => ({
    from: from.identifier,
    to: to.identifier,
    sentence: own,
  })),
});
