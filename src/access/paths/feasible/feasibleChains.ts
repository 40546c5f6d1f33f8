/** The first chains of a search that can be gone, each hop with all that it takes. */
import { SearchTimeout } from '../../../graph/model/graph.js';
import type { SearchLimit } from '../../shared/answer.js';
import type { ChooseMechanisms, ChosenMechanisms } from './chooseMechanisms.js';
import type { HopReading, Pair } from '../loadHops.js';
import type { Chain, KShortestPaths } from '../kShortestPaths.js';

export interface FeasibleChain extends ChosenMechanisms {
  /** From the first to the last. */
  readonly principals: readonly string[];
}

export interface FeasibleChains {
  /** One more than wanted, where there are more. */
  readonly chains: readonly FeasibleChain[];
  /** Why it ended before there were enough, though there may be more. */
  readonly endedBy?: SearchEnd;
}

/** The time for searching is over, or as many steps or chains were looked at as may be. */
export type SearchEnd = Extract<SearchLimit, 'TIME_LIMIT' | 'WORK_LIMIT'>;

const WORK_LIMIT = { endedBy: 'WORK_LIMIT' } as const;

interface Wanted {
  readonly k: number;
  /** What is known of the requests can change which of two chains comes first: so many are looked at anyway. */
  readonly least: number;
  /** Searches end there; it is nobody. */
  readonly end?: string;
}

/** Chains that are looked at before the rest is given up: only where nearly all are closed it comes to that. */
const MOST = 2_000;

export async function feasibleChains(
  search: KShortestPaths,
  reading: HopReading,
  choose: ChooseMechanisms,
  { k, least, end }: Wanted,
): Promise<FeasibleChains> {
  const found: FeasibleChain[] = [];
  let looked = 0;
  try {
    while (found.length <= k || looked < least) {
      const chains = take(search, Math.max(k + 1 - found.length, least - looked));
      if (chains.length === 0) return { chains: found, ...(search.isOutOfSteps ? WORK_LIMIT : {}) };
      looked += chains.length;
      const routes = chains.map(({ principals }) => principals.filter((one) => one !== end));
      for (const [from, to] of await reading.read(routes.flatMap(pairsOf))) search.close(from, to);
      found.push(...(await feasible(routes, reading, choose)));
      if (looked >= MOST) return { chains: found, ...(found.length <= k ? WORK_LIMIT : {}) };
    }
  } catch (error) {
    if (!(error instanceof SearchTimeout)) throw error;
    return { chains: found, endedBy: 'TIME_LIMIT' };
  }
  return { chains: found };
}

function take(search: KShortestPaths, count: number): readonly Chain[] {
  const chains: Chain[] = [];
  while (chains.length < count) {
    const chain = search.next();
    if (!chain) break;
    chains.push(chain);
  }
  return chains;
}

const pairsOf = (principals: readonly string[]): readonly Pair[] =>
  principals.slice(1).map((to, at) => [principals[at] ?? '', to] as const);

async function feasible(
  routes: readonly (readonly string[])[],
  reading: HopReading,
  choose: ChooseMechanisms,
): Promise<readonly FeasibleChain[]> {
  const chains = await Promise.all(
    routes.map(async (principals): Promise<readonly FeasibleChain[]> => {
      const steps = pairsOf(principals).map((pair) => reading.alternativesOf(pair));
      const chosen = steps.every(({ length }) => length > 0) ? await choose(steps) : undefined;
      return chosen ? [{ principals, ...chosen }] : [];
    }),
  );
  return chains.flat();
}
