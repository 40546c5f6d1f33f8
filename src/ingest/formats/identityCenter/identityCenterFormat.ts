/** Reads Identity Center: the outputs of the AWS CLI, one by one, several in one object, or a list of them (F-91 to F-100). */
import type { JsonValue } from '../../../iam/language/json.js';
import type { InputDocument } from '../../read/readExport.js';
import type { ParsedExport } from '../parsedExport.js';
import { asFields, elementsOf, type Located } from '../shared/fields.js';
import { Findings } from '../shared/findings.js';
import { isInstanceArn } from './identityCenterArn.js';
import { noIdentityCenterLists, type IdentityCenterPart } from './identityCenterExport.js';
import { readIdentityCenterPage } from './identityCenterPage.js';
import { isJsonArray, isJsonRecord, type JsonRecord } from '../shared/jsonValue.js';

/** One output, or a list of outputs. */
export const isIdentityCenter = (value: JsonValue): boolean =>
  isJsonArray(value) ? value.some(isPage) : isPage(value);

const isPage = (value: JsonValue): boolean =>
  isJsonRecord(value) &&
  Object.entries(recognized).some(
    ([key, recognizes]) => key in value && recognizes(value[key] ?? null, value),
  );

/** By key of the output: whether its value is one of Identity Center; other services have lists of these names too. */
const recognized: Readonly<Record<string, (value: JsonValue, page: JsonRecord) => boolean>> = {
  Instances: (value) =>
    someRecord(value, ({ InstanceArn: arn }) => typeof arn === 'string' && isInstanceArn(arn)),
  PermissionSets: isJsonArray,
  PermissionSet: isJsonRecord,
  PermissionSetArn: (value) => typeof value === 'string',
  InlinePolicy: (value) => typeof value === 'string' || isJsonRecord(value),
  AttachedManagedPolicies: isJsonArray,
  CustomerManagedPolicyReferences: isJsonArray,
  PermissionsBoundary: (value) =>
    isJsonRecord(value) && ('ManagedPolicyArn' in value || 'CustomerManagedPolicyReference' in value),
  AccountAssignments: isJsonArray,
  Users: (value, page) => ofStore(value, page, 'UserId'),
  Groups: (value, page) => ofStore(value, page, 'GroupId'),
  GroupMemberships: isJsonArray,
};

const someRecord = (value: JsonValue, isOne: (element: JsonRecord) => boolean): boolean =>
  isJsonArray(value) && value.some((element) => isJsonRecord(element) && isOne(element));

/** Users and groups of IAM have ids as well, and security groups have theirs, but none of them an identity store. */
const ofStore = (value: JsonValue, page: JsonRecord, id: string): boolean =>
  (isJsonArray(value) && 'IdentityStoreId' in page) ||
  someRecord(value, (element) => 'IdentityStoreId' in element && id in element);

/** A problem anywhere in a document refuses the instances that it is about, and no account. */
export function parseIdentityCenter({ file, value, duplicateKeys, slice }: InputDocument): ParsedExport {
  const findings = new Findings(file, duplicateKeys, slice);
  findings.refuseHiddenValues(insideDocument);
  const isRest = slice?.isRest === true;
  const parts = elementsOf({ value, path: '$' }, findings).flatMap((page) =>
    readPage(page, findings, isRest),
  );
  const refused = findings.problemCount > 0;
  const nothing = { ...noIdentityCenterLists, file, covers: [] };
  return {
    file,
    pages: [],
    refusedAccountIds: [],
    problems: findings.allProblems(),
    notes: findings.allNotes(),
    identityCenters: (parts.length > 0 || !refused ? parts : [nothing]).map((part) => ({ ...part, refused })),
  };
}

type UnjudgedPart = Omit<IdentityCenterPart, 'refused'>;

function readPage(page: Located, findings: Findings, isRest: boolean): readonly UnjudgedPart[] {
  const fields = asFields(page, findings);
  if (fields === undefined) return [];
  if (isPage(page.value)) return readIdentityCenterPage(fields);
  if (!isRest)
    findings.problem(page.path, 'This is no output of Identity Center. Take it out, or give it by itself.');
  return [];
}

const insideDocument = /\.InlinePolicy[.[]/;
