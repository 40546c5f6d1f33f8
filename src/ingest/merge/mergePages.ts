/** Puts the pages of each account together, from however many files they come (F-6, F-116). */
import type { Problem } from '../problem.js';
import {
  accountWith,
  listNames,
  type AccountExport,
  type CollectedLists,
  type CredentialDetail,
  type Listed,
  type ListName,
} from '../formats/account/accountExport.js';
import { type MergedExports } from './mergedExports.js';
import { type MergedAccount } from './mergedExports.js';
import { type ParsedExport } from '../formats/parsedExport.js';
import { type ExportPage } from '../formats/parsedExport.js';
import { completedAccountIds } from './lastPage.js';
import { extendAccount, listsOnDemand } from '../formats/shared/lazyLists.js';
import {
  mergeAgreeing,
  mergeAwsManagedPolicies,
  mergeEntities,
  mergeFields,
  mergeWorkloads,
} from './mergeEntities.js';
import { completedByField } from '../formats/account/scopes.js';

/** One account's part of one page, and the file it is from. */
interface AccountPart extends AccountExport {
  readonly file: string;
}

/** All files of one import together. An account that is refused in one of them is refused in all. */
export function mergeAccountExports(parsed: readonly ParsedExport[]): MergedExports {
  const refused = refusedInFiles(parsed);
  const parts = partsByAccount(parsed);
  const completed = completedAccountIds(parsed, parts);
  for (const part of awsPolicyParts(parsed, parts)) parts.get(part.accountId)?.push(part);
  const problems = parsed.flatMap((file) => file.problems);
  const accounts: MergedAccount[] = [];
  for (const [accountId, ofAccount] of parts) {
    const merging = mergeParts(ofAccount, completed.has(accountId));
    const inFiles = refused.get(accountId);
    const found = inFiles ? refusedElsewhere(accountId, ofAccount) : merging.problems;
    problems.push(...found);
    if (found.length === 0) accounts.push(merging.account);
    else refused.set(accountId, [...(inFiles ?? []), ...found]);
  }
  const awsManaged = mergeAwsManagedPolicies(
    parsed.flatMap((file) => file.pages.map((page) => page.awsManagedPolicies)),
  );
  const notes = [
    ...parsed.flatMap((file) => [...file.notes, ...emptyNote(file)]),
    ...awsManaged.notes,
    ...accounts.flatMap(truncationNote),
  ];
  return {
    accounts,
    organizations: parsed.flatMap((file) => file.organizations ?? []),
    identityCenters: parsed.flatMap((file) => file.identityCenters ?? []),
    awsManagedPolicies: awsManaged.policies,
    refused,
    problems,
    notes,
  };
}

/** An account's problems in a file are its own, and those of nobody's for which the whole file is refused. */
function refusedInFiles(parsed: readonly ParsedExport[]): Map<string, readonly Problem[]> {
  const refused = new Map<string, readonly Problem[]>();
  for (const { refusedAccountIds, problems } of parsed)
    for (const accountId of refusedAccountIds) {
      const own = problems.filter((problem) => (problem.accountId ?? accountId) === accountId);
      refused.set(accountId, [...(refused.get(accountId) ?? []), ...own]);
    }
  return refused;
}

type PartsByAccount = ReadonlyMap<string, AccountPart[]>;

function partsByAccount(parsed: readonly ParsedExport[]): PartsByAccount {
  const parts = new Map<string, AccountPart[]>();
  for (const { file, pages } of parsed) {
    for (const account of pages.flatMap((page) => page.accounts)) {
      const part = extendAccount(account, { file });
      const sofar = parts.get(account.accountId);
      if (sofar === undefined) parts.set(account.accountId, [part]);
      else sofar.push(part);
    }
  }
  return parts;
}

/** Which accounts list the policies of AWS that stand on a page: F-117 files these under none. */
function awsPolicyParts(parsed: readonly ParsedExport[], parts: PartsByAccount): readonly AccountPart[] {
  const listing = [...parts.values()].flat().filter(({ collected }) => collected.awsPolicies);
  return parsed.flatMap(({ file, pages, refusedAccountIds }) => {
    const ofFile = listing.filter((part) => part.file === file);
    // A page that names no account may be of any; of a refused one, it looks the same.
    const nobodys = refusedAccountIds.length > 0 ? [] : ofFile.length > 0 ? ofFile : listing;
    return pages.filter(holdsAwsPolicies).flatMap((page) => {
      const accounts = page.accounts.length > 0 ? page.accounts : nobodys;
      const owners = new Map(accounts.map((account) => [account.accountId, account]));
      return [...owners.values()].map((owner) => awsPolicyPart(owner, page, file));
    });
  });
}

const holdsAwsPolicies = ({ awsManagedPolicies }: ExportPage): boolean => awsManagedPolicies.length > 0;

const awsPolicyPart = (
  account: Pick<AccountExport, 'accountId' | 'partition'>,
  { awsManagedPolicies }: ExportPage,
  file: string,
): AccountPart => ({
  ...accountWith(
    account,
    { awsPolicies: awsManagedPolicies.map(({ arn, origin }) => ({ arn, origin })) },
    true,
  ),
  file,
});

interface Merging {
  readonly account: MergedAccount;
  readonly problems: readonly Problem[];
}

/** The lists are not kept: they are put together again when they are asked for. */
function mergeParts(parts: readonly AccountPart[], isCompleted: boolean): Merging {
  const conflicts = listNames.flatMap((name) => mergeList(name, parts).problems);
  const account = {
    accountId: parts[0]?.accountId ?? '',
    partition: parts[0]?.partition ?? '',
    collected: collectedByAny(parts),
    truncated: !isCompleted && parts.every(({ truncated }) => truncated),
    files: [...new Set(parts.map(({ file }) => file))],
  };
  const lists = listsOnDemand((name) => mergeList(name, parts).entities);
  const { accountId } = account;
  const own = conflicts.map((problem) => ({ ...problem, accountId }));
  return { account: Object.assign(lists, account), problems: [...partitionProblems(parts), ...own] };
}

/** Records of what runs, of credentials, of providers and of coverage complete one another; all else has to agree (F-6, F-114). */
function mergeList(name: ListName, parts: readonly AccountPart[]) {
  const pages = parts.map((part): readonly Listed[] => part[name]);
  if (name === 'workloads')
    return { entities: mergeWorkloads(parts.flatMap((part) => part.workloads)), problems: [] };
  if (name === 'resources') return mergeAgreeing(parts.flatMap((part) => part.resources));
  if (name === 'credentials')
    return { entities: mergeFields(reportsFirst(parts.flatMap((part) => part.credentials))), problems: [] };
  if (completedByField.has(name) || name === 'coverage')
    return { entities: mergeFields(pages.flat()), problems: [] };
  return mergeEntities(pages);
}

/** Where a report and a call about one user disagree, the call counts (F-88). */
const reportsFirst = (records: readonly CredentialDetail[]): readonly CredentialDetail[] => [
  ...records.filter(({ reportedKeys }) => reportedKeys !== undefined),
  ...records.filter(({ reportedKeys }) => reportedKeys === undefined),
];

const collectedByAny = (parts: readonly AccountPart[]): CollectedLists =>
  Object.fromEntries(
    listNames.filter((name) => parts.some(({ collected }) => collected[name])).map((name) => [name, true]),
  );

function partitionProblems(parts: readonly AccountPart[]): readonly Problem[] {
  const [first, ...others] = parts;
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

/** A file is never passed over in silence. */
function emptyNote({
  file,
  pages,
  organizations = [],
  identityCenters = [],
  ...findings
}: ParsedExport): readonly Problem[] {
  const holds = pages.some((page) => page.accounts.length + page.awsManagedPolicies.length > 0);
  const parts = organizations.length + identityCenters.length;
  if (holds || parts + findings.problems.length + findings.notes.length > 0) return [];
  return [
    { file, path: '$', message: 'This holds nothing of any account or organization, so it changes nothing.' },
  ];
}

function truncationNote({ accountId, files, truncated }: MergedAccount): readonly Problem[] {
  if (!truncated) return [];
  // F-116
  const message = `The export of account ${accountId} says that more follows, so what it lacks is not deleted. Give all pages together.`;
  return [{ file: files.at(-1) ?? '', path: '$', message }];
}
