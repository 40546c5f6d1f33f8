/** One account as techniques see it: its principals, what they hold, what runs in it, and whose policies guard it. */
import type { Clock } from '../../iam/decide/request.js';
import type { AppliedPolicy, PolicyLayers } from '../../iam/decide/layers.js';
import type { OrganizationMembership, RequestPrincipal } from '../../iam/decide/request.js';
import type { ChangedIdentity } from '../../graph/model/storedPolicies.js';
import type { KnownContext } from './caller.js';
import type { Verdict } from '../apply/verdict.js';

interface Holder {
  readonly arn: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  /** Own policies, without those of groups. */
  readonly policyUids: readonly string[];
  readonly boundaryUid?: string;
  readonly policySetUid: string;
}

export interface User extends Holder {
  readonly groupArns: readonly string[];
  readonly credentials?: {
    readonly accessKeys?: readonly { readonly id?: string }[];
    readonly mfaActive?: boolean;
    readonly passwordEnabled?: boolean;
  };
}

export interface Role extends Holder {
  readonly path: string;
  readonly serviceLinked: boolean;
  readonly trustHash: string;
  readonly trusts: readonly { readonly identifier: string }[];
}

export interface AccountGroup {
  readonly arn: string;
  readonly policyUids: readonly string[];
}

export interface AccountPolicy {
  readonly uid: string;
  readonly kind: 'MANAGED' | 'AWS_MANAGED' | 'INLINE';
  readonly arn?: string;
  readonly versionCount?: number;
  readonly documentHash?: string;
}

export interface AccountWorkload {
  readonly arn: string;
  readonly kind: string;
  readonly roles: readonly { readonly arn: string; readonly use: 'CODE' | 'SERVICE' }[];
  readonly instanceProfileArns: readonly string[];
  /** What else it runs as, which no import of the account holds. */
  readonly unresolved: readonly string[];
  /** ARNs of the objects that its code or template comes from; missing: nothing says so (G-17). */
  readonly codeFrom?: readonly string[];
}

export interface AccountContents {
  readonly accountId: string;
  readonly partition: string;
  readonly users: readonly User[];
  readonly roles: readonly Role[];
  readonly groups: readonly AccountGroup[];
  readonly policies: readonly AccountPolicy[];
  readonly instanceProfiles: readonly { readonly arn: string; readonly roleArn?: string }[];
  readonly workloads: readonly AccountWorkload[];
  /** What was collected, section by section. */
  readonly completeness: readonly { readonly section: string; readonly status: string }[];
}

/** Users or roles with the same policies: what is asked for any of them. */
export interface AccountPolicySet {
  readonly uid: string;
  readonly kind: 'USER' | 'ROLE';
  readonly identityHashes: readonly string[];
  readonly partial: boolean;
  readonly boundary:
    | { readonly status: 'NONE' | 'NOT_COLLECTED' }
    | { readonly status: 'COLLECTED'; readonly documentHash: string };
  /** ARNs. */
  readonly members: readonly string[];
  /** Any member, as long as nothing names it. */
  readonly anyMember: RequestPrincipal;
}

/** What a user or role has, or would have. */
export interface Rights extends ChangedIdentity {
  readonly kind: 'USER' | 'ROLE';
  readonly hashes: readonly string[];
  readonly partial: boolean;
  readonly boundary: AccountPolicySet['boundary'];
  /** Of its requests. */
  readonly knownContext?: KnownContext;
}

/** Roles that are assumed already, by ARN (E-37). */
export interface Assumptions {
  keys(): Iterable<string>;
  get(roleArn: string): Verdict | undefined;
}

/** Another account of an organization, with what guards it. */
export interface ManagedAccount {
  readonly accountId: string;
  readonly organization?: OrganizationMembership;
  readonly guardrails: Pick<PolicyLayers, 'serviceControl' | 'resourceControl'>;
}

/** What an account manages, or administers Identity Center for. */
export interface AdministeredOrganization {
  /** It is not the management account, so that guardrails bind it (E-19e). */
  readonly isDelegated: boolean;
  /** Without the account itself and the management account. */
  readonly accounts: readonly ManagedAccount[];
  readonly hasIdentityCenter: boolean;
  /** ARNs of roles that Identity Center made, in the account itself and in these. */
  readonly permissionSetRoles: readonly string[];
}

/** Uid, for what is asked of sets, of users or roles that are still to be made. */
export const madeAnew = (kind: AccountPolicySet['kind']): string => `made ${kind}`;

/** The same of all whom some policy names. */
export const namedAnywhere = (kind: AccountPolicySet['kind']): string => `named ${kind}`;

/** What is around an account's own lists. */
export interface AccountContext {
  readonly policySets: readonly AccountPolicySet[];
  readonly principalOf: (arn: string) => RequestPrincipal;
  readonly guardrails: Pick<PolicyLayers, 'serviceControl' | 'resourceControl'>;
  readonly organization?: OrganizationMembership;
  /** Of the account's organization; missing: no imported organization has the account. */
  readonly managementAccountId?: string;
  /** Principals of the services that it administers for its organization; missing: not known. */
  readonly delegatedServices?: readonly string[];
  /** Where it is the management account itself, or administers Identity Center: what follows from that. */
  readonly manages?: AdministeredOrganization;
  readonly identityDocument: (hash: string) => AppliedPolicy;
  readonly trustDocument: (hash: string) => AppliedPolicy;
  /** Whether a document is in force somewhere, so that its statements can be cited. */
  readonly isStored: (hash: string) => boolean;
  /** A trust policy or the policy of a resource, of any account, names the user or role, or a session of the role. */
  readonly isNamed: (arn: string) => boolean;
  /** Hash of the document of a policy of AWS's that nobody of the account has; undefined: it is not known. */
  readonly packagedDocument: (policyArn: string) => string | undefined;
  /** Of a customer managed policy: those of its versions that do not count, by hash of their documents. */
  readonly otherVersions: (policyUid: string) => readonly string[];
  /** By uid of a policy set or ARN of a principal. */
  readonly assumptions: (source: string) => Assumptions;
  /** The same for the members of a policy set, had they these rights. */
  readonly assumptionsWith: (policySetUid: string, rights: Rights) => (source: string) => Assumptions;
  /** Of roles of other accounts, for whoever is made anew and for all who are named or meant there. */
  readonly assumptionsElsewhereWith: AccountContext['assumptionsWith'];
  /** Named, or meant by a condition of a trust policy of another account; of a pattern one stands for all. */
  readonly isMeantElsewhere: (arn: string) => boolean;
  /**
   * The policy of a resource, or the trust policy of another account's role that lets in somebody, reads tags of who asks. For
   * questions, which may be about resources of other accounts, it is taken to.
   */
  readonly asksForTagsElsewhere: () => boolean;
  /** The same of names (G-32): ARNs and patterns of ARNs that these policies compare who asks with. */
  readonly namesAskedFor: () => {
    readonly byRoles: readonly string[];
    readonly byResources: readonly string[];
  };
  /** By ARN of a function: its policy, as far as that denies something, or may where nobody understands it (G-24). */
  readonly denyingPolicies: ReadonlyMap<string, AppliedPolicy>;
  /** The policy of a function or repository of another account names the account, somebody of it, or anyone (G-13). */
  readonly isNamedByCode: boolean;
  /** Regions in which nobody looked what of this kind runs; `*`: any. */
  readonly unseenRegions: (kind: string) => readonly string[];
  /** The same of what may run as no role (G-12). */
  readonly unlistedRegions: (kind: string) => readonly string[];
  /** E-93: what is known of the times of requests. */
  readonly clock: Clock | undefined;
}
