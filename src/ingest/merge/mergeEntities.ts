/** Makes one entity of several with the same ARN, where they say the same (F-6). */
import { groupBy } from '../../graph/model/groupBy.js';
import type { JsonValue } from '../../iam/language/json.js';
import type { Problem } from '../problem.js';
import type {
  Listed,
  ManagedPolicyDetail,
  PolicyText,
  RunsAs,
  WorkloadDetail,
  WorkloadVersion,
} from '../formats/account/accountExport.js';
import { parseJson } from '../read/strictJson.js';
import { canonicalJson } from '../formats/shared/jsonValue.js';

/** Makes one entry of those that are the same; reports what cannot be. */
export type Merge<Detail> = (
  records: readonly Detail[],
  report: (problem: Problem) => void,
) => readonly Detail[];

/** Different content under one ARN is a problem that names both places. */
export function mergeEqual<Detail extends Listed>(
  records: readonly Detail[],
  report: (problem: Problem) => void,
): readonly Detail[] {
  const byArn = new Map<string, Detail>();
  for (const record of records) {
    const first = byArn.get(record.arn);
    if (first === undefined) byArn.set(record.arn, record);
    else if (contentOf(first) !== contentOf(record)) report(conflict(first, record));
  }
  return [...byArn.values()];
}

/** Records of one entity from different calls, field by field; the later one counts where both have a field (F-114). */
export function mergeFields<Detail extends Listed>(records: readonly Detail[]): readonly Detail[] {
  const byArn = new Map<string, Detail>();
  for (const record of records) byArn.set(record.arn, { ...byArn.get(record.arn), ...record });
  return [...byArn.values()];
}

/** As `mergeFields`, but what two records say has to agree (F-114). */
export function mergeAgreeing<Detail extends Listed>(
  records: readonly Detail[],
  report: (problem: Problem) => void,
): readonly Detail[] {
  const byArn = new Map<string, Detail>();
  for (const record of records) {
    const first = byArn.get(record.arn);
    if (first !== undefined && !agree(first, record)) report(conflict(first, record));
    byArn.set(record.arn, { ...record, ...first });
  }
  return [...byArn.values()];
}

const agree = (first: Listed, second: Listed): boolean =>
  contentOf({ ...second, ...first }) === contentOf({ ...first, ...second });

/** Several records of one workload are one that runs as all that they name. */
export const mergeWorkloads = (records: readonly WorkloadDetail[]): readonly WorkloadDetail[] =>
  [...groupBy(records, ({ arn }) => arn).values()].map((same) => {
    const codeFrom = [...new Set(same.flatMap((record) => record.codeFrom ?? []))];
    const versions = mergeVersions(same.flatMap((record) => record.versions ?? []));
    return {
      ...same.reduce((first, second) => ({ ...first, ...second })),
      runsAs: eachOnce(same.flatMap(({ runsAs }) => runsAs)),
      ...(codeFrom.length > 0 ? { codeFrom } : {}),
      ...(versions.length > 0 ? { versions } : {}),
    };
  });

const mergeVersions = (records: readonly WorkloadVersion[]): readonly WorkloadVersion[] =>
  [...groupBy(records, ({ number }) => number)].map(([number, same]) => ({
    number,
    isDefault: same.some(({ isDefault }) => isDefault),
    runsAs: eachOnce(same.flatMap(({ runsAs }) => runsAs)),
  }));

const eachOnce = (runsAs: readonly RunsAs[]): readonly RunsAs[] => [
  ...new Map(runsAs.map((one) => [JSON.stringify(one), one])).values(),
];

function conflict(first: Listed, second: Listed): Problem {
  const message = `${second.arn} is also in ${first.origin.file} at ${first.origin.path}, with different content. Give only one of them, or export the account again.`;
  return { ...second.origin, message };
}

/** AWS managed policies are the same everywhere but for their age: the later version counts, and a note says so. */
export function mergeAwsManagedPolicies(all: readonly ManagedPolicyDetail[]): {
  readonly policies: ReadonlyMap<string, ManagedPolicyDetail>;
  readonly notes: readonly Problem[];
} {
  const policies = new Map<string, ManagedPolicyDetail>();
  const notes: Problem[] = [];
  for (const policy of all) {
    const other = policies.get(policy.arn);
    if (other !== undefined && contentOf(other) === contentOf(policy)) continue;
    const counts = other !== undefined && !isLater(policy, other) ? other : policy;
    policies.set(policy.arn, counts);
    if (other === undefined) continue;
    const { file, path } = other.origin;
    const message = `${policy.arn} is also in ${file} at ${path}, with different content. The later version counts: ${counts.defaultVersionId ?? 'unnamed'}, from ${counts.origin.file}.`;
    notes.push({ ...policy.origin, message });
  }
  return { policies, notes };
}

function isLater(policy: ManagedPolicyDetail, other: ManagedPolicyDetail): boolean {
  const versions = versionNumber(policy) - versionNumber(other);
  return versions > 0 || (versions === 0 && (policy.updatedAt ?? 0) > (other.updatedAt ?? 0));
}

function versionNumber({ defaultVersionId = '' }: ManagedPolicyDetail): number {
  return /^v[0-9]{1,9}$/.test(defaultVersionId) ? Number(defaultVersionId.slice(1)) : 0;
}

/** Everything but where it stands. */
export function contentOf(value: unknown): string {
  return canonicalJson(withoutOrigin(value));
}

function withoutOrigin(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(withoutOrigin);
  if (typeof value !== 'object' || value === null) return value as JsonValue;
  if ('duplicateKeys' in value || 'message' in value) return documentContent(value as PolicyText);
  const members = Object.entries(value).filter(([key]) => key !== 'origin');
  return Object.fromEntries(members.map(([key, member]) => [key, withoutOrigin(member)]));
}

function documentContent(document: PolicyText): JsonValue {
  if (document.kind === 'UNREADABLE') return { unreadable: document.text };
  const json = parseJson(document.text);
  return { document: json.ok ? json.value : document.text, duplicateKeys: document.duplicateKeys };
}
