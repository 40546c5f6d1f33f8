/** What an import derives of who can become whom, with the statements that it rests on. */
import type { ConditionController, DataGap, Effect, Granted } from '../../iam/decide/decision.js';

export type AssumeMechanism =
  'ASSUME_ROLE' | 'ASSUME_ROLE_WITH_SAML' | 'ASSUME_ROLE_WITH_WEB_IDENTITY' | 'SERVICE_ROLE';

/** A statement by what it says, wherever it stands. */
export interface StatementContent {
  readonly uid: string;
  /** Of several that say the same, which one: from 0. */
  readonly nth: number;
}

/**
 * A statement as a stored edge cites it: by document, since the edges of a policy set are those of all its members;
 * of a guardrail by policy and place, `r-…`, `ou-…` or an account id. `layer` TRUST means the target role's trust policy.
 */
export type StoredStatement = {
  readonly index: number;
  readonly sid?: string;
  readonly effect: Effect;
} & (
  | {
      readonly layer: 'IDENTITY' | 'PERMISSIONS_BOUNDARY' | 'TRUST';
      readonly documentHash: string;
      /** Of an edge that policy sets with documents of their own have in common: the others have it elsewhere. */
      readonly content?: StatementContent;
    }
  | {
      readonly layer: 'SERVICE_CONTROL' | 'RESOURCE_CONTROL';
      readonly policyUid: string;
      readonly level: string;
    }
);

export interface StoredCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  readonly effect: Effect;
  readonly controlledBy: ConditionController;
  readonly statement: StoredStatement;
}

/** What the policy engine found at import. */
interface Found {
  readonly decision: Granted;
  readonly conditions: readonly StoredCondition[];
  readonly preconditions: readonly string[];
  readonly evidence: readonly StoredStatement[];
  /** What it rests on and AWS does not state firmly; sentences. */
  readonly caveats: readonly string[];
  readonly dataGaps: readonly DataGap[];
}

/** How one principal may assume a role. */
export interface AssumeRoleGrant extends Found {
  readonly mechanism: AssumeMechanism;
  readonly crossAccount: boolean;
  /** Of a role that assumes: the trust policy lets in its session of this name only. */
  readonly sessionName?: string;
}

/** One technique by which a principal reaches another. */
export interface EscalationAlternative extends Found {
  readonly techniqueId: string;
  /** ARN of what it goes through where that is not the target: the policy, group, principal or workload it changes or uses. */
  readonly via?: string;
}

/** All ways of one principal to another, strongest first; a root user as the target stands for all of its account. */
export interface EscalationGrant {
  readonly decision: Granted;
  readonly alternatives: readonly EscalationAlternative[];
}

/** A principal has administrative access to its account: it may change what anybody in it may do. */
export interface Administration {
  readonly decision: Granted;
  readonly conditions: readonly StoredCondition[];
  /** What else must hold and is no policy condition; missing: nothing. */
  readonly preconditions?: readonly string[];
  readonly evidence: readonly StoredStatement[];
  /** As of `AssumeRoleGrant`; missing: none. */
  readonly caveats?: readonly string[];
}
