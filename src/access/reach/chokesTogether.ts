/**
 * Which single steps stand between an end and principals that may get there by several identities: each step of one
 * derivation is taken away, and what is left is searched again.
 */
import { HopGraph, NOBODY, type HopGroup } from '../paths/hopGraph.js';
import { findJointHops, type JointHop, type JointQuestion } from '../paths/together/jointSearch.js';
import type { SearchLimit } from '../shared/answer.js';
import { MOST_LAYERS } from '../shared/limits.js';

/** A step of a derivation, and of several identities the hop that it is. */
export interface DerivedStep {
  readonly from: string;
  readonly to: string;
  readonly joint?: JointHop;
}

export interface StepsOfStart {
  /** Those without which the end is not reached. */
  readonly needed: readonly DerivedStep[];
  readonly truncatedBy: readonly SearchLimit[];
}

/** Over plain hops, without those of several identities. */
export async function stepsNeeded(
  known: Pick<JointQuestion, 'accounts' | 'privileged'>,
  groups: readonly HopGroup[],
  start: string,
): Promise<StepsOfStart> {
  const truncatedBy = new Set<SearchLimit>();
  const derive = async (without?: DerivedStep): Promise<readonly DerivedStep[] | undefined> => {
    const graph = HopGraph.of(groups, [start, NOBODY]);
    if (without && graph.has(without.from) && graph.has(without.to))
      graph.close(graph.numberOf(without.from), graph.numberOf(without.to));
    const question = { ...known, graph, start, maxHops: MOST_LAYERS };
    const joint = await findJointHops(question, without?.joint && without.to);
    for (const limit of joint.truncatedBy) truncatedBy.add(limit);
    return derivationIn(graph, joint.hops, start);
  };
  const needed: DerivedStep[] = [];
  for (const step of (await derive()) ?? []) if ((await derive(step)) === undefined) needed.push(step);
  return { needed, truncatedBy: [...truncatedBy] };
}

/** The steps of one; undefined where there is none. */
function derivationIn(
  graph: HopGraph,
  joint: readonly JointHop[],
  start: string,
): readonly DerivedStep[] | undefined {
  const cameBy = new Map<string, DerivedStep>();
  const byStart = new Map<string, JointHop[]>();
  for (const hop of joint) byStart.set(hop.from, [...(byStart.get(hop.from) ?? []), hop]);
  const queue = [start];
  const enter = (step: DerivedStep): void => {
    if (step.to === start || cameBy.has(step.to)) return;
    cameBy.set(step.to, step);
    queue.push(step.to);
  };
  for (const from of queue) {
    if (graph.has(from))
      for (const { to } of graph.next(graph.numberOf(from))) enter({ from, to: graph.nameOf(to) });
    for (const hop of byStart.get(from) ?? []) enter({ from, to: hop.to, joint: hop });
  }
  return cameBy.has(NOBODY) ? stepsTo(NOBODY, cameBy) : undefined;
}

function stepsTo(end: string, cameBy: ReadonlyMap<string, DerivedStep>): readonly DerivedStep[] {
  const steps = new Set<DerivedStep>();
  const wanted = [end];
  for (const id of wanted) {
    const step = cameBy.get(id);
    if (step === undefined || steps.has(step)) continue;
    steps.add(step);
    wanted.push(...(step.joint?.step.rests ?? [step.from]));
  }
  return [...steps];
}
