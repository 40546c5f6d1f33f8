/** Decides where paths end: at administrators, and at principals that count as a marked target. */
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import type { UnexploredEscalation } from '../../../graph/contract/pathReader.js';
import { distancesFrom } from '../../../graph/contract/hopDistances.js';
import { isPrincipalTarget, type MarkedTarget } from '../../../graph/model/stored/markedTargets.js';
import { accountOfIdentifier } from '../../../graph/model/principals/namedPrincipal.js';
import type { Principal } from '../../../graph/model/graph.js';
import { administrationAt, neededToAdminister } from '../../reach/adminHops.js';
import type { ContextInput, SearchLimit } from '../../shared/answer.js';
import { administratorWords, joined, nameOf, type EndOfPath } from '../../shared/sentences.js';
import type { ChosenMechanisms } from '../feasible/chooseMechanisms.js';
import { administrationRequest, type LastRequest } from '../feasible/finalRequests.js';
import { contextBehindHops } from '../feasible/hopRequest.js';
import type { HopGroup } from '../hopGraph.js';
import { accessNeeded, type NeededAtEnd } from '../lostRights.js';
import { hopsToPrivilege, hopsToVirtualEnd, type Region } from '../loadRegion.js';
import type { Goal, GoalAccess, Goals } from './targetGoals.js';

export class PathEnds {
  constructor(
    private readonly region: Region,
    private readonly goals: Goals | undefined,
    private readonly context: readonly ContextInput[],
    /** Principals that several identities gain together. */
    private readonly met: readonly string[],
    private readonly actions: GraphReader['administrativeActions'],
  ) {}

  /** Returns all hops of the region, and hops from the ends to VIRTUAL_END. Paths may also pass targets. */
  hops(): readonly HopGroup[] {
    const { region, goals, met } = this;
    const groups = hopsToPrivilege(region);
    if (goals === undefined) return groups;
    const reached = new Set([
      region.start,
      ...met,
      ...region.groups.flatMap(({ hops }) => hops.map(({ to }) => to)),
    ]);
    const ends = [...reached].flatMap((one) => {
      const goal = this.goalAt(one);
      return goal ? [[one, goal.access?.decision ?? 'ALLOWED'] as const] : [];
    });
    return [...groups, ...hopsToVirtualEnd(ends)];
  }

  /** Returns the goal if the principal counts as a target rather than as an administrator. */
  private goalAt(identifier: string): Goal | undefined {
    const goal = this.markedAt(identifier);
    const administers = this.region.privileged.get(identifier);
    const isFirmer = goal?.access?.decision !== 'CONDITIONAL' && administers !== 'ALLOWED';
    return administers === undefined || isFirmer ? goal : undefined;
  }

  private markedAt(identifier: string): Goal | undefined {
    const { start, standIns } = this.region;
    if (identifier !== start) return this.goals?.of.get(identifier);
    return [start, ...standIns].flatMap((one) => this.goals?.ofStart.get(one) ?? [])[0];
  }

  readonly lastRequestOf = (principal: Principal): LastRequest | undefined => {
    const goal = this.goalAt(principal.identifier);
    if (goal === undefined)
      return administrationRequest(principal, this.context, this.region.clock, this.actions);
    if (goal.access === undefined) return undefined;
    const { action, resource, ...found } = goal.access;
    const context = contextBehindHops(this.context);
    return { question: { principal: principal.identifier, action, resource, context }, found };
  };

  readonly neededAt: NeededAtEnd = (principal) => {
    const goal = this.goalAt(principal.identifier);
    if (goal === undefined) return neededToAdminister(principal);
    return goal.access && accessNeeded(principal, goal.access);
  };

  endOf(principal: Principal, { hops, last }: ChosenMechanisms): EndOfPath {
    const { identifier } = principal;
    const { privileged, clock, start, startLimitedTo } = this.region;
    const goal = this.goalAt(identifier);
    const targets = this.markedAt(identifier)?.targets ?? [];
    const named = { principal, goal: { administration: privileged.has(identifier), targets } };
    if (goal === undefined) {
      const limited = identifier === start ? startLimitedTo : undefined;
      const found = last ?? administrationAt(principal, hops.length, this.context, clock, limited);
      return { ...named, ...administratorWords(principal), ...found };
    }
    return { ...named, ...targetWords(principal, goal), ...(last ?? goal.access ?? ITSELF) };
  }

  get truncatedBy(): readonly SearchLimit[] {
    const { region, goals } = this;
    if (goals === undefined) return [];
    const isCurrent = goals.graphVersions.every((version) => version === region.graphVersion);
    return [
      ...goals.truncatedBy,
      ...(goals.hasResources ? (['ESCALATION_UNEXPLORED'] as const) : []),
      ...(isCurrent ? [] : (['GRAPH_CHANGED'] as const)),
    ];
  }

  /**
   * Lists the reached administrators if one of the targets' accounts has none of them. Paths do not pass
   * administrators, so what these reach in other accounts is unexplored.
   */
  get unexplored(): readonly UnexploredEscalation[] {
    const { region, goals, met } = this;
    if (goals === undefined) return [];
    const reached = distancesFrom(region.groups, [region.start, ...met]);
    const administrators = [...region.privileged].flatMap(([one, decision]) =>
      decision === 'ALLOWED' && reached.has(one) ? one : [],
    );
    const administered = new Set(administrators.map(accountOfIdentifier));
    const isDone = [...goals.accounts].every((id) => administered.has(id));
    return isDone ? [] : administrators.map((principal) => ({ principal, techniqueIds: [] }));
  }
}

const ITSELF = { decision: 'ALLOWED', conditions: [], preconditions: [], caveats: [] } as const;

function targetWords(principal: Principal, { targets, access }: Goal): Pick<EndOfPath, 'already' | 'suffix'> {
  const marked = markedText(targets);
  if (access === undefined)
    return { already: `${nameOf(principal)} is ${marked} itself`, suffix: `, which is ${marked}` };
  const may = `can do ${doingText(access)} (${marked})`;
  return { already: `${nameOf(principal)} ${may} itself`, suffix: `, which ${may}` };
}

const doingText = ({ action, resource }: GoalAccess): string => `${action} on ${resource}`;

/** Names the first target and the others of its kind. */
function markedText(targets: readonly MarkedTarget[]): string {
  const isOfFirst = (target: MarkedTarget): boolean =>
    targets[0] !== undefined && isPrincipalTarget(target) === isPrincipalTarget(targets[0]);
  const names = targets.filter(isOfFirst).map(({ name }) => `“${name}”`);
  return `the ${names.length === 1 ? 'target' : 'targets'} ${joined(names)}`;
}
