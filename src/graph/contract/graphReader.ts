/** How the graph is read: the contract, and the shapes of its answers. Errors: graph.ts. */
import type { Clock } from '../../iam/decide/request.js';
import type { DerivationReader } from './derivationReader.js';
import type { AdministrationState } from './history.js';
import type { MarkedTarget } from '../model/stored/markedTargets.js';
import type { PathReader } from './pathReader.js';
import type { WhoCanReader } from './whoCanReader.js';
import type {
  Account,
  AccountCounts,
  AssumeRoleGrant,
  Credentials,
  EscalationAlternative,
  EscalationGrant,
  GraphCounts,
  IamGroup,
  IamRole,
  IamUser,
  IdentityCenterPrincipal,
  IdentityProvider,
  InstanceProfile,
  Organization,
  OrganizationalUnit,
  PermissionSet,
  PermissionSetAssignment,
  Policy,
  PolicyKind,
  Principal,
  Resource,
  RoleUser,
  TrustGrant,
  Workload,
  WorkloadRole,
} from '../model/graph.js';
import type { ImportRecord } from '../model/stored/importTable.js';
import type {
  AssigneePage,
  InstanceProfileFilter,
  InstanceProfilePage,
  ListFilter,
  Page,
  PageRequest,
  PrincipalListFilter,
  ResourceListFilter,
} from './pageRequests.js';
import type {
  ApplicablePolicies,
  HeldPolicy,
  StoredDocument,
  StoredOrganizations,
} from '../model/storedPolicies.js';

/** A group that may allow its members something. */
export interface GroupPolicies {
  readonly group: IamGroup;
  readonly policies: readonly HeldPolicy[];
  readonly hasUser: boolean;
  readonly memberCount: number;
  /** Of the first few by ARN. */
  readonly memberNames: readonly string[];
}

export interface GroupsOfAccount {
  /** By ARN. */
  readonly groups: readonly GroupPolicies[];
  readonly graphVersion: string;
}

/** Roles whose trust policies name somebody outside their accounts, a service or an identity provider, and all that judges them. */
export interface OutwardTrusts {
  /** Also those whose trust policy was quarantined. */
  readonly roles: readonly { readonly role: IamRole; readonly trustHash: string }[];
  readonly documents: ReadonlyMap<string, StoredDocument>;
  /** Principals of other accounts that they name. */
  readonly trusted: readonly Principal[];
  /** Audiences that OIDC providers have in IAM, by ARN, where they were collected. */
  readonly audiences: ReadonlyMap<string, readonly string[]>;
  /** ARNs of identity providers that roles trust and that their account is known not to have (E-47a). */
  readonly missingProviders: ReadonlySet<string>;
  readonly importedAccounts: ReadonlySet<string>;
  readonly anythingImported: boolean;
  /** Of every account that was imported or is in an organization. */
  readonly organizations: StoredOrganizations;
  readonly graphVersion: string;
  /** E-93: when it was asked for; missing: dates that are over stay open. */
  readonly clock?: Clock;
}

/** Users and root users of which access keys are known. */
export interface AccessKeyFacts {
  readonly holders: readonly { readonly principal: Principal; readonly credentials: Credentials }[];
  /** Imported ones, with what was collected of them. */
  readonly accounts: readonly Account[];
  readonly graphVersion: string;
}

export interface Statistics extends GraphCounts {
  readonly graphVersion: string;
}

export type SearchHit = Account | Principal | IamGroup | Policy | Resource | Workload;

export type PolicyHolder = IamUser | IamRole | IamGroup;

/** A single step to either side of a principal: the other end, and how it is reached. */
export interface Step<Grant> {
  readonly principal: Principal;
  readonly grant: Grant;
}

type ByKey<T> = (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>;
type PagesByKey<P extends Page<unknown>> = (
  keys: readonly string[],
  page: PageRequest,
) => Promise<ReadonlyMap<string, P>>;
type ListPage<F, P extends Page<unknown>> = (page: PageRequest, filter: F) => Promise<P>;

/**
 * Reads. Every method is one round trip unless it says otherwise; those that take several keys (ARNs, identifiers, uids or ids) answer for all of
 * them at once and leave out what is not there. Errors: `GraphUnavailable`, `GraphTimeout`.
 */
export interface GraphReader extends PathReader, WhoCanReader, DerivationReader {
  readonly graphVersion: () => Promise<string>;
  readonly statistics: () => Promise<Statistics>;

  readonly accounts: ByKey<Account>;
  readonly accountCounts: ByKey<AccountCounts>;
  /** A hash of all that imports say of each account, organization and instance of Identity Center, by uid. */
  readonly contents: () => Promise<ReadonlyMap<string, string>>;
  /** All of the graph. */
  readonly administration: () => Promise<AdministrationState>;
  /** The last first; a hundred are kept. */
  readonly importPage: (page: PageRequest) => Promise<Page<ImportRecord>>;
  readonly accountPage: ListPage<{ readonly imported?: boolean }, Page<Account>>;

  /** The ids of all that were imported; a few at most. */
  readonly organizationIds: () => Promise<readonly string[]>;
  readonly organizations: ByKey<Organization>;
  /** Roots and units by id. */
  readonly unitsOfOrganizations: PagesByKey<Page<OrganizationalUnit>>;
  readonly accountsOfOrganizations: PagesByKey<Page<Account>>;
  readonly policiesOfOrganizations: PagesByKey<Page<Policy>>;
  /** Where accounts stand in their organizations. */
  readonly places: (accountIds: readonly string[]) => Promise<StoredOrganizations>;

  readonly principals: ByKey<Principal>;
  readonly principalPage: ListPage<PrincipalListFilter, Page<Principal>>;
  /** Principals that a name or `account/name` may mean. */
  readonly principalsByName: (name: string, accountId: string | undefined) => Promise<readonly Principal[]>;
  readonly principalsOfAccounts: PagesByKey<Page<Principal>>;
  /** Users and roles with administrative access. */
  readonly administratorsOfAccounts: PagesByKey<Page<Principal>>;
  /** Of users and root users. */
  readonly credentials: ByKey<Credentials>;
  /** Of one account, or of all. */
  readonly accessKeyFacts: (accountId?: string) => Promise<AccessKeyFacts>;
  /** Those that an import holds. */
  readonly identityProviders: ByKey<IdentityProvider>;
  readonly identityProvidersOfAccounts: ByKey<readonly Principal[]>;

  readonly groups: ByKey<IamGroup>;
  readonly groupPage: ListPage<ListFilter, Page<IamGroup>>;
  readonly groupsOfUsers: ByKey<readonly IamGroup[]>;
  readonly membersOfGroups: PagesByKey<Page<Principal>>;

  readonly policies: ByKey<Policy>;
  /** The latest version of an AWS managed policy, or a customer managed one, by ARN. */
  readonly managedPolicies: ByKey<Policy>;
  readonly policyPage: ListPage<ListFilter & { readonly kind?: PolicyKind }, Page<Policy>>;
  /** Identity-based policies of users, roles (own and groups') or groups (own). */
  readonly policiesOfHolders: ByKey<readonly Policy[]>;
  readonly boundariesOf: ByKey<Policy>;
  readonly holdersOfPolicies: PagesByKey<Page<PolicyHolder>>;

  readonly resources: ByKey<Resource>;
  readonly resourcePage: ListPage<ResourceListFilter, Page<Resource>>;

  readonly permissionSets: ByKey<PermissionSet>;
  /** With `accountId`: those that are assigned in the account, or that a role of it is of. */
  readonly permissionSetPage: ListPage<ListFilter, Page<PermissionSet>>;
  readonly permissionSetsOfRoles: ByKey<PermissionSet>;
  readonly rolesOfPermissionSets: PagesByKey<Page<IamRole>>;
  /** By account and principal. */
  readonly assignmentsOfPermissionSets: PagesByKey<Page<PermissionSetAssignment>>;
  /** Users who are assigned the roles' permission sets in their accounts, themselves or through groups. */
  readonly assigneesOfRoles: PagesByKey<AssigneePage>;
  readonly identityCenterPrincipals: ByKey<IdentityCenterPrincipal>;
  readonly membersOfIdentityCenterGroups: PagesByKey<Page<IdentityCenterPrincipal>>;

  readonly workloads: ByKey<Workload>;
  readonly workloadPage: ListPage<ListFilter & { readonly kind?: string }, Page<Workload>>;
  readonly rolesOfWorkloads: ByKey<readonly WorkloadRole[]>;
  /** What runs as roles, directly or through an instance profile. */
  readonly usersOfRoles: PagesByKey<Page<RoleUser>>;
  readonly workloadsOfInstanceProfiles: PagesByKey<Page<Workload>>;
  readonly instanceProfiles: ByKey<InstanceProfile>;
  readonly instanceProfilesOfRoles: ByKey<readonly InstanceProfile[]>;
  readonly instanceProfilePage: ListPage<InstanceProfileFilter, InstanceProfilePage>;

  /** Of roles and of resources with a policy of their own, by ARN. */
  readonly trustGrants: ByKey<readonly TrustGrant[]>;
  /** Of one account, or of all. */
  readonly outwardTrusts: (accountId?: string) => Promise<OutwardTrusts>;
  /** Roles whose trust policy could not be understood (E-79), by ARN. */
  readonly rolesWithUnreadTrust: () => Promise<readonly string[]>;

  /** Roles that principals may assume. */
  readonly canAssume: PagesByKey<Page<Step<AssumeRoleGrant>>>;
  /** Principals that may assume roles. */
  readonly assumableBy: PagesByKey<Page<Step<AssumeRoleGrant>>>;
  /** Whom principals can escalate to: users, roles, and root users that stand for their accounts. */
  readonly escalations: PagesByKey<Page<Step<EscalationGrant>>>;
  /** Principals that can escalate to these. */
  readonly escalationsInto: PagesByKey<Page<Step<EscalationGrant>>>;
  /** What principals can do that leads to no other, strongest first. */
  readonly findings: ByKey<readonly EscalationAlternative[]>;

  /** In the order in which they were marked; of no version of the graph. */
  readonly targets: () => Promise<readonly MarkedTarget[]>;
  readonly search: (text: string, page: PageRequest) => Promise<Page<SearchHit>>;

  readonly applicablePolicies: (
    principals: readonly string[],
    resources: readonly string[],
  ) => Promise<ApplicablePolicies>;
  /** Of the user's account: those of which some Allow may match the action, or a policy was not read. More than will allow it: the engine decides. */
  readonly groupsThatMayAllow: (userArn: string, action: string) => Promise<GroupsOfAccount>;
}
