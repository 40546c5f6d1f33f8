/** Of whom identities of an account that they hold may lead on together: each of them is searched from. */
import type { Applied } from '../../../escalation/apply/applyTechniques.js';
import { isChanged } from '../../../escalation/together/coalition.js';
import { leadsTogether, type LeadsTogether } from '../../../escalation/together/leadsTogether.js';
import { appendTo, groupBy } from '../../../graph/model/groupBy.js';
import { UNREACHABLE, type HopGraph } from '../hopGraph.js';
import type { AccountsHeld } from './accountsHeld.js';

/** An account whose identities lead to somebody wanted together. All ARNs are in the graph. */
export interface LeadingAccount {
  readonly applied: Applied;
  /** Of users and roles that do not get there alone. */
  readonly others: readonly string[];
  /** To whom all of those come together: nobody who holds some comes to more. */
  readonly leads: LeadsTogether;
  /** Who administers it for certain: whoever holds one of them needs nobody else. */
  readonly administrators: readonly string[];
}

/** Somebody who comes to several of them. */
interface Holder {
  readonly number: number;
  /** In the fewest hops that it takes to come to each of two of them. */
  readonly distances: readonly [first: number, second: number];
  /** Equal for those who hold the same. */
  readonly key: string;
  readonly identities: () => readonly string[];
}

export interface CandidateQuestion {
  readonly graph: HopGraph;
  readonly wanted: ReadonlySet<string>;
  readonly maxHops: number;
  /** They know whether there is time to ask more. */
  readonly accounts: AccountsHeld;
}

/** ARNs of those in whose hands identities of one of the accounts may lead on. */
export async function candidatesIn(
  accounts: readonly LeadingAccount[],
  question: CandidateQuestion,
): Promise<readonly string[]> {
  const candidates = new Set<string>();
  for (const account of accounts)
    for (const onlyUnconditional of [true, false])
      for (const one of await new Search(account, question, onlyUnconditional).run()) candidates.add(one);
  return [...candidates];
}

/** Whether somebody comes to two of them. */
export function canBeHeldTogether(identities: readonly string[], graph: HopGraph, maxHops: number): boolean {
  const ends = new Int32Array(graph.size).fill(maxHops + 1);
  return new Distances(graph, maxHops, false).holdersOf(identities, ends).length > 0;
}

/** Into whom the same hops lead. */
interface Alike {
  readonly identities: readonly string[];
  readonly distances: ReadonlyMap<number, number>;
}

/** How far principals are from identities. */
class Distances {
  private readonly known = new Map<string, ReadonlyMap<number, number>>();

  constructor(
    private readonly graph: HopGraph,
    private readonly maxHops: number,
    private readonly onlyUnconditional: boolean,
  ) {}

  /** By number of who comes to it, itself left aside. */
  to(identity: string): ReadonlyMap<number, number> {
    const groups = this.graph.groupsLeadingTo(this.graph.numberOf(identity), this.onlyUnconditional);
    const key = groups.join(' ');
    const known =
      this.known.get(key) ?? this.graph.distancesThrough(groups, this.onlyUnconditional, this.maxHops);
    this.known.set(key, known);
    return known;
  }

  between(number: number, identity: string): number {
    return number === this.graph.numberOf(identity) ? 0 : (this.to(identity).get(number) ?? UNREACHABLE);
  }

  /** Who comes to several of them, each in fewer hops than its end. */
  holdersOf(identities: readonly string[], ends: Int32Array): readonly Holder[] {
    // Of those into whom the same hops lead the distances are one object.
    const alike = [...groupBy(identities, (one) => this.to(one))].map(([distances, same]): Alike => ({
      identities: same,
      distances,
    }));
    const held = new Map<number, Alike[]>();
    for (const one of alike)
      for (const [number, distance] of one.distances)
        if (distance < (ends[number] ?? 0)) appendTo(held, number, one);
    const own = new Set(identities.map((one) => this.graph.numberOf(one)));
    return [...held].flatMap(([number, some]) => {
      const itself = own.has(number) && (ends[number] ?? 0) > 0 ? [this.graph.nameOf(number)] : [];
      return isChanged(this.graph.nameOf(number)) ? [] : (holderOf(number, itself, some) ?? []);
    });
  }
}

/** `itself`: where it is one of them. Undefined: it holds one alone. */
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

  async run(): Promise<readonly string[]> {
    const { graph, accounts } = this.question;
    const found: string[] = [];
    for (const one of this.holders().filter((each) => this.isLedOn(each, this.account.leads))) {
      if (!this.known.has(one.key) && !(await accounts.hasTime())) break;
      if (this.isLedOn(one, this.leads(one))) found.push(graph.nameOf(one.number));
    }
    return found;
  }

  /** Whoever holds several of them soon enough, and before it holds an administrator. */
  private holders(): readonly Holder[] {
    const { graph, maxHops } = this.question;
    const { administrators, others } = this.account;
    const ends = new Int32Array(graph.size).fill(maxHops);
    for (const one of administrators) {
      ends[graph.numberOf(one)] = 0;
      for (const [number, distance] of this.distances.to(one))
        ends[number] = Math.min(distance, ends[number] ?? 0);
    }
    return this.distances.holdersOf(others, ends);
  }

  private leads({ key, identities }: Holder): LeadsTogether {
    const known =
      this.known.get(key) ?? leadsTogether(identities(), this.account.applied, this.onlyUnconditional);
    this.known.set(key, known);
    return known;
  }

  /** Somebody is gained to whom it does not come by itself as soon: a change is made, or several gain somebody, before. */
  private isLedOn({ number, distances: [first, second] }: Holder, { to, isOpen }: LeadsTogether): boolean {
    const { graph, wanted } = this.question;
    const least = Math.min(first + 2, second + 1);
    const isNew = (one: string): boolean =>
      wanted.has(one) && (!graph.has(one) || this.distances.between(number, one) > least);
    return isOpen || [...to].some(isNew);
  }
}
