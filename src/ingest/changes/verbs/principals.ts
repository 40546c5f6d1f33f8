/** The IAM verbs for users, roles and groups: each row names the kind of entity and the edit. */
import type {
  AccountExport,
  GroupDetail,
  RoleDetail,
  UserDetail,
} from '../../formats/account/accountExport.js';
import type { EntityDetail } from '../../formats/account/entities.js';
import { changes, creates, deletes, expectModifiable, find, groups, idOf, roles, users } from './entities.js';
import {
  addTags,
  attach,
  deleteBoundary,
  deleteInline,
  detach,
  expectUsable,
  putBoundary,
  putInline,
  removeTags,
  tagsWith,
} from './holders.js';
import { readPolicyWithPrincipals } from './policyDocuments.js';
import { charactersIn, keepWithin } from './quotas.js';
import type { ArgumentsOf } from '../change.js';
import { wholeList, type Scene, type VerbTable } from '../scene.js';
import { Refusal } from '../changeRefused.js';
import { credentialsLeft, withoutCredentials, withNoCredentials } from './credentials.js';

// ── Creation ───────────────────────────────────────────────────────────────────────────────────────────────────────

function holdsNothing(scene: Scene, { arn }: EntityDetail, given: Omit<ArgumentsOf<'createUser'>, 'user'>) {
  const { permissionsBoundary: boundary, tags = [] } = given;
  if (boundary !== undefined) expectUsable(scene, { arn }, boundary);
  return {
    inlinePolicies: [],
    attachedPolicies: [],
    ...(boundary === undefined ? {} : { permissionsBoundaryArn: boundary }),
    tags: tagsWith([], tags),
  };
}

const newUser = (named: EntityDetail, given: ArgumentsOf<'createUser'>, scene: Scene): UserDetail => ({
  ...named,
  userId: idOf(users, named.arn),
  groupNames: [],
  ...holdsNothing(scene, named, given),
});

const newRole = (named: EntityDetail, given: ArgumentsOf<'createRole'>, scene: Scene): RoleDetail => ({
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

function trustPolicyOf(scene: Scene, text: string) {
  const policy = readPolicyWithPrincipals(scene, text, 'TRUST');
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

function userGone({ account, entity }: { account: AccountExport; entity: UserDetail }) {
  const inGroups = entity.groupNames.map((name) => `a place in the group ${name}`);
  const left = [...policiesLeft(entity), ...inGroups, ...credentialsLeft(account, entity)];
  expectNothingLeft(entity.arn, left);
  return withoutCredentials(account, entity);
}

function roleGone({ account, entity }: { account: AccountExport; entity: RoleDetail }) {
  const listed = account.instanceProfiles.filter(({ roleArn }) => roleArn === entity.arn);
  const profiles = new Set([...entity.instanceProfiles, ...listed].map(({ arn }) => `a place in ${arn}`));
  expectNothingLeft(entity.arn, [...policiesLeft(entity), ...profiles]);
  return account;
}

function groupGone({ account, entity }: { account: AccountExport; entity: GroupDetail }) {
  const members = wholeList(account, 'users').filter(({ groupNames }) => groupNames.includes(entity.name));
  const left = members.map(({ name }) => `the member ${name}`);
  expectNothingLeft(entity.arn, [...policiesLeft(entity), ...left]);
  return account;
}

// ── Groups and instance profiles ───────────────────────────────────────────────────────────────────────────────────

type Member = ArgumentsOf<'addUserToGroup'>;

function join(user: UserDetail, { group }: Member, scene: Scene): UserDetail {
  const name = groupOf(user, group, scene);
  if (user.groupNames.includes(name)) return user;
  const groupNames = [...user.groupNames, name];
  keepWithin('groupsOfUser', groupNames.length);
  return { ...user, groupNames };
}

function leave(user: UserDetail, { group }: Member, scene: Scene): UserDetail {
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

/**
 * Removes a role from an instance profile. The profile stays, but an export without list-instance-profiles has no list
 * that shows it.
 */
function removeFromProfile(
  { instanceProfile: arn, role: roleArn }: ArgumentsOf<'removeRoleFromInstanceProfile'>,
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
  createUser: creates(users, newUser, withNoCredentials),
  deleteUser: deletes(users, userGone),
  createRole: creates(roles, newRole),
  deleteRole: deletes(roles, roleGone),
  createGroup: creates(groups, newGroup),
  deleteGroup: deletes(groups, groupGone),
  putUserPolicy: changes(users, putInline('inlineOfUser')),
  deleteUserPolicy: changes(users, deleteInline),
  putRolePolicy: changes(roles, putInline('inlineOfRole')),
  deleteRolePolicy: changes(roles, deleteInline),
  putGroupPolicy: changes(groups, putInline('inlineOfGroup')),
  deleteGroupPolicy: changes(groups, deleteInline),
  attachUserPolicy: changes(users, attach('attachedToUser')),
  detachUserPolicy: changes(users, detach),
  attachRolePolicy: changes(roles, attach('attachedToRole')),
  detachRolePolicy: changes(roles, detach),
  attachGroupPolicy: changes(groups, attach('attachedToGroup')),
  detachGroupPolicy: changes(groups, detach),
  addUserToGroup: changes(users, join),
  removeUserFromGroup: changes(users, leave),
  updateAssumeRolePolicy: changes(
    roles,
    (role, { policyDocument }: ArgumentsOf<'updateAssumeRolePolicy'>, scene) => ({
      ...role,
      trustPolicy: trustPolicyOf(scene, policyDocument),
    }),
  ),
  putUserPermissionsBoundary: changes(users, putBoundary),
  deleteUserPermissionsBoundary: changes(users, deleteBoundary),
  putRolePermissionsBoundary: changes(roles, putBoundary),
  deleteRolePermissionsBoundary: changes(roles, deleteBoundary),
  tagUser: changes(users, addTags),
  untagUser: changes(users, removeTags),
  tagRole: changes(roles, addTags),
  untagRole: changes(roles, removeTags),
  removeRoleFromInstanceProfile: removeFromProfile,
} satisfies Partial<VerbTable>;
