/** Looks for ways that are less deep than those of single identities: who gets there alone may do so sooner with others. */
import { once } from '../../../graph/model/memoize.js';
import { accountOfIdentifier } from '../../../graph/model/principals/namedPrincipal.js';
import type { Granted } from '../../../iam/decide/decision.js';
import { HopGraph } from '../../paths/hopGraph.js';
import { candidatesIn } from '../../paths/together/candidates.js';
import { noJointHops } from '../../paths/together/jointHops.js';
import type { SearchedAccounts } from '../../paths/together/searchedAccounts.js';
import { MOST_TIME_FOR_DEPTH } from '../../shared/limits.js';
import { nextTo } from '../distances.js';
import type { Steps } from '../reachableSet.js';
import type { ReachStart } from '../walkReachable.js';
import { CandidateSearch } from './candidateSearch.js';
import type { SoonerHops } from './jointReach.js';
import { JudgedAccounts } from './judgedAccounts.js';

/** To whom the depth counts: to where the search backwards starts, or to the administrators of its accounts. */
export type DepthTo = 'PRINCIPALS' | 'ADMINISTRATORS';

export interface SoonerQuestion {
  readonly accounts: SearchedAccounts;
  readonly start: ReachStart;
  readonly depthTo: DepthTo;
  readonly maxHops: number;
  /** The accounts whose identities may gain somebody. */
  readonly judged: readonly string[];
  readonly found: Found;
  /** Adds to what was found who holds the identities. */
  readonly readHoldersOf: (identities: readonly string[]) => Promise<unknown>;
}

/** What the search backwards found. */
interface Found {
  readonly steps: readonly Steps[];
  readonly wanted: ReadonlySet<string>;
  readonly privileged: ReadonlyMap<string, Granted>;
}

export class RoutesOfLessDepth {
  constructor(private readonly question: SoonerQuestion) {}

  /** Searches from all who may get there sooner, as long as there is time. */
  async prove(): Promise<CandidateSearch> {
    const { candidates, search } = await this.candidates();
    await search.prove(candidates, this.end());
    return search;
  }

  /** Undefined: it gets there no sooner. */
  async from(start: string): Promise<SoonerHops | undefined> {
    const { candidates, search } = await this.candidates();
    const gainsMore = candidates.get(start);
    if (gainsMore === undefined && !this.question.accounts.truncatedBy.has('TIME_LIMIT')) return undefined;
    const hasTime = async () => performance.now() <= this.end() && (await this.question.accounts.hasTime());
    const joint = (await hasTime()) && (await gainsMore?.()) === true ? await search.from(start) : undefined;
    if (!(await hasTime())) return { joint: noJointHops('TIME_LIMIT'), steps: this.steps() };
    return joint && { joint, steps: this.steps() };
  }

  private readonly steps = once(() => this.question.found.steps);

  private readonly end = once(() => performance.now() + MOST_TIME_FOR_DEPTH);

  private readonly candidates = once(async () => {
    const { accounts, judged, maxHops, found, readHoldersOf } = this.question;
    const near = this.near();
    const all = new JudgedAccounts(accounts);
    await all.judge(judged, (arn) => near.has(arn), found.wanted);
    // Whoever holds them only further away than was asked for gets there no sooner.
    await readHoldersOf(all.nextGaining(found.wanted));
    const { wanted, privileged } = found;
    const gaining = all.gaining(privileged);
    const named = gaining.flatMap(({ others, administrators }) => [...others, ...administrators]);
    const graph = HopGraph.of(found.steps, [...named, ...this.ends(false)]);
    const ends = (onlyUnconditional: boolean) => this.ends(onlyUnconditional);
    const asked = { graph, accounts, wanted, maxHops, alsoUnconditional: true, isFar: false, ends };
    const { candidates } = candidatesIn(gaining, asked);
    const within = new Set([...all].flatMap(([id, { isGaining }]) => (isGaining ? id : [])));
    return {
      candidates,
      search: new CandidateSearch({ graph, maxHops, accounts, within, wanted, privileged }),
    };
  });

  private ends(onlyUnconditional: boolean): readonly string[] {
    const { depthTo, start, found } = this.question;
    if (depthTo === 'PRINCIPALS') return start.principals;
    return [...found.privileged].flatMap(([one, decision]) =>
      start.accounts.includes(accountOfIdentifier(one) ?? '') &&
      (decision === 'ALLOWED' || !onlyUnconditional)
        ? one
        : [],
    );
  }

  /** Principals with which nobody gets there sooner: they are one step away, or administer their accounts. */
  private near(): ReadonlySet<string> {
    const { steps, privileged } = this.question.found;
    const administrators = [...privileged].filter(([, decision]) => decision === 'ALLOWED');
    return new Set([...administrators.map(([one]) => one), ...nextTo(this.ends(true), steps)]);
  }
}
