/** What one hand holds in an account, and what that comes to, one step after the other. */
import { groupBy } from '../../graph/model/groupBy.js';
import type { AccountPolicySet } from '../context/accountContents.js';
import { Callers } from '../context/callers.js';
import { combined, rightsOf } from '../context/holdings.js';
import { canAct, parted, type Applied } from '../apply/applyTechniques.js';
import { both, type Verdict } from '../apply/verdict.js';
import { GainedCallers } from '../gains/hypotheticalCallers.js';
import { TAGS } from '../gains/iamChanges.js';
import { fewestOf } from '../fewest.js';
import { MOST_CHANGED_REMEMBERED } from '../limits.js';
import type { HeldIdentity } from './coalition.js';
import {
  actTogether,
  forgetOldest,
  unexploredBy,
  type JointChange,
  type Unexplored,
} from './heldTogether.js';

/** One step: somebody is taken over, or somebody who is held is changed. */
export interface HandStep {
  /** ARN, or id of whom a change makes: `arn#1`. */
  readonly to: string;
  /** Missing: by assuming a role. */
  readonly techniqueId?: string;
  readonly verdict: Verdict;
  /** Ids of those who have to be held for it. */
  readonly rests: readonly string[];
  readonly change?: JointChange;
}

export interface Advance {
  readonly steps: readonly HandStep[];
  /** Changes that also take something away: each is tried instead of the others. */
  readonly exclusive: readonly JointChange[];
  readonly unexplored: readonly Unexplored[];
}

/** A hand in which a change has taken place, and the step that it is. */
export interface Instead {
  readonly hand: Hand;
  readonly step: HandStep;
}

/** A change that was made, and the id of whom it makes. */
interface Made {
  readonly id: string;
  readonly change: JointChange;
}

export class Hand {
  /** As they were when they came. */
  private readonly identities = new Map<string, HeldIdentity>();
  /** By ARN of whom they change. */
  private readonly made = new Map<string, readonly Made[]>();
  private readonly changedById = new Map<string, HeldIdentity>();
  /** ARN of whom a change made another for good: what else could be changed of it is not followed. */
  private settled?: string;

  /** `onlyUnconditional`: nothing counts that hangs on conditions. */
  constructor(
    readonly applied: Applied,
    private readonly onlyUnconditional: boolean,
  ) {}

  get size(): number {
    return this.identities.size;
  }

  /** A user or role of the account, as it is; none that administers it. */
  hold(arn: string): void {
    const { accountIndex, administrators } = this.applied;
    const holder = accountIndex.users.get(arn) ?? accountIndex.roles.get(arn);
    const set = holder && accountIndex.policySets.get(holder.policySetUid);
    const isOther = arn === this.settled || this.identities.has(arn);
    if (set === undefined || isOther || !canAct(set) || administrators.get(arn)?.decision === 'ALLOWED')
      return;
    this.identities.set(arn, {
      id: arn,
      arn,
      callers: KnownCallers.in(this.applied).of(set, () => new Callers(set, accountIndex)),
    });
  }

  /** What all of them come to in one step more. What comes of changes counts from the next step on. */
  advance(): Advance {
    const { steps, changes, unexplored } = actTogether(
      this.held(() => true),
      this.applied,
    );
    const [left, open] = parted(changes, ({ subject }) => subject !== this.settled);
    const fresh = left.filter((change) => this.counts(change) && this.isNew(change));
    const [gains, exclusive] = parted(fresh, ({ adds }) => adds);
    const first = [...groupBy(gains, placeOf).values()].flatMap(([one]) => one ?? []);
    const adding = first.map((change) => this.make(change));
    return {
      steps: [
        ...steps.filter((step) => this.counts(step)).map((step) => this.withRests(step)),
        ...adding.map((one) => this.changeStep(one)),
      ],
      exclusive,
      unexplored: [
        ...unexplored,
        ...open.map(({ techniqueId, verdict }) => unexploredBy({ ...verdict, techniqueId })),
      ],
    };
  }

  /** With as few as it takes: the last of those that it rests on are left out first, if it goes without. */
  fewest(step: HandStep): HandStep {
    const least = this.least(step);
    const last = this.byLastChange(least);
    return last ? this.least(last) : least;
  }

  /** Of several changes that make an administrator together the last one is the step. */
  private byLastChange({ to, rests, verdict }: HandStep): HandStep | undefined {
    const { rootArn } = this.applied.accountIndex;
    const changes = rests.map((id) => [...this.made.values()].flat().find((one) => one.id === id));
    const last = changes.at(-1);
    const isByState = verdict.acts?.every(({ action }) => action === undefined) === true;
    if (to !== rootArn || !isByState || last === undefined || changes.length < 2) return undefined;
    const { acts: _ofChanged, ...administration } = verdict;
    const whole = both(administration, last.change.verdict);
    const step = this.changeStep(last);
    return (
      whole && {
        to,
        techniqueId: last.change.techniqueId,
        verdict: whole,
        rests: [...new Set([...rests.slice(0, -1), ...step.rests])],
      }
    );
  }

  private least(step: HandStep): HandStep {
    let best = step;
    fewestOf(step.rests.toReversed(), (some) => {
      const less = this.withOnly(best, new Set(some));
      best = less ?? best;
      return less !== undefined;
    });
    return best;
  }

  private withOnly({ to, techniqueId, change }: HandStep, ids: ReadonlySet<string>): HandStep | undefined {
    const held = this.held((id) => ids.has(id));
    if (held.length === 0) return undefined;
    const together = actTogether(held, this.applied, { techniqueId });
    const same = together.steps.filter((one) => one.to === to);
    const again = change && together.changes.find((one) => placeOf(one) === placeOf(change));
    const found = change ? again : (same.find((one) => one.techniqueId === techniqueId) ?? same[0]);
    if (found === undefined || (this.onlyUnconditional && found.verdict.decision !== 'ALLOWED'))
      return undefined;
    const by = found.techniqueId === undefined ? {} : { techniqueId: found.techniqueId };
    return this.withRests({ to, verdict: found.verdict, ...by, ...(again ? { change: again } : {}) });
  }

  /** Each as it came, and with its changes that add all at once. */
  private held(counts: (id: string) => boolean): readonly HeldIdentity[] {
    const changed = [...this.made].map(([arn, made]) => [arn, made.filter(({ id }) => counts(id))] as const);
    return [
      ...[...this.identities.values()].filter(({ id }) => counts(id)),
      ...changed.flatMap(([arn, made]) => this.changed(arn, made) ?? []),
    ];
  }

  /** ARN of the one of them whose policies the document is among. */
  holderOf(ids: readonly string[], documentHash: string): string | undefined {
    return this.held((id) => ids.includes(id)).find(({ callers: { set } }) => {
      const { identityHashes, boundary } = set;
      const isBoundary = boundary.status === 'COLLECTED' && boundary.documentHash === documentHash;
      return isBoundary || identityHashes.includes(documentHash);
    })?.arn;
  }

  /**
   * The same hand, but for one of them, whom a change that takes something away makes another, for good: the change alone,
   * and on top of all that only adds. `nth`: of several such changes.
   */
  instead(whole: JointChange, nth = 0): readonly Instead[] {
    const { techniqueId, verdict, subject } = whole;
    const least = this.least(this.withRests({ to: subject, techniqueId, verdict, change: whole }));
    const change = least.change ?? whole;
    const before = this.made.get(change.subject) ?? [];
    const all = before.length === 0 ? [[]] : [[], before];
    return all.flatMap(
      (gains, index) => this.changedFor(change, gains, `${before.length + 1}.${nth}.${index}`) ?? [],
    );
  }

  private changedFor(change: JointChange, before: readonly Made[], suffix: string): Instead | undefined {
    const one = { id: `${change.subject}#${suffix}`, change };
    const changed = this.changed(change.subject, [...before, one]);
    if (changed === undefined) return undefined;
    const hand = new Hand(this.applied, this.onlyUnconditional);
    for (const [id, held] of this.identities) if (held.arn !== change.subject) hand.identities.set(id, held);
    for (const [arn, made] of this.made) if (arn !== change.subject) hand.made.set(arn, made);
    hand.identities.set(one.id, { ...changed, id: one.id });
    hand.settled = change.subject;
    const { rests, ...step } = this.changeStep(one);
    return { hand, step: { ...step, rests: [...new Set([...rests, ...before.map(({ id }) => id)])] } };
  }

  private counts({ verdict }: { readonly verdict: Verdict }): boolean {
    return !this.onlyUnconditional || verdict.decision === 'ALLOWED';
  }

  private isNew(change: JointChange): boolean {
    return !(this.made.get(change.subject) ?? []).some((one) => placeOf(one.change) === placeOf(change));
  }

  private make(change: JointChange): Made {
    const before = this.made.get(change.subject) ?? [];
    const one = { id: `${change.subject}#${before.length + 1}`, change };
    this.made.set(change.subject, [...before, one]);
    return one;
  }

  private changed(arn: string, made: readonly Made[]): HeldIdentity | undefined {
    const id = [arn, ...made.map((one) => one.id.slice(arn.length + 1))].join('#');
    const known = this.changedById.get(id) ?? this.madeAnother(arn, id, made);
    if (known) this.changedById.set(id, known);
    return known;
  }

  private madeAnother(arn: string, id: string, made: readonly Made[]): HeldIdentity | undefined {
    const callers = this.identities.get(arn)?.callers;
    const present = callers?.holdings(arn);
    const last = made.at(-1);
    if (callers === undefined || present === undefined || last === undefined) return undefined;
    const changes = made.map(({ change }) => change);
    const holdings = combined(
      present,
      changes.map(({ after }) => after),
    );
    const settled = new Set(
      changes.filter(({ adds, place }) => adds || place === TAGS).map(({ place }) => place),
    );
    const after = KnownCallers.in(this.applied).ofChanged(JSON.stringify([holdings, [...settled]]), () => {
      const made = new GainedCallers(callers, this.applied.accountIndex, rightsOf(holdings), settled);
      made.stand(arn, holdings);
      return made;
    });
    return { id, arn, callers: after, changedBy: last.change.techniqueId };
  }

  private changeStep({ id, change }: Made): HandStep {
    const { techniqueId, verdict } = change;
    return this.withRests({ to: id, techniqueId, change, verdict });
  }

  private withRests(step: Omit<HandStep, 'rests'>): HandStep {
    const ids = (step.verdict.acts ?? []).flatMap(({ by }) => partsOf(by));
    return { ...step, rests: [...new Set(ids)] };
  }
}

/** What they remember of their policies serves every question about the account. */
class KnownCallers {
  private static readonly ofAccounts = new WeakMap<Applied, KnownCallers>();
  private readonly ofSets = new Map<AccountPolicySet, Callers>();
  private readonly changed = new Map<string, Callers>();

  static in(applied: Applied): KnownCallers {
    const known = KnownCallers.ofAccounts.get(applied) ?? new KnownCallers();
    KnownCallers.ofAccounts.set(applied, known);
    return known;
  }

  of(set: AccountPolicySet, make: () => Callers): Callers {
    const callers = this.ofSets.get(set) ?? make();
    this.ofSets.set(set, callers);
    return callers;
  }

  /** `key`: equal for the same of the same one. */
  ofChanged(key: string, make: () => Callers): Callers {
    const callers = this.changed.get(key) ?? make();
    this.changed.set(key, callers);
    forgetOldest(this.changed, MOST_CHANGED_REMEMBERED);
    return callers;
  }
}

/** Of somebody with several changes the ids with one each: `arn#1#2` is `arn#1` and `arn#2`. */
function partsOf(id: string): readonly string[] {
  const [arn = id, ...changes] = id.split('#');
  return changes.length === 0 ? [id] : changes.map((one) => `${arn}#${one}`);
}

/** Equal for changes that take the place of one another. */
const placeOf = ({ subject, place }: JointChange): string => `${subject} ${place}`;
