/** Permission sets: which there are, and what each consists of (F-92 to F-97). */
import { present } from '../account/entities.js';
import { quote } from '../account/entityArn.js';
import type { Fields } from '../shared/fields.js';
import { examplePermissionSet, instanceOfPermissionSet } from './identityCenterArn.js';
import {
  coverageOf,
  type BoundaryDetail,
  type CustomerManagedReference,
  type PermissionSetDetail,
} from './identityCenterExport.js';
import { originOf, type Beside, type OwnedLists } from './identityCenterReading.js';
import { readPolicyText } from '../shared/policyText.js';
import { lastPart } from '../../../iam/language/arn.js';

/** F-92: list of permission sets. */
export function readPermissionSets(page: Fields, { instanceArn: ofPage }: Beside): readonly OwnedLists[] {
  if (page.at('PermissionSets') === undefined) return [];
  const covers = [coverageOf('permissionSets')];
  const byInstance = new Map<string, PermissionSetDetail[]>(ofPage === undefined ? [] : [[ofPage, []]]);
  const origin = { file: page.findings.file, path: page.pathOf('PermissionSets') };
  for (const id of page.texts('PermissionSets')) {
    const instance = instanceOfPermissionSet(id);
    if (instance === undefined)
      page.findings.problem(
        origin.path,
        `${quote(id)} is no ARN of a permission set, such as ${examplePermissionSet}. Correct it.`,
      );
    else byInstance.set(instance, [...(byInstance.get(instance) ?? []), { id, origin }]);
  }
  if (byInstance.size === 0)
    page.findings.note(
      origin.path,
      `This list is empty and does not say of which instance it is, so it tells nothing. Put "InstanceArn" beside it.`,
    );
  return [...byInstance].map(([instance, permissionSets]) => ({
    instanceArn: instance,
    permissionSets,
    covers,
  }));
}

/** Reads what one key says of the page's permission set. */
const details: Readonly<Record<string, (page: Fields) => Partial<PermissionSetDetail>>> = {
  PermissionSet: readDescription,
  InlinePolicy: (page) => ({
    inlinePolicy: isEmptyText(page, 'InlinePolicy') ? { kind: 'NONE' } : readPolicyText(page, 'InlinePolicy'),
  }),
  AttachedManagedPolicies: (page) => ({ managedPolicies: readManagedPolicies(page) }),
  CustomerManagedPolicyReferences: (page) => ({
    customerManagedPolicies: page
      .recordList('CustomerManagedPolicyReferences')
      .flatMap((element) => readReference(element) ?? [])
      .sort((a, b) => compare(`${a.path}${a.name}`, `${b.path}${b.name}`)),
  }),
  PermissionsBoundary: (page) => present('permissionsBoundary', readBoundary(page)),
};

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** F-93 to F-97: all that the page says of its permission set. */
export function readPermissionSet(page: Fields, beside: Beside): readonly OwnedLists[] {
  const keys = Object.keys(details).filter((key) => page.has(key));
  if (keys.length === 0) return [];
  const { permissionSetArn: id } = beside;
  if (id === undefined) {
    if (page.at('PermissionSetArn') === undefined) for (const key of keys) missingSubject(page, key);
    return [];
  }
  const parts = keys.map((key) => details[key]?.(page) ?? {});
  const permissionSet: PermissionSetDetail = Object.assign({ id, origin: originOf(page) }, ...parts);
  return [{ ...present('instanceArn', beside.instanceArn), permissionSets: [permissionSet] }];
}

function missingSubject(page: Fields, key: string): undefined {
  const where = key === 'PermissionSet' ? `in "${key}"` : `beside "${key}"`;
  page.findings.problem(
    page.path,
    // F-120
    `PermissionSetArn is missing, and nothing else here says which permission set this is about. Put "PermissionSetArn": "${examplePermissionSet}" ${where}, with the value that the command was given.`,
  );
}

/** F-93: description of a permission set. */
function readDescription(page: Fields): Partial<PermissionSetDetail> {
  const set = page.record('PermissionSet');
  return {
    ...present('name', set?.text('Name')),
    ...present('description', set?.text('Description')),
    ...present('sessionDuration', set?.text('SessionDuration')),
  };
}

const isEmptyText = (page: Fields, key: string): boolean => {
  const value = page.at(key)?.value;
  return value === undefined || (typeof value === 'string' && value.trim() === '');
};

/** F-95: managed policies of a permission set; F-101: names of attached policies. */
const readManagedPolicies = (page: Fields) =>
  page
    .recordList('AttachedManagedPolicies')
    .flatMap((element) => {
      const arn = element.requiredText('Arn');
      return arn === undefined ? [] : [{ arn, name: element.text('Name') ?? lastPart(arn) }];
    })
    .sort((a, b) => compare(a.arn, b.arn));

/** F-96: customer managed policies of a permission set; F-102: customer managed policies by name and path. */
function readReference(element: Fields): CustomerManagedReference | undefined {
  const name = element.requiredText('Name');
  return name === undefined ? undefined : { name, path: element.text('Path') ?? '/' };
}

/** F-97: permissions boundary of a permission set. */
function readBoundary(page: Fields): BoundaryDetail | undefined {
  const boundary = page.at('PermissionsBoundary') && page.record('PermissionsBoundary');
  if (page.at('PermissionsBoundary') === undefined) return { kind: 'NONE' };
  const arn = boundary?.text('ManagedPolicyArn');
  if (arn !== undefined) return { kind: 'MANAGED', arn };
  const named = boundary?.record('CustomerManagedPolicyReference');
  if (named === undefined) return boundary && { kind: 'NONE' };
  const reference = readReference(named);
  return reference && { kind: 'CUSTOMER_MANAGED', ...reference };
}
