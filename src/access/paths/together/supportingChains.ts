/** Finds, for each identity that a chain needs and does not pass, the chain that gains it (a supporting chain). */
import { firstOfEach } from '../../../graph/model/groupBy.js';
import type { UnexploredEscalation } from '../../../graph/contract/pathReader.js';
import type { PathStep } from '../../shared/answer.js';
import { ASSUME_ROLE_TECHNIQUE } from '../../../escalation/catalog/techniques.js';
import type { ChooseMechanisms } from '../feasible/chooseMechanisms.js';
import { feasibleChains, type FeasibleChain, type SearchEnd } from '../feasible/feasibleChains.js';
import type { HopGraph } from '../hopGraph.js';
import { KShortestPaths, type PathLimits } from '../kShortestPaths.js';
import type { HopReading } from '../loadHops.js';
import { isTaking, neededByEnd, type NeededAtEnd } from '../lostRights.js';
import { depthOf } from '../../shared/stepLinks.js';
import { derivationSteps, makesSame, missingIdentities } from './derivationSteps.js';

/** The search that the chains were found in. */
export interface ChainSearch extends PathLimits {
  readonly reading: HopReading;
  readonly graph: HopGraph;
  readonly choose: ChooseMechanisms;
  readonly start: string;
  readonly neededAtEnd: NeededAtEnd;
}

/** A chain with its steps as a derivation. */
export interface FoundChain extends FeasibleChain {
  readonly steps: readonly PathStep[];
}

/** The steps of the chains that a search finds, with the first feasible supporting chain of each identity. */
export class Derivations {
  private readonly supporting = new Map<string, FeasibleChain | undefined>();
  /** Without those that need an identity that cannot be held. */
  chains: readonly FoundChain[] = [];
  /** What the chains left out could gain: another order of steps, or another supporting chain, may work. */
  readonly unexplored: UnexploredEscalation[] = [];
  /** Why the search for a supporting chain ended early, so that chains may have been left out. */
  endedBy: SearchEnd | undefined;

  constructor(private readonly over: ChainSearch) {}

  async add(chains: readonly FeasibleChain[]): Promise<void> {
    const { start, neededAtEnd } = this.over;
    const missing = chains.flatMap(missingIdentities).filter((id) => id !== start);
    for (const id of missing) {
      if (this.supporting.has(id)) continue;
      const support = await this.supportOf(id);
      this.supporting.set(id, support);
      if (support) missing.push(...missingIdentities(support).filter((one) => one !== start));
    }
    const found = chains.flatMap((chain) => {
      const steps = derivationSteps(chain, (id) => this.supporting.get(id), neededByEnd(chain, neededAtEnd));
      if (steps) return [{ ...chain, steps }];
      this.unexplored.push(...lastDoubtful(chain));
      return [];
    });
    this.chains = distinctOf([...this.chains, ...found]);
  }

  private async supportOf(id: string): Promise<FeasibleChain | undefined> {
    const { reading, graph, choose, start, neededAtEnd: _needed, ...limits } = this.over;
    const search = new KShortestPaths(graph, start, id, limits);
    const { chains, endedBy } = await feasibleChains(search, reading, choose, { k: 0, least: 0 });
    if (chains.length === 0) this.endedBy ??= endedBy;
    return chains[0];
  }

  /** A path is as deep as its chain is long, and has as many steps or more. */
  mayComeBefore(k: number, hops: number): boolean {
    return this.chains.filter(({ steps }) => steps.length <= hops || depthOf(steps) < hops).length < k;
  }
}

/** Returns the last hop of a chain for which no order of steps that was tried works. */
const lastDoubtful = ({ hops }: FeasibleChain): readonly UnexploredEscalation[] =>
  hops
    .filter((hop) => hop.joint !== undefined || isTaking(hop))
    .slice(-1)
    .map((hop) => ({
      principal: hop.from.identifier,
      techniqueIds: [hop.mechanism === 'ESCALATION' ? hop.techniqueId : ASSUME_ROLE_TECHNIQUE],
    }));

/** Keeps one of the chains that differ only in how they gain an identity that is held already. */
export function distinctOf(chains: readonly FoundChain[]): readonly FoundChain[] {
  const distinct = firstOfEach(chains, stepsIn);
  return distinct.filter((chain) => !distinct.some((less) => isEnoughFor(less, chain)));
}

const stepsIn = ({ steps }: FoundChain): string => JSON.stringify(steps.map(stepIn).toSorted());

const stepIn = (step: PathStep): string =>
  JSON.stringify([
    [step.from, ...step.actingAs.map(({ principal }) => principal), step.to].map(
      ({ identifier }) => identifier,
    ),
    step.mechanism === 'ESCALATION' ? [step.techniqueId, step.via] : step.mechanism,
    step.conditions,
    step.preconditions,
  ]);

/** A change of a group or policy is a step for each member: `less` makes the same change in fewer steps, and no later. */
function isEnoughFor({ steps: less }: FoundChain, { steps }: FoundChain): boolean {
  const [last, ...before] = less.toReversed();
  if (last === undefined || last.to.identifier !== steps.at(-1)?.to.identifier) return false;
  if (depthOf(less) > depthOf(steps)) return false;
  const gained = new Set(steps.slice(0, -1).map(gainIn));
  return (
    steps.some(({ joint }) => joint !== undefined) &&
    less.length < steps.length &&
    before.every((step) => gained.has(gainIn(step))) &&
    steps.some((step) => makesSame(last, step))
  );
}

const gainIn = (step: PathStep): string =>
  [step.to.identifier, ...(step.mechanism === 'ESCALATION' ? [step.techniqueId, step.via] : [])].join(' ');
