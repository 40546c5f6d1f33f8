/** Types of the engine's answers: decisions, layers and evidence. */

export type Decision = 'ALLOWED' | 'CONDITIONAL' | 'IMPLICIT_DENY' | 'EXPLICIT_DENY' | 'UNKNOWN';

/** A decision that allows, certainly or under conditions. */
export type Granted = Extract<Decision, 'ALLOWED' | 'CONDITIONAL'>;

export const isGranted = (decision: Decision): decision is Granted =>
  decision === 'ALLOWED' || decision === 'CONDITIONAL';

interface Decided {
  readonly decision: Granted;
}

/** Returns 0 for ALLOWED and 1 for CONDITIONAL, so that the stronger decision sorts first. */
export const strengthRank = ({ decision }: Decided): number => (decision === 'ALLOWED' ? 0 : 1);

export const strongestFirst = <T extends Decided>(decided: readonly T[]): readonly T[] =>
  decided.toSorted((a, b) => strengthRank(a) - strengthRank(b));

/** Whether the request is certainly denied; UNKNOWN does not count. */
export const isDenied = ({ decision }: { readonly decision: Decision }): boolean =>
  decision === 'IMPLICIT_DENY' || decision === 'EXPLICIT_DENY';

export type Effect = 'ALLOW' | 'DENY';

export type LayerKind =
  | 'IDENTITY'
  | 'PERMISSIONS_BOUNDARY'
  | 'SESSION'
  | 'SERVICE_CONTROL'
  | 'RESOURCE_CONTROL'
  | 'RESOURCE'
  | 'TRUST'
  | 'ENDPOINT';

/** A statement of a policy that took part in the decision (U-10). */
export interface StatementMatch {
  /** `AppliedPolicy.id`. */
  readonly policyId: string;
  readonly layer: LayerKind;
  /** Where a guardrail is attached: `r-…`, `ou-…` or an account id. */
  readonly level?: string;
  readonly statementIndex: number;
  readonly sid?: string;
  readonly effect: Effect;
}

/** Who controls the value of a context key (U-1). */
export type ConditionController = 'CALLER' | 'ENVIRONMENT' | 'OTHER_PARTY';

/** A test on an unknown key that the answer depends on: an Allow's has to hold, a Deny's has to fail (U-6). */
export interface UnresolvedCondition {
  readonly operator: string;
  /** As the policy spells it. */
  readonly key: string;
  readonly values: readonly string[];
  readonly effect: Effect;
  readonly controlledBy: ConditionController;
  readonly statement: StatementMatch;
}

export type LayerOutcome =
  | 'ALLOWS'
  | 'DENIES'
  | 'NO_ALLOW'
  | 'CONDITIONAL'
  | 'UNKNOWN'
  /** The layer does not limit this request: exempt, absent, or replaced by a direct grant. */
  | 'NOT_APPLICABLE';

export interface LayerVerdict {
  readonly layer: LayerKind;
  /** For guardrails: the root, OU or account whose policies these are, `r-…`, `ou-…` or an account id. */
  readonly level?: string;
  readonly levelName?: string;
  readonly outcome: LayerOutcome;
  readonly statements: readonly StatementMatch[];
  /** The reason, if the outcome alone does not show it. */
  readonly note?: string;
}

export type DataGapKind =
  | 'NOTHING_IMPORTED'
  | 'ACCOUNT_NOT_IMPORTED'
  | 'ORGANIZATION_NOT_IMPORTED'
  | 'RESOURCE_POLICY_NOT_IMPORTED'
  | 'RESOURCE_OWNER_UNKNOWN'
  | 'PERMISSIONS_BOUNDARY_NOT_IMPORTED'
  | 'GROUP_NOT_IMPORTED'
  | 'POLICY_NOT_IMPORTED'
  | 'POLICY_QUARANTINED'
  /** The export names an AWS managed policy but lacks it: Rolegraph's own dated copy was used. */
  | 'POLICY_FROM_DATA_PACKAGE'
  | 'EXPORT_INCOMPLETE'
  /** A collection could not read something of the account. */
  | 'COLLECTION_INCOMPLETE'
  /** Edges of an account are still those derived before its organization changed. */
  | 'DERIVATION_PENDING'
  | 'COMPUTE_NOT_IMPORTED'
  /** Sessions of a role can have other tags than the role. */
  | 'SESSION_TAGS_NOT_FOLLOWED'
  /** What the administrators of an account come to in others by a service that it administers for the organization. */
  | 'DELEGATION_NOT_FOLLOWED'
  | 'PRINCIPAL_DELETED'
  /** The caller of the API may see only some accounts. */
  | 'LIMITED_BY_SCOPE';

/** Missing data that could change the answer (U-9). */
export interface DataGap {
  readonly kind: DataGapKind;
  readonly accountId?: string;
  readonly message: string;
  /** The gaps of single accounts that it sums up. */
  readonly insteadOf?: readonly DataGap[];
}

export interface ContextEntry {
  readonly key: string;
  readonly values: readonly string[];
}

export interface AccessEvaluation {
  readonly decision: Decision;
  /** Whether some values of the CALLER keys allow it, whatever the other unknown keys are (U-2a). */
  readonly callerCanSatisfy: boolean;
  readonly layers: readonly LayerVerdict[];
  readonly determiningStatements: readonly StatementMatch[];
  /** A smallest sufficient set; empty unless CONDITIONAL. */
  readonly conditions: readonly UnresolvedCondition[];
  /** Requirements other than policy conditions (E-27c, U-9c): clauses that complete "if …". */
  readonly preconditions: readonly string[];
  /** Assumptions of the answer: rules that AWS does not state clearly, and the clock (E-93). */
  readonly caveats: readonly string[];
  readonly dataGaps: readonly DataGap[];
  /** Whether the answer could not be computed exactly (U-7). */
  readonly approximate: boolean;
  /** Set if the conditions need a session with a name that an Allow has; there may be other ways. */
  readonly namesSession?: true;
  /** Set if a rule of the service itself decided, which no policy can change (E-6, E-7, E-16, E-34a). */
  readonly serviceRule?: string;
  /** For CONDITIONAL: a context that makes it ALLOWED, if one was found. */
  readonly exampleContext?: readonly ContextEntry[];
}
