/** Facts of one account, as an import writes them. */
import type { DataGap } from '../../../iam/decide/decision.js';
import type { SectionCompleteness } from '../completeness.js';
import type {
  Credentials,
  IamGroup,
  IamRole,
  IamUser,
  IdentityProvider,
  InstanceProfile,
  Policy,
  Resource,
  RoleUse,
  Workload,
} from '../graph.js';
import type { DocumentFact, PolicySet, StoredDocument } from '../storedPolicies.js';

export interface PolicyFact extends Omit<Policy, 'type' | 'accountId' | 'documentText' | 'quarantined'> {
  readonly kind: 'MANAGED' | 'AWS_MANAGED' | 'INLINE';
  readonly path?: string;
  readonly uniqueId?: string;
  readonly createdAt?: number;
  readonly updatedAt?: number;
  /** Hashes of its versions that are not in effect (F-16). */
  readonly otherVersions?: readonly string[];
}

/** Fields of a principal that an import has for it. The others are derived, or follow from its list and account. */
type Imported<T extends IamUser | IamRole> = Omit<
  T,
  'type' | 'kind' | 'identifier' | 'accountId' | 'administration'
>;

interface PrincipalReferences {
  readonly arn: string;
  readonly policyUids: readonly string[];
  readonly boundaryUid?: string;
  readonly policySetUid: string;
}

export interface UserFact extends Imported<IamUser>, PrincipalReferences {
  readonly groupArns: readonly string[];
  readonly missingGroups: readonly string[];
  readonly credentials?: Credentials;
}

export interface Trust {
  readonly identifier: string;
  readonly statementIndexes: readonly number[];
}

export interface RoleFact extends Imported<IamRole>, PrincipalReferences {
  readonly trustHash: string;
  /** Principals that the trust policy names, with the statements that name them. */
  readonly trusts: readonly Trust[];
  /** Principals of other accounts that conditions of a trust policy for `*` name: it may let in only these. */
  readonly singledOut: readonly string[];
}

export interface GroupFact extends Omit<IamGroup, 'type' | 'accountId'> {
  readonly policyUids: readonly string[];
}

export type InstanceProfileFact = Omit<InstanceProfile, 'type'>;

export interface WorkloadFact extends Omit<Workload, 'type' | 'accountId'> {
  /** Roles of its account if the import has them, and roles of other accounts by ARN alone; no duplicates, by ARN. */
  readonly roles: readonly { readonly arn: string; readonly use: RoleUse }[];
  /** ARNs of the objects that hold its code or template. Used to derive edges; stored with the account alone. */
  readonly codeFrom?: readonly string[];
}

/** Whether what it takes from a bucket is the template of a stack, and not code. */
export const takesTemplate = ({ kind }: Pick<WorkloadFact, 'kind'>): boolean =>
  kind === 'cloudformation:stack';

export interface IdentityProviderFact extends IdentityProvider {
  readonly arn: string;
  readonly kind: 'SAML' | 'OIDC';
}

export interface PolicySetFact extends PolicySet {
  /**
   * Other accounts whose roles its identity policies may let its members assume, sorted; `*`: of any account. Ignores
   * conditions, denials and boundaries.
   */
  readonly mayAssumeIn: readonly string[];
}

/** A resource that can have its own policy (F-44 to F-75). */
export interface ResourceFact extends Omit<Resource, 'type' | 'accountId'> {
  readonly policyHash?: string;
  /** Principals that the policy names, with the statements that name them. */
  readonly trusts: readonly Trust[];
  /**
   * Users, roles and sessions that its conditions name, or a Deny for all others leaves out (E-22g, E-25b); and of other
   * accounts, or `*`, the root user, where it lets these in and tells their principals apart (G-8).
   */
  readonly singledOut: readonly string[];
  /** Whether some Allow is for `*`. */
  readonly allowsAnyone: boolean;
  /** Whether some Allow is for `*` or another account, or no policy closes the resource to them (E-102, E-104). */
  readonly namesOutsiders: boolean;
  /** Whether its policy, or what lets in others besides, was not imported or not understood. */
  readonly exposureUnknown: boolean;
}

/** The regions in which a collection looked for workloads of one kind. */
export interface InventoriedKind {
  /** `*`: every kind. */
  readonly kind: string;
  /** Empty for a global service. */
  readonly regions: readonly string[];
  /** Those of the regions in which workloads without a role are known too (G-12). */
  readonly wholeRegions: readonly string[];
}

/** One account's normalized export: references are resolved, and documents are identified by content. */
export interface AccountFacts {
  readonly accountId: string;
  readonly partition: string;
  /**
   * Hash of everything below, where documents count by their hashes, and of what that may hide (`hashedBesideFacts`):
   * the same export has the same hash.
   */
  readonly contentHash: string;
  /** Hash of everything below but times and last uses: where it is the same, the same edges are derived. */
  readonly derivationHash: string;
  readonly users: readonly UserFact[];
  readonly roles: readonly RoleFact[];
  readonly groups: readonly GroupFact[];
  /** Policies of the account, and those that its principals and groups hold. */
  readonly policies: readonly PolicyFact[];
  readonly instanceProfiles: readonly InstanceProfileFact[];
  readonly resources: readonly ResourceFact[];
  readonly workloads: readonly WorkloadFact[];
  readonly identityProviders: readonly IdentityProviderFact[];
  /** Credentials of the root user. */
  readonly rootCredentials?: Credentials;
  readonly completeness: readonly SectionCompleteness[];
  readonly inventory: readonly InventoriedKind[];
  /** Regions that the account has enabled, or in which something could not be read. Missing: only default ones are known. */
  readonly regions?: readonly string[];
  /** False: no import ever had users, groups, roles or policies of the account. */
  readonly principalsCollected: boolean;
  readonly policySets: readonly PolicySetFact[];
  readonly documents: ReadonlyMap<string, DocumentFact>;
  /** Documents of `otherVersions`. They are not in effect, so they are not stored. */
  readonly versionDocuments: ReadonlyMap<string, StoredDocument>;
  readonly dataGaps: readonly DataGap[];
  /** Those of `dataGaps` that can hide permissions of its principals, or principals that its roles trust. */
  readonly principalGaps: readonly DataGap[];
  /** ARNs of roles whose trust policy could not be parsed, so that it is not known who may assume them (E-79). */
  readonly unreadTrusts: readonly string[];
  /** ARNs of identity providers that its roles trust and that the account is known not to have (E-47a). */
  readonly missingProviders: readonly string[];
}
