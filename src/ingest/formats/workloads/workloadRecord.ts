/** Reads one record of a workload in Rolegraph's own list (F-123). */
import { definedFields } from '../../../graph/model/definedFields.js';
import type { WorkloadVersion } from '../account/accountExport.js';
import type { Fields } from '../shared/fields.js';
import { readRunsAs } from './outputs.js';
import { workload, type Owned, type Stated } from './workload.js';

const rolesOfRecord = { code: ['RoleArn'], service: ['ServiceRoleArn'], profile: ['InstanceProfileArn'] };

/** Reads a record. It may give a role or an instance profile by name. */
export function readWorkloadRecord(fields: Fields): Owned | undefined {
  const arn = fields.requiredText('ResourceArn');
  if (arn === undefined) return undefined;
  const accountId = fields.text('AccountId');
  const runsAs = runsAsOfRecord(fields);
  const codeFrom = fields.texts('CodeFrom');
  const versions = fields.records('Versions').flatMap((version) => readVersion(version) ?? []);
  return workload(fields, arn, accountId, {
    runsAs,
    codeFrom,
    ...(fields.flag('Alone') === true ? ({ alone: true } as const) : {}),
    ...definedFields({
      state: fields.text('State'),
      alias: fields.text('Alias'),
      versions: versions.length > 0 ? versions : undefined,
    }),
  });
}

const runsAsOfRecord = (fields: Fields): Stated['runsAs'] => [
  ...readRunsAs(fields, rolesOfRecord),
  ...fields.records('RunsAs').flatMap((other) => readOther(other) ?? []),
];

/** Reads a reference to another workload, whose roles this one has too. */
function readOther(other: Fields): Stated['runsAs'][number] | undefined {
  const reference = other.requiredText('Workload');
  if (reference === undefined) return undefined;
  const use = other.text('Use') === 'SERVICE' ? 'SERVICE' : 'CODE';
  const version = definedFields({ version: other.text('Version') });
  return { to: 'WORKLOAD', reference, use, kinds: other.texts('Kinds'), ...version };
}

/** Reads a version of a launch template. */
function readVersion(version: Fields): WorkloadVersion | undefined {
  const number = version.wholeNumber('Number');
  if (number === undefined) return version.problem('Number is missing: which version this is.');
  return { number, isDefault: version.flag('IsDefault') === true, runsAs: runsAsOfRecord(version) };
}
