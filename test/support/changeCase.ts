/** Changes, and edits of files that come to the same: what their tables share. */
import type { Change } from '../../src/ingest/changes/change.js';
import { arn, NOW, type Files } from './changeableEstate.js';

export interface ChangeCase {
  readonly kind:
    'PRINCIPALS' | 'POLICIES' | 'CREDENTIALS' | 'DELETED_USER' | 'RESOURCES' | 'ORGANIZATION' | 'ASSIGNMENTS';
  readonly changes: readonly Change[];
  readonly edit: (files: Files) => void;
}

/** A user, role, group or policy. */
export type Named = Readonly<Partial<Record<'UserName' | 'RoleName' | 'GroupName' | 'PolicyName', string>>>;

const nameOf = ({ UserName, RoleName, GroupName, PolicyName }: Named) =>
  UserName ?? RoleName ?? GroupName ?? PolicyName;

export function there<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('it is not there');
  return one;
}

export const named = <T extends Named>(list: readonly T[], name: string): T =>
  there(list.find((one) => nameOf(one) === name));

export const userIn = ({ own }: Files, name: string) => named(own.UserDetailList, name);
export const roleIn = ({ own }: Files, name: string) => named(own.RoleDetailList, name);
export const groupIn = ({ own }: Files, name: string) => named(own.GroupDetailList, name);
export const policyIn = ({ own }: Files, name: string) => named(own.Policies, name);
export const without = <T extends Named>(list: readonly T[], name: string): T[] =>
  list.filter((one) => one !== named(list, name));

export const ann = arn('user/ann');
export const bob = arn('user/bob');
export const app = arn('role/app');
export const idle = arn('role/idle');
export const staff = arn('group/staff');
export const deploy = arn('policy/deploy');
export const limit = arn('policy/limit');
export const spare = arn('policy/spare');
export const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

export const boundary = (PermissionsBoundaryArn: string) => ({
  PermissionsBoundary: { PermissionsBoundaryArn },
});
export const tag = (Key: string, Value: string) => ({ Key, Value });

export const created = { CreateDate: NOW };

/** The kind is that of its list. */
export type Case = Omit<ChangeCase, 'kind'>;
