/** ARNs of Identity Center: instances, and permission sets, which name the instance that they are of. */
import type { Fields } from '../shared/fields.js';
import { quote } from '../shared/jsonValue.js';
import { present } from '../shared/record.js';

const instancePattern = /^arn:aws(?:-[a-z]+)*:sso:::instance\/[A-Za-z0-9.-]{1,64}$/;
const permissionSetPattern =
  /^(arn:aws(?:-[a-z]+)*:sso:::)permissionSet\/([A-Za-z0-9.-]{1,64})\/([A-Za-z0-9./-]{1,64})$/;

export const isInstanceArn = (text: string): boolean => instancePattern.test(text);

/** ARN of the permission set's instance; undefined for any other text. */
export function instanceOfPermissionSet(arn: string): string | undefined {
  const [, prefix, instance] = permissionSetPattern.exec(arn) ?? [];
  return prefix === undefined ? undefined : `${prefix}instance/${instance ?? ''}`;
}

export const examplePermissionSet = 'arn:aws:sso:::permissionSet/ssoins-…/ps-…';

export const noPermissionSet = (text: string): string =>
  `${quote(text)} is no ARN of a permission set, such as ${examplePermissionSet}. Correct it.`;

/** Undefined where there is none, and with a problem where it is something else. */
export function permissionSetArn(holder: Fields): string | undefined {
  const arn = holder.text('PermissionSetArn');
  if (arn === undefined || instanceOfPermissionSet(arn) !== undefined) return arn;
  return holder.problem(noPermissionSet(arn), 'PermissionSetArn');
}

/** Undefined where there is none, and with a problem where it is something else. */
export function instanceArn(holder: Fields): string | undefined {
  const arn = holder.text('InstanceArn');
  if (arn === undefined || isInstanceArn(arn)) return arn;
  const example = 'arn:aws:sso:::instance/ssoins-…';
  return holder.problem(
    `${quote(arn)} is no ARN of an instance, such as ${example}. Correct it.`,
    'InstanceArn',
  );
}

/** What the page says of its own request (F-120). */
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
  return {
    ...present('instanceArn', instance ?? instanceOfSet),
    ...present('permissionSetArn', permissionSet),
  };
}
