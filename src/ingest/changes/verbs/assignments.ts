/** The verbs of IAM Identity Center: they create and delete assignments of permission sets in accounts. */
import { z } from 'zod';
import { isAccountId } from '../../../iam/language/arn.js';
import {
  instanceOfPermissionSet,
  type PermissionSetDetail,
} from '../../formats/identityCenter/permissionSets.js';
import { permissionSetRole } from '../../../graph/model/principals/permissionSetRole.js';
import { all, partOf, type AssignmentDetail } from '../../formats/unitParts.js';
import type { AccountExport, RoleDetail } from '../../formats/account/accountExport.js';
import { byIdOrder } from '../../merge/mergeUnits.js';
import type { MergedIdentityCenter } from '../../merge/identityCenterKind.js';
import { provisionedRole } from './provisionedRole.js';
import { notImported, originOf, text, verb, wholeList, type ArgumentsOf, type Scene } from '../scene.js';
import { Refusal } from '../changeRefused.js';

const fields = {
  permissionSetArn: text,
  accountId: text,
  principalType: z.enum(['USER', 'GROUP']),
  principalId: text,
};

type Assignment = ArgumentsOf<typeof fields>;

const detailOf = (given: Assignment, scene: Scene): AssignmentDetail => {
  const { permissionSetArn, accountId, principalType: principalKind, principalId } = given;
  const id = [permissionSetArn, accountId, principalKind, principalId].join(' ');
  return { id, permissionSetArn, accountId, principalKind, principalId, origin: originOf(scene) };
};

/** Returns the permission set and its instance. Throws `Refusal`. */
function find(
  scene: Scene,
  { permissionSetArn: arn }: Assignment,
): { readonly center: MergedIdentityCenter; readonly set: PermissionSetDetail } {
  const instance = instanceOfPermissionSet(arn);
  if (instance === undefined) throw new Refusal(`ValidationException: ${arn} is no ARN of a permission set.`);
  const center = scene.draft.identityCenters.find(({ id }) => id === instance);
  if (center === undefined) throw notImported(`The instance ${instance} was`, 'aws sso-admin list-instances');
  const set = center.permissionSets.find(({ id }) => id === arn);
  if (set !== undefined) return { center, set };
  if (!center.covers.includes(all('permissionSets')))
    throw notImported(`The permission set ${arn} was`, 'aws sso-admin list-permission-sets');
  throw new Refusal(`ResourceNotFoundException: ${instance} has no permission set ${arn}.`);
}

// ── Create ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function assign(given: Assignment, scene: Scene): void {
  const { center, set } = find(scene, given);
  const assignment = detailOf(given, scene);
  expectAccount(scene, given.accountId);
  expectPrincipal(center, assignment);
  if (center.assignments.some(({ id }) => id === assignment.id))
    throw new Refusal('ConflictException: this assignment is there already.');
  const account = scene.draft.imported(given.accountId);
  if (account !== undefined && rolesOf(account, set).length === 0)
    scene.draft.put({ ...account, roles: [...account.roles, provisionedRole(scene, account, set)] });
  const assignments = [...center.assignments, assignment].sort(byIdOrder);
  scene.draft.putIdentityCenter({ ...center, assignments });
}

/** Throws `Refusal` where all accounts of all organizations were imported, and the account is not among them. */
function expectAccount(scene: Scene, accountId: string): void {
  if (!isAccountId(accountId))
    throw new Refusal(`ValidationException: ${accountId} is no id of an account: it has 12 digits.`);
  const listed = scene.draft.organizations.filter(({ covers }) => covers.includes(all('accounts')));
  const isElsewhere = listed.length > 0 && listed.length === scene.draft.organizations.length;
  if (isElsewhere && !listed.some(({ accounts }) => accounts.some(({ id }) => id === accountId)))
    throw new Refusal(`ResourceNotFoundException: the organization has no account ${accountId}.`);
}

/** Throws `Refusal` where all users or groups were imported, and the principal is not among them. */
function expectPrincipal(
  { covers, users, groups }: MergedIdentityCenter,
  { principalKind, principalId }: AssignmentDetail,
): void {
  const [name, list] = principalKind === 'USER' ? (['users', users] as const) : (['groups', groups] as const);
  if (covers.includes(all(name)) && !list.some(({ id }) => id === principalId))
    throw new Refusal(
      `ResourceNotFoundException: the identity store has no ${principalKind.toLowerCase()} ${principalId}.`,
    );
}

/** Returns the roles that Identity Center provisioned from the permission set in the account (E-53). */
function rolesOf(account: AccountExport, { id, name }: PermissionSetDetail): readonly RoleDetail[] {
  if (name === undefined) throw notImported(`The name of ${id} was`, 'aws sso-admin describe-permission-set');
  return wholeList(account, 'roles').filter(({ arn }) => permissionSetRole(arn)?.permissionSet === name);
}

// ── Delete ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function unassign(given: Assignment, scene: Scene): void {
  const { center, set } = find(scene, given);
  const { id } = detailOf(given, scene);
  const assignments = center.assignments.filter((one) => one.id !== id);
  if (assignments.length === center.assignments.length)
    throw new Refusal('ResourceNotFoundException: no import holds this assignment.');
  expectAllKnown(center, given);
  const isLast = !assignments.some(
    (one) => one.permissionSetArn === set.id && one.accountId === given.accountId,
  );
  const account = scene.draft.imported(given.accountId);
  if (isLast && account !== undefined) deleteRoles(scene, account, set);
  scene.draft.putIdentityCenter({ ...center, assignments });
}

function expectAllKnown({ covers }: MergedIdentityCenter, given: Assignment): void {
  const { permissionSetArn: set, accountId } = given;
  const parts = [all('assignments'), partOf('assignments', set), partOf('assignments', set, accountId)];
  if (!parts.some((part) => covers.includes(part)))
    throw notImported(
      `Who else has ${set} in account ${accountId} was`,
      'aws sso-admin list-account-assignments',
    );
}

/**
 * Deletes the role of a permission set, as AWS does with the last assignment:
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
function deleteRoles(scene: Scene, account: AccountExport, set: PermissionSetDetail): void {
  const gone = rolesOf(account, set);
  for (const { arn } of gone) scene.draft.deleted.add(arn);
  scene.draft.put({ ...account, roles: account.roles.filter((role) => !gone.includes(role)) });
}

export const assignmentVerbs = {
  createAccountAssignment: verb(fields, assign),
  deleteAccountAssignment: verb(fields, unassign),
};
