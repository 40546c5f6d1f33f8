/** Merges several records of one entity into one (F-6). */
import { groupBy, distinct } from '../../graph/model/groupBy.js';
import type { JsonValue } from '../../iam/language/json.js';
import type { Problem } from '../problem.js';
import type {
  AccountLists,
  CoverageDetail,
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

/** Merges records of the same entry, and reports those that contradict each other. */
type Merge<Detail> = (records: readonly Detail[], report: Report) => readonly Detail[];

/** Returns one entry per key, in the order of first occurrence. `join` merges the entry so far with the next. */
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

/** Merges equal records. Different content under one ARN is a problem that names both places. */
const mergeEqual = <Detail extends Listed>(records: readonly Detail[], report: Report) =>
  joinBy(records, arnOf, (first, next) => {
    if (contentOf(first) !== contentOf(next)) report(conflict(first, next));
    return first;
  });

/** Merges records of one entity from different calls field by field; the later record takes precedence (F-114). */
export const mergeFields = <Detail extends Listed>(records: readonly Detail[]): readonly Detail[] =>
  joinBy(records, arnOf, (first, next) => ({ ...first, ...next }));

/** Merges like `mergeFields`. Where one collection read what another could not, it was read. */
function mergeCoverage(records: readonly CoverageDetail[]): readonly CoverageDetail[] {
  const read = new Set(records.flatMap(({ arn, status }) => (status === 'COLLECTED' ? arn : [])));
  return mergeFields(records.filter(({ arn, status }) => status === 'COLLECTED' || !read.has(arn)));
}

/** Merges like `mergeFields`, but fields of two records must agree (F-114). */
const mergeAgreeing = <Detail extends Listed>(records: readonly Detail[], report: Report) =>
  joinBy(records, arnOf, (first, next) => {
    if (!agree(first, next)) report(conflict(first, next));
    const joined = { ...next, ...first };
    return 'alone' in first && 'alone' in next ? joined : asListed(joined);
  });

/** Returns the record as one of a list. */
export function asListed<Entry extends Listed>(entry: Entry): Entry {
  if (!('alone' in entry)) return entry;
  const { alone: _ofSome, ...listed } = entry;
  return listed as unknown as Entry;
}

const agree = (first: Listed, second: Listed): boolean =>
  contentOf({ ...second, ...first }) === contentOf({ ...first, ...second });

/** Merges the records of one workload: it has the roles of all of them. */
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

/** The rules by which the records of a list merge: some complete each other, all others must agree (F-6, F-114). */
interface ListRules<Detail> {
  readonly merge: Merge<Detail>;
  /** One call returns the whole list or says that more follows (F-116): it replaces the list of the last import. */
  readonly isWhole: boolean;
}

const wholeList = { merge: mergeEqual, isWhole: true };

/** Sorts records by rising precedence: earlier reports, later reports, calls about single users (F-88). */
const reportsFirst = (records: readonly CredentialDetail[]): readonly CredentialDetail[] =>
  records.toSorted(
    (a, b) =>
      Number(b.reportedKeys !== undefined) - Number(a.reportedKeys !== undefined) ||
      (a.reportedAt ?? 0) - (b.reportedAt ?? 0),
  );

/** Merges like `mergeFields`. Keys of one user in two parts of a file add up (F-84). */
const mergeCredentials = (records: readonly CredentialDetail[]): readonly CredentialDetail[] =>
  joinBy(reportsFirst(records), arnOf, (first, next) => {
    const isOfFile = first.origin.file === next.origin.file;
    if (!isOfFile || !first.accessKeys || !next.accessKeys) return { ...first, ...next };
    const keys = new Map([...first.accessKeys, ...next.accessKeys].map((key) => [key.id, key]));
    return { ...first, ...next, accessKeys: [...keys.values()], origin: first.origin };
  });

/** The rules of each list. In lists that are not whole, an export replaces what it covers (`scopesOf`). */
export const accountLists: { readonly [N in ListName]: ListRules<AccountLists[N][number]> } = {
  users: wholeList,
  groups: wholeList,
  roles: wholeList,
  policies: wholeList,
  instanceProfiles: wholeList,
  identityProviders: { merge: mergeFields, isWhole: false },
  credentials: { merge: mergeCredentials, isWhole: false },
  resources: { merge: mergeAgreeing, isWhole: false },
  workloads: { merge: mergeWorkloads, isWhole: false },
  coverage: { merge: mergeCoverage, isWhole: false },
};

/** Merges AWS managed policies, which differ only by age: the later version counts, and a note says so. */
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

/** Returns the content of a value without its places, as comparable text. */
export function contentOf(value: unknown): string {
  return canonicalJson(withoutOrigin(value));
}

function withoutOrigin(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(withoutOrigin);
  if (typeof value !== 'object' || value === null) return value as JsonValue;
  if ('text' in value && ('duplicateKeys' in value || 'message' in value))
    return documentContent(value as PolicyText);
  const members = Object.entries(value).filter(([key]) => key !== 'origin');
  return Object.fromEntries(members.map(([key, member]) => [key, withoutOrigin(member)]));
}

function documentContent(document: PolicyText): JsonValue {
  if (document.kind === 'UNREADABLE') return { unreadable: document.text };
  const json = parseJson(document.text);
  return { document: json.ok ? json.value : document.text, duplicateKeys: document.duplicateKeys };
}
