/** Identity Center: the outputs of the AWS CLI, one by one, several in one object, or a list of them (F-91 to F-100). */
import { groupBy } from '../../../graph/model/groupBy.js';
import { isAccountId } from '../../../iam/language/arn.js';
import type { JsonValue } from '../../../iam/language/json.js';
import type { Fields } from '../shared/fields.js';
import { isJsonArray, isJsonRecord, quote, type JsonRecord } from '../shared/jsonValue.js';
import { partsFormat } from '../shared/partsFormat.js';
import { origin, present, record, required, text } from '../shared/record.js';
import {
  instanceArn,
  instanceOfPermissionSet,
  isInstanceArn,
  permissionSetArn,
  readBeside,
  type Beside,
} from './identityCenterArn.js';
import {
  coverageOf,
  noIdentityCenterLists,
  type AssignmentDetail,
  type IdentityCenterLists,
  type IdentityCenterOwner,
  type OwnedLists,
} from './identityCenterExport.js';
import { readMemberships, readStorePrincipals } from './identityStore.js';
import { readPermissionSet, readPermissionSets } from './permissionSets.js';

interface Output {
  /** Whether the value at the key is one of Identity Center; other services have lists of these names too. */
  recognizes(value: JsonValue, page: JsonRecord): boolean;
  /** Missing: it says something of the page's permission set. */
  read?(page: Fields, beside: Beside): readonly OwnedLists[];
}

/** By key. */
const outputs: Readonly<Record<string, Output>> = {
  Instances: {
    recognizes: (value) =>
      someRecord(value, ({ InstanceArn: arn }) => typeof arn === 'string' && isInstanceArn(arn)),
    read: readInstances,
  },
  PermissionSets: { recognizes: isJsonArray, read: listPermissionSets },
  PermissionSet: { recognizes: isJsonRecord },
  PermissionSetArn: { recognizes: (value) => typeof value === 'string' },
  InlinePolicy: { recognizes: (value) => typeof value === 'string' || isJsonRecord(value) },
  AttachedManagedPolicies: { recognizes: isJsonArray },
  CustomerManagedPolicyReferences: { recognizes: isJsonArray },
  PermissionsBoundary: {
    recognizes: (value) =>
      isJsonRecord(value) && ('ManagedPolicyArn' in value || 'CustomerManagedPolicyReference' in value),
  },
  AccountAssignments: { recognizes: isJsonArray, read: readAssignments },
  Users: {
    recognizes: (value, page) => isOfStore(value, page, 'UserId'),
    read: (page) => readStorePrincipals(page, 'users', 'Users', 'UserId'),
  },
  Groups: {
    recognizes: (value, page) => isOfStore(value, page, 'GroupId'),
    read: (page) => readStorePrincipals(page, 'groups', 'Groups', 'GroupId'),
  },
  GroupMemberships: { recognizes: isJsonArray, read: readMemberships },
};

const someRecord = (value: JsonValue, isOne: (element: JsonRecord) => boolean): boolean =>
  isJsonArray(value) && value.some((element) => isJsonRecord(element) && isOne(element));

/** Users and groups of IAM have ids as well, and security groups have theirs, but none of them an identity store. */
const isOfStore = (value: JsonValue, page: JsonRecord, id: string): boolean =>
  (isJsonArray(value) && 'IdentityStoreId' in page) ||
  someRecord(value, (element) => 'IdentityStoreId' in element && id in element);

/** A problem anywhere in a document refuses the instances that it is about, and no account. */
export const identityCenter = partsFormat<IdentityCenterLists & IdentityCenterOwner>({
  name: 'Identity Center',
  outputs,
  documents: /\.InlinePolicy[.[]/,
  ofAnother: 'This is no output of Identity Center. Take it out, or give it by itself.',
  nothing: noIdentityCenterLists,
  read(page) {
    const beside = readBeside(page);
    const listed = Object.entries(outputs).flatMap(([key, { read }]) =>
      read && page.at(key) !== undefined ? read(page, beside) : [],
    );
    const permissionSets = readPermissionSet(page, beside);
    if (permissionSets.length === 0) return listed;
    return [...listed, { ...present('instanceArn', beside.instanceArn), permissionSets }];
  },
  parts: (identityCenters) => ({ identityCenters }),
});

/** F-91: instances of Identity Center. */
const instance = record({
  id: required((element: Fields) =>
    element.at('InstanceArn') ? instanceArn(element) : element.requiredText('InstanceArn'),
  ),
  identityStoreId: text('IdentityStoreId'),
  ownerAccountId: text('OwnerAccountId'),
  name: text('Name'),
  origin,
});

function readInstances(page: Fields): readonly OwnedLists[] {
  const found = page.records('Instances').flatMap((element) => instance(element) ?? []);
  return found.map((one) => {
    const store = present('identityStoreId', one.identityStoreId);
    return { instanceArn: one.id, ...store, instance: [one] };
  });
}

function listPermissionSets(page: Fields, beside: Beside): readonly OwnedLists[] {
  const sets = new Map(readPermissionSets(page));
  if (beside.instanceArn !== undefined && !sets.has(beside.instanceArn)) sets.set(beside.instanceArn, []);
  if (sets.size === 0)
    page.note(
      'This list is empty and does not say of which instance it is, so it tells nothing. Put "InstanceArn" beside it.',
      'PermissionSets',
    );
  const covers = [coverageOf('permissionSets')];
  return [...sets].map(([arn, permissionSets]) => ({ instanceArn: arn, permissionSets, covers }));
}

/**
 * F-98: the assignments of a permission set in one account. With PermissionSetArn and AccountIds beside, the accounts
 * that it is provisioned to, they are all that there are of the permission set.
 */
function readAssignments(page: Fields, beside: Beside): readonly OwnedLists[] {
  const elements = page.recordList('AccountAssignments');
  const assignments = elements.flatMap((element) => readAssignment(element, beside) ?? []);
  const covers = assignmentCoverage(page, beside, assignments);
  if (covers.length === 0 && elements.length === 0)
    page.note(
      'This list is empty and does not say what it is about, so it tells nothing. Put "PermissionSetArn" and "AccountId" beside it.',
      'AccountAssignments',
    );
  if (assignments.length === 0 && covers.length > 0)
    return [{ ...present('instanceArn', beside.instanceArn), assignments, covers }];
  const byInstance = groupBy(assignments, (one) => instanceOfPermissionSet(one.permissionSetArn));
  return [...byInstance].map(([arn, own]) => ({ ...present('instanceArn', arn), assignments: own, covers }));
}

function assignmentCoverage(
  page: Fields,
  { permissionSetArn: set }: Beside,
  assignments: readonly AssignmentDetail[],
): readonly string[] {
  if (set !== undefined && page.at('AccountIds') !== undefined) return [coverageOf('assignments', set)];
  const accountId = set === undefined ? undefined : page.text('AccountId');
  const stated =
    set === undefined || accountId === undefined ? [] : [coverageOf('assignments', set, accountId)];
  const named = assignments.map((one) => coverageOf('assignments', one.permissionSetArn, one.accountId));
  return [...new Set([...stated, ...named])];
}

function readAssignment(element: Fields, beside: Beside): AssignmentDetail | undefined {
  const set = permissionSetArn(element) ?? beside.permissionSetArn;
  if (set === undefined) element.requiredText('PermissionSetArn');
  if (set !== undefined && beside.permissionSetArn !== undefined && set !== beside.permissionSetArn)
    element.problem(
      `This is ${set}, and beside the list stands ${beside.permissionSetArn}. Correct one of them.`,
      'PermissionSetArn',
    );
  const accountId = readAccountId(element);
  const principalId = element.requiredText('PrincipalId');
  const kind = element.requiredText('PrincipalType');
  if (kind !== undefined && kind !== 'USER' && kind !== 'GROUP')
    return element.note(`${quote(kind)} is neither USER nor GROUP; left out.`, 'PrincipalType');
  if (set === undefined || accountId === undefined || principalId === undefined || kind === undefined)
    return undefined;
  return {
    id: [set, accountId, kind, principalId].join(' '),
    permissionSetArn: set,
    accountId,
    principalKind: kind,
    principalId,
    origin: element.origin,
  };
}

function readAccountId(element: Fields): string | undefined {
  const id = element.requiredText('AccountId');
  if (id === undefined || isAccountId(id)) return id;
  return element.problem(`${quote(id)} is no account id, which has 12 digits. Correct it.`, 'AccountId');
}
