/** Finds principals that can hold several identities of an account which may gain more jointly. */
import type { PreparedAccount } from '../../../escalation/apply/applyTechniques.js';
import { isChanged } from '../../../escalation/together/heldIdentity.js';
import { noGains, findAllGains, type AllGains } from '../../../escalation/together/findAllGains.js';
import { groupBy } from '../../../graph/model/groupBy.js';
import { memoize, once } from '../../../graph/model/memoize.js';
import { MOST_LAYERS } from '../../shared/limits.js';
import { SETS_AT_ONCE, UNREACHABLE, type HopGraph } from '../hopGraph.js';
import type { SearchedAccounts } from './searchedAccounts.js';

/** An account whose identities gain a wanted principal jointly. All ARNs are in the graph. */
export interface GainingAccount {
  readonly prepared: PreparedAccount;
  /** ARNs of users and roles that do not get there alone. */
  readonly others: readonly string[];
  /** What all of `others` gain: an upper bound for any subset. */
  readonly gains: AllGains;
  /** ARNs of its unconditional administrators: a principal that holds one needs no other identity. */
  readonly administrators: readonly string[];
}

/** A principal that can hold several of the identities. */
interface Holder {
  readonly number: number;
  /** The fewest hops to the nearest identity and to the second nearest. */
  readonly distances: readonly [first: number, second: number];
  /** One bit for all identities that the same hops lead to: equal for principals that hold the same identities. */
  readonly held: readonly number[];
  readonly identities: () => readonly string[];
}

export interface CandidateQuestion {
  readonly graph: HopGraph;
  readonly accounts: Pick<SearchedAccounts, 'workOut'>;
  readonly wanted: ReadonlySet<string>;
  readonly maxHops: number;
  /** Whether to include principals that get there alone only under conditions, but with others without any. */
  readonly alsoUnconditional: boolean;
  /** Whether to look further than `maxHops` for what they hold. */
  readonly isFar: boolean;
  /** Leaves out principals that get to one of the ends as soon alone; missing: whoever gains more counts. */
  readonly ends?: ((onlyUnconditional: boolean) => readonly string[]) | undefined;
}

/** Whether its identities gain more jointly. Answering takes most of the work of the search. */
export type GainsMore = () => Promise<boolean>;

/**
 * Returns, by ARN, the principals that can hold identities of one of the accounts which may gain more. `isTruncated`:
 * some principal holds further ones, but not within `maxHops`.
 */
export function candidatesIn(
  accounts: readonly GainingAccount[],
  question: CandidateQuestion,
): { readonly candidates: ReadonlyMap<string, GainsMore>; readonly isTruncated: boolean } {
  const candidates = new Map<string, GainsMore>();
  let isTruncated = false;
  for (const account of accounts)
    for (const onlyUnconditional of question.alsoUnconditional ? [false, true] : [false]) {
      const search = new Search(account, question, onlyUnconditional);
      const gaining = search.gaining(question.maxHops);
      for (const one of gaining) {
        const name = question.graph.nameOf(one.number);
        const known = candidates.get(name);
        const gainsMore = () => search.gainsMore(one);
        candidates.set(name, known ? async () => (await known()) || (await gainsMore()) : gainsMore);
      }
      isTruncated ||= question.isFar && !onlyUnconditional && search.holdsMoreThan(gaining);
    }
  return { candidates, isTruncated };
}

/** Whether some principal can hold two of them. */
export function canBeHeldTogether(identities: readonly string[], graph: HopGraph, maxHops: number): boolean {
  const ends = new Int32Array(graph.size).fill(maxHops + 1);
  return new Distances(graph, false).holdersOf(identities, ends, maxHops).length > 0;
}

class Distances {
  /** The greatest distance that was measured. */
  greatest = 0;

  constructor(
    private readonly graph: HopGraph,
    readonly onlyUnconditional: boolean,
  ) {}

  /** Returns the hops to the nearest identity, by number of the principal; no identity counts for itself. */
  toAnyOf(identities: readonly string[], most: number): ReadonlyMap<number, number> {
    const all = new Map<number, number>();
    const groups = [...new Set(identities.flatMap((one) => this.groupsInto(one)))];
    this.measure([groups], most, (_first, _bits, number, distance) => all.set(number, distance));
    return all;
  }

  /** Returns principals that reach several of the identities within `most` hops, each in fewer than its end. */
  holdersOf(identities: readonly string[], ends: Int32Array, most: number): readonly Holder[] {
    const { graph } = this;
    const alike = [...groupBy(identities, (one) => this.groupsInto(one).join(' ')).values()];
    const found = new Held(graph, alike, ends);
    const sets = alike.map(([one = '']) => this.groupsInto(one));
    this.measure(sets, most, (first, bits, number, distance) => {
      if (distance < (ends[number] ?? 0)) found.enter(first, bits, number, distance);
    });
    return found.holders();
  }

  private measure(sets: readonly (readonly number[])[], most: number, tell: Tell): void {
    const { onlyUnconditional } = this;
    this.graph.measureThrough(sets, { onlyUnconditional, most }, (first, bits, number, distance) => {
      this.greatest = Math.max(this.greatest, distance);
      tell(first, bits, number, distance);
    });
  }

  private readonly groupsInto = (identity: string): readonly number[] =>
    this.graph.groupsLeadingTo(this.graph.numberOf(identity), this.onlyUnconditional);
}

type Tell = Parameters<HopGraph['measureThrough']>[2];

/** Notes which identities principals hold. `alike`: identities to which the same hops lead. */
class Held {
  private readonly nearest: readonly [first: Int32Array, second: Int32Array];
  /** For each as many lists as are measured at once: by number, which of them the principal holds. */
  private readonly held: readonly Int32Array[];
  /** By number of an identity that counts for itself: the index of its list. */
  private readonly own: Int32Array;

  constructor(
    private readonly graph: HopGraph,
    private readonly alike: readonly (readonly string[])[],
    ends: Int32Array,
  ) {
    const { size } = graph;
    this.nearest = [new Int32Array(size).fill(UNREACHABLE), new Int32Array(size).fill(UNREACHABLE)];
    this.held = Array.from({ length: Math.ceil(alike.length / SETS_AT_ONCE) }, () => new Int32Array(size));
    this.own = new Int32Array(size).fill(-1);
    for (const [index, same] of alike.entries())
      for (const number of same.map((one) => graph.numberOf(one))) {
        if ((ends[number] ?? 0) <= 0) continue;
        this.own[number] = index;
        this.nearest[0][number] = 0;
      }
  }

  enter(first: number, bits: number, number: number, distance: number): void {
    const held = this.held[first / SETS_AT_ONCE];
    if (held) held[number] = (held[number] ?? 0) | bits;
    const [, second] = this.nearest;
    for (let at = first, left = bits; left > 0 && distance < (second[number] ?? 0); at += 1, left >>= 1) {
      const others = (this.alike[at]?.length ?? 0) - (this.own[number] === at ? 1 : 0);
      for (let count = Math.min((left & 1) * others, 2); count > 0; count -= 1) this.note(number, distance);
    }
  }

  private note(number: number, distance: number): void {
    const [first, second] = this.nearest;
    const nearest = first[number] ?? 0;
    if (distance < nearest) first[number] = distance;
    second[number] = Math.min(second[number] ?? 0, Math.max(distance, nearest));
  }

  holders(): readonly Holder[] {
    const { graph } = this;
    const [nearest, second] = this.nearest;
    return Array.from(second.keys())
      .filter((number) => second[number] !== UNREACHABLE && !isChanged(graph.nameOf(number)))
      .map((number) => ({
        number,
        distances: [nearest[number] ?? 0, second[number] ?? 0],
        held: this.held.map((bits) => bits[number] ?? 0),
        identities: () => this.identitiesOf(number),
      }));
  }

  private identitiesOf(number: number): readonly string[] {
    const itself = this.own[number] === -1 ? [] : [this.graph.nameOf(number)];
    const isHeld = (at: number): boolean =>
      (((this.held[Math.floor(at / SETS_AT_ONCE)]?.[number] ?? 0) >> (at % SETS_AT_ONCE)) & 1) === 1;
    return [...new Set([...itself, ...this.alike.filter((_, at) => isHeld(at)).flat()])];
  }
}

class Search {
  private readonly known = new Map<string, AllGains>();
  private readonly distances: Distances;
  /** The greatest distance that counts. */
  private readonly most: number;

  constructor(
    private readonly account: GainingAccount,
    private readonly question: CandidateQuestion,
    private readonly onlyUnconditional: boolean,
  ) {
    this.distances = new Distances(question.graph, onlyUnconditional);
    this.most = question.isFar ? MOST_LAYERS : question.maxHops;
  }

  gainsMore: (one: Holder) => Promise<boolean> = async (one) => this.isGaining(one, await this.gainsOf(one));

  /** Returns those that may gain more by what they hold within `maxHops`. */
  gaining(maxHops: number): readonly Holder[] {
    return this.holders(maxHops).filter((one) => this.isGaining(one, this.account.gains));
  }

  /** Whether somebody that may gain more holds other identities where hops do not count. */
  holdsMoreThan(gaining: readonly Holder[]): boolean {
    if (this.distances.greatest < this.question.maxHops) return false;
    const near = new Map(gaining.map(({ number, held }) => [number, held]));
    return this.gaining(MOST_LAYERS).some(
      ({ number, held }) => near.get(number)?.every((bits, at) => bits === held[at]) !== true,
    );
  }

  /** Principals that hold several identities within `maxHops`, and before they hold an administrator. */
  private holders(maxHops: number): readonly Holder[] {
    const { graph } = this.question;
    const { others } = this.account;
    const ends = new Int32Array(graph.size).fill(maxHops);
    for (const [number, distance] of this.toAdministrators())
      ends[number] = Math.min(distance, ends[number] ?? 0);
    return this.distances.holdersOf(others, ends, maxHops);
  }

  private readonly toAdministrators = once(() => this.toAnyOf(this.account.administrators));

  private readonly toEnds = once(() => {
    const ends = this.question.ends?.(this.onlyUnconditional);
    return ends && this.toAnyOf(ends);
  });

  /** Returns the hops to the nearest of them, by number of the principal: none from each of these. */
  private toAnyOf(arns: readonly string[]): ReadonlyMap<number, number> {
    const own = arns.map((one) => [this.question.graph.numberOf(one), 0] as const);
    return new Map([...this.distances.toAnyOf(arns, this.most), ...own]);
  }

  private async gainsOf({ number, held, identities }: Holder): Promise<AllGains> {
    const wanted = { onlyUnconditional: this.onlyUnconditional, untilOpen: true };
    const { prepared } = this.account;
    const all = identities();
    // One that is held as itself is asked first.
    const itself = all[0] === this.question.graph.nameOf(number) ? number : '';
    const key = `${itself} ${held.join(' ')}`;
    const gains =
      this.known.get(key) ??
      (await this.question.accounts.workOut(findAllGains(all, prepared, wanted))) ??
      noGains;
    this.known.set(key, gains);
    return gains;
  }

  /** The identities gain a wanted principal that the holder does not reach alone in as few hops. */
  private isGaining({ number, distances: [first, second] }: Holder, gains: AllGains): boolean {
    const least = Math.min(first + 2, second + 1);
    const isNew = (distanceFrom: (number: number) => number): boolean => distanceFrom(number) > least;
    const toEnd = this.toEnds()?.get(number) ?? UNREACHABLE;
    if (toEnd <= least) return false;
    return gains.isOpen || this.wantedOf(gains).some(isNew);
  }

  /** Returns, for each wanted principal that is gained, how far principals are from it alone. */
  private readonly wantedOf = memoize(({ to }: AllGains): readonly ((from: number) => number)[] =>
    [...to].filter((one) => this.question.wanted.has(one)).map((one) => this.distanceTo(one)),
  );

  private readonly distanceTo = memoize((one: string): ((from: number) => number) => {
    const { graph } = this.question;
    if (!graph.has(one)) return () => UNREACHABLE;
    const number = graph.numberOf(one);
    const distances = this.distances.toAnyOf([one], this.most);
    return (from) => (from === number ? 0 : (distances.get(from) ?? UNREACHABLE));
  });
}
