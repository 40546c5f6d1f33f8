/** What a list of what runs says of itself: that it is complete, of all kinds and regions or of some (G-3). */
import { isAccountId } from '../../../iam/language/arn.js';
import type { JsonValue } from '../../../iam/language/json.js';
import type { CoverageDetail } from '../account/accountExport.js';
import type { AccountFile } from '../account/accountFile.js';
import type { Filed } from '../account/entities.js';
import type { Fields } from '../shared/fields.js';
import { isJsonRecord, quote } from '../shared/jsonValue.js';
import { partitionOfRegion } from './regions.js';

/** `{ "AccountId", "Complete", "Workloads": [records] }`. */
export const isCompleteList = (value: JsonValue): boolean =>
  isJsonRecord(value) && ('Complete' in value || 'Workloads' in value);

/** `partition`: of the account, where the list shows it. Empty where the list does not say that it is complete. */
export function declaredCoverage(
  list: Fields,
  partition: string | undefined,
  file: AccountFile,
): readonly Filed<CoverageDetail>[] {
  const complete = list.at('Complete')?.value;
  if (complete === undefined || complete === false) return [];
  const before = list.findings.problemCount;
  const accountId = list.text('AccountId');
  if (accountId === undefined || !isAccountId(accountId)) return unowned(list, accountId);
  const limits = complete === true ? undefined : list.record('Complete');
  const kinds = limits ? named(limits, 'Kinds', KIND, 'kind, such as "lambda:function"') : ['*'];
  const regions = limits ? named(limits, 'Regions', REGION, 'region, such as "eu-west-1"') : [''];
  const withoutRole = limits?.flag('WithoutRole') === true;
  const origin = { file: list.findings.file, path: list.pathOf('Complete') };
  file.attribute(accountId, before);
  const [region = ''] = regions;
  return kinds.flatMap((kind) =>
    regions.map((one) => ({
      accountId,
      partition: partition ?? partitionOfRegion(region),
      detail: {
        arn: `workloads:${kind}@${one}`,
        list: 'workloads',
        kind,
        region: one,
        status: 'COLLECTED',
        declared: true,
        ...(withoutRole ? { withoutRole } : {}),
        origin,
      },
    })),
  );
}

const KIND = /^[a-z][a-z0-9-]*(:[a-z][A-Za-z-]*)?$/;
const REGION = /^[a-z]{2}(-[a-z]+)+-\d+$/;

function unowned(list: Fields, accountId: string | undefined): readonly [] {
  const what =
    accountId === undefined ? 'nothing says of which account' : `${quote(accountId)} is no account id`;
  list.problem(
    `The list says that it is complete, and ${what}. Add AccountId, its 12 digits, beside Complete.`,
    accountId === undefined ? undefined : 'AccountId',
  );
  return [];
}

/** All of them where the list names none. */
function named(limits: Fields, key: 'Kinds' | 'Regions', form: RegExp, what: string): readonly string[] {
  if (limits.at(key) === undefined) return [key === 'Kinds' ? '*' : ''];
  const before = limits.findings.problemCount;
  const names = limits.texts(key);
  if (names.length === 0 && limits.findings.problemCount === before)
    limits.problem(`This names none. Leave ${key} out where the list has all.`, key);
  for (const name of names.filter((one) => !form.test(one)))
    limits.problem(`${quote(name)} is no ${what}. Correct it.`, key);
  return [...new Set(names)];
}
