/** Lists access keys with their age and last use. */
import type { AccessKey, Account, Credentials, Principal } from '../../graph/model/graph.js';
import type { AccessKeyFacts, GraphReader } from '../../graph/contract/graphReader.js';
import type { PageRequest } from '../../graph/contract/pageRequests.js';
import { groupBy } from '../../graph/model/groupBy.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { notImportedGap, sectionGap, sectionOf } from '../shared/dataGaps.js';
import { pageOf, type PageWithGaps } from '../shared/pageOf.js';

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

const DAY = 86_400_000;

/** Lists keys in one read, by owner; a user has two at most. `now`: epoch milliseconds. */
export async function accessKeys(
  reader: GraphReader,
  filter: AccessKeyFilter,
  request: PageRequest,
  now: number,
): Promise<PageWithGaps<OwnedAccessKey>> {
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

/** Returns the latest time at which the use of the account's keys was known: later use does not show. */
const asOf = (account: Account, now: number): number =>
  Math.min(now, sectionOf(account, 'CREDENTIALS')?.collectedAt ?? account.importedAt ?? now);

type Holder = AccessKeyFacts['holders'][number];

/**
 * Whether the key matches the filter. A key that was never used has been unused since its creation. A key of unknown
 * use does not count as unused.
 */
const isWanted = (
  key: AccessKey,
  { principal, credentials }: Holder,
  { status, olderThanDays, unusedForDays, usersWithTwoActiveKeys, replaceableByRole }: AccessKeyFilter,
  { now, seenAt }: { readonly now: number; readonly seenAt: number },
): boolean =>
  isAsAsked(status, key.status) &&
  isAtLeast(olderThanDays, key.createdAt, now) &&
  isAtLeast(unusedForDays, key.lastUsedAt ?? (key.neverUsed ? key.createdAt : undefined), seenAt) &&
  isAsAsked(usersWithTwoActiveKeys, hasTwoActiveKeys(credentials)) &&
  isAsAsked(replaceableByRole, isReplaceableByRole(key, principal, credentials));

const isAsAsked = <T>(asked: T | undefined, is: T): boolean => asked === undefined || asked === is;

const isAtLeast = (days: number | undefined, since: number | undefined, now: number): boolean =>
  days === undefined || (since !== undefined && now - since >= days * DAY);

const hasTwoActiveKeys = ({ accessKeys: keys = [] }: Credentials): boolean =>
  keys.filter(({ status }) => status === 'ACTIVE').length > 1;

/** Whether a role could replace the key: programs use it, and its user cannot sign in with a password. */
const isReplaceableByRole = (
  { status, lastUsedAt }: AccessKey,
  { kind }: Principal,
  { passwordEnabled }: Credentials,
): boolean => kind === 'USER' && status === 'ACTIVE' && lastUsedAt !== undefined && passwordEnabled === false;

/** Whether the key is due for rotation; undefined if its age is unknown. Only an active key can be due. */
export function rotationDue(
  { status, createdAt }: AccessKey,
  afterDays: number,
  now: number,
): boolean | undefined {
  if (status !== 'ACTIVE') return false;
  return createdAt === undefined ? undefined : isAtLeast(afterDays, createdAt, now);
}

/** Reports gaps. Unknown data of single keys matters only if the question asks for it. */
function gapsOf(
  { accounts, holders }: AccessKeyFacts,
  filter: AccessKeyFilter,
  now: number,
): readonly DataGap[] {
  const byAccount = groupBy(holders, ({ principal }) => principal.accountId);
  if (accounts.length === 0) return [notImportedGap(filter.accountId)];
  return accounts.flatMap((account) => {
    const { accountId } = account;
    const own = byAccount.get(accountId) ?? [];
    const messages = [
      ...(own.length > 0 ? ageGap(account, filter, now) : []),
      ...unknownGaps(accountId, own, filter),
    ];
    return [
      ...credentialGap(account),
      ...messages.map((message) => ({ kind: 'EXPORT_INCOMPLETE', accountId, message }) as const),
    ];
  });
}

const credentialGap = (account: Account): readonly DataGap[] =>
  sectionGap(account, 'CREDENTIALS', (isPartial, why) =>
    isPartial
      ? `Not all access keys of account ${account.accountId} are known.${why}`
      : `The access keys of account ${account.accountId} are not known.${why} Import its credential report.`,
  );

/** Reports data that is a day old or older. Even a new credential report can be four hours old (F-119). */
function ageGap(account: Account, filter: AccessKeyFilter, now: number): readonly string[] {
  const { olderThanDays, unusedForDays, replaceableByRole } = filter;
  const seenAt = asOf(account, now);
  const isAskedFor = [olderThanDays, unusedForDays, replaceableByRole].some((one) => one !== undefined);
  if (!isAskedFor || now - seenAt < DAY) return [];
  const date = new Date(seenAt).toISOString().slice(0, 10);
  return [
    `The access key data of account ${account.accountId} is from ${date}: since then keys may have been used, replaced or deleted. Import a new credential report.`,
  ];
}

function unknownGaps(
  accountId: string,
  holders: readonly Holder[],
  { status, olderThanDays, unusedForDays, usersWithTwoActiveKeys, replaceableByRole }: AccessKeyFilter,
): readonly string[] {
  const asked = holders.filter(({ credentials }) =>
    isAsAsked(usersWithTwoActiveKeys, hasTwoActiveKeys(credentials)),
  );
  const keys = asked
    .flatMap(({ credentials }) => credentials.accessKeys ?? [])
    .filter((key) => isAsAsked(status, key.status));
  const asksForUse = unusedForDays !== undefined || replaceableByRole !== undefined;
  const unseen = keys.filter((key) => asksForUse && key.lastUsedAt === undefined && !key.neverUsed);
  const undated = keys.filter(
    ({ createdAt, neverUsed }) =>
      createdAt === undefined && (olderThanDays !== undefined || (unusedForDays !== undefined && neverUsed)),
  );
  const unsigned = asked.filter(
    (holder) => replaceableByRole !== undefined && isAsAsked(status, 'ACTIVE') && mayBeReplaceable(holder),
  );
  const key = (count: number): string => `${count} access key${count === 1 ? '' : 's'} of`;
  const user = (count: number): string =>
    `${count} user${count === 1 ? '' : 's'} with an active access key in`;
  const texts = [
    ...(unseen.length > 0 ? [`The last use of ${key(unseen.length)}`] : []),
    ...(undated.length > 0 ? [`The age of ${key(undated.length)}`] : []),
    ...(unsigned.length > 0 ? [`Whether a password exists for ${user(unsigned.length)}`] : []),
  ];
  return texts.map((text) => `${text} account ${accountId} is not known. Import its credential report.`);
}

const mayBeReplaceable = ({ principal, credentials }: Holder): boolean =>
  principal.kind === 'USER' &&
  credentials.passwordEnabled === undefined &&
  (credentials.accessKeys ?? []).some(({ status, neverUsed }) => status === 'ACTIVE' && !neverUsed);
