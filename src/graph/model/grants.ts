/** Derived facts: which principals can become which others or administer an account, with statements as evidence. */
import type { DataGap, Effect, Granted, UnresolvedCondition } from '../../iam/decide/decision.js';

export type AssumeMechanism =
  'ASSUME_ROLE' | 'ASSUME_ROLE_WITH_SAML' | 'ASSUME_ROLE_WITH_WEB_IDENTITY' | 'SERVICE_ROLE';

/** A statement identified by its content, in whatever document it is. */
export interface StatementContent {
  readonly uid: string;
  /** Its number among statements with the same content, from 0. */
  readonly nth: number;
}

/**
 * A statement as a stored edge cites it: by document, because members of a policy set share its edges; for a guardrail,
 * by policy and the place it is attached to (`level`: `r-…`, `ou-…` or an account id). TRUST: the target role's trust
 * policy.
 */
export type StoredStatement = {
  readonly index: number;
  readonly sid?: string;
  readonly effect: Effect;
} & (
  | {
      readonly layer: 'IDENTITY' | 'PERMISSIONS_BOUNDARY' | 'TRUST';
      readonly documentHash: string;
      /** Set if policy sets with different documents share the edge: it finds the statement in the other documents. */
      readonly content?: StatementContent;
    }
  | {
      readonly layer: 'SERVICE_CONTROL' | 'RESOURCE_CONTROL';
      readonly policyUid: string;
      readonly level: string;
    }
);

export interface StoredCondition extends Omit<UnresolvedCondition, 'statement'> {
  readonly statement: StoredStatement;
}

/** The decision of the policy engine at import, and its reasons. */
interface DerivedDecision {
  readonly decision: Granted;
  readonly conditions: readonly StoredCondition[];
  readonly preconditions: readonly string[];
  readonly evidence: readonly StoredStatement[];
  /** Sentences about assumptions of the decision that AWS does not state clearly. */
  readonly caveats: readonly string[];
  readonly dataGaps: readonly DataGap[];
}

export interface AssumeRoleGrant extends DerivedDecision {
  readonly mechanism: AssumeMechanism;
  readonly crossAccount: boolean;
  /** If a role assumes: the only name of its session that the trust policy lets in. */
  readonly sessionName?: string;
}

/** What a change takes away from the principal that it gives more rights. */
export interface Taken {
  /** Hashes of documents that the principal does not have afterwards. */
  readonly fromItself: readonly string[];
  /** Hashes of those that nobody has afterwards, since the policy or group itself is changed. */
  readonly fromAll: readonly string[];
  /** Whose other rights a Deny, another boundary, other tags or another name may end. */
  readonly mayEnd: 'NONE' | 'ITS_OWN' | 'ANY';
}

/** One technique by which a principal takes over another. */
export interface EscalationAlternative extends DerivedDecision {
  readonly techniqueId: string;
  /** ARN of the policy, group, principal or workload that it changes or uses, if that is not the target. */
  readonly via?: string;
  /** If the principal changes itself first: what that takes away; missing: it only adds. */
  readonly takes?: Taken;
}

/** All ways from one principal to another, unconditional ones first. A root user as target means its whole account. */
export interface EscalationGrant {
  readonly decision: Granted;
  readonly alternatives: readonly EscalationAlternative[];
}

/** Administrative access of a principal to its account: it may change the permissions of every principal in it. */
export type Administration = Pick<DerivedDecision, 'decision' | 'conditions' | 'evidence'> &
  Partial<Pick<DerivedDecision, 'preconditions' | 'caveats'>>;
