/** Facts of organizations and Identity Center instances, as an import writes them: normalized, documents by content. */
import type { IdentityCenterPrincipal, Organization, PermissionSet, Policy } from '../graph.js';
import type { DocumentFact } from '../storedPolicies.js';

/** The two types of policies that limit what accounts may do (F-39). */
export type GuardrailType = 'serviceControl' | 'resourceControl';

/** Whether a policy type is enabled (E-19j). UNKNOWN: roots not collected, and no policy of the type attached. */
export type GuardrailSwitch = 'ENABLED' | 'DISABLED' | 'UNKNOWN';

/** A root, organizational unit or account, to which policies can be attached. */
export interface TargetFact {
  /** `r-…`, `ou-…` or an account id. */
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  /** Policy types for which every policy attached here is known (F-41). */
  readonly guardrailsCollected: readonly GuardrailType[];
}

export interface RootFact extends TargetFact {
  readonly enabledPolicyTypes?: readonly string[];
}

export interface UnitFact extends TargetFact {
  /** Missing: its place in the tree is not known (F-167). */
  readonly parentId?: string;
}

export interface MemberFact extends UnitFact {
  /** As AWS spells it. */
  readonly status: string;
  readonly joinedAt?: number;
  /** Principals of services that the account administers for the organization, sorted; missing: not known (F-33). */
  readonly delegatedServices?: readonly string[];
}

/** An SCP or RCP. Without `documentHash` it is attached, but its content was not collected (F-168). */
export interface GuardrailFact extends Pick<Policy, 'uid' | 'name' | 'arn' | 'description' | 'documentHash'> {
  readonly policyId: string;
  readonly kind: 'SERVICE_CONTROL' | 'RESOURCE_CONTROL';
}

export interface GuardrailAttachment {
  readonly targetId: string;
  readonly policyUid: string;
  readonly type: GuardrailType;
}

export interface OrganizationFacts extends Omit<Organization, 'type' | 'importedAt'> {
  readonly partition: string;
  readonly guardrails: Readonly<Record<GuardrailType, GuardrailSwitch>>;
  /** Hash of everything else: the same organization has the same hash. */
  readonly contentHash: string;
  /** Whether lists were imported that hold all of its accounts (F-41). */
  readonly areAccountsKnown: boolean;
  readonly roots: readonly RootFact[];
  readonly units: readonly UnitFact[];
  readonly accounts: readonly MemberFact[];
  readonly policies: readonly GuardrailFact[];
  readonly attachments: readonly GuardrailAttachment[];
  readonly documents: ReadonlyMap<string, DocumentFact>;
}

/** A permission set. `dataGaps`: parts that were not collected or could not be parsed. */
export interface PermissionSetFact extends Omit<PermissionSet, 'type' | 'instanceArn' | 'inlinePolicy'> {
  readonly inlinePolicyHash?: string;
}

/** A user or a group of the identity store. */
export type IdentityCenterPrincipalFact = Omit<IdentityCenterPrincipal, 'type'>;

export interface MembershipFact {
  readonly groupUid: string;
  readonly userUid: string;
}

export interface AssignmentFact {
  readonly principalUid: string;
  readonly permissionSetArn: string;
  readonly accountId: string;
}

export interface IdentityCenterFacts {
  /** ARN. */
  readonly instanceArn: string;
  readonly identityStoreId?: string;
  readonly ownerAccountId?: string;
  readonly name?: string;
  /** Hash of everything below: the same instance has the same hash. */
  readonly contentHash: string;
  readonly permissionSets: readonly PermissionSetFact[];
  readonly principals: readonly IdentityCenterPrincipalFact[];
  readonly memberships: readonly MembershipFact[];
  readonly assignments: readonly AssignmentFact[];
  readonly documents: ReadonlyMap<string, DocumentFact>;
}
