/** Of which lists, or parts of them, an import says that more follows (F-116). */
import { listNames, pagedLists, type AccountExport, type ListName } from './accountExport.js';

/** Name of a list, or `LIST:SERVICE:TYPE@REGION` where only a part of it goes on. */
export type CutPart = string;

/** With the policies of AWS, which come on the same pages. */
export const detailLists: readonly ListName[] = [...pagedLists, 'awsPolicies'];

/** Of a page alone: of the lists that it has. */
export function cutPartsOf({
  cut,
  truncated,
  collected,
}: Pick<AccountExport, 'cut' | 'truncated' | 'collected'>): readonly CutPart[] {
  if (cut !== undefined || !truncated) return cut ?? [];
  const details = detailLists.filter((name) => collected[name]);
  return details.length > 0 ? details : listNames.filter((name) => collected[name]);
}

/** As an account says it. */
export const truncationOf = (cut: readonly CutPart[]): Pick<AccountExport, 'cut' | 'truncated'> => ({
  truncated: detailLists.some((name) => cut.includes(name)),
  ...(cut.length > 0 ? { cut } : {}),
});

export const isCut = (account: AccountExport, list: ListName): boolean =>
  cutPartsOf(account).some((part) => part === list || part.startsWith(`${list}:`));

/** `SERVICE:TYPE@REGION` of those parts of the list. */
export const cutScopes = (account: AccountExport, list: ListName): readonly string[] =>
  cutPartsOf(account).flatMap((part) => (part.startsWith(`${list}:`) ? part.slice(list.length + 1) : []));
