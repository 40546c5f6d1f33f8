/** Reads the part of the graph that principals reach, or that reaches them, layer by layer. */
import {
  techniquesIntoAnyAccount,
  techniquesWithinOrganization,
} from '../../escalation/gains/chainableGains.js';
import { ReadTooLarge, SearchTimeout } from '../../graph/model/graph.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { yieldTurn } from '../../graph/contract/turns.js';
import { groupBy } from '../../graph/model/groupBy.js';
import type {
  AssumableAccounts,
  HopLayer,
  LayerQuestion,
  UnexploredEscalation,
} from '../../graph/contract/pathReader.js';
import {
  accountOfIdentifier,
  accountsOf,
  canBeTakenOver,
  isRole,
} from '../../graph/model/principals/namedPrincipal.js';
import type { ContextInput, SearchLimit } from '../shared/answer.js';
import { computeGaps } from '../shared/dataGaps.js';
import { withoutHopsBeside, withoutHopsBesideInto } from '../paths/wanted/hiddenHops.js';
import { AdminFrontier } from './adminFrontier.js';
import { readLayer } from './layersAtHand.js';
import type { KnownReach, ReachableSet, Steps } from './reachableSet.js';
import { layerAt } from '../paths/timedHops.js';
import type { Granted } from '../../iam/decide/decision.js';

/** Where a walk begins: at principals, and at the principals looked up for accounts. */
export type ReachStart = Pick<LayerQuestion, 'principals' | 'accounts'>;

export interface ReachSearch extends Pick<LayerQuestion, 'direction' | 'scope'> {
  /** The number of hops to follow; one more is read to see whether any are left. */
  readonly maxHops: number;
  /** Accounts whose missing imports count, whether or not the walk meets a principal there. */
  readonly concerned?: readonly string[];
  /** Principals whose hops another walk in the same direction read: they are not read again. */
  readonly met?: ReadonlySet<string>;
  /** What the question says of requests: a time in it replaces the clock. */
  readonly context?: readonly ContextInput[];
  /** The version of the graph that the question has read already. */
  readonly version?: string;
}

/** Limits of a walk. Tests pass lower ones. */
export interface ReachLimits {
  /** Hops from policy sets to principals, in all layers together. */
  readonly hops: number;
  /** The walk ends if it meets more. */
  readonly principals?: number;
}

/** More than an estate of 100,000 principals has. */
export const REACH: ReachLimits = { hops: 1_000_000 };

/** The version of a walk that had no start and read nothing. */
const NOTHING_READ = '';

/** Walks the graph. It may go on from other starts, and keeps what it found before. */
export class Walk {
  private readonly principals = new Set<string>();
  private readonly starts = new Set<string>();
  private readonly concerned: Set<string>;
  /** Principals whose hops were all read. */
  private readonly met: Set<string>;
  private readonly beyond = new Set<string>();
  private front = new AdminFrontier([]);
  /** Whether administrative access leads further too. */
  private readonly administering: boolean;
  /** Since the last start: the principals met, and the accounts looked up. */
  private seen = new Set<string>();
  private accounts = new Set<string>();
  /** Accounts whose principals all came with the last layer. */
  private lookedUp: readonly string[] = [];
  private readonly privileged = new Map<string, Granted>();
  /** In direction FROM: accounts that hops may lead into, hidden by an unread trust policy. */
  private readonly unreadBeyond = new Set<string>();
  private readonly assumable = { named: new Set<string>(), openTo: new Set<string>() };
  private readonly unexplored: UnexploredEscalation[] = [];
  private readonly steps: Steps[] = [];
  private readonly truncatedBy = new Set<SearchLimit>();
  private hopsLeft = 0;
  private version: string | undefined;

  constructor(
    private readonly reader: GraphReader,
    private readonly search: ReachSearch,
    private readonly limits: ReachLimits = REACH,
  ) {
    this.administering = search.scope === 'ASSUMING_AND_ESCALATING';
    this.concerned = new Set(search.concerned);
    this.met = new Set(search.met);
    this.version = search.version === NOTHING_READ ? undefined : search.version;
  }

  /** Walks from the starts. Returns everything found so far, earlier walks included. */
  async from({ principals, accounts }: ReachStart, maxHops = this.search.maxHops): Promise<ReachableSet> {
    this.begin(principals, accounts);
    let next = principals;
    let around = accounts;
    for (let hops = 0; next.length + around.length > 0; hops += 1) {
      const isOver = this.hopsLeft <= 0 || this.principals.size > (this.limits.principals ?? Infinity);
      if (hops > maxHops) {
        this.truncatedBy.add('MAX_HOPS');
        for (const one of next) this.beyond.add(one);
      }
      if (isOver) this.truncatedBy.add('WORK_LIMIT');
      const layer = hops > maxHops || isOver ? undefined : await this.read(next, around, hops);
      if (!layer) break;
      await yieldTurn();
      next = await this.enter(layer);
      await yieldTurn();
      around = this.accountsBeyond(next);
    }
    await yieldTurn();
    return {
      steps: [...this.steps, ...this.administrations()],
      principals: this.principals,
      met: this.met,
      beyond: this.beyond,
      privileged: this.privileged,
      truncatedBy: [...this.truncatedBy],
      graphVersion: this.version ?? NOTHING_READ,
    };
  }

  private begin(principals: readonly string[], accounts: readonly string[]): void {
    const isFirst = this.starts.size === 0;
    for (const one of principals) this.starts.add(one);
    for (const one of principals) this.principals.add(one);
    for (const id of accounts) this.concerned.add(id);
    // Where a walk goes on, its starts may be unequally far: what one administers may be nearer to another.
    const areEquallyFar = isFirst || principals.length === 1;
    this.front = new AdminFrontier(areEquallyFar ? principals : []);
    this.seen = new Set([...principals, ...this.met]);
    this.accounts = new Set();
    this.lookedUp = [];
    this.hopsLeft = this.limits.hops;
  }

  /** Reads a layer. Returns undefined if the time ran out, or if it is more than the database reads at once. */
  private async read(
    principals: readonly string[],
    accounts: readonly string[],
    hops: number,
  ): Promise<HopLayer | undefined> {
    for (const id of accounts) this.accounts.add(id);
    for (const one of principals) this.beyond.delete(one);
    const { direction, scope, context = [] } = this.search;
    const { administered } = this.front;
    const whole = new Set(this.lookedUp.filter((id) => administered.has(id)));
    this.lookedUp = accounts;
    try {
      const asked = {
        direction,
        scope,
        principals: whole.size === 0 ? principals : principals.filter((one) => !isMemberOf(whole, one)),
        administered: [...administered],
        allPrincipalsOf: [...whole],
        accounts,
        most: this.hopsLeft,
      };
      const stored = await readLayer(this.reader, asked, this.version);
      // A hop that has expired counted as well where the database stopped.
      this.hopsLeft -= stored.groups.reduce((sum, { hops }) => sum + hops.length, 0);
      if (this.hopsLeft <= 0) this.truncatedBy.add('WORK_LIMIT');
      const notJudged = new Map([...stored.privileged].filter(([one]) => !this.privileged.has(one)));
      const judged = await layerAt(this.reader, { ...stored, privileged: notJudged }, { scope, context });
      const layer = await this.told(judged);
      for (const one of principals) if (!administered.has(accountOf(one))) this.met.add(one);
      return layer;
    } catch (error) {
      const limit = limitMet(error);
      if (hops === 0 || limit === undefined) throw error;
      this.truncatedBy.add(limit);
      return undefined;
    }
  }

  /** Leaves out what accounts that the answer may not show would tell by. */
  private async told(layer: HopLayer): Promise<HopLayer> {
    const { direction, scope, context = [] } = this.search;
    if (this.reader.shownAccounts === undefined || !this.administering) return layer;
    const whole = { ...layer, privileged: new Map([...this.privileged, ...layer.privileged]) };
    if (direction === 'FROM') return withoutHopsBeside(whole, this.reader);
    return withoutHopsBesideInto(whole, this.reader, async (principals) => {
      const none = { administered: [], allPrincipalsOf: [], accounts: [] };
      const asked = { direction: 'FROM', scope, principals, ...none, most: this.limits.hops } as const;
      return layerAt(this.reader, await readLayer(this.reader, asked, this.version), { scope, context });
    });
  }

  /** Stores a layer. Returns the principals that were not met before. */
  private async enter(layer: HopLayer): Promise<readonly string[]> {
    const { groups, members, privileged, beyond, graphVersion } = layer;
    if (graphVersion !== (this.version ?? graphVersion)) this.truncatedBy.add('GRAPH_CHANGED');
    this.version = graphVersion;
    for (const [principal, decision] of privileged) this.privileged.set(principal, decision);
    for (const { unreadBeyond, assumable } of beyond) {
      for (const id of unreadBeyond) this.unreadBeyond.add(id);
      for (const id of assumable.named) this.assumable.named.add(id);
      for (const id of assumable.openTo) this.assumable.openTo.add(id);
    }
    const unexplored = beyond.filter(({ techniqueIds }) => techniqueIds.length > 0);
    this.unexplored.push(...unexplored.sort((a, b) => (a.principal < b.principal ? -1 : 1)));
    this.steps.push(...groups);
    const isForward = this.search.direction === 'FROM';
    const { scope } = this.search;
    const found = groups
      .flatMap((group) => (isForward ? group.hops.map(({ to }) => to) : group.members))
      .filter((one) => scope !== 'ASSUMING' || isRole(one));
    const own = isForward ? members.filter(canBeTakenOver) : members;
    await yieldTurn();
    if (isForward && this.administering) this.front.advance(groups, own, this.privileged);
    const fresh = [...new Set([...found, ...own])].filter((one) => !this.seen.has(one));
    for (const one of fresh) {
      this.seen.add(one);
      this.principals.add(one);
    }
    return fresh;
  }

  /** Returns the accounts into which, or from which, administrative access leads further. */
  private accountsBeyond(principals: readonly string[]): readonly string[] {
    if (!this.administering) return [];
    const isOnward = (one: string): boolean =>
      this.search.direction === 'FROM' ? this.privileged.has(one) : canBeTakenOver(one);
    return accountsOf(principals.filter(isOnward)).filter((id) => !this.accounts.has(id));
  }

  /** Returns the accounts to assume roles from: administrators give themselves rights to assume any role. */
  private assumableAccounts(): AssumableAccounts {
    const { named, openTo } = this.assumable;
    const areAdministering = this.administering && this.search.direction === 'FROM';
    const administrators = areAdministering
      ? [...this.privileged.keys()].filter((one) => this.principals.has(one))
      : [];
    return { named: [...named], openTo: [...new Set([...openTo, ...administrators.map(accountOf)])] };
  }

  /** Adds the gaps of the accounts in the reach, in one more read; `truncatedBy` says if the graph changed. */
  async known(reach: ReachableSet): Promise<KnownReach> {
    const own = accountsOf([...reach.principals]);
    const accounts = [...new Set([...this.concerned, ...own, ...this.unreadBeyond])].sort();
    const [present, known] = await Promise.all([
      this.reader.visitedAccounts({
        direction: this.search.direction,
        accounts,
        fromAnywhere: [...this.starts].some((one) => accountOfIdentifier(one) === undefined),
        assumable: this.assumableAccounts(),
        anywhere: techniquesIntoAnyAccount,
        withinOrganization: techniquesWithinOrganization,
      }),
      this.reader.accounts(accounts),
    ]);
    const { graphVersion } = present;
    const isSame = [graphVersion, NOTHING_READ].includes(reach.graphVersion);
    const truncatedBy = [...reach.truncatedBy, ...(isSame ? [] : (['GRAPH_CHANGED'] as const))];
    return {
      reach: { ...reach, graphVersion, truncatedBy },
      gaps: { ...present, principalGaps: [...present.principalGaps, ...computeGaps(known.values())] },
      unexplored: [...this.unexplored, ...present.unexplored],
    };
  }

  /** Returns the steps of administrators, who can become any principal in their accounts. */
  private administrations(): readonly Steps[] {
    if (!this.administering) return [];
    const members = groupBy([...this.principals].filter(canBeTakenOver), accountOf);
    const present = [...this.privileged].filter(([one]) => this.principals.has(one));
    const administrators = groupBy(present, ([one]) => accountOf(one));
    return [...administrators]
      .flatMap(([id, all]) =>
        (['ALLOWED', 'CONDITIONAL'] as const).map((decision): Steps => ({
          members: all.filter(([, own]) => own === decision).map(([one]) => one),
          hops: (members.get(id) ?? []).map((to) => ({
            to,
            by: 'ADMINISTERING',
            unconditional: decision === 'ALLOWED',
          })),
        })),
      )
      .filter(({ members: some, hops }) => some.length > 0 && hops.length > 0);
  }
}

function limitMet(error: unknown): SearchLimit | undefined {
  if (error instanceof ReadTooLarge) return 'WORK_LIMIT';
  return error instanceof SearchTimeout ? 'TIME_LIMIT' : undefined;
}

const accountOf = (identifier: string): string => accountOfIdentifier(identifier) ?? '';

const isMemberOf = (accounts: ReadonlySet<string>, identifier: string): boolean =>
  accounts.has(accountOf(identifier)) && canBeTakenOver(identifier);
