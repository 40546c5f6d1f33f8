/**
 * What identities come to that a search holds together: hops that no one of them can make alone. A least fixpoint, layer by
 * layer, so that each identity is found at its least depth.
 */
import { groupBy } from '../../../graph/model/groupBy.js';
import { accountOfId, arnOfId, isChanged } from '../../../escalation/together/coalition.js';
import { Hand } from '../../../escalation/together/hand.js';
import type { Advance, HandStep, TakenStep } from '../../../escalation/together/handStep.js';
import { resultOf, techniqueOf, type JointChange } from '../../../escalation/together/heldTogether.js';
import { unexploredChange } from '../../../escalation/together/unexploredTogether.js';
import { unlocksAnything } from '../../../escalation/together/unlockedBy.js';
import type { SearchLimit } from '../../shared/answer.js';
import {
  MOST_EXCLUSIVE_CHANGES,
  MOST_HELD_IN_ACCOUNT,
  MOST_ALTERNATIVES_COMPARED,
} from '../../shared/limits.js';
import { mayUse } from '../wanted/pathFilter.js';
import { isAllowedBy } from './jointPathHops.js';
import type { JointHop, JointHops, JointQuestion, UnexploredTogether, Without } from './jointHops.js';

export async function findJointHops(question: JointQuestion, without: Without = {}): Promise<JointHops> {
  const numbers = new Map<string, number>();
  const unconditional = await new LayeredSearch(question, true, without, numbers).run();
  const any = await new LayeredSearch(question, false, without, numbers).run();
  const known = new Set(unconditional.hops.map(pairOf));
  return {
    hops: [...unconditional.hops, ...any.hops.filter((hop) => !known.has(pairOf(hop)))],
    held: any.held,
    unexplored: any.unexplored,
    truncatedBy: [...new Set([...any.truncatedBy, ...question.accounts.truncatedBy])],
  };
}

const pairOf = ({ from, to }: JointHop): string => `${from} ${to}`;

class LayeredSearch {
  private readonly depths = new Map<string, number>();
  /** On whom each rests. */
  private readonly cameBy = new Map<string, readonly string[]>();
  /** By account: who is held there. */
  private readonly members = new Map<string, Set<string>>();
  private readonly hands = new Map<string, Hand>();
  private readonly hops: JointHop[] = [];
  /** By number of groups in the graph: the depth to which their hops led. */
  private readonly walked = new Map<number, number>();
  private readonly unexplored = new Map<string, UnexploredTogether>();
  private readonly truncatedBy = new Set<SearchLimit>();
  /** Of those found once a change took something away: id of whom it made. */
  private readonly foundAfter = new Map<string, string>();
  /** The one of these that is followed. */
  private after?: string | undefined;
  /** By what they make of whom. */
  private readonly exclusive = new Map<string, readonly [accountId: string, change: JointChange]>();

  constructor(
    private readonly question: JointQuestion,
    private readonly onlyUnconditional: boolean,
    private readonly without: Without,
    private readonly numbers: Map<string, number>,
  ) {}

  async run(): Promise<JointHops> {
    this.depths.set(this.question.start, 0);
    await this.searchFrom([this.question.start], 0);
    await this.tryExclusive();
    const { hops, truncatedBy } = this;
    const held = [...new Set([...this.depths.keys()].map(arnOfId))];
    return { hops, held, unexplored: [...this.unexplored.values()], truncatedBy: [...truncatedBy] };
  }

  /** `exchanged`: account in which a change took something away; all that was held before counts in its turn. */
  private async searchFrom(start: readonly string[], depth: number, ...exchanged: string[]): Promise<void> {
    let layer = start;
    const isLeft = (at: number): boolean =>
      exchanged.some((id) => [...(this.members.get(id) ?? [])].some((one) => this.depthOf(one) >= at));
    for (let at = depth; layer.length > 0 || isLeft(at); at += 1) {
      const touched = new Set([...layer.flatMap((id) => this.hold(id) ?? []), ...exchanged]);
      const { accounts } = this.question;
      await accounts.readOf(this.membersIn([...touched].filter((id) => this.isOfSeveral(id, at))));
      if (at >= this.question.maxHops) return this.lookFurther(touched);
      const next = new Set<string>();
      for (const from of layer)
        for (const to of this.plainHops(from)) {
          this.note(to, [from]);
          next.add(to);
        }
      for (const accountId of touched)
        if (await accounts.hasTime()) for (const to of this.advance(accountId, at)) next.add(to);
      layer = [...next];
    }
  }

  /** It was come to by then, and takes no other one of the changes that take something away. */
  private readonly counts = (id: string, at: number): boolean =>
    (this.depths.get(id) ?? Infinity) <= at && [this.after, undefined].includes(this.foundAfter.get(id));

  private readonly depthOf = (id: string): number => this.depths.get(id) ?? 0;

  private readonly depthBy = (rests: readonly string[]): number => Math.max(...rests.map(this.depthOf)) + 1;

  private note(to: string, rests: readonly string[]): void {
    this.cameBy.set(to, rests);
    this.depths.set(to, this.depthBy(rests));
    if (this.after !== undefined) this.foundAfter.set(to, this.after);
  }

  private membersIn(accountIds: readonly string[]): ReadonlyMap<string, readonly string[]> {
    return new Map(
      accountIds.map((id) => [id, [...new Set([...(this.members.get(id) ?? [])].map(arnOfId))]] as const),
    );
  }

  /** Somebody may be further than was asked for. */
  private lookFurther(accountIds: Iterable<string>): void {
    const steps = [...accountIds].flatMap((id) => this.handOf(id)?.advance().steps ?? []);
    if (steps.some(({ to }) => this.isMeant(to) && !this.depths.has(to))) this.truncatedBy.add('MAX_HOPS');
  }

  /** Gives back in which account. */
  private hold(id: string): string | undefined {
    const accountId = accountOfId(id);
    if (accountId === undefined || arnOfId(id) === this.without.by) return undefined;
    if (this.question.within?.has(accountId) === false) return undefined;
    const members = this.members.get(accountId) ?? new Set();
    this.members.set(accountId, members.add(id));
    return accountId;
  }

  /** Alone nobody does more than stored hops say, and beside an administrator of the account nobody has to. */
  private isOfSeveral(accountId: string, at: number): boolean {
    return (this.members.get(accountId)?.size ?? 0) > 1 && !this.isAdministered(accountId, at + 1);
  }

  /** Somebody who is held by then administers it for certain. */
  private isAdministered(accountId: string, depth: number): boolean {
    return [...(this.members.get(accountId) ?? [])].some(
      (id) => this.depthOf(id) <= depth && this.isAdministrator(id),
    );
  }

  private isAdministrator(id: string): boolean {
    const { accounts, privileged } = this.question;
    const administrators = accounts.get(accountOfId(id) ?? '')?.administrators;
    return (
      id.endsWith(':root') || [privileged.get(id), administrators?.get(id)?.decision].includes('ALLOWED')
    );
  }

  /** To whom it has not come yet. */
  private plainHops(id: string): readonly string[] {
    const { graph } = this.question;
    if (!graph.has(id)) return [];
    const depth = this.depthOf(id) + 1;
    const found: number[] = [];
    for (const [group, targets] of graph.groupsFrom(graph.numberOf(id))) {
      // What one of its members leads to, the others lead to no sooner.
      if ((this.walked.get(group) ?? Infinity) <= depth) continue;
      this.walked.set(group, depth);
      for (const [to, unconditional] of targets)
        if ((unconditional || !this.onlyUnconditional) && this.isSooner(graph.nameOf(to), depth))
          found.push(to);
    }
    return [...new Set(found.sort((a, b) => a - b))].map((to) => graph.nameOf(to));
  }

  /** What those of the account come to in the next step. Gives back who is new. */
  private advance(accountId: string, at: number): readonly string[] {
    const hand = this.handOf(accountId, at);
    if (hand === undefined) return [];
    const { filter } = this.question;
    const { steps, exclusive, unexplored } = hand.advance((id) => this.counts(id, at));
    // Where it is administered later anyway, all that is looked for is a shorter way there.
    const isOpen = !this.isAdministered(accountId, Infinity);
    const isUsed = (id: string): boolean => !filter || mayUse(filter, id);
    if (isOpen) this.tell(unexplored.filter(({ techniqueId }) => isUsed(techniqueId)));
    // What is possible early needs less than what comes to the same later.
    for (const change of isOpen ? exclusive.filter(unlocksAnything) : [])
      if (!this.exclusive.has(resultOf(change))) this.exclusive.set(resultOf(change), [accountId, change]);
    const { rootArn } = hand.applied.accountIndex;
    const isFirm = steps.some(({ to, verdict }) => to === rootArn && verdict.decision === 'ALLOWED');
    const kept = steps.filter(
      ({ to }) => this.isMeant(to) && (!isFirm || this.isBesideAdministrator(to, accountId)),
    );
    return [...groupBy(kept, ({ to }) => to).values()].flatMap((same) => this.enterBest(same, hand));
  }

  /** Beside a step that makes an administrator for certain nobody looked for others, nor for the same by another name. */
  private readonly takes = (step: TakenStep): boolean => {
    if (isAllowedBy(this.question.filter, step)) return true;
    const { to, techniqueId, verdict } = step;
    const isFirm = verdict.decision === 'ALLOWED' && this.isAdministrator(arnOfId(to));
    if (techniqueId !== undefined && (isFirm || techniqueOf(step) !== techniqueId))
      this.tell([unexploredChange({ techniqueId, verdict })]);
    return false;
  };

  private isMeant(to: string): boolean {
    return isChanged(to) || this.question.wanted?.has(to) !== false;
  }

  /** G-8: whoever administers an account for certain becomes anybody in it. */
  private isBesideAdministrator(to: string, accountId: string): boolean {
    return to.endsWith(':root') || this.question.privileged.has(to) || accountOfId(to) !== accountId;
  }

  /** Undefined where nothing new can come: of one alone, or of an account that somebody of them administers. */
  private handOf(accountId: string, at = Infinity): Hand | undefined {
    const applied = this.question.accounts.get(accountId);
    if (applied === undefined || !this.isOfSeveral(accountId, at)) return undefined;
    const members = [...(this.members.get(accountId) ?? [])];
    const hand =
      this.hands.get(accountId) ?? new Hand(applied, this.onlyUnconditional, this.numbers, '', this.takes);
    this.hands.set(accountId, hand);
    for (const id of members)
      if (hand.size < MOST_HELD_IN_ACCOUNT) hand.hold(id, (one) => this.neededFor([id]).has(one));
    if (members.length > MOST_HELD_IN_ACCOUNT) this.truncatedBy.add('WORK_LIMIT');
    return hand;
  }

  /** Of several ways to one the cheapest. */
  private enterBest(steps: readonly HandStep[], hand: Hand): readonly string[] {
    const to = steps[0]?.to ?? '';
    const sooner = steps.filter(({ rests }) => this.isSooner(to, this.depthBy(rests)));
    if (sooner.length === 0 || to === this.without.to) return [];
    const byCost = (some: readonly HandStep[]): readonly HandStep[] =>
      some.toSorted((a, b) => this.costOf(a) - this.costOf(b));
    const least = byCost(sooner).slice(0, MOST_ALTERNATIVES_COMPARED);
    const fewest = (step: HandStep): HandStep => {
      const found = hand.fewest(step);
      return isAllowedBy(this.question.filter, found) ? found : step;
    };
    return byCost(least.map(fewest)).reduce<readonly string[]>(
      (entered, step) => (entered.length > 0 ? entered : this.enter(step, hand)),
      [],
    );
  }

  /** First conditions, then its depth, then the steps to hold those on whom it rests, then the calls that it takes. */
  private costOf({ rests, verdict }: HandStep): number {
    const calls = (verdict.acts ?? []).filter(({ action }) => action !== undefined).length;
    const steps = this.neededFor(rests).size + calls / 1_000;
    return steps + 1_000 * this.depthBy(rests) + (verdict.decision === 'ALLOWED' ? 0 : 1_000_000);
  }

  private neededFor(ids: readonly string[]): ReadonlySet<string> {
    const needed = new Set(ids);
    for (const id of needed) for (const earlier of this.cameBy.get(id) ?? []) needed.add(earlier);
    return needed;
  }

  /** It is new, or was come to later beside whoever administers its account, where nothing rests on it. */
  private isSooner(to: string, depth: number): boolean {
    const known = this.depths.get(to);
    return known === undefined || (depth < known && this.isAdministered(accountOfId(to) ?? '', known));
  }

  private enter(least: HandStep, hand: Hand): readonly string[] {
    const [only, ...more] = least.rests;
    const isStored =
      only !== undefined && more.length === 0 && !isChanged(only) && least.change === undefined;
    if (only === undefined || isStored || !this.takes(least)) return [];
    const from = least.rests.toSorted((a, b) => this.depthOf(b) - this.depthOf(a))[0] ?? only;
    this.note(least.to, least.rests);
    const hop = { from, to: least.to, depth: this.depthOf(least.to), unconditional: this.onlyUnconditional };
    this.hops.push({ ...hop, step: least, hand });
    return [least.to];
  }

  private tell(unexplored: Advance['unexplored']): void {
    for (const { by, techniqueId, isJoint } of unexplored)
      this.unexplored.set(`${by} ${techniqueId} ${isJoint}`, {
        principal: arnOfId(by),
        techniqueIds: [techniqueId],
        isJoint,
      });
  }

  /** Each change that takes something away, beside all that only adds. */
  private async tryExclusive(): Promise<void> {
    const changes = [...this.exclusive.values()];
    this.exclusive.clear();
    for (const [accountId, change] of changes.slice(0, MOST_EXCLUSIVE_CHANGES)) {
      const hand = this.hands.get(accountId);
      if (hand === undefined) continue;
      const { hand: instead, step } = hand.instead(change);
      this.hands.set(accountId, instead);
      this.after = step.to;
      const start = this.enter(step, hand);
      if (start.length > 0) await this.searchFrom(start, this.depthOf(step.to), accountId);
      this.after = undefined;
      this.hands.set(accountId, hand);
    }
    if (changes.length > MOST_EXCLUSIVE_CHANGES) this.truncatedBy.add('WORK_LIMIT');
    for (const [, change] of this.exclusive.values()) this.tell([unexploredChange(change)]);
  }
}
