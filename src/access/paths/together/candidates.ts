/** Finds principals that can hold several identities of an account which may lead on together. */
import type { Applied } from '../../../escalation/apply/applyTechniques.js';
import { isChanged } from '../../../escalation/together/heldIdentity.js';
import {
  leadsNowhere,
  leadsTogether,
  type LeadsTogether,
} from '../../../escalation/together/leadsTogether.js';
import { appendTo, groupBy } from '../../../graph/model/groupBy.js';
import { UNREACHABLE, type HopGraph } from '../hopGraph.js';
import type { AccountsHeld } from './accountsHeld.js';

/** An account whose identities lead to a wanted principal together. All ARNs are in the graph. */
export interface LeadingAccount {
  readonly applied: Applied;
  /** ARNs of users and roles that do not get there alone. */
  readonly others: readonly string[];
  /** What all of `others` reach together: an upper bound for any subset. */
  readonly leads: LeadsTogether;
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
  readonly accounts: Pick<AccountsHeld, 'workOut'>;
  readonly wanted: ReadonlySet<string>;
  readonly maxHops: number;
  /** Whether to include principals that get there alone only under conditions, but with others without any. */
  readonly alsoUnconditional: boolean;
}

/** Whether its identities lead further together. Answering takes most of the work of the search. */
export type LeadsOn = () => Promise<boolean>;

/** Returns, by ARN, the principals that can hold identities of one of the accounts which may lead on. */
export function candidatesIn(
  accounts: readonly LeadingAccount[],
  question: CandidateQuestion,
): ReadonlyMap<string, LeadsOn> {
  const candidates = new Map<string, LeadsOn>();
  for (const account of accounts)
    for (const onlyUnconditional of question.alsoUnconditional ? [true, false] : [false])
      for (const [name, leadsOn] of new Search(account, question, onlyUnconditional).candidates()) {
        const known = candidates.get(name);
        candidates.set(name, known ? async () => (await known()) || (await leadsOn()) : leadsOn);
      }
  return candidates;
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
    this.graph.measureThrough(sets, this, (set, number, distance) => measured[set]?.set(number, distance));
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
  private readonly known = new Map<string, LeadsTogether>();
  private readonly distances: Distances;

  constructor(
    private readonly account: LeadingAccount,
    private readonly question: CandidateQuestion,
    private readonly onlyUnconditional: boolean,
  ) {
    this.distances = new Distances(question.graph, question.maxHops, onlyUnconditional);
  }

  candidates(): readonly (readonly [name: string, leadsOn: LeadsOn])[] {
    return this.holders()
      .filter((one) => this.isLedOn(one, this.account.leads))
      .map((one) => [
        this.question.graph.nameOf(one.number),
        async () => this.isLedOn(one, await this.leads(one)),
      ]);
  }

  /** Principals that hold several identities within `maxHops`, and before they hold an administrator. */
  private holders(): readonly Holder[] {
    const { graph, maxHops } = this.question;
    const { administrators, others } = this.account;
    const ends = new Int32Array(graph.size).fill(maxHops);
    for (const one of administrators) ends[graph.numberOf(one)] = 0;
    for (const [number, distance] of this.distances.toAnyOf(administrators))
      ends[number] = Math.min(distance, ends[number] ?? 0);
    return this.distances.holdersOf(others, ends);
  }

  private async leads({ key, identities }: Holder): Promise<LeadsTogether> {
    const wanted = { onlyUnconditional: this.onlyUnconditional, untilOpen: true };
    const { applied } = this.account;
    const leads =
      this.known.get(key) ??
      (await this.question.accounts.workOut(leadsTogether(identities(), applied, wanted))) ??
      leadsNowhere;
    this.known.set(key, leads);
    return leads;
  }

  /** The identities gain a wanted principal that the holder does not reach alone in as few hops. */
  private isLedOn({ number, distances: [first, second] }: Holder, { to, isOpen }: LeadsTogether): boolean {
    const { graph, wanted } = this.question;
    const least = Math.min(first + 2, second + 1);
    const isNew = (one: string): boolean =>
      wanted.has(one) && (!graph.has(one) || this.distances.between(number, one) > least);
    return isOpen || [...to].some(isNew);
  }
}
