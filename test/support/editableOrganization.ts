/** The organization of an editable estate, and its Identity Center. */
import { SIGN_IN_ROLE, type EditableAccount } from './editableExports.js';
import {
  ACCOUNTS,
  document,
  ORGANIZATION,
  pick,
  POLICIES,
  statement,
  type Json,
} from './editablePolicies.js';

const ROOT = 'r-edit';
const UNITS = ['ou-edit-aaaaaaaa', 'ou-edit-bbbbbbbb'] as const;
/** Of another organization, whose management account is never imported. */
const OTHER_ROOT = 'r-othr';
/** Where an account can be: in a unit, right under the root, outside, or in another organization. */
export const PLACES = [...UNITS, ROOT, undefined, OTHER_ROOT] as const;

export const isElsewhere = ({ unit }: EditableAccount): boolean => pick(PLACES, unit) === OTHER_ROOT;

export interface EditableOrganization {
  /** Which policy the organization's own one is. */
  serviceControl: number;
  /** To which of the targets it is attached, bit by bit. */
  attached: number;
  /** AWS's own one is gone from the first unit. */
  closed: boolean;
  /** undefined: resource control policies are not enabled. */
  resourceControl: number | undefined;
  serviceControlEnabled: boolean;
  /** The second unit is in the first. */
  nested: boolean;
  /** Which service each account but the first administers; undefined: that was never collected. */
  delegated: number | undefined;
}

const MANAGEMENT = ACCOUNTS[0];
const base = `arn:aws:organizations::${MANAGEMENT}`;
const targets = [UNITS[1], ROOT, UNITS[0], ...ACCOUNTS] as const;

/** What resource control policies are made of. */
const LIMITS: readonly Json[] = [
  document(limit('s3:*')),
  document(limit('sts:AssumeRole')),
  document(limit('s3:*', { Condition: { StringNotLike: { 'aws:PrincipalArn': '*:user/user0' } } })),
  document(
    limit('sts:*', { Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION } } }),
  ),
];

function limit(Action: string, more: Json = {}): Json {
  return { Effect: 'Deny', Principal: '*', Action, Resource: '*', ...more };
}

export function organizationExport(
  organization: EditableOrganization,
  accounts: readonly EditableAccount[],
): Json {
  const members = accounts.filter((one) => pick(PLACES, one.unit) !== undefined && !isElsewhere(one));
  return {
    Organization: {
      Id: ORGANIZATION,
      Arn: `${base}:organization/${ORGANIZATION}`,
      FeatureSet: 'ALL',
      MasterAccountId: MANAGEMENT,
    },
    Roots: [root(organization)],
    OrganizationalUnits: UNITS.map((Id, index) => ({
      Id,
      Arn: `${base}:ou/${ORGANIZATION}/${Id}`,
      Name: Id,
      ParentId: organization.nested && index === 1 ? UNITS[0] : ROOT,
    })),
    Accounts: members.map(memberOf(`${base}:account/${ORGANIZATION}`)),
    ...policies(
      organization,
      members.map(({ id }) => id),
    ),
    ...administrators(
      organization,
      members.map(({ id }) => id),
    ),
  };
}

const memberOf =
  (prefix: string) =>
  ({ id, unit, closed }: EditableAccount): Json => ({
    Id: id,
    Arn: `${prefix}/${id}`,
    Name: id,
    Status: closed ? 'SUSPENDED' : 'ACTIVE',
    ParentId: pick(PLACES, unit),
  });

/** Its guardrails are unknown. Its id comes before that of the first. */
export function otherOrganizationExport(accounts: readonly EditableAccount[]): Json {
  const [Id, manager] = ['o-another000', '444444444444'];
  const prefix = `arn:aws:organizations::${manager}`;
  const Arn = `${prefix}:organization/${Id}`;
  return {
    Organization: { Id, Arn, FeatureSet: 'ALL', MasterAccountId: manager },
    Roots: [{ Id: OTHER_ROOT, Arn: `${prefix}:root/${Id}/${OTHER_ROOT}`, Name: 'Root', PolicyTypes: [] }],
    OrganizationalUnits: [],
    Accounts: accounts.filter(isElsewhere).map(memberOf(`${prefix}:account/${Id}`)),
  };
}

const SERVICES = [
  'sso.amazonaws.com',
  'iam.amazonaws.com',
  'member.org.stacksets.cloudformation.amazonaws.com',
  undefined,
] as const;

function administrators({ delegated }: EditableOrganization, memberIds: readonly string[]): Json {
  if (delegated === undefined) return {};
  const listed = ACCOUNTS.slice(1).flatMap((Id, index) => {
    const ServicePrincipal = pick(SERVICES, Math.floor(delegated / SERVICES.length ** index));
    if (ServicePrincipal === undefined || !memberIds.includes(Id)) return [];
    return [{ Id, DelegatedServices: [{ ServicePrincipal }] }];
  });
  return { DelegatedAdministrators: listed };
}

function root({ serviceControlEnabled, resourceControl }: EditableOrganization): Json {
  const types = [
    ...(serviceControlEnabled ? ['SERVICE_CONTROL_POLICY'] : []),
    ...(resourceControl === undefined ? [] : ['RESOURCE_CONTROL_POLICY']),
  ];
  return {
    Id: ROOT,
    Arn: `${base}:root/${ORGANIZATION}/${ROOT}`,
    Name: 'Root',
    PolicyTypes: types.map((Type) => ({ Type, Status: 'ENABLED' })),
  };
}

function policies(organization: EditableOrganization, memberIds: readonly string[]): Json {
  const { serviceControl, attached, closed, resourceControl } = organization;
  const policy = (Id: string, Type: string, Content: Json, isOwn = true) => {
    const owner = isOwn ? `${base}:policy/${ORGANIZATION}` : 'arn:aws:organizations::aws:policy';
    const Arn = `${owner}/${Type.toLowerCase()}/${Id}`;
    return {
      PolicySummary: { Id, Arn, Name: Id, Type, AwsManaged: !isOwn },
      Content: JSON.stringify(Content),
    };
  };
  const present = new Set<string>([ROOT, ...UNITS, ...memberIds]);
  const isThere = (targetId: string): boolean => present.has(targetId);
  const limited = resourceControl === undefined ? [] : [pick(LIMITS, resourceControl)];
  return {
    Policies: [
      policy('p-FullAWSAccess', 'SERVICE_CONTROL_POLICY', document(statement('*')), false),
      policy('p-own00000', 'SERVICE_CONTROL_POLICY', pick(POLICIES, serviceControl)),
      ...limited.map((content) => policy('p-limit000', 'RESOURCE_CONTROL_POLICY', content)),
    ],
    PolicyTargets: [
      ...[ROOT, ...(closed ? [] : [UNITS[0]]), ...ACCOUNTS]
        .filter(isThere)
        .map((TargetId) => ({ PolicyId: 'p-FullAWSAccess', TargetId })),
      ...targets
        .filter((target, index) => isThere(target) && (attached & (2 ** index)) > 0)
        .map((TargetId) => ({ PolicyId: 'p-own00000', TargetId })),
      ...limited.map(() => ({ PolicyId: 'p-limit000', TargetId: UNITS[1] })),
    ],
  };
}

// ── Identity Center ────────────────────────────────────────────────────────────────────────────────────────────────

export interface EditableIdentityCenter {
  inline: number;
  /** In which accounts the group is assigned, and the user, bit by bit. */
  assigned: number;
  member: boolean;
  /** Managed policies, a boundary, bit by bit. */
  holds: number;
  /** Whose the instance is: of one of the accounts, or that was never said. */
  owner: number;
}

const INSTANCE = 'arn:aws:sso:::instance/ssoins-1111222233334444';
const STORE = 'd-1111111111';
const PERMISSION_SET = 'arn:aws:sso:::permissionSet/ssoins-1111222233334444/ps-1111222233334444';
const [, NAME = ''] = SIGN_IN_ROLE.split('_');

export function identityCenterExports(center: EditableIdentityCenter): readonly Json[] {
  const { inline, assigned, member, holds, owner } = center;
  const managed = { CustomerManagedPolicyReference: { Name: 'managed', Path: '/' } };
  const assignments = ACCOUNTS.map((AccountId, index) => ({
    AccountId,
    PermissionSetArn: PERMISSION_SET,
    AccountAssignments: [
      { bit: 2 ** index, PrincipalType: 'GROUP', PrincipalId: 'g-staff' },
      { bit: 2 ** (index + 3), PrincipalType: 'USER', PrincipalId: 'u-ann' },
    ]
      .filter(({ bit }) => (assigned & bit) > 0)
      .map(({ bit: _bit, ...principal }) => ({
        AccountId,
        PermissionSetArn: PERMISSION_SET,
        ...principal,
      })),
  }));
  const membership = {
    MembershipId: 'm-1',
    GroupId: 'g-staff',
    MemberId: { UserId: 'u-ann' },
    IdentityStoreId: STORE,
  };
  return [
    {
      Instances: [
        {
          InstanceArn: INSTANCE,
          IdentityStoreId: STORE,
          OwnerAccountId: pick(ACCOUNTS, owner),
          Name: 'staff',
        },
      ],
    },
    { InstanceArn: INSTANCE, PermissionSets: [PERMISSION_SET] },
    { PermissionSet: { Name: NAME, PermissionSetArn: PERMISSION_SET, SessionDuration: 'PT1H' } },
    { PermissionSetArn: PERMISSION_SET, InlinePolicy: JSON.stringify(pick(POLICIES, inline)) },
    {
      PermissionSetArn: PERMISSION_SET,
      AttachedManagedPolicies:
        (holds & 1) > 0 ? [{ Name: 'ReadOnlyAccess', Arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }] : [],
    },
    {
      PermissionSetArn: PERMISSION_SET,
      CustomerManagedPolicyReferences: (holds & 2) > 0 ? [{ Name: 'managed', Path: '/' }] : [],
    },
    ...((holds & 4) > 0 ? [{ PermissionSetArn: PERMISSION_SET, PermissionsBoundary: managed }] : []),
    { Users: [{ UserId: 'u-ann', UserName: 'ann', IdentityStoreId: STORE }] },
    { Groups: [{ GroupId: 'g-staff', DisplayName: 'staff', IdentityStoreId: STORE }] },
    { GroupMemberships: member ? [membership] : [], GroupId: 'g-staff' },
    ...assignments,
  ];
}
