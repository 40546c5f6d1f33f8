/** Finds the principals that members of a policy set reach in one step with their present rights, or with others. */
import type { Rights } from '../context/accountContents.js';
import type { Taken } from '../../graph/model/graph.js';
import type { Callers } from '../context/callers.js';
import type { Collected, Gained, TechniqueVerdict } from './results.js';
import { escalating, type PreparedAccount, type Escalated } from './applyTechniques.js';
import { GainedCallers } from '../gains/hypotheticalCallers.js';
import { codeActions, leadsOn } from '../gains/chainableGains.js';
import { unlockedBy, unlocksAnything } from '../together/unlockedBy.js';
import { atOnce } from '../../graph/contract/turns.js';
import {
  groupsOf,
  rightsOf,
  takenBy,
  takenFrom,
  type HeldDocument,
  type Holdings,
} from '../context/holdings.js';
import { strongest, type Verdict } from './verdict.js';
import { getOrMake, memoize } from '../../graph/model/memoize.js';

export interface RightsReach {
  /** By ARN of the target, in any account: the strongest way. */
  readonly targets: ReadonlyMap<string, Verdict>;
  /** Changes that the member can make to itself. */
  readonly gained: readonly Gained[];
  /** Findings that lead further: technique, and what it goes through. */
  readonly open: ReadonlySet<string>;
}

interface Judged {
  readonly callers: GainedCallers;
  readonly cite: (verdict: Verdict) => Verdict;
  /** What any member reaches, once one was judged. */
  shared?: Collected;
}

/** Judges each distinct set of rights once for all members, as far as it does not matter which member it is. */
export class ReachByRights {
  private readonly byRights = new Map<string, Judged>();
  private readonly byHoldings = new Map<string, RightsReach>();

  constructor(
    private readonly callers: Callers,
    private readonly account: PreparedAccount,
  ) {}

  present(member: string, { shared, own }: Escalated): RightsReach {
    return reachOf(this.callers, member, [shared, own.get(member)], (verdict) => verdict);
  }

  /** Returns its reach with other rights. `settled`: places not tried again; `onlyAssuming`: no escalations. */
  after(
    member: string,
    holdings: Holdings,
    settled: ReadonlySet<string>,
    onlyAssuming: boolean,
  ): RightsReach {
    const rights = rightsOf(holdings);
    const key = JSON.stringify([member, rights, groupsOf(holdings.holder), onlyAssuming]);
    return getOrMake(this.byHoldings, key, () => {
      const judged = this.judgedWith(rights, settled);
      judged.callers.setHoldings(member, holdings);
      const collected = onlyAssuming ? [] : this.escalated(judged, member);
      const { accountIndex } = this.account;
      accountIndex.restsElsewhere ||= judged.callers.mayAssumeElsewhere(member);
      const administration = accountIndex.administrationWith(rights, member);
      const reach = reachOf(judged.callers, member, collected, judged.cite);
      return administration ? withTarget(reach, accountIndex.rootArn, administration) : reach;
    });
  }

  /** Whether a change of the member, which has these holdings by then, may lead to more than they do. */
  unlocks(member: string, change: Gained, before: Holdings, settled: ReadonlySet<string>): boolean {
    const { callers } = this.judgedWith(rightsOf(before), settled);
    callers.setHoldings(member, before);
    return unlocksAnything({ unlocked: unlockedBy(change, { arn: member, callers }, this.account) });
  }

  takenBy(before: Holdings, after: Holdings): Taken {
    return takenBy(before, after, (hash) => this.account.accountIndex.denies(hash));
  }

  /** Whether its documents allow changing code in another account (G-13). The policies of that code are not judged. */
  mayChangeCodeElsewhere({ held }: Holdings): boolean {
    const { accountIndex } = this.account;
    return (
      accountIndex.around.isNamedByCode &&
      held.some(({ hash }) => codeActions.some((action) => accountIndex.allowedIn(hash).has(action)))
    );
  }

  /**
   * Returns what a change leaves with the rights of before that it takes: by a document, a Deny or another boundary;
   * undefined if it takes none that techniques need. `brought`: the documents that it brings, without what they deny, if
   * that is such a right.
   */
  aroundChange(
    before: Holdings,
    after: Holdings,
  ): Readonly<Partial<Record<'withTaken' | 'brought', Holdings>>> {
    const { accountIndex } = this.account;
    const own = new Set(before.held.flatMap(({ hash }) => [...accountIndex.allowedIn(hash)]));
    const taken = takenFrom(before, after);
    const added = takenFrom(after, before);
    const isDenying = ({ hash }: HeldDocument) =>
      accountIndex.deniedIn(hash).some((action) => own.has(action));
    const looser = added.some(isDenying) ? added.map((one) => this.looser(one)) : added;
    const boundary = this.eitherBoundary(before, after, own);
    if (taken.length === 0 && boundary === undefined && looser === added) return {};
    const kept = after.held.filter((one) => !added.includes(one));
    const withTaken = {
      ...after,
      boundary: boundary ?? after.boundary,
      held: [...kept, ...looser, ...taken],
    };
    return looser === added ? { withTaken } : { withTaken, brought: { ...withTaken, held: looser } };
  }

  private looser(held: HeldDocument): HeldDocument {
    const hash = this.account.accountIndex.around.looserDocument(held.hash);
    return hash === undefined ? held : { ...held, hash };
  }

  /** Returns what either boundary leaves if the later one takes some of these actions. */
  private eitherBoundary(
    { boundary: one }: Holdings,
    { boundary: other }: Holdings,
    own: ReadonlySet<string>,
  ): Holdings['boundary'] | undefined {
    const { accountIndex } = this.account;
    if (one.status !== 'COLLECTED' || other.status !== 'COLLECTED') return undefined;
    const [before, after] = [one.documentHash, other.documentHash];
    const left = accountIndex.allowedIn(after);
    const isTaken = (action: string): boolean =>
      own.has(action) && (!left.has(action) || accountIndex.deniedIn(after).includes(action));
    if (before === after || ![...accountIndex.allowedIn(before)].some(isTaken)) return undefined;
    const documentHash = accountIndex.around.looserDocument(before, after);
    return documentHash === undefined ? undefined : { status: 'COLLECTED', documentHash };
  }

  private escalated(judged: Judged, member: string): readonly (Collected | undefined)[] {
    const { shared, own } = atOnce(escalating(judged.callers, this.account, judged.shared, [member]));
    judged.shared = shared;
    return [shared, own.get(member)];
  }

  private judgedWith(rights: Rights, settled: ReadonlySet<string>): Judged {
    return getOrMake(this.byRights, JSON.stringify([rights, [...settled]]), () => {
      const { accountIndex } = this.account;
      const cite = memoize((verdict: Verdict) => accountIndex.citable(rights, verdict) ?? verdict);
      return { callers: new GainedCallers(this.callers, accountIndex, rights, settled), cite };
    });
  }
}

const withTarget = ({ targets, ...reach }: RightsReach, target: string, way: Verdict): RightsReach => ({
  ...reach,
  targets: new Map([...targets, [target, strongest([targets.get(target), way]) ?? way]]),
});

function reachOf(
  callers: Callers,
  member: string,
  collected: readonly (Collected | undefined)[],
  cite: (verdict: Verdict) => Verdict,
): RightsReach {
  const found = collected.flatMap((one) => one ?? []);
  const targets = new Map<string, Verdict>();
  const add = (arn: string, ways: readonly (Verdict | undefined)[]) => {
    const best = strongest([targets.get(arn), ...ways]);
    if (best && arn !== member) targets.set(arn, cite(best));
  };
  for (const [arn, ways] of found.flatMap((one) => one.edges())) add(arn, ways);
  for (const assumptions of callers.assumptions(member))
    for (const arn of assumptions.keys()) add(arn, [assumptions.get(arn)]);
  const gained = found.flatMap((one) => one.gained());
  const open = found.flatMap((one) => {
    const unexplored = new Set(one.unexplored());
    return one.findings().filter(({ techniqueId }) => leadsOn(techniqueId) || unexplored.has(techniqueId));
  });
  const nameOf = ({ techniqueId, via = '' }: TechniqueVerdict): string => `${techniqueId} ${via}`;
  return { targets, gained, open: new Set(open.map(nameOf)) };
}
