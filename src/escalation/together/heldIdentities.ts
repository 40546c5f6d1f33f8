/** Holds the identities of one account that a search has gained so far, and finds what they gain next, step by step. */
import { groupBy, splitBy } from '../../graph/model/groupBy.js';
import type { PreparedAccount } from '../apply/applyTechniques.js';
import { both } from '../apply/verdict.js';
import { atOnce, type Work } from '../../graph/contract/turns.js';
import { fewestOf } from '../fewest.js';
import { arnOfId, beforeExchange, exchangeTakenBack, type HeldIdentity } from './heldIdentity.js';
import { findGains, canGain } from './findGains.js';
import { includesStep, leastOf, takenWith } from './leastStep.js';
import type { Advance, HeldStep, JointStep } from './jointStep.js';
import {
  holdingsAfter,
  isOnLeast,
  neededFor,
  placeOf,
  resultOf,
  settledBy,
  sharedCallOf,
  type JointChange,
  type Made,
} from './jointChange.js';
import { callersAfter, presentIdentity } from './callerCache.js';
import { unexploredChange } from './unexplored.js';
import { givesMoreThan, unlockedBy, unlocksAnything } from './unlockedBy.js';
import { getOrMake } from '../../graph/model/memoize.js';

export class HeldIdentities {
  /** The identities as they were when they were added. */
  private readonly identities = new Map<string, HeldIdentity>();
  /** Changes by the ARN of the identity that they change. */
  private readonly made = new Map<string, readonly Made[]>();
  private readonly changedById = new Map<string, HeldIdentity>();
  /** By id of a changed identity: the ids of all identities that must be held for it. */
  private readonly parts = new Map<string, readonly string[]>();
  /** Calls that could change a group or policy before, for any of its members (`sharedCallOf`). */
  private readonly offered = new Set<string>();
  /** The exchange among them, and whom it changed as it was before. No other exchange of the same identity is followed. */
  private exchange?: Made;
  private replaced: readonly HeldIdentity[] = [];

  /**
   * `onlyUnconditional`: steps with conditions do not count. `takes`: which of the other steps count. `numbers` and
   * `suffix`: parts of the ids of changes.
   */
  constructor(
    readonly account: PreparedAccount,
    private readonly onlyUnconditional: boolean,
    private readonly numbers = new Map<string, number>(),
    private readonly suffix = '',
    private readonly takes: (step: JointStep) => boolean = () => true,
  ) {}

  get size(): number {
    return this.identities.size;
  }

  /** Adds a user or role of the account, unless it is an administrator. */
  hold(arn: string): void {
    const identity = this.identities.has(arn) ? undefined : presentIdentity(arn, this.account);
    if (identity) this.identities.set(arn, identity);
  }

  /** Takes one step with the identities that count. Identities that it changes count from the next step on. */
  *advance(isIn?: (id: string) => boolean): Work<Advance> {
    const { steps, changes, unexplored, data } = yield* findGains(this.held(isIn), this.account);
    const counting = changes.filter(
      (change) => change.isBack !== true && this.counts({ ...change, to: change.subject }),
    );
    const [fresh, later] = splitBy(counting, (change) => this.madeAt(change) === undefined);
    const [gains, others] = splitBy(fresh, ({ adds }) => adds);
    const first = [...groupBy(gains, placeOf).values()].flatMap(
      (some) => some.find(this.isEarlier) ?? some[0] ?? [],
    );
    const adding = first.map((change) => this.make(change));
    for (const call of gains.flatMap((change) => sharedCallOf(change) ?? [])) this.offered.add(call);
    const instead = [...gains, ...later].flatMap((change) => this.insteadOfMade(change) ?? []);
    const isOfAnother = ({ subject }: JointChange) => subject !== this.exchange?.change.subject;
    const [exchanges, open] = splitBy([...others, ...instead], isOfAnother);
    return {
      steps: [
        ...steps
          .filter((step) => this.counts(step) && !this.isOfReplaced(step))
          .map((step) => this.withRestsOn(step)),
        ...adding.map((one) => this.changeStep(one)),
      ],
      exchanges: exchanges.filter(isOnLeast),
      unexplored: [...unexplored, ...open.filter(unlocksAnything).map(unexploredChange)],
      data,
    };
  }

  /** Whether there may be more than its steps: by what is not followed, or by a change that also takes something away. */
  mayGainMore(): Work<boolean> {
    const isUnlocking = (change: JointChange): boolean =>
      !change.adds && change.unlocked?.actions === true && this.counts({ ...change, to: change.subject });
    return canGain(
      this.held(),
      this.account,
      ({ changes, unexplored }) => unexplored.some(({ isJoint }) => isJoint) || changes.some(isUnlocking),
    );
  }

  /** Returns the same step with as few identities as possible. Tries to leave out the last ones first. */
  fewest(step: HeldStep): HeldStep {
    const least = leastOf(this, step);
    const last = this.byLastChange(least);
    return last ? leastOf(this, last) : least;
  }

  /** If changes make an administrator only together, the last of them becomes the step. */
  private byLastChange({ to, restsOn, verdict }: HeldStep): HeldStep | undefined {
    const [act] = verdict.acts ?? [];
    const last = this.made.get(arnOfId(act?.by ?? ''))?.find(({ id }) => id === restsOn.at(-1));
    const isByState = verdict.acts?.every(({ action }) => action === undefined) === true;
    if (to !== this.account.accountIndex.rootArn || !isByState || last === undefined || restsOn.length < 2)
      return undefined;
    const { acts: _ofChanged, ...administration } = verdict;
    const whole = both(administration, last.change.verdict);
    const step = this.changeStep(last);
    return (
      whole && {
        to,
        techniqueId: last.change.techniqueId,
        verdict: whole,
        subject: last.change.subject,
        restsOn: [...new Set([...restsOn.slice(0, -1), ...step.restsOn])],
      }
    );
  }

  /** Returns the steps to the same target, or by the same change, of those identities; `only`: of that technique. */
  stepsLike(
    { to, change }: HeldStep,
    isIn: (id: string) => boolean,
    only?: Pick<HeldStep, 'techniqueId'>,
  ): readonly HeldStep[] {
    const by = only && { techniqueId: only.techniqueId };
    const { steps, changes } = atOnce(findGains(this.held(isIn), this.account, by));
    const again = changes.filter((one) => change && placeOf(one) === placeOf(change));
    const found = change
      ? again.map((one) => this.changeStep({ id: to, change: one }))
      : steps.filter((one) => one.to === to && !this.isOfReplaced(one)).map((one) => this.withRestsOn(one));
    return found.filter(({ verdict }) => !this.onlyUnconditional || verdict.decision === 'ALLOWED');
  }

  /** Whether the step includes all calls by which these get to a principal as they were when they were added. */
  includesStepOf(arns: ReadonlySet<string>, to: string, step: HeldStep): boolean {
    const unchanged = [...this.identities.values()].filter(({ arn }) => arns.has(arn));
    return includesStep(step, to, unchanged, this.account);
  }

  /** Returns each identity unchanged and with all adding changes; that of the exchange only after it. */
  held(isIn = (_id: string): boolean => true): readonly HeldIdentity[] {
    const { exchange } = this;
    const first = exchange?.change.subject;
    return [
      ...[...this.identities.values()].filter(({ id }) => id !== first && isIn(id)),
      ...[...this.made].flatMap(([arn, all]) => {
        const made = all.filter((one) => neededFor(one).every(isIn));
        if (exchange === undefined || arn !== first) return this.changed(arn, made) ?? [];
        const each = made.length > 1 ? [[exchange], made] : [made];
        return made.includes(exchange) ? each.flatMap((some) => this.changed(arn, some) ?? []) : [];
      }),
      ...this.replaced.filter(({ id }) => isIn(id)),
    ];
  }

  /** Returns a copy, which gains further identities by itself. */
  copy(suffix = this.suffix): HeldIdentities {
    const copy = new HeldIdentities(this.account, this.onlyUnconditional, this.numbers, suffix, this.takes);
    for (const [id, held] of this.identities) copy.identities.set(id, held);
    for (const [arn, made] of this.made) copy.made.set(arn, made);
    for (const call of this.offered) copy.offered.add(call);
    if (this.exchange) copy.exchange = this.exchange;
    return copy;
  }

  /** Returns a copy in which identities are kept from calls. `barred`: actions by ARN. */
  barring(barred: ReadonlyMap<string, ReadonlySet<string>>): HeldIdentities {
    const copy = this.copy();
    for (const [arn, actions] of barred) {
      const identity = this.identities.get(arn);
      if (identity) copy.identities.set(arn, { ...identity, barred: actions });
    }
    return copy;
  }

  /** Returns a copy in which whom the exchange changed is held, too, as before it and as after taking it back. */
  *withReplaced(arn: string, before: HeldIdentities): Work<HeldIdentities> {
    const copy = this.copy();
    const replaced = before.held().filter((one) => one.arn === arn);
    const { changes } = yield* findGains(this.held(), this.account);
    const back = changes.filter(({ isBack, subject }) => isBack === true && subject === arn);
    const made = this.made.get(arn) ?? [];
    copy.replaced = [
      ...replaced.map((one) => ({ ...one, id: beforeExchange(one.id) })),
      ...back.flatMap((one) => this.madeAnother(exchangeTakenBack(arn), made, one) ?? []),
    ];
    return copy;
  }

  /** Returns a copy in which an exchange replaces an identity, and the step. Adding changes still count. */
  exchanged(whole: JointChange): { readonly held: HeldIdentities; readonly step: HeldStep } {
    const { subject } = whole;
    const least = leastOf(this, this.changeStep({ id: subject, change: whole }));
    const suffix = `.${this.numberOf(whole)}`;
    const one = { id: `${subject}#0${suffix}`, change: least.change ?? whole };
    const copy = this.copy(suffix);
    const before = (this.made.get(subject) ?? []).filter(({ change }) => placeOf(change) !== placeOf(whole));
    copy.made.set(subject, [...before, one]);
    copy.exchange = one;
    return { held: copy, step: this.changeStep(one) };
  }

  private counts(step: JointStep): boolean {
    return (!this.onlyUnconditional || step.verdict.decision === 'ALLOWED') && this.takes(step);
  }

  /** Whether it goes through whom the exchange changed, as before: what others do to that one since is a change. */
  private isOfReplaced({ verdict: { via }, subject }: JointStep): boolean {
    return via !== undefined && via === this.exchange?.change.subject && subject !== via;
  }

  /** Returns the change that was made at its place, other than the exchange. */
  private madeAt(change: JointChange): JointChange | undefined {
    const made = this.made.get(change.subject) ?? [];
    return made.find((one) => one !== this.exchange && placeOf(one.change) === placeOf(change))?.change;
  }

  /** Returns the change as an exchange if it gives something that the one which was made at its place does not. */
  private insteadOfMade(change: JointChange): JointChange | undefined {
    const made = this.madeAt(change);
    const subject = this.identities.get(change.subject);
    if (made === undefined || subject === undefined || made.isOnTop || change.isOnTop) return undefined;
    const givesMore = givesMoreThan(change, made, this.account);
    return givesMore ? { ...change, unlocked: unlockedBy(change, subject, this.account) } : undefined;
  }

  private make(change: JointChange): Made {
    const before = this.made.get(change.subject) ?? [];
    const id = `${change.subject}#${this.numberOf(change)}${this.suffix}`;
    const one = { id, change, memberBy: this.memberBy(change, before) };
    this.made.set(change.subject, [...before, one]);
    return one;
  }

  private readonly isEarlier = (change: JointChange): boolean => this.offered.has(sharedCallOf(change) ?? '');

  private memberBy(change: JointChange, before: readonly Made[]): readonly string[] | undefined {
    if (!this.isEarlier(change)) return undefined;
    const own = before.map(({ id }) => id);
    const made = [...this.made.values()].flat().map(({ id }) => id);
    const others = [...this.identities.keys(), ...made].filter((id) => !own.includes(id));
    const step = this.changeStep({ id: change.subject, change });
    const isEnough = (some: readonly string[]): boolean =>
      takenWith(this, step, new Set([...others, ...some])) !== undefined;
    return change.isOnTop ? fewestOf(own, isEnough) : [];
  }

  /** Returns the number of a change, which is the same throughout a search. */
  private numberOf(change: JointChange): number {
    const key = `${placeOf(change)} ${change.techniqueId} ${resultOf(change)}`;
    return getOrMake(this.numbers, key, () => this.numbers.size + 1);
  }

  private changed(arn: string, made: readonly Made[]): HeldIdentity | undefined {
    const ids = made.map((one) => one.id);
    const id = `${arn}#${ids.join(' ')}`;
    this.parts.set(id, [...new Set(made.flatMap(neededFor))]);
    const known = this.changedById.get(id) ?? this.madeAnother(id, made);
    if (known) this.changedById.set(id, known);
    return known;
  }

  /** `back`: takes back the exchange at last. */
  private madeAnother(id: string, made: readonly Made[], back?: JointChange): HeldIdentity | undefined {
    const arn = arnOfId(id);
    const { callers, barred } = this.identities.get(arn) ?? {};
    const present = callers?.holdings(arn);
    const last = back ?? made.at(-1)?.change;
    if (callers === undefined || present === undefined || last === undefined) return undefined;
    const holdings = back?.after ?? holdingsAfter(present, made, this.exchange);
    const after = callersAfter(callers, holdings, settledBy(made), this.account);
    return { id, arn, callers: after, changedBy: last.techniqueId, ...(barred && { barred }) };
  }

  private changeStep({ id, change, memberBy }: Made): HeldStep {
    const { techniqueId, verdict } = change;
    const calls = verdict.acts?.filter(({ action }) => action !== undefined) ?? [];
    const taken = memberBy === undefined ? verdict : { ...verdict, acts: calls };
    return this.withRestsOn({ to: id, techniqueId, change, verdict: taken, subject: change.subject });
  }

  private withRestsOn(step: Omit<HeldStep, 'restsOn'>): HeldStep {
    const ids = (step.verdict.acts ?? []).flatMap(({ by }) => this.parts.get(by) ?? [by]);
    return { ...step, restsOn: [...new Set(ids)] };
  }
}
