/** Stored properties to domain types. */
import type { DataGap } from '../../../iam/decide/decision.js';
import type {
  Account,
  Administration,
  EscalationAlternative,
  IamGroup,
  InstanceProfile,
  Organization,
  OrganizationalUnit,
  Policy,
  Principal,
  PrincipalKind,
  Tag,
} from '../../model/graph.js';
import type { HeldPolicy } from '../../model/storedPolicies.js';
import type { Page } from '../../contract/pages.js';
import type { Row } from '../connection/connection.js';

/** Map projections that the mappers below read. */
export const ACCOUNT =
  '{.uid, .partition, .imported, .importedAt, .version, .organizationId, .name, .status, .dataGaps, .completeness}';
export const ORGANIZATION =
  '{.uid, .arn, .managementAccountId, .featureSet, .enabledPolicyTypes, .importedAt, .dataGaps}';
export const PRINCIPAL =
  '{.uid, .kind, .name, .accountId, .path, .uniqueId, .createdAt, .tagKeys, .tagValues, .serviceLinked, .lastUsedAt, .lastUsedRegion, .administration}';
export const GROUP = '{.uid, .name, .path, .uniqueId, .accountId, .createdAt}';
export const POLICY =
  '{.uid, .kind, .name, .arn, .accountId, .ownerArn, .description, .defaultVersionId, .versionCount, .dataPackage, documentHash: d.uid, documentText: d.text, quarantined: d.quarantined}';
/** A policy `p` or `x`, with its document `d`, as it bears on a request. */
export const HELD =
  '{.uid, .name, .arn, .defaultVersionId, .dataPackage, documentHash: d.uid, documentText: d.text, quarantined: d.quarantined}';

const text = (value: unknown): string => String(value);
const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** `{ [key]: value }`, or nothing where the property is not there. */
function optional<K extends string, T>(key: K, value: unknown): { readonly [P in K]?: T } {
  return (value === null || value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: T };
}

export function accountOf(value: unknown): Account {
  const row = value as Row;
  return {
    type: 'ACCOUNT',
    accountId: text(row['uid']),
    partition: text(row['partition']),
    imported: row['imported'] === true,
    ...optional<'importedAt', number>('importedAt', row['importedAt']),
    version: Number(row['version'] ?? 0),
    ...optional<'organizationId', string>('organizationId', row['organizationId']),
    ...optional<'name', string>('name', row['name']),
    ...optional<'status', string>('status', row['status']),
    dataGaps: jsonList<DataGap>(row['dataGaps']),
    ...(typeof row['completeness'] === 'string' ? { completeness: jsonList(row['completeness']) } : {}),
  };
}

export const jsonList = <T>(value: unknown): readonly T[] =>
  typeof value === 'string' ? (JSON.parse(value) as readonly T[]) : [];

/** What an earlier version stored says nothing of caveats. */
export const escalationAlternativesOf = (value: unknown): readonly EscalationAlternative[] =>
  jsonList<Omit<EscalationAlternative, 'caveats'> & Partial<EscalationAlternative>>(value).map((way) => ({
    caveats: [],
    ...way,
  }));

export function organizationOf(value: unknown): Organization {
  const row = value as Row;
  const types = row['enabledPolicyTypes'];
  return {
    type: 'ORGANIZATION',
    organizationId: text(row['uid']),
    arn: text(row['arn']),
    managementAccountId: text(row['managementAccountId']),
    ...optional<'featureSet', string>('featureSet', row['featureSet']),
    ...(Array.isArray(types) ? { enabledPolicyTypes: list(types) } : {}),
    importedAt: Number(row['importedAt']),
    dataGaps: jsonList<DataGap>(row['dataGaps']),
  };
}

export function organizationalUnitOf(value: unknown): OrganizationalUnit {
  const row = value as Row;
  return {
    unitId: text(row['uid']),
    arn: text(row['arn']),
    name: text(row['name']),
    ...optional<'parentId', string>('parentId', row['parentId']),
    serviceControlPolicyUids: list(row['scps']),
    resourceControlPolicyUids: list(row['rcps']),
  };
}

export function principalOf(value: unknown): Principal {
  const row = value as Row;
  const kind = row['kind'] as PrincipalKind;
  const named = {
    type: 'PRINCIPAL' as const,
    identifier: text(row['uid']),
    name: text(row['name']),
  };
  const accountId = optional<'accountId', string>('accountId', row['accountId']);
  if (kind !== 'USER' && kind !== 'ROLE') return { ...named, kind, ...accountId };
  const iam = { ...named, ...iamFields(row) };
  return kind === 'USER' ? { ...iam, kind } : { ...iam, kind, ...roleFields(row) };
}

const iamFields = (row: Row) => ({
  accountId: text(row['accountId']),
  path: text(row['path']),
  uniqueId: text(row['uniqueId']),
  ...optional<'createdAt', number>('createdAt', row['createdAt']),
  tags: tagsOf(row),
  ...(typeof row['administration'] === 'string'
    ? { administration: JSON.parse(row['administration']) as Administration }
    : {}),
});

const roleFields = (row: Row) => ({
  serviceLinked: row['serviceLinked'] === true,
  ...optional<'lastUsedAt', number>('lastUsedAt', row['lastUsedAt']),
  ...optional<'lastUsedRegion', string>('lastUsedRegion', row['lastUsedRegion']),
});

export function tagsOf(row: Row): readonly Tag[] {
  const values = list(row['tagValues']);
  return list(row['tagKeys']).map((key, index) => ({ key, value: values[index] ?? '' }));
}

export function groupOf(value: unknown): IamGroup {
  const row = value as Row;
  return {
    type: 'GROUP',
    arn: text(row['uid']),
    name: text(row['name']),
    path: text(row['path']),
    uniqueId: text(row['uniqueId']),
    accountId: text(row['accountId']),
    ...optional<'createdAt', number>('createdAt', row['createdAt']),
  };
}

export function instanceProfileOf(value: unknown): InstanceProfile {
  const row = value as Row;
  return {
    type: 'INSTANCE_PROFILE',
    arn: text(row['uid']),
    name: text(row['name']),
    ...optional<'roleArn', string>('roleArn', row['roleArn']),
  };
}

const policyOptionals = [
  'arn',
  'accountId',
  'ownerArn',
  'description',
  'defaultVersionId',
  'dataPackage',
  'documentHash',
  'documentText',
  'quarantined',
] as const;

export function policyOf(value: unknown): Policy {
  const row = value as Row;
  const fields = policyOptionals.map((key) => optional<typeof key, string>(key, row[key]));
  return {
    type: 'POLICY',
    uid: text(row['uid']),
    kind: row['kind'] as Policy['kind'],
    name: text(row['name']),
    ...optional<'versionCount', number>('versionCount', row['versionCount']),
    ...Object.assign({}, ...fields),
  };
}

/** Drops what is null. */
export const heldPolicyOf = (row: Row): HeldPolicy =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as HeldPolicy;

/** A collected list of rows; none where nothing was collected. */
export const rowsIn = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as Row[]) : []);

/** Rows `{ key, … }` by key. */
export function byKey<T>(rows: readonly Row[], entry: (row: Row) => T): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [text(row['key']), entry(row)]));
}

/** A row `{ entries: [[key, value]…], total, version }` of at most `first + 1` entries. */
export function pageOf<T>(row: Row | undefined, first: number, entry: (value: unknown) => T): Page<T> {
  const all = (row?.['entries'] ?? []) as readonly (readonly [unknown, unknown])[];
  return {
    entries: all.slice(0, first).map(([key, value]) => [text(key), entry(value)] as const),
    hasNextPage: all.length > first,
    totalCount: Number(row?.['total'] ?? 0),
    graphVersion: text(row?.['version'] ?? 0),
  };
}
