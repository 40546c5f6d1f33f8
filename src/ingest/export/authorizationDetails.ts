/** Writes users, groups, roles, policies and instance profiles as `aws iam` prints them. */
import {
  pagedLists,
  type AccountExport,
  type GroupDetail,
  type ManagedPolicyDetail,
  type RoleDetail,
  type UserDetail,
} from '../formats/account/accountExport.js';
import type { EntityDetail, InstanceProfileDetail } from '../formats/account/entities.js';
import { isTruncated, truncatedIn } from '../formats/account/truncatedParts.js';
import type { WholeExport } from '../merge/completeExport.js';
import { DocumentsWriter } from './documents.js';
import { exportedDocument, tagsOf, timeOf, type ExportedDocument, type Written } from './exportedDocument.js';

/** Returns pages of `aws iam get-account-authorization-details`. */
export function authorizationDetails({ account, awsManaged }: WholeExport): readonly ExportedDocument[] {
  const { collected, truncated } = account;
  const documents = new DocumentsWriter();
  // As the import merges them, their order tells which of its accounts hold them, too.
  const ofAws = [...awsManaged.values()].toSorted((a, b) => (a.arn < b.arn ? -1 : 1));
  const policyOf = policyWriter(documents);
  const lists = {
    UserDetailList: collected.users && account.users.map(userWriter(documents)),
    GroupDetailList: collected.groups && account.groups.map(groupWriter(documents)),
    RoleDetailList: collected.roles && account.roles.map(roleWriter(documents)),
    Policies: collected.policies && [...account.policies, ...ofAws].map(policyOf),
  };
  const held = Object.fromEntries(Object.entries(lists).filter(([, list]) => list));
  const page = { ...held, ...(truncated ? { IsTruncated: true } : {}) };
  const omitted = [...lostOf(account), ...documents.omitted];
  return [
    ...(Object.keys(held).length > 0
      ? [exportedDocument('account-authorization-details.json', page, omitted)]
      : []),
    // On a page of the account itself, these policies would mean that the account's list of policies was collected.
    ...(collected.policies || ofAws.length === 0
      ? []
      : [
          exportedDocument('aws-managed-policies.json', { Policies: ofAws.map(policyOf) }, documents.omitted),
        ]),
  ];
}

const isOfDetails = (part: string): boolean => pagedLists.some((name) => name === part);

/** Returns, in sentences, what the pages cannot express about their account. */
function lostOf(account: AccountExport): readonly string[] {
  const { accountId, users, groups, roles, policies } = account;
  return [
    ...(users.length + groups.length + roles.length + policies.length === 0
      ? [`Account ${accountId} has no user, group, role or policy: no import can tell whose such lists are.`]
      : []),
    ...(truncatedIn(account).some((part) => !isOfDetails(part))
      ? ['The last import said that more follows of other lists, which no document says.']
      : []),
    ...wholeLists(account).map(
      (list) =>
        `The ${list} of account ${accountId} are whole, and the page says that more follows of them, too.`,
    ),
  ];
}

/** Returns the lists that are whole beside others that are not: one page says of all that more follows. */
const wholeLists = (account: AccountExport): readonly string[] =>
  account.truncated
    ? pagedLists.filter((list) => account.collected[list] === true && !isTruncated(account, list))
    : [];

/** Returns the output of `aws iam list-instance-profiles`. */
export function instanceProfiles({ accountId, ...account }: AccountExport): readonly ExportedDocument[] {
  if (!account.collected.instanceProfiles) return [];
  const InstanceProfiles = account.instanceProfiles.map((profile) => ({
    ...profileOf(profile),
    Roles: profile.roleArn === undefined ? [] : [{ Arn: profile.roleArn }],
  }));
  const omitted =
    InstanceProfiles.length === 0
      ? [`Account ${accountId} has no instance profile: no import can tell whose an empty list is.`]
      : [];
  return [exportedDocument('instance-profiles.json', { InstanceProfiles }, omitted)];
}

const namesOf = ({ arn, name, path, createdAt }: EntityDetail, key: string) => ({
  Path: path,
  [key]: name,
  Arn: arn,
  CreateDate: timeOf(createdAt),
});

const userWriter = (documents: DocumentsWriter) => (user: UserDetail) => ({
  ...namesOf(user, 'UserName'),
  UserId: user.userId,
  UserPolicyList: inlinePolicies(user, documents),
  GroupList: user.groupNames,
  ...managedPolicies(user),
  Tags: tagsOf(user.tags),
});

const groupWriter = (documents: DocumentsWriter) => (group: GroupDetail) => ({
  ...namesOf(group, 'GroupName'),
  GroupId: group.groupId,
  GroupPolicyList: inlinePolicies(group, documents),
  ...managedPolicies(group),
});

const roleWriter = (documents: DocumentsWriter) => (role: RoleDetail) => {
  const { lastUsedAt, lastUsedRegion } = role;
  const isUsed = lastUsedAt !== undefined || lastUsedRegion !== undefined;
  return {
    ...namesOf(role, 'RoleName'),
    RoleId: role.roleId,
    AssumeRolePolicyDocument: documents.write(role.trustPolicy, `trust policy of role ${role.name}`),
    InstanceProfileList: role.instanceProfiles.map(profileOf),
    RolePolicyList: inlinePolicies(role, documents),
    ...managedPolicies(role),
    Tags: tagsOf(role.tags),
    RoleLastUsed: isUsed ? { LastUsedDate: timeOf(lastUsedAt), Region: lastUsedRegion } : undefined,
    MaxSessionDuration: role.maxSessionDuration,
    Description: role.description,
  };
};

const policyWriter = (documents: DocumentsWriter) => (policy: ManagedPolicyDetail) => ({
  ...namesOf(policy, 'PolicyName'),
  PolicyId: policy.policyId,
  Description: policy.description,
  DefaultVersionId: policy.defaultVersionId,
  IsAttachable: policy.isAttachable,
  UpdateDate: timeOf(policy.updatedAt),
  PolicyVersionList: policy.versions.map(({ versionId, isDefault, createdAt, document }) => ({
    VersionId: versionId,
    IsDefaultVersion: isDefault,
    CreateDate: timeOf(createdAt),
    Document: documents.write(document, `version ${versionId} of policy ${policy.name}`),
  })),
});

const profileOf = (profile: InstanceProfileDetail) => ({
  ...namesOf(profile, 'InstanceProfileName'),
  InstanceProfileId: profile.instanceProfileId,
  Tags: tagsOf(profile.tags),
});

type Holder = Pick<UserDetail, 'arn' | 'inlinePolicies' | 'attachedPolicies' | 'permissionsBoundaryArn'>;

const inlinePolicies = ({ arn, inlinePolicies: policies }: Holder, documents: DocumentsWriter): Written =>
  policies.map(({ name, document }) => ({
    PolicyName: name,
    PolicyDocument: documents.write(document, `inline policy ${name} of ${arn}`),
  }));

const managedPolicies = ({ attachedPolicies, permissionsBoundaryArn: boundary }: Holder) => ({
  AttachedManagedPolicies: attachedPolicies.map(({ name, arn }) => ({ PolicyName: name, PolicyArn: arn })),
  PermissionsBoundary:
    boundary === undefined
      ? undefined
      : { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary },
});
