/** Three invented accounts of one organization, as their calls answer: the second has a role, the third has none. */
import type { Script } from './fakeAws.js';
import { AwsError, type Call } from './protocols.js';

export const management = '111122223333';
export const member = '222233334444';
export const closedToUs = '333344445555';
export const suspended = '444455556666';
export const roleName = 'RolegraphCollect';
export const organizationId = 'o-exampleorg1';
/** The only region with anything in it. */
export const busy = 'eu-west-1';
export const quiet = 'us-east-1';
/** Of a secret that no file of a collection may hold. */
export const secretText = 'never-to-be-written';

const accountOfKey = new Map([
  ['AKIAMANAGEMENT', management],
  ['ASIAMEMBER', member],
]);

const accountOf = ({ accessKeyId }: Call): string => accountOfKey.get(accessKeyId) ?? '';
const arn = (call: Call, service: string, resource: string): string =>
  `arn:aws:${service}:${call.region}:${accountOf(call)}:${resource}`;
const iamArn = (call: Call, resource: string): string => `arn:aws:iam::${accountOf(call)}:${resource}`;
const roleArn = (call: Call): string => iamArn(call, 'role/app/runner');

/** What there is, in the busy region. */
const inBusy = <Value>(call: Call, there: readonly Value[]): readonly Value[] =>
  call.region === busy ? there : [];

/** One entry a page. */
function page<Value>(
  entries: readonly Value[],
  token: unknown,
): { entries: readonly Value[]; next: string | undefined } {
  const at = token === undefined ? 0 : Number(token);
  return { entries: entries.slice(at, at + 1), next: at + 1 < entries.length ? String(at + 1) : undefined };
}

export const resourcePolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${member}:root` }, Action: '*', Resource: '*' },
  ],
});

export const trustPolicy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

const none = (code: string) => (): never => {
  throw new AwsError(code, 'There is none.', 404);
};

const date = '2026-01-02T03:04:05Z';

function details(call: Call): unknown {
  const user = {
    Path: '/',
    UserName: 'ada',
    UserId: 'AIDAADA',
    Arn: iamArn(call, 'user/ada'),
    CreateDate: date,
  };
  const role = {
    Path: '/app/',
    RoleName: 'runner',
    RoleId: 'AROARUNNER',
    Arn: roleArn(call),
    CreateDate: date,
    AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trustPolicy)),
    RolePolicyList: [],
    AttachedManagedPolicies: [],
    InstanceProfileList: [],
  };
  if (call.input['Marker'] === undefined)
    return { UserDetailList: [user], IsTruncated: true, Marker: 'page-2' };
  return { RoleDetailList: [role], GroupDetailList: [], Policies: [], IsTruncated: false };
}

const iam: Readonly<Record<string, Script>> = {
  'iam:GetAccountAuthorizationDetails': details,
  'iam:ListInstanceProfiles': (call) => ({
    InstanceProfiles: [
      {
        Path: '/',
        InstanceProfileName: 'runner',
        InstanceProfileId: 'AIPARUNNER',
        Arn: iamArn(call, 'instance-profile/runner'),
        CreateDate: date,
        Roles: [],
      },
    ],
    IsTruncated: false,
  }),
  'iam:GenerateCredentialReport': () => ({ State: 'COMPLETE' }),
  'iam:GetCredentialReport': (call) => ({
    Content: Buffer.from(`user,arn,mfa_active\nada,${iamArn(call, 'user/ada')},true\n`).toString('base64'),
    ReportFormat: 'text/csv',
    GeneratedTime: date,
  }),
  'iam:ListUsers': (call) => ({
    Users: ['ada', 'bob'].map((UserName) => ({
      Path: '/',
      UserName,
      UserId: `AIDA${UserName.toUpperCase()}`,
      Arn: iamArn(call, `user/${UserName}`),
      CreateDate: date,
    })),
    IsTruncated: false,
  }),
  'iam:ListAccessKeys': ({ input }) => ({
    AccessKeyMetadata:
      input['UserName'] === 'ada'
        ? [{ UserName: 'ada', AccessKeyId: 'AKIAADA', Status: 'Active', CreateDate: date }]
        : [],
    IsTruncated: false,
  }),
  'iam:ListOpenIDConnectProviders': (call) => ({
    OpenIDConnectProviderList: [{ Arn: iamArn(call, 'oidc-provider/token.example.com') }],
  }),
  'iam:GetOpenIDConnectProvider': () => ({
    Url: 'token.example.com',
    ClientIDList: ['sts.amazonaws.com'],
    ThumbprintList: ['0123456789012345678901234567890123456789'],
    CreateDate: date,
  }),
  'iam:ListSAMLProviders': (call) => ({
    SAMLProviderList: [{ Arn: iamArn(call, 'saml-provider/staff'), ValidUntil: date, CreateDate: date }],
  }),
  'iam:GetSAMLProvider': () => ({
    SAMLProviderUUID: 'SAMLPSTAFF',
    SAMLMetadataDocument: secretText,
    CreateDate: date,
    ValidUntil: date,
  }),
};

const account: Readonly<Record<string, Script>> = {
  'sts:GetCallerIdentity': (call) => ({
    UserId: 'AIDACOLLECT',
    Account: accountOf(call),
    Arn: iamArn(call, 'user/collect'),
  }),
  'sts:AssumeRole': ({ input }) => {
    if (input['RoleArn'] !== `arn:aws:iam::${member}:role/${roleName}`)
      throw new AwsError(
        'AccessDenied',
        `Not authorized to perform sts:AssumeRole on ${String(input['RoleArn'])}`,
        403,
      );
    const Expiration = new Date(Date.now() + 3_600_000).toISOString();
    return {
      Credentials: {
        AccessKeyId: 'ASIAMEMBER',
        SecretAccessKey: secretText,
        SessionToken: 'token',
        Expiration,
      },
    };
  },
  'ec2:DescribeRegions': () => ({ regionInfo: [quiet, busy].map((regionName) => ({ regionName })) }),
};

const policies: Readonly<Record<string, Script>> = {
  's3:ListBuckets': () => ({
    Buckets: {
      Bucket: [
        { Name: 'open', BucketRegion: busy },
        { Name: 'plain', BucketRegion: quiet },
      ],
    },
  }),
  's3:GetBucketPolicy': ({ input }) =>
    input['Bucket'] === 'open' ? resourcePolicy : none('NoSuchBucketPolicy')(),
  's3:GetPublicAccessBlock': ({ input }) =>
    input['Bucket'] === 'open'
      ? { RestrictPublicBuckets: true }
      : none('NoSuchPublicAccessBlockConfiguration')(),
  's3:GetAccountPublicAccessBlock': (call) =>
    accountOf(call) === member
      ? { RestrictPublicBuckets: true }
      : none('NoSuchPublicAccessBlockConfiguration')(),
  's3:GetBucketOwnershipControls': () => ({ Rule: [{ ObjectOwnership: 'BucketOwnerEnforced' }] }),
  's3:GetBucketAbac': ({ input }) => ({ Status: input['Bucket'] === 'open' ? 'Enabled' : 'Disabled' }),
  's3:GetBucketTagging': ({ input }) =>
    input['Bucket'] === 'open' ? { TagSet: { Tag: [{ Key: 'team', Value: 'a' }] } } : none('NoSuchTagSet')(),
  'kms:ListKeys': (call) => {
    const ids = inBusy(call, ['key-1', 'key-2']).map((KeyId) => ({
      KeyId,
      KeyArn: arn(call, 'kms', `key/${KeyId}`),
    }));
    const { entries, next } = page(ids, call.input['Marker']);
    return { Keys: entries, Truncated: next !== undefined, NextMarker: next };
  },
  'kms:GetKeyPolicy': ({ input }) => {
    if (input['KeyId'] === 'key-2')
      throw new AwsError('AccessDeniedException', 'Not authorized to perform kms:GetKeyPolicy');
    return { Policy: resourcePolicy, PolicyName: 'default' };
  },
  'kms:ListResourceTags': () => ({ Tags: [{ TagKey: 'team', TagValue: 'a' }], Truncated: false }),
  'sqs:ListQueues': (call, url) => ({ QueueUrls: inBusy(call, [`${url}/${accountOf(call)}/jobs`]) }),
  'sqs:GetQueueAttributes': () => ({ Attributes: { Policy: resourcePolicy } }),
  'sqs:ListQueueTags': () => ({ Tags: { team: 'a' } }),
  'sns:ListTopics': (call) => ({ Topics: inBusy(call, [{ TopicArn: arn(call, 'sns', 'news') }]) }),
  'sns:GetTopicAttributes': () => ({ Attributes: { entry: { key: 'Policy', value: resourcePolicy } } }),
  'sns:ListTagsForResource': () => ({ Tags: [] }),
  'lambda:ListFunctions': (call) => ({
    Functions: inBusy(call, [
      {
        FunctionArn: arn(call, 'lambda', 'function:render'),
        Role: roleArn(call),
        Environment: { Variables: { PASSWORD: secretText } },
      },
    ]),
  }),
  'lambda:ListAliases': ({ input }) => ({
    Aliases: [{ AliasArn: `${String(input['0'])}:live`, Name: 'live', FunctionVersion: '1' }],
  }),
  'lambda:GetPolicy': ({ input }) =>
    String(input['0']).endsWith(':live') ? { Policy: resourcePolicy } : none('ResourceNotFoundException')(),
  'lambda:ListTags': () => ({ Tags: {} }),
  'secretsmanager:ListSecrets': (call) => ({
    SecretList: inBusy(call, [{ ARN: arn(call, 'secretsmanager', 'secret:db-AbCdEf'), Name: 'db' }]),
  }),
  'secretsmanager:GetResourcePolicy': () => ({ ResourcePolicy: resourcePolicy }),
  'ecr:DescribeRepositories': (call) => ({
    repositories: inBusy(call, [
      { repositoryName: 'web', repositoryArn: arn(call, 'ecr', 'repository/web') },
    ]),
  }),
  'ecr:GetRepositoryPolicy': none('RepositoryPolicyNotFoundException'),
  'ecr:ListTagsForResource': () => ({ tags: [] }),
  'dynamodb:ListTables': (call) => ({ TableNames: inBusy(call, ['orders']) }),
  'dynamodb:GetResourcePolicy': none('PolicyNotFoundException'),
  'dynamodb:ListTagsOfResource': () => ({ Tags: [] }),
  'elasticfilesystem:DescribeFileSystems': (call) => ({
    FileSystems: inBusy(call, [{ FileSystemId: 'fs-1', Tags: [] }]),
  }),
  'elasticfilesystem:DescribeFileSystemPolicy': none('PolicyNotFound'),
  'es:ListDomainNames': (call) => ({ DomainNames: inBusy(call, [{ DomainName: 'logs' }]) }),
  'es:DescribeDomains': (call) => ({
    DomainStatusList: [{ ARN: arn(call, 'es', 'domain/logs'), AccessPolicies: resourcePolicy }],
  }),
  'es:ListTags': () => ({ TagList: [] }),
  'events:ListEventBuses': (call) => {
    const buses = inBusy(call, ['default', 'orders']).map((Name) => ({
      Name,
      Arn: arn(call, 'events', `event-bus/${Name}`),
    }));
    const { entries, next } = page(buses, call.input['NextToken']);
    return { EventBuses: entries, NextToken: next };
  },
  'events:ListTagsForResource': () => ({ Tags: [] }),
  'backup:ListBackupVaults': (call) => ({
    BackupVaultList: inBusy(call, [
      { BackupVaultName: 'Default', BackupVaultArn: arn(call, 'backup', 'backup-vault:Default') },
    ]),
  }),
  'backup:GetBackupVaultAccessPolicy': none('ResourceNotFoundException'),
  'backup:ListTags': () => ({ Tags: {} }),
  'ec2:DescribeVpcEndpoints': (call) => ({
    vpcEndpointSet: inBusy(call, [
      {
        vpcEndpointId: 'vpce-1',
        vpcEndpointType: 'Gateway',
        vpcId: 'vpc-1',
        serviceName: `com.amazonaws.${busy}.s3`,
        ownerId: accountOf(call),
        policyDocument: resourcePolicy,
      },
    ]),
  }),
};

const compute: Readonly<Record<string, Script>> = {
  'ec2:DescribeInstances': (call) => ({
    reservationSet: inBusy(call, [
      {
        ownerId: accountOf(call),
        instancesSet: [
          {
            instanceId: 'i-1',
            iamInstanceProfile: { arn: iamArn(call, 'instance-profile/runner'), id: 'AIPARUNNER' },
            instanceState: { code: 16, name: 'running' },
          },
          { instanceId: 'i-2', instanceState: { code: 16, name: 'running' } },
        ],
      },
    ]),
  }),
  'ec2:DescribeLaunchTemplateVersions': (call) => ({
    launchTemplateVersionSet: [
      ...inBusy(call, [1, 2]).map((versionNumber) => ({
        launchTemplateId: 'lt-1',
        versionNumber,
        launchTemplateData: { iamInstanceProfile: { name: 'runner' }, userData: secretText },
      })),
      ...inBusy(call, [
        { launchTemplateId: 'lt-2', versionNumber: 1, launchTemplateData: { userData: secretText } },
      ]),
    ],
  }),
  'ecs:ListTaskDefinitions': (call) => ({
    taskDefinitionArns: inBusy(call, [
      arn(call, 'ecs', 'task-definition/web:1'),
      arn(call, 'ecs', 'task-definition/bare:1'),
    ]),
  }),
  'ecs:DescribeTaskDefinition': (call) => {
    const taskDefinitionArn = String(call.input['taskDefinition']);
    const roles = { taskRoleArn: roleArn(call), executionRoleArn: iamArn(call, 'role/ecs-agent') };
    return { taskDefinition: { taskDefinitionArn, ...(taskDefinitionArn.endsWith('/bare:1') ? {} : roles) } };
  },
  'ecs:ListClusters': (call) => ({ clusterArns: inBusy(call, [arn(call, 'ecs', 'cluster/main')]) }),
  'ecs:ListServices': (call) => ({
    serviceArns: ['web', 'bare'].map((name) => arn(call, 'ecs', `service/main/${name}`)),
  }),
  'ecs:DescribeServices': (call) => ({
    services: ['web', 'bare'].map((name) => ({
      serviceArn: arn(call, 'ecs', `service/main/${name}`),
      taskDefinition: arn(call, 'ecs', `task-definition/${name}:1`),
    })),
  }),
  'codebuild:ListProjects': (call) => ({ projects: inBusy(call, ['build']) }),
  'codebuild:BatchGetProjects': (call) => ({
    projects: [{ name: 'build', arn: arn(call, 'codebuild', 'project/build'), serviceRole: roleArn(call) }],
  }),
  'cloudformation:DescribeStacks': (call) => ({
    Stacks: inBusy(call, [
      {
        StackId: arn(call, 'cloudformation', 'stack/base/1'),
        StackName: 'base',
        RoleARN: roleArn(call),
        StackStatus: 'CREATE_COMPLETE',
        CreationTime: date,
      },
      {
        StackId: arn(call, 'cloudformation', 'stack/bare/1'),
        StackName: 'bare',
        StackStatus: 'CREATE_COMPLETE',
        CreationTime: date,
      },
    ]),
  }),
  'glue:GetJobs': (call) => ({ Jobs: inBusy(call, [{ Name: 'nightly', Role: 'runner' }]) }),
  'sagemaker:ListNotebookInstances': (call) => ({
    NotebookInstances: inBusy(call, [
      { NotebookInstanceName: 'lab', NotebookInstanceArn: arn(call, 'sagemaker', 'notebook-instance/lab') },
    ]),
  }),
  'sagemaker:DescribeNotebookInstance': (call) => ({
    RoleArn: roleArn(call),
    NotebookInstanceStatus: 'Stopped',
  }),
  'states:ListStateMachines': (call) => ({
    stateMachines: inBusy(call, [
      { stateMachineArn: arn(call, 'states', 'stateMachine:flow'), name: 'flow' },
    ]),
  }),
  'states:DescribeStateMachine': (call) => ({ roleArn: roleArn(call) }),
  'batch:DescribeJobDefinitions': (call) => ({
    jobDefinitions: inBusy(call, [
      {
        jobDefinitionArn: arn(call, 'batch', 'job-definition/crunch:1'),
        containerProperties: { jobRoleArn: roleArn(call), executionRoleArn: iamArn(call, 'role/ecs-agent') },
      },
      { jobDefinitionArn: arn(call, 'batch', 'job-definition/bare:1'), containerProperties: {} },
    ]),
  }),
  'cognito-identity:ListIdentityPools': (call) => ({
    IdentityPools: inBusy(call, [{ IdentityPoolId: `${busy}:pool` }]),
  }),
  'cognito-identity:GetIdentityPoolRoles': (call) => ({
    IdentityPoolId: `${busy}:pool`,
    Roles: { authenticated: roleArn(call) },
  }),
};

const organizationArn = (resource: string): string => `arn:aws:organizations::${management}:${resource}`;
const memberOf = (Id: string, Status: string) => ({
  Id,
  Arn: organizationArn(`account/${organizationId}/${Id}`),
  Name: Id,
  Email: `${Id}@example.com`,
  Status,
});
const policySummary = (Id: string, Type: string) => ({
  Id,
  Arn: `arn:aws:organizations::aws:policy/${Type.toLowerCase()}/${Id}`,
  Name: Id,
  Type,
  AwsManaged: true,
});

const organization: Readonly<Record<string, Script>> = {
  'organizations:DescribeOrganization': () => ({
    Organization: {
      Id: organizationId,
      Arn: organizationArn(`organization/${organizationId}`),
      FeatureSet: 'ALL',
      MasterAccountId: management,
      MasterAccountArn: organizationArn(`account/${organizationId}/${management}`),
    },
  }),
  'organizations:ListRoots': () => ({
    Roots: [
      {
        Id: 'r-root',
        Arn: organizationArn(`root/${organizationId}/r-root`),
        Name: 'Root',
        PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
      },
    ],
  }),
  'organizations:ListOrganizationalUnitsForParent': ({ input }) => ({
    OrganizationalUnits:
      input['ParentId'] === 'r-root'
        ? [
            {
              Id: 'ou-root-work1234',
              Arn: organizationArn(`ou/${organizationId}/ou-root-work1234`),
              Name: 'Work',
            },
          ]
        : [],
  }),
  /** A page may be empty and still say that more follows (F-36). */
  'organizations:ListAccountsForParent': ({ input }) => {
    if (input['ParentId'] === 'r-root') return { Accounts: [memberOf(management, 'ACTIVE')] };
    if (input['NextToken'] === undefined) return { Accounts: [], NextToken: 'more' };
    return {
      Accounts: [
        memberOf(member, 'ACTIVE'),
        memberOf(closedToUs, 'ACTIVE'),
        memberOf(suspended, 'SUSPENDED'),
      ],
    };
  },
  'organizations:ListPolicies': ({ input }) => ({
    Policies:
      input['Filter'] === 'SERVICE_CONTROL_POLICY'
        ? [policySummary('p-FullAWSAccess', 'SERVICE_CONTROL_POLICY')]
        : [],
  }),
  'organizations:DescribePolicy': ({ input }) => ({
    Policy: {
      PolicySummary: policySummary(String(input['PolicyId']), 'SERVICE_CONTROL_POLICY'),
      Content: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
    },
  }),
  'organizations:ListTargetsForPolicy': () => ({
    Targets: [{ TargetId: 'r-root', Name: 'Root', Type: 'ROOT' }],
  }),
  'organizations:ListDelegatedAdministrators': () => ({
    DelegatedAdministrators: [memberOf(member, 'ACTIVE')],
  }),
  'organizations:ListDelegatedServicesForAccount': ({ input }) => ({
    DelegatedServices: input['AccountId'] === member ? [{ ServicePrincipal: 'sso.amazonaws.com' }] : [],
  }),
};

const instanceArn = 'arn:aws:sso:::instance/ssoins-1234567890abcdef';
export const permissionSetArn = 'arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef';
const identityStoreId = 'd-1234567890';

const identityCenter: Readonly<Record<string, Script>> = {
  'sso:ListInstances': (call) => ({
    Instances: inBusy(call, [
      {
        InstanceArn: instanceArn,
        IdentityStoreId: identityStoreId,
        OwnerAccountId: management,
        Status: 'ACTIVE',
      },
    ]),
  }),
  'sso:ListPermissionSets': () => ({ PermissionSets: [permissionSetArn] }),
  'sso:DescribePermissionSet': () => ({
    PermissionSet: { Name: 'ReadOnly', PermissionSetArn: permissionSetArn, SessionDuration: 'PT1H' },
  }),
  'sso:GetInlinePolicyForPermissionSet': () => ({ InlinePolicy: '' }),
  'sso:ListManagedPoliciesInPermissionSet': () => ({
    AttachedManagedPolicies: [{ Name: 'ReadOnlyAccess', Arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
  }),
  'sso:ListCustomerManagedPolicyReferencesInPermissionSet': () => ({ CustomerManagedPolicyReferences: [] }),
  'sso:GetPermissionsBoundaryForPermissionSet': none('ResourceNotFoundException'),
  'sso:ListAccountsForProvisionedPermissionSet': () => ({ AccountIds: [member] }),
  'sso:ListAccountAssignments': () => ({
    AccountAssignments: [
      { AccountId: member, PermissionSetArn: permissionSetArn, PrincipalType: 'USER', PrincipalId: 'user-1' },
    ],
  }),
  'identitystore:ListUsers': () => ({
    Users: [
      {
        UserId: 'user-1',
        UserName: 'ada',
        DisplayName: 'Ada',
        UserStatus: 'DISABLED',
        IdentityStoreId: identityStoreId,
        PhoneNumbers: [{ Value: secretText }],
      },
    ],
  }),
  'identitystore:ListGroups': () => ({
    Groups: [{ GroupId: 'group-1', DisplayName: 'staff', IdentityStoreId: identityStoreId }],
  }),
  'identitystore:ListGroupMemberships': () => ({
    GroupMemberships: [
      {
        MembershipId: 'm-1',
        GroupId: 'group-1',
        MemberId: { UserId: 'user-1' },
        IdentityStoreId: identityStoreId,
      },
    ],
  }),
};

/** Every call that a collection makes. */
export const estate: Readonly<Record<string, Script>> = {
  ...iam,
  ...account,
  ...policies,
  ...compute,
  ...organization,
  ...identityCenter,
};
