/** Random changes of what people sign in with: assignments of Identity Center, and credentials of users. */
import { idOf, roles } from '../../src/ingest/changes/verbs/entities.js';
import * as estate from './changeableEstate.js';
import { allow, arn, attached, inlinePolicy, OTHER, OWN } from './changeableEstate.js';
import {
  created,
  one,
  pick,
  putRow,
  rowOf,
  takeOut,
  usersIn,
  type Draw,
  type Scene,
} from './randomChange.js';

// ── Assignments ────────────────────────────────────────────────────────────────────────────────────────────────────

const { SET, OTHER_SET } = estate;

/** By account and permission set. */
const assignmentsIn = ({ files }: Scene, accountId: string, set: string) => {
  if (set === OTHER_SET) return files.assignedRare.AccountAssignments;
  return (accountId === OWN ? files.assignedOwn : files.assignedOther).AccountAssignments;
};

/** The files tell of the other permission set in one account only. */
function placeOf(scene: Scene) {
  const permissionSetArn = pick(scene, [SET, OTHER_SET]);
  const accountId = permissionSetArn === OTHER_SET ? OWN : pick(scene, [OWN, OTHER]);
  return { accountId, permissionSetArn };
}

const RARE_ROLE = 'AWSReservedSSO_Rare_383acbb0ab8492e1';

/** What Identity Center makes of the other permission set. */
function rareRole() {
  const role = estate.role(RARE_ROLE, created, OWN, estate.SSO_PATH);
  return {
    ...role,
    PermissionsBoundary: { PermissionsBoundaryArn: arn('policy/limit') },
    RoleId: idOf(roles, role.Arn),
    RolePolicyList: [inlinePolicy('AwsSSOInlinePolicy', allow('sqs:*'))],
    AttachedManagedPolicies: attached('arn:aws:iam::aws:policy/ReadOnlyAccess', arn('policy/spare')),
  };
}

const assign: Draw = (scene) => {
  const { files } = scene;
  const { accountId, permissionSetArn } = placeOf(scene);
  const [principalType, principalId] = pick(scene, [
    ['USER', 'u-ann'],
    ['GROUP', 'g-staff'],
  ] as const);
  const given = { accountId, permissionSetArn, principalType, principalId };
  return one('createAccountAssignment', given, () => {
    const all = assignmentsIn(scene, accountId, permissionSetArn);
    if (all.length === 0 && permissionSetArn === OTHER_SET) files.own.RoleDetailList.push(rareRole());
    all.push({
      ...estate.assigned(accountId, principalType, principalId),
      PermissionSetArn: permissionSetArn,
    });
  });
};

const unassign: Draw = (scene) => {
  const { files } = scene;
  const place = placeOf(scene);
  const all = assignmentsIn(scene, place.accountId, place.permissionSetArn);
  const { PrincipalType: principalType, PrincipalId: principalId } = pick(scene, all);
  return one('deleteAccountAssignment', { ...place, principalType, principalId }, () => {
    takeOut(all, ({ PrincipalId }) => PrincipalId === principalId);
    const account = place.accountId === OWN ? files.own : files.other;
    const role = place.permissionSetArn === SET ? estate.SSO_ROLE : RARE_ROLE;
    if (all.length === 0) takeOut(account.RoleDetailList, ({ RoleName }) => RoleName === role);
  });
};

// ── Credentials ────────────────────────────────────────────────────────────────────────────────────────────────────

const keyIn = (scene: Scene) => pick(scene, scene.files.keys?.AccessKeyMetadata ?? []);

const updateKey: Draw = (scene) => {
  const key = keyIn(scene);
  const [status, Status] = pick(scene, [
    ['ACTIVE', 'Active'],
    ['INACTIVE', 'Inactive'],
  ] as const);
  const given = { user: arn(`user/${key.UserName}`), accessKeyId: key.AccessKeyId, status };
  return one('updateAccessKey', given, () => {
    key.Status = Status;
  });
};

const deleteKey: Draw = (scene) => {
  const { files } = scene;
  const key = keyIn(scene);
  const user = arn(`user/${key.UserName}`);
  return one('deleteAccessKey', { user, accessKeyId: key.AccessKeyId }, () => {
    takeOut(files.keys?.AccessKeyMetadata ?? [], (one) => one === key);
    const { entry } = usersIn(scene).find((one) => one.entry.Arn === user) ?? {};
    // A list that says nothing of a user leaves the report to say it.
    const isLast = !files.keys?.AccessKeyMetadata.some(({ UserName }) => UserName === key.UserName);
    if (entry && isLast) putRow(files, entry, [...rowOf(files, entry).slice(0, 2), false, false]);
  });
};

/** `place`: in a row of the credential report. */
const loses =
  (verb: 'deleteLoginProfile' | 'deactivateMFADevice', place: number): Draw =>
  (scene) => {
    const { files } = scene;
    const some = usersIn(scene).filter(({ id, entry }) => id === OWN && rowOf(files, entry)[place]);
    const { entry } = pick(scene, some);
    return one(verb, { user: entry.Arn }, () => putRow(files, entry, rowOf(files, entry).with(place, false)));
  };

export const signInDraws = {
  createAccountAssignment: assign,
  deleteAccountAssignment: unassign,
  updateAccessKey: updateKey,
  deleteAccessKey: deleteKey,
  deleteLoginProfile: loses('deleteLoginProfile', 0),
  deactivateMFADevice: loses('deactivateMFADevice', 1),
} as const;
