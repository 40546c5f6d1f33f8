/** A small estate as the files that an import takes: tests edit the files, or make changes, and both have to come to the same. */

// What an import reads, as plain values that tests edit in place.

interface Entry {
  Arn: string;
  Path: string;
  CreateDate: string;
}

export interface InlineEntry {
  PolicyName: string;
  PolicyDocument: object;
}

interface AttachedEntry {
  PolicyName: string;
  PolicyArn: string;
}

export interface TagEntry {
  Key: string;
  Value: string;
}

interface HeldEntry extends Entry {
  AttachedManagedPolicies: AttachedEntry[];
  PermissionsBoundary?: { PermissionsBoundaryArn: string };
  Tags: TagEntry[];
}

export interface UserEntry extends HeldEntry {
  UserName: string;
  UserId: string;
  GroupList: string[];
  UserPolicyList: InlineEntry[];
}

export interface RoleEntry extends HeldEntry {
  RoleName: string;
  RoleId: string;
  AssumeRolePolicyDocument: object;
  InstanceProfileList: object[];
  RolePolicyList: InlineEntry[];
}

export interface GroupEntry extends Entry {
  GroupName: string;
  GroupId: string;
  GroupPolicyList: InlineEntry[];
  AttachedManagedPolicies: AttachedEntry[];
}

interface VersionEntry {
  VersionId: string;
  Document: object;
  IsDefaultVersion: boolean;
  CreateDate: string;
}

export interface PolicyEntry extends Entry {
  PolicyName: string;
  PolicyId: string;
  IsAttachable: boolean;
  UpdateDate: string;
  DefaultVersionId: string | undefined;
  PolicyVersionList: VersionEntry[];
}

interface AccountDetails {
  UserDetailList: UserEntry[];
  GroupDetailList: GroupEntry[];
  RoleDetailList: RoleEntry[];
  Policies: PolicyEntry[];
}

export const OWN = '111111111111';
export const OTHER = '222222222222';
export const NEVER = '999999999999';
export const AT = Date.parse('2026-11-01T00:00:00Z');
export const NOW = new Date(AT).toISOString();
export const ORGANIZATION = 'o-a1b2c3d4e5';
export const ROOT = 'r-ab12';
export const UNIT = 'ou-ab12-11111111';
export const INSTANCE = 'arn:aws:sso:::instance/ssoins-1111222233334444';
export const SET = 'arn:aws:sso:::permissionSet/ssoins-1111222233334444/ps-aaaaaaaaaaaaaaaa';
/** Assigned nowhere. */
export const OTHER_SET = 'arn:aws:sso:::permissionSet/ssoins-1111222233334444/ps-bbbbbbbbbbbbbbbb';

export const arn = (rest: string, accountId = OWN): string => `arn:aws:iam::${accountId}:${rest}`;
export const here = (service: string, rest: string): string => `arn:aws:${service}:eu-west-1:${OWN}:${rest}`;

export const document = (...Statement: readonly object[]): object => ({ Version: '2012-10-17', Statement });
export const allow = (Action: string, Resource = '*'): object =>
  document({ Effect: 'Allow', Action, Resource });
export const trust = (...principals: readonly string[]): object =>
  document({ Effect: 'Allow', Principal: { AWS: principals }, Action: 'sts:AssumeRole' });
export const open = (Action: string, Resource: string): object =>
  document({ Effect: 'Allow', Principal: { AWS: OTHER }, Action, Resource });
export const text = (value: object): string => JSON.stringify(value);

const CREATED = '2026-01-01T00:00:00Z';

const entity = (kind: string, name: string, accountId: string, path: string) => ({
  Path: path,
  Arn: arn(`${kind}${path}${name}`, accountId),
  CreateDate: CREATED,
});

export const user = (
  name: string,
  more: Partial<UserEntry> = {},
  accountId = OWN,
  path = '/',
): UserEntry => ({
  ...entity('user', name, accountId, path),
  UserName: name,
  UserId: `AIDA${accountId}${name.toUpperCase()}`,
  GroupList: [],
  UserPolicyList: [],
  AttachedManagedPolicies: [],
  Tags: [],
  ...more,
});

export const role = (
  name: string,
  more: Partial<RoleEntry> = {},
  accountId = OWN,
  path = '/',
): RoleEntry => ({
  ...entity('role', name, accountId, path),
  RoleName: name,
  RoleId: `AROA${accountId}${name.toUpperCase()}`,
  AssumeRolePolicyDocument: trust(`arn:aws:iam::${accountId}:root`),
  InstanceProfileList: [],
  RolePolicyList: [],
  AttachedManagedPolicies: [],
  Tags: [],
  ...more,
});

export const group = (name: string, more: Partial<GroupEntry> = {}, accountId = OWN): GroupEntry => ({
  ...entity('group', name, accountId, '/'),
  GroupName: name,
  GroupId: `AGPA${accountId}${name.toUpperCase()}`,
  GroupPolicyList: [],
  AttachedManagedPolicies: [],
  ...more,
});

export const version = (
  VersionId: string,
  Document: object,
  IsDefaultVersion: boolean,
  CreateDate = CREATED,
): VersionEntry => ({
  VersionId,
  Document,
  IsDefaultVersion,
  CreateDate,
});

export const policy = (name: string, versions: VersionEntry[]): PolicyEntry => ({
  ...entity('policy', name, OWN, '/'),
  PolicyName: name,
  PolicyId: `ANPA${OWN}${name.toUpperCase()}`,
  IsAttachable: true,
  UpdateDate: CREATED,
  DefaultVersionId: versions.find(({ IsDefaultVersion }) => IsDefaultVersion)?.VersionId,
  PolicyVersionList: versions,
});

export const attached = (...arns: readonly string[]) =>
  arns.map((PolicyArn) => ({ PolicyName: PolicyArn.slice(PolicyArn.lastIndexOf('/') + 1), PolicyArn }));

export const inlinePolicy = (PolicyName: string, PolicyDocument: object) => ({ PolicyName, PolicyDocument });

export const SSO_PATH = '/aws-reserved/sso.amazonaws.com/eu-west-1/';
export const SSO_ROLE = 'AWSReservedSSO_Staff_0123456789abcdef';

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

/** What a collection says that has looked everywhere. */
export const wholeCoverage = (AccountId: string) => ({
  RolegraphCollection: { Version: 1 },
  Coverage: lists.map((List) => ({
    AccountId,
    List,
    Kind: '*',
    Status: 'COLLECTED',
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
  assignedRare?: ReturnType<typeof assignments>;
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
});
