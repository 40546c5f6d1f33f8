/** The IAM verbs for users, roles and groups: each row names the kind of entity and the edit. */
import { definedFields } from '../../../graph/model/definedFields.js';
import type { GroupDetail, RoleDetail, UserDetail } from '../../formats/account/accountExport.js';
import type { EntityDetail } from '../../formats/account/entities.js';
import {
  changes,
  creates,
  deletes,
  expectModifiable,
  expectTaggable,
  find,
  groups,
  idOf,
  roles,
  users,
  type Found,
} from './entities.js';
import {
  addTags,
  attach,
  boundary,
  deleteBoundary,
  deleteInline,
  detach,
  expectUsable,
  inlinePolicy,
  managedPolicy,
  policyName,
  putBoundary,
  putInline,
  removeTags,
  tagged,
  tagKeys,
  tagsWith,
} from './holders.js';
import { readPolicyWithPrincipals } from './policyDocuments.js';
import { charactersIn } from '../../../iam/facts/quotas.js';
import { keepWithin } from './quotas.js';
import { document, policyDocument, text, verb, wholeList, type ArgumentsOf, type Scene } from '../scene.js';
import { Refusal } from '../changeRefused.js';
import { credentialsLeft, withoutCredentials, withNoCredentials } from './credentials.js';

// ── Creation ───────────────────────────────────────────────────────────────────────────────────────────────────────

const newUserFields = {
  permissionsBoundary: boundary.permissionsBoundary.optional(),
  tags: tagged.tags.optional(),
};
const newRoleFields = { assumeRolePolicyDocument: document, ...newUserFields };

function holdsNothing(scene: Scene, { arn }: EntityDetail, given: ArgumentsOf<typeof newUserFields>) {
  const { permissionsBoundary, tags = [] } = given;
  if (permissionsBoundary !== undefined) expectUsable(scene, { arn }, permissionsBoundary);
  return {
    inlinePolicies: [],
    attachedPolicies: [],
    ...definedFields({ permissionsBoundaryArn: permissionsBoundary }),
    tags: tagsWith([], tags),
  };
}

const newUser = (
  named: EntityDetail,
  given: ArgumentsOf<typeof newUserFields>,
  scene: Scene,
): UserDetail => ({
  ...named,
  userId: idOf(users, named.arn),
  groupNames: [],
  ...holdsNothing(scene, named, given),
});

const newRole = (
  named: EntityDetail,
  given: ArgumentsOf<typeof newRoleFields>,
  scene: Scene,
): RoleDetail => ({
  ...named,
  roleId: idOf(roles, named.arn),
  trustPolicy: trustPolicyOf(scene, given.assumeRolePolicyDocument),
  instanceProfiles: [],
  ...holdsNothing(scene, named, given),
});

const newGroup = (named: EntityDetail): GroupDetail => ({
  ...named,
  groupId: idOf(groups, named.arn),
  inlinePolicies: [],
  attachedPolicies: [],
});

function trustPolicyOf(scene: Scene, text: string, last?: RoleDetail['trustPolicy']) {
  const policy = readPolicyWithPrincipals(scene, text, 'TRUST', last);
  keepWithin('trustPolicy', charactersIn(policy.text));
  return policy;
}

// ── Deletion: the entity must have nothing left ────────────────────────────────────────────────────────────────────

/** Throws `Refusal` where something is left. */
function expectNothingLeft(arn: string, left: readonly string[]): void {
  if (left.length > 0)
    throw new Refusal(
      `DeleteConflict: ${arn} still has ${left.join(', ')}. Take these away by changes before this one.`,
    );
}

const policiesLeft = ({ inlinePolicies, attachedPolicies }: UserDetail | RoleDetail | GroupDetail) => [
  ...inlinePolicies.map(({ name }) => `the inline policy ${name}`),
  ...attachedPolicies.map(({ arn }) => `${arn} attached`),
];

function userGone({ account, entity }: Found<UserDetail>) {
  const inGroups = entity.groupNames.map((name) => `a place in the group ${name}`);
  const left = [...policiesLeft(entity), ...inGroups, ...credentialsLeft(account, entity)];
  expectNothingLeft(entity.arn, left);
  return withoutCredentials(account, entity);
}

function roleGone({ account, entity }: Found<RoleDetail>) {
  const listed = account.instanceProfiles.filter(({ roleArn }) => roleArn === entity.arn);
  const profiles = new Set([...entity.instanceProfiles, ...listed].map(({ arn }) => `a place in ${arn}`));
  expectNothingLeft(entity.arn, [...policiesLeft(entity), ...profiles]);
  return account;
}

function groupGone({ account, entity }: Found<GroupDetail>) {
  const members = wholeList(account, 'users').filter(({ groupNames }) => groupNames.includes(entity.name));
  const left = members.map(({ name }) => `the member ${name}`);
  expectNothingLeft(entity.arn, [...policiesLeft(entity), ...left]);
  return account;
}

// ── Groups and instance profiles ───────────────────────────────────────────────────────────────────────────────────

const membership = { group: text };

type Membership = ArgumentsOf<typeof membership>;

function join(user: UserDetail, { group }: Membership, scene: Scene): UserDetail {
  const name = groupOf(user, group, scene);
  if (user.groupNames.includes(name)) return user;
  const groupNames = [...user.groupNames, name];
  keepWithin('groupsOfUser', groupNames.length);
  return { ...user, groupNames };
}

function leave(user: UserDetail, { group }: Membership, scene: Scene): UserDetail {
  const name = groupOf(user, group, scene);
  if (!user.groupNames.includes(name))
    throw new Refusal(`NoSuchEntity: ${user.arn} is not in the group ${name}.`);
  return { ...user, groupNames: user.groupNames.filter((one) => one !== name) };
}

/** Returns the name of the group. Throws `Refusal` where it does not exist, or is in another account. */
function groupOf(user: UserDetail, arn: string, scene: Scene): string {
  const { account, entity } = find(scene, groups, arn);
  if (account.accountId !== user.arn.split(':')[4])
    throw new Refusal(`NoSuchEntity: ${arn} is of another account than ${user.arn}.`);
  return entity.name;
}

const placeInProfile = { instanceProfile: text, role: text };

/**
 * Removes a role from an instance profile. The profile stays, but an export without list-instance-profiles has no list
 * that shows it.
 */
function removeFromProfile(
  { instanceProfile: arn, role: roleArn }: ArgumentsOf<typeof placeInProfile>,
  scene: Scene,
): void {
  const { account, entity } = find(scene, roles, roleArn);
  expectModifiable(entity);
  const listed = account.instanceProfiles.find((one) => one.arn === arn && one.roleArn === roleArn);
  const instanceProfiles = entity.instanceProfiles.filter((one) => one.arn !== arn);
  if (listed === undefined && instanceProfiles.length === entity.instanceProfiles.length)
    throw new Refusal(`NoSuchEntity: ${roleArn} is not in ${arn}.`);
  const emptied = account.instanceProfiles.map((one) => {
    const { roleArn: _gone, ...rest } = one;
    return one === listed ? rest : one;
  });
  const all = account.roles.map((one) => (one === entity ? { ...entity, instanceProfiles } : one));
  scene.draft.put({ ...account, roles: all, instanceProfiles: emptied });
}

// ── The table ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const principalVerbs = {
  createUser: creates(users, newUserFields, newUser, withNoCredentials),
  deleteUser: deletes(users, userGone),
  createRole: creates(roles, newRoleFields, newRole),
  deleteRole: deletes(roles, roleGone),
  createGroup: creates(groups, {}, newGroup),
  deleteGroup: deletes(groups, groupGone),
  putUserPolicy: changes(users, inlinePolicy, putInline('inlineOfUser')),
  deleteUserPolicy: changes(users, policyName, deleteInline),
  putRolePolicy: changes(roles, inlinePolicy, putInline('inlineOfRole')),
  deleteRolePolicy: changes(roles, policyName, deleteInline),
  putGroupPolicy: changes(groups, inlinePolicy, putInline('inlineOfGroup')),
  deleteGroupPolicy: changes(groups, policyName, deleteInline),
  attachUserPolicy: changes(users, managedPolicy, attach('attachedToUser')),
  detachUserPolicy: changes(users, managedPolicy, detach),
  attachRolePolicy: changes(roles, managedPolicy, attach('attachedToRole')),
  detachRolePolicy: changes(roles, managedPolicy, detach),
  attachGroupPolicy: changes(groups, managedPolicy, attach('attachedToGroup')),
  detachGroupPolicy: changes(groups, managedPolicy, detach),
  addUserToGroup: changes(users, membership, join),
  removeUserFromGroup: changes(users, membership, leave),
  updateAssumeRolePolicy: changes(roles, policyDocument, (role, given, scene) => ({
    ...role,
    trustPolicy: trustPolicyOf(scene, given.policyDocument, role.trustPolicy),
  })),
  putUserPermissionsBoundary: changes(users, boundary, putBoundary),
  deleteUserPermissionsBoundary: changes(users, {}, deleteBoundary),
  putRolePermissionsBoundary: changes(roles, boundary, putBoundary),
  deleteRolePermissionsBoundary: changes(roles, {}, deleteBoundary),
  tagUser: changes(users, tagged, addTags),
  untagUser: changes(users, tagKeys, removeTags),
  tagRole: changes(roles, tagged, addTags, expectTaggable),
  untagRole: changes(roles, tagKeys, removeTags, expectTaggable),
  removeRoleFromInstanceProfile: verb(placeInProfile, removeFromProfile),
};
