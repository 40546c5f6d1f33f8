/** Reads the manifest of `rolegraph collect`: what it covered of each account, and what it could not read. */
import { definedFields } from '../../../graph/model/definedFields.js';
import { isAccountId } from '../../../iam/language/arn.js';
import type { InputDocument } from '../../read/readExport.js';
import type { Format } from '../parsedExport.js';
import { noIdentityCenterLists, noOrganizationLists, type UnitPart } from '../unitParts.js';
import { asFields, type Fields } from '../shared/fields.js';
import { isJsonArray, isJsonRecord, quote } from '../shared/jsonValue.js';
import { origin, record, time } from '../shared/record.js';
import { coverageOf, type CoverageDetail } from './accountExport.js';
import { accountFormat } from './accountFile.js';

/** Lists that can be incomplete without their exports showing it. */
export const coverageLists = [
  'credentials',
  'identityProviders',
  'instanceProfiles',
  'resources',
  'workloads',
] as const satisfies readonly CoverageDetail['list'][];

/** Lists that are files of their own. If one could not be read, it is missing or older, and a note says so. */
const wholeFiles = new Map([
  ['accountAuthorizationDetails', 'users, groups, roles and policies'],
  ['identityCenter', 'Identity Center'],
  ['organization', 'organization'],
]);

const statuses: readonly CoverageDetail['status'][] = ['COLLECTED', 'DENIED', 'FAILED'];

const manifest = accountFormat({
  name: 'manifest of a collection',
  recognizes: (value) => isJsonRecord(value) && 'RolegraphCollection' in value,
  read(root, file) {
    const fields = asFields(root, file);
    const partition = fields?.record('RolegraphCollection')?.text('Partition') ?? '';
    const coverage = (fields?.recordList('Coverage') ?? []).flatMap((entry) => {
      const accountId = readAccountId(entry);
      const detail = readCoverage(entry, accountId ?? '');
      return accountId === undefined || detail === undefined ? [] : { partition, accountId, detail };
    });
    return { lists: { coverage } };
  },
});

/** Reads the manifest. A problem refuses the manifest but no account: the manifest only says what else is missing. */
export const collectionManifest: Format = {
  ...manifest,
  parse(document) {
    const { refusedFile: _ofAccounts, ...parsed } = manifest.parse(document);
    return {
      ...parsed,
      refusedAccountIds: [],
      organizations: unreadUnit(document, 'organization', noOrganizationLists),
      identityCenters: unreadUnit(document, 'identityCenter', noIdentityCenterLists),
    };
  },
};

/** Returns an empty part for the organization or Identity Center, if the collection could not read all of it. */
function unreadUnit<Lists>(
  { file, value, path = '$' }: InputDocument,
  list: string,
  lists: Lists,
): readonly (Lists & UnitPart)[] {
  const { Coverage = null } = isJsonRecord(value) ? value : {};
  const unread = (isJsonArray(Coverage) ? Coverage : [])
    .filter(isJsonRecord)
    .find(({ List, Status, SeesNone }) => List === list && Status !== 'COLLECTED' && SeesNone !== true);
  if (unread === undefined) return [];
  const read = unread['FromEarlierRun'] === true ? 'NOTHING' : 'SOME';
  const { AccountId } = unread;
  const readFrom = typeof AccountId === 'string' ? { readFrom: AccountId } : {};
  return [{ ...lists, file, path, covers: [], refused: false, read, ...readFrom }];
}

function readAccountId(entry: Fields): string | undefined {
  const accountId = entry.requiredText('AccountId');
  if (accountId === undefined || isAccountId(accountId)) return accountId;
  return entry.problem(`${quote(accountId)} is no account id.`, 'AccountId');
}

/** Returns one of the values. Notes an unknown one, which a later `collect` may write, without refusing it (F-113). */
function oneOf<Value extends string>(
  entry: Fields,
  key: string,
  values: readonly Value[],
): Value | undefined {
  const found = entry.requiredText(key);
  const value = values.find((one) => one === found);
  if (value !== undefined || found === undefined) return value;
  return entry.note(`${quote(found)} is none of ${values.join(', ')}; left out.`, key);
}

/** Reads an entry. Returns undefined for a list that is no part of an account, too. */
function readCoverage(entry: Fields, accountId: string): CoverageDetail | undefined {
  const name = entry.requiredText('List');
  const status = oneOf(entry, 'Status', statuses);
  const kind = entry.requiredText('Kind');
  const region = entry.text('Region') ?? '';
  const message = definedFields({ message: entry.text('Message') });
  if (name === undefined || status === undefined || kind === undefined) return undefined;
  const whole = wholeFiles.get(name);
  if (whole !== undefined && status !== 'COLLECTED')
    entry.note(
      `Not all could be read of: ${whole} (asked from account ${accountId}). ${message.message ?? status}`,
    );
  const list =
    whole === undefined ? oneOf(entry, 'List', ['regions', ...coverageLists]) : unreadDetails(name, status);
  if (list === undefined) return undefined;
  return { ...coverageOf(list, kind, region), status, ...message, ...readDetails(entry) };
}

/** Account authorization details count only where they could not be read: pages that were read show it themselves. */
const unreadDetails = (name: string, status: CoverageDetail['status']) =>
  name === 'accountAuthorizationDetails' && status !== 'COLLECTED' ? name : undefined;

const readDetails = record({
  collectedAt: time('CollectedAt'),
  withoutRole,
  found: (entry) => entry.wholeNumber('Found'),
  regions: (entry) => (entry.has('Regions') ? entry.texts('Regions') : undefined),
  origin,
});

export function withoutRole(said: Fields): true | undefined {
  return said.flag('WithoutRole') === true ? true : undefined;
}
