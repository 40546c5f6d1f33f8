/** Random changes of which users, roles, groups and managed policies there are, and of what is not held alone. */
import type { Change } from '../../src/ingest/changes/change.js';
import { groups, idOf, policies, roles, users } from '../../src/ingest/changes/verbs/entities.js';
import * as estate from './changeableEstate.js';
import {
  arn,
  NOW,
  OWN,
  text,
  version,
  type AccountDetails,
  type PolicyEntry,
  type UserEntry,
} from './changeableEstate.js';
import {
  accountsIn,
  attachable,
  change,
  created,
  groupsIn,
  one,
  pick,
  policiesIn,
  policyDocument,
  policyWithPrincipals,
  putRow,
  rolesIn,
  rowOf,
  takeOut,
  usersIn,
  type Draw,
  type Owned,
  type Scene,
} from './randomChange.js';
import { ofGroups, ofRoles, ofUsers, policiesTaken, tags, tagsOf } from './randomHolderChanges.js';

const trustOf = (scene: Scene): object => policyWithPrincipals(scene, 'sts:AssumeRole');

// ── Created ────────────────────────────────────────────────────────────────────────────────────────────────────────

const name = ({ random }: Scene, letter: string): string => `${letter}${random.below(20)}`;

function made(scene: Scene, details: AccountDetails) {
  const { random } = scene;
  const boundary = random.chance(0.3) ? attachable(scene, details) : undefined;
  const given = random.chance(0.3) ? tags(scene) : undefined;
  return {
    given: { ...(boundary ? { permissionsBoundary: boundary } : {}), ...(given ? { tags: given } : {}) },
    entry: {
      ...created,
      ...(boundary ? { PermissionsBoundary: { PermissionsBoundaryArn: boundary } } : {}),
      Tags: tagsOf(given ?? []),
    },
  };
}

const createUser: Draw = (scene) => {
  const { id, details } = pick(scene, accountsIn(scene));
  const [path, called] = [pick(scene, ['/', '/team/']), name(scene, 'u')];
  const user = arn(`user${path}${called}`, id);
  const { given, entry } = made(scene, details);
  return one('createUser', { user, ...given }, () => {
    const added = estate.user(called, { ...entry, UserId: idOf(users, user) }, id, path);
    details.UserDetailList.push(added);
    if (id === OWN) putRow(scene.files, added, [false, false, false, false]);
  });
};

const createRole: Draw = (scene) => {
  const { id, details } = pick(scene, accountsIn(scene));
  const called = name(scene, 'r');
  const role = arn(`role/${called}`, id);
  const { given, entry } = made(scene, details);
  const AssumeRolePolicyDocument = trustOf(scene);
  return one('createRole', { role, assumeRolePolicyDocument: text(AssumeRolePolicyDocument), ...given }, () =>
    details.RoleDetailList.push(
      estate.role(called, { ...entry, RoleId: idOf(roles, role), AssumeRolePolicyDocument }, id),
    ),
  );
};

const createGroup: Draw = (scene) => {
  const { id, details } = pick(scene, accountsIn(scene));
  const called = name(scene, 'g');
  const group = arn(`group/${called}`, id);
  return one('createGroup', { group }, () =>
    details.GroupDetailList.push(estate.group(called, { ...created, GroupId: idOf(groups, group) }, id)),
  );
};

const createPolicy: Draw = (scene) => {
  const { details } = pick(scene, accountsIn(scene).slice(0, 1));
  const called = name(scene, 'p');
  const [policyArn, document] = [arn(`policy/${called}`), policyDocument(scene)];
  return one('createPolicy', { policyArn, policyDocument: text(document) }, () => {
    const entry = estate.policy(called, [version('v1', document, true, NOW)]);
    details.Policies.push({ ...entry, ...created, UpdateDate: NOW, PolicyId: idOf(policies, policyArn) });
  });
};

// ── Deleted, once nothing is left in their hands ───────────────────────────────────────────────────────────────────

const leaving = ({ id, entry }: Owned<UserEntry>): Change[] =>
  entry.GroupList.map((group) =>
    change('removeUserFromGroup', { group: arn(`group/${group}`, id), user: entry.Arn }),
  );

const deleteUser: Draw = (scene) => {
  const owned = pick(scene, usersIn(scene));
  const { files } = scene;
  const { entry, details } = owned;
  const [hasPassword, hasDevice] = rowOf(files, entry);
  const user = entry.Arn;
  const keys = (files.keys?.AccessKeyMetadata ?? []).filter(({ UserName }) => UserName === entry.UserName);
  const isOwn = owned.id === OWN;
  return {
    changes: [
      ...policiesTaken(ofUsers, entry),
      ...leaving(owned),
      ...keys.flatMap(({ AccessKeyId: accessKeyId }) =>
        isOwn ? change('deleteAccessKey', { user, accessKeyId }) : [],
      ),
      ...(isOwn && hasPassword ? [change('deleteLoginProfile', { user })] : []),
      ...(isOwn && hasDevice ? [change('deactivateMFADevice', { user })] : []),
      change('deleteUser', { user }),
    ],
    edit() {
      takeOut(details.UserDetailList, (one) => one === entry);
      if (!isOwn) return;
      putRow(files, entry, undefined);
      if (files.keys) takeOut(files.keys.AccessKeyMetadata, (key) => keys.includes(key));
      if (files.keys?.AccessKeyMetadata.length === 0) delete files.keys;
    },
  };
};

const deleteRole: Draw = (scene) => {
  const { entry, details } = pick(scene, rolesIn(scene));
  const role = entry.Arn;
  const profiles = entry.InstanceProfileList.map(({ Arn: instanceProfile }) =>
    change('removeRoleFromInstanceProfile', { instanceProfile, role }),
  );
  return {
    changes: [...policiesTaken(ofRoles, entry), ...profiles, change('deleteRole', { role })],
    edit: () => takeOut(details.RoleDetailList, (one) => one === entry),
  };
};

const deleteGroup: Draw = (scene) => {
  const { id, entry, details } = pick(scene, groupsIn(scene));
  const isMember = ({ GroupList }: UserEntry): boolean => GroupList.includes(entry.GroupName);
  const members = details.UserDetailList.filter(isMember);
  const group = entry.Arn;
  return {
    changes: [
      ...policiesTaken(ofGroups, entry),
      ...members.map(({ Arn: user }) => change('removeUserFromGroup', { group, user })),
      change('deleteGroup', { group }),
    ],
    edit() {
      for (const { GroupList } of members) takeOut(GroupList, (one) => arn(`group/${one}`, id) === group);
      takeOut(details.GroupDetailList, (one) => one === entry);
    },
  };
};

const deletePolicy: Draw = (scene) => {
  const { entry, details } = pick(scene, policiesIn(scene));
  const policyArn = entry.Arn;
  const others = entry.PolicyVersionList.filter(({ IsDefaultVersion }) => !IsDefaultVersion);
  return {
    changes: [
      ...others.map(({ VersionId: versionId }) => change('deletePolicyVersion', { policyArn, versionId })),
      change('deletePolicy', { policyArn }),
    ],
    edit: () => takeOut(details.Policies, (one) => one === entry),
  };
};

// ── Versions, trust and instance profiles ──────────────────────────────────────────────────────────────────────────

const createVersion: Draw = (scene) => {
  const { entry } = pick(scene, policiesIn(scene));
  const document = policyDocument(scene);
  const setAsDefault = scene.random.chance(0.5);
  const given = { policyArn: entry.Arn, policyDocument: text(document), setAsDefault };
  return one('createPolicyVersion', given, () => {
    const numbers = entry.PolicyVersionList.map(({ VersionId }) => Number(VersionId.slice(1)));
    const id = `v${Math.max(...numbers) + 1}`;
    entry.PolicyVersionList.unshift(version(id, document, false, NOW));
    entry.UpdateDate = NOW;
    if (setAsDefault) makeDefault(entry, id);
  });
};

function makeDefault(entry: PolicyEntry, id: string): void {
  Object.assign(entry, { DefaultVersionId: id, UpdateDate: NOW });
  for (const one of entry.PolicyVersionList) one.IsDefaultVersion = one.VersionId === id;
}

const setDefault: Draw = (scene) => {
  const { entry } = pick(scene, policiesIn(scene));
  const { VersionId: versionId } = pick(scene, entry.PolicyVersionList);
  return one('setDefaultPolicyVersion', { policyArn: entry.Arn, versionId }, () =>
    makeDefault(entry, versionId),
  );
};

const deleteVersion: Draw = (scene) => {
  const { entry } = pick(scene, policiesIn(scene));
  const others = entry.PolicyVersionList.filter(({ IsDefaultVersion }) => !IsDefaultVersion);
  const { VersionId: versionId } = pick(scene, others);
  return one('deletePolicyVersion', { policyArn: entry.Arn, versionId }, () => {
    takeOut(entry.PolicyVersionList, ({ VersionId }) => VersionId === versionId);
    entry.UpdateDate = NOW;
  });
};

const updateTrust: Draw = (scene) => {
  const { entry } = pick(scene, rolesIn(scene));
  const document = trustOf(scene);
  return one('updateAssumeRolePolicy', { role: entry.Arn, policyDocument: text(document) }, () => {
    entry.AssumeRolePolicyDocument = document;
  });
};

const leaveProfile: Draw = (scene) => {
  const some = rolesIn(scene).filter(({ entry }) => entry.InstanceProfileList.length > 0);
  const { entry } = pick(scene, some);
  const { Arn: instanceProfile } = pick(scene, entry.InstanceProfileList);
  return one('removeRoleFromInstanceProfile', { instanceProfile, role: entry.Arn }, () =>
    takeOut(entry.InstanceProfileList, ({ Arn }) => Arn === instanceProfile),
  );
};

export const entityDraws = {
  createUser,
  deleteUser,
  createRole,
  deleteRole,
  createGroup,
  deleteGroup,
  createPolicy,
  deletePolicy,
  createPolicyVersion: createVersion,
  deletePolicyVersion: deleteVersion,
  setDefaultPolicyVersion: setDefault,
  updateAssumeRolePolicy: updateTrust,
  removeRoleFromInstanceProfile: leaveProfile,
} as const;
