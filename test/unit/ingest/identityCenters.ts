/** Outputs about one instance of Identity Center, with invented ids. */
import type { IdentityCenterPart } from '../../../src/ingest/formats/unitParts.js';
import type { ParsedExport } from '../../../src/ingest/formats/parsedExport.js';
import { parseAs } from './exports.js';

export const INSTANCE = 'arn:aws:sso:::instance/ssoins-1111111111111111';
export const STORE = 'd-1111111111';
export const OWNER = '111111111111';
export const SHOP = '222222222222';
export const BILLING = '333333333333';

export const setArn = (id: string): string => `arn:aws:sso:::permissionSet/ssoins-1111111111111111/ps-${id}`;
export const ADMIN = setArn('aaaaaaaaaaaaaaaa');
export const READER = setArn('bbbbbbbbbbbbbbbb');

export const instances = {
  Instances: [{ InstanceArn: INSTANCE, IdentityStoreId: STORE, OwnerAccountId: OWNER, Name: 'staff' }],
};

export const described = (arn: string, name: string, more: object = {}) => ({
  PermissionSet: { Name: name, PermissionSetArn: arn, SessionDuration: 'PT1H', ...more },
});

export const inline = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
});

export const assignment = (arn: string, account: string, type: string, id: string) => ({
  AccountId: account,
  PermissionSetArn: arn,
  PrincipalType: type,
  PrincipalId: id,
});

export const user = (id: string, name: string) => ({
  UserId: id,
  UserName: name,
  UserStatus: 'ENABLED',
  IdentityStoreId: STORE,
  Emails: [{ Value: `${name}@example.com` }],
});

export const group = (id: string, name: string) => ({
  GroupId: id,
  DisplayName: name,
  IdentityStoreId: STORE,
});

export const member = (groupId: string, userId: string) => ({
  MembershipId: `${groupId}-${userId}`,
  GroupId: groupId,
  MemberId: { UserId: userId },
  IdentityStoreId: STORE,
});

/** Each output as a file of its own. */
export const outputs = (): Record<string, object> => ({
  'instances.json': instances,
  'sets.json': { InstanceArn: INSTANCE, PermissionSets: [ADMIN, READER] },
  'admin.json': described(ADMIN, 'Admin', { Description: 'All of it.' }),
  'admin-inline.json': { PermissionSetArn: ADMIN, InlinePolicy: inline },
  'admin-managed.json': {
    PermissionSetArn: ADMIN,
    AttachedManagedPolicies: [
      { Name: 'AdministratorAccess', Arn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    ],
  },
  'admin-customer.json': {
    PermissionSetArn: ADMIN,
    CustomerManagedPolicyReferences: [{ Name: 'extra', Path: '/team/' }, { Name: 'base' }],
  },
  'admin-boundary.json': {
    PermissionSetArn: ADMIN,
    PermissionsBoundary: { CustomerManagedPolicyReference: { Name: 'limit', Path: '/' } },
  },
  'reader.json': described(READER, 'Read-Only_v2'),
  'reader-inline.json': { PermissionSetArn: READER, InlinePolicy: '' },
  'reader-managed.json': { PermissionSetArn: READER, AttachedManagedPolicies: [] },
  'reader-customer.json': { PermissionSetArn: READER, CustomerManagedPolicyReferences: [] },
  'admin-assignments.json': {
    PermissionSetArn: ADMIN,
    AccountId: SHOP,
    AccountAssignments: [
      assignment(ADMIN, SHOP, 'GROUP', 'g-admins'),
      assignment(ADMIN, SHOP, 'USER', 'u-ann'),
    ],
  },
  'admin-assignments-2.json': { AccountAssignments: [assignment(ADMIN, BILLING, 'USER', 'u-ann')] },
  'reader-assignments.json': {
    PermissionSetArn: READER,
    AccountId: SHOP,
    AccountAssignments: [assignment(READER, SHOP, 'GROUP', 'g-staff')],
  },
  'users.json': { Users: [user('u-ann', 'ann'), user('u-bob', 'bob'), user('u-cleo', 'cleo')] },
  'groups.json': { Groups: [group('g-admins', 'admins'), group('g-staff', 'staff')] },
  'admins.json': { GroupMemberships: [member('g-admins', 'u-ann'), member('g-admins', 'u-bob')] },
  'staff.json': { GroupMemberships: [], GroupId: 'g-staff' },
});

export const parse = async (value: unknown, file = 'identity-center.json'): Promise<ParsedExport> =>
  parseAs('Identity Center', file, JSON.stringify(value));

export const partsOf = async (
  files: Readonly<Record<string, unknown>>,
): Promise<readonly IdentityCenterPart[]> =>
  (await Promise.all(Object.entries(files).map(([name, value]) => parse(value, name)))).flatMap(
    ({ identityCenters = [] }) => identityCenters,
  );
