/** Finds, for each identity that a chain needs and does not pass, the chain that gains it (a supporting chain). */
import { firstOfEach } from '../../../graph/model/groupBy.js';
import type { UnexploredEscalation } from '../../../graph/contract/pathReader.js';
import type { EscalationHop, PathHop, PathStep } from '../../shared/answer.js';
import { feasibleChains, type ChooseMechanisms, type FeasibleChain } from '../feasible/feasibleChains.js';
import type { HopGraph } from '../hopGraph.js';
import { KShortestPaths, type PathLimits } from '../kShortestPaths.js';
import type { HopReading } from '../loadHops.js';
import { isTaking } from '../lostRights.js';
import { depthOf } from '../../shared/stepLinks.js';
import { derivationSteps, makesSame, missingIdentities } from './derivationSteps.js';

/** The search that the chains were found in. */
export interface ChainSearch extends PathLimits {
  readonly reading: HopReading;
  readonly graph: HopGraph;
  readonly choose: ChooseMechanisms;
  readonly start: string;
}

/** A chain with its steps as a derivation. */
export interface FoundChain extends FeasibleChain {
  readonly steps: readonly PathStep[];
}

/** Adds the first feasible supporting chain of each identity. Drops chains that need an identity that cannot be held. */
export async function withSteps(
  chains: readonly FeasibleChain[],
  { reading, graph, choose, start, ...limits }: ChainSearch,
): Promise<readonly FoundChain[]> {
  const supporting = new Map<string, FeasibleChain | undefined>();
  const missing = chains.flatMap(missingIdentities).filter((id) => id !== start);
  for (let [id] = missing; id !== undefined; id = missing.find((one) => !supporting.has(one))) {
    const search = new KShortestPaths(graph, start, id, limits);
    const [support] = (await feasibleChains(search, reading, choose, { k: 0, least: 0 })).chains;
    supporting.set(id, support);
    if (support) missing.push(...missingIdentities(support).filter((one) => one !== start));
  }
  return chains.flatMap((chain) => {
    const steps = derivationSteps(chain, (id) => supporting.get(id));
    return steps ? [{ ...chain, steps }] : [];
  });
}

/** Chains for which no order of steps that was tried works: another order may. */
export const unexploredBeside = (
  chains: readonly FeasibleChain[],
  held: readonly FoundChain[],
): readonly UnexploredEscalation[] =>
  chains
    .filter(({ principals }) => !held.some((one) => one.principals === principals))
    .flatMap(({ hops }) => hops.filter(isDoubtful).slice(-1))
    .map(({ from, techniqueId }) => ({ principal: from.identifier, techniqueIds: [techniqueId] }));

const isDoubtful = (hop: PathHop): hop is PathHop & EscalationHop =>
  hop.mechanism === 'ESCALATION' && (hop.joint !== undefined || isTaking(hop));

/** Keeps one of the chains that differ only in how they gain an identity that is held already. */
export function distinctOf(chains: readonly FoundChain[]): readonly FoundChain[] {
  const distinct = firstOfEach(chains, stepsIn);
  return distinct.filter((chain) => !distinct.some((less) => isEnoughFor(less, chain)));
}

const stepsIn = ({ steps }: FoundChain): string =>
  steps
    .map(({ sentence }) => sentence)
    .toSorted()
    .join(' ');

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
