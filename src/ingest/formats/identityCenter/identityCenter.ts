/** Reads Identity Center: outputs of the AWS CLI, one by one, or several together (F-91 to F-100). */
import { definedFields } from '../../../graph/model/definedFields.js';
import { groupBy } from '../../../graph/model/groupBy.js';
import { isAccountId } from '../../../iam/language/arn.js';
import type { JsonValue } from '../../../iam/language/json.js';
import type { Fields } from '../shared/fields.js';
import { isJsonArray, isJsonRecord, quote, type JsonRecord } from '../shared/jsonValue.js';
import { partsFormat, someRecord } from '../shared/partsFormat.js';
import { origin, record, requiredText, type Reader } from '../shared/record.js';
import {
  all,
  noIdentityCenterLists,
  partOf,
  type AssignmentDetail,
  type IdentityCenterLists,
  type MembershipDetail,
  type ReadPart,
} from '../unitParts.js';
import {
  instance,
  instanceOfPermissionSet,
  isInstanceArn,
  permissionSetArn,
  readBeside,
  readPermissionSet,
  readPermissionSets,
  type Beside,
} from './permissionSets.js';

type Part = ReadPart<IdentityCenterLists>;

interface Output {
  recognizes(value: JsonValue, page: JsonRecord): boolean;
  /** Missing: the output describes the permission set of its page. */
  read?(page: Fields, beside: Beside): readonly Part[];
}

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
  // Users, groups and roles of IAM have such a list too, and their own ARN.
  AttachedManagedPolicies: { recognizes: (value, page) => isJsonArray(value) && !('Arn' in page) },
  CustomerManagedPolicyReferences: { recognizes: isJsonArray },
  PermissionsBoundary: {
    recognizes: (value) =>
      isJsonRecord(value) && ('ManagedPolicyArn' in value || 'CustomerManagedPolicyReference' in value),
  },
  AccountAssignments: { recognizes: isJsonArray, read: readAssignments },
  Users: {
    recognizes: (value, page) => isOfStore(value, page, 'UserId'),
    read: (page) =>
      ofStores(page, 'Users', readPrincipal('UserId', 'UserName', 'DisplayName')).map(
        ({ owner, details: users }) =>
          definedFields({ identityStoreId: owner, users, covers: [all('users')] }),
      ),
  },
  Groups: {
    recognizes: (value, page) => isOfStore(value, page, 'GroupId'),
    read: (page) =>
      ofStores(page, 'Groups', readPrincipal('GroupId', 'DisplayName')).map(({ owner, details: groups }) =>
        definedFields({ identityStoreId: owner, groups, covers: [all('groups')] }),
      ),
  },
  GroupMemberships: { recognizes: isJsonArray, read: readMemberships },
};

/** Whether the list is from an identity store. IAM users, IAM groups and security groups have no such store. */
const isOfStore = (value: JsonValue, page: JsonRecord, id: string): boolean =>
  (isJsonArray(value) && 'IdentityStoreId' in page) ||
  someRecord(value, (element) => 'IdentityStoreId' in element && id in element);

export const identityCenter = partsFormat<IdentityCenterLists>({
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
    return [...listed, definedFields({ instanceArn: beside.instanceArn, permissionSets })];
  },
  parts: (identityCenters) => ({ identityCenters }),
});

/** A detail, and its instance or identity store where that is known. */
interface Owned<Detail> {
  readonly owner: string | undefined;
  readonly detail: Detail;
}

const byOwner = <Detail>(found: readonly Owned<Detail>[]) =>
  [...groupBy(found, (one) => one.owner)].map(([owner, own]) => ({
    owner,
    details: own.map(({ detail }) => detail),
  }));

/** Notes that an empty list does not show what it is about. */
function noteEmpty(page: Fields, key: string, what: string, beside: string): undefined {
  if (page.findings.isPart) return;
  page.note(
    `This list is empty and does not say ${what}, so it tells nothing. Put ${beside} beside it.`,
    key,
  );
}

// ── Instances and permission sets ──────────────────────────────────────────────────────────────────────────────────

function readInstances(page: Fields): readonly Part[] {
  const found = page.records('Instances').flatMap((element) => instance(element) ?? []);
  return found.map((one) => {
    const { id, identityStoreId } = one;
    return definedFields({ instanceArn: id, identityStoreId, instance: [one] });
  });
}

function listPermissionSets(page: Fields, { instanceArn: ofPage }: Beside): readonly Part[] {
  const sets = byOwner(readPermissionSets(page));
  const isListed = sets.some(({ owner }) => owner === ofPage);
  const whole = ofPage === undefined || isListed ? sets : [...sets, { owner: ofPage, details: [] }];
  if (whole.length === 0) noteEmpty(page, 'PermissionSets', 'of which instance it is', '"InstanceArn"');
  // The permission sets that are provisioned to one account come under the same key.
  const isOfAccount = page.at('AccountId') !== undefined;
  return whole.map(({ owner, details: permissionSets }) =>
    definedFields({
      instanceArn: owner,
      permissionSets,
      covers: isOfAccount ? [] : [all('permissionSets')],
    }),
  );
}

// ── Assignments ────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Reads the assignments of a permission set in one account (F-98). They are all assignments of the permission set if
 * PermissionSetArn and AccountIds, the accounts that it is provisioned to, stand beside them.
 */
function readAssignments(page: Fields, beside: Beside): readonly Part[] {
  const elements = page.recordList('AccountAssignments');
  const found = elements.flatMap((element) => readAssignment(element, beside, page.text('AccountId')) ?? []);
  const covers = assignmentCoverage(page, beside, found);
  if (covers.length === 0 && elements.length === 0)
    noteEmpty(page, 'AccountAssignments', 'what it is about', '"PermissionSetArn" and "AccountId"');
  if (found.length === 0 && covers.length > 0)
    return [definedFields({ instanceArn: beside.instanceArn, assignments: [], covers })];
  const owned = found.map((one) => ({ owner: instanceOfPermissionSet(one.permissionSetArn), detail: one }));
  return byOwner(owned).map(({ owner, details: assignments }) =>
    definedFields({ instanceArn: owner, assignments, covers }),
  );
}

function assignmentCoverage(
  page: Fields,
  { permissionSetArn: set }: Beside,
  assignments: readonly AssignmentDetail[],
): readonly string[] {
  if (set !== undefined && page.at('AccountIds') !== undefined) return [partOf('assignments', set)];
  const accountId = set === undefined ? undefined : page.text('AccountId');
  const stated = set === undefined || accountId === undefined ? [] : [partOf('assignments', set, accountId)];
  const named = new Set(assignments.map((one) => partOf('assignments', one.permissionSetArn, one.accountId)));
  if (set !== undefined) return [...new Set([...stated, ...named])];
  const users = new Set(assignments.flatMap((one) => (one.principalKind === 'USER' ? one.principalId : [])));
  if (named.size === 1 && users.size > 1 && !page.findings.isPart) return [...named];
  if (named.size > 0)
    page.note(
      'This may be a list of one principal, as list-account-assignments-for-principal prints it: it adds assignments and removes none. Put "PermissionSetArn" and "AccountId" beside it if it is all that there is of these.',
      'AccountAssignments',
    );
  return [];
}

function readAssignment(
  element: Fields,
  beside: Beside,
  accountBeside: string | undefined,
): AssignmentDetail | undefined {
  const set = permissionSetArn(element) ?? beside.permissionSetArn;
  if (set === undefined) element.requiredText('PermissionSetArn');
  if (set !== undefined && beside.permissionSetArn !== undefined && set !== beside.permissionSetArn)
    element.problem(
      `This is ${set}, and beside the list stands ${beside.permissionSetArn}. Correct one of them.`,
      'PermissionSetArn',
    );
  const accountId = element.requiredText('AccountId');
  const isAccount = accountId !== undefined && isAccountId(accountId);
  if (accountId !== undefined && !isAccount)
    element.problem(`${quote(accountId)} is no account id, which has 12 digits. Correct it.`, 'AccountId');
  if (accountId !== undefined && accountBeside !== undefined && accountId !== accountBeside)
    element.problem(
      `This is in ${quote(accountId)}, and beside the list stands ${quote(accountBeside)}. Correct one of them.`,
      'AccountId',
    );
  const principalId = element.requiredText('PrincipalId');
  const kind = element.requiredText('PrincipalType');
  if (kind !== undefined && kind !== 'USER' && kind !== 'GROUP')
    return element.note(`${quote(kind)} is neither USER nor GROUP; left out.`, 'PrincipalType');
  if (set === undefined || !isAccount || principalId === undefined || kind === undefined) return undefined;
  return {
    id: [set, accountId, kind, principalId].join(' '),
    permissionSetArn: set,
    accountId,
    principalKind: kind,
    principalId,
    origin: element.origin,
  };
}

// ── The identity store of an instance

const isDisabled = (status: string | undefined): boolean | undefined =>
  status === undefined ? undefined : status === 'DISABLED';

/** Reads id and name of a user or group, and whether a user is disabled (F-99), and no other personal data. */
const readPrincipal = (idKey: string, ...names: readonly string[]) =>
  record({
    name: (one: Fields) => names.map((name) => one.text(name)).find((name) => name !== undefined),
    id: requiredText(idKey),
    disabled: (one: Fields) => isDisabled(one.text('UserStatus')),
    origin,
  });

/** Returns the elements by identity store. An empty list belongs to the store beside it, or to the only one. */
function ofStores<Detail>(page: Fields, key: string, read: Reader<Detail | undefined>) {
  const ofPage = page.text('IdentityStoreId');
  const found = page.recordList(key).flatMap((element) => {
    const detail = read(element);
    return detail === undefined ? [] : { owner: element.text('IdentityStoreId') ?? ofPage, detail };
  });
  if (found.length === 0 && ofPage === undefined && page.findings.isPart) return [];
  if (found.length === 0) return [{ owner: ofPage, details: [] }];
  return byOwner(found);
}

/**
 * Reads memberships (F-100). The groups of one user look the same, so only a list of several users of one group, or one
 * with GroupId beside it, is the whole group.
 */
function readMemberships(page: Fields): readonly Part[] {
  const ofPage = page.text('GroupId');
  const stores = ofStores(page, 'GroupMemberships', (element): MembershipDetail | undefined => {
    const groupId = element.text('GroupId') ?? ofPage ?? element.requiredText('GroupId');
    const userId = element.record('MemberId')?.text('UserId');
    if (userId === undefined) element.problem('MemberId.UserId is missing, so nobody can tell who this is.');
    if (groupId === undefined || userId === undefined) return undefined;
    return { id: `${groupId} ${userId}`, groupId, userId, origin: element.origin };
  });
  const memberships = stores.flatMap(({ details }) => details);
  const groups = new Set(memberships.map(({ groupId }) => groupId));
  const isOfSeveralUsers = new Set(memberships.map(({ userId }) => userId)).size > 1;
  const whole = ofPage ?? (groups.size === 1 && isOfSeveralUsers ? memberships[0]?.groupId : undefined);
  if (whole === undefined && memberships.length === 0)
    noteEmpty(page, 'GroupMemberships', 'of which group it is', '"GroupId"');
  if (whole === undefined && memberships.length > 0)
    page.note(
      'This may be a list of the groups of one user, as list-group-memberships-for-member prints it: it adds memberships and removes none. Put "GroupId" beside it if it is all of one group.',
      'GroupMemberships',
    );
  const covers = whole === undefined ? [] : [partOf('memberships', whole)];
  return stores.map(({ owner, details }) =>
    definedFields({ identityStoreId: owner, memberships: details, covers }),
  );
}
