/** The manifest of `rolegraph collect`: what it covered of each account, and what it could not read. */
import { isAccountId } from '../../../iam/language/arn.js';
import type { CoverageDetail } from '../account/accountExport.js';
import { accountFormat } from '../account/accountFile.js';
import type { Format } from '../parsedExport.js';
import { asFields, type Fields } from '../shared/fields.js';
import { isJsonRecord, quote } from '../shared/jsonValue.js';
import { present } from '../shared/record.js';

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

const manifest = accountFormat({
  name: 'manifest of a collection',
  recognizes: (value) => isJsonRecord(value) && 'RolegraphCollection' in value,
  read(root, { findings }) {
    const fields = asFields(root, findings);
    const partition = fields?.record('RolegraphCollection')?.text('Partition') ?? 'aws';
    const coverage = (fields?.recordList('Coverage') ?? []).flatMap((entry) => {
      const accountId = readAccountId(entry);
      const detail = readCoverage(entry, accountId ?? '');
      return accountId === undefined || detail === undefined ? [] : { partition, accountId, detail };
    });
    return [{ lists: { coverage }, truncated: false }];
  },
});

/** A problem with one entry refuses the manifest, which says of accounts only what else would be missing, and no account. */
export const collectionManifest: Format = {
  ...manifest,
  parse(document) {
    const { refusedFile: _ofAccounts, ...parsed } = manifest.parse(document);
    return { ...parsed, refusedAccountIds: [] };
  },
};

function readAccountId(entry: Fields): string | undefined {
  const accountId = entry.requiredText('AccountId');
  if (accountId === undefined || isAccountId(accountId)) return accountId;
  return entry.problem(`${quote(accountId)} is no account id.`, 'AccountId');
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
    return entry.note(
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
    origin: entry.origin,
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
  return entry.note(`${quote(text)} is none of ${values.join(', ')}; left out.`, key);
}
