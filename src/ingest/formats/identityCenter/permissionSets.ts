/** Permission sets: which there are, and what each consists of (F-92 to F-97). */
import { groupBy } from '../../../graph/model/groupBy.js';
import { lastPart } from '../../../iam/language/arn.js';
import type { AttachedPolicy } from '../account/accountExport.js';
import type { Identified } from '../organization/organizationExport.js';
import type { Fields } from '../shared/fields.js';
import { readPolicyText, type PolicyText } from '../shared/policyText.js';
import { inside, record, text, whereThere } from '../shared/record.js';
import {
  examplePermissionSet,
  instanceOfPermissionSet,
  noPermissionSet,
  type Beside,
} from './identityCenterArn.js';

/** F-93: description of a permission set. */
const description = record({
  name: text('Name'),
  description: text('Description'),
  /** ISO 8601, `PT1H`. */
  sessionDuration: text('SessionDuration'),
});

const parts = record({
  /** F-94. */
  inlinePolicy: whereThere('InlinePolicy', (page): PolicyText | { readonly kind: 'NONE' } => {
    const value = page.at('InlinePolicy')?.value ?? '';
    const isEmpty = typeof value === 'string' && value.trim() === '';
    return isEmpty ? { kind: 'NONE' } : readPolicyText(page, 'InlinePolicy');
  }),
  /** By ARN. F-95: managed policies of a permission set; F-101: names of attached policies. */
  managedPolicies: whereThere('AttachedManagedPolicies', (page): readonly AttachedPolicy[] =>
    page
      .recordList('AttachedManagedPolicies')
      .flatMap((element) => {
        const arn = element.requiredText('Arn');
        return arn === undefined ? [] : [{ arn, name: element.text('Name') ?? lastPart(arn) }];
      })
      .sort(by(({ arn }) => arn)),
  ),
  /** By path and name. F-96: customer managed policies of a permission set; F-102: by name and path. */
  customerManagedPolicies: whereThere(
    'CustomerManagedPolicyReferences',
    (page): readonly CustomerManagedReference[] =>
      page
        .recordList('CustomerManagedPolicyReferences')
        .flatMap((element) => readReference(element) ?? [])
        .sort(by(({ path, name }) => `${path}${name}`)),
  ),
  /** F-97. */
  permissionsBoundary: whereThere('PermissionsBoundary', readBoundary),
});

/** `id`: ARN. Missing fields were not collected. */
export type PermissionSetDetail = Identified &
  ReturnType<typeof parts> &
  Partial<ReturnType<typeof description>>;

const by =
  <T>(keyOf: (one: T) => string) =>
  (a: T, b: T): number => {
    const [first, second] = [keyOf(a), keyOf(b)];
    return first < second ? -1 : Number(first > second);
  };

/** A policy of each account that the permission set is provisioned to (F-102). */
interface CustomerManagedReference {
  readonly name: string;
  /** `/` or `/…/`. */
  readonly path: string;
}

function readReference(element: Fields): CustomerManagedReference | undefined {
  const name = element.requiredText('Name');
  return name === undefined ? undefined : { name, path: element.text('Path') ?? '/' };
}

export type BoundaryDetail =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'MANAGED'; readonly arn: string }
  | ({ readonly kind: 'CUSTOMER_MANAGED' } & CustomerManagedReference);

function readBoundary(page: Fields): BoundaryDetail | undefined {
  if (page.at('PermissionsBoundary') === undefined) return { kind: 'NONE' };
  const boundary = page.record('PermissionsBoundary');
  const arn = boundary?.text('ManagedPolicyArn');
  if (arn !== undefined) return { kind: 'MANAGED', arn };
  const named = boundary?.record('CustomerManagedPolicyReference');
  if (named === undefined) return boundary && { kind: 'NONE' };
  const reference = readReference(named);
  return reference && { kind: 'CUSTOMER_MANAGED', ...reference };
}

/** Keys of outputs that say what one permission set consists of. */
const partKeys = [
  'PermissionSet',
  'InlinePolicy',
  'AttachedManagedPolicies',
  'CustomerManagedPolicyReferences',
  'PermissionsBoundary',
];

/** F-93 to F-97: all that the page says of its permission set. */
export function readPermissionSet(
  page: Fields,
  { permissionSetArn: id }: Beside,
): readonly PermissionSetDetail[] {
  const keys = partKeys.filter((key) => page.has(key));
  if (keys.length === 0) return [];
  if (id === undefined) {
    if (page.at('PermissionSetArn') === undefined) for (const key of keys) missingSubject(page, key);
    return [];
  }
  const described = inside('PermissionSet', description)(page);
  return [{ id, origin: page.origin, ...described, ...parts(page) }];
}

/** F-120. */
function missingSubject(page: Fields, key: string): undefined {
  const where = key === 'PermissionSet' ? `in "${key}"` : `beside "${key}"`;
  page.problem(
    `PermissionSetArn is missing, and nothing else here says which permission set this is about. Put "PermissionSetArn": "${examplePermissionSet}" ${where}, with the value that the command was given.`,
  );
}

/** F-92: list of permission sets, by instance. */
export function readPermissionSets(page: Fields): ReadonlyMap<string, readonly PermissionSetDetail[]> {
  const key = 'PermissionSets';
  const origin = { file: page.findings.file, path: page.pathOf(key) };
  const sets = page.texts(key).flatMap((id) => {
    const instance = instanceOfPermissionSet(id);
    if (instance === undefined) page.problem(noPermissionSet(id), key);
    return instance === undefined ? [] : { instance, id };
  });
  const byInstance = groupBy(sets, ({ instance }) => instance);
  return new Map([...byInstance].map(([instance, own]) => [instance, own.map(({ id }) => ({ id, origin }))]));
}
