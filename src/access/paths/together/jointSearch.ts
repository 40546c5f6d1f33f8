/**
 * What identities come to that a search holds together: hops that no one of them can make alone. A least fixpoint, layer by
 * layer, so that each identity is found at its least depth.
 */
import type { AccountsHeld } from './accountsHeld.js';
import { groupBy } from '../../../graph/model/groupBy.js';
import { accountOfIdentifier } from '../../../graph/model/principals/namedPrincipal.js';
import type { Applied } from '../../../escalation/apply/applyTechniques.js';
import { Hand, type Advance, type HandStep } from '../../../escalation/together/hand.js';
import {
  resultOf,
  STRENGTHEN,
  unexploredBy,
  type JointChange,
} from '../../../escalation/together/heldTogether.js';
import type { UnexploredEscalation } from '../../../graph/contract/pathReader.js';
import type { SearchLimit } from '../../shared/answer.js';
import type { HopGraph } from '../hopGraph.js';
import {
  MOST_EXCLUSIVE_CHANGES,
  MOST_HELD_IN_ACCOUNT,
  MOST_ALTERNATIVES_COMPARED,
} from '../../shared/limits.js';

/** A hop of several identities. Ids are ARNs, and `arn#1` of somebody whom changes made another. */
export interface JointHop {
  /** The deepest of those that it rests on. */
  readonly from: string;
  readonly to: string;
  /** One more than that of the deepest. */
  readonly depth: number;
  readonly unconditional: boolean;
  readonly step: HandStep;
  readonly hand: Hand;
}

export interface JointHops {
  readonly hops: readonly JointHop[];
  /** ARNs of all that the start comes to, itself among them. */
  readonly held: readonly string[];
  /** What they gain that is not followed, each by itself or together. */
  readonly unexplored: readonly UnexploredTogether[];
  readonly truncatedBy: readonly SearchLimit[];
}

export interface UnexploredTogether extends UnexploredEscalation {
  /** No one of them has it alone, as it is. */
  readonly isJoint: boolean;
}

/** Over the hops of a graph; what is gained is an end there, as long as the graph has no hops from it. */
export interface JointQuestion {
  readonly graph: HopGraph;
  readonly start: string;
  readonly maxHops: number;
  readonly accounts: AccountsHeld;
  /** Ids of the accounts in which it is asked what identities come to together; missing: all. */
  readonly within?: ReadonlySet<string>;
  /** Who has administrative access, as far as it is known: in its account nothing more can be gained. */
  readonly privileged: ReadonlyMap<string, 'ALLOWED' | 'CONDITIONAL'>;
}

/** What is left out: hops to one, or all to which one does something. */
export interface Without {
  readonly to?: string;
  /** ARN. */
  readonly by?: string;
}

export async function findJointHops(question: JointQuestion, without: Without = {}): Promise<JointHops> {
  const unconditional = await new LayeredSearch(question, true, without).run();
  const any = await new LayeredSearch(question, false, without).run();
  const known = new Set(unconditional.hops.map(pairOf));
  return {
    hops: [...unconditional.hops, ...any.hops.filter((hop) => !known.has(pairOf(hop)))],
    held: any.held,
    unexplored: any.unexplored,
    truncatedBy: [...new Set([...any.truncatedBy, ...question.accounts.truncatedBy])],
  };
}

const pairOf = ({ from, to }: JointHop): string => `${from} ${to}`;

export const arnOfId = (id: string): string => id.split('#', 1)[0] ?? id;

const accountOfId = (id: string): string | undefined => accountOfIdentifier(arnOfId(id));

class LayeredSearch {
  private readonly depths = new Map<string, number>();
  /** On whom each rests. */
  private readonly cameBy = new Map<string, readonly string[]>();
  /** By account: who is held there. */
  private readonly members = new Map<string, Set<string>>();
  private readonly hands = new Map<string, Hand>();
  private readonly hops: JointHop[] = [];
  private readonly unexplored = new Map<string, UnexploredTogether>();
  private readonly truncatedBy = new Set<SearchLimit>();
  /** By what they make of whom. */
  private readonly exclusive = new Map<
    string,
    { readonly accountId: string; readonly change: JointChange }
  >();

  constructor(
    private readonly question: JointQuestion,
    private readonly onlyUnconditional: boolean,
    private readonly without: Without,
  ) {}

  async run(): Promise<JointHops> {
    this.depths.set(this.question.start, 0);
    await this.searchFrom([this.question.start], 0);
    await this.tryExclusive();
    const { hops, truncatedBy } = this;
    const held = [...new Set([...this.depths.keys()].map(arnOfId))];
    return { hops, held, unexplored: [...this.unexplored.values()], truncatedBy: [...truncatedBy] };
  }

  private async searchFrom(start: readonly string[], depth: number): Promise<void> {
    let layer = start;
    for (let at = depth; layer.length > 0; at += 1) {
      const touched = new Set(layer.flatMap((id) => this.hold(id) ?? []));
      const { accounts } = this.question;
      await accounts.readOf(this.membersIn([...touched].filter((id) => this.isOfSeveral(id))));
      if (at >= this.question.maxHops) return this.lookFurther(touched);
      const next = new Set<string>();
      for (const from of layer)
        for (const to of this.plainHops(from)) {
          if (this.depths.has(to)) continue;
          this.cameBy.set(to, [from]);
          this.depths.set(to, at + 1);
          next.add(to);
        }
      for (const accountId of touched)
        if (await accounts.hasTime()) for (const to of this.advance(accountId)) next.add(to);
      layer = [...next];
    }
  }

  private membersIn(accountIds: readonly string[]): ReadonlyMap<string, readonly string[]> {
    return new Map(
      accountIds.map((id) => [id, [...new Set([...(this.members.get(id) ?? [])].map(arnOfId))]] as const),
    );
  }

  /** Somebody may be further than was asked for. */
  private lookFurther(accountIds: Iterable<string>): void {
    for (const accountId of accountIds)
      if (
        this.handOf(accountId)
          ?.advance()
          .steps.some(({ to }) => !this.depths.has(to))
      )
        this.truncatedBy.add('MAX_HOPS');
  }

  /** Gives back in which account. */
  private hold(id: string): string | undefined {
    const accountId = accountOfId(id);
    if (accountId === undefined || arnOfId(id) === this.without.by) return undefined;
    if (this.question.within?.has(accountId) === false) return undefined;
    const members = this.members.get(accountId) ?? new Set();
    this.members.set(accountId, members.add(id));
    return accountId;
  }

  /** Alone nobody does more than stored hops say, and beside an administrator of the account nobody has to. */
  private isOfSeveral(accountId: string): boolean {
    const members = [...(this.members.get(accountId) ?? [])];
    return members.length > 1 && !members.some((id) => this.question.privileged.get(id) === 'ALLOWED');
  }

  private plainHops(id: string): readonly string[] {
    const { graph } = this.question;
    if (!graph.has(id)) return [];
    return graph
      .next(graph.numberOf(id))
      .filter(({ unconditional }) => unconditional || !this.onlyUnconditional)
      .map(({ to }) => graph.nameOf(to));
  }

  /** What those of the account come to in the next step. Gives back who is new. */
  private advance(accountId: string): readonly string[] {
    const hand = this.handOf(accountId);
    if (hand === undefined) return [];
    const { steps, exclusive, unexplored } = hand.advance();
    this.tell(unexplored);
    // What is possible early needs less than what comes to the same later.
    for (const change of exclusive)
      if (!this.exclusive.has(resultOf(change))) this.exclusive.set(resultOf(change), { accountId, change });
    const kept = steps.some((step) => isFirmRule(step, hand))
      ? steps.filter(({ to }) => this.isBesideRule(to, accountId))
      : steps;
    return [...groupBy(kept, ({ to }) => to).values()].flatMap((same) => this.enterBest(same, hand));
  }

  /** G-8: whoever administers an account for certain becomes anybody in it. */
  private isBesideRule(to: string, accountId: string): boolean {
    return to.endsWith(':root') || this.question.privileged.has(to) || accountOfId(to) !== accountId;
  }

  /** Undefined where nothing new can come: of one alone, or of an account that somebody of them administers. */
  private handOf(accountId: string): Hand | undefined {
    const applied = this.question.accounts.get(accountId);
    const members = [...(this.members.get(accountId) ?? [])];
    if (applied === undefined || !this.isOfSeveral(accountId) || members.some((id) => rules(id, applied)))
      return undefined;
    const hand = this.hands.get(accountId) ?? new Hand(applied, this.onlyUnconditional);
    this.hands.set(accountId, hand);
    for (const id of members) if (hand.size < MOST_HELD_IN_ACCOUNT) hand.hold(id);
    if (members.length > MOST_HELD_IN_ACCOUNT) this.truncatedBy.add('WORK_LIMIT');
    return hand;
  }

  /** Of several ways to one the one that takes the fewest steps in all, unconditional ones first. */
  private enterBest(steps: readonly HandStep[], hand: Hand): readonly string[] {
    const to = steps[0]?.to ?? '';
    if (this.depths.has(to) || to === this.without.to) return [];
    const byCost = (some: readonly HandStep[]): readonly HandStep[] =>
      some.toSorted((a, b) => this.costOf(a) - this.costOf(b));
    const least = byCost(steps).slice(0, MOST_ALTERNATIVES_COMPARED);
    return byCost(least.map((step) => hand.fewest(step))).reduce<readonly string[]>(
      (entered, step) => (entered.length > 0 ? entered : this.enter(step, hand)),
      [],
    );
  }

  /** How many steps it takes to hold those on whom it rests. */
  private costOf({ rests, verdict }: HandStep): number {
    const needed = new Set(rests);
    for (const id of needed) for (const earlier of this.cameBy.get(id) ?? []) needed.add(earlier);
    return needed.size + (verdict.decision === 'ALLOWED' ? 0 : 1_000);
  }

  private enter(least: HandStep, hand: Hand): readonly string[] {
    if (this.depths.has(least.to)) return [];
    const [only, ...more] = least.rests;
    const isStored =
      only !== undefined && more.length === 0 && !only.includes('#') && least.change === undefined;
    if (only === undefined || isStored) return [];
    const depth = (id: string): number => this.depths.get(id) ?? 0;
    const from = least.rests.toSorted((a, b) => depth(b) - depth(a))[0] ?? only;
    this.depths.set(least.to, depth(from) + 1);
    this.cameBy.set(least.to, least.rests);
    this.hops.push({
      from,
      to: least.to,
      depth: depth(from) + 1,
      unconditional: this.onlyUnconditional,
      step: least,
      hand,
    });
    return [least.to];
  }

  private tell(unexplored: Advance['unexplored']): void {
    for (const { by, techniqueId, isJoint } of unexplored)
      this.unexplored.set(`${by} ${techniqueId} ${isJoint}`, {
        principal: arnOfId(by),
        techniqueIds: [techniqueId],
        isJoint,
      });
  }

  /** One change that takes something away after the other, each on top of all that only adds. */
  private async tryExclusive(): Promise<void> {
    const changes = [...this.exclusive.values()];
    this.exclusive.clear();
    const places = new Set(changes.map(({ change }) => `${change.subject} ${change.place}`));
    if (places.size > 1) this.tell(changes.map(({ change }) => openChange(change)));
    for (const [nth, { accountId, change }] of changes.slice(0, MOST_EXCLUSIVE_CHANGES).entries()) {
      const hand = this.hands.get(accountId);
      if (hand === undefined) continue;
      for (const made of hand.instead(change, nth)) {
        this.hands.set(accountId, made.hand);
        const [to] = this.enter(made.step, hand);
        if (to !== undefined) await this.searchFrom([to], this.depths.get(to) ?? 0);
      }
      this.hands.set(accountId, hand);
    }
    if (changes.length > MOST_EXCLUSIVE_CHANGES) this.truncatedBy.add('WORK_LIMIT');
    this.tell([...this.exclusive.values()].map(({ change }) => openChange(change)));
  }
}

const isFirmRule = ({ to, verdict }: HandStep, { applied }: Hand): boolean =>
  to === applied.accountIndex.rootArn && verdict.decision === 'ALLOWED';

/** It administers the account for certain: it can become anybody there. */
const rules = (id: string, { accountIndex, administrators }: Applied): boolean =>
  id === accountIndex.rootArn || administrators.get(id)?.decision === 'ALLOWED';

const openChange = ({ verdict, techniqueId }: JointChange): Advance['unexplored'][number] =>
  unexploredBy({ ...verdict, techniqueId });

/** Whom somebody strengthens and does not become counts only where it is held as well, and then it is followed. */
export const withoutStrengthening = (
  unexplored: readonly UnexploredEscalation[],
): readonly UnexploredEscalation[] =>
  unexplored.flatMap(({ principal, techniqueIds }) => {
    const left = techniqueIds.filter((id) => id !== STRENGTHEN);
    return left.length === 0 ? [] : [{ principal, techniqueIds: left }];
  });
