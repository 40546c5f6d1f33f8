/** Merges the pages of each account, from any number of files (F-6, F-116). */
import { appendTo } from '../../graph/model/groupBy.js';
import {
  assumedPartition,
  inPartition,
  listNames,
  type AccountExport,
  type AccountLists,
  type ListName,
  type ManagedPolicyDetail,
} from '../formats/account/accountExport.js';
import { truncatedIn, truncationOf } from '../formats/account/truncatedParts.js';
import type { ParsedExport } from '../formats/parsedExport.js';
import type { IdentityCenterPart, OrganizationPart } from '../formats/unitParts.js';
import type { Problem } from '../problem.js';
import { extendAccount, listsOnDemand } from '../read/spilledAccount.js';
import { areAllPagesTruncated, truncatedInPages, type AccountPart } from './truncatedPages.js';
import { accountLists, mergeAwsManagedPolicies } from './mergeEntities.js';
import { keptCoverage, lackingIn, lackingParts, type Lacking } from './lackingFiles.js';
import { severalExports } from './severalExports.js';

/** All pages of one account, from all files of an import. */
export interface MergedAccount extends AccountExport {
  readonly files: readonly string[];
}

export interface MergedExports {
  readonly accounts: readonly MergedAccount[];
  readonly organizations: readonly OrganizationPart[];
  readonly identityCenters: readonly IdentityCenterPart[];
  /** AWS managed policies by ARN. */
  readonly awsManagedPolicies: ReadonlyMap<string, ManagedPolicyDetail>;
  /** Accounts that are not imported because a document of theirs has a problem, with their problems. */
  readonly refused: ReadonlyMap<string, readonly Problem[]>;
  /** All problems, those of files and of refused accounts included. */
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
}

type PartsByAccount = ReadonlyMap<string, readonly AccountPart[]>;

/** Merges all files of one import. An account that is refused in one file is refused in all. */
export function mergeAccountExports(parsed: readonly ParsedExport[]): MergedExports {
  const refused = refusedInFiles(parsed);
  const pages = partsByAccount(parsed);
  const completed = completedAccountIds(parsed, pages);
  const problems = parsed.flatMap((file) => file.problems);
  const accounts: MergedAccount[] = [];
  for (const [accountId, parts] of pages) {
    const merging = mergeParts(parts, completed.has(accountId));
    const inFiles = refused.get(accountId);
    const found = inFiles ? refusedElsewhere(accountId, parts) : merging.problems;
    problems.push(...found);
    if (found.length === 0) accounts.push(merging.account);
    else refused.set(accountId, [...(inFiles ?? []), ...found]);
  }
  const awsManaged = mergeAwsManagedPolicies(
    parsed.flatMap((file) => file.pages.flatMap((page) => page.awsManagedPolicies)),
  );
  return {
    accounts,
    organizations: parsed.flatMap((file) => file.organizations ?? []),
    identityCenters: parsed.flatMap((file) => file.identityCenters ?? []),
    awsManagedPolicies: awsManaged.policies,
    refused,
    problems,
    notes: [
      ...parsed.flatMap((file) => [...file.notes, ...emptyNote(file)]),
      ...awsManaged.notes,
      ...accounts.flatMap(truncationNote),
    ],
  };
}

/** Returns the refused accounts with their problems: their own, and those that refuse the whole file. */
function refusedInFiles(parsed: readonly ParsedExport[]): Map<string, readonly Problem[]> {
  const refused = new Map<string, readonly Problem[]>();
  for (const { refusedAccountIds, problems } of parsed)
    for (const accountId of refusedAccountIds) {
      const own = problems.filter((problem) => (problem.accountId ?? accountId) === accountId);
      refused.set(accountId, [...(refused.get(accountId) ?? []), ...own]);
    }
  return refused;
}

function partsByAccount(parsed: readonly ParsedExport[]): PartsByAccount {
  const parts = new Map<string, AccountPart[]>();
  for (const { file, pages } of parsed)
    for (const { accounts, call, path: page } of pages)
      for (const account of accounts)
        appendTo(parts, account.accountId, extendAccount(account, { file, call, page }));
  return parts;
}

/**
 * Returns the accounts whose last page has none of their entities, since it holds only AWS managed policies. Such a
 * page belongs to the only account of its file that still lacks its last page, or else to the only such account of the
 * import. If there are several, the account is unknown. Only a page that says itself that it is the last one counts.
 */
function completedAccountIds(parsed: readonly ParsedExport[], parts: PartsByAccount): ReadonlySet<string> {
  const completed = new Set<string>();
  for (const { file } of parsed.filter(hasLastPageOfNobody)) {
    const waiting = [...parts].filter(([, pages]) => areAllPagesTruncated(pages));
    const ofFile = waiting.filter(([, pages]) => pages.some((page) => page.file === file));
    const [only, ...others] = ofFile.length > 0 ? ofFile : waiting;
    if (only !== undefined && others.length === 0) completed.add(only[0]);
  }
  return completed;
}

/** Whether the file has such a page. Files with a refused account are left out, since its pages look the same. */
const hasLastPageOfNobody = ({ pages, refusedAccountIds }: ParsedExport): boolean =>
  refusedAccountIds.length === 0 && pages.some((page) => page.isMarkedLast && page.accounts.length === 0);

/** Merges the parts of an account. The lists are not kept, but merged again each time that they are read. */
function mergeParts(
  parts: readonly AccountPart[],
  isLastPageRead: boolean,
): { readonly account: MergedAccount; readonly problems: readonly Problem[] } {
  const { accountId = '' } = parts[0] ?? {};
  const named = parts.find(({ partition }) => partition !== '')?.partition;
  const partition = named ?? assumedPartition;
  const lacking = lackingIn(parts);
  const problems: Problem[] = [...partitionProblems(parts)];
  const mergeList = <N extends ListName>(name: N, report: (problem: Problem) => void) =>
    accountLists[name].merge(
      parts.flatMap(
        (part) => entriesIn(part, name, partition, lacking) as readonly AccountLists[N][number][],
      ),
      report,
    );
  for (const name of listNames) mergeList(name, (problem) => problems.push({ ...problem, accountId }));
  if (problems.length === 0) problems.push(...severalExports(parts));
  const collected = listNames.filter((name) => parts.some((part) => part.collected[name]));
  const truncatedParts = [...truncatedInPages(parts, isLastPageRead), ...lackingParts(lacking)];
  const account = {
    accountId,
    partition,
    isPartitionAssumed: named === undefined,
    goneWorkloads: parts.flatMap(({ workloads }) => workloads.filter(({ gone }) => gone !== undefined)),
    collected: Object.fromEntries(collected.map((name) => [name, true])),
    ...truncationOf(truncatedParts),
    files: [...new Set(parts.map(({ file }) => file))],
  };
  const lists = listsOnDemand((name) => mergeList(name, () => undefined));
  return { account: Object.assign(lists, account), problems };
}

/** Returns the entries of a part. Keys of credentials get the partition. Workloads that ended are in no list. */
function entriesIn(
  part: AccountPart,
  name: ListName,
  partition: string,
  lacking: Lacking,
): AccountLists[ListName] {
  if (name === 'coverage') return keptCoverage(part.coverage, lacking);
  if (name === 'workloads') return part.workloads.filter(({ gone }) => gone === undefined);
  if (name !== 'credentials' || part.partition !== '') return part[name];
  return part.credentials.map((one) => inPartition(one, partition));
}

function partitionProblems(parts: readonly AccountPart[]): readonly Problem[] {
  const [first, ...others] = parts.filter(({ partition }) => partition !== '');
  return others
    .filter(({ partition }) => partition !== first?.partition)
    .map(({ file, accountId, partition }) => ({
      file,
      path: '$',
      accountId,
      message: `Account ${accountId} is in the partition ${partition} here and in ${first?.partition} in ${first?.file}. Give only one of them.`,
    }));
}

function refusedElsewhere(accountId: string, parts: readonly AccountPart[]): readonly Problem[] {
  return [...new Set(parts.map(({ file }) => file))].map((file) => ({
    file,
    path: '$',
    accountId,
    message: `Account ${accountId} is not imported from here either, because another file that holds it has problems. Correct that one.`,
  }));
}

/** Notes a file with no content, so that no file is ignored silently. */
function emptyNote({ file, ...parsed }: ParsedExport): readonly Problem[] {
  const holds = parsed.pages.some((page) => page.accounts.length + page.awsManagedPolicies.length > 0);
  const { organizations = [], identityCenters = [], problems, notes } = parsed;
  if (holds || [organizations, identityCenters, problems, notes].some(({ length }) => length > 0)) return [];
  const message = 'This contains no data of an account or organization, so it changes nothing.';
  return [{ file, path: '$', message }];
}

function truncationNote({ accountId, files, ...account }: MergedAccount): readonly Problem[] {
  if (truncatedIn(account).length === 0) return [];
  // F-116
  const message = `The export of account ${accountId} says that more follows, so what it lacks is not deleted. Give all pages together, and all files of a collection.`;
  return [{ file: files.at(-1) ?? '', path: '$', message }];
}
