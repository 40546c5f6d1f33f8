/** Defines differences in access between two states of the graph. */
import type { Change, Place } from '../../graph/model/changes.js';
import type { Policy } from '../../graph/model/graph.js';
import type { Decision, Granted } from '../../iam/decide/decision.js';
import type { TrustExposure } from '../exposure/trust/trustExposure.js';
import type { Distance } from '../reach/distances.js';
import type { Completeness, EffectiveStatementAnswer } from '../shared/answer.js';

/** A part that changed between the states, and that can be put back by itself. */
export interface ChangedPart {
  /** Missing: the part is itself a change. */
  readonly change?: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** ARN or id; for a scenario, the change, such as `changes[2].attachRolePolicy`. */
  readonly what: string;
  readonly places: readonly Place[];
  /** Names of what it is about, principals among them. */
  readonly names: readonly string[];
}

/** A difference that may have a known cause. */
interface Caused {
  /**
   * The parts that cause it: with any of them not put back, the difference remains. Missing: no cause was searched
   * for, or none was found.
   */
  readonly cause?: readonly ChangedPart[];
}

/** `before` missing: it is new. `after` missing: it is gone. */
export interface Differing<T> extends Caused {
  readonly change: Change;
  readonly before?: T;
  readonly after?: T;
}

export interface AdministratorDifference extends Differing<Granted> {
  readonly principal: string;
}

/** A shortest path to administrative access, as evidence. */
export interface EvidencePath {
  readonly depth: number;
  readonly decision: Granted;
  readonly sentence: string;
  readonly steps: readonly { readonly from: string; readonly to: string; readonly sentence: string }[];
}

/** A difference in the principals that reach administrative access to an account. */
export interface ReachDifference extends Differing<Distance> {
  readonly accountId: string;
  readonly principal: string;
  /**
   * The path after, if it is new or shorter; otherwise that before. Missing: the question did not ask, or none was
   * found.
   */
  readonly path?: EvidencePath;
}

export interface ExposureDifference
  extends Differing<Decision>, Pick<TrustExposure, 'kind' | 'organization' | 'reason'> {
  readonly role: string;
  /** The principal that is let in. */
  readonly principal: string;
}

export interface PermissionDifference extends Caused {
  readonly change: Change;
  readonly principal: string;
  /** As it is now; if it is gone, as it was. */
  readonly statement: EffectiveStatementAnswer;
}

/** An action on a resource. */
export interface Watch {
  readonly action: string;
  readonly resource: string;
}

export interface WatchDifference extends Differing<Decision>, Watch {
  readonly principal: string;
}

export interface PolicyDifference extends Pick<Policy, 'uid' | 'name' | 'kind' | 'arn' | 'ownerArn'> {
  readonly change: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** Documents, if they were imported. */
  readonly before?: string;
  readonly after?: string;
}

export interface DataDifference {
  readonly change: Extract<Change, 'NOW_KNOWN' | 'NOW_UNKNOWN'>;
  readonly accountId: string;
  readonly message: string;
}

/** The differences whose causes are searched for. */
export interface Differences {
  readonly administrators: readonly AdministratorDifference[];
  readonly reach: readonly ReachDifference[];
  readonly exposures: readonly ExposureDifference[];
  readonly permissions: readonly PermissionDifference[];
  readonly watched: readonly WatchDifference[];
}

export interface AccessDifference extends Differences {
  readonly policies: readonly PolicyDifference[];
  readonly data: readonly DataDifference[];
  /** Completeness of the searches for administrative access, in both states. */
  readonly completeness: Completeness;
  readonly beforeVersion: string;
  /** The version after. */
  readonly graphVersion: string;
}
