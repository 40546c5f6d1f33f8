/** Defines paths as a caller sees them that may not see everything on them. */
import type { Hop, PathStep, PrivilegePath, StepBasis } from './answer.js';

/** A step of which the caller may see only that it exists. */
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

/** A path as the caller sees it. */
export type VisiblePath = PrivilegePath | HiddenPath;
export type VisibleStep = PathStep | HiddenStep;

/** The paths that can use one technique; without an id: paths of assuming roles alone. */
export interface TechniquePaths {
  readonly techniqueId?: string;
  readonly paths: readonly VisiblePath[];
}
