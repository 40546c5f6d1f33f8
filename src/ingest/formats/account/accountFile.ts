/** Files of accounts: every entry goes to the account that it is of, and so do the problems with it. */
import type { InputDocument } from '../../read/readExport.js';
import type { ExportPage, Format, ParsedExport } from '../parsedExport.js';
import type { Located } from '../shared/fields.js';
import { Findings } from '../shared/findings.js';
import { accountWith, type AccountLists, type Listed, type ListName } from './accountExport.js';
import type { Filed, Owner } from './entities.js';
import { awsAccountId } from './entityArn.js';

/** The lists that a page has, be they empty. */
type FiledLists = { readonly [Name in ListName]?: readonly Filed<AccountLists[Name][number]>[] };

/** A page as its format reads it. */
export interface ReadPage
  extends Pick<ExportPage, 'truncated'>, Partial<Pick<ExportPage, 'path' | 'isLast'>> {
  readonly lists: FiledLists;
}

interface AccountFormat extends Pick<Format, 'name' | 'recognizes'> {
  /** Where policy documents are: a key that one has twice is the document's problem. */
  readonly documents?: RegExp;
  /** What to note on a file that holds nothing of any account. */
  readonly ofNobody?: string;
  read(root: Located, file: AccountFile): readonly ReadPage[];
}

export const accountFormat = ({ name, recognizes, documents, ofNobody, read }: AccountFormat): Format => ({
  name,
  recognizes,
  parse(document) {
    const file = new AccountFile(document, documents);
    return file.result(read({ value: document.value, path: '$' }, file), ofNobody);
  },
});

/** Grows while a file is read. An account is refused for its own problems, and all of them for one that is nobody's. */
export class AccountFile {
  readonly findings: Findings;
  /** What a page has to hold, or a file, may be in another part of it. */
  readonly isSlice: boolean;
  private readonly accountIds = new Set<string>();
  private readonly refused = new Set<string>();
  private attributed = 0;

  constructor({ file, duplicateKeys, slice }: InputDocument, documents: RegExp | undefined) {
    this.findings = new Findings(file, duplicateKeys, slice);
    this.findings.refuseHiddenValues(documents);
    this.isSlice = slice !== undefined;
  }

  /** Those of the elements that can be read. The problems with one of these are its account's. */
  entries<Element, Detail>(
    elements: readonly Element[],
    read: (element: Element) => Filed<Detail> | undefined,
  ): readonly Filed<Detail>[] {
    return elements.flatMap((element) => {
      const before = this.findings.problemCount;
      const found = read(element);
      if (found) this.attribute(found.accountId, before);
      return found ?? [];
    });
  }

  /** The problems since `before`, when there were so many, are the account's. */
  attribute(accountId: string, before: number): void {
    if (accountId === awsAccountId) return;
    const problems = this.findings.attribute(accountId, before);
    this.accountIds.add(accountId);
    this.attributed += problems;
    if (problems > 0) this.refused.add(accountId);
  }

  result(pages: readonly ReadPage[], ofNobody: string | undefined): ParsedExport {
    const { findings, isSlice, accountIds } = this;
    const filed: readonly Owner[] = pages.flatMap(({ lists }) => Object.values(lists).flat());
    for (const { accountId } of filed) if (accountId !== awsAccountId) accountIds.add(accountId);
    const isOfNobody = accountIds.size + findings.problemCount === 0 && !isSlice;
    if (ofNobody !== undefined && isOfNobody) findings.note('$', ofNobody);
    const refusesFile = findings.problemCount > this.attributed;
    const refused = refusesFile ? accountIds : this.refused;
    return {
      file: findings.file,
      pages: refusesFile ? [] : pages.map((page) => exportPage(page, refused)),
      refusedAccountIds: [...refused],
      ...(refusesFile ? { refusedFile: true } : {}),
      problems: findings.allProblems(),
      notes: findings.allNotes(),
    };
  }
}

function exportPage(
  { path = '$', lists, truncated, isLast = false }: ReadPage,
  refused: ReadonlySet<string>,
): ExportPage {
  const names = Object.keys(lists) as readonly ListName[];
  const collected = Object.fromEntries(names.map((name) => [name, true]));
  const owners = new Map<string, Owner & { readonly lists: Partial<Record<ListName, Listed[]>> }>();
  const awsManagedPolicies = (lists.policies ?? []).filter(({ accountId }) => accountId === awsAccountId);
  for (const name of names)
    for (const { partition, accountId, detail } of lists[name] ?? []) {
      if (accountId === awsAccountId || refused.has(accountId)) continue;
      const key = `${partition}:${accountId}`;
      const owner = owners.get(key) ?? { partition, accountId, lists: {} };
      owners.set(key, owner);
      (owner.lists[name] ??= []).push(detail);
    }
  const accounts = [...owners.values()].map((owner) => ({
    ...accountWith(owner, owner.lists as unknown as Partial<AccountLists>, truncated),
    collected,
  }));
  return {
    path,
    accounts,
    awsManagedPolicies: awsManagedPolicies.map(({ detail }) => detail),
    collected,
    truncated,
    isLast,
  };
}
