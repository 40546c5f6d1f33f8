import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Account as AccountMapper, Organization as OrganizationMapper, OrganizationalUnit as OrganizationalUnitMapper, AccountCounts as AccountCountsMapper, IamUser as IamUserMapper, IamRole as IamRoleMapper, OtherPrincipal as OtherPrincipalMapper, Principal as PrincipalMapper, IamGroup as IamGroupMapper, InstanceProfile as InstanceProfileMapper, Policy as PolicyMapper, PermissionSet as PermissionSetMapper, PermissionSetAssignment as PermissionSetAssignmentMapper, IdentityCenterPrincipal as IdentityCenterPrincipalMapper, Resource as ResourceMapper, Workload as WorkloadMapper, WorkloadRole as WorkloadRoleMapper } from '../graph/model/graph.js';
import type { OrganizationPlace as OrganizationPlaceMapper } from '../graph/model/storedPolicies.js';
import type { CitedGuardrailLevel as GuardrailLevelMapper, PermissionSetPolicyOf as PermissionSetPolicyMapper, WorkloadOfRoleEdge as RoleUserEdgeMapper, OverviewOfGraph as OverviewMapper, AdministrationAfterImport as AdministrationOverviewMapper, ReachedAccount as ReachedAccountMapper, PrincipalList as PrincipalListMapper, WorkloadList as WorkloadListMapper, WorkloadsOfRole as RoleUsersMapper, SearchedPaths as SearchedPathsMapper } from './mappers.js';
import type { PolicyHolder as PolicyHolderMapper, SearchHit as SearchHitMapper, Statistics as StatisticsMapper } from '../graph/contract/graphReader.js';
import type { OwnedAccessKey as AccessKeyMapper } from '../access/exposure/accessKeys.js';
import type { TrustExposure as TrustExposureMapper } from '../access/exposure/trust/trustExposure.js';
import type { SectionCompleteness as SectionCompletenessMapper } from '../graph/model/completeness.js';
import type { ResourceExposure as ResourceExposureMapper, OutsideAccess as OutsideAccessMapper } from '../access/exposure/resourceExposure.js';
import type { UnexploredEscalation as UnexploredEscalationMapper } from '../graph/contract/pathReader.js';
import type { Technique as TechniqueMapper } from '../escalation/catalog/technique.js';
import type { RequiredPermissions as RequiredPermissionsMapper } from '../escalation/catalog/requiredPermissions.js';
import type { TechniqueReference as TechniqueReferenceMapper } from '../escalation/catalog/references.js';
import type { CitedStatement as CitedStatementMapper, CitedCondition as CitedConditionMapper, AccessAnswer as AccessAnswerMapper, PrincipalAccess as PrincipalAccessMapper, EffectivePermissions as EffectivePermissionsMapper, ServicePermissions as ServicePermissionsMapper, AccessLevelPermissions as AccessLevelPermissionsMapper, EffectiveAction as EffectiveActionMapper, EffectiveStatementAnswer as EffectiveStatementAnswerMapper } from '../access/shared/answer.js';
import type { LayerVerdict as LayerVerdictMapper } from '../iam/decide/decision.js';
import type { CrossAccountAccess as CrossAccountAccessMapper, CrossAccountStep as CrossAccountStepMapper, NearMiss as NearMissMapper } from '../access/shared/diagnosisAnswer.js';
import type { AssumeRoleSteps as AssumeRoleStepsMapper, EscalationSteps as EscalationStepsMapper } from './resolvers/steps.js';
import type { TechniquePaths as TechniquePathsMapper, VisiblePath as VisiblePathMapper, VisibleStep as VisibleStepMapper } from '../access/shared/visiblePath.js';
import type { CatalogAction as ListedActionMapper } from '../access/permissions/actionCatalog.js';
import type { MarkedTarget as TargetMapper } from '../graph/model/stored/markedTargets.js';
import type { BlastRadius as BlastRadiusMapper } from '../access/reach/blastRadius.js';
import type { AccessDifference as AccessDifferenceMapper, PermissionDifference as PermissionDifferenceMapper, PolicyDifference as PolicyDifferenceMapper, AdministratorDifference as AdministratorDifferenceMapper, ReachDifference as ReachDifferenceMapper, ExposureDifference as ExposureDifferenceMapper, WatchDifference as WatchDifferenceMapper } from '../access/compare/difference.js';
import type { ImportRecord as ImportRecordMapper, AdministrationChanges as AdministrationChangesMapper } from '../graph/model/stored/importTable.js';
import type { GuardrailImpact as GuardrailImpactMapper, ImpactOnPrincipals as ImpactOnPrincipalsMapper } from '../access/compare/guardrailImpact.js';
import type { StatementChange as StatementChangeMapper } from '../access/compare/compareStatements.js';
import type { ChokePoint as ChokePointMapper } from '../access/reach/chokePoints.js';
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
  /** An Amazon Resource Name with all six parts and no wildcards: `arn:partition:service:region:account:resource`. */
  ARN: { input: string; output: string; }
  /** An AWS account id: 12 digits, as text, because it may start with 0. */
  AccountId: { input: string; output: string; }
  /** One concrete action, `service:Name`, such as `s3:GetObject`, without wildcards. It is not case-sensitive. */
  Action: { input: string; output: string; }
  /** A point in time in UTC as ISO 8601 text, such as `2026-03-01T09:30:00.000Z`. */
  DateTime: { input: string; output: number; }
  /**
   * A policy document as JSON, with the element names of the policy language (`Version`, `Statement`, …). As input, an
   * object or its JSON text.
   */
  PolicyDocument: { input: string; output: string; }
  /**
   * A principal that makes a request. It is one of: the ARN of a user, role, account root, identity provider, assumed-role
   * session, federated user session or origin access identity of CloudFront; a service such as `ec2.amazonaws.com`; a
   * 12-digit account id for the root user of the account; an S3 canonical user id; `*` for anyone, with or without a
   * signature. An account id is read in the partition that the account is known to be
   * in, otherwise in that of the other ARN in the question. Where a path starts, the ARN of a workload is also valid, such
   * as a Lambda function or an EC2 instance.
   */
  PrincipalIdentifier: { input: string; output: string; }
  /**
   * The ARN of a resource. With wildcards, the question is about all resources that match. `*` is for actions that have no
   * resource.
   */
  ResourcePattern: { input: string; output: string; }
  /** A scenario as JSON, in the form of `ScenarioInput`: give it as `scenario`. */
  ScenarioDocument: { input: string; output: string; }
};

/** How access changed. Access that is gone because data is missing now is NOW_UNKNOWN, and never LOST. */
export type AccessChange =
  /** It is new. */
  | 'GAINED'
  /** It depends on less than before, or takes fewer hops. */
  | 'LOOSENED'
  /** It is gone. */
  | 'LOST'
  /** It is known now, because data is there that was missing. */
  | 'NOW_KNOWN'
  /** It is not known any more, because data is missing that was there. */
  | 'NOW_UNKNOWN'
  /** It depends on more than before, or takes more hops. */
  | 'TIGHTENED';

/** The answer to `can`, with all the evidence for it. */
export type AccessDecision = {
  readonly __typename?: 'AccessDecision';
  /** True if the answer could not be computed exactly. */
  readonly approximate: Scalars['Boolean']['output'];
  /** For CONDITIONAL: whether the caller alone can meet the conditions, through what it sends. */
  readonly callerCanSatisfy: Scalars['Boolean']['output'];
  /** Rules that AWS does not state firmly and that this answer depends on. If a date of the last 36 hours decides it, also the time of the question. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** For CONDITIONAL: a smallest set of conditions that is enough. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** Data that was not imported and could change the answer. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** Whether the principal may do it. */
  readonly decision: Decision;
  /** The statements that decided it. */
  readonly determiningStatements: ReadonlyArray<StatementMatch>;
  /** For CONDITIONAL: a request context that makes it ALLOWED. Null if none was found. */
  readonly exampleContext?: Maybe<ReadonlyArray<ContextEntry>>;
  /** The answer in one plain paragraph. */
  readonly explanation: Scalars['String']['output'];
  /** The outcome of each layer of policies. */
  readonly layers: ReadonlyArray<LayerVerdict>;
  /** What else must hold and is not a policy condition. Each entry completes “if …”, such as `something invokes the function`. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
};

/**
 * What differs in access between two states of the graph. Lists are in an order that is always the same. Each principal,
 * role and policy is named as policies name it, because it may be there in one of the states only.
 */
export type AccessDifference = {
  readonly __typename?: 'AccessDifference';
  /** Users and roles that gained or lost administrative access to their account, or that have it under conditions in one of the states only. Which conditions these are is not compared here: `permissions` tells. */
  readonly administrators: AdministratorDifferenceConnection;
  /** The version of the graph before. */
  readonly beforeVersion: Scalars['String']['output'];
  /** Whether a search limit may have hidden differences of `reach`. */
  readonly completeness: Completeness;
  /** Data that was missing in one of the states, which may look like a change of access. */
  readonly data: DataDifferenceConnection;
  /** Openings of trust policies that `trustExposure` lists in one of the states only, with another decision or under other conditions. */
  readonly exposures: ExposureDifferenceConnection;
  /** The version of the graph after. */
  readonly graphVersion: Scalars['String']['output'];
  /** What users and roles may do, as effective statements. A statement that another one covers is not listed. */
  readonly permissions: PermissionDifferenceConnection;
  /** Policies that were added, removed or changed, trust policies and those of resources among them. Those of an account or organization that one of the states lacks are not listed: `data` says so. */
  readonly policies: PolicyDifferenceConnection;
  /**
   * Who gained or lost a way to reach administrative access to an account, by any hops. By account, then by principal. On
   * which conditions a way depends is not compared here: `policies` lists trust policies that changed, and `watched` tells
   * of a role that is watched.
   */
  readonly reach: ReachDifferenceConnection;
  /** Who may do what the question watches, by what is watched, then by principal. */
  readonly watched: WatchDifferenceConnection;
};


/**
 * What differs in access between two states of the graph. Lists are in an order that is always the same. Each principal,
 * role and policy is named as policies name it, because it may be there in one of the states only.
 */
export type AccessDifferenceAdministratorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/**
 * What differs in access between two states of the graph. Lists are in an order that is always the same. Each principal,
 * role and policy is named as policies name it, because it may be there in one of the states only.
 */
export type AccessDifferenceDataArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/**
 * What differs in access between two states of the graph. Lists are in an order that is always the same. Each principal,
 * role and policy is named as policies name it, because it may be there in one of the states only.
 */
export type AccessDifferenceExposuresArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/**
 * What differs in access between two states of the graph. Lists are in an order that is always the same. Each principal,
 * role and policy is named as policies name it, because it may be there in one of the states only.
 */
export type AccessDifferencePermissionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/**
 * What differs in access between two states of the graph. Lists are in an order that is always the same. Each principal,
 * role and policy is named as policies name it, because it may be there in one of the states only.
 */
export type AccessDifferencePoliciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/**
 * What differs in access between two states of the graph. Lists are in an order that is always the same. Each principal,
 * role and policy is named as policies name it, because it may be there in one of the states only.
 */
export type AccessDifferenceReachArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/**
 * What differs in access between two states of the graph. Lists are in an order that is always the same. Each principal,
 * role and policy is named as policies name it, because it may be there in one of the states only.
 */
export type AccessDifferenceWatchedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** An access key of an IAM user or a root user. Rolegraph never holds its secret. */
export type AccessKey = {
  readonly __typename?: 'AccessKey';
  /** The id of the key, `AKIA…`. Null if only a credential report lists the key, since the report does not name keys. */
  readonly accessKeyId?: Maybe<Scalars['String']['output']>;
  /** The age of the key in whole days. */
  readonly ageInDays?: Maybe<Scalars['Int']['output']>;
  /** When the key was created. A key never changes, so this is also when it was last rotated. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the key was last used, according to the credential report. Null if the report has no use of it, or if no report was imported. */
  readonly lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The region of the last use. Null if the service has no regions. */
  readonly lastUsedRegion?: Maybe<Scalars['String']['output']>;
  /** The service of the last use, such as `s3`. */
  readonly lastUsedService?: Maybe<Scalars['String']['output']>;
  /** True if the credential report has no use of the key. AWS records uses since April 22, 2015: an older key may have been used before. False also if nothing is known about its use. */
  readonly neverUsed: Scalars['Boolean']['output'];
  /** The IAM user or root user that owns the key. */
  readonly principal: Principal;
  /** Whether the key is active and at least this old. Null if its age is not known. */
  readonly rotationDue?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the key works. */
  readonly status: AccessKeyStatus;
};


/** An access key of an IAM user or a root user. Rolegraph never holds its secret. */
export type AccessKeyRotationDueArgs = {
  afterDays?: Scalars['Int']['input'];
};

/** A page of access keys. */
export type AccessKeyConnection = {
  readonly __typename?: 'AccessKeyConnection';
  /** Accounts whose access keys, their age, their use or their users' passwords are not all known, or only from long ago. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The access keys of this page, each with its cursor. */
  readonly edges: ReadonlyArray<AccessKeyEdge>;
  /** The access keys of this page. */
  readonly nodes: ReadonlyArray<AccessKey>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An access key with its cursor. */
export type AccessKeyEdge = {
  readonly __typename?: 'AccessKeyEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The access key. */
  readonly node: AccessKey;
};

/** Filters for the list of access keys. */
export type AccessKeyFilter = {
  /** Only keys of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** Only keys that are at least this many days old. Keys of unknown age are excluded. */
  readonly olderThanDays?: InputMaybe<Scalars['Int']['input']>;
  /**
   * True: only keys that a role could replace, as far as the data shows. Such a key is active and was used, and belongs
   * to an IAM user without a password, so only programs sign requests as this user. False: only all other keys.
   */
  readonly replaceableByRole?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only keys with this status. */
  readonly status?: InputMaybe<AccessKeyStatus>;
  /**
   * Only keys that have not been used for at least this many days: since the last use, or since creation if the report
   * has none. This counts only where a credential report says so, and up to the date of the report.
   */
  readonly unusedForDays?: InputMaybe<Scalars['Int']['input']>;
  /** True: only keys of users with two active keys. False: only all other keys. */
  readonly usersWithTwoActiveKeys?: InputMaybe<Scalars['Boolean']['input']>;
};

/** An access key of a user. */
export type AccessKeyInput = {
  /** The id of the access key, `AKIA…`. */
  readonly accessKeyId: Scalars['String']['input'];
  /** The ARN of the user. */
  readonly user: Scalars['ARN']['input'];
};

/** Whether an access key works. */
export type AccessKeyStatus =
  /** The key works. */
  | 'ACTIVE'
  /** The key has expired. It still counts as one of the two keys that a user can have. */
  | 'EXPIRED'
  /** The key was deactivated and can be activated again. */
  | 'INACTIVE';

/** The status of an access key of a user. */
export type AccessKeyStatusInput = {
  /** The id of the access key, `AKIA…`. */
  readonly accessKeyId: Scalars['String']['input'];
  /** The status: `ACTIVE` or `INACTIVE`. */
  readonly status: AccessKeyStatus;
  /** The ARN of the user. */
  readonly user: Scalars['ARN']['input'];
};

/** The access levels that AWS assigns to actions. An action with several levels is listed once, under the first of these. */
export type AccessLevel =
  /** The action lists what exists. */
  | 'LIST'
  /** The action changes who may do what. */
  | 'PERMISSIONS_MANAGEMENT'
  /** The action reads content. */
  | 'READ'
  /** The action changes tags. */
  | 'TAGGING'
  /** The action changes something else. */
  | 'WRITE';

/** What the principal may do in one AWS service at one access level. */
export type AccessLevelPermissions = {
  readonly __typename?: 'AccessLevelPermissions';
  /** The access level, as AWS classifies its actions. */
  readonly accessLevel: AccessLevel;
  /** How many actions the service has at this level. */
  readonly actionCount: Scalars['Int']['output'];
  /** The allowed actions by name. */
  readonly actions: EffectiveActionConnection;
  /** How many actions of this level are allowed. */
  readonly allowedCount: Scalars['Int']['output'];
};


/** What the principal may do in one AWS service at one access level. */
export type AccessLevelPermissionsActionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** An AWS account. It was imported, or imported policies or an organization name it. */
export type Account = Node & {
  readonly __typename?: 'Account';
  /** The 12-digit account id. */
  readonly accountId: Scalars['AccountId']['output'];
  /** Users and roles with administrative access to the account, by ARN. The root user is not listed. */
  readonly administrators: PrincipalConnection;
  /** What was collected from the account, section by section. A section that is not listed was not collected. */
  readonly completeness: ReadonlyArray<SectionCompleteness>;
  /** How many IAM objects of each kind the account holds. */
  readonly counts: AccountCounts;
  /** What the exports of the account lack, and what in them could not be understood. Also workloads that were not imported, or not in every region: paths may lead through them. Or what is not known of the SCPs and RCPs over it, or that its administrators have not been worked out again yet. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  readonly id: Scalars['ID']['output'];
  /** The imported SAML and OpenID Connect providers of the account, by ARN. */
  readonly identityProviders: ReadonlyArray<Principal>;
  /** False if the account was never imported. Then only policies or an organization name it, and its own policies are not known. */
  readonly imported: Scalars['Boolean']['output'];
  /** When an import last changed something in the account. */
  readonly importedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The name that its organization gives it. Null if no organization with this account was imported. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The organization that the account is a member of. Null if no organization with this account was imported. */
  readonly organization?: Maybe<Organization>;
  /** The AWS partition: `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: Scalars['String']['output'];
  /** The position of the account in its organization, and the SCPs and RCPs that apply there. */
  readonly place?: Maybe<OrganizationPlace>;
  /** The principals of the account, by ARN. */
  readonly principals: PrincipalConnection;
  /** The status that its organization gives it, such as `ACTIVE` or `SUSPENDED`. Null if no organization with this account was imported. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** A number that grows with every import that changes the account. It is 0 if the account was never imported. */
  readonly version: Scalars['Int']['output'];
};


/** An AWS account. It was imported, or imported policies or an organization name it. */
export type AccountAdministratorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An AWS account. It was imported, or imported policies or an organization name it. */
export type AccountPrincipalsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** An assignment of a permission set. */
export type AccountAssignmentInput = {
  /** The id of the account. */
  readonly accountId: Scalars['AccountId']['input'];
  /** The ARN of the permission set. */
  readonly permissionSetArn: Scalars['ARN']['input'];
  /** The id of the user or group in the identity store. */
  readonly principalId: Scalars['String']['input'];
  /** Whether a user or a group has the permission set. */
  readonly principalType: IdentityCenterPrincipalType;
};

/** A page of accounts. */
export type AccountConnection = {
  readonly __typename?: 'AccountConnection';
  /** The accounts of this page, each with its cursor. */
  readonly edges: ReadonlyArray<AccountEdge>;
  /** The accounts of this page. */
  readonly nodes: ReadonlyArray<Account>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** How many IAM objects of each kind an account holds. */
export type AccountCounts = {
  readonly __typename?: 'AccountCounts';
  /** The number of IAM groups. */
  readonly groups: Scalars['Int']['output'];
  /** The number of instance profiles. */
  readonly instanceProfiles: Scalars['Int']['output'];
  /** The number of customer managed policies. */
  readonly managedPolicies: Scalars['Int']['output'];
  /** The number of IAM roles, including service-linked roles. */
  readonly roles: Scalars['Int']['output'];
  /** The number of IAM users. */
  readonly users: Scalars['Int']['output'];
};

/** An account with its cursor. */
export type AccountEdge = {
  readonly __typename?: 'AccountEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The account. */
  readonly node: Account;
};

/** Filters for the list of accounts. */
export type AccountFilter = {
  /** True: only imported accounts. False: only accounts that were never imported, and that policies or an organization name. */
  readonly imported?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What a policy would change in an account. */
export type AccountImpact = {
  readonly __typename?: 'AccountImpact';
  /** The account. */
  readonly accountId: Scalars['AccountId']['output'];
  /** Its principals that are affected. Those for which the same changes are one entry. */
  readonly affected: ReadonlyArray<ImpactOnPrincipals>;
  /**
   * What principals of other accounts may no longer do on its resources and roles, or only under more conditions. Empty for
   * an SCP: it limits principals of the accounts below it only.
   */
  readonly outsideAccess: ReadonlyArray<OutsideAccessChange>;
};

/** The result of an import for one account. */
export type AccountImport = {
  readonly __typename?: 'AccountImport';
  /** The account as it is now. Null if the import was refused and the account was not there before. */
  readonly account?: Maybe<Account>;
  /** The id of the account. */
  readonly accountId: Scalars['AccountId']['output'];
  /** How many nodes and relationships of the graph are new. */
  readonly added: Scalars['Int']['output'];
  /** How many nodes and relationships of the graph changed. */
  readonly changed: Scalars['Int']['output'];
  /** What is known about the account now. Empty if it is not in the graph. */
  readonly completeness: ReadonlyArray<SectionCompleteness>;
  /** The documents that the data came in. */
  readonly files: ReadonlyArray<Scalars['String']['output']>;
  /** What the import did. */
  readonly outcome: ImportOutcome;
  /** Why the import was refused. Empty if it was not. */
  readonly problems: ReadonlyArray<ImportProblem>;
  /** Policy documents that could not be understood. What they allow and deny is unknown. */
  readonly quarantined: ReadonlyArray<ImportProblem>;
  /** How many nodes and relationships of the graph were removed. */
  readonly removed: Scalars['Int']['output'];
};

/** The root user of an account. In a trust policy or resource-based policy it means the whole account. */
export type AccountRoot = CredentialHolder & EscalationTarget & Node & Principal & {
  readonly __typename?: 'AccountRoot';
  readonly accessKeys?: Maybe<ReadonlyArray<AccessKey>>;
  readonly account?: Maybe<Account>;
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  readonly assumableBy: AssumeRoleConnection;
  readonly blastRadius: BlastRadius;
  readonly can: AccessDecision;
  readonly canAssume: AssumeRoleConnection;
  readonly effectivePermissions: EffectivePermissions;
  readonly escalatableBy: EscalationConnection;
  readonly id: Scalars['ID']['output'];
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  readonly mfaActive?: Maybe<Scalars['Boolean']['output']>;
  readonly name: Scalars['String']['output'];
  readonly passwordEnabled?: Maybe<Scalars['Boolean']['output']>;
  readonly passwordLastChangedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly passwordLastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly pathsToPrivilege: PathSearch;
  readonly policies: ReadonlyArray<Policy>;
};


/** The root user of an account. In a trust policy or resource-based policy it means the whole account. */
export type AccountRootAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** The root user of an account. In a trust policy or resource-based policy it means the whole account. */
export type AccountRootBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** The root user of an account. In a trust policy or resource-based policy it means the whole account. */
export type AccountRootCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** The root user of an account. In a trust policy or resource-based policy it means the whole account. */
export type AccountRootCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** The root user of an account. In a trust policy or resource-based policy it means the whole account. */
export type AccountRootEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** The root user of an account. In a trust policy or resource-based policy it means the whole account. */
export type AccountRootEscalatableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** The root user of an account. In a trust policy or resource-based policy it means the whole account. */
export type AccountRootPathsToPrivilegeArgs = {
  avoid?: InputMaybe<PathAvoidInput>;
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  only?: InputMaybe<PathOnlyInput>;
  targets?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The sections of an account that are collected separately. */
export type AccountSection =
  /** Workloads and the roles that they run as. */
  | 'COMPUTE'
  /** Passwords, access keys and MFA devices of users. */
  | 'CREDENTIALS'
  /** IAM groups. */
  | 'GROUPS'
  /** SAML and OpenID Connect providers. */
  | 'IDENTITY_PROVIDERS'
  /** Instance profiles, including those without a role. */
  | 'INSTANCE_PROFILES'
  /** The position of the account in its organization, and the SCPs and RCPs that apply there. */
  | 'ORGANIZATION'
  /** Customer managed policies, and AWS managed policies that are in use. */
  | 'POLICIES'
  /** Resources with resource-based policies. */
  | 'RESOURCE_POLICIES'
  /** IAM roles. */
  | 'ROLES'
  /** IAM users. */
  | 'USERS';

/** Administrative access: the principal may change what any principal in its account may do. */
export type Administration = {
  readonly __typename?: 'Administration';
  /** Rules that AWS does not state firmly and that this depends on, as of the import. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** The conditions that must be met if the decision is CONDITIONAL. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** ALLOWED or CONDITIONAL, as of the import: a condition on a date that has passed since then still counts as a condition. `pathsToPrivilege` decides it at the time of the question. */
  readonly decision: Decision;
  /** The statements that decided it. */
  readonly determiningStatements: ReadonlyArray<StatementMatch>;
  /** What else must hold and is not a policy condition. Each entry completes “if …”, such as `something invokes the function`. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
};

/**
 * What changes of who has administrative access, and of who can reach it. Lists begin with what opens
 * something: GAINED, LOOSENED, NOW_UNKNOWN, LOST, TIGHTENED, NOW_KNOWN.
 */
export type AdministrationChanges = {
  readonly __typename?: 'AdministrationChanges';
  /** How many administrators changed in each way, in all. */
  readonly administratorCounts: ReadonlyArray<ChangeCount>;
  /** Users and roles that gained or lost administrative access to their account. A hundred at most. */
  readonly administrators: ReadonlyArray<AdministratorDifference>;
  /**
   * What was not compared, in one sentence each. Only the steps that the graph stores are followed, as one principal takes
   * them alone; `rolegraph diff` and `compareScenario` search for all ways.
   */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** True if nothing else can have changed of who can reach administrative access; otherwise `caveats` say what may have. */
  readonly complete: Scalars['Boolean']['output'];
  /** Who can reach administrative access to an account and could not before, or the other way around, over whatever hops. A hundred at most. */
  readonly reach: ReadonlyArray<ReachChange>;
  /** How many pairs of a principal and an account changed in each way, in all. */
  readonly reachCounts: ReadonlyArray<ChangeCount>;
};

/** How many users and roles administer their account, and how many others can get there. */
export type AdministrationOverview = {
  readonly __typename?: 'AdministrationOverview';
  /** The users and roles with administrative access to their account, with or without conditions. `Query.principals` lists them with the filter `administrator`. */
  readonly administrators: Scalars['Int']['output'];
  /** What was not searched, in one sentence each: the same as in `AdministrationChanges.caveats`. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** How many gaps of each kind the data of all imported accounts has, the most first. */
  readonly gapCounts: ReadonlyArray<DataGapCount>;
  /** The accounts whose administrative access most users and roles reach, the most first. Ten at most. */
  readonly mostReached: ReadonlyArray<ReachedAccount>;
  /** The other users and roles that can reach administrative access to an account, over any number of steps that each takes one principal alone. `Query.whoCanReach` lists them for one account, also those who get there by several identities, but not further than its `maxHops`. */
  readonly reaching: Scalars['Int']['output'];
  /** How many of these can without conditions. */
  readonly reachingUnconditionally: Scalars['Int']['output'];
};

/** A user or role whose administrative access to its account differs. */
export type AdministratorDifference = {
  readonly __typename?: 'AdministratorDifference';
  /** The decision after. Null if it is no administrator. */
  readonly after?: Maybe<Decision>;
  /** The decision before. Null if it was no administrator. */
  readonly before?: Maybe<Decision>;
  /**
   * The cause: the fewest changes that must be undone to remove the difference, found by trying. Null if it was not
   * found within `trials`.
   */
  readonly cause?: Maybe<ReadonlyArray<DifferenceCause>>;
  /** How it changed. */
  readonly change: AccessChange;
  /** The user or role. */
  readonly principal: Scalars['PrincipalIdentifier']['output'];
};

/** A page of differences of administrators. */
export type AdministratorDifferenceConnection = {
  readonly __typename?: 'AdministratorDifferenceConnection';
  /** The differences of this page, each with its cursor. */
  readonly edges: ReadonlyArray<AdministratorDifferenceEdge>;
  /** The differences of this page. */
  readonly nodes: ReadonlyArray<AdministratorDifference>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A difference of an administrator, with its cursor. */
export type AdministratorDifferenceEdge = {
  readonly __typename?: 'AdministratorDifferenceEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The difference. */
  readonly node: AdministratorDifference;
};

/** Everyone, with or without a signature: `*`. */
export type Anyone = Node & Principal & {
  readonly __typename?: 'Anyone';
  readonly account?: Maybe<Account>;
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  readonly assumableBy: AssumeRoleConnection;
  readonly blastRadius: BlastRadius;
  readonly can: AccessDecision;
  readonly canAssume: AssumeRoleConnection;
  readonly effectivePermissions: EffectivePermissions;
  readonly id: Scalars['ID']['output'];
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  readonly name: Scalars['String']['output'];
  readonly pathsToPrivilege: PathSearch;
  readonly policies: ReadonlyArray<Policy>;
};


/** Everyone, with or without a signature: `*`. */
export type AnyoneAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** Everyone, with or without a signature: `*`. */
export type AnyoneBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** Everyone, with or without a signature: `*`. */
export type AnyoneCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** Everyone, with or without a signature: `*`. */
export type AnyoneCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** Everyone, with or without a signature: `*`. */
export type AnyoneEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** Everyone, with or without a signature: `*`. */
export type AnyonePathsToPrivilegeArgs = {
  avoid?: InputMaybe<PathAvoidInput>;
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  only?: InputMaybe<PathOnlyInput>;
  targets?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Changes to make. */
export type ApplyChangesInput = {
  /** The changes, in order: each one sees those before it. */
  readonly changes: ReadonlyArray<ChangeInput>;
};

/**
 * A page of single role assumptions that are ALLOWED or CONDITIONAL. Those that are unknown, because a policy was not
 * imported or could not be read, are covered by `dataGaps`.
 */
export type AssumeRoleConnection = {
  readonly __typename?: 'AssumeRoleConnection';
  /** Data that was not imported, or could not be read, and could add to the list. These are the gaps that `can` reports for one role and one principal. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The principals of this page with the evidence for the assumption, each with its cursor. */
  readonly edges: ReadonlyArray<AssumeRoleEdge>;
  /** The principals of this page. */
  readonly nodes: ReadonlyArray<Principal>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One role assumption. `node` is the principal at its other end. */
export type AssumeRoleEdge = {
  readonly __typename?: 'AssumeRoleEdge';
  /** Rules that AWS does not state firmly and that this depends on, as of the import. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** The conditions that must be met if the decision is CONDITIONAL. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** Whether the two principals are in different accounts. */
  readonly crossAccount: Scalars['Boolean']['output'];
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** ALLOWED or CONDITIONAL, as of the import: a condition on a date that has passed since then still counts as a condition. `can` and path questions decide it at the time of the question. */
  readonly decision: Decision;
  /** The statements that decided it. */
  readonly determiningStatements: ReadonlyArray<StatementMatch>;
  /** The call by which the role is assumed. */
  readonly mechanism: HopMechanism;
  /** The role that is assumed (`canAssume`), or the principal that assumes it (`assumableBy`). */
  readonly node: Principal;
  /** What else must hold and is not a policy condition. Each entry completes “if …”, such as `something invokes the function`. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
};

/**
 * What can be reached from a principal by assuming roles, by escalation techniques, and by administrative access: an
 * account administrator can take over any principal in it in one more hop. Each hop is decided by itself:
 * `pathsToPrivilege` and `assumeRolePaths` check whether the conditions of one path can hold together. Where what is
 * counted may rest on a step that takes away what a later one needs, `completeness` names who takes it. Access to
 * resources is not counted.
 */
export type BlastRadius = {
  readonly __typename?: 'BlastRadius';
  /** How many accounts the principals belong to. */
  readonly accountCount: Scalars['Int']['output'];
  /** How many accounts can be administered from the start. This includes the account of the principal if it is an administrator there. */
  readonly administeredAccountCount: Scalars['Int']['output'];
  /** The accounts that can be administered from the start, by id. */
  readonly administeredAccounts: AccountConnection;
  /** How many of the principals have administrative access to their account, including root users. */
  readonly administratorCount: Scalars['Int']['output'];
  /** How many of the principals can be reached by assuming roles alone. */
  readonly assumableCount: Scalars['Int']['output'];
  /** Whether a search limit may have hidden principals. If so, the counts are too low. It also names who gains data only together with others, which is a finding of none of them. */
  readonly completeness: Completeness;
  /** How many hops between the start and the principals lead from one account into another. Each pair of principals counts once. */
  readonly crossAccountHopCount: Scalars['Int']['output'];
  /** Data that was not imported, or could not be understood, and could add to the result. `completeness` does not cover it. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /**
   * The time of the question. Hops and administrative access that depend on a date in a policy are decided as of this
   * time. If more than 2,000 hops of one step depend on dates, all of them stay conditional, as the import found them.
   * Later pages may have been decided at the same time as the first.
   */
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The version of the graph that was searched. */
  readonly graphVersion: Scalars['String']['output'];
  /** The principal at the start. For a role session this is the role; for a workload, the first role that it runs as. */
  readonly principal: Principal;
  /** How many principals can be reached. A root user among them stands for the administration of its account. */
  readonly principalCount: Scalars['Int']['output'];
  /** The principals that can be reached, nearest first. */
  readonly principals: ReachConnection;
  /** The roles that the workload runs as, if the question starts at a workload. All of them are starts, so none of them is counted. Empty if it starts at a principal. */
  readonly startsAs: ReadonlyArray<WorkloadRole>;
  /** How many of the principals can be reached on a route without conditions. For a caller who is limited to some accounts, on one that lies in these. */
  readonly unconditionalCount: Scalars['Int']['output'];
};


/**
 * What can be reached from a principal by assuming roles, by escalation techniques, and by administrative access: an
 * account administrator can take over any principal in it in one more hop. Each hop is decided by itself:
 * `pathsToPrivilege` and `assumeRolePaths` check whether the conditions of one path can hold together. Where what is
 * counted may rest on a step that takes away what a later one needs, `completeness` names who takes it. Access to
 * resources is not counted.
 */
export type BlastRadiusAdministeredAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/**
 * What can be reached from a principal by assuming roles, by escalation techniques, and by administrative access: an
 * account administrator can take over any principal in it in one more hop. Each hop is decided by itself:
 * `pathsToPrivilege` and `assumeRolePaths` check whether the conditions of one path can hold together. Where what is
 * counted may rest on a step that takes away what a later one needs, `completeness` names who takes it. Access to
 * resources is not counted.
 */
export type BlastRadiusPrincipalsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ReachFilter>;
  first: Scalars['Int']['input'];
};

/** One check of `canBatch`, with the arguments of `can`. */
export type CanInput = {
  /** The action that it requests. */
  readonly action: Scalars['Action']['input'];
  /** Known values of context keys, in addition to those from the imported data. */
  readonly context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  /** The principal that makes the request. */
  readonly principal: Scalars['PrincipalIdentifier']['input'];
  /** The resource of the request. */
  readonly resource: Scalars['ResourcePattern']['input'];
  /** If true, `*` and `?` in `resource` are plain characters, as in the key of an S3 object, and not wildcards. */
  readonly resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  /** Session policies that were passed when the session was created. They limit a role session and grant nothing. */
  readonly sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  /** How to treat a context key that has a value neither in `context` nor in the imported data. */
  readonly unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};

/** How many changes of a kind there are. */
export type ChangeCount = {
  readonly __typename?: 'ChangeCount';
  /** The kind of change. */
  readonly change: AccessChange;
  /** How many there are. */
  readonly count: Scalars['Int']['output'];
};

/**
 * One change, named as the AWS API names the call that makes it. Give exactly one field. A change that AWS would refuse is
 * refused, with AWS's code and what to do. Quotas that AWS raises on request count at their default.
 */
export type ChangeInput =
  /** AWS Lambda, AddPermission: adds a statement to the policy of a function. */
  { readonly addLambdaPermission: LambdaPermissionInput; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Adds a user to a group. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup: GroupMemberInput; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Attaches a managed policy to a group. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy: GroupManagedPolicyInput; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** AWS Organizations: attaches an SCP or RCP to a root, an organizational unit or an account. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy: OrganizationPolicyTargetInput; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Attaches a managed policy to a role. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy: RoleManagedPolicyInput; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Attaches a managed policy to a user. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy: UserManagedPolicyInput; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** IAM Identity Center: assigns a permission set in an account to a user or group of the identity store. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment: AccountAssignmentInput; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Creates a group without policies and members. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup: GroupInput; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** AWS Organizations, CreatePolicy: creates an SCP or RCP that is attached nowhere. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy: NewOrganizationPolicyInput; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Creates a customer managed policy, whose document becomes version `v1`. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy: ManagedPolicyDocumentInput; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Adds a version to a customer managed policy. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion: NewPolicyVersionInput; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Creates a role without policies. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole: NewRoleInput; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Creates a user without policies, groups and credentials. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser: NewUserInput; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Deactivates all MFA devices of a user: exports do not tell them apart. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice: UserInput; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Deletes an access key of a user. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey: AccessKeyInput; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** IAM Identity Center: takes an assignment back. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment: AccountAssignmentInput; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** AWS Backup: deletes the policy of a backup vault. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy: ResourceInput; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Amazon S3: deletes the policy of a bucket. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy: ResourceInput; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Amazon DynamoDB, DeleteResourcePolicy: deletes the policy of a table. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy: ResourceInput; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Amazon EFS: deletes the policy of a file system. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy: ResourceInput; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Deletes a group that has no policies and members any more. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup: GroupInput; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Deletes an inline policy of a group. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy: GroupInlinePolicyNameInput; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Deletes the password of a user. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile: UserInput; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** AWS Organizations, DeletePolicy: deletes an SCP or RCP that is attached nowhere any more. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy: OrganizationPolicyInput; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Deletes a customer managed policy that nothing has attached and that has one version. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy: ManagedPolicyInput; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Deletes a version of a customer managed policy that is not the default one. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion: PolicyVersionInput; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Amazon ECR: deletes the policy of a repository. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy: ResourceInput; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Deletes a role that holds nothing any more. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole: RoleInput; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Removes the permissions boundary of a role. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary: RoleInput; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Deletes an inline policy of a role. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy: RoleInlinePolicyNameInput; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** AWS Secrets Manager, DeleteResourcePolicy: deletes the policy of a secret. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy: ResourceInput; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Deletes a user that holds nothing any more. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser: UserInput; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Removes the permissions boundary of a user. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary: UserInput; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Deletes an inline policy of a user. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy: UserInlinePolicyNameInput; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Detaches a managed policy from a group. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy: GroupManagedPolicyInput; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** AWS Organizations: detaches an SCP or RCP from a root, an organizational unit or an account. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy: OrganizationPolicyTargetInput; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Detaches a managed policy from a role. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy: RoleManagedPolicyInput; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Detaches a managed policy from a user. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy: UserManagedPolicyInput; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Amazon EC2: sets the policy of a VPC endpoint. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint: ResourcePolicyInput; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** AWS Organizations: moves an account below another root or organizational unit. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount: MoveAccountInput; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** AWS Backup: sets the policy of a backup vault. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy: ResourcePolicyInput; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Amazon S3: sets the policy of a bucket. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy: ResourcePolicyInput; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Amazon DynamoDB, PutResourcePolicy: sets the policy of a table. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy: ResourcePolicyInput; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Amazon EventBridge, PutPermission: sets the policy of an event bus. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission: ResourcePolicyInput; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Amazon EFS: sets the policy of a file system. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy: ResourcePolicyInput; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Adds an inline policy to a group, or replaces the one of this name. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy: GroupInlinePolicyInput; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** AWS KMS: sets the policy of a key. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy: ResourcePolicyInput; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Sets the permissions boundary of a role. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary: RoleBoundaryInput; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Adds an inline policy to a role, or replaces the one of this name. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy: RoleInlinePolicyInput; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** AWS Secrets Manager, PutResourcePolicy: sets the policy of a secret. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy: ResourcePolicyInput; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Sets the permissions boundary of a user. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary: UserBoundaryInput; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Adds an inline policy to a user, or replaces the one of this name. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy: UserInlinePolicyInput; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Amazon EventBridge, RemovePermission: removes all statements from the policy of an event bus. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission: ResourceInput; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** AWS Lambda, RemovePermission: removes a statement from the policy of a function. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission: LambdaStatementInput; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Takes the role out of an instance profile. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile: InstanceProfileRoleInput; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Removes a user from a group. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup: GroupMemberInput; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Makes a version of a customer managed policy the one that counts. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion: PolicyVersionInput; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Amazon SQS: sets the policy of a queue, which is one of its attributes. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes: OptionalResourcePolicyInput; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Amazon ECR: sets the policy of a repository. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy: ResourcePolicyInput; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Amazon SNS: sets the policy of a topic, which is one of its attributes. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes: ResourcePolicyInput; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Sets tags of a role. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole: RoleTagsInput; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Sets tags of a user. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser: UserTagsInput; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Removes tags from a role. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole: RoleTagKeysInput; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Removes tags from a user. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser: UserTagKeysInput; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Activates or deactivates an access key of a user. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey: AccessKeyStatusInput; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Replaces the trust policy of a role. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy: TrustPolicyInput; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  /** Amazon OpenSearch Service: sets the access policy of a domain. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig: OptionalResourcePolicyInput; readonly updateOrganizationPolicy?: never; }
  |  /** AWS Organizations, UpdatePolicy: replaces the content of an SCP or RCP. */
  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy: OrganizationPolicyContentInput; };

/** A single hop without which principals lose every route to administrative access to an account. */
export type ChokePoint = {
  readonly __typename?: 'ChokePoint';
  /** How to close the hop. Every entry has to be done, since each closes one way to make the hop. */
  readonly closing: ReadonlyArray<Scalars['String']['output']>;
  /** How many principals lose every route if the hop is closed. */
  readonly cutsOff: Scalars['Int']['output'];
  /** The hop, with all other ways to make it in `alternatives`. */
  readonly hop: Hop;
  /** The choke point in one sentence. */
  readonly sentence: Scalars['String']['output'];
};

/**
 * A page of choke points. Each hop is decided by itself: whether the conditions of one route can hold together is not
 * checked. Where they may rest on a step that takes away what a later one needs, `completeness` names who takes it.
 */
export type ChokePointConnection = {
  readonly __typename?: 'ChokePointConnection';
  /**
   * Whether everything that leads to the account was read. If a limit left something out, no hop is listed, because
   * another route may exist. If escalations were not followed, the hops are those of the routes that were searched.
   */
  readonly completeness: Completeness;
  /** Data that was not imported, or could not be understood, and could add or close a route. `completeness` does not cover it. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /**
   * The time of the question. Hops and administrative access that depend on a date in a policy are decided as of this
   * time. If more than 2,000 hops of one step depend on dates, all of them stay conditional, as the import found them.
   * Later pages may have been decided at the same time as the first.
   */
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The choke points of this page, each with its cursor. */
  readonly edges: ReadonlyArray<ChokePointEdge>;
  /** The choke points of this page. */
  readonly nodes: ReadonlyArray<ChokePoint>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many principals can reach administrative access to the account and do not have it. This is a lower bound if not everything was read. */
  readonly sourceCount: Scalars['Int']['output'];
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A choke point with its cursor. */
export type ChokePointEdge = {
  readonly __typename?: 'ChokePointEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The choke point. */
  readonly node: ChokePoint;
};

/**
 * How much of something was collected: of a section of an account, the policy of a resource, or the SCPs or RCPs over an
 * account.
 */
export type CollectionStatus =
  /** All of it was collected. Of a section with `kinds`: all that they name. */
  | 'COLLECTED'
  /** The collection asked for it and could read nothing. */
  | 'DENIED'
  /** The collection found that there is none. */
  | 'NONE'
  /** It does not apply here. */
  | 'NOT_APPLICABLE'
  /** It was not collected, or no import says that it was. */
  | 'NOT_COLLECTED'
  /** Some of it was collected, as `detail` says. */
  | 'PARTIAL';

/** Whether a search covered everything. */
export type Completeness = {
  readonly __typename?: 'Completeness';
  /** True if no search limit can have hidden anything that the imported data holds. Techniques that are off are not looked for, and count as no limit: `Technique.enabledByDefault` and ROLEGRAPH_EXPERIMENTAL_TECHNIQUES say which. */
  readonly complete: Scalars['Boolean']['output'];
  /** How many principals the search looked at. */
  readonly explored: Scalars['Int']['output'];
  /** The limits that may have hidden something. */
  readonly truncatedBy: ReadonlyArray<SearchLimit>;
  /** The principals whose follow-on escalations were not searched, twenty at most. Empty unless `truncatedBy` has ESCALATION_UNEXPLORED. */
  readonly unexplored: ReadonlyArray<UnexploredEscalation>;
};

/** Who controls the value of a context key. */
export type ConditionController =
  /** The principal that makes the request controls the value. */
  | 'CALLER'
  /** Everything else: the circumstances of the request, such as time, network or MFA, and what no list names. */
  | 'ENVIRONMENT'
  /** Someone else controls the value, such as a vendor (the external id) or an identity provider (the claims). */
  | 'OTHER_PARTY';

/** A context key with its values. */
export type ContextEntry = {
  readonly __typename?: 'ContextEntry';
  /** The context key. */
  readonly key: Scalars['String']['output'];
  /** The values of the key. An empty list means that the key must be absent. */
  readonly values: ReadonlyArray<Scalars['String']['output']>;
};

/** One context key of the request, with its values. */
export type ContextEntryInput = {
  /** The context key, such as `aws:MultiFactorAuthPresent`. It is not case-sensitive. */
  readonly key: Scalars['String']['input'];
  /** The values of the key. An empty list means that the key is absent. */
  readonly values: ReadonlyArray<Scalars['String']['input']>;
};

/** A principal that signs in with credentials of its own: a user or a root user. */
export type CredentialHolder = {
  /** Its access keys. Null if none were collected. Keys that only a credential report lists have no ids. */
  readonly accessKeys?: Maybe<ReadonlyArray<AccessKey>>;
  /** Whether it has a device for multi-factor authentication. Null if that was not collected. */
  readonly mfaActive?: Maybe<Scalars['Boolean']['output']>;
  /** Whether it can sign in to the console. Null if that was not collected or the report does not say. */
  readonly passwordEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** When its password was last changed. Null if that was not collected or the report does not say. */
  readonly passwordLastChangedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When its password was last used. Null if it never was, or if that was not collected. */
  readonly passwordLastUsedAt?: Maybe<Scalars['DateTime']['output']>;
};

/**
 * What it takes for a principal to assume a role, in another account or its own: five steps, each checked separately. If
 * the requirements of two steps contradict each other, these steps say so.
 */
export type CrossAccountAccess = {
  readonly __typename?: 'CrossAccountAccess';
  /** Rules that AWS does not state firmly and that this answer depends on. If a date of the last 36 hours decides it, also the time of the question. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** Data that was not imported and could change the answer. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /**
   * Whether the principal may assume the role. This is the decision of `can` for `sts:AssumeRole`, with one difference:
   * a call that must pass session tags or a source identity is also denied if passing them is not permitted.
   */
  readonly decision: Decision;
  /** The answer in short. */
  readonly explanation: Scalars['String']['output'];
  /** All five steps, in the order of `CrossAccountStepKind`. */
  readonly steps: ReadonlyArray<CrossAccountStep>;
};

/** One requirement for assuming the role. */
export type CrossAccountStep = {
  readonly __typename?: 'CrossAccountStep';
  /** The fix as a scenario, to ask again with. Null if there is no fix, if its statement has to stand in a permissions boundary, or if IAM refuses it: the role is edited elsewhere, the trust policy or inline policies get too long, or an older statement of the trust policy lacks a condition that IAM requires now. */
  readonly asScenario?: Maybe<Scalars['ScenarioDocument']['output']>;
  /** The statements that the status rests on. If something is missing, the statements that come closest. */
  readonly evidence: ReadonlyArray<StatementMatch>;
  /** The reason for the status, in plain words. */
  readonly explanation: Scalars['String']['output'];
  /**
   * If a policy is missing: the smallest one that is enough. For TRUST_POLICY this is the whole trust policy with one
   * more statement, to replace the trust policy with; for ASSUME_ROLE_PERMISSION, an identity policy with one statement.
   * Null if no policy alone would help, or if only you can know what it should say.
   */
  readonly fix?: Maybe<Scalars['PolicyDocument']['output']>;
  /** Whether the requirement is met. */
  readonly status: StepStatus;
  /** The requirement that this step checks. */
  readonly step: CrossAccountStepKind;
};

/** The steps of cross-account access. */
export type CrossAccountStepKind =
  /** Whether the caller's own policies and permissions boundary let it assume the role. */
  | 'ASSUME_ROLE_PERMISSION'
  /** Whether the SCPs over the caller's account and the RCPs over the role's account let the request through. */
  | 'ORGANIZATION_GUARDRAILS'
  /** The identity through which the caller has the permission: itself, or one of its groups. MISSING if a group of its account has the permission, the caller is not a member, and joining it could help. */
  | 'SOURCE_MEMBERSHIP'
  /** What a principal may do once it has assumed the role. */
  | 'TARGET_PERMISSIONS'
  /** Whether the trust policy of the role allows the caller to assume it. */
  | 'TRUST_POLICY';

/** Data that one of the states lacks. */
export type DataDifference = {
  readonly __typename?: 'DataDifference';
  /** The account that the data belongs to; of an organization its management account. */
  readonly accountId: Scalars['AccountId']['output'];
  /** NOW_KNOWN or NOW_UNKNOWN. */
  readonly change: AccessChange;
  /** What was, or is, missing. */
  readonly message: Scalars['String']['output'];
};

/** A page of differences of data. */
export type DataDifferenceConnection = {
  readonly __typename?: 'DataDifferenceConnection';
  /** The differences of this page, each with its cursor. */
  readonly edges: ReadonlyArray<DataDifferenceEdge>;
  /** The differences of this page. */
  readonly nodes: ReadonlyArray<DataDifference>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A difference of data, with its cursor. */
export type DataDifferenceEdge = {
  readonly __typename?: 'DataDifferenceEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The difference. */
  readonly node: DataDifference;
};

/** Data that was not imported, or could not be understood, and that could change an answer. */
export type DataGap = {
  readonly __typename?: 'DataGap';
  /** The account that the data belongs to. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** The kind of data that is missing. */
  readonly kind: DataGapKind;
  /** What is missing, and what to import. */
  readonly message: Scalars['String']['output'];
};

/** How many gaps of a kind the data has. */
export type DataGapCount = {
  readonly __typename?: 'DataGapCount';
  /** How many there are. */
  readonly count: Scalars['Int']['output'];
  /** The kind. */
  readonly kind: DataGapKind;
};

/** The kinds of missing data. */
export type DataGapKind =
  /** An account that matters for the answer was never imported. */
  | 'ACCOUNT_NOT_IMPORTED'
  /** Some calls of the collection of an account were denied, or failed. */
  | 'COLLECTION_INCOMPLETE'
  /** The workloads of an account and the roles that they run as were not imported, or not completely. Escalations through them are listed with preconditions, or not one by one. */
  | 'COMPUTE_NOT_IMPORTED'
  /** An account administers a service for its organization, and what its administrators gain in other accounts by this is not reported. */
  | 'DELEGATION_NOT_FOLLOWED'
  /** The basis of access in an account changed, such as its guardrails or roles of other accounts, but who may assume which role and who administers the account has not been recomputed yet. The answer may show too much or too little access. */
  | 'DERIVATION_PENDING'
  /** The export lacks a list, or says that more pages follow. */
  | 'EXPORT_INCOMPLETE'
  /** A group that the export names was not exported. */
  | 'GROUP_NOT_IMPORTED'
  /** The caller is limited to some accounts. What other accounts contain is left out of the answer, or hidden in it. */
  | 'LIMITED_BY_SCOPE'
  /** Nothing was imported yet. */
  | 'NOTHING_IMPORTED'
  /** No organization was imported, or none that contains the account. Its SCPs and RCPs are taken as full access. */
  | 'ORGANIZATION_NOT_IMPORTED'
  /** The document of the permissions boundary was not exported, or could not be read. */
  | 'PERMISSIONS_BOUNDARY_NOT_IMPORTED'
  /** The export names an AWS managed policy without its document. Rolegraph used its own copy of the policy; the message says of which day. */
  | 'POLICY_FROM_DATA_PACKAGE'
  /** The document of an attached policy was not exported. */
  | 'POLICY_NOT_IMPORTED'
  /** A policy document could not be understood. */
  | 'POLICY_QUARANTINED'
  /** A policy names a principal that was deleted. */
  | 'PRINCIPAL_DELETED'
  /** The ARN does not say which account owns the resource. It is taken as the caller's account. */
  | 'RESOURCE_OWNER_UNKNOWN'
  /** The resource can have a resource-based policy, which was not imported. */
  | 'RESOURCE_POLICY_NOT_IMPORTED'
  /** Session tags can replace tags of the role that is assumed. The search ignores paths that only such tags open or close. */
  | 'SESSION_TAGS_NOT_FOLLOWED';

/** The result of evaluating a request against all policies that apply. */
export type Decision =
  /** The request is allowed, whatever values the unknown context keys have. */
  | 'ALLOWED'
  /** The request is allowed if all conditions and preconditions that the answer lists are met. The condition of an Allow must hold; the condition of a Deny must fail. */
  | 'CONDITIONAL'
  /** The request is denied because a statement denies it, or because the AWS service refuses it whatever the policies say. */
  | 'EXPLICIT_DENY'
  /** The request is denied because nothing allows it. */
  | 'IMPLICIT_DENY'
  /** The decision is not known: the data that decides it was not imported, or could not be read. `dataGaps` says which. */
  | 'UNKNOWN';

/** The account to delete. */
export type DeleteAccountInput = {
  /** The 12-digit account id. */
  readonly accountId: Scalars['AccountId']['input'];
};

/** The result of deleting an account. */
export type DeleteAccountPayload = {
  readonly __typename?: 'DeleteAccountPayload';
  /** The account, as far as policies and organizations still name it. Null if nothing names it. */
  readonly account?: Maybe<Account>;
  /** The id of the account. */
  readonly accountId: Scalars['AccountId']['output'];
  /** False if nothing about the account had been imported. */
  readonly deleted: Scalars['Boolean']['output'];
  /** The version of the graph after the deletion. */
  readonly graphVersion: Scalars['String']['output'];
  /** The record of what the deletion changed about administrative access. Null if nothing was deleted. */
  readonly import?: Maybe<Import>;
  /** How many nodes and relationships were removed from the graph. */
  readonly removed: Scalars['Int']['output'];
};

/** A change that a difference comes from. */
export type DifferenceCause = {
  readonly __typename?: 'DifferenceCause';
  /** What became of it. Null for a change of a scenario. */
  readonly change?: Maybe<PolicyChange>;
  /** Where it says something else: statement by statement if policies in it changed. In the files after; for what is gone, in those before. */
  readonly places: ReadonlyArray<DifferencePlace>;
  /** The ARN or id of what changed: a user, a role, a policy, a whole account, … For a change or document of a scenario, its place there, such as `changes[2].attachRolePolicy`. */
  readonly what: Scalars['String']['output'];
};

/** A shortest way to administrative access, by names alone: its principals may be there in one of the states only. */
export type DifferencePath = {
  readonly __typename?: 'DifferencePath';
  /** ALLOWED if everything on the way is allowed without conditions, otherwise CONDITIONAL. */
  readonly decision: Decision;
  /** How many of its steps have to come one after the other. 0 if the principal has administrative access itself. */
  readonly depth: Scalars['Int']['output'];
  /** The way in one sentence. */
  readonly sentence: Scalars['String']['output'];
  /** The steps in order. */
  readonly steps: ReadonlyArray<DifferencePathStep>;
};

/** A step of a way to administrative access. */
export type DifferencePathStep = {
  readonly __typename?: 'DifferencePathStep';
  /** Who takes the step. */
  readonly from: Scalars['PrincipalIdentifier']['output'];
  /** The step in one sentence. */
  readonly sentence: Scalars['String']['output'];
  /** Who is gained by it. */
  readonly to: Scalars['PrincipalIdentifier']['output'];
};

/** A place in a file. */
export type DifferencePlace = {
  readonly __typename?: 'DifferencePlace';
  /** The name of the file. */
  readonly file: Scalars['String']['output'];
  /** The JSON pointer of the entity or the policy document in the file, such as `/RoleDetailList/3/AssumeRolePolicyDocument`. */
  readonly pointer: Scalars['String']['output'];
  /** The position of the statement in the policy document, starting at 0. Null if the place is no statement. */
  readonly statement?: Maybe<Scalars['Int']['output']>;
};

/** Whether a policy statement allows or denies. */
export type Effect =
  /** The statement is an Allow. */
  | 'ALLOW'
  /** The statement is a Deny. */
  | 'DENY';

/** An action that is allowed on some resource. */
export type EffectiveAction = {
  readonly __typename?: 'EffectiveAction';
  /** The allowed action. */
  readonly action: Scalars['Action']['output'];
  /** The statements that allow the action, with the resources that they cover. */
  readonly allowedBy: ReadonlyArray<EffectiveStatement>;
  /** ALLOWED, or CONDITIONAL if every statement that allows the action has conditions, or if a policy that was not read may deny it. */
  readonly decision: Decision;
  /** The statements that take some of it away. */
  readonly limitedBy: ReadonlyArray<EffectiveStatement>;
  /** What else must hold. Each entry completes “if …”, such as `the policy Base, which could not be read, does not deny it`. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
};

/** A page of allowed actions. */
export type EffectiveActionConnection = {
  readonly __typename?: 'EffectiveActionConnection';
  /** The actions of this page, each with its cursor. */
  readonly edges: ReadonlyArray<EffectiveActionEdge>;
  /** The actions of this page. */
  readonly nodes: ReadonlyArray<EffectiveAction>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An allowed action with its cursor. */
export type EffectiveActionEdge = {
  readonly __typename?: 'EffectiveActionEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The allowed action. */
  readonly node: EffectiveAction;
};

/**
 * Everything that its own policies let a principal do once every policy type is applied. It does not include what
 * resource-based policies and trust policies grant directly: ask `Query.can` or `Query.whoCan` about one resource.
 */
export type EffectivePermissions = {
  readonly __typename?: 'EffectivePermissions';
  /** What is allowed, statement by statement, each narrowed to what every limiting policy type allows. */
  readonly allowed: ReadonlyArray<EffectiveStatement>;
  /**
   * Rules that AWS does not state firmly, for all statements that concern the principal, including those that grant it
   * nothing. If a date of the last 36 hours decides something, also the time of the question.
   */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** Data that was not imported and could change the answer. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The time of the question. Dates in policies are decided as of this time. */
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Deny statements that take away some of what `allowed` lists. */
  readonly denied: ReadonlyArray<EffectiveStatement>;
  /** What else must hold because some policies were not read. Each entry completes “if …”. Each action in `services` lists those that concern it. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
  /** The principal that has these permissions. */
  readonly principal: Principal;
  /** The same permissions as a list of AWS actions: one entry per service that has an action which is allowed on some resource. */
  readonly services: ReadonlyArray<ServicePermissions>;
  /** True for a root user that may do everything in its account: no guardrail that was imported limits it, and none is known to be missing. */
  readonly unlimited: Scalars['Boolean']['output'];
};

/**
 * One statement of the effective permissions. It covers an action that matches `actions` and none of `notActions`, on a
 * resource that matches `resources` and none of `notResources`, if all of `conditions` are met. A statement without
 * `sources` is a rule of the AWS service itself: what it refuses whatever the policies say, or what needs no permission
 * and no policy can deny, such as `sts:GetSessionToken` for a user.
 */
export type EffectiveStatement = {
  readonly __typename?: 'EffectiveStatement';
  /** The action patterns that the statement covers. */
  readonly actions: ReadonlyArray<Scalars['String']['output']>;
  /** The conditions, as written, of all statements in `sources`. */
  readonly conditions: ReadonlyArray<StatementCondition>;
  /** Whether the statement allows or denies. */
  readonly effect: Effect;
  /** False if the statement may cover less than it shows: a policy variable without a known value is written as `*`, and where the patterns of two policies overlap in too many ways to list, one of them is shown. */
  readonly exact: Scalars['Boolean']['output'];
  /** The action patterns that the statement excludes. */
  readonly notActions: ReadonlyArray<Scalars['String']['output']>;
  /** The resource patterns that the statement excludes. */
  readonly notResources: ReadonlyArray<Scalars['String']['output']>;
  /** The resource patterns that the statement covers. */
  readonly resources: ReadonlyArray<Scalars['String']['output']>;
  /** The policy statements that this one is derived from. Empty for a rule of the service itself, and for what the root user may do. */
  readonly sources: ReadonlyArray<StatementMatch>;
};

/** A page of escalations from or to a principal. */
export type EscalationConnection = {
  readonly __typename?: 'EscalationConnection';
  /** Data of the account, or for `escalatableBy` also of accounts that it trusts, that was not imported or could not be understood and may hide steps. Of `canEscalateTo` it may also hide `findings`. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The principals of this page with the techniques that lead there, each with its cursor. */
  readonly edges: ReadonlyArray<EscalationEdge>;
  /** The principals of this page. */
  readonly nodes: ReadonlyArray<Principal>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One escalation step. `node` is the principal at its other end. */
export type EscalationEdge = {
  readonly __typename?: 'EscalationEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** ALLOWED if some technique needs no conditions, otherwise CONDITIONAL. */
  readonly decision: Decision;
  /** The principal that can be taken over (`canEscalateTo`), or the one that can do so (`escalatableBy`). A root user that can be taken over stands for its whole account. */
  readonly node: Principal;
  /** Every technique that makes the step possible, unconditional ones first. A technique is listed at most three times, each time with what it goes through. */
  readonly ways: ReadonlyArray<EscalationWay>;
};

/** A principal that an escalation technique can take over: a user, a role or a root user, who stands for the whole account. */
export type EscalationTarget = {
  /** The principals that can take it over, each alone, by one escalation technique, by ARN, if the decision is ALLOWED or CONDITIONAL. */
  readonly escalatableBy: EscalationConnection;
};


/** A principal that an escalation technique can take over: a user, a role or a root user, who stands for the whole account. */
export type EscalationTargetEscalatableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** One technique by which a principal gains access that nobody granted it. */
export type EscalationWay = {
  readonly __typename?: 'EscalationWay';
  /** Rules that AWS does not state firmly and that this depends on, as of the import. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** The conditions that must be met if the decision is CONDITIONAL. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** Data that was not imported and could change the answer. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** ALLOWED or CONDITIONAL, as of the import: a condition on a date that has passed since then still counts as a condition. Path questions decide it at the time of the question. */
  readonly decision: Decision;
  /** The statements that decided it. */
  readonly determiningStatements: ReadonlyArray<StatementMatch>;
  /** What else must hold and is not a policy condition. Each entry completes “if …”, such as `something invokes the function`. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
  /** The technique, with what it requires and how to close it. Null if this version does not know it. */
  readonly technique?: Maybe<Technique>;
  /** The id of the technique, such as `T-071`. */
  readonly techniqueId: Scalars['ID']['output'];
  /** What the escalation goes through, if that is not the target itself: the policy, group, principal or workload that it changes or uses. */
  readonly via?: Maybe<Scalars['ARN']['output']>;
};

/** One document of an exported account. */
export type ExportedDocument = {
  readonly __typename?: 'ExportedDocument';
  /** The JSON text. */
  readonly content: Scalars['String']['output'];
  /** The name of the document, such as `account-authorization-details.json`. */
  readonly name: Scalars['String']['output'];
  /** What was imported of the account and the document cannot say. Empty if that is nothing. */
  readonly omitted: ReadonlyArray<Scalars['String']['output']>;
};

/**
 * An unintended way into a role that exists in one of the states only, or has another decision or other conditions. If its
 * conditions are different, it is listed twice: as LOOSENED and as TIGHTENED.
 */
export type ExposureDifference = {
  readonly __typename?: 'ExposureDifference';
  /** The decision after. Null if the role does not trust it. */
  readonly after?: Maybe<Decision>;
  /** The decision before. Null if the role did not trust it. */
  readonly before?: Maybe<Decision>;
  /**
   * The cause: the fewest changes that must be undone to remove the difference, found by trying. Null if it was not
   * found within `trials`.
   */
  readonly cause?: Maybe<ReadonlyArray<DifferenceCause>>;
  /** How it changed. */
  readonly change: AccessChange;
  /** The kind of opening as it is after the change; for what is lost, as it was. */
  readonly kind: TrustExposureKind;
  /** Whom the role trusts. */
  readonly principal: Scalars['PrincipalIdentifier']['output'];
  /** Why the role trusts the principal, in one sentence. */
  readonly reason: Scalars['String']['output'];
  /** The role. */
  readonly role: Scalars['ARN']['output'];
};

/** A page of differences of openings. */
export type ExposureDifferenceConnection = {
  readonly __typename?: 'ExposureDifferenceConnection';
  /** The differences of this page, each with its cursor. */
  readonly edges: ReadonlyArray<ExposureDifferenceEdge>;
  /** The differences of this page. */
  readonly nodes: ReadonlyArray<ExposureDifference>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A difference of an opening, with its cursor. */
export type ExposureDifferenceEdge = {
  readonly __typename?: 'ExposureDifferenceEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The difference. */
  readonly node: ExposureDifference;
};

/**
 * A principal that imported policies name but no import holds. Its account was never imported, or the principal was
 * deleted.
 */
export type ExternalPrincipal = Node & Principal & {
  readonly __typename?: 'ExternalPrincipal';
  readonly account?: Maybe<Account>;
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  readonly assumableBy: AssumeRoleConnection;
  readonly blastRadius: BlastRadius;
  readonly can: AccessDecision;
  readonly canAssume: AssumeRoleConnection;
  readonly effectivePermissions: EffectivePermissions;
  readonly id: Scalars['ID']['output'];
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  readonly name: Scalars['String']['output'];
  readonly pathsToPrivilege: PathSearch;
  readonly policies: ReadonlyArray<Policy>;
};


/**
 * A principal that imported policies name but no import holds. Its account was never imported, or the principal was
 * deleted.
 */
export type ExternalPrincipalAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/**
 * A principal that imported policies name but no import holds. Its account was never imported, or the principal was
 * deleted.
 */
export type ExternalPrincipalBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A principal that imported policies name but no import holds. Its account was never imported, or the principal was
 * deleted.
 */
export type ExternalPrincipalCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/**
 * A principal that imported policies name but no import holds. Its account was never imported, or the principal was
 * deleted.
 */
export type ExternalPrincipalCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/**
 * A principal that imported policies name but no import holds. Its account was never imported, or the principal was
 * deleted.
 */
export type ExternalPrincipalEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/**
 * A principal that imported policies name but no import holds. Its account was never imported, or the principal was
 * deleted.
 */
export type ExternalPrincipalPathsToPrivilegeArgs = {
  avoid?: InputMaybe<PathAvoidInput>;
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  only?: InputMaybe<PathOnlyInput>;
  targets?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Formats of pictures, and text formats that programs draw as graphs. */
export type GraphFormat =
  /** The format of Graphviz. */
  | 'DOT'
  /** The format of Mermaid, which Markdown viewers support. */
  | 'MERMAID'
  /** A picture for browsers: left to right, one lane per account, conditional steps dashed. It loads no other files and runs no scripts. */
  | 'SVG';

/** Filters for the list of groups. */
export type GroupFilter = {
  /** Only groups of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** Only groups whose name contains this text. It is not case-sensitive. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
};

/** An inline policy of a group. */
export type GroupInlinePolicyInput = {
  /** The ARN of the group. */
  readonly group: Scalars['ARN']['input'];
  /** The policy. */
  readonly policyDocument: Scalars['PolicyDocument']['input'];
  /** The name of the inline policy. */
  readonly policyName: Scalars['String']['input'];
};

/** The name of an inline policy of a group. */
export type GroupInlinePolicyNameInput = {
  /** The ARN of the group. */
  readonly group: Scalars['ARN']['input'];
  /** The name of the inline policy. */
  readonly policyName: Scalars['String']['input'];
};

/** A group. */
export type GroupInput = {
  /** The ARN of the group, with its path. */
  readonly group: Scalars['ARN']['input'];
};

/** A managed policy and a group. */
export type GroupManagedPolicyInput = {
  /** The ARN of the group. */
  readonly group: Scalars['ARN']['input'];
  /** The ARN of the managed policy. */
  readonly policyArn: Scalars['ARN']['input'];
};

/** A user and a group of the same account. */
export type GroupMemberInput = {
  /** The ARN of the group. */
  readonly group: Scalars['ARN']['input'];
  /** The ARN of the user. */
  readonly user: Scalars['ARN']['input'];
};

/** What attaching an SCP or RCP would change. */
export type GuardrailImpact = {
  readonly __typename?: 'GuardrailImpact';
  /**
   * What changes of who has administrative access, and of who can reach it. This attaches the policy in a scenario. Where that
   * is too much for one, `caveats` say so and nothing is listed.
   */
  readonly administration: AdministrationChanges;
  /** Who else may be affected, in one sentence each. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** True if the policy can affect no other principal; otherwise `caveats` say whom it may affect. */
  readonly complete: Scalars['Boolean']['output'];
  /** The version of the graph that was read. */
  readonly graphVersion: Scalars['String']['output'];
  /** How many principals were judged, 2,000 at most. */
  readonly principalsCompared: Scalars['Int']['output'];
  /** The roots and organizational units with accounts in which it affects somebody, in the order of the tree. */
  readonly units: ReadonlyArray<UnitImpact>;
};

/** A root or organizational unit above an account, or the account itself. */
export type GuardrailLevel = {
  readonly __typename?: 'GuardrailLevel';
  /** The name of the root, unit or account. */
  readonly name: Scalars['String']['output'];
  /** Resource control policies attached directly here. Null if the type does not apply or was not collected. */
  readonly resourceControlPolicies?: Maybe<ReadonlyArray<Policy>>;
  /** Service control policies attached directly here. Null if the type does not apply or was not collected. */
  readonly serviceControlPolicies?: Maybe<ReadonlyArray<Policy>>;
  /** The id: `r-…`, `ou-…` or the 12 digits of the account. */
  readonly targetId: Scalars['String']['output'];
};

/** The types of policy that limit what accounts of an organization may do. */
export type GuardrailType =
  /** A resource control policy (RCP) limits access to resources of the accounts. */
  | 'RESOURCE_CONTROL_POLICY'
  /** A service control policy (SCP) limits principals of the accounts. */
  | 'SERVICE_CONTROL_POLICY';

/**
 * A principal on a path, of an account outside the caller's scope. The answer shows only that it exists: each has a number,
 * which is the same throughout one answer. Questions about it are not possible.
 */
export type HiddenPrincipal = Node & Principal & {
  readonly __typename?: 'HiddenPrincipal';
  readonly account?: Maybe<Account>;
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  readonly assumableBy: AssumeRoleConnection;
  readonly blastRadius: BlastRadius;
  readonly can: AccessDecision;
  readonly canAssume: AssumeRoleConnection;
  readonly effectivePermissions: EffectivePermissions;
  readonly id: Scalars['ID']['output'];
  /** `hidden:1`, `hidden:2` …. Questions do not take it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  readonly name: Scalars['String']['output'];
  readonly pathsToPrivilege: PathSearch;
  readonly policies: ReadonlyArray<Policy>;
};


/**
 * A principal on a path, of an account outside the caller's scope. The answer shows only that it exists: each has a number,
 * which is the same throughout one answer. Questions about it are not possible.
 */
export type HiddenPrincipalAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/**
 * A principal on a path, of an account outside the caller's scope. The answer shows only that it exists: each has a number,
 * which is the same throughout one answer. Questions about it are not possible.
 */
export type HiddenPrincipalBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A principal on a path, of an account outside the caller's scope. The answer shows only that it exists: each has a number,
 * which is the same throughout one answer. Questions about it are not possible.
 */
export type HiddenPrincipalCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/**
 * A principal on a path, of an account outside the caller's scope. The answer shows only that it exists: each has a number,
 * which is the same throughout one answer. Questions about it are not possible.
 */
export type HiddenPrincipalCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/**
 * A principal on a path, of an account outside the caller's scope. The answer shows only that it exists: each has a number,
 * which is the same throughout one answer. Questions about it are not possible.
 */
export type HiddenPrincipalEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/**
 * A principal on a path, of an account outside the caller's scope. The answer shows only that it exists: each has a number,
 * which is the same throughout one answer. Questions about it are not possible.
 */
export type HiddenPrincipalPathsToPrivilegeArgs = {
  avoid?: InputMaybe<PathAvoidInput>;
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  only?: InputMaybe<PathOnlyInput>;
  targets?: InputMaybe<Scalars['Boolean']['input']>;
};

/** One step of a path. */
export type Hop = {
  readonly __typename?: 'Hop';
  /** The principals that act in this step, in the order of their calls: `from` first. In a plain chain, `from` alone. */
  readonly actingAs: ReadonlyArray<HopActor>;
  /** Other ways to make the same step, unconditional ones first: one for each technique, and one for assuming the role. */
  readonly alternatives: ReadonlyArray<Hop>;
  /** Rules that AWS does not state firmly and that this answer depends on. If a date of the last 36 hours decides it, also the time of the question. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** The conditions that must be met if the decision is CONDITIONAL. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** Whether the two principals are in different accounts. False if both are hidden from the caller. */
  readonly crossAccount: Scalars['Boolean']['output'];
  /** The decision for this step: ALLOWED or CONDITIONAL. UNKNOWN if the step is hidden from the caller. */
  readonly decision: Decision;
  /** The statements that decided it. */
  readonly determiningStatements: ReadonlyArray<StatementMatch>;
  /** The principal that takes the step. If several act together, the first of them. */
  readonly from: Principal;
  /** The call or mechanism by which the step happens. */
  readonly mechanism: HopMechanism;
  /** What else must hold and is not a policy condition. Each entry completes “if …”, such as `something invokes the function`. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
  /** The hops that this one needs: their positions in `hops`, counted from 0. Empty if it needs only the principal that starts, and in `ChokePoint.hop`. In a plain chain, the hop before. */
  readonly restsOn: ReadonlyArray<Scalars['Int']['output']>;
  /** The step in one sentence. */
  readonly sentence: Scalars['String']['output'];
  /** The technique, if the mechanism is ESCALATION. */
  readonly technique?: Maybe<Technique>;
  /** The principal that the step gains. If the step only gives more rights to a principal that the path holds already, that principal, which can be `from` itself. For an escalation, a root user stands for the administration of its whole account. */
  readonly to: Principal;
  /** What the escalation goes through, if that is not the target itself: the policy, group, principal or workload that it changes or uses. */
  readonly via?: Maybe<Scalars['ARN']['output']>;
};

/** A principal that acts in a step of a path. */
export type HopActor = {
  readonly __typename?: 'HopActor';
  /** The actions that this principal is needed for. If the technique can be carried out in several ways and the way is not recorded, only those that all ways have in common, so the list can be empty. `Technique.required` lists the ways. */
  readonly actions: ReadonlyArray<Scalars['Action']['output']>;
  /** The principal that acts: the one that starts, or one that an earlier hop gained. */
  readonly principal: Principal;
};

/** The mechanisms by which one principal takes over another. */
export type HopMechanism =
  /** A user or role calls `sts:AssumeRole`. */
  | 'ASSUME_ROLE'
  /** A user of a SAML provider calls `sts:AssumeRoleWithSAML`. */
  | 'ASSUME_ROLE_WITH_SAML'
  /** A subject of an OpenID Connect provider calls `sts:AssumeRoleWithWebIdentity`. */
  | 'ASSUME_ROLE_WITH_WEB_IDENTITY'
  /** The principal uses an escalation technique. */
  | 'ESCALATION'
  /** Hidden: the step is in accounts outside the caller's scope. */
  | 'HIDDEN'
  /** An AWS service assumes the role that was passed to it. */
  | 'SERVICE_ROLE';

/** An IAM group: users and the policies that they share. A group is never a principal. */
export type IamGroup = Node & {
  readonly __typename?: 'IamGroup';
  /** The account that owns it. */
  readonly account?: Maybe<Account>;
  /** The id of the account that owns it. */
  readonly accountId: Scalars['AccountId']['output'];
  /** Its ARN. */
  readonly arn: Scalars['ARN']['output'];
  /** When the group was created. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The users in the group, by ARN. */
  readonly members: PrincipalConnection;
  /** The name of the group. */
  readonly name: Scalars['String']['output'];
  /** The path of the group in IAM, `/` if none was chosen. */
  readonly path: Scalars['String']['output'];
  /** The inline and attached policies of the group. */
  readonly policies: ReadonlyArray<Policy>;
  /** The unique id that AWS gave the group (AGPA…). */
  readonly uniqueId: Scalars['String']['output'];
};


/** An IAM group: users and the policies that they share. A group is never a principal. */
export type IamGroupMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** A page of groups. */
export type IamGroupConnection = {
  readonly __typename?: 'IamGroupConnection';
  /** The groups of this page, each with its cursor. */
  readonly edges: ReadonlyArray<IamGroupEdge>;
  /** The groups of this page. */
  readonly nodes: ReadonlyArray<IamGroup>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A group with its cursor. */
export type IamGroupEdge = {
  readonly __typename?: 'IamGroupEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The group. */
  readonly node: IamGroup;
};

/**
 * A principal that acts with identity-based policies: a user, a role or a session of a role. A session has what its role
 * has.
 */
export type IamPrincipal = {
  /** Its administrative access to its account. Null if it has none, or if that is not known: `Account.dataGaps` says what may hide it. */
  readonly administration?: Maybe<Administration>;
  /** The users, roles and root users that it can take over alone by one escalation technique, by ARN, if the decision is ALLOWED or CONDITIONAL. A root user stands for its whole account. */
  readonly canEscalateTo: EscalationConnection;
  /** Escalation techniques that it can use alone and that lead to no other principal: to data, past a guardrail, to part of the rights of a role, or to more rights for somebody. What it can do together with principals that it takes over, path questions follow. */
  readonly findings: ReadonlyArray<EscalationWay>;
  /** Its permissions boundary. Null if none is set or the policy was not exported. */
  readonly permissionsBoundary?: Maybe<Policy>;
};


/**
 * A principal that acts with identity-based policies: a user, a role or a session of a role. A session has what its role
 * has.
 */
export type IamPrincipalCanEscalateToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** An IAM role: permissions without credentials. As the principal of a question, it stands for a session of the role. */
export type IamRole = EscalationTarget & IamPrincipal & Node & Principal & {
  readonly __typename?: 'IamRole';
  readonly account?: Maybe<Account>;
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  readonly administration?: Maybe<Administration>;
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** The people who can sign in as it through Identity Center: its permission set is assigned to them in its account, directly or through groups. Disabled users are left out. */
  readonly assignedTo: RoleAssigneeConnection;
  readonly assumableBy: AssumeRoleConnection;
  readonly blastRadius: BlastRadius;
  readonly can: AccessDecision;
  readonly canAssume: AssumeRoleConnection;
  readonly canEscalateTo: EscalationConnection;
  /** When it was created. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  readonly effectivePermissions: EffectivePermissions;
  readonly escalatableBy: EscalationConnection;
  readonly findings: ReadonlyArray<EscalationWay>;
  readonly id: Scalars['ID']['output'];
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** The instance profiles that hold it. Code on an EC2 instance with one of them runs as this role. */
  readonly instanceProfiles: ReadonlyArray<InstanceProfile>;
  /** When it was last used, as far as the export shows. AWS looks back 400 days. */
  readonly lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The region of the last use. */
  readonly lastUsedRegion?: Maybe<Scalars['String']['output']>;
  readonly name: Scalars['String']['output'];
  /** Its path in IAM, `/` if none was chosen. */
  readonly path: Scalars['String']['output'];
  readonly pathsToPrivilege: PathSearch;
  /** The Identity Center permission set that it was created from. Null if it was not created from one, or if that was not imported. */
  readonly permissionSet?: Maybe<PermissionSet>;
  readonly permissionsBoundary?: Maybe<Policy>;
  readonly policies: ReadonlyArray<Policy>;
  /** True for a service-linked role, which only an AWS service can use. */
  readonly serviceLinked: Scalars['Boolean']['output'];
  /** Its tags, by key. */
  readonly tags: ReadonlyArray<Tag>;
  /** Its trust policy. Null if the document could not be understood. */
  readonly trustPolicy?: Maybe<Scalars['PolicyDocument']['output']>;
  /** What the trust policy says, statement by statement and principal by principal. */
  readonly trustRelationships: ReadonlyArray<TrustRelationship>;
  /** The unique id that AWS gave it (AIDA… or AROA…). A later user or role of the same name has another one. */
  readonly uniqueId: Scalars['String']['output'];
  /** The workloads that run as it, directly or through an instance profile. */
  readonly usedBy: RoleUserConnection;
};


/** An IAM role: permissions without credentials. As the principal of a question, it stands for a session of the role. */
export type IamRoleAssignedToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An IAM role: permissions without credentials. As the principal of a question, it stands for a session of the role. */
export type IamRoleAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An IAM role: permissions without credentials. As the principal of a question, it stands for a session of the role. */
export type IamRoleBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** An IAM role: permissions without credentials. As the principal of a question, it stands for a session of the role. */
export type IamRoleCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** An IAM role: permissions without credentials. As the principal of a question, it stands for a session of the role. */
export type IamRoleCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An IAM role: permissions without credentials. As the principal of a question, it stands for a session of the role. */
export type IamRoleCanEscalateToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An IAM role: permissions without credentials. As the principal of a question, it stands for a session of the role. */
export type IamRoleEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** An IAM role: permissions without credentials. As the principal of a question, it stands for a session of the role. */
export type IamRoleEscalatableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An IAM role: permissions without credentials. As the principal of a question, it stands for a session of the role. */
export type IamRolePathsToPrivilegeArgs = {
  avoid?: InputMaybe<PathAvoidInput>;
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  only?: InputMaybe<PathOnlyInput>;
  targets?: InputMaybe<Scalars['Boolean']['input']>;
};


/** An IAM role: permissions without credentials. As the principal of a question, it stands for a session of the role. */
export type IamRoleUsedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** A page of roles. */
export type IamRoleConnection = {
  readonly __typename?: 'IamRoleConnection';
  /** The roles of this page, each with its cursor. */
  readonly edges: ReadonlyArray<IamRoleEdge>;
  /** The roles of this page. */
  readonly nodes: ReadonlyArray<IamRole>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A role with its cursor. */
export type IamRoleEdge = {
  readonly __typename?: 'IamRoleEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The role. */
  readonly node: IamRole;
};

/** An IAM user. */
export type IamUser = CredentialHolder & EscalationTarget & IamPrincipal & Node & Principal & {
  readonly __typename?: 'IamUser';
  readonly accessKeys?: Maybe<ReadonlyArray<AccessKey>>;
  readonly account?: Maybe<Account>;
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  readonly administration?: Maybe<Administration>;
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  readonly assumableBy: AssumeRoleConnection;
  readonly blastRadius: BlastRadius;
  readonly can: AccessDecision;
  readonly canAssume: AssumeRoleConnection;
  readonly canEscalateTo: EscalationConnection;
  /** When it was created. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  readonly effectivePermissions: EffectivePermissions;
  readonly escalatableBy: EscalationConnection;
  readonly findings: ReadonlyArray<EscalationWay>;
  /** The groups that it is a member of. */
  readonly groups: ReadonlyArray<IamGroup>;
  readonly id: Scalars['ID']['output'];
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  readonly mfaActive?: Maybe<Scalars['Boolean']['output']>;
  readonly name: Scalars['String']['output'];
  readonly passwordEnabled?: Maybe<Scalars['Boolean']['output']>;
  readonly passwordLastChangedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly passwordLastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Its path in IAM, `/` if none was chosen. */
  readonly path: Scalars['String']['output'];
  readonly pathsToPrivilege: PathSearch;
  readonly permissionsBoundary?: Maybe<Policy>;
  readonly policies: ReadonlyArray<Policy>;
  /** Its tags, by key. */
  readonly tags: ReadonlyArray<Tag>;
  /** The unique id that AWS gave it (AIDA… or AROA…). A later user or role of the same name has another one. */
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
  avoid?: InputMaybe<PathAvoidInput>;
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  only?: InputMaybe<PathOnlyInput>;
  targets?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The result of an import for one Identity Center instance. */
export type IdentityCenterImport = {
  readonly __typename?: 'IdentityCenterImport';
  /** How many nodes and relationships of the graph are new. */
  readonly added: Scalars['Int']['output'];
  /** How many nodes and relationships of the graph changed. */
  readonly changed: Scalars['Int']['output'];
  /** The documents that the data came in. */
  readonly files: ReadonlyArray<Scalars['String']['output']>;
  /** The ARN of the Identity Center instance. */
  readonly instanceArn: Scalars['ARN']['output'];
  /** What the import did. */
  readonly outcome: ImportOutcome;
  /** Why the import was refused, if the reason concerns the instance and not one document. */
  readonly problems: ReadonlyArray<ImportProblem>;
  /** Inline policies of permission sets that could not be understood. */
  readonly quarantined: ReadonlyArray<ImportProblem>;
  /** How many nodes and relationships of the graph were removed. */
  readonly removed: Scalars['Int']['output'];
};

/** A user or group in the identity store of Identity Center. Users sign in as roles and are not IAM principals. */
export type IdentityCenterPrincipal = Node & {
  readonly __typename?: 'IdentityCenterPrincipal';
  readonly id: Scalars['ID']['output'];
  /** The members of the group. Empty for a user. */
  readonly members: IdentityCenterPrincipalConnection;
  /** The name of the user or group. Its id if the name was not collected. */
  readonly name: Scalars['String']['output'];
  /** The id in the identity store. */
  readonly principalId: Scalars['String']['output'];
  /** Whether this is a user or a group. */
  readonly type: IdentityCenterPrincipalType;
};


/** A user or group in the identity store of Identity Center. Users sign in as roles and are not IAM principals. */
export type IdentityCenterPrincipalMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** A page of Identity Center users or groups. */
export type IdentityCenterPrincipalConnection = {
  readonly __typename?: 'IdentityCenterPrincipalConnection';
  /** Data that was not imported and could add members. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The users or groups of this page, each with its cursor. */
  readonly edges: ReadonlyArray<IdentityCenterPrincipalEdge>;
  /** The users or groups of this page. */
  readonly nodes: ReadonlyArray<IdentityCenterPrincipal>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An Identity Center user or group with its cursor. */
export type IdentityCenterPrincipalEdge = {
  readonly __typename?: 'IdentityCenterPrincipalEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The user or group. */
  readonly node: IdentityCenterPrincipal;
};

/** The kinds of Identity Center principals. */
export type IdentityCenterPrincipalType =
  /** A group. */
  | 'GROUP'
  /** A user. */
  | 'USER';

/** Principals of one account for which a policy would change the same. */
export type ImpactOnPrincipals = {
  readonly __typename?: 'ImpactOnPrincipals';
  /** How their permissions change. */
  readonly changes: ReadonlyArray<StatementChange>;
  /** How many these are in all. */
  readonly principalCount: Scalars['Int']['output'];
  /** The principals. Twenty at most. */
  readonly principals: ReadonlyArray<Scalars['PrincipalIdentifier']['output']>;
};

/** An import that was made, and what it changed of administrative access. The last hundred are kept. */
export type Import = {
  readonly __typename?: 'Import';
  /** How many these are in all. */
  readonly accountCount: Scalars['Int']['output'];
  /** The accounts that it created, changed or deleted, by id. A hundred at most. */
  readonly accounts: ReadonlyArray<Scalars['AccountId']['output']>;
  /**
   * The version of the graph when it started. If this is not the `graphVersion` of the import before, changes between
   * them were not recorded, for example those of an import that was interrupted.
   */
  readonly beforeVersion: Scalars['String']['output'];
  /** What it changed of who has administrative access, and of who can reach it. */
  readonly changes: AdministrationChanges;
  /** When it ended. */
  readonly finishedAt: Scalars['DateTime']['output'];
  /** The version of the graph when it ended. */
  readonly graphVersion: Scalars['String']['output'];
  /** Its number: later imports have greater ones. */
  readonly id: Scalars['ID']['output'];
  /** The ARNs of the Identity Center instances that it created or changed. */
  readonly identityCenters: ReadonlyArray<Scalars['ARN']['output']>;
  /** What it imported. */
  readonly kind: ImportKind;
  /** The organizations that it created or changed. */
  readonly organizations: ReadonlyArray<Scalars['String']['output']>;
  /** When it started. */
  readonly startedAt: Scalars['DateTime']['output'];
};

/** A page of imports. */
export type ImportConnection = {
  readonly __typename?: 'ImportConnection';
  /** The imports of this page, each with its cursor. */
  readonly edges: ReadonlyArray<ImportEdge>;
  /** The imports of this page. */
  readonly nodes: ReadonlyArray<Import>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One document to import. */
export type ImportDocumentInput = {
  /** The JSON text of the export. */
  readonly content: Scalars['String']['input'];
  /** The name that problems are reported under, such as a file name. */
  readonly name: Scalars['String']['input'];
};

/** The documents of one import. All documents about one account form one export of it. */
export type ImportDocumentsInput = {
  /** The documents, as a folder would hold them as files. */
  readonly documents: ReadonlyArray<ImportDocumentInput>;
};

/** An import, with its cursor. */
export type ImportEdge = {
  readonly __typename?: 'ImportEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The import. */
  readonly node: Import;
};

/** What an import can be of. */
export type ImportKind =
  /** Changes in the verbs of the AWS API, made by `applyChanges`. */
  | 'CHANGES'
  /** An account was deleted. */
  | 'DELETION'
  /** Exports. */
  | 'DOCUMENTS';

/** What an import did to an account, an organization or an Identity Center instance. */
export type ImportOutcome =
  /** It was not in the graph before. */
  | 'CREATED'
  /** Nothing was imported. What was there before stays. */
  | 'REFUSED'
  /** It was in the graph and is the same. */
  | 'UNCHANGED'
  /** It was in the graph and is different now. */
  | 'UPDATED';

/** The result of an import. */
export type ImportPayload = {
  readonly __typename?: 'ImportPayload';
  /** The result for each account, by id. */
  readonly accounts: ReadonlyArray<AccountImport>;
  /** The version of the graph after the import. */
  readonly graphVersion: Scalars['String']['output'];
  /** The result for each Identity Center instance, by ARN. */
  readonly identityCenters: ReadonlyArray<IdentityCenterImport>;
  /** The record of what the import changed about administrative access. Null if nothing was imported. */
  readonly import?: Maybe<Import>;
  /** What was imported and is worth knowing. */
  readonly notes: ReadonlyArray<ImportProblem>;
  /** The result for each organization, by id. */
  readonly organizations: ReadonlyArray<OrganizationImport>;
  /** What was refused or looks wrong and does not belong to one account. */
  readonly problems: ReadonlyArray<ImportProblem>;
};

/** A problem or a note about a document, with its place in the document. */
export type ImportProblem = {
  readonly __typename?: 'ImportProblem';
  /** The name of the document. */
  readonly file: Scalars['String']['output'];
  /** What is wrong and what to do. */
  readonly message: Scalars['String']['output'];
  /** The JSON path, such as `$.RoleDetailList[3].Arn`. */
  readonly path: Scalars['String']['output'];
};

/** An instance profile: the container that gives a role to an EC2 instance. */
export type InstanceProfile = Node & {
  readonly __typename?: 'InstanceProfile';
  /** Its ARN. */
  readonly arn: Scalars['ARN']['output'];
  readonly id: Scalars['ID']['output'];
  /** The name of the instance profile. */
  readonly name: Scalars['String']['output'];
  /** The role in the instance profile. Null if it holds none, or none that was imported. */
  readonly role?: Maybe<IamRole>;
  /** The workloads that use the instance profile. */
  readonly usedBy: WorkloadConnection;
};


/** An instance profile: the container that gives a role to an EC2 instance. */
export type InstanceProfileUsedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** A page of instance profiles. */
export type InstanceProfileConnection = {
  readonly __typename?: 'InstanceProfileConnection';
  /** Accounts whose instance profiles are not all known: account authorization details alone do not show instance profiles without a role. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The instance profiles of this page, each with its cursor. */
  readonly edges: ReadonlyArray<InstanceProfileEdge>;
  /** The instance profiles of this page. */
  readonly nodes: ReadonlyArray<InstanceProfile>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An instance profile with its cursor. */
export type InstanceProfileEdge = {
  readonly __typename?: 'InstanceProfileEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The instance profile. */
  readonly node: InstanceProfile;
};

/** Filters for the list of instance profiles. */
export type InstanceProfileFilter = {
  /** Only instance profiles of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** Only instance profiles whose name contains this text. It is not case-sensitive. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** True: only instance profiles that hold no role. False: only those that hold one. */
  readonly withoutRole?: InputMaybe<Scalars['Boolean']['input']>;
};

/** An instance profile and the role in it. */
export type InstanceProfileRoleInput = {
  /** The ARN of the instance profile. */
  readonly instanceProfile: Scalars['ARN']['input'];
  /** The ARN of the role. */
  readonly role: Scalars['ARN']['input'];
};

/** A statement of the policy of a function. */
export type LambdaPermissionInput = {
  /** What it allows, such as `lambda:InvokeFunction`. */
  readonly action: Scalars['String']['input'];
  /** The ARN of the function. */
  readonly function: Scalars['ARN']['input'];
  /** Whom it allows that: a service, an account id, an ARN, or `*`. */
  readonly principal: Scalars['String']['input'];
  /** The id of the organization that the principal has to be in. */
  readonly principalOrgId?: InputMaybe<Scalars['String']['input']>;
  /** The account of that resource. */
  readonly sourceAccount?: InputMaybe<Scalars['AccountId']['input']>;
  /** The ARN of the resource for which the service calls. */
  readonly sourceArn?: InputMaybe<Scalars['ARN']['input']>;
  /** The `Sid` of the statement. */
  readonly statementId: Scalars['String']['input'];
};

/** A statement of the policy of a function. */
export type LambdaStatementInput = {
  /** The ARN of the function. */
  readonly function: Scalars['ARN']['input'];
  /** The `Sid` of the statement. */
  readonly statementId: Scalars['String']['input'];
};

/** The types of policies that decide a request together. */
export type LayerKind =
  /** The policy of the VPC endpoint that the request comes through. Questions do not evaluate it, so that its outcome is NOT_APPLICABLE: `caveats` says where it has to allow the request too. */
  | 'ENDPOINT'
  /** Identity-based policies: the principal's own, and those of its groups. */
  | 'IDENTITY'
  /** The permissions boundary. It limits permissions and grants none. */
  | 'PERMISSIONS_BOUNDARY'
  /** The resource-based policy of the resource. */
  | 'RESOURCE'
  /** Resource control policies (RCPs) of the organization. */
  | 'RESOURCE_CONTROL'
  /** Service control policies (SCPs) of the organization. */
  | 'SERVICE_CONTROL'
  /** Session policies, passed when the session was created. They limit the session. */
  | 'SESSION'
  /** The trust policy of the role that is assumed. */
  | 'TRUST';

/** What one layer of policies contributes to the decision. */
export type LayerOutcome =
  /** The layer allows the request. */
  | 'ALLOWS'
  /** The outcome depends on context keys with unknown values, or on policies that were not read. */
  | 'CONDITIONAL'
  /** A statement of the layer denies the request. */
  | 'DENIES'
  /** The layer does not limit this request. */
  | 'NOT_APPLICABLE'
  /** No statement of the layer allows the request. */
  | 'NO_ALLOW'
  /** The layer was not imported, or not completely. */
  | 'UNKNOWN';

/** The outcome of one layer of policies for the request. */
export type LayerVerdict = {
  readonly __typename?: 'LayerVerdict';
  /** The type of policies. */
  readonly layer: LayerKind;
  /** For SCPs and RCPs: the root, OU or account that the policies are attached to, `r-…`, `ou-…` or an account id. */
  readonly level?: Maybe<Scalars['String']['output']>;
  /** The name of this root, OU or account. */
  readonly levelName?: Maybe<Scalars['String']['output']>;
  /** The reason, if the outcome alone does not show it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** What the layer contributes to the decision. */
  readonly outcome: LayerOutcome;
  /** The statements of this layer that match the request. */
  readonly statements: ReadonlyArray<StatementMatch>;
};

/** An action in AWS's list of actions. */
export type ListedAction = {
  readonly __typename?: 'ListedAction';
  /** The access level that AWS gives it. */
  readonly accessLevel: AccessLevel;
  /** The action, as AWS spells it. */
  readonly name: Scalars['Action']['output'];
};

/** A customer managed policy to create. */
export type ManagedPolicyDocumentInput = {
  /** The ARN of the policy, with its path. */
  readonly policyArn: Scalars['ARN']['input'];
  /** The policy. */
  readonly policyDocument: Scalars['PolicyDocument']['input'];
};

/** A customer managed policy. */
export type ManagedPolicyInput = {
  /** The ARN of the customer managed policy. */
  readonly policyArn: Scalars['ARN']['input'];
};

/** An account and where it moves. */
export type MoveAccountInput = {
  /** The id of the account. */
  readonly accountId: Scalars['AccountId']['input'];
  /** The id of the root `r-…` or organizational unit `ou-…` that it moves below. */
  readonly destinationParentId: Scalars['String']['input'];
};

/** Operations that change the graph. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Makes changes in the verbs of the AWS API, all of them or none. The first change in an account that is not in the graph
   * creates it, empty and complete. What is imported later replaces what the changes made.
   */
  readonly applyChanges: ImportPayload;
  /** Deletes everything that was imported about an account, in one transaction. Its principals that other accounts still trust become outside principals. Its position in an organization stays. */
  readonly deleteAccount: DeleteAccountPayload;
  /** Imports exports of accounts, organizations and Identity Center. Each of them is imported completely or not at all. Importing the same document twice changes nothing. */
  readonly importDocuments: ImportPayload;
  /** Marks targets, in place of all that were marked before. An empty list leaves none. */
  readonly setTargets: ReadonlyArray<Target>;
};


/** Operations that change the graph. */
export type MutationApplyChangesArgs = {
  input: ApplyChangesInput;
};


/** Operations that change the graph. */
export type MutationDeleteAccountArgs = {
  input: DeleteAccountInput;
};


/** Operations that change the graph. */
export type MutationImportDocumentsArgs = {
  input: ImportDocumentsInput;
};


/** Operations that change the graph. */
export type MutationSetTargetsArgs = {
  targets: ReadonlyArray<TargetInput>;
};

/**
 * A chain of role assumptions that does not work today and that a single change would open. Only steps where one side
 * already names the other are considered. Escalation techniques are no part of it, whether one principal uses them or
 * several together.
 */
export type NearMiss = {
  readonly __typename?: 'NearMiss';
  /** The change as a scenario, to ask again with. Null if a statement has to go, if one has to stand in a permissions boundary or a guardrail, or if IAM refuses it, as in `CrossAccountStep.asScenario`. */
  readonly asScenario?: Maybe<Scalars['ScenarioDocument']['output']>;
  /**
   * The policy that supplies what is missing, as in `CrossAccountStep.fix`. For TRUST_POLICY this is the whole trust
   * policy, to replace the trust policy with; for ASSUME_ROLE_PERMISSION, a policy to add, or a statement for the
   * permissions boundary if `explanation` says so. Null if a statement blocks the step, a user has to join a group, or a
   * guardrail lacks an Allow.
   */
  readonly change?: Maybe<Scalars['PolicyDocument']['output']>;
  /** The decision for the whole chain after the change: ALLOWED or CONDITIONAL. */
  readonly decision: Decision;
  /** The change and the chain in plain words. */
  readonly explanation: Scalars['String']['output'];
  /** The principal that would take the missing step. */
  readonly from: Principal;
  /** The whole chain, with the missing step as it would be. */
  readonly hops: ReadonlyArray<Hop>;
  /** The requirement that the step lacks, or that blocks it. */
  readonly missing: CrossAccountStepKind;
  /** The role that it would assume. */
  readonly to: Principal;
};

/** A policy of an organization to create. */
export type NewOrganizationPolicyInput = {
  /** The policy. */
  readonly content: Scalars['PolicyDocument']['input'];
  /** Its name, which no other policy of this type has. */
  readonly name: Scalars['String']['input'];
  /** The id of the organization, `o-…`. Needed only where several were imported. */
  readonly organizationId?: InputMaybe<Scalars['String']['input']>;
  /** The id that later changes name it by, `p-…`. AWS would choose one itself. */
  readonly policyId: Scalars['String']['input'];
  /** Its type, which the organization has enabled. */
  readonly type: OrganizationPolicyType;
};

/** A new version of a customer managed policy. */
export type NewPolicyVersionInput = {
  /** The ARN of the customer managed policy. */
  readonly policyArn: Scalars['ARN']['input'];
  /** The policy. */
  readonly policyDocument: Scalars['PolicyDocument']['input'];
  /** Whether it becomes the version that counts. False if not given. */
  readonly setAsDefault?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A role to create. */
export type NewRoleInput = {
  /** The trust policy. */
  readonly assumeRolePolicyDocument: Scalars['PolicyDocument']['input'];
  /** The ARN of the managed policy that becomes its permissions boundary. */
  readonly permissionsBoundary?: InputMaybe<Scalars['ARN']['input']>;
  /** The ARN of the role, with its path. */
  readonly role: Scalars['ARN']['input'];
  /** Its tags. */
  readonly tags?: InputMaybe<ReadonlyArray<TagInput>>;
};

/** A user to create. */
export type NewUserInput = {
  /** The ARN of the managed policy that becomes its permissions boundary. */
  readonly permissionsBoundary?: InputMaybe<Scalars['ARN']['input']>;
  /** Its tags. */
  readonly tags?: InputMaybe<ReadonlyArray<TagInput>>;
  /** The ARN of the user, with its path. */
  readonly user: Scalars['ARN']['input'];
};

/** An object with an id of its own, which `node` finds again. */
export type Node = {
  /** The opaque id of this object, for `Query.node`. It stays the same in every import, but for AWS managed policies, of which each version has its own: keep their ARN. */
  readonly id: Scalars['ID']['output'];
};

/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …), whose subjects get role sessions. */
export type OidcProvider = Node & Principal & {
  readonly __typename?: 'OidcProvider';
  readonly account?: Maybe<Account>;
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  readonly assumableBy: AssumeRoleConnection;
  readonly blastRadius: BlastRadius;
  readonly can: AccessDecision;
  readonly canAssume: AssumeRoleConnection;
  /** The audiences that it accepts. Null if they were not collected. */
  readonly clientIds?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** When it was created. Null if that was not collected. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  readonly effectivePermissions: EffectivePermissions;
  readonly id: Scalars['ID']['output'];
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  readonly name: Scalars['String']['output'];
  readonly pathsToPrivilege: PathSearch;
  readonly policies: ReadonlyArray<Policy>;
  /** Its URL without the scheme, which its condition keys begin with. Null if it is only named by policies. */
  readonly url?: Maybe<Scalars['String']['output']>;
};


/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …), whose subjects get role sessions. */
export type OidcProviderAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …), whose subjects get role sessions. */
export type OidcProviderBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …), whose subjects get role sessions. */
export type OidcProviderCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …), whose subjects get role sessions. */
export type OidcProviderCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …), whose subjects get role sessions. */
export type OidcProviderEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …), whose subjects get role sessions. */
export type OidcProviderPathsToPrivilegeArgs = {
  avoid?: InputMaybe<PathAvoidInput>;
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  only?: InputMaybe<PathOnlyInput>;
  targets?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A resource and its policy, or no policy. */
export type OptionalResourcePolicyInput = {
  /** The policy. Without it the resource has none any more. */
  readonly policy?: InputMaybe<Scalars['PolicyDocument']['input']>;
  /** The ARN of the resource, which an import holds. */
  readonly resource: Scalars['ARN']['input'];
};

/** An AWS organization, according to its last imports. */
export type Organization = Node & {
  readonly __typename?: 'Organization';
  /** Its member accounts, by id, including those that were not imported themselves. */
  readonly accounts: AccountConnection;
  /** Its ARN. */
  readonly arn: Scalars['ARN']['output'];
  /** What its imports lack, and what in them could not be understood. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The policy types that are enabled at its roots. Null if that was not collected. */
  readonly enabledPolicyTypes?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** `ALL` or `CONSOLIDATED_BILLING`. Null if it was not collected. */
  readonly featureSet?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  /** When an import last changed something in the organization. */
  readonly importedAt: Scalars['DateTime']['output'];
  /** The management account. No SCP applies to it, and no RCP applies to its resources. */
  readonly managementAccount: Account;
  /** The id that AWS gave it, `o-…`. */
  readonly organizationId: Scalars['String']['output'];
  /** Its service and resource control policies. */
  readonly policies: PolicyConnection;
  /** Its roots and organizational units, by id. */
  readonly units: OrganizationalUnitConnection;
};


/** An AWS organization, according to its last imports. */
export type OrganizationAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An AWS organization, according to its last imports. */
export type OrganizationPoliciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An AWS organization, according to its last imports. */
export type OrganizationUnitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** The result of an import for one organization. */
export type OrganizationImport = {
  readonly __typename?: 'OrganizationImport';
  /** How many nodes and relationships of the graph are new. */
  readonly added: Scalars['Int']['output'];
  /** How many nodes and relationships of the graph changed. */
  readonly changed: Scalars['Int']['output'];
  /** The documents that the data came in. */
  readonly files: ReadonlyArray<Scalars['String']['output']>;
  /** The organization as it is now. Null if the import was refused and it was not there before. */
  readonly organization?: Maybe<Organization>;
  /** The id of the organization, `o-…`. */
  readonly organizationId: Scalars['String']['output'];
  /** What the import did. */
  readonly outcome: ImportOutcome;
  /** Why the import was refused, if the reason concerns the organization and not one document. */
  readonly problems: ReadonlyArray<ImportProblem>;
  /** Policies whose content could not be understood. What they allow and deny is unknown. */
  readonly quarantined: ReadonlyArray<ImportProblem>;
  /** How many accounts had their role assumptions and escalations worked out again, because the organization changed something about them or about what they manage. */
  readonly rederivedAccounts: Scalars['Int']['output'];
  /** How many nodes and relationships of the graph were removed. */
  readonly removed: Scalars['Int']['output'];
};

/** The position of an account in its organization, and the SCPs and RCPs that apply there. */
export type OrganizationPlace = {
  readonly __typename?: 'OrganizationPlace';
  /** The levels from the root down to the account itself. The policies of every level have to allow a request. */
  readonly levels: ReadonlyArray<GuardrailLevel>;
  /** The value of `aws:PrincipalOrgPaths`: `o-…/r-…/ou-…/`. Null if its place in the tree is not known. */
  readonly path?: Maybe<Scalars['String']['output']>;
  /** Whether the resource control policies over the account are known. NOT_APPLICABLE if the type is not enabled, or if this is the management account. */
  readonly resourceControl: CollectionStatus;
  /** Whether the service control policies over the account are known. NOT_APPLICABLE if the type is not enabled, or if this is the management account. */
  readonly serviceControl: CollectionStatus;
};

/** The content of a policy of an organization. */
export type OrganizationPolicyContentInput = {
  /** The policy. */
  readonly content: Scalars['PolicyDocument']['input'];
  /** The id of the organization, `o-…`. Needed only where several were imported. */
  readonly organizationId?: InputMaybe<Scalars['String']['input']>;
  /** The id of the policy, `p-…`. */
  readonly policyId: Scalars['String']['input'];
};

/** A policy of an organization. */
export type OrganizationPolicyInput = {
  /** The id of the organization, `o-…`. Needed only where several were imported. */
  readonly organizationId?: InputMaybe<Scalars['String']['input']>;
  /** The id of the policy, `p-…`. */
  readonly policyId: Scalars['String']['input'];
};

/** A policy of an organization and a target of it. */
export type OrganizationPolicyTargetInput = {
  /** The id of the organization, `o-…`. Needed only where several were imported. */
  readonly organizationId?: InputMaybe<Scalars['String']['input']>;
  /** The id of the policy, `p-…`. */
  readonly policyId: Scalars['String']['input'];
  /** The id of a root `r-…`, of an organizational unit `ou-…`, or of an account. */
  readonly targetId: Scalars['String']['input'];
};

/** The types of policies of an organization that take part in decisions. */
export type OrganizationPolicyType =
  /** A resource control policy (RCP). */
  | 'RESOURCE_CONTROL_POLICY'
  /** A service control policy (SCP). */
  | 'SERVICE_CONTROL_POLICY';

/** A root of an organization, or an organizational unit. */
export type OrganizationalUnit = {
  readonly __typename?: 'OrganizationalUnit';
  /** Its ARN. */
  readonly arn: Scalars['ARN']['output'];
  /** The name of the root or unit. */
  readonly name: Scalars['String']['output'];
  /** The id of the root or unit that contains it. Null for a root, and if its place in the tree is not known. */
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
  /** The roots and units of this page, each with its cursor. */
  readonly edges: ReadonlyArray<OrganizationalUnitEdge>;
  /** The roots and units of this page. */
  readonly nodes: ReadonlyArray<OrganizationalUnit>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A root or unit with its cursor. */
export type OrganizationalUnitEdge = {
  readonly __typename?: 'OrganizationalUnitEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The root or unit. */
  readonly node: OrganizationalUnit;
};

/** What one principal outside the account of a resource may do to it, under the same conditions. */
export type OutsideAccess = {
  readonly __typename?: 'OutsideAccess';
  /** All actions that get the same answer. */
  readonly actions: ReadonlyArray<Scalars['Action']['output']>;
  /** Whether requests without a signature are allowed. Only possible for anyone. */
  readonly anonymous: Scalars['Boolean']['output'];
  /** Rules that AWS does not state firmly and that this answer depends on. If a date of the last 36 hours decides it, also the time of the question. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** For CONDITIONAL: a smallest set of conditions that is enough. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** The decision for these actions. */
  readonly decision: Decision;
  /** The statements that decided it. */
  readonly determiningStatements: ReadonlyArray<StatementMatch>;
  /** What else must hold and is not a policy condition. Each entry completes “if …”, such as `something invokes the function`. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
  /** The outside principal: a user or role, a whole account (its root), or anyone. */
  readonly principal: Principal;
};

/** What an RCP takes from a principal outside the account, on one resource or role. */
export type OutsideAccessChange = {
  readonly __typename?: 'OutsideAccessChange';
  /** The actions. */
  readonly actions: ReadonlyArray<Scalars['Action']['output']>;
  /** True for requests without a signature. */
  readonly anonymous: Scalars['Boolean']['output'];
  /** LOST, or TIGHTENED if more conditions have to be met. */
  readonly change: AccessChange;
  /** True if it is judged as a principal that is not in the organization of the account. */
  readonly outsideOrganization: Scalars['Boolean']['output'];
  /** The principal. `*` is anyone. */
  readonly principal: Scalars['PrincipalIdentifier']['output'];
  /** The resource or role. */
  readonly resource: Scalars['ARN']['output'];
};

/** What stands out in the graph. What needs a search of the whole graph is worked out at the end of each import. */
export type Overview = {
  readonly __typename?: 'Overview';
  /** Who can become an administrator, as of the last import. Null if no import worked it out since the graph last changed: the next import that changes something does. */
  readonly administration?: Maybe<AdministrationOverview>;
  /** Data that was not imported and could change these numbers. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The resources that grant access to someone outside their account, as of the last import. `Query.resources` lists them with the filter `exposed`. */
  readonly exposedResources: Scalars['Int']['output'];
  /** The last import, and what it changed. Null if no record of one is kept. */
  readonly lastImport?: Maybe<Import>;
  /** The active access keys that are at least 90 days old, as far as their age is known. `Query.accessKeys` lists them. */
  readonly overdueAccessKeys: Scalars['Int']['output'];
  /** The openings of roles to outsiders, as of the last import. `Query.trustExposure` lists them. */
  readonly roleOpenings: Scalars['Int']['output'];
  /** The numbers of the graph. */
  readonly statistics: Statistics;
};

/** The cursors of a page, and whether more pages exist. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The cursor of the last entry. Pass it as `after` to get the next page. Null if the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether a further page exists. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether a page comes before this one. True for every page that was requested with `after`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first entry. Null if the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/**
 * What paths may not use. The search itself leaves it out, so it also finds longer paths, and each step lists only the
 * ways that remain.
 */
export type PathAvoidInput = {
  /** Principals that no step may act as, gain or go through (`Hop.actingAs`, `Hop.to`, `Hop.via`), 100 at most. An account id or root user stands for the administration of the account. The principal that starts cannot be avoided. */
  readonly principals?: InputMaybe<ReadonlyArray<Scalars['PrincipalIdentifier']['input']>>;
  /**
   * Ids of techniques that no step may use (`Hop.technique`), 200 at most. If a principal could make itself administrator
   * of its account by one of them, what else it can do in the account was not worked out: `Completeness.unexplored` says so.
   */
  readonly techniques?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** What a path ends at. */
export type PathGoal = {
  readonly __typename?: 'PathGoal';
  /** Whether the last principal of the path has administrative access to its account. */
  readonly administration: Scalars['Boolean']['output'];
  /** The marked targets that the last principal is, or that it can act on. The conditions of the path are those of the first. Empty without the argument `targets`. */
  readonly targets: ReadonlyArray<Target>;
};

/** What paths are limited to. */
export type PathOnlyInput = {
  /** Ids of the only techniques that steps may use, 200 at most. Roles can always be assumed; with an empty list, that is all. Leave it out to allow every technique. */
  readonly techniques?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** If true, only paths with the decision ALLOWED. `context` is taken into account. */
  readonly unconditional?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The answer to a path question. */
export type PathSearch = {
  readonly __typename?: 'PathSearch';
  /** Paths grouped by technique, in the order of the paths. A path appears once per technique it can use, including those in `alternatives`. */
  readonly byTechnique: ReadonlyArray<TechniquePaths>;
  /** Whether a search limit may have hidden a path that the imported data holds. */
  readonly completeness: Completeness;
  /** Data that was not imported, or could not be understood, and could add or close a path. It covers the accounts at both ends and those that a path can go through. `completeness` does not cover it. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The time of the question, or the time that its context states. Dates in policies are decided as of this time. */
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The version of the graph that was searched. */
  readonly graphVersion: Scalars['String']['output'];
  /** If `assumeRolePaths` found no path to a role: the chains that a single change would open, shortest first, ten at most. They are computed only if a query selects this field. Empty otherwise, and for a question with `avoid` or `only`, since a change opens chains whatever these leave out. */
  readonly nearMisses: ReadonlyArray<NearMiss>;
  /** Whether `nearMisses` lists all of them. False if there are more than ten, if a search limit may have hidden some, if data that was not imported or not understood may hide some, if the caller is limited to some accounts, or for a question with `avoid` or `only` that found no path. */
  readonly nearMissesComplete: Scalars['Boolean']['output'];
  /** The paths, those with the smallest `depth` first. Among paths of equal depth, those with fewer hops come first, then ALLOWED before CONDITIONAL, then the order is by ARN. */
  readonly paths: ReadonlyArray<PrivilegePath>;
  /** The roles that the workload runs as, if the question starts at a workload. Paths start at each of them. Empty if the question starts at a principal. */
  readonly startsAs: ReadonlyArray<WorkloadRole>;
};

/** A statement of what a principal may do that differs. */
export type PermissionDifference = {
  readonly __typename?: 'PermissionDifference';
  /**
   * The cause: the fewest changes that must be undone to remove the difference, found by trying. Null if it was not
   * found within `trials`.
   */
  readonly cause?: Maybe<ReadonlyArray<DifferenceCause>>;
  /** How it changed. A DENY that is new, or is gone, is TIGHTENED or LOOSENED. */
  readonly change: AccessChange;
  /** The user or role. */
  readonly principal: Scalars['PrincipalIdentifier']['output'];
  /** The statement as it is after the change; for what is lost, as it was. Of one that is lost, or of a wider one that is gained, other statements may allow a part in both states. */
  readonly statement: EffectiveStatement;
};

/** A page of differences of permissions. */
export type PermissionDifferenceConnection = {
  readonly __typename?: 'PermissionDifferenceConnection';
  /** The differences of this page, each with its cursor. */
  readonly edges: ReadonlyArray<PermissionDifferenceEdge>;
  /** The differences of this page. */
  readonly nodes: ReadonlyArray<PermissionDifference>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A difference of a permission, with its cursor. */
export type PermissionDifferenceEdge = {
  readonly __typename?: 'PermissionDifferenceEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The difference. */
  readonly node: PermissionDifference;
};

/**
 * A permission set of IAM Identity Center. In each account that it is assigned in, Identity Center creates a role from
 * it.
 */
export type PermissionSet = Node & {
  readonly __typename?: 'PermissionSet';
  /** Its ARN. */
  readonly arn: Scalars['ARN']['output'];
  /** The users and groups that have it, with the account, by account. */
  readonly assignments: PermissionSetAssignmentConnection;
  /** The AWS managed policies of the permission set. */
  readonly awsManagedPolicies: ReadonlyArray<PermissionSetPolicy>;
  /** The customer managed policies of the permission set. Each account has its own, found by path and name. */
  readonly customerManagedPolicies: ReadonlyArray<PermissionSetPolicy>;
  /** What of the permission set itself was not collected, or could not be understood. `assignments` has gaps of its own. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The description of the permission set. */
  readonly description?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The inline policy of the permission set. Null if it has none or it was not collected. What its roles may do is decided by the policies of these roles. */
  readonly inlinePolicy?: Maybe<Scalars['PolicyDocument']['output']>;
  /** The ARN of the Identity Center instance that the permission set belongs to. */
  readonly instanceArn: Scalars['ARN']['output'];
  /** The name of the permission set. Its id if no description was collected. */
  readonly name: Scalars['String']['output'];
  /** The permissions boundary of the permission set. Null if none is set or it was not collected. */
  readonly permissionsBoundary?: Maybe<PermissionSetPolicy>;
  /** The roles that Identity Center created from it in imported accounts, by ARN. */
  readonly provisionedAs: IamRoleConnection;
  /** How long a session lasts, as an ISO 8601 duration such as `PT1H`. */
  readonly sessionDuration?: Maybe<Scalars['String']['output']>;
};


/**
 * A permission set of IAM Identity Center. In each account that it is assigned in, Identity Center creates a role from
 * it.
 */
export type PermissionSetAssignmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/**
 * A permission set of IAM Identity Center. In each account that it is assigned in, Identity Center creates a role from
 * it.
 */
export type PermissionSetProvisionedAsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** An assignment: a user or a group may use a permission set in an account. */
export type PermissionSetAssignment = {
  readonly __typename?: 'PermissionSetAssignment';
  /** The account. Null if nothing else names it. */
  readonly account?: Maybe<Account>;
  /** The id of the account. */
  readonly accountId: Scalars['AccountId']['output'];
  /** The user or group that has the assignment. */
  readonly principal: IdentityCenterPrincipal;
  /** Why the role is not known. Null if it is known. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The role that Identity Center created from the permission set in this account. Null if it was not imported. */
  readonly role?: Maybe<IamRole>;
  /** Whether the role is known. If it is not, what the assignment permits is not known either. */
  readonly status: PermissionSetAssignmentStatus;
};

/** A page of assignments. */
export type PermissionSetAssignmentConnection = {
  readonly __typename?: 'PermissionSetAssignmentConnection';
  /** Data that was not imported and could add assignments. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The assignments of this page, each with its cursor. */
  readonly edges: ReadonlyArray<PermissionSetAssignmentEdge>;
  /** The assignments of this page. */
  readonly nodes: ReadonlyArray<PermissionSetAssignment>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An assignment with its cursor. */
export type PermissionSetAssignmentEdge = {
  readonly __typename?: 'PermissionSetAssignmentEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The assignment. */
  readonly node: PermissionSetAssignment;
};

/** Whether the role of an assignment is known. */
export type PermissionSetAssignmentStatus =
  /** The role is in the import of the account. */
  | 'PROVISIONED'
  /** The account was not imported, or its import has no such role. */
  | 'ROLE_NOT_IMPORTED';

/** A page of permission sets. */
export type PermissionSetConnection = {
  readonly __typename?: 'PermissionSetConnection';
  /** The permission sets of this page, each with its cursor. */
  readonly edges: ReadonlyArray<PermissionSetEdge>;
  /** The permission sets of this page. */
  readonly nodes: ReadonlyArray<PermissionSet>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A permission set with its cursor. */
export type PermissionSetEdge = {
  readonly __typename?: 'PermissionSetEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The permission set. */
  readonly node: PermissionSet;
};

/** Filters for the list of permission sets. */
export type PermissionSetFilter = {
  /** Only permission sets that are assigned in this account, or that a role in it was created from. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** Only permission sets whose name contains this text. It is not case-sensitive. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
};

/** A policy that a permission set refers to. */
export type PermissionSetPolicy = {
  readonly __typename?: 'PermissionSetPolicy';
  /** The ARN of the policy. Null for a customer managed policy, which each account has for itself. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** The name of the policy. */
  readonly name: Scalars['String']['output'];
  /** The path of the policy in each account. Null for an AWS managed policy. */
  readonly path?: Maybe<Scalars['String']['output']>;
  /** The policy. Null if it was not imported. */
  readonly policy?: Maybe<Policy>;
};


/** A policy that a permission set refers to. */
export type PermissionSetPolicyPolicyArgs = {
  accountId?: InputMaybe<Scalars['AccountId']['input']>;
};

/**
 * A policy: managed, inline, the trust policy of a role, a resource-based policy, or a control policy of an
 * organization.
 */
export type Policy = Node & {
  readonly __typename?: 'Policy';
  /** The account that owns the policy. Null for AWS managed policies and for policies of organizations. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** The ARN of the policy. Null for inline, trust and resource-based policies. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** The users, roles and groups that have it as an identity-based policy, by ARN. For AWS managed policies, those of all imported accounts. */
  readonly attachedTo: PolicyHolderConnection;
  /** The date of the copy that was used, such as `2026-08-26`, if the export names an AWS managed policy without its document and Rolegraph used its own copy. */
  readonly dataPackage?: Maybe<Scalars['String']['output']>;
  /** The version that is in effect, for managed policies. */
  readonly defaultVersionId?: Maybe<Scalars['String']['output']>;
  /** The description that its author gave it. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The document that is in effect. Null if it could not be understood or was not exported. */
  readonly document?: Maybe<Scalars['PolicyDocument']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The kind of policy, by where AWS stores it. */
  readonly kind: PolicyKind;
  /** The name of the policy. For a trust policy the name of its role, for a resource-based policy the name of its resource. */
  readonly name: Scalars['String']['output'];
  /** The user, role or group that an inline policy is embedded in, or the role that a trust policy belongs to. */
  readonly owner?: Maybe<PolicyHolder>;
  /** Why there is no document, if there is none. */
  readonly quarantined?: Maybe<Scalars['String']['output']>;
  /** The resource that a resource-based policy belongs to. */
  readonly resource?: Maybe<Resource>;
  /** How many versions the export holds. */
  readonly versionCount?: Maybe<Scalars['Int']['output']>;
};


/**
 * A policy: managed, inline, the trust policy of a role, a resource-based policy, or a control policy of an
 * organization.
 */
export type PolicyAttachedToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** How a policy, or something else, changed. */
export type PolicyChange =
  /** It is new. */
  | 'ADDED'
  /** It says something else. */
  | 'CHANGED'
  /** It is gone. */
  | 'REMOVED';

/** A page of policies. */
export type PolicyConnection = {
  readonly __typename?: 'PolicyConnection';
  /** The policies of this page, each with its cursor. */
  readonly edges: ReadonlyArray<PolicyEdge>;
  /** The policies of this page. */
  readonly nodes: ReadonlyArray<Policy>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A policy that differs. */
export type PolicyDifference = {
  readonly __typename?: 'PolicyDifference';
  /** The document after. Null if there is none, or it was not imported or could not be understood. */
  readonly after?: Maybe<Scalars['PolicyDocument']['output']>;
  /** The ARN of the policy. Null for inline, trust and resource-based policies. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** The document before. Null if there was none, or it was not imported or could not be understood. */
  readonly before?: Maybe<Scalars['PolicyDocument']['output']>;
  /** What became of it. */
  readonly change: PolicyChange;
  /** The kind of policy, by where AWS stores it. */
  readonly kind: PolicyKind;
  /** The name of the policy. */
  readonly name: Scalars['String']['output'];
  /** The user, role, group or resource that the policy is embedded in. */
  readonly ownerArn?: Maybe<Scalars['ARN']['output']>;
};

/** A page of policies that differ. */
export type PolicyDifferenceConnection = {
  readonly __typename?: 'PolicyDifferenceConnection';
  /** The differences of this page, each with its cursor. */
  readonly edges: ReadonlyArray<PolicyDifferenceEdge>;
  /** The differences of this page. */
  readonly nodes: ReadonlyArray<PolicyDifference>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A policy that differs, with its cursor. */
export type PolicyDifferenceEdge = {
  readonly __typename?: 'PolicyDifferenceEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The difference. */
  readonly node: PolicyDifference;
};

/** A policy with its cursor. */
export type PolicyEdge = {
  readonly __typename?: 'PolicyEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The policy. */
  readonly node: Policy;
};

/** Filters for the list of policies. */
export type PolicyFilter = {
  /** Only policies of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** Only policies of this kind. Trust policies and resource-based policies are never listed. */
  readonly kind?: InputMaybe<PolicyKind>;
  /** Only policies whose name contains this text. It is not case-sensitive. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
};

/** What an identity-based policy can be attached to or embedded in. */
export type PolicyHolder = IamGroup | IamRole | IamUser;

/** A page of users, roles and groups that have a policy. */
export type PolicyHolderConnection = {
  readonly __typename?: 'PolicyHolderConnection';
  /** The users, roles and groups of this page, each with its cursor. */
  readonly edges: ReadonlyArray<PolicyHolderEdge>;
  /** The users, roles and groups of this page. */
  readonly nodes: ReadonlyArray<PolicyHolder>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A user, role or group with its cursor. */
export type PolicyHolderEdge = {
  readonly __typename?: 'PolicyHolderEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The user, role or group. */
  readonly node: PolicyHolder;
};

/** The kinds of policies, by where AWS stores them. */
export type PolicyKind =
  /** An AWS managed policy. */
  | 'AWS_MANAGED'
  /** An inline policy of one user, role or group. */
  | 'INLINE'
  /** A customer managed policy. */
  | 'MANAGED'
  /** The resource-based policy of a resource. */
  | 'RESOURCE'
  /** A resource control policy of an organization. */
  | 'RESOURCE_CONTROL'
  /** A service control policy of an organization. */
  | 'SERVICE_CONTROL'
  /** The trust policy of a role. */
  | 'TRUST';

/** A version of a customer managed policy. */
export type PolicyVersionInput = {
  /** The ARN of the customer managed policy. */
  readonly policyArn: Scalars['ARN']['input'];
  /** The id of the version, such as `v2`. */
  readonly versionId: Scalars['String']['input'];
};

/**
 * Who can make a request. What only some kinds of principals have is in `IamPrincipal`, `EscalationTarget`,
 * `CredentialHolder` and the types themselves. A group is never a principal.
 */
export type Principal = {
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** The id of its account. Null for services, anyone, identity providers that belong to no account, and whoever policies name by an id. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Its ARN. Null for services, anyone, and whoever policies name by an id. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** The principals that may assume it in one step, by ARN, if the decision is ALLOWED or CONDITIONAL. Only roles can be assumed. */
  readonly assumableBy: AssumeRoleConnection;
  /** What can be reached from it, by assuming roles, by escalation techniques and by administrative access. */
  readonly blastRadius: BlastRadius;
  /** Whether it may do this action on this resource. */
  readonly can: AccessDecision;
  /** The roles that it may assume in one step, by ARN, if the decision is ALLOWED or CONDITIONAL. */
  readonly canAssume: AssumeRoleConnection;
  /** Everything that it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  readonly id: Scalars['ID']['output'];
  /** How questions name it: an ARN, a service, an account id, a canonical user id, or `*`. Of a deleted user or role, which AWS shows by its unique id (AIDA…, AROA…), that id: no question takes it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** Its name, for people to read. */
  readonly name: Scalars['String']['output'];
  /** How it can reach administrative access, by assuming roles and by escalation techniques. */
  readonly pathsToPrivilege: PathSearch;
  /** The identity-based policies that apply to it: its own, and those of its groups. Empty for principals that have none. */
  readonly policies: ReadonlyArray<Policy>;
};


/**
 * Who can make a request. What only some kinds of principals have is in `IamPrincipal`, `EscalationTarget`,
 * `CredentialHolder` and the types themselves. A group is never a principal.
 */
export type PrincipalAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/**
 * Who can make a request. What only some kinds of principals have is in `IamPrincipal`, `EscalationTarget`,
 * `CredentialHolder` and the types themselves. A group is never a principal.
 */
export type PrincipalBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Who can make a request. What only some kinds of principals have is in `IamPrincipal`, `EscalationTarget`,
 * `CredentialHolder` and the types themselves. A group is never a principal.
 */
export type PrincipalCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/**
 * Who can make a request. What only some kinds of principals have is in `IamPrincipal`, `EscalationTarget`,
 * `CredentialHolder` and the types themselves. A group is never a principal.
 */
export type PrincipalCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/**
 * Who can make a request. What only some kinds of principals have is in `IamPrincipal`, `EscalationTarget`,
 * `CredentialHolder` and the types themselves. A group is never a principal.
 */
export type PrincipalEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/**
 * Who can make a request. What only some kinds of principals have is in `IamPrincipal`, `EscalationTarget`,
 * `CredentialHolder` and the types themselves. A group is never a principal.
 */
export type PrincipalPathsToPrivilegeArgs = {
  avoid?: InputMaybe<PathAvoidInput>;
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  only?: InputMaybe<PathOnlyInput>;
  targets?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A principal that may do the action in question. */
export type PrincipalAccess = {
  readonly __typename?: 'PrincipalAccess';
  /** Rules that AWS does not state firmly and that this answer depends on. If a date of the last 36 hours decides it, also the time of the question. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** The conditions that must be met if the decision is CONDITIONAL. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** ALLOWED or CONDITIONAL. If there is a `path`, this is the decision for the whole path. */
  readonly decision: Decision;
  /** The statements that decided it. If `path` has hops, these are the statements of the principal at its end. */
  readonly determiningStatements: ReadonlyArray<StatementMatch>;
  /**
   * For a `transitive` question: the shortest route to a principal that may do it. It has no hops if the principal may
   * do it itself. Null if the question is not transitive, or if the search ended before the route was found;
   * `completeness` then says so. A route that takes several identities at once is told where there is no other, or where
   * it is less deep; where `completeness` has `TIME_LIMIT`, one that is less deep may exist.
   */
  readonly path?: Maybe<PrivilegePath>;
  /** What else must hold and is not a policy condition. Each entry completes “if …”, such as `something invokes the function`. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
  /** The principal that may do it, itself or at the end of its `path`. */
  readonly principal: Principal;
};

/** A page of principals that may do the action in question. */
export type PrincipalAccessConnection = {
  readonly __typename?: 'PrincipalAccessConnection';
  /** Whether a search limit may have hidden a principal or a route. Principals that need several identities at once are searched only for the page that lists them, so a limit of that search shows on that page. */
  readonly completeness: Completeness;
  /** Data that was not imported and could add principals to the list or remove some. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The time of the question, or the time that its context states. Dates in policies are decided as of this time. */
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The principals of this page with their access, each with its cursor. */
  readonly edges: ReadonlyArray<PrincipalAccessEdge>;
  /** The principals of this page with their access. */
  readonly nodes: ReadonlyArray<PrincipalAccess>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many principals all pages hold together, or at most hold if `totalCountIsUpperBound`. */
  readonly totalCount: Scalars['Int']['output'];
  /**
   * Whether all pages together may hold fewer principals than `totalCount`. Always false unless the question is
   * `transitive`: then principals of other pages count although their only routes may be contradictory, or the identities
   * that they hold may lead nowhere together. What `completeness` and `dataGaps` say may add principals all the same.
   */
  readonly totalCountIsUpperBound: Scalars['Boolean']['output'];
};

/** A principal that may do the action, with its cursor. */
export type PrincipalAccessEdge = {
  readonly __typename?: 'PrincipalAccessEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The principal, the decision and the evidence for it. */
  readonly node: PrincipalAccess;
};

/** A page of principals. */
export type PrincipalConnection = {
  readonly __typename?: 'PrincipalConnection';
  /** Users, roles and identity providers that were not collected and could be in the list. If the list is one of administrators, or of all others (`PrincipalFilter.administrator`, `Account.administrators`): data that was not imported, or could not be understood, and may hide administrators. A caller limited to some accounts always has `LIMITED_BY_SCOPE`. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The principals of this page, each with its cursor. */
  readonly edges: ReadonlyArray<PrincipalEdge>;
  /** The principals of this page. */
  readonly nodes: ReadonlyArray<Principal>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A principal with its cursor. */
export type PrincipalEdge = {
  readonly __typename?: 'PrincipalEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The principal. */
  readonly node: Principal;
};

/** Filters for the list of principals. */
export type PrincipalFilter = {
  /** Only principals of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** True: only users and roles with administrative access to their account, with or without conditions. False: only all other principals, including those for which it is not known. Root users do not count as administrators here. */
  readonly administrator?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: only roles that trust EC2 and that no instance profile holds, so no instance can run as them. False: only all other principals. */
  readonly ec2WithoutInstanceProfile?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only principals of this kind. */
  readonly kind?: InputMaybe<PrincipalKind>;
  /** Only principals whose name contains this text. It is not case-sensitive. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
};

/** The kinds of principals. */
export type PrincipalKind =
  /** Everyone, with or without a signature. */
  | 'ANYONE'
  /** Principals that policies name but no import holds. */
  | 'EXTERNAL'
  /** OpenID Connect identity providers. */
  | 'OIDC_PROVIDER'
  /** IAM roles. */
  | 'ROLE'
  /** Role sessions that policies name. */
  | 'ROLE_SESSION'
  /** Root users of accounts. */
  | 'ROOT'
  /** SAML identity providers. */
  | 'SAML_PROVIDER'
  /** AWS services. */
  | 'SERVICE'
  /** IAM users. */
  | 'USER';

/**
 * One path from a principal to another, step by step. A principal that assumes a role keeps its earlier credentials, so
 * any principal that the path holds by then can take a step, and several can take one together. In a plain chain, each
 * step is taken by the principal that the step before leads to.
 */
export type PrivilegePath = {
  readonly __typename?: 'PrivilegePath';
  /** The accounts that the path goes through, in order. */
  readonly accounts: ReadonlyArray<Account>;
  /** The caveats of all hops and of what the path leads to, each listed once. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** The conditions of all hops and of what the path leads to, each listed once. A path whose conditions certainly contradict each other is not listed. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** ALLOWED if everything on the path is allowed without conditions, otherwise CONDITIONAL. UNKNOWN if steps are hidden from the caller. */
  readonly decision: Decision;
  /** The depth of the last hop. The depth of a hop is one more than the greatest depth of those it rests on, or 1 if it rests on none. In a plain chain, this is the number of hops. 0 if there are no hops. */
  readonly depth: Scalars['Int']['output'];
  /** What the path ends at: administrative access, or a marked target. Null for `assumeRolePaths` and `whoCan`. */
  readonly goal?: Maybe<PathGoal>;
  /** The steps in order, each after those that it rests on. Empty if the path ends where it starts. */
  readonly hops: ReadonlyArray<Hop>;
  /** The number of hops. */
  readonly length: Scalars['Int']['output'];
  /** The path as a picture, or as text that a program can draw. */
  readonly render: Scalars['String']['output'];
  /** The path in one sentence. */
  readonly sentence: Scalars['String']['output'];
};


/**
 * One path from a principal to another, step by step. A principal that assumes a role keeps its earlier credentials, so
 * any principal that the path holds by then can take a step, and several can take one together. In a plain chain, each
 * step is taken by the principal that the step before leads to.
 */
export type PrivilegePathRenderArgs = {
  format: GraphFormat;
};

/** The questions that Rolegraph answers. */
export type Query = {
  readonly __typename?: 'Query';
  /** Access keys of IAM users and root users, by owner. */
  readonly accessKeys: AccessKeyConnection;
  /** One account. Null if nothing names it. */
  readonly account?: Maybe<Account>;
  /** The imported accounts, and the accounts that only policies or an organization name, by id. */
  readonly accounts: AccountConnection;
  /** AWS's actions that begin with a text, for autocompletion. Case does not matter. Nothing is read from the database. */
  readonly actions: ReadonlyArray<ListedAction>;
  /**
   * How can `from` take over `to` by assuming roles, across accounts? Shortest path first. Paths that open only because
   * a session tag replaces a tag of a role are not searched; `dataGaps` says where they may exist.
   */
  readonly assumeRolePaths: PathSearch;
  /** What can be reached from this principal, by assuming roles, by escalation techniques and by administrative access? Counts first, members on demand. */
  readonly blastRadius: BlastRadius;
  /** May this principal do this action on this resource? */
  readonly can: AccessDecision;
  /** Answers many `can` checks at once, in the order of the checks. A check that fails is null, with an error at its path. */
  readonly canBatch: ReadonlyArray<Maybe<AccessDecision>>;
  /**
   * Which single hops, if closed, would cut principals off from administrative access to an account, whatever the length
   * of their routes? Hops that cut off the most principals come first. Each hop is decided by itself: a route whose
   * conditions cannot hold together still counts as a route, and may hide a choke point.
   */
  readonly chokePoints: ChokePointConnection;
  /**
   * Who would gain or lose which access by the changes? Compares the stored graph with the scenario. Each state
   * and each trial may take 30 seconds. `cause` and `path` take time only if they are selected.
   */
  readonly compareScenario: AccessDifference;
  /** What does it take for `from` to assume the role `to`, step by step, and which steps are missing? */
  readonly crossAccountAccess: CrossAccountAccess;
  /**
   * What differs in access between two sets of export files? Each side is the stored graph with its documents imported on
   * top: what they hold counts in place of what was imported before, and all else stays. A side that is left out is the
   * stored graph as it is. Nothing is stored. The limits and refusals of scenarios apply, and the time limits of
   * `compareScenario`.
   */
  readonly diff: AccessDifference;
  /** What may a principal do once every policy type is applied? */
  readonly effectivePermissions: EffectivePermissions;
  /**
   * An imported account as documents that can be imported again, in the formats of AWS where these have one. All of them,
   * imported into an empty graph, make the same account.
   */
  readonly exportAccount: ReadonlyArray<ExportedDocument>;
  /** One group. Null if it is not in the graph. */
  readonly group?: Maybe<IamGroup>;
  /** All groups, by ARN. */
  readonly groups: IamGroupConnection;
  /**
   * Who would lose what if an SCP or RCP was attached? Each user, role and root user of the imported accounts below the
   * targets is judged with the policy and without it.
   */
  readonly guardrailImpact: GuardrailImpact;
  /** The last hundred imports and what each changed about administrative access, latest first. Scenarios are not among them. */
  readonly imports: ImportConnection;
  /** Instance profiles, by ARN. */
  readonly instanceProfiles: InstanceProfileConnection;
  /** Any object by its id. Null if it is not in the graph. */
  readonly node?: Maybe<Node>;
  /** The organization that was imported. Null if none was. */
  readonly organization?: Maybe<Organization>;
  /** What stands out in the graph: administrators and who can become one, openings to outsiders, overdue keys, and what the last import changed. */
  readonly overview: Overview;
  /**
   * How can `from` reach administrative access, by assuming roles and by escalation techniques? Shortest path first,
   * by `PrivilegePath.depth`. A path ends at the first administrator, but may pass through one that is an administrator
   * only under conditions. If `from` is an administrator itself, the answer is one path without steps.
   */
  readonly pathsToPrivilege: PathSearch;
  /** One permission set of Identity Center. Null if it is not in the graph. */
  readonly permissionSet?: Maybe<PermissionSet>;
  /** Permission sets of Identity Center, by ARN. */
  readonly permissionSets: PermissionSetConnection;
  /** Managed policies, inline policies, SCPs and RCPs, by ARN or owner. */
  readonly policies: PolicyConnection;
  /** One managed policy. Null if it is not in the graph. If exports hold several versions of an AWS managed policy, this is the latest. */
  readonly policy?: Maybe<Policy>;
  /** One principal. Null if it is not in the graph. */
  readonly principal?: Maybe<Principal>;
  /** All principals, by ARN. */
  readonly principals: PrincipalConnection;
  /** One resource with a resource-based policy. Null if it is not in the graph. */
  readonly resource?: Maybe<Resource>;
  /** Resources with a resource-based policy, or known to have none, by ARN. */
  readonly resources: ResourceConnection;
  /** Accounts, principals, groups, policies, resources and workloads whose name or ARN contains the text, best match first. An access key's id finds its owner. At most the 1,000 best matches of each kind are found: if more match, give more of the name. */
  readonly search: SearchResultConnection;
  /** Numbers about the content of the graph. */
  readonly statistics: Statistics;
  /** The targets that were marked, in the order in which they were given. */
  readonly targets: ReadonlyArray<Target>;
  /** One escalation technique. Null if there is none with this id. */
  readonly technique?: Maybe<Technique>;
  /** All escalation techniques that this version knows, whatever was imported. */
  readonly techniques: TechniqueConnection;
  /**
   * Roles whose trust policy is open to anyone, to outside accounts, to a vendor without an external id, to tokens of
   * strangers, or to services that act for strangers. Service-linked roles are not listed, because nobody can change
   * their trust policy.
   */
  readonly trustExposure: TrustExposureConnection;
  /** Which principals may do this action on this resource, with or without conditions? Lists principals that may do it themselves, unless the question is `transitive`. */
  readonly whoCan: PrincipalAccessConnection;
  /**
   * Who can take over this principal, by assuming roles, by escalation techniques and by administrative access to its
   * account? For a root user or an account id: who can reach, or has, administrative access to the account? Nearest
   * first. Each hop is decided by itself, so the list includes routes whose conditions cannot hold together;
   * `pathsToPrivilege` and `assumeRolePaths` leave those out.
   */
  readonly whoCanReach: WhoCanReachConnection;
  /** One workload, such as an instance or a function. Null if it is not in the graph. */
  readonly workload?: Maybe<Workload>;
  /** Workloads and the roles that they run as, by ARN. */
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
export type QueryActionsArgs = {
  first: Scalars['Int']['input'];
  startsWith: Scalars['String']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryAssumeRolePathsArgs = {
  avoid?: InputMaybe<PathAvoidInput>;
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  from: Scalars['PrincipalIdentifier']['input'];
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  only?: InputMaybe<PathOnlyInput>;
  scenario?: InputMaybe<ScenarioInput>;
  to: Scalars['ARN']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  principal: Scalars['PrincipalIdentifier']['input'];
  scenario?: InputMaybe<ScenarioInput>;
};


/** The questions that Rolegraph answers. */
export type QueryCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  principal: Scalars['PrincipalIdentifier']['input'];
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  scenario?: InputMaybe<ScenarioInput>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** The questions that Rolegraph answers. */
export type QueryCanBatchArgs = {
  checks: ReadonlyArray<CanInput>;
  scenario?: InputMaybe<ScenarioInput>;
};


/** The questions that Rolegraph answers. */
export type QueryChokePointsArgs = {
  accountId: Scalars['AccountId']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  scenario?: InputMaybe<ScenarioInput>;
};


/** The questions that Rolegraph answers. */
export type QueryCompareScenarioArgs = {
  scenario: ScenarioInput;
  trials?: InputMaybe<Scalars['Int']['input']>;
  watch?: InputMaybe<ReadonlyArray<WatchInput>>;
};


/** The questions that Rolegraph answers. */
export type QueryCrossAccountAccessArgs = {
  from: Scalars['PrincipalIdentifier']['input'];
  scenario?: InputMaybe<ScenarioInput>;
  to: Scalars['ARN']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryDiffArgs = {
  after?: InputMaybe<ReadonlyArray<ImportDocumentInput>>;
  before?: InputMaybe<ReadonlyArray<ImportDocumentInput>>;
  trials?: InputMaybe<Scalars['Int']['input']>;
  watch?: InputMaybe<ReadonlyArray<WatchInput>>;
};


/** The questions that Rolegraph answers. */
export type QueryEffectivePermissionsArgs = {
  principal: Scalars['PrincipalIdentifier']['input'];
  scenario?: InputMaybe<ScenarioInput>;
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** The questions that Rolegraph answers. */
export type QueryExportAccountArgs = {
  accountId: Scalars['AccountId']['input'];
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
export type QueryGuardrailImpactArgs = {
  content: Scalars['PolicyDocument']['input'];
  targets: ReadonlyArray<Scalars['String']['input']>;
  type: GuardrailType;
};


/** The questions that Rolegraph answers. */
export type QueryImportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
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
  avoid?: InputMaybe<PathAvoidInput>;
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  from: Scalars['PrincipalIdentifier']['input'];
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  only?: InputMaybe<PathOnlyInput>;
  scenario?: InputMaybe<ScenarioInput>;
  targets?: InputMaybe<Scalars['Boolean']['input']>;
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
  scenario?: InputMaybe<ScenarioInput>;
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
  scenario?: InputMaybe<ScenarioInput>;
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
  scenario?: InputMaybe<ScenarioInput>;
  transitive?: InputMaybe<Scalars['Boolean']['input']>;
};


/** The questions that Rolegraph answers. */
export type QueryWhoCanReachArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  scenario?: InputMaybe<ScenarioInput>;
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

/** A principal that can reach administrative access to accounts and could not before, or the other way around. */
export type ReachChange = {
  readonly __typename?: 'ReachChange';
  /** How many these are in all. */
  readonly accountCount: Scalars['Int']['output'];
  /** The accounts, by id. Ten at most. */
  readonly accountIds: ReadonlyArray<Scalars['AccountId']['output']>;
  /** How it changed. */
  readonly change: AccessChange;
  /** The principal. */
  readonly principal: Scalars['PrincipalIdentifier']['output'];
};

/** A page of principals that can be reached. */
export type ReachConnection = {
  readonly __typename?: 'ReachConnection';
  /** The principals of this page with their distance, each with its cursor. */
  readonly edges: ReadonlyArray<ReachEdge>;
  /** The principals of this page. */
  readonly nodes: ReadonlyArray<Principal>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A principal whose way to administrative access to an account differs. */
export type ReachDifference = {
  readonly __typename?: 'ReachDifference';
  /** The account. */
  readonly accountId: Scalars['AccountId']['output'];
  /** How far it is. Null if there is no way. */
  readonly after?: Maybe<ReachDistance>;
  /** How far it was. Null if there was no way. */
  readonly before?: Maybe<ReachDistance>;
  /**
   * The cause: the fewest changes that must be undone to remove the difference, found by trying. Null if it was not
   * found within `trials`.
   */
  readonly cause?: Maybe<ReadonlyArray<DifferenceCause>>;
  /** How it changed. */
  readonly change: AccessChange;
  /** A shortest way: as it is, or for what is lost or longer now, as it was. Null for all but the first 100 differences, and if none was found in time. */
  readonly path?: Maybe<DifferencePath>;
  /** The principal that can reach administrative access to it. */
  readonly principal: Scalars['PrincipalIdentifier']['output'];
};

/** A page of differences of ways. */
export type ReachDifferenceConnection = {
  readonly __typename?: 'ReachDifferenceConnection';
  /** The differences of this page, each with its cursor. */
  readonly edges: ReadonlyArray<ReachDifferenceEdge>;
  /** The differences of this page. */
  readonly nodes: ReadonlyArray<ReachDifference>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A difference of a way, with its cursor. */
export type ReachDifferenceEdge = {
  readonly __typename?: 'ReachDifferenceEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The difference. */
  readonly node: ReachDifference;
};

/** How far a principal is from its end. */
export type ReachDistance = {
  readonly __typename?: 'ReachDistance';
  /** The fewest hops. */
  readonly distance: Scalars['Int']['output'];
  /** The fewest hops without conditions. Null if every way has conditions. */
  readonly unconditionalDistance?: Maybe<Scalars['Int']['output']>;
};

/** A principal at the other end of one or more routes. */
export type ReachEdge = {
  readonly __typename?: 'ReachEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /**
   * ALLOWED if some route that was searched has no conditions, otherwise CONDITIONAL. For a caller who is limited to some
   * accounts ALLOWED if such a route lies in these, otherwise UNKNOWN.
   */
  readonly decision: Decision;
  /**
   * The smallest depth of a route (`PrivilegePath.depth`). For a plain chain, its number of hops. In `whoCanReach` it is an
   * upper bound where `completeness` has `TIME_LIMIT`: a route that takes several identities at once may be less deep.
   */
  readonly distance: Scalars['Int']['output'];
  /** The principal. */
  readonly node: Principal;
  /**
   * The smallest depth of a route without conditions, in `whoCanReach` with the same bound. Null if every route that was
   * searched has conditions. If it equals `distance`, a route of that depth has no conditions. An account administrator
   * counts as able to take over any principal in it, even a role that a guardrail protects by name. For a caller who is
   * limited to some accounts, only routes that lie in these count.
   */
  readonly unconditionalDistance?: Maybe<Scalars['Int']['output']>;
};

/** Filters for the list of reachable principals. */
export type ReachFilter = {
  /** Only principals of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** True: only principals with administrative access to their account. False: only those without. */
  readonly administrators?: InputMaybe<Scalars['Boolean']['input']>;
};

/** How many principals can reach administrative access to an account. */
export type ReachedAccount = {
  readonly __typename?: 'ReachedAccount';
  /** The account. Null if it is not in the graph any more. */
  readonly account?: Maybe<Account>;
  /** The id of the account. */
  readonly accountId: Scalars['AccountId']['output'];
  /** How many users and roles can, also administrators of other accounts. Those of the account that administer it are not among them. */
  readonly reaching: Scalars['Int']['output'];
};

/** A permission that a technique needs. */
export type RequiredPermission = {
  readonly __typename?: 'RequiredPermission';
  /** The action. */
  readonly action: Scalars['Action']['output'];
  /** The resource that the caller needs the action on. */
  readonly on: RequiredResource;
  /** Actions of which the caller gets one by this permission, because it writes the policy of the resource. Empty if it does not. */
  readonly opens: ReadonlyArray<Scalars['Action']['output']>;
  /** The AWS services to which the caller may pass the role with `iam:PassRole`: one of them is enough. Empty for other actions, and if the service does not matter. */
  readonly passedTo: ReadonlyArray<Scalars['PrincipalIdentifier']['output']>;
  /** The pattern of ARNs that the resource must match, such as `arn:*:iam::*:role/OrganizationAccountAccessRole`. Null if every resource that `on` describes will do. */
  readonly resource?: Maybe<Scalars['ResourcePattern']['output']>;
  /** Condition keys that the request of the caller leaves out, such as `iam:PermissionsBoundary`. A policy that demands them stops the technique. */
  readonly withoutKeys: ReadonlyArray<Scalars['String']['output']>;
};

/** Permissions that are enough for a technique if the caller has all of them. */
export type RequiredPermissions = {
  readonly __typename?: 'RequiredPermissions';
  /** All of them are needed. Empty if the technique needs no permission, because someone outside the account uses it. */
  readonly allOf: ReadonlyArray<RequiredPermission>;
};

/** The resources on which techniques need permissions. Policies are policies of the account: nobody can change those of AWS. */
export type RequiredResource =
  /** The policy that is the permissions boundary of the target role. */
  | 'BOUNDARY_OF_ROLE'
  /** The policy that is the permissions boundary of the target user. */
  | 'BOUNDARY_OF_USER'
  /** An object that the code of the workload comes from. */
  | 'CODE_SOURCE'
  /** A group that the target user is a member of. */
  | 'GROUP_OF_USER'
  /** The root user of a member account of the organization. */
  | 'MEMBER_ROOT'
  /** A user or role that the caller creates: the same one in all permissions of the technique. */
  | 'NEW'
  /** A user group that the caller creates: the same one in all permissions of the technique. */
  | 'NEW_GROUP'
  /** A group that the user who gains is not a member of. */
  | 'OTHER_GROUP'
  /** The policy that is the permissions boundary of the caller. */
  | 'OWN_BOUNDARY'
  /** A group that the caller is a member of. */
  | 'OWN_GROUP'
  /** A managed policy of the caller or of one of its groups. */
  | 'OWN_POLICY'
  /** The role that the caller is a session of. */
  | 'OWN_ROLE'
  /** The permission set that the caller is a session of. */
  | 'PERMISSION_SET'
  /** A managed policy of the target role. */
  | 'POLICY_OF_ROLE'
  /** A managed policy of the target user or of one of its groups. */
  | 'POLICY_OF_USER'
  /** The identity provider that the target role trusts. */
  | 'PROVIDER'
  /** The target role. */
  | 'ROLE'
  /** The target role, which is in an instance profile. */
  | 'ROLE_IN_PROFILE'
  /** The user that the caller is. */
  | 'SELF'
  /** Any resource. It may be a new one. */
  | 'SOMETHING'
  /** The target user. */
  | 'USER'
  /** The workload that runs as the target role. */
  | 'WORKLOAD';

/** A resource with a resource-based policy, or one that is known to have none: a bucket, a queue, a key. */
export type Resource = Node & {
  readonly __typename?: 'Resource';
  /** The account that owns it. */
  readonly account?: Maybe<Account>;
  /** The id of the account that owns it. */
  readonly accountId: Scalars['AccountId']['output'];
  /** Its ARN. */
  readonly arn: Scalars['ARN']['output'];
  /** Who outside its account can access it through its policy. */
  readonly exposure: ResourceExposure;
  /** The principals that its policy names, with the statements that name them. `exposure` and `whoCan` decide what these statements really grant. */
  readonly grants: ReadonlyArray<ResourceGrant>;
  readonly id: Scalars['ID']['output'];
  /** Its name or id. */
  readonly name: Scalars['String']['output'];
  /** Its resource-based policy. For a VPC endpoint: the policy that limits the requests that come through it. Null if it has none or none was collected. */
  readonly policy?: Maybe<Policy>;
  /** Whether its policy is known. NONE if the collection found that it has no policy, NOT_COLLECTED also if reading it was denied. */
  readonly policyStatus: CollectionStatus;
  /** The resource type, such as `key` or `function`. Null if the ARN does not show it, as for buckets and queues. */
  readonly resourceType?: Maybe<Scalars['String']['output']>;
  /** The service in its ARN, such as `s3` or `es`. */
  readonly service: Scalars['String']['output'];
  /** Its tags. Null if they were not collected. */
  readonly tags?: Maybe<ReadonlyArray<Tag>>;
  /** Which principals may do this action on this resource, with or without conditions? Lists principals that may do it themselves, unless the question is `transitive`. */
  readonly whoCan: PrincipalAccessConnection;
};


/** A resource with a resource-based policy, or one that is known to have none: a bucket, a queue, a key. */
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
  /** With the filter `exposed`: data that was not imported and could change which resources are in the list. The first 50 gaps of resources are listed, then their number. Without that filter always empty. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The resources of this page, each with its cursor. */
  readonly edges: ReadonlyArray<ResourceEdge>;
  /** The resources of this page. */
  readonly nodes: ReadonlyArray<Resource>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A resource with its cursor. */
export type ResourceEdge = {
  readonly __typename?: 'ResourceEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The resource. */
  readonly node: Resource;
};

/**
 * Who outside the account of a resource can access it. The policy engine decides it, with conditions, denials and the
 * public access block of a bucket. Services that act as themselves are not listed.
 */
export type ResourceExposure = {
  readonly __typename?: 'ResourceExposure';
  /** Data that was not imported and could change the answer. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** Those of them that are outside its organization too. Null if no imported organization contains its account, and for callers limited to some accounts, who may not know which others it contains. */
  readonly outsideOrganization?: Maybe<ReadonlyArray<OutsideAccess>>;
  /** Principals outside its account to which its policy grants access. What they need on their own side, if that was not imported, is in `preconditions`. */
  readonly reachableFromOutside: ReadonlyArray<OutsideAccess>;
};

/** Filters for the list of resources. */
export type ResourceFilter = {
  /** Only resources of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** True: only resources whose policy grants access to someone outside the account (`exposure`). False: only resources whose policy is not known to do so. */
  readonly exposed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only resources whose name contains this text. It is not case-sensitive. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** Only resources of this service, as ARNs write it. */
  readonly service?: InputMaybe<Scalars['String']['input']>;
};

/** What the policy of a resource says about one principal, in Allow and Deny statements. */
export type ResourceGrant = {
  readonly __typename?: 'ResourceGrant';
  /** The principal that the statements name. */
  readonly principal: Principal;
  /** The statements that name the principal. */
  readonly statements: ReadonlyArray<StatementMatch>;
};

/** A resource. */
export type ResourceInput = {
  /** The ARN of the resource, which an import holds. */
  readonly resource: Scalars['ARN']['input'];
};

/** A resource and its policy. */
export type ResourcePolicyInput = {
  /** The policy. */
  readonly policy: Scalars['PolicyDocument']['input'];
  /** The ARN of the resource, which an import holds. */
  readonly resource: Scalars['ARN']['input'];
};

/** A page of people who can sign in as a role. */
export type RoleAssigneeConnection = {
  readonly __typename?: 'RoleAssigneeConnection';
  /** Data that was not imported and could add people. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The users of this page, each with its cursor. */
  readonly edges: ReadonlyArray<IdentityCenterPrincipalEdge>;
  /** The users of this page. */
  readonly nodes: ReadonlyArray<IdentityCenterPrincipal>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** The permissions boundary of a role. */
export type RoleBoundaryInput = {
  /** The ARN of the managed policy that becomes the permissions boundary. */
  readonly permissionsBoundary: Scalars['ARN']['input'];
  /** The ARN of the role. */
  readonly role: Scalars['ARN']['input'];
};

/** An inline policy of a role. */
export type RoleInlinePolicyInput = {
  /** The policy. */
  readonly policyDocument: Scalars['PolicyDocument']['input'];
  /** The name of the inline policy. */
  readonly policyName: Scalars['String']['input'];
  /** The ARN of the role. */
  readonly role: Scalars['ARN']['input'];
};

/** The name of an inline policy of a role. */
export type RoleInlinePolicyNameInput = {
  /** The name of the inline policy. */
  readonly policyName: Scalars['String']['input'];
  /** The ARN of the role. */
  readonly role: Scalars['ARN']['input'];
};

/** A role. */
export type RoleInput = {
  /** The ARN of the role. */
  readonly role: Scalars['ARN']['input'];
};

/** A managed policy and a role. */
export type RoleManagedPolicyInput = {
  /** The ARN of the managed policy. */
  readonly policyArn: Scalars['ARN']['input'];
  /** The ARN of the role. */
  readonly role: Scalars['ARN']['input'];
};

/** One session of a role, named by its assumed-role ARN. */
export type RoleSession = IamPrincipal & Node & Principal & {
  readonly __typename?: 'RoleSession';
  readonly account?: Maybe<Account>;
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  readonly administration?: Maybe<Administration>;
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  readonly assumableBy: AssumeRoleConnection;
  readonly blastRadius: BlastRadius;
  readonly can: AccessDecision;
  readonly canAssume: AssumeRoleConnection;
  readonly canEscalateTo: EscalationConnection;
  readonly effectivePermissions: EffectivePermissions;
  readonly findings: ReadonlyArray<EscalationWay>;
  readonly id: Scalars['ID']['output'];
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  readonly name: Scalars['String']['output'];
  readonly pathsToPrivilege: PathSearch;
  readonly permissionsBoundary?: Maybe<Policy>;
  readonly policies: ReadonlyArray<Policy>;
  /** The role of the session. Null if it is not in the graph. */
  readonly role?: Maybe<IamRole>;
};


/** One session of a role, named by its assumed-role ARN. */
export type RoleSessionAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** One session of a role, named by its assumed-role ARN. */
export type RoleSessionBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** One session of a role, named by its assumed-role ARN. */
export type RoleSessionCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** One session of a role, named by its assumed-role ARN. */
export type RoleSessionCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** One session of a role, named by its assumed-role ARN. */
export type RoleSessionCanEscalateToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** One session of a role, named by its assumed-role ARN. */
export type RoleSessionEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** One session of a role, named by its assumed-role ARN. */
export type RoleSessionPathsToPrivilegeArgs = {
  avoid?: InputMaybe<PathAvoidInput>;
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  only?: InputMaybe<PathOnlyInput>;
  targets?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Keys of tags of a role. */
export type RoleTagKeysInput = {
  /** The ARN of the role. */
  readonly role: Scalars['ARN']['input'];
  /** The keys of the tags. */
  readonly tagKeys: ReadonlyArray<Scalars['String']['input']>;
};

/** Tags of a role. */
export type RoleTagsInput = {
  /** The ARN of the role. */
  readonly role: Scalars['ARN']['input'];
  /** The tags. One whose key is there already gets the new value. */
  readonly tags: ReadonlyArray<TagInput>;
};

/** Who uses the credentials of the role of a workload. */
export type RoleUse =
  /** The code that runs gets them. */
  | 'CODE'
  /** The service or its agent uses them and does not pass them to the code, as with an ECS execution role. */
  | 'SERVICE';

/** A page of workloads that run as a role. */
export type RoleUserConnection = {
  readonly __typename?: 'RoleUserConnection';
  /** Workloads that were not collected, or not in every region, and could be in the list. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The workloads of this page with how they use the role, each with its cursor. */
  readonly edges: ReadonlyArray<RoleUserEdge>;
  /** The workloads of this page. */
  readonly nodes: ReadonlyArray<Workload>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A workload that runs as a role. */
export type RoleUserEdge = {
  readonly __typename?: 'RoleUserEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The instance profile through which the workload has the role. Null if it names the role itself. */
  readonly instanceProfile?: Maybe<InstanceProfile>;
  /** The workload. */
  readonly node: Workload;
  /** Whether the code that runs gets the credentials of the role. */
  readonly use: RoleUse;
};

/** A SAML identity provider, whose users get role sessions. */
export type SamlProvider = Node & Principal & {
  readonly __typename?: 'SamlProvider';
  readonly account?: Maybe<Account>;
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  readonly assumableBy: AssumeRoleConnection;
  readonly blastRadius: BlastRadius;
  readonly can: AccessDecision;
  readonly canAssume: AssumeRoleConnection;
  /** When it was created. Null if that was not collected. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  readonly effectivePermissions: EffectivePermissions;
  readonly id: Scalars['ID']['output'];
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  readonly name: Scalars['String']['output'];
  readonly pathsToPrivilege: PathSearch;
  readonly policies: ReadonlyArray<Policy>;
  /** When its metadata expires. Null if it is only named by policies. */
  readonly validUntil?: Maybe<Scalars['DateTime']['output']>;
};


/** A SAML identity provider, whose users get role sessions. */
export type SamlProviderAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A SAML identity provider, whose users get role sessions. */
export type SamlProviderBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** A SAML identity provider, whose users get role sessions. */
export type SamlProviderCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** A SAML identity provider, whose users get role sessions. */
export type SamlProviderCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A SAML identity provider, whose users get role sessions. */
export type SamlProviderEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** A SAML identity provider, whose users get role sessions. */
export type SamlProviderPathsToPrivilegeArgs = {
  avoid?: InputMaybe<PathAvoidInput>;
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  only?: InputMaybe<PathOnlyInput>;
  targets?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Changes that a question assumes to be made. They are imported like files, and never stored. */
export type ScenarioInput = {
  /** Changes in the verbs of the AWS API, in order: each one sees the documents and what those before it have changed. */
  readonly changes?: InputMaybe<ReadonlyArray<ChangeInput>>;
  /** Export files that count in place of those imported before. */
  readonly documents?: InputMaybe<ReadonlyArray<ImportDocumentInput>>;
};

/** The limits that can cut a search short. */
export type SearchLimit =
  /**
   * A principal that matters for the answer, alone or together with others, can gain rights or accounts by a technique
   * that leads to no principal, or can grant itself the access in question. What it could do next was not searched. Or it
   * can take a step of a path together with others, in place of those that take it there; for `blastRadius`, it gains
   * data only together with others. `unexplored` lists these principals and techniques.
   */
  | 'ESCALATION_UNEXPLORED'
  /** An import changed the graph during the search. */
  | 'GRAPH_CHANGED'
  /** The caller is limited to some accounts. What concerns others is left out, or counted but hidden. */
  | 'LIMITED_BY_SCOPE'
  /** Paths deeper than `maxHops` may exist. */
  | 'MAX_HOPS'
  /** More than `k` paths exist. */
  | 'MAX_PATHS'
  /** The search ran out of time. The same question may find more later. */
  | 'TIME_LIMIT'
  /** The search reached its limit of principals and steps. The same question finds no more later. */
  | 'WORK_LIMIT';

/** The objects that a search can find. */
export type SearchResult = Account | AccountRoot | ExternalPrincipal | IamGroup | IamRole | IamUser | OidcProvider | Policy | Resource | RoleSession | SamlProvider | ServicePrincipal | Workload;

/** A page of search results. */
export type SearchResultConnection = {
  readonly __typename?: 'SearchResultConnection';
  /** The results of this page, each with its cursor. */
  readonly edges: ReadonlyArray<SearchResultEdge>;
  /** The results of this page. */
  readonly nodes: ReadonlyArray<SearchResult>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A search result with its cursor. */
export type SearchResultEdge = {
  readonly __typename?: 'SearchResultEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The object that was found. */
  readonly node: SearchResult;
};

/** How much of one section of an account was collected. */
export type SectionCompleteness = {
  readonly __typename?: 'SectionCompleteness';
  /** When the section was collected, as far as the inputs show. If it has several parts, the oldest date. */
  readonly collectedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What is missing and why, if that is known. For data that is collected region by region: the regions that were searched, if not all were. */
  readonly detail?: Maybe<Scalars['String']['output']>;
  /** The kinds that the imports cover, if those are not all that can exist, such as `s3` or `ec2:instance`. `*` means every kind, according to the list of workloads itself. */
  readonly kinds: ReadonlyArray<Scalars['String']['output']>;
  /** The section of the account. */
  readonly section: AccountSection;
  /** How much of the section was collected. */
  readonly status: CollectionStatus;
};

/** What the principal may do in one AWS service. */
export type ServicePermissions = {
  readonly __typename?: 'ServicePermissions';
  /** The allowed actions by access level. Levels without an allowed action are left out. */
  readonly accessLevels: ReadonlyArray<AccessLevelPermissions>;
  /** How many actions the service has. */
  readonly actionCount: Scalars['Int']['output'];
  /** How many actions of the service are allowed on some resource, with or without conditions. */
  readonly allowedCount: Scalars['Int']['output'];
  /** The prefix of the service, such as `s3`. */
  readonly service: Scalars['String']['output'];
};


/** What the principal may do in one AWS service. */
export type ServicePermissionsAccessLevelsArgs = {
  levels?: InputMaybe<ReadonlyArray<AccessLevel>>;
};

/** An AWS service that acts as itself. */
export type ServicePrincipal = Node & Principal & {
  readonly __typename?: 'ServicePrincipal';
  readonly account?: Maybe<Account>;
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  readonly assumableBy: AssumeRoleConnection;
  readonly blastRadius: BlastRadius;
  readonly can: AccessDecision;
  readonly canAssume: AssumeRoleConnection;
  readonly effectivePermissions: EffectivePermissions;
  readonly id: Scalars['ID']['output'];
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  readonly name: Scalars['String']['output'];
  readonly pathsToPrivilege: PathSearch;
  readonly policies: ReadonlyArray<Policy>;
};


/** An AWS service that acts as itself. */
export type ServicePrincipalAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An AWS service that acts as itself. */
export type ServicePrincipalBlastRadiusArgs = {
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};


/** An AWS service that acts as itself. */
export type ServicePrincipalCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  resourceIsLiteral?: InputMaybe<Scalars['Boolean']['input']>;
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** An AWS service that acts as itself. */
export type ServicePrincipalCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An AWS service that acts as itself. */
export type ServicePrincipalEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** An AWS service that acts as itself. */
export type ServicePrincipalPathsToPrivilegeArgs = {
  avoid?: InputMaybe<PathAvoidInput>;
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  k?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  only?: InputMaybe<PathOnlyInput>;
  targets?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A change of what a principal may do. */
export type StatementChange = {
  readonly __typename?: 'StatementChange';
  /** How it changes. A DENY that is new is TIGHTENED. */
  readonly change: AccessChange;
  /** The statement as it is after the change; for what is lost, as it was. */
  readonly statement: EffectiveStatement;
};

/** A condition as a policy states it: one operator on one key. */
export type StatementCondition = {
  readonly __typename?: 'StatementCondition';
  /** The context key, as written. */
  readonly key: Scalars['String']['output'];
  /** The condition operator, such as `StringEquals` or `ForAllValues:StringLikeIfExists`. */
  readonly operator: Scalars['String']['output'];
  /** The values, as written. */
  readonly values: ReadonlyArray<Scalars['String']['output']>;
};

/** A policy statement that took part in a decision. */
export type StatementMatch = {
  readonly __typename?: 'StatementMatch';
  /** The `Action` element, as written. Empty if the statement has `NotAction`, or if `policy` is null. */
  readonly actions: ReadonlyArray<Scalars['String']['output']>;
  /** Whether the statement allows or denies. */
  readonly effect: Effect;
  /** The layer that the policy belongs to in this decision. */
  readonly layer: LayerKind;
  /** For SCPs and RCPs: the root, OU or account that the policy is attached to, `r-…`, `ou-…` or an account id. */
  readonly level?: Maybe<Scalars['String']['output']>;
  /** The `NotAction` element, as written. Empty for most statements. */
  readonly notActions: ReadonlyArray<Scalars['String']['output']>;
  /**
   * The policy that contains the statement. Null if the principal of the step does not have it yet, such as the policy of
   * a group that it joins, where a token does not let you see it, and for the policy that `Query.guardrailImpact` is asked
   * about. Of a statement that differs: the policy in the state that has the statement.
   */
  readonly policy?: Maybe<Policy>;
  /** The ARN of the policy. Null for inline and trust policies. */
  readonly policyArn?: Maybe<Scalars['ARN']['output']>;
  /** The `Sid` of the statement. */
  readonly sid?: Maybe<Scalars['String']['output']>;
  /** The position of the statement in the policy document, starting at 0. */
  readonly statementIndex: Scalars['Int']['output'];
};

/** Numbers about the content of the graph. */
export type Statistics = {
  readonly __typename?: 'Statistics';
  /** How many accounts were imported. */
  readonly accounts: Scalars['Int']['output'];
  /** The date of the list of AWS actions that Rolegraph checks questions against. */
  readonly actionListUpdatedAt: Scalars['DateTime']['output'];
  /** How many users and roles have administrative access to their account. */
  readonly administrators: Scalars['Int']['output'];
  /** How many relationships say who may assume which role without conditions. */
  readonly canAssume: Scalars['Int']['output'];
  /** How many relationships say who may assume which role under conditions. */
  readonly canAssumeIf: Scalars['Int']['output'];
  /** Data that was not imported, or could not be understood, and may hide administrators and what is theirs to do. Also that they have not been worked out again yet, nor who may assume which role. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** How many relationships say who can escalate to which principal without conditions. */
  readonly escalatesTo: Scalars['Int']['output'];
  /** How many relationships say who can escalate to which principal under conditions. */
  readonly escalatesToIf: Scalars['Int']['output'];
  /** The version of the graph. */
  readonly graphVersion: Scalars['String']['output'];
  /** How many IAM groups there are. */
  readonly groups: Scalars['Int']['output'];
  /** When an import last changed the graph. Null if nothing was imported. */
  readonly lastImportAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many accounts are named by policies or an organization but were never imported. */
  readonly outsideAccounts: Scalars['Int']['output'];
  /** How many managed policies, inline policies, SCPs and RCPs there are. */
  readonly policies: Scalars['Int']['output'];
  /** How many different policy documents there are, including trust policies. */
  readonly policyDocuments: Scalars['Int']['output'];
  /** How many sets of users or roles there are that belong to one account and have the same policies. */
  readonly policySets: Scalars['Int']['output'];
  /** How many policy documents could not be understood. */
  readonly quarantinedDocuments: Scalars['Int']['output'];
  /** How many IAM roles there are. */
  readonly roles: Scalars['Int']['output'];
  /** How many roles have a trust policy that trusts everyone, with or without conditions. */
  readonly rolesTrustingAnyone: Scalars['Int']['output'];
  /** How many IAM users there are. */
  readonly users: Scalars['Int']['output'];
};

/** Whether a requirement is met. */
export type StepStatus =
  /** Something stops the request that no further Allow can undo: a Deny, a guardrail, or a rule of the AWS service. */
  | 'BLOCKED'
  /** The requirement is met under conditions. */
  | 'CONDITIONAL'
  /** The requirement is met. */
  | 'IN_PLACE'
  /** An Allow, a permission or a membership is missing. */
  | 'MISSING'
  /** Unknown: required data was not imported. */
  | 'UNKNOWN';

/** A tag. */
export type Tag = {
  readonly __typename?: 'Tag';
  /** The key of the tag, as written. */
  readonly key: Scalars['String']['output'];
  /** The value of the tag. */
  readonly value: Scalars['String']['output'];
};

/** A tag. */
export type TagInput = {
  /** The key. */
  readonly key: Scalars['String']['input'];
  /** The value, which may be empty. */
  readonly value: Scalars['String']['input'];
};

/**
 * What is marked as worth guarding: a principal that nobody should take over, or a resource with actions that nobody
 * should do on it. Targets are kept beside the graph. Imports and deletions of accounts leave them as they are, and they
 * are no part of `graphVersion`.
 */
export type Target = {
  readonly __typename?: 'Target';
  /** The actions on the resource. Empty for a principal. */
  readonly actions: ReadonlyArray<Scalars['Action']['output']>;
  /** The name that it was marked under. */
  readonly name: Scalars['String']['output'];
  /** The principal. Null for a resource. */
  readonly principal?: Maybe<Principal>;
  /** The resource, or a pattern of resources. Null for a principal. */
  readonly resource?: Maybe<Scalars['ResourcePattern']['output']>;
};

/** A target to mark: either `principal`, or `resource` and `actions`. */
export type TargetInput = {
  /** The actions that nobody should do on the resource: 1 to 10. */
  readonly actions?: InputMaybe<ReadonlyArray<Scalars['Action']['input']>>;
  /** The name to show, such as `Payments database`: 1 to 200 characters, different from those of the others. */
  readonly name: Scalars['String']['input'];
  /** The principal that nobody should take over. It has to be in the graph when it is marked. */
  readonly principal?: InputMaybe<Scalars['PrincipalIdentifier']['input']>;
  /** The resource, or a pattern of resources. */
  readonly resource?: InputMaybe<Scalars['ResourcePattern']['input']>;
};

/** A technique for privilege escalation or lateral movement: what it requires and what it gains. */
export type Technique = {
  readonly __typename?: 'Technique';
  /** How to close the technique. */
  readonly closing: Scalars['String']['output'];
  /** Whether the search uses the technique even if experimental techniques are switched off. */
  readonly enabledByDefault: Scalars['Boolean']['output'];
  /** What the caller gains. Several entries if the alternatives in `required` gain different things. */
  readonly gains: ReadonlyArray<TechniqueGain>;
  /** The id, such as `T-071`. It never changes and is never reused. */
  readonly id: Scalars['ID']['output'];
  /** Further limits of the technique. */
  readonly marks: ReadonlyArray<TechniqueMark>;
  /** The name of the technique. */
  readonly name: Scalars['String']['output'];
  /** Actions that help and are not needed. */
  readonly optional: ReadonlyArray<Scalars['Action']['output']>;
  /** What else must hold. Each entry completes “if …”. Where imported data decides a precondition, an answer lists it only if it is still open. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
  /** The technique in public catalogs, with the page about it where one is known. MITRE ATT&CK comes last. */
  readonly references: ReadonlyArray<TechniqueReference>;
  /** The permissions that the caller needs. Each entry is one way to have what the technique takes: one of them is enough. */
  readonly required: ReadonlyArray<RequiredPermissions>;
  /** How bad the technique is: what it gains, and one level less if that also takes something that no import decides. */
  readonly severity: TechniqueSeverity;
  /** Why the technique has this severity, in one sentence. */
  readonly severityReason: Scalars['String']['output'];
  /** The catalogs and documents that name the technique, such as `pc:lambda-001`. docs/techniques.md explains the abbreviations. */
  readonly sources: ReadonlyArray<Scalars['String']['output']>;
  /** How well known the technique is. */
  readonly status: TechniqueStatus;
};

/** A page of techniques. */
export type TechniqueConnection = {
  readonly __typename?: 'TechniqueConnection';
  /** The techniques of this page, each with its cursor. */
  readonly edges: ReadonlyArray<TechniqueEdge>;
  /** The techniques of this page. */
  readonly nodes: ReadonlyArray<Technique>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A technique with its cursor. */
export type TechniqueEdge = {
  readonly __typename?: 'TechniqueEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The technique. */
  readonly node: Technique;
};

/** Filters for the list of techniques. */
export type TechniqueFilter = {
  /** Only techniques with this status. */
  readonly status?: InputMaybe<TechniqueStatus>;
  /** Only techniques whose id, name, required actions or closing contain this text. It is not case-sensitive. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** What a technique gains. */
export type TechniqueGain = {
  readonly __typename?: 'TechniqueGain';
  /** The kind of gain. */
  readonly kind: TechniqueGainKind;
  /** The gain in one sentence. */
  readonly text: Scalars['String']['output'];
};

/** The kinds of gains. */
export type TechniqueGainKind =
  /** The caller, the target or a new principal gets any permission, up to boundaries and guardrails. */
  | 'ADMINISTRATION'
  /** The caller can make single API calls with the rights of another role that the target role may assume. */
  | 'API_AS_NEXT_ROLE'
  /** The caller can make single API calls with the rights of the role. */
  | 'API_AS_ROLE'
  /** The caller gains what the trust policy of the role already gives. */
  | 'ASSUMPTION'
  /** The caller gets a session of another role that the passed role may assume, but not of the passed role. */
  | 'BECOME_NEXT_ROLE'
  /** The caller gets a session of the target role. */
  | 'BECOME_ROLE'
  /** The caller takes over the target user. */
  | 'BECOME_USER'
  /** The technique removes guardrails, which gives no rights by itself. */
  | 'CEILING'
  /** The caller gets to a resource whose content may contain credentials. */
  | 'DATA'
  /** The technique gains nothing by itself, but meets a precondition of other techniques. */
  | 'ENABLER'
  /** The caller gains part of the rights of the role or user. */
  | 'LIMITED'
  /** The caller gets a session of the root user of a member account, limited by a task policy. */
  | 'LIMITED_ROOT'
  /** The caller gains administration of other accounts. */
  | 'OTHER_ACCOUNTS'
  /** Someone outside the account takes over the role. */
  | 'OUTSIDER'
  /** The caller stays the same principal and gets more rights. */
  | 'OWN_RIGHTS'
  /** The caller gains the rights of a permission set of Identity Center. */
  | 'PERMISSION_SET';

/** Limits of a technique. */
export type TechniqueMark =
  /** The AWS service is closed to new customers and still works for existing ones. */
  | 'CLOSED'
  /** The AWS service has ended, so the technique is off. */
  | 'END_OF_LIFE'
  /** The list of its actions is not settled, so the technique is off. */
  | 'INCOMPLETE';

/** The paths that can use one technique. */
export type TechniquePaths = {
  readonly __typename?: 'TechniquePaths';
  /** The paths, in the order of `PathSearch.paths`. */
  readonly paths: ReadonlyArray<PrivilegePath>;
  /** The technique. Null for paths on which every step can be made by assuming a role. */
  readonly technique?: Maybe<Technique>;
};

/** A technique in a public catalog. */
export type TechniqueReference = {
  readonly __typename?: 'TechniqueReference';
  /** The name of the catalog, such as `pathfinding.cloud` or `MITRE ATT&CK`. */
  readonly catalog: Scalars['String']['output'];
  /** The id of the technique in the catalog, such as `lambda-001` or `T1548.005`. It is null if the catalog has no ids. */
  readonly id?: Maybe<Scalars['String']['output']>;
  /** The page about the technique. It is null if the catalog has no page of its own for it. */
  readonly url?: Maybe<Scalars['String']['output']>;
};

/** How bad a technique is. */
export type TechniqueSeverity =
  /** It gains any permission or other accounts, or lets someone outside become a role, and nothing is left open. */
  | 'CRITICAL'
  /** It gains all rights of a role, user or permission set. Or it would be CRITICAL, but something that no import decides has to hold. */
  | 'HIGH'
  /** It gains no rights by itself. Or it would be MEDIUM, but something that no import decides has to hold. */
  | 'LOW'
  /** It gains some rights, or data that may hold credentials. Or it would be HIGH, but something that no import decides has to hold. */
  | 'MEDIUM';

/** How well known a technique is. */
export type TechniqueStatus =
  /** At least one catalog of techniques, or one tool, has it. */
  | 'CATALOGUED'
  /** It follows from the documentation of AWS. */
  | 'DOCUMENTED'
  /** It was derived for this project, or rests on something that was. It is off unless switched on. */
  | 'EXPERIMENTAL'
  /** Only articles describe it. */
  | 'REPORTED';

/**
 * An unintended way into a role through its trust policy. The policy engine decides it by evaluating requests: as a
 * stranger, without the external id, with a token of another organization. What callers need on their own side is not
 * checked.
 */
export type TrustExposure = {
  readonly __typename?: 'TrustExposure';
  /** Rules that AWS does not state firmly and that this answer depends on. If a date of the last 36 hours decides it, also the time of the question. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** For CONDITIONAL: a smallest set of conditions that is enough. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** ALLOWED; CONDITIONAL if conditions remain or the account of the caller also has to allow it; UNKNOWN if a policy that could deny it was not imported. */
  readonly decision: Decision;
  /** The statements that allow it. */
  readonly determiningStatements: ReadonlyArray<StatementMatch>;
  /** The kind of opening. A role can have several kinds for one principal. */
  readonly kind: TrustExposureKind;
  /** What else must hold and is not a policy condition. Each entry completes “if …”, such as `something invokes the function`. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
  /** Whom the role trusts: an outside principal, a whole account (its root), a service, an identity provider, or anyone. */
  readonly principal: Principal;
  /** Why the role trusts the principal, in one sentence. */
  readonly reason: Scalars['String']['output'];
  /** The role that can be assumed. */
  readonly role: IamRole;
};

/** A page of openings in trust policies. */
export type TrustExposureConnection = {
  readonly __typename?: 'TrustExposureConnection';
  /** Data that was not imported, or could not be understood, and could add or close an opening. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The openings of this page, each with its cursor. */
  readonly edges: ReadonlyArray<TrustExposureEdge>;
  /** The openings of this page. */
  readonly nodes: ReadonlyArray<TrustExposure>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An opening with its cursor. */
export type TrustExposureEdge = {
  readonly __typename?: 'TrustExposureEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The opening. */
  readonly node: TrustExposure;
};

/** Filters for the list of exposed roles. */
export type TrustExposureFilter = {
  /** Only roles of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** Only openings of this kind. */
  readonly kind?: InputMaybe<TrustExposureKind>;
};

/** The kinds of openings in a trust policy. */
export type TrustExposureKind =
  /** The role trusts any AWS account. No condition limits this, or only conditions that a stranger can meet in an account of their own: by the name of a role, a tag, or MFA. */
  | 'ANYONE'
  /** The role trusts any AWS account under conditions that the caller does not control, such as a network or an external id. */
  | 'ANYONE_UNDER_CONDITIONS'
  /** The role accepts identities of any Amazon Cognito identity pool, even of a pool in the account of a stranger. */
  | 'ANY_IDENTITY_POOL'
  /** The role accepts tokens for any audience that the provider has in IAM, or, for a built-in provider, for any application. Not listed if the provider is known to have one audience only. */
  | 'ANY_OIDC_AUDIENCE'
  /** The role accepts tokens whose subject can belong to any owner: any organization of GitHub, GitLab or Terraform Cloud, any namespace of a cluster, any subject of other issuers. */
  | 'ANY_OIDC_SUBJECT'
  /** The role accepts SAML assertions of the provider whatever their recipient (`SAML:aud`). */
  | 'ANY_SAML_AUDIENCE'
  /** The role accepts unauthenticated Amazon Cognito identities (guests). */
  | 'COGNITO_GUESTS'
  /** The role accepts tokens without a claim that its policy seems to require. The policy tests it only with ForAllValues, IfExists or Null, which hold if the claim is missing. Not listed if any subject is accepted. */
  | 'OPTIONAL_OIDC_CLAIM'
  /** The role trusts every account of an organization that the policy names and that is not the role's own. */
  | 'OTHER_ORGANIZATION'
  /** The role trusts an account outside its organization. If no imported organization contains the account of the role: an account that was never imported. */
  | 'OUTSIDE_ACCOUNT'
  /**
   * Any customer of a service can make the service assume the role (confused deputy), although the service names the
   * resource in `aws:SourceArn` or `aws:SourceAccount`. Only services for which AWS documents this are checked. That
   * another service is not listed does not mean that it is safe.
   */
  | 'SERVICE_WITHOUT_SOURCE'
  /** The role trusts such an outside account without an external id, or with any. Another customer of the vendor can make the vendor use the role (confused deputy). */
  | 'WITHOUT_EXTERNAL_ID';

/** The trust policy of a role. */
export type TrustPolicyInput = {
  /** The trust policy. */
  readonly policyDocument: Scalars['PolicyDocument']['input'];
  /** The ARN of the role. */
  readonly role: Scalars['ARN']['input'];
};

/**
 * What one statement of a trust policy says about one principal. It is necessary for assuming the role, but not always
 * sufficient.
 */
export type TrustRelationship = {
  readonly __typename?: 'TrustRelationship';
  /** The actions of the statement, as written. */
  readonly actions: ReadonlyArray<Scalars['String']['output']>;
  /** The conditions of the statement, as written. */
  readonly conditions: ReadonlyArray<StatementCondition>;
  /** Whether the statement allows or denies. */
  readonly effect: Effect;
  /** The principal that the statement names. */
  readonly principal: Principal;
  /** The statement of the trust policy. */
  readonly statement: StatementMatch;
};

/** A principal that can gain rights or accounts, or data only together with others, and whose follow-on escalations were not searched. */
export type UnexploredEscalation = {
  readonly __typename?: 'UnexploredEscalation';
  /** The principal. One of its `findings` shows how it gains them, unless that takes other principals, or rights that it gains first. */
  readonly principal: Principal;
  /** The techniques by which it gains them. */
  readonly techniques: ReadonlyArray<Technique>;
};

/** What a policy would change in accounts of a root or organizational unit. */
export type UnitImpact = {
  readonly __typename?: 'UnitImpact';
  /** The accounts in which somebody is affected, by id. */
  readonly accounts: ReadonlyArray<AccountImpact>;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** The id of the root or unit that holds the accounts. */
  readonly unitId: Scalars['String']['output'];
};

/** How to treat a context key without a known value. */
export type UnlistedContextKeys =
  /** The key is not in the request. A key that every such request has, such as `aws:RequestedRegion`, stays unknown. */
  | 'ABSENT'
  /** The value is not known: the answer lists the conditions that depend on it. */
  | 'UNKNOWN';

/**
 * A condition on a context key whose value is not known, and on which the answer depends. The condition of an Allow must
 * hold; the condition of a Deny must fail.
 */
export type UnresolvedCondition = {
  readonly __typename?: 'UnresolvedCondition';
  /** Who controls the value of the key. */
  readonly controlledBy: ConditionController;
  /** The effect of the statement. ALLOW: the condition must hold. DENY: the condition must fail. */
  readonly effect: Effect;
  /** The context key, as the policy writes it. */
  readonly key: Scalars['String']['output'];
  /** The condition operator, such as `StringEquals`. */
  readonly operator: Scalars['String']['output'];
  /** The statement that contains the condition. */
  readonly statement: StatementMatch;
  /** The values that the key is compared with. If a variable in `Resource` decides, the values with which the pattern matches the resource. */
  readonly values: ReadonlyArray<Scalars['String']['output']>;
};

/** The permissions boundary of a user. */
export type UserBoundaryInput = {
  /** The ARN of the managed policy that becomes the permissions boundary. */
  readonly permissionsBoundary: Scalars['ARN']['input'];
  /** The ARN of the user. */
  readonly user: Scalars['ARN']['input'];
};

/** An inline policy of a user. */
export type UserInlinePolicyInput = {
  /** The policy. */
  readonly policyDocument: Scalars['PolicyDocument']['input'];
  /** The name of the inline policy. */
  readonly policyName: Scalars['String']['input'];
  /** The ARN of the user. */
  readonly user: Scalars['ARN']['input'];
};

/** The name of an inline policy of a user. */
export type UserInlinePolicyNameInput = {
  /** The name of the inline policy. */
  readonly policyName: Scalars['String']['input'];
  /** The ARN of the user. */
  readonly user: Scalars['ARN']['input'];
};

/** A user. */
export type UserInput = {
  /** The ARN of the user. */
  readonly user: Scalars['ARN']['input'];
};

/** A managed policy and a user. */
export type UserManagedPolicyInput = {
  /** The ARN of the managed policy. */
  readonly policyArn: Scalars['ARN']['input'];
  /** The ARN of the user. */
  readonly user: Scalars['ARN']['input'];
};

/** Keys of tags of a user. */
export type UserTagKeysInput = {
  /** The keys of the tags. */
  readonly tagKeys: ReadonlyArray<Scalars['String']['input']>;
  /** The ARN of the user. */
  readonly user: Scalars['ARN']['input'];
};

/** Tags of a user. */
export type UserTagsInput = {
  /** The tags. One whose key is there already gets the new value. */
  readonly tags: ReadonlyArray<TagInput>;
  /** The ARN of the user. */
  readonly user: Scalars['ARN']['input'];
};

/**
 * A principal that may do a watched action in one of the states only, or with another decision or other conditions. If
 * the conditions are different, it is listed twice: as LOOSENED and as TIGHTENED.
 */
export type WatchDifference = {
  readonly __typename?: 'WatchDifference';
  /** The action that is watched. */
  readonly action: Scalars['Action']['output'];
  /** The decision after. Null if it is not allowed. */
  readonly after?: Maybe<Decision>;
  /** The decision before. Null if it was not allowed. */
  readonly before?: Maybe<Decision>;
  /**
   * The cause: the fewest changes that must be undone to remove the difference, found by trying. Null if it was not
   * found within `trials`.
   */
  readonly cause?: Maybe<ReadonlyArray<DifferenceCause>>;
  /** How it changed. */
  readonly change: AccessChange;
  /** The principal. */
  readonly principal: Scalars['PrincipalIdentifier']['output'];
  /** The resource that is watched. */
  readonly resource: Scalars['ResourcePattern']['output'];
};

/** A page of differences of what is watched. */
export type WatchDifferenceConnection = {
  readonly __typename?: 'WatchDifferenceConnection';
  /** The differences of this page, each with its cursor. */
  readonly edges: ReadonlyArray<WatchDifferenceEdge>;
  /** The differences of this page. */
  readonly nodes: ReadonlyArray<WatchDifference>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A difference of what is watched, with its cursor. */
export type WatchDifferenceEdge = {
  readonly __typename?: 'WatchDifferenceEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The difference. */
  readonly node: WatchDifference;
};

/** An action on a resource. The answer lists changes in who may do it. */
export type WatchInput = {
  /** The action. */
  readonly action: Scalars['Action']['input'];
  /** The resource. */
  readonly resource: Scalars['ResourcePattern']['input'];
};

/**
 * A page of principals that can take over a principal. Each hop is decided by itself: `pathsToPrivilege` and
 * `assumeRolePaths` check whether the conditions of one path can hold together. Where an entry may rest on a step that
 * takes away what a later one needs, `completeness` names who takes it.
 */
export type WhoCanReachConnection = {
  readonly __typename?: 'WhoCanReachConnection';
  /** Whether a search limit may have hidden principals. */
  readonly completeness: Completeness;
  /** Data that was not imported, or could not be understood, and could add principals. `completeness` does not cover it. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /**
   * The time of the question. Hops and administrative access that depend on a date in a policy are decided as of this
   * time. If more than 2,000 hops of one step depend on dates, all of them stay conditional, as the import found them.
   * Later pages may have been decided at the same time as the first.
   */
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The principals of this page with their distance, each with its cursor. */
  readonly edges: ReadonlyArray<ReachEdge>;
  /** The principals of this page. */
  readonly nodes: ReadonlyArray<Principal>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Something that runs, with or without a role: an instance, a function, a task definition, a build project. */
export type Workload = Node & {
  readonly __typename?: 'Workload';
  /** The account that owns it. */
  readonly account?: Maybe<Account>;
  /** The id of the account that owns it. */
  readonly accountId: Scalars['AccountId']['output'];
  /** Its ARN. */
  readonly arn: Scalars['ARN']['output'];
  readonly id: Scalars['ID']['output'];
  /** The instance profiles that it uses. */
  readonly instanceProfiles: ReadonlyArray<InstanceProfile>;
  /** The service and resource type, such as `ec2:instance` or `lambda:function`. Published versions of functions and state machines have one of their own, such as `lambda:function:version`: nobody can change their code. */
  readonly kind: Scalars['String']['output'];
  /** Its name or id. */
  readonly name: Scalars['String']['output'];
  /** The roles that it runs as, by ARN: directly, or through an instance profile, a task definition or a launch template. */
  readonly runsAs: ReadonlyArray<WorkloadRole>;
  /** Its state, in the words of AWS. Null if the input does not say. */
  readonly state?: Maybe<Scalars['String']['output']>;
  /** Names or ARNs that it refers to and that no import of its account holds: roles, instance profiles, task definitions, launch templates (with the version) and the like. */
  readonly unresolved: ReadonlyArray<Scalars['String']['output']>;
};

/** A page of workloads. */
export type WorkloadConnection = {
  readonly __typename?: 'WorkloadConnection';
  /** Workloads that were not collected, or not in every region, and could be in the list. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The workloads of this page, each with its cursor. */
  readonly edges: ReadonlyArray<WorkloadEdge>;
  /** The workloads of this page. */
  readonly nodes: ReadonlyArray<Workload>;
  /** The cursors of this page, and whether more pages exist. */
  readonly pageInfo: PageInfo;
  /** How many entries all pages hold together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A workload with its cursor. */
export type WorkloadEdge = {
  readonly __typename?: 'WorkloadEdge';
  /** The cursor of this entry. As `after`, it gives the page that starts behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The workload. */
  readonly node: Workload;
};

/** Filters for the list of workloads. */
export type WorkloadFilter = {
  /** Only workloads of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** Only workloads of this kind, such as `ec2:instance`. */
  readonly kind?: InputMaybe<Scalars['String']['input']>;
  /** Only workloads whose name contains this text. It is not case-sensitive. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
};

/** A role that a workload runs as. */
export type WorkloadRole = {
  readonly __typename?: 'WorkloadRole';
  /** The instance profile through which the workload has the role. Null if it names the role itself. */
  readonly instanceProfile?: Maybe<InstanceProfile>;
  /** The role. If its account was not imported, only its ARN is known. */
  readonly role: Principal;
  /** Whether the code that runs gets the credentials of the role. */
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
  CredentialHolder:
    | ( OtherPrincipalMapper )
    | ( IamUserMapper )
  ;
  EscalationTarget:
    | ( OtherPrincipalMapper )
    | ( IamRoleMapper )
    | ( IamUserMapper )
  ;
  IamPrincipal:
    | ( IamRoleMapper )
    | ( IamUserMapper )
    | ( OtherPrincipalMapper )
  ;
  Node:
    | ( AccountMapper )
    | ( OtherPrincipalMapper )
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
  AccessChange: AccessChange;
  AccessDecision: ResolverTypeWrapper<AccessAnswerMapper>;
  AccessDifference: ResolverTypeWrapper<AccessDifferenceMapper>;
  AccessKey: ResolverTypeWrapper<AccessKeyMapper>;
  AccessKeyConnection: ResolverTypeWrapper<Omit<AccessKeyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AccessKeyEdge']>, nodes: ReadonlyArray<ResolversTypes['AccessKey']> }>;
  AccessKeyEdge: ResolverTypeWrapper<Omit<AccessKeyEdge, 'node'> & { node: ResolversTypes['AccessKey'] }>;
  AccessKeyFilter: AccessKeyFilter;
  AccessKeyInput: AccessKeyInput;
  AccessKeyStatus: AccessKeyStatus;
  AccessKeyStatusInput: AccessKeyStatusInput;
  AccessLevel: AccessLevel;
  AccessLevelPermissions: ResolverTypeWrapper<AccessLevelPermissionsMapper>;
  Account: ResolverTypeWrapper<AccountMapper>;
  AccountAssignmentInput: AccountAssignmentInput;
  AccountConnection: ResolverTypeWrapper<Omit<AccountConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AccountEdge']>, nodes: ReadonlyArray<ResolversTypes['Account']> }>;
  AccountCounts: ResolverTypeWrapper<AccountCountsMapper>;
  AccountEdge: ResolverTypeWrapper<Omit<AccountEdge, 'node'> & { node: ResolversTypes['Account'] }>;
  AccountFilter: AccountFilter;
  AccountId: ResolverTypeWrapper<Scalars['AccountId']['output']>;
  AccountImpact: ResolverTypeWrapper<Omit<AccountImpact, 'affected'> & { affected: ReadonlyArray<ResolversTypes['ImpactOnPrincipals']> }>;
  AccountImport: ResolverTypeWrapper<Omit<AccountImport, 'account' | 'completeness'> & { account?: Maybe<ResolversTypes['Account']>, completeness: ReadonlyArray<ResolversTypes['SectionCompleteness']> }>;
  AccountRoot: ResolverTypeWrapper<OtherPrincipalMapper>;
  AccountSection: AccountSection;
  Action: ResolverTypeWrapper<Scalars['Action']['output']>;
  Administration: ResolverTypeWrapper<Omit<Administration, 'conditions' | 'determiningStatements'> & { conditions: ReadonlyArray<ResolversTypes['UnresolvedCondition']>, determiningStatements: ReadonlyArray<ResolversTypes['StatementMatch']> }>;
  AdministrationChanges: ResolverTypeWrapper<AdministrationChangesMapper>;
  AdministrationOverview: ResolverTypeWrapper<AdministrationOverviewMapper>;
  AdministratorDifference: ResolverTypeWrapper<AdministratorDifferenceMapper>;
  AdministratorDifferenceConnection: ResolverTypeWrapper<Omit<AdministratorDifferenceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AdministratorDifferenceEdge']>, nodes: ReadonlyArray<ResolversTypes['AdministratorDifference']> }>;
  AdministratorDifferenceEdge: ResolverTypeWrapper<Omit<AdministratorDifferenceEdge, 'node'> & { node: ResolversTypes['AdministratorDifference'] }>;
  Anyone: ResolverTypeWrapper<OtherPrincipalMapper>;
  ApplyChangesInput: ApplyChangesInput;
  AssumeRoleConnection: ResolverTypeWrapper<AssumeRoleStepsMapper>;
  AssumeRoleEdge: ResolverTypeWrapper<Omit<AssumeRoleEdge, 'conditions' | 'determiningStatements' | 'node'> & { conditions: ReadonlyArray<ResolversTypes['UnresolvedCondition']>, determiningStatements: ReadonlyArray<ResolversTypes['StatementMatch']>, node: ResolversTypes['Principal'] }>;
  BlastRadius: ResolverTypeWrapper<BlastRadiusMapper>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CanInput: CanInput;
  ChangeCount: ResolverTypeWrapper<ChangeCount>;
  ChangeInput: ChangeInput;
  ChokePoint: ResolverTypeWrapper<ChokePointMapper>;
  ChokePointConnection: ResolverTypeWrapper<Omit<ChokePointConnection, 'completeness' | 'edges' | 'nodes'> & { completeness: ResolversTypes['Completeness'], edges: ReadonlyArray<ResolversTypes['ChokePointEdge']>, nodes: ReadonlyArray<ResolversTypes['ChokePoint']> }>;
  ChokePointEdge: ResolverTypeWrapper<Omit<ChokePointEdge, 'node'> & { node: ResolversTypes['ChokePoint'] }>;
  CollectionStatus: CollectionStatus;
  Completeness: ResolverTypeWrapper<Omit<Completeness, 'unexplored'> & { unexplored: ReadonlyArray<ResolversTypes['UnexploredEscalation']> }>;
  ConditionController: ConditionController;
  ContextEntry: ResolverTypeWrapper<ContextEntry>;
  ContextEntryInput: ContextEntryInput;
  CredentialHolder: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['CredentialHolder']>;
  CrossAccountAccess: ResolverTypeWrapper<CrossAccountAccessMapper>;
  CrossAccountStep: ResolverTypeWrapper<CrossAccountStepMapper>;
  CrossAccountStepKind: CrossAccountStepKind;
  DataDifference: ResolverTypeWrapper<DataDifference>;
  DataDifferenceConnection: ResolverTypeWrapper<DataDifferenceConnection>;
  DataDifferenceEdge: ResolverTypeWrapper<DataDifferenceEdge>;
  DataGap: ResolverTypeWrapper<DataGap>;
  DataGapCount: ResolverTypeWrapper<DataGapCount>;
  DataGapKind: DataGapKind;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decision: Decision;
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountPayload: ResolverTypeWrapper<Omit<DeleteAccountPayload, 'account' | 'import'> & { account?: Maybe<ResolversTypes['Account']>, import?: Maybe<ResolversTypes['Import']> }>;
  DifferenceCause: ResolverTypeWrapper<DifferenceCause>;
  DifferencePath: ResolverTypeWrapper<DifferencePath>;
  DifferencePathStep: ResolverTypeWrapper<DifferencePathStep>;
  DifferencePlace: ResolverTypeWrapper<DifferencePlace>;
  Effect: Effect;
  EffectiveAction: ResolverTypeWrapper<EffectiveActionMapper>;
  EffectiveActionConnection: ResolverTypeWrapper<Omit<EffectiveActionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['EffectiveActionEdge']>, nodes: ReadonlyArray<ResolversTypes['EffectiveAction']> }>;
  EffectiveActionEdge: ResolverTypeWrapper<Omit<EffectiveActionEdge, 'node'> & { node: ResolversTypes['EffectiveAction'] }>;
  EffectivePermissions: ResolverTypeWrapper<EffectivePermissionsMapper>;
  EffectiveStatement: ResolverTypeWrapper<EffectiveStatementAnswerMapper>;
  EscalationConnection: ResolverTypeWrapper<EscalationStepsMapper>;
  EscalationEdge: ResolverTypeWrapper<Omit<EscalationEdge, 'node' | 'ways'> & { node: ResolversTypes['Principal'], ways: ReadonlyArray<ResolversTypes['EscalationWay']> }>;
  EscalationTarget: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['EscalationTarget']>;
  EscalationWay: ResolverTypeWrapper<Omit<EscalationWay, 'conditions' | 'determiningStatements' | 'technique'> & { conditions: ReadonlyArray<ResolversTypes['UnresolvedCondition']>, determiningStatements: ReadonlyArray<ResolversTypes['StatementMatch']>, technique?: Maybe<ResolversTypes['Technique']> }>;
  ExportedDocument: ResolverTypeWrapper<ExportedDocument>;
  ExposureDifference: ResolverTypeWrapper<ExposureDifferenceMapper>;
  ExposureDifferenceConnection: ResolverTypeWrapper<Omit<ExposureDifferenceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ExposureDifferenceEdge']>, nodes: ReadonlyArray<ResolversTypes['ExposureDifference']> }>;
  ExposureDifferenceEdge: ResolverTypeWrapper<Omit<ExposureDifferenceEdge, 'node'> & { node: ResolversTypes['ExposureDifference'] }>;
  ExternalPrincipal: ResolverTypeWrapper<OtherPrincipalMapper>;
  GraphFormat: GraphFormat;
  GroupFilter: GroupFilter;
  GroupInlinePolicyInput: GroupInlinePolicyInput;
  GroupInlinePolicyNameInput: GroupInlinePolicyNameInput;
  GroupInput: GroupInput;
  GroupManagedPolicyInput: GroupManagedPolicyInput;
  GroupMemberInput: GroupMemberInput;
  GuardrailImpact: ResolverTypeWrapper<GuardrailImpactMapper>;
  GuardrailLevel: ResolverTypeWrapper<GuardrailLevelMapper>;
  GuardrailType: GuardrailType;
  HiddenPrincipal: ResolverTypeWrapper<OtherPrincipalMapper>;
  Hop: ResolverTypeWrapper<VisibleStepMapper>;
  HopActor: ResolverTypeWrapper<Omit<HopActor, 'principal'> & { principal: ResolversTypes['Principal'] }>;
  HopMechanism: HopMechanism;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IamGroup: ResolverTypeWrapper<IamGroupMapper>;
  IamGroupConnection: ResolverTypeWrapper<Omit<IamGroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['IamGroupEdge']>, nodes: ReadonlyArray<ResolversTypes['IamGroup']> }>;
  IamGroupEdge: ResolverTypeWrapper<Omit<IamGroupEdge, 'node'> & { node: ResolversTypes['IamGroup'] }>;
  IamPrincipal: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['IamPrincipal']>;
  IamRole: ResolverTypeWrapper<IamRoleMapper>;
  IamRoleConnection: ResolverTypeWrapper<Omit<IamRoleConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['IamRoleEdge']>, nodes: ReadonlyArray<ResolversTypes['IamRole']> }>;
  IamRoleEdge: ResolverTypeWrapper<Omit<IamRoleEdge, 'node'> & { node: ResolversTypes['IamRole'] }>;
  IamUser: ResolverTypeWrapper<IamUserMapper>;
  IdentityCenterImport: ResolverTypeWrapper<IdentityCenterImport>;
  IdentityCenterPrincipal: ResolverTypeWrapper<IdentityCenterPrincipalMapper>;
  IdentityCenterPrincipalConnection: ResolverTypeWrapper<Omit<IdentityCenterPrincipalConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['IdentityCenterPrincipalEdge']>, nodes: ReadonlyArray<ResolversTypes['IdentityCenterPrincipal']> }>;
  IdentityCenterPrincipalEdge: ResolverTypeWrapper<Omit<IdentityCenterPrincipalEdge, 'node'> & { node: ResolversTypes['IdentityCenterPrincipal'] }>;
  IdentityCenterPrincipalType: IdentityCenterPrincipalType;
  ImpactOnPrincipals: ResolverTypeWrapper<ImpactOnPrincipalsMapper>;
  Import: ResolverTypeWrapper<ImportRecordMapper>;
  ImportConnection: ResolverTypeWrapper<Omit<ImportConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ImportEdge']>, nodes: ReadonlyArray<ResolversTypes['Import']> }>;
  ImportDocumentInput: ImportDocumentInput;
  ImportDocumentsInput: ImportDocumentsInput;
  ImportEdge: ResolverTypeWrapper<Omit<ImportEdge, 'node'> & { node: ResolversTypes['Import'] }>;
  ImportKind: ImportKind;
  ImportOutcome: ImportOutcome;
  ImportPayload: ResolverTypeWrapper<Omit<ImportPayload, 'accounts' | 'import' | 'organizations'> & { accounts: ReadonlyArray<ResolversTypes['AccountImport']>, import?: Maybe<ResolversTypes['Import']>, organizations: ReadonlyArray<ResolversTypes['OrganizationImport']> }>;
  ImportProblem: ResolverTypeWrapper<ImportProblem>;
  InstanceProfile: ResolverTypeWrapper<InstanceProfileMapper>;
  InstanceProfileConnection: ResolverTypeWrapper<Omit<InstanceProfileConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['InstanceProfileEdge']>, nodes: ReadonlyArray<ResolversTypes['InstanceProfile']> }>;
  InstanceProfileEdge: ResolverTypeWrapper<Omit<InstanceProfileEdge, 'node'> & { node: ResolversTypes['InstanceProfile'] }>;
  InstanceProfileFilter: InstanceProfileFilter;
  InstanceProfileRoleInput: InstanceProfileRoleInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  LambdaPermissionInput: LambdaPermissionInput;
  LambdaStatementInput: LambdaStatementInput;
  LayerKind: LayerKind;
  LayerOutcome: LayerOutcome;
  LayerVerdict: ResolverTypeWrapper<LayerVerdictMapper>;
  ListedAction: ResolverTypeWrapper<ListedActionMapper>;
  ManagedPolicyDocumentInput: ManagedPolicyDocumentInput;
  ManagedPolicyInput: ManagedPolicyInput;
  MoveAccountInput: MoveAccountInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NearMiss: ResolverTypeWrapper<NearMissMapper>;
  NewOrganizationPolicyInput: NewOrganizationPolicyInput;
  NewPolicyVersionInput: NewPolicyVersionInput;
  NewRoleInput: NewRoleInput;
  NewUserInput: NewUserInput;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OidcProvider: ResolverTypeWrapper<OtherPrincipalMapper>;
  OptionalResourcePolicyInput: OptionalResourcePolicyInput;
  Organization: ResolverTypeWrapper<OrganizationMapper>;
  OrganizationImport: ResolverTypeWrapper<Omit<OrganizationImport, 'organization'> & { organization?: Maybe<ResolversTypes['Organization']> }>;
  OrganizationPlace: ResolverTypeWrapper<OrganizationPlaceMapper>;
  OrganizationPolicyContentInput: OrganizationPolicyContentInput;
  OrganizationPolicyInput: OrganizationPolicyInput;
  OrganizationPolicyTargetInput: OrganizationPolicyTargetInput;
  OrganizationPolicyType: OrganizationPolicyType;
  OrganizationalUnit: ResolverTypeWrapper<OrganizationalUnitMapper>;
  OrganizationalUnitConnection: ResolverTypeWrapper<Omit<OrganizationalUnitConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OrganizationalUnitEdge']>, nodes: ReadonlyArray<ResolversTypes['OrganizationalUnit']> }>;
  OrganizationalUnitEdge: ResolverTypeWrapper<Omit<OrganizationalUnitEdge, 'node'> & { node: ResolversTypes['OrganizationalUnit'] }>;
  OutsideAccess: ResolverTypeWrapper<OutsideAccessMapper>;
  OutsideAccessChange: ResolverTypeWrapper<OutsideAccessChange>;
  Overview: ResolverTypeWrapper<OverviewMapper>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PathAvoidInput: PathAvoidInput;
  PathGoal: ResolverTypeWrapper<Omit<PathGoal, 'targets'> & { targets: ReadonlyArray<ResolversTypes['Target']> }>;
  PathOnlyInput: PathOnlyInput;
  PathSearch: ResolverTypeWrapper<SearchedPathsMapper>;
  PermissionDifference: ResolverTypeWrapper<PermissionDifferenceMapper>;
  PermissionDifferenceConnection: ResolverTypeWrapper<Omit<PermissionDifferenceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PermissionDifferenceEdge']>, nodes: ReadonlyArray<ResolversTypes['PermissionDifference']> }>;
  PermissionDifferenceEdge: ResolverTypeWrapper<Omit<PermissionDifferenceEdge, 'node'> & { node: ResolversTypes['PermissionDifference'] }>;
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
  PolicyChange: PolicyChange;
  PolicyConnection: ResolverTypeWrapper<Omit<PolicyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PolicyEdge']>, nodes: ReadonlyArray<ResolversTypes['Policy']> }>;
  PolicyDifference: ResolverTypeWrapper<PolicyDifferenceMapper>;
  PolicyDifferenceConnection: ResolverTypeWrapper<Omit<PolicyDifferenceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PolicyDifferenceEdge']>, nodes: ReadonlyArray<ResolversTypes['PolicyDifference']> }>;
  PolicyDifferenceEdge: ResolverTypeWrapper<Omit<PolicyDifferenceEdge, 'node'> & { node: ResolversTypes['PolicyDifference'] }>;
  PolicyDocument: ResolverTypeWrapper<Scalars['PolicyDocument']['output']>;
  PolicyEdge: ResolverTypeWrapper<Omit<PolicyEdge, 'node'> & { node: ResolversTypes['Policy'] }>;
  PolicyFilter: PolicyFilter;
  PolicyHolder: ResolverTypeWrapper<PolicyHolderMapper>;
  PolicyHolderConnection: ResolverTypeWrapper<Omit<PolicyHolderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PolicyHolderEdge']>, nodes: ReadonlyArray<ResolversTypes['PolicyHolder']> }>;
  PolicyHolderEdge: ResolverTypeWrapper<Omit<PolicyHolderEdge, 'node'> & { node: ResolversTypes['PolicyHolder'] }>;
  PolicyKind: PolicyKind;
  PolicyVersionInput: PolicyVersionInput;
  Principal: ResolverTypeWrapper<PrincipalMapper>;
  PrincipalAccess: ResolverTypeWrapper<PrincipalAccessMapper>;
  PrincipalAccessConnection: ResolverTypeWrapper<Omit<PrincipalAccessConnection, 'completeness' | 'edges' | 'nodes'> & { completeness: ResolversTypes['Completeness'], edges: ReadonlyArray<ResolversTypes['PrincipalAccessEdge']>, nodes: ReadonlyArray<ResolversTypes['PrincipalAccess']> }>;
  PrincipalAccessEdge: ResolverTypeWrapper<Omit<PrincipalAccessEdge, 'node'> & { node: ResolversTypes['PrincipalAccess'] }>;
  PrincipalConnection: ResolverTypeWrapper<PrincipalListMapper>;
  PrincipalEdge: ResolverTypeWrapper<Omit<PrincipalEdge, 'node'> & { node: ResolversTypes['Principal'] }>;
  PrincipalFilter: PrincipalFilter;
  PrincipalIdentifier: ResolverTypeWrapper<Scalars['PrincipalIdentifier']['output']>;
  PrincipalKind: PrincipalKind;
  PrivilegePath: ResolverTypeWrapper<VisiblePathMapper>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReachChange: ResolverTypeWrapper<ReachChange>;
  ReachConnection: ResolverTypeWrapper<Omit<ReachConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ReachEdge']>, nodes: ReadonlyArray<ResolversTypes['Principal']> }>;
  ReachDifference: ResolverTypeWrapper<ReachDifferenceMapper>;
  ReachDifferenceConnection: ResolverTypeWrapper<Omit<ReachDifferenceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ReachDifferenceEdge']>, nodes: ReadonlyArray<ResolversTypes['ReachDifference']> }>;
  ReachDifferenceEdge: ResolverTypeWrapper<Omit<ReachDifferenceEdge, 'node'> & { node: ResolversTypes['ReachDifference'] }>;
  ReachDistance: ResolverTypeWrapper<ReachDistance>;
  ReachEdge: ResolverTypeWrapper<Omit<ReachEdge, 'node'> & { node: ResolversTypes['Principal'] }>;
  ReachFilter: ReachFilter;
  ReachedAccount: ResolverTypeWrapper<ReachedAccountMapper>;
  RequiredPermission: ResolverTypeWrapper<RequiredPermission>;
  RequiredPermissions: ResolverTypeWrapper<RequiredPermissionsMapper>;
  RequiredResource: RequiredResource;
  Resource: ResolverTypeWrapper<ResourceMapper>;
  ResourceConnection: ResolverTypeWrapper<Omit<ResourceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ResourceEdge']>, nodes: ReadonlyArray<ResolversTypes['Resource']> }>;
  ResourceEdge: ResolverTypeWrapper<Omit<ResourceEdge, 'node'> & { node: ResolversTypes['Resource'] }>;
  ResourceExposure: ResolverTypeWrapper<ResourceExposureMapper>;
  ResourceFilter: ResourceFilter;
  ResourceGrant: ResolverTypeWrapper<Omit<ResourceGrant, 'principal' | 'statements'> & { principal: ResolversTypes['Principal'], statements: ReadonlyArray<ResolversTypes['StatementMatch']> }>;
  ResourceInput: ResourceInput;
  ResourcePattern: ResolverTypeWrapper<Scalars['ResourcePattern']['output']>;
  ResourcePolicyInput: ResourcePolicyInput;
  RoleAssigneeConnection: ResolverTypeWrapper<Omit<RoleAssigneeConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['IdentityCenterPrincipalEdge']>, nodes: ReadonlyArray<ResolversTypes['IdentityCenterPrincipal']> }>;
  RoleBoundaryInput: RoleBoundaryInput;
  RoleInlinePolicyInput: RoleInlinePolicyInput;
  RoleInlinePolicyNameInput: RoleInlinePolicyNameInput;
  RoleInput: RoleInput;
  RoleManagedPolicyInput: RoleManagedPolicyInput;
  RoleSession: ResolverTypeWrapper<OtherPrincipalMapper>;
  RoleTagKeysInput: RoleTagKeysInput;
  RoleTagsInput: RoleTagsInput;
  RoleUse: RoleUse;
  RoleUserConnection: ResolverTypeWrapper<RoleUsersMapper>;
  RoleUserEdge: ResolverTypeWrapper<RoleUserEdgeMapper>;
  SamlProvider: ResolverTypeWrapper<OtherPrincipalMapper>;
  ScenarioDocument: ResolverTypeWrapper<Scalars['ScenarioDocument']['output']>;
  ScenarioInput: ScenarioInput;
  SearchLimit: SearchLimit;
  SearchResult: ResolverTypeWrapper<SearchHitMapper>;
  SearchResultConnection: ResolverTypeWrapper<Omit<SearchResultConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SearchResultEdge']>, nodes: ReadonlyArray<ResolversTypes['SearchResult']> }>;
  SearchResultEdge: ResolverTypeWrapper<Omit<SearchResultEdge, 'node'> & { node: ResolversTypes['SearchResult'] }>;
  SectionCompleteness: ResolverTypeWrapper<SectionCompletenessMapper>;
  ServicePermissions: ResolverTypeWrapper<ServicePermissionsMapper>;
  ServicePrincipal: ResolverTypeWrapper<OtherPrincipalMapper>;
  StatementChange: ResolverTypeWrapper<StatementChangeMapper>;
  StatementCondition: ResolverTypeWrapper<StatementCondition>;
  StatementMatch: ResolverTypeWrapper<CitedStatementMapper>;
  Statistics: ResolverTypeWrapper<StatisticsMapper>;
  StepStatus: StepStatus;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Tag: ResolverTypeWrapper<Tag>;
  TagInput: TagInput;
  Target: ResolverTypeWrapper<TargetMapper>;
  TargetInput: TargetInput;
  Technique: ResolverTypeWrapper<TechniqueMapper>;
  TechniqueConnection: ResolverTypeWrapper<Omit<TechniqueConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TechniqueEdge']>, nodes: ReadonlyArray<ResolversTypes['Technique']> }>;
  TechniqueEdge: ResolverTypeWrapper<Omit<TechniqueEdge, 'node'> & { node: ResolversTypes['Technique'] }>;
  TechniqueFilter: TechniqueFilter;
  TechniqueGain: ResolverTypeWrapper<TechniqueGain>;
  TechniqueGainKind: TechniqueGainKind;
  TechniqueMark: TechniqueMark;
  TechniquePaths: ResolverTypeWrapper<TechniquePathsMapper>;
  TechniqueReference: ResolverTypeWrapper<TechniqueReferenceMapper>;
  TechniqueSeverity: TechniqueSeverity;
  TechniqueStatus: TechniqueStatus;
  TrustExposure: ResolverTypeWrapper<TrustExposureMapper>;
  TrustExposureConnection: ResolverTypeWrapper<Omit<TrustExposureConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TrustExposureEdge']>, nodes: ReadonlyArray<ResolversTypes['TrustExposure']> }>;
  TrustExposureEdge: ResolverTypeWrapper<Omit<TrustExposureEdge, 'node'> & { node: ResolversTypes['TrustExposure'] }>;
  TrustExposureFilter: TrustExposureFilter;
  TrustExposureKind: TrustExposureKind;
  TrustPolicyInput: TrustPolicyInput;
  TrustRelationship: ResolverTypeWrapper<Omit<TrustRelationship, 'conditions' | 'principal' | 'statement'> & { conditions: ReadonlyArray<ResolversTypes['StatementCondition']>, principal: ResolversTypes['Principal'], statement: ResolversTypes['StatementMatch'] }>;
  UnexploredEscalation: ResolverTypeWrapper<UnexploredEscalationMapper>;
  UnitImpact: ResolverTypeWrapper<Omit<UnitImpact, 'accounts'> & { accounts: ReadonlyArray<ResolversTypes['AccountImpact']> }>;
  UnlistedContextKeys: UnlistedContextKeys;
  UnresolvedCondition: ResolverTypeWrapper<CitedConditionMapper>;
  UserBoundaryInput: UserBoundaryInput;
  UserInlinePolicyInput: UserInlinePolicyInput;
  UserInlinePolicyNameInput: UserInlinePolicyNameInput;
  UserInput: UserInput;
  UserManagedPolicyInput: UserManagedPolicyInput;
  UserTagKeysInput: UserTagKeysInput;
  UserTagsInput: UserTagsInput;
  WatchDifference: ResolverTypeWrapper<WatchDifferenceMapper>;
  WatchDifferenceConnection: ResolverTypeWrapper<Omit<WatchDifferenceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['WatchDifferenceEdge']>, nodes: ReadonlyArray<ResolversTypes['WatchDifference']> }>;
  WatchDifferenceEdge: ResolverTypeWrapper<Omit<WatchDifferenceEdge, 'node'> & { node: ResolversTypes['WatchDifference'] }>;
  WatchInput: WatchInput;
  WhoCanReachConnection: ResolverTypeWrapper<Omit<WhoCanReachConnection, 'completeness' | 'edges' | 'nodes'> & { completeness: ResolversTypes['Completeness'], edges: ReadonlyArray<ResolversTypes['ReachEdge']>, nodes: ReadonlyArray<ResolversTypes['Principal']> }>;
  Workload: ResolverTypeWrapper<WorkloadMapper>;
  WorkloadConnection: ResolverTypeWrapper<WorkloadListMapper>;
  WorkloadEdge: ResolverTypeWrapper<Omit<WorkloadEdge, 'node'> & { node: ResolversTypes['Workload'] }>;
  WorkloadFilter: WorkloadFilter;
  WorkloadRole: ResolverTypeWrapper<WorkloadRoleMapper>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ARN: Scalars['ARN']['output'];
  AccessDecision: AccessAnswerMapper;
  AccessDifference: AccessDifferenceMapper;
  AccessKey: AccessKeyMapper;
  AccessKeyConnection: Omit<AccessKeyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AccessKeyEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AccessKey']> };
  AccessKeyEdge: Omit<AccessKeyEdge, 'node'> & { node: ResolversParentTypes['AccessKey'] };
  AccessKeyFilter: AccessKeyFilter;
  AccessKeyInput: AccessKeyInput;
  AccessKeyStatusInput: AccessKeyStatusInput;
  AccessLevelPermissions: AccessLevelPermissionsMapper;
  Account: AccountMapper;
  AccountAssignmentInput: AccountAssignmentInput;
  AccountConnection: Omit<AccountConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AccountEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Account']> };
  AccountCounts: AccountCountsMapper;
  AccountEdge: Omit<AccountEdge, 'node'> & { node: ResolversParentTypes['Account'] };
  AccountFilter: AccountFilter;
  AccountId: Scalars['AccountId']['output'];
  AccountImpact: Omit<AccountImpact, 'affected'> & { affected: ReadonlyArray<ResolversParentTypes['ImpactOnPrincipals']> };
  AccountImport: Omit<AccountImport, 'account' | 'completeness'> & { account?: Maybe<ResolversParentTypes['Account']>, completeness: ReadonlyArray<ResolversParentTypes['SectionCompleteness']> };
  AccountRoot: OtherPrincipalMapper;
  Action: Scalars['Action']['output'];
  Administration: Omit<Administration, 'conditions' | 'determiningStatements'> & { conditions: ReadonlyArray<ResolversParentTypes['UnresolvedCondition']>, determiningStatements: ReadonlyArray<ResolversParentTypes['StatementMatch']> };
  AdministrationChanges: AdministrationChangesMapper;
  AdministrationOverview: AdministrationOverviewMapper;
  AdministratorDifference: AdministratorDifferenceMapper;
  AdministratorDifferenceConnection: Omit<AdministratorDifferenceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AdministratorDifferenceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AdministratorDifference']> };
  AdministratorDifferenceEdge: Omit<AdministratorDifferenceEdge, 'node'> & { node: ResolversParentTypes['AdministratorDifference'] };
  Anyone: OtherPrincipalMapper;
  ApplyChangesInput: ApplyChangesInput;
  AssumeRoleConnection: AssumeRoleStepsMapper;
  AssumeRoleEdge: Omit<AssumeRoleEdge, 'conditions' | 'determiningStatements' | 'node'> & { conditions: ReadonlyArray<ResolversParentTypes['UnresolvedCondition']>, determiningStatements: ReadonlyArray<ResolversParentTypes['StatementMatch']>, node: ResolversParentTypes['Principal'] };
  BlastRadius: BlastRadiusMapper;
  Boolean: Scalars['Boolean']['output'];
  CanInput: CanInput;
  ChangeCount: ChangeCount;
  ChangeInput: ChangeInput;
  ChokePoint: ChokePointMapper;
  ChokePointConnection: Omit<ChokePointConnection, 'completeness' | 'edges' | 'nodes'> & { completeness: ResolversParentTypes['Completeness'], edges: ReadonlyArray<ResolversParentTypes['ChokePointEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ChokePoint']> };
  ChokePointEdge: Omit<ChokePointEdge, 'node'> & { node: ResolversParentTypes['ChokePoint'] };
  Completeness: Omit<Completeness, 'unexplored'> & { unexplored: ReadonlyArray<ResolversParentTypes['UnexploredEscalation']> };
  ContextEntry: ContextEntry;
  ContextEntryInput: ContextEntryInput;
  CredentialHolder: ResolversInterfaceTypes<ResolversParentTypes>['CredentialHolder'];
  CrossAccountAccess: CrossAccountAccessMapper;
  CrossAccountStep: CrossAccountStepMapper;
  DataDifference: DataDifference;
  DataDifferenceConnection: DataDifferenceConnection;
  DataDifferenceEdge: DataDifferenceEdge;
  DataGap: DataGap;
  DataGapCount: DataGapCount;
  DateTime: Scalars['DateTime']['output'];
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountPayload: Omit<DeleteAccountPayload, 'account' | 'import'> & { account?: Maybe<ResolversParentTypes['Account']>, import?: Maybe<ResolversParentTypes['Import']> };
  DifferenceCause: DifferenceCause;
  DifferencePath: DifferencePath;
  DifferencePathStep: DifferencePathStep;
  DifferencePlace: DifferencePlace;
  EffectiveAction: EffectiveActionMapper;
  EffectiveActionConnection: Omit<EffectiveActionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['EffectiveActionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['EffectiveAction']> };
  EffectiveActionEdge: Omit<EffectiveActionEdge, 'node'> & { node: ResolversParentTypes['EffectiveAction'] };
  EffectivePermissions: EffectivePermissionsMapper;
  EffectiveStatement: EffectiveStatementAnswerMapper;
  EscalationConnection: EscalationStepsMapper;
  EscalationEdge: Omit<EscalationEdge, 'node' | 'ways'> & { node: ResolversParentTypes['Principal'], ways: ReadonlyArray<ResolversParentTypes['EscalationWay']> };
  EscalationTarget: ResolversInterfaceTypes<ResolversParentTypes>['EscalationTarget'];
  EscalationWay: Omit<EscalationWay, 'conditions' | 'determiningStatements' | 'technique'> & { conditions: ReadonlyArray<ResolversParentTypes['UnresolvedCondition']>, determiningStatements: ReadonlyArray<ResolversParentTypes['StatementMatch']>, technique?: Maybe<ResolversParentTypes['Technique']> };
  ExportedDocument: ExportedDocument;
  ExposureDifference: ExposureDifferenceMapper;
  ExposureDifferenceConnection: Omit<ExposureDifferenceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ExposureDifferenceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ExposureDifference']> };
  ExposureDifferenceEdge: Omit<ExposureDifferenceEdge, 'node'> & { node: ResolversParentTypes['ExposureDifference'] };
  ExternalPrincipal: OtherPrincipalMapper;
  GroupFilter: GroupFilter;
  GroupInlinePolicyInput: GroupInlinePolicyInput;
  GroupInlinePolicyNameInput: GroupInlinePolicyNameInput;
  GroupInput: GroupInput;
  GroupManagedPolicyInput: GroupManagedPolicyInput;
  GroupMemberInput: GroupMemberInput;
  GuardrailImpact: GuardrailImpactMapper;
  GuardrailLevel: GuardrailLevelMapper;
  HiddenPrincipal: OtherPrincipalMapper;
  Hop: VisibleStepMapper;
  HopActor: Omit<HopActor, 'principal'> & { principal: ResolversParentTypes['Principal'] };
  ID: Scalars['ID']['output'];
  IamGroup: IamGroupMapper;
  IamGroupConnection: Omit<IamGroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['IamGroupEdge']>, nodes: ReadonlyArray<ResolversParentTypes['IamGroup']> };
  IamGroupEdge: Omit<IamGroupEdge, 'node'> & { node: ResolversParentTypes['IamGroup'] };
  IamPrincipal: ResolversInterfaceTypes<ResolversParentTypes>['IamPrincipal'];
  IamRole: IamRoleMapper;
  IamRoleConnection: Omit<IamRoleConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['IamRoleEdge']>, nodes: ReadonlyArray<ResolversParentTypes['IamRole']> };
  IamRoleEdge: Omit<IamRoleEdge, 'node'> & { node: ResolversParentTypes['IamRole'] };
  IamUser: IamUserMapper;
  IdentityCenterImport: IdentityCenterImport;
  IdentityCenterPrincipal: IdentityCenterPrincipalMapper;
  IdentityCenterPrincipalConnection: Omit<IdentityCenterPrincipalConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['IdentityCenterPrincipalEdge']>, nodes: ReadonlyArray<ResolversParentTypes['IdentityCenterPrincipal']> };
  IdentityCenterPrincipalEdge: Omit<IdentityCenterPrincipalEdge, 'node'> & { node: ResolversParentTypes['IdentityCenterPrincipal'] };
  ImpactOnPrincipals: ImpactOnPrincipalsMapper;
  Import: ImportRecordMapper;
  ImportConnection: Omit<ImportConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ImportEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Import']> };
  ImportDocumentInput: ImportDocumentInput;
  ImportDocumentsInput: ImportDocumentsInput;
  ImportEdge: Omit<ImportEdge, 'node'> & { node: ResolversParentTypes['Import'] };
  ImportPayload: Omit<ImportPayload, 'accounts' | 'import' | 'organizations'> & { accounts: ReadonlyArray<ResolversParentTypes['AccountImport']>, import?: Maybe<ResolversParentTypes['Import']>, organizations: ReadonlyArray<ResolversParentTypes['OrganizationImport']> };
  ImportProblem: ImportProblem;
  InstanceProfile: InstanceProfileMapper;
  InstanceProfileConnection: Omit<InstanceProfileConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['InstanceProfileEdge']>, nodes: ReadonlyArray<ResolversParentTypes['InstanceProfile']> };
  InstanceProfileEdge: Omit<InstanceProfileEdge, 'node'> & { node: ResolversParentTypes['InstanceProfile'] };
  InstanceProfileFilter: InstanceProfileFilter;
  InstanceProfileRoleInput: InstanceProfileRoleInput;
  Int: Scalars['Int']['output'];
  LambdaPermissionInput: LambdaPermissionInput;
  LambdaStatementInput: LambdaStatementInput;
  LayerVerdict: LayerVerdictMapper;
  ListedAction: ListedActionMapper;
  ManagedPolicyDocumentInput: ManagedPolicyDocumentInput;
  ManagedPolicyInput: ManagedPolicyInput;
  MoveAccountInput: MoveAccountInput;
  Mutation: Record<PropertyKey, never>;
  NearMiss: NearMissMapper;
  NewOrganizationPolicyInput: NewOrganizationPolicyInput;
  NewPolicyVersionInput: NewPolicyVersionInput;
  NewRoleInput: NewRoleInput;
  NewUserInput: NewUserInput;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OidcProvider: OtherPrincipalMapper;
  OptionalResourcePolicyInput: OptionalResourcePolicyInput;
  Organization: OrganizationMapper;
  OrganizationImport: Omit<OrganizationImport, 'organization'> & { organization?: Maybe<ResolversParentTypes['Organization']> };
  OrganizationPlace: OrganizationPlaceMapper;
  OrganizationPolicyContentInput: OrganizationPolicyContentInput;
  OrganizationPolicyInput: OrganizationPolicyInput;
  OrganizationPolicyTargetInput: OrganizationPolicyTargetInput;
  OrganizationalUnit: OrganizationalUnitMapper;
  OrganizationalUnitConnection: Omit<OrganizationalUnitConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OrganizationalUnitEdge']>, nodes: ReadonlyArray<ResolversParentTypes['OrganizationalUnit']> };
  OrganizationalUnitEdge: Omit<OrganizationalUnitEdge, 'node'> & { node: ResolversParentTypes['OrganizationalUnit'] };
  OutsideAccess: OutsideAccessMapper;
  OutsideAccessChange: OutsideAccessChange;
  Overview: OverviewMapper;
  PageInfo: PageInfo;
  PathAvoidInput: PathAvoidInput;
  PathGoal: Omit<PathGoal, 'targets'> & { targets: ReadonlyArray<ResolversParentTypes['Target']> };
  PathOnlyInput: PathOnlyInput;
  PathSearch: SearchedPathsMapper;
  PermissionDifference: PermissionDifferenceMapper;
  PermissionDifferenceConnection: Omit<PermissionDifferenceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PermissionDifferenceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PermissionDifference']> };
  PermissionDifferenceEdge: Omit<PermissionDifferenceEdge, 'node'> & { node: ResolversParentTypes['PermissionDifference'] };
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
  PolicyDifference: PolicyDifferenceMapper;
  PolicyDifferenceConnection: Omit<PolicyDifferenceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PolicyDifferenceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PolicyDifference']> };
  PolicyDifferenceEdge: Omit<PolicyDifferenceEdge, 'node'> & { node: ResolversParentTypes['PolicyDifference'] };
  PolicyDocument: Scalars['PolicyDocument']['output'];
  PolicyEdge: Omit<PolicyEdge, 'node'> & { node: ResolversParentTypes['Policy'] };
  PolicyFilter: PolicyFilter;
  PolicyHolder: PolicyHolderMapper;
  PolicyHolderConnection: Omit<PolicyHolderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PolicyHolderEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PolicyHolder']> };
  PolicyHolderEdge: Omit<PolicyHolderEdge, 'node'> & { node: ResolversParentTypes['PolicyHolder'] };
  PolicyVersionInput: PolicyVersionInput;
  Principal: PrincipalMapper;
  PrincipalAccess: PrincipalAccessMapper;
  PrincipalAccessConnection: Omit<PrincipalAccessConnection, 'completeness' | 'edges' | 'nodes'> & { completeness: ResolversParentTypes['Completeness'], edges: ReadonlyArray<ResolversParentTypes['PrincipalAccessEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PrincipalAccess']> };
  PrincipalAccessEdge: Omit<PrincipalAccessEdge, 'node'> & { node: ResolversParentTypes['PrincipalAccess'] };
  PrincipalConnection: PrincipalListMapper;
  PrincipalEdge: Omit<PrincipalEdge, 'node'> & { node: ResolversParentTypes['Principal'] };
  PrincipalFilter: PrincipalFilter;
  PrincipalIdentifier: Scalars['PrincipalIdentifier']['output'];
  PrivilegePath: VisiblePathMapper;
  Query: Record<PropertyKey, never>;
  ReachChange: ReachChange;
  ReachConnection: Omit<ReachConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ReachEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Principal']> };
  ReachDifference: ReachDifferenceMapper;
  ReachDifferenceConnection: Omit<ReachDifferenceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ReachDifferenceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ReachDifference']> };
  ReachDifferenceEdge: Omit<ReachDifferenceEdge, 'node'> & { node: ResolversParentTypes['ReachDifference'] };
  ReachDistance: ReachDistance;
  ReachEdge: Omit<ReachEdge, 'node'> & { node: ResolversParentTypes['Principal'] };
  ReachFilter: ReachFilter;
  ReachedAccount: ReachedAccountMapper;
  RequiredPermission: RequiredPermission;
  RequiredPermissions: RequiredPermissionsMapper;
  Resource: ResourceMapper;
  ResourceConnection: Omit<ResourceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ResourceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Resource']> };
  ResourceEdge: Omit<ResourceEdge, 'node'> & { node: ResolversParentTypes['Resource'] };
  ResourceExposure: ResourceExposureMapper;
  ResourceFilter: ResourceFilter;
  ResourceGrant: Omit<ResourceGrant, 'principal' | 'statements'> & { principal: ResolversParentTypes['Principal'], statements: ReadonlyArray<ResolversParentTypes['StatementMatch']> };
  ResourceInput: ResourceInput;
  ResourcePattern: Scalars['ResourcePattern']['output'];
  ResourcePolicyInput: ResourcePolicyInput;
  RoleAssigneeConnection: Omit<RoleAssigneeConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['IdentityCenterPrincipalEdge']>, nodes: ReadonlyArray<ResolversParentTypes['IdentityCenterPrincipal']> };
  RoleBoundaryInput: RoleBoundaryInput;
  RoleInlinePolicyInput: RoleInlinePolicyInput;
  RoleInlinePolicyNameInput: RoleInlinePolicyNameInput;
  RoleInput: RoleInput;
  RoleManagedPolicyInput: RoleManagedPolicyInput;
  RoleSession: OtherPrincipalMapper;
  RoleTagKeysInput: RoleTagKeysInput;
  RoleTagsInput: RoleTagsInput;
  RoleUserConnection: RoleUsersMapper;
  RoleUserEdge: RoleUserEdgeMapper;
  SamlProvider: OtherPrincipalMapper;
  ScenarioDocument: Scalars['ScenarioDocument']['output'];
  ScenarioInput: ScenarioInput;
  SearchResult: SearchHitMapper;
  SearchResultConnection: Omit<SearchResultConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SearchResultEdge']>, nodes: ReadonlyArray<ResolversParentTypes['SearchResult']> };
  SearchResultEdge: Omit<SearchResultEdge, 'node'> & { node: ResolversParentTypes['SearchResult'] };
  SectionCompleteness: SectionCompletenessMapper;
  ServicePermissions: ServicePermissionsMapper;
  ServicePrincipal: OtherPrincipalMapper;
  StatementChange: StatementChangeMapper;
  StatementCondition: StatementCondition;
  StatementMatch: CitedStatementMapper;
  Statistics: StatisticsMapper;
  String: Scalars['String']['output'];
  Tag: Tag;
  TagInput: TagInput;
  Target: TargetMapper;
  TargetInput: TargetInput;
  Technique: TechniqueMapper;
  TechniqueConnection: Omit<TechniqueConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TechniqueEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Technique']> };
  TechniqueEdge: Omit<TechniqueEdge, 'node'> & { node: ResolversParentTypes['Technique'] };
  TechniqueFilter: TechniqueFilter;
  TechniqueGain: TechniqueGain;
  TechniquePaths: TechniquePathsMapper;
  TechniqueReference: TechniqueReferenceMapper;
  TrustExposure: TrustExposureMapper;
  TrustExposureConnection: Omit<TrustExposureConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TrustExposureEdge']>, nodes: ReadonlyArray<ResolversParentTypes['TrustExposure']> };
  TrustExposureEdge: Omit<TrustExposureEdge, 'node'> & { node: ResolversParentTypes['TrustExposure'] };
  TrustExposureFilter: TrustExposureFilter;
  TrustPolicyInput: TrustPolicyInput;
  TrustRelationship: Omit<TrustRelationship, 'conditions' | 'principal' | 'statement'> & { conditions: ReadonlyArray<ResolversParentTypes['StatementCondition']>, principal: ResolversParentTypes['Principal'], statement: ResolversParentTypes['StatementMatch'] };
  UnexploredEscalation: UnexploredEscalationMapper;
  UnitImpact: Omit<UnitImpact, 'accounts'> & { accounts: ReadonlyArray<ResolversParentTypes['AccountImpact']> };
  UnresolvedCondition: CitedConditionMapper;
  UserBoundaryInput: UserBoundaryInput;
  UserInlinePolicyInput: UserInlinePolicyInput;
  UserInlinePolicyNameInput: UserInlinePolicyNameInput;
  UserInput: UserInput;
  UserManagedPolicyInput: UserManagedPolicyInput;
  UserTagKeysInput: UserTagKeysInput;
  UserTagsInput: UserTagsInput;
  WatchDifference: WatchDifferenceMapper;
  WatchDifferenceConnection: Omit<WatchDifferenceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['WatchDifferenceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['WatchDifference']> };
  WatchDifferenceEdge: Omit<WatchDifferenceEdge, 'node'> & { node: ResolversParentTypes['WatchDifference'] };
  WatchInput: WatchInput;
  WhoCanReachConnection: Omit<WhoCanReachConnection, 'completeness' | 'edges' | 'nodes'> & { completeness: ResolversParentTypes['Completeness'], edges: ReadonlyArray<ResolversParentTypes['ReachEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Principal']> };
  Workload: WorkloadMapper;
  WorkloadConnection: WorkloadListMapper;
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

export type AccessDifferenceResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AccessDifference'] = ResolversParentTypes['AccessDifference']> = {
  administrators?: Resolver<ResolversTypes['AdministratorDifferenceConnection'], ParentType, ContextType, RequireFields<AccessDifferenceAdministratorsArgs, 'first'>>;
  beforeVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  data?: Resolver<ResolversTypes['DataDifferenceConnection'], ParentType, ContextType, RequireFields<AccessDifferenceDataArgs, 'first'>>;
  exposures?: Resolver<ResolversTypes['ExposureDifferenceConnection'], ParentType, ContextType, RequireFields<AccessDifferenceExposuresArgs, 'first'>>;
  graphVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permissions?: Resolver<ResolversTypes['PermissionDifferenceConnection'], ParentType, ContextType, RequireFields<AccessDifferencePermissionsArgs, 'first'>>;
  policies?: Resolver<ResolversTypes['PolicyDifferenceConnection'], ParentType, ContextType, RequireFields<AccessDifferencePoliciesArgs, 'first'>>;
  reach?: Resolver<ResolversTypes['ReachDifferenceConnection'], ParentType, ContextType, RequireFields<AccessDifferenceReachArgs, 'first'>>;
  watched?: Resolver<ResolversTypes['WatchDifferenceConnection'], ParentType, ContextType, RequireFields<AccessDifferenceWatchedArgs, 'first'>>;
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

export type AccountImpactResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AccountImpact'] = ResolversParentTypes['AccountImpact']> = {
  accountId?: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
  affected?: Resolver<ReadonlyArray<ResolversTypes['ImpactOnPrincipals']>, ParentType, ContextType>;
  outsideAccess?: Resolver<ReadonlyArray<ResolversTypes['OutsideAccessChange']>, ParentType, ContextType>;
};

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
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<AccountRootAssumableByArgs, 'first'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<AccountRootBlastRadiusArgs, 'maxHops'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<AccountRootCanArgs, 'action' | 'resource' | 'resourceIsLiteral' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<AccountRootCanAssumeArgs, 'first'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<AccountRootEffectivePermissionsArgs>>;
  escalatableBy?: Resolver<ResolversTypes['EscalationConnection'], ParentType, ContextType, RequireFields<AccountRootEscalatableByArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  mfaActive?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  passwordEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  passwordLastChangedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  passwordLastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<AccountRootPathsToPrivilegeArgs, 'k' | 'maxHops' | 'targets'>>;
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

export type AdministrationChangesResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AdministrationChanges'] = ResolversParentTypes['AdministrationChanges']> = {
  administratorCounts?: Resolver<ReadonlyArray<ResolversTypes['ChangeCount']>, ParentType, ContextType>;
  administrators?: Resolver<ReadonlyArray<ResolversTypes['AdministratorDifference']>, ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reach?: Resolver<ReadonlyArray<ResolversTypes['ReachChange']>, ParentType, ContextType>;
  reachCounts?: Resolver<ReadonlyArray<ResolversTypes['ChangeCount']>, ParentType, ContextType>;
};

export type AdministrationOverviewResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AdministrationOverview'] = ResolversParentTypes['AdministrationOverview']> = {
  administrators?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  gapCounts?: Resolver<ReadonlyArray<ResolversTypes['DataGapCount']>, ParentType, ContextType>;
  mostReached?: Resolver<ReadonlyArray<ResolversTypes['ReachedAccount']>, ParentType, ContextType>;
  reaching?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reachingUnconditionally?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AdministratorDifferenceResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AdministratorDifference'] = ResolversParentTypes['AdministratorDifference']> = {
  after?: Resolver<Maybe<ResolversTypes['Decision']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['Decision']>, ParentType, ContextType>;
  cause?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DifferenceCause']>>, ParentType, ContextType>;
  change?: Resolver<ResolversTypes['AccessChange'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
};

export type AdministratorDifferenceConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AdministratorDifferenceConnection'] = ResolversParentTypes['AdministratorDifferenceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AdministratorDifferenceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AdministratorDifference']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AdministratorDifferenceEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AdministratorDifferenceEdge'] = ResolversParentTypes['AdministratorDifferenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AdministratorDifference'], ParentType, ContextType>;
};

export type AnyoneResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Anyone'] = ResolversParentTypes['Anyone']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<AnyoneAssumableByArgs, 'first'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<AnyoneBlastRadiusArgs, 'maxHops'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<AnyoneCanArgs, 'action' | 'resource' | 'resourceIsLiteral' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<AnyoneCanAssumeArgs, 'first'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<AnyoneEffectivePermissionsArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<AnyonePathsToPrivilegeArgs, 'k' | 'maxHops' | 'targets'>>;
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

export type ChangeCountResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ChangeCount'] = ResolversParentTypes['ChangeCount']> = {
  change?: Resolver<ResolversTypes['AccessChange'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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
  truncatedBy?: Resolver<ReadonlyArray<ResolversTypes['SearchLimit']>, ParentType, ContextType>;
  unexplored?: Resolver<ReadonlyArray<ResolversTypes['UnexploredEscalation']>, ParentType, ContextType>;
};

export type ContextEntryResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ContextEntry'] = ResolversParentTypes['ContextEntry']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CredentialHolderResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['CredentialHolder'] = ResolversParentTypes['CredentialHolder']> = {
  __resolveType: TypeResolveFn<'AccountRoot' | 'IamUser', ParentType, ContextType>;
};

export type CrossAccountAccessResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['CrossAccountAccess'] = ResolversParentTypes['CrossAccountAccess']> = {
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['CrossAccountStep']>, ParentType, ContextType>;
};

export type CrossAccountStepResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['CrossAccountStep'] = ResolversParentTypes['CrossAccountStep']> = {
  asScenario?: Resolver<Maybe<ResolversTypes['ScenarioDocument']>, ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['StatementMatch']>, ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fix?: Resolver<Maybe<ResolversTypes['PolicyDocument']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StepStatus'], ParentType, ContextType>;
  step?: Resolver<ResolversTypes['CrossAccountStepKind'], ParentType, ContextType>;
};

export type DataDifferenceResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['DataDifference'] = ResolversParentTypes['DataDifference']> = {
  accountId?: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['AccessChange'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DataDifferenceConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['DataDifferenceConnection'] = ResolversParentTypes['DataDifferenceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DataDifferenceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DataDifference']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DataDifferenceEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['DataDifferenceEdge'] = ResolversParentTypes['DataDifferenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DataDifference'], ParentType, ContextType>;
};

export type DataGapResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['DataGap'] = ResolversParentTypes['DataGap']> = {
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DataGapKind'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DataGapCountResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['DataGapCount'] = ResolversParentTypes['DataGapCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DataGapKind'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteAccountPayloadResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['DeleteAccountPayload'] = ResolversParentTypes['DeleteAccountPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
  deleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  graphVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  import?: Resolver<Maybe<ResolversTypes['Import']>, ParentType, ContextType>;
  removed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DifferenceCauseResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['DifferenceCause'] = ResolversParentTypes['DifferenceCause']> = {
  change?: Resolver<Maybe<ResolversTypes['PolicyChange']>, ParentType, ContextType>;
  places?: Resolver<ReadonlyArray<ResolversTypes['DifferencePlace']>, ParentType, ContextType>;
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DifferencePathResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['DifferencePath'] = ResolversParentTypes['DifferencePath']> = {
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  depth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['DifferencePathStep']>, ParentType, ContextType>;
};

export type DifferencePathStepResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['DifferencePathStep'] = ResolversParentTypes['DifferencePathStep']> = {
  from?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
};

export type DifferencePlaceResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['DifferencePlace'] = ResolversParentTypes['DifferencePlace']> = {
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pointer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  statement?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
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
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
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

export type EscalationTargetResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['EscalationTarget'] = ResolversParentTypes['EscalationTarget']> = {
  __resolveType: TypeResolveFn<'AccountRoot' | 'IamRole' | 'IamUser', ParentType, ContextType>;
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

export type ExportedDocumentResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ExportedDocument'] = ResolversParentTypes['ExportedDocument']> = {
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  omitted?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExposureDifferenceResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ExposureDifference'] = ResolversParentTypes['ExposureDifference']> = {
  after?: Resolver<Maybe<ResolversTypes['Decision']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['Decision']>, ParentType, ContextType>;
  cause?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DifferenceCause']>>, ParentType, ContextType>;
  change?: Resolver<ResolversTypes['AccessChange'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TrustExposureKind'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['ARN'], ParentType, ContextType>;
};

export type ExposureDifferenceConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ExposureDifferenceConnection'] = ResolversParentTypes['ExposureDifferenceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ExposureDifferenceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ExposureDifference']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExposureDifferenceEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ExposureDifferenceEdge'] = ResolversParentTypes['ExposureDifferenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ExposureDifference'], ParentType, ContextType>;
};

export type ExternalPrincipalResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ExternalPrincipal'] = ResolversParentTypes['ExternalPrincipal']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<ExternalPrincipalAssumableByArgs, 'first'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<ExternalPrincipalBlastRadiusArgs, 'maxHops'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<ExternalPrincipalCanArgs, 'action' | 'resource' | 'resourceIsLiteral' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<ExternalPrincipalCanAssumeArgs, 'first'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<ExternalPrincipalEffectivePermissionsArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<ExternalPrincipalPathsToPrivilegeArgs, 'k' | 'maxHops' | 'targets'>>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GuardrailImpactResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['GuardrailImpact'] = ResolversParentTypes['GuardrailImpact']> = {
  administration?: Resolver<ResolversTypes['AdministrationChanges'], ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  graphVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principalsCompared?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  units?: Resolver<ReadonlyArray<ResolversTypes['UnitImpact']>, ParentType, ContextType>;
};

export type GuardrailLevelResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['GuardrailLevel'] = ResolversParentTypes['GuardrailLevel']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resourceControlPolicies?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Policy']>>, ParentType, ContextType>;
  serviceControlPolicies?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Policy']>>, ParentType, ContextType>;
  targetId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HiddenPrincipalResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['HiddenPrincipal'] = ResolversParentTypes['HiddenPrincipal']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<HiddenPrincipalAssumableByArgs, 'first'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<HiddenPrincipalBlastRadiusArgs, 'maxHops'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<HiddenPrincipalCanArgs, 'action' | 'resource' | 'resourceIsLiteral' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<HiddenPrincipalCanAssumeArgs, 'first'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<HiddenPrincipalEffectivePermissionsArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<HiddenPrincipalPathsToPrivilegeArgs, 'k' | 'maxHops' | 'targets'>>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HopResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Hop'] = ResolversParentTypes['Hop']> = {
  actingAs?: Resolver<ReadonlyArray<ResolversTypes['HopActor']>, ParentType, ContextType>;
  alternatives?: Resolver<ReadonlyArray<ResolversTypes['Hop']>, ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  conditions?: Resolver<ReadonlyArray<ResolversTypes['UnresolvedCondition']>, ParentType, ContextType>;
  crossAccount?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  determiningStatements?: Resolver<ReadonlyArray<ResolversTypes['StatementMatch']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  mechanism?: Resolver<ResolversTypes['HopMechanism'], ParentType, ContextType>;
  preconditions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  restsOn?: Resolver<ReadonlyArray<ResolversTypes['Int']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  technique?: Resolver<Maybe<ResolversTypes['Technique']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  via?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
};

export type HopActorResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['HopActor'] = ResolversParentTypes['HopActor']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['Action']>, ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
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

export type IamPrincipalResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['IamPrincipal'] = ResolversParentTypes['IamPrincipal']> = {
  __resolveType: TypeResolveFn<'IamRole' | 'IamUser' | 'RoleSession', ParentType, ContextType>;
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
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  instanceProfiles?: Resolver<ReadonlyArray<ResolversTypes['InstanceProfile']>, ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUsedRegion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<IamRolePathsToPrivilegeArgs, 'k' | 'maxHops' | 'targets'>>;
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
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<IamUserPathsToPrivilegeArgs, 'k' | 'maxHops' | 'targets'>>;
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
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['IdentityCenterPrincipalEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['IdentityCenterPrincipal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type IdentityCenterPrincipalEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['IdentityCenterPrincipalEdge'] = ResolversParentTypes['IdentityCenterPrincipalEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['IdentityCenterPrincipal'], ParentType, ContextType>;
};

export type ImpactOnPrincipalsResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ImpactOnPrincipals'] = ResolversParentTypes['ImpactOnPrincipals']> = {
  changes?: Resolver<ReadonlyArray<ResolversTypes['StatementChange']>, ParentType, ContextType>;
  principalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  principals?: Resolver<ReadonlyArray<ResolversTypes['PrincipalIdentifier']>, ParentType, ContextType>;
};

export type ImportResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Import'] = ResolversParentTypes['Import']> = {
  accountCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  accounts?: Resolver<ReadonlyArray<ResolversTypes['AccountId']>, ParentType, ContextType>;
  beforeVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  changes?: Resolver<ResolversTypes['AdministrationChanges'], ParentType, ContextType>;
  finishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  graphVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identityCenters?: Resolver<ReadonlyArray<ResolversTypes['ARN']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ImportKind'], ParentType, ContextType>;
  organizations?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ImportConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ImportConnection'] = ResolversParentTypes['ImportConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ImportEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Import']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ImportEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ImportEdge'] = ResolversParentTypes['ImportEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Import'], ParentType, ContextType>;
};

export type ImportPayloadResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ImportPayload'] = ResolversParentTypes['ImportPayload']> = {
  accounts?: Resolver<ReadonlyArray<ResolversTypes['AccountImport']>, ParentType, ContextType>;
  graphVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  identityCenters?: Resolver<ReadonlyArray<ResolversTypes['IdentityCenterImport']>, ParentType, ContextType>;
  import?: Resolver<Maybe<ResolversTypes['Import']>, ParentType, ContextType>;
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

export type ListedActionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ListedAction'] = ResolversParentTypes['ListedAction']> = {
  accessLevel?: Resolver<ResolversTypes['AccessLevel'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['Action'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  applyChanges?: Resolver<ResolversTypes['ImportPayload'], ParentType, ContextType, RequireFields<MutationApplyChangesArgs, 'input'>>;
  deleteAccount?: Resolver<ResolversTypes['DeleteAccountPayload'], ParentType, ContextType, RequireFields<MutationDeleteAccountArgs, 'input'>>;
  importDocuments?: Resolver<ResolversTypes['ImportPayload'], ParentType, ContextType, RequireFields<MutationImportDocumentsArgs, 'input'>>;
  setTargets?: Resolver<ReadonlyArray<ResolversTypes['Target']>, ParentType, ContextType, RequireFields<MutationSetTargetsArgs, 'targets'>>;
};

export type NearMissResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['NearMiss'] = ResolversParentTypes['NearMiss']> = {
  asScenario?: Resolver<Maybe<ResolversTypes['ScenarioDocument']>, ParentType, ContextType>;
  change?: Resolver<Maybe<ResolversTypes['PolicyDocument']>, ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  hops?: Resolver<ReadonlyArray<ResolversTypes['Hop']>, ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['CrossAccountStepKind'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Account' | 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamGroup' | 'IamRole' | 'IamUser' | 'IdentityCenterPrincipal' | 'InstanceProfile' | 'OidcProvider' | 'Organization' | 'PermissionSet' | 'Policy' | 'Resource' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' | 'Workload', ParentType, ContextType>;
};

export type OidcProviderResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['OidcProvider'] = ResolversParentTypes['OidcProvider']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<OidcProviderAssumableByArgs, 'first'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<OidcProviderBlastRadiusArgs, 'maxHops'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<OidcProviderCanArgs, 'action' | 'resource' | 'resourceIsLiteral' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<OidcProviderCanAssumeArgs, 'first'>>;
  clientIds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<OidcProviderEffectivePermissionsArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<OidcProviderPathsToPrivilegeArgs, 'k' | 'maxHops' | 'targets'>>;
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
  resourceControl?: Resolver<ResolversTypes['CollectionStatus'], ParentType, ContextType>;
  serviceControl?: Resolver<ResolversTypes['CollectionStatus'], ParentType, ContextType>;
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

export type OutsideAccessChangeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['OutsideAccessChange'] = ResolversParentTypes['OutsideAccessChange']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['Action']>, ParentType, ContextType>;
  anonymous?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['AccessChange'], ParentType, ContextType>;
  outsideOrganization?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  resource?: Resolver<ResolversTypes['ARN'], ParentType, ContextType>;
};

export type OverviewResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Overview'] = ResolversParentTypes['Overview']> = {
  administration?: Resolver<Maybe<ResolversTypes['AdministrationOverview']>, ParentType, ContextType>;
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  exposedResources?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastImport?: Resolver<Maybe<ResolversTypes['Import']>, ParentType, ContextType>;
  overdueAccessKeys?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  roleOpenings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  statistics?: Resolver<ResolversTypes['Statistics'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PathGoalResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PathGoal'] = ResolversParentTypes['PathGoal']> = {
  administration?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  targets?: Resolver<ReadonlyArray<ResolversTypes['Target']>, ParentType, ContextType>;
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

export type PermissionDifferenceResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PermissionDifference'] = ResolversParentTypes['PermissionDifference']> = {
  cause?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DifferenceCause']>>, ParentType, ContextType>;
  change?: Resolver<ResolversTypes['AccessChange'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['EffectiveStatement'], ParentType, ContextType>;
};

export type PermissionDifferenceConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PermissionDifferenceConnection'] = ResolversParentTypes['PermissionDifferenceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PermissionDifferenceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PermissionDifference']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PermissionDifferenceEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PermissionDifferenceEdge'] = ResolversParentTypes['PermissionDifferenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PermissionDifference'], ParentType, ContextType>;
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
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
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

export type PolicyDifferenceResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PolicyDifference'] = ResolversParentTypes['PolicyDifference']> = {
  after?: Resolver<Maybe<ResolversTypes['PolicyDocument']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['PolicyDocument']>, ParentType, ContextType>;
  change?: Resolver<ResolversTypes['PolicyChange'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PolicyKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ownerArn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
};

export type PolicyDifferenceConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PolicyDifferenceConnection'] = ResolversParentTypes['PolicyDifferenceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PolicyDifferenceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PolicyDifference']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PolicyDifferenceEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PolicyDifferenceEdge'] = ResolversParentTypes['PolicyDifferenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PolicyDifference'], ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal', ParentType, ContextType>;
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
  totalCountIsUpperBound?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PrincipalAccessEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PrincipalAccessEdge'] = ResolversParentTypes['PrincipalAccessEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PrincipalAccess'], ParentType, ContextType>;
};

export type PrincipalConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PrincipalConnection'] = ResolversParentTypes['PrincipalConnection']> = {
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
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
  depth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  goal?: Resolver<Maybe<ResolversTypes['PathGoal']>, ParentType, ContextType>;
  hops?: Resolver<ReadonlyArray<ResolversTypes['Hop']>, ParentType, ContextType>;
  length?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  render?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<PrivilegePathRenderArgs, 'format'>>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  accessKeys?: Resolver<ResolversTypes['AccessKeyConnection'], ParentType, ContextType, RequireFields<QueryAccessKeysArgs, 'first'>>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, RequireFields<QueryAccountArgs, 'id'>>;
  accounts?: Resolver<ResolversTypes['AccountConnection'], ParentType, ContextType, RequireFields<QueryAccountsArgs, 'first'>>;
  actions?: Resolver<ReadonlyArray<ResolversTypes['ListedAction']>, ParentType, ContextType, RequireFields<QueryActionsArgs, 'first' | 'startsWith'>>;
  assumeRolePaths?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<QueryAssumeRolePathsArgs, 'from' | 'k' | 'maxHops' | 'to'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<QueryBlastRadiusArgs, 'maxHops' | 'principal'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<QueryCanArgs, 'action' | 'principal' | 'resource' | 'resourceIsLiteral' | 'unlistedContextKeys'>>;
  canBatch?: Resolver<ReadonlyArray<Maybe<ResolversTypes['AccessDecision']>>, ParentType, ContextType, RequireFields<QueryCanBatchArgs, 'checks'>>;
  chokePoints?: Resolver<ResolversTypes['ChokePointConnection'], ParentType, ContextType, RequireFields<QueryChokePointsArgs, 'accountId' | 'first'>>;
  compareScenario?: Resolver<ResolversTypes['AccessDifference'], ParentType, ContextType, RequireFields<QueryCompareScenarioArgs, 'scenario' | 'trials'>>;
  crossAccountAccess?: Resolver<ResolversTypes['CrossAccountAccess'], ParentType, ContextType, RequireFields<QueryCrossAccountAccessArgs, 'from' | 'to'>>;
  diff?: Resolver<ResolversTypes['AccessDifference'], ParentType, ContextType, RequireFields<QueryDiffArgs, 'trials'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, RequireFields<QueryEffectivePermissionsArgs, 'principal'>>;
  exportAccount?: Resolver<ReadonlyArray<ResolversTypes['ExportedDocument']>, ParentType, ContextType, RequireFields<QueryExportAccountArgs, 'accountId'>>;
  group?: Resolver<Maybe<ResolversTypes['IamGroup']>, ParentType, ContextType, RequireFields<QueryGroupArgs, 'arn'>>;
  groups?: Resolver<ResolversTypes['IamGroupConnection'], ParentType, ContextType, RequireFields<QueryGroupsArgs, 'first'>>;
  guardrailImpact?: Resolver<ResolversTypes['GuardrailImpact'], ParentType, ContextType, RequireFields<QueryGuardrailImpactArgs, 'content' | 'targets' | 'type'>>;
  imports?: Resolver<ResolversTypes['ImportConnection'], ParentType, ContextType, RequireFields<QueryImportsArgs, 'first'>>;
  instanceProfiles?: Resolver<ResolversTypes['InstanceProfileConnection'], ParentType, ContextType, RequireFields<QueryInstanceProfilesArgs, 'first'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType, Partial<QueryOrganizationArgs>>;
  overview?: Resolver<ResolversTypes['Overview'], ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<QueryPathsToPrivilegeArgs, 'from' | 'k' | 'maxHops' | 'targets'>>;
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
  targets?: Resolver<ReadonlyArray<ResolversTypes['Target']>, ParentType, ContextType>;
  technique?: Resolver<Maybe<ResolversTypes['Technique']>, ParentType, ContextType, RequireFields<QueryTechniqueArgs, 'id'>>;
  techniques?: Resolver<ResolversTypes['TechniqueConnection'], ParentType, ContextType, RequireFields<QueryTechniquesArgs, 'first'>>;
  trustExposure?: Resolver<ResolversTypes['TrustExposureConnection'], ParentType, ContextType, RequireFields<QueryTrustExposureArgs, 'first'>>;
  whoCan?: Resolver<ResolversTypes['PrincipalAccessConnection'], ParentType, ContextType, RequireFields<QueryWhoCanArgs, 'action' | 'first' | 'maxHops' | 'resource' | 'resourceIsLiteral' | 'transitive'>>;
  whoCanReach?: Resolver<ResolversTypes['WhoCanReachConnection'], ParentType, ContextType, RequireFields<QueryWhoCanReachArgs, 'first' | 'maxHops' | 'to'>>;
  workload?: Resolver<Maybe<ResolversTypes['Workload']>, ParentType, ContextType, RequireFields<QueryWorkloadArgs, 'arn'>>;
  workloads?: Resolver<ResolversTypes['WorkloadConnection'], ParentType, ContextType, RequireFields<QueryWorkloadsArgs, 'first'>>;
};

export type ReachChangeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ReachChange'] = ResolversParentTypes['ReachChange']> = {
  accountCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  accountIds?: Resolver<ReadonlyArray<ResolversTypes['AccountId']>, ParentType, ContextType>;
  change?: Resolver<ResolversTypes['AccessChange'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
};

export type ReachConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ReachConnection'] = ResolversParentTypes['ReachConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReachEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Principal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReachDifferenceResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ReachDifference'] = ResolversParentTypes['ReachDifference']> = {
  accountId?: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['ReachDistance']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['ReachDistance']>, ParentType, ContextType>;
  cause?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DifferenceCause']>>, ParentType, ContextType>;
  change?: Resolver<ResolversTypes['AccessChange'], ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['DifferencePath']>, ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
};

export type ReachDifferenceConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ReachDifferenceConnection'] = ResolversParentTypes['ReachDifferenceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReachDifferenceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ReachDifference']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReachDifferenceEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ReachDifferenceEdge'] = ResolversParentTypes['ReachDifferenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ReachDifference'], ParentType, ContextType>;
};

export type ReachDistanceResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ReachDistance'] = ResolversParentTypes['ReachDistance']> = {
  distance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unconditionalDistance?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ReachEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ReachEdge'] = ResolversParentTypes['ReachEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  distance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  unconditionalDistance?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ReachedAccountResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ReachedAccount'] = ResolversParentTypes['ReachedAccount']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
  reaching?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RequiredPermissionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['RequiredPermission'] = ResolversParentTypes['RequiredPermission']> = {
  action?: Resolver<ResolversTypes['Action'], ParentType, ContextType>;
  on?: Resolver<ResolversTypes['RequiredResource'], ParentType, ContextType>;
  opens?: Resolver<ReadonlyArray<ResolversTypes['Action']>, ParentType, ContextType>;
  passedTo?: Resolver<ReadonlyArray<ResolversTypes['PrincipalIdentifier']>, ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['ResourcePattern']>, ParentType, ContextType>;
  withoutKeys?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RequiredPermissionsResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['RequiredPermissions'] = ResolversParentTypes['RequiredPermissions']> = {
  allOf?: Resolver<ReadonlyArray<ResolversTypes['RequiredPermission']>, ParentType, ContextType>;
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
  policyStatus?: Resolver<ResolversTypes['CollectionStatus'], ParentType, ContextType>;
  resourceType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  service?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Tag']>>, ParentType, ContextType>;
  whoCan?: Resolver<ResolversTypes['PrincipalAccessConnection'], ParentType, ContextType, RequireFields<ResourceWhoCanArgs, 'action' | 'first' | 'maxHops' | 'transitive'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResourceConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ResourceConnection'] = ResolversParentTypes['ResourceConnection']> = {
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
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
  findings?: Resolver<ReadonlyArray<ResolversTypes['EscalationWay']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<RoleSessionPathsToPrivilegeArgs, 'k' | 'maxHops' | 'targets'>>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['IamRole']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoleUserConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['RoleUserConnection'] = ResolversParentTypes['RoleUserConnection']> = {
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
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
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<SamlProviderAssumableByArgs, 'first'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<SamlProviderBlastRadiusArgs, 'maxHops'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<SamlProviderCanArgs, 'action' | 'resource' | 'resourceIsLiteral' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<SamlProviderCanAssumeArgs, 'first'>>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<SamlProviderEffectivePermissionsArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<SamlProviderPathsToPrivilegeArgs, 'k' | 'maxHops' | 'targets'>>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface ScenarioDocumentScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ScenarioDocument'], any> {
  name: 'ScenarioDocument';
}

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
  status?: Resolver<ResolversTypes['CollectionStatus'], ParentType, ContextType>;
};

export type ServicePermissionsResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ServicePermissions'] = ResolversParentTypes['ServicePermissions']> = {
  accessLevels?: Resolver<ReadonlyArray<ResolversTypes['AccessLevelPermissions']>, ParentType, ContextType, Partial<ServicePermissionsAccessLevelsArgs>>;
  actionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  allowedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  service?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ServicePrincipalResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ServicePrincipal'] = ResolversParentTypes['ServicePrincipal']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<ServicePrincipalAssumableByArgs, 'first'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<ServicePrincipalBlastRadiusArgs, 'maxHops'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<ServicePrincipalCanArgs, 'action' | 'resource' | 'resourceIsLiteral' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<ServicePrincipalCanAssumeArgs, 'first'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<ServicePrincipalEffectivePermissionsArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pathsToPrivilege?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<ServicePrincipalPathsToPrivilegeArgs, 'k' | 'maxHops' | 'targets'>>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StatementChangeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['StatementChange'] = ResolversParentTypes['StatementChange']> = {
  change?: Resolver<ResolversTypes['AccessChange'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['EffectiveStatement'], ParentType, ContextType>;
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
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
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

export type TargetResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Target'] = ResolversParentTypes['Target']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['Action']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principal?: Resolver<Maybe<ResolversTypes['Principal']>, ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['ResourcePattern']>, ParentType, ContextType>;
};

export type TechniqueResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Technique'] = ResolversParentTypes['Technique']> = {
  closing?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  enabledByDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  gains?: Resolver<ReadonlyArray<ResolversTypes['TechniqueGain']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  marks?: Resolver<ReadonlyArray<ResolversTypes['TechniqueMark']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  optional?: Resolver<ReadonlyArray<ResolversTypes['Action']>, ParentType, ContextType>;
  preconditions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  references?: Resolver<ReadonlyArray<ResolversTypes['TechniqueReference']>, ParentType, ContextType>;
  required?: Resolver<ReadonlyArray<ResolversTypes['RequiredPermissions']>, ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['TechniqueSeverity'], ParentType, ContextType>;
  severityReason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export type TechniqueReferenceResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['TechniqueReference'] = ResolversParentTypes['TechniqueReference']> = {
  catalog?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type UnexploredEscalationResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['UnexploredEscalation'] = ResolversParentTypes['UnexploredEscalation']> = {
  principal?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  techniques?: Resolver<ReadonlyArray<ResolversTypes['Technique']>, ParentType, ContextType>;
};

export type UnitImpactResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['UnitImpact'] = ResolversParentTypes['UnitImpact']> = {
  accounts?: Resolver<ReadonlyArray<ResolversTypes['AccountImpact']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unitId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UnresolvedConditionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['UnresolvedCondition'] = ResolversParentTypes['UnresolvedCondition']> = {
  controlledBy?: Resolver<ResolversTypes['ConditionController'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['Effect'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operator?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['StatementMatch'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WatchDifferenceResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['WatchDifference'] = ResolversParentTypes['WatchDifference']> = {
  action?: Resolver<ResolversTypes['Action'], ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['Decision']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['Decision']>, ParentType, ContextType>;
  cause?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DifferenceCause']>>, ParentType, ContextType>;
  change?: Resolver<ResolversTypes['AccessChange'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  resource?: Resolver<ResolversTypes['ResourcePattern'], ParentType, ContextType>;
};

export type WatchDifferenceConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['WatchDifferenceConnection'] = ResolversParentTypes['WatchDifferenceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WatchDifferenceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['WatchDifference']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WatchDifferenceEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['WatchDifferenceEdge'] = ResolversParentTypes['WatchDifferenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WatchDifference'], ParentType, ContextType>;
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
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
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
  AccessDifference?: AccessDifferenceResolvers<ContextType>;
  AccessKey?: AccessKeyResolvers<ContextType>;
  AccessKeyConnection?: AccessKeyConnectionResolvers<ContextType>;
  AccessKeyEdge?: AccessKeyEdgeResolvers<ContextType>;
  AccessLevelPermissions?: AccessLevelPermissionsResolvers<ContextType>;
  Account?: AccountResolvers<ContextType>;
  AccountConnection?: AccountConnectionResolvers<ContextType>;
  AccountCounts?: AccountCountsResolvers<ContextType>;
  AccountEdge?: AccountEdgeResolvers<ContextType>;
  AccountId?: GraphQLScalarType;
  AccountImpact?: AccountImpactResolvers<ContextType>;
  AccountImport?: AccountImportResolvers<ContextType>;
  AccountRoot?: AccountRootResolvers<ContextType>;
  Action?: GraphQLScalarType;
  Administration?: AdministrationResolvers<ContextType>;
  AdministrationChanges?: AdministrationChangesResolvers<ContextType>;
  AdministrationOverview?: AdministrationOverviewResolvers<ContextType>;
  AdministratorDifference?: AdministratorDifferenceResolvers<ContextType>;
  AdministratorDifferenceConnection?: AdministratorDifferenceConnectionResolvers<ContextType>;
  AdministratorDifferenceEdge?: AdministratorDifferenceEdgeResolvers<ContextType>;
  Anyone?: AnyoneResolvers<ContextType>;
  AssumeRoleConnection?: AssumeRoleConnectionResolvers<ContextType>;
  AssumeRoleEdge?: AssumeRoleEdgeResolvers<ContextType>;
  BlastRadius?: BlastRadiusResolvers<ContextType>;
  ChangeCount?: ChangeCountResolvers<ContextType>;
  ChokePoint?: ChokePointResolvers<ContextType>;
  ChokePointConnection?: ChokePointConnectionResolvers<ContextType>;
  ChokePointEdge?: ChokePointEdgeResolvers<ContextType>;
  Completeness?: CompletenessResolvers<ContextType>;
  ContextEntry?: ContextEntryResolvers<ContextType>;
  CredentialHolder?: CredentialHolderResolvers<ContextType>;
  CrossAccountAccess?: CrossAccountAccessResolvers<ContextType>;
  CrossAccountStep?: CrossAccountStepResolvers<ContextType>;
  DataDifference?: DataDifferenceResolvers<ContextType>;
  DataDifferenceConnection?: DataDifferenceConnectionResolvers<ContextType>;
  DataDifferenceEdge?: DataDifferenceEdgeResolvers<ContextType>;
  DataGap?: DataGapResolvers<ContextType>;
  DataGapCount?: DataGapCountResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteAccountPayload?: DeleteAccountPayloadResolvers<ContextType>;
  DifferenceCause?: DifferenceCauseResolvers<ContextType>;
  DifferencePath?: DifferencePathResolvers<ContextType>;
  DifferencePathStep?: DifferencePathStepResolvers<ContextType>;
  DifferencePlace?: DifferencePlaceResolvers<ContextType>;
  EffectiveAction?: EffectiveActionResolvers<ContextType>;
  EffectiveActionConnection?: EffectiveActionConnectionResolvers<ContextType>;
  EffectiveActionEdge?: EffectiveActionEdgeResolvers<ContextType>;
  EffectivePermissions?: EffectivePermissionsResolvers<ContextType>;
  EffectiveStatement?: EffectiveStatementResolvers<ContextType>;
  EscalationConnection?: EscalationConnectionResolvers<ContextType>;
  EscalationEdge?: EscalationEdgeResolvers<ContextType>;
  EscalationTarget?: EscalationTargetResolvers<ContextType>;
  EscalationWay?: EscalationWayResolvers<ContextType>;
  ExportedDocument?: ExportedDocumentResolvers<ContextType>;
  ExposureDifference?: ExposureDifferenceResolvers<ContextType>;
  ExposureDifferenceConnection?: ExposureDifferenceConnectionResolvers<ContextType>;
  ExposureDifferenceEdge?: ExposureDifferenceEdgeResolvers<ContextType>;
  ExternalPrincipal?: ExternalPrincipalResolvers<ContextType>;
  GuardrailImpact?: GuardrailImpactResolvers<ContextType>;
  GuardrailLevel?: GuardrailLevelResolvers<ContextType>;
  HiddenPrincipal?: HiddenPrincipalResolvers<ContextType>;
  Hop?: HopResolvers<ContextType>;
  HopActor?: HopActorResolvers<ContextType>;
  IamGroup?: IamGroupResolvers<ContextType>;
  IamGroupConnection?: IamGroupConnectionResolvers<ContextType>;
  IamGroupEdge?: IamGroupEdgeResolvers<ContextType>;
  IamPrincipal?: IamPrincipalResolvers<ContextType>;
  IamRole?: IamRoleResolvers<ContextType>;
  IamRoleConnection?: IamRoleConnectionResolvers<ContextType>;
  IamRoleEdge?: IamRoleEdgeResolvers<ContextType>;
  IamUser?: IamUserResolvers<ContextType>;
  IdentityCenterImport?: IdentityCenterImportResolvers<ContextType>;
  IdentityCenterPrincipal?: IdentityCenterPrincipalResolvers<ContextType>;
  IdentityCenterPrincipalConnection?: IdentityCenterPrincipalConnectionResolvers<ContextType>;
  IdentityCenterPrincipalEdge?: IdentityCenterPrincipalEdgeResolvers<ContextType>;
  ImpactOnPrincipals?: ImpactOnPrincipalsResolvers<ContextType>;
  Import?: ImportResolvers<ContextType>;
  ImportConnection?: ImportConnectionResolvers<ContextType>;
  ImportEdge?: ImportEdgeResolvers<ContextType>;
  ImportPayload?: ImportPayloadResolvers<ContextType>;
  ImportProblem?: ImportProblemResolvers<ContextType>;
  InstanceProfile?: InstanceProfileResolvers<ContextType>;
  InstanceProfileConnection?: InstanceProfileConnectionResolvers<ContextType>;
  InstanceProfileEdge?: InstanceProfileEdgeResolvers<ContextType>;
  LayerVerdict?: LayerVerdictResolvers<ContextType>;
  ListedAction?: ListedActionResolvers<ContextType>;
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
  OutsideAccessChange?: OutsideAccessChangeResolvers<ContextType>;
  Overview?: OverviewResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PathGoal?: PathGoalResolvers<ContextType>;
  PathSearch?: PathSearchResolvers<ContextType>;
  PermissionDifference?: PermissionDifferenceResolvers<ContextType>;
  PermissionDifferenceConnection?: PermissionDifferenceConnectionResolvers<ContextType>;
  PermissionDifferenceEdge?: PermissionDifferenceEdgeResolvers<ContextType>;
  PermissionSet?: PermissionSetResolvers<ContextType>;
  PermissionSetAssignment?: PermissionSetAssignmentResolvers<ContextType>;
  PermissionSetAssignmentConnection?: PermissionSetAssignmentConnectionResolvers<ContextType>;
  PermissionSetAssignmentEdge?: PermissionSetAssignmentEdgeResolvers<ContextType>;
  PermissionSetConnection?: PermissionSetConnectionResolvers<ContextType>;
  PermissionSetEdge?: PermissionSetEdgeResolvers<ContextType>;
  PermissionSetPolicy?: PermissionSetPolicyResolvers<ContextType>;
  Policy?: PolicyResolvers<ContextType>;
  PolicyConnection?: PolicyConnectionResolvers<ContextType>;
  PolicyDifference?: PolicyDifferenceResolvers<ContextType>;
  PolicyDifferenceConnection?: PolicyDifferenceConnectionResolvers<ContextType>;
  PolicyDifferenceEdge?: PolicyDifferenceEdgeResolvers<ContextType>;
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
  ReachChange?: ReachChangeResolvers<ContextType>;
  ReachConnection?: ReachConnectionResolvers<ContextType>;
  ReachDifference?: ReachDifferenceResolvers<ContextType>;
  ReachDifferenceConnection?: ReachDifferenceConnectionResolvers<ContextType>;
  ReachDifferenceEdge?: ReachDifferenceEdgeResolvers<ContextType>;
  ReachDistance?: ReachDistanceResolvers<ContextType>;
  ReachEdge?: ReachEdgeResolvers<ContextType>;
  ReachedAccount?: ReachedAccountResolvers<ContextType>;
  RequiredPermission?: RequiredPermissionResolvers<ContextType>;
  RequiredPermissions?: RequiredPermissionsResolvers<ContextType>;
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
  ScenarioDocument?: GraphQLScalarType;
  SearchResult?: SearchResultResolvers<ContextType>;
  SearchResultConnection?: SearchResultConnectionResolvers<ContextType>;
  SearchResultEdge?: SearchResultEdgeResolvers<ContextType>;
  SectionCompleteness?: SectionCompletenessResolvers<ContextType>;
  ServicePermissions?: ServicePermissionsResolvers<ContextType>;
  ServicePrincipal?: ServicePrincipalResolvers<ContextType>;
  StatementChange?: StatementChangeResolvers<ContextType>;
  StatementCondition?: StatementConditionResolvers<ContextType>;
  StatementMatch?: StatementMatchResolvers<ContextType>;
  Statistics?: StatisticsResolvers<ContextType>;
  Tag?: TagResolvers<ContextType>;
  Target?: TargetResolvers<ContextType>;
  Technique?: TechniqueResolvers<ContextType>;
  TechniqueConnection?: TechniqueConnectionResolvers<ContextType>;
  TechniqueEdge?: TechniqueEdgeResolvers<ContextType>;
  TechniqueGain?: TechniqueGainResolvers<ContextType>;
  TechniquePaths?: TechniquePathsResolvers<ContextType>;
  TechniqueReference?: TechniqueReferenceResolvers<ContextType>;
  TrustExposure?: TrustExposureResolvers<ContextType>;
  TrustExposureConnection?: TrustExposureConnectionResolvers<ContextType>;
  TrustExposureEdge?: TrustExposureEdgeResolvers<ContextType>;
  TrustRelationship?: TrustRelationshipResolvers<ContextType>;
  UnexploredEscalation?: UnexploredEscalationResolvers<ContextType>;
  UnitImpact?: UnitImpactResolvers<ContextType>;
  UnresolvedCondition?: UnresolvedConditionResolvers<ContextType>;
  WatchDifference?: WatchDifferenceResolvers<ContextType>;
  WatchDifferenceConnection?: WatchDifferenceConnectionResolvers<ContextType>;
  WatchDifferenceEdge?: WatchDifferenceEdgeResolvers<ContextType>;
  WhoCanReachConnection?: WhoCanReachConnectionResolvers<ContextType>;
  Workload?: WorkloadResolvers<ContextType>;
  WorkloadConnection?: WorkloadConnectionResolvers<ContextType>;
  WorkloadEdge?: WorkloadEdgeResolvers<ContextType>;
  WorkloadRole?: WorkloadRoleResolvers<ContextType>;
};

