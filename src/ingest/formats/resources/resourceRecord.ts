/** Reads what one record says of one resource: whose it is, its policy, and the settings that its policy hangs on. */
import { policyHolderArn } from '../../../graph/engine/policyHolder.js';
import { isAccountId, parseArn, type Arn } from '../../../iam/language/arn.js';
import type { ResourceDetail } from '../account/accountExport.js';
import { present, readTags } from '../account/entities.js';
import { quote } from '../account/entityArn.js';
import type { Fields } from '../shared/fields.js';
import { readPolicyText } from '../shared/policyText.js';
import type { Filed } from '../account/splitByAccount.js';

/** A record of the project's own list. Undefined where it does not say whose resource it is. */
export function readResourceRecord(fields: Fields): Filed<ResourceDetail> | undefined {
  const arn = readResourceArn(fields, 'ResourceArn');
  const accountId = arn && readOwner(fields, arn.parts);
  if (arn === undefined || accountId === undefined) return undefined;
  const isAccount = arn.text.endsWith(':root');
  return owned(fields, arn, accountId, {
    ...(isAccount ? {} : readPolicy(fields, 'Policy', fields.has('Policy'))),
    ...readBucketSettings(fields),
  });
}

export interface ResourceArn {
  readonly text: string;
  readonly parts: Arn;
}

export function owned(
  fields: Fields,
  arn: ResourceArn,
  accountId: string,
  stated: Omit<ResourceDetail, 'arn' | 'tags' | 'origin'>,
): Filed<ResourceDetail> {
  const detail = {
    arn: arn.text,
    ...stated,
    ...(fields.has('Tags') ? { tags: readTags(fields) } : {}),
    origin: { file: fields.findings.file, path: fields.path },
  };
  return { partition: arn.parts.partition, accountId, detail };
}

const maxArnLength = 2048;

export function readResourceArn(fields: Fields, key: string): ResourceArn | undefined {
  const written = fields.requiredText(key);
  if (written === undefined) return undefined;
  const text = written.length > maxArnLength ? written : policyHolderArn(written);
  const refuse = (reason: string) =>
    fields.findings.problem(fields.pathOf(key), `${quote(written)} ${reason}`);
  const parts = written.length > maxArnLength ? undefined : parseArn(text);
  if (parts === undefined || parts.resource === '' || !/^aws(?:-[a-z]+)*$/.test(parts.partition)) {
    return refuse('is no ARN of a resource, such as arn:aws:s3:::BUCKET.');
  }
  if (/[*?]/.test(text)) return refuse('is a pattern. A policy belongs to one resource: give its ARN.');
  if (/^arn:[^:]+:iam:/.test(text) && parts.resource !== 'root') {
    return refuse(
      'is of IAM, whose policies come with the account: aws iam get-account-authorization-details.',
    );
  }
  return { text, parts };
}

/** F-74: the ARNs of buckets and REST APIs name no account, and those that do have to agree. */
function readOwner(fields: Fields, arn: Arn): string | undefined {
  const stated = fields.text('AccountId');
  const inArn = isAccountId(arn.account) ? arn.account : undefined;
  const accountId = stated ?? inArn;
  if (accountId === undefined) {
    if (fields.at('AccountId') !== undefined) return undefined;
    return fields.findings.problem(
      fields.path,
      'AccountId is missing, and the ARN does not say whose this is. Add the 12 digits of the account that owns it.',
    );
  }
  const refuse = (reason: string) =>
    fields.findings.problem(fields.pathOf('AccountId'), `${quote(accountId)} ${reason}`);
  if (!isAccountId(accountId)) return refuse('is no account id: 12 digits, leading zeros included.');
  if (inArn !== undefined && inArn !== accountId) {
    return refuse(`is not the account of the ARN beside it, ${inArn}. Correct one of them.`);
  }
  return accountId;
}

/** F-73: `absentIsNone`: a key that is missing, null or blank says that there is no policy. */
export function readPolicy(
  fields: Fields,
  key: string,
  absentIsNone: boolean,
): Pick<ResourceDetail, 'policy' | 'error'> {
  const written = fields.at(key)?.value;
  if (written !== undefined && written !== '') return { policy: readPolicyText(fields, key) };
  const error = readError(fields);
  if (error !== undefined && !isNoPolicy(error)) return { error };
  return error !== undefined || absentIsNone ? { policy: { kind: 'NONE' } } : {};
}

/** `AccessDenied`, `{ "Code": "AccessDenied" }`, or the words of the CLI, which have the code in parentheses. */
function readError(fields: Fields): string | undefined {
  const value = fields.at('Error')?.value;
  if (value === undefined) return undefined;
  const text = typeof value === 'string' ? value : fields.record('Error')?.text('Code');
  if (text === undefined) return undefined;
  return (/\((\w+)\)/.exec(text)?.[1] ?? text).slice(0, 100);
}

/** F-73: in most calls "no policy" is an error. */
const isNoPolicy = (code: string): boolean =>
  /^(?:NoSuch\w*Policy|\w*PolicyNotFound\w*|ResourceNotFoundException|NotFoundException)$/.test(code);

/** F-45: public access settings of buckets; E-68: tags of buckets. */
function readBucketSettings(
  fields: Fields,
): Pick<ResourceDetail, 'restrictsPublicBuckets' | 'ignoresAcls' | 'abacEnabled'> {
  const block = fields.record('PublicAccessBlockConfiguration');
  const rules = fields.record('OwnershipControls')?.records('Rules') ?? [];
  const ownership = rules.flatMap((rule) => rule.text('ObjectOwnership') ?? []);
  return {
    ...present('restrictsPublicBuckets', block && (block.flag('RestrictPublicBuckets') ?? false)),
    ...present('ignoresAcls', ownership.length === 0 ? undefined : ownership.includes('BucketOwnerEnforced')),
    ...present('abacEnabled', readAbacStatus(fields)),
  };
}

/** E-68: as GetBucketAbac answers; a status that is neither says nothing. */
function readAbacStatus(fields: Fields): boolean | undefined {
  const status = fields.record('AbacStatus')?.text('Status');
  return status === 'Enabled' ? true : status === 'Disabled' ? false : undefined;
}
