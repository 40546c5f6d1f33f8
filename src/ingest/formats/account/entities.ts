/** Reads users, groups, roles, managed policies and instance profiles as IAM prints them (F-2 to F-5, F-21). */
import { definedFields } from '../../../graph/model/definedFields.js';
import { isAccountId, parseIamArn } from '../../../iam/language/arn.js';
import { eachOnce, type Fields } from '../shared/fields.js';
import { quote } from '../shared/jsonValue.js';
import type { Origin } from '../shared/findings.js';
import { policyText } from '../shared/policyText.js';
import { flag, inside, record, text, texts, time, type Reader } from '../shared/record.js';
import { tags } from '../shared/tags.js';

export interface AttachedPolicy {
  readonly name: string;
  readonly arn: string;
}

/** An entry of a list, identified by its ARN. */
export interface Listed {
  readonly arn: string;
  readonly origin: Origin;
}

/** The fields of all IAM entities; the name is unique per account and kind. */
export interface EntityDetail extends Listed {
  /** The last part of the ARN. */
  readonly name: string;
  /** `/` or `/…/`. */
  readonly path: string;
  /** Epoch milliseconds, like all times here. */
  readonly createdAt?: number;
}

// ── ARNs, which name the account of an entity (F-14, F-117)

interface EntityArn {
  readonly arn: string;
  readonly partition: string;
  /** `aws` for AWS managed policies, which belong to no account. */
  readonly accountId: string;
  /** `/` or `/…/`. */
  readonly path: string;
  readonly name: string;
}

/** The account part of the ARN of an AWS managed policy. */
export const awsAccountId = 'aws';

const maxArnLength = 2048;
const partitionPattern = /^aws(?:-[a-z]+)*$/;
const pathPattern = /^[!-~]+$/;
const namePattern = /^[\w+=,.@-]{1,128}$/;

/** The type in the ARN, by kind of entity. */
const types = {
  user: 'user',
  group: 'group',
  role: 'role',
  policy: 'policy',
  instanceProfile: 'instance-profile',
} as const;

type EntityKind = keyof typeof types;

function readArn(fields: Fields, key: string, kind: EntityKind): EntityArn | undefined {
  if (fields.at(key) === undefined)
    return fields.problem(`${key} is missing, so nobody can tell what this is. Export again.`);
  const arn = fields.text(key);
  if (arn === undefined) return undefined;
  const entity = arn.length > maxArnLength ? undefined : parseIamArn(arn);
  const refuse = (reason: string) => fields.problem(`${quote(arn)} ${reason}`, key);
  if (entity === undefined || !('path' in entity) || entity.kind !== kind) {
    const example = `arn:aws:iam::111122223333:${types[kind]}/NAME`;
    return refuse(`is no ARN of the kind that belongs here, such as ${example}.`);
  }
  const { partition, accountId, path, name } = entity;
  const isAwsManaged = kind === 'policy' && accountId === awsAccountId;
  if (!partitionPattern.test(partition)) return refuse(`names no partition of AWS: ${quote(partition)}.`);
  if (!isAwsManaged && !isAccountId(accountId)) return refuse(accountIdReason(accountId));
  if (!namePattern.test(name)) return refuse('ends in no name that IAM allows.');
  if (!pathPattern.test(path)) return refuse('holds characters that IAM does not allow in a path.');
  return { arn, partition, accountId, path, name };
}

function accountIdReason(accountId: string): string {
  const found = /^[0-9]+$/.test(accountId) ? `has ${accountId.length} digits` : 'is no number';
  return `has the account id ${quote(accountId)}, which ${found}; an account id is 12 digits, leading zeros included.`;
}

// ── Shared fields

/** Reads the fields of all entities. A name or path that differs from the ARN is a problem. */
function readEntity(fields: Fields, { arn, name, path }: EntityArn, nameKey: string): EntityDetail {
  expectText(fields, nameKey, name);
  expectText(fields, 'Path', path);
  return definedFields({ arn, name, path, createdAt: fields.time('CreateDate'), origin: fields.origin });
}

function expectText(fields: Fields, key: string, expected: string): void {
  const found = fields.text(key);
  if (found === undefined || found === expected) return;
  fields.problem(
    `${key} is ${quote(found)}, but the ARN beside it says ${quote(expected)}. Correct one of them.`,
    key,
  );
}

const inlinePolicy = record({
  name: (policy: Fields) => policy.requiredText('PolicyName') ?? '',
  document: policyText('PolicyDocument'),
});

export type InlinePolicyDetail = ReturnType<typeof inlinePolicy>;

const inlinePolicies = (key: string) => (fields: Fields) =>
  eachOnce(fields, key, fields.records(key).map(inlinePolicy), ({ name }) => name);

function attachedPolicies(fields: Fields): readonly AttachedPolicy[] {
  const arns = fields.records('AttachedManagedPolicies').map((one) => readArn(one, 'PolicyArn', 'policy'));
  const attached = arns.flatMap((one) => (one ? [[one.arn, { name: one.name, arn: one.arn }] as const] : []));
  return [...new Map(attached).values()];
}

/** The type of a boundary differs between AWS's model and its samples, and is ignored (F-12). */
const permissionsBoundaryArn = inside(
  'PermissionsBoundary',
  (boundary) => readArn(boundary, 'PermissionsBoundaryArn', 'policy')?.arn,
);

// ── Entities

const user = record({
  userId: text('UserId'),
  /** Names of groups in the same account (F-10). */
  groupNames: texts('GroupList'),
  inlinePolicies: inlinePolicies('UserPolicyList'),
  attachedPolicies,
  permissionsBoundaryArn,
  tags,
});

export type UserDetail = EntityDetail & ReturnType<typeof user>;

const group = record({
  groupId: text('GroupId'),
  inlinePolicies: inlinePolicies('GroupPolicyList'),
  attachedPolicies,
});

export type GroupDetail = EntityDetail & ReturnType<typeof group>;

const instanceProfile = record({ instanceProfileId: text('InstanceProfileId'), tags });

export type InstanceProfileDetail = EntityDetail & ReturnType<typeof instanceProfile>;

const profileName = 'InstanceProfileName';

function nestedProfile(fields: Fields): InstanceProfileDetail | undefined {
  const arn = readArn(fields, 'Arn', 'instanceProfile');
  const body = instanceProfile(fields);
  return arn && { ...readEntity(fields, arn, profileName), ...body };
}

const ownRole = record({
  roleId: text('RoleId'),
  trustPolicy: policyText('AssumeRolePolicyDocument'),
  inlinePolicies: inlinePolicies('RolePolicyList'),
  attachedPolicies,
  permissionsBoundaryArn,
  instanceProfiles: (role: Fields) =>
    role.records('InstanceProfileList').flatMap((profile) => nestedProfile(profile) ?? []),
  tags,
});

const lastUsed = inside(
  'RoleLastUsed',
  record({ lastUsedAt: time('LastUsedDate'), lastUsedRegion: text('Region') }),
);

const described = record({
  /** Seconds. */
  maxSessionDuration: (role: Fields) => role.wholeNumber('MaxSessionDuration'),
  description: text('Description'),
});

/** Reads the two fields that only the role inside an instance profile may have (F-7, F-23). */
function describedInProfile(role: Fields): ReturnType<typeof described> {
  const nested = role.records('InstanceProfileList').flatMap((profile) => profile.records('Roles'));
  return Object.assign({}, ...[role, ...nested].map(described).toReversed());
}

const role = (fields: Fields) => ({ ...ownRole(fields), ...lastUsed(fields), ...describedInProfile(fields) });

export type RoleDetail = EntityDetail & ReturnType<typeof role>;

const version = record({
  /** `v1`, `v2`, … */
  versionId: (fields: Fields) => fields.requiredText('VersionId') ?? '',
  isDefault: (fields: Fields) => fields.flag('IsDefaultVersion') ?? false,
  createdAt: time('CreateDate'),
  document: policyText('Document'),
});

export type PolicyVersionDetail = ReturnType<typeof version>;

const ownPolicy = record({
  policyId: text('PolicyId'),
  description: text('Description'),
  updatedAt: time('UpdateDate'),
  isAttachable: flag('IsAttachable'),
});

/** Reads a managed policy. The version marked as default is the one that counts (F-16), and the policy must agree. */
function policy(fields: Fields) {
  const read = fields.records('PolicyVersionList').map(version);
  eachOnce(fields, 'PolicyVersionList', read, ({ versionId }) => versionId);
  const stated = fields.text('DefaultVersionId');
  const marked = read.filter(({ isDefault }) => isDefault).map(({ versionId }) => versionId);
  const ids = [...new Set([...(stated === undefined ? [] : [stated]), ...marked])];
  if (marked.length > 1 || ids.length > 1)
    fields.problem(
      `More than one version is called the default one: ${ids.map(quote).join(' and ')}. Export again.`,
    );
  const defaultVersionId = marked[0] ?? stated;
  /** All versions in the export (F-16); the default one may be missing. */
  const versions = read.map((one) => ({ ...one, isDefault: one.versionId === defaultVersionId }));
  /** Empty where the export does not say which version is the default. */
  const known = defaultVersionId === undefined ? {} : { defaultVersionId };
  return { ...ownPolicy(fields), ...known, versions };
}

export type ManagedPolicyDetail = EntityDetail & ReturnType<typeof policy>;

// ── Lists

export interface Owner {
  readonly partition: string;
  readonly accountId: string;
}

export interface Filed<Detail> extends Owner {
  readonly detail: Detail;
}

/** Returns a reader of one entity. It continues after a problem, to find the others. */
const entity =
  <Body>(kind: EntityKind, nameKey: string, body: Reader<Body>) =>
  (fields: Fields): Filed<EntityDetail & Body> | undefined => {
    const said = body(fields);
    const arn = readArn(fields, 'Arn', kind);
    if (arn === undefined) return undefined;
    const detail = { ...readEntity(fields, arn, nameKey), ...said };
    return { partition: arn.partition, accountId: arn.accountId, detail };
  };

export const readUser = entity('user', 'UserName', user);
export const readGroup = entity('group', 'GroupName', group);
export const readRole = entity('role', 'RoleName', role);
export const readManagedPolicy = entity('policy', 'PolicyName', policy);

/** A profile of list-instance-profiles, which also lists profiles without a role (F-22). */
const listedProfile = record({
  instanceProfileId: text('InstanceProfileId'),
  tags,
  roleArn(profile: Fields) {
    const [first] = profile.records('Roles');
    return first && readArn(first, 'Arn', 'role')?.arn;
  },
});

export type ListedInstanceProfile = EntityDetail & ReturnType<typeof listedProfile>;

export const readInstanceProfile = entity('instanceProfile', profileName, listedProfile);
