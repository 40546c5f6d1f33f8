/** Finds shortest routes from many principals to one that may do what is asked. */
import type { Administration, Principal } from '../../graph/model/graph.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { accountOfIdentifier, canBeTakenOver } from '../../graph/model/principals/namedPrincipal.js';
import type { Clock } from '../../iam/decide/request.js';
import { administrationAt, neededToAdminister } from '../reach/adminHops.js';
import type { ContextInput, GrantTerms, PrincipalAccess, SearchLimit } from '../shared/answer.js';
import {
  chooseMechanisms,
  type ChooseMechanisms,
  type LastRequestOf,
} from '../paths/feasible/chooseMechanisms.js';
import { feasibleChains } from '../paths/feasible/feasibleChains.js';
import { administrationRequest } from '../paths/feasible/finalRequests.js';
import { contextBeforeAction, contextBehindHops } from '../paths/feasible/hopRequest.js';
import { HopGraph, VIRTUAL_END, type HopGroup } from '../paths/hopGraph.js';
import { hopsToVirtualEnd } from '../paths/loadRegion.js';
import { jointPathHops } from '../paths/together/jointPathHops.js';
import { laterHops, noJointHops, type JointHop } from '../paths/together/jointHops.js';
import { Derivations, type FoundChain } from '../paths/together/supportingChains.js';
import { HopReading } from '../paths/loadHops.js';
import { KShortestPaths } from '../paths/kShortestPaths.js';
import { accessNeeded, isEndKept, type NeededAtEnd } from '../paths/lostRights.js';
import type { HopEnds, UnexploredEscalation } from '../../graph/contract/pathReader.js';
import type { CandidateReach, ReachFrom } from '../reach/together/jointReach.js';
import {
  givingSteps,
  isAfterGrant,
  idAfterGrant,
  pathHopsIntoOtherAccounts,
} from '../reach/intoOtherAccounts.js';
import { singleStep } from '../reach/reachableSet.js';
import { nameOf, type EndOfPath } from '../shared/sentences.js';
import type { WhoCanQuestion } from './policySetDecisions.js';
import { beingAssumed, bothTerms, endAfterGrant, endFrom, endsOf, type RouteEnd } from './routeEnds.js';
import { MOST_ROUTE_STEPS } from '../shared/limits.js';

interface OpenRoute extends FoundChain {
  readonly kind: 'OPEN';
}

/** CUT_SHORT: the search for it ended before it was found or ruled out. */
export type Route = OpenRoute | { readonly kind: 'CUT_SHORT' };

/** `maxHops` 1 to 10. */
export interface TransitiveWhoCanQuestion extends WhoCanQuestion {
  readonly maxHops: number;
}

type GraphWith = (more: readonly HopGroup[]) => HopGraph;

export class Routes {
  readonly graph: HopGraph;
  /** With hops to whom somebody holds that gets there sooner by several. */
  private soonerGraph: HopGraph | undefined;
  /** The graph is still the version that was read. */
  areCurrent = true;
  /** The limits that ended searches for routes early. */
  readonly cutShortBy = new Set<SearchLimit>();
  /** Steps that several identities gain together and that were not followed. */
  readonly unexplored: UnexploredEscalation[] = [];
  private readonly ends: ReadonlyMap<string, RouteEnd>;
  /** Administrators that come to it without the conditions of their own access. */
  private readonly leftOut: ReadonlySet<string>;
  private readonly toEnds: readonly HopGroup[];
  /** What the question states of the hops. */
  private readonly context: readonly ContextInput[];

  /**
   * `allowed`: principals that may do it at the end of a route. `given`: those that may once they have the
   * permission. `assumed`: the role asked about.
   */
  constructor(
    private readonly reader: GraphReader,
    private readonly asked: TransitiveWhoCanQuestion,
    { allowed, given }: Readonly<Record<'allowed' | 'given', readonly PrincipalAccess[]>>,
    private readonly found: CandidateReach,
    private readonly clock: Clock | undefined,
    private readonly assumed?: string,
  ) {
    this.context = contextBeforeAction(asked);
    const { steps, privileged } = found.reach;
    const ofOwn = endsOf({ allowed, given }, privileged);
    this.leftOut = new Set(
      allowed.flatMap(({ principal: { kind, identifier } }) =>
        kind === 'ROOT' || ofOwn.has(identifier) ? [] : identifier,
      ),
    );
    const ends = new Map([...ofOwn, ...given.map(endAfterGrant)]);
    this.ends = assumed === undefined ? ends : ends.set(assumed, beingAssumed);
    const lastHops = hopsToVirtualEnd([...this.ends].map(([one, { decision }]) => [one, decision]));
    const giving = given.flatMap(({ principal: { identifier, accountId } }) => {
      const administrators = [...privileged].filter(([one]) => accountOfIdentifier(one) === accountId);
      return givingSteps([idAfterGrant(identifier)], administrators);
    });
    this.toEnds = [...giving, ...lastHops];
    this.graph = HopGraph.of([...steps, ...this.toEnds], [VIRTUAL_END]);
  }

  /**
   * Finds the shortest route whose conditions can hold together, for a principal that may not do it itself; undefined
   * if there is none. `isJoint`: no single identities get there. Otherwise one by several comes last: the conditions of
   * all routes of single identities may contradict one another, and then hide none by several.
   */
  async from(start: string, isJoint = false): Promise<Route | undefined> {
    const { found } = this;
    const contradicted: HopEnds[] = [];
    const single = isJoint
      ? undefined
      : await this.routeOver({ ...found, joint: noJointHops() }, this.graph, start, contradicted);
    if (single !== undefined) return single.kind === 'OPEN' ? this.soonest(single, start) : single;
    const joint = (await found.hopsFrom(start)) ?? noJointHops();
    const route = await this.routeJointly({ ...found, joint }, this.graphWith, start, contradicted);
    if (route !== undefined || contradicted.length === 0) return route;
    const forward = await found.searchWithout(contradicted, start);
    if (typeof forward === 'string') {
      this.cutShortBy.add(forward);
      return undefined;
    }
    const others = [...forward.reach.steps, ...this.toEnds];
    const forwardWith: GraphWith = (more) => HopGraph.of([...others, ...more], [start, VIRTUAL_END]);
    return this.routeJointly(forward, forwardWith, start, contradicted);
  }

  private readonly graphWith: GraphWith = (more) => (more.length === 0 ? this.graph : this.graph.with(more));

  /** A route by several identities takes two steps at least. */
  private async soonest(single: OpenRoute, start: string): Promise<Route> {
    const sooner = single.hops.length > 2 ? await this.found.soonerFrom(start) : undefined;
    if (sooner === undefined) return single;
    const { joint, steps } = sooner;
    const whole = (this.soonerGraph ??= HopGraph.of([...steps, ...this.toEnds], [VIRTUAL_END]));
    const truncatedBy = joint.truncatedBy.filter((limit) => limit !== 'MAX_HOPS');
    const some = { ...this.found, joint: { ...joint, truncatedBy } };
    const route = await this.routeJointly(some, (more) => whole.with(more), start, []);
    return route?.kind === 'OPEN' && route.hops.length < single.hops.length ? route : single;
  }

  /** If no route goes by the hops that gain each identity first, tries those without conditions. */
  private async routeJointly(
    some: ReachFrom,
    graphWith: GraphWith,
    start: string,
    contradicted: HopEnds[],
  ): Promise<Route | undefined> {
    const { joint } = some;
    for (const limit of joint.truncatedBy) this.cutShortBy.add(limit);
    this.unexplored.push(...joint.unexplored);
    const routeBy = (hops: readonly JointHop[]) =>
      this.routeOver(
        { ...some, joint: { ...joint, hops } },
        graphWith(hops.map(singleStep)),
        start,
        contradicted,
      );
    const route = await routeBy(joint.hops);
    if (route?.kind === 'OPEN' || laterHops(joint).length === 0) return route;
    return (await routeBy(joint.unconditionalHops)) ?? route;
  }

  /** `contradicted`: is given the hops that cannot be taken, in what is known or after those before them. */
  private async routeOver(
    { reach, joint, hopsIntoOtherAccounts }: ReachFrom,
    whole: HopGraph,
    start: string,
    contradicted: HopEnds[],
  ): Promise<Route | undefined> {
    const { context } = this;
    const limits = { maxHops: this.asked.maxHops + 1, steps: MOST_ROUTE_STEPS };
    const graph = whole.startingAt(start);
    // What the start may do after hops does not apply to what it may do itself.
    if (this.ends.has(start) && !this.endsByAdministering(start))
      graph.close(graph.numberOf(start), graph.numberOf(VIRTUAL_END));
    const search = new KShortestPaths(graph, start, VIRTUAL_END, limits);
    const pathContext = { from: start, context };
    const known = { ...pathContext, clock: this.clock };
    const region = { start, standIns: [], graphVersion: this.found.reach.graphVersion };
    const reading = new HopReading(this.reader, {
      scope: 'ASSUMING_AND_ESCALATING',
      region,
      context,
      administers: (from, to) =>
        reach.privileged.has(from) &&
        canBeTakenOver(to) &&
        !isAfterGrant(to) &&
        accountOfIdentifier(from) === accountOfIdentifier(to),
      elsewhere: pathHopsIntoOtherAccounts(this.reader, hopsIntoOtherAccounts, known),
      joint: await jointPathHops(this.reader, joint.hops, known),
    });
    const { versionedReader } = reading;
    const choose = chooseMechanisms(versionedReader, pathContext, this.lastRequestOf, this.isEndKept);
    const chooseMechanismsOf: ChooseMechanisms = (steps) => choose(this.endingAs(steps));
    const chooseAlone = chooseMechanisms(versionedReader, pathContext);
    const wanted = { k: 0, least: 0, end: VIRTUAL_END, chooseAlone };
    const found = await feasibleChains(search, reading, chooseMechanismsOf, wanted);
    const over = { reading, graph, choose: chooseAlone, start, ...limits, neededAtEnd: this.neededAt };
    const derivations = new Derivations(over);
    await derivations.add(found.chains);
    const [chain] = derivations.chains;
    this.areCurrent &&= reading.isCurrent;
    contradicted.push(...found.contradicted, ...found.closed);
    if (found.chains.length === 0) this.unexplored.push(...found.unexplored, ...reading.unexplored);
    if (chain) return { ...chain, kind: 'OPEN' };
    const inTime = joint.truncatedBy.find((limit) => limit === 'TIME_LIMIT');
    // Each chain that was found needs an identity that cannot be held in that way: another way may exist.
    const cutShort =
      found.endedBy ?? derivations.endedBy ?? inTime ?? (found.chains.length > 0 ? 'WORK_LIMIT' : undefined);
    if (cutShort === undefined) return undefined;
    this.cutShortBy.add(cutShort);
    return { kind: 'CUT_SHORT' };
  }

  /** Principals that may assume the role now are listed already: leaves out plain assumptions as the last hop. */
  private readonly endingAs = (steps: Parameters<ChooseMechanisms>[0]): Parameters<ChooseMechanisms>[0] =>
    steps.map((ways, at) =>
      at < steps.length - 1
        ? ways
        : ways.filter(
            ({ to, mechanism, joint }) =>
              to.identifier !== this.assumed || mechanism === 'ESCALATION' || joint !== undefined,
          ),
    );

  /** The request of the principal at the end of a route. An administrator first grants itself the permission. */
  private readonly lastRequestOf: LastRequestOf = (principal) => {
    const { maxHops: _maxHops, context, ...question } = this.asked;
    const end = this.ends.get(principal.identifier);
    if (end?.by === 'ADMINISTERING')
      return administrationRequest(principal, this.context, this.clock, this.reader.administrativeActions);
    if (end?.by !== 'ITSELF') return undefined;
    const asked = { ...question, principal: principal.identifier, context: contextBehindHops(context) };
    return { question: asked, found: end.access };
  };

  private readonly neededAt: NeededAtEnd = (principal) => {
    const end = this.ends.get(principal.identifier);
    if (end?.by === 'ADMINISTERING') return neededToAdminister(principal);
    return end?.by === 'ITSELF' ? accessNeeded(principal, end.access) : undefined;
  };

  private readonly isEndKept = isEndKept(this.neededAt);

  /** Whether it can do it as administrator, and more firmly than by this access of its own. */
  isFirmerAsAdministrator({ principal: { identifier }, decision }: PrincipalAccess): boolean {
    if (decision === 'ALLOWED') return false;
    const end = this.ends.get(identifier);
    return this.leftOut.has(identifier) || (end?.by === 'ADMINISTERING' && end.decision === 'ALLOWED');
  }

  private endsByAdministering(identifier: string): boolean {
    return this.ends.get(identifier)?.by === 'ADMINISTERING';
  }

  /** The statements that let the end of a route do it; for an administrator, those for its root user. */
  statementsAfter({ principals, last }: OpenRoute): PrincipalAccess['determiningStatements'] {
    const end = this.ends.get(principals.at(-1) ?? '');
    const isByItself = end?.by === 'ITSELF' || end?.by === 'AFTER_GRANT';
    return (isByItself && last ? last : end?.access)?.determiningStatements ?? [];
  }

  /** `limited`: what guardrails leave a root user that the route starts at. */
  endAfter(route: OpenRoute, start: Principal, limited?: Administration | 'DENIED'): EndOfPath {
    return endFrom(start, limited, this.endOf(route, start), this.clock, this.context);
  }

  private endOf({ principals, hops, last }: OpenRoute, start: Principal): EndOfPath {
    const principal = hops.at(-1)?.to ?? start;
    const end = this.ends.get(principals.at(-1) ?? '');
    if (!end) throw new RangeError(`${principal.identifier} may not do it`);
    const own = last ?? administrationAt(principal, hops.length, this.context, this.clock);
    if (end.by === 'ADMINISTERING') return this.asAdministrator(principal, own, end.access);
    const suffix = ', the role itself';
    return end.by === 'BEING_ASSUMED'
      ? { ...this.endAt(principal, end.access), suffix }
      : this.endAt(principal, last ?? end.access);
  }

  endAt(principal: Principal, { decision, conditions, preconditions, caveats }: GrantTerms): EndOfPath {
    const { action } = this.asked;
    const words = {
      already: `${nameOf(principal)} can do ${action} itself`,
      suffix: `, which can do ${action}`,
    };
    return { principal, decision, conditions, preconditions, caveats, ...words };
  }

  private asAdministrator(principal: Principal, own: GrantTerms, root: RouteEnd['access']): EndOfPath {
    const text = `administers account ${principal.accountId ?? ''} and can grant itself ${this.asked.action}`;
    return {
      principal,
      ...bothTerms(own, root),
      already: `${nameOf(principal)} ${text}`,
      suffix: `, which ${text}`,
    };
  }
}
