/** Reads account authorization details: users, groups, roles and managed policies of one or several accounts. */
import type { JsonValue } from '../../../iam/language/json.js';
import { asFields, elementsOf, type Located } from '../shared/fields.js';
import { isTruncatedPage, pagingOf } from '../shared/paging.js';
import { inPages, isJsonArray, isJsonRecord } from '../shared/jsonValue.js';
import { accountFormat, type AccountFile, type ReadPage } from './accountFile.js';
import { readGroup, readInstanceProfile, readManagedPolicy, readRole, readUser } from './entities.js';

const entityLists = ['UserDetailList', 'GroupDetailList', 'RoleDetailList'];
const lists = [...entityLists, 'Policies'];

/** The only keys that a page with no entries may have. */
const pagingKeys = ['IsTruncated', 'Marker', 'NextToken', '$metadata', 'ResponseMetadata', ...lists];

/** Whether the value is a page. Other calls print lists called `Policies` too, but none with all versions of each. */
function isPage(value: JsonValue): boolean {
  if (!isJsonRecord(value)) return false;
  const policies = value['Policies'] ?? null;
  const hasVersions = (policy: JsonValue): boolean => isJsonRecord(policy) && 'PolicyVersionList' in policy;
  return entityLists.some((key) => key in value) || (isJsonArray(policies) && policies.some(hasVersions));
}

const isEmptyPage = (value: JsonValue): boolean =>
  isJsonRecord(value) &&
  'IsTruncated' in value &&
  Object.keys(value).every((key) => pagingKeys.includes(key));

export const accountAuthorizationDetails = accountFormat({
  name: 'account authorization details',
  recognizes: inPages(isPage),
  keys: () => lists,
  documents: /\.(?:PolicyDocument|AssumeRolePolicyDocument|Document)[.[]/,
  emptyNote:
    'This file contains no user, group, role or customer managed policy, so it belongs to no account and changes none.',
  read: (root, file) => elementsOf(root, file).flatMap((page) => readPage(page, file) ?? []),
});

function readPage(page: Located, file: AccountFile): ReadPage | undefined {
  const fields = asFields(page, file);
  if (fields === undefined) return undefined;
  if (!isPage(page.value) && !isEmptyPage(page.value))
    return fields.problem('This is no page of account authorization details. Take it out.');
  const records = (key: string) => fields.recordList(key);
  const found = {
    ...(fields.at('UserDetailList') && { users: file.entries(records('UserDetailList'), readUser) }),
    ...(fields.at('GroupDetailList') && { groups: file.entries(records('GroupDetailList'), readGroup) }),
    ...(fields.at('RoleDetailList') && { roles: file.entries(records('RoleDetailList'), readRole) }),
    ...(fields.at('Policies') && { policies: file.entries(records('Policies'), readManagedPolicy) }),
  };
  return { path: page.path, lists: found, ...pagingOf(fields) };
}

export const instanceProfiles = accountFormat({
  name: 'instance profiles',
  recognizes: inPages((value) => isJsonRecord(value) && isJsonArray(value['InstanceProfiles'] ?? null)),
  keys: () => ['InstanceProfiles'],
  documents: /\.AssumeRolePolicyDocument[.[]/,
  read(root, file) {
    const pages = elementsOf(root, file).flatMap((page) => asFields(page, file) ?? []);
    for (const page of pages.filter((one) => !one.has('InstanceProfiles')))
      page.problem('This is no list of instance profiles. Take it out.');
    const records = pages.flatMap((page) => page.recordList('InstanceProfiles'));
    const last = pages.at(-1);
    const truncated = last !== undefined && isTruncatedPage(last);
    const call = 'InstanceProfiles';
    return { lists: { instanceProfiles: file.entries(records, readInstanceProfile) }, truncated, call };
  },
});
