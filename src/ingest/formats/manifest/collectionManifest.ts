/** Reads the manifest of `rolegraph collect`: what it covered of each account, and what it could not read. */
import { isAccountId } from '../../../iam/language/arn.js';
import type { JsonValue } from '../../../iam/language/json.js';
import type { InputDocument } from '../../read/readExport.js';
import type { CoverageDetail } from '../account/accountExport.js';
import type { ParsedExport } from '../parsedExport.js';
import { present } from '../account/entities.js';
import { quote } from '../account/entityArn.js';
import { asFields, type Fields } from '../shared/fields.js';
import { filedAccounts } from '../account/filedAccounts.js';
import { Findings } from '../shared/findings.js';
import { isJsonRecord } from '../shared/jsonValue.js';

export const isCollectionManifest = (value: JsonValue): boolean =>
  isJsonRecord(value) && 'RolegraphCollection' in value;

/** Lists of which an export can lack a part that it says nothing of. */
const coverageLists: readonly CoverageDetail['list'][] = [
  'credentials',
  'identityProviders',
  'instanceProfiles',
  'resources',
  'workloads',
];

/** Lists that are files of their own: one that could not be read is missing, and is only noted. */
const wholeFiles = new Map([
  ['accountAuthorizationDetails', 'users, groups, roles and policies'],
  ['identityCenter', 'Identity Center'],
  ['organization', 'organization'],
]);

const statuses: readonly CoverageDetail['status'][] = ['COLLECTED', 'DENIED', 'FAILED'];

/** A problem with one entry refuses the manifest, which says of accounts only what else would be missing. */
export function parseCollectionManifest({ file, value, duplicateKeys }: InputDocument): ParsedExport {
  const findings = new Findings(file, duplicateKeys);
  findings.refuseHiddenValues();
  const manifest = asFields({ value, path: '$' }, findings);
  const partition = manifest?.record('RolegraphCollection')?.text('Partition') ?? 'aws';
  const coverage = (manifest?.recordList('Coverage') ?? []).flatMap((entry) => {
    const accountId = readAccountId(entry);
    const detail = readCoverage(entry, accountId ?? '');
    return accountId === undefined || detail === undefined ? [] : { partition, accountId, detail };
  });
  const accounts = filedAccounts('coverage', coverage, false);
  const page = {
    path: '$',
    accounts,
    awsManagedPolicies: [],
    collected: { coverage: true },
    truncated: false,
    isLast: false,
  };
  return {
    file,
    pages: findings.problemCount > 0 ? [] : [page],
    refusedAccountIds: [],
    problems: findings.allProblems(),
    notes: findings.allNotes(),
  };
}

function readAccountId(entry: Fields): string | undefined {
  const accountId = entry.requiredText('AccountId');
  if (accountId === undefined || isAccountId(accountId)) return accountId;
  return entry.findings.problem(entry.pathOf('AccountId'), `${quote(accountId)} is no account id.`);
}

/** Undefined also for what is no part of an account's lists. */
function readCoverage(entry: Fields, accountId: string): CoverageDetail | undefined {
  const list = entry.requiredText('List');
  const status = oneOf(statuses, entry, 'Status');
  const kind = entry.requiredText('Kind');
  const region = entry.text('Region') ?? '';
  const message = entry.text('Message');
  if (list === undefined || status === undefined || kind === undefined) return undefined;
  const whole = wholeFiles.get(list);
  if (whole !== undefined) {
    if (status === 'COLLECTED') return undefined;
    return entry.findings.note(
      entry.path,
      `Not all could be read of: ${whole} (asked from account ${accountId}). ${message ?? status}`,
    );
  }
  const known = oneOf(coverageLists, entry, 'List');
  if (known === undefined) return undefined;
  return {
    arn: `${known}:${kind}@${region}`,
    list: known,
    kind,
    region,
    status,
    ...present('message', message),
    ...present('collectedAt', entry.time('CollectedAt')),
    ...(entry.flag('WithoutRole') === true ? { withoutRole: true } : {}),
    origin: { file: entry.findings.file, path: entry.path },
  };
}

/** F-113: a value that a later version of the collection writes fails no import. */
function oneOf<Value extends string>(
  values: readonly Value[],
  entry: Fields,
  key: string,
): Value | undefined {
  const text = entry.requiredText(key);
  const value = values.find((one) => one === text);
  if (value !== undefined || text === undefined) return value;
  return entry.findings.note(entry.pathOf(key), `${quote(text)} is none of ${values.join(', ')}; left out.`);
}
