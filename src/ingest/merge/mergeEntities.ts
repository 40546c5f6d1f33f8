/** Makes one entity of several with the same ARN, where they say the same (F-6). */
import { groupBy, distinct } from '../../graph/model/groupBy.js';
import type { JsonValue } from '../../iam/language/json.js';
import type { Problem } from '../problem.js';
import type {
  AccountLists,
  CredentialDetail,
  Listed,
  ListName,
  ManagedPolicyDetail,
  PolicyText,
  WorkloadDetail,
  WorkloadVersion,
} from '../formats/account/accountExport.js';
import { parseJson } from '../read/strictJson.js';
import { canonicalJson } from '../formats/shared/jsonValue.js';

type Report = (problem: Problem) => void;

/** Makes one entry of those that are the same; reports what cannot be. */
type Merge<Detail> = (records: readonly Detail[], report: Report) => readonly Detail[];

/** One entry a key, in the order in which they come first. `join`: of what there is of it, and one more. */
export function joinBy<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  join: (first: Entry, next: Entry) => Entry,
): readonly Entry[] {
  const byKey = new Map<string, Entry>();
  for (const entry of entries) {
    const first = byKey.get(keyOf(entry));
    byKey.set(keyOf(entry), first === undefined ? entry : join(first, entry));
  }
  return [...byKey.values()];
}

export const arnOf = ({ arn }: Listed): string => arn;

/** Different content under one ARN is a problem that names both places. */
const mergeEqual = <Detail extends Listed>(records: readonly Detail[], report: Report) =>
  joinBy(records, arnOf, (first, next) => {
    if (contentOf(first) !== contentOf(next)) report(conflict(first, next));
    return first;
  });

/** Records of one entity from different calls, field by field; the later one counts where both have a field (F-114). */
export const mergeFields = <Detail extends Listed>(records: readonly Detail[]): readonly Detail[] =>
  joinBy(records, arnOf, (first, next) => ({ ...first, ...next }));

/** As `mergeFields`, but what two records say has to agree (F-114). */
const mergeAgreeing = <Detail extends Listed>(records: readonly Detail[], report: Report) =>
  joinBy(records, arnOf, (first, next) => {
    if (!agree(first, next)) report(conflict(first, next));
    return { ...next, ...first };
  });

const agree = (first: Listed, second: Listed): boolean =>
  contentOf({ ...second, ...first }) === contentOf({ ...first, ...second });

/** Several records of one workload are one that runs as all that they name. */
const mergeWorkloads = (records: readonly WorkloadDetail[]): readonly WorkloadDetail[] =>
  [...groupBy(records, ({ arn }) => arn).values()].map((same) => {
    const codeFrom = [...new Set(same.flatMap((record) => record.codeFrom ?? []))];
    const versions = mergeVersions(same.flatMap((record) => record.versions ?? []));
    const { alone: _ofSome, ...merged } = same.reduce((first, second) => ({ ...first, ...second }));
    return {
      ...merged,
      ...(same.every(({ alone }) => alone) ? { alone: true } : {}),
      runsAs: distinct(same.flatMap(({ runsAs }) => runsAs)),
      ...(codeFrom.length > 0 ? { codeFrom } : {}),
      ...(versions.length > 0 ? { versions } : {}),
    };
  });

const mergeVersions = (records: readonly WorkloadVersion[]): readonly WorkloadVersion[] =>
  [...groupBy(records, ({ number }) => number)].map(([number, same]) => ({
    number,
    isDefault: same.some(({ isDefault }) => isDefault),
    runsAs: distinct(same.flatMap(({ runsAs }) => runsAs)),
  }));

function conflict(first: Listed, second: Listed): Problem {
  const message = `${second.arn} is also in ${first.origin.file} at ${first.origin.path}, with different content. Give only one of them, or export the account again.`;
  return { ...second.origin, message };
}

/** How the records of an account's list come together: some complete one another, all else has to agree (F-6, F-114). */
interface ListRules<Detail> {
  readonly merge: Merge<Detail>;
  /** One call gives all of it or says that more follows (F-116): it replaces that of the last import. */
  readonly isWhole: boolean;
}

const wholeList = { merge: mergeEqual, isWhole: true };

/** Where a report and a call about one user disagree, the call counts; of two reports the later one does (F-88). */
const reportsFirst = (records: readonly CredentialDetail[]): readonly CredentialDetail[] =>
  records.toSorted(
    (a, b) =>
      Number(b.reportedKeys !== undefined) - Number(a.reportedKeys !== undefined) ||
      (a.reportedAt ?? 0) - (b.reportedAt ?? 0),
  );

/** As `mergeFields`; a file that is read in parts may have the keys of one user in two of them (F-84). */
const mergeCredentials = (records: readonly CredentialDetail[]): readonly CredentialDetail[] =>
  joinBy(reportsFirst(records), arnOf, (first, next) => {
    const isOfFile = first.origin.file === next.origin.file;
    if (!isOfFile || !first.accessKeys || !next.accessKeys) return { ...first, ...next };
    const keys = new Map([...first.accessKeys, ...next.accessKeys].map((key) => [key.id, key]));
    return { ...first, ...next, accessKeys: [...keys.values()], origin: first.origin };
  });

/** Of lists that are not whole, what an export covers is replaced (`scopesOf`). */
export const accountLists: { readonly [N in ListName]: ListRules<AccountLists[N][number]> } = {
  users: wholeList,
  groups: wholeList,
  roles: wholeList,
  policies: wholeList,
  awsPolicies: wholeList,
  instanceProfiles: wholeList,
  identityProviders: { merge: mergeFields, isWhole: false },
  credentials: { merge: mergeCredentials, isWhole: false },
  resources: { merge: mergeAgreeing, isWhole: false },
  workloads: { merge: mergeWorkloads, isWhole: false },
  coverage: { merge: mergeFields, isWhole: false },
};

/** AWS managed policies are the same everywhere but for their age: the later version counts, and a note says so. */
export function mergeAwsManagedPolicies(all: readonly ManagedPolicyDetail[]): {
  readonly policies: ReadonlyMap<string, ManagedPolicyDetail>;
  readonly notes: readonly Problem[];
} {
  const notes: Problem[] = [];
  const policies = joinBy(all, arnOf, (other, policy) => {
    if (contentOf(other) === contentOf(policy)) return other;
    const counts = isLater(policy, other) ? policy : other;
    const { file, path } = other.origin;
    const message = `${policy.arn} is also in ${file} at ${path}, with different content. The later version counts: ${counts.defaultVersionId ?? 'unnamed'}, from ${counts.origin.file}.`;
    notes.push({ ...policy.origin, message });
    return counts;
  });
  return { policies: new Map(policies.map((policy) => [policy.arn, policy])), notes };
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
