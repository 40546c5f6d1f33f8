/** Of whom identities of an account that they hold may lead on together: each of them is searched from. */
import type { Applied } from '../../../escalation/apply/applyTechniques.js';
import { isChanged } from '../../../escalation/together/coalition.js';
import { leadsTogether, type LeadsTogether } from '../../../escalation/together/leadsTogether.js';
import { appendTo } from '../../../graph/model/groupBy.js';
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

interface Holder {
  readonly number: number;
  readonly identities: readonly string[];
  /** No change is made, and nobody is gained by several, in fewer hops. */
  readonly least: number;
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
  const distances = new Distances(graph, maxHops, false);
  const ends = new Int32Array(graph.size).fill(maxHops + 1);
  return [...distances.ofHolders(identities, ends)].some(
    ([number, held]) => held.length > 1 && !isChanged(graph.nameOf(number)),
  );
}

type Held = readonly [identity: string, distance: number];

/** How far principals are from identities; those into whom the same hops lead are looked at once. */
class Distances {
  private readonly known = new Map<string, ReadonlyMap<number, number>>();

  constructor(
    private readonly graph: HopGraph,
    private readonly maxHops: number,
    private readonly onlyUnconditional: boolean,
  ) {}

  /** By number of who comes to it, itself left aside. */
  to(identity: string): ReadonlyMap<number, number> {
    const { graph, maxHops, onlyUnconditional } = this;
    const into = graph.into(graph.numberOf(identity), onlyUnconditional);
    const known = this.known.get(into) ?? graph.distancesInto(into, onlyUnconditional, maxHops);
    this.known.set(into, known);
    return known;
  }

  between(number: number, identity: string): number {
    return number === this.graph.numberOf(identity) ? 0 : (this.to(identity).get(number) ?? UNREACHABLE);
  }

  /** By number of who comes to some of them in fewer hops than its end. */
  ofHolders(identities: readonly string[], ends: Int32Array): ReadonlyMap<number, readonly Held[]> {
    const held = new Map<number, Held[]>();
    for (const identity of identities) {
      const own = this.graph.numberOf(identity);
      for (const [number, distance] of [[own, 0] as const, ...this.to(identity)])
        if (distance < (ends[number] ?? 0) && (number !== own || distance === 0))
          appendTo(held, number, [identity, distance]);
    }
    return held;
  }
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
    for (const holder of this.holders().filter((one) => this.isLedOn(one, this.account.leads))) {
      if (!this.known.has(keyOf(holder)) && !(await accounts.hasTime())) break;
      if (this.isLedOn(holder, this.leads(holder))) found.push(graph.nameOf(holder.number));
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
    const held = this.distances.ofHolders(others, ends);
    return [...held].flatMap(([number, all]) => {
      if (all.length < 2 || isChanged(graph.nameOf(number))) return [];
      const [first = 0, second = 0] = all.map(([, distance]) => distance).sort((a, b) => a - b);
      const identities = all.map(([identity]) => identity);
      return [{ number, identities, least: Math.min(first + 2, second + 1) }];
    });
  }

  private leads(holder: Holder): LeadsTogether {
    const known =
      this.known.get(keyOf(holder)) ??
      leadsTogether(holder.identities, this.account.applied, this.onlyUnconditional);
    this.known.set(keyOf(holder), known);
    return known;
  }

  /** Somebody is gained to whom it does not come by itself as soon. */
  private isLedOn({ number, least }: Holder, { to, isOpen }: LeadsTogether): boolean {
    const { graph, wanted } = this.question;
    const isNew = (one: string): boolean =>
      wanted.has(one) && (!graph.has(one) || this.distances.between(number, one) > least);
    return isOpen || [...to].some(isNew);
  }
}

const keyOf = ({ identities }: Holder): string => identities.join(' ');
