/** Finds principals that can hold several identities of an account which may gain more jointly. */
import type { Applied } from '../../../escalation/apply/applyTechniques.js';
import { isChanged } from '../../../escalation/together/heldIdentity.js';
import { noGains, findAllGains, type AllGains } from '../../../escalation/together/findAllGains.js';
import { appendTo, groupBy } from '../../../graph/model/groupBy.js';
import { MOST_LAYERS } from '../../shared/limits.js';
import { UNREACHABLE, type HopGraph } from '../hopGraph.js';
import type { SearchedAccounts } from './searchedAccounts.js';

/** An account whose identities gain a wanted principal jointly. All ARNs are in the graph. */
export interface GainingAccount {
  readonly applied: Applied;
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
  /** Equal for principals that hold the same identities. */
  readonly key: string;
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
    for (const onlyUnconditional of question.alsoUnconditional ? [true, false] : [false]) {
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
  return new Distances(graph, maxHops, false).holdersOf(identities, ends).length > 0;
}

/** Identities to which the same hops lead, with the distances of principals to them. */
interface Alike {
  readonly identities: readonly string[];
  readonly distances: Map<number, number>;
}

class Distances {
  /** By the groups of hops that lead there. */
  private readonly known = new Map<string, Alike['distances']>();
  /** The greatest distance that was measured. */
  greatest = 0;

  constructor(
    private readonly graph: HopGraph,
    readonly most: number,
    readonly onlyUnconditional: boolean,
  ) {}

  /** Returns the hops to the nearest identity, by number of the principal; no identity counts for itself. */
  toAnyOf(identities: readonly string[]): ReadonlyMap<number, number> {
    const [all] = this.measured([[...new Set(identities.flatMap((one) => this.groupsInto(one)))]]);
    return all ?? new Map<number, number>();
  }

  between(number: number, identity: string): number {
    if (number === this.graph.numberOf(identity)) return 0;
    const [alike] = this.to([identity]);
    return alike?.distances.get(number) ?? UNREACHABLE;
  }

  /** Returns principals that reach several of the identities, each in fewer hops than its end. */
  holdersOf(identities: readonly string[], ends: Int32Array): readonly Holder[] {
    const held = new Map<number, Alike[]>();
    for (const one of this.to(identities))
      for (const [number, distance] of one.distances)
        if (distance < (ends[number] ?? 0)) appendTo(held, number, one);
    const own = new Set(identities.map((one) => this.graph.numberOf(one)));
    return [...held].flatMap(([number, some]) => {
      const itself = own.has(number) && (ends[number] ?? 0) > 0 ? [this.graph.nameOf(number)] : [];
      return isChanged(this.graph.nameOf(number)) ? [] : (holderOf(number, itself, some) ?? []);
    });
  }

  private readonly groupsInto = (identity: string): readonly number[] =>
    this.graph.groupsLeadingTo(this.graph.numberOf(identity), this.onlyUnconditional);

  private to(identities: readonly string[]): readonly Alike[] {
    const alike = groupBy(identities, (one) => this.groupsInto(one).join(' '));
    const unknown = [...alike].filter(([key]) => !this.known.has(key));
    const measured = this.measured(unknown.map(([, [one = '']]) => this.groupsInto(one)));
    for (const [at, [key]] of unknown.entries())
      this.known.set(key, measured[at] ?? new Map<number, number>());
    return [...alike].map(([key, same]) => ({
      identities: same,
      distances: this.known.get(key) ?? new Map<number, number>(),
    }));
  }

  private measured(sets: readonly (readonly number[])[]): readonly Map<number, number>[] {
    const measured = sets.map(() => new Map<number, number>());
    this.graph.measureThrough(sets, this, (set, number, distance) => {
      measured[set]?.set(number, distance);
      this.greatest = Math.max(this.greatest, distance);
    });
    return measured;
  }
}

/** Returns the holder. `itself`: the principal, if it is one of the identities. Undefined: it holds only one. */
function holderOf(number: number, itself: readonly string[], alike: readonly Alike[]): Holder | undefined {
  const identities = (): readonly string[] => [
    ...new Set([...itself, ...alike.flatMap((one) => one.identities)]),
  ];
  const others = alike.flatMap(({ identities: same, distances }) => {
    const most = same.length - itself.filter((one) => same.includes(one)).length;
    return Array.from({ length: Math.min(most, 2) }, () => distances.get(number) ?? 0);
  });
  const [first, second] = [...itself.map(() => 0), ...others].sort((a, b) => a - b);
  if (first === undefined || second === undefined) return undefined;
  const key = [...itself, ...alike.map(({ identities: [one = ''] }) => one)].join(' ');
  return { number, distances: [first, second], key, identities };
}

class Search {
  private readonly known = new Map<string, AllGains>();
  private readonly distances: Distances;

  constructor(
    private readonly account: GainingAccount,
    private readonly question: CandidateQuestion,
    private readonly onlyUnconditional: boolean,
  ) {
    this.distances = new Distances(
      question.graph,
      question.isFar ? MOST_LAYERS : question.maxHops,
      onlyUnconditional,
    );
  }

  gainsMore: (one: Holder) => Promise<boolean> = async (one) => this.isGaining(one, await this.gainsOf(one));

  /** Returns those that may gain more by what they hold within `maxHops`. */
  gaining(maxHops: number): readonly Holder[] {
    return this.holders(maxHops).filter((one) => this.isGaining(one, this.account.gains));
  }

  /** Whether somebody that may gain more holds other identities where hops do not count. */
  holdsMoreThan(gaining: readonly Holder[]): boolean {
    if (this.distances.greatest < this.question.maxHops) return false;
    const keyOf = ({ number, key }: Holder): string => `${number} ${key}`;
    const near = new Set(gaining.map(keyOf));
    return this.gaining(MOST_LAYERS).some((one) => !near.has(keyOf(one)));
  }

  /** Principals that hold several identities within `maxHops`, and before they hold an administrator. */
  private holders(maxHops: number): readonly Holder[] {
    const { graph } = this.question;
    const { administrators, others } = this.account;
    const ends = new Int32Array(graph.size).fill(maxHops);
    for (const one of administrators) ends[graph.numberOf(one)] = 0;
    for (const [number, distance] of this.distances.toAnyOf(administrators))
      ends[number] = Math.min(distance, ends[number] ?? 0);
    return this.distances.holdersOf(others, ends);
  }

  private async gainsOf({ key, identities }: Holder): Promise<AllGains> {
    const wanted = { onlyUnconditional: this.onlyUnconditional, untilOpen: true };
    const { applied } = this.account;
    const gains =
      this.known.get(key) ??
      (await this.question.accounts.workOut(findAllGains(identities(), applied, wanted))) ??
      noGains;
    this.known.set(key, gains);
    return gains;
  }

  /** The identities gain a wanted principal that the holder does not reach alone in as few hops. */
  private isGaining({ number, distances: [first, second] }: Holder, { to, isOpen }: AllGains): boolean {
    const { graph, wanted } = this.question;
    const least = Math.min(first + 2, second + 1);
    const isNew = (one: string): boolean =>
      wanted.has(one) && (!graph.has(one) || this.distances.between(number, one) > least);
    return isOpen || [...to].some(isNew);
  }
}
