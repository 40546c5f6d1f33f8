/** Reads the credential report: the credentials of every user and of the root user (F-76 to F-80, F-119). */
import { parse } from 'csv-parse/sync';
import { definedFields } from '../../../graph/model/definedFields.js';
import type { AccessKey } from '../../../graph/model/graph.js';
import { parseIamArn } from '../../../iam/language/arn.js';
import { JsonNumber, type JsonValue } from '../../../iam/language/json.js';
import { userKey, type CredentialDetail } from '../account/accountExport.js';
import { accountFormat } from '../account/accountFile.js';
import type { Filed } from '../account/entities.js';
import { asFields, parseTimestamp, type Fields } from '../shared/fields.js';
import { isJsonArray, isJsonRecord, quote } from '../shared/jsonValue.js';

export const credentialReport = accountFormat({
  name: 'credential report',
  recognizes: (value) =>
    isJsonRecord(value) && 'Content' in value && ('ReportFormat' in value || 'GeneratedTime' in value),
  keys: () => ['Content', 'ReportFormat', 'GeneratedTime'],
  read(root, file) {
    const report = asFields(root, file);
    return report && { lists: { credentials: rowsOf(report).flatMap((row) => readRow(row, report) ?? []) } };
  },
});

// ── The text of the report

interface Row {
  readonly number: number;
  readonly columns: ReadonlyMap<string, string>;
}

/** Reads columns by header, not by position, and ignores unknown ones (F-78). */
function rowsOf(report: Fields): readonly Row[] {
  const refuse = (message: string): readonly [] => {
    report.problem(message, 'Content');
    return [];
  };
  const text = contentText(report.at('Content')?.value);
  if (text === undefined)
    return refuse('This is neither base64 nor a CSV text. Export it again: aws iam get-credential-report');
  try {
    const lines = parse(text, { bom: true, skip_empty_lines: true, relax_column_count: false });
    const [header = [], ...rows] = lines;
    const missing = ['user', 'arn', 'mfa_active'].filter((column) => !header.includes(column));
    if (missing.length > 0)
      return refuse(
        `This is no credential report: it has no column ${missing.join(', ')}. Make one: aws iam get-credential-report`,
      );
    return rows.map((row, index) => ({
      number: index + 2,
      columns: new Map(header.map((column, at) => [column, row[at] ?? ''])),
    }));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refuse(`This is no CSV text: ${error.message}. Export it again.`);
  }
}

/** Returns the CSV text, whether it is base64, bytes as JavaScript or Python prints them, or plain (F-76). */
function contentText(content: JsonValue | undefined): string | undefined {
  if (typeof content !== 'string') return bytesText(content);
  if (/^\uFEFF?"?user"?,/.test(content)) return content;
  const python = /^b(['"])([\s\S]*)\1$/.exec(content)?.[2];
  if (python !== undefined)
    return python.replaceAll('\\r', '\r').replaceAll('\\n', '\n').replaceAll('\\t', '\t');
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(content)) return undefined;
  return Buffer.from(content, 'base64').toString('utf8');
}

/** Decodes `{"0":117,…}` or `{"type":"Buffer","data":[117,…]}`. */
function bytesText(content: JsonValue | undefined): string | undefined {
  if (content === undefined || !isJsonRecord(content)) return undefined;
  const data = content['data'];
  const list = data !== undefined && isJsonArray(data) ? data : Object.values(content);
  const bytes = list.map((one) => (one instanceof JsonNumber ? Number(one.jsonNumber) : Number.NaN));
  return bytes.every((byte) => byte >= 0 && byte < 256) ? Buffer.from(bytes).toString('utf8') : undefined;
}

// ── The rows of the report

/** Placeholders, which are neither dates nor false (F-79). */
const sentinels = new Set(['', 'N/A', 'no_information', 'not_supported']);

function readRow({ number, columns }: Row, report: Fields): Filed<CredentialDetail> | undefined {
  const { findings } = report;
  const path = `${report.pathOf('Content')} line ${number}`;
  const arn = columns.get('arn') ?? '';
  const entity = parseIamArn(arn);
  if (entity === undefined || (entity.kind !== 'user' && entity.kind !== 'root'))
    return findings.problem(path, `${quote(arn)} is no ARN of a user. Export the report again.`);
  const text = (column: string) => {
    const written = columns.get(column);
    return written === undefined || sentinels.has(written) ? undefined : written;
  };
  const { partition, accountId } = entity;
  const detail: CredentialDetail = definedFields({
    arn: entity.kind === 'root' ? arn : userKey({ partition, accountId }, entity.name),
    passwordEnabled: flagOf(text('password_enabled')),
    passwordLastUsedAt: timeOf(text('password_last_used')),
    passwordLastChangedAt: timeOf(text('password_last_changed')),
    mfaActive: flagOf(text('mfa_active')),
    reportedKeys: readKeys(columns, text),
    reportedAt: report.time('GeneratedTime'),
    userCreatedAt: entity.kind === 'user' ? timeOf(text('user_creation_time')) : undefined,
    origin: { file: findings.file, path },
  });
  return { partition, accountId, detail };
}

function flagOf(text = ''): boolean | undefined {
  const lower = text.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
}

const timeOf = (text = ''): number | undefined => parseTimestamp(text);

/** Reads the keys; undefined if the row says of none whether it is active. */
function readKeys(columns: Row['columns'], text: (column: string) => string | undefined) {
  const prefixes = ['access_key_1_', 'access_key_2_'];
  const areTold = prefixes.some((prefix) => flagOf(text(`${prefix}active`)) !== undefined);
  return areTold ? prefixes.flatMap((prefix) => readKey(columns, text, prefix) ?? []) : undefined;
}

/** Reads a key. One that is inactive and has no date most likely does not exist (F-119). */
function readKey(
  columns: Row['columns'],
  text: (column: string) => string | undefined,
  prefix: string,
): AccessKey | undefined {
  const isActive = flagOf(text(`${prefix}active`)) === true;
  const createdAt = timeOf(text(`${prefix}last_rotated`));
  if (!isActive && createdAt === undefined) return undefined;
  return definedFields({
    status: isActive ? ('ACTIVE' as const) : ('INACTIVE' as const),
    createdAt,
    lastUsedAt: timeOf(text(`${prefix}last_used_date`)),
    lastUsedRegion: text(`${prefix}last_used_region`),
    lastUsedService: text(`${prefix}last_used_service`),
    neverUsed: columns.get(`${prefix}last_used_date`)?.toUpperCase() === 'N/A' || undefined,
  });
}
