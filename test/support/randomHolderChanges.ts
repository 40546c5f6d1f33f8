/** Random changes of what users, roles and groups hold. */
import type { Change } from '../../src/ingest/changes/change.js';
import {
  arn,
  attached,
  inlinePolicy,
  text,
  type GroupEntry,
  type InlineEntry,
  type RoleEntry,
  type UserEntry,
} from './changeableEstate.js';
import {
  attachable,
  change,
  groupsIn,
  one,
  pick,
  policyDocument,
  rolesIn,
  takeOut,
  usersIn,
  type Draw,
  type Owned,
  type Scene,
} from './randomChange.js';

type Holder = UserEntry | RoleEntry | GroupEntry;
type Bounded = UserEntry | RoleEntry;

/** As AWS writes lists of tags. */
export const tagsOf = (tags: readonly { readonly key: string; readonly value: string }[]) =>
  tags.map(({ key: Key, value: Value }) => ({ Key, Value }));

export const tags = (scene: Scene) => [
  { key: pick(scene, ['team', 'Team', 'x']), value: pick(scene, ['one', 'two', '']) },
];

// ── What they hold ─────────────────────────────────────────────────────────────────────────────────────────────────

interface Kind<T extends Holder> {
  readonly name: 'User' | 'Role' | 'Group';
  readonly key: 'user' | 'role' | 'group';
  readonly all: (scene: Scene) => readonly Owned<T>[];
  readonly inlineIn: (entry: T) => InlineEntry[];
}

export const ofUsers: Kind<UserEntry> = {
  name: 'User',
  key: 'user',
  all: usersIn,
  inlineIn: (entry) => entry.UserPolicyList,
};
export const ofRoles: Kind<RoleEntry> = {
  name: 'Role',
  key: 'role',
  all: rolesIn,
  inlineIn: (entry) => entry.RolePolicyList,
};
export const ofGroups: Kind<GroupEntry> = {
  name: 'Group',
  key: 'group',
  all: groupsIn,
  inlineIn: (entry) => entry.GroupPolicyList,
};

const putPolicy =
  <T extends Holder>({ name: kind, key, all, inlineIn }: Kind<T>): Draw =>
  (scene) => {
    const { entry } = pick(scene, all(scene));
    const [policyName, document] = [pick(scene, ['one', 'two', 'read']), policyDocument(scene)];
    const given = { [key]: entry.Arn, policyName, policyDocument: text(document) };
    return one(`put${kind}Policy`, given, () => {
      takeOut(inlineIn(entry), ({ PolicyName }) => PolicyName === policyName);
      inlineIn(entry).push(inlinePolicy(policyName, document));
    });
  };

const deletePolicyOf =
  <T extends Holder>({ name: kind, key, all, inlineIn }: Kind<T>): Draw =>
  (scene) => {
    const some = all(scene).filter(({ entry }) => inlineIn(entry).length > 0);
    const { entry } = pick(scene, some);
    const { PolicyName: policyName } = pick(scene, inlineIn(entry));
    return one(`delete${kind}Policy`, { [key]: entry.Arn, policyName }, () =>
      takeOut(inlineIn(entry), ({ PolicyName }) => PolicyName === policyName),
    );
  };

const attach =
  <T extends Holder>({ name: kind, key, all }: Kind<T>): Draw =>
  (scene) => {
    const { entry, details } = pick(scene, all(scene));
    const policyArn = attachable(scene, details);
    return one(`attach${kind}Policy`, { [key]: entry.Arn, policyArn }, () => {
      const list = entry.AttachedManagedPolicies;
      if (!list.some(({ PolicyArn }) => PolicyArn === policyArn)) list.push(...attached(policyArn));
    });
  };

const detach =
  <T extends Holder>({ name: kind, key, all }: Kind<T>): Draw =>
  (scene) => {
    const some = all(scene).filter(({ entry }) => entry.AttachedManagedPolicies.length > 0);
    const { entry } = pick(scene, some);
    const { PolicyArn: policyArn } = pick(scene, entry.AttachedManagedPolicies);
    return one(`detach${kind}Policy`, { [key]: entry.Arn, policyArn }, () =>
      takeOut(entry.AttachedManagedPolicies, ({ PolicyArn }) => PolicyArn === policyArn),
    );
  };

const putBoundary =
  <T extends Bounded>({ name: kind, key, all }: Kind<T>): Draw =>
  (scene) => {
    const { entry, details } = pick(scene, all(scene));
    const permissionsBoundary = attachable(scene, details);
    const given = { [key]: entry.Arn, permissionsBoundary };
    return one(`put${kind === 'Role' ? 'Role' : 'User'}PermissionsBoundary`, given, () =>
      Object.assign(entry, { PermissionsBoundary: { PermissionsBoundaryArn: permissionsBoundary } }),
    );
  };

const deleteBoundary =
  <T extends Bounded>({ name: kind, key, all }: Kind<T>): Draw =>
  (scene) => {
    const { entry } = pick(
      scene,
      all(scene).filter((held) => held.entry.PermissionsBoundary),
    );
    const verb = `delete${kind === 'Role' ? 'Role' : 'User'}PermissionsBoundary` as const;
    return one(verb, { [key]: entry.Arn }, () => delete entry.PermissionsBoundary);
  };

const addTags =
  <T extends Bounded>({ name: kind, key, all }: Kind<T>): Draw =>
  (scene) => {
    const { entry } = pick(scene, all(scene));
    const given = tags(scene);
    return one(kind === 'Role' ? 'tagRole' : 'tagUser', { [key]: entry.Arn, tags: given }, () => {
      const keys = given.map((tag) => tag.key.toLowerCase());
      takeOut(entry.Tags, ({ Key }) => keys.includes(Key.toLowerCase()));
      entry.Tags.push(...tagsOf(given));
    });
  };

const removeTags =
  <T extends Bounded>({ name: kind, key, all }: Kind<T>): Draw =>
  (scene) => {
    const { entry } = pick(
      scene,
      all(scene).filter((held) => held.entry.Tags.length > 0),
    );
    const tagKey = pick(scene, entry.Tags).Key;
    const tagKeys = [scene.random.chance(0.5) ? tagKey : tagKey.toUpperCase()];
    return one(kind === 'Role' ? 'untagRole' : 'untagUser', { [key]: entry.Arn, tagKeys }, () =>
      takeOut(entry.Tags, ({ Key }) => Key.toLowerCase() === tagKey.toLowerCase()),
    );
  };

/** Before somebody is deleted. */
export const policiesTaken = <T extends Holder>(
  { name: kind, key, inlineIn }: Kind<T>,
  entry: T,
): Change[] => [
  ...inlineIn(entry).map(({ PolicyName: policyName }) =>
    change(`delete${kind}Policy`, { [key]: entry.Arn, policyName }),
  ),
  ...entry.AttachedManagedPolicies.map(({ PolicyArn: policyArn }) =>
    change(`detach${kind}Policy`, { [key]: entry.Arn, policyArn }),
  ),
];

// ── Groups ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const join: Draw = (scene) => {
  const { entry: group, id } = pick(scene, groupsIn(scene));
  const { entry: user } = pick(
    scene,
    usersIn(scene).filter((one) => one.id === id),
  );
  return one('addUserToGroup', { group: group.Arn, user: user.Arn }, () => {
    if (!user.GroupList.includes(group.GroupName)) user.GroupList.push(group.GroupName);
  });
};

const leave: Draw = (scene) => {
  const members = usersIn(scene).filter(({ entry }) => entry.GroupList.length > 0);
  const { entry: user, id } = pick(scene, members);
  const name = pick(scene, user.GroupList);
  return one('removeUserFromGroup', { group: arn(`group/${name}`, id), user: user.Arn }, () =>
    takeOut(user.GroupList, (one) => one === name),
  );
};

export const holderDraws = {
  putUserPolicy: putPolicy(ofUsers),
  deleteUserPolicy: deletePolicyOf(ofUsers),
  putRolePolicy: putPolicy(ofRoles),
  deleteRolePolicy: deletePolicyOf(ofRoles),
  putGroupPolicy: putPolicy(ofGroups),
  deleteGroupPolicy: deletePolicyOf(ofGroups),
  attachUserPolicy: attach(ofUsers),
  detachUserPolicy: detach(ofUsers),
  attachRolePolicy: attach(ofRoles),
  detachRolePolicy: detach(ofRoles),
  attachGroupPolicy: attach(ofGroups),
  detachGroupPolicy: detach(ofGroups),
  addUserToGroup: join,
  removeUserFromGroup: leave,
  putUserPermissionsBoundary: putBoundary(ofUsers),
  deleteUserPermissionsBoundary: deleteBoundary(ofUsers),
  putRolePermissionsBoundary: putBoundary(ofRoles),
  deleteRolePermissionsBoundary: deleteBoundary(ofRoles),
  tagUser: addTags(ofUsers),
  untagUser: removeTags(ofUsers),
  tagRole: addTags(ofRoles),
  untagRole: removeTags(ofRoles),
} as const;
