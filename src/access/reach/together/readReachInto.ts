/** For `whoCanReach`, `whoCan` and `chokePoints`: walks back to who reaches some principals, also by several identities. */
import type { MayThen } from '../../../escalation/together/findAllGains.js';
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import { Walk, type ReachLimits, type ReachSearch, type ReachStart } from '../walkReachable.js';
import { BackwardSearch } from './backwardSearch.js';
import type { CandidateReach, ProvedReach } from './jointReach.js';

type IntoWhom = ReachStart & Omit<ReachSearch, 'direction' | 'scope'>;

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
): Promise<CandidateReach> => (await searchBackwards(reader, into, limits)).withCandidates(mayThen);

async function searchBackwards(
  reader: GraphReader,
  { principals, accounts, ...into }: IntoWhom,
  limits: ReachLimits,
): Promise<BackwardSearch> {
  const search = { direction: 'INTO', scope: 'ASSUMING_AND_ESCALATING', ...into } as const;
  const walk = new Walk(reader, search, limits);
  const reach = await walk.from({ principals, accounts });
  const reaching = new BackwardSearch(reader, { ...search, accounts }, walk, reach, limits);
  await reaching.walkBack();
  return reaching;
}
