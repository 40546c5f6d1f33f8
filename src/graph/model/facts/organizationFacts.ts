/** Organizations and instances of Identity Center, as an import writes them: references resolved, documents by content. */
import type { IdentityCenterPrincipal, Organization, PermissionSet, Policy } from '../graph.js';
import type { DocumentFact } from '../storedPolicies.js';

/** The two types of policies that limit what accounts may do (F-39). */
export type GuardrailType = 'serviceControl' | 'resourceControl';

/** E-19j. UNKNOWN: the roots were not collected, and nothing of the type is attached. */
export type GuardrailSwitch = 'ENABLED' | 'DISABLED' | 'UNKNOWN';

/** Something that policies are attached to. */
export interface TargetFact {
  /** `r-…`, `ou-…` or an account id. */
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  /** Types of which all that is attached here is known (F-41). */
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
  /** Principals of the services that it administers for the organization, sorted; missing: not known (F-33). */
  readonly delegatedServices?: readonly string[];
}

/** Without `documentHash`: attached, but its content was not collected (F-168). */
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
  readonly roots: readonly RootFact[];
  readonly units: readonly UnitFact[];
  readonly accounts: readonly MemberFact[];
  readonly policies: readonly GuardrailFact[];
  readonly attachments: readonly GuardrailAttachment[];
  readonly documents: ReadonlyMap<string, DocumentFact>;
}

/** `dataGaps`: what of it was not collected or not understood. */
export interface PermissionSetFact extends Omit<PermissionSet, 'type' | 'instanceArn' | 'inlinePolicy'> {
  readonly inlinePolicyHash?: string;
}

/** A user or a group of the identity store. */
export interface IdentityCenterPrincipalFact extends Omit<IdentityCenterPrincipal, 'type'> {
  /** Of a group: whether its members are known. */
  readonly membersCollected: boolean;
}

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
