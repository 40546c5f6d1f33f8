/** Reads a record of one resource: its owner, its policy, and the settings that affect its policy. */
import { definedFields } from '../../../graph/model/definedFields.js';
import { policyHolderArn, policyHolders } from '../../../graph/engine/policyHolder.js';
import { isAccountId, isRootArn, kindOfArn, parseArn, type Arn } from '../../../iam/language/arn.js';
import type { ResourceDetail } from '../account/accountExport.js';
import type { Filed } from '../account/entities.js';
import type { Fields } from '../shared/fields.js';
import { isJsonRecord, quote } from '../shared/jsonValue.js';
import { readPolicyText } from '../shared/policyText.js';
import { record, whereThere } from '../shared/record.js';
import { tagsWhereThere } from '../shared/tags.js';

/** Reads a record of Rolegraph's own list. Undefined where nothing names the owner of the resource. */
export function readResourceRecord(fields: Fields): Filed<ResourceDetail> | undefined {
  const arn = readResourceArn(fields, 'ResourceArn');
  const accountId = arn && readOwner(fields, arn);
  if (arn === undefined || accountId === undefined) return undefined;
  const policy = isRootArn(arn.text) ? {} : readPolicy(policyFields(fields), 'Policy', fields.has('Policy'));
  if (policy.policy?.kind === 'DOCUMENT') checkHolder(fields, arn.text);
  const written = withFullArns(policy, arn, accountId);
  return fileResource(fields, arn, accountId, {
    ...written,
    ...bucketSettings(fields),
    ...(fields.flag('Alone') === true ? ({ alone: true } as const) : {}),
  });
}

/** Refuses a policy that belongs to another resource, and notes one of a kind without policies: no request finds it. */
function checkHolder(fields: Fields, arn: string): void {
  const holders = policyHolders(arn);
  const key = 'ResourceArn';
  if (holders.length > 0 && !holders.includes(arn))
    fields.problem(`${quote(arn)} has no policy of its own. Give that of ${holders.join(' or ')}.`, key);
  else if (holders.length === 0 && kindOfArn(arn) !== 'ec2:vpc-endpoint')
    fields.note(
      `No policies of such resources are known, so the policy of ${quote(arn)} has no effect.`,
      key,
    );
}

type ReadPolicy = Pick<ResourceDetail, 'policy' | 'error'>;

/** F-67: completes the short ARNs in the policy of a REST API, as API Gateway does where it stores the policy. */
function withFullArns(
  read: ReadPolicy,
  { partition, service, region, resource }: ResourceArn,
  accountId: string,
): ReadPolicy {
  const { policy } = read;
  if (service !== 'apigateway' || policy?.kind !== 'DOCUMENT') return read;
  const api = `arn:${partition}:execute-api:${region}:${accountId}:${resource.replace(/^\/restapis\//, '')}`;
  return { ...read, policy: { ...policy, text: policy.text.replaceAll('"execute-api:/', `"${api}/`) } };
}

interface ResourceArn extends Arn {
  readonly text: string;
}

export function fileResource(
  fields: Fields,
  { text: arn, partition }: ResourceArn,
  accountId: string,
  stated: Omit<ResourceDetail, 'arn' | 'tags' | 'origin'>,
): Filed<ResourceDetail> {
  const tagged = definedFields({ tags: tagsWhereThere(fields) });
  return { partition, accountId, detail: { arn, ...stated, ...tagged, origin: fields.origin } };
}

const maxArnLength = 2048;

export function readResourceArn(fields: Fields, key: string): ResourceArn | undefined {
  const written = fields.requiredText(key);
  if (written === undefined) return undefined;
  const isLong = written.length > maxArnLength;
  const text = isLong ? written : policyHolderArn(written);
  const refuse = (reason: string) => fields.problem(`${quote(written)} ${reason}`, key);
  const arn = isLong ? undefined : parseArn(text);
  if (arn === undefined || arn.resource === '' || !/^aws(?:-[a-z]+)*$/.test(arn.partition))
    return refuse('is no ARN of a resource, such as arn:aws:s3:::BUCKET.');
  if (/[*?]/.test(text)) return refuse('is a pattern. A policy belongs to one resource: give its ARN.');
  if (/^arn:[^:]+:iam:/.test(text) && arn.resource !== 'root')
    return refuse(
      'is of IAM, whose policies come with the account: aws iam get-account-authorization-details.',
    );
  return { ...arn, text };
}

/** Returns the owner of the resource (F-74). ARNs of buckets and REST APIs name none; others must match AccountId. */
function readOwner(fields: Fields, { account }: Arn): string | undefined {
  const inArn = isAccountId(account) ? account : undefined;
  const accountId = fields.text('AccountId') ?? inArn;
  if (accountId === undefined) {
    if (fields.at('AccountId') !== undefined) return undefined;
    return fields.problem(
      'AccountId is missing, and the ARN does not say whose this is. Add the 12 digits of the account that owns it.',
    );
  }
  const refuse = (reason: string) => fields.problem(`${quote(accountId)} ${reason}`, 'AccountId');
  if (!isAccountId(accountId)) return refuse('is no account id: 12 digits, leading zeros included.');
  if (inArn !== undefined && inArn !== accountId)
    return refuse(`is not the account of the ARN beside it, ${inArn}. Correct one of them.`);
  return accountId;
}

/** Returns what holds the policy: the record, or the answer of the call that stands in its place (F-44, F-47). */
function policyFields(fields: Fields): Fields {
  const value = fields.at('Policy')?.value ?? null;
  if (!isJsonRecord(value) || 'Statement' in value) return fields;
  const inForce =
    'Established' in value ? fields.record('Policy')?.record('Established') : fields.record('Policy');
  return inForce?.has('Policy') ? inForce : fields;
}

/** Reads the policy of a resource (F-73). `absentIsNone`: a missing, null or blank key means no policy. */
export function readPolicy(fields: Fields, key: string, absentIsNone: boolean): ReadPolicy {
  const written = fields.at(key)?.value;
  if (written !== undefined && written !== '') return { policy: readPolicyText(fields, key) };
  const error = readError(fields);
  if (error !== undefined && !isNoPolicy(error)) return { error };
  return error !== undefined || absentIsNone ? { policy: { kind: 'NONE' } } : {};
}

/** Returns the code in `AccessDenied`, `{ "Code": "AccessDenied" }`, or in parentheses in a message of the CLI. */
function readError(fields: Fields): string | undefined {
  const value = fields.at('Error')?.value;
  if (value === undefined) return undefined;
  const text = typeof value === 'string' ? value : fields.record('Error')?.text('Code');
  if (text === undefined) return undefined;
  return (/\((\w+)\)/.exec(text)?.[1] ?? text).slice(0, 100);
}

/** Whether an error means "no policy", as it does in most calls (F-73). */
const isNoPolicy = (code: string): boolean =>
  /^(?:NoSuch\w*Policy|\w*PolicyNotFound\w*|ResourceNotFoundException|NotFoundException)$/.test(code);

/** Returns the settings below a key, also where the whole answer of the call stands there (F-45). */
function settingsIn(fields: Fields, key: string): Fields | undefined {
  const written = fields.record(key);
  return written?.has(key) ? written.record(key) : written;
}

/** The settings of a public access block, all of which S3 returns (F-45). */
const blocks = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'];

/** Reads the settings of a bucket: public access and ACLs (F-45), and whether its tags control access (E-68). */
const bucketSettings = record({
  /** Null: the bucket has no such configuration. */
  restrictsPublicBuckets: whereThere('PublicAccessBlockConfiguration', (fields) => {
    const block = settingsIn(fields, 'PublicAccessBlockConfiguration');
    if (block === undefined || blocks.some((key) => block.has(key)))
      return block?.flag('RestrictPublicBuckets') ?? false;
    return block.note(`This holds none of ${blocks.join(', ')}, so what it blocks is not known.`);
  }),
  /** Null as above. What the block does not say is not known. */
  blocksPublicPolicy: (fields) => {
    const written = fields.at('PublicAccessBlockConfiguration')?.value;
    if (written === null) return false;
    if (written === undefined || !isJsonRecord(written)) return undefined;
    const block = settingsIn(fields, 'PublicAccessBlockConfiguration');
    return block?.has('BlockPublicPolicy') === true ? block.flag('BlockPublicPolicy') : undefined;
  },
  /** Null: Amazon S3 sets the controls of new buckets, so a bucket without any has its ACLs in force (E-29a). */
  ignoresAcls: whereThere('OwnershipControls', (fields) => {
    const controls = settingsIn(fields, 'OwnershipControls');
    const owners = controls?.records('Rules').flatMap((rule) => rule.text('ObjectOwnership') ?? []);
    return owners?.length === 0 ? undefined : (owners?.includes('BucketOwnerEnforced') ?? false);
  }),
  /** As GetBucketAbac returns it. Any other status is ignored. */
  abacEnabled: (fields) => {
    const status = settingsIn(fields, 'AbacStatus')?.text('Status');
    return status === 'Enabled' ? true : status === 'Disabled' ? false : undefined;
  },
});
