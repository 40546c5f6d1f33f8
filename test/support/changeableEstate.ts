/** A small estate as the files that an import takes: tests edit the files, or make changes, and both have to come to the same. */
import {
  type AccountDetails,
  OWN,
  OTHER,
  ORGANIZATION,
  ROOT,
  UNIT,
  INSTANCE,
  SET,
  OTHER_SET,
  arn,
  here,
  document,
  allow,
  trust,
  open,
  text,
  CREATED,
  user,
  role,
  group,
  version,
  policy,
  attached,
  inlinePolicy,
  SSO_PATH,
  SSO_ROLE,
} from './changeableEntries.js';

export * from './changeableEntries.js';

const own = (): AccountDetails => ({
  UserDetailList: [
    user('ann', {
      GroupList: ['staff'],
      UserPolicyList: [inlinePolicy('read', allow('s3:GetObject'))],
      AttachedManagedPolicies: attached(arn('policy/deploy')),
      Tags: [{ Key: 'team', Value: 'one' }],
    }),
    user('bob', { PermissionsBoundary: { PermissionsBoundaryArn: arn('policy/limit') } }),
  ],
  GroupDetailList: [
    group('staff', { GroupPolicyList: [inlinePolicy('list', allow('s3:ListBucket'))] }),
    group('empty'),
  ],
  RoleDetailList: [
    role('app', {
      AssumeRolePolicyDocument: trust(arn('user/ann')),
      AttachedManagedPolicies: attached(arn('policy/deploy')),
      RolePolicyList: [inlinePolicy('write', allow('s3:PutObject'))],
      PermissionsBoundary: { PermissionsBoundaryArn: arn('policy/limit') },
      Tags: [{ Key: 'team', Value: 'one' }],
    }),
    role('machine', {
      InstanceProfileList: [
        {
          Path: '/',
          InstanceProfileName: 'machine',
          InstanceProfileId: 'AIPAMACHINE',
          Arn: arn('instance-profile/machine'),
          CreateDate: CREATED,
          Roles: [],
        },
      ],
    }),
    role('idle'),
    role('AWSServiceRoleForX', {}, OWN, '/aws-service-role/x.amazonaws.com/'),
    role(SSO_ROLE, {}, OWN, SSO_PATH),
  ],
  Policies: [
    policy('deploy', [version('v2', allow('ec2:*'), true), version('v1', allow('iam:*'), false)]),
    policy('limit', [version('v1', allow('*'), true)]),
    policy('spare', [version('v1', allow('sqs:*'), true)]),
  ],
});

const other = (): AccountDetails => ({
  UserDetailList: [user('eve', {}, OTHER)],
  GroupDetailList: [],
  RoleDetailList: [
    role('partner', { AssumeRolePolicyDocument: trust(arn('role/app')) }, OTHER),
    role(SSO_ROLE, {}, OTHER, SSO_PATH),
  ],
  Policies: [],
});

interface ResourceEntry {
  ResourceArn: string;
  AccountId: string;
  Policy: object | null;
}

const record = (ResourceArn: string, Policy: object): ResourceEntry => ({
  ResourceArn,
  AccountId: OWN,
  Policy,
});

export const resourceArns = {
  bucket: 'arn:aws:s3:::data',
  key: here('kms', 'key/1'),
  queue: here('sqs', 'jobs'),
  topic: here('sns', 'news'),
  function: here('lambda', 'function:work'),
  secret: here('secretsmanager', 'secret:one-AbCdEf'),
  repository: here('ecr', 'repository/images'),
  table: here('dynamodb', 'table/orders'),
  fileSystem: here('elasticfilesystem', 'file-system/fs-1'),
  domain: here('es', 'domain/find'),
  bus: here('events', 'event-bus/main'),
  vault: here('backup', 'backup-vault:safe'),
  endpoint: here('ec2', 'vpc-endpoint/vpce-1'),
} as const;

const permission = (Sid: string) => ({
  Sid,
  Effect: 'Allow',
  Principal: { Service: 'events.amazonaws.com' },
  Action: 'lambda:InvokeFunction',
  Resource: resourceArns.function,
});

export const functionPolicy = (...sids: readonly string[]) => ({
  Version: '2012-10-17',
  Id: 'default',
  Statement: sids.map(permission),
});

const resources = () =>
  Object.values(resourceArns).map((one) =>
    record(one, one === resourceArns.function ? functionPolicy('first', 'second') : open('*', one)),
  );

const REPORT = [
  'user',
  'arn',
  'password_enabled',
  'mfa_active',
  'access_key_1_active',
  'access_key_2_active',
];

/** Rows by user: password, MFA device, and whether the access keys are active. */
export const report = (rows: Readonly<Record<string, readonly boolean[]>>) => {
  const lines = Object.entries(rows).map(([name, said]) => [name, arn(`user/${name}`), ...said].join(','));
  const csv = [REPORT.join(','), ...lines].join('\n');
  return { ReportFormat: 'text/csv', Content: Buffer.from(csv).toString('base64') };
};

const lists = ['credentials', 'identityProviders', 'instanceProfiles', 'resources', 'workloads'];

/** What a collection says that has looked everywhere. Files beside it may hold something. */
export const wholeCoverage = (AccountId: string) => ({
  RolegraphCollection: { Version: 1 },
  Coverage: lists.map((List) => ({
    AccountId,
    List,
    Kind: '*',
    Status: 'COLLECTED',
    Found: 0,
    ...(List === 'workloads' ? { WithoutRole: true } : {}),
  })),
});

export const noCredentials = (accountId: string, name: string) => {
  const row = [name, arn(`user/${name}`, accountId), false, false, false, false].join(',');
  const csv = [REPORT.join(','), row].join('\n');
  return { ReportFormat: 'text/csv', Content: Buffer.from(csv).toString('base64') };
};

const key = (UserName: string, AccessKeyId: string, Status: string) => ({ UserName, AccessKeyId, Status });

const keys = () => ({
  AccountId: OWN,
  AccessKeyMetadata: [key('bob', 'AKIAONE', 'Active'), key('bob', 'AKIATWO', 'Inactive')],
});

const base = `arn:aws:organizations::${OWN}`;

export const guardrail = (Id: string, Name: string, Type: string, content: object, AwsManaged = false) => ({
  PolicySummary: {
    Id,
    Arn: `${AwsManaged ? 'arn:aws:organizations::aws:policy' : `${base}:policy/${ORGANIZATION}`}/${Type.toLowerCase()}/${Id}`,
    Name,
    Type,
    AwsManaged,
  },
  Content: text(content),
});

const organization = () => ({
  Organization: {
    Id: ORGANIZATION,
    Arn: `${base}:organization/${ORGANIZATION}`,
    FeatureSet: 'ALL',
    MasterAccountId: OWN,
  },
  Roots: [
    {
      Id: ROOT,
      Arn: `${base}:root/${ORGANIZATION}/${ROOT}`,
      Name: 'Root',
      PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
    },
  ],
  OrganizationalUnits: [
    { Id: UNIT, Arn: `${base}:ou/${ORGANIZATION}/${UNIT}`, Name: 'unit', ParentId: ROOT },
  ],
  Accounts: [OWN, OTHER].map((Id) => ({
    Id,
    Arn: `${base}:account/${ORGANIZATION}/${Id}`,
    Name: Id,
    Status: 'ACTIVE',
    ParentId: ROOT,
  })),
  Policies: [
    guardrail('p-FullAWSAccess', 'FullAWSAccess', 'SERVICE_CONTROL_POLICY', allow('*'), true),
    guardrail(
      'p-deny0001',
      'deny',
      'SERVICE_CONTROL_POLICY',
      document({ Effect: 'Deny', Action: 'ec2:*', Resource: '*' }),
    ),
    guardrail('p-spare001', 'spare', 'SERVICE_CONTROL_POLICY', allow('*')),
  ],
  PolicyTargets: [
    ...[ROOT, UNIT, OWN, OTHER].map((TargetId) => ({ PolicyId: 'p-FullAWSAccess', TargetId })),
    { PolicyId: 'p-deny0001', TargetId: UNIT },
  ],
});

const assignments = (AccountId: string, ...groups: readonly string[]) => ({
  AccountId,
  PermissionSetArn: SET,
  AccountAssignments: groups.map((PrincipalId) => ({
    AccountId,
    PermissionSetArn: SET,
    PrincipalType: 'GROUP',
    PrincipalId,
  })),
});

export const assigned = (AccountId: string, PrincipalType: string, PrincipalId: string) => ({
  AccountId,
  PermissionSetArn: SET,
  PrincipalType,
  PrincipalId,
});

const STORE = 'd-1111111111';

/** By what they hold. */
export type Files = ReturnType<typeof estateFiles>;

/** Files that an edit may add, or take away. */
interface FurtherFiles {
  keys?: ReturnType<typeof keys>;
  never?: AccountDetails;
  coverage?: ReturnType<typeof wholeCoverage>;
  nobody?: ReturnType<typeof noCredentials>;
}

const further = (): FurtherFiles => ({ keys: keys() });

export const estateFiles = () => ({
  own: own(),
  other: other(),
  resources: resources(),
  report: report({ ann: [true, true, true, false], bob: [false, false, true, false] }),
  organization: organization(),
  ...further(),
  instances: {
    Instances: [{ InstanceArn: INSTANCE, IdentityStoreId: STORE, OwnerAccountId: OWN, Name: 'staff' }],
  },
  sets: { InstanceArn: INSTANCE, PermissionSets: [SET, OTHER_SET] },
  set: { PermissionSet: { Name: 'Staff', PermissionSetArn: SET } },
  otherSet: {
    PermissionSet: { Name: 'Rare', PermissionSetArn: OTHER_SET },
    InlinePolicy: text(allow('sqs:*')),
    AttachedManagedPolicies: [{ Name: 'ReadOnlyAccess', Arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
    CustomerManagedPolicyReferences: [{ Name: 'spare', Path: '/' }],
    PermissionsBoundary: { CustomerManagedPolicyReference: { Name: 'limit', Path: '/' } },
  },
  people: {
    Users: [{ UserId: 'u-ann', UserName: 'ann', IdentityStoreId: STORE }],
  },
  groups: { Groups: [{ GroupId: 'g-staff', DisplayName: 'staff', IdentityStoreId: STORE }] },
  assignedOwn: assignments(OWN, 'g-staff'),
  assignedOther: assignments(OTHER, 'g-staff'),
  assignedRare: { ...assignments(OWN), PermissionSetArn: OTHER_SET },
});
