/** One output of Identity Center or its identity store, or several in one object. */
import { isAccountId } from '../../../iam/language/arn.js';
import { present } from '../account/entities.js';
import { quote } from '../account/entityArn.js';
import type { Fields } from '../shared/fields.js';
import { instanceOfPermissionSet } from './identityCenterArn.js';
import {
  coverageOf,
  noIdentityCenterLists,
  type AssignmentDetail,
  type IdentityCenterPart,
} from './identityCenterExport.js';
import {
  besideOf,
  instanceArn,
  originOf,
  permissionSetArn,
  type Beside,
  type OwnedLists,
} from './identityCenterReading.js';
import { readMemberships, readStorePrincipals } from './identityStore.js';
import { readPermissionSet, readPermissionSets } from './permissionSetOutputs.js';

export function readIdentityCenterPage(page: Fields): readonly Omit<IdentityCenterPart, 'refused'>[] {
  const beside = besideOf(page);
  const readings = [
    ...readInstances(page),
    ...readPermissionSets(page, beside),
    ...readPermissionSet(page, beside),
    ...readAssignments(page, beside),
    ...readStorePrincipals(page, 'Users', 'users', 'UserId', ['UserName', 'DisplayName']),
    ...readStorePrincipals(page, 'Groups', 'groups', 'GroupId', ['DisplayName']),
    ...readMemberships(page),
  ];
  // F-116: more follows, so nothing is known to be whole.
  const isCut = page.text('NextToken') !== undefined;
  return readings.map(({ covers = [], ...reading }) => ({
    ...noIdentityCenterLists,
    ...reading,
    file: page.findings.file,
    covers: isCut ? [] : covers,
  }));
}

/** F-91: instances of Identity Center. */
const readInstances = (page: Fields): readonly OwnedLists[] =>
  page.records('Instances').flatMap((element) => {
    element.requiredText('InstanceArn');
    const id = instanceArn(element);
    if (id === undefined) return [];
    const store = present('identityStoreId', element.text('IdentityStoreId'));
    const details = {
      ...present('ownerAccountId', element.text('OwnerAccountId')),
      ...present('name', element.text('Name')),
    };
    return [
      { instanceArn: id, ...store, instance: [{ id, ...store, ...details, origin: originOf(element) }] },
    ];
  });

/**
 * F-98: the assignments of a permission set in one account. With PermissionSetArn and AccountIds beside, the accounts
 * that it is provisioned to, they are all that there are of the permission set.
 */
function readAssignments(page: Fields, beside: Beside): readonly OwnedLists[] {
  if (page.at('AccountAssignments') === undefined) return [];
  const read = page.recordList('AccountAssignments').map((element) => readAssignment(element, beside));
  const assignments = read.filter((assignment) => assignment !== undefined);
  const covers = assignmentCoverage(page, beside, assignments);
  if (covers.length === 0 && read.length === 0)
    page.findings.note(
      page.pathOf('AccountAssignments'),
      'This list is empty and does not say what it is about, so it tells nothing. Put "PermissionSetArn" and "AccountId" beside it.',
    );
  const instances = new Set([
    ...assignments.map((assignment) => instanceOfPermissionSet(assignment.permissionSetArn)),
    ...(covers.length > 0 && assignments.length === 0 ? [beside.instanceArn] : []),
  ]);
  return [...instances].map((instance) => ({
    ...present('instanceArn', instance),
    assignments: assignments.filter(
      (assignment) => instanceOfPermissionSet(assignment.permissionSetArn) === instance,
    ),
    covers,
  }));
}

function assignmentCoverage(
  page: Fields,
  { permissionSetArn: set }: Beside,
  assignments: readonly AssignmentDetail[],
): readonly string[] {
  if (set !== undefined && page.at('AccountIds') !== undefined) return [coverageOf('assignments', set)];
  const accountId = set === undefined ? undefined : page.text('AccountId');
  const named = assignments.map((one) => coverageOf('assignments', one.permissionSetArn, one.accountId));
  return [
    ...new Set([
      ...(set === undefined || accountId === undefined ? [] : [coverageOf('assignments', set, accountId)]),
      ...named,
    ]),
  ];
}

function readAssignment(element: Fields, beside: Beside): AssignmentDetail | undefined {
  const set = permissionSetArn(element, element) ?? beside.permissionSetArn;
  if (set === undefined) element.requiredText('PermissionSetArn');
  if (set !== undefined && beside.permissionSetArn !== undefined && set !== beside.permissionSetArn)
    element.findings.problem(
      element.pathOf('PermissionSetArn'),
      `This is ${set}, and beside the list stands ${beside.permissionSetArn}. Correct one of them.`,
    );
  const accountId = accountIdOf(element);
  const principalId = element.requiredText('PrincipalId');
  const kind = element.requiredText('PrincipalType');
  if (kind !== undefined && kind !== 'USER' && kind !== 'GROUP')
    return element.findings.note(
      element.pathOf('PrincipalType'),
      `${quote(kind)} is neither USER nor GROUP; left out.`,
    );
  if (set === undefined || accountId === undefined || principalId === undefined || kind === undefined)
    return undefined;
  return {
    id: [set, accountId, kind, principalId].join(' '),
    permissionSetArn: set,
    accountId,
    principalKind: kind,
    principalId,
    origin: originOf(element),
  };
}

function accountIdOf(element: Fields): string | undefined {
  const text = element.requiredText('AccountId');
  if (text === undefined || isAccountId(text)) return text;
  return element.findings.problem(
    element.pathOf('AccountId'),
    `${quote(text)} is no account id, which has 12 digits. Correct it.`,
  );
}
