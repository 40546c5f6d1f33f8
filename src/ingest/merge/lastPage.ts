/** Finds the accounts whose last page names none of their entities, because it holds only AWS managed policies. */
import type { AccountExport } from '../formats/account/accountExport.js';
import type { ParsedExport } from '../formats/parsedExport.js';

type Parts = ReadonlyMap<string, readonly (AccountExport & { readonly file: string })[]>;

/**
 * Such a page belongs to the only account of its file that still waits for its last page, or else to the only
 * one of the import; where several wait, nobody can tell. Only a page that says itself that it is the last counts.
 */
export function completedAccountIds(parsed: readonly ParsedExport[], parts: Parts): ReadonlySet<string> {
  const completed = new Set<string>();
  for (const { file } of parsed.filter(hasLastPageOfNobody)) {
    const waiting = [...parts].filter(([, pages]) => pages.every(({ truncated }) => truncated));
    const ofFile = waiting.filter(([, pages]) => pages.some((page) => page.file === file));
    const [only, ...others] = ofFile.length > 0 ? ofFile : waiting;
    if (only !== undefined && others.length === 0) completed.add(only[0]);
  }
  return completed;
}

/** A refused account's pages look like nobody's, so a file with one is left out. */
function hasLastPageOfNobody({ pages, refusedAccountIds }: ParsedExport): boolean {
  return refusedAccountIds.length === 0 && pages.some((page) => page.isLast && page.accounts.length === 0);
}
