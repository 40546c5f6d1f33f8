/** A path as steps of which each says who acts in it and what it rests on, and not only the one before. */
import type { StepBasis } from './answer.js';

/** Each step is one deeper than the deepest that it rests on; the last one's counts. */
export function depthOf(steps: readonly Pick<StepBasis, 'restsOn'>[]): number {
  const depths: number[] = [];
  for (const { restsOn } of steps) depths.push(1 + Math.max(0, ...restsOn.map((at) => depths[at] ?? 0)));
  return depths.at(-1) ?? 0;
}

export interface Identified {
  readonly identifier: string;
}

/** As much of a step as tells how a path hangs together. */
export interface LinkedStep<P extends Identified = Identified> extends Pick<StepBasis, 'restsOn'> {
  readonly from: P;
  readonly to: P;
  readonly actingAs: readonly { readonly principal: P }[];
}

/** Whether whoever the step before leads to takes this one, alone, and nothing else is needed. */
export function followsOn(steps: readonly LinkedStep[], at: number): boolean {
  const step = steps[at];
  if (step === undefined || step.actingAs.length > 1) return false;
  if (at === 0) return step.restsOn.length === 0;
  return step.restsOn.join() === `${at - 1}` && step.from.identifier === steps[at - 1]?.to.identifier;
}

/** Whether the step gives more rights to somebody who is held by then. */
export function strengthens(steps: readonly LinkedStep[], at: number): boolean {
  const held = [steps[0]?.from, ...steps.slice(0, at).map(({ to }) => to)];
  return held.some((one) => one?.identifier === steps[at]?.to.identifier);
}

export const isPlainChain = (steps: readonly LinkedStep[]): boolean =>
  steps.every((_step, at) => followsOn(steps, at) && !strengthens(steps, at));
