/** Finds which pages of an account are the last of their call, and which lists have more to follow (F-116). */
import { pagedLists, type AccountExport, type ListName } from '../formats/account/accountExport.js';
import type { TruncatedPart } from '../formats/account/truncatedParts.js';
import { scopeOfArn } from '../formats/account/scopes.js';

/** One account's part of one page, or of a slice of it, with its file and call. */
export interface AccountPart extends AccountExport {
  readonly file: string;
  /** The path of the page in the file. */
  readonly page: string;
  readonly call: string;
}

/** Whether all pages of the account's principals say that more follows. Pages of other calls do not count. */
export function areAllPagesTruncated(parts: readonly AccountPart[]): boolean {
  const pages = parts.filter(({ collected }) => pagedLists.some((name) => collected[name]));
  return pages.length > 0 && pages.every(({ truncated }) => truncated);
}

/** Returns the truncated parts. `isLastPageRead`: the last page was read, but has no principals of this account. */
export function truncatedInPages(
  parts: readonly AccountPart[],
  isLastPageRead: boolean,
): readonly TruncatedPart[] {
  const details = isLastPageRead || !areAllPagesTruncated(parts) ? [] : pagedLists;
  const others = parts.filter(({ truncated }) => truncated).flatMap((part) => truncatedInPage(part, parts));
  return [...new Set([...details.filter((name) => parts.some((part) => part.collected[name])), ...others])];
}

/** Returns the truncated parts of a page, except those that another page of the same call ends. */
function truncatedInPage(page: AccountPart, parts: readonly AccountPart[]): readonly TruncatedPart[] {
  const names = Object.keys(page.collected) as readonly ListName[];
  const others = names.filter((name) => !pagedLists.some((one) => one === name) && name !== 'coverage');
  const last = parts.filter((part) => part.call === page.call && !part.truncated);
  return others.flatMap((name) => {
    const ended = new Set(last.flatMap((part) => (part.collected[name] ? partsOf(name, part) : [])));
    return partsOf(name, page).filter((part) => !ended.has(part));
  });
}

/** Returns the parts of a list. Calls about workloads or resources are about one kind in one region. */
const partsOf = (name: ListName, part: AccountPart): readonly TruncatedPart[] =>
  name === 'workloads' || name === 'resources'
    ? [...new Set(part[name].map(({ arn }) => `${name}:${scopeOfArn(arn)}`))]
    : [name];
