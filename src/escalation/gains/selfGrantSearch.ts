/**
 * Finds what callers reach with rights that they give themselves (T-002, T-009 to T-013, and G-6b under a ceiling):
 * roles of any account that they can then assume, and targets that they escalate to.
 *
 * Changes that only add are applied together: a caller that may make each gains the rights of all. Only the results are
 * traced back, to single changes and to the fewest that are needed together. A change that also removes rights is tried
 * alone, and on top of all that add.
 */
import type { Callers } from '../context/callers.js';
import { MFA } from './iamChanges.js';
import type { Collected, Gained } from '../apply/results.js';
import type { PreparedAccount, Escalated } from '../apply/applyTechniques.js';
import { ReachByRights, type RightsReach } from '../apply/reachWithRights.js';
import { combined, groupsOf, rightsOf, type Holdings } from '../context/holdings.js';
import { both, granted, type Verdict } from '../apply/verdict.js';
import { fewestOf } from '../fewest.js';
import { MOST_ROUNDS, MOST_ALONE, MOST_ORDERS } from '../limits.js';

/** Records the results with those of each member. */
export function follow(
  callers: Callers,
  escalated: Escalated,
  members: readonly string[],
  account: PreparedAccount,
): void {
  const reachByRights = new ReachByRights(callers, account);
  for (const member of members) {
    const own = escalated.own.get(member);
    const holdings = callers.holdings(member);
    if (own === undefined || holdings === undefined || own.gained().length === 0) continue;
    const present = reachByRights.present(member, escalated);
    new Following(reachByRights, member, holdings, present, own).run();
  }
}

/** Changes that were applied, with all changes that they make possible in turn. */
interface Made {
  /** What all of them require. */
  readonly verdict: Verdict;
  readonly holdings: Holdings;
  readonly reach: RightsReach;
  /** Whether they lead to something that is not searched. */
  readonly isOpen: boolean;
}

class Following {
  private readonly reported: Map<string, Verdict>;
  private readonly gained: readonly Gained[];
  /** Places of unconditional changes that add rights at present: other changes do not add to them. */
  private readonly settled: ReadonlySet<string>;
  /** Places of all changes that add rights at present, conditional or not. */
  private readonly atHand: ReadonlySet<string>;
  private readonly administers: boolean;

  /** `out`: where results for the member go. */
  constructor(
    private readonly reachByRights: ReachByRights,
    private readonly member: string,
    private readonly holdings: Holdings,
    private readonly present: RightsReach,
    private readonly out: Collected,
  ) {
    this.reported = new Map(present.targets);
    this.gained = out.gained().filter(isSearchable);
    const adding = this.gained.filter(({ adds }) => adds);
    this.settled = placesOf(adding.filter(isUnconditional));
    this.atHand = placesOf(adding);
    this.administers = out.administers;
  }

  run(): void {
    const adding = this.gained.filter(({ adds }) => adds);
    const unconditional = adding.filter(isUnconditional);
    const all = this.made(adding);
    this.followAdding(unconditional);
    if (unconditional.length < adding.length) this.followAdding(adding);
    const isOpen = this.followOthers(all) ? () => true : this.openAmong(adding, all);
    for (const change of this.out.gained()) {
      const leadsOn = (isSearchable(change) && isOpen(change)) || this.opensCode(change);
      if (change.gives || leadsOn) this.out.addFinding(change.techniqueId, change.verdict, !leadsOn);
    }
  }

  /** Whether it can change another account's code (G-13), by new rights or without what denies present ones. */
  private opensCode({ after, adds }: Gained): boolean {
    const { reachByRights, holdings } = this;
    if (!reachByRights.mayChangeCodeElsewhere(after)) return false;
    return !adds || !reachByRights.mayChangeCodeElsewhere(holdings);
  }

  private followAdding(parts: readonly Gained[]): void {
    const whole = this.made(parts);
    if (this.news(whole).length === 0) return;
    if (parts.length <= MOST_ALONE)
      for (const part of parts) this.reportAll(part, this.made([part]), this.present.targets);
    const traced = new Set<string>();
    for (let [next] = this.news(whole); next !== undefined;) {
      traced.add(next);
      this.reportTogether(this.fewest(parts, whole, next), next);
      [next] = this.news(whole).filter((target) => !traced.has(target));
    }
  }

  /** Records the target that the changes were traced back from, and all others that need exactly these changes. */
  private reportTogether(fewest: readonly Gained[], from: string): void {
    const [first] = fewest;
    if (first === undefined) return;
    const made = this.made(fewest);
    const less = fewest.length < 2 ? [] : fewest.map((_, index) => this.made(fewest.toSpliced(index, 1)));
    const without = new Set(less.flatMap((one) => this.news(one)));
    for (const target of this.news(made))
      if (target === from || !without.has(target)) this.report(first, made, target);
  }

  /**
   * Tries changes that remove something. Returns whether they may lead to more: several do, so that not all combinations
   * were tried, what one of them takes could have been used before it, or further ones follow it.
   */
  private followOthers(all: Made): boolean {
    const others = this.gained.filter(isTaking);
    const onTop = all.reach.gained.filter((change) => isTaking(change) && change.isBack !== true);
    const unlocking = others.filter((other) => this.unlocks(other, this.holdings));
    const unlockingOnTop = onTop.filter((other) => this.unlocks(other, all.holdings));
    const made: Made[] = [];
    for (const other of unlocking) {
      const one = this.made([other]);
      made.push(one);
      this.reportAll(other, one, this.present.targets);
    }
    for (const other of unlockingOnTop) {
      const one = this.madeAfter(all, other);
      made.push(one);
      this.reportAll(other, one, this.reported);
    }
    return (
      new Set([...others, ...onTop].map(({ place }) => place)).size > 1 ||
      unlocking.some((other) => this.leadsToMoreWith(this.holdings, other)) ||
      unlockingOnTop.some((other) => this.leadsToMoreWith(all.holdings, other, all.verdict)) ||
      this.leadFurther(made, [this.holdings, all.holdings])
    );
  }

  private madeAfter({ verdict }: Made, change: Gained): Made {
    return this.made([{ ...change, verdict: bothOf(verdict, change.verdict) }]);
  }

  /** Whether more follows by changes that also remove something: by the same one taken back, or by others. */
  private leadFurther(made: readonly Made[], known: readonly Holdings[]): boolean {
    const seen = new Set([...known, ...made.map(({ holdings }) => holdings)].map(keyOf));
    const open = [...made];
    for (const before of open)
      for (const change of before.reach.gained.filter(isTaking)) {
        if (seen.has(keyOf(change.after)) || !this.unlocks(change, before.holdings)) continue;
        const next = this.madeAfter(before, change);
        if (next.isOpen || this.news(next).length > 0 || seen.size > MOST_ORDERS) return true;
        for (const { after } of [change, { after: next.holdings }]) seen.add(keyOf(after));
        open.push(next);
      }
    return false;
  }

  /**
   * Whether a change leads to more with the rights that it takes: the member may write into a group, then join it. What
   * the change brings leads there by itself if only its own Deny keeps it from that, so such targets do not count.
   */
  private leadsToMoreWith(before: Holdings, change: Gained, verdict = granted): boolean {
    const { withTaken, brought } = this.reachByRights.aroundChange(before, change.after);
    if (withTaken === undefined) return false;
    const madeWith = (after: Holdings) =>
      this.made([{ ...change, after, verdict: bothOf(verdict, change.verdict) }]);
    const both = madeWith(withTaken);
    const news = this.news(both);
    if (brought === undefined || (news.length === 0 && !both.isOpen)) return both.isOpen || news.length > 0;
    const alone = madeWith(brought);
    return (both.isOpen && !alone.isOpen) || news.some((target) => !alone.reach.targets.has(target));
  }

  private unlocks(change: Gained, before: Holdings): boolean {
    return this.reachByRights.unlocks(this.member, change, before, this.settled);
  }

  /** Returns which changes lead to something that is not searched. */
  private openAmong(adding: readonly Gained[], all: Made): (change: Gained) => boolean {
    const alone = (change: Gained) => this.made([change]).isOpen;
    if (!all.isOpen) return (change) => !change.adds && alone(change);
    if (adding.length > MOST_ALONE) return () => true;
    const isSome = adding.some(alone);
    return (change) => alone(change) || (change.adds && !isSome);
  }

  /** Applies changes. If all of them are unconditional, so are those that they make possible in turn. */
  private made(parts: readonly Gained[]): Made {
    const onlyUnconditional = parts.every(isUnconditional);
    const places = new Set(this.settled);
    const isNew = (change: Gained): boolean =>
      !places.has(change.place) &&
      (isUnconditional(change) || (!onlyUnconditional && !this.atHand.has(change.place)));
    let { holdings, present: reach } = this;
    let verdict = granted;
    let next = strongestOfEach(parts);
    for (let round = 0; next.length > 0 && round < MOST_ROUNDS; round += 1) {
      for (const { place } of next) places.add(place);
      holdings = combined(
        holdings,
        next.map(({ after }) => after),
      );
      verdict = next.reduce((one, change) => bothOf(one, change.verdict), verdict);
      reach = this.reach(holdings);
      next = strongestOfEach(
        reach.gained.filter((change) => change.adds && isSearchable(change) && isNew(change)),
      );
    }
    const isOpen = next.length > 0 || this.isOpen(holdings, reach);
    return { verdict, holdings, reach, isOpen };
  }

  /** Returns the reach. An administrator can become any principal of its account: only roles elsewhere are left. */
  private reach(holdings: Holdings): RightsReach {
    const { reachByRights, member } = this;
    return reachByRights.after(member, holdings, this.settled, this.administers);
  }

  private isOpen({ partial }: Holdings, { open }: RightsReach): boolean {
    const { present, holdings } = this;
    return (partial && !holdings.partial) || [...open].some((way) => !present.open.has(way));
  }

  /** Returns the targets that are new, or reached unconditionally for the first time. */
  private news({ verdict, reach }: Made): readonly string[] {
    return [...reach.targets]
      .filter(([target, way]) => isBetter(bothOf(verdict, way), this.reported.get(target)))
      .map(([target]) => target);
  }

  /** Returns the fewest of the changes that reach the target as strongly. */
  private fewest(parts: readonly Gained[], { verdict, reach }: Made, target: string): readonly Gained[] {
    const way = reach.targets.get(target);
    const wanted = way && bothOf(verdict, way).decision;
    const isEnough = (some: readonly Gained[]): boolean => {
      const made = some.length === 0 ? undefined : this.made(some);
      const there = made?.reach.targets.get(target);
      return made !== undefined && there !== undefined && bothOf(made.verdict, there).decision === wanted;
    };
    return fewestOf(strongestOfEach(parts), isEnough);
  }

  /** Records all targets that are better than what is known. */
  private reportAll(change: Gained, made: Made, known: ReadonlyMap<string, Verdict>): void {
    for (const [target, way] of made.reach.targets)
      if (isBetter(bothOf(made.verdict, way), known.get(target))) this.report(change, made, target);
  }

  private report(change: Gained, made: Made, target: string): void {
    const { techniqueId, adds } = change;
    const { via } = change.verdict;
    const { verdict, reach } = made;
    const takes = adds ? undefined : this.reachByRights.takenBy(this.holdings, made.holdings);
    const way = reach.targets.get(target);
    if (way === undefined) return;
    const { via: within, ...rest } = bothOf(verdict, way);
    const whole = { ...rest, ...(via === undefined ? {} : { via }), ...(takes && { takes }) };
    this.out.addEdge(target, techniqueId, within === via && !takes ? bothOf(verdict, way) : whole);
    if (isBetter(whole, this.reported.get(target))) this.reported.set(target, whole);
  }
}

const isUnconditional = ({ verdict }: Gained): boolean => verdict.decision === 'ALLOWED';

/** What MFA allows is already in the conditions of other ways. */
const isSearchable = ({ place }: Gained): boolean => place !== MFA;

/** Whether it also removes something. */
const isTaking = (change: Gained): boolean => !change.adds && isSearchable(change);

/** Equal for the same rights and groups. */
const keyOf = (holdings: Holdings): string => JSON.stringify([rightsOf(holdings), groupsOf(holdings.holder)]);

const placesOf = (changes: readonly Gained[]): ReadonlySet<string> =>
  new Set(changes.map(({ place }) => place));

const bothOf = (one: Verdict, other: Verdict): Verdict => both(one, other) ?? other;

const isBetter = ({ decision }: Verdict, known: Verdict | undefined): boolean =>
  known === undefined || (decision === 'ALLOWED' && known.decision !== 'ALLOWED');

/** Keeps one change for each place, an unconditional one if there is one. */
const strongestOfEach = (changes: readonly Gained[]): readonly Gained[] => [
  ...new Map(
    [...changes.filter((change) => !isUnconditional(change)), ...changes.filter(isUnconditional)].map(
      (change) => [change.place, change],
    ),
  ).values(),
];
