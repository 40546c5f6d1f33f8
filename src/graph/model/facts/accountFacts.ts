/** One account, as an import writes it: every reference resolved, every document by content. */
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
  /** Hashes of its versions that do not count (F-16). */
  readonly otherVersions?: readonly string[];
}

/** What an import says of a principal itself; the rest is derived, or stands for all of its account. */
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
  /** Whom the trust policy names, with the statements that do. */
  readonly trusts: readonly Trust[];
  /** Principals of other accounts that conditions of a trust policy for `*` name: it may let in only these. */
  readonly singledOut: readonly string[];
}

export interface GroupFact extends Omit<IamGroup, 'type' | 'accountId'> {
  readonly policyUids: readonly string[];
}

export type InstanceProfileFact = Omit<InstanceProfile, 'type'>;

export interface WorkloadFact extends Omit<Workload, 'type' | 'accountId'> {
  /** Of its account those that the import holds, of others by ARN alone; each once, by ARN. */
  readonly roles: readonly { readonly arn: string; readonly use: RoleUse }[];
  /** ARNs of the objects that its code or template comes from; edges are derived with it, and it is not stored. */
  readonly codeFrom?: readonly string[];
}

export interface IdentityProviderFact extends IdentityProvider {
  readonly arn: string;
  readonly kind: 'SAML' | 'OIDC';
}

export interface PolicySetFact extends PolicySet {
  /**
   * Other accounts whose roles its identity policies may let its members assume, with `*` where they may name roles of
   * any; in order. Conditions, denials and boundaries are not looked at.
   */
  readonly mayAssumeIn: readonly string[];
}

/** Something with a policy of its own (F-44 to F-75). */
export interface ResourceFact extends Omit<Resource, 'type' | 'accountId'> {
  readonly policyHash?: string;
  /** Whom the policy names, with the statements that do. */
  readonly trusts: readonly Trust[];
  /** Some Allow is for `*`. */
  readonly allowsAnyone: boolean;
  /** Some Allow is for `*`, or for somebody of another account. */
  readonly namesOutsiders: boolean;
}

/** Where it was looked for what runs. */
export interface InventoriedKind {
  /** `*`: every kind. */
  readonly kind: string;
  /** Empty: of a global service. */
  readonly regions: readonly string[];
  /** Those of them of which what runs as no role is known too (G-12). */
  readonly wholeRegions: readonly string[];
}

/** Policies of AWS that an account's export lists, by uid: those that its principals hold, and others (F-11). */
export interface ListedPolicies {
  readonly policies: readonly PolicyFact[];
  /** Of those that nobody holds. */
  readonly documents: ReadonlyMap<string, DocumentFact>;
}

/** One account's export, normalized: every reference resolved, every document by content. */
export interface AccountFacts {
  readonly accountId: string;
  readonly partition: string;
  /** Hash of everything below: the same export has the same hash. */
  readonly contentHash: string;
  readonly users: readonly UserFact[];
  readonly roles: readonly RoleFact[];
  readonly groups: readonly GroupFact[];
  /** Its own, and those that its principals and groups hold. */
  readonly policies: readonly PolicyFact[];
  readonly instanceProfiles: readonly InstanceProfileFact[];
  readonly resources: readonly ResourceFact[];
  readonly workloads: readonly WorkloadFact[];
  readonly identityProviders: readonly IdentityProviderFact[];
  /** Of the root user. */
  readonly rootCredentials?: Credentials;
  readonly completeness: readonly SectionCompleteness[];
  readonly inventory: readonly InventoriedKind[];
  /** False: nothing of the account's users, groups, roles and policies was ever collected. */
  readonly principalsCollected: boolean;
  readonly policySets: readonly PolicySetFact[];
  /** Not in the `contentHash`: where the pages of an export are cut can decide which account lists what. */
  readonly listed: ListedPolicies;
  readonly documents: ReadonlyMap<string, DocumentFact>;
  /** Of `otherVersions`, which nobody holds: they are not stored. */
  readonly versionDocuments: ReadonlyMap<string, StoredDocument>;
  readonly dataGaps: readonly DataGap[];
  /** Those of them that can hide what its principals may do, or whom its roles let in. */
  readonly principalGaps: readonly DataGap[];
  /** ARNs of roles whose trust policy could not be understood: whom they let in is not known (E-79). */
  readonly unreadTrusts: readonly string[];
  /** ARNs of identity providers that its roles trust and that it is known not to have (E-47a). */
  readonly missingProviders: readonly string[];
}
