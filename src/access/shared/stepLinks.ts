/** Reads a path as steps of which each names its actors and the steps that it depends on, not only the one before. */
import type { StepBasis } from './answer.js';

/** Returns the depth of the last step. Each step is one deeper than the deepest that it depends on. */
export function depthOf(steps: readonly Pick<StepBasis, 'restsOn'>[]): number {
  const depths: number[] = [];
  for (const { restsOn } of steps) depths.push(1 + Math.max(0, ...restsOn.map((at) => depths[at] ?? 0)));
  return depths.at(-1) ?? 0;
}

export interface Identified {
  readonly identifier: string;
}

/** The parts of a step that show how a path fits together. */
export interface LinkedStep<P extends Identified = Identified> extends Pick<StepBasis, 'restsOn'> {
  readonly from: P;
  readonly to: P;
  readonly actingAs: readonly { readonly principal: P }[];
}

/** Whether the target of the step before takes this one, alone, and nothing else is needed. */
export function followsOn(steps: readonly LinkedStep[], at: number): boolean {
  const step = steps[at];
  if (step === undefined || step.actingAs.length > 1) return false;
  if (at === 0) return step.restsOn.length === 0;
  return step.restsOn.join() === `${at - 1}` && step.from.identifier === steps[at - 1]?.to.identifier;
}

/** Whether the step gives more rights to a principal that is held already. */
export function strengthens(steps: readonly LinkedStep[], at: number): boolean {
  const held = [steps[0]?.from, ...steps.slice(0, at).map(({ to }) => to)];
  return held.some((one) => one?.identifier === steps[at]?.to.identifier);
}

export const isPlainChain = (steps: readonly LinkedStep[]): boolean =>
  steps.every((_step, at) => followsOn(steps, at) && !strengthens(steps, at));
