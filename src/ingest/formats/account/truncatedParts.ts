/** Finds the lists, or parts of lists, of which an import says that more follows (F-116). */
import { listNames, pagedLists, type AccountExport, type ListName } from './accountExport.js';

/** The name of a list, or `LIST:SERVICE:TYPE@REGION` where only a part of it continues. */
export type TruncatedPart = string;

/** Returns the truncated parts. For a single page these are the lists that it has. */
export function truncatedIn({
  truncatedParts,
  truncated,
  collected,
}: Pick<AccountExport, 'truncatedParts' | 'truncated' | 'collected'>): readonly TruncatedPart[] {
  if (truncatedParts !== undefined || !truncated) return truncatedParts ?? [];
  const details = pagedLists.filter((name) => collected[name]);
  return details.length > 0 ? details : listNames.filter((name) => collected[name]);
}

/** Returns truncated parts as fields of an account. */
export const truncationOf = (
  truncatedParts: readonly TruncatedPart[],
): Pick<AccountExport, 'truncatedParts' | 'truncated'> => ({
  truncated: pagedLists.some((name) => truncatedParts.includes(name)),
  ...(truncatedParts.length > 0 ? { truncatedParts } : {}),
});

export const isTruncated = (account: AccountExport, list: ListName): boolean =>
  truncatedIn(account).some((part) => part === list || part.startsWith(`${list}:`));

/** Returns the truncated parts of the list as `SERVICE:TYPE@REGION`. */
export const truncatedScopes = (account: AccountExport, list: ListName): readonly string[] =>
  truncatedIn(account).flatMap((part) => (part.startsWith(`${list}:`) ? part.slice(list.length + 1) : []));
