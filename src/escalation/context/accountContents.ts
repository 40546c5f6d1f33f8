/** Describes an account for techniques: its principals and their policies, what runs in it, and its guardrails. */
import type { Clock, OrganizationMembership, RequestPrincipal } from '../../iam/decide/request.js';
import type { AppliedPolicy, PolicyLayers } from '../../iam/decide/layers.js';
import type { Work } from '../../graph/contract/turns.js';
import { permissionSetRole } from '../../graph/model/principals/permissionSetRole.js';
import type { ChangedIdentity, PolicySet } from '../../graph/model/storedPolicies.js';
import type { KnownContext } from './caller.js';
import type { Verdict } from '../apply/verdict.js';

/** Techniques see an account as its import left it. */
export type {
  AccountFacts as AccountContents,
  GroupFact as AccountGroup,
  PolicyFact as AccountPolicy,
  RoleFact as Role,
  UserFact as User,
  WorkloadFact as AccountWorkload,
} from '../../graph/model/facts/accountFacts.js';

/** Users or roles with the same policies, judged together. */
export interface AccountPolicySet extends Pick<
  PolicySet,
  'uid' | 'kind' | 'identityHashes' | 'partial' | 'boundary'
> {
  /** ARNs. */
  readonly members: readonly string[];
  /** Any member that no policy names. */
  readonly anyMember: RequestPrincipal;
}

/** Whether all members are roles of permission sets, by which nobody but users of Identity Center signs in. */
export const isOfPermissionSet = ({ members }: AccountPolicySet): boolean =>
  members.length > 0 && members.every((arn) => permissionSetRole(arn) !== undefined);

/** The rights that a user or role has, or would have. */
export interface Rights extends ChangedIdentity {
  readonly kind: 'USER' | 'ROLE';
  readonly hashes: readonly string[];
  readonly partial: boolean;
  readonly boundary: AccountPolicySet['boundary'];
  /** Only these roles are asked, and they have whatever tags policies ask for (G-20). */
  readonly rolesOfAnyTags?: ReadonlySet<string>;
  readonly knownContext?: KnownContext;
}

/** The roles that a principal can already assume, by ARN (E-37). */
export interface Assumptions {
  keys(): Iterable<string>;
  get(roleArn: string): Verdict | undefined;
}

/** Another account of the organization, and its guardrails. */
export interface ManagedAccount {
  readonly accountId: string;
  readonly organization?: OrganizationMembership;
  readonly guardrails: Pick<PolicyLayers, 'serviceControl' | 'resourceControl'>;
}

/** What an account manages, or administers Identity Center for. */
export interface AdministeredOrganization {
  /** It is not the management account, so guardrails apply to it (E-19e). */
  readonly isDelegated: boolean;
  /** All accounts but this one and the management account. */
  readonly accounts: readonly ManagedAccount[];
  readonly hasIdentityCenter: boolean;
  /** ARNs of roles that Identity Center made in this account and in these. */
  readonly permissionSetRoles: readonly string[];
}

/** Returns the uid of the set of new users or roles. */
export const uidOfNewPrincipals = (kind: AccountPolicySet['kind']): string => `made ${kind}`;

/** Returns the uid of the set of users or roles that some policy names. */
export const uidOfNamedPrincipals = (kind: AccountPolicySet['kind']): string => `named ${kind}`;

/** What techniques need besides an account's own lists. */
export interface AccountContext {
  readonly policySets: readonly AccountPolicySet[];
  readonly principalOf: (arn: string) => RequestPrincipal;
  readonly guardrails: Pick<PolicyLayers, 'serviceControl' | 'resourceControl'>;
  readonly organization?: OrganizationMembership;
  /** The management account of the organization; missing: no imported organization has the account. */
  readonly managementAccountId?: string;
  /** Principals of services that the account administers for its organization; missing: not known. */
  readonly delegatedServices?: readonly string[];
  /** What it manages, if it is the management account or administers Identity Center. */
  readonly manages?: AdministeredOrganization;
  readonly identityDocument: (hash: string) => AppliedPolicy;
  readonly trustDocument: (hash: string) => AppliedPolicy;
  /** Whether the document is in force somewhere, so that its statements can be cited. */
  readonly isStored: (hash: string) => boolean;
  /** Whether a trust policy or resource policy of any account names the user or role, or a session of the role. */
  readonly isNamed: (arn: string) => boolean;
  /** The policies of the account's resources, as far as they depend on who the caller is. */
  readonly resourcesAskWho: () => readonly AppliedPolicy[];
  /** The hash of an AWS policy that no principal of the account has; undefined: not known. */
  readonly packagedDocument: (policyArn: string) => string | undefined;
  /**
   * The hash of what any of the documents allows, and all of them deny; of one alone, of what it allows. Undefined: one of
   * them cannot be read.
   */
  readonly looserDocument: (...hashes: readonly string[]) => string | undefined;
  /** The hashes of the versions of a customer managed policy that are not the default. */
  readonly otherVersions: (policyUid: string) => readonly string[];
  /** What a principal can assume, by uid of a policy set or ARN of a principal. */
  readonly assumptions: (source: string) => Assumptions;
  /** The same for members of a policy set with other rights. */
  readonly assumptionsWith: (policySetUid: string, rights: Rights) => (source: string) => Assumptions;
  /** The same for these roles of other accounts: for new principals, and for all that are named or meant there. */
  readonly assumptionsElsewhereWith: (
    policySetUid: string,
    rights: Rights,
    roleArns: ReadonlySet<string>,
  ) => Work<(source: string) => Assumptions>;
  /** ARNs of the roles of other accounts that name a principal of the account, or anyone. */
  readonly rolesElsewhere: () => readonly string[];
  /** Those of them whose trust policy, or a resource control policy over them, reads their tags. */
  readonly rolesElsewhereByTags: () => readonly string[];
  /** Whether another account's trust policy names it or means it by a condition; one stands for all of a pattern. */
  readonly isMeantElsewhere: (arn: string) => boolean;
  /**
   * Whether a resource policy, or the trust policy of another account's role, reads tags of the caller. True for
   * questions, which may be about resources of other accounts.
   */
  readonly asksForTagsElsewhere: () => boolean;
  /** ARNs and patterns of ARNs that these policies compare the caller with (G-32). */
  readonly namesInConditions: () => {
    readonly byRoles: readonly string[];
    readonly byResources: readonly string[];
  };
  /** By ARN of a function: the Denies of its policy, or all of it where it cannot be read (G-24). */
  readonly denyingPolicies: ReadonlyMap<string, AppliedPolicy>;
  /**
   * Whether the policy of another account's function or image names the account, a principal of it, or anyone (G-13).
   */
  readonly isNamedByCode: boolean;
  /** Regions without an inventory of this kind; `*`: any. */
  readonly unseenRegions: (kind: string) => readonly string[];
  /** The same, for workloads that may run without a role (G-12). */
  readonly unlistedRegions: (kind: string) => readonly string[];
  /** The known times of requests (E-93). */
  readonly clock: Clock | undefined;
}
