/** Accounts that random edits change, as the exports that an import takes. */
import {
  accountArn,
  document,
  FEDERATED,
  OIDC,
  pick,
  POLICIES,
  TRUSTS,
  type Json,
} from './editablePolicies.js';
import { compute, resources, type EditableCompute, type EditableResources } from './editableResources.js';

export interface Holder {
  present: boolean;
  /** It has another name; it was deleted and made again. */
  renamed: boolean;
  madeAgain: boolean;
  inline: number | undefined;
  attached: boolean;
  bounded: boolean;
  tagged: boolean;
  /** The day of its last use; 0: never. */
  used: number;
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
export const parts = ['principals', 'profiles', 'compute', 'credentials', 'resources', 'providers'] as const;

export type Part = (typeof parts)[number];

export interface EditableAccount extends EditableResources, EditableCompute {
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
  /** More follows the export of its principals, which lacks some. */
  cut: boolean;
  spareProfile: boolean;
  /** Bit by bit: a SAML provider and an OIDC provider that roles trust. */
  providers: number;
  /** The day of its credential report. */
  reported: number;
  /** Of the units; beyond: right under the root, or outside of the organization. */
  unit: number;
  closed: boolean;
}

const CREATED = { CreateDate: '2026-01-01T00:00:00Z' };

/** The documents of each part. */
export const exportsOf: Readonly<Record<Part, (account: EditableAccount) => readonly unknown[]>> = {
  principals: (account) => [principals(account)],
  profiles: (account) => [profiles(account)],
  compute: (account) => [compute(account)],
  credentials,
  resources: (account) => [resources(account)],
  providers,
};

function principals(account: EditableAccount): Json {
  const isShown = ({ present }: Holder, place: number): boolean => present && !(account.cut && place === 2);
  const shown = <One extends Holder>(all: readonly One[], detail: (one: One, place: number) => Json) =>
    all.flatMap((one, place) => (isShown(one, place) ? [detail(one, place)] : []));
  return {
    UserDetailList: shown(account.users, (one, place) => userDetail(account, one, place)),
    GroupDetailList: account.groupPresent ? [groupDetail(account)] : [],
    RoleDetailList: [
      ...shown(account.roles, (one, place) => roleDetail(account, one, place)),
      ...(account.signInRole ? [signInRole(account)] : []),
    ],
    Policies: [policyDetail(account), ...(account.aws === 'NOT_LISTED' ? [] : [awsPolicyDetail])],
    ...(account.cut ? { IsTruncated: true, Marker: 'more' } : {}),
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
    ...madeAt(one),
    AttachedManagedPolicies: attachedManaged(account, one.attached),
    Tags: one.tagged ? [{ Key: 'team', Value: `role${place}` }] : [],
    ...(one.bounded ? boundary : {}),
  };
}

/** Some day after everything was made. */
const dayOf = (day: number): string => new Date(Date.UTC(2026, 2, 1 + day)).toISOString();

/** Made again: later. */
const madeAt = ({ madeAgain }: Holder) => (madeAgain ? { CreateDate: '2026-02-02T00:00:00Z' } : CREATED);

const nameOf = (kind: string, { renamed }: Holder, place: number): string =>
  `${renamed ? 'renamed' : kind}${place}`;

export const arnsOf = ({ id }: EditableAccount, kind: string, all: readonly Holder[]): readonly string[] =>
  all.flatMap((one, place) => (one.present ? accountArn(id, `${kind}/${nameOf(kind, one, place)}`) : []));

const userDetail = (account: EditableAccount, one: EditableUser, place: number): Json => ({
  UserName: nameOf('user', one, place),
  UserId: `AIDA${account.id}${place}${one.madeAgain ? 'NEW' : ''}`,
  Arn: accountArn(account.id, `user/${nameOf('user', one, place)}`),
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
  const RoleName = nameOf('role', one, place);
  const role = {
    RoleName,
    RoleId: `AROA${id}${place}${one.renamed ? 'OTHER' : ''}${one.madeAgain ? 'NEW' : ''}`,
    Arn: accountArn(id, `role/${RoleName}`),
  };
  return {
    ...role,
    AssumeRolePolicyDocument: pick(TRUSTS, one.trust),
    RolePolicyList: inline(one.inline),
    InstanceProfileList: one.inProfile ? [profile(account, `role${place}`)] : [],
    RoleLastUsed: one.used > 0 ? { LastUsedDate: dayOf(one.used), Region: `eu-west-${one.used % 3}` } : {},
    ...held(account, one, place),
  };
}

const profile = ({ id }: EditableAccount, name: string, ...Roles: readonly Json[]): Json => ({
  InstanceProfileName: name,
  InstanceProfileId: `AIPA${id}${name}`,
  Arn: accountArn(id, `instance-profile/${name}`),
  Path: '/',
  ...CREATED,
  Roles,
});

/** Also those without a role, of which principals say nothing. */
function profiles(account: EditableAccount): Json {
  const ofRoles = account.roles.flatMap((one, place) => {
    if (!one.present || !one.inProfile || (account.cut && place === 2)) return [];
    const { RoleName, RoleId, Arn } = roleDetail(account, one, place);
    return [profile(account, `role${place}`, { RoleName, RoleId, Arn, Path: '/', ...CREATED })];
  });
  const spare = ['idle', ...(account.spareProfile ? ['spare'] : [])].map((name) => profile(account, name));
  return { InstanceProfiles: [...ofRoles, ...spare] };
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
    UpdateDate: dayOf(0),
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

const REPORT = ['user', 'arn', 'user_creation_time', 'password_enabled', 'mfa_active'];
const KEYS = ['access_key_1_active', 'access_key_2_active'];
const USE = ['password_last_used', 'password_last_changed', 'access_key_1_last_rotated'];
const KEY_USE = ['last_used_date', 'last_used_region', 'last_used_service'].map(
  (column) => `access_key_1_${column}`,
);

function useOf(user: EditableUser): readonly string[] {
  const { used, signsIn } = user;
  const hasKey = (signsIn & 4) > 0;
  const use = [dayOf(used), `eu-west-${used % 3}`, pick(['s3', 'sts'], used)];
  return [
    used === 0 ? 'no_information' : dayOf(used),
    dayOf(used >> 2),
    hasKey ? madeAt(user).CreateDate : 'N/A',
    ...(hasKey && used > 0 ? use : ['N/A', 'N/A', 'N/A']),
  ];
}

/** The report, and what calls about users say of their keys and devices. */
function credentials({ id, users, reported }: EditableAccount): readonly Json[] {
  const all = users.flatMap((one, place) => {
    const has = (bit: number): boolean => (one.signsIn & bit) > 0;
    const [UserName, key] = [nameOf('user', one, place), `AKIA${id}${place}`];
    const made = { ...madeAt(one), key: `${key}${one.madeAgain ? 'NEW' : ''}` };
    const Arn = accountArn(id, `user/${UserName}`);
    return one.present ? [{ UserName, ...made, Arn, has, use: useOf(one) }] : [];
  });
  const rows = all.map(({ UserName, Arn, CreateDate, has, use }) =>
    [UserName, Arn, CreateDate, ...[1, 2, 4, 8].map((bit) => String(has(bit))), ...use].join(','),
  );
  const text = [[...REPORT, ...KEYS, ...USE, ...KEY_USE].join(','), ...rows].join('\n');
  const Content = Buffer.from(text).toString('base64');
  const keys = all.flatMap(({ UserName, key, CreateDate, has }) =>
    has(4) ? [{ UserName, AccessKeyId: key, Status: 'Active', CreateDate }] : [],
  );
  const devices = all.flatMap(({ UserName, Arn, has }) =>
    has(2) ? [{ SerialNumber: accountArn(id, `mfa/${UserName}`), User: { UserName, Arn } }] : [],
  );
  return [
    { ReportFormat: 'text/csv', GeneratedTime: dayOf(reported), Content },
    ...(keys.length > 0 ? [{ AccountId: id, AccessKeyMetadata: keys }] : []),
    ...(devices.length > 0 ? [{ VirtualMFADevices: devices }] : []),
  ];
}

/** Each list has one that stays, since an empty one says nothing. */
function providers({ id, providers: bits }: EditableAccount): readonly Json[] {
  const saml = (name: string) => ({
    Arn: accountArn(id, `saml-provider/${name}`),
    ...CREATED,
    ValidUntil: '2036-01-01T00:00:00Z',
  });
  const oidc = (name: string) => ({ Arn: accountArn(id, `oidc-provider/${name}`) });
  return [
    { SAMLProviderList: [saml('other'), ...((bits & 1) > 0 ? [saml(FEDERATED)] : [])] },
    { OpenIDConnectProviderList: [oidc('example.com'), ...((bits & 2) > 0 ? [oidc(OIDC)] : [])] },
  ];
}
