/** The graph as the rest of the project sees it: what is in it. Reading: graphReader.ts; writing: graphWriter.ts. */
import type { ConditionController, DataGap, Decision, Effect } from '../../iam/decide/decision.js';
import type { SectionCompleteness } from './completeness.js';

// ── What is in it ──────────────────────────────────────────────────────────────────────────────────────────────────

export interface Account {
  readonly type: 'ACCOUNT';
  readonly accountId: string;
  readonly partition: string;
  /** False: known only because a policy names it. */
  readonly imported: boolean;
  /** Epoch milliseconds. */
  readonly importedAt?: number;
  readonly version: number;
  /** What the organization says of it, where one was imported that has it. */
  readonly organizationId?: string;
  readonly name?: string;
  readonly status?: string;
  readonly dataGaps: readonly DataGap[];
  /** Of the sections that its own imports speak of; missing: nothing of it was imported. */
  readonly completeness?: readonly SectionCompleteness[];
}

export interface Organization {
  readonly type: 'ORGANIZATION';
  /** `o-…`. */
  readonly organizationId: string;
  readonly arn: string;
  readonly managementAccountId: string;
  /** As AWS spells it. */
  readonly featureSet?: string;
  /** Missing: its roots were not collected (F-37). */
  readonly enabledPolicyTypes?: readonly string[];
  /** Epoch milliseconds. */
  readonly importedAt: number;
  readonly dataGaps: readonly DataGap[];
}

/** A root, or an organizational unit. */
export interface OrganizationalUnit {
  /** `r-…` or `ou-…`. */
  readonly unitId: string;
  readonly arn: string;
  readonly name: string;
  /** Missing: it is a root, or its place in the tree is not known (F-167). */
  readonly parentId?: string;
  /** Attached directly. */
  readonly serviceControlPolicyUids: readonly string[];
  readonly resourceControlPolicyUids: readonly string[];
}

export interface AccountCounts {
  readonly users: number;
  readonly roles: number;
  readonly groups: number;
  readonly managedPolicies: number;
  readonly instanceProfiles: number;
}

export type PrincipalKind =
  | 'USER'
  | 'ROLE'
  | 'ROOT'
  | 'SAML_PROVIDER'
  | 'OIDC_PROVIDER'
  | 'SERVICE'
  | 'ROLE_SESSION'
  /** Only named: of an account that was never imported, or deleted. */
  | 'EXTERNAL'
  | 'ANYONE';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

interface NamedPrincipal {
  readonly type: 'PRINCIPAL';
  /** An ARN, a service name, a built-in provider name, an AIDA…/AROA… id, or `*`. */
  readonly identifier: string;
  readonly name: string;
  readonly accountId?: string;
}

interface IamPrincipal extends NamedPrincipal {
  readonly accountId: string;
  readonly path: string;
  /** AIDA… or AROA…. */
  readonly uniqueId: string;
  readonly createdAt?: number;
  readonly tags: readonly Tag[];
  /** Missing: it has no administrative access. */
  readonly administration?: Administration;
}

export interface IamUser extends IamPrincipal {
  readonly kind: 'USER';
}

export interface IamRole extends IamPrincipal {
  readonly kind: 'ROLE';
  readonly serviceLinked: boolean;
  readonly lastUsedAt?: number;
  readonly lastUsedRegion?: string;
}

/** Principals that are known by name only. */
export interface OtherPrincipal extends NamedPrincipal {
  readonly kind: Exclude<PrincipalKind, 'USER' | 'ROLE'>;
}

export type Principal = IamUser | IamRole | OtherPrincipal;

export interface IamGroup {
  readonly type: 'GROUP';
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  readonly uniqueId: string;
  readonly accountId: string;
  readonly createdAt?: number;
}

export interface InstanceProfile {
  readonly type: 'INSTANCE_PROFILE';
  readonly arn: string;
  readonly name: string;
  readonly roleArn?: string;
}

/** By which credentials something uses a role: CODE hands them to the code that runs, SERVICE keeps them (section 12, †). */
export type RoleUse = 'CODE' | 'SERVICE';

/** Something that exists and runs as a role: an instance, a function, a task (F-123 to F-160). */
export interface Workload {
  readonly type: 'WORKLOAD';
  readonly arn: string;
  readonly accountId: string;
  /** Service and resource type, such as `ec2:instance`. */
  readonly kind: string;
  readonly name: string;
  /** As AWS spells it, where the input says one. */
  readonly state?: string;
  readonly instanceProfileArns: readonly string[];
  /** Names and ARNs of what it names and what no import of its account holds: roles, profiles, others that run (F-158). */
  readonly unresolved: readonly string[];
}

/** A role that a workload runs as, directly or through an instance profile. */
export interface WorkloadRole {
  /** Of another account it may be known by name only. */
  readonly role: Principal;
  readonly use: RoleUse;
  readonly instanceProfileArn?: string;
}

/** A workload that runs as a role. */
export interface RoleUser {
  readonly workload: Workload;
  readonly use: RoleUse;
  readonly instanceProfileArn?: string;
}

export interface AccessKey {
  /** AKIA…; missing: known from a credential report, which names none (F-119). */
  readonly id?: string;
  readonly status: 'ACTIVE' | 'INACTIVE' | 'EXPIRED';
  readonly createdAt?: number;
  readonly lastUsedAt?: number;
  readonly lastUsedRegion?: string;
  readonly lastUsedService?: string;
  /** A credential report says so (F-79). Without it and without `lastUsedAt` nothing is known of its use. */
  readonly neverUsed?: true;
}

/** What a user or root user signs in with; what is missing was not collected, or the input does not say (F-76 to F-89). */
export interface Credentials {
  readonly accessKeys?: readonly AccessKey[];
  readonly mfaActive?: boolean;
  readonly passwordEnabled?: boolean;
  readonly passwordLastUsedAt?: number;
  readonly passwordLastChangedAt?: number;
}

/** What an import says of a SAML or OIDC provider beyond its ARN (F-81 to F-83). */
export interface IdentityProvider {
  /** Of an OIDC provider: without scheme, as condition keys begin. */
  readonly url?: string;
  /** Audiences of an OIDC provider. */
  readonly clientIds?: readonly string[];
  readonly createdAt?: number;
  readonly validUntil?: number;
}

/** Something with a policy of its own, or of which a collection says that it has none (F-44 to F-75). */
export interface Resource {
  readonly type: 'RESOURCE';
  readonly arn: string;
  /** The owner, which the ARN of a bucket does not name (F-74, L-16). */
  readonly accountId: string;
  /** Of the ARN: `s3`, `sqs`, `es`. */
  readonly service: string;
  /** The first word of the ARN's resource part, where it has one: `key`, `function`. */
  readonly resourceType?: string;
  readonly name: string;
  /** Missing: not collected. */
  readonly tags?: readonly Tag[];
  /** NONE: looked at, and there is none (F-73). */
  readonly policyStatus: 'COLLECTED' | 'NONE' | 'NOT_COLLECTED';
  /** E-29b: of the bucket or its account; missing: not collected. */
  readonly restrictsPublicBuckets?: boolean;
  /** E-29a; missing: not collected. */
  readonly ignoresAcls?: boolean;
  /** E-68, of a bucket: policies see its tags. Missing: not collected. */
  readonly abacEnabled?: boolean;
}

/** A policy that a permission set refers to: by ARN, or by path and name in each account (F-101, F-102). */
export interface PermissionSetPolicy {
  readonly name: string;
  readonly arn?: string;
  readonly path?: string;
}

/** What Identity Center makes a role of in each account that it is assigned in. */
export interface PermissionSet {
  readonly type: 'PERMISSION_SET';
  readonly arn: string;
  /** Its id where it was not described. */
  readonly name: string;
  /** ARN. */
  readonly instanceArn: string;
  readonly description?: string;
  /** ISO 8601, `PT1H`. */
  readonly sessionDuration?: string;
  /** JSON. Missing also where it could not be understood. */
  readonly inlinePolicy?: string;
  readonly managedPolicies: readonly PermissionSetPolicy[];
  readonly customerManagedPolicies: readonly PermissionSetPolicy[];
  readonly permissionsBoundary?: PermissionSetPolicy;
  readonly dataGaps: readonly DataGap[];
}

/** A user or group of the identity store behind an instance of Identity Center: a person, and no principal of IAM. */
export interface IdentityCenterPrincipal {
  readonly type: 'IDENTITY_CENTER_PRINCIPAL';
  readonly uid: string;
  readonly kind: 'USER' | 'GROUP';
  /** As the identity store numbers it. */
  readonly principalId: string;
  /** Its id where its list was not collected. */
  readonly name: string;
}

export interface PermissionSetAssignment {
  readonly accountId: string;
  readonly principal: IdentityCenterPrincipal;
  /** Missing: no import holds the role (F-104). */
  readonly role?: IamRole;
}

export type PolicyKind =
  'MANAGED' | 'AWS_MANAGED' | 'INLINE' | 'TRUST' | 'RESOURCE' | 'SERVICE_CONTROL' | 'RESOURCE_CONTROL';

export interface Policy {
  readonly type: 'POLICY';
  /** ARN of a customer managed policy; for the others see `policyUid` in policyUid.ts. */
  readonly uid: string;
  readonly kind: PolicyKind;
  readonly name: string;
  readonly arn?: string;
  readonly accountId?: string;
  /** ARN of the user, role or group that an inline or trust policy is written into, or of the resource. */
  readonly ownerArn?: string;
  readonly description?: string;
  readonly defaultVersionId?: string;
  readonly versionCount?: number;
  readonly documentHash?: string;
  /** JSON. Missing: the export names the policy but does not hold it. */
  readonly documentText?: string;
  /** Why the document could not be understood, where it could not. */
  readonly quarantined?: string;
  /** The export lacks this policy of AWS: the document is that of Rolegraph's own copy, as of this day. */
  readonly dataPackage?: string;
}

/** Raw content of a trust policy, or of a resource's own: which statements name which principal. */
export interface TrustGrant {
  readonly principal: Principal;
  readonly statementIndexes: readonly number[];
}

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

/** How one principal may assume a role, as the policy engine found at import. */
export interface AssumeRoleGrant {
  readonly decision: Extract<Decision, 'ALLOWED' | 'CONDITIONAL'>;
  readonly mechanism: AssumeMechanism;
  readonly crossAccount: boolean;
  readonly conditions: readonly StoredCondition[];
  readonly preconditions: readonly string[];
  /** Of a role that assumes: the trust policy lets in its session of this name only. */
  readonly sessionName?: string;
  readonly evidence: readonly StoredStatement[];
  /** What it rests on and AWS does not state firmly; sentences. */
  readonly caveats: readonly string[];
  readonly dataGaps: readonly DataGap[];
}

/** One technique by which a principal reaches another, as the policy engine found at import. */
export interface EscalationAlternative {
  readonly techniqueId: string;
  readonly decision: Extract<Decision, 'ALLOWED' | 'CONDITIONAL'>;
  /** ARN of what it goes through where that is not the target: the policy, group, principal or workload it changes or uses. */
  readonly via?: string;
  readonly conditions: readonly StoredCondition[];
  readonly preconditions: readonly string[];
  readonly evidence: readonly StoredStatement[];
  /** As of `AssumeRoleGrant`. */
  readonly caveats: readonly string[];
  readonly dataGaps: readonly DataGap[];
}

/** All ways of one principal to another, strongest first; a root user as the target stands for all of its account. */
export interface EscalationGrant {
  readonly decision: Extract<Decision, 'ALLOWED' | 'CONDITIONAL'>;
  readonly ways: readonly EscalationAlternative[];
}

/** A principal has administrative access to its account: it may change what anybody in it may do. */
export interface Administration {
  readonly decision: Extract<Decision, 'ALLOWED' | 'CONDITIONAL'>;
  readonly conditions: readonly StoredCondition[];
  /** What else must hold and is no policy condition; missing: nothing. */
  readonly preconditions?: readonly string[];
  readonly evidence: readonly StoredStatement[];
  /** As of `AssumeRoleGrant`; missing: none. */
  readonly caveats?: readonly string[];
}

// ── What can go wrong ──────────────────────────────────────────────────────────────────────────────────────────────

/** The database cannot be reached, or refuses to work with us. The message says what to do. */
export class GraphUnavailable extends Error {
  override readonly name = 'GraphUnavailable';
}

/** The question took longer than it may. */
export class GraphTimeout extends Error {
  override readonly name = 'GraphTimeout';
}

/** Nobody waits for the answer any more, so that its reads were ended. */
export class QuestionAbandoned extends Error {
  override readonly name = 'QuestionAbandoned';
}

/** An account is larger than one transaction may be; the message names the setting to raise. */
export class ImportTooLarge extends Error {
  override readonly name = 'ImportTooLarge';
}
