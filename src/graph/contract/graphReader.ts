/** The contract for reading the graph, and the types of its answers. Errors: graph.ts. */
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
  WorkloadOfRole,
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
  Dated,
  HeldPolicy,
  StoredDocument,
  StoredOrganizations,
} from '../model/storedPolicies.js';

/** A group whose policies may allow its members the action. */
export interface GroupPolicies {
  readonly group: IamGroup;
  readonly policies: readonly HeldPolicy[];
  readonly hasUser: boolean;
  readonly memberCount: number;
  /** Names of the first few members by ARN. */
  readonly memberNames: readonly string[];
}

export interface GroupsOfAccount {
  /** Sorted by ARN. */
  readonly groups: readonly GroupPolicies[];
  readonly graphVersion: string;
}

/** Roles that trust an outside principal, a service or an identity provider, and the facts to judge them. */
export interface OutwardTrusts
  extends Dated, Pick<ApplicablePolicies, 'importedAccounts' | 'missingProviders' | 'anythingImported'> {
  /** Includes roles whose trust policy was quarantined. */
  readonly roles: readonly { readonly role: IamRole; readonly trustHash: string }[];
  readonly documents: ReadonlyMap<string, StoredDocument>;
  /** Principals of other accounts that they name. */
  readonly trusted: readonly Principal[];
  /** Audiences of OIDC providers in IAM, by ARN, if they were collected. */
  readonly audiences: ReadonlyMap<string, readonly string[]>;
  /** Places of every account that was imported or is in an organization. */
  readonly organizations: StoredOrganizations;
}

/** Users and root users with known access keys. */
export interface AccessKeyFacts {
  readonly holders: readonly { readonly principal: Principal; readonly credentials: Credentials }[];
  /** Imported accounts, with what was collected of them. */
  readonly accounts: readonly Account[];
  readonly graphVersion: string;
}

export interface Statistics extends GraphCounts {
  readonly graphVersion: string;
}

export type SearchHit = Account | Principal | IamGroup | Policy | Resource | Workload;

export type PolicyHolder = IamUser | IamRole | IamGroup;

/** One step from or to a principal: the principal at the other end, and how the step works. */
export interface Step<Grant> {
  readonly principal: Principal;
  readonly grant: Grant;
}

export type ByKey<T> = (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>;
export type PagesByKey<P extends Page<unknown>> = (
  keys: readonly string[],
  page: PageRequest,
) => Promise<ReadonlyMap<string, P>>;
type ListPage<F, P extends Page<unknown>> = (page: PageRequest, filter: F) => Promise<P>;

/**
 * Reads the graph. Every method takes one round trip unless it says otherwise. Methods with several keys (ARNs,
 * identifiers, uids or ids) answer for all of them at once and leave out keys that are not in the graph. Errors:
 * `GraphUnavailable`, `GraphTimeout`.
 */
export interface GraphReader extends PathReader, WhoCanReader, DerivationReader {
  /** Aborted when the searches of the question must end; missing: they may take any time. */
  readonly searchOver?: AbortSignal;
  readonly graphVersion: () => Promise<string>;
  readonly statistics: () => Promise<Statistics>;

  readonly accounts: ByKey<Account>;
  readonly accountCounts: ByKey<AccountCounts>;
  /** Returns a hash of the imported content of each account, organization and Identity Center instance, by uid. */
  readonly contentHashes: () => Promise<ReadonlyMap<string, string>>;
  /** Covers the whole graph. */
  readonly administration: () => Promise<AdministrationState>;
  /** Latest first; the last hundred imports are kept. */
  readonly importPage: (page: PageRequest) => Promise<Page<ImportRecord>>;
  readonly accountPage: ListPage<{ readonly imported?: boolean }, Page<Account>>;

  /** Returns the ids of all imported organizations; there are few. */
  readonly organizationIds: () => Promise<readonly string[]>;
  readonly organizations: ByKey<Organization>;
  /** Roots and organizational units, sorted by id. */
  readonly unitsOfOrganizations: PagesByKey<Page<OrganizationalUnit>>;
  readonly accountsOfOrganizations: PagesByKey<Page<Account>>;
  readonly policiesOfOrganizations: PagesByKey<Page<Policy>>;
  readonly places: (accountIds: readonly string[]) => Promise<StoredOrganizations>;

  readonly principals: ByKey<Principal>;
  readonly principalPage: ListPage<PrincipalListFilter, Page<Principal>>;
  /** Returns the users and roles, or those of one kind, that a name, or `account/name`, may mean; the first 20. */
  readonly principalsByName: (
    name: string,
    accountId?: string,
    kind?: 'USER' | 'ROLE',
  ) => Promise<readonly Principal[]>;
  readonly principalsOfAccounts: PagesByKey<Page<Principal>>;
  readonly administratorsOfAccounts: PagesByKey<Page<Principal>>;
  /** Credentials of users and root users. */
  readonly credentials: ByKey<Credentials>;
  /** Reads one account, or all. */
  readonly accessKeyFacts: (accountId?: string) => Promise<AccessKeyFacts>;
  readonly identityProviders: ByKey<IdentityProvider>;
  readonly identityProvidersOfAccounts: ByKey<readonly Principal[]>;

  readonly groups: ByKey<IamGroup>;
  readonly groupPage: ListPage<ListFilter, Page<IamGroup>>;
  readonly groupsOfUsers: ByKey<readonly IamGroup[]>;
  readonly membersOfGroups: PagesByKey<Page<Principal>>;

  readonly policies: ByKey<Policy>;
  /** Managed policies by ARN; the latest version of an AWS managed policy. */
  readonly managedPolicies: ByKey<Policy>;
  readonly policyPage: ListPage<ListFilter & { readonly kind?: PolicyKind }, Page<Policy>>;
  /** Identity-based policies: those of users and roles include those of their groups. */
  readonly policiesOfHolders: ByKey<readonly Policy[]>;
  readonly boundariesOf: ByKey<Policy>;
  readonly holdersOfPolicies: PagesByKey<Page<PolicyHolder>>;

  readonly resources: ByKey<Resource>;
  readonly resourcePage: ListPage<ResourceListFilter, Page<Resource>>;

  readonly permissionSets: ByKey<PermissionSet>;
  /** With `accountId`: permission sets that are assigned in the account, or from which one of its roles was provisioned. */
  readonly permissionSetPage: ListPage<ListFilter, Page<PermissionSet>>;
  readonly permissionSetsOfRoles: ByKey<PermissionSet>;
  readonly rolesOfPermissionSets: PagesByKey<Page<IamRole>>;
  /** Sorted by account and principal. */
  readonly assignmentsOfPermissionSets: PagesByKey<Page<PermissionSetAssignment>>;
  /** Users that have the permission set of a role assigned in the role's account, directly or through groups. */
  readonly assigneesOfRoles: PagesByKey<AssigneePage>;
  readonly identityCenterPrincipals: ByKey<IdentityCenterPrincipal>;
  readonly membersOfIdentityCenterGroups: PagesByKey<Page<IdentityCenterPrincipal>>;

  readonly workloads: ByKey<Workload>;
  readonly workloadPage: ListPage<ListFilter & { readonly kind?: string }, Page<Workload>>;
  readonly rolesOfWorkloads: ByKey<readonly WorkloadRole[]>;
  /** Workloads that run as the roles, directly or through an instance profile. */
  readonly workloadsOfRoles: PagesByKey<Page<WorkloadOfRole>>;
  readonly workloadsOfInstanceProfiles: PagesByKey<Page<Workload>>;
  readonly instanceProfiles: ByKey<InstanceProfile>;
  readonly instanceProfilesOfRoles: ByKey<readonly InstanceProfile[]>;
  readonly instanceProfilePage: ListPage<InstanceProfileFilter, InstanceProfilePage>;

  /** Principals that trust policies of roles and policies of resources name, by ARN of the role or resource. */
  readonly trustGrants: ByKey<readonly TrustGrant[]>;
  /** Reads one account, or all. */
  readonly outwardTrusts: (accountId?: string) => Promise<OutwardTrusts>;
  /** Returns ARNs of roles whose trust policy could not be parsed (E-79). */
  readonly rolesWithUnreadTrust: () => Promise<readonly string[]>;

  readonly canAssume: PagesByKey<Page<Step<AssumeRoleGrant>>>;
  readonly assumableBy: PagesByKey<Page<Step<AssumeRoleGrant>>>;
  /** Targets that principals can escalate to: users, roles, and root users, which mean their whole accounts. */
  readonly escalations: PagesByKey<Page<Step<EscalationGrant>>>;
  readonly escalationsInto: PagesByKey<Page<Step<EscalationGrant>>>;
  /** Escalations of principals that lead to no other principal, unconditional ones first. */
  readonly findings: ByKey<readonly EscalationAlternative[]>;

  /** Returns marked targets in the order in which they were marked. They belong to no version of the graph. */
  readonly targets: () => Promise<readonly MarkedTarget[]>;
  readonly search: (text: string, page: PageRequest) => Promise<Page<SearchHit>>;

  readonly applicablePolicies: (
    principals: readonly string[],
    resources: readonly string[],
  ) => Promise<ApplicablePolicies>;
  /** Groups of the user's account with an Allow that may match the action, or with a policy that was not read. */
  readonly groupsThatMayAllow: (userArn: string, action: string) => Promise<GroupsOfAccount>;
}
