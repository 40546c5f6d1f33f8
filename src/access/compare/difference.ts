/** What differs in access between two states of the graph. */
import type { Change } from '../../graph/model/changes.js';
import type { Policy } from '../../graph/model/graph.js';
import type { Decision, Granted } from '../../iam/decide/decision.js';
import type { TrustExposure } from '../exposure/trust/trustExposure.js';
import type { Distance } from '../reach/distances.js';
import type { Completeness, EffectiveStatementAnswer } from '../shared/answer.js';

/** A place in a file: JSON pointer, and in a policy document the statement, counted from 0. */
export interface Place {
  readonly file: string;
  readonly pointer: string;
  readonly statement?: number;
}

/** Something that changed between the states, and can be put back by itself. */
export interface ChangedPart {
  /** Missing: it is a change itself. */
  readonly change?: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** ARN or id, or of a scenario the change: `changes[2].attachRolePolicy`. */
  readonly what: string;
  readonly places: readonly Place[];
  /** Whom and what it is about. */
  readonly names: readonly string[];
}

/** Whatever was tried for a cause. */
interface Caused {
  /** With any less of these put back as they were, the difference still is. Missing: nobody tried, or it was not found. */
  readonly cause?: readonly ChangedPart[];
}

/** Missing before: it is new; missing after: it is gone. */
interface Differing<T> extends Caused {
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

/** Of who reaches administrative access to an account. */
export interface ReachDifference extends Differing<Distance> {
  readonly accountId: string;
  readonly principal: string;
  /** After, where the path is new or shorter, or else before. Missing: nobody asked, or none was found. */
  readonly path?: EvidencePath;
}

export interface ExposureDifference extends Differing<Decision>, Pick<TrustExposure, 'kind' | 'reason'> {
  readonly role: string;
  /** Who is let in. */
  readonly principal: string;
}

export interface PermissionDifference extends Caused {
  readonly change: Change;
  readonly principal: string;
  /** As it is now; where it is gone, as it was. */
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
  /** Documents, where they were imported. */
  readonly before?: string;
  readonly after?: string;
}

export interface DataDifference {
  readonly change: Extract<Change, 'NOW_KNOWN' | 'NOW_UNKNOWN'>;
  readonly accountId: string;
  readonly message: string;
}

/** Those of which the cause is looked for. */
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
  /** Of the searches for who reaches administrative access, in both states. */
  readonly completeness: Completeness;
  readonly beforeVersion: string;
  /** After. */
  readonly graphVersion: string;
}
