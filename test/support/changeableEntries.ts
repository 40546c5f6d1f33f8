/** Users, roles, groups and policies as an export holds them, with invented ids. */

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
  InstanceProfileList: { Arn: string; [field: string]: unknown }[];
  RolePolicyList: InlineEntry[];
}

export interface GroupEntry extends Entry {
  GroupName: string;
  GroupId: string;
  GroupPolicyList: InlineEntry[];
  AttachedManagedPolicies: AttachedEntry[];
}

export interface VersionEntry {
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

export interface AccountDetails {
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

export const CREATED = '2026-01-01T00:00:00Z';

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
