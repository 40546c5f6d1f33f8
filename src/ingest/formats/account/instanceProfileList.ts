/** Reads the list of instance profiles, which also has those without a role (F-22). */
import type { JsonValue } from '../../../iam/language/json.js';
import type { InputDocument } from '../../read/readExport.js';
import type { ListedInstanceProfile } from './accountExport.js';
import type { ParsedExport } from '../parsedExport.js';
import { Attribution } from '../shared/attribution.js';
import { present, readEntityDetail, readTags } from './entities.js';
import { asFields, elementsOf, type Fields } from '../shared/fields.js';
import { filedAccounts } from './filedAccounts.js';
import { Findings } from '../shared/findings.js';
import { isJsonArray, isJsonRecord } from '../shared/jsonValue.js';
import { parsedPage } from './parsedPage.js';
import type { Filed } from './splitByAccount.js';

export const isInstanceProfiles = (value: JsonValue): boolean =>
  isJsonArray(value) ? value.some(isPage) : isPage(value);

function isPage(value: JsonValue): boolean {
  const list = isJsonRecord(value) ? value['InstanceProfiles'] : undefined;
  return list !== undefined && isJsonArray(list);
}

/** Refuses an account as a whole for a problem in any of its profiles. */
export function parseInstanceProfiles({ file, value, duplicateKeys, slice }: InputDocument): ParsedExport {
  const findings = new Findings(file, duplicateKeys, slice);
  findings.refuseHiddenValues(/\.AssumeRolePolicyDocument[.[]/);
  const attribution = new Attribution(findings);
  const pages = elementsOf({ value, path: '$' }, findings).flatMap((page) => asFields(page, findings) ?? []);
  const profiles = pages.flatMap((page) =>
    page.recordList('InstanceProfiles').flatMap((record) => readProfile(record, attribution) ?? []),
  );
  const truncated =
    pages.at(-1)?.flag('IsTruncated') === true || pages.at(-1)?.text('NextToken') !== undefined;
  const accounts = filedAccounts('instanceProfiles', profiles, truncated);
  return parsedPage(findings, attribution, accounts, { collected: { instanceProfiles: true }, truncated });
}

function readProfile(record: Fields, attribution: Attribution): Filed<ListedInstanceProfile> | undefined {
  const before = record.findings.problemCount;
  const entity = record.arn('Arn', 'instanceProfile');
  if (!entity) return undefined;
  const [role] = record.records('Roles');
  const detail = {
    ...readEntityDetail(record, entity, 'InstanceProfileName'),
    ...present('instanceProfileId', record.text('InstanceProfileId')),
    tags: readTags(record),
    ...present('roleArn', role?.arn('Arn', 'role')?.arn),
  };
  attribution.of(entity.accountId, before);
  return { partition: entity.partition, accountId: entity.accountId, detail };
}
