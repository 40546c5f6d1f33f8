/** Puts the parts of one document, which was too large to be read in one piece, together again. */
import type { CollectedLists } from '../formats/account/accountExport.js';
import type { ExportPage, ParsedExport } from '../formats/parsedExport.js';
import { extendAccount } from '../formats/shared/lazyLists.js';

/** One part: what it holds, and whether it is what is left of an object once its lists are taken out. */
export interface ParsedSlice {
  readonly parsed: ParsedExport;
  readonly isRest: boolean;
}

/** What a format would have made of the whole. */
export function joinSlices(slices: readonly ParsedSlice[]): ParsedExport | undefined {
  const parts = slices.map(({ parsed }) => parsed);
  const [first, ...more] = parts;
  if (first === undefined || more.length === 0) return first;
  const refusedFile = parts.some((part) => part.refusedFile);
  const pages = parts.flatMap((part) => part.pages);
  const rest = slices.at(-1)?.isRest === true ? parts.at(-1)?.pages[0] : undefined;
  const organizations = parts.flatMap((part) => part.organizations ?? []);
  const identityCenters = parts.flatMap((part) => part.identityCenters ?? []);
  const accountIds = pages.flatMap((page) => page.accounts.map((account) => account.accountId));
  const refused = new Set([
    ...parts.flatMap((part) => part.refusedAccountIds),
    ...(refusedFile ? accountIds : []),
  ]);
  return {
    file: first.file,
    pages: (rest ? [onePage(pages, rest)] : pages).map((page) => ({
      ...page,
      accounts: page.accounts.filter((account) => !refused.has(account.accountId)),
    })),
    refusedAccountIds: [...refused],
    refusedFile,
    problems: parts.flatMap((part) => part.problems),
    notes: parts.flatMap((part) => part.notes),
    ...(organizations.length > 0 ? { organizations } : {}),
    ...(identityCenters.length > 0 ? { identityCenters } : {}),
  };
}

/** Whether more follows stands in what is left, and which lists were collected in all of them (F-116). */
function onePage(pages: readonly ExportPage[], { truncated, isLast }: ExportPage): ExportPage {
  const collected: CollectedLists = Object.assign({}, ...pages.map((page) => page.collected));
  const accounts = pages.flatMap((page) => page.accounts);
  return {
    path: '$',
    truncated,
    isLast,
    collected,
    accounts: accounts.map((account) =>
      extendAccount(account, { truncated, collected: { ...account.collected, ...collected } }),
    ),
    awsManagedPolicies: pages.flatMap((page) => page.awsManagedPolicies),
  };
}
