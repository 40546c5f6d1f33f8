/** Of whom identities of an account that they hold may lead on together: each of them is searched from. */
import type { Applied } from '../../../escalation/apply/applyTechniques.js';
import { isChanged } from '../../../escalation/together/coalition.js';
import { leadsTogether, type LeadsTogether } from '../../../escalation/together/leadsTogether.js';
import type { HopGraph } from '../hopGraph.js';
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
  const ends = new Int32Array(graph.size).fill(maxHops + 1);
  const distances = identities.map(
    (one) => [one, graph.distancesTo(graph.numberOf(one), [], false)] as const,
  );
  return [...distancesOfHolders(distances, ends)].some(
    ([number, held]) => held.length > 1 && !isChanged(graph.nameOf(number)),
  );
}

type Held = readonly [identity: string, distance: number];

/** By number of who comes to it in fewer hops than its end. */
function distancesOfHolders(
  identities: readonly (readonly [identity: string, distances: Int32Array])[],
  ends: Int32Array,
): ReadonlyMap<number, readonly Held[]> {
  const held = new Map<number, Held[]>();
  for (const [identity, distances] of identities)
    distances.forEach((distance, number) => {
      if (distance >= (ends[number] ?? 0)) return;
      const all = held.get(number) ?? [];
      all.push([identity, distance]);
      held.set(number, all);
    });
  return held;
}

class Search {
  private readonly known = new Map<string, LeadsTogether>();
  private readonly distances = new Map<string, Int32Array>();

  constructor(
    private readonly account: LeadingAccount,
    private readonly question: CandidateQuestion,
    private readonly onlyUnconditional: boolean,
  ) {}

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
    for (const one of administrators)
      this.distancesTo(one).forEach((distance, number) => {
        ends[number] = Math.min(distance, ends[number] ?? 0);
      });
    const held = distancesOfHolders(
      others.map((one) => [one, this.distancesTo(one)]),
      ends,
    );
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
      wanted.has(one) && (!graph.has(one) || (this.distancesTo(one)[number] ?? 0) > least);
    return isOpen || [...to].some(isNew);
  }

  private distancesTo(one: string): Int32Array {
    const { graph } = this.question;
    const known =
      this.distances.get(one) ?? graph.distancesTo(graph.numberOf(one), [], this.onlyUnconditional);
    this.distances.set(one, known);
    return known;
  }
}

const keyOf = ({ identities }: Holder): string => identities.join(' ');
