/** Defines formats for files of accounts: every entry and its problems belong to an account. */
import type { ExportPage, Format, ParsedExport } from '../parsedExport.js';
import type { Located } from '../shared/fields.js';
import { Findings } from '../shared/findings.js';
import { accountWith, type AccountLists, type Listed, type ListName } from './accountExport.js';
import { awsAccountId, type Filed, type Owner } from './entities.js';

/** A page as its format returns it. */
export interface ReadPage extends Partial<Pick<ExportPage, 'path' | 'truncated' | 'call' | 'isMarkedLast'>> {
  /** The lists that the page has, even if they are empty. */
  readonly lists: { readonly [Name in ListName]?: readonly Filed<AccountLists[Name][number]>[] };
}

interface AccountFormat extends Pick<Format, 'name' | 'recognizes' | 'keys' | 'readsRecords'> {
  /** Matches the paths of policy documents. */
  readonly documents?: RegExp;
  /** The note on a file that holds nothing of any account. */
  readonly emptyNote?: string;
  read(root: Located, file: AccountFile): readonly ReadPage[] | ReadPage | undefined;
}

export const accountFormat = ({ documents, emptyNote, ...format }: AccountFormat): Format => ({
  ...format,
  parse(document) {
    const file = new AccountFile(document, documents);
    const pages = format.read({ value: document.value, path: document.path ?? '$' }, file) ?? [];
    return file.result([pages].flat(), emptyNote);
  },
});

/** Collects entries and findings of a file. A problem refuses the account of its entry, or else all of the file. */
export class AccountFile extends Findings {
  private readonly accountIds = new Set<string>();
  private readonly refused = new Set<string>();
  private attributed = 0;

  /** Reads elements and returns those that are readable. Their problems count for their account. */
  entries<Element, Detail>(
    elements: readonly Element[],
    read: (element: Element) => Filed<Detail> | undefined,
  ): readonly Filed<Detail>[] {
    return elements.flatMap((element) => {
      const before = this.problemCount;
      const found = read(element);
      if (found) this.attribute(found.accountId, before);
      return found ?? [];
    });
  }

  /** Attributes to the account the problems found since there were `before` of them. */
  attribute(accountId: string, before: number): void {
    if (accountId === awsAccountId) return;
    const problems = this.ofAccount(accountId, before);
    this.accountIds.add(accountId);
    this.attributed += problems;
    if (problems > 0) this.refused.add(accountId);
  }

  result(pages: readonly ReadPage[], emptyNote: string | undefined): ParsedExport {
    const filed: readonly Owner[] = pages.flatMap(({ lists }) => Object.values(lists).flat());
    for (const { accountId } of filed) if (accountId !== awsAccountId) this.accountIds.add(accountId);
    const isOfNobody = this.accountIds.size + this.problemCount === 0 && !this.isPart;
    if (emptyNote !== undefined && isOfNobody) this.note('$', emptyNote);
    const refusesFile = this.problemCount > this.attributed;
    const refused = refusesFile ? this.accountIds : this.refused;
    return {
      file: this.file,
      pages: refusesFile ? [] : pages.map((page) => exportPage(page, refused)),
      refusedAccountIds: [...refused],
      ...(refusesFile ? { refusedFile: true } : {}),
      ...this.all(),
    };
  }
}

function exportPage(
  { path = '$', lists, truncated = false, call = '', isMarkedLast = false }: ReadPage,
  refused: ReadonlySet<string>,
): ExportPage {
  const names = Object.keys(lists) as readonly ListName[];
  const collected = Object.fromEntries(names.map((name) => [name, true]));
  const owners = new Map<string, Owner & { readonly lists: Partial<Record<ListName, Listed[]>> }>();
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
  const ofAws = (lists.policies ?? []).filter(({ accountId }) => accountId === awsAccountId);
  const awsManagedPolicies = ofAws.map(({ detail }) => detail);
  return { path, accounts, awsManagedPolicies, collected, truncated, call, isMarkedLast };
}
