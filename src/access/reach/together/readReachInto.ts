/** For `whoCanReach`, `whoCan` and `chokePoints`: walks back to who reaches some principals, also by several identities. */
import type { MayThen } from '../../../escalation/together/findAllGains.js';
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import type { HopEnds } from '../../../graph/contract/pathReader.js';
import { once } from '../../../graph/model/memoize.js';
import { accountsOf } from '../../../graph/model/principals/namedPrincipal.js';
import { SearchedAccounts } from '../../paths/together/searchedAccounts.js';
import { Walk, type ReachLimits, type ReachSearch, type ReachStart } from '../walkReachable.js';
import { BackwardSearch } from './backwardSearch.js';
import type { DepthTo } from './lessDepth.js';
import { MOST_CONTRADICTED } from '../../shared/limits.js';
import type { CandidateReach, ProvedReach } from './jointReach.js';
import { readJointReachFrom } from './readReachFrom.js';

const ANYHOW = { scope: 'ASSUMING_AND_ESCALATING' } as const;

interface IntoWhom extends ReachStart, Omit<ReachSearch, 'direction' | 'scope'> {
  /** Missing: who gets there alone is not searched for ways that are less deep. */
  readonly depthTo?: DepthTo;
}

export const readProvedReachInto = async (
  reader: GraphReader,
  into: IntoWhom,
  limits: ReachLimits,
): Promise<ProvedReach> => (await searchBackwards(reader, into, limits)).proved();

/** Leaves each candidate to the caller. `mayThen`: reads how to tell whether a principal with changed rights gets there. */
export const readCandidateReachInto = async (
  reader: GraphReader,
  into: IntoWhom,
  limits: ReachLimits,
  mayThen: (() => Promise<MayThen>) | undefined,
): Promise<CandidateReach> => {
  const found = await (await searchBackwards(reader, into, limits)).withCandidates(mayThen);
  const { graphVersion: version, privileged } = found.reach;
  const accounts = once(() => new SearchedAccounts(reader, version));
  let left = MOST_CONTRADICTED;
  // The hops back from the ends are not enough: whoever gets there by a contradicted one was not asked about.
  const searchWithout = async (contradicted: readonly HopEnds[], from: string) => {
    if (left <= 0) return 'WORK_LIMIT';
    left -= 1;
    if (!(await accounts().hasTime())) return 'TIME_LIMIT';
    const walk = new Walk(reader, { ...into, ...ANYHOW, direction: 'FROM', version }, limits);
    const administered = privileged.has(from) ? accountsOf([from]) : [];
    const start = { from, maxHops: into.maxHops, contradicted, principals: [from], accounts: administered };
    return readJointReachFrom(reader, walk, start, accounts());
  };
  return { ...found, searchWithout };
};

async function searchBackwards(
  reader: GraphReader,
  { principals, accounts, depthTo, ...into }: IntoWhom,
  limits: ReachLimits,
): Promise<BackwardSearch> {
  const search = { direction: 'INTO', ...ANYHOW, ...into } as const;
  const walk = new Walk(reader, search, limits);
  const reach = await walk.from({ principals, accounts });
  const reaching = new BackwardSearch(
    reader,
    { ...search, principals, accounts, depthTo },
    walk,
    reach,
    limits,
  );
  await reaching.walkBack();
  return reaching;
}
