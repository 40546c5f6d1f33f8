/** The verbs of IAM Identity Center: they create and delete assignments of permission sets in accounts. */
import { isAccountId } from '../../../iam/language/arn.js';
import {
  instanceOfPermissionSet,
  type PermissionSetDetail,
} from '../../formats/identityCenter/permissionSets.js';
import { permissionSetRole } from '../../../graph/model/principals/permissionSetRole.js';
import { all, partOf, type AssignmentDetail } from '../../formats/unitParts.js';
import type { AccountExport, RoleDetail } from '../../formats/account/accountExport.js';
import { byIdOrder } from '../../merge/mergeUnits.js';
import type { MergedIdentityCenter } from '../../merge/unitKinds.js';
import { provisionedRole } from './provisionedRole.js';
import type { ArgumentsOf } from '../change.js';
import { originOf, refusal, wholeList, type Scene, type VerbTable } from '../scene.js';

type Assignment = ArgumentsOf<'createAccountAssignment'>;

const detailOf = (given: Assignment, scene: Scene): AssignmentDetail => {
  const { permissionSetArn, accountId, principalType: principalKind, principalId } = given;
  const id = [permissionSetArn, accountId, principalKind, principalId].join(' ');
  return { id, permissionSetArn, accountId, principalKind, principalId, origin: originOf(scene) };
};

const notImported = (scene: Scene, what: string, call: string) =>
  refusal(
    scene,
    undefined,
    `${what} not imported, and decides what AWS would do. Import the output of aws sso-admin ${call}.`,
  );

/** Returns the permission set and its instance. Throws `ChangeRefused`. */
function find(
  scene: Scene,
  { permissionSetArn: arn }: Assignment,
): { readonly center: MergedIdentityCenter; readonly set: PermissionSetDetail } {
  const instance = instanceOfPermissionSet(arn);
  if (instance === undefined)
    throw refusal(scene, 'ValidationException', `${arn} is no ARN of a permission set.`);
  const center = scene.draft.identityCenters.find(({ id }) => id === instance);
  if (center === undefined) throw notImported(scene, `The instance ${instance} was`, 'list-instances');
  const set = center.permissionSets.find(({ id }) => id === arn);
  if (set !== undefined) return { center, set };
  if (!center.covers.includes(all('permissionSets')))
    throw notImported(scene, `The permission set ${arn} was`, 'list-permission-sets');
  throw refusal(scene, 'ResourceNotFoundException', `${instance} has no permission set ${arn}.`);
}

// ── Create ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function assign(given: Assignment, scene: Scene): void {
  const { center, set } = find(scene, given);
  const assignment = detailOf(given, scene);
  expectAccount(scene, given.accountId);
  expectPrincipal(scene, center, assignment);
  if (center.assignments.some(({ id }) => id === assignment.id))
    throw refusal(scene, 'ConflictException', 'this assignment is there already.');
  const account = scene.draft.imported(given.accountId);
  if (account !== undefined && rolesOf(scene, account, set).length === 0)
    scene.draft.put({ ...account, roles: [...account.roles, provisionedRole(scene, account, set)] });
  const assignments = [...center.assignments, assignment].sort(byIdOrder);
  scene.draft.putIdentityCenter({ ...center, assignments });
}

/** Throws `ChangeRefused` where all accounts of all organizations were imported, and the account is not among them. */
function expectAccount(scene: Scene, accountId: string): void {
  if (!isAccountId(accountId))
    throw refusal(scene, 'ValidationException', `${accountId} is no id of an account: it has 12 digits.`);
  const listed = scene.draft.organizations.filter(({ covers }) => covers.includes(all('accounts')));
  const isElsewhere = listed.length > 0 && listed.length === scene.draft.organizations.length;
  if (isElsewhere && !listed.some(({ accounts }) => accounts.some(({ id }) => id === accountId)))
    throw refusal(scene, 'ResourceNotFoundException', `the organization has no account ${accountId}.`);
}

/** Throws `ChangeRefused` where all users or groups were imported, and the principal is not among them. */
function expectPrincipal(
  scene: Scene,
  { covers, users, groups }: MergedIdentityCenter,
  { principalKind, principalId }: AssignmentDetail,
): void {
  const [name, list] = principalKind === 'USER' ? (['users', users] as const) : (['groups', groups] as const);
  if (covers.includes(all(name)) && !list.some(({ id }) => id === principalId))
    throw refusal(
      scene,
      'ResourceNotFoundException',
      `the identity store has no ${principalKind.toLowerCase()} ${principalId}.`,
    );
}

/** Returns the roles that Identity Center made of the permission set in the account (E-53). */
function rolesOf(
  scene: Scene,
  account: AccountExport,
  { id, name }: PermissionSetDetail,
): readonly RoleDetail[] {
  if (name === undefined) throw notImported(scene, `The name of ${id} was`, 'describe-permission-set');
  return wholeList(scene, account, 'roles').filter(
    ({ arn }) => permissionSetRole(arn)?.permissionSet === name,
  );
}

// ── Delete ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function unassign(given: Assignment, scene: Scene): void {
  const { center, set } = find(scene, given);
  const { id } = detailOf(given, scene);
  const assignments = center.assignments.filter((one) => one.id !== id);
  if (assignments.length === center.assignments.length)
    throw refusal(scene, 'ResourceNotFoundException', 'no import holds this assignment.');
  expectAllKnown(scene, center, given);
  const isLast = !assignments.some(
    (one) => one.permissionSetArn === set.id && one.accountId === given.accountId,
  );
  const account = scene.draft.imported(given.accountId);
  if (isLast && account !== undefined) deleteRoles(scene, account, set);
  scene.draft.putIdentityCenter({ ...center, assignments });
}

function expectAllKnown(scene: Scene, { covers }: MergedIdentityCenter, given: Assignment): void {
  const { permissionSetArn: set, accountId } = given;
  const parts = [all('assignments'), partOf('assignments', set), partOf('assignments', set, accountId)];
  if (!parts.some((part) => covers.includes(part)))
    throw notImported(scene, `Who else has ${set} in account ${accountId} was`, 'list-account-assignments');
}

/**
 * Deletes the role of a permission set, as AWS does with the last assignment:
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
function deleteRoles(scene: Scene, account: AccountExport, set: PermissionSetDetail): void {
  const gone = rolesOf(scene, account, set);
  for (const { arn } of gone) scene.draft.deleted.add(arn);
  scene.draft.put({ ...account, roles: account.roles.filter((role) => !gone.includes(role)) });
}

export const assignmentVerbs = {
  createAccountAssignment: assign,
  deleteAccountAssignment: unassign,
} satisfies Partial<VerbTable>;
