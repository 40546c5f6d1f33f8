import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Account as AccountMapper, AccountCounts as AccountCountsMapper, IamUser as IamUserMapper, IamRole as IamRoleMapper, OtherPrincipal as OtherPrincipalMapper, Principal as PrincipalMapper, IamGroup as IamGroupMapper, InstanceProfile as InstanceProfileMapper, Policy as PolicyMapper, PolicyHolder as PolicyHolderMapper, SearchHit as SearchHitMapper, Statistics as StatisticsMapper } from '../graph/graph.js';
import type { CitedStatement as CitedStatementMapper, CitedCondition as CitedConditionMapper, CitedLayer as CitedLayerMapper, AccessAnswer as AccessAnswerMapper, PrincipalAccess as PrincipalAccessMapper, EffectivePermissions as EffectivePermissionsMapper, ServicePermissions as ServicePermissionsMapper, AccessLevelPermissions as AccessLevelPermissionsMapper, EffectiveAction as EffectiveActionMapper, EffectiveStatementAnswer as EffectiveStatementAnswerMapper, PathSearch as PathSearchMapper, PrivilegePath as PrivilegePathMapper, Hop as HopMapper } from '../access/answer.js';
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
   * for a service; a 12-digit account id for that account's root; `*` for anyone, signed or not.
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
  /** Rules that AWS does not state firmly and that this answer rests on. */
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
  /** What else must hold and is no policy condition. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
};

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

/** An AWS account: an imported one, or one that imported policies only name. */
export type Account = Node & {
  readonly __typename?: 'Account';
  /** The 12 digits. */
  readonly accountId: Scalars['AccountId']['output'];
  /** How many of each kind it holds. */
  readonly counts: AccountCounts;
  /** What its export lacks or what could not be understood in it. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** False: known only because a policy names it, so nothing is known of its own policies. */
  readonly imported: Scalars['Boolean']['output'];
  /** When its last import changed something. */
  readonly importedAt?: Maybe<Scalars['DateTime']['output']>;
  /** `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: Scalars['String']['output'];
  /** Its principals by ARN. */
  readonly principals: PrincipalConnection;
  /** Counts up with every import that changed something; 0 where nothing was imported. */
  readonly version: Scalars['Int']['output'];
};


/** An AWS account: an imported one, or one that imported policies only name. */
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
  /** The documents it came in. */
  readonly files: ReadonlyArray<Scalars['String']['output']>;
  /** What became of it. */
  readonly outcome: ImportOutcome;
  /** Why it was refused; empty otherwise. */
  readonly problems: ReadonlyArray<ImportProblem>;
  /** Policy documents that could not be understood: they grant nothing and may deny anything. */
  readonly quarantined: ReadonlyArray<ImportProblem>;
  /** … that are gone. */
  readonly removed: Scalars['Int']['output'];
};

/** The root user of an account. In a trust or resource policy it means the whole account. */
export type AccountRoot = Node & Principal & {
  readonly __typename?: 'AccountRoot';
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** Null for services, anyone, and providers that belong to no account. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
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
export type AccountRootCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** The root user of an account. In a trust or resource policy it means the whole account. */
export type AccountRootCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** The root user of an account. In a trust or resource policy it means the whole account. */
export type AccountRootEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Everyone, signed or not: `*`. */
export type Anyone = Node & Principal & {
  readonly __typename?: 'Anyone';
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** Null for services, anyone, and providers that belong to no account. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
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
export type AnyoneCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** Everyone, signed or not: `*`. */
export type AnyoneCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** Everyone, signed or not: `*`. */
export type AnyoneEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A page of who may assume what. */
export type AssumeRoleConnection = {
  readonly __typename?: 'AssumeRoleConnection';
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
  /** What must be met where it is CONDITIONAL. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** Whether the two are of different accounts. */
  readonly crossAccount: Scalars['Boolean']['output'];
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** ALLOWED or CONDITIONAL. */
  readonly decision: Decision;
  /** The statements that decided it. */
  readonly determiningStatements: ReadonlyArray<StatementMatch>;
  /** The call by which it happens. */
  readonly mechanism: HopMechanism;
  /** The role that is assumed, or the principal that assumes. */
  readonly node: Principal;
  /** What else must hold and is no policy condition. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
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
  /** Policies that were passed when the session was made: they limit a role's session, and grant nothing. */
  readonly sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  /** What a key means that neither `context` nor the graph gives. */
  readonly unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};

/** Whether a search saw everything. */
export type Completeness = {
  readonly __typename?: 'Completeness';
  /** True: no limit can have hidden a path that the imported data holds. */
  readonly complete: Scalars['Boolean']['output'];
  /** How many principals the search looked at. */
  readonly explored: Scalars['Int']['output'];
  /** The limits that may have. */
  readonly truncatedBy: ReadonlyArray<SearchLimit>;
};

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
  /** An attached policy's document was not exported. */
  | 'POLICY_NOT_IMPORTED'
  /** A policy document could not be understood. */
  | 'POLICY_QUARANTINED'
  /** A policy names a principal that was deleted. */
  | 'PRINCIPAL_DELETED'
  /** The ARN does not say which account owns the resource: it is taken as the caller's. */
  | 'RESOURCE_OWNER_UNKNOWN'
  /** The resource can have a policy of its own, which was not imported. */
  | 'RESOURCE_POLICY_NOT_IMPORTED';

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
  /** Data that decides it was never imported; `dataGaps` says which. */
  | 'UNKNOWN';

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
  /** ALLOWED, or CONDITIONAL where every statement that allows it has conditions. */
  readonly decision: Decision;
  /** What takes some of it away again. */
  readonly limitedBy: ReadonlyArray<EffectiveStatement>;
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
  /** What was not imported and could change the answer. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** Denies that take something away from it again. */
  readonly denied: ReadonlyArray<EffectiveStatement>;
  /** Whose. */
  readonly principal: Principal;
  /** The same over the list of AWS's actions: one entry a service of which some action is allowed on something. */
  readonly services: ReadonlyArray<ServicePermissions>;
  /** True for the root user: everything in its account, which no policy of the account limits. */
  readonly unlimited: Scalars['Boolean']['output'];
};

/**
 * A statement of what remains. It covers an action that matches `actions` and none of `notActions`, on a resource that
 * matches `resources` and none of `notResources`, under all of `conditions`.
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
  /** The statements it rests on. */
  readonly sources: ReadonlyArray<StatementMatch>;
};

/** A principal that imported policies name but no import holds: of an account that was never imported, or deleted. */
export type ExternalPrincipal = Node & Principal & {
  readonly __typename?: 'ExternalPrincipal';
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** Null for services, anyone, and providers that belong to no account. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
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
export type ExternalPrincipalCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** A principal that imported policies name but no import holds: of an account that was never imported, or deleted. */
export type ExternalPrincipalCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A principal that imported policies name but no import holds: of an account that was never imported, or deleted. */
export type ExternalPrincipalEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Which groups to list. */
export type GroupFilter = {
  /** Of this account. */
  readonly accountId?: InputMaybe<Scalars['AccountId']['input']>;
  /** Whose name holds this text, without regard to case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
};

/** One step of a path. */
export type Hop = {
  readonly __typename?: 'Hop';
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
  /** What else must hold and is no policy condition. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
  /** The step in one sentence. */
  readonly sentence: Scalars['String']['output'];
  /** Who it becomes. */
  readonly to: Principal;
};

/** How a step happens. */
export type HopMechanism =
  /** `sts:AssumeRole` by a user or role. */
  | 'ASSUME_ROLE'
  /** `sts:AssumeRoleWithSAML` by a SAML provider's user. */
  | 'ASSUME_ROLE_WITH_SAML'
  /** `sts:AssumeRoleWithWebIdentity` by an OpenID Connect subject. */
  | 'ASSUME_ROLE_WITH_WEB_IDENTITY'
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
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** When it was created. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
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
};


/** An IAM role: permissions without credentials. Asked about as a principal, it stands for a session of it. */
export type IamRoleAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An IAM role: permissions without credentials. Asked about as a principal, it stands for a session of it. */
export type IamRoleCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** An IAM role: permissions without credentials. Asked about as a principal, it stands for a session of it. */
export type IamRoleCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An IAM role: permissions without credentials. Asked about as a principal, it stands for a session of it. */
export type IamRoleEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** An IAM user. */
export type IamUser = Node & Principal & {
  readonly __typename?: 'IamUser';
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** Null for services, anyone, and providers that belong to no account. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** When it was created. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
  /** Path inside the account's IAM, `/` where none was chosen. */
  readonly path: Scalars['String']['output'];
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
export type IamUserCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** An IAM user. */
export type IamUserCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An IAM user. */
export type IamUserEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

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

/** What became of an account's import. */
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
  /** What went in and is worth knowing. */
  readonly notes: ReadonlyArray<ImportProblem>;
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
  /** The role in it. */
  readonly role?: Maybe<IamRole>;
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
  /** For guardrails: the root, OU or account whose policies these are. */
  readonly level?: Maybe<Scalars['String']['output']>;
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
  /** Imports account authorization details. All or nothing for each account; the same document twice changes nothing. */
  readonly importDocuments: ImportPayload;
};


/** What changes the graph. */
export type MutationImportDocumentsArgs = {
  input: ImportDocumentsInput;
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
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
  /** Its permissions boundary; null where none is set or the policy was not exported. */
  readonly permissionsBoundary?: Maybe<Policy>;
  /** Identity-based policies that apply to it: its own, and its groups'. Empty for principals that have none. */
  readonly policies: ReadonlyArray<Policy>;
};


/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …) whose subjects get role sessions. */
export type OidcProviderAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …) whose subjects get role sessions. */
export type OidcProviderCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …) whose subjects get role sessions. */
export type OidcProviderCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An OpenID Connect identity provider (GitHub, EKS, Cognito, …) whose subjects get role sessions. */
export type OidcProviderEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Where a page stands in its list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Give this as `after` to get the next page; null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether a further page exists. */
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/** The answer to a path question. */
export type PathSearch = {
  readonly __typename?: 'PathSearch';
  /** Whether a limit can have hidden a path that the imported data holds. */
  readonly completeness: Completeness;
  /** What was not imported and could add or close a path. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The version of the graph that was searched. */
  readonly graphVersion: Scalars['String']['output'];
  /** Shortest first; of equal length, ALLOWED before CONDITIONAL, then by ARN. */
  readonly paths: ReadonlyArray<PrivilegePath>;
};

/** A policy: managed, inline, or the trust policy of a role. */
export type Policy = Node & {
  readonly __typename?: 'Policy';
  /** Null for AWS managed policies. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Null for inline and trust policies. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Whom it applies to as an identity-based policy, by ARN; for AWS managed policies over all imported accounts. */
  readonly attachedTo: PolicyHolderConnection;
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
  /** Its name; that of the role for a trust policy. */
  readonly name: Scalars['String']['output'];
  /** Who it is written into, for inline and trust policies. */
  readonly owner?: Maybe<PolicyHolder>;
  /** Why the document is not there, where it is not. */
  readonly quarantined?: Maybe<Scalars['String']['output']>;
  /** How many versions the export holds. */
  readonly versionCount?: Maybe<Scalars['Int']['output']>;
};


/** A policy: managed, inline, or the trust policy of a role. */
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
  /** Of this kind; trust policies are not listed. */
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
  /** A role's trust policy. */
  | 'TRUST';

/** Who can make a request. A group is never a principal. */
export type Principal = {
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** Null for services, anyone, and providers that belong to no account. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
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
export type PrincipalCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** Who can make a request. A group is never a principal. */
export type PrincipalCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** Who can make a request. A group is never a principal. */
export type PrincipalEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A principal that may do what was asked. */
export type PrincipalAccess = {
  readonly __typename?: 'PrincipalAccess';
  /** What must be met where it is CONDITIONAL. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** ALLOWED or CONDITIONAL. */
  readonly decision: Decision;
  /** What else must hold and is no policy condition. */
  readonly preconditions: ReadonlyArray<Scalars['String']['output']>;
  /** Who. */
  readonly principal: Principal;
};

/** A page of who may do it. */
export type PrincipalAccessConnection = {
  readonly __typename?: 'PrincipalAccessConnection';
  /** What was not imported and could add or remove some. */
  readonly dataGaps: ReadonlyArray<DataGap>;
  /** The principals with their cursors. */
  readonly edges: ReadonlyArray<PrincipalAccessEdge>;
  /** The principals. */
  readonly nodes: ReadonlyArray<PrincipalAccess>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
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
  /** The conditions of all hops together. */
  readonly conditions: ReadonlyArray<UnresolvedCondition>;
  /** ALLOWED where every hop is, else CONDITIONAL. */
  readonly decision: Decision;
  /** The steps in order; none where the two are the same. */
  readonly hops: ReadonlyArray<Hop>;
  /** How many hops. */
  readonly length: Scalars['Int']['output'];
  /** The path in one sentence. */
  readonly sentence: Scalars['String']['output'];
};

/** The questions that Rolegraph answers. */
export type Query = {
  readonly __typename?: 'Query';
  /** One account; null where nothing names it. */
  readonly account?: Maybe<Account>;
  /** Accounts, imported ones and those that their policies name, by id. */
  readonly accounts: AccountConnection;
  /** How can `from` become `to` by assuming roles, across accounts? Shortest first. */
  readonly assumeRolePaths: PathSearch;
  /** May this principal do this action on this resource? */
  readonly can: AccessDecision;
  /** The same for many at once: answers in the order of the checks. One that fails is null, with an error at its path. */
  readonly canBatch: ReadonlyArray<Maybe<AccessDecision>>;
  /** What a principal may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** One group; null where it is not in the graph. */
  readonly group?: Maybe<IamGroup>;
  /** Groups by ARN. */
  readonly groups: IamGroupConnection;
  /** Any object by its id; null where it is not there. */
  readonly node?: Maybe<Node>;
  /** Managed and inline policies by ARN or owner. */
  readonly policies: PolicyConnection;
  /** One managed policy; null where it is not in the graph. Of an AWS managed policy that exports hold in several versions, the latest. */
  readonly policy?: Maybe<Policy>;
  /** One principal; null where it is not in the graph. */
  readonly principal?: Maybe<Principal>;
  /** Principals by ARN. */
  readonly principals: PrincipalConnection;
  /** Accounts, principals, groups and policies whose name or ARN holds the text, best match first. */
  readonly search: SearchResultConnection;
  /** What the graph holds, in numbers. */
  readonly statistics: Statistics;
  /** Which principals may do it themselves, with or without conditions? */
  readonly whoCan: PrincipalAccessConnection;
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
export type QueryCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  principal: Scalars['PrincipalIdentifier']['input'];
  resource: Scalars['ResourcePattern']['input'];
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** The questions that Rolegraph answers. */
export type QueryCanBatchArgs = {
  checks: ReadonlyArray<CanInput>;
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
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
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
export type QuerySearchArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  text: Scalars['String']['input'];
};


/** The questions that Rolegraph answers. */
export type QueryWhoCanArgs = {
  action: Scalars['Action']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  first: Scalars['Int']['input'];
  resource: Scalars['ResourcePattern']['input'];
};

/** One session of a role, by its assumed-role ARN. */
export type RoleSession = Node & Principal & {
  readonly __typename?: 'RoleSession';
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** Null for services, anyone, and providers that belong to no account. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
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
export type RoleSessionCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** One session of a role, by its assumed-role ARN. */
export type RoleSessionCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** One session of a role, by its assumed-role ARN. */
export type RoleSessionEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A SAML identity provider whose users get role sessions. */
export type SamlProvider = Node & Principal & {
  readonly __typename?: 'SamlProvider';
  /** Its account. */
  readonly account?: Maybe<Account>;
  /** Null for services, anyone, and providers that belong to no account. */
  readonly accountId?: Maybe<Scalars['AccountId']['output']>;
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
  /** Its permissions boundary; null where none is set or the policy was not exported. */
  readonly permissionsBoundary?: Maybe<Policy>;
  /** Identity-based policies that apply to it: its own, and its groups'. Empty for principals that have none. */
  readonly policies: ReadonlyArray<Policy>;
};


/** A SAML identity provider whose users get role sessions. */
export type SamlProviderAssumableByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A SAML identity provider whose users get role sessions. */
export type SamlProviderCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** A SAML identity provider whose users get role sessions. */
export type SamlProviderCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A SAML identity provider whose users get role sessions. */
export type SamlProviderEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** What can cut a search short. */
export type SearchLimit =
  /** An import changed the graph meanwhile. */
  | 'GRAPH_CHANGED'
  /** Longer paths may exist than `maxHops`. */
  | 'MAX_HOPS'
  /** More paths exist than `k`. */
  | 'MAX_PATHS'
  /** The time allowed ran out. */
  | 'TIME_LIMIT';

/** What a search can find. */
export type SearchResult = Account | AccountRoot | ExternalPrincipal | IamGroup | IamRole | IamUser | OidcProvider | Policy | RoleSession | SamlProvider | ServicePrincipal;

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
  /** Null for services and anyone. */
  readonly arn?: Maybe<Scalars['ARN']['output']>;
  /** Principals that may assume it, by ARN; only roles have any. */
  readonly assumableBy: AssumeRoleConnection;
  /** May it do this action on this resource? */
  readonly can: AccessDecision;
  /** Roles that it may assume, by ARN: ALLOWED and CONDITIONAL ones. */
  readonly canAssume: AssumeRoleConnection;
  /** What it may do once every policy type is applied. */
  readonly effectivePermissions: EffectivePermissions;
  /** The groups it belongs to; only users have any. */
  readonly groups: ReadonlyArray<IamGroup>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Who it is, as questions name it. */
  readonly identifier: Scalars['PrincipalIdentifier']['output'];
  /** The name a person would say. */
  readonly name: Scalars['String']['output'];
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
export type ServicePrincipalCanArgs = {
  action: Scalars['Action']['input'];
  context?: InputMaybe<ReadonlyArray<ContextEntryInput>>;
  resource: Scalars['ResourcePattern']['input'];
  sessionPolicies?: InputMaybe<ReadonlyArray<Scalars['PolicyDocument']['input']>>;
  unlistedContextKeys?: InputMaybe<UnlistedContextKeys>;
};


/** An AWS service acting as itself. */
export type ServicePrincipalCanAssumeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** An AWS service acting as itself. */
export type ServicePrincipalEffectivePermissionsArgs = {
  services?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
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
  /** What it does. */
  readonly effect: Effect;
  /** In which layer. */
  readonly layer: LayerKind;
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
  /** Who-may-assume-what relationships without conditions. */
  readonly canAssume: Scalars['Int']['output'];
  /** … with conditions. */
  readonly canAssumeIf: Scalars['Int']['output'];
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
  /** Roles whose trust policy names everyone. */
  readonly rolesTrustingAnyone: Scalars['Int']['output'];
  /** IAM users. */
  readonly users: Scalars['Int']['output'];
};

/** A tag. */
export type Tag = {
  readonly __typename?: 'Tag';
  /** Key, as written. */
  readonly key: Scalars['String']['output'];
  /** Value. */
  readonly value: Scalars['String']['output'];
};

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
    | ( InstanceProfileMapper )
    | ( OtherPrincipalMapper )
    | ( PolicyMapper )
    | ( OtherPrincipalMapper )
    | ( OtherPrincipalMapper )
    | ( OtherPrincipalMapper )
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
  AccessLevel: AccessLevel;
  AccessLevelPermissions: ResolverTypeWrapper<AccessLevelPermissionsMapper>;
  Account: ResolverTypeWrapper<AccountMapper>;
  AccountConnection: ResolverTypeWrapper<Omit<AccountConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AccountEdge']>, nodes: ReadonlyArray<ResolversTypes['Account']> }>;
  AccountCounts: ResolverTypeWrapper<AccountCountsMapper>;
  AccountEdge: ResolverTypeWrapper<Omit<AccountEdge, 'node'> & { node: ResolversTypes['Account'] }>;
  AccountFilter: AccountFilter;
  AccountId: ResolverTypeWrapper<Scalars['AccountId']['output']>;
  AccountImport: ResolverTypeWrapper<Omit<AccountImport, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  AccountRoot: ResolverTypeWrapper<OtherPrincipalMapper>;
  Action: ResolverTypeWrapper<Scalars['Action']['output']>;
  Anyone: ResolverTypeWrapper<OtherPrincipalMapper>;
  AssumeRoleConnection: ResolverTypeWrapper<Omit<AssumeRoleConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AssumeRoleEdge']>, nodes: ReadonlyArray<ResolversTypes['Principal']> }>;
  AssumeRoleEdge: ResolverTypeWrapper<Omit<AssumeRoleEdge, 'conditions' | 'determiningStatements' | 'node'> & { conditions: ReadonlyArray<ResolversTypes['UnresolvedCondition']>, determiningStatements: ReadonlyArray<ResolversTypes['StatementMatch']>, node: ResolversTypes['Principal'] }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CanInput: CanInput;
  Completeness: ResolverTypeWrapper<Completeness>;
  ConditionController: ConditionController;
  ContextEntry: ResolverTypeWrapper<ContextEntry>;
  ContextEntryInput: ContextEntryInput;
  DataGap: ResolverTypeWrapper<DataGap>;
  DataGapKind: DataGapKind;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decision: Decision;
  Effect: Effect;
  EffectiveAction: ResolverTypeWrapper<EffectiveActionMapper>;
  EffectiveActionConnection: ResolverTypeWrapper<Omit<EffectiveActionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['EffectiveActionEdge']>, nodes: ReadonlyArray<ResolversTypes['EffectiveAction']> }>;
  EffectiveActionEdge: ResolverTypeWrapper<Omit<EffectiveActionEdge, 'node'> & { node: ResolversTypes['EffectiveAction'] }>;
  EffectivePermissions: ResolverTypeWrapper<EffectivePermissionsMapper>;
  EffectiveStatement: ResolverTypeWrapper<EffectiveStatementAnswerMapper>;
  ExternalPrincipal: ResolverTypeWrapper<OtherPrincipalMapper>;
  GroupFilter: GroupFilter;
  Hop: ResolverTypeWrapper<HopMapper>;
  HopMechanism: HopMechanism;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IamGroup: ResolverTypeWrapper<IamGroupMapper>;
  IamGroupConnection: ResolverTypeWrapper<Omit<IamGroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['IamGroupEdge']>, nodes: ReadonlyArray<ResolversTypes['IamGroup']> }>;
  IamGroupEdge: ResolverTypeWrapper<Omit<IamGroupEdge, 'node'> & { node: ResolversTypes['IamGroup'] }>;
  IamRole: ResolverTypeWrapper<IamRoleMapper>;
  IamUser: ResolverTypeWrapper<IamUserMapper>;
  ImportDocumentInput: ImportDocumentInput;
  ImportDocumentsInput: ImportDocumentsInput;
  ImportOutcome: ImportOutcome;
  ImportPayload: ResolverTypeWrapper<Omit<ImportPayload, 'accounts'> & { accounts: ReadonlyArray<ResolversTypes['AccountImport']> }>;
  ImportProblem: ResolverTypeWrapper<ImportProblem>;
  InstanceProfile: ResolverTypeWrapper<InstanceProfileMapper>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  LayerKind: LayerKind;
  LayerOutcome: LayerOutcome;
  LayerVerdict: ResolverTypeWrapper<CitedLayerMapper>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OidcProvider: ResolverTypeWrapper<OtherPrincipalMapper>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PathSearch: ResolverTypeWrapper<PathSearchMapper>;
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
  PrincipalAccessConnection: ResolverTypeWrapper<Omit<PrincipalAccessConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PrincipalAccessEdge']>, nodes: ReadonlyArray<ResolversTypes['PrincipalAccess']> }>;
  PrincipalAccessEdge: ResolverTypeWrapper<Omit<PrincipalAccessEdge, 'node'> & { node: ResolversTypes['PrincipalAccess'] }>;
  PrincipalConnection: ResolverTypeWrapper<Omit<PrincipalConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PrincipalEdge']>, nodes: ReadonlyArray<ResolversTypes['Principal']> }>;
  PrincipalEdge: ResolverTypeWrapper<Omit<PrincipalEdge, 'node'> & { node: ResolversTypes['Principal'] }>;
  PrincipalFilter: PrincipalFilter;
  PrincipalIdentifier: ResolverTypeWrapper<Scalars['PrincipalIdentifier']['output']>;
  PrincipalKind: PrincipalKind;
  PrivilegePath: ResolverTypeWrapper<PrivilegePathMapper>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ResourcePattern: ResolverTypeWrapper<Scalars['ResourcePattern']['output']>;
  RoleSession: ResolverTypeWrapper<OtherPrincipalMapper>;
  SamlProvider: ResolverTypeWrapper<OtherPrincipalMapper>;
  SearchLimit: SearchLimit;
  SearchResult: ResolverTypeWrapper<SearchHitMapper>;
  SearchResultConnection: ResolverTypeWrapper<Omit<SearchResultConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SearchResultEdge']>, nodes: ReadonlyArray<ResolversTypes['SearchResult']> }>;
  SearchResultEdge: ResolverTypeWrapper<Omit<SearchResultEdge, 'node'> & { node: ResolversTypes['SearchResult'] }>;
  ServicePermissions: ResolverTypeWrapper<ServicePermissionsMapper>;
  ServicePrincipal: ResolverTypeWrapper<OtherPrincipalMapper>;
  StatementCondition: ResolverTypeWrapper<StatementCondition>;
  StatementMatch: ResolverTypeWrapper<CitedStatementMapper>;
  Statistics: ResolverTypeWrapper<StatisticsMapper>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Tag: ResolverTypeWrapper<Tag>;
  TrustRelationship: ResolverTypeWrapper<Omit<TrustRelationship, 'conditions' | 'principal' | 'statement'> & { conditions: ReadonlyArray<ResolversTypes['StatementCondition']>, principal: ResolversTypes['Principal'], statement: ResolversTypes['StatementMatch'] }>;
  UnlistedContextKeys: UnlistedContextKeys;
  UnresolvedCondition: ResolverTypeWrapper<CitedConditionMapper>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ARN: Scalars['ARN']['output'];
  AccessDecision: AccessAnswerMapper;
  AccessLevelPermissions: AccessLevelPermissionsMapper;
  Account: AccountMapper;
  AccountConnection: Omit<AccountConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AccountEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Account']> };
  AccountCounts: AccountCountsMapper;
  AccountEdge: Omit<AccountEdge, 'node'> & { node: ResolversParentTypes['Account'] };
  AccountFilter: AccountFilter;
  AccountId: Scalars['AccountId']['output'];
  AccountImport: Omit<AccountImport, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  AccountRoot: OtherPrincipalMapper;
  Action: Scalars['Action']['output'];
  Anyone: OtherPrincipalMapper;
  AssumeRoleConnection: Omit<AssumeRoleConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AssumeRoleEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Principal']> };
  AssumeRoleEdge: Omit<AssumeRoleEdge, 'conditions' | 'determiningStatements' | 'node'> & { conditions: ReadonlyArray<ResolversParentTypes['UnresolvedCondition']>, determiningStatements: ReadonlyArray<ResolversParentTypes['StatementMatch']>, node: ResolversParentTypes['Principal'] };
  Boolean: Scalars['Boolean']['output'];
  CanInput: CanInput;
  Completeness: Completeness;
  ContextEntry: ContextEntry;
  ContextEntryInput: ContextEntryInput;
  DataGap: DataGap;
  DateTime: Scalars['DateTime']['output'];
  EffectiveAction: EffectiveActionMapper;
  EffectiveActionConnection: Omit<EffectiveActionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['EffectiveActionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['EffectiveAction']> };
  EffectiveActionEdge: Omit<EffectiveActionEdge, 'node'> & { node: ResolversParentTypes['EffectiveAction'] };
  EffectivePermissions: EffectivePermissionsMapper;
  EffectiveStatement: EffectiveStatementAnswerMapper;
  ExternalPrincipal: OtherPrincipalMapper;
  GroupFilter: GroupFilter;
  Hop: HopMapper;
  ID: Scalars['ID']['output'];
  IamGroup: IamGroupMapper;
  IamGroupConnection: Omit<IamGroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['IamGroupEdge']>, nodes: ReadonlyArray<ResolversParentTypes['IamGroup']> };
  IamGroupEdge: Omit<IamGroupEdge, 'node'> & { node: ResolversParentTypes['IamGroup'] };
  IamRole: IamRoleMapper;
  IamUser: IamUserMapper;
  ImportDocumentInput: ImportDocumentInput;
  ImportDocumentsInput: ImportDocumentsInput;
  ImportPayload: Omit<ImportPayload, 'accounts'> & { accounts: ReadonlyArray<ResolversParentTypes['AccountImport']> };
  ImportProblem: ImportProblem;
  InstanceProfile: InstanceProfileMapper;
  Int: Scalars['Int']['output'];
  LayerVerdict: CitedLayerMapper;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OidcProvider: OtherPrincipalMapper;
  PageInfo: PageInfo;
  PathSearch: PathSearchMapper;
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
  PrincipalAccessConnection: Omit<PrincipalAccessConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PrincipalAccessEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PrincipalAccess']> };
  PrincipalAccessEdge: Omit<PrincipalAccessEdge, 'node'> & { node: ResolversParentTypes['PrincipalAccess'] };
  PrincipalConnection: Omit<PrincipalConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PrincipalEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Principal']> };
  PrincipalEdge: Omit<PrincipalEdge, 'node'> & { node: ResolversParentTypes['Principal'] };
  PrincipalFilter: PrincipalFilter;
  PrincipalIdentifier: Scalars['PrincipalIdentifier']['output'];
  PrivilegePath: PrivilegePathMapper;
  Query: Record<PropertyKey, never>;
  ResourcePattern: Scalars['ResourcePattern']['output'];
  RoleSession: OtherPrincipalMapper;
  SamlProvider: OtherPrincipalMapper;
  SearchResult: SearchHitMapper;
  SearchResultConnection: Omit<SearchResultConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SearchResultEdge']>, nodes: ReadonlyArray<ResolversParentTypes['SearchResult']> };
  SearchResultEdge: Omit<SearchResultEdge, 'node'> & { node: ResolversParentTypes['SearchResult'] };
  ServicePermissions: ServicePermissionsMapper;
  ServicePrincipal: OtherPrincipalMapper;
  StatementCondition: StatementCondition;
  StatementMatch: CitedStatementMapper;
  Statistics: StatisticsMapper;
  String: Scalars['String']['output'];
  Tag: Tag;
  TrustRelationship: Omit<TrustRelationship, 'conditions' | 'principal' | 'statement'> & { conditions: ReadonlyArray<ResolversParentTypes['StatementCondition']>, principal: ResolversParentTypes['Principal'], statement: ResolversParentTypes['StatementMatch'] };
  UnresolvedCondition: CitedConditionMapper;
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

export type AccessLevelPermissionsResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AccessLevelPermissions'] = ResolversParentTypes['AccessLevelPermissions']> = {
  accessLevel?: Resolver<ResolversTypes['AccessLevel'], ParentType, ContextType>;
  actionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  actions?: Resolver<ResolversTypes['EffectiveActionConnection'], ParentType, ContextType, RequireFields<AccessLevelPermissionsActionsArgs, 'first'>>;
  allowedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AccountResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  accountId?: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
  counts?: Resolver<ResolversTypes['AccountCounts'], ParentType, ContextType>;
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imported?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  importedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  partition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principals?: Resolver<ResolversTypes['PrincipalConnection'], ParentType, ContextType, RequireFields<AccountPrincipalsArgs, 'first'>>;
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
  files?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ImportOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['ImportProblem']>, ParentType, ContextType>;
  quarantined?: Resolver<ReadonlyArray<ResolversTypes['ImportProblem']>, ParentType, ContextType>;
  removed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AccountRootResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AccountRoot'] = ResolversParentTypes['AccountRoot']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<AccountRootAssumableByArgs, 'first'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<AccountRootCanArgs, 'action' | 'resource' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<AccountRootCanAssumeArgs, 'first'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<AccountRootEffectivePermissionsArgs>>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface ActionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Action'], any> {
  name: 'Action';
}

export type AnyoneResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Anyone'] = ResolversParentTypes['Anyone']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<AnyoneAssumableByArgs, 'first'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<AnyoneCanArgs, 'action' | 'resource' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<AnyoneCanAssumeArgs, 'first'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<AnyoneEffectivePermissionsArgs>>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AssumeRoleConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AssumeRoleConnection'] = ResolversParentTypes['AssumeRoleConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AssumeRoleEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Principal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AssumeRoleEdgeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['AssumeRoleEdge'] = ResolversParentTypes['AssumeRoleEdge']> = {
  conditions?: Resolver<ReadonlyArray<ResolversTypes['UnresolvedCondition']>, ParentType, ContextType>;
  crossAccount?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  determiningStatements?: Resolver<ReadonlyArray<ResolversTypes['StatementMatch']>, ParentType, ContextType>;
  mechanism?: Resolver<ResolversTypes['HopMechanism'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  preconditions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CompletenessResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Completeness'] = ResolversParentTypes['Completeness']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  explored?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  truncatedBy?: Resolver<ReadonlyArray<ResolversTypes['SearchLimit']>, ParentType, ContextType>;
};

export type ContextEntryResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ContextEntry'] = ResolversParentTypes['ContextEntry']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DataGapResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['DataGap'] = ResolversParentTypes['DataGap']> = {
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DataGapKind'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EffectiveActionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['EffectiveAction'] = ResolversParentTypes['EffectiveAction']> = {
  action?: Resolver<ResolversTypes['Action'], ParentType, ContextType>;
  allowedBy?: Resolver<ReadonlyArray<ResolversTypes['EffectiveStatement']>, ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  limitedBy?: Resolver<ReadonlyArray<ResolversTypes['EffectiveStatement']>, ParentType, ContextType>;
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
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  denied?: Resolver<ReadonlyArray<ResolversTypes['EffectiveStatement']>, ParentType, ContextType>;
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

export type ExternalPrincipalResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ExternalPrincipal'] = ResolversParentTypes['ExternalPrincipal']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<ExternalPrincipalAssumableByArgs, 'first'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<ExternalPrincipalCanArgs, 'action' | 'resource' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<ExternalPrincipalCanAssumeArgs, 'first'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<ExternalPrincipalEffectivePermissionsArgs>>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HopResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Hop'] = ResolversParentTypes['Hop']> = {
  conditions?: Resolver<ReadonlyArray<ResolversTypes['UnresolvedCondition']>, ParentType, ContextType>;
  crossAccount?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  determiningStatements?: Resolver<ReadonlyArray<ResolversTypes['StatementMatch']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  mechanism?: Resolver<ResolversTypes['HopMechanism'], ParentType, ContextType>;
  preconditions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
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
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<IamRoleAssumableByArgs, 'first'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<IamRoleCanArgs, 'action' | 'resource' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<IamRoleCanAssumeArgs, 'first'>>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<IamRoleEffectivePermissionsArgs>>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  instanceProfiles?: Resolver<ReadonlyArray<ResolversTypes['InstanceProfile']>, ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUsedRegion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  serviceLinked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['Tag']>, ParentType, ContextType>;
  trustPolicy?: Resolver<Maybe<ResolversTypes['PolicyDocument']>, ParentType, ContextType>;
  trustRelationships?: Resolver<ReadonlyArray<ResolversTypes['TrustRelationship']>, ParentType, ContextType>;
  uniqueId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IamUserResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['IamUser'] = ResolversParentTypes['IamUser']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<IamUserAssumableByArgs, 'first'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<IamUserCanArgs, 'action' | 'resource' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<IamUserCanAssumeArgs, 'first'>>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<IamUserEffectivePermissionsArgs>>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['Tag']>, ParentType, ContextType>;
  uniqueId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImportPayloadResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ImportPayload'] = ResolversParentTypes['ImportPayload']> = {
  accounts?: Resolver<ReadonlyArray<ResolversTypes['AccountImport']>, ParentType, ContextType>;
  graphVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['ImportProblem']>, ParentType, ContextType>;
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
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LayerVerdictResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['LayerVerdict'] = ResolversParentTypes['LayerVerdict']> = {
  layer?: Resolver<ResolversTypes['LayerKind'], ParentType, ContextType>;
  level?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['LayerOutcome'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['StatementMatch']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  importDocuments?: Resolver<ResolversTypes['ImportPayload'], ParentType, ContextType, RequireFields<MutationImportDocumentsArgs, 'input'>>;
};

export type NodeResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Account' | 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'IamGroup' | 'IamRole' | 'IamUser' | 'InstanceProfile' | 'OidcProvider' | 'Policy' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal', ParentType, ContextType>;
};

export type OidcProviderResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['OidcProvider'] = ResolversParentTypes['OidcProvider']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<OidcProviderAssumableByArgs, 'first'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<OidcProviderCanArgs, 'action' | 'resource' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<OidcProviderCanAssumeArgs, 'first'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<OidcProviderEffectivePermissionsArgs>>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PathSearchResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PathSearch'] = ResolversParentTypes['PathSearch']> = {
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
  graphVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paths?: Resolver<ReadonlyArray<ResolversTypes['PrivilegePath']>, ParentType, ContextType>;
};

export type PolicyResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Policy'] = ResolversParentTypes['Policy']> = {
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  attachedTo?: Resolver<ResolversTypes['PolicyHolderConnection'], ParentType, ContextType, RequireFields<PolicyAttachedToArgs, 'first'>>;
  defaultVersionId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  document?: Resolver<Maybe<ResolversTypes['PolicyDocument']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PolicyKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['PolicyHolder']>, ParentType, ContextType>;
  quarantined?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  conditions?: Resolver<ReadonlyArray<ResolversTypes['UnresolvedCondition']>, ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  preconditions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
};

export type PrincipalAccessConnectionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['PrincipalAccessConnection'] = ResolversParentTypes['PrincipalAccessConnection']> = {
  dataGaps?: Resolver<ReadonlyArray<ResolversTypes['DataGap']>, ParentType, ContextType>;
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
  conditions?: Resolver<ReadonlyArray<ResolversTypes['UnresolvedCondition']>, ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  hops?: Resolver<ReadonlyArray<ResolversTypes['Hop']>, ParentType, ContextType>;
  length?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, RequireFields<QueryAccountArgs, 'id'>>;
  accounts?: Resolver<ResolversTypes['AccountConnection'], ParentType, ContextType, RequireFields<QueryAccountsArgs, 'first'>>;
  assumeRolePaths?: Resolver<ResolversTypes['PathSearch'], ParentType, ContextType, RequireFields<QueryAssumeRolePathsArgs, 'from' | 'k' | 'maxHops' | 'to'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<QueryCanArgs, 'action' | 'principal' | 'resource' | 'unlistedContextKeys'>>;
  canBatch?: Resolver<ReadonlyArray<Maybe<ResolversTypes['AccessDecision']>>, ParentType, ContextType, RequireFields<QueryCanBatchArgs, 'checks'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, RequireFields<QueryEffectivePermissionsArgs, 'principal'>>;
  group?: Resolver<Maybe<ResolversTypes['IamGroup']>, ParentType, ContextType, RequireFields<QueryGroupArgs, 'arn'>>;
  groups?: Resolver<ResolversTypes['IamGroupConnection'], ParentType, ContextType, RequireFields<QueryGroupsArgs, 'first'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  policies?: Resolver<ResolversTypes['PolicyConnection'], ParentType, ContextType, RequireFields<QueryPoliciesArgs, 'first'>>;
  policy?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType, RequireFields<QueryPolicyArgs, 'arn'>>;
  principal?: Resolver<Maybe<ResolversTypes['Principal']>, ParentType, ContextType, RequireFields<QueryPrincipalArgs, 'identifier'>>;
  principals?: Resolver<ResolversTypes['PrincipalConnection'], ParentType, ContextType, RequireFields<QueryPrincipalsArgs, 'first'>>;
  search?: Resolver<ResolversTypes['SearchResultConnection'], ParentType, ContextType, RequireFields<QuerySearchArgs, 'first' | 'text'>>;
  statistics?: Resolver<ResolversTypes['Statistics'], ParentType, ContextType>;
  whoCan?: Resolver<ResolversTypes['PrincipalAccessConnection'], ParentType, ContextType, RequireFields<QueryWhoCanArgs, 'action' | 'first' | 'resource'>>;
};

export interface ResourcePatternScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ResourcePattern'], any> {
  name: 'ResourcePattern';
}

export type RoleSessionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['RoleSession'] = ResolversParentTypes['RoleSession']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<RoleSessionAssumableByArgs, 'first'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<RoleSessionCanArgs, 'action' | 'resource' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<RoleSessionCanAssumeArgs, 'first'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<RoleSessionEffectivePermissionsArgs>>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['IamRole']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SamlProviderResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['SamlProvider'] = ResolversParentTypes['SamlProvider']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<SamlProviderAssumableByArgs, 'first'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<SamlProviderCanArgs, 'action' | 'resource' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<SamlProviderCanAssumeArgs, 'first'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<SamlProviderEffectivePermissionsArgs>>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permissionsBoundary?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SearchResultResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['SearchResult'] = ResolversParentTypes['SearchResult']> = {
  __resolveType: TypeResolveFn<'Account' | 'AccountRoot' | 'ExternalPrincipal' | 'IamGroup' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'Policy' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal', ParentType, ContextType>;
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

export type ServicePermissionsResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ServicePermissions'] = ResolversParentTypes['ServicePermissions']> = {
  accessLevels?: Resolver<ReadonlyArray<ResolversTypes['AccessLevelPermissions']>, ParentType, ContextType>;
  actionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  allowedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  service?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ServicePrincipalResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['ServicePrincipal'] = ResolversParentTypes['ServicePrincipal']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  assumableBy?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<ServicePrincipalAssumableByArgs, 'first'>>;
  can?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType, RequireFields<ServicePrincipalCanArgs, 'action' | 'resource' | 'unlistedContextKeys'>>;
  canAssume?: Resolver<ResolversTypes['AssumeRoleConnection'], ParentType, ContextType, RequireFields<ServicePrincipalCanAssumeArgs, 'first'>>;
  effectivePermissions?: Resolver<ResolversTypes['EffectivePermissions'], ParentType, ContextType, Partial<ServicePrincipalEffectivePermissionsArgs>>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['IamGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['PrincipalIdentifier'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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
  effect?: Resolver<ResolversTypes['Effect'], ParentType, ContextType>;
  layer?: Resolver<ResolversTypes['LayerKind'], ParentType, ContextType>;
  policy?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  policyArn?: Resolver<Maybe<ResolversTypes['ARN']>, ParentType, ContextType>;
  sid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statementIndex?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StatisticsResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['Statistics'] = ResolversParentTypes['Statistics']> = {
  accounts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  actionListUpdatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  canAssume?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  canAssumeIf?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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

export type TrustRelationshipResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['TrustRelationship'] = ResolversParentTypes['TrustRelationship']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  conditions?: Resolver<ReadonlyArray<ResolversTypes['StatementCondition']>, ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['Effect'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Principal'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['StatementMatch'], ParentType, ContextType>;
};

export type UnresolvedConditionResolvers<ContextType = ContextMapper, ParentType extends ResolversParentTypes['UnresolvedCondition'] = ResolversParentTypes['UnresolvedCondition']> = {
  controlledBy?: Resolver<ResolversTypes['ConditionController'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['Effect'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operator?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['StatementMatch'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = ContextMapper> = {
  ARN?: GraphQLScalarType;
  AccessDecision?: AccessDecisionResolvers<ContextType>;
  AccessLevelPermissions?: AccessLevelPermissionsResolvers<ContextType>;
  Account?: AccountResolvers<ContextType>;
  AccountConnection?: AccountConnectionResolvers<ContextType>;
  AccountCounts?: AccountCountsResolvers<ContextType>;
  AccountEdge?: AccountEdgeResolvers<ContextType>;
  AccountId?: GraphQLScalarType;
  AccountImport?: AccountImportResolvers<ContextType>;
  AccountRoot?: AccountRootResolvers<ContextType>;
  Action?: GraphQLScalarType;
  Anyone?: AnyoneResolvers<ContextType>;
  AssumeRoleConnection?: AssumeRoleConnectionResolvers<ContextType>;
  AssumeRoleEdge?: AssumeRoleEdgeResolvers<ContextType>;
  Completeness?: CompletenessResolvers<ContextType>;
  ContextEntry?: ContextEntryResolvers<ContextType>;
  DataGap?: DataGapResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  EffectiveAction?: EffectiveActionResolvers<ContextType>;
  EffectiveActionConnection?: EffectiveActionConnectionResolvers<ContextType>;
  EffectiveActionEdge?: EffectiveActionEdgeResolvers<ContextType>;
  EffectivePermissions?: EffectivePermissionsResolvers<ContextType>;
  EffectiveStatement?: EffectiveStatementResolvers<ContextType>;
  ExternalPrincipal?: ExternalPrincipalResolvers<ContextType>;
  Hop?: HopResolvers<ContextType>;
  IamGroup?: IamGroupResolvers<ContextType>;
  IamGroupConnection?: IamGroupConnectionResolvers<ContextType>;
  IamGroupEdge?: IamGroupEdgeResolvers<ContextType>;
  IamRole?: IamRoleResolvers<ContextType>;
  IamUser?: IamUserResolvers<ContextType>;
  ImportPayload?: ImportPayloadResolvers<ContextType>;
  ImportProblem?: ImportProblemResolvers<ContextType>;
  InstanceProfile?: InstanceProfileResolvers<ContextType>;
  LayerVerdict?: LayerVerdictResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  OidcProvider?: OidcProviderResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PathSearch?: PathSearchResolvers<ContextType>;
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
  ResourcePattern?: GraphQLScalarType;
  RoleSession?: RoleSessionResolvers<ContextType>;
  SamlProvider?: SamlProviderResolvers<ContextType>;
  SearchResult?: SearchResultResolvers<ContextType>;
  SearchResultConnection?: SearchResultConnectionResolvers<ContextType>;
  SearchResultEdge?: SearchResultEdgeResolvers<ContextType>;
  ServicePermissions?: ServicePermissionsResolvers<ContextType>;
  ServicePrincipal?: ServicePrincipalResolvers<ContextType>;
  StatementCondition?: StatementConditionResolvers<ContextType>;
  StatementMatch?: StatementMatchResolvers<ContextType>;
  Statistics?: StatisticsResolvers<ContextType>;
  Tag?: TagResolvers<ContextType>;
  TrustRelationship?: TrustRelationshipResolvers<ContextType>;
  UnresolvedCondition?: UnresolvedConditionResolvers<ContextType>;
};

