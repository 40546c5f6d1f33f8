/** Reads Rolegraph's own lists of records: of a workload, the policy of a resource, or both (F-74, F-123). */
import type { JsonValue } from '../../iam/language/json.js';
import type { AccountFile, ReadPage } from './account/accountFile.js';
import type { Filed } from './account/entities.js';
import { readResourceRecord } from './resources/resourceRecord.js';
import { asFields, type Fields, type Located } from './shared/fields.js';
import { isJsonRecord } from './shared/jsonValue.js';
import { tagLists } from './shared/tags.js';
import { readWorkloadRecord } from './workloads/workloadRecord.js';

const roleKeys = ['RoleArn', 'ServiceRoleArn', 'InstanceProfileArn'];
const policyKeys = ['Policy', 'Error', 'PublicAccessBlockConfiguration', 'OwnershipControls'];

/** Keys that decide the kind of a record only where none of the other keys does. */
const workloadKeys = ['CodeFrom', 'Alias', 'State'];
const resourceKeys = [...tagLists, 'AbacStatus'];

/** Matches the paths of policy documents in records. */
export const policiesOfRecords = /\.Policy[.[]/;

/** Keys that make a record one of a workload, whatever other keys it has. */
const runningKeys = [...roleKeys, 'RunsAs', 'Versions'];

const says = (value: JsonValue, keys: readonly string[]): boolean =>
  isJsonRecord(value) && 'ResourceArn' in value && keys.some((key) => key in value);

export const isWorkloadRecord = (value: JsonValue): boolean => says(value, runningKeys);
export const isResourceRecord = (value: JsonValue): boolean => says(value, policyKeys);

type RecordKind = 'workloads' | 'resources';

export type RecordLists = Pick<ReadPage['lists'], RecordKind>;

/** Returns a list per kind, since each may be of other accounts. `kind`: that of records whose keys decide nothing. */
export function readRecords(
  records: readonly Located[],
  file: AccountFile,
  kind: RecordKind,
): readonly RecordLists[] {
  const ofKind = <Detail>(one: RecordKind, read: (record: Fields) => Filed<Detail> | undefined) => {
    const own = records.filter(({ value }) => kindsOf(value, kind).includes(one));
    const found = file.entries(own, (record) => {
      const fields = asFields(record, file);
      return fields && read(fields);
    });
    return own.length === 0 && one !== kind ? undefined : found;
  };
  const workloads = ofKind('workloads', readWorkloadRecord);
  const resources = ofKind('resources', readResourceRecord);
  return [...(workloads ? [{ workloads }] : []), ...(resources ? [{ resources }] : [])];
}

function kindsOf(value: JsonValue, kind: RecordKind): readonly RecordKind[] {
  const said = [
    ...(isWorkloadRecord(value) ? (['workloads'] as const) : []),
    ...(isResourceRecord(value) ? (['resources'] as const) : []),
  ];
  if (said.length > 0) return said;
  if (says(value, workloadKeys)) return ['workloads'];
  return says(value, resourceKeys) ? ['resources'] : [kind];
}
