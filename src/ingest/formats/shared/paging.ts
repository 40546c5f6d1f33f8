/** Whether an output says that more follows (F-116). */
import type { Fields } from './fields.js';

/** Clients of some languages begin the names of AWS in lower case. */
const spellings = (key: string): readonly string[] => [key, key.charAt(0).toLowerCase() + key.slice(1)];

const flags = ['IsTruncated', 'Truncated'].flatMap(spellings);
/** Tokens of the CLI's paging, and of calls that page by themselves. */
const tokens = ['NextToken', 'NextMarker'].flatMap(spellings);
const markers = spellings('Marker');

/** Whether one of the keys has a text: a token that is null or empty counts as missing (F-113). */
const hasText = (page: Fields, keys: readonly string[]): boolean =>
  keys.some((key) => (page.text(key) ?? '') !== '');

interface Paging {
  /** More pages follow. A marker says so too, unless a flag says that it is not so. */
  readonly truncated: boolean;
  /** The page says itself that it is the last one. */
  readonly isMarkedLast: boolean;
}

export function pagingOf(page: Fields): Paging {
  const said = flags.flatMap((key) => page.flag(key) ?? []);
  const truncated = hasText(page, tokens) || (said.length > 0 ? said.includes(true) : hasText(page, markers));
  return { truncated, isMarkedLast: said.length > 0 && !truncated };
}

/** Reads whether the lists of the one thing that the page is about continue on another page (F-36). */
export const moreFollows = (page: Fields): true | undefined => (isTruncatedPage(page) ? true : undefined);

export const isTruncatedPage = (page: Fields): boolean => pagingOf(page).truncated;
