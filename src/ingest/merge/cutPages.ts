/** Which pages of an account are the last of their call, and of what more follows (F-116). */
import type { AccountExport, ListName } from '../formats/account/accountExport.js';
import { detailLists, type CutPart } from '../formats/account/cutParts.js';
import { pagedLists } from '../formats/account/accountExport.js';
import { scopeOfArn } from '../formats/account/scopes.js';

/** One account's part of one page, and the file and the call that it is from. */
export interface AccountPart extends AccountExport {
  readonly file: string;
  readonly call: string;
}

/** No page of its principals is the last one. What other calls say is no page of these. */
export function goesOn(parts: readonly AccountPart[]): boolean {
  const pages = parts.filter(({ collected }) => pagedLists.some((name) => collected[name]));
  return pages.length > 0 && pages.every(({ truncated }) => truncated);
}

/** `isCompleted`: the last page of its principals names none of them. */
export function cutPartsOfPages(parts: readonly AccountPart[], isCompleted: boolean): readonly CutPart[] {
  const details = isCompleted || !goesOn(parts) ? [] : detailLists;
  const cut = parts.filter(({ truncated }) => truncated).flatMap((part) => cutPartsOfPage(part, parts));
  return [...new Set([...details.filter((name) => parts.some((part) => part.collected[name])), ...cut])];
}

/** Lists that one call gives all of at once, and what others complete in it. */
function cutPartsOfPage(page: AccountPart, parts: readonly AccountPart[]): readonly CutPart[] {
  const names = Object.keys(page.collected) as readonly ListName[];
  const others = names.filter((name) => !detailLists.includes(name) && name !== 'coverage');
  const last = parts.filter((part) => part.call === page.call && !part.truncated);
  return others.flatMap((name) => {
    const ended = new Set(last.flatMap((part) => (part.collected[name] ? partsOf(name, part) : [])));
    return partsOf(name, page).filter((part) => !ended.has(part));
  });
}

/** A call about what runs, or about resources, is of one kind in one region, and its pages are of no other. */
const partsOf = (name: ListName, part: AccountPart): readonly CutPart[] =>
  name === 'workloads' || name === 'resources'
    ? [...new Set(part[name].map(({ arn }) => `${name}:${scopeOfArn(arn)}`))]
    : [name];
