/** Makes one entity of several with the same ARN, where they say the same (F-6). */
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

/** Entities of one account from several pages. Different content under one ARN is a problem that names both places. */
export function mergeEntities<Detail extends Listed>(
  pages: readonly (readonly Detail[])[],
): { readonly entities: readonly Detail[]; readonly problems: readonly Problem[] } {
  const byArn = new Map<string, Detail>();
  const problems: Problem[] = [];
  for (const entity of pages.flat()) {
    const first = byArn.get(entity.arn);
    if (first === undefined) byArn.set(entity.arn, entity);
    else if (contentOf(first) !== contentOf(entity)) problems.push(conflict(first, entity));
  }
  return { entities: [...byArn.values()], problems };
}

/** Records of one entity from different calls, field by field; the later one counts where both have a field (F-114). */
export function mergeFields<Detail extends Listed>(records: readonly Detail[]): readonly Detail[] {
  const byArn = new Map<string, Detail>();
  for (const record of records) byArn.set(record.arn, { ...byArn.get(record.arn), ...record });
  return [...byArn.values()];
}

/** As `mergeEntities`, but records of different calls may complete one another: what both say has to agree (F-114). */
export function mergeAgreeing<Detail extends Listed>(
  records: readonly Detail[],
): ReturnType<typeof mergeEntities<Detail>> {
  const byArn = new Map<string, Detail>();
  const problems: Problem[] = [];
  for (const record of records) {
    const first = byArn.get(record.arn);
    if (first !== undefined && !agree(first, record)) problems.push(conflict(first, record));
    byArn.set(record.arn, { ...record, ...first });
  }
  return { entities: [...byArn.values()], problems };
}

const agree = (first: Listed, second: Listed): boolean =>
  contentOf({ ...second, ...first }) === contentOf({ ...first, ...second });

/** Several records of one workload are one that runs as all that they name. */
export function mergeWorkloads(records: readonly WorkloadDetail[]): readonly WorkloadDetail[] {
  const ofArn = new Map<string, WorkloadDetail[]>();
  for (const record of records) {
    const own = ofArn.get(record.arn);
    if (own === undefined) ofArn.set(record.arn, [record]);
    else own.push(record);
  }
  return mergeFields(records).map((workload) => {
    const own = ofArn.get(workload.arn) ?? [];
    const versions = mergeVersions(own.flatMap((record) => record.versions ?? []));
    const codeFrom = [...new Set(own.flatMap((record) => record.codeFrom ?? []))];
    return {
      ...workload,
      runsAs: eachOnce(own.flatMap(({ runsAs }) => runsAs)),
      ...(codeFrom.length > 0 ? { codeFrom } : {}),
      ...(versions.length > 0 ? { versions } : {}),
    };
  });
}

function mergeVersions(records: readonly WorkloadVersion[]): readonly WorkloadVersion[] {
  const byNumber = new Map<number, WorkloadVersion>();
  for (const { number, isDefault, runsAs } of records) {
    const known = byNumber.get(number);
    byNumber.set(number, {
      number,
      isDefault: isDefault || known?.isDefault === true,
      runsAs: eachOnce([...(known?.runsAs ?? []), ...runsAs]),
    });
  }
  return [...byNumber.values()];
}

const eachOnce = (runsAs: readonly RunsAs[]): readonly RunsAs[] => [
  ...new Map(runsAs.map((one) => [JSON.stringify(one), one])).values(),
];

function conflict(first: Listed, second: Listed): Problem {
  const message = `${second.arn} is also in ${first.origin.file} at ${first.origin.path}, with different content. Give only one of them, or export the account again.`;
  return { ...second.origin, message };
}

/** AWS managed policies are the same everywhere but for their age: the later version counts, and a note says so. */
export function mergeAwsManagedPolicies(pages: readonly (readonly ManagedPolicyDetail[])[]): {
  readonly policies: ReadonlyMap<string, ManagedPolicyDetail>;
  readonly notes: readonly Problem[];
} {
  const policies = new Map<string, ManagedPolicyDetail>();
  const notes: Problem[] = [];
  for (const policy of pages.flat()) {
    const other = policies.get(policy.arn);
    if (other !== undefined && contentOf(other) === contentOf(policy)) continue;
    const counts = other !== undefined && !isLater(policy, other) ? other : policy;
    policies.set(policy.arn, counts);
    if (other !== undefined) notes.push(ageNote(policy, other, counts));
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

function ageNote(
  policy: ManagedPolicyDetail,
  other: ManagedPolicyDetail,
  counts: ManagedPolicyDetail,
): Problem {
  const message = `${policy.arn} is also in ${other.origin.file} at ${other.origin.path}, with different content. The later version counts: ${counts.defaultVersionId ?? 'unnamed'}, from ${counts.origin.file}.`;
  return { ...policy.origin, message };
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
