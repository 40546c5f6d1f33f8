/** Reads the details of hops, together and each once, and judges them under what is known of the requests. */
import { firstOfEach } from '../../graph/model/groupBy.js';
import type { Account } from '../../graph/model/graph.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { ApplicablePolicies } from '../../graph/model/storedPolicies.js';
import type { HopDetails, HopEnds, HopScope, UnexploredEscalation } from '../../graph/contract/pathReader.js';
import { mayBeCut, mergedAlternatives } from '../../graph/model/escalationAlternatives.js';
import { namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import { strongestFirst } from '../../iam/decide/decision.js';
import type { Clock } from '../../iam/decide/request.js';
import { dependsOnTime } from '../../iam/facts/clock.js';
import { ASSUME_ROLE_TECHNIQUE } from '../../escalation/catalog/techniques.js';
import { contextOf } from '../can/loadRequest.js';
import { administeringHops } from '../reach/adminHops.js';
import type { ContextInput, PathHop } from '../shared/answer.js';
import { whileSearching } from '../shared/inTime.js';
import { contextOfHop, sessionAtStart } from './feasible/hopRequest.js';
import {
  asSession,
  hopAsStored,
  escalation,
  inContext,
  isClosedByContext,
  ofService,
  type HeldHop,
} from './hopAnswer.js';
import type { Region } from './loadRegion.js';
import { mayTakeHop, mayUse, type PathFilter } from './wanted/pathFilter.js';

/** Returns the hops of a chain. */
export const pairsOf = (principals: readonly string[]): readonly HopEnds[] =>
  principals.slice(1).map((to, at) => [principals[at] ?? '', to] as const);

export const hopKey = (from: string, to: string): string => `${from} ${to}`;

export interface HopSearch {
  readonly scope: HopScope;
  readonly region: Pick<Region, 'start' | 'standIns' | 'graphVersion'>;
  /** What the question names as the start; missing: the start of the region. */
  readonly from?: string;
  readonly context?: readonly ContextInput[];
  /** Whether one becomes the other by administrative access. */
  readonly administers?: (...pair: HopEnds) => boolean;
  /** Hops that several identities take together, in each of their ways. */
  readonly joint?: ReadonlyMap<string, readonly PathHop[]>;
  /** Hops of administrators into roles of other accounts. */
  readonly elsewhere?: (pairs: readonly HopEnds[]) => Promise<ReadonlyMap<string, PathHop>>;
  /** Which ways count; missing: all. */
  readonly filter?: PathFilter | undefined;
}

/** For hops that no question starts with: each is read as one from a principal on the way. */
export const hopsOfNoStart = ({ graphVersion }: Pick<Region, 'graphVersion'>): HopSearch['region'] => ({
  start: '',
  standIns: [],
  graphVersion,
});

export class HopReading {
  /** Accounts of all ends of the hops that were read. */
  readonly accounts = new Map<string, Account>();
  /** The graph is still the version that the region was read from. */
  isCurrent = true;
  /** By pair of principals: the ways of a hop, strongest first; empty if the hop is closed. */
  private readonly alternatives = new Map<string, readonly PathHop[]>();
  /** By pair of principals: hops of which what is asked or known closes all ways found, though there may be others. */
  private readonly unsearched = new Map<string, UnexploredEscalation>();

  /** Reads policies for the hops: with those of another version, the reading is not current. */
  readonly versionedReader: GraphReader;

  constructor(
    private readonly reader: GraphReader,
    private readonly search: HopSearch,
  ) {
    const applicablePolicies: GraphReader['applicablePolicies'] = async (...asked) => {
      const found = await reader.applicablePolicies(...asked);
      this.isCurrent &&= found.graphVersion === search.region.graphVersion;
      return found;
    };
    this.versionedReader = { ...reader, applicablePolicies };
  }

  /** Reads the hops that were not read yet. Returns those that are closed. */
  async read(pairs: readonly HopEnds[]): Promise<readonly HopEnds[]> {
    const { scope, region } = this.search;
    const wanted = new Map(pairs.map((pair) => [hopKey(...pair), pair]));
    const missing = [...wanted].filter(([key]) => !this.alternatives.has(key)).map(([, pair]) => pair);
    if (missing.length === 0) return [];
    const [found, administering, elsewhere] = await Promise.all([
      this.reader.hopDetails(missing.flatMap(this.storedPairs), scope),
      administeringHops(
        this.versionedReader,
        missing.filter((pair) => this.search.administers?.(...pair)),
        region.start,
      ),
      this.search.elsewhere?.(missing),
    ]);
    for (const [id, account] of found.accounts) this.accounts.set(id, account);
    this.isCurrent &&= found.graphVersion === region.graphVersion;
    const details = this.mergeByEnds([...found.hops, ...administering]);
    const judged = await this.judge([...details.values()], found.clock);
    for (const pair of missing) {
      const joint = this.search.joint?.get(hopKey(...pair)) ?? elsewhere?.get(hopKey(...pair)) ?? [];
      const stored = this.filtered(pair, judged.get(hopKey(...pair)) ?? []);
      const taken = [joint].flat().filter((way) => this.takes(way) && !this.isRuledOut(pair, way));
      const all = taken.length > 0 ? strongestFirst([...stored, ...taken]) : stored;
      this.alternatives.set(hopKey(...pair), all);
    }
    return missing.filter((pair) => this.alternativesOf(pair).length === 0);
  }

  /** Whether all stored alternatives of the hop are ruled out, though unstored ones may exist. */
  isUnsearched([from, to]: HopEnds): boolean {
    return this.unsearched.has(hopKey(from, to));
  }

  get unexplored(): readonly UnexploredEscalation[] {
    return [...this.unsearched.values()];
  }

  /** Whether it is ruled out by what is known. Other identities may make the step, which was not looked for. */
  private isRuledOut(pair: HopEnds, way: PathHop): boolean {
    if (way.joint?.isRuledOut !== true) return false;
    const id = way.mechanism === 'ESCALATION' ? way.techniqueId : ASSUME_ROLE_TECHNIQUE;
    this.unsearched.set(hopKey(...pair), { principal: way.from.identifier, techniqueIds: [id] });
    return true;
  }

  private readonly takes = (way: PathHop): boolean =>
    !this.search.filter || mayTakeHop(this.search.filter, way);

  private filtered(pair: HopEnds, ways: readonly PathHop[]): readonly PathHop[] {
    const { filter } = this.search;
    if (filter === undefined) return ways;
    const left = ways.filter(this.takes);
    const escalating = ways.flatMap((way) => (way.mechanism === 'ESCALATION' ? way : []));
    const cut = escalating.flatMap(({ techniqueId }) =>
      mayUse(filter, techniqueId) && mayBeCut(escalating, techniqueId) ? techniqueId : [],
    );
    if (left.length === 0 && cut.length > 0)
      this.unsearched.set(hopKey(...pair), { principal: pair[0], techniqueIds: [...new Set(cut)] });
    return left;
  }

  alternativesOf([from, to]: HopEnds): readonly PathHop[] {
    return this.alternatives.get(hopKey(from, to)) ?? [];
  }

  /** Returns the stored pairs of a hop: those of the start may be its stand-ins'. */
  private readonly storedPairs = ([from, to]: HopEnds): readonly HopEnds[] =>
    from === this.search.region.start
      ? [from, ...this.search.region.standIns].map((one) => [one, to] as const)
      : [[from, to]];

  /** Merges hops by pair of principals; those of stand-ins count as the start's own. */
  private mergeByEnds(hops: readonly HopDetails[]): ReadonlyMap<string, HeldHop> {
    const { start, standIns } = this.search.region;
    const found = new Map<string, HeldHop>();
    for (const hop of hops) {
      const from = standIns.includes(hop.from.identifier) ? namedPrincipal(start) : hop.from;
      const key = hopKey(from.identifier, hop.to.identifier);
      const known = found.get(key);
      const own =
        from.kind === 'SERVICE' && hop.from.kind === 'ANYONE' ? hop.grants.map(ofService) : hop.grants;
      const grants = [...(known?.grants ?? []), ...own];
      const alternatives = mergedAlternatives([known?.alternatives ?? [], hop.alternatives]);
      const holder = known?.holder ?? hop.from.identifier;
      found.set(key, { from: known?.from ?? from, holder, to: hop.to, grants, alternatives });
    }
    return found;
  }

  /** Judges hops, by pair of principals. What is known of the requests may close a hop or meet its conditions. */
  private async judge(
    details: readonly HeldHop[],
    clock: Clock | undefined,
  ): Promise<ReadonlyMap<string, readonly PathHop[]>> {
    const { region, context = [] } = this.search;
    const named = { from: this.search.from ?? region.start };
    const isMoreKnown = (one: HeldHop): boolean =>
      context.length > 0 ||
      (clock !== undefined &&
        [...one.grants, ...one.alternatives].some(({ conditions }) => dependsOnTime(conditions)));
    const again = new Set(
      details.filter((one) => isMoreKnown(one) || one.from.kind === 'SERVICE' || this.isByStandIn(one)),
    );
    const { administrativeActions: actions } = this.reader;
    const stored = again.size > 0 ? await this.policiesOn([...again]) : undefined;
    return new Map(
      details.map((one) => {
        const { from, to } = one;
        const index = from.identifier === region.start ? 0 : 1;
        const own = contextOfHop(from, index, context);
        // A role may be gone since the region was read; the graph version reports that.
        const isAgain = again.has(one) && stored?.roles.has(to.identifier) === true;
        const found = isAgain ? inContext(one, stored, own) : hopAsStored(one);
        const assuming = found && asSession(found, sessionAtStart(named, index));
        const known = contextOf(own, clock);
        const asked = again.has(one) && stored ? { context: own, stored, actions } : undefined;
        const escalating = one.alternatives.flatMap((way) => {
          const hop = escalation(one, way, known);
          return asked && isClosedByContext(one, way, hop, asked) ? [] : [hop];
        });
        const ways = strongestFirst([...(assuming ? [assuming] : []), ...escalating]);
        return [hopKey(from.identifier, to.identifier), ways];
      }),
    );
  }

  /** Whether the hop may come from a stand-in of the start, its account or anyone. It is judged again for the start. */
  private isByStandIn({ from }: HeldHop): boolean {
    return this.search.region.standIns.length > 0 && from.identifier === this.search.region.start;
  }

  private policiesOn(details: readonly HopDetails[]): Promise<ApplicablePolicies> {
    const callers = new Set(details.map(({ from }) => from.identifier));
    const roles = new Set(details.map(({ to }) => to.identifier));
    return whileSearching(this.reader, this.versionedReader.applicablePolicies([...callers], [...roles]));
  }
}

/** Keeps the first way of each technique or mechanism, and of those of several identities as well. */
export const ofEachTechnique = (alternatives: readonly PathHop[]): readonly PathHop[] =>
  firstOfEach(
    alternatives,
    (way) => `${way.mechanism === 'ESCALATION' ? way.techniqueId : way.mechanism} ${way.joint !== undefined}`,
  );
