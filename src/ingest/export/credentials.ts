/** Writes credentials of users and the root user: as credential reports, and as outputs about single users. */
import { groupBy } from '../../graph/model/groupBy.js';
import type { AccessKey } from '../../graph/model/graph.js';
import { userKey, type AccountExport, type CredentialDetail } from '../formats/account/accountExport.js';
import { exportedDocument, timeOf, type ExportedDocument } from './exportedDocument.js';

interface Owned extends CredentialDetail {
  readonly isRoot: boolean;
  readonly name: string;
}

export function credentials(account: AccountExport): readonly ExportedDocument[] {
  const names = new Map(account.users.map(({ name }) => [userKey(account, name), name]));
  const all = account.credentials.map((detail): Owned => {
    const isRoot = detail.arn.endsWith(':root');
    const name = names.get(detail.arn) ?? detail.arn.slice(detail.arn.indexOf(':user/') + ':user/'.length);
    return { ...detail, isRoot, name };
  });
  const reports = [...groupBy(all.filter(isInReport), ({ reportedAt }) => reportedAt)];
  return [
    ...reports.map(([reportedAt, users], index) =>
      exportedDocument(`credential-report${index === 0 ? '' : `-${index + 1}`}.json`, {
        Content: Buffer.from(csvOf(users)).toString('base64'),
        ReportFormat: 'text/csv',
        GeneratedTime: timeOf(reportedAt),
      }),
    ),
    ...userCredentials(account, all),
  ];
}

/** Whether the credentials need a report: only a report says that a user lacks something. */
const isInReport = (one: Owned): boolean =>
  one.reportedKeys !== undefined ||
  (!one.isRoot && (one.mfaActive === false || one.passwordEnabled === false || one.accessKeys?.length === 0));

// ── The report ─────────────────────────────────────────────────────────────────────────────────────────────────────

const csvOf = (users: readonly Owned[]): string => {
  const rows = users.map(rowOf);
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? 'N/A'))];
  return lines.map((line) => line.map(quoted).join(',')).join('\n');
};

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Returns a row of the report. A list of keys that is known to be empty precedes the keys of the report. */
function rowOf(one: Owned): Readonly<Record<string, string | undefined>> {
  const keys = one.accessKeys?.length === 0 ? [] : one.reportedKeys;
  return {
    user: one.isRoot ? '<root_account>' : one.name,
    arn: one.arn,
    user_creation_time: timeOf(one.userCreatedAt),
    password_enabled: flagOf(one.passwordEnabled),
    password_last_used: timeOf(one.passwordLastUsedAt),
    password_last_changed: timeOf(one.passwordLastChangedAt),
    mfa_active: flagOf(one.mfaActive),
    ...keyColumns('access_key_1', keys, 0),
    ...keyColumns('access_key_2', keys, 1),
  };
}

const flagOf = (flag: boolean | undefined): string | undefined =>
  flag === undefined ? undefined : String(flag);

/** `keys`: undefined where they are not known, which no flag says. */
function keyColumns(prefix: string, keys: readonly AccessKey[] | undefined, index: number) {
  const key = keys?.[index];
  return {
    [`${prefix}_active`]: keys && String(key?.status === 'ACTIVE'),
    [`${prefix}_last_rotated`]: timeOf(key?.createdAt),
    // Only `N/A` means that the key was never used (F-119).
    [`${prefix}_last_used_date`]:
      timeOf(key?.lastUsedAt) ?? (key && !key.neverUsed ? 'no_information' : undefined),
    [`${prefix}_last_used_region`]: key?.lastUsedRegion,
    [`${prefix}_last_used_service`]: key?.lastUsedService,
  };
}

// ── The calls ──────────────────────────────────────────────────────────────────────────────────────────────────────

function userCredentials(
  { accountId, partition }: AccountExport,
  all: readonly Owned[],
): readonly ExportedDocument[] {
  const unreported = all.filter((one) => !isInReport(one));
  const users = unreported.filter(({ isRoot }) => !isRoot);
  const root = unreported.find(({ isRoot }) => isRoot);
  const outputs = {
    AccessKeyMetadata: all.flatMap(({ name, accessKeys = [] }) =>
      accessKeys.map((key) => keyMetadata(name, key)),
    ),
    UsersWithoutAccessKeys: all.flatMap(({ name, accessKeys }) => (accessKeys?.length === 0 ? name : [])),
    LoginProfile: users.filter(({ passwordEnabled }) => passwordEnabled).map(nameOf),
    MFADevices: users.filter(({ mfaActive }) => mfaActive).map(nameOf),
    SummaryMap: root && { AccountMFAEnabled: Number(root.mfaActive) },
  };
  const found = Object.entries(outputs).filter(([, output]) => !Array.isArray(output) || output.length > 0);
  if (found.every(([, output]) => output === undefined)) return [];
  const owner = { AccountId: accountId, Partition: partition };
  return [exportedDocument('user-credentials.json', { ...owner, ...Object.fromEntries(found) })];
}

const nameOf = ({ name }: Owned) => ({ UserName: name });

const keyMetadata = (name: string, { id, status, createdAt }: AccessKey) => ({
  UserName: name,
  AccessKeyId: id,
  Status: `${status.charAt(0)}${status.slice(1).toLowerCase()}`,
  CreateDate: timeOf(createdAt),
});
