/** What the engine answers: the vocabulary of decisions, layers and evidence. */

export type Decision = 'ALLOWED' | 'CONDITIONAL' | 'IMPLICIT_DENY' | 'EXPLICIT_DENY' | 'UNKNOWN';

/** Of what is allowed, for certain or under conditions. */
export type Granted = Extract<Decision, 'ALLOWED' | 'CONDITIONAL'>;

export const isGranted = (decision: Decision): decision is Granted =>
  decision === 'ALLOWED' || decision === 'CONDITIONAL';

/** For certain: what is not known is not. */
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

/** One statement of one policy that had a part in the decision (U-10). */
export interface StatementMatch {
  /** `AppliedPolicy.id`. */
  readonly policyId: string;
  readonly layer: LayerKind;
  /** Of a guardrail: where it is attached, `r-…`, `ou-…` or an account id. */
  readonly level?: string;
  readonly statementIndex: number;
  readonly sid?: string;
  readonly effect: Effect;
}

/** Who can decide the value of a context key (U-1). */
export type ConditionController = 'CALLER' | 'ENVIRONMENT' | 'OTHER_PARTY';

/** A test on an unknown key that the answer hangs on: an Allow's has to hold, a Deny's has to fail (U-6). */
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
  /** Why, where the outcome alone does not say it. */
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
  /** One of AWS's own, which the export names but does not hold: a dated copy of it was used. */
  | 'POLICY_FROM_DATA_PACKAGE'
  | 'EXPORT_INCOMPLETE'
  /** A collection could not read something of the account. */
  | 'COLLECTION_INCOMPLETE'
  /** Edges of an account are still those from before its organization changed. */
  | 'DERIVATION_PENDING'
  | 'COMPUTE_NOT_IMPORTED'
  /** Sessions of a role can be given other tags than the role has. */
  | 'SESSION_TAGS_NOT_FOLLOWED'
  | 'PRINCIPAL_DELETED'
  /** Whoever asks may know of some accounts only. */
  | 'LIMITED_BY_SCOPE';

/** Something that was not imported and that could change the answer (U-9). */
export interface DataGap {
  readonly kind: DataGapKind;
  readonly accountId?: string;
  readonly message: string;
}

export interface ContextEntry {
  readonly key: string;
  readonly values: readonly string[];
}

export interface AccessEvaluation {
  readonly decision: Decision;
  /** U-2a: some assignment of the CALLER keys allows it whatever the other unknown keys are. */
  readonly callerCanSatisfy: boolean;
  readonly layers: readonly LayerVerdict[];
  readonly determiningStatements: readonly StatementMatch[];
  /** A smallest set that suffices; empty unless CONDITIONAL. */
  readonly conditions: readonly UnresolvedCondition[];
  /** What else must hold and is no policy condition (E-27c, U-9c): clauses that complete "if …". */
  readonly preconditions: readonly string[];
  /** What this answer rests on and is not firm: rules that AWS does not state firmly, and the clock (E-93). */
  readonly caveats: readonly string[];
  readonly dataGaps: readonly DataGap[];
  /** The answer could not be worked out exactly (U-7). */
  readonly approximate: boolean;
  /** What is told takes a session of a name that an Allow names; there may be other ways. */
  readonly namesSession?: true;
  /** Set where a rule of the service itself decided, and no policy can change it (E-6, E-7, E-16, E-34a). */
  readonly serviceRule?: string;
  /** For CONDITIONAL: a context that makes it ALLOWED, where one was found. */
  readonly exampleContext?: readonly ContextEntry[];
}
