/** Reads the calls about the credentials of single users: access keys, passwords, MFA devices (F-84 to F-90). */
import { isAccountId, parseArn } from '../../../iam/language/arn.js';
import type { JsonValue } from '../../../iam/language/json.js';
import type { InputDocument } from '../../read/readExport.js';
import type { AccessKeyDetail, CredentialDetail } from '../account/accountExport.js';
import type { ParsedExport } from '../parsedExport.js';
import { Attribution } from '../shared/attribution.js';
import { present } from '../account/entities.js';
import { quote } from '../account/entityArn.js';
import { asFields, type Fields } from '../shared/fields.js';
import { filedAccounts } from '../account/filedAccounts.js';
import { Findings } from '../shared/findings.js';
import { isJsonRecord } from '../shared/jsonValue.js';
import { mergeFields } from '../../merge/mergeEntities.js';
import { parsedPage } from '../account/parsedPage.js';
import type { Filed } from '../account/splitByAccount.js';
import { userKey } from './userKey.js';

const keys = ['AccessKeyMetadata', 'LoginProfile', 'MFADevices', 'VirtualMFADevices', 'SummaryMap'] as const;

export const isUserCredentials = (value: JsonValue): boolean =>
  isJsonRecord(value) && keys.some((key) => key in value);

/** Secrets that such an output may hold are never looked at (F-90). */
export function parseUserCredentials({ file, value, duplicateKeys }: InputDocument): ParsedExport {
  const findings = new Findings(file, duplicateKeys);
  findings.refuseHiddenValues();
  const attribution = new Attribution(findings);
  const output = asFields({ value, path: '$' }, findings);
  const found = output
    ? [...accessKeys(output), ...passwords(output), ...devices(output), ...ofRoot(output)]
    : [];
  for (const { accountId } of found) attribution.of(accountId);
  const accounts = filedAccounts('credentials', found, false).map((account) => ({
    ...account,
    credentials: mergeFields(account.credentials),
  }));
  const truncated = output?.flag('IsTruncated') === true || output?.text('NextToken') !== undefined;
  return parsedPage(findings, attribution, accounts, { collected: { credentials: true }, truncated });
}

type Owned = Filed<CredentialDetail>;

/** One call about one user, or those about several together: grouped by the user they name (F-84). */
function accessKeys(output: Fields): readonly Owned[] {
  const byUser = new Map<string, { readonly fields: Fields; readonly list: AccessKeyDetail[] }>();
  for (const fields of output.records('AccessKeyMetadata')) {
    const name = fields.requiredText('UserName');
    const key = readKey(fields);
    if (name === undefined || key === undefined) continue;
    const user = byUser.get(name) ?? { fields, list: [] };
    user.list.push(key);
    byUser.set(name, user);
  }
  return [...byUser].flatMap(([name, { fields, list }]) =>
    ofUser(output, fields, name, undefined, { accessKeys: list }),
  );
}

function readKey(fields: Fields): AccessKeyDetail | undefined {
  const id = fields.requiredText('AccessKeyId');
  const status = fields.text('Status')?.toUpperCase() ?? '';
  if (id === undefined) return undefined;
  if (status !== 'ACTIVE' && status !== 'INACTIVE' && status !== 'EXPIRED') {
    return fields.findings.problem(
      fields.pathOf('Status'),
      `${quote(status)} is no status of an access key.`,
    );
  }
  return { id, status, ...present('createdAt', fields.time('CreateDate')) };
}

/** That there is one says that the user has a password (F-85). */
function passwords(output: Fields): readonly Owned[] {
  const profile = output.record('LoginProfile');
  const name = profile?.requiredText('UserName');
  if (!profile || name === undefined) return [];
  return ofUser(output, profile, name, undefined, { passwordEnabled: true });
}

/** F-86. The serial number of a device is an ARN that says whose it is. */
function devices(output: Fields): readonly Owned[] {
  const own = output.records('MFADevices').flatMap((device) => {
    const name = device.requiredText('UserName');
    if (name === undefined) return [];
    return ofUser(output, device, name, device.text('SerialNumber'), { mfaActive: true });
  });
  const virtual = output.records('VirtualMFADevices').flatMap((device) => {
    const user = device.record('User');
    const arn = user?.text('Arn');
    if (!user || arn === undefined || arn.endsWith(':root')) return [];
    return ofUser(output, device, user.text('UserName') ?? '', arn, { mfaActive: true });
  });
  return [...own, ...virtual];
}

/** get-account-summary says of the root user whether it has MFA and keys (F-80). */
function ofRoot(output: Fields): readonly Owned[] {
  const summary = output.record('SummaryMap');
  const mfa = summary?.wholeNumber('AccountMFAEnabled');
  if (!summary || mfa === undefined) return [];
  return ofUser(output, summary, undefined, undefined, { mfaActive: mfa > 0 });
}

function ofUser(
  output: Fields,
  fields: Fields,
  name: string | undefined,
  arn: string | undefined,
  stated: Partial<CredentialDetail>,
): readonly Owned[] {
  const parts = arn === undefined ? undefined : parseArn(arn);
  const accountId = isAccountId(parts?.account ?? '') ? (parts?.account ?? '') : output.text('AccountId');
  if (accountId === undefined || !isAccountId(accountId)) {
    output.findings.problem(
      fields.path,
      'Nothing says which account this user is of. Add AccountId, its 12 digits, at the top of the file.',
    );
    return [];
  }
  const partition = parts?.partition ?? output.text('Partition') ?? 'aws';
  const key =
    name === undefined ? `arn:${partition}:iam::${accountId}:root` : userKey({ partition, accountId }, name);
  const detail = { arn: key, ...stated, origin: { file: output.findings.file, path: fields.path } };
  return [{ partition, accountId, detail }];
}
