/** Searches for hops of several identities layer by layer, so that each identity is found at its least depth. */
import { yieldTurn } from '../../../graph/contract/turns.js';
import { getOrMake } from '../../../graph/model/memoize.js';
import { groupBy, splitBy } from '../../../graph/model/groupBy.js';
import { accountOfId, arnOfId, isChanged } from '../../../escalation/together/heldIdentity.js';
import { keepingAll } from '../../../escalation/together/callerCache.js';
import { HeldIdentities } from '../../../escalation/together/heldIdentities.js';
import {
  isKnownAlone,
  isWithin,
  isWithReplaced,
  type HeldStep,
} from '../../../escalation/together/jointStep.js';
import { resultOf, type JointChange } from '../../../escalation/together/jointChange.js';
import { unexploredChange } from '../../../escalation/together/unexplored.js';
import { unlocksAnything } from '../../../escalation/together/unlockedBy.js';
import type { SearchLimit } from '../../shared/answer.js';
import { MOST_EXCHANGES, MOST_HELD_IN_ACCOUNT, MOST_ALTERNATIVES_COMPARED } from '../../shared/limits.js';
import { isAllowedBy } from './jointPathHops.js';
import { GainedIdentities } from './gainedIdentities.js';
import { HeldMembers } from './heldMembers.js';
import { Bars, isLeftOut, type Barred, type LeftOut } from './pastStep.js';
import { UnexploredGains } from './unexploredGains.js';
import type { JointHop, JointHops, JointQuestion } from './jointHops.js';

export class LayeredSearch {
  private readonly gained: GainedIdentities;
  private readonly members: HeldMembers;
  held = new Map<string, HeldIdentities>();
  private readonly hops: JointHop[] = [];
  /** By number of a group of hops in the graph: the least depth to which the search followed them. */
  private walked = new Map<number, number>();
  private readonly unexplored: UnexploredGains;
  private readonly truncatedBy = new Set<SearchLimit>();
  private isLeftToAdministrators = false;
  /** Changes that also take something away, by their result (`resultOf`). */
  private readonly exchanges = new Map<string, readonly [accountId: string, change: JointChange]>();

  constructor(
    private readonly question: JointQuestion,
    private readonly onlyUnconditional: boolean,
    private readonly leftOut: LeftOut | undefined,
    private readonly numbers: Map<string, number>,
  ) {
    this.gained = new GainedIdentities(question.start);
    this.members = new HeldMembers(question, this.gained);
    this.unexplored = new UnexploredGains(question);
  }

  async run(): Promise<Omit<JointHops, 'unconditionalHops' | 'othersTo'>> {
    await this.searchFrom([this.question.start], 0);
    await this.tryExchanges();
    const held = [...new Set(this.gained.ids.map(arnOfId))];
    const { hops, isLeftToAdministrators } = this;
    const { all: unexplored, data } = this.unexplored;
    return { hops, held, unexplored, data, truncatedBy: [...this.truncatedBy], isLeftToAdministrators };
  }

  /** `exchanged`: the account of an exchange. There, and where it leads, identities held before count again. */
  private async searchFrom(start: readonly string[], depth: number, exchanged?: string): Promise<void> {
    let layer = start;
    const again = new Set(exchanged === undefined ? [] : [exchanged]);
    const isLeft = (at: number): boolean =>
      [...again].some((id) => this.members.of(id).some((one) => this.gained.depthOf(one) >= at));
    for (let at = depth; layer.length > 0 || isLeft(at); at += 1) {
      const touched = new Set([...layer.flatMap((id) => this.members.hold(id) ?? []), ...again]);
      if (exchanged !== undefined) for (const id of touched) again.add(id);
      const { accounts } = this.question;
      await accounts.readWhereJoint(
        this.members.arnsIn([...touched].filter((id) => this.isOfSeveral(id, at))),
      );
      if (at >= this.question.maxHops) return this.lookFurther(layer, touched);
      const next = new Set<string>();
      for (const from of layer) {
        await yieldTurn();
        for (const to of this.plainHops(from)) {
          this.gained.add(to, { restsOn: [from] });
          next.add(to);
        }
      }
      for (const accountId of touched)
        if (await accounts.hasTime()) for (const to of await this.advance(accountId, at)) next.add(to);
      layer = [...next];
    }
  }

  /** Notes MAX_HOPS if one more step would gain another identity, or hops lead on to others in accounts that are held. */
  private async lookFurther(layer: readonly string[], accountIds: Iterable<string>): Promise<void> {
    for (const held of [...accountIds].flatMap((id) => this.heldIn(id) ?? []))
      if (await this.canGainMore(held.copy())) this.truncatedBy.add('MAX_HOPS');
    const beyond = this.gained.beyond(this.question.graph, layer, this.onlyUnconditional);
    for (const [id, own] of groupBy(beyond, (one) => this.members.accountOf(one) ?? '')) {
      const isOfSeveral = id !== '' && own.length + this.members.of(id).length > 1;
      if (isOfSeveral && !this.members.isLeftToOne(id, Infinity)) this.truncatedBy.add('MAX_HOPS');
    }
  }

  /** Whether one more step gains another identity. `tried`: exchanges that do not count. `isByAny`: stored steps count. */
  private async canGainMore(held: HeldIdentities, tried = this.exchanges, isByAny = true): Promise<boolean> {
    const made = await this.question.accounts.workOut(held.advance());
    const { steps = [], exchanges = [], data = [] } = made ?? {};
    this.unexplored.addOf({ unexplored: [], data });
    const isNew = (step: HeldStep) =>
      this.isMeant(step.to) && this.gained.get(step.to) === undefined && !this.isPartOfLeftOut(step, held);
    return (
      steps.some((step) => isNew(step) && (isByAny || isWithReplaced(step))) ||
      exchanges.some((change) => unlocksAnything(change) && !tried.has(resultOf(change)))
    );
  }

  /** False for a single identity, whose hops are stored, and where an administrator of the account is held. */
  private isOfSeveral(accountId: string, at: number): boolean {
    if (this.members.of(accountId).length < 2) return false;
    const isLeft = this.members.isLeftToOne(accountId, at + 1);
    this.isLeftToAdministrators ||= isLeft;
    return !isLeft;
  }

  /** Targets of its stored hops that are new, or that it reaches sooner. */
  private plainHops(id: string): readonly string[] {
    const { graph } = this.question;
    if (!graph.has(id)) return [];
    const depth = this.gained.depthOf(id) + 1;
    const found: number[] = [];
    for (const [group, targets] of graph.groupsFrom(graph.numberOf(id))) {
      // The search followed the same hops already, at this depth or a lower one.
      if ((this.walked.get(group) ?? Infinity) <= depth) continue;
      this.walked.set(group, depth);
      for (const [to, unconditional] of targets)
        if ((unconditional || !this.onlyUnconditional) && this.isSooner(graph.nameOf(to), depth))
          found.push(to);
    }
    return [...new Set(found.sort((a, b) => a - b))].map((to) => graph.nameOf(to));
  }

  /** Takes the next step with the identities held in the account. Returns the ids of new ones. */
  private async advance(accountId: string, at: number): Promise<readonly string[]> {
    const held = this.heldIn(accountId, at);
    if (held === undefined) return [];
    const { accounts } = this.question;
    const made = await accounts.workOut(held.advance((id) => (this.gained.depthIn(id) ?? Infinity) <= at));
    if (made === undefined) return [];
    const { steps, exchanges } = made;
    // If an administrator of the account is found later anyway, only a shorter way there counts.
    const isOpen = !this.members.isLeftToOne(accountId, Infinity);
    if (isOpen) this.unexplored.addOf(made);
    // Of changes with the same result, the earliest needs the fewest steps.
    for (const change of isOpen ? exchanges.filter(unlocksAnything) : [])
      if (!this.exchanges.has(resultOf(change))) this.exchanges.set(resultOf(change), [accountId, change]);
    const { rootArn } = held.account.accountIndex;
    const isUnconditional = steps.some(({ to, verdict }) => to === rootArn && verdict.decision === 'ALLOWED');
    const [toRoot, others] = splitBy(steps, ({ to }) => to === rootArn);
    const gained = this.isMeant(rootArn) ? this.enterBest(toRoot, held) : [];
    // Past a step, a way to the administration that is part of it leads there no more.
    const isLeft = isUnconditional && (this.leftOut === undefined || gained.length > 0);
    const kept = others.filter(
      ({ to }) => this.isMeant(to) && (!isLeft || this.isBesideAdministrator(to, accountId)),
    );
    const byOthers = await this.enterByOthers(steps, held, at);
    const further = [...groupBy(kept, ({ to }) => to).values()].flatMap((same) => this.enterBest(same, held));
    const found = [...gained, ...byOthers, ...further];
    // A group or policy was changed for another member before: this one is held as changed already.
    if (!found.some((id) => this.gained.depthOf(id) <= at)) return found;
    return [...found, ...(await this.advance(accountId, at))];
  }

  /** Gets where the step leads that the search leaves out, where others make some of its calls. */
  private async enterByOthers(
    steps: readonly HeldStep[],
    held: HeldIdentities,
    at: number,
  ): Promise<readonly string[]> {
    const { to } = this.leftOut ?? {};
    if (to === undefined || !this.isSooner(to, at + 1)) return [];
    const isIn = (id: string): boolean => (this.gained.depthIn(id) ?? Infinity) <= at;
    const bars = new Bars();
    const barFurther = (some: readonly HeldStep[], by: HeldIdentities, barred?: Barred): void => {
      const left = some.filter((step) => step.to === to && this.isPartOfLeftOut(step, by));
      if (left.length > 0) bars.addFor(left, by.held(isIn), barred);
    };
    barFurther(steps, held);
    // Whoever is kept from calls takes no step by another technique than before.
    const each = new Map(steps.filter((step) => step.to === to).map((step) => [step.techniqueId, step]));
    for (const barred of bars.each()) {
      if (!(await this.question.accounts.hasTime())) break;
      const others = held.barring(barred);
      const taken = [...each.values()].flatMap((step) => others.stepsLike(step, isIn, step));
      const gained = this.enterBest(taken, others);
      if (gained.length > 0) return gained;
      barFurther(taken, others, barred);
    }
    if (bars.areTooMany) this.truncatedBy.add('WORK_LIMIT');
    return [];
  }

  private isPartOfLeftOut(step: HeldStep, held: HeldIdentities): boolean {
    return (
      this.leftOut !== undefined && isLeftOut(step, this.leftOut, held, this.gained, this.question.graph)
    );
  }

  private isMeant(to: string): boolean {
    return isChanged(to) || this.question.wanted?.has(to) !== false;
  }

  /** G-8: an administrator can become anybody in the account, so only these steps are kept beside one. */
  private isBesideAdministrator(to: string, accountId: string): boolean {
    return to.endsWith(':root') || this.question.privileged.has(to) || accountOfId(to) !== accountId;
  }

  /** Undefined if nothing new can follow: one identity is held, or one of them administers the account. */
  private heldIn(accountId: string, at = Infinity): HeldIdentities | undefined {
    const account = this.question.accounts.get(accountId);
    if (account === undefined || !this.isOfSeveral(accountId, at)) return undefined;
    const members = this.members.of(accountId).filter((id) => !isChanged(id));
    const { onlyUnconditional, numbers, unexplored } = this;
    const whole = this.leftOut ? keepingAll(account) : account;
    const heldIn = () => new HeldIdentities(whole, onlyUnconditional, numbers, '', unexplored.takes);
    const held = getOrMake(this.held, accountId, heldIn);
    for (const id of members) if (held.size < MOST_HELD_IN_ACCOUNT) held.hold(id);
    if (members.length > MOST_HELD_IN_ACCOUNT) this.truncatedBy.add('WORK_LIMIT');
    return held;
  }

  /** Enters the cheapest of several steps to one target. */
  private enterBest(steps: readonly HeldStep[], held: HeldIdentities): readonly string[] {
    const to = steps[0]?.to ?? '';
    const sooner = steps.filter(({ restsOn }) => this.isSooner(to, this.gained.depthBy(restsOn)));
    if (sooner.length === 0) return [];
    const byCost = (some: readonly HeldStep[]): readonly HeldStep[] =>
      some.toSorted((a, b) => this.gained.costOf(a) - this.gained.costOf(b));
    const least = byCost(sooner).slice(0, this.leftOut ? sooner.length : MOST_ALTERNATIVES_COMPARED);
    const fewest = (step: HeldStep): HeldStep => {
      const found = held.fewest(step);
      if (step.to === this.leftOut?.to && !isWithin(found, step)) return step;
      return isAllowedBy(this.question.filter, found) ? found : step;
    };
    return byCost(least.map(fewest)).reduce<readonly string[]>(
      (entered, step) => (entered.length > 0 ? entered : this.enter(step, held)),
      [],
    );
  }

  /** Whether it is new, or was found later in an account with a held administrator, so that nothing depends on it. */
  private isSooner(to: string, depth: number): boolean {
    const known = this.gained.depthIn(to);
    return (
      known === undefined || (depth < known && this.members.isAdministered(accountOfId(to) ?? '', known))
    );
  }

  private enter(least: HeldStep, held: HeldIdentities): readonly string[] {
    const [only] = least.restsOn;
    if (only === undefined || isKnownAlone(least) || !this.unexplored.takes(least)) return [];
    if (this.isPartOfLeftOut(least, held)) return [];
    const from = least.restsOn.toSorted((a, b) => this.gained.depthOf(b) - this.gained.depthOf(a))[0] ?? only;
    this.gained.add(least.to, least);
    const depth = this.gained.depthOf(least.to);
    this.hops.push({ from, to: least.to, depth, unconditional: this.onlyUnconditional, step: least, held });
    return [least.to];
  }

  /** Tries each exchange, beside all changes that only add. */
  private async tryExchanges(): Promise<void> {
    const tried = new Map(this.exchanges);
    this.exchanges.clear();
    const { held: before, walked } = this;
    for (const [accountId, change] of [...tried.values()].slice(0, MOST_EXCHANGES)) {
      const held = before.get(accountId);
      if (held === undefined) continue;
      const { held: exchanged, step } = held.exchanged(change);
      this.held = new Map([...before].map(([id, one]) => [id, id === accountId ? exchanged : one.copy()]));
      this.walked = new Map(walked);
      this.gained.after = step.to;
      const start = this.enter(step, held);
      if (start.length > 0) {
        await this.searchFrom(start, this.gained.depthOf(step.to), accountId);
        // Whom it changed may have acted before, such as written into a group that somebody joins only now.
        const after = this.onlyUnconditional ? undefined : this.heldIn(accountId);
        const { accounts } = this.question;
        const whole = after && (await accounts.workOut(after.withReplaced(change.subject, held)));
        if (whole && (await this.canGainMore(whole, tried, false)))
          this.unexplored.add([{ ...unexploredChange(change), isJoint: true }]);
      }
      this.gained.after = undefined;
    }
    this.held = before;
    if (tried.size > MOST_EXCHANGES) this.truncatedBy.add('WORK_LIMIT');
    for (const [, change] of this.exchanges.values()) this.unexplored.add([unexploredChange(change)]);
  }
}
