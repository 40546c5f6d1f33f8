/** Accounts that random edits change, as the exports that an import takes. */
import {
  accountArn,
  document,
  FEDERATED,
  pick,
  POLICIES,
  TRUSTS,
  type Json,
  type StatementOf,
} from './editablePolicies.js';

export interface Holder {
  present: boolean;
  inline: number | undefined;
  attached: boolean;
  bounded: boolean;
  tagged: boolean;
}

export interface EditableUser extends Holder {
  inGroup: boolean;
  /** What the credential report says of it, bit by bit: password, MFA device, two access keys. */
  signsIn: number;
}

export interface EditableRole extends Holder {
  trust: number;
  inProfile: boolean;
}

/** What of an account was imported, each by a document of its own. */
export const parts = ['principals', 'compute', 'credentials', 'resources', 'providers'] as const;

export type Part = (typeof parts)[number];

export interface EditableAccount {
  readonly id: string;
  readonly parts: Set<Part>;
  readonly users: EditableUser[];
  readonly roles: EditableRole[];
  managed: number;
  /** Of a policy of AWS: its export doesn't list it, nobody holds what it lists, or the group does. */
  aws: 'NOT_LISTED' | 'LISTED' | 'HELD';
  /** Of the managed policy, beside the one that counts. */
  otherVersion: number | undefined;
  /** The statements of the group; undefined: there is none of its own. */
  group: number | undefined;
  groupPresent: boolean;
  groupAttached: boolean;
  /** Identity Center made a role here. */
  signInRole: boolean;
  /** Bit by bit: a second function, the role of a stack, the profile of one version of a launch template. */
  runs: number;
  bucket: number;
  secondBucket: boolean;
  secondProvider: boolean;
  /** Of the units; beyond: right under the root, or outside of the organization. */
  unit: number;
}

const CREATED = { CreateDate: '2026-01-01T00:00:00Z' };

export const exportOf: Readonly<Record<Part, (account: EditableAccount) => unknown>> = {
  principals,
  compute,
  credentials,
  resources,
  providers,
};

function principals(account: EditableAccount): Json {
  const { users, roles } = account;
  return {
    UserDetailList: users.flatMap((one, place) => (one.present ? [userDetail(account, one, place)] : [])),
    GroupDetailList: account.groupPresent ? [groupDetail(account)] : [],
    RoleDetailList: [
      ...roles.flatMap((one, place) => (one.present ? [roleDetail(account, one, place)] : [])),
      ...(account.signInRole ? [signInRole(account)] : []),
    ],
    Policies: [policyDetail(account), ...(account.aws === 'NOT_LISTED' ? [] : [awsPolicyDetail])],
  };
}

const managedArn = ({ id }: EditableAccount): string => accountArn(id, 'policy/managed');

const attachedManaged = (account: EditableAccount, isAttached: boolean) =>
  isAttached ? [{ PolicyName: 'managed', PolicyArn: managedArn(account) }] : [];

const inline = (index: number | undefined) =>
  index === undefined ? [] : [{ PolicyName: 'inline', PolicyDocument: pick(POLICIES, index) }];

function held(account: EditableAccount, one: Holder, place: number): Json {
  const boundary = {
    PermissionsBoundary: {
      PermissionsBoundaryType: 'Policy',
      PermissionsBoundaryArn: managedArn(account),
    },
  };
  return {
    Path: '/',
    ...CREATED,
    AttachedManagedPolicies: attachedManaged(account, one.attached),
    Tags: one.tagged ? [{ Key: 'team', Value: `role${place}` }] : [],
    ...(one.bounded ? boundary : {}),
  };
}

const userDetail = (account: EditableAccount, one: EditableUser, place: number): Json => ({
  UserName: `user${place}`,
  UserId: `AIDA${account.id}${place}`,
  Arn: accountArn(account.id, `user/user${place}`),
  GroupList: one.inGroup && account.groupPresent ? ['group'] : [],
  UserPolicyList: inline(one.inline),
  ...held(account, one, place),
});

const groupDetail = (account: EditableAccount): Json => ({
  Path: '/',
  GroupName: 'group',
  GroupId: `AGPA${account.id}`,
  Arn: accountArn(account.id, 'group/group'),
  ...CREATED,
  GroupPolicyList: inline(account.group),
  AttachedManagedPolicies: [
    ...attachedManaged(account, account.groupAttached),
    ...(account.aws === 'HELD' ? [{ PolicyName: 'Editable', PolicyArn: awsPolicyDetail.Arn }] : []),
  ],
});

function roleDetail(account: EditableAccount, one: EditableRole, place: number): Json {
  const { id } = account;
  const role = {
    RoleName: `role${place}`,
    RoleId: `AROA${id}${place}`,
    Arn: accountArn(id, `role/role${place}`),
  };
  const profile = {
    InstanceProfileName: `role${place}`,
    InstanceProfileId: `AIPA${id}${place}`,
    Arn: accountArn(id, `instance-profile/role${place}`),
    Path: '/',
    ...CREATED,
    Roles: [],
  };
  return {
    ...role,
    AssumeRolePolicyDocument: pick(TRUSTS, one.trust),
    RolePolicyList: inline(one.inline),
    InstanceProfileList: one.inProfile ? [profile] : [],
    ...held(account, one, place),
  };
}

export const SIGN_IN_ROLE = 'AWSReservedSSO_Staff_0123456789abcdef';

function signInRole({ id }: EditableAccount): Json {
  const path = '/aws-reserved/sso.amazonaws.com/eu-west-1/';
  const provider = accountArn(id, 'saml-provider/AWSSSO_0123456789abcdef_DO_NOT_DELETE');
  return {
    Path: path,
    RoleName: SIGN_IN_ROLE,
    RoleId: `AROA${id}SIGNIN`,
    Arn: accountArn(id, `role${path}${SIGN_IN_ROLE}`),
    ...CREATED,
    AssumeRolePolicyDocument: document({
      Effect: 'Allow',
      Principal: { Federated: provider },
      Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
    }),
    RolePolicyList: inline(1),
    AttachedManagedPolicies: [],
    Tags: [],
    InstanceProfileList: [],
  };
}

function policyDetail(account: EditableAccount): Json {
  const { id, managed, otherVersion } = account;
  const version = (VersionId: string, index: number, IsDefaultVersion: boolean) => ({
    Document: pick(POLICIES, index),
    VersionId,
    IsDefaultVersion,
    ...CREATED,
  });
  return {
    PolicyName: 'managed',
    PolicyId: `ANPA${id}`,
    Arn: managedArn(account),
    Path: '/',
    DefaultVersionId: 'v2',
    AttachmentCount: 1,
    IsAttachable: true,
    PolicyVersionList: [
      version('v2', managed, true),
      ...(otherVersion === undefined ? [] : [version('v1', otherVersion, false)]),
    ],
  };
}

/** The same in every account: of several versions the later one counts, if they are imported together. */
const awsPolicyDetail = {
  PolicyName: 'Editable',
  PolicyId: 'ANPAEDITABLE',
  Arn: 'arn:aws:iam::aws:policy/Editable',
  Path: '/',
  DefaultVersionId: 'v1',
  AttachmentCount: 1,
  IsAttachable: true,
  PolicyVersionList: [{ Document: pick(POLICIES, 8), VersionId: 'v1', IsDefaultVersion: true, ...CREATED }],
};

function compute({ id, runs }: EditableAccount): readonly Json[] {
  const record = (service: string, resource: string, said: Json): Json => ({
    ResourceArn: `arn:aws:${service}:eu-west-1:${id}:${resource}`,
    AccountId: id,
    ...said,
  });
  const role = (name: string) => accountArn(id, `role/${name}`);
  const template = (profile: string | null) =>
    record('ec2', 'launch-template/lt-1', { InstanceProfileArn: profile });
  return [
    record('lambda', 'function:other', { RoleArn: role('role1') }),
    ...((runs & 1) > 0 ? [record('lambda', 'function:worker', { RoleArn: role('role0') })] : []),
    record('cloudformation', 'stack/one/1', { RoleArn: (runs & 2) > 0 ? role('role0') : null }),
    template(null),
    ...((runs & 4) > 0 ? [template('role0')] : []),
  ];
}

const REPORT = ['user', 'arn', 'password_enabled', 'mfa_active'];
const KEYS = ['access_key_1_active', 'access_key_2_active'];

function credentials({ id, users }: EditableAccount): Json {
  const rows = users.map(({ signsIn }, place) => {
    const said = [1, 2, 4, 8].map((bit) => String((signsIn & bit) > 0));
    return [`user${place}`, accountArn(id, `user/user${place}`), ...said].join(',');
  });
  const text = [[...REPORT, ...KEYS].join(','), ...rows].join('\n');
  return { ReportFormat: 'text/csv', Content: Buffer.from(text).toString('base64') };
}

const bucketPolicy = (Resource: string, more: StatementOf): Json =>
  document({ Effect: 'Allow', Action: 's3:GetObject', Resource, ...more });

/** Whom a bucket lets in; none: it has no policy. */
const READERS: readonly (StatementOf | undefined)[] = [
  undefined,
  { Principal: '*' },
  { Principal: { AWS: accountArn('111111111111', 'user/user0') } },
  { Principal: { AWS: accountArn('222222222222', 'root') } },
  { Principal: { AWS: accountArn('333333333333', 'role/role1') } },
  { Principal: { AWS: accountArn('999999999999', 'root') } },
];

function resources({ id, bucket, secondBucket }: EditableAccount): readonly Json[] {
  const record = (name: string, index: number): Json => {
    const reader = pick(READERS, index);
    return {
      ResourceArn: `arn:aws:s3:::${name}`,
      AccountId: id,
      Policy: reader === undefined ? null : bucketPolicy(`arn:aws:s3:::${name}/*`, reader),
    };
  };
  return [record(`data-${id}`, bucket), ...(secondBucket ? [record(`more-${id}`, bucket + 1)] : [])];
}

function providers({ id, secondProvider }: EditableAccount): Json {
  const provider = (name: string) => ({
    Arn: accountArn(id, `saml-provider/${name}`),
    ...CREATED,
    ValidUntil: '2036-01-01T00:00:00Z',
  });
  return { SAMLProviderList: [provider(FEDERATED), ...(secondProvider ? [provider('second')] : [])] };
}
