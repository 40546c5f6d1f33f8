/**
 * Who reaches some principals only by several identities together. Backwards every "and" is read as "or": whoever holds
 * two identities of an account where identities together lead on is a candidate, and each is proved forwards.
 */
import { leadsTogether } from '../../escalation/together/leadsTogether.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { UnexploredEscalation } from '../../graph/contract/pathReader.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import { HopGraph } from '../paths/hopGraph.js';
import { AccountsHeld } from '../paths/together/accountsHeld.js';
import { findJointHops, followed, type JointHop } from '../paths/together/jointSearch.js';
import type { SearchLimit } from '../shared/answer.js';
import { MOST_ACCOUNTS_TOGETHER, MOST_CANDIDATES, MOST_ROUNDS_TOGETHER } from '../shared/limits.js';
import { canBeTakenOver } from './adminHops.js';
import {
  groupsOfSteps,
  readKnownReach,
  readReach,
  type KnownReach,
  type ReachableSet,
  type ReachLimits,
  type ReachSearch,
  type Steps,
} from './walkReachable.js';

export interface ReachedTogether extends KnownReach {
  /** By whom: the hops that it makes with what it holds. */
  readonly jointHops: ReadonlyMap<string, readonly JointHop[]>;
}

/** The steps are those of one hand too: whoever reaches further by several identities gets there by a step of its own. */
export async function readIntoTogether(
  reader: GraphReader,
  into: Omit<ReachSearch, 'direction' | 'scope'>,
  limits: ReachLimits,
): Promise<ReachedTogether> {
  const search = { direction: 'INTO', scope: 'ASSUMING_AND_ESCALATING', ...into } as const;
  const known = await readKnownReach(reader, search, limits);
  return new ReachingTogether(reader, search, known, limits).run();
}

class ReachingTogether {
  private readonly jointHops = new Map<string, readonly JointHop[]>();
  private readonly accounts: AccountsHeld;
  private readonly steps: Steps[];
  private readonly principals: Set<string>;
  /** Accounts of which it is known who holds several identities there, and what that comes to. */
  private readonly looked = new Set<string>();
  private readonly truncatedBy: Set<SearchLimit>;
  private readonly unexplored: UnexploredEscalation[] = [];

  constructor(
    private readonly reader: GraphReader,
    private readonly search: ReachSearch,
    private readonly known: KnownReach,
    private readonly limits: ReachLimits,
  ) {
    this.accounts = new AccountsHeld(reader, known.reach.graphVersion);
    this.steps = [...known.reach.steps];
    this.principals = new Set(known.reach.principals);
    this.truncatedBy = new Set(known.reach.truncatedBy);
  }

  async run(): Promise<ReachedTogether> {
    for (let round = 0; ; round += 1) {
      const candidates = await this.candidates();
      if (candidates.length === 0) break;
      if (round === MOST_ROUNDS_TOGETHER) this.truncatedBy.add('WORK_LIMIT');
      if (round === MOST_ROUNDS_TOGETHER) break;
      const fresh = await this.prove(candidates);
      if (fresh.length === 0) break;
      await this.readInto(fresh);
    }
    const { reach, gaps, unexplored } = this.known;
    return {
      reach: {
        ...reach,
        steps: this.steps,
        principals: this.principals,
        truncatedBy: [...new Set([...this.truncatedBy, ...this.accounts.truncatedBy])],
      },
      gaps,
      unexplored: [...this.followed(unexplored), ...this.unexplored],
      jointHops: this.jointHops,
    };
  }

  /** Whom somebody can strengthen is looked at in accounts of whom they reach. */
  private followed(unexplored: readonly UnexploredEscalation[]): readonly UnexploredEscalation[] {
    const isLooked = ({ principal }: UnexploredEscalation) =>
      this.looked.has(accountOfIdentifier(principal) ?? '');
    return unexplored.flatMap((one) => (isLooked(one) ? followed([one]) : [one]));
  }

  /** Whoever holds two identities of an account in which some that do not get there alone lead there together. */
  private async candidates(): Promise<readonly string[]> {
    const own = [...this.principals].flatMap((one) => accountOfIdentifier(one) ?? []);
    const ids = [...new Set([...own, ...this.search.accounts])].filter((id) => !this.looked.has(id));
    if (this.looked.size + ids.length > MOST_ACCOUNTS_TOGETHER) this.truncatedBy.add('WORK_LIMIT');
    const some = ids.slice(0, Math.max(0, MOST_ACCOUNTS_TOGETHER - this.looked.size));
    await this.accounts.read(some);
    const found: string[] = [];
    for (const id of some) {
      const one = (await this.accounts.hasTime()) ? this.accounts.get(id) : undefined;
      if (one === undefined) continue;
      this.looked.add(id);
      const { users, roles } = one.accountIndex;
      const others = [...users.keys(), ...roles.keys()].filter((arn) => !this.principals.has(arn));
      if (leadsTogether(others, one, (to) => this.principals.has(to)))
        found.push(...(await this.holdersIn(others)));
    }
    return [...new Set(found)];
  }

  /** Who holds two of them, itself among them, within as many hops as are asked for. */
  private async holdersIn(identities: readonly string[]): Promise<readonly string[]> {
    const { maxHops, context = [] } = this.search;
    const into = { ...this.search, principals: identities, accounts: [], maxHops, context };
    const reach = await readReach(this.reader, into, this.limits);
    this.enter(reach);
    const held = new Map<string, number>();
    const graph = HopGraph.of(groupsOfSteps(reach.steps), identities);
    for (const identity of identities)
      graph.distancesTo(graph.numberOf(identity), [], false).forEach((distance, number) => {
        const name = graph.nameOf(number);
        if (distance <= maxHops) held.set(name, (held.get(name) ?? 0) + 1);
      });
    return [...held].filter(([, count]) => count > 1).map(([one]) => one);
  }

  private enter({ steps, truncatedBy }: ReachableSet): void {
    this.steps.push(...steps);
    for (const limit of truncatedBy) if (limit !== 'MAX_HOPS') this.truncatedBy.add(limit);
  }

  /** Gives back who is new. */
  private async prove(candidates: readonly string[]): Promise<readonly string[]> {
    const { accounts } = this;
    const graph = HopGraph.of(groupsOfSteps(this.steps), []);
    if (candidates.length > MOST_CANDIDATES) this.truncatedBy.add('WORK_LIMIT');
    const fresh: string[] = [];
    for (const start of candidates.slice(0, MOST_CANDIDATES)) {
      if (this.jointHops.has(start) || !graph.has(start)) continue;
      if (!(await accounts.hasTime())) break;
      const { maxHops } = this.search;
      const joint = await findJointHops({ graph, start, maxHops, accounts });
      for (const limit of joint.truncatedBy) this.truncatedBy.add(limit);
      this.unexplored.push(...joint.unexplored.filter(({ isJoint }) => isJoint));
      const leading = joint.hops.filter(({ to }) => this.principals.has(to));
      if (leading.length === 0) continue;
      this.jointHops.set(start, joint.hops);
      this.steps.push(...leading.flatMap((hop) => shortcut(start, hop)));
      if (!this.principals.has(start)) fresh.push(start);
    }
    for (const one of fresh) this.principals.add(one);
    return fresh;
  }

  /** Whoever gets to one who gets there. */
  private async readInto(fresh: readonly string[]): Promise<void> {
    const accounts = [
      ...new Set(fresh.filter(canBeTakenOver).flatMap((one) => accountOfIdentifier(one) ?? [])),
    ];
    const reach = await readReach(this.reader, { ...this.search, principals: fresh, accounts }, this.limits);
    this.enter(reach);
    for (const one of reach.principals) this.principals.add(one);
  }
}

/** As many steps as the hop is deep, over ids that are nobody's: the start takes it with all that it holds by then. */
function shortcut(start: string, { to, depth, unconditional }: JointHop): readonly Steps[] {
  const ids = Array.from({ length: depth + 1 }, (_, at) =>
    at === 0 ? start : at === depth ? to : `${start}#${at} ${to} ${String(unconditional)}`,
  );
  return ids.slice(1).map((next, at) => ({
    members: [ids[at] ?? start],
    hops: [{ to: next, by: 'ESCALATING', unconditional }],
  }));
}
