/** Reads users, groups, roles and managed policies out of account authorization details (F-2 to F-5, F-21). */
import type {
  AttachedPolicy,
  EntityDetail,
  GroupDetail,
  InlinePolicyDetail,
  InstanceProfileDetail,
  ManagedPolicyDetail,
  PolicyVersionDetail,
  RoleDetail,
  TagPair,
  UserDetail,
} from './accountExport.js';
import { quote, type EntityArn } from './entityArn.js';
import type { Fields } from '../shared/fields.js';
import { readPolicyText } from '../shared/policyText.js';

/** What an entity says apart from its ARN, which says whose it is. */
type Body<Detail extends EntityDetail> = Omit<Detail, keyof EntityDetail>;

export function readUser(fields: Fields): Body<UserDetail> {
  return {
    ...present('userId', fields.text('UserId')),
    groupNames: fields.texts('GroupList'),
    inlinePolicies: readInlinePolicies(fields, 'UserPolicyList'),
    attachedPolicies: readAttachedPolicies(fields),
    ...readPermissionsBoundary(fields),
    tags: readTags(fields),
  };
}

export function readGroup(fields: Fields): Body<GroupDetail> {
  return {
    ...present('groupId', fields.text('GroupId')),
    inlinePolicies: readInlinePolicies(fields, 'GroupPolicyList'),
    attachedPolicies: readAttachedPolicies(fields),
  };
}

export function readRole(fields: Fields): Body<RoleDetail> {
  const lastUsed = fields.record('RoleLastUsed');
  return {
    ...present('roleId', fields.text('RoleId')),
    trustPolicy: readPolicyText(fields, 'AssumeRolePolicyDocument'),
    inlinePolicies: readInlinePolicies(fields, 'RolePolicyList'),
    attachedPolicies: readAttachedPolicies(fields),
    ...readPermissionsBoundary(fields),
    instanceProfiles: readInstanceProfiles(fields),
    tags: readTags(fields),
    ...present('lastUsedAt', lastUsed?.time('LastUsedDate')),
    ...present('lastUsedRegion', lastUsed?.text('Region')),
    ...readNestedRole(fields),
  };
}

export function readManagedPolicy(fields: Fields): Body<ManagedPolicyDetail> {
  const versions = fields.records('PolicyVersionList').map(readVersion);
  const defaultVersionId = readDefaultVersionId(fields, versions);
  return {
    ...present('policyId', fields.text('PolicyId')),
    ...present('description', fields.text('Description')),
    ...present('defaultVersionId', defaultVersionId),
    versions: versions.map(({ version }) => ({
      ...version,
      isDefault: version.versionId === defaultVersionId,
    })),
    ...present('updatedAt', fields.time('UpdateDate')),
    ...present('isAttachable', fields.flag('IsAttachable')),
  };
}

/** What the ARN says of an entity. A name or path beside it that says something else is a contradiction. */
export function readEntityDetail(fields: Fields, entity: EntityArn, nameKey: string): EntityDetail {
  expectText(fields, nameKey, entity.name);
  expectText(fields, 'Path', entity.path);
  return {
    arn: entity.arn,
    name: entity.name,
    path: entity.path,
    ...present('createdAt', fields.time('CreateDate')),
    origin: { file: fields.findings.file, path: fields.path },
  };
}

function expectText(fields: Fields, key: string, expected: string): void {
  const found = fields.text(key);
  if (found === undefined || found === expected) return;
  const message = `${key} is ${quote(found)}, but the ARN beside it says ${quote(expected)}. Correct one of them.`;
  fields.findings.problem(fields.pathOf(key), message);
}

function readInlinePolicies(fields: Fields, key: string): readonly InlinePolicyDetail[] {
  const policies = fields.records(key).map((record) => ({
    name: record.requiredText('PolicyName') ?? '',
    document: readPolicyText(record, 'PolicyDocument'),
  }));
  refuseRepeats(
    fields,
    key,
    policies.map(({ name }) => name),
  );
  return policies;
}

function readAttachedPolicies(fields: Fields): readonly AttachedPolicy[] {
  const attached = new Map<string, AttachedPolicy>();
  for (const record of fields.records('AttachedManagedPolicies')) {
    const policy = record.arn('PolicyArn', 'policy');
    if (policy !== undefined) attached.set(policy.arn, { name: policy.name, arn: policy.arn });
  }
  return [...attached.values()];
}

/** Its type says one thing in the model and another in the samples, and is not looked at (F-12). */
function readPermissionsBoundary(fields: Fields): { readonly permissionsBoundaryArn?: string } {
  const boundary = fields.record('PermissionsBoundary');
  return present('permissionsBoundaryArn', boundary?.arn('PermissionsBoundaryArn', 'policy')?.arn);
}

export function readTags(fields: Fields): readonly TagPair[] {
  const tags = fields
    .records('Tags')
    .map((tag): TagPair => [tag.requiredText('Key') ?? '', tag.text('Value') ?? '']);
  refuseRepeats(
    fields,
    'Tags',
    tags.map(([key]) => key),
  );
  return tags;
}

function readInstanceProfiles(fields: Fields): readonly InstanceProfileDetail[] {
  return fields.records('InstanceProfileList').flatMap((record) => {
    const entity = record.arn('Arn', 'instanceProfile');
    const tags = readTags(record);
    const id = present('instanceProfileId', record.text('InstanceProfileId'));
    return entity === undefined
      ? []
      : [{ ...readEntityDetail(record, entity, 'InstanceProfileName'), ...id, tags }];
  });
}

/** The role inside an instance profile may know two things that its own entry never says (F-7, F-23). */
function readNestedRole(fields: Fields): Pick<RoleDetail, 'maxSessionDuration' | 'description'> {
  const nested = fields.records('InstanceProfileList').flatMap((profile) => profile.records('Roles'));
  const sources = [fields, ...nested];
  return {
    ...present(
      'maxSessionDuration',
      firstOf(sources, (source) => source.wholeNumber('MaxSessionDuration')),
    ),
    ...present(
      'description',
      firstOf(sources, (source) => source.text('Description')),
    ),
  };
}

interface ReadVersion {
  readonly version: Omit<PolicyVersionDetail, 'isDefault'>;
  readonly saysDefault: boolean;
}

function readVersion(fields: Fields): ReadVersion {
  return {
    version: {
      versionId: fields.requiredText('VersionId') ?? '',
      ...present('createdAt', fields.time('CreateDate')),
      document: readPolicyText(fields, 'Document'),
    },
    saysDefault: fields.flag('IsDefaultVersion') ?? false,
  };
}

/** The version that says so of itself is the one that counts (F-16); the policy has to agree. */
function readDefaultVersionId(fields: Fields, versions: readonly ReadVersion[]): string | undefined {
  refuseRepeats(
    fields,
    'PolicyVersionList',
    versions.map(({ version }) => version.versionId),
  );
  const defaultId = fields.text('DefaultVersionId');
  const marked = versions.filter(({ saysDefault }) => saysDefault).map(({ version }) => version.versionId);
  const [first] = marked;
  if (marked.length > 1 || (first !== undefined && defaultId !== undefined && first !== defaultId)) {
    const found = [...new Set([...(defaultId === undefined ? [] : [defaultId]), ...marked])]
      .map(quote)
      .join(' and ');
    fields.findings.problem(
      fields.path,
      `More than one version is called the default one: ${found}. Export again.`,
    );
  }
  return first ?? defaultId;
}

function refuseRepeats(fields: Fields, key: string, names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name))
      fields.findings.problem(fields.pathOf(key), `${quote(name)} is in this list twice. Keep one.`);
    seen.add(name);
  }
}

function firstOf<T>(sources: readonly Fields[], read: (source: Fields) => T | undefined): T | undefined {
  return sources.map(read).find((value) => value !== undefined);
}

/** The property where there is a value, else nothing. */
export function present<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}
