/** Reads permission sets: whose page it is, which ones exist, what each consists of (F-92 to F-97, F-120). */
import { definedFields } from '../../../graph/model/definedFields.js';
import { lastPart } from '../../../iam/language/arn.js';
import type { AttachedPolicy } from '../account/entities.js';
import type { Fields } from '../shared/fields.js';
import type { Identified } from '../shared/findings.js';
import { quote } from '../shared/jsonValue.js';
import { readPolicyText, type PolicyText } from '../shared/policyText.js';
import { moreFollows } from '../shared/paging.js';
import { inside, origin, record, required, text, whereThere } from '../shared/record.js';

// ── ARNs: that of a permission set names its instance

const instancePattern = /^arn:aws(?:-[a-z]+)*:sso:::instance\/[A-Za-z0-9.-]{1,64}$/;
const permissionSetPattern =
  /^(arn:aws(?:-[a-z]+)*:sso:::)permissionSet\/([A-Za-z0-9.-]{1,64})\/([A-Za-z0-9./-]{1,64})$/;

export const isInstanceArn = (arn: string): boolean => instancePattern.test(arn);

/** Returns the ARN of the permission set's instance; undefined for any other text. */
export function instanceOfPermissionSet(arn: string): string | undefined {
  const [, prefix, instance] = permissionSetPattern.exec(arn) ?? [];
  return prefix === undefined ? undefined : `${prefix}instance/${instance ?? ''}`;
}

const examplePermissionSet = 'arn:aws:sso:::permissionSet/ssoins-…/ps-…';

/** Returns the ARN. Undefined where there is none; another text is a problem. */
export function permissionSetArn(holder: Fields): string | undefined {
  const arn = holder.text('PermissionSetArn');
  return arn === undefined || isPermissionSet(holder, 'PermissionSetArn', arn) ? arn : undefined;
}

function isPermissionSet(holder: Fields, key: string, arn: string): boolean {
  if (instanceOfPermissionSet(arn) !== undefined) return true;
  holder.problem(
    `${quote(arn)} is no ARN of a permission set, such as ${examplePermissionSet}. Correct it.`,
    key,
  );
  return false;
}

/** Returns the ARN. Undefined where there is none; another text is a problem. */
function instanceArn(holder: Fields): string | undefined {
  const arn = holder.text('InstanceArn');
  if (arn === undefined || isInstanceArn(arn)) return arn;
  return holder.problem(
    `${quote(arn)} is no ARN of an instance, such as arn:aws:sso:::instance/ssoins-…. Correct it.`,
    'InstanceArn',
  );
}

/** An instance of Identity Center (F-91). `id` is its ARN, `identityStoreId` is `d-…`. */
export const instance = record({
  id: required((element: Fields) =>
    element.at('InstanceArn') ? instanceArn(element) : element.requiredText('InstanceArn'),
  ),
  identityStoreId: text('IdentityStoreId'),
  ownerAccountId: text('OwnerAccountId'),
  name: text('Name'),
  origin,
});

export type InstanceDetail = NonNullable<ReturnType<typeof instance>>;

/** The parameters of a request that stand beside its output (F-120). */
export interface Beside {
  readonly instanceArn?: string;
  readonly permissionSetArn?: string;
}

export function readBeside(page: Fields): Beside {
  const stated = permissionSetArn(page);
  const set = page.record('PermissionSet');
  const described = set && permissionSetArn(set);
  if (stated !== undefined && described !== undefined && stated !== described)
    page.problem(
      `This is ${stated}, and the PermissionSet here is ${described}. Give each in an object of its own.`,
      'PermissionSetArn',
    );
  const permissionSet = stated ?? described;
  const instance = instanceArn(page);
  const instanceOfSet = permissionSet === undefined ? undefined : instanceOfPermissionSet(permissionSet);
  if (instance !== undefined && instanceOfSet !== undefined && instance !== instanceOfSet)
    page.problem(
      `This is ${instance}, and the permission set here is of ${instanceOfSet}. Correct one of them.`,
      'InstanceArn',
    );
  return definedFields({ instanceArn: instance ?? instanceOfSet, permissionSetArn: permissionSet });
}

// ── The parts of a permission set

/** The description of a permission set (F-93). */
const description = record({
  name: text('Name'),
  description: text('Description'),
  /** An ISO 8601 duration such as `PT1H`. */
  sessionDuration: text('SessionDuration'),
});

const parts = record({
  /** F-94: the inline policy. */
  inlinePolicy: whereThere('InlinePolicy', (page): PolicyText | { readonly kind: 'NONE' } => {
    const value = page.at('InlinePolicy')?.value ?? '';
    const isEmpty = typeof value === 'string' && value.trim() === '';
    return isEmpty ? { kind: 'NONE' } : readPolicyText(page, 'InlinePolicy');
  }),
  /** Managed policies of the permission set (F-95), sorted by ARN. F-101: names of attached policies. */
  managedPolicies: whereThere('AttachedManagedPolicies', (page): readonly AttachedPolicy[] =>
    page
      .recordList('AttachedManagedPolicies')
      .flatMap((element) => {
        const arn = element.requiredText('Arn');
        return arn === undefined ? [] : [{ arn, name: element.text('Name') ?? lastPart(arn) }];
      })
      .sort(by(({ arn }) => arn)),
  ),
  /** Customer managed policies of the permission set (F-96), sorted by path and name. F-102: by name and path. */
  customerManagedPolicies: whereThere(
    'CustomerManagedPolicyReferences',
    (page): readonly CustomerManagedReference[] =>
      page
        .recordList('CustomerManagedPolicyReferences')
        .flatMap((element) => readReference(element) ?? [])
        .sort(by(({ path, name }) => `${path}${name}`)),
  ),
  moreFollows,
  /** F-97: the permissions boundary. */
  permissionsBoundary: whereThere('PermissionsBoundary', readBoundary),
});

/** A permission set. `id` is its ARN. Missing fields were not collected. */
export type PermissionSetDetail = Identified &
  ReturnType<typeof parts> &
  Partial<ReturnType<typeof description>>;

const by =
  <T>(keyOf: (one: T) => string) =>
  (a: T, b: T): number => {
    const [first, second] = [keyOf(a), keyOf(b)];
    return first < second ? -1 : Number(first > second);
  };

/** A policy that every account has to which the permission set is provisioned (F-102). */
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

/** Keys of the outputs that describe one permission set. */
const partKeys = [
  'PermissionSet',
  'InlinePolicy',
  'AttachedManagedPolicies',
  'CustomerManagedPolicyReferences',
  'PermissionsBoundary',
];

/** Reads all parts of the permission set that the page is about (F-93 to F-97). */
export function readPermissionSet(
  page: Fields,
  { permissionSetArn: id }: Beside,
): readonly PermissionSetDetail[] {
  const keys = partKeys.filter((key) => page.has(key));
  if (keys.length === 0) return [];
  if (id === undefined) {
    for (const key of page.at('PermissionSetArn') === undefined ? keys : [])
      page.problem(
        `PermissionSetArn is missing, and nothing else here says which permission set this is about. Put "PermissionSetArn": "${examplePermissionSet}" ${key === 'PermissionSet' ? 'in' : 'beside'} "${key}", with the value that the command was given.`,
      );
    return [];
  }
  const described = inside('PermissionSet', description)(page);
  return [{ id, origin: page.origin, ...described, ...parts(page) }];
}

/** Reads a list of permission sets, each with its instance (F-92). */
export function readPermissionSets(page: Fields) {
  const key = 'PermissionSets';
  const place = { file: page.findings.file, path: page.pathOf(key) };
  return page
    .texts(key)
    .flatMap((id) =>
      isPermissionSet(page, key, id)
        ? { owner: instanceOfPermissionSet(id), detail: { id, origin: place } }
        : [],
    );
}
