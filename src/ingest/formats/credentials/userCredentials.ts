/** Reads the calls about the credentials of single users: access keys, passwords, MFA devices (F-84 to F-90). */
import { definedFields } from '../../../graph/model/definedFields.js';
import type { AccessKey } from '../../../graph/model/graph.js';
import { groupBy } from '../../../graph/model/groupBy.js';
import { isAccountId, parseArn, rootArn } from '../../../iam/language/arn.js';
import { assumedPartition, userKey, type CredentialDetail } from '../account/accountExport.js';
import { accountFormat } from '../account/accountFile.js';
import type { Filed } from '../account/entities.js';
import { asFields, type Fields } from '../shared/fields.js';
import { isJsonRecord, quote } from '../shared/jsonValue.js';
import { isTruncatedPage } from '../shared/paging.js';

type Owned = Filed<CredentialDetail>;

/** Readers by key of the output. Secrets in such outputs are never read (F-90). */
const outputs: Readonly<Record<string, (output: Fields, key: string) => readonly (Owned | undefined)[]>> = {
  /** The output of one call about one user, or of several calls together (F-84). */
  AccessKeyMetadata(output, key) {
    const keys = output.records(key).flatMap((fields) => {
      const name = fields.requiredText('UserName');
      const accessKey = readAccessKey(fields);
      return name === undefined || accessKey === undefined ? [] : { name, fields, accessKey };
    });
    return [...groupBy(keys, ({ name }) => name)].flatMap(([name, [first, ...more]]) => {
      if (first === undefined) return [];
      const accessKeys = [first, ...more].map(({ accessKey }) => accessKey);
      return ofUser(output, first.fields, { accessKeys }, name);
    });
  },
  /** Written by collections, since an empty list of keys does not name its user. */
  UsersWithoutAccessKeys: (output, key) =>
    output.texts(key).map((name) => ofUser(output, output, { accessKeys: [] }, name)),
  /** A login profile, or a list of several: its user has a password (F-85). */
  LoginProfile: (output, key) =>
    output.records(key).map((profile) => {
      const name = profile.requiredText('UserName');
      return name === undefined ? undefined : ofUser(output, profile, { passwordEnabled: true }, name);
    }),
  /** F-86. The serial number of a device is an ARN that names its account. */
  MFADevices: (output, key) =>
    output.records(key).map((device) => {
      const name = device.requiredText('UserName');
      if (name === undefined) return undefined;
      return ofUser(output, device, { mfaActive: true }, name, device.text('SerialNumber'));
    }),
  VirtualMFADevices: (output, key) =>
    output.records(key).map((device) => {
      const user = device.record('User');
      const arn = user?.text('Arn');
      if (!user || arn === undefined || arn.endsWith(':root')) return undefined;
      return ofUser(output, device, { mfaActive: true }, user.text('UserName') ?? '', arn);
    }),
  /** get-account-summary: whether the root user has MFA (F-80). */
  SummaryMap(output, key) {
    const summary = output.record(key);
    const mfa = summary?.wholeNumber('AccountMFAEnabled');
    return summary && mfa !== undefined ? [ofUser(output, summary, { mfaActive: mfa > 0 })] : [];
  },
};

export const userCredentials = accountFormat({
  name: 'credentials of users',
  recognizes: (value) => isJsonRecord(value) && Object.keys(outputs).some((key) => key in value),
  keys: () => Object.keys(outputs),
  read(root, file) {
    const output = asFields(root, file);
    if (output === undefined) return undefined;
    const found = Object.entries(outputs).flatMap(([key, read]) => read(output, key));
    const call = Object.keys(outputs)
      .filter((key) => output.has(key))
      .join();
    const credentials = found.filter((one) => one !== undefined);
    return { lists: { credentials }, truncated: isTruncatedPage(output), call };
  },
});

const statuses = ['ACTIVE', 'INACTIVE', 'EXPIRED'] as const;

function readAccessKey(fields: Fields): AccessKey | undefined {
  const id = fields.requiredText('AccessKeyId');
  const stated = fields.text('Status')?.toUpperCase() ?? '';
  if (id === undefined) return undefined;
  const status = statuses.find((one) => one === stated);
  if (status === undefined)
    return fields.problem(`${quote(stated)} is no status of an access key.`, 'Status');
  return definedFields({ id, status, createdAt: fields.time('CreateDate') });
}

/** Returns credentials of the named user; without `name`, of the root user. `arn` may name the account. */
function ofUser(
  output: Fields,
  fields: Fields,
  stated: Partial<CredentialDetail>,
  name?: string,
  arn = '',
): Owned | undefined {
  const parts = parseArn(arn);
  const accountId = parts && isAccountId(parts.account) ? parts.account : output.text('AccountId');
  if (accountId !== undefined && !isAccountId(accountId))
    return output.problem(
      `${quote(accountId)} is no account id: 12 digits, leading zeros included.`,
      'AccountId',
    );
  if (accountId === undefined)
    return fields.problem(
      'Nothing says which account this user is of. Add AccountId, its 12 digits, at the top of the file.',
    );
  const partition = parts?.partition ?? output.text('Partition');
  const account = { partition: partition ?? assumedPartition, accountId };
  const key = name === undefined ? rootArn(account) : userKey(account, name);
  return { accountId, partition: partition ?? '', detail: { arn: key, ...stated, origin: fields.origin } };
}
