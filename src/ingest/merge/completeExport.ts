/** Completes a partial export with the account's last one: what was not collected was not deleted. */
import { parseArn } from '../../iam/language/arn.js';
import {
  inPartition,
  listNames,
  pagedLists,
  type AccountExport,
  type AccountLists,
  type CredentialDetail,
  type Listed,
  type ListName,
  type ManagedPolicyDetail,
  type UserDetail,
} from '../formats/account/accountExport.js';
import {
  isTruncated,
  truncatedIn,
  truncationOf,
  type TruncatedPart,
} from '../formats/account/truncatedParts.js';
import { completedByField, scopesOf } from '../formats/account/scopes.js';
import type { Problem } from '../problem.js';
import { spillList } from '../read/spilledAccount.js';
import { withoutAssumed } from './assumedEmpty.js';
import { credentialsLeft } from './credentialsLeft.js';
import { listFromText, textsOfList, type ExportTexts } from './listText.js';
import { accountLists, arnOf, asListed, joinBy, mergeFields } from './mergeEntities.js';
import type { SpillFile } from '../read/spillFile.js';

/** The lists of an account, and the AWS managed policies of its import. */
export interface WholeExport {
  readonly account: AccountExport;
  readonly awsManaged: ReadonlyMap<string, ManagedPolicyDetail>;
  /** The lists of which more follows (F-116), after all imports so far. Missing: this import was the first. */
  readonly truncatedParts?: readonly TruncatedPart[];
}

export const AWS_MANAGED = 'awsManaged';
export const TRUNCATED = 'cut';

/** Returns the lists of the last export that may have to complete this one. */
export function wantedLists(account: AccountExport): readonly string[] {
  const isWanted = (name: ListName): boolean =>
    isPartial(account, name) || isEmptyDetails(account, name) || name === 'users';
  return [...listNames.filter(isWanted), AWS_MANAGED, TRUNCATED];
}

/**
 * Whether the last export completes this one. Lists that this one has whole need nothing: the last users only show
 * which credentials are of deleted users, and empty lists only lead to notes.
 */
export function isCompletedBy(account: AccountExport, last: ExportTexts): boolean {
  const isWhole = (name: string): boolean =>
    listNames.some((one) => one === name && !isPartial(account, one));
  return [...last].some(([name, { length }]) => length > 0 && !isWhole(name));
}

const isPartial = (account: AccountExport, name: ListName): boolean =>
  !account.collected[name] || isTruncated(account, name) || !accountLists[name].isWhole;

const isEmptyDetails = (account: AccountExport, name: ListName): boolean =>
  pagedLists.some((list) => list === name) && account.collected[name] === true && account[name].length === 0;

/** Notes empty lists that had entries before, since `--filter` prints excluded lists as empty (F-113). */
export function emptiedNotes(
  account: AccountExport & { readonly files: readonly string[] },
  last: ExportTexts,
): readonly Problem[] {
  const hadSome = (name: ListName) => (last.get(name) ?? []).some((text) => listFromText(text).length > 0);
  const emptied = pagedLists.filter(
    (name) => isEmptyDetails(account, name) && !isTruncated(account, name) && hadSome(name),
  );
  if (emptied.length === 0) return [];
  const message = `The export of account ${account.accountId} has no ${emptied.join(', ')}, and the one before had some, which are gone now. If it was made with --filter, export the account again without.`;
  return [{ file: account.files.at(-1) ?? '', path: '$', message }];
}

/** Notes what lists removed that may have been narrowed to some, which they do not say (F-123). */
export function replacedNotes(
  account: AccountExport & { readonly files: readonly string[] },
  last: ExportTexts,
): readonly Problem[] {
  const { goneWorkloads = [] } = account;
  const gone = (['workloads', 'resources'] as const).flatMap((name) => {
    const listed = [...account[name], ...(name === 'workloads' ? goneWorkloads : [])];
    // Large accounts have thousands of them, which most imports say nothing of.
    if (listed.every((entry) => 'alone' in entry)) return [];
    const replaced = scopesOf(name, account);
    const readWhole = scopesOf(name, { ...account, [name]: [], goneWorkloads: [] });
    const named = new Set(listed.map(arnOf));
    const isGone = (entry: Listed): boolean =>
      !named.has(entry.arn) && replaced.has(entry) && !readWhole.has(entry);
    return (last.get(name) ?? []).flatMap((text) => listFromText<Listed>(text).filter(isGone).map(arnOf));
  });
  if (gone.length === 0) return [];
  const others = gone.length > 3 ? ` and ${gone.length - 3} more` : '';
  const message = `No longer listed, and so gone: ${gone.slice(0, 3).join(', ')}${others} of the last import of account ${account.accountId}. If a list was narrowed to some, import the list of all.`;
  return [{ file: account.files.at(-1) ?? '', path: '$', message }];
}

/** Returns the completed export. Documents of the last export are stored in the spill file; without one, in memory. */
export function completeExport(partial: WholeExport, stored: ExportTexts, spill?: SpillFile): WholeExport {
  const { awsManaged } = partial;
  const last = withoutAssumed(partial.account, stored);
  const lastOf = (name: string): readonly Listed[] =>
    (last.get(name) ?? []).flatMap((text) => {
      const list = listFromText<Listed>(text);
      return spill ? spillList(list, spill)() : list;
    });
  const partition = partitionAfter(lastOf, partial.account);
  const account = inLastPartition(partial.account, partition);
  const completed = completeLists(account, lastOf);
  const collected = listNames.filter((name) => account.collected[name] || last.has(name));
  const lastAws = lastOf(AWS_MANAGED) as readonly ManagedPolicyDetail[];
  const truncatedParts = truncatedAfter(
    account,
    (last.get(TRUNCATED) ?? []).flatMap((text) => listFromText<TruncatedPart>(text)),
  );
  return {
    truncatedParts,
    account: {
      accountId: account.accountId,
      partition,
      ...truncationOf(truncatedParts),
      collected: Object.fromEntries(collected.map((name) => [name, true])),
      ...completed,
    },
    awsManaged: new Map([...lastAws.map((policy) => [policy.arn, policy] as const), ...awsManaged]),
  };
}

/** Returns the partition that earlier imports named, where this one names none (F-14). */
function partitionAfter(
  lastOf: (name: ListName) => readonly Listed[],
  { partition, isPartitionAssumed }: AccountExport,
): string {
  if (partition !== '' && isPartitionAssumed !== true) return partition;
  return partitionIn([...listsWithArns, 'credentials'], lastOf) ?? partition;
}

/** Lists whose ARNs name the partition. Keys of credentials have one that may be assumed. */
export const listsWithArns = listNames.filter((name) => name !== 'coverage' && name !== 'credentials');

function partitionIn(
  names: readonly ListName[],
  lastOf: (name: ListName) => readonly Listed[],
): string | undefined {
  for (const name of names) {
    const [one] = lastOf(name);
    if (one !== undefined) return parseArn(one.arn)?.partition;
  }
  return undefined;
}

/** Returns the partition that earlier imports named. */
export const lastPartition = (last: ExportTexts): string | undefined =>
  partitionIn(listsWithArns, (name) => listFromText<Listed>(last.get(name)?.[0]));

/** Returns the problem with an account that earlier imports have in another partition; an account is in one (F-14). */
export function otherPartition(
  { accountId, partition, isPartitionAssumed, files }: AccountExport & { readonly files: readonly string[] },
  last: ExportTexts,
): readonly Problem[] {
  if (partition === '' || isPartitionAssumed === true) return [];
  const before = lastPartition(last);
  if (before === undefined || before === partition) return [];
  const message = `Account ${accountId} is in the partition ${partition} here, and in ${before} in earlier imports. Correct the ARNs here, or delete the account and import all of it again.`;
  return files.map((file) => ({ file, path: '$', accountId, message }));
}

const inLastPartition = (account: AccountExport, partition: string): AccountExport =>
  partition === account.partition
    ? account
    : {
        ...account,
        partition,
        credentials: account.credentials.map((one) => inPartition(one, partition)),
      };

/** Completes each list. Credentials of deleted users are dropped. */
function completeLists(account: AccountExport, lastOf: (name: ListName) => readonly Listed[]): AccountLists {
  const lists = listNames.map((name) => {
    const last = lastOf(name);
    const left =
      name === 'credentials'
        ? credentialsLeft(
            (last as readonly CredentialDetail[]).map((one) => inPartition(one, account.partition)),
            lastOf('users') as readonly UserDetail[],
            account,
          )
        : last;
    return [name, completedList(name, account, left)];
  });
  return Object.fromEntries(lists) as unknown as AccountLists;
}

/** Returns the parts of which more follows (F-116). `before`: those of the last import. */
function truncatedAfter(account: AccountExport, before: readonly TruncatedPart[]): readonly TruncatedPart[] {
  const isOver = (part: TruncatedPart): boolean => {
    const list = listNames.find((name) => part === name || part.startsWith(`${name}:`));
    if (list === undefined) return true;
    if (part === list) return account.collected[list] === true && !isTruncated(account, list);
    return scopesOf(list, account).isCovered(part.slice(list.length + 1));
  };
  return [...new Set([...before.filter((part) => !isOver(part)), ...truncatedIn(account)])];
}

/** Returns the completed list. A whole list replaces the last one; others replace the scopes that they cover. */
function completedList(name: ListName, account: AccountExport, last: readonly Listed[]): readonly Listed[] {
  const now: readonly Listed[] = account[name];
  if (truncatedIn(account).includes(name) && !completedByField.has(name)) return newerOf(last, now);
  if (accountLists[name].isWhole) return account.collected[name] ? now : last;
  const covered = scopesOf(name, account);
  if (!completedByField.has(name)) return newerOf(last, now, (entry) => covered.has(entry));
  return mergeFields([...last.filter((entry) => !covered.has(entry)), ...now]);
}

/** Returns the entries of now, and of those before what they do not replace. What was in a list still counts as such. */
function newerOf(
  last: readonly Listed[],
  now: readonly Listed[],
  isReplaced: (entry: Listed) => boolean = () => false,
): readonly Listed[] {
  const listed = new Set(last.flatMap((entry) => ('alone' in entry ? [] : entry.arn)));
  const newer = now.map((entry) => (listed.has(entry.arn) ? asListed(entry) : entry));
  const kept = last.filter((entry) => !isReplaced(entry));
  return joinBy([...kept, ...newer], arnOf, (_first, next) => next);
}

/** Returns the lists that were ever collected, as the graph stores them. */
export function exportToTexts({
  account,
  awsManaged,
  truncatedParts = truncatedIn(account),
}: WholeExport): ExportTexts {
  const holders = [...account.users, ...account.groups, ...account.roles];
  const boundaries = [...account.users, ...account.roles].map((one) => one.permissionsBoundaryArn);
  const attached = holders.flatMap(({ attachedPolicies }) => attachedPolicies.map(({ arn }) => arn));
  const known = new Set([...boundaries, ...attached]);
  const aws = [...awsManaged.values()].filter(({ arn }) => known.has(arn));
  const lists = listNames.filter((name) => account.collected[name]);
  return new Map([
    ...lists.map((name) => [name, textsOfList(account[name])] as const),
    ...(aws.length > 0 ? [[AWS_MANAGED, textsOfList(aws)] as const] : []),
    [TRUNCATED, truncatedParts.length > 0 ? textsOfList(truncatedParts) : []],
  ]);
}
