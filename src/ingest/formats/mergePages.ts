/** Puts the pages of each account together, from however many files they come (F-6, F-116). */
import type { Problem } from '../problem.js';
import type {
  AccountExport,
  CollectedLists,
  MergedAccount,
  MergedExports,
  ParsedExport,
} from './accountExport.js';
import { completedAccountIds } from './lastPage.js';
import { mergeAwsManagedPolicies, mergeEntities } from './mergeEntities.js';

/** One account's part of one page, and the file it is from. */
interface AccountPart extends AccountExport {
  readonly file: string;
}

/** All files of one import together. An account that is refused in one of them is refused in all. */
export function mergeAccountExports(parsed: readonly ParsedExport[]): MergedExports {
  const refused = new Set(parsed.flatMap(({ refusedAccountIds }) => refusedAccountIds));
  const parts = partsByAccount(parsed);
  const completed = completedAccountIds(parsed, parts);
  const problems = parsed.flatMap((file) => file.problems);
  const accounts: MergedAccount[] = [];
  for (const [accountId, ofAccount] of parts) {
    const merging = mergeParts(ofAccount, completed.has(accountId));
    const found = refused.has(accountId) ? refusedElsewhere(accountId, ofAccount) : merging.problems;
    problems.push(...found);
    if (found.length === 0) accounts.push(merging.account);
    else refused.add(accountId);
  }
  const awsManaged = mergeAwsManagedPolicies(
    parsed.flatMap((file) => file.pages.map((page) => page.awsManagedPolicies)),
  );
  const notes = [
    ...parsed.flatMap((file) => file.notes),
    ...awsManaged.notes,
    ...accounts.flatMap(truncationNote),
  ];
  return {
    accounts,
    awsManagedPolicies: awsManaged.policies,
    refusedAccountIds: [...refused],
    problems,
    notes,
  };
}

function partsByAccount(parsed: readonly ParsedExport[]): ReadonlyMap<string, readonly AccountPart[]> {
  const parts = new Map<string, AccountPart[]>();
  for (const { file, pages } of parsed) {
    for (const account of pages.flatMap((page) => page.accounts)) {
      const part = { ...account, file };
      const sofar = parts.get(account.accountId);
      if (sofar === undefined) parts.set(account.accountId, [part]);
      else sofar.push(part);
    }
  }
  return parts;
}

interface Merging {
  readonly account: MergedAccount;
  readonly problems: readonly Problem[];
}

function mergeParts(parts: readonly AccountPart[], isCompleted: boolean): Merging {
  const users = mergeEntities(parts.map((part) => part.users));
  const groups = mergeEntities(parts.map((part) => part.groups));
  const roles = mergeEntities(parts.map((part) => part.roles));
  const policies = mergeEntities(parts.map((part) => part.policies));
  const account = {
    accountId: parts[0]?.accountId ?? '',
    partition: parts[0]?.partition ?? '',
    users: users.entities,
    groups: groups.entities,
    roles: roles.entities,
    policies: policies.entities,
    collected: collectedByAny(parts),
    truncated: !isCompleted && parts.every(({ truncated }) => truncated),
    files: [...new Set(parts.map(({ file }) => file))],
  };
  const conflicts = [users, groups, roles, policies].flatMap((merged) => merged.problems);
  return { account, problems: [...partitionProblems(parts), ...conflicts] };
}

function collectedByAny(parts: readonly AccountPart[]): CollectedLists {
  return {
    users: parts.some(({ collected }) => collected.users),
    groups: parts.some(({ collected }) => collected.groups),
    roles: parts.some(({ collected }) => collected.roles),
    policies: parts.some(({ collected }) => collected.policies),
  };
}

function partitionProblems(parts: readonly AccountPart[]): readonly Problem[] {
  const [first, ...others] = parts;
  return others
    .filter(({ partition }) => partition !== first?.partition)
    .map(({ file, accountId, partition }) => ({
      file,
      path: '$',
      message: `Account ${accountId} is in the partition ${partition} here and in ${first?.partition} in ${first?.file}. Give only one of them.`,
    }));
}

function refusedElsewhere(accountId: string, parts: readonly AccountPart[]): readonly Problem[] {
  return [...new Set(parts.map(({ file }) => file))].map((file) => ({
    file,
    path: '$',
    message: `Account ${accountId} is not imported from here either, because another file that holds it has problems. Correct that one.`,
  }));
}

function truncationNote({ accountId, files, truncated }: MergedAccount): readonly Problem[] {
  if (!truncated) return [];
  const message = `The export of account ${accountId} says that more follows (F-116), so what it lacks is not deleted. Give all pages together.`;
  return [{ file: files.at(-1) ?? '', path: '$', message }];
}
