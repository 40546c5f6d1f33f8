/** Reads what a list of workloads declares: that it is complete, for all kinds and regions or for some (G-3). */
import { definedFields } from '../../../graph/model/definedFields.js';
import { isAccountId } from '../../../iam/language/arn.js';
import type { JsonValue } from '../../../iam/language/json.js';
import { coverageOf, type CoverageDetail } from '../account/accountExport.js';
import { withoutRole } from '../account/collectionManifest.js';
import type { AccountFile } from '../account/accountFile.js';
import type { Filed } from '../account/entities.js';
import type { Fields } from '../shared/fields.js';
import { isJsonRecord, quote } from '../shared/jsonValue.js';
import { partitionOfRegion } from '../../../graph/model/regions.js';

/** Whether the value is a list `{ "AccountId", "Complete", "Workloads": [records] }`. */
export const isCompleteList = (value: JsonValue): boolean =>
  isJsonRecord(value) && ('Complete' in value || 'Workloads' in value);

/** Returns the declared coverage; empty unless the list says that it is complete. `partition`: that of the account. */
export function declaredCoverage(
  list: Fields,
  partition: string | undefined,
  file: AccountFile,
): readonly Filed<CoverageDetail>[] {
  const complete = list.at('Complete')?.value;
  if (complete === undefined || complete === false) return [];
  const before = file.problemCount;
  const accountId = readOwner(list);
  if (accountId === undefined) return [];
  const limits = complete === true ? undefined : list.record('Complete');
  const kinds = readNames(limits, 'Kinds', KIND, 'kind, such as "lambda:function"') ?? ['*'];
  const regions = readNames(limits, 'Regions', REGION, 'region, such as "eu-west-1"') ?? [''];
  const said = {
    status: 'COLLECTED',
    declared: true,
    ...definedFields({ withoutRole: limits && withoutRole(limits) }),
    origin: { file: file.file, path: list.pathOf('Complete') },
  } as const;
  file.attribute(accountId, before);
  const owner = {
    accountId,
    partition: partition ?? list.text('Partition') ?? (regions[0] ? partitionOfRegion(regions[0]) : ''),
  };
  return kinds.flatMap((kind) =>
    regions.map((region) => ({
      ...owner,
      detail: { ...coverageOf('workloads', kind, region), ...said },
    })),
  );
}

const KIND = /^[a-z][a-z0-9-]*(:[a-z][A-Za-z-]*)?$/;
const REGION = /^[a-z]{2,}(-[a-z]+)+-\d+$/;

function readOwner(list: Fields): string | undefined {
  const id = list.text('AccountId');
  if (id !== undefined && isAccountId(id)) return id;
  const what = id === undefined ? 'nothing says of which account' : `${quote(id)} is no account id`;
  return list.problem(
    `The list says that it is complete, and ${what}. Add AccountId, its 12 digits, beside Complete.`,
    id === undefined ? undefined : 'AccountId',
  );
}

/** Returns the names. Undefined where the list has no such limit. */
function readNames(
  limits: Fields | undefined,
  key: 'Kinds' | 'Regions',
  form: RegExp,
  what: string,
): readonly string[] | undefined {
  if (limits?.at(key) === undefined) return undefined;
  const before = limits.findings.problemCount;
  const names = limits.texts(key);
  if (names.length === 0 && limits.findings.problemCount === before)
    limits.problem(`This names none. Leave ${key} out where the list has all.`, key);
  for (const name of names.filter((one) => !form.test(one)))
    limits.problem(`${quote(name)} is no ${what}. Correct it.`, key);
  return [...new Set(names)];
}
