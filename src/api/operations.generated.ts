/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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

/** Filters for the list of access keys. */
export type AccessKeyFilter = {
  /** Only keys of this account. */
  readonly accountId?: string | null | undefined;
  /** Only keys that are at least this many days old. Keys of unknown age are excluded. */
  readonly olderThanDays?: number | null | undefined;
  /**
   * True: only keys that a role could replace, as far as the data shows. Such a key is active and was used, and belongs
   * to an IAM user without a password, so only programs sign requests as this user. False: only all other keys.
   */
  readonly replaceableByRole?: boolean | null | undefined;
  /** Only keys with this status. */
  readonly status?: AccessKeyStatus | null | undefined;
  /**
   * Only keys that have not been used for at least this many days: since the last use, or since creation if the report
   * has none. This counts only where a credential report says so, and up to the date of the report.
   */
  readonly unusedForDays?: number | null | undefined;
  /** True: only keys of users with two active keys. False: only all other keys. */
  readonly usersWithTwoActiveKeys?: boolean | null | undefined;
};

/** An access key of a user. */
export type AccessKeyInput = {
  /** The id of the access key, `AKIA…`. */
  readonly accessKeyId: string;
  /** The ARN of the user. */
  readonly user: string;
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
  readonly accessKeyId: string;
  /** The status: `ACTIVE` or `INACTIVE`. */
  readonly status: AccessKeyStatus;
  /** The ARN of the user. */
  readonly user: string;
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

/** An assignment of a permission set. */
export type AccountAssignmentInput = {
  /** The id of the account. */
  readonly accountId: string;
  /** The ARN of the permission set. */
  readonly permissionSetArn: string;
  /** The id of the user or group in the identity store. */
  readonly principalId: string;
  /** Whether a user or a group has the permission set. */
  readonly principalType: IdentityCenterPrincipalType;
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

/** One check of `canBatch`, with the arguments of `can`. */
export type CanInput = {
  /** The action that it requests. */
  readonly action: string;
  /** Known values of context keys, in addition to those from the imported data. */
  readonly context?: ReadonlyArray<ContextEntryInput> | null | undefined;
  /** The principal that makes the request. */
  readonly principal: string;
  /** The resource of the request. */
  readonly resource: string;
  /** If true, `*` and `?` in `resource` are plain characters, as in the key of an S3 object, and not wildcards. */
  readonly resourceIsLiteral?: boolean | null | undefined;
  /** Session policies that were passed when the session was created. They limit a role session and grant nothing. */
  readonly sessionPolicies?: ReadonlyArray<object> | null | undefined;
  /** How to treat a context key that has a value neither in `context` nor in the imported data. */
  readonly unlistedContextKeys?: UnlistedContextKeys | null | undefined;
};

/**
 * One change, named as the AWS API names the call that makes it. Give exactly one field. A change that AWS would refuse is
 * refused, with AWS's code and what to do. Quotas that AWS raises on request count at their default.
 */
export type ChangeInput =
  {   /** AWS Lambda, AddPermission: adds a statement to the policy of a function. */
  readonly addLambdaPermission: LambdaPermissionInput; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never;   /** Adds a user to a group. */
  readonly addUserToGroup: GroupMemberInput; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never;   /** Attaches a managed policy to a group. */
  readonly attachGroupPolicy: GroupManagedPolicyInput; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never;   /** AWS Organizations: attaches an SCP or RCP to a root, an organizational unit or an account. */
  readonly attachPolicy: OrganizationPolicyTargetInput; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never;   /** Attaches a managed policy to a role. */
  readonly attachRolePolicy: RoleManagedPolicyInput; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never;   /** Attaches a managed policy to a user. */
  readonly attachUserPolicy: UserManagedPolicyInput; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never;   /** IAM Identity Center: assigns a permission set in an account to a user or group of the identity store. */
  readonly createAccountAssignment: AccountAssignmentInput; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never;   /** Creates a group without policies and members. */
  readonly createGroup: GroupInput; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never;   /** AWS Organizations, CreatePolicy: creates an SCP or RCP that is attached nowhere. */
  readonly createOrganizationPolicy: NewOrganizationPolicyInput; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never;   /** Creates a customer managed policy, whose document becomes version `v1`. */
  readonly createPolicy: ManagedPolicyDocumentInput; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never;   /** Adds a version to a customer managed policy. */
  readonly createPolicyVersion: NewPolicyVersionInput; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never;   /** Creates a role without policies. */
  readonly createRole: NewRoleInput; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never;   /** Creates a user without policies, groups and credentials. */
  readonly createUser: NewUserInput; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never;   /** Deactivates all MFA devices of a user: exports do not tell them apart. */
  readonly deactivateMFADevice: UserInput; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never;   /** Deletes an access key of a user. */
  readonly deleteAccessKey: AccessKeyInput; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never;   /** IAM Identity Center: takes an assignment back. */
  readonly deleteAccountAssignment: AccountAssignmentInput; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never;   /** AWS Backup: deletes the policy of a backup vault. */
  readonly deleteBackupVaultAccessPolicy: ResourceInput; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never;   /** Amazon S3: deletes the policy of a bucket. */
  readonly deleteBucketPolicy: ResourceInput; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never;   /** Amazon DynamoDB, DeleteResourcePolicy: deletes the policy of a table. */
  readonly deleteDynamodbResourcePolicy: ResourceInput; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never;   /** Amazon EFS: deletes the policy of a file system. */
  readonly deleteFileSystemPolicy: ResourceInput; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never;   /** Deletes a group that has no policies and members any more. */
  readonly deleteGroup: GroupInput; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never;   /** Deletes an inline policy of a group. */
  readonly deleteGroupPolicy: GroupInlinePolicyNameInput; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never;   /** Deletes the password of a user. */
  readonly deleteLoginProfile: UserInput; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never;   /** AWS Organizations, DeletePolicy: deletes an SCP or RCP that is attached nowhere any more. */
  readonly deleteOrganizationPolicy: OrganizationPolicyInput; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never;   /** Deletes a customer managed policy that nothing has attached and that has one version. */
  readonly deletePolicy: ManagedPolicyInput; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never;   /** Deletes a version of a customer managed policy that is not the default one. */
  readonly deletePolicyVersion: PolicyVersionInput; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never;   /** Amazon ECR: deletes the policy of a repository. */
  readonly deleteRepositoryPolicy: ResourceInput; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never;   /** Deletes a role that holds nothing any more. */
  readonly deleteRole: RoleInput; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never;   /** Removes the permissions boundary of a role. */
  readonly deleteRolePermissionsBoundary: RoleInput; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never;   /** Deletes an inline policy of a role. */
  readonly deleteRolePolicy: RoleInlinePolicyNameInput; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never;   /** AWS Secrets Manager, DeleteResourcePolicy: deletes the policy of a secret. */
  readonly deleteSecretsmanagerResourcePolicy: ResourceInput; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never;   /** Deletes a user that holds nothing any more. */
  readonly deleteUser: UserInput; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never;   /** Removes the permissions boundary of a user. */
  readonly deleteUserPermissionsBoundary: UserInput; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never;   /** Deletes an inline policy of a user. */
  readonly deleteUserPolicy: UserInlinePolicyNameInput; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never;   /** Detaches a managed policy from a group. */
  readonly detachGroupPolicy: GroupManagedPolicyInput; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never;   /** AWS Organizations: detaches an SCP or RCP from a root, an organizational unit or an account. */
  readonly detachPolicy: OrganizationPolicyTargetInput; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never;   /** Detaches a managed policy from a role. */
  readonly detachRolePolicy: RoleManagedPolicyInput; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never;   /** Detaches a managed policy from a user. */
  readonly detachUserPolicy: UserManagedPolicyInput; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never;   /** Amazon EC2: sets the policy of a VPC endpoint. */
  readonly modifyVpcEndpoint: ResourcePolicyInput; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never;   /** AWS Organizations: moves an account below another root or organizational unit. */
  readonly moveAccount: MoveAccountInput; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never;   /** AWS Backup: sets the policy of a backup vault. */
  readonly putBackupVaultAccessPolicy: ResourcePolicyInput; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never;   /** Amazon S3: sets the policy of a bucket. */
  readonly putBucketPolicy: ResourcePolicyInput; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never;   /** Amazon DynamoDB, PutResourcePolicy: sets the policy of a table. */
  readonly putDynamodbResourcePolicy: ResourcePolicyInput; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never;   /** Amazon EventBridge, PutPermission: sets the policy of an event bus. */
  readonly putEventsPermission: ResourcePolicyInput; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never;   /** Amazon EFS: sets the policy of a file system. */
  readonly putFileSystemPolicy: ResourcePolicyInput; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never;   /** Adds an inline policy to a group, or replaces the one of this name. */
  readonly putGroupPolicy: GroupInlinePolicyInput; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never;   /** AWS KMS: sets the policy of a key. */
  readonly putKeyPolicy: ResourcePolicyInput; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never;   /** Sets the permissions boundary of a role. */
  readonly putRolePermissionsBoundary: RoleBoundaryInput; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never;   /** Adds an inline policy to a role, or replaces the one of this name. */
  readonly putRolePolicy: RoleInlinePolicyInput; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never;   /** AWS Secrets Manager, PutResourcePolicy: sets the policy of a secret. */
  readonly putSecretsmanagerResourcePolicy: ResourcePolicyInput; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never;   /** Sets the permissions boundary of a user. */
  readonly putUserPermissionsBoundary: UserBoundaryInput; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never;   /** Adds an inline policy to a user, or replaces the one of this name. */
  readonly putUserPolicy: UserInlinePolicyInput; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never;   /** Amazon EventBridge, RemovePermission: removes all statements from the policy of an event bus. */
  readonly removeEventsPermission: ResourceInput; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never;   /** AWS Lambda, RemovePermission: removes a statement from the policy of a function. */
  readonly removeLambdaPermission: LambdaStatementInput; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never;   /** Takes the role out of an instance profile. */
  readonly removeRoleFromInstanceProfile: InstanceProfileRoleInput; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never;   /** Removes a user from a group. */
  readonly removeUserFromGroup: GroupMemberInput; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never;   /** Makes a version of a customer managed policy the one that counts. */
  readonly setDefaultPolicyVersion: PolicyVersionInput; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never;   /** Amazon SQS: sets the policy of a queue, which is one of its attributes. */
  readonly setQueueAttributes: OptionalResourcePolicyInput; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never;   /** Amazon ECR: sets the policy of a repository. */
  readonly setRepositoryPolicy: ResourcePolicyInput; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never;   /** Amazon SNS: sets the policy of a topic, which is one of its attributes. */
  readonly setTopicAttributes: ResourcePolicyInput; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never;   /** Sets tags of a role. */
  readonly tagRole: RoleTagsInput; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never;   /** Sets tags of a user. */
  readonly tagUser: UserTagsInput; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never;   /** Removes tags from a role. */
  readonly untagRole: RoleTagKeysInput; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never;   /** Removes tags from a user. */
  readonly untagUser: UserTagKeysInput; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never;   /** Activates or deactivates an access key of a user. */
  readonly updateAccessKey: AccessKeyStatusInput; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never;   /** Replaces the trust policy of a role. */
  readonly updateAssumeRolePolicy: TrustPolicyInput; readonly updateDomainConfig?: never; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never;   /** Amazon OpenSearch Service: sets the access policy of a domain. */
  readonly updateDomainConfig: OptionalResourcePolicyInput; readonly updateOrganizationPolicy?: never; }
  |  { readonly addLambdaPermission?: never; readonly addUserToGroup?: never; readonly attachGroupPolicy?: never; readonly attachPolicy?: never; readonly attachRolePolicy?: never; readonly attachUserPolicy?: never; readonly createAccountAssignment?: never; readonly createGroup?: never; readonly createOrganizationPolicy?: never; readonly createPolicy?: never; readonly createPolicyVersion?: never; readonly createRole?: never; readonly createUser?: never; readonly deactivateMFADevice?: never; readonly deleteAccessKey?: never; readonly deleteAccountAssignment?: never; readonly deleteBackupVaultAccessPolicy?: never; readonly deleteBucketPolicy?: never; readonly deleteDynamodbResourcePolicy?: never; readonly deleteFileSystemPolicy?: never; readonly deleteGroup?: never; readonly deleteGroupPolicy?: never; readonly deleteLoginProfile?: never; readonly deleteOrganizationPolicy?: never; readonly deletePolicy?: never; readonly deletePolicyVersion?: never; readonly deleteRepositoryPolicy?: never; readonly deleteRole?: never; readonly deleteRolePermissionsBoundary?: never; readonly deleteRolePolicy?: never; readonly deleteSecretsmanagerResourcePolicy?: never; readonly deleteUser?: never; readonly deleteUserPermissionsBoundary?: never; readonly deleteUserPolicy?: never; readonly detachGroupPolicy?: never; readonly detachPolicy?: never; readonly detachRolePolicy?: never; readonly detachUserPolicy?: never; readonly modifyVpcEndpoint?: never; readonly moveAccount?: never; readonly putBackupVaultAccessPolicy?: never; readonly putBucketPolicy?: never; readonly putDynamodbResourcePolicy?: never; readonly putEventsPermission?: never; readonly putFileSystemPolicy?: never; readonly putGroupPolicy?: never; readonly putKeyPolicy?: never; readonly putRolePermissionsBoundary?: never; readonly putRolePolicy?: never; readonly putSecretsmanagerResourcePolicy?: never; readonly putUserPermissionsBoundary?: never; readonly putUserPolicy?: never; readonly removeEventsPermission?: never; readonly removeLambdaPermission?: never; readonly removeRoleFromInstanceProfile?: never; readonly removeUserFromGroup?: never; readonly setDefaultPolicyVersion?: never; readonly setQueueAttributes?: never; readonly setRepositoryPolicy?: never; readonly setTopicAttributes?: never; readonly tagRole?: never; readonly tagUser?: never; readonly untagRole?: never; readonly untagUser?: never; readonly updateAccessKey?: never; readonly updateAssumeRolePolicy?: never; readonly updateDomainConfig?: never;   /** AWS Organizations, UpdatePolicy: replaces the content of an SCP or RCP. */
  readonly updateOrganizationPolicy: OrganizationPolicyContentInput; };

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

/** Who controls the value of a context key. */
export type ConditionController =
  /** The principal that makes the request controls the value. */
  | 'CALLER'
  /** Everything else: the circumstances of the request, such as time, network or MFA, and what no list names. */
  | 'ENVIRONMENT'
  /** Someone else controls the value, such as a vendor (the external id) or an identity provider (the claims). */
  | 'OTHER_PARTY';

/** One context key of the request, with its values. */
export type ContextEntryInput = {
  /** The context key, such as `aws:MultiFactorAuthPresent`. It is not case-sensitive. */
  readonly key: string;
  /** The values of the key. An empty list means that the key is absent. */
  readonly values: ReadonlyArray<string>;
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

/** Whether a policy statement allows or denies. */
export type Effect =
  /** The statement is an Allow. */
  | 'ALLOW'
  /** The statement is a Deny. */
  | 'DENY';

/** An inline policy of a group. */
export type GroupInlinePolicyInput = {
  /** The ARN of the group. */
  readonly group: string;
  /** The policy. */
  readonly policyDocument: object;
  /** The name of the inline policy. */
  readonly policyName: string;
};

/** The name of an inline policy of a group. */
export type GroupInlinePolicyNameInput = {
  /** The ARN of the group. */
  readonly group: string;
  /** The name of the inline policy. */
  readonly policyName: string;
};

/** A group. */
export type GroupInput = {
  /** The ARN of the group, with its path. */
  readonly group: string;
};

/** A managed policy and a group. */
export type GroupManagedPolicyInput = {
  /** The ARN of the group. */
  readonly group: string;
  /** The ARN of the managed policy. */
  readonly policyArn: string;
};

/** A user and a group of the same account. */
export type GroupMemberInput = {
  /** The ARN of the group. */
  readonly group: string;
  /** The ARN of the user. */
  readonly user: string;
};

/** The types of policy that limit what accounts of an organization may do. */
export type GuardrailType =
  /** A resource control policy (RCP) limits access to resources of the accounts. */
  | 'RESOURCE_CONTROL_POLICY'
  /** A service control policy (SCP) limits principals of the accounts. */
  | 'SERVICE_CONTROL_POLICY';

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

/** The kinds of Identity Center principals. */
export type IdentityCenterPrincipalType =
  /** A group. */
  | 'GROUP'
  /** A user. */
  | 'USER';

/** One document to import. */
export type ImportDocumentInput = {
  /** The JSON text of the export. */
  readonly content: string;
  /** The name that problems are reported under, such as a file name. */
  readonly name: string;
};

/** What an import can be of. */
export type ImportKind =
  /** Changes in the verbs of the AWS API, made by `applyChanges`. */
  | 'CHANGES'
  /** An account was deleted. */
  | 'DELETION'
  /** Exports. */
  | 'DOCUMENTS';

/** An instance profile and the role in it. */
export type InstanceProfileRoleInput = {
  /** The ARN of the instance profile. */
  readonly instanceProfile: string;
  /** The ARN of the role. */
  readonly role: string;
};

/** A statement of the policy of a function. */
export type LambdaPermissionInput = {
  /** What it allows, such as `lambda:InvokeFunction`. */
  readonly action: string;
  /** The ARN of the function. */
  readonly function: string;
  /** Whom it allows that: a service, an account id, an ARN, or `*`. */
  readonly principal: string;
  /** The id of the organization that the principal has to be in. */
  readonly principalOrgId?: string | null | undefined;
  /** The account of that resource. */
  readonly sourceAccount?: string | null | undefined;
  /** The ARN of the resource for which the service calls. */
  readonly sourceArn?: string | null | undefined;
  /** The `Sid` of the statement. */
  readonly statementId: string;
};

/** A statement of the policy of a function. */
export type LambdaStatementInput = {
  /** The ARN of the function. */
  readonly function: string;
  /** The `Sid` of the statement. */
  readonly statementId: string;
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

/** A customer managed policy to create. */
export type ManagedPolicyDocumentInput = {
  /** The ARN of the policy, with its path. */
  readonly policyArn: string;
  /** The policy. */
  readonly policyDocument: object;
};

/** A customer managed policy. */
export type ManagedPolicyInput = {
  /** The ARN of the customer managed policy. */
  readonly policyArn: string;
};

/** An account and where it moves. */
export type MoveAccountInput = {
  /** The id of the account. */
  readonly accountId: string;
  /** The id of the root `r-…` or organizational unit `ou-…` that it moves below. */
  readonly destinationParentId: string;
};

/** A policy of an organization to create. */
export type NewOrganizationPolicyInput = {
  /** The policy. */
  readonly content: object;
  /** Its name, which no other policy of this type has. */
  readonly name: string;
  /** The id of the organization, `o-…`. Needed only where several were imported. */
  readonly organizationId?: string | null | undefined;
  /** The id that later changes name it by, `p-…`. AWS would choose one itself. */
  readonly policyId: string;
  /** Its type, which the organization has enabled. */
  readonly type: OrganizationPolicyType;
};

/** A new version of a customer managed policy. */
export type NewPolicyVersionInput = {
  /** The ARN of the customer managed policy. */
  readonly policyArn: string;
  /** The policy. */
  readonly policyDocument: object;
  /** Whether it becomes the version that counts. False if not given. */
  readonly setAsDefault?: boolean | null | undefined;
};

/** A role to create. */
export type NewRoleInput = {
  /** The trust policy. */
  readonly assumeRolePolicyDocument: object;
  /** The ARN of the managed policy that becomes its permissions boundary. */
  readonly permissionsBoundary?: string | null | undefined;
  /** The ARN of the role, with its path. */
  readonly role: string;
  /** Its tags. */
  readonly tags?: ReadonlyArray<TagInput> | null | undefined;
};

/** A user to create. */
export type NewUserInput = {
  /** The ARN of the managed policy that becomes its permissions boundary. */
  readonly permissionsBoundary?: string | null | undefined;
  /** Its tags. */
  readonly tags?: ReadonlyArray<TagInput> | null | undefined;
  /** The ARN of the user, with its path. */
  readonly user: string;
};

/** A resource and its policy, or no policy. */
export type OptionalResourcePolicyInput = {
  /** The policy. Without it the resource has none any more. */
  readonly policy?: object | null | undefined;
  /** The ARN of the resource, which an import holds. */
  readonly resource: string;
};

/** The content of a policy of an organization. */
export type OrganizationPolicyContentInput = {
  /** The policy. */
  readonly content: object;
  /** The id of the organization, `o-…`. Needed only where several were imported. */
  readonly organizationId?: string | null | undefined;
  /** The id of the policy, `p-…`. */
  readonly policyId: string;
};

/** A policy of an organization. */
export type OrganizationPolicyInput = {
  /** The id of the organization, `o-…`. Needed only where several were imported. */
  readonly organizationId?: string | null | undefined;
  /** The id of the policy, `p-…`. */
  readonly policyId: string;
};

/** A policy of an organization and a target of it. */
export type OrganizationPolicyTargetInput = {
  /** The id of the organization, `o-…`. Needed only where several were imported. */
  readonly organizationId?: string | null | undefined;
  /** The id of the policy, `p-…`. */
  readonly policyId: string;
  /** The id of a root `r-…`, of an organizational unit `ou-…`, or of an account. */
  readonly targetId: string;
};

/** The types of policies of an organization that take part in decisions. */
export type OrganizationPolicyType =
  /** A resource control policy (RCP). */
  | 'RESOURCE_CONTROL_POLICY'
  /** A service control policy (SCP). */
  | 'SERVICE_CONTROL_POLICY';

/**
 * What paths may not use. The search itself leaves it out, so it also finds longer paths, and each step lists only the
 * ways that remain.
 */
export type PathAvoidInput = {
  /** Principals that no step may act as, gain or go through (`Hop.actingAs`, `Hop.to`, `Hop.via`), 100 at most. An account id or root user stands for the administration of the account. The principal that starts cannot be avoided. */
  readonly principals?: ReadonlyArray<string> | null | undefined;
  /**
   * Ids of techniques that no step may use (`Hop.technique`), 200 at most. If a principal could make itself administrator
   * of its account by one of them, what else it can do in the account was not worked out: `Completeness.unexplored` says so.
   */
  readonly techniques?: ReadonlyArray<string> | null | undefined;
};

/** What paths are limited to. */
export type PathOnlyInput = {
  /** Ids of the only techniques that steps may use, 200 at most. Roles can always be assumed; with an empty list, that is all. Leave it out to allow every technique. */
  readonly techniques?: ReadonlyArray<string> | null | undefined;
  /** If true, only paths with the decision ALLOWED. `context` is taken into account. */
  readonly unconditional?: boolean | null | undefined;
};

/** Whether the role of an assignment is known. */
export type PermissionSetAssignmentStatus =
  /** The role is in the import of the account. */
  | 'PROVISIONED'
  /** The account was not imported, or its import has no such role. */
  | 'ROLE_NOT_IMPORTED';

/** How a policy, or something else, changed. */
export type PolicyChange =
  /** It is new. */
  | 'ADDED'
  /** It says something else. */
  | 'CHANGED'
  /** It is gone. */
  | 'REMOVED';

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
  readonly policyArn: string;
  /** The id of the version, such as `v2`. */
  readonly versionId: string;
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

/** Filters for the list of resources. */
export type ResourceFilter = {
  /** Only resources of this account. */
  readonly accountId?: string | null | undefined;
  /** True: only resources whose policy grants access to someone outside the account (`exposure`). False: only resources whose policy is not known to do so. */
  readonly exposed?: boolean | null | undefined;
  /** Only resources whose name contains this text. It is not case-sensitive. */
  readonly nameContains?: string | null | undefined;
  /** Only resources of this service, as ARNs write it. */
  readonly service?: string | null | undefined;
};

/** A resource. */
export type ResourceInput = {
  /** The ARN of the resource, which an import holds. */
  readonly resource: string;
};

/** A resource and its policy. */
export type ResourcePolicyInput = {
  /** The policy. */
  readonly policy: object;
  /** The ARN of the resource, which an import holds. */
  readonly resource: string;
};

/** The permissions boundary of a role. */
export type RoleBoundaryInput = {
  /** The ARN of the managed policy that becomes the permissions boundary. */
  readonly permissionsBoundary: string;
  /** The ARN of the role. */
  readonly role: string;
};

/** An inline policy of a role. */
export type RoleInlinePolicyInput = {
  /** The policy. */
  readonly policyDocument: object;
  /** The name of the inline policy. */
  readonly policyName: string;
  /** The ARN of the role. */
  readonly role: string;
};

/** The name of an inline policy of a role. */
export type RoleInlinePolicyNameInput = {
  /** The name of the inline policy. */
  readonly policyName: string;
  /** The ARN of the role. */
  readonly role: string;
};

/** A role. */
export type RoleInput = {
  /** The ARN of the role. */
  readonly role: string;
};

/** A managed policy and a role. */
export type RoleManagedPolicyInput = {
  /** The ARN of the managed policy. */
  readonly policyArn: string;
  /** The ARN of the role. */
  readonly role: string;
};

/** Keys of tags of a role. */
export type RoleTagKeysInput = {
  /** The ARN of the role. */
  readonly role: string;
  /** The keys of the tags. */
  readonly tagKeys: ReadonlyArray<string>;
};

/** Tags of a role. */
export type RoleTagsInput = {
  /** The ARN of the role. */
  readonly role: string;
  /** The tags. One whose key is there already gets the new value. */
  readonly tags: ReadonlyArray<TagInput>;
};

/** Who uses the credentials of the role of a workload. */
export type RoleUse =
  /** The code that runs gets them. */
  | 'CODE'
  /** The service or its agent uses them and does not pass them to the code, as with an ECS execution role. */
  | 'SERVICE';

/** Changes that a question assumes to be made. They are imported like files, and never stored. */
export type ScenarioInput = {
  /** Changes in the verbs of the AWS API, in order: each one sees the documents and what those before it have changed. */
  readonly changes?: ReadonlyArray<ChangeInput> | null | undefined;
  /** Export files that count in place of those imported before. */
  readonly documents?: ReadonlyArray<ImportDocumentInput> | null | undefined;
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
export type TagInput = {
  /** The key. */
  readonly key: string;
  /** The value, which may be empty. */
  readonly value: string;
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

/** Filters for the list of exposed roles. */
export type TrustExposureFilter = {
  /** Only roles of this account. */
  readonly accountId?: string | null | undefined;
  /** Only openings of this kind. */
  readonly kind?: TrustExposureKind | null | undefined;
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
  readonly policyDocument: object;
  /** The ARN of the role. */
  readonly role: string;
};

/** How to treat a context key without a known value. */
export type UnlistedContextKeys =
  /** The key is not in the request. A key that every such request has, such as `aws:RequestedRegion`, stays unknown. */
  | 'ABSENT'
  /** The value is not known: the answer lists the conditions that depend on it. */
  | 'UNKNOWN';

/** The permissions boundary of a user. */
export type UserBoundaryInput = {
  /** The ARN of the managed policy that becomes the permissions boundary. */
  readonly permissionsBoundary: string;
  /** The ARN of the user. */
  readonly user: string;
};

/** An inline policy of a user. */
export type UserInlinePolicyInput = {
  /** The policy. */
  readonly policyDocument: object;
  /** The name of the inline policy. */
  readonly policyName: string;
  /** The ARN of the user. */
  readonly user: string;
};

/** The name of an inline policy of a user. */
export type UserInlinePolicyNameInput = {
  /** The name of the inline policy. */
  readonly policyName: string;
  /** The ARN of the user. */
  readonly user: string;
};

/** A user. */
export type UserInput = {
  /** The ARN of the user. */
  readonly user: string;
};

/** A managed policy and a user. */
export type UserManagedPolicyInput = {
  /** The ARN of the managed policy. */
  readonly policyArn: string;
  /** The ARN of the user. */
  readonly user: string;
};

/** Keys of tags of a user. */
export type UserTagKeysInput = {
  /** The keys of the tags. */
  readonly tagKeys: ReadonlyArray<string>;
  /** The ARN of the user. */
  readonly user: string;
};

/** Tags of a user. */
export type UserTagsInput = {
  /** The tags. One whose key is there already gets the new value. */
  readonly tags: ReadonlyArray<TagInput>;
  /** The ARN of the user. */
  readonly user: string;
};

/** An action on a resource. The answer lists changes in who may do it. */
export type WatchInput = {
  /** The action. */
  readonly action: string;
  /** The resource. */
  readonly resource: string;
};

export type AccessKeysQueryVariables = Exact<{
  filter?: AccessKeyFilter | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type AccessKeysQuery = { readonly accessKeys: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly accessKeyId: string | null, readonly status: AccessKeyStatus, readonly createdAt: string | null, readonly ageInDays: number | null, readonly lastUsedAt: string | null, readonly lastUsedRegion: string | null, readonly lastUsedService: string | null, readonly neverUsed: boolean, readonly principal: (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
      ) }>, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type AccountDetailsQueryVariables = Exact<{
  id: string;
  first?: number;
}>;


export type AccountDetailsQuery = { readonly account: { readonly accountId: string, readonly name: string | null, readonly status: string | null, readonly imported: boolean, readonly importedAt: string | null, readonly counts: { readonly users: number, readonly roles: number, readonly groups: number, readonly managedPolicies: number, readonly instanceProfiles: number }, readonly place: { readonly levels: ReadonlyArray<{ readonly targetId: string, readonly name: string, readonly serviceControlPolicies: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: PolicyKind }> | null, readonly resourceControlPolicies: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: PolicyKind }> | null }> } | null, readonly administrators: { readonly totalCount: number, readonly nodes: ReadonlyArray<
        | (
          { readonly identifier: string, readonly name: string, readonly accountId: string | null }
          & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'OidcProvider' | 'SamlProvider' | 'ServicePrincipal' }
        )
        | (
          { readonly identifier: string, readonly name: string, readonly accountId: string | null, readonly administration: { readonly decision: Decision } | null }
          & { readonly __typename: 'IamRole' | 'IamUser' | 'RoleSession' }
        )
      > }, readonly completeness: ReadonlyArray<{ readonly section: AccountSection, readonly status: CollectionStatus, readonly detail: string | null, readonly collectedAt: string | null }>, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } | null };

export type AccountsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type AccountsQuery = { readonly accounts: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly accountId: string, readonly name: string | null, readonly imported: boolean, readonly counts: { readonly users: number, readonly roles: number, readonly groups: number, readonly managedPolicies: number }, readonly place: { readonly path: string | null, readonly levels: ReadonlyArray<{ readonly targetId: string, readonly name: string }> } | null, readonly completeness: ReadonlyArray<{ readonly section: AccountSection, readonly status: CollectionStatus, readonly detail: string | null }>, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ActionsQueryVariables = Exact<{
  startsWith: string;
  first?: number;
}>;


export type ActionsQuery = { readonly actions: ReadonlyArray<{ readonly name: string, readonly accessLevel: AccessLevel }> };

export type AdministratorsQueryVariables = Exact<{
  accountId?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type AdministratorsQuery = { readonly principals: { readonly totalCount: number, readonly nodes: ReadonlyArray<
      | (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'OidcProvider' | 'SamlProvider' | 'ServicePrincipal' }
      )
      | (
        { readonly lastUsedAt: string | null, readonly identifier: string, readonly name: string, readonly accountId: string | null, readonly administration: { readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> } | null }
        & { readonly __typename: 'IamRole' }
      )
      | (
        { readonly passwordLastUsedAt: string | null, readonly identifier: string, readonly name: string, readonly accountId: string | null, readonly administration: { readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> } | null, readonly accessKeys: ReadonlyArray<{ readonly lastUsedAt: string | null }> | null }
        & { readonly __typename: 'IamUser' }
      )
      | (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null, readonly administration: { readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> } | null }
        & { readonly __typename: 'RoleSession' }
      )
    >, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type AssumeRolePathsQueryVariables = Exact<{
  from: string;
  to: string;
  maxHops?: number;
  k?: number;
  context?: ReadonlyArray<ContextEntryInput> | null | undefined;
  avoid?: PathAvoidInput | null | undefined;
  only?: PathOnlyInput | null | undefined;
  scenario?: ScenarioInput | null | undefined;
}>;


export type AssumeRolePathsQuery = { readonly assumeRolePaths: { readonly nearMissesComplete: boolean, readonly decidedAt: string | null, readonly graphVersion: string, readonly nearMisses: ReadonlyArray<{ readonly missing: CrossAccountStepKind, readonly change: object | null, readonly asScenario: object | null, readonly decision: Decision, readonly explanation: string, readonly hops: ReadonlyArray<{ readonly crossAccount: boolean, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly restsOn: ReadonlyArray<number>, readonly mechanism: HopMechanism, readonly via: string | null, readonly decision: Decision, readonly sentence: string, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly alternatives: ReadonlyArray<{ readonly mechanism: HopMechanism, readonly via: string | null, readonly decision: Decision, readonly sentence: string, readonly technique: { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> } | null, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }>, readonly from: (
          { readonly identifier: string, readonly name: string, readonly accountId: string | null }
          & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
        ), readonly to: (
          { readonly identifier: string, readonly name: string, readonly accountId: string | null }
          & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
        ), readonly actingAs: ReadonlyArray<{ readonly actions: ReadonlyArray<string>, readonly principal: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ) }>, readonly technique: { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> } | null, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }>, readonly from: (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
      ), readonly to: (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
      ) }>, readonly startsAs: ReadonlyArray<{ readonly use: RoleUse, readonly role: (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
      ) }>, readonly paths: ReadonlyArray<{ readonly decision: Decision, readonly length: number, readonly depth: number, readonly sentence: string, readonly caveats: ReadonlyArray<string>, readonly goal: { readonly administration: boolean, readonly targets: ReadonlyArray<{ readonly name: string }> } | null, readonly accounts: ReadonlyArray<{ readonly accountId: string, readonly name: string | null, readonly imported: boolean }>, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly hops: ReadonlyArray<{ readonly crossAccount: boolean, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly restsOn: ReadonlyArray<number>, readonly mechanism: HopMechanism, readonly via: string | null, readonly decision: Decision, readonly sentence: string, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly alternatives: ReadonlyArray<{ readonly mechanism: HopMechanism, readonly via: string | null, readonly decision: Decision, readonly sentence: string, readonly technique: { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> } | null, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }>, readonly from: (
          { readonly identifier: string, readonly name: string, readonly accountId: string | null }
          & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
        ), readonly to: (
          { readonly identifier: string, readonly name: string, readonly accountId: string | null }
          & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
        ), readonly actingAs: ReadonlyArray<{ readonly actions: ReadonlyArray<string>, readonly principal: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ) }>, readonly technique: { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> } | null, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }> }>, readonly completeness: { readonly complete: boolean, readonly truncatedBy: ReadonlyArray<SearchLimit>, readonly explored: number, readonly unexplored: ReadonlyArray<{ readonly principal: { readonly identifier: string }, readonly techniques: ReadonlyArray<{ readonly id: string, readonly name: string }> }> }, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } };

export type BlastRadiusQueryVariables = Exact<{
  principal: string;
  maxHops?: number;
  first?: number;
  after?: string | null | undefined;
  scenario?: ScenarioInput | null | undefined;
}>;


export type BlastRadiusQuery = { readonly blastRadius: { readonly principalCount: number, readonly unconditionalCount: number, readonly assumableCount: number, readonly administratorCount: number, readonly accountCount: number, readonly administeredAccountCount: number, readonly crossAccountHopCount: number, readonly decidedAt: string | null, readonly graphVersion: string, readonly principal:
      | (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null, readonly canAssume: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly mechanism: HopMechanism, readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly node: (
              { readonly identifier: string, readonly name: string, readonly accountId: string | null }
              & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
            ), readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }> } }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'OidcProvider' | 'SamlProvider' | 'ServicePrincipal' }
      )
      | (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null, readonly administration: { readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> } | null, readonly canEscalateTo: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
              { readonly identifier: string, readonly name: string, readonly accountId: string | null }
              & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
            ), readonly ways: ReadonlyArray<{ readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly technique: { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> } | null, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }> }> }, readonly canAssume: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly mechanism: HopMechanism, readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly node: (
              { readonly identifier: string, readonly name: string, readonly accountId: string | null }
              & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
            ), readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }> } }
        & { readonly __typename: 'IamRole' | 'IamUser' | 'RoleSession' }
      )
    , readonly startsAs: ReadonlyArray<{ readonly use: RoleUse, readonly role:
        | (
          { readonly identifier: string, readonly name: string, readonly accountId: string | null, readonly canAssume: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly mechanism: HopMechanism, readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly node: (
                { readonly identifier: string, readonly name: string, readonly accountId: string | null }
                & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
              ), readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }> } }
          & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'OidcProvider' | 'SamlProvider' | 'ServicePrincipal' }
        )
        | (
          { readonly identifier: string, readonly name: string, readonly accountId: string | null, readonly administration: { readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> } | null, readonly canEscalateTo: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
                { readonly identifier: string, readonly name: string, readonly accountId: string | null }
                & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
              ), readonly ways: ReadonlyArray<{ readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly technique: { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> } | null, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }> }> }, readonly canAssume: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly mechanism: HopMechanism, readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly node: (
                { readonly identifier: string, readonly name: string, readonly accountId: string | null }
                & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
              ), readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }> } }
          & { readonly __typename: 'IamRole' | 'IamUser' | 'RoleSession' }
        )
       }>, readonly administeredAccounts: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly accountId: string, readonly name: string | null }> }, readonly principals: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly distance: number, readonly unconditionalDistance: number | null, readonly decision: Decision, readonly node: (
          { readonly identifier: string, readonly name: string, readonly accountId: string | null }
          & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
        ) }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly completeness: { readonly complete: boolean, readonly truncatedBy: ReadonlyArray<SearchLimit>, readonly explored: number, readonly unexplored: ReadonlyArray<{ readonly principal: { readonly identifier: string }, readonly techniques: ReadonlyArray<{ readonly id: string, readonly name: string }> }> }, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } };

export type CanBatchQueryVariables = Exact<{
  checks: ReadonlyArray<CanInput>;
  scenario?: ScenarioInput | null | undefined;
}>;


export type CanBatchQuery = { readonly canBatch: ReadonlyArray<{ readonly decision: Decision, readonly explanation: string } | null> };

export type CanQueryVariables = Exact<{
  principal: string;
  action: string;
  resource: string;
  resourceIsLiteral?: boolean;
  context?: ReadonlyArray<ContextEntryInput> | null | undefined;
  scenario?: ScenarioInput | null | undefined;
}>;


export type CanQuery = { readonly can: { readonly decision: Decision, readonly explanation: string, readonly preconditions: ReadonlyArray<string>, readonly callerCanSatisfy: boolean, readonly approximate: boolean, readonly caveats: ReadonlyArray<string>, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly exampleContext: ReadonlyArray<{ readonly key: string, readonly values: ReadonlyArray<string> }> | null, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }>, readonly layers: ReadonlyArray<{ readonly layer: LayerKind, readonly level: string | null, readonly levelName: string | null, readonly outcome: LayerOutcome, readonly note: string | null, readonly statements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }>, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } };

export type ChokePointsQueryVariables = Exact<{
  accountId: string;
  first?: number;
  after?: string | null | undefined;
  scenario?: ScenarioInput | null | undefined;
}>;


export type ChokePointsQuery = { readonly chokePoints: { readonly totalCount: number, readonly sourceCount: number, readonly decidedAt: string | null, readonly nodes: ReadonlyArray<{ readonly cutsOff: number, readonly sentence: string, readonly closing: ReadonlyArray<string>, readonly hop: { readonly crossAccount: boolean, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly restsOn: ReadonlyArray<number>, readonly mechanism: HopMechanism, readonly via: string | null, readonly decision: Decision, readonly sentence: string, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly alternatives: ReadonlyArray<{ readonly mechanism: HopMechanism, readonly via: string | null, readonly decision: Decision, readonly sentence: string, readonly technique: { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> } | null, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }>, readonly from: (
          { readonly identifier: string, readonly name: string, readonly accountId: string | null }
          & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
        ), readonly to: (
          { readonly identifier: string, readonly name: string, readonly accountId: string | null }
          & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
        ), readonly actingAs: ReadonlyArray<{ readonly actions: ReadonlyArray<string>, readonly principal: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ) }>, readonly technique: { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> } | null, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> } }>, readonly completeness: { readonly complete: boolean, readonly truncatedBy: ReadonlyArray<SearchLimit>, readonly explored: number, readonly unexplored: ReadonlyArray<{ readonly principal: { readonly identifier: string }, readonly techniques: ReadonlyArray<{ readonly id: string, readonly name: string }> }> }, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CompareScenarioQueryVariables = Exact<{
  scenario: ScenarioInput;
  watch?: ReadonlyArray<WatchInput> | null | undefined;
}>;


export type CompareScenarioQuery = { readonly compareScenario: { readonly beforeVersion: string, readonly graphVersion: string, readonly administrators: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: AccessChange, readonly principal: string, readonly before: Decision | null, readonly after: Decision | null, readonly cause: ReadonlyArray<{ readonly change: PolicyChange | null, readonly what: string, readonly places: ReadonlyArray<{ readonly file: string, readonly pointer: string, readonly statement: number | null }> }> | null }> }, readonly reach: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: AccessChange, readonly accountId: string, readonly principal: string, readonly before: { readonly distance: number, readonly unconditionalDistance: number | null } | null, readonly after: { readonly distance: number, readonly unconditionalDistance: number | null } | null, readonly path: { readonly depth: number, readonly decision: Decision, readonly sentence: string } | null, readonly cause: ReadonlyArray<{ readonly change: PolicyChange | null, readonly what: string, readonly places: ReadonlyArray<{ readonly file: string, readonly pointer: string, readonly statement: number | null }> }> | null }> }, readonly exposures: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: AccessChange, readonly role: string, readonly principal: string, readonly kind: TrustExposureKind, readonly reason: string, readonly cause: ReadonlyArray<{ readonly change: PolicyChange | null, readonly what: string, readonly places: ReadonlyArray<{ readonly file: string, readonly pointer: string, readonly statement: number | null }> }> | null }> }, readonly permissions: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: AccessChange, readonly principal: string, readonly statement: { readonly effect: Effect, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly resources: ReadonlyArray<string>, readonly notResources: ReadonlyArray<string>, readonly exact: boolean, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string> }>, readonly sources: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }, readonly cause: ReadonlyArray<{ readonly change: PolicyChange | null, readonly what: string, readonly places: ReadonlyArray<{ readonly file: string, readonly pointer: string, readonly statement: number | null }> }> | null }> }, readonly watched: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: AccessChange, readonly action: string, readonly resource: string, readonly principal: string, readonly before: Decision | null, readonly after: Decision | null, readonly cause: ReadonlyArray<{ readonly change: PolicyChange | null, readonly what: string, readonly places: ReadonlyArray<{ readonly file: string, readonly pointer: string, readonly statement: number | null }> }> | null }> }, readonly policies: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: PolicyChange, readonly name: string, readonly kind: PolicyKind, readonly ownerArn: string | null }> }, readonly data: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: AccessChange, readonly accountId: string, readonly message: string }> }, readonly completeness: { readonly complete: boolean, readonly truncatedBy: ReadonlyArray<SearchLimit>, readonly explored: number, readonly unexplored: ReadonlyArray<{ readonly principal: { readonly identifier: string }, readonly techniques: ReadonlyArray<{ readonly id: string, readonly name: string }> }> } } };

export type CrossAccountAccessQueryVariables = Exact<{
  from: string;
  to: string;
  scenario?: ScenarioInput | null | undefined;
}>;


export type CrossAccountAccessQuery = { readonly crossAccountAccess: { readonly decision: Decision, readonly explanation: string, readonly caveats: ReadonlyArray<string>, readonly steps: ReadonlyArray<{ readonly step: CrossAccountStepKind, readonly status: StepStatus, readonly explanation: string, readonly fix: object | null, readonly asScenario: object | null, readonly evidence: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null, readonly owner:
            | (
              { readonly name: string }
              & { readonly __typename: 'IamGroup' }
            )
            | { readonly __typename: 'IamRole' | 'IamUser' }
           | null } | null }> }>, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } };

export type DiffQueryVariables = Exact<{
  before?: ReadonlyArray<ImportDocumentInput> | null | undefined;
  after?: ReadonlyArray<ImportDocumentInput> | null | undefined;
  watch?: ReadonlyArray<WatchInput> | null | undefined;
}>;


export type DiffQuery = { readonly diff: { readonly beforeVersion: string, readonly graphVersion: string, readonly administrators: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: AccessChange, readonly principal: string, readonly before: Decision | null, readonly after: Decision | null, readonly cause: ReadonlyArray<{ readonly change: PolicyChange | null, readonly what: string, readonly places: ReadonlyArray<{ readonly file: string, readonly pointer: string, readonly statement: number | null }> }> | null }> }, readonly reach: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: AccessChange, readonly accountId: string, readonly principal: string, readonly before: { readonly distance: number, readonly unconditionalDistance: number | null } | null, readonly after: { readonly distance: number, readonly unconditionalDistance: number | null } | null, readonly path: { readonly depth: number, readonly decision: Decision, readonly sentence: string } | null, readonly cause: ReadonlyArray<{ readonly change: PolicyChange | null, readonly what: string, readonly places: ReadonlyArray<{ readonly file: string, readonly pointer: string, readonly statement: number | null }> }> | null }> }, readonly exposures: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: AccessChange, readonly role: string, readonly principal: string, readonly kind: TrustExposureKind, readonly reason: string, readonly cause: ReadonlyArray<{ readonly change: PolicyChange | null, readonly what: string, readonly places: ReadonlyArray<{ readonly file: string, readonly pointer: string, readonly statement: number | null }> }> | null }> }, readonly permissions: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: AccessChange, readonly principal: string, readonly statement: { readonly effect: Effect, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly resources: ReadonlyArray<string>, readonly notResources: ReadonlyArray<string>, readonly exact: boolean, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string> }>, readonly sources: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }, readonly cause: ReadonlyArray<{ readonly change: PolicyChange | null, readonly what: string, readonly places: ReadonlyArray<{ readonly file: string, readonly pointer: string, readonly statement: number | null }> }> | null }> }, readonly watched: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: AccessChange, readonly action: string, readonly resource: string, readonly principal: string, readonly before: Decision | null, readonly after: Decision | null, readonly cause: ReadonlyArray<{ readonly change: PolicyChange | null, readonly what: string, readonly places: ReadonlyArray<{ readonly file: string, readonly pointer: string, readonly statement: number | null }> }> | null }> }, readonly policies: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: PolicyChange, readonly name: string, readonly kind: PolicyKind, readonly ownerArn: string | null }> }, readonly data: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: AccessChange, readonly accountId: string, readonly message: string }> }, readonly completeness: { readonly complete: boolean, readonly truncatedBy: ReadonlyArray<SearchLimit>, readonly explored: number, readonly unexplored: ReadonlyArray<{ readonly principal: { readonly identifier: string }, readonly techniques: ReadonlyArray<{ readonly id: string, readonly name: string }> }> } } };

export type EffectivePermissionsQueryVariables = Exact<{
  principal: string;
  services?: ReadonlyArray<string> | null | undefined;
  scenario?: ScenarioInput | null | undefined;
}>;


export type EffectivePermissionsQuery = { readonly effectivePermissions: { readonly unlimited: boolean, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly decidedAt: string | null, readonly principal: (
      { readonly identifier: string, readonly name: string, readonly accountId: string | null }
      & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
    ), readonly allowed: ReadonlyArray<{ readonly effect: Effect, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly resources: ReadonlyArray<string>, readonly notResources: ReadonlyArray<string>, readonly exact: boolean, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string> }>, readonly sources: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }>, readonly denied: ReadonlyArray<{ readonly effect: Effect, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly resources: ReadonlyArray<string>, readonly notResources: ReadonlyArray<string>, readonly exact: boolean, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string> }>, readonly sources: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }>, readonly services: ReadonlyArray<{ readonly service: string, readonly allowedCount: number, readonly actionCount: number, readonly accessLevels: ReadonlyArray<{ readonly accessLevel: AccessLevel, readonly allowedCount: number, readonly actionCount: number }> }>, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } };

export type ExposedResourcesQueryVariables = Exact<{
  filter?: ResourceFilter;
  first?: number;
  after?: string | null | undefined;
}>;


export type ExposedResourcesQuery = { readonly resources: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly arn: string, readonly accountId: string, readonly name: string, readonly policyStatus: CollectionStatus, readonly exposure: { readonly reachableFromOutside: ReadonlyArray<{ readonly anonymous: boolean, readonly actions: ReadonlyArray<string>, readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly principal: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ), readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }>, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } }>, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type FindingsQueryVariables = Exact<{
  principal: string;
  scenario?: ScenarioInput | null | undefined;
}>;


export type FindingsQuery = { readonly principal:
    | (
      { readonly identifier: string, readonly name: string, readonly accountId: string | null, readonly account: { readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } | null }
      & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'OidcProvider' | 'SamlProvider' | 'ServicePrincipal' }
    )
    | (
      { readonly identifier: string, readonly name: string, readonly accountId: string | null, readonly findings: ReadonlyArray<{ readonly via: string | null, readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly technique: { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> } | null, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }>, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> }>, readonly account: { readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } | null, readonly effectivePermissions: { readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } }
      & { readonly __typename: 'IamRole' | 'IamUser' | 'RoleSession' }
    )
   | null };

export type PrincipalFragment = (
  { readonly identifier: string, readonly name: string, readonly accountId: string | null }
  & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
);

export type StatementFragment = { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null };

export type ConditionFragment = { readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } };

export type EffectiveStatementFragment = { readonly effect: Effect, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly resources: ReadonlyArray<string>, readonly notResources: ReadonlyArray<string>, readonly exact: boolean, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string> }>, readonly sources: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> };

export type TechniqueFragment = { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> };

export type StepFragment = { readonly mechanism: HopMechanism, readonly via: string | null, readonly decision: Decision, readonly sentence: string, readonly technique: { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> } | null, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> };

export type DerivationFragment = { readonly restsOn: ReadonlyArray<number>, readonly from: (
    { readonly identifier: string, readonly name: string, readonly accountId: string | null }
    & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
  ), readonly to: (
    { readonly identifier: string, readonly name: string, readonly accountId: string | null }
    & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
  ), readonly actingAs: ReadonlyArray<{ readonly actions: ReadonlyArray<string>, readonly principal: (
      { readonly identifier: string, readonly name: string, readonly accountId: string | null }
      & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
    ) }> };

export type HopFragment = { readonly crossAccount: boolean, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly restsOn: ReadonlyArray<number>, readonly mechanism: HopMechanism, readonly via: string | null, readonly decision: Decision, readonly sentence: string, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly alternatives: ReadonlyArray<{ readonly mechanism: HopMechanism, readonly via: string | null, readonly decision: Decision, readonly sentence: string, readonly technique: { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> } | null, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }>, readonly from: (
    { readonly identifier: string, readonly name: string, readonly accountId: string | null }
    & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
  ), readonly to: (
    { readonly identifier: string, readonly name: string, readonly accountId: string | null }
    & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
  ), readonly actingAs: ReadonlyArray<{ readonly actions: ReadonlyArray<string>, readonly principal: (
      { readonly identifier: string, readonly name: string, readonly accountId: string | null }
      & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
    ) }>, readonly technique: { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> } | null, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> };

export type PathsFragment = { readonly decidedAt: string | null, readonly graphVersion: string, readonly startsAs: ReadonlyArray<{ readonly use: RoleUse, readonly role: (
      { readonly identifier: string, readonly name: string, readonly accountId: string | null }
      & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
    ) }>, readonly paths: ReadonlyArray<{ readonly decision: Decision, readonly length: number, readonly depth: number, readonly sentence: string, readonly caveats: ReadonlyArray<string>, readonly goal: { readonly administration: boolean, readonly targets: ReadonlyArray<{ readonly name: string }> } | null, readonly accounts: ReadonlyArray<{ readonly accountId: string, readonly name: string | null, readonly imported: boolean }>, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly hops: ReadonlyArray<{ readonly crossAccount: boolean, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly restsOn: ReadonlyArray<number>, readonly mechanism: HopMechanism, readonly via: string | null, readonly decision: Decision, readonly sentence: string, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly alternatives: ReadonlyArray<{ readonly mechanism: HopMechanism, readonly via: string | null, readonly decision: Decision, readonly sentence: string, readonly technique: { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> } | null, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }>, readonly from: (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
      ), readonly to: (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
      ), readonly actingAs: ReadonlyArray<{ readonly actions: ReadonlyArray<string>, readonly principal: (
          { readonly identifier: string, readonly name: string, readonly accountId: string | null }
          & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
        ) }>, readonly technique: { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> } | null, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }> }>, readonly completeness: { readonly complete: boolean, readonly truncatedBy: ReadonlyArray<SearchLimit>, readonly explored: number, readonly unexplored: ReadonlyArray<{ readonly principal: { readonly identifier: string }, readonly techniques: ReadonlyArray<{ readonly id: string, readonly name: string }> }> }, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> };

type FirstSteps_1JyEnwue4P8oaZrrXiwM5gYsrGnWov83DdgXWgY7DIk_Fragment = (
  { readonly identifier: string, readonly name: string, readonly accountId: string | null, readonly canAssume: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly mechanism: HopMechanism, readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly node: (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
      ), readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }> } }
  & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'OidcProvider' | 'SamlProvider' | 'ServicePrincipal' }
);

type FirstSteps_IamRole_IamUser_RoleSession_Fragment = (
  { readonly identifier: string, readonly name: string, readonly accountId: string | null, readonly administration: { readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> } | null, readonly canEscalateTo: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
      ), readonly ways: ReadonlyArray<{ readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly technique: { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> } | null, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }> }> }, readonly canAssume: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly mechanism: HopMechanism, readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly node: (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
      ), readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }> } }
  & { readonly __typename: 'IamRole' | 'IamUser' | 'RoleSession' }
);

export type FirstStepsFragment =
  | FirstSteps_1JyEnwue4P8oaZrrXiwM5gYsrGnWov83DdgXWgY7DIk_Fragment
  | FirstSteps_IamRole_IamUser_RoleSession_Fragment
;

export type ReachFragment = { readonly distance: number, readonly unconditionalDistance: number | null, readonly decision: Decision, readonly node: (
    { readonly identifier: string, readonly name: string, readonly accountId: string | null }
    & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
  ) };

export type ExposureFragment = { readonly arn: string, readonly accountId: string, readonly name: string, readonly policyStatus: CollectionStatus, readonly exposure: { readonly reachableFromOutside: ReadonlyArray<{ readonly anonymous: boolean, readonly actions: ReadonlyArray<string>, readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly principal: (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
      ), readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }>, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } };

export type CompletenessFragment = { readonly complete: boolean, readonly truncatedBy: ReadonlyArray<SearchLimit>, readonly explored: number, readonly unexplored: ReadonlyArray<{ readonly principal: { readonly identifier: string }, readonly techniques: ReadonlyArray<{ readonly id: string, readonly name: string }> }> };

export type DataGapFragment = { readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string };

export type EscalationStepFragment = { readonly decision: Decision, readonly node: (
    { readonly identifier: string, readonly name: string, readonly accountId: string | null }
    & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
  ), readonly ways: ReadonlyArray<{ readonly technique: { readonly id: string, readonly name: string } | null }> };

export type PolicyGapsFragment = { readonly effectivePermissions: { readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } };

type Holder_IamGroup_Fragment = (
  { readonly name: string, readonly groupArn: string }
  & { readonly __typename: 'IamGroup' }
);

type Holder_IamRole_IamUser_Fragment = (
  { readonly identifier: string, readonly name: string, readonly accountId: string | null }
  & { readonly __typename: 'IamRole' | 'IamUser' }
);

export type HolderFragment =
  | Holder_IamGroup_Fragment
  | Holder_IamRole_IamUser_Fragment
;

export type AccessDifferenceFragment = { readonly beforeVersion: string, readonly graphVersion: string, readonly administrators: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: AccessChange, readonly principal: string, readonly before: Decision | null, readonly after: Decision | null, readonly cause: ReadonlyArray<{ readonly change: PolicyChange | null, readonly what: string, readonly places: ReadonlyArray<{ readonly file: string, readonly pointer: string, readonly statement: number | null }> }> | null }> }, readonly reach: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: AccessChange, readonly accountId: string, readonly principal: string, readonly before: { readonly distance: number, readonly unconditionalDistance: number | null } | null, readonly after: { readonly distance: number, readonly unconditionalDistance: number | null } | null, readonly path: { readonly depth: number, readonly decision: Decision, readonly sentence: string } | null, readonly cause: ReadonlyArray<{ readonly change: PolicyChange | null, readonly what: string, readonly places: ReadonlyArray<{ readonly file: string, readonly pointer: string, readonly statement: number | null }> }> | null }> }, readonly exposures: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: AccessChange, readonly role: string, readonly principal: string, readonly kind: TrustExposureKind, readonly reason: string, readonly cause: ReadonlyArray<{ readonly change: PolicyChange | null, readonly what: string, readonly places: ReadonlyArray<{ readonly file: string, readonly pointer: string, readonly statement: number | null }> }> | null }> }, readonly permissions: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: AccessChange, readonly principal: string, readonly statement: { readonly effect: Effect, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly resources: ReadonlyArray<string>, readonly notResources: ReadonlyArray<string>, readonly exact: boolean, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string> }>, readonly sources: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }, readonly cause: ReadonlyArray<{ readonly change: PolicyChange | null, readonly what: string, readonly places: ReadonlyArray<{ readonly file: string, readonly pointer: string, readonly statement: number | null }> }> | null }> }, readonly watched: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: AccessChange, readonly action: string, readonly resource: string, readonly principal: string, readonly before: Decision | null, readonly after: Decision | null, readonly cause: ReadonlyArray<{ readonly change: PolicyChange | null, readonly what: string, readonly places: ReadonlyArray<{ readonly file: string, readonly pointer: string, readonly statement: number | null }> }> | null }> }, readonly policies: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: PolicyChange, readonly name: string, readonly kind: PolicyKind, readonly ownerArn: string | null }> }, readonly data: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly change: AccessChange, readonly accountId: string, readonly message: string }> }, readonly completeness: { readonly complete: boolean, readonly truncatedBy: ReadonlyArray<SearchLimit>, readonly explored: number, readonly unexplored: ReadonlyArray<{ readonly principal: { readonly identifier: string }, readonly techniques: ReadonlyArray<{ readonly id: string, readonly name: string }> }> } };

export type DifferenceCauseFragment = { readonly change: PolicyChange | null, readonly what: string, readonly places: ReadonlyArray<{ readonly file: string, readonly pointer: string, readonly statement: number | null }> };

export type AccountEntryFragment = { readonly accountId: string, readonly name: string | null, readonly imported: boolean, readonly counts: { readonly users: number, readonly roles: number, readonly groups: number, readonly managedPolicies: number }, readonly place: { readonly path: string | null, readonly levels: ReadonlyArray<{ readonly targetId: string, readonly name: string }> } | null, readonly completeness: ReadonlyArray<{ readonly section: AccountSection, readonly status: CollectionStatus, readonly detail: string | null }>, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> };

export type GraphVersionQueryVariables = Exact<{ [key: string]: never; }>;


export type GraphVersionQuery = { readonly statistics: { readonly graphVersion: string, readonly lastImportAt: string | null } };

export type GroupDetailsQueryVariables = Exact<{
  arn: string;
  first?: number;
}>;


export type GroupDetailsQuery = { readonly group: { readonly arn: string, readonly name: string, readonly accountId: string, readonly policies: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: PolicyKind }>, readonly members: { readonly totalCount: number, readonly nodes: ReadonlyArray<(
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
      )> } } | null };

export type GuardrailImpactQueryVariables = Exact<{
  type: GuardrailType;
  content: object;
  targets: ReadonlyArray<string>;
}>;


export type GuardrailImpactQuery = { readonly guardrailImpact: { readonly principalsCompared: number, readonly complete: boolean, readonly caveats: ReadonlyArray<string>, readonly graphVersion: string, readonly units: ReadonlyArray<{ readonly unitId: string, readonly name: string, readonly accounts: ReadonlyArray<{ readonly accountId: string, readonly affected: ReadonlyArray<{ readonly principals: ReadonlyArray<string>, readonly principalCount: number, readonly changes: ReadonlyArray<{ readonly change: AccessChange, readonly statement: { readonly effect: Effect, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly resources: ReadonlyArray<string>, readonly notResources: ReadonlyArray<string>, readonly exact: boolean, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string> }>, readonly sources: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> } }> }>, readonly outsideAccess: ReadonlyArray<{ readonly change: AccessChange, readonly resource: string, readonly principal: string, readonly anonymous: boolean, readonly outsideOrganization: boolean, readonly actions: ReadonlyArray<string> }> }> }>, readonly administration: { readonly complete: boolean, readonly caveats: ReadonlyArray<string>, readonly administratorCounts: ReadonlyArray<{ readonly change: AccessChange, readonly count: number }>, readonly administrators: ReadonlyArray<{ readonly change: AccessChange, readonly principal: string, readonly before: Decision | null, readonly after: Decision | null }>, readonly reachCounts: ReadonlyArray<{ readonly change: AccessChange, readonly count: number }>, readonly reach: ReadonlyArray<{ readonly change: AccessChange, readonly principal: string, readonly accountIds: ReadonlyArray<string>, readonly accountCount: number }> } } };

export type IdentityCenterQueryVariables = Exact<{
  role: string;
}>;


export type IdentityCenterQuery = { readonly permissionSets: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly name: string, readonly description: string | null, readonly awsManagedPolicies: ReadonlyArray<{ readonly name: string }>, readonly dataGaps: ReadonlyArray<{ readonly message: string }>, readonly assignments: { readonly totalCount: number, readonly dataGaps: ReadonlyArray<{ readonly message: string }>, readonly nodes: ReadonlyArray<{ readonly accountId: string, readonly status: PermissionSetAssignmentStatus, readonly principal: { readonly type: IdentityCenterPrincipalType, readonly name: string, readonly members: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly name: string }>, readonly dataGaps: ReadonlyArray<{ readonly message: string }> } }, readonly role: { readonly arn: string | null } | null }> } }> }, readonly principal:
    | { readonly name: string }
    | { readonly name: string, readonly permissionSet: { readonly name: string } | null, readonly assignedTo: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly name: string }>, readonly dataGaps: ReadonlyArray<{ readonly message: string }> } }
   | null };

export type ImportsQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type ImportsQuery = { readonly imports: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly kind: ImportKind, readonly finishedAt: string, readonly accounts: ReadonlyArray<string>, readonly accountCount: number, readonly organizations: ReadonlyArray<string>, readonly changes: { readonly complete: boolean, readonly caveats: ReadonlyArray<string>, readonly administratorCounts: ReadonlyArray<{ readonly change: AccessChange, readonly count: number }>, readonly administrators: ReadonlyArray<{ readonly change: AccessChange, readonly principal: string, readonly before: Decision | null, readonly after: Decision | null }>, readonly reachCounts: ReadonlyArray<{ readonly change: AccessChange, readonly count: number }>, readonly reach: ReadonlyArray<{ readonly change: AccessChange, readonly principal: string, readonly accountIds: ReadonlyArray<string>, readonly accountCount: number }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type OverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewQuery = { readonly overview: { readonly roleOpenings: number, readonly exposedResources: number, readonly overdueAccessKeys: number, readonly statistics: { readonly accounts: number, readonly outsideAccounts: number, readonly users: number, readonly groups: number, readonly roles: number, readonly policies: number, readonly quarantinedDocuments: number, readonly administrators: number, readonly canAssume: number, readonly canAssumeIf: number, readonly escalatesTo: number, readonly escalatesToIf: number, readonly rolesTrustingAnyone: number, readonly lastImportAt: string | null, readonly graphVersion: string }, readonly administration: { readonly administrators: number, readonly reaching: number, readonly reachingUnconditionally: number, readonly caveats: ReadonlyArray<string>, readonly mostReached: ReadonlyArray<{ readonly accountId: string, readonly reaching: number, readonly account: { readonly name: string | null } | null }>, readonly gapCounts: ReadonlyArray<{ readonly kind: DataGapKind, readonly count: number }> } | null, readonly lastImport: { readonly id: string, readonly finishedAt: string, readonly changes: { readonly complete: boolean, readonly administratorCounts: ReadonlyArray<{ readonly change: AccessChange, readonly count: number }>, readonly reachCounts: ReadonlyArray<{ readonly change: AccessChange, readonly count: number }> } } | null, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> }, readonly accounts: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly accountId: string, readonly name: string | null, readonly imported: boolean, readonly counts: { readonly users: number, readonly roles: number, readonly groups: number, readonly managedPolicies: number }, readonly place: { readonly path: string | null, readonly levels: ReadonlyArray<{ readonly targetId: string, readonly name: string }> } | null, readonly completeness: ReadonlyArray<{ readonly section: AccountSection, readonly status: CollectionStatus, readonly detail: string | null }>, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type PathsToPrivilegeQueryVariables = Exact<{
  from: string;
  maxHops?: number;
  k?: number;
  context?: ReadonlyArray<ContextEntryInput> | null | undefined;
  avoid?: PathAvoidInput | null | undefined;
  only?: PathOnlyInput | null | undefined;
  targets?: boolean;
  scenario?: ScenarioInput | null | undefined;
}>;


export type PathsToPrivilegeQuery = { readonly pathsToPrivilege: { readonly decidedAt: string | null, readonly graphVersion: string, readonly byTechnique: ReadonlyArray<{ readonly technique: { readonly id: string, readonly name: string } | null, readonly paths: ReadonlyArray<{ readonly hops: ReadonlyArray<{ readonly restsOn: ReadonlyArray<number>, readonly from: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ), readonly to: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ), readonly actingAs: ReadonlyArray<{ readonly actions: ReadonlyArray<string>, readonly principal: (
              { readonly identifier: string, readonly name: string, readonly accountId: string | null }
              & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
            ) }> }> }> }>, readonly startsAs: ReadonlyArray<{ readonly use: RoleUse, readonly role: (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
      ) }>, readonly paths: ReadonlyArray<{ readonly decision: Decision, readonly length: number, readonly depth: number, readonly sentence: string, readonly caveats: ReadonlyArray<string>, readonly goal: { readonly administration: boolean, readonly targets: ReadonlyArray<{ readonly name: string }> } | null, readonly accounts: ReadonlyArray<{ readonly accountId: string, readonly name: string | null, readonly imported: boolean }>, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly hops: ReadonlyArray<{ readonly crossAccount: boolean, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly restsOn: ReadonlyArray<number>, readonly mechanism: HopMechanism, readonly via: string | null, readonly decision: Decision, readonly sentence: string, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly alternatives: ReadonlyArray<{ readonly mechanism: HopMechanism, readonly via: string | null, readonly decision: Decision, readonly sentence: string, readonly technique: { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> } | null, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }>, readonly from: (
          { readonly identifier: string, readonly name: string, readonly accountId: string | null }
          & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
        ), readonly to: (
          { readonly identifier: string, readonly name: string, readonly accountId: string | null }
          & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
        ), readonly actingAs: ReadonlyArray<{ readonly actions: ReadonlyArray<string>, readonly principal: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ) }>, readonly technique: { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> } | null, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }> }>, readonly completeness: { readonly complete: boolean, readonly truncatedBy: ReadonlyArray<SearchLimit>, readonly explored: number, readonly unexplored: ReadonlyArray<{ readonly principal: { readonly identifier: string }, readonly techniques: ReadonlyArray<{ readonly id: string, readonly name: string }> }> }, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } };

export type PolicyDetailsQueryVariables = Exact<{
  id: string;
  first?: number;
}>;


export type PolicyDetailsQuery = { readonly node: { readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null, readonly description: string | null, readonly document: object | null, readonly quarantined: string | null, readonly dataPackage: string | null, readonly owner:
      | (
        { readonly name: string, readonly groupArn: string }
        & { readonly __typename: 'IamGroup' }
      )
      | (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'IamRole' | 'IamUser' }
      )
     | null, readonly resource: { readonly arn: string, readonly name: string } | null, readonly attachedTo: { readonly totalCount: number, readonly nodes: ReadonlyArray<
        | (
          { readonly name: string, readonly groupArn: string }
          & { readonly __typename: 'IamGroup' }
        )
        | (
          { readonly identifier: string, readonly name: string, readonly accountId: string | null }
          & { readonly __typename: 'IamRole' | 'IamUser' }
        )
      > } } | null };

export type PrincipalDetailsQueryVariables = Exact<{
  identifier: string;
  first?: number;
}>;


export type PrincipalDetailsQuery = { readonly principal:
    | (
      { readonly mfaActive: boolean | null, readonly passwordEnabled: boolean | null, readonly passwordLastUsedAt: string | null, readonly identifier: string, readonly name: string, readonly accountId: string | null, readonly escalatableBy: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ), readonly ways: ReadonlyArray<{ readonly technique: { readonly id: string, readonly name: string } | null }> }> }, readonly accessKeys: ReadonlyArray<{ readonly accessKeyId: string | null, readonly status: AccessKeyStatus, readonly ageInDays: number | null, readonly lastUsedAt: string | null, readonly neverUsed: boolean, readonly rotationDue: boolean | null }> | null, readonly account: { readonly accountId: string, readonly name: string | null, readonly imported: boolean, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } | null, readonly policies: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: PolicyKind }>, readonly canAssume: { readonly totalCount: number, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }>, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ) }> }, readonly assumableBy: { readonly totalCount: number, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }>, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ) }> } }
      & { readonly __typename: 'AccountRoot' }
    )
    | (
      { readonly identifier: string, readonly name: string, readonly accountId: string | null, readonly account: { readonly accountId: string, readonly name: string | null, readonly imported: boolean, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } | null, readonly policies: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: PolicyKind }>, readonly canAssume: { readonly totalCount: number, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }>, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ) }> }, readonly assumableBy: { readonly totalCount: number, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }>, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ) }> } }
      & { readonly __typename: 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'OidcProvider' | 'SamlProvider' | 'ServicePrincipal' }
    )
    | (
      { readonly lastUsedAt: string | null, readonly serviceLinked: boolean, readonly trustPolicy: object | null, readonly identifier: string, readonly name: string, readonly accountId: string | null, readonly permissionsBoundary: { readonly id: string, readonly name: string, readonly kind: PolicyKind } | null, readonly administration: { readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> } | null, readonly canEscalateTo: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ), readonly ways: ReadonlyArray<{ readonly technique: { readonly id: string, readonly name: string } | null }> }> }, readonly escalatableBy: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ), readonly ways: ReadonlyArray<{ readonly technique: { readonly id: string, readonly name: string } | null }> }> }, readonly tags: ReadonlyArray<{ readonly key: string, readonly value: string }>, readonly account: { readonly accountId: string, readonly name: string | null, readonly imported: boolean, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } | null, readonly policies: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: PolicyKind }>, readonly canAssume: { readonly totalCount: number, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }>, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ) }> }, readonly assumableBy: { readonly totalCount: number, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }>, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ) }> } }
      & { readonly __typename: 'IamRole' }
    )
    | (
      { readonly mfaActive: boolean | null, readonly passwordEnabled: boolean | null, readonly passwordLastUsedAt: string | null, readonly identifier: string, readonly name: string, readonly accountId: string | null, readonly permissionsBoundary: { readonly id: string, readonly name: string, readonly kind: PolicyKind } | null, readonly administration: { readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> } | null, readonly canEscalateTo: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ), readonly ways: ReadonlyArray<{ readonly technique: { readonly id: string, readonly name: string } | null }> }> }, readonly escalatableBy: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ), readonly ways: ReadonlyArray<{ readonly technique: { readonly id: string, readonly name: string } | null }> }> }, readonly accessKeys: ReadonlyArray<{ readonly accessKeyId: string | null, readonly status: AccessKeyStatus, readonly ageInDays: number | null, readonly lastUsedAt: string | null, readonly neverUsed: boolean, readonly rotationDue: boolean | null }> | null, readonly groups: ReadonlyArray<{ readonly arn: string, readonly name: string }>, readonly tags: ReadonlyArray<{ readonly key: string, readonly value: string }>, readonly account: { readonly accountId: string, readonly name: string | null, readonly imported: boolean, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } | null, readonly policies: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: PolicyKind }>, readonly canAssume: { readonly totalCount: number, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }>, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ) }> }, readonly assumableBy: { readonly totalCount: number, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }>, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ) }> } }
      & { readonly __typename: 'IamUser' }
    )
    | (
      { readonly identifier: string, readonly name: string, readonly accountId: string | null, readonly permissionsBoundary: { readonly id: string, readonly name: string, readonly kind: PolicyKind } | null, readonly administration: { readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> } | null, readonly canEscalateTo: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ), readonly ways: ReadonlyArray<{ readonly technique: { readonly id: string, readonly name: string } | null }> }> }, readonly account: { readonly accountId: string, readonly name: string | null, readonly imported: boolean, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } | null, readonly policies: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: PolicyKind }>, readonly canAssume: { readonly totalCount: number, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }>, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ) }> }, readonly assumableBy: { readonly totalCount: number, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }>, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly node: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ) }> } }
      & { readonly __typename: 'RoleSession' }
    )
   | null };

export type ResourceExposureQueryVariables = Exact<{
  resource: string;
}>;


export type ResourceExposureQuery = { readonly resource: { readonly service: string, readonly arn: string, readonly accountId: string, readonly name: string, readonly policyStatus: CollectionStatus, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind } | null, readonly grants: ReadonlyArray<{ readonly principal: (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
      ), readonly statements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }>, readonly exposure: { readonly reachableFromOutside: ReadonlyArray<{ readonly anonymous: boolean, readonly actions: ReadonlyArray<string>, readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly principal: (
          { readonly identifier: string, readonly name: string, readonly accountId: string | null }
          & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
        ), readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }>, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }> } } | null };

export type RoleTrustQueryVariables = Exact<{
  role: string;
}>;


export type RoleTrustQuery = { readonly principal:
    | { readonly name: string, readonly assumableBy: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly crossAccount: boolean, readonly node: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ), readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly controlledBy: ConditionController }> }> }, readonly policies: ReadonlyArray<{ readonly name: string, readonly kind: PolicyKind, readonly document: object | null }> }
    | { readonly trustPolicy: object | null, readonly lastUsedAt: string | null, readonly name: string, readonly trustRelationships: ReadonlyArray<{ readonly effect: Effect, readonly actions: ReadonlyArray<string>, readonly principal: (
          { readonly identifier: string }
          & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
        ), readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string> }> }>, readonly assumableBy: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly decision: Decision, readonly crossAccount: boolean, readonly node: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ), readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly controlledBy: ConditionController }> }> }, readonly policies: ReadonlyArray<{ readonly name: string, readonly kind: PolicyKind, readonly document: object | null }> }
   | null };

export type SearchQueryVariables = Exact<{
  text: string;
}>;


export type SearchQuery = { readonly search: { readonly totalCount: number, readonly nodes: ReadonlyArray<
      | (
        { readonly accountId: string, readonly imported: boolean, readonly accountName: string | null }
        & { readonly __typename: 'Account' }
      )
      | (
        { readonly name: string, readonly identifier: string, readonly ownerId: string | null }
        & { readonly __typename: 'AccountRoot' | 'ExternalPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
      )
      | (
        { readonly name: string, readonly groupArn: string }
        & { readonly __typename: 'IamGroup' }
      )
      | (
        { readonly name: string, readonly kind: PolicyKind, readonly policyId: string, readonly policyArn: string | null, readonly ownerId: string | null, readonly owner: { readonly name: string } | null }
        & { readonly __typename: 'Policy' }
      )
      | (
        { readonly name: string, readonly resourceArn: string }
        & { readonly __typename: 'Resource' }
      )
      | (
        { readonly name: string, readonly workloadArn: string }
        & { readonly __typename: 'Workload' }
      )
    > } };

export type TargetsQueryVariables = Exact<{ [key: string]: never; }>;


export type TargetsQuery = { readonly targets: ReadonlyArray<{ readonly name: string, readonly resource: string | null, readonly actions: ReadonlyArray<string>, readonly principal: (
      { readonly identifier: string, readonly name: string, readonly accountId: string | null }
      & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
    ) | null }> };

export type TrustExposureQueryVariables = Exact<{
  filter?: TrustExposureFilter | null | undefined;
  first?: number;
  after?: string | null | undefined;
  scenario?: ScenarioInput | null | undefined;
}>;


export type TrustExposureQuery = { readonly trustExposure: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly kind: TrustExposureKind, readonly reason: string, readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly role: (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'IamRole' }
      ), readonly principal: (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
      ), readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }>, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type UserCredentialsQueryVariables = Exact<{
  user: string;
}>;


export type UserCredentialsQuery = { readonly principal:
    | (
      { readonly mfaActive: boolean | null, readonly passwordEnabled: boolean | null, readonly passwordLastUsedAt: string | null, readonly identifier: string, readonly name: string, readonly accountId: string | null, readonly accessKeys: ReadonlyArray<{ readonly accessKeyId: string | null, readonly status: AccessKeyStatus, readonly rotationDue: boolean | null }> | null }
      & { readonly __typename: 'AccountRoot' | 'IamUser' }
    )
    | (
      { readonly identifier: string, readonly name: string, readonly accountId: string | null }
      & { readonly __typename: 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
    )
   | null };

export type WhoCanReachQueryVariables = Exact<{
  to: string;
  maxHops?: number;
  first?: number;
  after?: string | null | undefined;
  scenario?: ScenarioInput | null | undefined;
}>;


export type WhoCanReachQuery = { readonly whoCanReach: { readonly totalCount: number, readonly decidedAt: string | null, readonly edges: ReadonlyArray<{ readonly distance: number, readonly unconditionalDistance: number | null, readonly decision: Decision, readonly node: (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
      ) }>, readonly completeness: { readonly complete: boolean, readonly truncatedBy: ReadonlyArray<SearchLimit>, readonly explored: number, readonly unexplored: ReadonlyArray<{ readonly principal: { readonly identifier: string }, readonly techniques: ReadonlyArray<{ readonly id: string, readonly name: string }> }> }, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type WhoCanQueryVariables = Exact<{
  action: string;
  resource: string;
  resourceIsLiteral?: boolean;
  transitive?: boolean;
  maxHops?: number;
  context?: ReadonlyArray<ContextEntryInput> | null | undefined;
  first?: number;
  after?: string | null | undefined;
  scenario?: ScenarioInput | null | undefined;
}>;


export type WhoCanQuery = { readonly whoCan: { readonly totalCount: number, readonly totalCountIsUpperBound: boolean, readonly decidedAt: string | null, readonly nodes: ReadonlyArray<{ readonly decision: Decision, readonly preconditions: ReadonlyArray<string>, readonly caveats: ReadonlyArray<string>, readonly principal: (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
      ), readonly conditions: ReadonlyArray<{ readonly operator: string, readonly key: string, readonly values: ReadonlyArray<string>, readonly effect: Effect, readonly controlledBy: ConditionController, readonly statement: { readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null } }>, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }>, readonly path: { readonly length: number, readonly depth: number, readonly sentence: string, readonly hops: ReadonlyArray<{ readonly restsOn: ReadonlyArray<number>, readonly mechanism: HopMechanism, readonly via: string | null, readonly decision: Decision, readonly sentence: string, readonly from: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ), readonly to: (
            { readonly identifier: string, readonly name: string, readonly accountId: string | null }
            & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
          ), readonly actingAs: ReadonlyArray<{ readonly actions: ReadonlyArray<string>, readonly principal: (
              { readonly identifier: string, readonly name: string, readonly accountId: string | null }
              & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
            ) }>, readonly technique: { readonly id: string, readonly name: string, readonly optional: ReadonlyArray<string>, readonly preconditions: ReadonlyArray<string>, readonly severity: TechniqueSeverity, readonly severityReason: string, readonly closing: string, readonly required: ReadonlyArray<{ readonly allOf: ReadonlyArray<{ readonly action: string, readonly on: RequiredResource, readonly resource: string | null, readonly passedTo: ReadonlyArray<string> }> }>, readonly references: ReadonlyArray<{ readonly url: string | null }> } | null, readonly determiningStatements: ReadonlyArray<{ readonly effect: Effect, readonly sid: string | null, readonly layer: LayerKind, readonly level: string | null, readonly statementIndex: number, readonly actions: ReadonlyArray<string>, readonly notActions: ReadonlyArray<string>, readonly policyArn: string | null, readonly policy: { readonly id: string, readonly name: string, readonly kind: PolicyKind, readonly arn: string | null, readonly accountId: string | null } | null }> }> } | null }>, readonly completeness: { readonly complete: boolean, readonly truncatedBy: ReadonlyArray<SearchLimit>, readonly explored: number, readonly unexplored: ReadonlyArray<{ readonly principal: { readonly identifier: string }, readonly techniques: ReadonlyArray<{ readonly id: string, readonly name: string }> }> }, readonly dataGaps: ReadonlyArray<{ readonly kind: DataGapKind, readonly accountId: string | null, readonly message: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type WorkloadDetailsQueryVariables = Exact<{
  arn: string;
}>;


export type WorkloadDetailsQuery = { readonly workload: { readonly arn: string, readonly name: string, readonly kind: string, readonly state: string | null, readonly accountId: string, readonly unresolved: ReadonlyArray<string>, readonly runsAs: ReadonlyArray<{ readonly use: RoleUse, readonly role: (
        { readonly identifier: string, readonly name: string, readonly accountId: string | null }
        & { readonly __typename: 'AccountRoot' | 'Anyone' | 'ExternalPrincipal' | 'HiddenPrincipal' | 'IamRole' | 'IamUser' | 'OidcProvider' | 'RoleSession' | 'SamlProvider' | 'ServicePrincipal' }
      ) }> } | null };


/** A question of `operations/` with the fragments that it uses, typed by its variables and its answer. */
export interface Operation<Answer, Variables> {
  readonly name: string;
  readonly text: string;
  /** Never set; it says which types belong to the text. */
  readonly types?: (variables: Variables) => Answer;
}

const PrincipalText = `fragment Principal on Principal {
  __typename
  identifier
  name
  accountId
}
`;

const StatementText = `fragment Statement on StatementMatch {
  effect
  sid
  layer
  level
  statementIndex
  actions
  notActions
  policyArn
  policy {
    id
    name
    kind
    arn
    accountId
  }
}
`;

const ConditionText = `fragment Condition on UnresolvedCondition {
  operator
  key
  values
  effect
  controlledBy
  statement {
    ...Statement
  }
}
`;

const EffectiveStatementText = `fragment EffectiveStatement on EffectiveStatement {
  effect
  actions
  notActions
  resources
  notResources
  exact
  conditions {
    operator
    key
    values
  }
  sources {
    ...Statement
  }
}
`;

const TechniqueText = `fragment Technique on Technique {
  id
  name
  required {
    allOf {
      action
      on
      resource
      passedTo
    }
  }
  optional
  preconditions
  severity
  severityReason
  references {
    url
  }
  closing
}
`;

const StepText = `# One mechanism of a hop, with its evidence.
fragment Step on Hop {
  mechanism
  technique {
    ...Technique
  }
  via
  decision
  sentence
  determiningStatements {
    ...Statement
  }
}
`;

const DerivationText = `# Whom a hop leads to, who acts in it, and on which earlier hops it rests.
fragment Derivation on Hop {
  from {
    ...Principal
  }
  to {
    ...Principal
  }
  actingAs {
    principal {
      ...Principal
    }
    actions
  }
  restsOn
}
`;

const HopText = `fragment Hop on Hop {
  ...Derivation
  ...Step
  crossAccount
  preconditions
  caveats
  conditions {
    ...Condition
  }
  alternatives {
    ...Step
  }
}
`;

const PathsText = `fragment Paths on PathSearch {
  startsAs {
    use
    role {
      ...Principal
    }
  }
  paths {
    decision
    length
    depth
    sentence
    goal {
      administration
      targets {
        name
      }
    }
    caveats
    accounts {
      accountId
      name
      imported
    }
    conditions {
      ...Condition
    }
    hops {
      ...Hop
    }
  }
  completeness {
    ...Completeness
  }
  decidedAt
  dataGaps {
    ...DataGap
  }
  graphVersion
}
`;

const FirstStepsText = `# What a principal can do next by itself.
fragment FirstSteps on Principal {
  ...Principal
  canAssume(first: 20) {
    totalCount
    edges {
      node {
        ...Principal
      }
      mechanism
      decision
      conditions {
        ...Condition
      }
      preconditions
      caveats
      determiningStatements {
        ...Statement
      }
    }
  }
  ... on IamPrincipal {
    administration {
      decision
      conditions {
        ...Condition
      }
      preconditions
      caveats
      determiningStatements {
        ...Statement
      }
    }
    canEscalateTo(first: 20) {
      totalCount
      edges {
        node {
          ...Principal
        }
        decision
        ways {
          technique {
            ...Technique
          }
          decision
          conditions {
            ...Condition
          }
          preconditions
          caveats
          determiningStatements {
            ...Statement
          }
        }
      }
    }
  }
}
`;

const ReachText = `fragment Reach on ReachEdge {
  node {
    ...Principal
  }
  distance
  unconditionalDistance
  decision
}
`;

const ExposureText = `fragment Exposure on Resource {
  arn
  accountId
  name
  policyStatus
  exposure {
    reachableFromOutside {
      principal {
        ...Principal
      }
      anonymous
      actions
      decision
      preconditions
      caveats
      conditions {
        ...Condition
      }
      determiningStatements {
        ...Statement
      }
    }
    dataGaps {
      ...DataGap
    }
  }
}
`;

const CompletenessText = `# Whether a limit cut the search short.
fragment Completeness on Completeness {
  complete
  truncatedBy
  explored
  unexplored {
    principal {
      identifier
    }
    techniques {
      id
      name
    }
  }
}
`;

const DataGapText = `# What was not imported and could change the answer.
fragment DataGap on DataGap {
  kind
  accountId
  message
}
`;

const EscalationStepText = `# Whom one escalation technique takes over.
fragment EscalationStep on EscalationEdge {
  decision
  node {
    ...Principal
  }
  ways {
    technique {
      id
      name
    }
  }
}
`;

const PolicyGapsText = `# What was not imported of the policies that apply to it.
fragment PolicyGaps on Principal {
  effectivePermissions {
    dataGaps {
      ...DataGap
    }
  }
}
`;

const HolderText = `# A user, role or group.
fragment Holder on PolicyHolder {
  ... on Principal {
    ...Principal
  }
  ... on IamGroup {
    __typename
    name
    groupArn: arn
  }
}
`;

const AccessDifferenceText = `# What differs, and what each difference comes from.
fragment AccessDifference on AccessDifference {
  administrators(first: 100) {
    totalCount
    nodes {
      change
      principal
      before
      after
      cause {
        ...DifferenceCause
      }
    }
  }
  reach(first: 100) {
    totalCount
    nodes {
      change
      accountId
      principal
      before {
        distance
        unconditionalDistance
      }
      after {
        distance
        unconditionalDistance
      }
      path {
        depth
        decision
        sentence
      }
      cause {
        ...DifferenceCause
      }
    }
  }
  exposures(first: 100) {
    totalCount
    nodes {
      change
      role
      principal
      kind
      reason
      cause {
        ...DifferenceCause
      }
    }
  }
  permissions(first: 100) {
    totalCount
    nodes {
      change
      principal
      statement {
        ...EffectiveStatement
      }
      cause {
        ...DifferenceCause
      }
    }
  }
  watched(first: 100) {
    totalCount
    nodes {
      change
      action
      resource
      principal
      before
      after
      cause {
        ...DifferenceCause
      }
    }
  }
  policies(first: 100) {
    totalCount
    nodes {
      change
      name
      kind
      ownerArn
    }
  }
  data(first: 100) {
    totalCount
    nodes {
      change
      accountId
      message
    }
  }
  completeness {
    ...Completeness
  }
  beforeVersion
  graphVersion
}
`;

const DifferenceCauseText = `fragment DifferenceCause on DifferenceCause {
  change
  what
  places {
    file
    pointer
    statement
  }
}
`;

const AccountEntryText = `fragment AccountEntry on Account {
  accountId
  name
  imported
  counts {
    users
    roles
    groups
    managedPolicies
  }
  place {
    path
    levels {
      targetId
      name
    }
  }
  completeness {
    section
    status
    detail
  }
  dataGaps {
    ...DataGap
  }
}
`;

export const AccessKeysDocument: Operation<AccessKeysQuery, AccessKeysQueryVariables> = {
  name: 'AccessKeys',
  text: [`# Which access keys are there, and when was each last used?
# Filters: "olderThanDays", "unusedForDays", "status",
# "usersWithTwoActiveKeys", "replaceableByRole", "accountId".
query AccessKeys(
  $filter: AccessKeyFilter
  $first: Int! = 100
  $after: String
) {
  accessKeys(
    filter: $filter
    first: $first
    after: $after
  ) {
    totalCount
    nodes {
      accessKeyId
      principal {
        ...Principal
      }
      status
      createdAt
      ageInDays
      lastUsedAt
      lastUsedRegion
      lastUsedService
      neverUsed
    }
    dataGaps {
      ...DataGap
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`, PrincipalText, DataGapText].join('\n'),
};

export const AccountDetailsDocument: Operation<AccountDetailsQuery, AccountDetailsQueryVariables> = {
  name: 'AccountDetails',
  text: [`# What is known of this account: its place in the
# organization, its administrators, and what is missing?
query AccountDetails($id: AccountId!, $first: Int! = 50) {
  account(id: $id) {
    accountId
    name
    status
    imported
    importedAt
    counts {
      users
      roles
      groups
      managedPolicies
      instanceProfiles
    }
    place {
      levels {
        targetId
        name
        serviceControlPolicies {
          id
          name
          kind
        }
        resourceControlPolicies {
          id
          name
          kind
        }
      }
    }
    administrators(first: $first) {
      totalCount
      nodes {
        ...Principal
        ... on IamPrincipal {
          administration {
            decision
          }
        }
      }
    }
    completeness {
      section
      status
      detail
      collectedAt
    }
    dataGaps {
      ...DataGap
    }
  }
}
`, PrincipalText, DataGapText].join('\n'),
};

export const AccountsDocument: Operation<AccountsQuery, AccountsQueryVariables> = {
  name: 'Accounts',
  text: [`# Which accounts are there, and what is missing of each?
query Accounts($first: Int!, $after: String) {
  accounts(first: $first, after: $after) {
    totalCount
    nodes {
      ...AccountEntry
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`, AccountEntryText, DataGapText].join('\n'),
};

export const ActionsDocument: Operation<ActionsQuery, ActionsQueryVariables> = {
  name: 'Actions',
  text: [`# Which of AWS's actions begin so? To complete a field.
query Actions($startsWith: String!, $first: Int! = 20) {
  actions(startsWith: $startsWith, first: $first) {
    name
    accessLevel
  }
}
`].join('\n'),
};

export const AdministratorsDocument: Operation<AdministratorsQuery, AdministratorsQueryVariables> = {
  name: 'Administrators',
  text: [`# Who is an administrator of its account, why, and when was
# it last used?
query Administrators(
  $accountId: AccountId
  $first: Int! = 100
  $after: String
) {
  principals(
    first: $first
    after: $after
    filter: { administrator: true, accountId: $accountId }
  ) {
    totalCount
    nodes {
      ...Principal
      ... on IamPrincipal {
        administration {
          decision
          preconditions
          caveats
          conditions {
            ...Condition
          }
          determiningStatements {
            ...Statement
          }
        }
      }
      ... on IamRole {
        lastUsedAt
      }
      ... on IamUser {
        passwordLastUsedAt
        accessKeys {
          lastUsedAt
        }
      }
    }
    dataGaps {
      ...DataGap
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`, PrincipalText, ConditionText, StatementText, DataGapText].join('\n'),
};

export const AssumeRolePathsDocument: Operation<AssumeRolePathsQuery, AssumeRolePathsQueryVariables> = {
  name: 'AssumeRolePaths',
  text: [`# How can one principal become another by assuming roles,
# across accounts? Shortest first. "completeness" says
# whether a limit can have hidden a path, "dataGaps" what
# was never imported. "nearMisses": single changes that
# would open a path.
query AssumeRolePaths(
  $from: PrincipalIdentifier!
  $to: ARN!
  $maxHops: Int! = 6
  $k: Int! = 10
  $context: [ContextEntryInput!]
  $avoid: PathAvoidInput
  $only: PathOnlyInput
  $scenario: ScenarioInput
) {
  assumeRolePaths(
    from: $from
    to: $to
    maxHops: $maxHops
    k: $k
    context: $context
    avoid: $avoid
    only: $only
    scenario: $scenario
  ) {
    ...Paths
    nearMisses {
      hops {
        ...Hop
      }
      from {
        ...Principal
      }
      to {
        ...Principal
      }
      missing
      change
      asScenario
      decision
      explanation
    }
    nearMissesComplete
  }
}
`, PathsText, PrincipalText, ConditionText, StatementText, HopText, DerivationText, StepText, TechniqueText, CompletenessText, DataGapText].join('\n'),
};

export const BlastRadiusDocument: Operation<BlastRadiusQuery, BlastRadiusQueryVariables> = {
  name: 'BlastRadius',
  text: [`# How far does this principal reach: whom can it take over,
# and which accounts can it end up administering? Also for
# the ARN of an instance or a function.
query BlastRadius(
  $principal: PrincipalIdentifier!
  $maxHops: Int! = 6
  $first: Int! = 20
  $after: String
  $scenario: ScenarioInput
) {
  blastRadius(
    principal: $principal
    maxHops: $maxHops
    scenario: $scenario
  ) {
    principal {
      ...FirstSteps
    }
    startsAs {
      use
      role {
        ...FirstSteps
      }
    }
    principalCount
    unconditionalCount
    assumableCount
    administratorCount
    accountCount
    administeredAccountCount
    crossAccountHopCount
    administeredAccounts(first: $first) {
      totalCount
      nodes {
        accountId
        name
      }
    }
    principals(first: $first, after: $after) {
      totalCount
      edges {
        ...Reach
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    completeness {
      ...Completeness
    }
    decidedAt
    dataGaps {
      ...DataGap
    }
    graphVersion
  }
}
`, FirstStepsText, PrincipalText, ConditionText, StatementText, TechniqueText, ReachText, CompletenessText, DataGapText].join('\n'),
};

export const CanBatchDocument: Operation<CanBatchQuery, CanBatchQueryVariables> = {
  name: 'CanBatch',
  text: [`# Many checks in one request: the answers come in their
# order. A check that fails is null, with an error.
query CanBatch(
  $checks: [CanInput!]!
  $scenario: ScenarioInput
) {
  canBatch(checks: $checks, scenario: $scenario) {
    decision
    explanation
  }
}
`].join('\n'),
};

export const CanDocument: Operation<CanQuery, CanQueryVariables> = {
  name: 'Can',
  text: [`# May this principal do this on that resource, and why
# (not)? "layers" is what each kind of policy says,
# "determiningStatements" what settled it. CONDITIONAL comes
# with what has to be met, and by whom. Say more with
# "context":
# [{ "key": "aws:MultiFactorAuthPresent",
#    "values": ["true"] }]
query Can(
  $principal: PrincipalIdentifier!
  $action: Action!
  $resource: ResourcePattern!
  $resourceIsLiteral: Boolean! = false
  $context: [ContextEntryInput!]
  $scenario: ScenarioInput
) {
  can(
    principal: $principal
    action: $action
    resource: $resource
    resourceIsLiteral: $resourceIsLiteral
    context: $context
    scenario: $scenario
  ) {
    decision
    explanation
    conditions {
      ...Condition
    }
    preconditions
    callerCanSatisfy
    exampleContext {
      key
      values
    }
    determiningStatements {
      ...Statement
    }
    layers {
      layer
      level
      levelName
      outcome
      note
      statements {
        ...Statement
      }
    }
    approximate
    caveats
    dataGaps {
      ...DataGap
    }
  }
}
`, ConditionText, StatementText, DataGapText].join('\n'),
};

export const ChokePointsDocument: Operation<ChokePointsQuery, ChokePointsQueryVariables> = {
  name: 'ChokePoints',
  text: [`# Which single hops, if closed, would cut most principals
# off from administrative access to this account?
query ChokePoints(
  $accountId: AccountId!
  $first: Int! = 100
  $after: String
  $scenario: ScenarioInput
) {
  chokePoints(
    accountId: $accountId
    first: $first
    after: $after
    scenario: $scenario
  ) {
    totalCount
    sourceCount
    nodes {
      cutsOff
      sentence
      closing
      hop {
        ...Hop
      }
    }
    completeness {
      ...Completeness
    }
    decidedAt
    dataGaps {
      ...DataGap
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`, HopText, DerivationText, PrincipalText, StepText, TechniqueText, StatementText, ConditionText, CompletenessText, DataGapText].join('\n'),
};

export const CompareScenarioDocument: Operation<CompareScenarioQuery, CompareScenarioQueryVariables> = {
  name: 'CompareScenario',
  text: [`# Who would gain or lose which
# access? "scenario" holds changes in the verbs of the AWS
# API, and nothing of it is stored. "watch" names actions on
# resources to tell of besides.
query CompareScenario(
  $scenario: ScenarioInput!
  $watch: [WatchInput!]
) {
  compareScenario(scenario: $scenario, watch: $watch) {
    ...AccessDifference
  }
}
`, AccessDifferenceText, DifferenceCauseText, EffectiveStatementText, StatementText, CompletenessText].join('\n'),
};

export const CrossAccountAccessDocument: Operation<CrossAccountAccessQuery, CrossAccountAccessQueryVariables> = {
  name: 'CrossAccountAccess',
  text: [`# What does it take for one principal to assume a role, of
# another account or of its own? Five steps, each judged by
# itself; "fix" is the least that would do.
query CrossAccountAccess(
  $from: PrincipalIdentifier!
  $to: ARN!
  $scenario: ScenarioInput
) {
  crossAccountAccess(
    from: $from
    to: $to
    scenario: $scenario
  ) {
    decision
    explanation
    steps {
      step
      status
      explanation
      fix
      asScenario
      evidence {
        ...Statement
        policy {
          owner {
            __typename
            ... on IamGroup {
              name
            }
          }
        }
      }
    }
    caveats
    dataGaps {
      ...DataGap
    }
  }
}
`, StatementText, DataGapText].join('\n'),
};

export const DiffDocument: Operation<DiffQuery, DiffQueryVariables> = {
  name: 'Diff',
  text: [`# What differs in access between two sets of export files?
# Each side is the stored graph with its files imported on
# top; one that is left out is the stored graph. Nothing is
# stored.
query Diff(
  $before: [ImportDocumentInput!]
  $after: [ImportDocumentInput!]
  $watch: [WatchInput!]
) {
  diff(before: $before, after: $after, watch: $watch) {
    ...AccessDifference
  }
}
`, AccessDifferenceText, DifferenceCauseText, EffectiveStatementText, StatementText, CompletenessText].join('\n'),
};

export const EffectivePermissionsDocument: Operation<EffectivePermissionsQuery, EffectivePermissionsQueryVariables> = {
  name: 'EffectivePermissions',
  text: [`# What may this principal do, once every kind of policy is
# applied? "services" narrows the answer, such as
# ["s3", "ecs"]; null asks for everything.
query EffectivePermissions(
  $principal: PrincipalIdentifier!
  $services: [String!]
  $scenario: ScenarioInput
) {
  effectivePermissions(
    principal: $principal
    services: $services
    scenario: $scenario
  ) {
    principal {
      ...Principal
    }
    unlimited
    allowed {
      ...EffectiveStatement
    }
    denied {
      ...EffectiveStatement
    }
    services {
      service
      allowedCount
      actionCount
      accessLevels {
        accessLevel
        allowedCount
        actionCount
      }
    }
    preconditions
    caveats
    decidedAt
    dataGaps {
      ...DataGap
    }
  }
}
`, PrincipalText, EffectiveStatementText, StatementText, DataGapText].join('\n'),
};

export const ExposedResourcesDocument: Operation<ExposedResourcesQuery, ExposedResourcesQueryVariables> = {
  name: 'ExposedResources',
  text: [`# Which resources can somebody outside their account access?
# Other filters: "accountId", "service", "nameContains".
query ExposedResources(
  $filter: ResourceFilter! = { exposed: true }
  $first: Int! = 20
  $after: String
) {
  resources(filter: $filter, first: $first, after: $after) {
    totalCount
    nodes {
      ...Exposure
    }
    dataGaps {
      ...DataGap
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`, ExposureText, PrincipalText, ConditionText, StatementText, DataGapText].join('\n'),
};

export const FindingsDocument: Operation<FindingsQuery, FindingsQueryVariables> = {
  name: 'Findings',
  text: [`# What can this principal gain by escalation techniques that
# lead to no other principal, such as data or a weaker
# guardrail?
query Findings(
  $principal: PrincipalIdentifier!
  $scenario: ScenarioInput
) {
  principal(identifier: $principal, scenario: $scenario) {
    ...Principal
    account {
      dataGaps {
        ...DataGap
      }
    }
    ... on IamPrincipal {
      findings {
        technique {
          ...Technique
        }
        via
        decision
        preconditions
        caveats
        conditions {
          ...Condition
        }
        determiningStatements {
          ...Statement
        }
        dataGaps {
          ...DataGap
        }
      }
    }
    ... on IamUser {
      ...PolicyGaps
    }
    ... on IamRole {
      ...PolicyGaps
    }
    ... on RoleSession {
      ...PolicyGaps
    }
  }
}
`, PrincipalText, DataGapText, TechniqueText, ConditionText, StatementText, PolicyGapsText].join('\n'),
};

export const GraphVersionDocument: Operation<GraphVersionQuery, GraphVersionQueryVariables> = {
  name: 'GraphVersion',
  text: [`# Which version is the graph of, and when did an import last
# change it?
query GraphVersion {
  statistics {
    graphVersion
    lastImportAt
  }
}
`].join('\n'),
};

export const GroupDetailsDocument: Operation<GroupDetailsQuery, GroupDetailsQueryVariables> = {
  name: 'GroupDetails',
  text: [`# Who is in this group, and which policies does it give
# them?
query GroupDetails($arn: ARN!, $first: Int! = 50) {
  group(arn: $arn) {
    arn
    name
    accountId
    policies {
      id
      name
      kind
    }
    members(first: $first) {
      totalCount
      nodes {
        ...Principal
      }
    }
  }
}
`, PrincipalText].join('\n'),
};

export const GuardrailImpactDocument: Operation<GuardrailImpactQuery, GuardrailImpactQueryVariables> = {
  name: 'GuardrailImpact',
  text: [`# Who would lose what if an SCP or RCP was attached?
query GuardrailImpact(
  $type: GuardrailType!
  $content: PolicyDocument!
  $targets: [String!]!
) {
  guardrailImpact(
    type: $type
    content: $content
    targets: $targets
  ) {
    units {
      unitId
      name
      accounts {
        accountId
        affected {
          principals
          principalCount
          changes {
            change
            statement {
              ...EffectiveStatement
            }
          }
        }
        outsideAccess {
          change
          resource
          principal
          anonymous
          outsideOrganization
          actions
        }
      }
    }
    principalsCompared
    complete
    caveats
    administration {
      administratorCounts {
        change
        count
      }
      administrators {
        change
        principal
        before
        after
      }
      reachCounts {
        change
        count
      }
      reach {
        change
        principal
        accountIds
        accountCount
      }
      complete
      caveats
    }
    graphVersion
  }
}
`, EffectiveStatementText, StatementText].join('\n'),
};

export const IdentityCenterDocument: Operation<IdentityCenterQuery, IdentityCenterQueryVariables> = {
  name: 'IdentityCenter',
  text: [`# Which permission sets are there, whom are they assigned to,
# and which roles are they in the accounts? "assignedTo" of a
# role gives the people behind it.
query IdentityCenter($role: PrincipalIdentifier!) {
  permissionSets(first: 20) {
    totalCount
    nodes {
      name
      description
      awsManagedPolicies {
        name
      }
      dataGaps {
        message
      }
      assignments(first: 20) {
        totalCount
        dataGaps {
          message
        }
        nodes {
          accountId
          status
          principal {
            type
            name
            members(first: 20) {
              totalCount
              nodes {
                name
              }
              dataGaps {
                message
              }
            }
          }
          role {
            arn
          }
        }
      }
    }
  }
  principal(identifier: $role) {
    name
    ... on IamRole {
      permissionSet {
        name
      }
      assignedTo(first: 20) {
        totalCount
        nodes {
          name
        }
        dataGaps {
          message
        }
      }
    }
  }
}
`].join('\n'),
};

export const ImportsDocument: Operation<ImportsQuery, ImportsQueryVariables> = {
  name: 'Imports',
  text: [`# What did the last imports change of administrative access,
# the last one first?
query Imports($first: Int! = 10, $after: String) {
  imports(first: $first, after: $after) {
    totalCount
    nodes {
      kind
      finishedAt
      accounts
      accountCount
      organizations
      changes {
        administratorCounts {
          change
          count
        }
        administrators {
          change
          principal
          before
          after
        }
        reachCounts {
          change
          count
        }
        reach {
          change
          principal
          accountIds
          accountCount
        }
        complete
        caveats
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`].join('\n'),
};

export const OverviewDocument: Operation<OverviewQuery, OverviewQueryVariables> = {
  name: 'Overview',
  text: [`# What is in the graph, and what stands out: accounts,
# administrators and who can become one, openings to
# outsiders, overdue keys, and what is missing? Press ▶ or
# Ctrl-Enter to ask. The book on the left explains every
# field, the "?" lists the ready questions.
query Overview {
  overview {
    statistics {
      accounts
      outsideAccounts
      users
      groups
      roles
      policies
      quarantinedDocuments
      administrators
      canAssume
      canAssumeIf
      escalatesTo
      escalatesToIf
      rolesTrustingAnyone
      lastImportAt
      graphVersion
    }
    administration {
      administrators
      reaching
      reachingUnconditionally
      mostReached {
        accountId
        account {
          name
        }
        reaching
      }
      gapCounts {
        kind
        count
      }
      caveats
    }
    roleOpenings
    exposedResources
    overdueAccessKeys
    lastImport {
      id
      finishedAt
      changes {
        administratorCounts {
          change
          count
        }
        reachCounts {
          change
          count
        }
        complete
      }
    }
    dataGaps {
      ...DataGap
    }
  }
  accounts(first: 100) {
    totalCount
    nodes {
      ...AccountEntry
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`, DataGapText, AccountEntryText].join('\n'),
};

export const PathsToPrivilegeDocument: Operation<PathsToPrivilegeQuery, PathsToPrivilegeQueryVariables> = {
  name: 'PathsToPrivilege',
  text: [`# How can this principal become an administrator, by
# assuming roles and by escalation techniques? Shortest
# first; "byTechnique" groups the same paths.
query PathsToPrivilege(
  $from: PrincipalIdentifier!
  $maxHops: Int! = 6
  $k: Int! = 10
  $context: [ContextEntryInput!]
  $avoid: PathAvoidInput
  $only: PathOnlyInput
  $targets: Boolean! = false
  $scenario: ScenarioInput
) {
  pathsToPrivilege(
    from: $from
    maxHops: $maxHops
    k: $k
    context: $context
    avoid: $avoid
    only: $only
    targets: $targets
    scenario: $scenario
  ) {
    ...Paths
    byTechnique {
      technique {
        id
        name
      }
      paths {
        hops {
          ...Derivation
        }
      }
    }
  }
}
`, PathsText, PrincipalText, ConditionText, StatementText, HopText, DerivationText, StepText, TechniqueText, CompletenessText, DataGapText].join('\n'),
};

export const PolicyDetailsDocument: Operation<PolicyDetailsQuery, PolicyDetailsQueryVariables> = {
  name: 'PolicyDetails',
  text: [`# What does this policy say, and who has it? "id" is the
# "id" of a policy in an earlier answer.
query PolicyDetails($id: ID!, $first: Int! = 50) {
  node(id: $id) {
    ... on Policy {
      name
      kind
      arn
      accountId
      description
      document
      quarantined
      dataPackage
      owner {
        ...Holder
      }
      resource {
        arn
        name
      }
      attachedTo(first: $first) {
        totalCount
        nodes {
          ...Holder
        }
      }
    }
  }
}
`, HolderText, PrincipalText].join('\n'),
};

export const PrincipalDetailsDocument: Operation<PrincipalDetailsQuery, PrincipalDetailsQueryVariables> = {
  name: 'PrincipalDetails',
  text: [`# Who is this principal, and who is one step away? Its
# account, policies, groups and keys, what it can take over,
# and who can take it over.
query PrincipalDetails(
  $identifier: PrincipalIdentifier!
  $first: Int! = 50
) {
  principal(identifier: $identifier) {
    ...Principal
    account {
      accountId
      name
      imported
      dataGaps {
        ...DataGap
      }
    }
    policies {
      id
      name
      kind
    }
    canAssume(first: $first) {
      totalCount
      dataGaps {
        ...DataGap
      }
      edges {
        decision
        node {
          ...Principal
        }
      }
    }
    assumableBy(first: $first) {
      totalCount
      dataGaps {
        ...DataGap
      }
      edges {
        decision
        node {
          ...Principal
        }
      }
    }
    ... on IamPrincipal {
      permissionsBoundary {
        id
        name
        kind
      }
      administration {
        decision
        preconditions
        caveats
        conditions {
          ...Condition
        }
        determiningStatements {
          ...Statement
        }
      }
      canEscalateTo(first: $first) {
        totalCount
        edges {
          ...EscalationStep
        }
      }
    }
    ... on EscalationTarget {
      escalatableBy(first: $first) {
        totalCount
        edges {
          ...EscalationStep
        }
      }
    }
    ... on CredentialHolder {
      mfaActive
      passwordEnabled
      passwordLastUsedAt
      accessKeys {
        accessKeyId
        status
        ageInDays
        lastUsedAt
        neverUsed
        rotationDue
      }
    }
    ... on IamUser {
      groups {
        arn
        name
      }
      tags {
        key
        value
      }
    }
    ... on IamRole {
      lastUsedAt
      serviceLinked
      trustPolicy
      tags {
        key
        value
      }
    }
  }
}
`, PrincipalText, DataGapText, ConditionText, StatementText, EscalationStepText].join('\n'),
};

export const ResourceExposureDocument: Operation<ResourceExposureQuery, ResourceExposureQueryVariables> = {
  name: 'ResourceExposure',
  text: [`# Who outside the account of this resource can access it,
# and whom does its policy name?
query ResourceExposure($resource: ARN!) {
  resource(arn: $resource) {
    ...Exposure
    service
    policy {
      id
      name
      kind
    }
    grants {
      principal {
        ...Principal
      }
      statements {
        ...Statement
      }
    }
  }
}
`, ExposureText, PrincipalText, ConditionText, StatementText, DataGapText].join('\n'),
};

export const RoleTrustDocument: Operation<RoleTrustQuery, RoleTrustQueryVariables> = {
  name: 'RoleTrust',
  text: [`# Whom does a role's trust policy name, and who of them can
# really assume it? It also shows how to walk on from any
# object to its neighbors.
query RoleTrust($role: PrincipalIdentifier!) {
  principal(identifier: $role) {
    name
    assumableBy(first: 50) {
      totalCount
      edges {
        decision
        crossAccount
        node {
          ...Principal
        }
        conditions {
          operator
          key
          values
          controlledBy
        }
      }
    }
    ... on IamRole {
      trustRelationships {
        effect
        actions
        principal {
          __typename
          identifier
        }
        conditions {
          operator
          key
          values
        }
      }
      trustPolicy
      lastUsedAt
    }
    policies {
      name
      kind
      document
    }
  }
}
`, PrincipalText].join('\n'),
};

export const SearchDocument: Operation<SearchQuery, SearchQueryVariables> = {
  name: 'Search',
  text: [`# Where is it? Accounts, principals, groups, policies,
# resources and workloads whose name or ARN holds the text,
# best match first.
query Search($text: String!) {
  search(text: $text, first: 20) {
    totalCount
    nodes {
      __typename
      ... on Principal {
        name
        identifier
        ownerId: accountId
      }
      ... on IamGroup {
        name
        groupArn: arn
      }
      ... on Policy {
        policyId: id
        name
        kind
        policyArn: arn
        ownerId: accountId
        owner {
          ... on IamUser {
            name
          }
          ... on IamRole {
            name
          }
          ... on IamGroup {
            name
          }
        }
      }
      ... on Resource {
        name
        resourceArn: arn
      }
      ... on Workload {
        name
        workloadArn: arn
      }
      ... on Account {
        accountId
        accountName: name
        imported
      }
    }
  }
}
`].join('\n'),
};

export const TargetsDocument: Operation<TargetsQuery, TargetsQueryVariables> = {
  name: 'Targets',
  text: [`# What is marked as a target? The mutation "setTargets" marks
# principals and resources; "pathsToPrivilege" with "targets"
# searches for paths to them.
query Targets {
  targets {
    name
    principal {
      ...Principal
    }
    resource
    actions
  }
}
`, PrincipalText].join('\n'),
};

export const TrustExposureDocument: Operation<TrustExposureQuery, TrustExposureQueryVariables> = {
  name: 'TrustExposure',
  text: [`# Which roles have a trust policy that is open to anyone, to
# outside accounts, to a vendor without an external id, or to
# tokens of strangers? Filters: "accountId", "kind".
query TrustExposure(
  $filter: TrustExposureFilter
  $first: Int! = 100
  $after: String
  $scenario: ScenarioInput
) {
  trustExposure(
    filter: $filter
    first: $first
    after: $after
    scenario: $scenario
  ) {
    totalCount
    nodes {
      role {
        ...Principal
      }
      principal {
        ...Principal
      }
      kind
      reason
      decision
      preconditions
      caveats
      conditions {
        ...Condition
      }
      determiningStatements {
        ...Statement
      }
    }
    dataGaps {
      ...DataGap
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`, PrincipalText, ConditionText, StatementText, DataGapText].join('\n'),
};

export const UserCredentialsDocument: Operation<UserCredentialsQuery, UserCredentialsQueryVariables> = {
  name: 'UserCredentials',
  text: [`# How does this user sign in: with a password, with MFA, and
# with which access keys?
query UserCredentials($user: PrincipalIdentifier!) {
  principal(identifier: $user) {
    ...Principal
    ... on CredentialHolder {
      mfaActive
      passwordEnabled
      passwordLastUsedAt
      accessKeys {
        accessKeyId
        status
        rotationDue
      }
    }
  }
}
`, PrincipalText].join('\n'),
};

export const WhoCanReachDocument: Operation<WhoCanReachQuery, WhoCanReachQueryVariables> = {
  name: 'WhoCanReach',
  text: [`# Who can take over this principal, nearest first? Give a
# root user to ask who can administer its account.
query WhoCanReach(
  $to: PrincipalIdentifier!
  $maxHops: Int! = 6
  $first: Int! = 100
  $after: String
  $scenario: ScenarioInput
) {
  whoCanReach(
    to: $to
    maxHops: $maxHops
    first: $first
    after: $after
    scenario: $scenario
  ) {
    totalCount
    edges {
      ...Reach
    }
    completeness {
      ...Completeness
    }
    decidedAt
    dataGaps {
      ...DataGap
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`, ReachText, PrincipalText, CompletenessText, DataGapText].join('\n'),
};

export const WhoCanDocument: Operation<WhoCanQuery, WhoCanQueryVariables> = {
  name: 'WhoCan',
  text: [`# Who may do this on that resource? "transitive" also lists
# who can take over somebody who may, each with its shortest
# route. More pages: give "endCursor" as "after".
query WhoCan(
  $action: Action!
  $resource: ResourcePattern!
  $resourceIsLiteral: Boolean! = false
  $transitive: Boolean! = false
  $maxHops: Int! = 6
  $context: [ContextEntryInput!]
  $first: Int! = 100
  $after: String
  $scenario: ScenarioInput
) {
  whoCan(
    action: $action
    resource: $resource
    resourceIsLiteral: $resourceIsLiteral
    transitive: $transitive
    maxHops: $maxHops
    context: $context
    first: $first
    after: $after
    scenario: $scenario
  ) {
    totalCount
    totalCountIsUpperBound
    nodes {
      principal {
        ...Principal
      }
      decision
      conditions {
        ...Condition
      }
      preconditions
      caveats
      determiningStatements {
        ...Statement
      }
      path {
        length
        depth
        sentence
        hops {
          ...Derivation
          ...Step
        }
      }
    }
    completeness {
      ...Completeness
    }
    decidedAt
    dataGaps {
      ...DataGap
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`, PrincipalText, ConditionText, StatementText, DerivationText, StepText, TechniqueText, CompletenessText, DataGapText].join('\n'),
};

export const WorkloadDetailsDocument: Operation<WorkloadDetailsQuery, WorkloadDetailsQueryVariables> = {
  name: 'WorkloadDetails',
  text: [`# What is this instance, function or job, and which roles
# does it run as?
query WorkloadDetails($arn: ARN!) {
  workload(arn: $arn) {
    arn
    name
    kind
    state
    accountId
    unresolved
    runsAs {
      use
      role {
        ...Principal
      }
    }
  }
}
`, PrincipalText].join('\n'),
};