/** How the graph is read: the contract, and the shapes of its answers. Errors: graph.ts. */
import type { Clock } from '../../iam/decide/request.js';
import type { EscalationReader } from './escalationReader.js';
import type { PathReader } from './pathReader.js';
import type { WhoCanReader } from './whoCanReader.js';
import type {
  Account,
  AccountCounts,
  AssumeRoleGrant,
  Credentials,
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

export interface StoredHop {
  readonly from: Principal;
  readonly to: IamRole;
  readonly grant: AssumeRoleGrant;
}

export interface Statistics {
  readonly accounts: number;
  readonly outsideAccounts: number;
  readonly users: number;
  readonly groups: number;
  readonly roles: number;
  readonly policies: number;
  readonly policyDocuments: number;
  readonly quarantinedDocuments: number;
  readonly policySets: number;
  readonly canAssume: number;
  readonly canAssumeIf: number;
  readonly escalatesTo: number;
  readonly escalatesToIf: number;
  /** Users and roles. */
  readonly administrators: number;
  readonly rolesTrustingAnyone: number;
  readonly lastImportAt?: number;
  readonly graphVersion: string;
}

export type SearchHit = Account | Principal | IamGroup | Policy | Resource | Workload;

export type PolicyHolder = IamUser | IamRole | IamGroup;

export type AssumeRoleEntry = { readonly principal: Principal; readonly grant: AssumeRoleGrant };

/**
 * Reads. Every method is one round trip; those that take several keys answer for all of them at once and leave out
 * what is not there. Errors: `GraphUnavailable`, `GraphTimeout`.
 */
export interface GraphReader extends EscalationReader, PathReader, WhoCanReader {
  graphVersion(): Promise<string>;

  accounts(accountIds: readonly string[]): Promise<ReadonlyMap<string, Account>>;
  accountCounts(accountIds: readonly string[]): Promise<ReadonlyMap<string, AccountCounts>>;
  accountPage(page: PageRequest, filter: { readonly imported?: boolean }): Promise<Page<Account>>;

  /** The ids of all that were imported; a few at most. */
  organizationIds(): Promise<readonly string[]>;
  organizations(organizationIds: readonly string[]): Promise<ReadonlyMap<string, Organization>>;
  /** Roots and units by id. */
  unitsOfOrganizations(
    organizationIds: readonly string[],
    page: PageRequest,
  ): Promise<ReadonlyMap<string, Page<OrganizationalUnit>>>;
  accountsOfOrganizations(
    organizationIds: readonly string[],
    page: PageRequest,
  ): Promise<ReadonlyMap<string, Page<Account>>>;
  policiesOfOrganizations(
    organizationIds: readonly string[],
    page: PageRequest,
  ): Promise<ReadonlyMap<string, Page<Policy>>>;
  /** Where accounts stand in their organizations. */
  places(accountIds: readonly string[]): Promise<StoredOrganizations>;

  principals(identifiers: readonly string[]): Promise<ReadonlyMap<string, Principal>>;
  principalPage(page: PageRequest, filter: PrincipalListFilter): Promise<Page<Principal>>;

  principalsOfAccounts(
    accountIds: readonly string[],
    page: PageRequest,
  ): Promise<ReadonlyMap<string, Page<Principal>>>;

  groups(arns: readonly string[]): Promise<ReadonlyMap<string, IamGroup>>;
  groupPage(page: PageRequest, filter: ListFilter): Promise<Page<IamGroup>>;
  groupsOfUsers(userArns: readonly string[]): Promise<ReadonlyMap<string, readonly IamGroup[]>>;
  membersOfGroups(
    groupArns: readonly string[],
    page: PageRequest,
  ): Promise<ReadonlyMap<string, Page<Principal>>>;

  policies(uids: readonly string[]): Promise<ReadonlyMap<string, Policy>>;
  /** The latest version of an AWS managed policy, or a customer managed one. */
  managedPolicies(arns: readonly string[]): Promise<ReadonlyMap<string, Policy>>;
  policyPage(page: PageRequest, filter: ListFilter & { readonly kind?: PolicyKind }): Promise<Page<Policy>>;
  /** Identity-based policies of users, roles (own and groups') or groups (own). */
  policiesOfHolders(holderArns: readonly string[]): Promise<ReadonlyMap<string, readonly Policy[]>>;
  boundariesOf(principalArns: readonly string[]): Promise<ReadonlyMap<string, Policy>>;
  holdersOfPolicies(
    uids: readonly string[],
    page: PageRequest,
  ): Promise<ReadonlyMap<string, Page<PolicyHolder>>>;

  resources(arns: readonly string[]): Promise<ReadonlyMap<string, Resource>>;
  resourcePage(page: PageRequest, filter: ResourceListFilter): Promise<Page<Resource>>;

  permissionSets(arns: readonly string[]): Promise<ReadonlyMap<string, PermissionSet>>;
  /** With `accountId`: those that are assigned in the account, or that a role of it is of. */
  permissionSetPage(page: PageRequest, filter: ListFilter): Promise<Page<PermissionSet>>;
  permissionSetsOfRoles(roleArns: readonly string[]): Promise<ReadonlyMap<string, PermissionSet>>;
  rolesOfPermissionSets(
    arns: readonly string[],
    page: PageRequest,
  ): Promise<ReadonlyMap<string, Page<IamRole>>>;
  /** By account and principal. */
  assignmentsOfPermissionSets(
    arns: readonly string[],
    page: PageRequest,
  ): Promise<ReadonlyMap<string, Page<PermissionSetAssignment>>>;
  /** Users who are assigned the roles' permission sets in their accounts, themselves or through groups. */
  assigneesOfRoles(
    roleArns: readonly string[],
    page: PageRequest,
  ): Promise<ReadonlyMap<string, AssigneePage>>;
  identityCenterPrincipals(uids: readonly string[]): Promise<ReadonlyMap<string, IdentityCenterPrincipal>>;
  membersOfIdentityCenterGroups(
    uids: readonly string[],
    page: PageRequest,
  ): Promise<ReadonlyMap<string, Page<IdentityCenterPrincipal>>>;

  /** Of roles and of resources with a policy of their own, by ARN. */
  trustGrants(arns: readonly string[]): Promise<ReadonlyMap<string, readonly TrustGrant[]>>;
  /** Of one account, or of all. */
  outwardTrusts(accountId?: string): Promise<OutwardTrusts>;
  instanceProfilesOfRoles(
    roleArns: readonly string[],
  ): Promise<ReadonlyMap<string, readonly InstanceProfile[]>>;
  instanceProfiles(arns: readonly string[]): Promise<ReadonlyMap<string, InstanceProfile>>;
  instanceProfilePage(page: PageRequest, filter: InstanceProfileFilter): Promise<InstanceProfilePage>;

  workloads(arns: readonly string[]): Promise<ReadonlyMap<string, Workload>>;
  workloadPage(page: PageRequest, filter: ListFilter & { readonly kind?: string }): Promise<Page<Workload>>;
  rolesOfWorkloads(arns: readonly string[]): Promise<ReadonlyMap<string, readonly WorkloadRole[]>>;
  /** What runs as roles, directly or through an instance profile. */
  usersOfRoles(roleArns: readonly string[], page: PageRequest): Promise<ReadonlyMap<string, Page<RoleUser>>>;
  workloadsOfInstanceProfiles(
    arns: readonly string[],
    page: PageRequest,
  ): Promise<ReadonlyMap<string, Page<Workload>>>;

  /** Of one account, or of all. */
  accessKeyFacts(accountId?: string): Promise<AccessKeyFacts>;
  /** Of users and root users. */
  credentials(identifiers: readonly string[]): Promise<ReadonlyMap<string, Credentials>>;
  /** Those that an import holds. */
  identityProviders(arns: readonly string[]): Promise<ReadonlyMap<string, IdentityProvider>>;
  identityProvidersOfAccounts(
    accountIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Principal[]>>;

  /** Roles that principals may assume. */
  canAssume(
    identifiers: readonly string[],
    page: PageRequest,
  ): Promise<ReadonlyMap<string, Page<AssumeRoleEntry>>>;
  /** Principals that may assume roles. */
  assumableBy(
    roleArns: readonly string[],
    page: PageRequest,
  ): Promise<ReadonlyMap<string, Page<AssumeRoleEntry>>>;

  /** Roles whose trust policy could not be understood (E-79), by ARN. */
  rolesWithUnreadTrust(): Promise<readonly string[]>;

  search(text: string, page: PageRequest): Promise<Page<SearchHit>>;
  /** Principals that a name or `account/name` may mean. */
  principalsByName(name: string, accountId: string | undefined): Promise<readonly Principal[]>;
  statistics(): Promise<Statistics>;

  applicablePolicies(
    principals: readonly string[],
    resources: readonly string[],
  ): Promise<ApplicablePolicies>;
  /** Of the user's account: those of which some Allow may match the action, or a policy was not read. More than will allow it: the engine decides. */
  groupsThatMayAllow(userArn: string, action: string): Promise<GroupsOfAccount>;
}
