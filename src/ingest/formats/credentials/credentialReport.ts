/** Reads the credential report: what every user, and the root user, signs in with (F-76 to F-80, F-119). */
import { parse } from 'csv-parse/sync';
import { parseIamArn } from '../../../iam/language/arn.js';
import type { JsonValue } from '../../../iam/language/json.js';
import { JsonNumber } from '../../../iam/language/json.js';
import type { InputDocument } from '../../read/readExport.js';
import type { AccessKeyDetail, CredentialDetail } from '../account/accountExport.js';
import type { ParsedExport } from '../parsedExport.js';
import { Attribution } from '../shared/attribution.js';
import { present } from '../account/entities.js';
import { quote } from '../account/entityArn.js';
import { asFields, type Fields } from '../shared/fields.js';
import { filedAccounts } from '../account/filedAccounts.js';
import { Findings } from '../shared/findings.js';
import { isJsonArray, isJsonRecord } from '../shared/jsonValue.js';
import { parsedPage } from '../account/parsedPage.js';
import type { Filed } from '../account/splitByAccount.js';
import { parseTimestamp } from '../shared/timestamp.js';
import { userKey } from './userKey.js';

export const isCredentialReport = (value: JsonValue): boolean =>
  isJsonRecord(value) && 'Content' in value && ('ReportFormat' in value || 'GeneratedTime' in value);

export function parseCredentialReport({ file, value, duplicateKeys }: InputDocument): ParsedExport {
  const findings = new Findings(file, duplicateKeys);
  findings.refuseHiddenValues();
  const attribution = new Attribution(findings);
  const fields = asFields({ value, path: '$' }, findings);
  const credentials = fields ? rowsOf(fields).flatMap((row) => readRow(row, fields, attribution) ?? []) : [];
  const accounts = filedAccounts('credentials', credentials, false);
  return parsedPage(findings, attribution, accounts, { collected: { credentials: true }, truncated: false });
}

// ── Its text ───────────────────────────────────────────────────────────────────────────────────────────────────────

interface Row {
  readonly number: number;
  readonly columns: ReadonlyMap<string, string>;
}

/** By header, not by position; columns that nobody knows are passed over (F-78). */
function rowsOf(fields: Fields): readonly Row[] {
  const text = contentText(fields);
  if (text === undefined) return [];
  try {
    const lines = parse(text, { bom: true, skip_empty_lines: true, relax_column_count: false });
    const [header = [], ...rows] = lines;
    const missing = ['user', 'arn', 'mfa_active'].filter((column) => !header.includes(column));
    if (missing.length > 0) {
      fields.findings.problem(
        fields.pathOf('Content'),
        `This is no credential report: it has no column ${missing.join(', ')}. Make one: aws iam get-credential-report`,
      );
      return [];
    }
    return rows.map((row, index) => ({
      number: index + 2,
      columns: new Map(header.map((column, at) => [column, row[at] ?? ''])),
    }));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    fields.findings.problem(
      fields.pathOf('Content'),
      `This is no CSV text: ${error.message}. Export it again.`,
    );
    return [];
  }
}

/** As the CLI prints it, as JavaScript and Python do, or the CSV text itself (F-76). */
function contentText(fields: Fields): string | undefined {
  const content = fields.at('Content')?.value;
  const text = typeof content === 'string' ? textOf(content) : bytesText(content);
  return (
    text ??
    fields.findings.problem(
      fields.pathOf('Content'),
      'This is neither base64 nor a CSV text. Export it again: aws iam get-credential-report',
    )
  );
}

function textOf(content: string): string | undefined {
  if (/^\uFEFF?"?user"?,/.test(content)) return content;
  const python = /^b(['"])([\s\S]*)\1$/.exec(content)?.[2];
  if (python !== undefined)
    return python.replaceAll('\\r', '\r').replaceAll('\\n', '\n').replaceAll('\\t', '\t');
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(content)) return undefined;
  return Buffer.from(content, 'base64').toString('utf8');
}

/** `{"0":117,…}`, or `{"type":"Buffer","data":[117,…]}`. */
function bytesText(content: JsonValue | undefined): string | undefined {
  if (content === undefined || !isJsonRecord(content)) return undefined;
  const data = content['data'];
  const list = data !== undefined && isJsonArray(data) ? data : Object.values(content);
  const bytes = list.map((one) => (one instanceof JsonNumber ? Number(one.jsonNumber) : Number.NaN));
  return bytes.every((byte) => byte >= 0 && byte < 256) ? Buffer.from(bytes).toString('utf8') : undefined;
}

// ── Its rows ───────────────────────────────────────────────────────────────────────────────────────────────────────

function readRow(
  { number, columns }: Row,
  fields: Fields,
  attribution: Attribution,
): Filed<CredentialDetail> | undefined {
  const path = `${fields.pathOf('Content')} line ${number}`;
  const arn = columns.get('arn') ?? '';
  const entity = parseIamArn(arn);
  if (entity === undefined || (entity.kind !== 'user' && entity.kind !== 'root')) {
    return fields.findings.problem(path, `${quote(arn)} is no ARN of a user. Export the report again.`);
  }
  const { partition, accountId } = entity;
  const fieldOf = (column: string) => valueOf(columns.get(column));
  const time = (column: string) => timeOf(fieldOf(column));
  const isNone = (column: string) => columns.get(column)?.toUpperCase() === 'N/A';
  attribution.of(accountId);
  const detail: CredentialDetail = {
    arn: entity.kind === 'root' ? arn : userKey({ partition, accountId }, entity.name),
    ...present('passwordEnabled', flagOf(fieldOf('password_enabled'))),
    ...present('passwordLastUsedAt', time('password_last_used')),
    ...present('passwordLastChangedAt', time('password_last_changed')),
    ...present('mfaActive', flagOf(fieldOf('mfa_active'))),
    reportedKeys: [1, 2].flatMap((key) => keyOf(key, fieldOf, time, isNone) ?? []),
    ...present('reportedAt', fields.has('GeneratedTime') ? fields.time('GeneratedTime') : undefined),
    origin: { file: fields.findings.file, path },
  };
  return { partition, accountId, detail };
}

const sentinels = new Set(['', 'N/A', 'no_information', 'not_supported']);

/** Sentinels are neither dates nor false (F-79). */
const valueOf = (text: string | undefined): string | undefined =>
  text === undefined || sentinels.has(text) ? undefined : text;

function flagOf(text: string | undefined): boolean | undefined {
  const lower = text?.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
}

const timeOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : parseTimestamp(text);

/** A key that is not active and has no date most likely is not there (F-119). */
function keyOf(
  key: number,
  fieldOf: (column: string) => string | undefined,
  time: (column: string) => number | undefined,
  isNone: (column: string) => boolean,
): AccessKeyDetail | undefined {
  const column = (name: string) => `access_key_${key}_${name}`;
  const isActive = flagOf(fieldOf(column('active'))) === true;
  const createdAt = time(column('last_rotated'));
  if (!isActive && createdAt === undefined) return undefined;
  return {
    status: isActive ? 'ACTIVE' : 'INACTIVE',
    ...present('createdAt', createdAt),
    ...present('lastUsedAt', time(column('last_used_date'))),
    ...present('lastUsedRegion', fieldOf(column('last_used_region'))),
    ...present('lastUsedService', fieldOf(column('last_used_service'))),
    ...(isNone(column('last_used_date')) ? { neverUsed: true } : {}),
  };
}
