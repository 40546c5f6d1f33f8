/** Reads the ARN of an IAM entity, which is where an export says whose it is (F-14, F-117). */
import { isAccountId, parseIamArn } from '../../../iam/language/arn.js';

export type EntityKind = 'user' | 'group' | 'role' | 'policy' | 'instanceProfile';

export interface EntityArn {
  readonly arn: string;
  readonly partition: string;
  /** `aws` for AWS managed policies, which belong to no account. */
  readonly accountId: string;
  /** `/` or `/…/`. */
  readonly path: string;
  readonly name: string;
}

export type EntityArnResult =
  { readonly ok: true; readonly entity: EntityArn } | { readonly ok: false; readonly message: string };

/** What stands for the account in the ARN of an AWS managed policy. */
export const awsAccountId = 'aws';

const maxArnLength = 2048;
const partitionPattern = /^aws(?:-[a-z]+)*$/;
const pathPattern = /^[!-~]+$/;
/** What IAM allows in names. */
const namePattern = /^[\w+=,.@-]{1,128}$/;
const examples: Readonly<Record<EntityKind, string>> = {
  user: 'arn:aws:iam::111122223333:user/NAME',
  group: 'arn:aws:iam::111122223333:group/NAME',
  role: 'arn:aws:iam::111122223333:role/NAME',
  policy: 'arn:aws:iam::111122223333:policy/NAME',
  instanceProfile: 'arn:aws:iam::111122223333:instance-profile/NAME',
};

/** A refusal begins with the text and says what is wrong with it. */
export function parseEntityArn(arn: string, kind: EntityKind): EntityArnResult {
  const refuse = (reason: string): EntityArnResult => ({ ok: false, message: `${quote(arn)} ${reason}` });
  const entity = arn.length > maxArnLength ? undefined : parseIamArn(arn);
  if (entity === undefined || !('path' in entity) || entity.kind !== kind) {
    return refuse(`is no ARN of the kind that belongs here, such as ${examples[kind]}.`);
  }
  const { partition, accountId, path, name } = entity;
  const isAwsManaged = kind === 'policy' && accountId === awsAccountId;
  if (!partitionPattern.test(partition)) return refuse(`names no partition of AWS: ${quote(partition)}.`);
  if (!isAwsManaged && !isAccountId(accountId)) return refuse(accountIdReason(accountId));
  if (!namePattern.test(name)) return refuse('ends in no name that IAM allows.');
  if (!pathPattern.test(path)) return refuse('holds characters that IAM does not allow in a path.');
  return { ok: true, entity: { arn, partition, accountId, path, name } };
}

function accountIdReason(accountId: string): string {
  const found = /^[0-9]+$/.test(accountId) ? `has ${accountId.length} digits` : 'is no number';
  return `has the account id ${quote(accountId)}, which ${found}; an account id is 12 digits, leading zeros included.`;
}

/** In messages: quoted, on one line and short. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);
}
