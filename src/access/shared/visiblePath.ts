/** Paths as somebody sees them who may not know of all that is on them. */
import type { Hop, PathStep, PrivilegePath, StepBasis } from './answer.js';

/** A step of which whoever asks may only know that it is there. */
export interface HiddenStep
  extends Omit<Hop, 'mechanism' | 'decision' | 'sessionName' | 'mayPass'>, StepBasis {
  readonly mechanism: 'HIDDEN';
  readonly decision: 'UNKNOWN';
  readonly sentence: string;
}

/** A path with such steps. */
export interface HiddenPath extends Omit<PrivilegePath, 'hops' | 'decision'> {
  readonly hops: readonly (PathStep | HiddenStep)[];
  readonly decision: 'UNKNOWN';
}

/** A path as it is told. */
export type VisiblePath = PrivilegePath | HiddenPath;
export type VisibleStep = PathStep | HiddenStep;

/** The paths that can go by one technique; without its id: by assuming roles alone. */
export interface TechniquePaths {
  readonly techniqueId?: string;
  readonly paths: readonly VisiblePath[];
}
