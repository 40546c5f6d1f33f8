/** Which access keys are there, how old are they, and when was each last used? */
import type { AccessKey, Account, Credentials, Principal } from '../graph/graph.js';
import type { AccessKeyFacts, GraphReader, Page, PageRequest } from '../graph/graphReader.js';
import type { DataGap } from '../iam/decision.js';
import { nothingImportedGap } from './standingGaps.js';

/** An access key with whose it is. */
export interface OwnedAccessKey extends AccessKey {
  readonly principal: Principal;
}

export interface AccessKeyFilter {
  readonly accountId?: string;
  readonly status?: AccessKey['status'];
  readonly olderThanDays?: number;
  readonly unusedForDays?: number;
  readonly usersWithTwoActiveKeys?: boolean;
  readonly replaceableByRole?: boolean;
}

export interface AccessKeyPage extends Page<OwnedAccessKey> {
  readonly dataGaps: readonly DataGap[];
}

const DAY = 86_400_000;

/** One read; `now`: epoch milliseconds. Keys by owner; a user has two at most. */
export async function accessKeys(
  reader: GraphReader,
  filter: AccessKeyFilter,
  { first, after }: PageRequest,
  now: number,
): Promise<AccessKeyPage> {
  const facts = await reader.accessKeyFacts(filter.accountId);
  const all = facts.holders
    .flatMap((holder) => entriesOf(holder, filter, now))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const rest = after === undefined ? all : all.filter(([key]) => key > after);
  return {
    entries: rest.slice(0, first),
    hasNextPage: rest.length > first,
    totalCount: all.length,
    graphVersion: facts.graphVersion,
    dataGaps: gapsOf(facts, filter),
  };
}

type Holder = AccessKeyFacts['holders'][number];

function entriesOf(
  { principal, credentials }: Holder,
  filter: AccessKeyFilter,
  now: number,
): readonly (readonly [string, OwnedAccessKey])[] {
  return (credentials.accessKeys ?? []).flatMap((key, index) =>
    isWanted(key, principal, credentials, filter, now)
      ? [[`${principal.identifier} ${index}`, { ...key, principal }] as const]
      : [],
  );
}

function isWanted(
  key: AccessKey,
  principal: Principal,
  credentials: Credentials,
  { status, olderThanDays, unusedForDays, usersWithTwoActiveKeys, replaceableByRole }: AccessKeyFilter,
  now: number,
): boolean {
  return (
    (status === undefined || key.status === status) &&
    (olderThanDays === undefined || isOlder(key, olderThanDays, now)) &&
    (unusedForDays === undefined || isUnused(key, unusedForDays, now)) &&
    (usersWithTwoActiveKeys === undefined || usersWithTwoActiveKeys === hasTwoActiveKeys(credentials)) &&
    (replaceableByRole === undefined ||
      replaceableByRole === isReplaceableByRole(key, principal, credentials))
  );
}

const isOlder = ({ createdAt }: AccessKey, days: number, now: number): boolean =>
  createdAt !== undefined && now - createdAt >= days * DAY;

/** A key that was never used has been unused since it was made. What nobody looked at is not taken for unused. */
function isUnused({ lastUsedAt, neverUsed, createdAt }: AccessKey, days: number, now: number): boolean {
  const since = lastUsedAt ?? (neverUsed ? (createdAt ?? 0) : undefined);
  return since !== undefined && now - since >= days * DAY;
}

const hasTwoActiveKeys = ({ accessKeys: keys = [] }: Credentials): boolean =>
  keys.filter(({ status }) => status === 'ACTIVE').length > 1;

/** Programs use it, and nobody signs in with a password as its user: a role could stand in its place. */
const isReplaceableByRole = (
  { status, lastUsedAt }: AccessKey,
  { kind }: Principal,
  { passwordEnabled }: Credentials,
): boolean => kind === 'USER' && status === 'ACTIVE' && lastUsedAt !== undefined && passwordEnabled === false;

/** Undefined: when it was made is not known. Only a key that works is due. */
export const rotationDue = (
  { status, createdAt }: AccessKey,
  afterDays: number,
  now: number,
): boolean | undefined => {
  if (status !== 'ACTIVE') return false;
  return createdAt === undefined ? undefined : now - createdAt >= afterDays * DAY;
};

/** That the last use is not known matters only where the question is about it. */
function gapsOf({ accounts, holders }: AccessKeyFacts, filter: AccessKeyFilter): readonly DataGap[] {
  const asksForUse = filter.unusedForDays !== undefined || filter.replaceableByRole !== undefined;
  return [
    ...(accounts.length === 0 ? [nothingImportedGap] : []),
    ...accounts.flatMap((account) => [
      ...credentialGap(account),
      ...(asksForUse ? useGap(account, holders) : []),
    ]),
  ];
}

function credentialGap({ accountId, completeness = [] }: Account): readonly DataGap[] {
  const section = completeness.find((one) => one.section === 'CREDENTIALS');
  const status = section?.status ?? 'NOT_COLLECTED';
  if (status === 'COLLECTED') return [];
  const why = section?.detail === undefined ? '' : ` ${section.detail}`;
  const message =
    status === 'PARTIAL'
      ? `Not all access keys of account ${accountId} are known.${why}`
      : `The access keys of account ${accountId} are not known.${why} Import its credential report.`;
  return [{ kind: status === 'DENIED' ? 'COLLECTION_INCOMPLETE' : 'EXPORT_INCOMPLETE', accountId, message }];
}

function useGap({ accountId }: Account, holders: readonly Holder[]): readonly DataGap[] {
  const unknown = holders
    .filter(({ principal }) => principal.accountId === accountId)
    .flatMap(({ credentials }) => credentials.accessKeys ?? [])
    .filter(({ lastUsedAt, neverUsed }) => lastUsedAt === undefined && neverUsed !== true).length;
  if (unknown === 0) return [];
  const keys = unknown === 1 ? '1 access key' : `${unknown} access keys`;
  const message = `The last use of ${keys} of account ${accountId} is not known. Import its credential report.`;
  return [{ kind: 'EXPORT_INCOMPLETE', accountId, message }];
}
