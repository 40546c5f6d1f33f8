/** What one hand holds in an account, and what that comes to, one step after the other. */
import { groupBy } from '../../graph/model/groupBy.js';
import type { AccountPolicySet } from '../context/accountContents.js';
import { Callers } from '../context/callers.js';
import { combined, rightsOf } from '../context/holdings.js';
import { canAct, parted, type Applied } from '../apply/applyTechniques.js';
import type { Verdict } from '../apply/verdict.js';
import { GainedCallers } from '../gains/hypotheticalCallers.js';
import type { HeldIdentity } from './coalition.js';
import { actTogether, unexploredBy, type JointChange, type Unexplored } from './heldTogether.js';

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
  private readonly identities = new Map<string, HeldIdentity>();
  /** By ARN of whom they change. */
  private readonly made = new Map<string, Made[]>();
  /** Of identities with several changes: ids of those with one each. */
  private readonly parts = new Map<string, readonly string[]>();
  /** ARN of whom a change made another for good: what else could be changed of it is not followed. */
  private settled?: string;

  /** `onlyUnconditional`: nothing counts that hangs on conditions. */
  constructor(
    readonly applied: Applied,
    private readonly onlyUnconditional: boolean,
  ) {}

  /** Of identities, with whatever changes. */
  get size(): number {
    return new Set([...this.identities.values()].map(({ arn }) => arn)).size;
  }

  /** A user or role of the account, as it is; none that administers it. */
  hold(arn: string): void {
    const { accountIndex, administrators } = this.applied;
    const holder = accountIndex.users.get(arn) ?? accountIndex.roles.get(arn);
    const set = holder && accountIndex.policySets.get(holder.policySetUid);
    const isOther = arn === this.settled || this.identities.has(arn);
    if (set === undefined || isOther || !canAct(set) || administrators.get(arn)?.decision === 'ALLOWED')
      return;
    this.identities.set(arn, { id: arn, arn, callers: callersOf(set, this.applied) });
  }

  /** What all of them come to in one step more. What comes of changes counts from the next step on. */
  advance(): Advance {
    const { steps, changes, unexplored } = actTogether([...this.identities.values()], this.applied);
    const [left, open] = parted(changes, ({ subject }) => subject !== this.settled);
    const fresh = left.filter((change) => this.counts(change) && this.isNew(change));
    const [gains, exclusive] = parted(fresh, ({ adds }) => adds);
    const first = [...groupBy(gains, placeOf).values()].flatMap(([one]) => one ?? []);
    const adding = first.map((change) => this.make(change));
    for (const subject of new Set(adding.map(({ change }) => change.subject))) this.unite(subject);
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

  /** With as few as it takes: each of those that it rests on is left out, if it goes without. */
  fewest(step: HandStep): HandStep {
    let best = step;
    for (const id of step.rests.toReversed()) {
      if (best.rests.length < 2) return best;
      const less = this.withOnly(
        best,
        best.rests.filter((one) => one !== id),
      );
      if (less) best = less;
    }
    return best;
  }

  private withOnly(
    { to, techniqueId, change, verdict }: HandStep,
    ids: readonly string[],
  ): HandStep | undefined {
    const held = this.heldOf(ids);
    if (held.length === 0) return undefined;
    const forms = this.applied.forms.filter(([{ id }]) => id === techniqueId);
    const together = actTogether(held, { ...this.applied, forms });
    const found = change
      ? together.changes.find((one) => placeOf(one) === placeOf(change))
      : together.steps.find((one) => one.to === to && one.techniqueId === techniqueId);
    if (found === undefined || (verdict.decision === 'ALLOWED' && found.verdict.decision !== 'ALLOWED'))
      return undefined;
    return this.withRests({
      to,
      verdict: found.verdict,
      ...(change ? { change } : {}),
      ...(techniqueId === undefined ? {} : { techniqueId }),
    });
  }

  /** Of one identity with several changes all at once. */
  private heldOf(ids: readonly string[]): readonly HeldIdentity[] {
    const held = ids.flatMap((id) => this.identities.get(id) ?? []);
    return [...groupBy(held, ({ arn }) => arn).values()].flatMap((states) => {
      const changed = states.filter(({ changedBy }) => changedBy !== undefined);
      const [first] = changed;
      if (first === undefined || changed.length < 2) return states;
      const made = (this.made.get(first.arn) ?? []).filter(({ id }) => ids.includes(id));
      const united = this.changed(first.arn, made);
      return united ? [...states, united] : states;
    });
  }

  /** ARN of the one of them whose policies the document is among. */
  holderOf(ids: readonly string[], documentHash: string): string | undefined {
    return this.heldOf(ids).find(({ callers: { set } }) => {
      const { identityHashes, boundary } = set;
      const isBoundary = boundary.status === 'COLLECTED' && boundary.documentHash === documentHash;
      return isBoundary || identityHashes.includes(documentHash);
    })?.arn;
  }

  /**
   * The same hand, but for one of them, whom a change that takes something away makes another, for good: the change alone,
   * and on top of all that only adds. `nth`: of several such changes.
   */
  instead(change: JointChange, nth = 0): readonly Instead[] {
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
    for (const [id, parts] of this.parts) hand.parts.set(id, parts);
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
    const made = this.made.get(change.subject) ?? [];
    this.made.set(change.subject, made);
    const one = { id: idOf(change.subject, made.length), change };
    made.push(one);
    const changed = this.changed(change.subject, [one]);
    if (changed) this.identities.set(one.id, changed);
    return one;
  }

  /** With all changes that add. */
  private unite(subject: string): void {
    const made = this.made.get(subject) ?? [];
    const changed = made.length < 2 ? undefined : this.changed(subject, made);
    if (changed) this.identities.set(changed.id, changed);
  }

  private changed(arn: string, made: readonly Made[]): HeldIdentity | undefined {
    const callers = this.identities.get(arn)?.callers;
    const present = callers?.holdings(arn);
    const last = made.at(-1);
    if (callers === undefined || present === undefined || last === undefined) return undefined;
    const ids = made.map(({ id }) => id);
    const changes = made.map(({ change }) => change);
    const holdings = combined(
      present,
      changes.map(({ after }) => after),
    );
    const settled = new Set(changes.filter(({ adds }) => adds).map(({ place }) => place));
    const after = new GainedCallers(callers, this.applied.accountIndex, rightsOf(holdings), settled);
    after.stand(arn, holdings);
    const id = ids.join('+');
    this.parts.set(id, ids);
    return { id, arn, callers: after, changedBy: last.change.techniqueId };
  }

  private changeStep({ id, change }: Made): HandStep {
    const { techniqueId, verdict } = change;
    return this.withRests({ to: id, techniqueId, change, verdict });
  }

  private withRests(step: Omit<HandStep, 'rests'>): HandStep {
    const ids = (step.verdict.acts ?? []).flatMap(({ by }) => this.parts.get(by) ?? [by]);
    return { ...step, rests: [...new Set(ids)] };
  }
}

const known = new WeakMap<Applied, Map<AccountPolicySet, Callers>>();

/** What they remember of their policies serves every question about the account. */
function callersOf(set: AccountPolicySet, applied: Applied): Callers {
  const bySet = known.get(applied) ?? new Map<AccountPolicySet, Callers>();
  known.set(applied, bySet);
  const callers = bySet.get(set) ?? new Callers(set, applied.accountIndex);
  bySet.set(set, callers);
  return callers;
}

const idOf = (subject: string, index: number): string => `${subject}#${index + 1}`;

/** Equal for changes that take the place of one another. */
const placeOf = ({ subject, place }: JointChange): string => `${subject} ${place}`;
