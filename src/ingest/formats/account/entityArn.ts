/** Reads the ARN of an IAM entity, which is where an export says whose it is (F-14, F-117). */
import { isAccountId, parseIamArn } from '../../../iam/language/arn.js';
import type { Fields } from '../shared/fields.js';
import { quote } from '../shared/jsonValue.js';

export interface EntityArn {
  readonly arn: string;
  readonly partition: string;
  /** `aws` for AWS managed policies, which belong to no account. */
  readonly accountId: string;
  /** `/` or `/…/`. */
  readonly path: string;
  readonly name: string;
}

/** What stands for the account in the ARN of an AWS managed policy. */
export const awsAccountId = 'aws';

const maxArnLength = 2048;
const partitionPattern = /^aws(?:-[a-z]+)*$/;
const pathPattern = /^[!-~]+$/;
/** What IAM allows in names. */
const namePattern = /^[\w+=,.@-]{1,128}$/;

/** By kind of entity: the type in its ARN. */
const types = {
  user: 'user',
  group: 'group',
  role: 'role',
  policy: 'policy',
  instanceProfile: 'instance-profile',
} as const;

export type EntityKind = keyof typeof types;

export function readArn(fields: Fields, key: string, kind: EntityKind): EntityArn | undefined {
  if (fields.at(key) === undefined)
    return fields.problem(`${key} is missing, so nobody can tell what this is. Export again.`);
  const arn = fields.text(key);
  if (arn === undefined) return undefined;
  const entity = arn.length > maxArnLength ? undefined : parseIamArn(arn);
  const refuse = (reason: string) => fields.problem(`${quote(arn)} ${reason}`, key);
  if (entity === undefined || !('path' in entity) || entity.kind !== kind) {
    const example = `arn:aws:iam::111122223333:${types[kind]}/NAME`;
    return refuse(`is no ARN of the kind that belongs here, such as ${example}.`);
  }
  const { partition, accountId, path, name } = entity;
  const isAwsManaged = kind === 'policy' && accountId === awsAccountId;
  if (!partitionPattern.test(partition)) return refuse(`names no partition of AWS: ${quote(partition)}.`);
  if (!isAwsManaged && !isAccountId(accountId)) return refuse(accountIdReason(accountId));
  if (!namePattern.test(name)) return refuse('ends in no name that IAM allows.');
  if (!pathPattern.test(path)) return refuse('holds characters that IAM does not allow in a path.');
  return { arn, partition, accountId, path, name };
}

function accountIdReason(accountId: string): string {
  const found = /^[0-9]+$/.test(accountId) ? `has ${accountId.length} digits` : 'is no number';
  return `has the account id ${quote(accountId)}, which ${found}; an account id is 12 digits, leading zeros included.`;
}
