/** Which access keys are there, how old are they, and when was each last used? */
import type { AccessKey, Account, Credentials, Principal } from '../../graph/model/graph.js';
import type { AccessKeyFacts, GraphReader } from '../../graph/contract/graphReader.js';
import type { Page, PageRequest } from '../../graph/contract/pageRequests.js';
import { groupBy } from '../../graph/model/groupBy.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { notImportedGap, sectionGap, sectionOf } from '../shared/dataGaps.js';
import { pageOf } from '../shared/pageOf.js';

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
  request: PageRequest,
  now: number,
): Promise<AccessKeyPage> {
  const facts = await reader.accessKeyFacts(filter.accountId);
  const dates = new Map(facts.accounts.map((account) => [account.accountId, asOf(account, now)]));
  const all = facts.holders.flatMap((holder) => {
    const { principal, credentials } = holder;
    const seenAt = dates.get(principal.accountId ?? '') ?? now;
    return (credentials.accessKeys ?? []).flatMap((key, index): (readonly [string, OwnedAccessKey])[] =>
      isWanted(key, holder, filter, { now, seenAt })
        ? [[`${principal.identifier} ${index}`, { ...key, principal }]]
        : [],
    );
  });
  const sorted = all.sort(([a], [b]) => (a < b ? -1 : 1));
  const page = pageOf(sorted, ([key]) => key, request);
  return {
    ...page,
    entries: page.entries.map(([, entry]) => entry),
    graphVersion: facts.graphVersion,
    dataGaps: gapsOf(facts, filter, now),
  };
}

/** When somebody looked how the account's keys are used, or at the latest did: since then they may have been. */
const asOf = (account: Account, now: number): number =>
  Math.min(now, sectionOf(account, 'CREDENTIALS')?.collectedAt ?? account.importedAt ?? now);

interface Dates {
  readonly now: number;
  readonly seenAt: number;
}

type Holder = AccessKeyFacts['holders'][number];

function isWanted(
  key: AccessKey,
  { principal, credentials }: Holder,
  { status, olderThanDays, unusedForDays, usersWithTwoActiveKeys, replaceableByRole }: AccessKeyFilter,
  { now, seenAt }: Dates,
): boolean {
  return (
    (status === undefined || key.status === status) &&
    (olderThanDays === undefined || isOlder(key, olderThanDays, now)) &&
    (unusedForDays === undefined || isUnused(key, unusedForDays, seenAt)) &&
    (usersWithTwoActiveKeys === undefined || usersWithTwoActiveKeys === hasTwoActiveKeys(credentials)) &&
    (replaceableByRole === undefined ||
      replaceableByRole === isReplaceableByRole(key, principal, credentials))
  );
}

const isOlder = ({ createdAt }: AccessKey, days: number, now: number): boolean =>
  createdAt !== undefined && now - createdAt >= days * DAY;

/** A key that was never used has been unused since it was made. What nobody looked at is not taken for unused. */
function isUnused(key: AccessKey, days: number, seenAt: number): boolean {
  const since = unusedSince(key);
  return since !== undefined && seenAt - since >= days * DAY;
}

const unusedSince = ({ lastUsedAt, neverUsed, createdAt }: AccessKey): number | undefined =>
  lastUsedAt ?? (neverUsed ? createdAt : undefined);

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

/** What is not known of single keys matters only where the question is about it. */
function gapsOf(
  { accounts, holders }: AccessKeyFacts,
  filter: AccessKeyFilter,
  now: number,
): readonly DataGap[] {
  const byAccount = groupBy(holders, ({ principal }) => principal.accountId);
  return [
    ...(accounts.length === 0 ? [notImportedGap(filter.accountId)] : []),
    ...accounts.flatMap((account) => {
      const own = byAccount.get(account.accountId) ?? [];
      return [
        ...credentialGap(account),
        ...(own.length > 0 ? ageGap(account, filter, now) : []),
        ...unknownGaps(account, own, filter),
      ];
    }),
  ];
}

const credentialGap = (account: Account): readonly DataGap[] =>
  sectionGap(account, 'CREDENTIALS', (isPartial, why) =>
    isPartial
      ? `Not all access keys of account ${account.accountId} are known.${why}`
      : `The access keys of account ${account.accountId} are not known.${why} Import its credential report.`,
  );

/** A report is up to four hours old where it is new (F-119). */
function ageGap(account: Account, filter: AccessKeyFilter, now: number): readonly DataGap[] {
  const { accountId } = account;
  const { olderThanDays, unusedForDays, replaceableByRole } = filter;
  const seenAt = asOf(account, now);
  const isAskedFor = [olderThanDays, unusedForDays, replaceableByRole].some((one) => one !== undefined);
  if (!isAskedFor || now - seenAt < DAY) return [];
  const date = new Date(seenAt).toISOString().slice(0, 10);
  const message = `The access key data of account ${accountId} is from ${date}: since then keys may have been used, replaced or deleted. Import a new credential report.`;
  return [{ kind: 'EXPORT_INCOMPLETE', accountId, message }];
}

function unknownGaps(
  { accountId }: Account,
  holders: readonly Holder[],
  { olderThanDays, unusedForDays, replaceableByRole }: AccessKeyFilter,
): readonly DataGap[] {
  const keys = holders.flatMap(({ credentials }) => credentials.accessKeys ?? []);
  const asksForUse = unusedForDays !== undefined || replaceableByRole !== undefined;
  const unseen = asksForUse
    ? keys.filter(({ lastUsedAt, neverUsed }) => lastUsedAt === undefined && !neverUsed)
    : [];
  const undated = keys.filter(
    ({ createdAt, neverUsed }) =>
      createdAt === undefined && (olderThanDays !== undefined || (unusedForDays !== undefined && neverUsed)),
  );
  const unsigned = replaceableByRole === undefined ? [] : holders.filter(mayBeReplaceable);
  const gap = (
    list: readonly unknown[],
    text: (count: string) => string,
    what: string,
  ): readonly DataGap[] => {
    const count = list.length === 1 ? `1 ${what}` : `${list.length} ${what}s`;
    const message = `${text(count)} account ${accountId} is not known. Import its credential report.`;
    return list.length === 0 ? [] : [{ kind: 'EXPORT_INCOMPLETE', accountId, message }];
  };
  return [
    ...gap(unseen, (count) => `The last use of ${count} of`, 'access key'),
    ...gap(undated, (count) => `The age of ${count} of`, 'access key'),
    ...gap(
      unsigned,
      (count) => `Whether a password exists for ${count} with an active access key in`,
      'user',
    ),
  ];
}

const mayBeReplaceable = ({
  principal,
  credentials: { passwordEnabled, accessKeys: keys = [] },
}: Holder): boolean =>
  principal.kind === 'USER' &&
  passwordEnabled === undefined &&
  keys.some(({ status, neverUsed }) => status === 'ACTIVE' && !neverUsed);
