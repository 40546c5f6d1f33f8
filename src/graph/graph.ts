/** The graph as the rest of the project sees it: what is in it, and how it is read. Writing: graphWriter.ts. */
import type { ConditionController, DataGap, Decision, Effect } from '../iam/decision.js';

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
  readonly dataGaps: readonly DataGap[];
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

export type PolicyKind = 'MANAGED' | 'AWS_MANAGED' | 'INLINE' | 'TRUST';

export interface Policy {
  readonly type: 'POLICY';
  /** ARN of a customer managed policy; for the others see `policyUid` in policyUid.ts. */
  readonly uid: string;
  readonly kind: PolicyKind;
  readonly name: string;
  readonly arn?: string;
  readonly accountId?: string;
  /** ARN of the user, role or group that an inline or trust policy is written into. */
  readonly ownerArn?: string;
  readonly description?: string;
  readonly defaultVersionId?: string;
  readonly versionCount?: number;
  readonly documentHash?: string;
  /** JSON. Missing: the export names the policy but does not hold it. */
  readonly documentText?: string;
  /** Why the document could not be understood, where it could not. */
  readonly quarantined?: string;
}

/** Raw content of a trust policy: which statements name which principal. */
export interface TrustGrant {
  readonly principal: Principal;
  readonly statementIndexes: readonly number[];
}

export type AssumeMechanism =
  'ASSUME_ROLE' | 'ASSUME_ROLE_WITH_SAML' | 'ASSUME_ROLE_WITH_WEB_IDENTITY' | 'SERVICE_ROLE';

/**
 * A statement as a stored edge cites it: by document, since the edges of a policy set are those of all its members.
 * `layer` TRUST means the target role's trust policy.
 */
export interface StoredStatement {
  readonly documentHash: string;
  readonly layer: 'IDENTITY' | 'PERMISSIONS_BOUNDARY' | 'TRUST';
  readonly index: number;
  readonly sid?: string;
  readonly effect: Effect;
}

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
  readonly evidence: readonly StoredStatement[];
  readonly dataGaps: readonly DataGap[];
}

// ── How it is read ─────────────────────────────────────────────────────────────────────────────────────────────────

/** A page of a list that is sorted by `key`. */
export interface PageRequest {
  readonly first: number;
  /** Sort key of the last entry of the page before. */
  readonly after?: string;
}

export interface Page<T> {
  /** Sort key and entry. */
  readonly entries: readonly (readonly [key: string, entry: T])[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
  readonly graphVersion: string;
}

export interface ListFilter {
  readonly accountId?: string;
  readonly nameContains?: string;
}

/** A policy as it reaches a principal. */
export type HeldPolicy = Pick<Policy, 'uid' | 'name' | 'documentHash' | 'documentText' | 'quarantined'>;

export interface PrincipalPolicies {
  readonly principal: Principal;
  /** Own policies and those of its groups (E-13). */
  readonly identity: readonly HeldPolicy[];
  /** Without `documentHash`: set, but its document was not exported. Missing: none is set. */
  readonly boundary?: HeldPolicy;
  /** Names of groups that the export names but does not hold (F-10). */
  readonly missingGroups: readonly string[];
}

export interface RoleAsResource {
  readonly role: IamRole;
  readonly trust: HeldPolicy;
}

/** Everything stored that bears on some requests, read in one round trip. */
export interface ApplicablePolicies {
  /** By the identifier asked for; a session is found by its role. Missing: not in the graph. */
  readonly principals: ReadonlyMap<string, PrincipalPolicies>;
  /** Those of the resources that are imported roles, by ARN. */
  readonly roles: ReadonlyMap<string, RoleAsResource>;
  /** Which of the accounts asked for were imported. */
  readonly importedAccounts: ReadonlySet<string>;
  /** What the exports of those accounts lack. */
  readonly accountGaps: readonly DataGap[];
  /** False: no account at all was imported. */
  readonly anythingImported: boolean;
  readonly graphVersion: string;
}

export type PolicySetMember = IamUser | IamRole;

/** Users or roles of one account that have the same policies, and so the same answer unless one of them is named. */
export interface PolicySet {
  readonly uid: string;
  readonly accountId: string;
  readonly partition: string;
  readonly kind: 'USER' | 'ROLE';
  readonly identityHashes: readonly string[];
  /** Some identity policy or group was named but not exported. */
  readonly partial: boolean;
  /** Some Allow of its identity policies matches `sts:AssumeRole`. */
  readonly mayAssume: boolean;
  readonly boundary:
    | { readonly status: 'NONE' | 'NOT_COLLECTED' }
    | { readonly status: 'COLLECTED'; readonly documentHash: string };
  readonly members: readonly PolicySetMember[];
}

/** A document by content. `quarantined`: why it could not be understood. */
export interface StoredDocument {
  readonly hash: string;
  /** Of a policy that has it, where a question wants to name it. */
  readonly name?: string;
  readonly text: string;
  readonly quarantined?: string;
}

/** All policy sets whose statements may concern an action, and what the resource says if it is a role. */
export interface WhoCanFacts {
  readonly sets: readonly PolicySet[];
  readonly documents: ReadonlyMap<string, StoredDocument>;
  readonly role?: RoleAsResource;
  /** Principals that the role's trust policy names and that no policy set holds. */
  readonly named: readonly Principal[];
  /** Root users of imported accounts, and their partition. */
  readonly roots: readonly { readonly accountId: string; readonly partition: string }[];
  readonly importedAccounts: ReadonlySet<string>;
  readonly graphVersion: string;
}

export interface StoredHop {
  readonly from: Principal;
  readonly to: IamRole;
  readonly grant: AssumeRoleGrant;
}

export interface StoredPaths {
  /** Shortest first; each is a chain of hops. */
  readonly paths: readonly (readonly StoredHop[])[];
  /** More may exist: the database was asked for no more. */
  readonly limited: boolean;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly graphVersion: string;
}

/** The part of the graph that lies between two principals: every hop that some way from one to the other can take. */
export interface PathRegion {
  readonly hops: readonly (readonly [from: string, to: string])[];
  readonly explored: number;
  /** The region was too large to be read whole. */
  readonly limited: boolean;
  /** Accounts that were never imported and whose principals can reach the target. */
  readonly outsideAccounts: readonly string[];
  /** Whether the two are in the graph, other than by name. */
  readonly hasFrom: boolean;
  readonly hasTo: boolean;
  readonly importedAccounts: ReadonlySet<string>;
  readonly graphVersion: string;
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
  readonly rolesTrustingAnyone: number;
  readonly lastImportAt?: number;
  readonly graphVersion: string;
}

export type SearchHit = Account | Principal | IamGroup | Policy;

export type PolicyHolder = IamUser | IamRole | IamGroup;

export type AssumeRoleEntry = { readonly principal: Principal; readonly grant: AssumeRoleGrant };

/**
 * Reads. Every method is one round trip; those that take several keys answer for all of them at once and leave out
 * what is not there. Errors: `GraphUnavailable`, `GraphTimeout`.
 */
export interface GraphReader {
  graphVersion(): Promise<string>;

  accounts(accountIds: readonly string[]): Promise<ReadonlyMap<string, Account>>;
  accountCounts(accountIds: readonly string[]): Promise<ReadonlyMap<string, AccountCounts>>;
  accountPage(page: PageRequest, filter: { readonly imported?: boolean }): Promise<Page<Account>>;

  principals(identifiers: readonly string[]): Promise<ReadonlyMap<string, Principal>>;
  principalPage(
    page: PageRequest,
    filter: ListFilter & { readonly kind?: PrincipalKind },
  ): Promise<Page<Principal>>;

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

  trustGrants(roleArns: readonly string[]): Promise<ReadonlyMap<string, readonly TrustGrant[]>>;
  instanceProfilesOfRoles(
    roleArns: readonly string[],
  ): Promise<ReadonlyMap<string, readonly InstanceProfile[]>>;
  instanceProfiles(arns: readonly string[]): Promise<ReadonlyMap<string, InstanceProfile>>;
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

  search(text: string, page: PageRequest): Promise<Page<SearchHit>>;
  /** Principals that a name or `account/name` may mean. */
  principalsByName(name: string, accountId: string | undefined): Promise<readonly Principal[]>;
  statistics(): Promise<Statistics>;

  applicablePolicies(
    principals: readonly string[],
    resources: readonly string[],
  ): Promise<ApplicablePolicies>;
  whoCanFacts(action: string, resource: string): Promise<WhoCanFacts>;
  shortestPaths(from: string, to: string, maxHops: number, limit: number): Promise<StoredPaths>;
  pathRegion(from: string, to: string): Promise<PathRegion>;
}

/** The database cannot be reached, or refuses to work with us. The message says what to do. */
export class GraphUnavailable extends Error {
  override readonly name = 'GraphUnavailable';
}

/** The question took longer than it may. */
export class GraphTimeout extends Error {
  override readonly name = 'GraphTimeout';
}

/** An account is larger than one transaction may be; the message names the setting to raise. */
export class ImportTooLarge extends Error {
  override readonly name = 'ImportTooLarge';
}
