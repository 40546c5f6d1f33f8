/** Finds the lists, or parts of lists, of which an import says that more follows (F-116). */
import { listNames, pagedLists, type AccountExport, type ListName } from './accountExport.js';

/** The name of a list, or `LIST:SERVICE:TYPE@REGION` where only a part of it continues. */
export type CutPart = string;

/** The lists of account authorization details, including the AWS managed policies that come on the same pages. */
export const detailLists: readonly ListName[] = [...pagedLists, 'awsPolicies'];

/** Returns the cut parts. For a single page these are the lists that it has. */
export function cutPartsOf({
  cut,
  truncated,
  collected,
}: Pick<AccountExport, 'cut' | 'truncated' | 'collected'>): readonly CutPart[] {
  if (cut !== undefined || !truncated) return cut ?? [];
  const details = detailLists.filter((name) => collected[name]);
  return details.length > 0 ? details : listNames.filter((name) => collected[name]);
}

/** Returns cut parts as fields of an account. */
export const truncationOf = (cut: readonly CutPart[]): Pick<AccountExport, 'cut' | 'truncated'> => ({
  truncated: detailLists.some((name) => cut.includes(name)),
  ...(cut.length > 0 ? { cut } : {}),
});

export const isCut = (account: AccountExport, list: ListName): boolean =>
  cutPartsOf(account).some((part) => part === list || part.startsWith(`${list}:`));

/** Returns the cut parts of the list as `SERVICE:TYPE@REGION`. */
export const cutScopes = (account: AccountExport, list: ListName): readonly string[] =>
  cutPartsOf(account).flatMap((part) => (part.startsWith(`${list}:`) ? part.slice(list.length + 1) : []));
