/** Reads organizations: the combined file and each output of the AWS CLI (F-25 to F-43, F-161 to F-169). */
import type { JsonValue } from '../../../iam/language/json.js';
import type { InputDocument } from '../../read/readExport.js';
import type { ParsedExport } from '../parsedExport.js';
import { asFields, elementsOf, type Fields, type Located } from '../shared/fields.js';
import { Findings } from '../shared/findings.js';
import { isJsonArray, isJsonRecord, type JsonRecord } from '../shared/jsonValue.js';
import { isOrganizationId, isOrganizationsArn } from './organizationArn.js';
import { noOrganizationLists, type OrganizationPart } from './organizationExport.js';
import { readOrganizationPage } from './organizationPage.js';

/** One page, or an array of pages (F-36). */
export function isOrganization(value: JsonValue): boolean {
  return isJsonArray(value) ? value.some(isPage) : isPage(value);
}

const isPage = (value: JsonValue): boolean =>
  isJsonRecord(value) && Object.keys(recognized).some((key) => key in value && recognizes(value, key));

function recognizes(page: JsonRecord, key: string): boolean {
  const value = page[key] ?? null;
  return recognized[key]?.(value, page) ?? false;
}

/** By key of the output: whether its value is one of AWS Organizations; other services have lists of these names too. */
const recognized: Readonly<Record<string, (value: JsonValue, page: JsonRecord) => boolean>> = {
  Organization: isJsonRecord,
  OrganizationalUnits: isJsonArray,
  PolicyTargets: isJsonArray,
  Roots: (value) => isList(value, (root) => hasId(root, 'root')),
  Accounts: (value) => isList(value, (account) => hasId(account, 'account')),
  Policies: (value) => isList(value, isPolicy),
  Policy: isPolicy,
  Targets: (value) => isList(value, (target) => typeof target['TargetId'] === 'string'),
  Parents: (value) => isList(value, (parent) => hasId(parent, 'root') || hasId(parent, 'unit')),
  Children: (value) => isList(value, (child) => hasId(child, 'account') || hasId(child, 'unit')),
  DelegatedAdministrators: isJsonArray,
  DelegatedServices: isJsonArray,
  ResourcePolicy: (value) => isJsonRecord(value) && 'ResourcePolicySummary' in value,
  EnabledFeatures: (_value, page) => 'OrganizationId' in page,
};

/** An empty list, or one with an element of the kind. */
function isList(value: JsonValue, isOne: (element: JsonRecord) => boolean): boolean {
  if (!isJsonArray(value)) return false;
  return value.length === 0 || value.some((element) => isJsonRecord(element) && isOne(element));
}

function hasId(element: JsonRecord, kind: 'root' | 'unit' | 'account'): boolean {
  const { Id: id, Arn: arn } = element;
  if (typeof arn === 'string') return isOrganizationsArn(arn);
  return typeof id === 'string' && isOrganizationId(id, kind);
}

function isPolicy(value: JsonValue): boolean {
  if (!isJsonRecord(value)) return false;
  const { Arn: arn, Id: id } = value;
  if ('PolicySummary' in value || (typeof arn === 'string' && isOrganizationsArn(arn))) return true;
  return typeof id === 'string' && id.startsWith('p-');
}

/** A page with a problem refuses the organization that it belongs to, and no account. */
export function parseOrganization({ file, value, duplicateKeys, slice }: InputDocument): ParsedExport {
  const findings = new Findings(file, duplicateKeys, slice);
  findings.refuseHiddenValues(insideDocument);
  const pages = elementsOf({ value, path: '$' }, findings).map((page) => readPage(page, findings));
  const isRefused = findings.problemCount > 0;
  return {
    file,
    pages: [],
    refusedAccountIds: [],
    problems: findings.allProblems(),
    notes: findings.allNotes(),
    organizations: pages.map((page) => ({ ...page, refused: isRefused })),
  };
}

function readPage(page: Located, findings: Findings): OrganizationPart {
  const fields = asFields(page, findings);
  if (fields === undefined) return nothing(findings);
  if (!isPage(page.value)) {
    findings.problem(page.path, 'This is no output of AWS Organizations. Take it out, or give it by itself.');
    return nothing(findings);
  }
  noteUnused(fields);
  return readOrganizationPage(fields);
}

const nothing = ({ file }: Findings): OrganizationPart => ({
  ...noOrganizationLists,
  file,
  covers: [],
  refused: false,
});

/** F-169: optional keys of the combined file. */
const unused = ['ResourcePolicy', 'EnabledFeatures'];

function noteUnused(page: Fields): void {
  for (const key of unused.filter((name) => page.at(name) !== undefined))
    page.findings.note(page.pathOf(key), `${key} is not used yet; left out.`);
}

const insideDocument = /\.Content[.[]/;
