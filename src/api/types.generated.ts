import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Account as AccountMapper, Organization as OrganizationMapper, OrganizationalUnit as OrganizationalUnitMapper, AccountCounts as AccountCountsMapper, IamUser as IamUserMapper, IamRole as IamRoleMapper, OtherPrincipal as OtherPrincipalMapper, Principal as PrincipalMapper, IamGroup as IamGroupMapper, InstanceProfile as InstanceProfileMapper, Policy as PolicyMapper, PermissionSet as PermissionSetMapper, PermissionSetAssignment as PermissionSetAssignmentMapper, IdentityCenterPrincipal as IdentityCenterPrincipalMapper, Resource as ResourceMapper, Workload as WorkloadMapper, WorkloadRole as WorkloadRoleMapper } from '../graph/graph.js';
import type { OrganizationPlace as OrganizationPlaceMapper, PolicyHolder as PolicyHolderMapper, SearchHit as SearchHitMapper, Statistics as StatisticsMapper } from '../graph/graphReader.js';
import type { GuardrailLevel as GuardrailLevelMapper } from './resolvers/guardrailLevel.js';
import type { PermissionSetPolicyOf as PermissionSetPolicyMapper } from './resolvers/PermissionSet.js';
import type { RoleUserEdge as RoleUserEdgeMapper } from './resolvers/roleUserEdge.js';
import type { OwnedAccessKey as AccessKeyMapper } from '../access/accessKeys.js';
import type { TrustExposure as TrustExposureMapper } from '../access/trustExposure/trustExposure.js';
import type { SectionCompleteness as SectionCompletenessMapper } from '../graph/completeness.js';
import type { ResourceExposure as ResourceExposureMapper, OutsideAccess as OutsideAccessMapper } from '../access/exposure.js';
import type { Unfollowed as UnfollowedMapper } from '../graph/pathReader.js';
import type { Technique as TechniqueMapper } from '../escalation/technique.js';
import type { CitedStatement as CitedStatementMapper, CitedCondition as CitedConditionMapper, CitedLayer as CitedLayerMapper, AccessAnswer as AccessAnswerMapper, PrincipalAccess as PrincipalAccessMapper, EffectivePermissions as EffectivePermissionsMapper, ServicePermissions as ServicePermissionsMapper, AccessLevelPermissions as AccessLevelPermissionsMapper, EffectiveAction as EffectiveActionMapper, EffectiveStatementAnswer as EffectiveStatementAnswerMapper, CrossAccountAccess as CrossAccountAccessMapper, CrossAccountStep as CrossAccountStepMapper, NearMiss as NearMissMapper, TechniquePaths as TechniquePathsMapper, PrivilegePath as PrivilegePathMapper, PathHop as PathHopMapper } from '../access/answer.js';
import type { AssumeRoleSteps as AssumeRoleStepsMapper } from './resolvers/assumeRoleConnection.js';
import type { SearchedPaths as SearchedPathsMapper } from './resolvers/paths.js';
import type { BlastRadius as BlastRadiusMapper } from '../access/blastRadius.js';
import type { ChokePoint as ChokePointMapper } from '../access/chokePoints.js';
import type { Context as ContextMapper } from './context.js';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An Amazon Resource Name: `arn:partition:service:region:account:resource`, six parts, without wildcards. */
  ARN: { input: string; output: string; }
  /** An AWS account id: 12 digits, as text, since it may start with 0. */
  AccountId: { input: string; output: string; }
  /** One concrete action, `service:Name`, such as `s3:GetObject`. No wildcard. Case does not matter. */
  Action: { input: string; output: string; }
  /** A point in time as ISO 8601 text in UTC, such as `2026-03-01T09:30:00.000Z`. */
  DateTime: { input: string; output: number; }
  /** A policy document as JSON, with the names of the policy language (`Version`, `Statement`, …). Given as an object or as its text. */
  PolicyDocument: { input: string; output: string; }
  /**
   * Who makes a request: an ARN of a user, role, account root, identity provider or assumed-role session; `ec2.amazonaws.com`
   * for a service; a 12-digit account id for that account's root, in the partition that the account is known to be of, else
   * that of the question's other ARN; `*` for anyone, signed or not. Where a path starts, also the ARN of a workload: a Lambda
   * function, an instance.
   */
  PrincipalIdentifier: { input: string; output: string; }
  /** An ARN, with wildcards where the question is about all resources that match; `*` for actions that have no resource. */
  ResourcePattern: { input: string; output: string; }
};

/** The answer to `can`, with everything it rests on. */
export type AccessDecision = {
  readonly __typename?: 'AccessDecision';
  /** The answer could not be worked out exactly. */
  readonly approximate: Scalars['Boolean']['output'];
  /** For CONDITIONAL: the caller alone can meet the conditions, by what it sends. */
  readonly callerCanSatisfy: Scalars['Boolean']['output'];
  /**
   * What this answer rests on and is not firm: rules that AWS does not state firmly, and the time of the question where it
   * decides a date of the last 36 hours.
   */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** For CONDITIONAL: a smallest set of conditions that suffices. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** What was not imported and could change the answer. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The answer. */
  readonly decision: Decision;
  /** The statements that decided it. */
  readonly determiningStatements: ReadonlyArray<StatementMatch>;
  /** For CONDITIONAL: a context that makes it ALLOWED, where one was found. */
  readonly exampleContext?: Maybe<ReadonlyArray<ContextEntry>>;
  /** One plain paragraph. */
  readonly explanation: Scalars['String']['output'];
  /** What each layer says. */
  readonly layers: ReadonlyArray<LayerVerdict>;
  /** What else must hold and is no policy condition: each completes “if …”, such as `something invokes the function`. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
};

/** An access key of a user or root user: that there is one, never its secret. */
export type AccessKey = {
  readonly __typename?: 'AccessKey';
  /** AKIA…; null where only a credential report knows of it, which names no keys. */
  readonly accessKeyId?: Maybe<Scalars['String']['output']>;
  /** How many whole days ago that was. */
  readonly ageInDays?: Maybe<Scalars['Int']['output']>;
  /** When it was created, which is when it was last rotated: a key never changes. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last used, as the credential report says; null where it was not, or where no report was imported. */
  readonly lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The region of the last use; null where the service has none. */
  readonly lastUsedRegion?: Maybe<Scalars['String']['output']>;
  /** The service of the last use, such as `s3`. */
  readonly lastUsedService?: Maybe<Scalars['String']['output']>;
  /** It was never used, as the credential report says. False also where nothing is known of its use. */
  readonly neverUsed: Scalars['Boolean']['output'];
  /** Whose it is: a user, or an account's root user. */
  readonly principal: Principal;
  /** Whether it works and is at least this old; null where nobody knows when it was made. */
  readonly rotationDue?: Maybe<Scalars['Boolean']['output']>;
  /** Whether it works. */
  readonly status: AccessKeyStatus;
};


/** An access key of a user or root user: that there is one, never its secret. */
export type AccessKeyRotationDueArgs = {
  afterDays?: Scalars['Int']['input'];
};

/** A page of access keys. */
export type AccessKeyConnection = {
  readonly __typename?: 'AccessKeyConnection';
  /** Accounts of which access keys, their age, their use or their users' passwords are not all known, or only as they were long before. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The access keys with their cursors. */
  readonly edges: ReadonlyArray<AccessKeyEdge>;
  /** The access keys. */
  readonly nodes: ReadonlyArray<AccessKey>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An access key on a page. */
export type AccessKeyEdge = {
  readonly __typename?: 'AccessKeyEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The access key. */
  readonly node: AccessKey;
};

/** Which access keys to list. */
export type AccessKeyFilter = {
  /** Of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** At least this many days old; of a key without a known date nobody can say it. */
  readonly olderThanDays?: InputMaybe<Scalars['Int']['input']>;
  /** True: only those that a role could replace, as far as the data says: the key is active and was used, it is a user's, and the user has no password, so that only programs sign requests as this user. False: only all others. */
  readonly replaceableByRole?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of this status. */
  readonly status?: InputMaybe<AccessKeyStatus>;
  /** Not used for at least this many days: since the last use, or, of a key that was never used, since it was made. Only where a credential report says so, and up to the date of that report. */
  readonly unusedForDays?: InputMaybe<Scalars['Int']['input']>;
  /** True: only those of users with two active keys. False: only those of all others. */
  readonly usersWithTwoActiveKeys?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Whether an access key works. */
export type AccessKeyStatus =
  /** It does. */
  | 'ACTIVE'
  /** It has expired, and still takes one of a user's two places for keys. */
  | 'EXPIRED'
  /** It was switched off and can be switched on again. */
  | 'INACTIVE';

/** AWS's classes of actions. An action of several is listed once, in the first of these. */
export type AccessLevel =
  /** It lists what there is. */
  | 'LIST'
  /** It changes who may do what. */
  | 'PERMISSIONS_MANAGEMENT'
  /** It reads content. */
  | 'READ'
  /** It changes tags. */
  | 'TAGGING'
  /** It changes something else. */
  | 'WRITE';

/** What may be done in one service at one access level. */
export type AccessLevelPermissions = {
  readonly __typename?: 'AccessLevelPermissions';
  /** The level, as AWS classifies its actions. */
  readonly accessLevel: AccessLevel;
  /** How many actions the service has at this level. */
  readonly actionCount: Scalars['Int']['output'];
  /** The allowed ones by name. */
  readonly actions: EffectiveActionConnection;
  /** How many of its actions are allowed. */
  readonly allowedCount: Scalars['Int']['output'];
};


/** What may be done in one service at one access level. */
export type AccessLevelPermissionsActionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** An AWS account: an imported one, or one that imported policies or an organization only name. */
export type Account = Node & {
  readonly __typename?: 'Account';
  /** The 12 digits. */
  readonly accountId: Scalars['AccountId']['output'];
  /** Users and roles with administrative access to it, by ARN. Its root user is an administrator by nature, and is not among them. */
  readonly administrators: PrincipalConnection;
  /** What was collected of it, section by section: what is not here, nobody looked at. */
  readonly completeness: ReadonlyArray<SectionCompleteness>;
  /** How many of each kind it holds. */
  readonly counts: AccountCounts;
  /** What its export lacks or what could not be understood in it. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** SAML and OpenID Connect providers that its imports hold, by ARN. */
  readonly identityProviders: ReadonlyArray<Principal>;
  /** False: known only because a policy or an organization names it, so nothing is known of its own policies. */
  readonly imported: Scalars['Boolean']['output'];
  /** When its last import changed something. */
  readonly importedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What its organization calls it; null where none was imported that has it. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The organization that it is a member of; null where none was imported that has it. */
  readonly organization?: Maybe<Organization>;
  /** `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: Scalars['String']['output'];
  /** Where it stands in its organization, and what guards it there. */
  readonly place?: Maybe<OrganizationPlace>;
  /** Its principals by ARN. */
  readonly principals: PrincipalConnection;
  /** As its organization says, such as `ACTIVE` or `SUSPENDED`; null where none was imported that has it. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** Counts up with every import that changed something; 0 where nothing was imported. */
  readonly version: Scalars['Int']['output'];
};


/** An AWS account: an imported one, or one that imported policies or an organization only name. */
export type AccountAdministratorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An AWS account: an imported one, or one that imported policies or an organization only name. */
export type AccountPrincipalsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** A page of accounts. */
export type AccountConnection = {
  readonly __typename?: 'AccountConnection';
  /** The accounts with their cursors. */
  readonly edges: ReadonlyArray<AccountEdge>;
  /** The accounts. */
  readonly nodes: ReadonlyArray<Account>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** How many IAM objects an account holds. */
export type AccountCounts = {
  readonly __typename?: 'AccountCounts';
  /** IAM groups. */
  readonly groups: Scalars['Int']['output'];
  /** Instance profiles. */
  readonly instanceProfiles: Scalars['Int']['output'];
  /** Customer managed policies. */
  readonly managedPolicies: Scalars['Int']['output'];
  /** IAM roles, service-linked ones included. */
  readonly roles: Scalars['Int']['output'];
  /** IAM users. */
  readonly users: Scalars['Int']['output'];
};

/** An account on a page. */
export type AccountEdge = {
  readonly __typename?: 'AccountEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The account. */
  readonly node: Account;
};

/** Which accounts to list. */
export type AccountFilter = {
  /** True: imported ones only. False: only those that are merely named. */
  readonly imported?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What an import did to one account. */
export type AccountImport = {
  readonly __typename?: 'AccountImport';
  /** The account as it is now; null where the import was refused and nothing was there before. */
  readonly account?: Maybe<Account>;
  /** Whose. */
  readonly accountId: Scalars['AccountId']['output'];
  /** Nodes and relationships of the graph that are new. */
  readonly added: Scalars['Int']['output'];
  /** … that changed. */
  readonly changed: Scalars['Int']['output'];
  /** What is known of the account now; empty where it is not there. */
  readonly completeness: ReadonlyArray<SectionCompleteness>;
  /** The documents it came in. */
  readonly files: ReadonlyArray<Scalars['String']['output']>;
  /** What became of it. */
  readonly outcome: ImportOutcome;
  /** Why it was refused; empty otherwise. */
  readonly problems: ReadonlyArray<ImportProblem>;
  /** Policy documents that could not be understood: what they allow and deny is unknown. */
  readonly quarantined: ReadonlyArray<ImportProblem>;
  /** … that are gone. */
  readonly removed: Scalars['Int']['output'];
};

/** The root user of an account. In a trust or resource policy it means the whole account. */
export type AccountRoot = Node & Principal & {
  readonly __typename?: 'AccountRoot';
  /** Its access keys; null where none were collected. Known from a credential report alone, they have no ids. */
  readonly accessKeys?: Maybe<ReadonlyArray<AccessKey>>;
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** Null for services, anyone, and providers that belong to no account. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Its administrative access, a session's its role's; null where it has none. Root users have it by nature: they are not judged. */
  readonly administration?: Maybe<Administration>;
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** What is reachable from it, over roles, escalation and administrative access. */
  readonly blastRadius: BlastRadius;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** Users, roles and root users that it can escalate to, by ARN: ALLOWED and CONDITIONAL ones. A root user stands for its whole account. */
  readonly canEscalateTo: EscalationConnection;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** Principals that can escalate to it, by ARN; only users, roles and root users have any. */
  readonly escalatableBy: EscalationConnection;
  /** What it can do with escalation techniques that leads to no other principal: to data, past a guardrail, to part of a role's rights. */
  readonly findings: ReadonlyArray<EscalationWay>;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** Whether it has a device for multi-factor authentication; null where that was not collected. */
  readonly mfaActive?: Maybe<Scalars['Boolean']['output']>;
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
  /** Whether it can sign in to the console; null where that was not collected or the report does not say. */
  readonly passwordEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** When its password was last changed; null where that was not collected or the report does not say. */
  readonly passwordLastChangedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When its password was last used; null where it never was, or where that was not collected. */
  readonly passwordLastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How it can reach administrative access, by assuming roles and by techniques of escalation. */
  readonly pathsToPrivilege: PathSearch;
  /** Its permissions boundary; null where none is set or the policy was not exported. */
  readonly permissionsBoundary?: Maybe<Policy>;
  /** Identity-based policies that apply to it: its own, and its groups'. Empty for principals that have none. */
  readonly policies: ReadonlyArray<Policy>;
};


/** The root user of an account. In a trust or resource policy it means the whole account. */
export type AccountRootAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** The root user of an account. In a trust or resource policy it means the whole account. */
export type AccountRootBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** The root user of an account. In a trust or resource policy it means the whole account. */
export type AccountRootCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** The root user of an account. In a trust or resource policy it means the whole account. */
export type AccountRootCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** The root user of an account. In a trust or resource policy it means the whole account. */
export type AccountRootCanEscalateToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** The root user of an account. In a trust or resource policy it means the whole account. */
export type AccountRootEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** The root user of an account. In a trust or resource policy it means the whole account. */
export type AccountRootEscalatableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** The root user of an account. In a trust or resource policy it means the whole account. */
export type AccountRootPathsToPrivilegeArgs = {
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};

/** Parts of an account that are collected by calls of their own. */
export type AccountSection =
  /** What runs as which role. */
  | 'COMPUTE'
  /** Passwords, access keys and MFA devices of users. */
  | 'CREDENTIALS'
  /** IAM groups. */
  | 'GROUPS'
  /** SAML and OpenID Connect providers. */
  | 'IDENTITY_PROVIDERS'
  /** Instance profiles, those without a role too. */
  | 'INSTANCE_PROFILES'
  /** Its place in an organization, and the policies over it there. */
  | 'ORGANIZATION'
  /** Customer managed policies, and those of AWS that are in use. */
  | 'POLICIES'
  /** Resources with policies of their own. */
  | 'RESOURCE_POLICIES'
  /** IAM roles. */
  | 'ROLES'
  /** IAM users. */
  | 'USERS';

/** Administrative access: a principal that may change what anybody in its account may do. */
export type Administration = {
  readonly __typename?: 'Administration';
  /** What it rests on that AWS does not state firmly, as of the import. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** What must be met where it is CONDITIONAL. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** ALLOWED or CONDITIONAL, as the import found it: a date that has passed since counts as a condition. `pathsToPrivilege` decides it. */
  readonly decision: Decision;
  /** The statements that decided it. */
  readonly determiningStatements: ReadonlyArray<StatementMatch>;
  /** What else must hold and is no policy condition: each completes “if …”, such as `something invokes the function`. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
};

/** Everyone, signed or not: `*`. */
export type Anyone = Node & Principal & {
  readonly __typename?: 'Anyone';
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** Null for services, anyone, and providers that belong to no account. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Its administrative access, a session's its role's; null where it has none. Root users have it by nature: they are not judged. */
  readonly administration?: Maybe<Administration>;
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** What is reachable from it, over roles, escalation and administrative access. */
  readonly blastRadius: BlastRadius;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** Users, roles and root users that it can escalate to, by ARN: ALLOWED and CONDITIONAL ones. A root user stands for its whole account. */
  readonly canEscalateTo: EscalationConnection;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** Principals that can escalate to it, by ARN; only users, roles and root users have any. */
  readonly escalatableBy: EscalationConnection;
  /** What it can do with escalation techniques that leads to no other principal: to data, past a guardrail, to part of a role's rights. */
  readonly findings: ReadonlyArray<EscalationWay>;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
  /** How it can reach administrative access, by assuming roles and by techniques of escalation. */
  readonly pathsToPrivilege: PathSearch;
  /** Its permissions boundary; null where none is set or the policy was not exported. */
  readonly permissionsBoundary?: Maybe<Policy>;
  /** Identity-based policies that apply to it: its own, and its groups'. Empty for principals that have none. */
  readonly policies: ReadonlyArray<Policy>;
};


/** Everyone, signed or not: `*`. */
export type AnyoneAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** Everyone, signed or not: `*`. */
export type AnyoneBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** Everyone, signed or not: `*`. */
export type AnyoneCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** Everyone, signed or not: `*`. */
export type AnyoneCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** Everyone, signed or not: `*`. */
export type AnyoneCanEscalateToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** Everyone, signed or not: `*`. */
export type AnyoneEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** Everyone, signed or not: `*`. */
export type AnyoneEscalatableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** Everyone, signed or not: `*`. */
export type AnyonePathsToPrivilegeArgs = {
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * A page of who may assume what: `ALLOWED` and `CONDITIONAL` ones. What cannot be said, because a policy was not imported or
 * could not be read, is in `dataGaps`.
 */
export type AssumeRoleConnection = {
  readonly __typename?: 'AssumeRoleConnection';
  /** What was not imported, or could not be read, and could add to the list, as `can` names it of one role and one principal. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The principals with how they are reached. */
  readonly edges: ReadonlyArray<AssumeRoleEdge>;
  /** The principals. */
  readonly nodes: ReadonlyArray<Principal>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One step of assuming a role: `node` is the principal at the other end of it. */
export type AssumeRoleEdge = {
  readonly __typename?: 'AssumeRoleEdge';
  /** What it rests on that AWS does not state firmly, as of the import. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** What must be met where it is CONDITIONAL. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** Whether the two are of different accounts. */
  readonly crossAccount: Scalars['Boolean']['output'];
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** ALLOWED or CONDITIONAL, as the import found it: a date that has passed since counts as a condition. `can` and paths decide it. */
  readonly decision: Decision;
  /** The statements that decided it. */
  readonly determiningStatements: ReadonlyArray<StatementMatch>;
  /** The call by which it happens. */
  readonly mechanism: HopMechanism;
  /** The role that is assumed, or the principal that assumes. */
  readonly node: Principal;
  /** What else must hold and is no policy condition: each completes “if …”, such as `something invokes the function`. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
};

/**
 * What can be reached from a principal: by assuming roles, by techniques of escalation, and by administrative access: an
 * account administrator can take over any principal in it in one more hop. Conditions count hop by hop: whether those of one way can hold
 * together, `pathsToPrivilege` and `assumeRolePaths` say. What a principal may do with resources is not counted.
 */
export type BlastRadius = {
  readonly __typename?: 'BlastRadius';
  /** Accounts that they are of. */
  readonly accountCount: Scalars['Int']['output'];
  /** Accounts that can be administered from here, the principal's own among them where it is its administrator. */
  readonly administeredAccountCount: Scalars['Int']['output'];
  /** Accounts that can be administered from here, by id. */
  readonly administeredAccounts: AccountConnection;
  /** Of them, those with administrative access to their account, root users among them. */
  readonly administratorCount: Scalars['Int']['output'];
  /** Of them, those that assuming roles alone leads to. */
  readonly assumableCount: Scalars['Int']['output'];
  /** Whether a limit can have hidden anybody; counts are too low then. */
  readonly completeness: Completeness;
  /** Hops from one account into another between those reached and the start, each pair of principals once. */
  readonly crossAccountHopCount: Scalars['Int']['output'];
  /** What was not imported, or not understood, and could add to it; `completeness` does not count that. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** When it was asked: hops and administrative access that hang on a date count as of it. Where more than 2,000 hops of one step do, all of them count as found at the import, under conditions. Later pages may be of the same moment. */
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The version of the graph that was searched. */
  readonly graphVersion: Scalars['String']['output'];
  /** Where it starts; the role, where a session of it was asked about, and of a workload the first role that it runs as. */
  readonly principal: Principal;
  /** Principals that can be reached. A root user among them stands for the administration of its account. */
  readonly principalCount: Scalars['Int']['output'];
  /** Those that can be reached, the nearest first. */
  readonly principals: ReachConnection;
  /** Where it starts at a workload: the roles that it runs as. All are starts, so that none of them is counted. Empty where it starts at a principal. */
  readonly startsAs: ReadonlyArray<WorkloadRole>;
  /** Of them, those that some way without conditions leads to. */
  readonly unconditionalCount: Scalars['Int']['output'];
};


/**
 * What can be reached from a principal: by assuming roles, by techniques of escalation, and by administrative access: an
 * account administrator can take over any principal in it in one more hop. Conditions count hop by hop: whether those of one way can hold
 * together, `pathsToPrivilege` and `assumeRolePaths` say. What a principal may do with resources is not counted.
 */
export type BlastRadiusAdministeredAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/**
 * What can be reached from a principal: by assuming roles, by techniques of escalation, and by administrative access: an
 * account administrator can take over any principal in it in one more hop. Conditions count hop by hop: whether those of one way can hold
 * together, `pathsToPrivilege` and `assumeRolePaths` say. What a principal may do with resources is not counted.
 */
export type BlastRadiusPrincipalsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ReachFilter>;
  first: Scalars['Int']['input'];
};

/** One check of `canBatch`: the arguments of `can`. */
export type CanInput = {
  /** What. */
  readonly action: Scalars['Action']['input'];
  /** What is known of the request beyond what the graph knows. */
  readonly context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  /** Who. */
  readonly principal: Scalars['PrincipalIdentifier']['input'];
  /** On which resource. */
  readonly resource: Scalars['ResourcePattern']['input'];
  /** `*` and `?` in `resource` are characters, as in the key of an S3 object, and not a pattern. */
  readonly resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  /** Policies that were passed when the session was made: they limit a role's session, and grant nothing. */
  readonly sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  /** What a key means that neither `context` nor the graph gives. */
  readonly unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};

/** A single hop without which principals lose every way to administrative access to an account. */
export type ChokePoint = {
  readonly __typename?: 'ChokePoint';
  /** How to close it: each of its ways has to be closed. */
  readonly closing: ReadonlyArray<Scalars['String']['output']>;
  /** How many principals lose every way. */
  readonly cutsOff: Scalars['Int']['output'];
  /** The hop, with all its ways. */
  readonly hop: Hop;
  /** The same in one sentence. */
  readonly sentence: Scalars['String']['output'];
};

/** A page of choke points. Conditions count hop by hop: whether those of one way can hold together is not asked. */
export type ChokePointConnection = {
  readonly __typename?: 'ChokePointConnection';
  /** Whether everything was read that leads there. Where a limit left something out, no hop is listed, for there may be a way past it; where escalations were not followed, the hops are those of the ways that were. */
  readonly completeness: Completeness;
  /** What was not imported, or not understood, and could add or close a way; `completeness` does not count that. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** When it was asked: hops and administrative access that hang on a date count as of it. Where more than 2,000 hops of one step do, all of them count as found at the import, under conditions. Later pages may be of the same moment. */
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The choke points with their cursors. */
  readonly edges: ReadonlyArray<ChokePointEdge>;
  /** The choke points. */
  readonly nodes: ReadonlyArray<ChokePoint>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many principals can reach administrative access to the account and do not have it; at least so many where not everything was read. */
  readonly sourceCount: Scalars['Int']['output'];
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A choke point on a page. */
export type ChokePointEdge = {
  readonly __typename?: 'ChokePointEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The choke point. */
  readonly node: ChokePoint;
};

/** Whether a search saw everything. */
export type Completeness = {
  readonly __typename?: 'Completeness';
  /** True: no limit can have hidden a path that the imported data holds. */
  readonly complete: Scalars['Boolean']['output'];
  /** How many principals the search looked at. */
  readonly explored: Scalars['Int']['output'];
  /** Whose further ways were not searched: twenty at most, and none unless `truncatedBy` has ESCALATION_NOT_FOLLOWED. */
  readonly notFollowed: ReadonlyArray<UnfollowedEscalation>;
  /** The limits that may have. */
  readonly truncatedBy: ReadonlyArray<SearchLimit>;
};

/** How much of something was collected. */
export type CompletenessStatus =
  /** All of what `kinds` names, or all there is. */
  | 'COLLECTED'
  /** A collection asked for it, and could read nothing. */
  | 'DENIED'
  /** Nobody looked, or no import says so. */
  | 'NOT_COLLECTED'
  /** Some of it, as `detail` says. */
  | 'PARTIAL';

/** Who decides the value of a context key. */
export type ConditionController =
  /** Whoever makes the request. */
  | 'CALLER'
  /** Time, network, MFA. */
  | 'ENVIRONMENT'
  /** Someone else: a vendor's external id, an identity provider's claims. */
  | 'OTHER_PARTY';

/** A context key with values. */
export type ContextEntry = {
  readonly __typename?: 'ContextEntry';
  /** The key. */
  readonly key: Scalars['String']['output'];
  /** Its values; empty where the key has to be absent. */
  readonly values: ReadonlyArray<Scalars['String']['output']>;
};

/** One key of the request context. */
export type ContextEntryInput = {
  /** Such as `aws:MultiFactorAuthPresent`. Case does not matter. */
  readonly key: Scalars['String']['input'];
  /** Its values; an empty list says that the key is absent. */
  readonly values: ReadonlyArray<Scalars['String']['input']>;
};

/**
 * What it takes for a principal to assume a role, of another account or of its own: five steps, each
 * judged by itself. Where what two of them take cannot hold together, they say so.
 */
export type CrossAccountAccess = {
  readonly __typename?: 'CrossAccountAccess';
  /** What it rests on that AWS does not state firmly, and the time of the question where that decides a date of the last 36 hours. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** What was not imported and could change the answer. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** May it assume the role? As `can` says of `sts:AssumeRole`, but that a call which has to hand on session tags or a source identity is denied where that is not permitted too. */
  readonly decision: Decision;
  /** The answer in short. */
  readonly explanation: Scalars['String']['output'];
  /** All five, in the order of `CrossAccountStepKind`. */
  readonly steps: ReadonlyArray<CrossAccountStep>;
};

/** One of the things that have to be in place. */
export type CrossAccountStep = {
  readonly __typename?: 'CrossAccountStep';
  /** The statements that this rests on; where something is missing, those that come near. */
  readonly evidence: ReadonlyArray<StatementMatch>;
  /** Why, in plain words. */
  readonly explanation: Scalars['String']['output'];
  /** Where a policy is missing: the least that would do. Of TRUST_POLICY the whole trust policy with a further statement, to be put in its place; of ASSUME_ROLE_PERMISSION an identity policy of one statement. Null where no policy alone would help, or where only you can know what it should say. */
  readonly fix?: Maybe<Scalars['PolicyDocument']['output']>;
  /** Whether it is. */
  readonly status: StepStatus;
  /** Which one. */
  readonly step: CrossAccountStepKind;
};

/** The steps of cross-account access. */
export type CrossAccountStepKind =
  /** Whether the caller's own policies and permissions boundary let it assume the role. */
  | 'ASSUME_ROLE_PERMISSION'
  /** Whether service control policies of the caller's account and resource control policies of the role's let it through. */
  | 'ORGANIZATION_GUARDRAILS'
  /** Through which identity the caller has the permission: itself, or which of its groups. MISSING where a group of its account has it that it is not in. */
  | 'SOURCE_MEMBERSHIP'
  /** What the role lets them do who assume it. */
  | 'TARGET_PERMISSIONS'
  /** Whether the role's trust policy lets the caller in. */
  | 'TRUST_POLICY';

/** Something that was not imported, or not understood, and that could change an answer. */
export type DataGap = {
  readonly __typename?: 'DataGap';
  /** In which account. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** What kind of thing. */
  readonly kind: DataGapKind;
  /** What is missing, and what to import. */
  readonly message: Scalars['String']['output'];
};

/** Kinds of gaps. */
export type DataGapKind =
  /** An account that bears on the answer was never imported. */
  | 'ACCOUNT_NOT_IMPORTED'
  /** A collection was denied something of an account, or failed at it. */
  | 'COLLECTION_INCOMPLETE'
  /** What runs in an account, and as which roles, was not imported: ways through it are told as conditions, or not one by one. */
  | 'COMPUTE_NOT_IMPORTED'
  /** Guardrails over an account changed, and who may assume what there is not worked out anew yet. */
  | 'DERIVATION_PENDING'
  /** The export says that more follows, or lacks a list. */
  | 'EXPORT_INCOMPLETE'
  /** A group that the export names was not exported. */
  | 'GROUP_NOT_IMPORTED'
  /** The graph is empty. */
  | 'NOTHING_IMPORTED'
  /** No organization was imported: its guardrails count as full access. */
  | 'ORGANIZATION_NOT_IMPORTED'
  /** The permissions boundary's document was not exported. */
  | 'PERMISSIONS_BOUNDARY_NOT_IMPORTED'
  /** An export names a policy of AWS but does not hold it: Rolegraph's own copy of it, as of the day that the message names, was used. */
  | 'POLICY_FROM_DATA_PACKAGE'
  /** An attached policy's document was not exported. */
  | 'POLICY_NOT_IMPORTED'
  /** A policy document could not be understood. */
  | 'POLICY_QUARANTINED'
  /** A policy names a principal that was deleted. */
  | 'PRINCIPAL_DELETED'
  /** The ARN does not say which account owns the resource: it is taken as the caller's. */
  | 'RESOURCE_OWNER_UNKNOWN'
  /** The resource can have a policy of its own, which was not imported. */
  | 'RESOURCE_POLICY_NOT_IMPORTED'
  /** Sessions of a role can be given other tags than the role has: what only such tags open, or close, is not looked for. */
  | 'SESSION_TAGS_NOT_FOLLOWED';

/** What an evaluation comes to. */
export type Decision =
  /** Allowed, whatever the unknown keys are. */
  | 'ALLOWED'
  /** Allowed when the listed conditions are all met: an Allow's holds, a Deny's fails. */
  | 'CONDITIONAL'
  /** Denied because a statement denies it. */
  | 'EXPLICIT_DENY'
  /** Denied because nothing allows it. */
  | 'IMPLICIT_DENY'
  /** What decides it was never imported, or could not be read; `dataGaps` says which. */
  | 'UNKNOWN';

/** Which account to delete. */
export type DeleteAccountInput = {
  /** The account's 12 digits. */
  readonly accountId: Scalars['AccountId']['input'];
};

/** What became of a deletion. */
export type DeleteAccountPayload = {
  readonly __typename?: 'DeleteAccountPayload';
  /** The account as policies and organizations still name it; null where nothing does. */
  readonly account?: Maybe<Account>;
  /** Which account. */
  readonly accountId: Scalars['AccountId']['output'];
  /** False where nothing of it had been imported. */
  readonly deleted: Scalars['Boolean']['output'];
  /** The version of the graph afterwards. */
  readonly graphVersion: Scalars['String']['output'];
  /** Nodes and relationships of the graph that are gone. */
  readonly removed: Scalars['Int']['output'];
};

/** What a statement does. */
export type Effect =
  /** It allows. */
  | 'ALLOW'
  /** It denies. */
  | 'DENY';

/** An action that is allowed on some resource. */
export type EffectiveAction = {
  readonly __typename?: 'EffectiveAction';
  /** The action. */
  readonly action: Scalars['Action']['output'];
  /** What allows it, and where. */
  readonly allowedBy: ReadonlyArray<EffectiveStatement>;
  /** ALLOWED, or CONDITIONAL where every statement that allows it has conditions, or a policy that was not read may deny it. */
  readonly decision: Decision;
  /** What takes some of it away again. */
  readonly limitedBy: ReadonlyArray<EffectiveStatement>;
  /** What else must hold: each completes “if …”, such as `the policy Base, which could not be read, does not deny it`. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
};

/** A page of allowed actions. */
export type EffectiveActionConnection = {
  readonly __typename?: 'EffectiveActionConnection';
  /** The actions with their cursors. */
  readonly edges: ReadonlyArray<EffectiveActionEdge>;
  /** The actions. */
  readonly nodes: ReadonlyArray<EffectiveAction>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An allowed action on a page. */
export type EffectiveActionEdge = {
  readonly __typename?: 'EffectiveActionEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The action. */
  readonly node: EffectiveAction;
};

/** What a principal may do once every policy type is applied. */
export type EffectivePermissions = {
  readonly __typename?: 'EffectivePermissions';
  /** What is allowed, statement by statement, narrowed to what every limiting layer lets through. */
  readonly allowed: ReadonlyArray<EffectiveStatement>;
  /** What it rests on that AWS does not state firmly, and the time of the question where that decides a date of the last 36 hours: of all statements that bear on the principal, those that give it nothing among them. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** What was not imported and could change the answer. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The time of the question: dates in policies count as over as of it. */
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Denies that take something away from it again. */
  readonly denied: ReadonlyArray<EffectiveStatement>;
  /** What else must hold, because policies were not read: each completes “if …”. An action of `services` says which of it bears on it. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
  /** Whose. */
  readonly principal: Principal;
  /** The same over the list of AWS's actions: one entry a service of which some action is allowed on something. */
  readonly services: ReadonlyArray<ServicePermissions>;
  /** True for the root user: everything in its account, which no policy of the account limits. */
  readonly unlimited: Scalars['Boolean']['output'];
};

/**
 * A statement of what remains. It covers an action that matches `actions` and none of `notActions`, on a resource that
 * matches `resources` and none of `notResources`, under all of `conditions`. One without sources is a rule of the AWS
 * service itself: what it refuses whatever the policies say, or what needs no permission and no policy can deny, such as
 * `sts:GetSessionToken` for a user.
 */
export type EffectiveStatement = {
  readonly __typename?: 'EffectiveStatement';
  /** Action patterns. */
  readonly actions: ReadonlyArray<Scalars['String']['output']>;
  /** Conditions, as written, of every statement that it rests on. */
  readonly conditions: ReadonlyArray<StatementCondition>;
  /** Allow or deny. */
  readonly effect: Effect;
  /** False: a policy variable in it has no known value and stands as `*`, so it may cover less than it says. */
  readonly exact: Scalars['Boolean']['output'];
  /** Action patterns that are excepted. */
  readonly notActions: ReadonlyArray<Scalars['String']['output']>;
  /** Resource patterns that are excepted. */
  readonly notResources: ReadonlyArray<Scalars['String']['output']>;
  /** Resource patterns. */
  readonly resources: ReadonlyArray<Scalars['String']['output']>;
  /** The statements it rests on; none for a rule of the service itself, and for what the root user may do. */
  readonly sources: ReadonlyArray<StatementMatch>;
};

/** A page of who can escalate to whom. */
export type EscalationConnection = {
  readonly __typename?: 'EscalationConnection';
  /** The principals with how they are reached. */
  readonly edges: ReadonlyArray<EscalationEdge>;
  /** The principals. */
  readonly nodes: ReadonlyArray<Principal>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One step of escalating: `node` is the principal at the other end of it. */
export type EscalationEdge = {
  readonly __typename?: 'EscalationEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** ALLOWED where some way is. */
  readonly decision: Decision;
  /** The principal that is reached, or the one that reaches. A root user that is reached stands for its whole account. */
  readonly node: Principal;
  /** Every technique by which it is possible, firmest first; each at most three times, with what it goes through. */
  readonly ways: ReadonlyArray<EscalationWay>;
};

/** One technique by which a principal gains what it was not given. */
export type EscalationWay = {
  readonly __typename?: 'EscalationWay';
  /** What it rests on that AWS does not state firmly, as of the import. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** What must be met where it is CONDITIONAL. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** What was not imported and could change the answer. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** ALLOWED or CONDITIONAL, as the import found it: a date that has passed since counts as a condition. Paths decide it. */
  readonly decision: Decision;
  /** The statements that decided it. */
  readonly determiningStatements: ReadonlyArray<StatementMatch>;
  /** What else must hold and is no policy condition: each completes “if …”, such as `something invokes the function`. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
  /** The same with what it requires and how to close it; null where this version does not know it. */
  readonly technique?: Maybe<Technique>;
  /** The technique, such as `T-071`. */
  readonly techniqueId: Scalars['ID']['output'];
  /** What it goes through where that is not the target itself: the policy, group, principal or workload that it changes or uses. */
  readonly via?: Maybe<Scalars['ARN']['output']>;
};

/** A principal that imported policies name but no import holds: of an account that was never imported, or deleted. */
export type ExternalPrincipal = Node & Principal & {
  readonly __typename?: 'ExternalPrincipal';
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** Null for services, anyone, and providers that belong to no account. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Its administrative access, a session's its role's; null where it has none. Root users have it by nature: they are not judged. */
  readonly administration?: Maybe<Administration>;
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** What is reachable from it, over roles, escalation and administrative access. */
  readonly blastRadius: BlastRadius;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** Users, roles and root users that it can escalate to, by ARN: ALLOWED and CONDITIONAL ones. A root user stands for its whole account. */
  readonly canEscalateTo: EscalationConnection;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** Principals that can escalate to it, by ARN; only users, roles and root users have any. */
  readonly escalatableBy: EscalationConnection;
  /** What it can do with escalation techniques that leads to no other principal: to data, past a guardrail, to part of a role's rights. */
  readonly findings: ReadonlyArray<EscalationWay>;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
  /** How it can reach administrative access, by assuming roles and by techniques of escalation. */
  readonly pathsToPrivilege: PathSearch;
  /** Its permissions boundary; null where none is set or the policy was not exported. */
  readonly permissionsBoundary?: Maybe<Policy>;
  /** Identity-based policies that apply to it: its own, and its groups'. Empty for principals that have none. */
  readonly policies: ReadonlyArray<Policy>;
};


/** A principal that imported policies name but no import holds: of an account that was never imported, or deleted. */
export type ExternalPrincipalAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A principal that imported policies name but no import holds: of an account that was never imported, or deleted. */
export type ExternalPrincipalBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** A principal that imported policies name but no import holds: of an account that was never imported, or deleted. */
export type ExternalPrincipalCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** A principal that imported policies name but no import holds: of an account that was never imported, or deleted. */
export type ExternalPrincipalCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A principal that imported policies name but no import holds: of an account that was never imported, or deleted. */
export type ExternalPrincipalCanEscalateToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A principal that imported policies name but no import holds: of an account that was never imported, or deleted. */
export type ExternalPrincipalEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** A principal that imported policies name but no import holds: of an account that was never imported, or deleted. */
export type ExternalPrincipalEscalatableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A principal that imported policies name but no import holds: of an account that was never imported, or deleted. */
export type ExternalPrincipalPathsToPrivilegeArgs = {
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};

/** Texts that programs make drawings of. */
export type GraphFormat =
  /** For Graphviz. */
  | 'DOT'
  /** For Mermaid, which Markdown viewers know. */
  | 'MERMAID';

/** Which groups to list. */
export type GroupFilter = {
  /** Of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** Whose name holds this text, without regard to case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
};

/** One level of an organization above an account, or the account itself. */
export type GuardrailLevel = {
  readonly __typename?: 'GuardrailLevel';
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Resource control policies attached directly here; null where the type does not apply or was not collected. */
  readonly resourceControlPolicies?: Maybe<ReadonlyArray<Policy>>;
  /** Service control policies attached directly here; null where the type does not apply or was not collected. */
  readonly serviceControlPolicies?: Maybe<ReadonlyArray<Policy>>;
  /** `r-…`, `ou-…` or the account's 12 digits. */
  readonly targetId: Scalars['String']['output'];
};

/** Whether a type of guardrails applies to an account. */
export type GuardrailStatus =
  /** It applies, and all of it was imported. */
  | 'COLLECTED'
  /** It does not apply: the type is not enabled, or this is the management account. */
  | 'NOT_APPLICABLE'
  /** It may apply: what is attached above the account, or where it stands, was not imported. */
  | 'NOT_COLLECTED';

/** One step of a path. */
export type Hop = {
  readonly __typename?: 'Hop';
  /** Other ways of the same step, firmest first: one for each technique, and for assuming. */
  readonly alternatives: ReadonlyArray<Hop>;
  /** What it rests on that AWS does not state firmly, and the time of the question where that decides a date of the last 36 hours. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** What must be met where it is CONDITIONAL. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** Whether the two are of different accounts. */
  readonly crossAccount: Scalars['Boolean']['output'];
  /** ALLOWED or CONDITIONAL. */
  readonly decision: Decision;
  /** The statements that decided it. */
  readonly determiningStatements: ReadonlyArray<StatementMatch>;
  /** Who acts. */
  readonly from: Principal;
  /** The call by which it happens. */
  readonly mechanism: HopMechanism;
  /** What else must hold and is no policy condition: each completes “if …”, such as `something invokes the function`. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
  /** The step in one sentence. */
  readonly sentence: Scalars['String']['output'];
  /** The technique, where the mechanism is ESCALATION. */
  readonly technique?: Maybe<Technique>;
  /** Who it becomes; by an escalation, a root user stands for the administration of its whole account. */
  readonly to: Principal;
  /** What an escalation goes through where that is not the target itself: the policy, group, principal or workload that it changes or uses. */
  readonly via?: Maybe<Scalars['ARN']['output']>;
};

/** How a step happens. */
export type HopMechanism =
  /** `sts:AssumeRole` by a user or role. */
  | 'ASSUME_ROLE'
  /** `sts:AssumeRoleWithSAML` by a SAML provider's user. */
  | 'ASSUME_ROLE_WITH_SAML'
  /** `sts:AssumeRoleWithWebIdentity` by an OpenID Connect subject. */
  | 'ASSUME_ROLE_WITH_WEB_IDENTITY'
  /** A technique of escalation. */
  | 'ESCALATION'
  /** An AWS service takes the role it was given. */
  | 'SERVICE_ROLE';

/** An IAM group: users and the policies they share. Never a principal. */
export type IamGroup = Node & {
  readonly __typename?: 'IamGroup';
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** Its account. */
  readonly accountId: Scalars['AccountId']['output'];
  /** Its ARN. */
  readonly arn: Scalars['ARN']['output'];
  /** When it was created. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Its users by ARN. */
  readonly members: PrincipalConnection;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Path inside the account's IAM. */
  readonly path: Scalars['String']['output'];
  /** Its policies, inline and attached. */
  readonly policies: ReadonlyArray<Policy>;
  /** AWS's own id of it (AGPA…). */
  readonly uniqueId: Scalars['String']['output'];
};


/** An IAM group: users and the policies they share. Never a principal. */
export type IamGroupMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** A page of groups. */
export type IamGroupConnection = {
  readonly __typename?: 'IamGroupConnection';
  /** The groups with their cursors. */
  readonly edges: ReadonlyArray<IamGroupEdge>;
  /** The groups. */
  readonly nodes: ReadonlyArray<IamGroup>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A group on a page. */
export type IamGroupEdge = {
  readonly __typename?: 'IamGroupEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The group. */
  readonly node: IamGroup;
};

/** An IAM role: permissions without credentials. Asked about as a principal, it stands for a session of it. */
export type IamRole = Node & Principal & {
  readonly __typename?: 'IamRole';
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** Null for services, anyone, and providers that belong to no account. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Its administrative access, a session's its role's; null where it has none. Root users have it by nature: they are not judged. */
  readonly administration?: Maybe<Administration>;
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** People who can sign in as it through Identity Center: assigned its permission set in its account, themselves or through groups. */
  readonly assignedTo: RoleAssigneeConnection;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** What is reachable from it, over roles, escalation and administrative access. */
  readonly blastRadius: BlastRadius;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** Users, roles and root users that it can escalate to, by ARN: ALLOWED and CONDITIONAL ones. A root user stands for its whole account. */
  readonly canEscalateTo: EscalationConnection;
  /** When it was created. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** Principals that can escalate to it, by ARN; only users, roles and root users have any. */
  readonly escalatableBy: EscalationConnection;
  /** What it can do with escalation techniques that leads to no other principal: to data, past a guardrail, to part of a role's rights. */
  readonly findings: ReadonlyArray<EscalationWay>;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** The instance profiles that hold it: code on an EC2 instance with one of them is this role. */
  readonly instanceProfiles: ReadonlyArray<InstanceProfile>;
  /** When it was last used, as far as the export knows (AWS looks back 400 days). */
  readonly lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The region of the last use. */
  readonly lastUsedRegion?: Maybe<Scalars['String']['output']>;
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
  /** Path inside the account's IAM, `/` where none was chosen. */
  readonly path: Scalars['String']['output'];
  /** How it can reach administrative access, by assuming roles and by techniques of escalation. */
  readonly pathsToPrivilege: PathSearch;
  /** The permission set of Identity Center that it was made for; null where it was not, or that was not imported. */
  readonly permissionSet?: Maybe<PermissionSet>;
  /** Its permissions boundary; null where none is set or the policy was not exported. */
  readonly permissionsBoundary?: Maybe<Policy>;
  /** Identity-based policies that apply to it: its own, and its groups'. Empty for principals that have none. */
  readonly policies: ReadonlyArray<Policy>;
  /** True for roles that only an AWS service may use. */
  readonly serviceLinked: Scalars['Boolean']['output'];
  /** Its tags by key. */
  readonly tags: ReadonlyArray<Tag>;
  /** Its trust policy; null where the document could not be understood. */
  readonly trustPolicy?: Maybe<Scalars['PolicyDocument']['output']>;
  /** What the trust policy says, statement by statement and principal by principal. */
  readonly trustRelationships: ReadonlyArray<TrustRelationship>;
  /** AWS's own id of it (AIDA… or AROA…), which a re-created namesake does not share. */
  readonly uniqueId: Scalars['String']['output'];
  /** What runs as it, directly or through an instance profile. */
  readonly usedBy: RoleUserConnection;
};


/** An IAM role: permissions without credentials. Asked about as a principal, it stands for a session of it. */
export type IamRoleAssignedToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An IAM role: permissions without credentials. Asked about as a principal, it stands for a session of it. */
export type IamRoleAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An IAM role: permissions without credentials. Asked about as a principal, it stands for a session of it. */
export type IamRoleBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** An IAM role: permissions without credentials. Asked about as a principal, it stands for a session of it. */
export type IamRoleCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** An IAM role: permissions without credentials. Asked about as a principal, it stands for a session of it. */
export type IamRoleCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An IAM role: permissions without credentials. Asked about as a principal, it stands for a session of it. */
export type IamRoleCanEscalateToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An IAM role: permissions without credentials. Asked about as a principal, it stands for a session of it. */
export type IamRoleEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** An IAM role: permissions without credentials. Asked about as a principal, it stands for a session of it. */
export type IamRoleEscalatableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An IAM role: permissions without credentials. Asked about as a principal, it stands for a session of it. */
export type IamRolePathsToPrivilegeArgs = {
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** An IAM role: permissions without credentials. Asked about as a principal, it stands for a session of it. */
export type IamRoleUsedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** A page of roles. */
export type IamRoleConnection = {
  readonly __typename?: 'IamRoleConnection';
  /** The roles with their cursors. */
  readonly edges: ReadonlyArray<IamRoleEdge>;
  /** The roles. */
  readonly nodes: ReadonlyArray<IamRole>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A role on a page. */
export type IamRoleEdge = {
  readonly __typename?: 'IamRoleEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The role. */
  readonly node: IamRole;
};

/** An IAM user. */
export type IamUser = Node & Principal & {
  readonly __typename?: 'IamUser';
  /** Its access keys; null where none were collected. Known from a credential report alone, they have no ids. */
  readonly accessKeys?: Maybe<ReadonlyArray<AccessKey>>;
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** Null for services, anyone, and providers that belong to no account. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Its administrative access, a session's its role's; null where it has none. Root users have it by nature: they are not judged. */
  readonly administration?: Maybe<Administration>;
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** What is reachable from it, over roles, escalation and administrative access. */
  readonly blastRadius: BlastRadius;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** Users, roles and root users that it can escalate to, by ARN: ALLOWED and CONDITIONAL ones. A root user stands for its whole account. */
  readonly canEscalateTo: EscalationConnection;
  /** When it was created. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** Principals that can escalate to it, by ARN; only users, roles and root users have any. */
  readonly escalatableBy: EscalationConnection;
  /** What it can do with escalation techniques that leads to no other principal: to data, past a guardrail, to part of a role's rights. */
  readonly findings: ReadonlyArray<EscalationWay>;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** Whether it has a device for multi-factor authentication; null where that was not collected. */
  readonly mfaActive?: Maybe<Scalars['Boolean']['output']>;
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
  /** Whether it can sign in to the console; null where that was not collected or the report does not say. */
  readonly passwordEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** When its password was last changed; null where that was not collected or the report does not say. */
  readonly passwordLastChangedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When its password was last used; null where it never was, or where that was not collected. */
  readonly passwordLastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Path inside the account's IAM, `/` where none was chosen. */
  readonly path: Scalars['String']['output'];
  /** How it can reach administrative access, by assuming roles and by techniques of escalation. */
  readonly pathsToPrivilege: PathSearch;
  /** Its permissions boundary; null where none is set or the policy was not exported. */
  readonly permissionsBoundary?: Maybe<Policy>;
  /** Identity-based policies that apply to it: its own, and its groups'. Empty for principals that have none. */
  readonly policies: ReadonlyArray<Policy>;
  /** Its tags by key. */
  readonly tags: ReadonlyArray<Tag>;
  /** AWS's own id of it (AIDA… or AROA…), which a re-created namesake does not share. */
  readonly uniqueId: Scalars['String']['output'];
};


/** An IAM user. */
export type IamUserAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An IAM user. */
export type IamUserBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** An IAM user. */
export type IamUserCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** An IAM user. */
export type IamUserCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An IAM user. */
export type IamUserCanEscalateToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An IAM user. */
export type IamUserEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** An IAM user. */
export type IamUserEscalatableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An IAM user. */
export type IamUserPathsToPrivilegeArgs = {
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};

/** What an import did to one instance of Identity Center. */
export type IdentityCenterImport = {
  readonly __typename?: 'IdentityCenterImport';
  /** Nodes and relationships of the graph that are new. */
  readonly added: Scalars['Int']['output'];
  /** … that changed. */
  readonly changed: Scalars['Int']['output'];
  /** The documents it came in. */
  readonly files: ReadonlyArray<Scalars['String']['output']>;
  /** Its ARN. */
  readonly instanceArn: Scalars['ARN']['output'];
  /** What became of it. */
  readonly outcome: ImportOutcome;
  /** Why it was refused, where that is about the instance rather than one document. */
  readonly problems: ReadonlyArray<ImportProblem>;
  /** Inline policies of permission sets that could not be understood. */
  readonly quarantined: ReadonlyArray<ImportProblem>;
  /** … that are gone. */
  readonly removed: Scalars['Int']['output'];
};

/** A user or a group of the identity store behind Identity Center: a person who signs in as roles, and no principal of IAM. */
export type IdentityCenterPrincipal = Node & {
  readonly __typename?: 'IdentityCenterPrincipal';
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Members of a group; a user has none. */
  readonly members: IdentityCenterPrincipalConnection;
  /** Its name; its id where it was not collected. */
  readonly name: Scalars['String']['output'];
  /** As the identity store numbers it. */
  readonly principalId: Scalars['String']['output'];
  /** User or group. */
  readonly type: IdentityCenterPrincipalType;
};


/** A user or a group of the identity store behind Identity Center: a person who signs in as roles, and no principal of IAM. */
export type IdentityCenterPrincipalMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** A page of users or groups of Identity Center. */
export type IdentityCenterPrincipalConnection = {
  readonly __typename?: 'IdentityCenterPrincipalConnection';
  /** The users or groups with their cursors. */
  readonly edges: ReadonlyArray<IdentityCenterPrincipalEdge>;
  /** The users or groups. */
  readonly nodes: ReadonlyArray<IdentityCenterPrincipal>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A user or group of Identity Center on a page. */
export type IdentityCenterPrincipalEdge = {
  readonly __typename?: 'IdentityCenterPrincipalEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The user or group. */
  readonly node: IdentityCenterPrincipal;
};

/** What a principal of Identity Center is. */
export type IdentityCenterPrincipalType =
  /** A group. */
  | 'GROUP'
  /** A user. */
  | 'USER';

/** One document. */
export type ImportDocumentInput = {
  /** The text of the export, JSON. */
  readonly content: Scalars['String']['input'];
  /** What problems are reported under, such as a file name. */
  readonly name: Scalars['String']['input'];
};

/** Documents for one import. All that concern one account are one export of it. */
export type ImportDocumentsInput = {
  /** What a folder would hold as files. */
  readonly documents: ReadonlyArray<ImportDocumentInput>;
};

/** What became of an account's, an organization's or another import. */
export type ImportOutcome =
  /** It was not there before. */
  | 'CREATED'
  /** Nothing of it went in; what was there before stays. */
  | 'REFUSED'
  /** It was there and is the same. */
  | 'UNCHANGED'
  /** It was there and differs now. */
  | 'UPDATED';

/** What an import did. */
export type ImportPayload = {
  readonly __typename?: 'ImportPayload';
  /** One entry an account, by id. */
  readonly accounts: ReadonlyArray<AccountImport>;
  /** The version of the graph afterwards. */
  readonly graphVersion: Scalars['String']['output'];
  /** One entry an instance of Identity Center, by ARN. */
  readonly identityCenters: ReadonlyArray<IdentityCenterImport>;
  /** What went in and is worth knowing. */
  readonly notes: ReadonlyArray<ImportProblem>;
  /** One entry an organization, by id. */
  readonly organizations: ReadonlyArray<OrganizationImport>;
  /** What was refused or looks wrong outside any one account. */
  readonly problems: ReadonlyArray<ImportProblem>;
};

/** Something about a document, and where in it. */
export type ImportProblem = {
  readonly __typename?: 'ImportProblem';
  /** The document's name. */
  readonly file: Scalars['String']['output'];
  /** What is wrong and what to do. */
  readonly message: Scalars['String']['output'];
  /** JSON path, such as `$.RoleDetailList[3].Arn`. */
  readonly path: Scalars['String']['output'];
};

/** An instance profile: the wrapper through which an EC2 instance becomes a role. */
export type InstanceProfile = Node & {
  readonly __typename?: 'InstanceProfile';
  /** Its ARN. */
  readonly arn: Scalars['ARN']['output'];
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** The role in it; null where there is none, or none that an import holds. */
  readonly role?: Maybe<IamRole>;
  /** What uses it. */
  readonly usedBy: WorkloadConnection;
};


/** An instance profile: the wrapper through which an EC2 instance becomes a role. */
export type InstanceProfileUsedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** A page of instance profiles. */
export type InstanceProfileConnection = {
  readonly __typename?: 'InstanceProfileConnection';
  /** Accounts of which not all instance profiles are known: account authorization details alone show none without a role. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The instance profiles with their cursors. */
  readonly edges: ReadonlyArray<InstanceProfileEdge>;
  /** The instance profiles. */
  readonly nodes: ReadonlyArray<InstanceProfile>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An instance profile on a page. */
export type InstanceProfileEdge = {
  readonly __typename?: 'InstanceProfileEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The instance profile. */
  readonly node: InstanceProfile;
};

/** Which instance profiles to list. */
export type InstanceProfileFilter = {
  /** Of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** Whose name holds this text, without regard to case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** True: only those that hold no role. False: only those that hold one. */
  readonly withoutRole?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The layers of policies that decide a request together. */
export type LayerKind =
  /** The policy of the VPC endpoint that the request comes through. */
  | 'ENDPOINT'
  /** Identity-based policies: the principal's own and its groups'. */
  | 'IDENTITY'
  /** The permissions boundary: limits, never grants. */
  | 'PERMISSIONS_BOUNDARY'
  /** The resource's own policy. */
  | 'RESOURCE'
  /** Resource control policies of the organization. */
  | 'RESOURCE_CONTROL'
  /** Service control policies of the organization. */
  | 'SERVICE_CONTROL'
  /** Policies passed when a session was made: they limit it. */
  | 'SESSION'
  /** The trust policy of the role that is assumed. */
  | 'TRUST';

/** What one layer says of a request. */
export type LayerOutcome =
  /** A statement allows it. */
  | 'ALLOWS'
  /** It depends on keys that are not known. */
  | 'CONDITIONAL'
  /** A statement denies it. */
  | 'DENIES'
  /** The layer does not limit this request. */
  | 'NOT_APPLICABLE'
  /** Nothing in it allows it. */
  | 'NO_ALLOW'
  /** The layer was not imported, or not whole. */
  | 'UNKNOWN';

/** What one layer says of the request. */
export type LayerVerdict = {
  readonly __typename?: 'LayerVerdict';
  /** Which layer. */
  readonly layer: LayerKind;
  /** For guardrails: the root, OU or account whose policies these are, `r-…`, `ou-…` or an account id. */
  readonly level?: Maybe<Scalars['String']['output']>;
  /** What this root, OU or account is called. */
  readonly levelName?: Maybe<Scalars['String']['output']>;
  /** Why, where the outcome alone does not say it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** What it says. */
  readonly outcome: LayerOutcome;
  /** The statements of it that match. */
  readonly statements: ReadonlyArray<StatementMatch>;
};

/** What changes the graph. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Deletes all that was imported of an account, in one transaction. Its principals that others still trust become outside principals; its place in an organization stays. */
  readonly deleteAccount: DeleteAccountPayload;
  /** Imports exports of accounts, organizations and Identity Center. All or nothing for each of them; the same document twice changes nothing. */
  readonly importDocuments: ImportPayload;
};


/** What changes the graph. */
export type MutationDeleteAccountArgs = {
  input: DeleteAccountInput;
};


/** What changes the graph. */
export type MutationImportDocumentsArgs = {
  input: ImportDocumentsInput;
};

/** A chain of roles that is not open, and that a single change would open. Of its one missing step, one side already names the other: steps that nobody has thought of are not told. */
export type NearMiss = {
  readonly __typename?: 'NearMiss';
  /** The policy that supplies it, as `CrossAccountStep.fix` gives it: of TRUST_POLICY the whole trust policy, to be put in its place; of ASSUME_ROLE_PERMISSION a policy to add, or a statement for the permissions boundary where `explanation` says so. Null where a statement is in the way, a group is to be joined, or a guardrail lacks an Allow. */
  readonly change?: Maybe<Scalars['PolicyDocument']['output']>;
  /** ALLOWED or CONDITIONAL: what the chain would be. */
  readonly decision: Decision;
  /** The change and the chain in plain words. */
  readonly explanation: Scalars['String']['output'];
  /** Who would take the missing step. */
  readonly from: Principal;
  /** The whole chain, with the missing step as it would be. */
  readonly hops: ReadonlyArray<Hop>;
  /** What the step lacks, or what stops it. */
  readonly missing: CrossAccountStepKind;
  /** The role that it would assume. */
  readonly to: Principal;
};

/** Something with an id of its own that `node` finds again. */
export type Node = {
  /** Opaque, the same in every import. */
  readonly id: Scalars['ID']['output'];
};

/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …) whose subjects get role sessions. */
export type OidcProvider = Node & Principal & {
  readonly __typename?: 'OidcProvider';
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** Null for services, anyone, and providers that belong to no account. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Its administrative access, a session's its role's; null where it has none. Root users have it by nature: they are not judged. */
  readonly administration?: Maybe<Administration>;
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** What is reachable from it, over roles, escalation and administrative access. */
  readonly blastRadius: BlastRadius;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** Users, roles and root users that it can escalate to, by ARN: ALLOWED and CONDITIONAL ones. A root user stands for its whole account. */
  readonly canEscalateTo: EscalationConnection;
  /** The audiences that it accepts; null where that was not collected. */
  readonly clientIds?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** When it was created; null where that was not collected. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** Principals that can escalate to it, by ARN; only users, roles and root users have any. */
  readonly escalatableBy: EscalationConnection;
  /** What it can do with escalation techniques that leads to no other principal: to data, past a guardrail, to part of a role's rights. */
  readonly findings: ReadonlyArray<EscalationWay>;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
  /** How it can reach administrative access, by assuming roles and by techniques of escalation. */
  readonly pathsToPrivilege: PathSearch;
  /** Its permissions boundary; null where none is set or the policy was not exported. */
  readonly permissionsBoundary?: Maybe<Policy>;
  /** Identity-based policies that apply to it: its own, and its groups'. Empty for principals that have none. */
  readonly policies: ReadonlyArray<Policy>;
  /** Its address without scheme, with which its condition keys begin; null where it is only named. */
  readonly url?: Maybe<Scalars['String']['output']>;
};


/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …) whose subjects get role sessions. */
export type OidcProviderAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …) whose subjects get role sessions. */
export type OidcProviderBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …) whose subjects get role sessions. */
export type OidcProviderCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …) whose subjects get role sessions. */
export type OidcProviderCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …) whose subjects get role sessions. */
export type OidcProviderCanEscalateToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …) whose subjects get role sessions. */
export type OidcProviderEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …) whose subjects get role sessions. */
export type OidcProviderEscalatableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …) whose subjects get role sessions. */
export type OidcProviderPathsToPrivilegeArgs = {
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};

/** An AWS organization, as its last imports say. */
export type Organization = Node & {
  readonly __typename?: 'Organization';
  /** Its member accounts by id, those included that were not imported themselves. */
  readonly accounts: AccountConnection;
  /** Its ARN. */
  readonly arn: Scalars['ARN']['output'];
  /** What its imports lack or what could not be understood in them. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** Which policy types are enabled at its roots; null where that was not collected. */
  readonly enabledPolicyTypes?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** `ALL` or `CONSOLIDATED_BILLING`; null where it was not collected. */
  readonly featureSet?: Maybe<Scalars['String']['output']>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** When its last import changed something. */
  readonly importedAt: Scalars['DateTime']['output'];
  /** The account that manages it: no service control policy applies to it, and no resource control policy to its resources. */
  readonly managementAccount: Account;
  /** The id that AWS gave it, `o-…`. */
  readonly organizationId: Scalars['String']['output'];
  /** Its service and resource control policies. */
  readonly policies: PolicyConnection;
  /** Its roots and organizational units by id. */
  readonly units: OrganizationalUnitConnection;
};


/** An AWS organization, as its last imports say. */
export type OrganizationAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An AWS organization, as its last imports say. */
export type OrganizationPoliciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An AWS organization, as its last imports say. */
export type OrganizationUnitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** What an import did to one organization. */
export type OrganizationImport = {
  readonly __typename?: 'OrganizationImport';
  /** Nodes and relationships of the graph that are new. */
  readonly added: Scalars['Int']['output'];
  /** … that changed. */
  readonly changed: Scalars['Int']['output'];
  /** The documents it came in. */
  readonly files: ReadonlyArray<Scalars['String']['output']>;
  /** The organization as it is now; null where the import was refused and nothing was there before. */
  readonly organization?: Maybe<Organization>;
  /** Which, `o-…`. */
  readonly organizationId: Scalars['String']['output'];
  /** What became of it. */
  readonly outcome: ImportOutcome;
  /** Why it was refused, where that is about the organization rather than one document. */
  readonly problems: ReadonlyArray<ImportProblem>;
  /** Policies whose content could not be understood: what they allow and deny is unknown. */
  readonly quarantined: ReadonlyArray<ImportProblem>;
  /** Accounts of which who can become whom was derived anew, because what the organization says of them, or of what they manage, changed. */
  readonly rederivedAccounts: Scalars['Int']['output'];
  /** … that are gone. */
  readonly removed: Scalars['Int']['output'];
};

/** Where an account stands in its organization, and what guards it there. */
export type OrganizationPlace = {
  readonly __typename?: 'OrganizationPlace';
  /** From the root down to the account itself. Each level has to allow, by its own policies. */
  readonly levels: ReadonlyArray<GuardrailLevel>;
  /** What `aws:PrincipalOrgPaths` holds: `o-…/r-…/ou-…/`; null where its place in the tree is not known. */
  readonly path?: Maybe<Scalars['String']['output']>;
  /** Whether resource control policies apply to its resources. */
  readonly resourceControl: GuardrailStatus;
  /** Whether service control policies apply to it. */
  readonly serviceControl: GuardrailStatus;
};

/** A root of an organization, or an organizational unit. */
export type OrganizationalUnit = {
  readonly __typename?: 'OrganizationalUnit';
  /** Its ARN. */
  readonly arn: Scalars['ARN']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** What it is in; null for a root, and where its place in the tree is not known. */
  readonly parentId?: Maybe<Scalars['String']['output']>;
  /** Resource control policies attached directly to it. */
  readonly resourceControlPolicies: ReadonlyArray<Policy>;
  /** Service control policies attached directly to it. */
  readonly serviceControlPolicies: ReadonlyArray<Policy>;
  /** The id that AWS gave it, `r-…` or `ou-…`. */
  readonly unitId: Scalars['String']['output'];
};

/** A page of roots and organizational units. */
export type OrganizationalUnitConnection = {
  readonly __typename?: 'OrganizationalUnitConnection';
  /** The units with their cursors. */
  readonly edges: ReadonlyArray<OrganizationalUnitEdge>;
  /** The units. */
  readonly nodes: ReadonlyArray<OrganizationalUnit>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A unit on a page. */
export type OrganizationalUnitEdge = {
  readonly __typename?: 'OrganizationalUnitEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The unit. */
  readonly node: OrganizationalUnit;
};

/** What one principal outside a resource's account may do to it, under the same conditions. */
export type OutsideAccess = {
  readonly __typename?: 'OutsideAccess';
  /** What: all actions of the same answer. */
  readonly actions: ReadonlyArray<Scalars['Action']['output']>;
  /** Requests without a signature are let in; only of anyone. */
  readonly anonymous: Scalars['Boolean']['output'];
  /** What it rests on that AWS does not state firmly, and the time of the question where that decides a date of the last 36 hours. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** For CONDITIONAL: a smallest set of conditions that suffices. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** The answer. */
  readonly decision: Decision;
  /** The statements that decided it. */
  readonly determiningStatements: ReadonlyArray<StatementMatch>;
  /** What else must hold and is no policy condition: each completes “if …”, such as `something invokes the function`. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
  /** Who: a principal, an account by its root, or anyone. */
  readonly principal: Principal;
};

/** Where a page stands in its list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Give this as `after` to get the next page; null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether a further page exists. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether a page comes before: true on every page that was asked for with `after`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first entry; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** The answer to a path question. */
export type PathSearch = {
  readonly __typename?: 'PathSearch';
  /** Paths grouped by technique, in the order of the paths; a path appears once per technique it can use, `alternatives` included. */
  readonly byTechnique: ReadonlyArray<TechniquePaths>;
  /** Whether a limit can have hidden a path that the imported data holds. */
  readonly completeness: Completeness;
  /** What was not imported, or not understood, and could add or close a path: of the ends' accounts, and of those that a path can go through. `completeness` does not count it. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The time of the question, or the one that its context states: dates in policies count as over as of it. */
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The version of the graph that was searched. */
  readonly graphVersion: Scalars['String']['output'];
  /** Of `assumeRolePaths`, where it found no path to a role: the chains that one change would open, shortest first, ten at most. Worked out only where it is asked for; empty otherwise. */
  readonly nearMisses: ReadonlyArray<NearMiss>;
  /** Whether `nearMisses` are all: false where there are more than ten, or a limit of the search may have hidden some. */
  readonly nearMissesComplete: Scalars['Boolean']['output'];
  /** Shortest first; of equal length, ALLOWED before CONDITIONAL, then by ARN. */
  readonly paths: ReadonlyArray<PrivilegePath>;
  /** Where the question starts at a workload: the roles that it runs as, each of which paths start at. Empty where it starts at a principal. */
  readonly startsAs: ReadonlyArray<WorkloadRole>;
};

/** A permission set of IAM Identity Center: what it makes a role of in each account that it is assigned in. */
export type PermissionSet = Node & {
  readonly __typename?: 'PermissionSet';
  /** Its ARN. */
  readonly arn: Scalars['ARN']['output'];
  /** Who is assigned it in which account, by account. */
  readonly assignments: PermissionSetAssignmentConnection;
  /** Policies that AWS manages. */
  readonly awsManagedPolicies: ReadonlyArray<PermissionSetPolicy>;
  /** Policies of each account, found there by path and name. */
  readonly customerManagedPolicies: ReadonlyArray<PermissionSetPolicy>;
  /** What of it was not collected, or could not be understood. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** Its description. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** The policy written into it; null where there is none or it was not collected. What its roles may do, the roles' own policies say. */
  readonly inlinePolicy?: Maybe<Scalars['PolicyDocument']['output']>;
  /** ARN of the instance of Identity Center that it is of. */
  readonly instanceArn: Scalars['ARN']['output'];
  /** Its name; its id where it was not described. */
  readonly name: Scalars['String']['output'];
  /** Its permissions boundary; null where none is set or it was not collected. */
  readonly permissionsBoundary?: Maybe<PermissionSetPolicy>;
  /** The roles that it became, by ARN, as far as their accounts were imported. */
  readonly provisionedAs: IamRoleConnection;
  /** How long a session lasts, in ISO 8601: `PT1H`. */
  readonly sessionDuration?: Maybe<Scalars['String']['output']>;
};


/** A permission set of IAM Identity Center: what it makes a role of in each account that it is assigned in. */
export type PermissionSetAssignmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A permission set of IAM Identity Center: what it makes a role of in each account that it is assigned in. */
export type PermissionSetProvisionedAsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** That a user or a group may use a permission set in an account. */
export type PermissionSetAssignment = {
  readonly __typename?: 'PermissionSetAssignment';
  /** In which account; null where nothing else names it. */
  readonly account?: Maybe<Account>;
  /** In which account. */
  readonly accountId: Scalars['AccountId']['output'];
  /** Who. */
  readonly principal: IdentityCenterPrincipal;
  /** Why the role is not known; null where it is. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The role that the permission set became there; null where no import holds it. */
  readonly role?: Maybe<IamRole>;
  /** Whether the role is known. Without it, what the assignment lets somebody do is not. */
  readonly status: PermissionSetAssignmentStatus;
};

/** A page of assignments. */
export type PermissionSetAssignmentConnection = {
  readonly __typename?: 'PermissionSetAssignmentConnection';
  /** The assignments with their cursors. */
  readonly edges: ReadonlyArray<PermissionSetAssignmentEdge>;
  /** The assignments. */
  readonly nodes: ReadonlyArray<PermissionSetAssignment>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An assignment on a page. */
export type PermissionSetAssignmentEdge = {
  readonly __typename?: 'PermissionSetAssignmentEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The assignment. */
  readonly node: PermissionSetAssignment;
};

/** Whether the role of an assignment is known. */
export type PermissionSetAssignmentStatus =
  /** It is in the account's import. */
  | 'PROVISIONED'
  /** The account was not imported, or its import holds no such role. */
  | 'ROLE_NOT_IMPORTED';

/** A page of permission sets. */
export type PermissionSetConnection = {
  readonly __typename?: 'PermissionSetConnection';
  /** The permission sets with their cursors. */
  readonly edges: ReadonlyArray<PermissionSetEdge>;
  /** The permission sets. */
  readonly nodes: ReadonlyArray<PermissionSet>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A permission set on a page. */
export type PermissionSetEdge = {
  readonly __typename?: 'PermissionSetEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The permission set. */
  readonly node: PermissionSet;
};

/** Which permission sets to list. */
export type PermissionSetFilter = {
  /** Assigned in this account, or the source of a role in it. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** Whose name holds this text, without regard to case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
};

/** A policy that a permission set refers to. */
export type PermissionSetPolicy = {
  readonly __typename?: 'PermissionSetPolicy';
  /** Its ARN; null of one that each account has for itself. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Where each account has it; null of one that AWS manages. */
  readonly path?: Maybe<Scalars['String']['output']>;
  /** The policy; null where no import holds it. */
  readonly policy?: Maybe<Policy>;
};


/** A policy that a permission set refers to. */
export type PermissionSetPolicyPolicyArgs = {
  accountId?: InputMaybe<Scalars['AccountId']['input']>;
};

/** A policy: managed, inline, the trust policy of a role, or a resource's own. */
export type Policy = Node & {
  readonly __typename?: 'Policy';
  /** Null for AWS managed policies, and for those of organizations. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Null for inline and trust policies, and for those of resources. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Whom it applies to as an identity-based policy, by ARN; for AWS managed policies over all imported accounts. */
  readonly attachedTo: PolicyHolderConnection;
  /** For a policy of AWS that an export names but does not hold: the day of Rolegraph's own copy that was used, `2026-08-26`. */
  readonly dataPackage?: Maybe<Scalars['String']['output']>;
  /** The version in force, of managed policies. */
  readonly defaultVersionId?: Maybe<Scalars['String']['output']>;
  /** What its author wrote about it. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The document in force; null where it could not be understood or was not exported. */
  readonly document?: Maybe<Scalars['PolicyDocument']['output']>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** By storage. */
  readonly kind: PolicyKind;
  /** Its name; that of the role for a trust policy, and that of the resource for its own. */
  readonly name: Scalars['String']['output'];
  /** Who it is written into, for inline and trust policies. */
  readonly owner?: Maybe<PolicyHolder>;
  /** Why the document is not there, where it is not. */
  readonly quarantined?: Maybe<Scalars['String']['output']>;
  /** The resource that it is the policy of. */
  readonly resource?: Maybe<Resource>;
  /** How many versions the export holds. */
  readonly versionCount?: Maybe<Scalars['Int']['output']>;
};


/** A policy: managed, inline, the trust policy of a role, or a resource's own. */
export type PolicyAttachedToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** A page of policies. */
export type PolicyConnection = {
  readonly __typename?: 'PolicyConnection';
  /** The policies with their cursors. */
  readonly edges: ReadonlyArray<PolicyEdge>;
  /** The policies. */
  readonly nodes: ReadonlyArray<Policy>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A policy on a page. */
export type PolicyEdge = {
  readonly __typename?: 'PolicyEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The policy. */
  readonly node: Policy;
};

/** Which policies to list. */
export type PolicyFilter = {
  /** Of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** Of this kind; trust policies and those of resources are not listed. */
  readonly kind?: InputMaybe<PolicyKind>;
  /** Whose name holds this text, without regard to case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
};

/** What a policy can be attached to or written into. */
export type PolicyHolder = IamGroup | IamRole | IamUser;

/** A page of what a policy is attached to. */
export type PolicyHolderConnection = {
  readonly __typename?: 'PolicyHolderConnection';
  /** Users, roles and groups with their cursors. */
  readonly edges: ReadonlyArray<PolicyHolderEdge>;
  /** Users, roles and groups. */
  readonly nodes: ReadonlyArray<PolicyHolder>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A user, role or group on a page. */
export type PolicyHolderEdge = {
  readonly __typename?: 'PolicyHolderEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The user, role or group. */
  readonly node: PolicyHolder;
};

/** Policies by storage. */
export type PolicyKind =
  /** Managed by AWS. */
  | 'AWS_MANAGED'
  /** Written into one user, role or group. */
  | 'INLINE'
  /** Customer managed. */
  | 'MANAGED'
  /** A resource's own policy. */
  | 'RESOURCE'
  /** A resource control policy of an organization. */
  | 'RESOURCE_CONTROL'
  /** A service control policy of an organization. */
  | 'SERVICE_CONTROL'
  /** A role's trust policy. */
  | 'TRUST';

/** Who can make a request. A group is never a principal. */
export type Principal = {
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** Null for services, anyone, and providers that belong to no account. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Its administrative access, a session's its role's; null where it has none. Root users have it by nature: they are not judged. */
  readonly administration?: Maybe<Administration>;
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** What is reachable from it, over roles, escalation and administrative access. */
  readonly blastRadius: BlastRadius;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** Users, roles and root users that it can escalate to, by ARN: ALLOWED and CONDITIONAL ones. A root user stands for its whole account. */
  readonly canEscalateTo: EscalationConnection;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** Principals that can escalate to it, by ARN; only users, roles and root users have any. */
  readonly escalatableBy: EscalationConnection;
  /** What it can do with escalation techniques that leads to no other principal: to data, past a guardrail, to part of a role's rights. */
  readonly findings: ReadonlyArray<EscalationWay>;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
  /** How it can reach administrative access, by assuming roles and by techniques of escalation. */
  readonly pathsToPrivilege: PathSearch;
  /** Its permissions boundary; null where none is set or the policy was not exported. */
  readonly permissionsBoundary?: Maybe<Policy>;
  /** Identity-based policies that apply to it: its own, and its groups'. Empty for principals that have none. */
  readonly policies: ReadonlyArray<Policy>;
};


/** Who can make a request. A group is never a principal. */
export type PrincipalAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** Who can make a request. A group is never a principal. */
export type PrincipalBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** Who can make a request. A group is never a principal. */
export type PrincipalCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** Who can make a request. A group is never a principal. */
export type PrincipalCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** Who can make a request. A group is never a principal. */
export type PrincipalCanEscalateToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** Who can make a request. A group is never a principal. */
export type PrincipalEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** Who can make a request. A group is never a principal. */
export type PrincipalEscalatableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** Who can make a request. A group is never a principal. */
export type PrincipalPathsToPrivilegeArgs = {
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};

/** A principal that may do what was asked. */
export type PrincipalAccess = {
  readonly __typename?: 'PrincipalAccess';
  /** What it rests on that AWS does not state firmly, and the time of the question where that decides a date of the last 36 hours. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** What must be met where it is CONDITIONAL. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** ALLOWED or CONDITIONAL; by its `path`, where there is one. */
  readonly decision: Decision;
  /** The statements that decided it; where its `path` has hops, those of whom it leads to. */
  readonly determiningStatements: ReadonlyArray<StatementMatch>;
  /** Of a `transitive` question, the shortest route to somebody who may do it, without hops where it may so itself. Null otherwise, and where the time ran out before one was worked out; `completeness` says so then. */
  readonly path?: Maybe<PrivilegePath>;
  /** What else must hold and is no policy condition: each completes “if …”, such as `something invokes the function`. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
  /** Who. */
  readonly principal: Principal;
};

/** A page of who may do it. */
export type PrincipalAccessConnection = {
  readonly __typename?: 'PrincipalAccessConnection';
  /** Whether a limit can have hidden anybody, or somebody's route. */
  readonly completeness: Completeness;
  /** What was not imported and could add or remove some. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The time of the question, or the one that its context states: dates in policies count as over as of it. */
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The principals with their cursors. */
  readonly edges: ReadonlyArray<PrincipalAccessEdge>;
  /** The principals. */
  readonly nodes: ReadonlyArray<PrincipalAccess>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages; more than are shown where the conditions of a principal's only routes contradict each other. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A principal that may do it, on a page. */
export type PrincipalAccessEdge = {
  readonly __typename?: 'PrincipalAccessEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** Who, and how firmly. */
  readonly node: PrincipalAccess;
};

/** A page of principals. */
export type PrincipalConnection = {
  readonly __typename?: 'PrincipalConnection';
  /** The principals with their cursors. */
  readonly edges: ReadonlyArray<PrincipalEdge>;
  /** The principals. */
  readonly nodes: ReadonlyArray<Principal>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A principal on a page. */
export type PrincipalEdge = {
  readonly __typename?: 'PrincipalEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The principal. */
  readonly node: Principal;
};

/** Which principals to list. */
export type PrincipalFilter = {
  /** Of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** True: only users and roles with administrative access to their account, under conditions or without. False: only all others. Root users have it by nature and are not among them. */
  readonly administrator?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: only roles that trust EC2 and that no instance profile holds, so that no instance can run as them. False: only all others. */
  readonly ec2WithoutInstanceProfile?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of this kind. */
  readonly kind?: InputMaybe<PrincipalKind>;
  /** Whose name holds this text, without regard to case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
};

/** Kinds of principals. */
export type PrincipalKind =
  /** Everyone. */
  | 'ANYONE'
  /** Principals that are only named. */
  | 'EXTERNAL'
  /** OpenID Connect providers. */
  | 'OIDC_PROVIDER'
  /** IAM roles. */
  | 'ROLE'
  /** Sessions that policies name. */
  | 'ROLE_SESSION'
  /** Root users of accounts. */
  | 'ROOT'
  /** SAML providers. */
  | 'SAML_PROVIDER'
  /** AWS services. */
  | 'SERVICE'
  /** IAM users. */
  | 'USER';

/** One way from a principal to another. */
export type PrivilegePath = {
  readonly __typename?: 'PrivilegePath';
  /** The accounts it goes through, in order. */
  readonly accounts: ReadonlyArray<Account>;
  /** The caveats of all hops, and of what is asked for at its end, each once. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** The conditions of all hops together, each once; no path is listed whose conditions contradict each other for certain. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** ALLOWED where every hop is, else CONDITIONAL. */
  readonly decision: Decision;
  /** The steps in order; none where it ends where it starts. */
  readonly hops: ReadonlyArray<Hop>;
  /** How many hops. */
  readonly length: Scalars['Int']['output'];
  /** The path as a drawing. */
  readonly render: Scalars['String']['output'];
  /** The path in one sentence. */
  readonly sentence: Scalars['String']['output'];
};


/** One way from a principal to another. */
export type PrivilegePathRenderArgs = {
  format: GraphFormat;
};

/** The questions that Rolegraph answers. */
export type Query = {
  readonly __typename?: 'Query';
  /** Access keys of users and root users, by owner. */
  readonly accessKeys: AccessKeyConnection;
  /** One account; null where nothing names it. */
  readonly account?: Maybe<Account>;
  /** Accounts, imported ones and those that their policies name, by id. */
  readonly accounts: AccountConnection;
  /**
   * How can `from` become `to` by assuming roles, across accounts? Shortest first. Not looked for: a path that opens only
   * because a session tag stands in for a tag which a role itself has; `dataGaps` says where that may be.
   */
  readonly assumeRolePaths: PathSearch;
  /** What is reachable from here, over roles, escalation and administrative access? Counts first, members on demand. */
  readonly blastRadius: BlastRadius;
  /** May this principal do this action on this resource? */
  readonly can: AccessDecision;
  /** The same for many at once: answers in the order of the checks. One that fails is null, with an error at its path. */
  readonly canBatch: ReadonlyArray<Maybe<AccessDecision>>;
  /**
   * Which single hops stand between principals and administrative access to an account, whatever the length of the ways?
   * Those that cut most principals off come first. Conditions count hop by hop: a way whose conditions cannot hold together
   * counts as a way, so that a hop may be missing that only such ways pass by.
   */
  readonly chokePoints: ChokePointConnection;
  /** What does it take for `from` to assume the role `to`, step by step, and what of it is missing? */
  readonly crossAccountAccess: CrossAccountAccess;
  /** What a principal may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** One group; null where it is not in the graph. */
  readonly group?: Maybe<IamGroup>;
  /** Groups by ARN. */
  readonly groups: IamGroupConnection;
  /** Instance profiles by ARN. */
  readonly instanceProfiles: InstanceProfileConnection;
  /** Any object by its id; null where it is not there. */
  readonly node?: Maybe<Node>;
  /** The organization that was imported; null where none was. */
  readonly organization?: Maybe<Organization>;
  /**
   * How can `from` reach administrative access, by assuming roles and by techniques of escalation? Shortest first. A path
   * ends with the first administrator; one that is so only under conditions may be passed too. From an administrator it
   * is one path without steps.
   */
  readonly pathsToPrivilege: PathSearch;
  /** One permission set of Identity Center; null where it is not in the graph. */
  readonly permissionSet?: Maybe<PermissionSet>;
  /** Permission sets of Identity Center by ARN. */
  readonly permissionSets: PermissionSetConnection;
  /** Managed and inline policies by ARN or owner. */
  readonly policies: PolicyConnection;
  /** One managed policy; null where it is not in the graph. Of an AWS managed policy that exports hold in several versions, the latest. */
  readonly policy?: Maybe<Policy>;
  /** One principal; null where it is not in the graph. */
  readonly principal?: Maybe<Principal>;
  /** Principals by ARN. */
  readonly principals: PrincipalConnection;
  /** One resource with a policy of its own; null where it is not in the graph. */
  readonly resource?: Maybe<Resource>;
  /** Resources with a policy of their own, or known to have none, by ARN. */
  readonly resources: ResourceConnection;
  /** Accounts, principals, groups, policies, resources and workloads whose name or ARN holds the text, best match first. */
  readonly search: SearchResultConnection;
  /** What the graph holds, in numbers. */
  readonly statistics: Statistics;
  /** One technique of escalating privileges; null where there is none of this id. */
  readonly technique?: Maybe<Technique>;
  /** The techniques of escalating privileges that this version knows, whatever was imported. */
  readonly techniques: TechniqueConnection;
  /** Roles that are open to anyone, to outside accounts, to a vendor without an external id, to strangers' tokens, or to services that act for strangers. Not of service-linked roles, whose trust nobody can change. */
  readonly trustExposure: TrustExposureConnection;
  /** Which principals may do it, with or without conditions? Themselves, unless it is asked `transitive`. */
  readonly whoCan: PrincipalAccessConnection;
  /**
   * Who can become this principal, over roles, escalation and administrative access to its account? Of a root user or an
   * account id: who can reach administrative access to the account, and has it. Nearest first. Conditions count hop by hop:
   * ways are among them whose conditions cannot hold together, which `pathsToPrivilege` and `assumeRolePaths` leave out.
   */
  readonly whoCanReach: WhoCanReachConnection;
  /** One thing that runs as a role; null where it is not in the graph. */
  readonly workload?: Maybe<Workload>;
  /** What runs as which role, by ARN. */
  readonly workloads: WorkloadConnection;
};


/** The questions that Rolegraph answers. */
export type QueryAccessKeysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AccessKeyFilter>;
  first: Scalars['Int']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryAccountArgs = {
  id: Scalars['AccountId']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AccountFilter>;
  first: Scalars['Int']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryAssumeRolePathsArgs = {
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  from: Scalars['PrincipalIdentifier']['input'];
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  to: Scalars['ARN']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  principal: Scalars['PrincipalIdentifier']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  principal: Scalars['PrincipalIdentifier']['input'];
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** The questions that Rolegraph answers. */
export type QueryCanBatchArgs = {
  checks: ReadonlyArray<CanInput>;
};


/** The questions that Rolegraph answers. */
export type QueryChokePointsArgs = {
  accountId: Scalars['AccountId']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryCrossAccountAccessArgs = {
  from: Scalars['PrincipalIdentifier']['input'];
  to: Scalars['ARN']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryEffectivePermissionsArgs = {
  principal: Scalars['PrincipalIdentifier']['input'];
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** The questions that Rolegraph answers. */
export type QueryGroupArgs = {
  arn: Scalars['ARN']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<GroupFilter>;
  first: Scalars['Int']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryInstanceProfilesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InstanceProfileFilter>;
  first: Scalars['Int']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryOrganizationArgs = {
  id?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that Rolegraph answers. */
export type QueryPathsToPrivilegeArgs = {
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  from: Scalars['PrincipalIdentifier']['input'];
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions that Rolegraph answers. */
export type QueryPermissionSetArgs = {
  arn: Scalars['ARN']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryPermissionSetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PermissionSetFilter>;
  first: Scalars['Int']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryPoliciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PolicyFilter>;
  first: Scalars['Int']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryPolicyArgs = {
  arn: Scalars['ARN']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryPrincipalArgs = {
  identifier: Scalars['PrincipalIdentifier']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryPrincipalsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PrincipalFilter>;
  first: Scalars['Int']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryResourceArgs = {
  arn: Scalars['ARN']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryResourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceFilter>;
  first: Scalars['Int']['input'];
};


/** The questions that Rolegraph answers. */
export type QuerySearchArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  text: Scalars['String']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryTechniqueArgs = {
  id: Scalars['ID']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryTechniquesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TechniqueFilter>;
  first: Scalars['Int']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryTrustExposureArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TrustExposureFilter>;
  first: Scalars['Int']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryWhoCanArgs = {
  action: Scalars['Action']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  first: Scalars['Int']['input'];
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  transitive?: InputMaybe<Scalars['Boolean']['input']>;
};


/** The questions that Rolegraph answers. */
export type QueryWhoCanReachArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  to: Scalars['PrincipalIdentifier']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryWorkloadArgs = {
  arn: Scalars['ARN']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryWorkloadsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WorkloadFilter>;
  first: Scalars['Int']['input'];
};

/** A page of principals that can be reached. */
export type ReachConnection = {
  readonly __typename?: 'ReachConnection';
  /** The principals with how far they are. */
  readonly edges: ReadonlyArray<ReachEdge>;
  /** The principals. */
  readonly nodes: ReadonlyArray<Principal>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A principal at the other end of ways. */
export type ReachEdge = {
  readonly __typename?: 'ReachEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** ALLOWED where some way has no conditions, else CONDITIONAL. */
  readonly decision: Decision;
  /** Hops of the shortest way. */
  readonly distance: Scalars['Int']['output'];
  /** The principal. */
  readonly node: Principal;
  /** Hops of the shortest way without any condition; null where all have some. No hop of a shortest way has conditions where it equals `distance`. Whoever administers an account counts as able to become anybody in it, also roles that a guardrail protects by their names. */
  readonly unconditionalDistance?: Maybe<Scalars['Int']['output']>;
};

/** Which of the reached to list. */
export type ReachFilter = {
  /** Of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** Only those with administrative access to their account, or only those without. */
  readonly administrators?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Something that has a policy of its own, or of which a collection says that it has none: a bucket, a queue, a key. */
export type Resource = Node & {
  readonly __typename?: 'Resource';
  /** The account that owns it. */
  readonly account?: Maybe<Account>;
  /** The account that owns it. */
  readonly accountId: Scalars['AccountId']['output'];
  /** Its ARN. */
  readonly arn: Scalars['ARN']['output'];
  /** Who outside its account its policy lets in. */
  readonly exposure: ResourceExposure;
  /** Whom its policy names, with the statements that do. What they grant, `exposure` and `whoCan` say. */
  readonly grants: ReadonlyArray<ResourceGrant>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Its name or id. */
  readonly name: Scalars['String']['output'];
  /** Its own policy; of a VPC endpoint, what limits the requests that come through it. Null where it has none or none was collected. */
  readonly policy?: Maybe<Policy>;
  /** Whether its policy is known. */
  readonly policyStatus: ResourcePolicyStatus;
  /** The kind of thing, such as `key` or `function`; null where the ARN does not say, as for buckets and queues. */
  readonly resourceType?: Maybe<Scalars['String']['output']>;
  /** The service of its ARN, such as `s3` or `es`. */
  readonly service: Scalars['String']['output'];
  /** Its tags; null where they were not collected. */
  readonly tags?: Maybe<ReadonlyArray<Tag>>;
  /** Which principals may do it on this resource themselves, with or without conditions? */
  readonly whoCan: PrincipalAccessConnection;
};


/** Something that has a policy of its own, or of which a collection says that it has none: a bucket, a queue, a key. */
export type ResourceWhoCanArgs = {
  action: Scalars['Action']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  first: Scalars['Int']['input'];
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  transitive?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A page of resources. */
export type ResourceConnection = {
  readonly __typename?: 'ResourceConnection';
  /** The resources with their cursors. */
  readonly edges: ReadonlyArray<ResourceEdge>;
  /** The resources. */
  readonly nodes: ReadonlyArray<Resource>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A resource on a page. */
export type ResourceEdge = {
  readonly __typename?: 'ResourceEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The resource. */
  readonly node: Resource;
};

/** Who outside a resource's account can reach it, as the policy engine decides it: conditions, denials and the public access block of a bucket count. Services that act as themselves are not listed. */
export type ResourceExposure = {
  readonly __typename?: 'ResourceExposure';
  /** What was not imported and could change the answer. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** Of those, who is outside its organization too; null where no imported organization has its account. */
  readonly outsideOrganization?: Maybe<ReadonlyArray<OutsideAccess>>;
  /** Who outside its account its policy lets in; what they need on their own side, where that was not imported, is in `preconditions`. */
  readonly reachableFromOutside: ReadonlyArray<OutsideAccess>;
};

/** Which resources to list. */
export type ResourceFilter = {
  /** Of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** Whose policy lets somebody outside the account in (`exposure`), or nobody that is known of. */
  readonly exposed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whose name holds this text, without regard to case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** Of this service, as in ARNs. */
  readonly service?: InputMaybe<Scalars['String']['input']>;
};

/** What a resource's policy says of one principal: allows and denials. */
export type ResourceGrant = {
  readonly __typename?: 'ResourceGrant';
  /** Whom it names. */
  readonly principal: Principal;
  /** The statements that name it. */
  readonly statements: ReadonlyArray<StatementMatch>;
};

/** What is known of a resource's policy. */
export type ResourcePolicyStatus =
  /** It has one, and it was collected. */
  | 'COLLECTED'
  /** It was looked at and has none. */
  | 'NONE'
  /** Not collected, or access to it was denied. */
  | 'NOT_COLLECTED';

/** A page of the people who can sign in as a role. */
export type RoleAssigneeConnection = {
  readonly __typename?: 'RoleAssigneeConnection';
  /** What was not imported and could add people. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The users with their cursors. */
  readonly edges: ReadonlyArray<IdentityCenterPrincipalEdge>;
  /** The users. */
  readonly nodes: ReadonlyArray<IdentityCenterPrincipal>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One session of a role, by its assumed-role ARN. */
export type RoleSession = Node & Principal & {
  readonly __typename?: 'RoleSession';
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** Null for services, anyone, and providers that belong to no account. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Its administrative access, a session's its role's; null where it has none. Root users have it by nature: they are not judged. */
  readonly administration?: Maybe<Administration>;
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** What is reachable from it, over roles, escalation and administrative access. */
  readonly blastRadius: BlastRadius;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** Users, roles and root users that it can escalate to, by ARN: ALLOWED and CONDITIONAL ones. A root user stands for its whole account. */
  readonly canEscalateTo: EscalationConnection;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** Principals that can escalate to it, by ARN; only users, roles and root users have any. */
  readonly escalatableBy: EscalationConnection;
  /** What it can do with escalation techniques that leads to no other principal: to data, past a guardrail, to part of a role's rights. */
  readonly findings: ReadonlyArray<EscalationWay>;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
  /** How it can reach administrative access, by assuming roles and by techniques of escalation. */
  readonly pathsToPrivilege: PathSearch;
  /** Its permissions boundary; null where none is set or the policy was not exported. */
  readonly permissionsBoundary?: Maybe<Policy>;
  /** Identity-based policies that apply to it: its own, and its groups'. Empty for principals that have none. */
  readonly policies: ReadonlyArray<Policy>;
  /** The role; null where it is not in the graph. */
  readonly role?: Maybe<IamRole>;
};


/** One session of a role, by its assumed-role ARN. */
export type RoleSessionAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** One session of a role, by its assumed-role ARN. */
export type RoleSessionBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** One session of a role, by its assumed-role ARN. */
export type RoleSessionCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** One session of a role, by its assumed-role ARN. */
export type RoleSessionCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** One session of a role, by its assumed-role ARN. */
export type RoleSessionCanEscalateToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** One session of a role, by its assumed-role ARN. */
export type RoleSessionEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** One session of a role, by its assumed-role ARN. */
export type RoleSessionEscalatableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** One session of a role, by its assumed-role ARN. */
export type RoleSessionPathsToPrivilegeArgs = {
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};

/** Who uses the credentials of a workload's role. */
export type RoleUse =
  /** The code that runs gets them. */
  | 'CODE'
  /** The service or its agent uses them and does not hand them to the code, as an ECS execution role. */
  | 'SERVICE';

/** A page of what runs as a role. */
export type RoleUserConnection = {
  readonly __typename?: 'RoleUserConnection';
  /** The workloads with how they use the role. */
  readonly edges: ReadonlyArray<RoleUserEdge>;
  /** The workloads. */
  readonly nodes: ReadonlyArray<Workload>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A workload that runs as a role. */
export type RoleUserEdge = {
  readonly __typename?: 'RoleUserEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The instance profile through which it is this role; null where it names the role itself. */
  readonly instanceProfile?: Maybe<InstanceProfile>;
  /** The workload. */
  readonly node: Workload;
  /** Whether the code that runs gets the role's credentials. */
  readonly use: RoleUse;
};

/** A SAML identity provider whose users get role sessions. */
export type SamlProvider = Node & Principal & {
  readonly __typename?: 'SamlProvider';
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** Null for services, anyone, and providers that belong to no account. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Its administrative access, a session's its role's; null where it has none. Root users have it by nature: they are not judged. */
  readonly administration?: Maybe<Administration>;
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** What is reachable from it, over roles, escalation and administrative access. */
  readonly blastRadius: BlastRadius;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** Users, roles and root users that it can escalate to, by ARN: ALLOWED and CONDITIONAL ones. A root user stands for its whole account. */
  readonly canEscalateTo: EscalationConnection;
  /** When it was created; null where it is only named. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** Principals that can escalate to it, by ARN; only users, roles and root users have any. */
  readonly escalatableBy: EscalationConnection;
  /** What it can do with escalation techniques that leads to no other principal: to data, past a guardrail, to part of a role's rights. */
  readonly findings: ReadonlyArray<EscalationWay>;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
  /** How it can reach administrative access, by assuming roles and by techniques of escalation. */
  readonly pathsToPrivilege: PathSearch;
  /** Its permissions boundary; null where none is set or the policy was not exported. */
  readonly permissionsBoundary?: Maybe<Policy>;
  /** Identity-based policies that apply to it: its own, and its groups'. Empty for principals that have none. */
  readonly policies: ReadonlyArray<Policy>;
  /** When its metadata expires; null where it is only named. */
  readonly validUntil?: Maybe<Scalars['DateTime']['output']>;
};


/** A SAML identity provider whose users get role sessions. */
export type SamlProviderAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A SAML identity provider whose users get role sessions. */
export type SamlProviderBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** A SAML identity provider whose users get role sessions. */
export type SamlProviderCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** A SAML identity provider whose users get role sessions. */
export type SamlProviderCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A SAML identity provider whose users get role sessions. */
export type SamlProviderCanEscalateToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A SAML identity provider whose users get role sessions. */
export type SamlProviderEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** A SAML identity provider whose users get role sessions. */
export type SamlProviderEscalatableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A SAML identity provider whose users get role sessions. */
export type SamlProviderPathsToPrivilegeArgs = {
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};

/** What can cut a search short. */
export type SearchLimit =
  /** Somebody that bears on the answer can gain rights or accounts by a technique that leads to no principal, or hand over to itself what is asked about: what it could do with that is not searched. `notFollowed` says who, and by which. */
  | 'ESCALATION_NOT_FOLLOWED'
  /** An import changed the graph meanwhile. */
  | 'GRAPH_CHANGED'
  /** Longer paths may exist than `maxHops`. */
  | 'MAX_HOPS'
  /** More paths exist than `k`. */
  | 'MAX_PATHS'
  /** The time or the work allowed ran out. */
  | 'TIME_LIMIT';

/** What a search can find. */
export type SearchResult = Account | AccountRoot | ExternalPrincipal | IamGroup | IamRole | IamUser | OidcProvider | Policy | Resource | RoleSession | SamlProvider | ServicePrincipal | Workload;

/** A page of what was found. */
export type SearchResultConnection = {
  readonly __typename?: 'SearchResultConnection';
  /** What was found with its cursors. */
  readonly edges: ReadonlyArray<SearchResultEdge>;
  /** What was found. */
  readonly nodes: ReadonlyArray<SearchResult>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Something that was found. */
export type SearchResultEdge = {
  readonly __typename?: 'SearchResultEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** What it is. */
  readonly node: SearchResult;
};

/** What was collected of one section of an account. */
export type SectionCompleteness = {
  readonly __typename?: 'SectionCompleteness';
  /** When it was collected, as far as the inputs say; of several parts the oldest. */
  readonly collectedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What is missing, and why, where that is known; of what is found region by region, in which it was looked for, where those are not all. */
  readonly detail?: Maybe<Scalars['String']['output']>;
  /** What of it the imports speak of, where that is not all that there can be: `s3`, `ec2:instance`; `*`: every kind, as a list of what runs says of itself. */
  readonly kinds: ReadonlyArray<Scalars['String']['output']>;
  /** Which part of the account. */
  readonly section: AccountSection;
  /** How much of it. */
  readonly status: CompletenessStatus;
};

/** What may be done in one service. */
export type ServicePermissions = {
  readonly __typename?: 'ServicePermissions';
  /** By access level; levels without an allowed action are left out. */
  readonly accessLevels: ReadonlyArray<AccessLevelPermissions>;
  /** How many actions it has. */
  readonly actionCount: Scalars['Int']['output'];
  /** How many of its actions are allowed, on some resource, with or without conditions. */
  readonly allowedCount: Scalars['Int']['output'];
  /** The service's prefix, such as `s3`. */
  readonly service: Scalars['String']['output'];
};

/** An AWS service acting as itself. */
export type ServicePrincipal = Node & Principal & {
  readonly __typename?: 'ServicePrincipal';
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** Null for services, anyone, and providers that belong to no account. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Its administrative access, a session's its role's; null where it has none. Root users have it by nature: they are not judged. */
  readonly administration?: Maybe<Administration>;
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** What is reachable from it, over roles, escalation and administrative access. */
  readonly blastRadius: BlastRadius;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** Users, roles and root users that it can escalate to, by ARN: ALLOWED and CONDITIONAL ones. A root user stands for its whole account. */
  readonly canEscalateTo: EscalationConnection;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** Principals that can escalate to it, by ARN; only users, roles and root users have any. */
  readonly escalatableBy: EscalationConnection;
  /** What it can do with escalation techniques that leads to no other principal: to data, past a guardrail, to part of a role's rights. */
  readonly findings: ReadonlyArray<EscalationWay>;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
  /** How it can reach administrative access, by assuming roles and by techniques of escalation. */
  readonly pathsToPrivilege: PathSearch;
  /** Its permissions boundary; null where none is set or the policy was not exported. */
  readonly permissionsBoundary?: Maybe<Policy>;
  /** Identity-based policies that apply to it: its own, and its groups'. Empty for principals that have none. */
  readonly policies: ReadonlyArray<Policy>;
};


/** An AWS service acting as itself. */
export type ServicePrincipalAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An AWS service acting as itself. */
export type ServicePrincipalBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** An AWS service acting as itself. */
export type ServicePrincipalCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** An AWS service acting as itself. */
export type ServicePrincipalCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An AWS service acting as itself. */
export type ServicePrincipalCanEscalateToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An AWS service acting as itself. */
export type ServicePrincipalEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** An AWS service acting as itself. */
export type ServicePrincipalEscalatableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An AWS service acting as itself. */
export type ServicePrincipalPathsToPrivilegeArgs = {
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};

/** A condition as a policy states it: one operator on one key. */
export type StatementCondition = {
  readonly __typename?: 'StatementCondition';
  /** The context key, as written. */
  readonly key: Scalars['String']['output'];
  /** Such as `StringEquals` or `ForAllValues:StringLikeIfExists`. */
  readonly operator: Scalars['String']['output'];
  /** The values, as written. */
  readonly values: ReadonlyArray<Scalars['String']['output']>;
};

/** A statement that had a part in a decision. */
export type StatementMatch = {
  readonly __typename?: 'StatementMatch';
  /** Its `Action`, as written; empty where it has `NotAction`, or its document was not imported. */
  readonly actions: ReadonlyArray<Scalars['String']['output']>;
  /** What it does. */
  readonly effect: Effect;
  /** In which layer. */
  readonly layer: LayerKind;
  /** For guardrails: where the policy is attached, `r-…`, `ou-…` or an account id. */
  readonly level?: Maybe<Scalars['String']['output']>;
  /** Its `NotAction`, as written; mostly empty. */
  readonly notActions: ReadonlyArray<Scalars['String']['output']>;
  /** Its policy. */
  readonly policy?: Maybe<Policy>;
  /** The policy's ARN; null for inline and trust policies. */
  readonly policyArn?: Maybe<Scalars['ARN']['output']>;
  /** Its `Sid`. */
  readonly sid?: Maybe<Scalars['String']['output']>;
  /** Place in the document, from 0. */
  readonly statementIndex: Scalars['Int']['output'];
};

/** What the graph holds, in numbers. */
export type Statistics = {
  readonly __typename?: 'Statistics';
  /** Imported accounts. */
  readonly accounts: Scalars['Int']['output'];
  /** The date of the list of AWS actions that questions are checked against. */
  readonly actionListUpdatedAt: Scalars['DateTime']['output'];
  /** Users and roles with administrative access to their accounts. */
  readonly administrators: Scalars['Int']['output'];
  /** Who-may-assume-what relationships without conditions. */
  readonly canAssume: Scalars['Int']['output'];
  /** … with conditions. */
  readonly canAssumeIf: Scalars['Int']['output'];
  /** Who-can-escalate-to-whom relationships without conditions. */
  readonly escalatesTo: Scalars['Int']['output'];
  /** … with conditions. */
  readonly escalatesToIf: Scalars['Int']['output'];
  /** The version of the graph. */
  readonly graphVersion: Scalars['String']['output'];
  /** IAM groups. */
  readonly groups: Scalars['Int']['output'];
  /** When an import last changed the graph; null where nothing was imported. */
  readonly lastImportAt?: Maybe<Scalars['DateTime']['output']>;
  /** Accounts that policies name but that were never imported. */
  readonly outsideAccounts: Scalars['Int']['output'];
  /** Managed and inline policies. */
  readonly policies: Scalars['Int']['output'];
  /** Different policy documents among them and the trust policies. */
  readonly policyDocuments: Scalars['Int']['output'];
  /** Sets of users or roles of one account whose policies are the same. */
  readonly policySets: Scalars['Int']['output'];
  /** Policy documents that could not be understood. */
  readonly quarantinedDocuments: Scalars['Int']['output'];
  /** IAM roles. */
  readonly roles: Scalars['Int']['output'];
  /** Roles whose trust policy lets everyone in, under conditions or without. */
  readonly rolesTrustingAnyone: Scalars['Int']['output'];
  /** IAM users. */
  readonly users: Scalars['Int']['output'];
};

/** How a step stands. */
export type StepStatus =
  /** Something stops it that no further Allow undoes: a Deny, a guardrail, a rule of the service. */
  | 'BLOCKED'
  /** It is there, under conditions. */
  | 'CONDITIONAL'
  /** It is there. */
  | 'IN_PLACE'
  /** An Allow, a permission or a membership is not there. */
  | 'MISSING'
  /** What decides it was not imported. */
  | 'UNKNOWN';

/** A tag. */
export type Tag = {
  readonly __typename?: 'Tag';
  /** Key, as written. */
  readonly key: Scalars['String']['output'];
  /** Value. */
  readonly value: Scalars['String']['output'];
};

/** A technique of escalating privileges or of moving laterally: what it requires, and what it gives. */
export type Technique = {
  readonly __typename?: 'Technique';
  /** How to close it. */
  readonly closing: Scalars['String']['output'];
  /** Whether it is looked for unless experimental techniques are switched on. */
  readonly enabledByDefault: Scalars['Boolean']['output'];
  /** What the caller gains; several things where the alternatives of what is required differ in it. */
  readonly gains: ReadonlyArray<TechniqueGain>;
  /** Such as `T-071`: never changes, never reused. */
  readonly id: Scalars['ID']['output'];
  /** What else is to be known about its standing. */
  readonly marks: ReadonlyArray<TechniqueMark>;
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** What has to hold beside it: each completes “if …”. Where imported data decides it, a way says only what is open. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
  /** The actions that are needed, and on what: `A + B` all of them, `(A | B)` one of them, `[A]` helps. R is the target role, U the target user, W what runs as R. */
  readonly required: Scalars['String']['output'];
  /** Catalogues and documents that name it, such as `pc:lambda-001`; docs/techniques.md spells them out. */
  readonly sources: ReadonlyArray<Scalars['String']['output']>;
  /** How well it is known. */
  readonly status: TechniqueStatus;
};

/** A page of techniques. */
export type TechniqueConnection = {
  readonly __typename?: 'TechniqueConnection';
  /** The techniques with their cursors. */
  readonly edges: ReadonlyArray<TechniqueEdge>;
  /** The techniques. */
  readonly nodes: ReadonlyArray<Technique>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A technique on a page. */
export type TechniqueEdge = {
  readonly __typename?: 'TechniqueEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The technique. */
  readonly node: Technique;
};

/** Which techniques to list. */
export type TechniqueFilter = {
  /** As well known as this. */
  readonly status?: InputMaybe<TechniqueStatus>;
  /** Whose id, name, required actions or closing hold this text, without regard to case. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** What a technique gives. */
export type TechniqueGain = {
  readonly __typename?: 'TechniqueGain';
  /** Which kind of gain. */
  readonly kind: TechniqueGainKind;
  /** The same in a sentence. */
  readonly text: Scalars['String']['output'];
};

/** Kinds of what techniques give. */
export type TechniqueGainKind =
  /** Any permission, for the caller, the target or a new principal, up to boundaries and guardrails. */
  | 'ADMINISTRATION'
  /** Single API calls with the role's rights. */
  | 'API_AS_ROLE'
  /** What the trust policy of the role gives already. */
  | 'ASSUMPTION'
  /** A session of another role, which the passed role may assume; not of the passed one. */
  | 'BECOME_NEXT_ROLE'
  /** A session of the target role. */
  | 'BECOME_ROLE'
  /** The target user. */
  | 'BECOME_USER'
  /** Guardrails go away, which gives no rights by itself. */
  | 'CEILING'
  /** A resource whose content may yield credentials. */
  | 'DATA'
  /** Nothing by itself: it meets a precondition of other techniques. */
  | 'ENABLER'
  /** Part of the rights of the role or user. */
  | 'LIMITED'
  /** A session of a member account's root user within a task policy. */
  | 'LIMITED_ROOT'
  /** Administration of other accounts. */
  | 'OTHER_ACCOUNTS'
  /** Somebody outside of the account becomes the role. */
  | 'OUTSIDER'
  /** The caller stays who it is and has more rights. */
  | 'OWN_RIGHTS'
  /** The rights of a permission set of Identity Center. */
  | 'PERMISSION_SET';

/** What limits a technique. */
export type TechniqueMark =
  /** Its service is closed to new customers, and works for those that it has. */
  | 'CLOSED'
  /** Its service has ended: off. */
  | 'END_OF_LIFE'
  /** The list of its actions is not settled: off. */
  | 'INCOMPLETE';

/** The paths that can go by one technique. */
export type TechniquePaths = {
  readonly __typename?: 'TechniquePaths';
  /** Shortest first. */
  readonly paths: ReadonlyArray<PrivilegePath>;
  /** The technique; null where each step can be made by assuming a role. */
  readonly technique?: Maybe<Technique>;
};

/** How well a technique is known. */
export type TechniqueStatus =
  /** In at least one catalogue of techniques or tool. */
  | 'CATALOGUED'
  /** Follows from AWS's documentation. */
  | 'DOCUMENTED'
  /** Derived for this project, or resting on something that is: off unless switched on. */
  | 'EXPERIMENTAL'
  /** In articles only. */
  | 'REPORTED';

/** One way in which a role's trust policy lets in somebody whom nobody may have meant. The policy engine decides it by trying: as a stranger, without the external id, with another organization's token. What callers need on their own side is not asked about. */
export type TrustExposure = {
  readonly __typename?: 'TrustExposure';
  /** What it rests on that AWS does not state firmly, and the time of the question where that decides a date of the last 36 hours. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** What must be met besides: a smallest set of conditions that suffices. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** ALLOWED; CONDITIONAL where conditions remain or the caller's own account has a say; UNKNOWN where a policy that could deny it was not imported. */
  readonly decision: Decision;
  /** The statements that let them in. */
  readonly determiningStatements: ReadonlyArray<StatementMatch>;
  /** What kind of opening it is; a role and a principal may have several. */
  readonly kind: TrustExposureKind;
  /** What else must hold and is no policy condition: each completes “if …”, such as `something invokes the function`. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
  /** Who is let in: an outside principal, an account by its root, a service, an identity provider, or anyone. */
  readonly principal: Principal;
  /** What lets them in, in one sentence. */
  readonly reason: Scalars['String']['output'];
  /** The role that can be assumed. */
  readonly role: IamRole;
};

/** A page of exposed roles. */
export type TrustExposureConnection = {
  readonly __typename?: 'TrustExposureConnection';
  /** What was not imported or understood and could add an opening, or close one. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The openings with their cursors. */
  readonly edges: ReadonlyArray<TrustExposureEdge>;
  /** The openings. */
  readonly nodes: ReadonlyArray<TrustExposure>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An opening on a page. */
export type TrustExposureEdge = {
  readonly __typename?: 'TrustExposureEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The opening. */
  readonly node: TrustExposure;
};

/** Which exposed roles to list. */
export type TrustExposureFilter = {
  /** Roles of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** Open in this way. */
  readonly kind?: InputMaybe<TrustExposureKind>;
};

/** How a trust policy is open. */
export type TrustExposureKind =
  /** To principals of any AWS account: no condition limits them, or only such as a stranger meets in an own account, by a role's name, a tag or MFA. */
  | 'ANYONE'
  /** To principals of any AWS account that meet conditions which they do not choose, such as a network or an external id. */
  | 'ANYONE_UNDER_CONDITIONS'
  /** To identities of any Amazon Cognito identity pool, also one in a stranger's account. */
  | 'ANY_IDENTITY_POOL'
  /** To tokens for any audience that the provider has in IAM, or of a built-in provider for any application. Not listed where the provider is known to have one audience only. */
  | 'ANY_OIDC_AUDIENCE'
  /** To tokens whose subject is of any owner: of GitHub, GitLab or Terraform Cloud any organization, of a cluster any namespace, of other issuers any subject. */
  | 'ANY_OIDC_SUBJECT'
  /** To SAML assertions that the provider made for whatever recipient. */
  | 'ANY_SAML_AUDIENCE'
  /** To identities of Amazon Cognito that have not signed in. */
  | 'COGNITO_GUESTS'
  /** To tokens that lack a claim: it is tested only by ForAllValues, IfExists or Null, which hold where it is missing. Not listed where any subject is let in. */
  | 'OPTIONAL_OIDC_CLAIM'
  /** To every account of an organization that the policy names and that is not the role's. */
  | 'OTHER_ORGANIZATION'
  /** To an account that is not in the role's organization; where no imported organization has the role's account, to one that was never imported. */
  | 'OUTSIDE_ACCOUNT'
  /** To a service whichever customer's resource it acts for, of services that say so in `aws:SourceArn` or `aws:SourceAccount` (confused deputy). Judged only of services of which AWS documents this; that another one is not listed says nothing of it. */
  | 'SERVICE_WITHOUT_SOURCE'
  /** To such an account without an external id, or with any: a vendor can be made to use the role for another customer of its own (confused deputy). */
  | 'WITHOUT_EXTERNAL_ID';

/** What one statement of a trust policy says of one principal. Necessary for assuming the role, not always sufficient. */
export type TrustRelationship = {
  readonly __typename?: 'TrustRelationship';
  /** The calls it is about, as written. */
  readonly actions: ReadonlyArray<Scalars['String']['output']>;
  /** Its conditions as written. */
  readonly conditions: ReadonlyArray<StatementCondition>;
  /** Allow or deny. */
  readonly effect: Effect;
  /** Whom it names. */
  readonly principal: Principal;
  /** The statement. */
  readonly statement: StatementMatch;
};

/** Somebody who can gain rights or accounts, and whose ways were searched without them. */
export type UnfollowedEscalation = {
  readonly __typename?: 'UnfollowedEscalation';
  /** Who: one of its `findings` says how. */
  readonly principal: Principal;
  /** By which techniques. */
  readonly techniques: ReadonlyArray<Technique>;
};

/** What a context key means that nothing gives a value. */
export type UnlistedContextKeys =
  /** Not in the request, so that no unlisted key leaves the answer open. */
  | 'ABSENT'
  /** Not known: the answer names the conditions that hang on it. */
  | 'UNKNOWN';

/** A test on a key that is not known and that the answer hangs on: an Allow's has to hold, a Deny's has to fail. */
export type UnresolvedCondition = {
  readonly __typename?: 'UnresolvedCondition';
  /** Who decides the key's value. */
  readonly controlledBy: ConditionController;
  /** Whose test it is. */
  readonly effect: Effect;
  /** The context key, as written. */
  readonly key: Scalars['String']['output'];
  /** Such as `StringEquals`. */
  readonly operator: Scalars['String']['output'];
  /** Where it stands. */
  readonly statement: StatementMatch;
  /** The values it is compared with. */
  readonly values: ReadonlyArray<Scalars['String']['output']>;
};

/**
 * A page of principals that can reach something. Conditions count hop by hop: whether those of one way can hold together,
 * `pathsToPrivilege` and `assumeRolePaths` say.
 */
export type WhoCanReachConnection = {
  readonly __typename?: 'WhoCanReachConnection';
  /** Whether a limit can have hidden anybody. */
  readonly completeness: Completeness;
  /** What was not imported, or not understood, and could add to it; `completeness` does not count that. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** When it was asked: hops and administrative access that hang on a date count as of it. Where more than 2,000 hops of one step do, all of them count as found at the import, under conditions. Later pages may be of the same moment. */
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The principals with how far they are. */
  readonly edges: ReadonlyArray<ReachEdge>;
  /** The principals. */
  readonly nodes: ReadonlyArray<Principal>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Something that runs, with or without a role: an instance, a function, a task definition, a build project. */
export type Workload = Node & {
  readonly __typename?: 'Workload';
  /** The account that owns it. */
  readonly account?: Maybe<Account>;
  /** The account that owns it. */
  readonly accountId: Scalars['AccountId']['output'];
  /** Its ARN. */
  readonly arn: Scalars['ARN']['output'];
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** The instance profiles that it uses. */
  readonly instanceProfiles: ReadonlyArray<InstanceProfile>;
  /** Service and resource type, such as `ec2:instance` or `lambda:function`. */
  readonly kind: Scalars['String']['output'];
  /** Its name or id. */
  readonly name: Scalars['String']['output'];
  /** The roles that it runs as, directly or through an instance profile, a task definition or a launch template, by ARN. */
  readonly runsAs: ReadonlyArray<WorkloadRole>;
  /** Its state as AWS spells it; null where the input says none. */
  readonly state?: Maybe<Scalars['String']['output']>;
  /** Roles, instance profiles, task definitions, launch templates (with the version) and the like that it names and that no import of its account holds: names or ARNs. */
  readonly unresolved: ReadonlyArray<Scalars['String']['output']>;
};

/** A page of workloads. */
export type WorkloadConnection = {
  readonly __typename?: 'WorkloadConnection';
  /** The workloads with their cursors. */
  readonly edges: ReadonlyArray<WorkloadEdge>;
  /** The workloads. */
  readonly nodes: ReadonlyArray<Workload>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A workload on a page. */
export type WorkloadEdge = {
  readonly __typename?: 'WorkloadEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The workload. */
  readonly node: Workload;
};

/** Which workloads to list. */
export type WorkloadFilter = {
  /** Of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** Of this kind, such as `ec2:instance`. */
  readonly kind?: InputMaybe<Scalars['String']['input']>;
  /** Whose name holds this text, without regard to case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
};

/** A role that a workload runs as. */
export type WorkloadRole = {
  readonly __typename?: 'WorkloadRole';
  /** The instance profile through which it is this role; null where it names the role itself. */
  readonly instanceProfile?: Maybe<InstanceProfile>;
  /** The role; one of an account that was not imported is known by its ARN only. */
  readonly role: Principal;
  /** Whether the code that runs gets its credentials. */
  readonly use: RoleUse;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( AccountMapper )
    | ( OtherPrincipalMapper )
    | ( OtherPrincipalMapper )
    | ( OtherPrincipalMapper )
    | ( IamGroupMapper )
    | ( IamRoleMapper )
    | ( IamUserMapper )
    | ( IdentityCenterPrincipalMapper )
    | ( InstanceProfileMapper )
    | ( OtherPrincipalMapper )
    | ( OrganizationMapper )
    | ( PermissionSetMapper )
    | ( PolicyMapper )
    | ( ResourceMapper )
    | ( OtherPrincipalMapper )
    | ( OtherPrincipalMapper )
    | ( OtherPrincipalMapper )
    | ( WorkloadMapper )
  ;
  Principal:
    | ( OtherPrincipalMapper )
    | ( OtherPrincipalMapper )
    | ( OtherPrincipalMapper )
    | ( IamRoleMapper )
    | ( IamUserMapper )
    | ( OtherPrincipalMapper )
    | ( OtherPrincipalMapper )
    | ( OtherPrincipalMapper )
    | ( OtherPrincipalMapper )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ARN: ResolverTypeWrapper<Scalars['ARN']['output']>;
  AccessDecision: ResolverTypeWrapper<AccessAnswerMapper>;
  AccessKey: ResolverTypeWrapper<AccessKeyMapper>;
  AccessKeyConnection: ResolverTypeWrapper<Omit<AccessKeyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AccessKeyEdge']>, nodes: ReadonlyArray<ResolversTypes['AccessKey']> }>;
  AccessKeyEdge: ResolverTypeWrapper<Omit<AccessKeyEdge, 'node'> & { node: ResolversTypes['AccessKey'] }>;
  AccessKeyFilter: AccessKeyFilter;
  AccessKeyStatus: AccessKeyStatus;
  AccessLevel: AccessLevel;
  AccessLevelPermissions: ResolverTypeWrapper<AccessLevelPermissionsMapper>;
  Account: ResolverTypeWrapper<AccountMapper>;
  AccountConnection: ResolverTypeWrapper<Omit<AccountConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AccountEdge']>, nodes: ReadonlyArray<ResolversTypes['Account']> }>;
  AccountCounts: ResolverTypeWrapper<AccountCountsMapper>;
  AccountEdge: ResolverTypeWrapper<Omit<AccountEdge, 'node'> & { node: ResolversTypes['Account'] }>;
  AccountFilter: AccountFilter;
  AccountId: ResolverTypeWrapper<Scalars['AccountId']['output']>;
  AccountImport: ResolverTypeWrapper<Omit<AccountImport, 'account' | 'completeness'> & { account?: Maybe<ResolversTypes['Account']>, completeness: ReadonlyArray<ResolversTypes['SectionCompleteness']> }>;
  AccountRoot: ResolverTypeWrapper<OtherPrincipalMapper>;
  AccountSection: AccountSection;
  Action: ResolverTypeWrapper<Scalars['Action']['output']>;
  Administration: ResolverTypeWrapper<Omit<Administration, 'conditions' | 'determiningStatements'> & { conditions: ReadonlyArray<ResolversTypes['UnresolvedCondition']>, determiningStatements: ReadonlyArray<ResolversTypes['StatementMatch']> }>;
  Anyone: ResolverTypeWrapper<OtherPrincipalMapper>;
  AssumeRoleConnection: ResolverTypeWrapper<AssumeRoleStepsMapper>;
  AssumeRoleEdge: ResolverTypeWrapper<Omit<AssumeRoleEdge, 'conditions' | 'determiningStatements' | 'node'> & { conditions: ReadonlyArray<ResolversTypes['UnresolvedCondition']>, determiningStatements: ReadonlyArray<ResolversTypes['StatementMatch']>, node: ResolversTypes['Principal'] }>;
  BlastRadius: ResolverTypeWrapper<BlastRadiusMapper>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CanInput: CanInput;
  ChokePoint: ResolverTypeWrapper<ChokePointMapper>;
  ChokePointConnection: ResolverTypeWrapper<Omit<ChokePointConnection, 'completeness' | 'edges' | 'nodes'> & { completeness: ResolversTypes['Completeness'], edges: ReadonlyArray<ResolversTypes['ChokePointEdge']>, nodes: ReadonlyArray<ResolversTypes['ChokePoint']> }>;
  ChokePointEdge: ResolverTypeWrapper<Omit<ChokePointEdge, 'node'> & { node: ResolversTypes['ChokePoint'] }>;
  Completeness: ResolverTypeWrapper<Omit<Completeness, 'notFollowed'> & { notFollowed: ReadonlyArray<ResolversTypes['UnfollowedEscalation']> }>;
  CompletenessStatus: CompletenessStatus;
  ConditionController: ConditionController;
  ContextEntry: ResolverTypeWrapper<ContextEntry>;
  ContextEntryInput: ContextEntryInput;
  CrossAccountAccess: ResolverTypeWrapper<CrossAccountAccessMapper>;
  CrossAccountStep: ResolverTypeWrapper<CrossAccountStepMapper>;
  CrossAccountStepKind: CrossAccountStepKind;
  DataGap: ResolverTypeWrapper<DataGap>;
  DataGapKind: DataGapKind;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decision: Decision;
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountPayload: ResolverTypeWrapper<Omit<DeleteAccountPayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  Effect: Effect;
  EffectiveAction: ResolverTypeWrapper<EffectiveActionMapper>;
  EffectiveActionConnection: ResolverTypeWrapper<Omit<EffectiveActionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['EffectiveActionEdge']>, nodes: ReadonlyArray<ResolversTypes['EffectiveAction']> }>;
  EffectiveActionEdge: ResolverTypeWrapper<Omit<EffectiveActionEdge, 'node'> & { node: ResolversTypes['EffectiveAction'] }>;
  EffectivePermissions: ResolverTypeWrapper<EffectivePermissionsMapper>;
  EffectiveStatement: ResolverTypeWrapper<EffectiveStatementAnswerMapper>;
  EscalationConnection: ResolverTypeWrapper<Omit<EscalationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['EscalationEdge']>, nodes: ReadonlyArray<ResolversTypes['Principal']> }>;
  EscalationEdge: ResolverTypeWrapper<Omit<EscalationEdge, 'node' | 'ways'> & { node: ResolversTypes['Principal'], ways: ReadonlyArray<ResolversTypes['EscalationWay']> }>;
  EscalationWay: ResolverTypeWrapper<Omit<EscalationWay, 'conditions' | 'determiningStatements' | 'technique'> & { conditions: ReadonlyArray<ResolversTypes['UnresolvedCondition']>, determiningStatements: ReadonlyArray<ResolversTypes['StatementMatch']>, technique?: Maybe<ResolversTypes['Technique']> }>;
  ExternalPrincipal: ResolverTypeWrapper<OtherPrincipalMapper>;
  GraphFormat: GraphFormat;
  GroupFilter: GroupFilter;
  GuardrailLevel: ResolverTypeWrapper<GuardrailLevelMapper>;
  GuardrailStatus: GuardrailStatus;
  Hop: ResolverTypeWrapper<PathHopMapper>;
  HopMechanism: HopMechanism;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IamGroup: ResolverTypeWrapper<IamGroupMapper>;
  IamGroupConnection: ResolverTypeWrapper<Omit<IamGroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['IamGroupEdge']>, nodes: ReadonlyArray<ResolversTypes['IamGroup']> }>;
  IamGroupEdge: ResolverTypeWrapper<Omit<IamGroupEdge, 'node'> & { node: ResolversTypes['IamGroup'] }>;
  IamRole: ResolverTypeWrapper<IamRoleMapper>;
  IamRoleConnection: ResolverTypeWrapper<Omit<IamRoleConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['IamRoleEdge']>, nodes: ReadonlyArray<ResolversTypes['IamRole']> }>;
  IamRoleEdge: ResolverTypeWrapper<Omit<IamRoleEdge, 'node'> & { node: ResolversTypes['IamRole'] }>;
  IamUser: ResolverTypeWrapper<IamUserMapper>;
  IdentityCenterImport: ResolverTypeWrapper<IdentityCenterImport>;
  IdentityCenterPrincipal: ResolverTypeWrapper<IdentityCenterPrincipalMapper>;
  IdentityCenterPrincipalConnection: ResolverTypeWrapper<Omit<IdentityCenterPrincipalConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['IdentityCenterPrincipalEdge']>, nodes: ReadonlyArray<ResolversTypes['IdentityCenterPrincipal']> }>;
  IdentityCenterPrincipalEdge: ResolverTypeWrapper<Omit<IdentityCenterPrincipalEdge, 'node'> & { node: ResolversTypes['IdentityCenterPrincipal'] }>;
  IdentityCenterPrincipalType: IdentityCenterPrincipalType;
  ImportDocumentInput: ImportDocumentInput;
  ImportDocumentsInput: ImportDocumentsInput;
  ImportOutcome: ImportOutcome;
  ImportPayload: ResolverTypeWrapper<Omit<ImportPayload, 'accounts' | 'organizations'> & { accounts: ReadonlyArray<ResolversTypes['AccountImport']>, organizations: ReadonlyArray<ResolversTypes['OrganizationImport']> }>;
  ImportProblem: ResolverTypeWrapper<ImportProblem>;
  InstanceProfile: ResolverTypeWrapper<InstanceProfileMapper>;
  InstanceProfileConnection: ResolverTypeWrapper<Omit<InstanceProfileConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['InstanceProfileEdge']>, nodes: ReadonlyArray<ResolversTypes['InstanceProfile']> }>;
  InstanceProfileEdge: ResolverTypeWrapper<Omit<InstanceProfileEdge, 'node'> & { node: ResolversTypes['InstanceProfile'] }>;
  InstanceProfileFilter: InstanceProfileFilter;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  LayerKind: LayerKind;
  LayerOutcome: LayerOutcome;
  LayerVerdict: ResolverTypeWrapper<CitedLayerMapper>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NearMiss: ResolverTypeWrapper<NearMissMapper>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OidcProvider: ResolverTypeWrapper<OtherPrincipalMapper>;
  Organization: ResolverTypeWrapper<OrganizationMapper>;
  OrganizationImport: ResolverTypeWrapper<Omit<OrganizationImport, 'organization'> & { organization?: Maybe<ResolversTypes['Organization']> }>;
  OrganizationPlace: ResolverTypeWrapper<OrganizationPlaceMapper>;
  OrganizationalUnit: ResolverTypeWrapper<OrganizationalUnitMapper>;
  OrganizationalUnitConnection: ResolverTypeWrapper<Omit<OrganizationalUnitConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OrganizationalUnitEdge']>, nodes: ReadonlyArray<ResolversTypes['OrganizationalUnit']> }>;
  OrganizationalUnitEdge: ResolverTypeWrapper<Omit<OrganizationalUnitEdge, 'node'> & { node: ResolversTypes['OrganizationalUnit'] }>;
  OutsideAccess: ResolverTypeWrapper<OutsideAccessMapper>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PathSearch: ResolverTypeWrapper<SearchedPathsMapper>;
  PermissionSet: ResolverTypeWrapper<PermissionSetMapper>;
  PermissionSetAssignment: ResolverTypeWrapper<PermissionSetAssignmentMapper>;
  PermissionSetAssignmentConnection: ResolverTypeWrapper<Omit<PermissionSetAssignmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PermissionSetAssignmentEdge']>, nodes: ReadonlyArray<ResolversTypes['PermissionSetAssignment']> }>;
  PermissionSetAssignmentEdge: ResolverTypeWrapper<Omit<PermissionSetAssignmentEdge, 'node'> & { node: ResolversTypes['PermissionSetAssignment'] }>;
  PermissionSetAssignmentStatus: PermissionSetAssignmentStatus;
  PermissionSetConnection: ResolverTypeWrapper<Omit<PermissionSetConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PermissionSetEdge']>, nodes: ReadonlyArray<ResolversTypes['PermissionSet']> }>;
  PermissionSetEdge: ResolverTypeWrapper<Omit<PermissionSetEdge, 'node'> & { node: ResolversTypes['PermissionSet'] }>;
  PermissionSetFilter: PermissionSetFilter;
  PermissionSetPolicy: ResolverTypeWrapper<PermissionSetPolicyMapper>;
  Policy: ResolverTypeWrapper<PolicyMapper>;
  PolicyConnection: ResolverTypeWrapper<Omit<PolicyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PolicyEdge']>, nodes: ReadonlyArray<ResolversTypes['Policy']> }>;
  PolicyDocument: ResolverTypeWrapper<Scalars['PolicyDocument']['output']>;
  PolicyEdge: ResolverTypeWrapper<Omit<PolicyEdge, 'node'> & { node: ResolversTypes['Policy'] }>;
  PolicyFilter: PolicyFilter;
  PolicyHolder: ResolverTypeWrapper<PolicyHolderMapper>;
  PolicyHolderConnection: ResolverTypeWrapper<Omit<PolicyHolderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PolicyHolderEdge']>, nodes: ReadonlyArray<ResolversTypes['PolicyHolder']> }>;
  PolicyHolderEdge: ResolverTypeWrapper<Omit<PolicyHolderEdge, 'node'> & { node: ResolversTypes['PolicyHolder'] }>;
  PolicyKind: PolicyKind;
  Principal: ResolverTypeWrapper<PrincipalMapper>;
  PrincipalAccess: ResolverTypeWrapper<PrincipalAccessMapper>;
  PrincipalAccessConnection: ResolverTypeWrapper<Omit<PrincipalAccessConnection, 'completeness' | 'edges' | 'nodes'> & { completeness: ResolversTypes['Completeness'], edges: ReadonlyArray<ResolversTypes['PrincipalAccessEdge']>, nodes: ReadonlyArray<ResolversTypes['PrincipalAccess']> }>;
  PrincipalAccessEdge: ResolverTypeWrapper<Omit<PrincipalAccessEdge, 'node'> & { node: ResolversTypes['PrincipalAccess'] }>;
  PrincipalConnection: ResolverTypeWrapper<Omit<PrincipalConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PrincipalEdge']>, nodes: ReadonlyArray<ResolversTypes['Principal']> }>;
  PrincipalEdge: ResolverTypeWrapper<Omit<PrincipalEdge, 'node'> & { node: ResolversTypes['Principal'] }>;
  PrincipalFilter: PrincipalFilter;
  PrincipalIdentifier: ResolverTypeWrapper<Scalars['PrincipalIdentifier']['output']>;
  PrincipalKind: PrincipalKind;
  PrivilegePath: ResolverTypeWrapper<PrivilegePathMapper>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReachConnection: ResolverTypeWrapper<Omit<ReachConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ReachEdge']>, nodes: ReadonlyArray<ResolversTypes['Principal']> }>;
  ReachEdge: ResolverTypeWrapper<Omit<ReachEdge, 'node'> & { node: ResolversTypes['Principal'] }>;
  ReachFilter: ReachFilter;
  Resource: ResolverTypeWrapper<ResourceMapper>;
  ResourceConnection: ResolverTypeWrapper<Omit<ResourceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ResourceEdge']>, nodes: ReadonlyArray<ResolversTypes['Resource']> }>;
  ResourceEdge: ResolverTypeWrapper<Omit<ResourceEdge, 'node'> & { node: ResolversTypes['Resource'] }>;
  ResourceExposure: ResolverTypeWrapper<ResourceExposureMapper>;
  ResourceFilter: ResourceFilter;
  ResourceGrant: ResolverTypeWrapper<Omit<ResourceGrant, 'principal' | 'statements'> & { principal: ResolversTypes['Principal'], statements: ReadonlyArray<ResolversTypes['StatementMatch']> }>;
  ResourcePattern: ResolverTypeWrapper<Scalars['ResourcePattern']['output']>;
  ResourcePolicyStatus: ResourcePolicyStatus;
  RoleAssigneeConnection: ResolverTypeWrapper<Omit<RoleAssigneeConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['IdentityCenterPrincipalEdge']>, nodes: ReadonlyArray<ResolversTypes['IdentityCenterPrincipal']> }>;
  RoleSession: ResolverTypeWrapper<OtherPrincipalMapper>;
  RoleUse: RoleUse;
  RoleUserConnection: ResolverTypeWrapper<Omit<RoleUserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RoleUserEdge']>, nodes: ReadonlyArray<ResolversTypes['Workload']> }>;
  RoleUserEdge: ResolverTypeWrapper<RoleUserEdgeMapper>;
  SamlProvider: ResolverTypeWrapper<OtherPrincipalMapper>;
  SearchLimit: SearchLimit;
  SearchResult: ResolverTypeWrapper<SearchHitMapper>;
  SearchResultConnection: ResolverTypeWrapper<Omit<SearchResultConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SearchResultEdge']>, nodes: ReadonlyArray<ResolversTypes['SearchResult']> }>;
  SearchResultEdge: ResolverTypeWrapper<Omit<SearchResultEdge, 'node'> & { node: ResolversTypes['SearchResult'] }>;
  SectionCompleteness: ResolverTypeWrapper<SectionCompletenessMapper>;
  ServicePermissions: ResolverTypeWrapper<ServicePermissionsMapper>;
  ServicePrincipal: ResolverTypeWrapper<OtherPrincipalMapper>;
  StatementCondition: ResolverTypeWrapper<StatementCondition>;
  StatementMatch: ResolverTypeWrapper<CitedStatementMapper>;
  Statistics: ResolverTypeWrapper<StatisticsMapper>;
  StepStatus: StepStatus;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Tag: ResolverTypeWrapper<Tag>;
  Technique: ResolverTypeWrapper<TechniqueMapper>;
  TechniqueConnection: ResolverTypeWrapper<Omit<TechniqueConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TechniqueEdge']>, nodes: ReadonlyArray<ResolversTypes['Technique']> }>;
  TechniqueEdge: ResolverTypeWrapper<Omit<TechniqueEdge, 'node'> & { node: ResolversTypes['Technique'] }>;
  TechniqueFilter: TechniqueFilter;
  TechniqueGain: ResolverTypeWrapper<TechniqueGain>;
  TechniqueGainKind: TechniqueGainKind;
  TechniqueMark: TechniqueMark;
  TechniquePaths: ResolverTypeWrapper<TechniquePathsMapper>;
  TechniqueStatus: TechniqueStatus;
  TrustExposure: ResolverTypeWrapper<TrustExposureMapper>;
  TrustExposureConnection: ResolverTypeWrapper<Omit<TrustExposureConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TrustExposureEdge']>, nodes: ReadonlyArray<ResolversTypes['TrustExposure']> }>;
  TrustExposureEdge: ResolverTypeWrapper<Omit<TrustExposureEdge, 'node'> & { node: ResolversTypes['TrustExposure'] }>;
  TrustExposureFilter: TrustExposureFilter;
  TrustExposureKind: TrustExposureKind;
  TrustRelationship: ResolverTypeWrapper<Omit<TrustRelationship, 'conditions' | 'principal' | 'statement'> & { conditions: ReadonlyArray<ResolversTypes['StatementCondition']>, principal: ResolversTypes['Principal'], statement: ResolversTypes['StatementMatch'] }>;
  UnfollowedEscalation: ResolverTypeWrapper<UnfollowedMapper>;
  UnlistedContextKeys: UnlistedContextKeys;
  UnresolvedCondition: ResolverTypeWrapper<CitedConditionMapper>;
  WhoCanReachConnection: ResolverTypeWrapper<Omit<WhoCanReachConnection, 'completeness' | 'edges' | 'nodes'> & { completeness: ResolversTypes['Completeness'], edges: ReadonlyArray<ResolversTypes['ReachEdge']>, nodes: ReadonlyArray<ResolversTypes['Principal']> }>;
  Workload: ResolverTypeWrapper<WorkloadMapper>;
  WorkloadConnection: ResolverTypeWrapper<Omit<WorkloadConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['WorkloadEdge']>, nodes: ReadonlyArray<ResolversTypes['Workload']> }>;
  WorkloadEdge: ResolverTypeWrapper<Omit<WorkloadEdge, 'node'> & { node: ResolversTypes['Workload'] }>;
  WorkloadFilter: WorkloadFilter;
  WorkloadRole: ResolverTypeWrapper<WorkloadRoleMapper>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ARN: Scalars['ARN']['output'];
  AccessDecision: AccessAnswerMapper;
  AccessKey: AccessKeyMapper;
  AccessKeyConnection: Omit<AccessKeyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AccessKeyEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AccessKey']> };
  AccessKeyEdge: Omit<AccessKeyEdge, 'node'> & { node: ResolversParentTypes['AccessKey'] };
  AccessKeyFilter: AccessKeyFilter;
  AccessLevelPermissions: AccessLevelPermissionsMapper;
  Account: AccountMapper;
  AccountConnection: Omit<AccountConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AccountEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Account']> };
  AccountCounts: AccountCountsMapper;
  AccountEdge: Omit<AccountEdge, 'node'> & { node: ResolversParentTypes['Account'] };
  AccountFilter: AccountFilter;
  AccountId: Scalars['AccountId']['output'];
  AccountImport: Omit<AccountImport, 'account' | 'completeness'> & { account?: Maybe<ResolversParentTypes['Account']>, completeness: ReadonlyArray<ResolversParentTypes['SectionCompleteness']> };
  AccountRoot: OtherPrincipalMapper;
  Action: Scalars['Action']['output'];
  Administration: Omit<Administration, 'conditions' | 'determiningStatements'> & { conditions: ReadonlyArray<ResolversParentTypes['UnresolvedCondition']>, determiningStatements: ReadonlyArray<ResolversParentTypes['StatementMatch']> };
  Anyone: OtherPrincipalMapper;
  AssumeRoleConnection: AssumeRoleStepsMapper;
  AssumeRoleEdge: Omit<AssumeRoleEdge, 'conditions' | 'determiningStatements' | 'node'> & { conditions: ReadonlyArray<ResolversParentTypes['UnresolvedCondition']>, determiningStatements: ReadonlyArray<ResolversParentTypes['StatementMatch']>, node: ResolversParentTypes['Principal'] };
  BlastRadius: BlastRadiusMapper;
  Boolean: Scalars['Boolean']['output'];
  CanInput: CanInput;
  ChokePoint: ChokePointMapper;
  ChokePointConnection: Omit<ChokePointConnection, 'completeness' | 'edges' | 'nodes'> & { completeness: ResolversParentTypes['Completeness'], edges: ReadonlyArray<ResolversParentTypes['ChokePointEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ChokePoint']> };
  ChokePointEdge: Omit<ChokePointEdge, 'node'> & { node: ResolversParentTypes['ChokePoint'] };
  Completeness: Omit<Completeness, 'notFollowed'> & { notFollowed: ReadonlyArray<ResolversParentTypes['UnfollowedEscalation']> };
  ContextEntry: ContextEntry;
  ContextEntryInput: ContextEntryInput;
  CrossAccountAccess: CrossAccountAccessMapper;
  CrossAccountStep: CrossAccountStepMapper;
  DataGap: DataGap;
  DateTime: Scalars['DateTime']['output'];
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountPayload: Omit<DeleteAccountPayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  EffectiveAction: EffectiveActionMapper;
  EffectiveActionConnection: Omit<EffectiveActionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['EffectiveActionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['EffectiveAction']> };
  EffectiveActionEdge: Omit<EffectiveActionEdge, 'node'> & { node: ResolversParentTypes['EffectiveAction'] };
  EffectivePermissions: EffectivePermissionsMapper;
  EffectiveStatement: EffectiveStatementAnswerMapper;
  EscalationConnection: Omit<EscalationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['EscalationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Principal']> };
  EscalationEdge: Omit<EscalationEdge, 'node' | 'ways'> & { node: ResolversParentTypes['Principal'], ways: ReadonlyArray<ResolversParentTypes['EscalationWay']> };
  EscalationWay: Omit<EscalationWay, 'conditions' | 'determiningStatements' | 'technique'> & { conditions: ReadonlyArray<ResolversParentTypes['UnresolvedCondition']>, determiningStatements: ReadonlyArray<ResolversParentTypes['StatementMatch']>, technique?: Maybe<ResolversParentTypes['Technique']> };
  ExternalPrincipal: OtherPrincipalMapper;
  GroupFilter: GroupFilter;
  GuardrailLevel: GuardrailLevelMapper;
  Hop: PathHopMapper;
  ID: Scalars['ID']['output'];
  IamGroup: IamGroupMapper;
  IamGroupConnection: Omit<IamGroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['IamGroupEdge']>, nodes: ReadonlyArray<ResolversParentTypes['IamGroup']> };
  IamGroupEdge: Omit<IamGroupEdge, 'node'> & { node: ResolversParentTypes['IamGroup'] };
  IamRole: IamRoleMapper;
  IamRoleConnection: Omit<IamRoleConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['IamRoleEdge']>, nodes: ReadonlyArray<ResolversParentTypes['IamRole']> };
  IamRoleEdge: Omit<IamRoleEdge, 'node'> & { node: ResolversParentTypes['IamRole'] };
  IamUser: IamUserMapper;
  IdentityCenterImport: IdentityCenterImport;
  IdentityCenterPrincipal: IdentityCenterPrincipalMapper;
  IdentityCenterPrincipalConnection: Omit<IdentityCenterPrincipalConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['IdentityCenterPrincipalEdge']>, nodes: ReadonlyArray<ResolversParentTypes['IdentityCenterPrincipal']> };
  IdentityCenterPrincipalEdge: Omit<IdentityCenterPrincipalEdge, 'node'> & { node: ResolversParentTypes['IdentityCenterPrincipal'] };
  ImportDocumentInput: ImportDocumentInput;
  ImportDocumentsInput: ImportDocumentsInput;
  ImportPayload: Omit<ImportPayload, 'accounts' | 'organizations'> & { accounts: ReadonlyArray<ResolversParentTypes['AccountImport']>, organizations: ReadonlyArray<ResolversParentTypes['OrganizationImport']> };
  ImportProblem: ImportProblem;
  InstanceProfile: InstanceProfileMapper;
  InstanceProfileConnection: Omit<InstanceProfileConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['InstanceProfileEdge']>, nodes: ReadonlyArray<ResolversParentTypes['InstanceProfile']> };
  InstanceProfileEdge: Omit<InstanceProfileEdge, 'node'> & { node: ResolversParentTypes['InstanceProfile'] };
  InstanceProfileFilter: InstanceProfileFilter;
  Int: Scalars['Int']['output'];
  LayerVerdict: CitedLayerMapper;
  Mutation: Record<PropertyKey, never>;
  NearMiss: NearMissMapper;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OidcProvider: OtherPrincipalMapper;
  Organization: OrganizationMapper;
  OrganizationImport: Omit<OrganizationImport, 'organization'> & { organization?: Maybe<ResolversParentTypes['Organization']> };
  OrganizationPlace: OrganizationPlaceMapper;
  OrganizationalUnit: OrganizationalUnitMapper;
  OrganizationalUnitConnection: Omit<OrganizationalUnitConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OrganizationalUnitEdge']>, nodes: ReadonlyArray<ResolversParentTypes['OrganizationalUnit']> };
  OrganizationalUnitEdge: Omit<OrganizationalUnitEdge, 'node'> & { node: ResolversParentTypes['OrganizationalUnit'] };
  OutsideAccess: OutsideAccessMapper;
  PageInfo: PageInfo;
  PathSearch: SearchedPathsMapper;
  PermissionSet: PermissionSetMapper;
  PermissionSetAssignment: PermissionSetAssignmentMapper;
  PermissionSetAssignmentConnection: Omit<PermissionSetAssignmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PermissionSetAssignmentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PermissionSetAssignment']> };
  PermissionSetAssignmentEdge: Omit<PermissionSetAssignmentEdge, 'node'> & { node: ResolversParentTypes['PermissionSetAssignment'] };
  PermissionSetConnection: Omit<PermissionSetConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PermissionSetEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PermissionSet']> };
  PermissionSetEdge: Omit<PermissionSetEdge, 'node'> & { node: ResolversParentTypes['PermissionSet'] };
  PermissionSetFilter: PermissionSetFilter;
  PermissionSetPolicy: PermissionSetPolicyMapper;
  Policy: PolicyMapper;
  PolicyConnection: Omit<PolicyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PolicyEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Policy']> };
  PolicyDocument: Scalars['PolicyDocument']['output'];
  PolicyEdge: Omit<PolicyEdge, 'node'> & { node: ResolversParentTypes['Policy'] };
  PolicyFilter: PolicyFilter;
  PolicyHolder: PolicyHolderMapper;
  PolicyHolderConnection: Omit<PolicyHolderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PolicyHolderEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PolicyHolder']> };
  PolicyHolderEdge: Omit<PolicyHolderEdge, 'node'> & { node: ResolversParentTypes['PolicyHolder'] };
  Principal: PrincipalMapper;
  PrincipalAccess: PrincipalAccessMapper;
  PrincipalAccessConnection: Omit<PrincipalAccessConnection, 'completeness' | 'edges' | 'nodes'> & { completeness: ResolversParentTypes['Completeness'], edges: ReadonlyArray<ResolversParentTypes['PrincipalAccessEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PrincipalAccess']> };
  PrincipalAccessEdge: Omit<PrincipalAccessEdge, 'node'> & { node: ResolversParentTypes['PrincipalAccess'] };
  PrincipalConnection: Omit<PrincipalConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PrincipalEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Principal']> };
  PrincipalEdge: Omit<PrincipalEdge, 'node'> & { node: ResolversParentTypes['Principal'] };
  PrincipalFilter: PrincipalFilter;
  PrincipalIdentifier: Scalars['PrincipalIdentifier']['output'];
  PrivilegePath: PrivilegePathMapper;
  Query: Record<PropertyKey, never>;
  ReachConnection: Omit<ReachConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ReachEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Principal']> };
  ReachEdge: Omit<ReachEdge, 'node'> & { node: ResolversParentTypes['Principal'] };
  ReachFilter: ReachFilter;
  Resource: ResourceMapper;
  ResourceConnection: Omit<ResourceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ResourceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Resource']> };
  ResourceEdge: Omit<ResourceEdge, 'node'> & { node: ResolversParentTypes['Resource'] };
  ResourceExposure: ResourceExposureMapper;
  ResourceFilter: ResourceFilter;
  ResourceGrant: Omit<ResourceGrant, 'principal' | 'statements'> & { principal: ResolversParentTypes['Principal'], statements: ReadonlyArray<ResolversParentTypes['StatementMatch']> };
  ResourcePattern: Scalars['ResourcePattern']['output'];
  RoleAssigneeConnection: Omit<RoleAssigneeConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['IdentityCenterPrincipalEdge']>, nodes: ReadonlyArray<ResolversParentTypes['IdentityCenterPrincipal']> };
  RoleSession: OtherPrincipalMapper;
  RoleUserConnection: Omit<RoleUserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RoleUserEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Workload']> };
  RoleUserEdge: RoleUserEdgeMapper;
  SamlProvider: OtherPrincipalMapper;
  SearchResult: SearchHitMapper;
  SearchResultConnection: Omit<SearchResultConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SearchResultEdge']>, nodes: ReadonlyArray<ResolversParentTypes['SearchResult']> };
  SearchResultEdge: Omit<SearchResultEdge, 'node'> & { node: ResolversParentTypes['SearchResult'] };
  SectionCompleteness: SectionCompletenessMapper;
  ServicePermissions: ServicePermissionsMapper;
  ServicePrincipal: OtherPrincipalMapper;
  StatementCondition: StatementCondition;
  StatementMatch: CitedStatementMapper;
  Statistics: StatisticsMapper;
  String: Scalars['String']['output'];
  Tag: Tag;
  Technique: TechniqueMapper;
  TechniqueConnection: Omit<TechniqueConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TechniqueEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Technique']> };
  TechniqueEdge: Omit<TechniqueEdge, 'node'> & { node: ResolversParentTypes['Technique'] };
  TechniqueFilter: TechniqueFilter;
  TechniqueGain: TechniqueGain;
  TechniquePaths: TechniquePathsMapper;
  TrustExposure: TrustExposureMapper;
  TrustExposureConnection: Omit<TrustExposureConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TrustExposureEdge']>, nodes: ReadonlyArray<ResolversParentTypes['TrustExposure']> };
  TrustExposureEdge: Omit<TrustExposureEdge, 'node'> & { node: ResolversParentTypes['TrustExposure'] };
  TrustExposureFilter: TrustExposureFilter;
  TrustRelationship: Omit<TrustRelationship, 'conditions' | 'principal' | 'statement'> & { conditions: ReadonlyArray<ResolversParentTypes['StatementCondition']>, principal: ResolversParentTypes['Principal'], statement: ResolversParentTypes['StatementMatch'] };
  UnfollowedEscalation: UnfollowedMapper;
  UnresolvedCondition: CitedConditionMapper;
  WhoCanReachConnection: Omit<WhoCanReachConnection, 'completeness' | 'edges' | 'nodes'> & { completeness: ResolversParentTypes['Completeness'], edges: ReadonlyArray<ResolversParentTypes['ReachEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Principal']> };
  Workload: WorkloadMapper;
  WorkloadConnection: Omit<WorkloadConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['WorkloadEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Workload']> };
  WorkloadEdge: Omit<WorkloadEdge, 'node'> & { node: ResolversParentTypes['Workload'] };
  WorkloadFilter: WorkloadFilter;
  WorkloadRole: WorkloadRoleMapper;
};

export interface ArnScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ARN'], any> {
  name: 'ARN';
}

export type AccessDecisionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AccessDecision'] = ResolversParentTypes['AccessDecision']> = {
  approximate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  callerCanSatisfy?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  conditions?: Resolver<ReadonlyArray<ResolversTypes['UnresolvedCondition']>, ParentType, ContextType>;
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  determiningStatements?: Resolver<ReadonlyArray<ResolversTypes['StatementMatch']>, ParentType, ContextType>;
  exampleContext?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ContextEntry']>>, ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  layers?: Resolver<ReadonlyArray<ResolversTypes['LayerVerdict']>, ParentType, ContextType>;
  preconditions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AccessKeyResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AccessKey'] = ResolversParentTypes['AccessKey']> = {
  accessKeyId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ageInDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUsedRegion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastUsedService?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  neverUsed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  rotationDue?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<AccessKeyRotationDueArgs, 'afterDays'>>;
  status?: Resolver<ResolversTypes['AccessKeyStatus'], ParentType, ContextType>;
};

export type AccessKeyConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AccessKeyConnection'] = ResolversParentTypes['AccessKeyConnection']> = {
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['AccessKeyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AccessKey']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AccessKeyEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AccessKeyEdge'] = ResolversParentTypes['AccessKeyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AccessKey'], ParentType, ContextType>;
};

export type AccessLevelPermissionsResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AccessLevelPermissions'] = ResolversParentTypes['AccessLevelPermissions']> = {
  accessLevel?: Resolver<ResolversTypes['AccessLevel'], ParentType, ContextType>;
  actionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  actions?: Resolver<ResolversTypes['EffectiveActionConnection'], ParentType, ContextType, RequireFields<AccessLevelPermissionsActionsArgs, 'first'>>;
  allowedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AccountResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  accountId?: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
  administrators?: Resolver<ResolversTypes['PrincipalConnection'], ParentType, ContextType, RequireFields<AccountAdministratorsArgs, 'first'>>;
  completeness?: Resolver<ReadonlyArray<ResolversTypes['SectionCompleteness']>, ParentType, ContextType>;
  counts?: Resolver<ResolversTypes['AccountCounts'], ParentType, ContextType>;
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identityProviders?: Resolver<ReadonlyArray<ResolversTypes['Principal']>, ParentType, ContextType>;
  imported?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  importedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  partition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['OrganizationPlace']>, ParentType, ContextType>;
  principals?: Resolver<ResolversTypes['PrincipalConnection'], ParentType, ContextType, RequireFields<AccountPrincipalsArgs, 'first'>>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AccountConnection'] = ResolversParentTypes['AccountConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AccountEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Account']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AccountCountsResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AccountCounts'] = ResolversParentTypes['AccountCounts']> = {
  groups?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  instanceProfiles?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  managedPolicies?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  roles?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  users?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AccountEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AccountEdge'] = ResolversParentTypes['AccountEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
};

export interface AccountIdScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AccountId'], any> {
  name: 'AccountId';
}

export type AccountImportResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AccountImport'] = ResolversParentTypes['AccountImport']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
  added?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  completeness?: Resolver<ReadonlyArray<ResolversTypes['SectionCompleteness']>, ParentType, ContextType>;
  files?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ImportOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['ImportProblem']>, ParentType, ContextType>;
  quarantined?: Resolver<ReadonlyArray<ResolversTypes['ImportProblem']>, ParentType, ContextType>;
  removed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AccountRootResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AccountRoot'] = ResolversParentTypes['AccountRoot']> = {
  accessKeys?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccessKey']>>, ParentType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  administration?: Resolver<Maybe<ResolversTypes['Administration']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<AccountRootAssumableByArgs, 'first'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<AccountRootBlastRadiusArgs, 'maxHops'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<AccountRootCanArgs, 'action' | 'resource' | 'resourceIsLiteral' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<AccountRootCanAssumeArgs, 'first'>>;
  canEscalateTo?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<AccountRootCanEscalateToArgs, 'first'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<AccountRootEffectivePermissionsArgs>>;
  escalatableBy?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<AccountRootEscalatableByArgs, 'first'>>;
  findings?: Resolver<ReadonlyArray<ResolversTypes['EscalationWay']>, ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  mfaActive?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  passwordEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  passwordLastChangedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  passwordLastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<AccountRootPathsToPrivilegeArgs, 'k' | 'maxHops'>>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface ActionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Action'], any> {
  name: 'Action';
}

export type AdministrationResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Administration'] = ResolversParentTypes['Administration']> = {
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  conditions?: Resolver<ReadonlyArray<ResolversTypes['UnresolvedCondition']>, ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  determiningStatements?: Resolver<ReadonlyArray<ResolversTypes['StatementMatch']>, ParentType, ContextType>;
  preconditions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AnyoneResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Anyone'] = ResolversParentTypes['Anyone']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  administration?: Resolver<Maybe<ResolversTypes['Administration']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<AnyoneAssumableByArgs, 'first'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<AnyoneBlastRadiusArgs, 'maxHops'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<AnyoneCanArgs, 'action' | 'resource' | 'resourceIsLiteral' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<AnyoneCanAssumeArgs, 'first'>>;
  canEscalateTo?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<AnyoneCanEscalateToArgs, 'first'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<AnyoneEffectivePermissionsArgs>>;
  escalatableBy?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<AnyoneEscalatableByArgs, 'first'>>;
  findings?: Resolver<ReadonlyArray<ResolversTypes['EscalationWay']>, ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<AnyonePathsToPrivilegeArgs, 'k' | 'maxHops'>>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AssumeRoleConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AssumeRoleConnection'] = ResolversParentTypes['AssumeRoleConnection']> = {
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['AssumeRoleEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Principal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AssumeRoleEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AssumeRoleEdge'] = ResolversParentTypes['AssumeRoleEdge']> = {
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  conditions?: Resolver<ReadonlyArray<ResolversTypes['UnresolvedCondition']>, ParentType, ContextType>;
  crossAccount?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  determiningStatements?: Resolver<ReadonlyArray<ResolversTypes['StatementMatch']>, ParentType, ContextType>;
  mechanism?: Resolver<ResolversTypes['HopMechanism'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  preconditions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type BlastRadiusResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['BlastRadius'] = ResolversParentTypes['BlastRadius']> = {
  accountCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  administeredAccountCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  administeredAccounts?: Resolver<ResolversTypes['AccountConnection'], ParentType, ContextType, RequireFields<BlastRadiusAdministeredAccountsArgs, 'first'>>;
  administratorCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  assumableCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  crossAccountHopCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  graphVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  principalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  principals?: Resolver<ResolversTypes['ReachConnection'], ParentType, ContextType, RequireFields<BlastRadiusPrincipalsArgs, 'first'>>;
  startsAs?: Resolver<ReadonlyArray<ResolversTypes['WorkloadRole']>, ParentType, ContextType>;
  unconditionalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChokePointResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ChokePoint'] = ResolversParentTypes['ChokePoint']> = {
  closing?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  cutsOff?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Hop'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChokePointConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ChokePointConnection'] = ResolversParentTypes['ChokePointConnection']> = {
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['ChokePointEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ChokePoint']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  sourceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChokePointEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ChokePointEdge'] = ResolversParentTypes['ChokePointEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ChokePoint'], ParentType, ContextType>;
};

export type CompletenessResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Completeness'] = ResolversParentTypes['Completeness']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  explored?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notFollowed?: Resolver<ReadonlyArray<ResolversTypes['UnfollowedEscalation']>, ParentType, ContextType>;
  truncatedBy?: Resolver<ReadonlyArray<ResolversTypes['SearchLimit']>, ParentType, ContextType>;
};

export type ContextEntryResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ContextEntry'] = ResolversParentTypes['ContextEntry']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CrossAccountAccessResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['CrossAccountAccess'] = ResolversParentTypes['CrossAccountAccess']> = {
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['CrossAccountStep']>, ParentType, ContextType>;
};

export type CrossAccountStepResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['CrossAccountStep'] = ResolversParentTypes['CrossAccountStep']> = {
  evidence?: Resolver<ReadonlyArray<ResolversTypes['StatementMatch']>, ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fix?: Resolver<Maybe<ResolversTypes['PolicyDocument']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StepStatus'], ParentType, ContextType>;
  step?: Resolver<ResolversTypes['CrossAccountStepKind'], ParentType, ContextType>;
};

export type DataGapResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['DataGap'] = ResolversParentTypes['DataGap']> = {
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DataGapKind'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteAccountPayloadResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['DeleteAccountPayload'] = ResolversParentTypes['DeleteAccountPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
  deleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  graphVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  removed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EffectiveActionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['EffectiveAction'] = ResolversParentTypes['EffectiveAction']> = {
  action?: Resolver<ResolversTypes['Action'], ParentType, ContextType>;
  allowedBy?: Resolver<ReadonlyArray<ResolversTypes['EffectiveStatement']>, ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  limitedBy?: Resolver<ReadonlyArray<ResolversTypes['EffectiveStatement']>, ParentType, ContextType>;
  preconditions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type EffectiveActionConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['EffectiveActionConnection'] = ResolversParentTypes['EffectiveActionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EffectiveActionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['EffectiveAction']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EffectiveActionEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['EffectiveActionEdge'] = ResolversParentTypes['EffectiveActionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['EffectiveAction'], ParentType, ContextType>;
};

export type EffectivePermissionsResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['EffectivePermissions'] = ResolversParentTypes['EffectivePermissions']> = {
  allowed?: Resolver<ReadonlyArray<ResolversTypes['EffectiveStatement']>, ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  denied?: Resolver<ReadonlyArray<ResolversTypes['EffectiveStatement']>, ParentType, ContextType>;
  preconditions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  services?: Resolver<ReadonlyArray<ResolversTypes['ServicePermissions']>, ParentType, ContextType>;
  unlimited?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type EffectiveStatementResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['EffectiveStatement'] = ResolversParentTypes['EffectiveStatement']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  conditions?: Resolver<ReadonlyArray<ResolversTypes['StatementCondition']>, ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['Effect'], ParentType, ContextType>;
  exact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  notActions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  notResources?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  resources?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['StatementMatch']>, ParentType, ContextType>;
};

export type EscalationConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['EscalationConnection'] = ResolversParentTypes['EscalationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EscalationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Principal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EscalationEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['EscalationEdge'] = ResolversParentTypes['EscalationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  ways?: Resolver<ReadonlyArray<ResolversTypes['EscalationWay']>, ParentType, ContextType>;
};

export type EscalationWayResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['EscalationWay'] = ResolversParentTypes['EscalationWay']> = {
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  conditions?: Resolver<ReadonlyArray<ResolversTypes['UnresolvedCondition']>, ParentType, ContextType>;
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  determiningStatements?: Resolver<ReadonlyArray<ResolversTypes['StatementMatch']>, ParentType, ContextType>;
  preconditions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  technique?: Resolver<Maybe<ResolversTypes['Technique']>, ParentType, ContextType>;
  techniqueId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  via?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
};

export type ExternalPrincipalResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ExternalPrincipal'] = ResolversParentTypes['ExternalPrincipal']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  administration?: Resolver<Maybe<ResolversTypes['Administration']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<ExternalPrincipalAssumableByArgs, 'first'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<ExternalPrincipalBlastRadiusArgs, 'maxHops'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<ExternalPrincipalCanArgs, 'action' | 'resource' | 'resourceIsLiteral' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<ExternalPrincipalCanAssumeArgs, 'first'>>;
  canEscalateTo?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<ExternalPrincipalCanEscalateToArgs, 'first'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<ExternalPrincipalEffectivePermissionsArgs>>;
  escalatableBy?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<ExternalPrincipalEscalatableByArgs, 'first'>>;
  findings?: Resolver<ReadonlyArray<ResolversTypes['EscalationWay']>, ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<ExternalPrincipalPathsToPrivilegeArgs, 'k' | 'maxHops'>>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GuardrailLevelResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['GuardrailLevel'] = ResolversParentTypes['GuardrailLevel']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resourceControlPolicies?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Policy']>>, ParentType, ContextType>;
  serviceControlPolicies?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Policy']>>, ParentType, ContextType>;
  targetId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HopResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Hop'] = ResolversParentTypes['Hop']> = {
  alternatives?: Resolver<ReadonlyArray<ResolversTypes['Hop']>, ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  conditions?: Resolver<ReadonlyArray<ResolversTypes['UnresolvedCondition']>, ParentType, ContextType>;
  crossAccount?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  determiningStatements?: Resolver<ReadonlyArray<ResolversTypes['StatementMatch']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  mechanism?: Resolver<ResolversTypes['HopMechanism'], ParentType, ContextType>;
  preconditions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  technique?: Resolver<Maybe<ResolversTypes['Technique']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  via?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
};

export type IamGroupResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['IamGroup'] = ResolversParentTypes['IamGroup']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
  arn?: Resolver<ResolversTypes['ARN'], ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  members?: Resolver<ResolversTypes['PrincipalConnection'], ParentType, ContextType, RequireFields<IamGroupMembersArgs, 'first'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  uniqueId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IamGroupConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['IamGroupConnection'] = ResolversParentTypes['IamGroupConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['IamGroupEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type IamGroupEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['IamGroupEdge'] = ResolversParentTypes['IamGroupEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['IamGroup'], ParentType, ContextType>;
};

export type IamRoleResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['IamRole'] = ResolversParentTypes['IamRole']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  administration?: Resolver<Maybe<ResolversTypes['Administration']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assignedTo?: Resolver<ResolversTypes['RoleAssigneeConnection'], ParentType, ContextType, RequireFields<IamRoleAssignedToArgs, 'first'>>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<IamRoleAssumableByArgs, 'first'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<IamRoleBlastRadiusArgs, 'maxHops'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<IamRoleCanArgs, 'action' | 'resource' | 'resourceIsLiteral' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<IamRoleCanAssumeArgs, 'first'>>;
  canEscalateTo?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<IamRoleCanEscalateToArgs, 'first'>>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<IamRoleEffectivePermissionsArgs>>;
  escalatableBy?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<IamRoleEscalatableByArgs, 'first'>>;
  findings?: Resolver<ReadonlyArray<ResolversTypes['EscalationWay']>, ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  instanceProfiles?: Resolver<ReadonlyArray<ResolversTypes['InstanceProfile']>, ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUsedRegion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<IamRolePathsToPrivilegeArgs, 'k' | 'maxHops'>>;
  permissionSet?: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  serviceLinked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['Tag']>, ParentType, ContextType>;
  trustPolicy?: Resolver<Maybe<ResolversTypes['PolicyDocument']>, ParentType, ContextType>;
  trustRelationships?: Resolver<ReadonlyArray<ResolversTypes['TrustRelationship']>, ParentType, ContextType>;
  uniqueId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  usedBy?: Resolver<ResolversTypes['RoleUserConnection'], ParentType, ContextType, RequireFields<IamRoleUsedByArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IamRoleConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['IamRoleConnection'] = ResolversParentTypes['IamRoleConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['IamRoleEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['IamRole']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type IamRoleEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['IamRoleEdge'] = ResolversParentTypes['IamRoleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['IamRole'], ParentType, ContextType>;
};

export type IamUserResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['IamUser'] = ResolversParentTypes['IamUser']> = {
  accessKeys?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccessKey']>>, ParentType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  administration?: Resolver<Maybe<ResolversTypes['Administration']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<IamUserAssumableByArgs, 'first'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<IamUserBlastRadiusArgs, 'maxHops'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<IamUserCanArgs, 'action' | 'resource' | 'resourceIsLiteral' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<IamUserCanAssumeArgs, 'first'>>;
  canEscalateTo?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<IamUserCanEscalateToArgs, 'first'>>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<IamUserEffectivePermissionsArgs>>;
  escalatableBy?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<IamUserEscalatableByArgs, 'first'>>;
  findings?: Resolver<ReadonlyArray<ResolversTypes['EscalationWay']>, ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  mfaActive?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  passwordEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  passwordLastChangedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  passwordLastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<IamUserPathsToPrivilegeArgs, 'k' | 'maxHops'>>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['Tag']>, ParentType, ContextType>;
  uniqueId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IdentityCenterImportResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['IdentityCenterImport'] = ResolversParentTypes['IdentityCenterImport']> = {
  added?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  files?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  instanceArn?: Resolver<ResolversTypes['ARN'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ImportOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['ImportProblem']>, ParentType, ContextType>;
  quarantined?: Resolver<ReadonlyArray<ResolversTypes['ImportProblem']>, ParentType, ContextType>;
  removed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type IdentityCenterPrincipalResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['IdentityCenterPrincipal'] = ResolversParentTypes['IdentityCenterPrincipal']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  members?: Resolver<ResolversTypes['IdentityCenterPrincipalConnection'], ParentType, ContextType, RequireFields<IdentityCenterPrincipalMembersArgs, 'first'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['IdentityCenterPrincipalType'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IdentityCenterPrincipalConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['IdentityCenterPrincipalConnection'] = ResolversParentTypes['IdentityCenterPrincipalConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['IdentityCenterPrincipalEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['IdentityCenterPrincipal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type IdentityCenterPrincipalEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['IdentityCenterPrincipalEdge'] = ResolversParentTypes['IdentityCenterPrincipalEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['IdentityCenterPrincipal'], ParentType, ContextType>;
};

export type ImportPayloadResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ImportPayload'] = ResolversParentTypes['ImportPayload']> = {
  accounts?: Resolver<ReadonlyArray<ResolversTypes['AccountImport']>, ParentType, ContextType>;
  graphVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  identityCenters?: Resolver<ReadonlyArray<ResolversTypes['IdentityCenterImport']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['ImportProblem']>, ParentType, ContextType>;
  organizations?: Resolver<ReadonlyArray<ResolversTypes['OrganizationImport']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['ImportProblem']>, ParentType, ContextType>;
};

export type ImportProblemResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ImportProblem'] = ResolversParentTypes['ImportProblem']> = {
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InstanceProfileResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['InstanceProfile'] = ResolversParentTypes['InstanceProfile']> = {
  arn?: Resolver<ResolversTypes['ARN'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['IamRole']>, ParentType, ContextType>;
  usedBy?: Resolver<ResolversTypes['WorkloadConnection'], ParentType, ContextType, RequireFields<InstanceProfileUsedByArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InstanceProfileConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['InstanceProfileConnection'] = ResolversParentTypes['InstanceProfileConnection']> = {
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['InstanceProfileEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['InstanceProfile']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InstanceProfileEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['InstanceProfileEdge'] = ResolversParentTypes['InstanceProfileEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['InstanceProfile'], ParentType, ContextType>;
};

export type LayerVerdictResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['LayerVerdict'] = ResolversParentTypes['LayerVerdict']> = {
  layer?: Resolver<ResolversTypes['LayerKind'], ParentType, ContextType>;
  level?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  levelName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['LayerOutcome'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['StatementMatch']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  deleteAccount?: Resolver<ResolversTypes['DeleteAccountPayload'], ParentType, ContextType, RequireFields<MutationDeleteAccountArgs, 'input'>>;
  importDocuments?: Resolver<ResolversTypes['ImportPayload'], ParentType, ContextType, RequireFields<MutationImportDocumentsArgs, 'input'>>;
};

export type NearMissResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['NearMiss'] = ResolversParentTypes['NearMiss']> = {
  change?: Resolver<Maybe<ResolversTypes['PolicyDocument']>, ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  hops?: Resolver<ReadonlyArray<ResolversTypes['Hop']>, ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['CrossAccountStepKind'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Account' | 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'IamGroup' | 'IamRole' | 'IamUser' | 'IdentityCenterPrincipal' | 'InstanceProfile' | 'OidcProvider' | 'Organization' | 'PermissionSet' | 'Policy' | 'Resource' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' | 'Workload', ParentType, ContextType>;
};

export type OidcProviderResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['OidcProvider'] = ResolversParentTypes['OidcProvider']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  administration?: Resolver<Maybe<ResolversTypes['Administration']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<OidcProviderAssumableByArgs, 'first'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<OidcProviderBlastRadiusArgs, 'maxHops'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<OidcProviderCanArgs, 'action' | 'resource' | 'resourceIsLiteral' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<OidcProviderCanAssumeArgs, 'first'>>;
  canEscalateTo?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<OidcProviderCanEscalateToArgs, 'first'>>;
  clientIds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<OidcProviderEffectivePermissionsArgs>>;
  escalatableBy?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<OidcProviderEscalatableByArgs, 'first'>>;
  findings?: Resolver<ReadonlyArray<ResolversTypes['EscalationWay']>, ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<OidcProviderPathsToPrivilegeArgs, 'k' | 'maxHops'>>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization']> = {
  accounts?: Resolver<ResolversTypes['AccountConnection'], ParentType, ContextType, RequireFields<OrganizationAccountsArgs, 'first'>>;
  arn?: Resolver<ResolversTypes['ARN'], ParentType, ContextType>;
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  enabledPolicyTypes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  featureSet?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  importedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  managementAccount?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  organizationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  policies?: Resolver<ResolversTypes['PolicyConnection'], ParentType, ContextType, RequireFields<OrganizationPoliciesArgs, 'first'>>;
  units?: Resolver<ResolversTypes['OrganizationalUnitConnection'], ParentType, ContextType, RequireFields<OrganizationUnitsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrganizationImportResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['OrganizationImport'] = ResolversParentTypes['OrganizationImport']> = {
  added?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  files?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  organizationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ImportOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['ImportProblem']>, ParentType, ContextType>;
  quarantined?: Resolver<ReadonlyArray<ResolversTypes['ImportProblem']>, ParentType, ContextType>;
  rederivedAccounts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  removed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrganizationPlaceResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['OrganizationPlace'] = ResolversParentTypes['OrganizationPlace']> = {
  levels?: Resolver<ReadonlyArray<ResolversTypes['GuardrailLevel']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resourceControl?: Resolver<ResolversTypes['GuardrailStatus'], ParentType, ContextType>;
  serviceControl?: Resolver<ResolversTypes['GuardrailStatus'], ParentType, ContextType>;
};

export type OrganizationalUnitResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['OrganizationalUnit'] = ResolversParentTypes['OrganizationalUnit']> = {
  arn?: Resolver<ResolversTypes['ARN'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parentId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resourceControlPolicies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  serviceControlPolicies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  unitId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OrganizationalUnitConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['OrganizationalUnitConnection'] = ResolversParentTypes['OrganizationalUnitConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrganizationalUnitEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['OrganizationalUnit']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrganizationalUnitEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['OrganizationalUnitEdge'] = ResolversParentTypes['OrganizationalUnitEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OrganizationalUnit'], ParentType, ContextType>;
};

export type OutsideAccessResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['OutsideAccess'] = ResolversParentTypes['OutsideAccess']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['Action']>, ParentType, ContextType>;
  anonymous?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  conditions?: Resolver<ReadonlyArray<ResolversTypes['UnresolvedCondition']>, ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  determiningStatements?: Resolver<ReadonlyArray<ResolversTypes['StatementMatch']>, ParentType, ContextType>;
  preconditions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PathSearchResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PathSearch'] = ResolversParentTypes['PathSearch']> = {
  byTechnique?: Resolver<ReadonlyArray<ResolversTypes['TechniquePaths']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  graphVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nearMisses?: Resolver<ReadonlyArray<ResolversTypes['NearMiss']>, ParentType, ContextType>;
  nearMissesComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  paths?: Resolver<ReadonlyArray<ResolversTypes['PrivilegePath']>, ParentType, ContextType>;
  startsAs?: Resolver<ReadonlyArray<ResolversTypes['WorkloadRole']>, ParentType, ContextType>;
};

export type PermissionSetResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PermissionSet'] = ResolversParentTypes['PermissionSet']> = {
  arn?: Resolver<ResolversTypes['ARN'], ParentType, ContextType>;
  assignments?: Resolver<ResolversTypes['PermissionSetAssignmentConnection'], ParentType, ContextType, RequireFields<PermissionSetAssignmentsArgs, 'first'>>;
  awsManagedPolicies?: Resolver<ReadonlyArray<ResolversTypes['PermissionSetPolicy']>, ParentType, ContextType>;
  customerManagedPolicies?: Resolver<ReadonlyArray<ResolversTypes['PermissionSetPolicy']>, ParentType, ContextType>;
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inlinePolicy?: Resolver<Maybe<ResolversTypes['PolicyDocument']>, ParentType, ContextType>;
  instanceArn?: Resolver<ResolversTypes['ARN'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['PermissionSetPolicy']>, ParentType, ContextType>;
  provisionedAs?: Resolver<ResolversTypes['IamRoleConnection'], ParentType, ContextType, RequireFields<PermissionSetProvisionedAsArgs, 'first'>>;
  sessionDuration?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PermissionSetAssignmentResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PermissionSetAssignment'] = ResolversParentTypes['PermissionSetAssignment']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['IdentityCenterPrincipal'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['IamRole']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PermissionSetAssignmentStatus'], ParentType, ContextType>;
};

export type PermissionSetAssignmentConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PermissionSetAssignmentConnection'] = ResolversParentTypes['PermissionSetAssignmentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PermissionSetAssignmentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PermissionSetAssignment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PermissionSetAssignmentEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PermissionSetAssignmentEdge'] = ResolversParentTypes['PermissionSetAssignmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PermissionSetAssignment'], ParentType, ContextType>;
};

export type PermissionSetConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PermissionSetConnection'] = ResolversParentTypes['PermissionSetConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PermissionSetEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PermissionSet']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PermissionSetEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PermissionSetEdge'] = ResolversParentTypes['PermissionSetEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PermissionSet'], ParentType, ContextType>;
};

export type PermissionSetPolicyResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PermissionSetPolicy'] = ResolversParentTypes['PermissionSetPolicy']> = {
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  policy?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType, Partial<PermissionSetPolicyPolicyArgs>>;
};

export type PolicyResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Policy'] = ResolversParentTypes['Policy']> = {
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  attachedTo?: Resolver<ResolversTypes['PolicyHolderConnection'], ParentType, ContextType, RequireFields<PolicyAttachedToArgs, 'first'>>;
  dataPackage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  defaultVersionId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  document?: Resolver<Maybe<ResolversTypes['PolicyDocument']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PolicyKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['PolicyHolder']>, ParentType, ContextType>;
  quarantined?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  versionCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PolicyConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PolicyConnection'] = ResolversParentTypes['PolicyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PolicyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface PolicyDocumentScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PolicyDocument'], any> {
  name: 'PolicyDocument';
}

export type PolicyEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PolicyEdge'] = ResolversParentTypes['PolicyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Policy'], ParentType, ContextType>;
};

export type PolicyHolderResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PolicyHolder'] = ResolversParentTypes['PolicyHolder']> = {
  __resolveType: TypeResolveFn<'IamGroup' | 'IamRole' | 'IamUser', ParentType, ContextType>;
};

export type PolicyHolderConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PolicyHolderConnection'] = ResolversParentTypes['PolicyHolderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PolicyHolderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PolicyHolder']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PolicyHolderEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PolicyHolderEdge'] = ResolversParentTypes['PolicyHolderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PolicyHolder'], ParentType, ContextType>;
};

export type PrincipalResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Principal'] = ResolversParentTypes['Principal']> = {
  __resolveType: TypeResolveFn<'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal', ParentType, ContextType>;
};

export type PrincipalAccessResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PrincipalAccess'] = ResolversParentTypes['PrincipalAccess']> = {
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  conditions?: Resolver<ReadonlyArray<ResolversTypes['UnresolvedCondition']>, ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  determiningStatements?: Resolver<ReadonlyArray<ResolversTypes['StatementMatch']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['PrivilegePath']>, ParentType, ContextType>;
  preconditions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
};

export type PrincipalAccessConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PrincipalAccessConnection'] = ResolversParentTypes['PrincipalAccessConnection']> = {
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['PrincipalAccessEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PrincipalAccess']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PrincipalAccessEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PrincipalAccessEdge'] = ResolversParentTypes['PrincipalAccessEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PrincipalAccess'], ParentType, ContextType>;
};

export type PrincipalConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PrincipalConnection'] = ResolversParentTypes['PrincipalConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PrincipalEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Principal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PrincipalEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PrincipalEdge'] = ResolversParentTypes['PrincipalEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
};

export interface PrincipalIdentifierScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PrincipalIdentifier'], any> {
  name: 'PrincipalIdentifier';
}

export type PrivilegePathResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PrivilegePath'] = ResolversParentTypes['PrivilegePath']> = {
  accounts?: Resolver<ReadonlyArray<ResolversTypes['Account']>, ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  conditions?: Resolver<ReadonlyArray<ResolversTypes['UnresolvedCondition']>, ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  hops?: Resolver<ReadonlyArray<ResolversTypes['Hop']>, ParentType, ContextType>;
  length?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  render?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<PrivilegePathRenderArgs, 'format'>>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  accessKeys?: Resolver<ResolversTypes['AccessKeyConnection'], ParentType, ContextType, RequireFields<QueryAccessKeysArgs, 'first'>>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, RequireFields<QueryAccountArgs, 'id'>>;
  accounts?: Resolver<ResolversTypes['AccountConnection'], ParentType, ContextType, RequireFields<QueryAccountsArgs, 'first'>>;
  assumeRolePaths?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<QueryAssumeRolePathsArgs, 'from' | 'k' | 'maxHops' | 'to'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<QueryBlastRadiusArgs, 'maxHops' | 'principal'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<QueryCanArgs, 'action' | 'principal' | 'resource' | 'resourceIsLiteral' | 'unlistedContextKeys'>>;
  canBatch?: Resolver<ReadonlyArray<Maybe<ResolversTypes['AccessDecision']>>, ParentType, ContextType, RequireFields<QueryCanBatchArgs, 'checks'>>;
  chokePoints?: Resolver<ResolversTypes['ChokePointConnection'], ParentType, ContextType, RequireFields<QueryChokePointsArgs, 'accountId' | 'first'>>;
  crossAccountAccess?: Resolver<ResolversTypes['CrossAccountAccess'], ParentType, ContextType, RequireFields<QueryCrossAccountAccessArgs, 'from' | 'to'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, RequireFields<QueryEffectivePermissionsArgs, 'principal'>>;
  group?: Resolver<Maybe<ResolversTypes['IamGroup']>, ParentType, ContextType, RequireFields<QueryGroupArgs, 'arn'>>;
  groups?: Resolver<ResolversTypes['IamGroupConnection'], ParentType, ContextType, RequireFields<QueryGroupsArgs, 'first'>>;
  instanceProfiles?: Resolver<ResolversTypes['InstanceProfileConnection'], ParentType, ContextType, RequireFields<QueryInstanceProfilesArgs, 'first'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType, Partial<QueryOrganizationArgs>>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<QueryPathsToPrivilegeArgs, 'from' | 'k' | 'maxHops'>>;
  permissionSet?: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType, RequireFields<QueryPermissionSetArgs, 'arn'>>;
  permissionSets?: Resolver<ResolversTypes['PermissionSetConnection'], ParentType, ContextType, RequireFields<QueryPermissionSetsArgs, 'first'>>;
  policies?: Resolver<ResolversTypes['PolicyConnection'], ParentType, ContextType, RequireFields<QueryPoliciesArgs, 'first'>>;
  policy?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType, RequireFields<QueryPolicyArgs, 'arn'>>;
  principal?: Resolver<Maybe<ResolversTypes['Principal']>, ParentType, ContextType, RequireFields<QueryPrincipalArgs, 'identifier'>>;
  principals?: Resolver<ResolversTypes['PrincipalConnection'], ParentType, ContextType, RequireFields<QueryPrincipalsArgs, 'first'>>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType, RequireFields<QueryResourceArgs, 'arn'>>;
  resources?: Resolver<ResolversTypes['ResourceConnection'], ParentType, ContextType, RequireFields<QueryResourcesArgs, 'first'>>;
  search?: Resolver<ResolversTypes['SearchResultConnection'], ParentType, ContextType, RequireFields<QuerySearchArgs, 'first' | 'text'>>;
  statistics?: Resolver<ResolversTypes['Statistics'], ParentType, ContextType>;
  technique?: Resolver<Maybe<ResolversTypes['Technique']>, ParentType, ContextType, RequireFields<QueryTechniqueArgs, 'id'>>;
  techniques?: Resolver<ResolversTypes['TechniqueConnection'], ParentType, ContextType, RequireFields<QueryTechniquesArgs, 'first'>>;
  trustExposure?: Resolver<ResolversTypes['TrustExposureConnection'], ParentType, ContextType, RequireFields<QueryTrustExposureArgs, 'first'>>;
  whoCan?: Resolver<ResolversTypes['PrincipalAccessConnection'], ParentType, ContextType, RequireFields<QueryWhoCanArgs, 'action' | 'first' | 'maxHops' | 'resource' | 'resourceIsLiteral' | 'transitive'>>;
  whoCanReach?: Resolver<ResolversTypes['WhoCanReachConnection'], ParentType, ContextType, RequireFields<QueryWhoCanReachArgs, 'first' | 'maxHops' | 'to'>>;
  workload?: Resolver<Maybe<ResolversTypes['Workload']>, ParentType, ContextType, RequireFields<QueryWorkloadArgs, 'arn'>>;
  workloads?: Resolver<ResolversTypes['WorkloadConnection'], ParentType, ContextType, RequireFields<QueryWorkloadsArgs, 'first'>>;
};

export type ReachConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ReachConnection'] = ResolversParentTypes['ReachConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReachEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Principal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReachEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ReachEdge'] = ResolversParentTypes['ReachEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  distance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  unconditionalDistance?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ResourceResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Resource'] = ResolversParentTypes['Resource']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
  arn?: Resolver<ResolversTypes['ARN'], ParentType, ContextType>;
  exposure?: Resolver<ResolversTypes['ResourceExposure'], ParentType, ContextType>;
  grants?: Resolver<ReadonlyArray<ResolversTypes['ResourceGrant']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  policy?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policyStatus?: Resolver<ResolversTypes['ResourcePolicyStatus'], ParentType, ContextType>;
  resourceType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  service?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Tag']>>, ParentType, ContextType>;
  whoCan?: Resolver<ResolversTypes['PrincipalAccessConnection'], ParentType, ContextType, RequireFields<ResourceWhoCanArgs, 'action' | 'first' | 'maxHops' | 'transitive'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResourceConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ResourceConnection'] = ResolversParentTypes['ResourceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ResourceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Resource']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ResourceEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ResourceEdge'] = ResolversParentTypes['ResourceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Resource'], ParentType, ContextType>;
};

export type ResourceExposureResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ResourceExposure'] = ResolversParentTypes['ResourceExposure']> = {
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  outsideOrganization?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OutsideAccess']>>, ParentType, ContextType>;
  reachableFromOutside?: Resolver<ReadonlyArray<ResolversTypes['OutsideAccess']>, ParentType, ContextType>;
};

export type ResourceGrantResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ResourceGrant'] = ResolversParentTypes['ResourceGrant']> = {
  principal?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['StatementMatch']>, ParentType, ContextType>;
};

export interface ResourcePatternScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ResourcePattern'], any> {
  name: 'ResourcePattern';
}

export type RoleAssigneeConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['RoleAssigneeConnection'] = ResolversParentTypes['RoleAssigneeConnection']> = {
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['IdentityCenterPrincipalEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['IdentityCenterPrincipal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RoleSessionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['RoleSession'] = ResolversParentTypes['RoleSession']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  administration?: Resolver<Maybe<ResolversTypes['Administration']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<RoleSessionAssumableByArgs, 'first'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<RoleSessionBlastRadiusArgs, 'maxHops'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<RoleSessionCanArgs, 'action' | 'resource' | 'resourceIsLiteral' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<RoleSessionCanAssumeArgs, 'first'>>;
  canEscalateTo?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<RoleSessionCanEscalateToArgs, 'first'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<RoleSessionEffectivePermissionsArgs>>;
  escalatableBy?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<RoleSessionEscalatableByArgs, 'first'>>;
  findings?: Resolver<ReadonlyArray<ResolversTypes['EscalationWay']>, ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<RoleSessionPathsToPrivilegeArgs, 'k' | 'maxHops'>>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['IamRole']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoleUserConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['RoleUserConnection'] = ResolversParentTypes['RoleUserConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RoleUserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Workload']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RoleUserEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['RoleUserEdge'] = ResolversParentTypes['RoleUserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  instanceProfile?: Resolver<Maybe<ResolversTypes['InstanceProfile']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Workload'], ParentType, ContextType>;
  use?: Resolver<ResolversTypes['RoleUse'], ParentType, ContextType>;
};

export type SamlProviderResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['SamlProvider'] = ResolversParentTypes['SamlProvider']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  administration?: Resolver<Maybe<ResolversTypes['Administration']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<SamlProviderAssumableByArgs, 'first'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<SamlProviderBlastRadiusArgs, 'maxHops'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<SamlProviderCanArgs, 'action' | 'resource' | 'resourceIsLiteral' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<SamlProviderCanAssumeArgs, 'first'>>;
  canEscalateTo?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<SamlProviderCanEscalateToArgs, 'first'>>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<SamlProviderEffectivePermissionsArgs>>;
  escalatableBy?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<SamlProviderEscalatableByArgs, 'first'>>;
  findings?: Resolver<ReadonlyArray<ResolversTypes['EscalationWay']>, ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<SamlProviderPathsToPrivilegeArgs, 'k' | 'maxHops'>>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SearchResultResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['SearchResult'] = ResolversParentTypes['SearchResult']> = {
  __resolveType: TypeResolveFn<'Account' | 'AccountRoot' | 'ExternalPrincipal' | 'IamGroup' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'Policy' | 'Resource' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' | 'Workload', ParentType, ContextType>;
};

export type SearchResultConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['SearchResultConnection'] = ResolversParentTypes['SearchResultConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SearchResultEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SearchResult']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SearchResultEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['SearchResultEdge'] = ResolversParentTypes['SearchResultEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SearchResult'], ParentType, ContextType>;
};

export type SectionCompletenessResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['SectionCompleteness'] = ResolversParentTypes['SectionCompleteness']> = {
  collectedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kinds?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  section?: Resolver<ResolversTypes['AccountSection'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CompletenessStatus'], ParentType, ContextType>;
};

export type ServicePermissionsResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ServicePermissions'] = ResolversParentTypes['ServicePermissions']> = {
  accessLevels?: Resolver<ReadonlyArray<ResolversTypes['AccessLevelPermissions']>, ParentType, ContextType>;
  actionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  allowedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  service?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ServicePrincipalResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ServicePrincipal'] = ResolversParentTypes['ServicePrincipal']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  administration?: Resolver<Maybe<ResolversTypes['Administration']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<ServicePrincipalAssumableByArgs, 'first'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<ServicePrincipalBlastRadiusArgs, 'maxHops'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<ServicePrincipalCanArgs, 'action' | 'resource' | 'resourceIsLiteral' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<ServicePrincipalCanAssumeArgs, 'first'>>;
  canEscalateTo?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<ServicePrincipalCanEscalateToArgs, 'first'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<ServicePrincipalEffectivePermissionsArgs>>;
  escalatableBy?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<ServicePrincipalEscalatableByArgs, 'first'>>;
  findings?: Resolver<ReadonlyArray<ResolversTypes['EscalationWay']>, ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<ServicePrincipalPathsToPrivilegeArgs, 'k' | 'maxHops'>>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StatementConditionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['StatementCondition'] = ResolversParentTypes['StatementCondition']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operator?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StatementMatchResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['StatementMatch'] = ResolversParentTypes['StatementMatch']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['Effect'], ParentType, ContextType>;
  layer?: Resolver<ResolversTypes['LayerKind'], ParentType, ContextType>;
  level?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notActions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  policy?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policyArn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  sid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statementIndex?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StatisticsResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Statistics'] = ResolversParentTypes['Statistics']> = {
  accounts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  actionListUpdatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  administrators?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  canAssume?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  canAssumeIf?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  escalatesTo?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  escalatesToIf?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  graphVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  groups?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastImportAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  outsideAccounts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  policies?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  policyDocuments?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  policySets?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  quarantinedDocuments?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  roles?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rolesTrustingAnyone?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  users?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TagResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Tag'] = ResolversParentTypes['Tag']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TechniqueResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Technique'] = ResolversParentTypes['Technique']> = {
  closing?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  enabledByDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  gains?: Resolver<ReadonlyArray<ResolversTypes['TechniqueGain']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  marks?: Resolver<ReadonlyArray<ResolversTypes['TechniqueMark']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  preconditions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  required?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TechniqueStatus'], ParentType, ContextType>;
};

export type TechniqueConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['TechniqueConnection'] = ResolversParentTypes['TechniqueConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TechniqueEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Technique']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TechniqueEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['TechniqueEdge'] = ResolversParentTypes['TechniqueEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Technique'], ParentType, ContextType>;
};

export type TechniqueGainResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['TechniqueGain'] = ResolversParentTypes['TechniqueGain']> = {
  kind?: Resolver<ResolversTypes['TechniqueGainKind'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TechniquePathsResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['TechniquePaths'] = ResolversParentTypes['TechniquePaths']> = {
  paths?: Resolver<ReadonlyArray<ResolversTypes['PrivilegePath']>, ParentType, ContextType>;
  technique?: Resolver<Maybe<ResolversTypes['Technique']>, ParentType, ContextType>;
};

export type TrustExposureResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['TrustExposure'] = ResolversParentTypes['TrustExposure']> = {
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  conditions?: Resolver<ReadonlyArray<ResolversTypes['UnresolvedCondition']>, ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  determiningStatements?: Resolver<ReadonlyArray<ResolversTypes['StatementMatch']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TrustExposureKind'], ParentType, ContextType>;
  preconditions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['IamRole'], ParentType, ContextType>;
};

export type TrustExposureConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['TrustExposureConnection'] = ResolversParentTypes['TrustExposureConnection']> = {
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['TrustExposureEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['TrustExposure']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TrustExposureEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['TrustExposureEdge'] = ResolversParentTypes['TrustExposureEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TrustExposure'], ParentType, ContextType>;
};

export type TrustRelationshipResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['TrustRelationship'] = ResolversParentTypes['TrustRelationship']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  conditions?: Resolver<ReadonlyArray<ResolversTypes['StatementCondition']>, ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['Effect'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['StatementMatch'], ParentType, ContextType>;
};

export type UnfollowedEscalationResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['UnfollowedEscalation'] = ResolversParentTypes['UnfollowedEscalation']> = {
  principal?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  techniques?: Resolver<ReadonlyArray<ResolversTypes['Technique']>, ParentType, ContextType>;
};

export type UnresolvedConditionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['UnresolvedCondition'] = ResolversParentTypes['UnresolvedCondition']> = {
  controlledBy?: Resolver<ResolversTypes['ConditionController'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['Effect'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operator?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['StatementMatch'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WhoCanReachConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['WhoCanReachConnection'] = ResolversParentTypes['WhoCanReachConnection']> = {
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReachEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Principal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WorkloadResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Workload'] = ResolversParentTypes['Workload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
  arn?: Resolver<ResolversTypes['ARN'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  instanceProfiles?: Resolver<ReadonlyArray<ResolversTypes['InstanceProfile']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  runsAs?: Resolver<ReadonlyArray<ResolversTypes['WorkloadRole']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unresolved?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkloadConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['WorkloadConnection'] = ResolversParentTypes['WorkloadConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WorkloadEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Workload']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WorkloadEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['WorkloadEdge'] = ResolversParentTypes['WorkloadEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Workload'], ParentType, ContextType>;
};

export type WorkloadRoleResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['WorkloadRole'] = ResolversParentTypes['WorkloadRole']> = {
  instanceProfile?: Resolver<Maybe<ResolversTypes['InstanceProfile']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  use?: Resolver<ResolversTypes['RoleUse'], ParentType, ContextType>;
};

export type Resolvers<ContextType = ContextMapper> = {
  ARN?: GraphQLScalarType;
  AccessDecision?: AccessDecisionResolvers<ContextType>;
  AccessKey?: AccessKeyResolvers<ContextType>;
  AccessKeyConnection?: AccessKeyConnectionResolvers<ContextType>;
  AccessKeyEdge?: AccessKeyEdgeResolvers<ContextType>;
  AccessLevelPermissions?: AccessLevelPermissionsResolvers<ContextType>;
  Account?: AccountResolvers<ContextType>;
  AccountConnection?: AccountConnectionResolvers<ContextType>;
  AccountCounts?: AccountCountsResolvers<ContextType>;
  AccountEdge?: AccountEdgeResolvers<ContextType>;
  AccountId?: GraphQLScalarType;
  AccountImport?: AccountImportResolvers<ContextType>;
  AccountRoot?: AccountRootResolvers<ContextType>;
  Action?: GraphQLScalarType;
  Administration?: AdministrationResolvers<ContextType>;
  Anyone?: AnyoneResolvers<ContextType>;
  AssumeRoleConnection?: AssumeRoleConnectionResolvers<ContextType>;
  AssumeRoleEdge?: AssumeRoleEdgeResolvers<ContextType>;
  BlastRadius?: BlastRadiusResolvers<ContextType>;
  ChokePoint?: ChokePointResolvers<ContextType>;
  ChokePointConnection?: ChokePointConnectionResolvers<ContextType>;
  ChokePointEdge?: ChokePointEdgeResolvers<ContextType>;
  Completeness?: CompletenessResolvers<ContextType>;
  ContextEntry?: ContextEntryResolvers<ContextType>;
  CrossAccountAccess?: CrossAccountAccessResolvers<ContextType>;
  CrossAccountStep?: CrossAccountStepResolvers<ContextType>;
  DataGap?: DataGapResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteAccountPayload?: DeleteAccountPayloadResolvers<ContextType>;
  EffectiveAction?: EffectiveActionResolvers<ContextType>;
  EffectiveActionConnection?: EffectiveActionConnectionResolvers<ContextType>;
  EffectiveActionEdge?: EffectiveActionEdgeResolvers<ContextType>;
  EffectivePermissions?: EffectivePermissionsResolvers<ContextType>;
  EffectiveStatement?: EffectiveStatementResolvers<ContextType>;
  EscalationConnection?: EscalationConnectionResolvers<ContextType>;
  EscalationEdge?: EscalationEdgeResolvers<ContextType>;
  EscalationWay?: EscalationWayResolvers<ContextType>;
  ExternalPrincipal?: ExternalPrincipalResolvers<ContextType>;
  GuardrailLevel?: GuardrailLevelResolvers<ContextType>;
  Hop?: HopResolvers<ContextType>;
  IamGroup?: IamGroupResolvers<ContextType>;
  IamGroupConnection?: IamGroupConnectionResolvers<ContextType>;
  IamGroupEdge?: IamGroupEdgeResolvers<ContextType>;
  IamRole?: IamRoleResolvers<ContextType>;
  IamRoleConnection?: IamRoleConnectionResolvers<ContextType>;
  IamRoleEdge?: IamRoleEdgeResolvers<ContextType>;
  IamUser?: IamUserResolvers<ContextType>;
  IdentityCenterImport?: IdentityCenterImportResolvers<ContextType>;
  IdentityCenterPrincipal?: IdentityCenterPrincipalResolvers<ContextType>;
  IdentityCenterPrincipalConnection?: IdentityCenterPrincipalConnectionResolvers<ContextType>;
  IdentityCenterPrincipalEdge?: IdentityCenterPrincipalEdgeResolvers<ContextType>;
  ImportPayload?: ImportPayloadResolvers<ContextType>;
  ImportProblem?: ImportProblemResolvers<ContextType>;
  InstanceProfile?: InstanceProfileResolvers<ContextType>;
  InstanceProfileConnection?: InstanceProfileConnectionResolvers<ContextType>;
  InstanceProfileEdge?: InstanceProfileEdgeResolvers<ContextType>;
  LayerVerdict?: LayerVerdictResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NearMiss?: NearMissResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  OidcProvider?: OidcProviderResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  OrganizationImport?: OrganizationImportResolvers<ContextType>;
  OrganizationPlace?: OrganizationPlaceResolvers<ContextType>;
  OrganizationalUnit?: OrganizationalUnitResolvers<ContextType>;
  OrganizationalUnitConnection?: OrganizationalUnitConnectionResolvers<ContextType>;
  OrganizationalUnitEdge?: OrganizationalUnitEdgeResolvers<ContextType>;
  OutsideAccess?: OutsideAccessResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PathSearch?: PathSearchResolvers<ContextType>;
  PermissionSet?: PermissionSetResolvers<ContextType>;
  PermissionSetAssignment?: PermissionSetAssignmentResolvers<ContextType>;
  PermissionSetAssignmentConnection?: PermissionSetAssignmentConnectionResolvers<ContextType>;
  PermissionSetAssignmentEdge?: PermissionSetAssignmentEdgeResolvers<ContextType>;
  PermissionSetConnection?: PermissionSetConnectionResolvers<ContextType>;
  PermissionSetEdge?: PermissionSetEdgeResolvers<ContextType>;
  PermissionSetPolicy?: PermissionSetPolicyResolvers<ContextType>;
  Policy?: PolicyResolvers<ContextType>;
  PolicyConnection?: PolicyConnectionResolvers<ContextType>;
  PolicyDocument?: GraphQLScalarType;
  PolicyEdge?: PolicyEdgeResolvers<ContextType>;
  PolicyHolder?: PolicyHolderResolvers<ContextType>;
  PolicyHolderConnection?: PolicyHolderConnectionResolvers<ContextType>;
  PolicyHolderEdge?: PolicyHolderEdgeResolvers<ContextType>;
  Principal?: PrincipalResolvers<ContextType>;
  PrincipalAccess?: PrincipalAccessResolvers<ContextType>;
  PrincipalAccessConnection?: PrincipalAccessConnectionResolvers<ContextType>;
  PrincipalAccessEdge?: PrincipalAccessEdgeResolvers<ContextType>;
  PrincipalConnection?: PrincipalConnectionResolvers<ContextType>;
  PrincipalEdge?: PrincipalEdgeResolvers<ContextType>;
  PrincipalIdentifier?: GraphQLScalarType;
  PrivilegePath?: PrivilegePathResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReachConnection?: ReachConnectionResolvers<ContextType>;
  ReachEdge?: ReachEdgeResolvers<ContextType>;
  Resource?: ResourceResolvers<ContextType>;
  ResourceConnection?: ResourceConnectionResolvers<ContextType>;
  ResourceEdge?: ResourceEdgeResolvers<ContextType>;
  ResourceExposure?: ResourceExposureResolvers<ContextType>;
  ResourceGrant?: ResourceGrantResolvers<ContextType>;
  ResourcePattern?: GraphQLScalarType;
  RoleAssigneeConnection?: RoleAssigneeConnectionResolvers<ContextType>;
  RoleSession?: RoleSessionResolvers<ContextType>;
  RoleUserConnection?: RoleUserConnectionResolvers<ContextType>;
  RoleUserEdge?: RoleUserEdgeResolvers<ContextType>;
  SamlProvider?: SamlProviderResolvers<ContextType>;
  SearchResult?: SearchResultResolvers<ContextType>;
  SearchResultConnection?: SearchResultConnectionResolvers<ContextType>;
  SearchResultEdge?: SearchResultEdgeResolvers<ContextType>;
  SectionCompleteness?: SectionCompletenessResolvers<ContextType>;
  ServicePermissions?: ServicePermissionsResolvers<ContextType>;
  ServicePrincipal?: ServicePrincipalResolvers<ContextType>;
  StatementCondition?: StatementConditionResolvers<ContextType>;
  StatementMatch?: StatementMatchResolvers<ContextType>;
  Statistics?: StatisticsResolvers<ContextType>;
  Tag?: TagResolvers<ContextType>;
  Technique?: TechniqueResolvers<ContextType>;
  TechniqueConnection?: TechniqueConnectionResolvers<ContextType>;
  TechniqueEdge?: TechniqueEdgeResolvers<ContextType>;
  TechniqueGain?: TechniqueGainResolvers<ContextType>;
  TechniquePaths?: TechniquePathsResolvers<ContextType>;
  TrustExposure?: TrustExposureResolvers<ContextType>;
  TrustExposureConnection?: TrustExposureConnectionResolvers<ContextType>;
  TrustExposureEdge?: TrustExposureEdgeResolvers<ContextType>;
  TrustRelationship?: TrustRelationshipResolvers<ContextType>;
  UnfollowedEscalation?: UnfollowedEscalationResolvers<ContextType>;
  UnresolvedCondition?: UnresolvedConditionResolvers<ContextType>;
  WhoCanReachConnection?: WhoCanReachConnectionResolvers<ContextType>;
  Workload?: WorkloadResolvers<ContextType>;
  WorkloadConnection?: WorkloadConnectionResolvers<ContextType>;
  WorkloadEdge?: WorkloadEdgeResolvers<ContextType>;
  WorkloadRole?: WorkloadRoleResolvers<ContextType>;
};

