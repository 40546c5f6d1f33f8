/** What the readers of Identity Center's outputs share: whose something is, and what a page says of its own request. */
import { present } from '../account/entities.js';
import { quote } from '../account/entityArn.js';
import type { Fields } from '../shared/fields.js';
import {
  exampleInstance,
  examplePermissionSet,
  instanceOfPermissionSet,
  isInstanceArn,
} from './identityCenterArn.js';
import type { IdentityCenterLists, IdentityCenterOwner } from './identityCenterExport.js';

/** Something of one owner; a page can hold things of several. */
export interface OwnedLists extends Partial<IdentityCenterLists>, IdentityCenterOwner {
  readonly covers?: readonly string[];
}

export const originOf = (element: Fields) => ({ file: element.findings.file, path: element.path });

/** What the page says of its own request (F-120). */
export interface Beside {
  readonly instanceArn?: string;
  readonly permissionSetArn?: string;
}

export function besideOf(page: Fields): Beside {
  const stated = permissionSetArn(page, page);
  const described = permissionSetArn(page.at('PermissionSet') && page.record('PermissionSet'), page);
  if (stated !== undefined && described !== undefined && stated !== described)
    page.findings.problem(
      page.pathOf('PermissionSetArn'),
      `This is ${stated}, and the PermissionSet here is ${described}. Give each in an object of its own.`,
    );
  const permissionSet = stated ?? described;
  const instance = instanceArn(page);
  const instanceOfSet = permissionSet === undefined ? undefined : instanceOfPermissionSet(permissionSet);
  if (instance !== undefined && instanceOfSet !== undefined && instance !== instanceOfSet)
    page.findings.problem(
      page.pathOf('InstanceArn'),
      `This is ${instance}, and the permission set here is of ${instanceOfSet}. Correct one of them.`,
    );
  return {
    ...present('instanceArn', instance ?? instanceOfSet),
    ...present('permissionSetArn', permissionSet),
  };
}

/** Undefined where there is none, and with a problem where it is something else. */
export function permissionSetArn(holder: Fields | undefined, { findings }: Fields): string | undefined {
  const text = holder?.text('PermissionSetArn');
  if (holder === undefined || text === undefined || instanceOfPermissionSet(text) !== undefined) return text;
  return findings.problem(
    holder.pathOf('PermissionSetArn'),
    `${quote(text)} is no ARN of a permission set, such as ${examplePermissionSet}. Correct it.`,
  );
}

export function instanceArn(holder: Fields): string | undefined {
  const text = holder.text('InstanceArn');
  if (text === undefined || isInstanceArn(text)) return text;
  return holder.findings.problem(
    holder.pathOf('InstanceArn'),
    `${quote(text)} is no ARN of an instance, such as ${exampleInstance}. Correct it.`,
  );
}
