/** Defines the answers about access across accounts, and about paths that one change would open. */
import type { Principal } from '../../graph/model/graph.js';
import type { DataGap, Decision, Granted } from '../../iam/decide/decision.js';
import type { CitedStatement, PathStep } from './answer.js';

export type StepStatus = 'IN_PLACE' | 'MISSING' | 'BLOCKED' | 'CONDITIONAL' | 'UNKNOWN';

export type CrossAccountStepKind =
  | 'SOURCE_MEMBERSHIP'
  | 'TARGET_PERMISSIONS'
  | 'TRUST_POLICY'
  | 'ASSUME_ROLE_PERMISSION'
  | 'ORGANIZATION_GUARDRAILS';

export interface CrossAccountStep {
  readonly step: CrossAccountStepKind;
  readonly status: StepStatus;
  readonly evidence: readonly CitedStatement[];
  /** JSON text of a policy document. */
  readonly fix?: string;
  /** JSON text of a scenario with the fix. */
  readonly asScenario?: string;
  readonly explanation: string;
}

/** A chain that one change would open. */
export interface NearMiss {
  /** All steps, with the missing one as the change would make it. */
  readonly hops: readonly PathStep[];
  /** The ends of the missing step. */
  readonly from: Principal;
  readonly to: Principal;
  /** Never `TARGET_PERMISSIONS`: a chain needs no permissions of its last role. */
  readonly missing: Exclude<CrossAccountStepKind, 'TARGET_PERMISSIONS'>;
  /** JSON text of a policy document. Missing: the change removes something, or adds a group member. */
  readonly change?: string;
  /** JSON text of a scenario with the change; missing: the change is in a policy that is not rewritten here. */
  readonly asScenario?: string;
  /** The decision of the whole chain after the change. */
  readonly decision: Granted;
  readonly explanation: string;
}

export interface NearMissSearch {
  readonly nearMisses: readonly NearMiss[];
  readonly complete: boolean;
}

export interface CrossAccountAccess {
  readonly decision: Decision;
  readonly steps: readonly CrossAccountStep[];
  readonly caveats: readonly string[];
  readonly dataGaps: readonly DataGap[];
  readonly explanation: string;
}
